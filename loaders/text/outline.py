"""The structure of a plan from its lines: labels open parts, numbering tells which list a line goes on with.

Read once, line by line. The reader knows the part that is open (group, tactic, guideline), the *scope* (which list the next items belong
to), the numbering of the writer's own paragraphs (the *outline*) and the heads of table columns met one below the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.text.agencies import names_agencies, read_agencies
from loaders.text.found import Found, Target
from loaders.text.items import add_words, declares_count, make_item, name_of_group, pieces
from loaders.text.lines import Line, join
from loaders.text.matrix import Matrix, is_year_head
from loaders.text.numbering import Marker, split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.targets import cell_target, looks_like_value, read_targets
from loaders.text.vocabulary import Label, Numbered, group_rank, heads_other_matter, is_label_tail, read_label, read_numbered

__all__ = ["Outline"]

_CONTENT = ("goals", "indicators", "tactics", "guidelines", "sub_bullets", "activities", "projects")
_CELLS = (*_CONTENT, "value", "agencies")
_SILENT = ("other", "alignment", "table")
_BELOW = {"tactics": "guidelines", "guidelines": "sub_bullets", "groups": "guidelines"}
_LOWER = {"กลยุทธ์": "tactics", "ยุทธวิธี": "tactics"}
_WRAPS_FROM = 40
"""A line shorter than this was not broken by the margin, so the next one is no continuation."""
_GOES_ON = re.compile(r"^(?:และ|หรือ|ของ|เพื่อ|โดย|ซึ่ง|ที่|ใน|จาก|กับ|ต่อ|รวมทั้ง|รวมถึง|ตลอดจน|\(|”|\)|[a-z])")
_LEFT_OPEN = re.compile(r"(?:และ|หรือ|ของ|เพื่อ|การ|ใน|ที่|กับ|จาก|เช่น|/|,|-|ความ|ด้าน)$")
_MENTION = re.compile(r"^(?:เช่น|ได้แก่|ควร|ให้\s|และ|ถึง|หรือ|,|-|–|กับ|ข้างต้น|ดังกล่าว|ของ(?:แผน|ยุทธศาสตร์)|ภายใต้|ในแผน)")
_UNNUMBERED = re.compile(r"^(\d{1,2})\s+(?=[ก-๎])(.+)$")
_LEADS_DOWN = re.compile(r"(?:ได้แก่|ดังนี้|ประกอบด้วย|คือ|เช่น|:)$")
_SUCH_AS = re.compile(r"^(?:เช่น|ได้แก่|อาทิ)(?:\s|$)")
_LABEL_INSIDE = re.compile(r"(?<=\s)(?=(?:กลยุทธ์|ตัวชี้วัด|เป้าหมาย|เป้าประสงค์|แนวทาง(?:การพัฒนา)?|มาตรการ|โครงการสำคัญ|หน่วยงานรับผิดชอบ\S{0,6})\s?(?::|คือ\s|เช่น\s|ได้แก่\s))")
_LONG_LIST, _LONGEST_LIST, _MOST_AGENCIES = 400, 3_000, 2_000
"""Characters of a list of agencies that are read again with its next line; names that one part may have."""
_LONGEST_ITEM = 6_000


@dataclass(slots=True)
class _Scope:
    """Which list the next items belong to."""

    role: str
    owner: Found
    rule: str
    marker: Marker | None = None
    roles: tuple[str, ...] = ()
    items: list[Found] = field(default_factory=list)
    last: Marker | None = None
    lists: dict[tuple[str, tuple[int, ...]], int] = field(default_factory=dict)
    marked: bool = False
    buffer: str = ""
    named: list[str] = field(default_factory=list)

    def note(self, marker: Marker) -> None:
        """Remember the marker of an item."""
        self.last, self.marked = marker, True
        if marker.numbers:
            self.lists[marker.family] = marker.last

    def follows(self, marker: Marker) -> bool:
        """Whether ``marker`` is the next number of a list of this scope."""
        return bool(marker.numbers) and self.lists.get(marker.family) == marker.last - 1 and marker.last > 1


class Outline:
    """Reads lines; :attr:`plan` is the tree, :attr:`left` the lines that belong to no part (running text)."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.plan = Found("plan", "", 0, "")
        self.left: list[Line] = []
        self._lines = lines
        self._top = _top_kind(lines)
        self._group: Found | None = None
        self._tactic: Found | None = None
        self._guideline: Found | None = None
        self._scope: _Scope | None = None
        self._columns: list[str] = []
        self._pending: Found | None = None
        self._outline: dict[tuple[str, tuple[int, ...]], int] = {}
        self._group_list: Marker | None = None
        self._matrix = Matrix()
        self._index = 0
        self._open_name = False
        self._row_roles: list[str] = []
        self._row_styles: list[str] = []
        self._head_lines: set[int] = set()
        for self._index, line in enumerate(lines):
            self._read(line)
        self._matrix.finish()

    # ------------------------------------------------------------------ one line

    def _read(self, line: Line) -> None:
        marker, rest = split_marker(line.text)
        if self._matrix_line(line):
            return
        numbered = read_numbered(rest)
        if numbered and not _MENTION.match(numbered.rest) and self._numbered(numbered, marker, line):
            return
        label = read_label(rest)
        if label and self._label(label, marker, line):
            return
        if self._pending:
            self._name_pending(line)
            return
        if marker:
            self._marked(marker, rest, line)
        else:
            self._unmarked(line)

    def _matrix_line(self, line: Line) -> bool:
        """Years as column heads, and the cells of rows below them."""
        budget = self._scope is not None and self._scope.role == "other"
        following = self._lines[self._index + 1].text if self._index + 1 < len(self._lines) else ""
        if is_year_head(line.text, following) and not (self._scope and self._scope.role == "alignment"):
            self._matrix.add_years(line.text, counts=not budget)
            return True
        last = self._scope.items[-1] if self._scope and self._scope.items else None
        return self._matrix.take_cell(line.text, last if self._scope and self._scope.role in ("indicators", "goals") else None, silent=budget)

    # ------------------------------------------------------------------ numbered headings

    def _numbered(self, head: Numbered, marker: Marker | None, line: Line) -> bool:
        if self._scope and self._scope.role == "alignment":
            return True
        if head.role in ("other",):
            self._open_scope("other", self._owner(), "numbered-other")
            return True
        if head.role:
            return self._numbered_item(head, head.role, line)
        if head.kind == self._top:
            return self._numbered_group(head, marker, line)
        role = _LOWER.get(head.kind, "guidelines")
        if self._group is None and head.kind in ("ด้าน", "แผนงาน", "องค์ประกอบ"):
            return False
        if group_rank(head.kind) == 0:
            role = "tactics"
        return self._numbered_item(head, role, line)

    def _numbered_group(self, head: Numbered, marker: Marker | None, line: Line) -> bool:
        known = [group for group in self.plan.parts.get("groups", []) if group.number == head.number and group.kind == head.kind]
        if known:
            self._scope = None
            silent = self._columns and self._columns[-1] in _SILENT
            self._columns = []
            if silent or (head.rest and known[0].text and head.rest[:12] not in known[0].text):
                self._open_scope("other", known[0], "repeated-group")
            else:
                self._enter_group(known[0])
            return True
        self._enter_group(self.plan.add(Found("groups", "", line.number, "numbered-heading", number=head.number, kind=head.kind, last_line=line.number)))
        if marker:
            self._outline[marker.family] = marker.last
        if head.rest:
            self._name_group(head.rest, line)
        else:
            self._pending = self._group
        return True

    def _enter_group(self, group: Found) -> None:
        self._group, self._tactic, self._guideline, self._scope, self._pending = group, None, None, None, None
        self._row_styles = []
        self._columns = []
        self._matrix.close()

    def _name_group(self, text: str, line: Line) -> None:
        group = self._group
        if group is None:
            return
        group.text, more = name_of_group(text)
        group.last_line = line.number
        self._open_name = not more
        if more and _LEADS_DOWN.search(more):
            item = make_item("guidelines", more, line.number, "sentence-behind-name")
            self._guideline = group.add(item)
        elif more:
            group.description = more

    def _numbered_item(self, head: Numbered, role: str, line: Line) -> bool:
        owner = self._owner_for(role)
        if self._scope and self._scope.role == "other" and self._group is None and role != "goals" and not self._columns:
            return True
        item = owner.add(make_item(role, head.rest, line.number, "numbered-heading"))
        item.number, item.kind = head.number, head.kind
        self._remember(item)
        row = self._scope.roles if self._scope and self._scope.roles[:1] == (role,) else ()
        following = [column for column in self._columns if column in _CELLS and column != role]
        self._scope = _Scope(role, owner, "numbered-heading", items=[item], last=None)
        if following and role in self._columns:
            row = (role, *dict.fromkeys(following))
        if (row and head.rest) or (not row and head.rest):
            self._columns = []
        self._scope.roles = row
        if not head.rest:
            self._pending = item
        return True

    def _name_pending(self, line: Line) -> None:
        item, self._pending = self._pending, None
        if item is None:
            return
        _, text = split_marker(line.text)
        if item.role == "groups":
            item.line = line.number
            self._name_group(text, line)
            return
        item.line = line.number
        add_words(item, text, line.number, text)
        following = [column for column in self._columns if column in _CONTENT and column != item.role]
        self._columns = []
        if self._scope and self._scope.roles:
            return
        if following:
            self._scope = _Scope(following[0], item if item.role in ("guidelines", "tactics") else self._owner_for(following[0]), "column")

    # ------------------------------------------------------------------ labels

    def _label(self, label: Label, marker: Marker | None, line: Line) -> bool:
        bulleted = marker is not None and not marker.numbers
        if label.rest and (bulleted or self._is_item(marker, line.text)) and not re.match(r".{0,60}?(?::|คือ|ได้แก่|เช่น)", line.text):
            return False  # an item that begins with such a word
        role = label.role
        if role == "table" and label.rest:
            return False
        if label.rest and role in ("tactics", "guidelines", "groups") and self._expects(marker):
            return False
        if role == "guidelines" and self._group is None and ("other" in label.roles or heads_other_matter(split_marker(line.text)[1])):
            role = "other"
        if marker and marker.numbers and not self._is_item(marker, line.text):
            self._outline_step(marker)
        elif marker and marker.numbers and self._scope and role in _SILENT:
            return False
        if role in ("agencies", "support"):
            return self._agency_label(role, label, line)
        if role == "table":
            self._columns.append("table")
            if self._scope and self._scope.role == "groups":
                self._head_lines.add(line.number)
            if self._scope is None or self._scope.role not in (*_SILENT, "groups"):
                self._scope = None
            return True
        if self._heads_of_groups(label):
            return True
        if not self._pending:
            self._tactic_over(role)
        if role == "groups":
            self._group = self._tactic = self._guideline = None
            self._group_list = None
            self._open_scope("groups", self.plan, "label", marker)
            self._row_roles = [name for name in label.roles if name in (*_CONTENT, "value")]
            self._head_lines = {line.number}
            self._columns = []
            return True
        if role in ("value", "unit", "baseline"):
            return self._value_label(role, label, line)
        if self._pending and self._pending.role != "groups" and not label.rest:
            self._columns.append(role)  # heads of columns; the first cell below them names the pending part
            return True
        owner = self.plan if role in ("vision", "benefits") else self._owner_for(role)
        if role in self._columns:
            self._columns = []  # a heading announced the rows; this is one of them
        shared = set(label.roles) <= {"tactics", "guidelines"}  # one list, two levels; other words in one label are one column
        columns = [*self._columns, *(label.roles if shared else [role] if role in _CELLS else [])]
        self._open_scope(role, owner, "label", marker)
        self._columns = columns if not label.rest else []
        if label.rest:
            if label.dash and (parts := re.split(rf"\s{label.dash}\s(?=[ก-๎])", label.rest))[1:]:
                for part in parts:
                    self._content(f"{label.dash} {part.strip()}", line)
                return True
            first, *others = _LABEL_INSIDE.split(label.rest) if len(label.rest) < _LONGEST_ITEM else [label.rest]
            self._content(first.strip(), line)
            for other in others:  # a second cell on the same line
                inside = read_label(other.strip())
                if inside:
                    self._label(inside, None, replace(line, text=other.strip()))
        return True

    def _heads_of_groups(self, label: Label) -> bool:
        """Further heads of a table whose first column holds the groups: what the lists below each group are."""
        scope = self._scope
        if label.rest or scope is None or scope.role != "groups" or self._lines[self._index - 1].number not in self._head_lines:
            return False
        self._row_roles += [name for name in label.roles if name in (*_CONTENT, "value")]
        self._head_lines.add(self._lines[self._index].number)
        return True

    def _tactic_over(self, role: str) -> None:
        """A new row of the table of a group ends the tactic and the guideline of the row before."""
        if role in ("goals", "tactics", "groups", "projects", "vision", "benefits", "other"):
            self._tactic = self._guideline = None
        elif role == "guidelines":
            self._guideline = None

    def _agency_label(self, role: str, label: Label, line: Line) -> bool:
        owner = self._agency_owner()
        resumed = self._scope
        self._open_scope(role, owner, "label")
        if self._scope and resumed and owner is not self._group and owner is not self.plan:
            self._scope.items = resumed.items  # the list goes on behind its agencies
            self._scope.roles = (resumed.role,)
            self._scope.last = resumed.last
        self._columns = [*self._columns, role] if not label.rest else []
        if label.rest:
            self._agencies(label.rest, line)
        return True

    def _agency_owner(self) -> Found:
        """The part whose agencies a label gives: a guideline with a heading of its own, an item if more of its list follow, else the group."""
        if self._guideline and self._guideline.rule == "numbered-heading":
            return self._guideline
        scope = self._scope
        if scope and scope.items and scope.role in ("tactics", "guidelines", "projects") and scope.last is not None and self._list_goes_on(scope):
            return scope.items[-1]
        if scope and scope.role in ("agencies", "support") and scope.owner is not self.plan:
            return scope.owner
        return self._group or self.plan

    def _list_goes_on(self, scope: _Scope) -> bool:
        """Whether, behind the rows of agencies, the next line is the next item of the list."""
        for line in self._lines[self._index + 1:self._index + 4]:
            marker, rest = split_marker(line.text)
            label = read_label(rest)
            if label and label.role in ("agencies", "support"):
                continue
            return bool(marker and scope.last and marker.family == scope.last.family and label is None and read_numbered(rest) is None)
        return bool(scope.items) and any("agencies" in part.parts or part.agencies for part in scope.items[:-1])

    def _value_label(self, role: str, label: Label, line: Line) -> bool:
        self._columns.append(role)
        owner = self._group or self.plan
        indicators = (self._tactic or owner).parts.get("indicators") or owner.parts.get("indicators") or []
        if role == "value" and label.rest and indicators:
            target = cell_target(label.rest, line.year, None)
            indicators[-1].targets += [*read_targets(label.rest)] or ([target] if target else [])
        elif role == "value" and not indicators and len(self._columns) == 1:
            self._open_scope("indicators", owner, "label")
            self._columns = ["indicators"]
            if label.rest:
                self._content(label.rest, line)
        return True

    # ------------------------------------------------------------------ lines with a list marker

    def _is_item(self, marker: Marker | None, text: str) -> bool:
        """Whether a marker goes on with the open list rather than with the writer's paragraphs."""
        scope = self._scope
        if marker is None or scope is None or scope.role in ("agencies", "support"):
            return False
        if not marker.numbers:
            return bool(scope.items)
        return scope.follows(marker)

    def _expects(self, marker: Marker | None) -> bool:
        return bool(marker and marker.numbers and self._is_item(marker, ""))

    def _outline_step(self, marker: Marker) -> None:
        """The writer's next paragraph: what was open is over."""
        before = self._outline.get(marker.family)
        for family in [known for known in self._outline if len(known[1]) > len(marker.numbers) - 1 and known[0] != marker.style]:
            if len(family[1]) >= len(marker.numbers):
                del self._outline[family]
        self._outline[marker.family] = marker.last
        if (before is not None and marker.last > before) or self._group is None:
            self._group = self._tactic = self._guideline = None
            self._group_list = None
            self._columns = []
            self._matrix.close()

    def _marked(self, marker: Marker, text: str, line: Line) -> None:
        scope = self._scope
        if text.startswith("หมายเหตุ"):
            self._scope = None
            self.left.append(line)
            return
        if is_decision(text) and marker.numbers and not (scope and scope.role in ("projects", "activities")):
            self._close(marker, line)
            return
        if scope and scope.role == "groups" and self._marked_group(marker, text, line):
            return
        if scope and scope.role in ("agencies", "support"):
            if scope.roles and scope.last and marker.family == scope.last.family:
                scope.role, scope.roles, scope.owner = scope.roles[0], (), self._owner_for(scope.roles[0])
            elif not scope.buffer and read_agencies(text) and marker.numbers and marker.last == 1:
                self._agencies(text, line)
                return
            else:
                scope = self._scope = None
        if scope and scope.role in _CONTENT:
            if self._row_cell(scope, marker, text, line):
                return
            self._columns_to_scope(scope, marker)
            if self._list_item(scope, marker, text, line):
                return
        if scope and scope.role == "vision" and not scope.items:
            self._content(text, line)
            return
        if scope and scope.role == "benefits" and (not marker.numbers or scope.last is None or marker.family == scope.last.family or marker.numbers[:-1] == (scope.marker.numbers if scope.marker else None)):
            self._add(scope, marker, text, line)
            return
        if self._group_list and marker.family == self._group_list.family and marker.last == self._group_list.last + 1:
            self._unnumbered_group(marker, text, line)
            return
        if scope and scope.role in _SILENT and (not marker.numbers or self._belongs_to_silent(scope, marker)):
            return
        if marker.numbers and marker.family in self._outline and marker.last > self._outline[marker.family]:
            self._close(marker, line)
            return
        if self._group is not None and (scope is None or scope.role not in _SILENT):
            self._unlabelled_item(marker, text, line)
            return
        self._close(marker, line)

    def _belongs_to_silent(self, scope: _Scope, marker: Marker) -> bool:
        continues = marker.family in self._outline and marker.last == self._outline[marker.family] + 1
        return not continues

    def _close(self, marker: Marker, line: Line) -> None:
        """The writer's own paragraph."""
        if marker.numbers:
            self._outline_step(marker)
        text = split_marker(line.text)[1]
        self._scope = None
        if heads_other_matter(text) or is_decision(text):
            self._group = self._tactic = self._guideline = None
            self._open_scope("other", self.plan, "paragraph")
        self.left.append(line)

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
        kind = "ยุทธศาสตร์"
        group = Found("groups", "", line.number, "list-below-label", number=marker.printed, kind=kind, last_line=line.number)
        self._enter_group(self.plan.add(group))
        self._group_list = marker
        self._name_group(text, line)

    def _list_item(self, scope: _Scope, marker: Marker, text: str, line: Line) -> bool:
        if not marker.numbers:
            return self._bullet(scope, marker, text, line)
        last = scope.last
        if scope.follows(marker):
            self._add(scope, marker, text, line)
            return True
        deeper = len(marker.numbers) > 1
        if last is not None and deeper and marker.numbers[:-1] == last.numbers and (marker.last == 1 or self._goes_on_below(scope, marker)):
            self._add_below(scope, marker, text, line)
            return True
        if self._next_paragraph(marker):
            return False
        if last is not None and deeper and marker.numbers[:-1] == last.numbers:
            self._add_below(scope, marker, text, line)
            return True
        prefixed = scope.marker is not None and deeper and marker.numbers[:-1] == scope.marker.numbers
        skipped = last is not None and marker.family == last.family and marker.last > last.last
        if skipped or (last is None and (marker.last == 1 or prefixed)):
            self._add(scope, marker, text, line)
            return True
        decimal = last is not None and last.style in ("dot", "deep") and marker.style == "deep" and len(marker.numbers) == len(last.numbers) + 1
        nested = last is not None and marker.last == 1 and marker.style != last.style and marker.family not in self._outline
        below = scope.role in _BELOW and bool(scope.items) and bool(scope.items[-1].parts) and self._goes_on_below(scope, marker)
        if decimal or nested or below:
            self._add_below(scope, marker, text, line)
            return True
        return False

    def _next_paragraph(self, marker: Marker) -> bool:
        """Whether a marker is the next number of the writer's own paragraphs."""
        return self._outline.get(marker.family, -1) == marker.last - 1 and marker.last > 1

    def _goes_on_below(self, scope: _Scope, marker: Marker) -> bool:
        children = [child for parts in scope.items[-1].parts.values() for child in parts] if scope.items else []
        number = (children[-1].number or "").split(".") if children else [""]
        fits = len(number) == len(marker.numbers) and number[-1].isdigit() and int(number[-1]) + 1 == marker.last
        return fits and (len(marker.numbers) > 1 or marker.style not in {family[0] for family in self._outline})

    def _bullet(self, scope: _Scope, marker: Marker, text: str, line: Line) -> bool:
        column = self._column_of(marker) if scope.rule == "list-below-group" and self._group else None
        if column and column != scope.role:
            last = scope.items[-1] if scope.items and scope.role in ("tactics", "guidelines") else None
            (last or self._owner_for(column)).add(make_item(column, text, line.number, "column-of-row", marker))
            return True
        if scope.last is not None and scope.last.numbers and scope.role in _BELOW:
            self._add_below(scope, marker, text, line)
        elif scope.rule == "numbered-heading" and scope.items:
            self._below_heading(scope, marker, text, line)
        else:
            self._add(scope, marker, text, line)
        return True

    def _below_heading(self, scope: _Scope, marker: Marker, text: str, line: Line) -> None:
        role = {"goals": "goals", "indicators": "indicators", "tactics": "sub_bullets", "guidelines": "sub_bullets"}.get(scope.role, "sub_bullets")
        owner = scope.items[-1] if role == "sub_bullets" else scope.owner
        for mark, part in pieces(text, marker):
            owner.add(make_item(role, part, line.number, "bullet-below-heading", mark))

    def _unlabelled_item(self, marker: Marker, text: str, line: Line) -> None:
        """A list directly below a group's name."""
        if self._group is None:
            return
        if self._guideline and self._guideline.rule == "sentence-behind-name":
            self._guideline.add(make_item("sub_bullets", text, line.number, "bullet-below-sentence", marker))
            return
        role = "projects" if text.startswith("โครงการ") else self._column_of(marker) or ("tactics" if marker.numbers and self._has_children(marker) else "guidelines")
        self._open_scope(role, self._owner_for(role) if role != "guidelines" else self._group, "list-below-group")
        if self._scope:
            self._add(self._scope, marker, text, line)

    def _column_of(self, marker: Marker) -> str | None:
        """Which column of the groups' table a list below a group is: the first style of marker is the first column."""
        roles = [role for role in self._row_roles if role in _CONTENT]
        if not roles:
            return None
        if marker.style not in self._row_styles:
            self._row_styles.append(marker.style)
        position = self._row_styles.index(marker.style)
        return roles[position] if position < len(roles) else None

    def _has_children(self, marker: Marker) -> bool:
        for line in self._lines[self._index + 1:self._index + 12]:
            other, _ = split_marker(line.text)
            if other and other.numbers[:-1] == marker.numbers and len(other.numbers) > 1:
                return True
            if read_numbered(line.text):
                return False
        return False

    # ------------------------------------------------------------------ lines without a marker

    def _unmarked(self, line: Line) -> None:
        scope, text = self._scope, line.text
        if (self._columns or self._row_roles) and is_label_tail(text) and (scope is None or not scope.items):
            self._head_lines.add(line.number)
            return
        if scope is None:
            if self._name_goes_on(line):
                return
            self.left.append(line)
            return
        if scope.role in ("agencies", "support"):
            if is_decision(text) and not read_agencies(text)[1:]:
                self._scope = None
                self.left.append(line)
            else:
                self._agencies(text, line)
            return
        if scope.role in _SILENT or scope.role == "groups":
            self.left.append(line)
            return
        if is_note(text) or (is_decision(text) and len(text) > _WRAPS_FROM * 2):
            self._scope = None
            self._group = self._tactic = self._guideline = None
            self.left.append(line)
            return
        self._content(text, line)

    def _name_goes_on(self, line: Line) -> bool:
        """The name of a group wrapped over lines."""
        group = self._group
        if group is None or not self._open_name or group.last_line != self._previous_number() or is_note(line.text) or is_decision(line.text):
            return False
        if len(line.text) > _LONGEST_ITEM or len(group.text) < _WRAPS_FROM // 2 or group.text.endswith(")"):
            return False
        if len(self._lines[self._index - 1].text) < _WRAPS_FROM and not _GOES_ON.match(line.text):
            return False
        group.text, group.last_line = join(group.text, line.text), line.number
        return True

    def _previous_number(self) -> int:
        return self._lines[self._index - 1].number if self._index else 0

    # ------------------------------------------------------------------ content of a scope

    def _content(self, text: str, line: Line) -> None:
        scope = self._scope
        if scope is None or scope.role in _SILENT or declares_count(text):
            return
        if scope.role == "vision":
            self._vision(scope, text, line)
            return
        text = _SUCH_AS.sub("", text)
        if not text:
            return
        marker, rest = split_marker(text)
        bare = _UNNUMBERED.match(text)
        if bare and scope.role == "benefits":
            marker, rest = Marker("bare", (int(bare[1]),)), bare[2]
        if self._row_cell(scope, marker, rest, line):
            return
        self._columns_to_scope(scope, marker)
        if marker is None and scope.items and self._continues(scope, text, line):
            return
        self._add(scope, marker, rest, line)

    def _vision(self, scope: _Scope, text: str, line: Line) -> None:
        self._columns = []
        if not self.plan.parts.get("vision"):
            item = self.plan.add(Found("vision", text.strip(' “”"'), line.number, scope.rule, last_line=line.number))
            scope.items.append(item)
        elif scope.items and self._wraps(scope.items[-1], text, line):
            scope.items[-1].text, scope.items[-1].last_line = join(scope.items[-1].text, text), line.number
        else:
            self._scope = None

    def _row_cell(self, scope: _Scope, marker: Marker | None, text: str, line: Line) -> bool:
        """A cell of a table whose heads were goals, indicators, values …: which column it is in."""
        columns = scope.roles or tuple(dict.fromkeys(column for column in self._columns if column in _CELLS))
        if len(columns) < 2 or set(columns) == {"tactics", "guidelines"}:  # noqa: PLR2004 - a table has two columns
            return False
        if not scope.roles:
            scope.roles, self._columns = columns, []
            scope.role = columns[-1] if scope.role not in columns or not scope.items else scope.role
        if marker and scope.follows(marker):
            self._add(scope, marker, text, line)
            return True
        return self._cell(scope, self._column_for(scope, marker, text), marker, text, line)

    def _column_for(self, scope: _Scope, marker: Marker | None, text: str) -> str:
        """The column after the last one; a value, a list of agencies or a project shows its column by itself."""
        roles = scope.roles
        position = roles.index(scope.role) if scope.role in roles else len(roles) - 1
        if marker is None and "value" in roles and looks_like_value(text):
            return "value"
        if marker is None and "agencies" in roles and names_agencies(text):
            return "agencies"
        if "projects" in roles and text.startswith("โครงการ"):
            return "projects"
        if marker and scope.rule != "numbered-heading":
            return roles[0]
        return roles[(position + 1) % len(roles)]

    def _cell(self, scope: _Scope, role: str, marker: Marker | None, text: str, line: Line) -> bool:
        if role == "value":
            measured = [item for item in scope.items if item.role in ("indicators", "goals")]
            named = [item for item in measured if item.role == "indicators"][-1:] or measured[-1:]
            target = cell_target(text, line.year, None)
            for item in named:
                item.targets = [target for target in item.targets if target.value is not None] + (read_targets(text) or ([target] if target else []))
        elif role == "agencies":
            row = next((item for item in reversed(scope.items) if item.role == scope.roles[0]), scope.owner)
            row.agencies = list(dict.fromkeys([*row.agencies, *read_agencies(text)]))
        else:
            scope.role, scope.last = role, None
            self._add(scope, marker, text, line)
            return True
        scope.role = role
        return True

    def _columns_to_scope(self, scope: _Scope, marker: Marker | None) -> None:
        """Heads of columns met one below the other: tactics and guidelines share one list by the depth of its numbers."""
        columns = [column for column in self._columns if column in _CONTENT]
        self._columns = []
        if len(columns) > 1 and "tactics" in columns and marker is not None:
            scope.role, scope.owner = "tactics", self._owner_for("tactics")

    def _continues(self, scope: _Scope, text: str, line: Line) -> bool:
        last = scope.items[-1]
        if not self._wraps(last, text, line):
            return False
        if scope.role in ("indicators", "goals") and last.targets and read_targets(text, values_only=True) and not last.text.endswith(("และ", ",")) and _GOES_ON.match(text) is None:
            return False
        deepest = _last_part(last)
        add_words(deepest, text, line.number, join(deepest.text, text))
        return True

    def _wraps(self, last: Found, text: str, line: Line) -> bool:
        """Whether a line goes on with the last item: it was marked and filled its line, or its words are left open."""
        deepest = _last_part(last)
        if deepest.last_line != self._previous_number() and deepest.last_line != line.number:
            return False
        before = self._lines[self._index - 1].text if self._index else ""
        open_words = before.count("(") > before.count(")") or before.count("“") > before.count("”") or bool(_LEFT_OPEN.search(before))
        if open_words or _GOES_ON.match(text):
            return True
        scope = self._scope
        return bool(scope and scope.marked) and len(before) >= _WRAPS_FROM

    def _add(self, scope: _Scope, marker: Marker | None, text: str, line: Line) -> None:
        for mark, part in pieces(text[:_LONGEST_ITEM], marker, scope.role):
            if not part or declares_count(part):
                continue
            if mark and mark.numbers and len(mark.numbers) > 1 and scope.last and mark.numbers[:-1] == scope.last.numbers and scope.role in _BELOW:
                self._add_below(scope, mark, part, line)
                continue
            item = scope.owner.add(make_item(scope.role, part, line.number, f"{scope.rule}-item", mark))
            _give_year(item, line.year)
            scope.items.append(item)
            self._matrix.start_row(item)
            self._remember(item)
            if mark:
                scope.note(mark)

    def _add_below(self, scope: _Scope, marker: Marker, text: str, line: Line) -> None:
        parent = scope.items[-1] if scope.items else scope.owner
        role = _BELOW.get(scope.role)
        if (marker.numbers and role == "guidelines") or role is None:
            role = role or scope.role
        elif role == "guidelines":
            role = "sub_bullets"
            parent = parent.parts["guidelines"][-1] if parent.parts.get("guidelines") else parent
        for mark, part in pieces(text, marker, role):
            owner = parent if role != scope.role else scope.owner
            item = owner.add(make_item(role, part, line.number, "nested-list", mark))
            self._remember(item)

    def _agencies(self, text: str, line: Line) -> None:
        scope = self._scope
        if scope is None:
            return
        self._columns = []
        scope.buffer = join(scope.buffer, text) if scope.buffer else text
        whole = len(scope.buffer) > _LONG_LIST and not text.startswith(("และ", "(")) and not _LEFT_OPEN.search(scope.buffer[-len(text) - 30:-len(text)])
        if whole or len(scope.buffer) > _LONGEST_LIST:  # what is read so far stays
            scope.named = [*scope.named, *read_agencies(scope.buffer[:-len(text)])]
            scope.buffer = text
        names = list(dict.fromkeys([*scope.named, *read_agencies(scope.buffer)])) if len(scope.named) < _MOST_AGENCIES else scope.named
        if scope.role == "support":
            scope.owner.supporting = names
        else:
            scope.owner.agencies = names
        scope.owner.last_line = max(scope.owner.last_line, line.number)

    # ------------------------------------------------------------------ where a part belongs

    def _owner(self) -> Found:
        return self._guideline or self._tactic or self._group or self.plan

    def _owner_for(self, role: str) -> Found:
        group = self._group or self.plan
        if role == "guidelines":
            return self._tactic if self._tactic and self._tactic.rule == "numbered-heading" else group
        if role == "sub_bullets":
            return self._owner()
        if role in ("indicators", "projects", "activities") and self._guideline and self._guideline.rule == "numbered-heading":
            return self._guideline
        if role in ("indicators", "projects", "activities", "goals") and self._tactic and self._tactic.rule == "numbered-heading" and role != "goals":
            return self._tactic
        return group

    def _remember(self, item: Found) -> None:
        if item.role == "tactics":
            self._tactic, self._guideline = item, None
        elif item.role == "guidelines":
            self._guideline = item

    def _open_scope(self, role: str, owner: Found, rule: str, marker: Marker | None = None) -> None:
        self._scope = _Scope(role, owner, rule, marker)
        self._pending = None
        if role not in ("indicators", "goals"):
            self._matrix.close()


def _last_part(item: Found) -> Found:
    """The part of ``item`` that was printed last."""
    while below := [part for parts in item.parts.values() for part in parts]:
        item = max(below, key=lambda part: part.last_line)
    return item


def _give_year(item: Found, year: int | None) -> None:
    if year:
        item.targets = [_dated(target, year) for target in item.targets]


def _dated(target: Target, year: int) -> Target:
    return target if target.years else replace(target, years=(year,))


def _top_kind(lines: Sequence[Line]) -> str | None:
    """The kind of numbered heading that is the plan's top level: the highest that stands at the start of lines, numbered from 1."""
    seen: dict[str, set[str]] = {}
    for line in lines:
        numbered = read_numbered(split_marker(line.text)[1])
        if numbered and numbered.role is None and not _MENTION.match(numbered.rest):
            seen.setdefault(numbered.kind, set()).add(numbered.number)
    kinds = [kind for kind, numbers in seen.items() if "1" in numbers]
    return min(kinds, key=lambda kind: (group_rank(kind), list(seen).index(kind)), default=None)
