"""Lines with a list marker: which list they go on with, or whether the writer's next paragraph begins."""

from __future__ import annotations

import re

from loaders.text.agencies import names_agencies, read_agencies
from loaders.text.items import make_item, pieces
from loaders.text.line_ends import left_open
from loaders.text.lines import Line
from loaders.text.numbering import Marker, split_marker
from loaders.text.prose import is_decision
from loaders.text.reader_listed_groups import ListedGroups
from loaders.text.reader_state import BELOW, CELLS, CONTENT, SILENT, Scope
from loaders.text.target_forms import is_measure
from loaders.text.targets import read_targets
from loaders.text.vocabulary import heads_other_matter, read_numbered

__all__ = ["Lists"]

_MOST_BULLETS, _LONGEST_BODY = 40, 80
_BACKGROUND = re.compile(r"(?:ภาพรวม|บริบท|ความเป็นมา|ที่มา|สถานการณ์(?:ปัจจุบัน)?|หลักการ|เหตุผล)(?:(?:และ|/)(?:ภาพรวม|บริบท|ความสำคัญ|ความเป็นมา|ที่มา|เหตุผล|สถานการณ์))?")
"""What stands before the parts of a group, and is none of them."""

_OWN_ROLE = {"มาตรการ": "tactics", "กลยุทธ์": "tactics", "แผนงาน": "tactics", "แนวทาง": "guidelines"}
"""Of groups whose kind is the word of a list: that column, which is none of their parts."""


class Lists(ListedGroups):
    """Numbered and bulleted lines."""

    def _is_item(self, marker: Marker | None) -> bool:
        """Whether a marker goes on with the open list rather than with the writer's paragraphs."""
        scope = self._scope
        if marker is None or scope is None or scope.role in ("agencies", "support"):
            return False
        if not marker.numbers:
            return bool(scope.items)
        return scope.follows(marker)

    def _marked(self, marker: Marker, text: str, line: Line) -> None:
        if self._aside(marker, text, line) or self._kind_named_group(marker, text, line) or self._numbered_part(marker, text, line):
            return
        scope = self._scope
        if scope and self._spelled_out(scope, marker, line):
            return
        if scope and marker.style == "deep" and marker.family not in scope.lists and scope.role in CONTENT and scope.marked and heads_other_matter(text):
            self._close(marker, line)  # behind bullets, the writer's next paragraph
            return
        if scope and self._in_scope(scope, marker, text, line):
            return
        if self._group_list and marker.family == self._group_list.family and marker.last == self._group_list.last + 1 and (not self._groups_told or marker.last <= self._groups_told):
            self._unnumbered_group(marker, text, line)
        elif scope and scope.role in SILENT and not self._next_paragraph(marker):
            return
        elif self._next_row(marker, text):
            self._unlabelled_item(marker, text, line)
        elif marker.numbers and marker.family in self._outline and marker.last > self._outline[marker.family]:
            self._close(marker, line)
        elif self._group is not None and (scope is None or scope.role not in SILENT):
            self._unlabelled_item(marker, text, line)
        else:
            self._close(marker, line)

    def _next_row(self, marker: Marker, text: str) -> bool:
        """Whether a marker goes on with the numbered rows of the group's table, rather than with the writer's paragraphs."""
        follows = any(known.family == marker.family and known.last == marker.last - 1 for known in self._row_lists if known.numbers)
        return self._group is not None and len(self._row_roles) > 1 and bool(marker.numbers) and follows and not heads_other_matter(text)

    def _aside(self, marker: Marker, text: str, line: Line) -> bool:
        """Lines of the writer's own: notes, decisions; and a list of agencies that is over or is numbered."""
        scope = self._scope
        if text.startswith("หมายเหตุ"):
            self._scope = None
            self.left.append(line)
            return True
        if is_decision(text) and marker.numbers and not (scope and scope.role in ("projects", "activities")):
            self._close(marker, line)
            return True
        if scope is None or scope.role not in ("agencies", "support"):
            return False
        if scope.roles and scope.last and marker.family == scope.last.family:
            resumed = scope.roles[0]
            scope.role, scope.owner = resumed, self._owner_for(resumed)
            scope.roles = scope.roles if len(scope.roles) > 1 else ()
        elif not scope.buffer and (heads := [column for column in self._columns if column in CONTENT]):
            self._scope = Scope(heads[0], self._owner_for(heads[0]), "label", roles=tuple(dict.fromkeys(column for column in self._columns if column in CELLS)))
            self._columns = []
        elif scope.follows(marker) if scope.last else marker.last == 1 and not scope.buffer and names_agencies(text):
            scope.note(marker)
            if names_agencies(text):  # people a plan speaks of are none
                scope.named, scope.buffer = [*scope.named, *read_agencies(scope.buffer)], ""
                self._agencies(text, line)
            return True
        else:
            self._scope = None
        return False

    def _in_scope(self, scope: Scope, marker: Marker, text: str, line: Line) -> bool:
        """Whether the open scope takes the line."""
        if scope.role == "groups":
            return self._marked_group(marker, text, line)
        if scope.role in CONTENT or (scope.role in ("value", "unit") and scope.follows(marker)):
            over = not scope.lists and self._next_paragraph(marker)
            return not over and not self._cell_behind_row(scope, marker) and self._in_list(scope, marker, text, line)
        if scope.role == "vision" and not scope.items:
            self._content(text, line)
            return True
        above = scope.marker.numbers if scope.marker else None
        if scope.role == "benefits" and (not marker.numbers or scope.last is None or marker.family == scope.last.family or marker.numbers[:-1] == above):
            self._add(scope, marker, text, line)
            return True
        return False

    def _in_list(self, scope: Scope, marker: Marker, text: str, line: Line) -> bool:
        if self._row_cell(scope, marker, text, line):
            return True
        self._columns_to_scope(scope, marker)
        return self._other_column(scope, marker, text, line) or self._list_item(scope, marker, text, line)

    def _cell_behind_row(self, scope: Scope, marker: Marker) -> bool:
        """Whether a list starts the columns of the groups' table, behind a labelled row of the group that is no such column (“เป้าประสงค์ : …”) and is whole."""
        behind = scope.rule == "label" and bool(scope.items) and scope.last is None and scope.role not in self._row_roles
        return behind and self._group is not None and len(self._row_roles) > 1 and marker.last <= 1 and not left_open(self._lines[self._index - 1].text)

    def _close(self, marker: Marker, line: Line) -> None:
        """The writer's own paragraph."""
        if marker.numbers:
            self._outline_step(marker)
        text = split_marker(line.text)[1]
        if marker.numbers:
            self._set_apart(marker, text)
        self._scope = None
        if heads_other_matter(text) or is_decision(text):
            self._group = self._tactic = self._guideline = None
            self._open_scope("other", self.plan, "paragraph")
        self._reviewed = is_decision(text) and bool(marker.numbers) and bool(self.plan.parts)
        (self.reviews if self._reviewed else self.left).append(line)
        if not self._reviewed:
            self._announce(line, marker)

    def _list_item(self, scope: Scope, marker: Marker, text: str, line: Line) -> bool:
        if not marker.numbers:
            self._bullet(scope, marker, text, line)
            return True
        scope = self._below_its_heading(scope, marker, text)
        last, deeper = scope.last, len(marker.numbers) > 1
        child = last is not None and deeper and marker.numbers[:-1] == last.numbers
        if not scope.follows(marker):
            if child and (marker.last == 1 or self._goes_on_below(scope, marker)):
                self._add_below(scope, marker, text, line)
                return True
            if self._next_paragraph(marker):
                return False
        if scope.follows(marker) or self._starts_or_skips(scope, marker) or self._counts_through(scope, marker, text):
            self._add(scope, marker, text, line)
            return True
        if child or self._is_below(scope, marker):
            self._add_below(scope, marker, text, line)
            return True
        return False

    def _below_its_heading(self, scope: Scope, marker: Marker, text: str) -> Scope:
        """The scope of a list that starts below a goal, tactic or guideline with a heading of its own: what that consists of, or is measured by."""
        headed = scope.rule == "numbered-heading" and bool(scope.items) and scope.last is None and not scope.roles
        if headed and marker.last == 1 and scope.role in ("tactics", "guidelines"):
            self._open_scope(BELOW[scope.role], scope.items[-1], "list-below-heading")
        elif headed and marker.last == 1 and scope.role == "goals" and (is_measure(text) or read_targets(text, values_only=True)):  # what the goal is measured by
            self._open_scope("indicators", scope.owner, "list-below-heading")
        return self._scope or scope

    def _starts_or_skips(self, scope: Scope, marker: Marker) -> bool:
        """Whether a marker starts the list of the scope, or goes on with it after a number the text left out."""
        if scope.last is None:
            prefixed = scope.marker is not None and len(marker.numbers) > 1 and marker.numbers[:-1] == scope.marker.numbers
            unmarked = len(marker.numbers) == 1 and len(scope.items) == marker.last - 1 > 0  # the first was printed without its number
            return marker.last == 1 or prefixed or (unmarked and marker.family not in self._outline)
        child = len(marker.numbers) > 1 and marker.numbers[:-1] == scope.last.numbers
        return not child and marker.family == scope.last.family and marker.last > scope.last.last

    def _counts_through(self, scope: Scope, marker: Marker, text: str) -> bool:
        """Whether a list right below its label goes on counting from another group's (“ตัวชี้วัดเป้าประสงค์ที่ 2” · “3. ร้อยละ…”): measures whatever the number."""
        unbegun = scope.last is None and not scope.items and scope.rule == "label" and scope.role == "indicators"
        return unbegun and len(marker.numbers) == 1 and is_measure(text) and not self._next_paragraph(marker)

    def _is_below(self, scope: Scope, marker: Marker) -> bool:
        """Whether a marker belongs to a list below the last item."""
        last = scope.last
        if last is None:
            return False
        decimal = last.style in ("dot", "deep") and marker.style == "deep" and len(marker.numbers) == len(last.numbers) + 1
        nested = marker.last == 1 and marker.style != last.style and marker.family not in self._outline
        below = scope.role in BELOW and bool(scope.items) and bool(scope.items[-1].parts) and self._goes_on_below(scope, marker)
        return decimal or nested or below

    def _goes_on_below(self, scope: Scope, marker: Marker) -> bool:
        children = [child for parts in scope.items[-1].parts.values() for child in parts] if scope.items else []
        numbers = [(child.number or "").split(".") for child in children]
        number = next((each for each in reversed(numbers) if len(each) <= len(marker.numbers)), [""])  # behind a list of its own (“2.1)”) the list goes on (“3)”)
        fits = len(number) == len(marker.numbers) and number[-1].isdigit() and int(number[-1]) + 1 == marker.last
        return fits and (len(marker.numbers) > 1 or marker.style not in {family[0] for family in self._outline})

    def _bullet(self, scope: Scope, marker: Marker, text: str, line: Line) -> None:
        if scope.last is not None and scope.last.numbers and scope.role in BELOW:
            self._add_below(scope, marker, text, line)
        elif scope.rule == "numbered-heading" and scope.items:
            self._below_heading(scope, marker, text, line)
        else:
            self._add(scope, marker, text, line)

    def _below_heading(self, scope: Scope, marker: Marker, text: str, line: Line) -> None:
        if scope.role == "indicators" and len(text) <= _LONGEST_BODY and names_agencies(text):  # whose it is
            scope.items[-1].agencies = list(dict.fromkeys([*scope.items[-1].agencies, *read_agencies(text)]))
            return
        role = {"goals": "goals", "indicators": "indicators", "tactics": "sub_bullets", "guidelines": "sub_bullets"}.get(scope.role, "sub_bullets")
        owner = scope.items[-1] if role == "sub_bullets" else scope.owner
        for mark, part in pieces(text, marker):
            owner.add(make_item(role, part, line.number, "bullet-below-heading", mark))

    def _unlabelled_item(self, marker: Marker, text: str, line: Line) -> None:
        """A list directly below a group's name."""
        if self._group is None:
            return
        if self._scope is None and marker.last == 1 and _BACKGROUND.fullmatch(text):
            self._open_scope("other", self._group, "background")
            return
        if self._guideline and self._guideline.rule == "sentence-behind-name":
            self._guideline.add(make_item("sub_bullets", text, line.number, "bullet-below-sentence", marker))
            return
        role = "projects" if text.startswith("โครงการ") else self._column_of(marker) or ("tactics" if marker.numbers and (self._has_children(marker) or (text.startswith("มาตรการ") and self._has_sibling(marker, "มาตรการ"))) else "guidelines")
        self._open_scope(role, self._owner_for(role) if role != "guidelines" else self._group, "list-below-group")
        if self._scope:
            self._add(self._scope, marker, text, line)

    def _other_column(self, scope: Scope, marker: Marker, text: str, line: Line) -> bool:
        """Whether a list below a group goes on in another column of the groups' table."""
        if scope.rule != "list-below-group" or self._group is None or len(self._row_roles) < 2:  # noqa: PLR2004 - one column has no other
            return False
        if not marker.numbers and self._inside_list(scope):
            scope.items[-1].add(make_item("sub_bullets", text, line.number, "bullets-in-list", marker))
            return True
        column = self._column_of(marker)
        if column is None or column == scope.role:
            return False
        last = scope.items[-1] if scope.items and scope.role in ("tactics", "guidelines") and not marker.numbers and column == "indicators" else None
        self._open_scope(column, last or self._owner_for(column), "list-below-group")
        if self._scope:
            self._add(self._scope, marker, text, line)
        return True

    def _inside_list(self, scope: Scope) -> bool:
        """Whether bullets stand below an item of a numbered list that goes on behind them, where the column of bullets was before that of the list."""
        roles, last = [role for role in self._row_roles if role in CONTENT], scope.last
        before = next((role for role, known in zip(roles, self._row_lists, strict=False) if not known.numbers), None)
        if last is None or not last.numbers or before is None or scope.role not in roles or roles.index(before) >= roles.index(scope.role) or self._group is None:
            return False
        return len(self._group.parts.get(before, ())) > 1 and self._number_follows(last)

    def _number_follows(self, last: Marker) -> bool:
        """Whether, behind bullets, the next number of a list follows."""
        for line in self._lines[self._index + 1:self._index + 1 + _MOST_BULLETS]:
            marker, rest = split_marker(line.text)
            if marker is None or marker.numbers:
                return bool(marker and marker.follows(last) and read_numbered(rest) is None)
        return False

    def _column_of(self, marker: Marker) -> str | None:
        """Which column of the groups' table a list below a group is in: the first list is the first column, a list that starts anew the next."""
        own = _OWN_ROLE.get(self._group.kind or "") if self._group else None  # the column of the groups' names is none of their parts
        roles = [role for role in self._row_roles if role in CONTENT]
        roles = [] if roles == [own] else roles
        for position, known in enumerate(self._row_lists):
            if marker.follows(known):
                self._row_lists[position] = marker
                return roles[position] if position < len(roles) else None
        self._row_lists.append(marker)
        return roles[len(self._row_lists) - 1] if len(self._row_lists) <= len(roles) else None

    def _has_children(self, marker: Marker) -> bool:
        for line in self._lines[self._index + 1:self._index + 12]:
            other, _ = split_marker(line.text)
            if other and other.numbers[:-1] == marker.numbers and len(other.numbers) > 1:
                return True
            if read_numbered(line.text):
                return False
        return False
