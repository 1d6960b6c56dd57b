"""Which projects a text calls its flagships: by the label or the heading above them, and the footnote that explains the word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from loaders.as_record import is_flagship
from loaders.text.found import Found, Note
from loaders.text.lines import Line
from loaders.text.numbering import split_marker

__all__ = ["name_flagships"]

_LABEL = re.compile(
    r"^(?P<label>(?:ตัวอย่าง|รายชื่อ|รายการ)?(?:แผนงาน\s?/\s?)?โครงการ(?:\s?/\s?(?:กิจกรรม|แผนงาน|มาตรการ))?(?:ที่)?(?:สำคัญ|หลัก|นำร่อง|เรือธง)?(?:\s?\(Flag\s?ship[^)]{0,30}\))?)"
    r"\s*(?::|：|เช่น|ได้แก่|ดังนี้|ประกอบด้วย|จำนวน|\d+\s?โครงการ|$)", re.IGNORECASE)
_FARTHEST = 200
"""Lines above a project among which its label is looked for."""


def name_flagships(plan: Found, lines: Sequence[Line], notes: Iterable[Note]) -> None:
    """Give each project below a flagship label that label as its ``kind``, and hang the footnote of the word on all of them."""
    at = {line.number: index for index, line in enumerate(lines)}
    flagships: list[Found] = []
    for owner in plan.walk():
        for project in owner.parts.get("projects", ()):
            label = _label_of(lines, at.get(project.line), owner.line)
            if label and is_flagship(label):
                project.kind = project.kind or label
            if is_flagship(project.kind, project.text):
                flagships.append(project)
    hung = {number for part in plan.walk() for number in part.footnotes}
    for note in notes:
        if note.number not in hung and is_flagship(note.anchor):
            for project in flagships:
                project.footnotes.append(note.number)


def _label_of(lines: Sequence[Line], index: int | None, first_line: int) -> str | None:
    """The nearest label of projects on the line or above it, not above the part that the project belongs to."""
    for above in range(index, max(index - _FARTHEST, -1), -1) if index is not None else ():
        if lines[above].number <= first_line:
            return None
        found = _LABEL.match(split_marker(lines[above].text)[1])
        if found:
            return " ".join(found["label"].split())
    return None
