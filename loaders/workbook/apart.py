"""Workbooks are opened in a process of their own: a damaged file can make any reader ask for more memory than there is, or end the process."""

from __future__ import annotations

from typing import Any

from loaders.apart import in_child
from loaders.workbook.book import Book, Merge, Sheet

__all__ = ["book_as_json", "book_from_json", "read_apart"]


def read_apart(data: bytes, name: str) -> Book:
    """The sheets of a workbook, read by a child process.

    Raises:
        DataError: what the child found, or that it stopped at its limits.
    """
    return book_from_json(in_child("loaders.workbook.job", data, name, rule="table-stopped"))


def book_from_json(value: dict[str, Any]) -> Book:
    """The book that :func:`book_as_json` wrote."""
    sheets = tuple(Sheet(each["name"], tuple(map(tuple, each["rows"])), tuple(Merge(*merge) for merge in each["merged"]), {(row, column): text for row, column, text in each["formulas"]}, tuple(each["above"]))
                   for each in value["sheets"])
    return Book(value["kind"], sheets, notes=tuple((rule, thai, english) for rule, thai, english in value["notes"]))


def book_as_json(book: Book) -> dict[str, Any]:
    """Plain values."""
    sheets = [{"name": each.name, "rows": each.rows, "merged": [(merge.top, merge.left, merge.bottom, merge.right) for merge in each.merged],
               "formulas": [(row, column, text) for (row, column), text in each.formulas.items()], "above": each.above} for each in book.sheets]
    return {"kind": book.kind, "sheets": sheets, "notes": book.notes}
