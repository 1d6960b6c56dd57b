"""Figures on cards: “พื้นที่สีเขียว · 50,000 · ไร่ · ปัจจุบัน: 38,500 · สวนทั้งหมดในเมือง”, one card like the other below the head of goals or indicators.

Pages and slides show what is to be reached as cards: a name, its figure in large print, and the same further lines on each (the unit, the value of
today, a remark). What tells cards from a list is that the figures stand alone on their lines, just as far apart. The name and the figure with
its unit are the indicator; what is so today is no target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.text.lines import Line, Place, with_tables
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["place_cards"]

_FIGURE = re.compile(r"^[+<>≥≤~]?\s?\d[\d,]*(?:\.\d+)?\s?[%+]?$")
_TODAY = re.compile(r"^(?:สถานะ|ค่า|ข้อมูล|ผล)?(?:ปัจจุบัน|ปีฐาน|ฐาน|ล่าสุด)|^(?:baseline|current)", re.IGNORECASE)
_HEADS = ("goals", "indicators", "value")
_LEAST_CARDS, _LEAST_LINES, _MOST_LINES, _LONGEST_NAME, _LONGEST_UNIT = 2, 3, 6, 90, 30


def place_cards(lines: list[Line]) -> list[Line]:
    """``lines`` with what such cards say as indicators and their values."""
    return with_tables(lines, _cards)


def _cards(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """The indicators of the cards that begin on a line, below a head, and where the last ends."""
    if not index or not _is_name(lines[index]) or not _headed(lines[index - 1]):
        return [], index
    figures = [at for at in range(index, min(index + _MOST_LINES + 2, len(lines))) if _FIGURE.match(lines[at].text)]
    width = figures[1] - figures[0] if len(figures) >= _LEAST_CARDS and figures[0] == index + 1 else 0
    if not _LEAST_LINES <= width <= _MOST_LINES:
        return [], index
    starts = [index]
    while _is_card(lines, starts[-1], width):
        starts.append(starts[-1] + width)
    if len(starts) <= _LEAST_CARDS:
        return [], index
    units = all(len(lines[at + 2].text) <= _LONGEST_UNIT and not _TODAY.match(lines[at + 2].text) for at in starts[:-1])
    placed: list[Line] = []
    for at in starts[:-1]:
        unit = f" {lines[at + 2].text}" if units else ""
        placed += [replace(lines[at], place=Place("indicators")), replace(lines[at + 1], text=f"{lines[at + 1].text}{unit}", place=Place("value", depth=1))]
    return placed, starts[-1]


def _is_card(lines: Sequence[Line], start: int, width: int) -> bool:
    """Whether a name, its figure and just so many further lines begin on a line."""
    card = lines[start:start + width]
    return len(card) == width and _is_name(card[0]) and bool(_FIGURE.match(card[1].text)) and not any(_FIGURE.match(line.text) or split_marker(line.text)[0] or read_numbered(line.text) for line in card[2:])


def _is_name(line: Line) -> bool:
    text = line.text
    return len(text) <= _LONGEST_NAME and not line.place and not _FIGURE.match(text) and split_marker(text)[0] is None and read_label(text) is None and read_numbered(text) is None


def _headed(line: Line) -> bool:
    label = read_label(line.text)
    return label is not None and not label.rest and label.role in _HEADS
