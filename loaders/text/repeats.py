"""Headings that a document prints more than once: in a table of contents or a list of them before they are told in full, and again on the next page (“(ต่อ)”).

A run of headings with nothing between them that all come again, each by the same number and name, only says what follows. A line that says
itself that it goes on repeats one before it. And the name of a chapter (“ส่วนที่ 3” · “ยุทธศาสตร์และแนวทางการพัฒนา”) is no head of a table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from loaders.text.lines import Line
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import MENTION, Numbered, read_label, read_numbered

__all__ = ["without_repeats"]

_PAGE = re.compile(r"(?:[\s.…·_-]{3,}|\s)\d{1,3}$|[\s.…·_]{3,}$")
"""Behind the name of a heading in a table of contents: dots and the number of a page."""
_PAGE_ALONE = re.compile(r"^\d{1,3}$")
_GOES_ON = re.compile(r"\s*\((?:ต่อ|continued|cont\.?)\)\s*$")
_CHAPTER = re.compile(r"^(?:ส่วน|บท|ตอน|หมวด)ที่\s?\d{1,2}(?:\s*[:.]?\s*(?P<name>\S.*))?$")
_LEAST_RUN, _LEAST_ALIKE, _LONGEST_NAME = 2, 12, 80


def without_repeats(lines: list[Line]) -> list[Line]:
    """``lines`` without headings that only say what follows or go on, and without names of chapters that read like heads of columns."""
    dropped = _announcing(lines) | _continued(lines) | _chapters(lines)
    return [line for index, line in enumerate(lines) if index not in dropped] if dropped else lines


def _announcing(lines: Sequence[Line]) -> set[int]:
    """The headings of runs that all come again behind them, and numbers of pages between them."""
    heads = {index: head for index, line in enumerate(lines) if (head := _heading(line.text))}
    named: dict[tuple[str, str], list[int]] = {}
    for index, head in heads.items():
        named.setdefault((head.kind, head.number), []).append(index)
    dropped: set[int] = set()
    run: list[int] = []
    for index in [*heads, len(lines)]:
        if run and (index not in heads or heads[index].kind != heads[run[-1]].kind or not all(_PAGE_ALONE.match(line.text) for line in lines[run[-1] + 1:index])):
            dropped |= set(range(run[0], run[-1] + 1 + int(_PAGE_ALONE.match(lines[min(run[-1] + 1, len(lines) - 1)].text) is not None))) if len(run) >= _LEAST_RUN and all(_comes_again(heads, named, at, run[-1]) for at in run) else set()
            run = []
        run.append(index)
    return dropped


def _heading(text: str) -> Numbered | None:
    head = read_numbered(split_marker(text)[1])
    return head if head and head.role is None and head.rest and not MENTION.match(head.rest) else None


def _comes_again(heads: Mapping[int, Numbered], named: Mapping[tuple[str, str], Sequence[int]], index: int, end: int) -> bool:
    """Whether the heading on a line stands again behind ``end``. ``named``: the lines of each kind and number, in order."""
    own = heads[index]
    places = named[own.kind, own.number]
    return any(_alike(own.rest, heads[at].rest) for at in places[bisect_right(places, end):])


def _alike(first: str, second: str) -> bool:
    """Whether two names are one, but for the number of a page behind it and what is told behind the longer one."""
    short, long = sorted(("".join(_PAGE.sub("", name).split()) for name in (first, second)), key=len)
    return long.startswith(short) and (len(short) >= _LEAST_ALIKE or short == long)


def _continued(lines: Sequence[Line]) -> set[int]:
    """Lines that repeat one before them and say so; a heading is the same by its kind and number."""
    seen: set[str] = set()
    numbers: set[tuple[str, str]] = set()
    dropped: set[int] = set()
    for index, line in enumerate(lines):
        text = _GOES_ON.sub("", line.text)
        words, head = "".join(text.split()), read_numbered(split_marker(text)[1])
        if text != line.text and (words in seen or (head and (head.kind, head.number) in numbers)):
            dropped.add(index)
        seen.add(words)
        if head:
            numbers.add((head.kind, head.number))
    return dropped


def _chapters(lines: Sequence[Line]) -> set[int]:
    """Names of chapters, on the line of their number or the one behind it, that a reader would take for the head of the groups."""
    dropped: set[int] = set()
    for index, line in enumerate(lines):
        chapter = _CHAPTER.match(line.text)
        at = index if chapter is None or chapter["name"] else index + 1
        name = "" if chapter is None else chapter["name"] or (lines[at].text if at < len(lines) else "")
        label = read_label(name) if name and len(name) <= _LONGEST_NAME else None
        if label and label.role == "groups" and not label.rest:
            dropped |= {index, at}
    return dropped
