"""Items of a list from the words of lines: cells of rows, wrapped lines, and the parts below an item."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.text.agencies import names_agencies, read_agencies
from loaders.text.found import Found, Target
from loaders.text.items import add_words, declares_count, make_item, make_listing, pieces
from loaders.text.line_ends import filled_by, goes_on, leads_down, left_open
from loaders.text.lines import Line, join
from loaders.text.numbering import Marker, split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.reader_ahead import SUCH_AS, WIDEST_CELL
from loaders.text.reader_names import OVER, Names
from loaders.text.reader_state import BELOW, CELLS, CONTENT, LONGEST_ITEM, SILENT, WRAPS_FROM, Scope, last_part
from loaders.text.target_forms import ending_value, looks_like_value
from loaders.text.targets import cell_target, read_targets
from loaders.text.told import read_clauses
from loaders.text.vocabulary import is_label_tail, read_numbered

__all__ = ["Content"]

_DUE = re.compile(r"^(?:ภายใน|ใน|ณ|เมื่อ(?:สิ้นสุด)?(?:แผน)?)\s?(?:สิ้น)?(?:ปีงบประมาณ|ปี|พ\.ศ\.)\s?(?:พ\.ศ\.\s?)?(2[45]\d\d)\s?(?:[:：]|ดังนี้)?$")
_UNNUMBERED = re.compile(r"^(\d{1,2})\s+(?=[ก-๎])(.+)$")
_AGREES = re.compile(r"^(?:มี)?(?:ความ)?สอดคล้องกับ.*(?:ดังนี้|ได้แก่|คือ|เช่น|:)$")
_TO_GOAL = re.compile(r"^(?:การ)?(?:ขับเคลื่อน|บรรลุ|ดำเนินการตาม)เป้าหมาย")
_TELLS_MORE = re.compile(r"^(?:โดย|ซึ่ง|เป็นการ|มุ่ง|เน้น|เพื่อ|ประกอบด้วย|มี)")
_APART = re.compile(r"(?:ขับเคลื่อน|ติดตาม|ประเมินผล|กลไก|บริหารจัดการ)[^“”\"]{0,60}$")


class Content(Names):
    """Lines that belong to the open scope."""

    def _unmarked(self, line: Line) -> None:
        scope, text = self._scope, line.text
        if (self._columns or self._row_roles) and is_label_tail(text) and (scope is None or not scope.items):
            self._head_lines.add(line.number)
            return
        if scope is None:
            if not self._name_goes_on(line) and not self._row_below_group(line) and not self._item_below_group(line):
                self.left.append(line)
                self._announce(line)
                if self._scope is None and is_note(text) and leads_down(text) and _APART.search(text):  # what is listed below is how the plan is driven
                    self._group = self._tactic = self._guideline = None
                    self._open_scope("other", self.plan, "note")
            return
        if scope.role == "value" and not scope.roles:
            self._value(scope, text, line)
        elif scope.role in ("agencies", "support") and text.startswith("โครงการ") and scope.roles == ("projects",):
            scope.role, scope.roles, scope.owner = "projects", (), self._owner_for("projects")
            self._add(scope, None, text, line)
        elif scope.role in ("agencies", "support"):
            if is_note(text) or (is_decision(text) and not read_agencies(text)[1:]) or not self._list_of_bodies_goes_on(scope, text):
                self._scope = None
                if self._heads_apart(text):
                    self._group = self._tactic = self._guideline = None
                self.left.append(line)
                self._announce(line)
            else:
                self._agencies(text, line)
        else:
            self._unmarked_part(scope, text, line)

    def _unmarked_part(self, scope: Scope, text: str, line: Line) -> None:
        titled = scope.rule == "label" and scope.role in ("projects", "tactics") and not (scope.items or scope.roles) and names_agencies(text)  # whose they are, below a title
        following = split_marker(self._following())[0]
        remark = text.startswith("[") and text.endswith("]") and following and scope.last and following.follows(scope.last)  # inside the list
        if scope.role in SILENT or scope.role == "groups" or titled or remark:
            self.left.append(line)
            self._announce(line)
            return
        if self._agencies_cell(scope, text, line) or (scope.named_rows and self._names_row(text)):
            return
        if scope.role == "projects" and scope.items and not scope.roles and not text.startswith("โครงการ") and names_agencies(text) and not self._wraps(scope.items[-1], text, line):
            last = scope.items[-1]  # a cell that says by itself whose it is
            last.agencies = list(dict.fromkeys([*last.agencies, *read_agencies(text)]))
            return
        if self._announces_groups(text) or self._heads_apart(text):
            self._scope = None
            self._group = self._tactic = self._guideline = None
            self.left.append(line)
            self._announce(line)
            return
        agrees = not scope.items and scope.rule == "label" and _AGREES.match(text)
        if agrees:  # what is listed below it is what others wrote
            self._open_scope("other", scope.owner, "agrees")
            self.left.append(line)
            return
        if is_note(text) or (is_decision(text) and len(text) > WRAPS_FROM * 2):
            self._scope = None
            self._group = self._tactic = self._guideline = None
            self.left.append(line)
            return
        self._content(text, line)

    def _row_below_group(self, line: Line) -> bool:
        """Whether a line is the first cell of a row of the groups' table."""
        if self._group is None or len(self._row_roles) < 2 or "value" not in self._row_roles or is_note(line.text):  # noqa: PLR2004 - a table has two columns
            return False
        self._open_scope(self._row_roles[-1], self._group, "column")
        self._columns = list(self._row_roles)
        self._content(line.text, line)
        return True

    def _item_below_group(self, line: Line) -> bool:
        """Whether a paragraph directly below a group's name is its only item: the groups before it have lists there."""
        group = self._group
        if group is None or group.parts or group.last_line != self._previous_number() or is_note(line.text) or is_decision(line.text) or _TELLS_MORE.match(line.text):
            return False
        following = self._following()
        if following and read_numbered(following) is None:  # it is not all that stands below the name
            return False
        listed = [part.role for other in self.plan.parts.get("groups", ()) for parts in other.parts.values() for part in parts if part.rule == "list-below-group-item"]
        if not listed:
            return False
        self._remember(group.add(make_item(listed[0], line.text, line.number, "paragraph-below-group")))
        return True

    def _content(self, text: str, line: Line) -> None:
        scope = self._scope
        if scope is None or scope.role in SILENT or (declares_count(text) and not scope.roles):
            return
        if scope.role == "vision":
            self._vision(scope, text, line)
            return
        due = _DUE.match(text)
        if due and scope.role in ("goals", "indicators", "value"):
            scope.year = int(due[1])
            return
        text = SUCH_AS.sub("", text)
        if not text:
            return
        marker, rest = split_marker(text)
        bare = _UNNUMBERED.match(text)
        if bare and scope.role == "benefits":
            marker, rest = Marker("bare", (int(bare[1]),)), bare[2]
        if self._row_cell(scope, marker, rest, line):
            return
        self._columns_to_scope(scope, marker)
        if marker is None and scope.items and (self._next_cell(scope, text, line) or self._continues(scope, text, line)):
            return
        self._add(scope, marker, rest, line)

    def _next_cell(self, scope: Scope, text: str, line: Line) -> bool:
        """Whether a line behind the list of one column is the cell of the next, in a row of the groups' table: it begins no list and cannot be the rest of the item before it."""
        roles = [role for role in self._row_roles if role in CONTENT]
        if scope.rule != "list-below-group" or scope.role not in roles[:-1]:
            return False
        before = self._lines[self._index - 1].text
        if left_open(before) or goes_on(text) or (len(before) <= WIDEST_CELL and filled_by(before, text) and not OVER.search(before)):
            return False
        role = roles[roles.index(scope.role) + 1]
        self._open_scope(role, self._owner_for(role), "column")
        self._content(text, line)
        return True

    def _value(self, scope: Scope, text: str, line: Line) -> None:
        """A line below “ค่าเป้าหมาย”: a value of the indicator before it, or a remark."""
        target = cell_target(text, line.year, None) or ending_value(text)
        if target and scope.items:
            item = scope.items[-1]
            item.targets = [known for known in item.targets if known.value is not None] + [target]

    def _row_cell(self, scope: Scope, marker: Marker | None, text: str, line: Line) -> bool:
        """A cell of a table whose heads were goals, indicators, values …: which column it is in."""
        columns = scope.roles or tuple(dict.fromkeys(column for column in self._columns if column in CELLS))
        if self._matrix.open:  # the values stand below the years
            columns = tuple(column for column in columns if column != "value")
        if len(columns) < 2 or set(columns) == {"tactics", "guidelines"}:  # noqa: PLR2004 - a table has two columns
            return False
        if not scope.roles:
            scope.roles, self._columns = columns, []
            scope.role = columns[-1] if scope.role not in columns or not scope.items else scope.role
        if marker:
            scope.role = scope.columns[marker.family] = self._column_of_list(scope, marker)
            self._add(scope, marker, text, line)
            return True
        if self._cell_goes_on(scope, text):
            last = scope.items[-1]
            add_words(last, text, line.number, join(last.text, text))
            return True
        return self._cell(scope, self._column_for(scope, text), marker, text, line)

    def _cell_goes_on(self, scope: Scope, text: str) -> bool:
        """Whether a line without a number is the rest of the numbered item before it: the next number follows, or the list of the only column that is left.

        Where the item before that one had such a line behind it too, the lines are the cells of another column.
        """
        if len(scope.items) < 2 or self._index < 2 or looks_like_value(text) or names_agencies(text) or text.startswith("โครงการ"):  # noqa: PLR2004 - the item and the one before it
            return False
        before, item = scope.items[-2:]
        if item.number is None or before.role != item.role or item.last_line != self._previous_number() or before.last_line != self._lines[self._index - 2].number:
            return False
        marker, rest = split_marker(self._following())
        if marker is None or not marker.numbers or read_numbered(rest):
            return False
        behind = [role for role in scope.roles[scope.roles.index(item.role) + 1:] if role in CONTENT] if item.role in scope.roles else []
        return self._counts_on(item) or (marker.last == 1 and len(behind) == 1)

    def _cell(self, scope: Scope, role: str, marker: Marker | None, text: str, line: Line) -> bool:
        if role == "value":
            measured = [item for item in scope.items if item.role in ("indicators", "goals")]
            named = [item for item in measured if item.role == "indicators"][-1:] or measured[-1:]
            target = cell_target(text, line.year, None)
            for item in named:
                item.targets = [target for target in item.targets if target.value is not None] + (read_targets(text) or ([target] if target else []))
                _give_year(item, line.year or scope.year)
        elif role == "unit":
            self._matrix.name_unit(text)
        elif role == "agencies":
            for owner in _carried_out(scope):
                owner.agencies = list(dict.fromkeys([*owner.agencies, *read_agencies(text)]))
        else:
            scope.role, scope.last = role, None
            self._add(scope, marker, text, line)
            return True
        scope.role = role
        return True

    def _continues(self, scope: Scope, text: str, line: Line) -> bool:
        last = scope.items[-1]
        if not self._wraps(last, text, line):
            return False
        if scope.role in ("indicators", "goals") and last.targets and read_targets(text, values_only=True) and not last.text.endswith(("และ", ",")) and not goes_on(text):
            return False
        deepest = last_part(last)
        add_words(deepest, text, line.number, join(deepest.text, text))
        return True

    def _add(self, scope: Scope, marker: Marker | None, text: str, line: Line) -> None:
        if scope.role in ("agencies", "value", "unit"):  # a list in a column of agencies or values
            self._cell(scope, scope.role, None, text, line)
            return
        for mark, part in _ways_to_goal(text, marker, scope.role) or pieces(text[:LONGEST_ITEM], marker, scope.role):
            if not part or declares_count(part):
                if part and mark:
                    scope.note(mark)
                continue
            if mark and mark.numbers and len(mark.numbers) > 1 and scope.last and mark.numbers[:-1] == scope.last.numbers and scope.role in BELOW:
                self._add_below(scope, mark, part, line)
                continue
            role = "projects" if scope.rule == "below-reference" and part.startswith("โครงการ") else scope.role
            item = scope.owner.add(make_listing(role, part, line.number, f"{scope.rule}-item", mark))
            _give_year(item, line.year or scope.year)
            scope.items.append(item)
            self._matrix.start_row(item)
            self._remember(item)
            if mark:
                scope.note(mark)

    def _add_below(self, scope: Scope, marker: Marker, text: str, line: Line) -> None:
        parent = scope.items[-1] if scope.items else scope.owner
        role = BELOW.get(scope.role)
        if (marker.numbers and role == "guidelines") or role is None:
            role = role or scope.role
        elif role == "guidelines":
            role = "sub_bullets"
            parent = parent.parts["guidelines"][-1] if parent.parts.get("guidelines") else parent
        for mark, part in pieces(text, marker, role):
            owner = parent if role != scope.role else scope.owner
            item = owner.add(make_item(role, part, line.number, "nested-list", mark))
            self._remember(item)


def _carried_out(scope: Scope) -> list[Found]:
    """What the cell of agencies of a row is said of: the first cell of the row, and the projects in the column before it; the owner of the list where one cell holds several."""
    if scope.roles[0] == "projects" and sum(item.role == "projects" for item in scope.items) > 1 and not any(item.agencies for item in scope.items):
        return [scope.owner]
    at = next((position for position in range(len(scope.items) - 1, -1, -1) if scope.items[position].role == scope.roles[0]), None)
    row = scope.items[at or 0:]
    projects = [item for item in row if item.role == "projects"] if scope.roles[scope.roles.index("agencies") - 1] == "projects" else []
    return [scope.items[at] if at is not None else scope.owner, *projects]


def _give_year(item: Found, year: int | None) -> None:
    if year:
        item.targets = [_dated(target, year) for target in item.targets]


def _dated(target: Target, year: int) -> Target:
    return target if target.years else replace(target, years=(year,))


def _ways_to_goal(text: str, marker: Marker | None, role: str) -> list[tuple[Marker | None, str]]:
    """The guidelines told behind the goal that an item names: “1. การขับเคลื่อนเป้าหมายที่ 1 … มีแนวทาง เช่น (1) … (2) …”; none where it names no goal."""
    if role != "guidelines" or not _TO_GOAL.match(text):
        return []
    parts = [part for clause in read_clauses(text)[1] if clause.role == role for part in clause.parts]
    return [(marker if part is parts[0] else None, part) for part in parts]  # the number tells the reader which item of its list this was
