"""What the reader of a plan's structure knows while it reads: the open part, the scope of the next items, the writer's own numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.text.agencies import read_agencies
from loaders.text.found import Found
from loaders.text.items import led_list, make_item, name_of_group
from loaders.text.line_ends import leads_down
from loaders.text.lines import Line
from loaders.text.matrix import Matrix
from loaders.text.numbering import Marker, split_marker
from loaders.text.told import Clause, announced, read_clauses
from loaders.text.top_kind import goals_above, top_kind
from loaders.text.vocabulary import read_label

__all__ = ["BELOW", "CELLS", "CONTENT", "DUE_OF_LIST", "LONGEST_ITEM", "SILENT", "WRAPS_FROM", "Scope", "State", "last_part"]

CONTENT = ("goals", "indicators", "tactics", "guidelines", "sub_bullets", "activities", "projects")
CELLS = (*CONTENT, "value", "unit", "agencies")
SILENT = ("other", "alignment", "table")
BELOW = {"tactics": "guidelines", "guidelines": "sub_bullets", "groups": "guidelines"}
WRAPS_FROM = 40
_APART = re.compile(r"(?:แนวทาง|ระบบ|สรุป)?(?:กลไก|(?:การ)?(?:ขับเคลื่อน|ติดตาม|กำกับ|ประเมินผล|รายงานผล)|งบประมาณ|ผลการดำเนิน|ปัญหา|ความเห็น|ข้อคิดเห็น|ข้อเสนอแนะ|ข้อสังเกต|ประโยชน์|ผลกระทบ)")
DUE_OF_LIST = re.compile(r"ภายใน(?:ปีงบประมาณ|ปี|พ\.ศ\.)\s?(?:พ\.ศ\.\s?)?(2[45]\d\d)")
"""When all is due that a sentence leads to: “… ให้บรรลุภายในปี 2573 โดยกำหนด 4 เป้าหมาย ดังนี้”."""
_POLICIES = re.compile(r"(?:กำหนด|ประกาศ|มอบ|วาง|ให้)(?:กรอบ)?(?:แนว)?นโยบาย(?!และ)[^“”\"]{0,60}(?:ดังนี้|ดังต่อไปนี้|ได้แก่|:)$")
"""A sentence that policies are listed below."""
_LETTERS = re.compile(r"[ก-๎A-Za-z]{3}")
LONGEST_ITEM = 6_000
_MOST_HEADS, _LONGEST_HEAD = 8, 60
@dataclass(slots=True)
class Scope:
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
    columns: dict[tuple[str, tuple[int, ...]], str] = field(default_factory=dict)
    """Of a table: the column in which each list of markers is."""
    rows: bool = False
    """Whether a row of agencies stood behind an item of the list."""
    row: list[Found] = field(default_factory=list)
    """Of a cell of agencies: the other items of its row, which it is said of too."""
    named_rows: bool = False
    """Whether the list is a column beside one of names, which stand above their lists and are none of their items."""
    kind: str = ""
    """Of groups: the word that announced them."""
    year: int | None = None
    """The year that a line above the list gives to its values."""

    def note(self, marker: Marker) -> None:
        """Remember the marker of an item."""
        self.last, self.marked = marker, True
        if marker.numbers:
            self.lists[marker.family] = marker.last

    def follows(self, marker: Marker) -> bool:
        """Whether ``marker`` is the next number of a list of this scope."""
        return bool(marker.numbers) and self.lists.get(marker.family) == marker.last - 1 and marker.last > 1


class State:
    """The tree that was read so far and where in it the reader stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.plan = Found("plan", "", 0, "")
        self.left: list[Line] = []
        self.reviews: list[Line] = []
        self.measures_kind = "มาตรการ"
        self._lines = lines
        self._index = 0
        self._top = top_kind(lines)
        self._goals_above = goals_above(lines, self._top)
        self._strategies = self._top is not None or any((label := read_label(split_marker(line.text)[1])) and label.role == "groups" for line in lines)
        self._group: Found | None = None
        self._tactic: Found | None = None
        self._guideline: Found | None = None
        self._pending: Found | None = None
        self._row: Found | None = None
        self._measured: Found | None = None
        self._open_name = False
        self._scope: Scope | None = None
        self._outline: dict[tuple[str, tuple[int, ...]], int] = {}
        self._inner: set[tuple[str, tuple[int, ...]]] = set()
        self._group_list: Marker | None = None
        self._group_kind = "ยุทธศาสตร์"
        self._groups_told = 0
        self._columns: list[str] = []
        self._last_head = -1
        self._row_roles: list[str] = []
        self._row_lists: list[Marker] = []
        self._row_years: tuple[int, ...] = ()
        self._part_list: tuple[str, tuple[int, ...]] | None = None
        self._row_due: int | None = None
        self._head_lines: set[int] = set()
        self._matrix = Matrix()
        self._reviewed = False
        self._mixed: list[tuple[Found, list[Found]]] = []
        self._joint: list[tuple[str, Found, list[Found]]] = []
        self._apart: tuple[int, ...] = ()
        self._bulleted: set[int] = set()
        self._plain = False
        self._spelled: Marker | None = None

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
        self._scope = Scope(role, owner, rule, marker, year=self._row_due if role == "indicators" and rule in ("list-below-group", "column") else None)
        self._pending = None
        if role not in ("indicators", "goals") and not (role == "value" and self._row_years):
            self._matrix.close()

    def _enter_group(self, group: Found) -> None:
        if self._group is None:  # heads of years above the first row are those of every row
            self._row_years = self._matrix.years if self._matrix.open and "value" in self._row_roles else ()
        self._group, self._tactic, self._guideline, self._scope, self._pending = group, None, None, None, None
        self._row_lists = []
        self._part_list = None
        self._columns = []
        self._matrix.close()
        if self._row_years:
            self._matrix.reopen(self._row_years)
        for family in self._inner:
            self._outline.pop(family, None)
        self._inner.clear()

    def _name_group(self, text: str, line: Line) -> None:
        group = self._group
        if group is None:
            return
        head, clauses = read_clauses(text)
        if not _LETTERS.search(head):
            head, clauses = text, ()
        head, listed = led_list(head)
        group.text, more = name_of_group(head)
        group.last_line = line.number
        self._open_name = not more and head == text
        more = "" if more.startswith("แต่") else more  # how it differs from what was before, no part of the group
        if more and leads_down(more):
            item = make_item("guidelines", more, line.number, "sentence-behind-name")
            self._guideline = group.add(item)
        elif more:
            group.description = more
        for number, part in listed if len(group.text) < len(text) else ():
            group.add(make_item("guidelines", part, line.number, "list-behind-name", Marker("round", (number,))))
        teller = self.plan if self._last_of_sentence(group, line) else group
        for clause in clauses:
            self._told(teller, clause, line)
        if clauses and not clauses[-1].parts and clauses[-1].role in CONTENT:
            self._open_scope(clauses[-1].role, group, "told")

    def _last_of_sentence(self, group: Found, line: Line) -> bool:
        """Whether a group is the last of several that one sentence names without a word on what each consists of: what it tells behind them is of all."""
        named = [other for other in self.plan.parts.get("groups", ()) if other is not group and other.last_line == line.number]
        return bool(named) and not any(other.parts for other in named) and all(other.number != line.number for other in self._lines[self._index + 1:self._index + 2])

    def _announce(self, line: Line, marker: Marker | None = None) -> None:
        """Open the list of groups that a sentence announces at its end (“… ประกอบด้วย 3 มาตรการ คือ”), where the next line is the first of them."""
        last = announced(line.text)
        if _POLICIES.search(line.text) and self._group is None and not self.plan.parts.get("groups") and (mark := split_marker(self._following())[0]) and mark.last == 1:
            self._open_scope("guidelines", self._group or self.plan, "announced", marker)
            return
        if last is None or last.parts or self._index + 1 >= len(self._lines):
            return
        heads = self._heads_ahead()
        first = split_marker(heads[-1].text)[0] if heads else None
        if last.role in ("groups", "tactics") and last.count > 1 and first and first.last == 1 and self._top is None and not self.plan.parts.get("groups"):
            self._group = self._tactic = self._guideline = self._group_list = None
            self._group_kind, self._groups_told = last.word, last.count
            self._open_scope("groups", self.plan, "announced", marker)
            self._head_lines = {head.number for head in [line, *heads[:-1]]}
        elif last.role in ("goals", "indicators") and last.count > 1 and not (self._group or self.plan).parts.get(last.role):
            self._open_scope(last.role, self._group or self.plan, "announced", marker)
            due = DUE_OF_LIST.findall(line.text)
            if self._scope and len(due) == 1:
                self._scope.year = int(due[0])

    def _heads_ahead(self) -> list[Line]:
        """The next line, or heads of columns and the line behind them."""
        ahead: list[Line] = []
        for line in self._lines[self._index + 1:self._index + 2 + _MOST_HEADS]:
            ahead.append(line)
            if split_marker(line.text)[0] or len(line.text) > _LONGEST_HEAD:
                break
        return ahead

    def _told(self, owner: Found, clause: Clause, line: Line) -> None:
        """Hang what a clause tells below ``owner``, or below the plan where it is told of the plan as a whole."""
        owner = self.plan if clause.whole else owner
        if clause.role == "agencies":
            owner.agencies = list(dict.fromkeys([*owner.agencies, *(name for part in clause.parts for name in read_agencies(part))]))
        for part in clause.parts if clause.role in CONTENT else ():
            owner.add(make_item(clause.role, part, line.number, "told"))

    def _outline_step(self, marker: Marker) -> None:
        """The writer's next paragraph: what was open is over. A numbering that began inside a group numbers its parts."""
        if self._group is not None and (marker.family in self._inner or marker.last == 1):
            self._inner.add(marker.family)
            self._outline[marker.family] = marker.last
            self._tactic = self._guideline = None
            return
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

    def _set_apart(self, marker: Marker, text: str) -> None:
        """Remember the number of a paragraph on other matter, whose parts are no parts of the plan; forget it at the next one."""
        if len(marker.numbers) <= max(len(self._apart), 1):
            self._apart = marker.numbers if _APART.match(text) and marker.style in ("dot", "deep") else ()

    def _next_paragraph(self, marker: Marker) -> bool:
        """Whether a marker is the next number of the writer's own paragraphs."""
        return self._outline.get(marker.family, -1) == marker.last - 1 and marker.last > 1

    def _following(self) -> str:
        """The next line, empty behind the last."""
        return self._lines[self._index + 1].text if self._index + 1 < len(self._lines) else ""

    def _previous_number(self) -> int:
        return self._lines[self._index - 1].number if self._index else 0


def last_part(item: Found) -> Found:
    """The part of ``item`` that was printed last."""
    while below := [part for parts in item.parts.values() for part in parts]:
        item = max(below, key=lambda part: part.last_line)
    return item
