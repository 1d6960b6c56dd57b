"""Levels below measures: where the groups of a plan are measures or ways themselves, what stands below them is one level lower than its own word says.

“มาตรการ” is a level between strategies and guidelines; below groups called มาตรการ or แนวทาง, items headed “ตัวอย่างมาตรการ” are guidelines, and what they consist of sub-bullets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.text.found import Found
from loaders.text.lines import Line
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import read_label

__all__ = ["lower_below_measures"]

_MEASURES = ("มาตรการ", "แนวทาง")
_OTHER_WORD = re.compile(r"กลยุทธ์|ยุทธวิธี|แผนงาน")
"""Levels that a text gives below measures by a word of their own."""
_MOST_PARTED = 4
"""Where every fourth and more of the tactics has guidelines below, both levels are there."""


def lower_below_measures(plan: Found, lines: Sequence[Line]) -> None:
    """Make the tactics of such groups guidelines, and the guidelines below them sub-bullets, unless a label in ``lines`` has another word for them."""
    groups = plan.parts.get("groups", [])
    tactics = [part for group in groups for part in group.parts.get("tactics", ())]
    if not tactics or not all((group.kind or "").startswith(_MEASURES) for group in groups) or sum(bool(part.parts.get("guidelines")) for part in tactics) * _MOST_PARTED >= len(tactics):
        return
    if any(_OTHER_WORD.match(part.kind or "") for part in tactics) or any(label.role == "tactics" and _OTHER_WORD.search(label.words) for line in lines if (label := read_label(split_marker(line.text)[1]))):
        return
    for group in groups:
        for part in group.parts.pop("tactics", []):
            for below in part.parts.pop("guidelines", []):
                below.role = "sub_bullets"
                part.add(below)
            part.role = "guidelines"
            group.add(part)
