"""Footnotes at the bottom of a PDF's pages: below a short line or in small print, each beginning with its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from loaders.document.blocks import Note, Place
from loaders.document.pdf_ink import Rule
from loaders.document.pdf_rows import Row
from loaders.text.marked_notes import without_marks
from loaders.thai_marks import repaired

__all__ = ["take_page_notes"]

_NUMBER = re.compile(r"^\s*(\d{1,3})\s*(?=\D)(.*)$", re.DOTALL)
_SMALL = 0.93
_SHORTEST, _LONGEST = 30.0, 0.45
"""Of the line above footnotes: points, and share of the page's width."""


def take_page_notes(rows: Sequence[Row], rules: Sequence[Rule], width: float, page: int) -> tuple[list[Row], list[Note]]:
    """The rows without the block of footnotes at their end, and the notes as printed."""
    if not rows:
        return [], []
    body = median(row.size for row in rows)
    start = _start(rows, rules, width, body)
    notes: list[Note] = []
    for row in rows[start:]:
        text = repaired(" ".join(without_marks(stretch.text, keep_numbers=True) for stretch in row.stretches))[0]
        numbered = _NUMBER.match(text)
        if numbered and (not notes or int(numbered[1]) == notes[-1].number + 1):
            notes.append(Note(int(numbered[1]), numbered[2].strip(), Place(page, note=int(numbered[1]))))
        elif notes:
            last = notes[-1]
            notes[-1] = Note(last.number, f"{last.text.rstrip()}{' ' if last.text.endswith(' ') or not last.text[-1:].strip() else ''}{text.strip()}", last.place)
        else:
            return list(rows), []
    return list(rows[:start]), notes


def _start(rows: Sequence[Row], rules: Sequence[Rule], width: float, body: float) -> int:
    """Where the block begins: ``len(rows)`` for none."""
    left = min(row.x0 for row in rows)
    lines = [rule.y0 for rule in rules if rule.y0 == rule.y1 and _SHORTEST <= rule.x1 - rule.x0 <= _LONGEST * width and abs(rule.x0 - left) <= 3 * body]
    for y in sorted(lines):
        below = [index for index, row in enumerate(rows) if row.y < y]
        if below and below == list(range(below[0], len(rows))) and _numbered(rows[below[0]]):
            return below[0]
    start = len(rows)
    while start and rows[start - 1].size <= _SMALL * body:
        start -= 1
    while start < len(rows) and not _begins_raised(rows[start]):
        start += 1
    return start


def _numbered(row: Row) -> bool:
    return bool(_NUMBER.match(without_marks(row.stretches[0].text, keep_numbers=True)))


def _begins_raised(row: Row) -> bool:
    """Whether its first character is a raised number."""
    text = row.stretches[0].text
    return _numbered(row) and text != without_marks(text) and not without_marks(text).startswith(text[:1])
