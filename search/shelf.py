"""Documents on disk, read one at a time: an index of a million texts keeps none of them in memory."""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from queries.read.records import Label, Ref
from search.documents import Document

__all__ = ["Shelf", "line_of", "write_shelf"]

_FIELDS, _REF, _LABEL = (tuple(field.name for field in fields(kind)) for kind in (Document, Ref, Label))
_LINES, _STARTS = "documents.jsonl", "starts.npy"


def write_shelf(folder: Path, lines: Sequence[bytes]) -> None:
    """Write documents (see :func:`line_of`) in the order of the rows of the index."""
    (folder / _LINES).write_bytes(b"".join(lines))
    np.save(folder / _STARTS, np.concatenate([[0], np.cumsum([len(line) for line in lines])]).astype(np.int64))


def line_of(document: Document) -> bytes:
    """A document as one line of JSON: equal documents give equal lines."""
    said = {field: getattr(document, field) for field in _FIELDS}
    ref = {field: getattr(document.ref, field) for field in _REF}
    ref["label"] = {field: getattr(document.ref.label, field) for field in _LABEL}
    return json.dumps(said | {"ref": ref}, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Shelf(Sequence[Document]):
    """The documents of an index by row."""

    def __init__(self, folder: Path) -> None:
        self._starts: NDArray[np.int64] = np.load(folder / _STARTS)
        with (folder / _LINES).open("rb") as file:
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if len(self._starts) > 1 else b""

    def __len__(self) -> int:
        return len(self._starts) - 1

    def line(self, row: int) -> bytes:
        """The line of a row, as :func:`line_of` made it."""
        return bytes(self._lines[self._starts[row]:self._starts[row + 1]])

    def __getitem__(self, row: Any) -> Any:
        return document_of(self.line(row))

    def __iter__(self) -> Iterator[Document]:
        return (document_of(self.line(row)) for row in range(len(self)))


def document_of(line: bytes) -> Document:
    """What :func:`line_of` was made of."""
    said = json.loads(line)
    ref = said.pop("ref")
    label = Label(**ref.pop("label"))
    return Document(
        Ref(label=label, **ref), tuple((field, text) for field, text in said["texts"]), tuple(said["parents"]), said["plan"], said["level"],
        tuple(said["agencies"]), tuple(said["period"]) if said["period"] else None, said["above"], said["meaning"],
    )
