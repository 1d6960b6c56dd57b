"""Words over lines: the vision, names of groups that go on below, and when a line is the rest of an item."""

from __future__ import annotations

import re

from loaders.text.found import Found
from loaders.text.items import declares_count
from loaders.text.line_ends import filled_by, goes_on, leads_down, left_open
from loaders.text.lines import Line, join
from loaders.text.numbering import split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.reader_cells import Cells
from loaders.text.reader_state import CONTENT, LONGEST_ITEM, WRAPS_FROM, Scope, last_part
from loaders.text.targets import read_targets
from loaders.text.told import read_clauses, split_parts
from loaders.text.vocabulary import read_label

__all__ = ["OVER", "Names"]

_BEHIND_VISION = re.compile(r"\s(?:ภายใต้(?:\s?\d+\s)?ยุทธศาสตร์(?!ชาติ)|โดยแบ่ง|ประกอบด้วย\s?\d)")
"""What a sentence tells behind a vision that has no quotation marks."""
_QUOTED = re.compile(r"(?:[^“\"]{0,120}(?:คือ|ว่า|:)\s?)?[“\"]")
OVER = re.compile(r"(?:เป็นต้น|ฯลฯ)\s?\)?\.?$")
"""An item that ends so is over."""


class Names(Cells):
    """What goes on in the next line."""

    def _name_goes_on(self, line: Line) -> bool:
        """The name of a group wrapped over lines."""
        group = self._group
        if group is not None and group.last_line == self._previous_number() and declares_count(line.text.strip("()")) and line.text.startswith("("):
            group.last_line = line.number  # “(2 แผนงาน)” below a name
            return True
        if group is None or not self._open_name or declares_count(line.text) or group.last_line != self._previous_number() or is_note(line.text) or is_decision(line.text):
            return False
        if len(line.text) > LONGEST_ITEM or len(group.text) < WRAPS_FROM // 2 or group.text.endswith(")"):
            return False
        if self._cells_ahead() == len([role for role in self._row_roles if role in CONTENT]) > 1:
            return False
        before = self._lines[self._index - 1].text
        head, clauses = read_clauses(line.text)
        name, told = (head, clauses) if head and clauses and clauses[0].parts else (line.text, ())
        if (len(before) < WRAPS_FROM or not filled_by(before, name)) and not goes_on(line.text):
            return False
        group.text, group.last_line = join(group.text, name), line.number
        for clause in told:
            self._told(group, clause, line)
        return True

    def _vision(self, scope: Scope, text: str, line: Line) -> None:
        self._columns = []
        if leads_down(text):  # “… กำหนดวิสัยทัศน์ไว้ ดังนี้”
            return
        if not self.plan.parts.get("vision"):
            item = self.plan.add(Found("vision", split_parts("vision", text)[0] if _QUOTED.match(text) else _BEHIND_VISION.split(text, maxsplit=1)[0].strip(' “”"'), line.number, scope.rule, last_line=line.number))
            scope.items.append(item)
        elif scope.items and (self._wraps(scope.items[-1], text, line) or self._last_of_vision(scope.items[-1], text)):
            scope.items[-1].text, scope.items[-1].last_line = join(scope.items[-1].text, text), line.number
        else:
            self._scope = None

    def _last_of_vision(self, vision: Found, text: str) -> bool:
        """Whether a line below a vision that filled its line is the rest of it: another part of the plan is headed right behind."""
        before, behind = self._lines[self._index - 1].text, split_marker(self._following())[1]
        headed = (label := read_label(behind)) is not None and not label.rest
        return vision.last_line == self._previous_number() and len(before) >= WRAPS_FROM and filled_by(before, text) and headed and not is_note(text)

    def _wraps(self, last: Found, text: str, line: Line) -> bool:
        """Whether a line goes on with the last item: it was marked and filled its line, or its words are left open."""
        deepest = last_part(last)
        if deepest.last_line != self._previous_number() and deepest.last_line != line.number:
            return False
        before = self._lines[self._index - 1].text if self._index else ""
        if left_open(before) or goes_on(text):
            return True
        scope = self._scope
        if scope is None or not scope.marked or len(before) < WRAPS_FROM or OVER.search(before):
            return False
        measured = scope.role in ("indicators", "goals") and not deepest.targets and bool(read_targets(text))  # what is measured stands before its value
        return measured or filled_by(before, text) or self._counts_on(deepest)
