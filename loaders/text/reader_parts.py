"""Numbered parts of a group that each have goals, tactics or guidelines below their name, a level between the group and those; and lists that are the words of one goal.

“1. การตลาด · 1.1 ตลาดในประเทศ · เป้าหมาย … · กลยุทธ์ … · 1.2 ตลาดต่างประเทศ · เป้าหมาย …”. What tells such a name from an item of the list
above it is that a label stands right below it, as below the other names of its kind.

“3) บรรจุภัณฑ์ถูกนำกลับมาใช้ ได้แก่ · (1) แก้ว ร้อยละ 86 · (2) กระดาษ ร้อยละ 74 · 4) …”: what a goal or a measure names in a list of its own
says what it is, as it does where the list runs on inside its line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.text.items import add_words, make_item
from loaders.text.lines import Line
from loaders.text.numbering import Marker, split_marker
from loaders.text.reader_content import Content
from loaders.text.reader_state import Scope
from loaders.text.told import announced
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["Parts"]

_BELOW = ("goals", "tactics", "guidelines")
_LONGEST_NAME, _FARTHEST = 160, 60
_NAMES_THEM = re.compile(r"\s(?:ได้แก่|เช่น|คือ|อาทิ)$")


class Parts(Content):
    """Names of the numbered parts of a group."""

    def _numbered_part(self, marker: Marker, text: str, line: Line) -> bool:
        """Take a numbered line as the name of a part of the group, if it is one; whether it was."""
        if self._group is None or not marker.numbers or len(text) > _LONGEST_NAME or not _labelled(self._following()):
            return False
        if self._part_list == marker.family:
            if self._scope and self._scope.last and self._scope.last.family == marker.family:
                return False
        elif self._scope is not None or marker.last != 1 or not self._has_next_part(marker):
            return False
        self._part_list = marker.family
        item = self._group.add(make_item("tactics", text, line.number, "numbered-heading", marker))
        self._guideline = self._scope = self._pending = None
        self._columns = []
        self._remember(item)
        return True

    def _spelled_out(self, scope: Scope, marker: Marker, line: Line) -> bool:
        """Whether a numbered line is one of the things that the last goal or measure names behind its last word; if so, it is a part of its words."""
        if scope.role not in ("goals", "indicators") or not scope.items or not marker.numbers:
            return False
        item, before = scope.items[-1], self._lines[self._index - 1]
        if self._spelled is None or item.last_line != before.number or not marker.follows(self._spelled):
            own = split_marker(before.text)[0]
            opens = marker.last == 1 and item.last_line == before.number and item.line == before.number and own is not None and own.style != marker.style
            if not opens or not _NAMES_THEM.search(before.text) or announced(before.text) is not None:
                return False
        self._spelled = marker
        add_words(item, line.text, line.number, f"{item.text} {line.text}")
        return True

    def _has_next_part(self, marker: Marker) -> bool:
        """Whether another part follows within the group, with a label below its name; its number may be misprinted."""
        ahead = self._lines[self._index + 1:self._index + 1 + _FARTHEST]
        for line, following in pairwise(ahead):
            other, rest = split_marker(line.text)
            if read_numbered(rest):
                return False
            if other and other.family == marker.family:
                return _labelled(following.text)
        return False


def _labelled(below: str) -> bool:
    """Whether a line is, or begins with, a label of what a part of a group consists of."""
    label = read_label(below)
    return label is not None and label.role in _BELOW
