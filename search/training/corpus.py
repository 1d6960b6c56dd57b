"""The articles our model is trained on: titles, and bodies in paragraphs."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

__all__ = ["Article", "articles", "paragraphs"]

_PARAGRAPH, _REST = 150, 60
"""Characters: shorter lines are joined into paragraphs of at least this length; a shorter rest goes with the last one."""


@dataclass(frozen=True, slots=True)
class Article:
    """A title with its text."""

    title: str
    paragraphs: tuple[str, ...]


def articles(file: Path) -> Iterator[Article]:
    """Articles of a file of JSON lines with ``title`` and ``body``, plain or packed (.gz, .xz). Raises OSError, KeyError and ValueError."""
    with _opened(file) as lines:
        for line in lines:
            row = json.loads(line)
            yield Article(row["title"], paragraphs(row["body"]))


def paragraphs(body: str) -> tuple[str, ...]:
    """The lines of ``body``, short ones joined."""
    found: list[str] = []
    open_ = ""
    for line in body.split("\n"):
        open_ = (open_ + "\n" + line).strip()
        if len(open_) >= _PARAGRAPH:
            found.append(open_)
            open_ = ""
    if open_ and (not found or len(open_) >= _REST):
        found.append(open_)
    elif open_:
        found[-1] += "\n" + open_
    return tuple(found)


def _opened(file: Path) -> IO[str]:
    if file.suffix == ".xz":
        return lzma.open(file, "rt", encoding="utf-8")
    if file.suffix == ".gz":
        return gzip.open(file, "rt", encoding="utf-8")
    return file.open(encoding="utf-8")
