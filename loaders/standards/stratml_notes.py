"""What StratML has no place for, as lines of its OtherInformation that people can read and our reader takes up again.

``[pa:Tactic id=psds-2567/s1/t2 in=psds-2567/s1 kind="กลยุทธ์" number="2"]`` heads the notes of a part; the same with wording behind it is a part
that became a line; ``[name] text`` is a further field of the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

__all__ = ["FIELDS", "Note", "field_lines", "grouped", "parse", "part_line"]

FIELDS = ("definition", "description", "source", "locator", "tracks", "baselines", "footnotes", "loss", "cite", "agencies", "unverified", "standing")
"""Names of field lines; anything else in brackets is text."""
_PART = re.compile(r'\[pa:([A-Za-z]+)((?: [a-z_]+=(?:"[^"]*"|[^\s"\]]+))*)\](?: (.*))?')
_VALUE = re.compile(r' ([a-z_]+)=(?:"([^"]*)"|([^\s"\]]+))')
_FIELD = re.compile(r"\[([a-z]+)\] (.*)")
_PLAIN = re.compile(r'[^\s"\]]+')


class Note(NamedTuple):
    """A line: of a part (``part`` is its class), of a field (``field``), or neither."""

    part: str
    values: Mapping[str, str]
    field: str
    text: str


def part_line(kind: str, values: Mapping[str, str | None], text: str = "") -> str:
    """The line of a part; values that are None are left out."""
    said = "".join(f" {name}={_quoted(value)}" for name, value in values.items() if value)
    return f"[pa:{kind}{said}]" + (f" {_one_line(text)}" if text else "")


def field_lines(name: str, text: str | None) -> list[str]:
    """The lines of a field, one of :data:`FIELDS`: one for each line of its text."""
    return [f"[{name}] {line.strip()}" for line in (text or "").splitlines() if line.strip()]


def parse(line: str) -> Note:
    """What a line says; a line that is not ours is text."""
    line = line.strip()
    if found := _PART.fullmatch(line):
        values = {name: quoted or plain for name, quoted, plain in _VALUE.findall(found[2])}
        return Note(found[1], values, "", found[3] or "")
    if (found := _FIELD.fullmatch(line)) and found[1] in FIELDS:
        return Note("", {}, found[1], found[2])
    return Note("", {}, "", line)


def grouped(notes: Iterable[Note]) -> tuple[list[Note], list[tuple[Note, list[Note]]]]:
    """What stands before the first part, and each part with the notes behind it."""
    before: list[Note] = []
    groups: list[tuple[Note, list[Note]]] = []
    for note in notes:
        if note.part:
            groups.append((note, []))
        else:
            (groups[-1][1] if groups else before).append(note)
    return before, groups


def _quoted(value: str) -> str:
    return value if _PLAIN.fullmatch(value) and value.isascii() else f'"{_one_line(value).replace(chr(34), "”")}"'


def _one_line(text: str) -> str:
    return " ".join(text.split())
