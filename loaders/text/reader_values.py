"""Labels of values: whether “เป้าหมาย” heads the values of indicators, and whose values stand behind or below them."""

from __future__ import annotations

import re

from loaders.text.found import Found
from loaders.text.lines import Line
from loaders.text.matrix import is_year_head
from loaders.text.numbering import split_marker
from loaders.text.reader_lists import Lists
from loaders.text.reader_state import Scope
from loaders.text.target_forms import looks_like_value, series
from loaders.text.targets import cell_target, read_targets
from loaders.text.vocabulary import Label, read_label

__all__ = ["DUE_IN_LABEL", "Values"]

DUE_IN_LABEL = re.compile(r"(?:ภายใน|ค่าเป้าหมาย|เป้าหมาย|ใน)\s?\(?(?:ปีงบประมาณ|ปี|พ\.ศ\.)\s?(?:พ\.ศ\.\s?)?(2[45]\d\d)(?!\s?[-–]\s?\d)")
"""The year that a label gives to the values below it."""
_FARTHEST_VALUE = 3


class Values(Lists):
    """What labels of values are said of."""

    def _heads_values(self, label: Label) -> bool:
        """Whether “เป้าหมาย” heads the values of indicators: beside their column, or above the years of the indicator right above it."""
        beside = self._columns == ["indicators"] and self._index + 2 < len(self._lines) and looks_like_value(self._lines[self._index + 2].text)
        return beside or (bool(self._measured_above()) and self._values_follow(label))

    def _values_follow(self, label: Label) -> bool:
        """Whether behind a label the value of a year stands, or below it years or such a value."""
        if label.rest:
            return bool(DUE_IN_LABEL.search(label.words)) and looks_like_value(label.rest)
        below = read_label(split_marker(self._following())[1])
        return is_year_head(self._following(), "") or (below is not None and below.role == "goals" and bool(below.rest) and self._values_follow(below))

    def _measured_above(self) -> list[Found]:
        """The indicator that the lines right above are of, its agencies between."""
        indicators = self._owner_for("indicators").parts.get("indicators", [])
        near = {line.number for line in self._lines[max(0, self._index - _FARTHEST_VALUE):self._index]}
        return indicators[-1:] if indicators and indicators[-1].last_line in near else []

    def _value_label(self, role: str, label: Label, line: Line) -> None:
        self._columns.append(role)
        if role == "value" and self._scope and (due := DUE_IN_LABEL.search(label.words)):
            self._scope.year = int(due[1])
        owner = self._group or self.plan
        measured = self._scope.items if self._scope and self._scope.role == "indicators" else [] if label.rest else self._measured_above()
        if role == "value" and not label.rest and measured:
            self._columns = []
            self._scope = Scope("value", owner, "label", items=measured)
            return
        indicators = (self._tactic or owner).parts.get("indicators") or owner.parts.get("indicators") or []
        if role == "value" and label.rest and indicators:
            target = cell_target(label.rest, line.year, None)
            whole = split_marker(line.text)[1]
            indicators[-1].targets += [*read_targets(whole if series(whole)[1] else label.rest)] or ([target] if target else [])
        elif role == "value" and not indicators and len(self._columns) == 1:
            self._open_scope("indicators", owner, "label")
            self._columns = ["indicators"]
            if label.rest:
                self._content(label.rest, line)
