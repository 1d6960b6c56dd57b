"""Filling in the Word template as a planner does: typing over fields, writing into cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

__all__ = ["filled"]


def filled(form: bytes, fields: Mapping[str, Sequence[str]], tables: Mapping[int, Sequence[Sequence[str]]]) -> bytes:
    """The form with texts typed over the fields of each name, in order, and rows written into the tables (from 1)."""
    document = Document(BytesIO(form))
    left = {name: list(texts) for name, texts in fields.items()}
    for field in document.element.body.iter(qn("w:sdt")):
        name = field.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val"))
        if left.get(name):
            properties = field.find(qn("w:sdtPr"))
            properties.remove(properties.find(qn("w:showingPlcHdr")))
            next(field.iter(qn("w:t"))).text = left[name].pop(0)
    assert not any(left.values()), left
    for number, rows in tables.items():
        table = document.tables[number - 1]
        while len(table.rows) < len(rows) + 1:
            table.add_row()  # type: ignore[no-untyped-call]
        for row, texts in zip(table.rows[1:], rows, strict=False):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.paragraphs[0].text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()
