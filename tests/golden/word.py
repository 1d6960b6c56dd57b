"""The body of a Word file as text, to be compared with what it should hold."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

__all__ = ["body_of"]


def body_of(content: bytes) -> str:
    """``word/document.xml``, one element a line. The name of the build is left out; it is another after any change."""
    with ZipFile(BytesIO(content)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    body = tree.find("{*}body")
    lines = [etree.tostring(child, encoding="unicode") for child in (body if body is not None else ())]
    short = [re.sub(r' xmlns:\w+="[^"]*"', "", line) for line in lines]
    return re.sub(r"\b[0-9a-f]{16}\b", "…", "\n".join(short)) + "\n"
