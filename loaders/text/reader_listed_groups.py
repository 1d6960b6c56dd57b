"""Groups that are items of a list: below their label, or by the first word of each."""

from __future__ import annotations

import re

from loaders.text.found import Found
from loaders.text.lines import Line
from loaders.text.numbering import Marker, split_marker
from loaders.text.reader_parts import Parts

__all__ = ["ListedGroups"]

_KIND_NAME = re.compile(r"แผนปฏิบัติการย่อย|แผนย่อย|ประเด็นยุทธศาสตร์|ประเด็นการพัฒนา|ยุทธศาสตร์(?!ชาติ)(?=[ก-๎])|เสาหลัก")


class ListedGroups(Parts):
    """Numbered lines that are groups."""

    def _kind_named_group(self, marker: Marker, text: str, line: Line) -> bool:
        """Whether a numbered line is a group by its first word, as its neighbours in the list are: “1. แผนย่อยการป้องกัน …”, “2. แผนย่อยการปราบปราม …”."""
        kind = _KIND_NAME.match(text)
        if kind is None or self._top is not None or len(marker.numbers) != 1 or not self._has_sibling(marker, kind[0]):
            return False
        group = self.plan.add(Found("groups", "", line.number, "list-of-kinds", number=marker.printed, kind=kind[0], last_line=line.number))
        self._group, self._tactic, self._guideline, self._pending, self._group_list = group, None, None, None, marker
        self._scope = None
        self._name_group(text, line)
        return True

    def _has_sibling(self, marker: Marker, kind: str) -> bool:
        for line in self._lines:
            other, rest = split_marker(line.text)
            if other and other.family == marker.family and abs(other.last - marker.last) == 1 and rest.startswith(kind):
                return True
        return False

    def _marked_group(self, marker: Marker, text: str, line: Line) -> bool:
        """A list below the label of the groups: its items are the groups, where none has a numbered heading."""
        if self._top is not None or not marker.numbers:
            return bool(self._top is None)
        first = marker.last == 1 and self._group_list is None
        if not first:
            return False
        self._unnumbered_group(marker, text, line)
        return True

    def _unnumbered_group(self, marker: Marker, text: str, line: Line) -> None:
        group = Found("groups", "", line.number, "list-below-label", number=marker.printed, kind=self._group_kind, last_line=line.number)
        self._enter_group(self.plan.add(group))
        self._group_list = marker
        self._name_group(text, line)
