"""Cells of flattened tables: which column a line is in, and the agencies it names."""

from __future__ import annotations

import re

from loaders.text.agencies import join_names, mentions_bodies, names_agencies, read_agencies
from loaders.text.line_ends import left_open
from loaders.text.lines import Line
from loaders.text.matrix import is_cell
from loaders.text.numbering import Marker
from loaders.text.reader_ahead import Ahead
from loaders.text.reader_state import CONTENT, Scope
from loaders.text.target_forms import looks_like_value

__all__ = ["Cells"]

_TELLS = re.compile(r"(?:^|\s)(?:โดย(?=มี|ให้|จะ)|เพื่อให้|ซึ่งจะ|ทั้งนี้)|(?<=[ก-๎])(?:จะ(?!เชิง)|ได้ดำเนินการ|ดำเนินการตาม|ทำหน้าที่|มีหน้าที่)")
"""Words of a sentence, which a list of bodies has none of."""
_LONG_LIST, _LONGEST_LIST, _MOST_AGENCIES = 400, 3_000, 2_000


class Cells(Ahead):
    """Which cell of its row a line is."""

    def _agencies_cell(self, scope: Scope, text: str, line: Line) -> bool:
        """Whether a line behind a list is the cell of agencies of its row, in a groups' table that has such a column."""
        headed = scope.rule == "numbered-heading"
        if "agencies" not in self._row_roles or not (headed or scope.rule in ("list-below-group", "column")) or not names_agencies(text):
            return False
        if left_open(self._lines[self._index - 1].text):
            return False
        row = scope.items if not headed and scope.role in ("tactics", "guidelines", "activities", "projects") else []
        self._open_scope("agencies", row[-1] if row else self._group or self.plan, "column")
        if self._scope:
            self._scope.row = row[:-1]
        self._agencies(text, line)
        return True

    def _list_of_bodies_goes_on(self, scope: Scope, text: str) -> bool:
        """Whether a line behind a list of agencies goes on with it, rather than with running text that the list was followed by."""
        if not scope.buffer or text.startswith(("และ", "(", "รวมทั้ง")) or left_open(self._lines[self._index - 1].text):
            return True
        return (names_agencies(text) or mentions_bodies(text)) and not _TELLS.search(text)

    def _agencies(self, text: str, line: Line) -> None:
        scope = self._scope
        if scope is None:
            return
        self._columns = []
        if not scope.buffer and not scope.named and scope.owner.role != "projects":  # what another label or cell said stays; of a project, the brackets at its end are a guess
            scope.named = list(scope.owner.supporting if scope.role == "support" else scope.owner.agencies)
        scope.buffer = join_names(scope.buffer, text)
        whole = len(scope.buffer) > _LONG_LIST and not text.startswith(("และ", "(")) and not left_open(scope.buffer[-len(text) - 30:-len(text)])
        if whole or len(scope.buffer) > _LONGEST_LIST:  # what is read so far stays
            scope.named = [*scope.named, *read_agencies(scope.buffer[:-len(text)])]
            scope.buffer = text
        names = list(dict.fromkeys([*scope.named, *read_agencies(scope.buffer)])) if len(scope.named) < _MOST_AGENCIES else scope.named
        if scope.role == "support":
            scope.owner.supporting = names
        else:
            scope.owner.agencies = names
            for item in scope.row:
                item.agencies = list(names)
        scope.owner.last_line = max(scope.owner.last_line, line.number)

    def _column_of_list(self, scope: Scope, marker: Marker) -> str:
        """The column of a marked cell: that of the list it goes on with; a list that starts is in the next column without one."""
        known = scope.columns.get(marker.family)
        if known and (not marker.numbers or scope.follows(marker)):
            return known
        taken = {*scope.columns.values(), *(scope.roles[:1] if scope.rule == "numbered-heading" else ())}
        behind = scope.roles.index(known) + 1 if known in scope.roles else 0  # a list that starts anew is in a column behind the one before
        free = [role for role in scope.roles[behind:] if role in CONTENT and role not in taken]
        if free:
            return free[0]
        lists = [role for role in scope.roles if role in CONTENT]
        return lists[-1] if len(scope.columns) == 1 else known or scope.roles[0]  # one style of marker for every column: more lists than heads

    def _column_for(self, scope: Scope, text: str) -> str:
        """The column after the last one; a value, a list of agencies or a project shows its column by itself."""
        roles = scope.roles
        if self._matrix.open and "indicators" in roles:
            ahead = [line.text for line in self._lines[self._index + 1:self._index + 3]]
            named = ["unit", "indicators"] if "unit" in roles else ["indicators"]
            for role, cell in zip(named, ahead, strict=False):
                if is_cell(cell):
                    return role
        following = self._following()
        shown = (("value", looks_like_value(text)), ("indicators", "value" in roles and looks_like_value(following)),  # what stands before a value is what it measures
                 ("goals", {"value", "indicators"} <= set(roles) and scope.role == "value"), ("agencies", names_agencies(text)), ("projects", text.startswith("โครงการ")))
        position = roles.index(scope.role) if scope.role in roles else len(roles) - 1
        return next((role for role, shows in shown if shows and role in roles), roles[(position + 1) % len(roles)])

    def _columns_to_scope(self, scope: Scope, marker: Marker | None) -> None:
        """Heads of columns met one below the other: tactics and guidelines share one list by the depth of its numbers."""
        columns = [column for column in self._columns if column in CONTENT]
        self._columns = []
        headed = self._tactic is not None and self._tactic.rule == "numbered-heading" and scope.role == "guidelines"  # the tactic has its own heading above
        if len(columns) > 1 and "tactics" in columns and marker is not None and not headed:
            scope.role, scope.owner = "tactics", self._owner_for("tactics")
