"""The work of the child that opens documents (see :mod:`loaders.apart`): bytes to a story."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from loaders.document.blocks import Blocks
from loaders.document.docx_reader import read_docx
from loaders.document.html_reader import read_html
from loaders.document.odt_reader import read_odt
from loaders.document.pdf_reader import read_pdf
from loaders.document.story import Story, tell
from loaders.document.text_reader import read_text

__all__ = ["READERS", "read", "run"]

READERS: dict[str, Callable[[bytes, str, Callable[[int, int], None]], Blocks]] = {"docx": read_docx, "pdf": read_pdf, "html": read_html, "odt": read_odt, "text": read_text}


def read(data: bytes, kind: str, name: str, hear: Callable[[int, int], None] = lambda *_: None) -> Story:
    """The story of a document of ``kind``, read in this process.

    Raises:
        DataError: see the readers of each kind.
    """
    return tell(READERS[kind](data, name, hear), name)


def run(data: bytes, options: Mapping[str, Any], hear: Callable[[int, int], None]) -> dict[str, Any]:
    """The story as JSON."""
    return read(data, options["kind"], "", hear).as_json()
