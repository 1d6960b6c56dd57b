"""Numbered headings: the groups, tactics and guidelines they open and name."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.text.found import Found
from loaders.text.items import add_words, make_item
from loaders.text.lines import Line
from loaders.text.numbering import Marker, split_inline, split_marker
from loaders.text.reader_labels import Labels
from loaders.text.reader_state import BELOW, CELLS, CONTENT, SILENT, Scope
from loaders.text.told import Clause, read_clauses
from loaders.text.vocabulary import Numbered, group_rank

__all__ = ["Headings"]

_LOWER = {"กลยุทธ์": "tactics", "ยุทธวิธี": "tactics", "มาตรการ": "tactics", "แผนงาน": "tactics", "แผนงานหลัก": "tactics"}
_REMARK = re.compile(r"\s*\([^()]*\)$|\s+")
_LEAST_NAME = 12


def _plain(name: str) -> str:
    """A name without white space and the remark in brackets at its end."""
    return _REMARK.sub("", name)


def _told_below(name: str) -> tuple[str, list[Clause]]:
    """A name, and what its line tells of the parts below it: “… ประกอบด้วย 2 กลยุทธ์ ได้แก่ …”."""
    told, clauses = read_clauses(name)
    below = [clause for clause in clauses if clause.parts and clause.role in ("tactics", "guidelines", "indicators")]
    return (told, below) if below and len(below) == len(clauses) and len(told) >= _LEAST_NAME else (name, [])


class Headings(Labels):
    """Lines that head a part of the plan."""

    def _numbered(self, head: Numbered, marker: Marker | None, line: Line) -> bool:
        if self._scope and self._scope.role == "alignment":
            return True
        short = self._short_for_group(head)
        if head.kind == self._top or short or (line.named and head.role is None):
            return self._numbered_group(replace(head, kind=self._top) if short and self._top else head, marker, line)
        if head.role == "other":
            self._open_scope("other", self._owner(), "numbered-other")
            return True
        if head.role:
            return self._numbered_item(head, head.role, line)
        role = _LOWER.get(head.kind, "guidelines")
        if self._group is None and head.kind in ("ด้าน", "แผนงาน", "องค์ประกอบ"):
            return False
        if group_rank(head.kind) == 0:
            role = "tactics"
        return self._numbered_item(head, role, line)

    def _short_for_group(self, head: Numbered) -> bool:
        """Whether a heading names a group once more by a part of its word: “ประเด็นที่ 1 …” where the groups are “ประเด็นยุทธศาสตร์ที่ 1 …”."""
        short = self._top is not None and head.kind != self._top and (self._top.startswith(head.kind) or self._top.endswith(head.kind))
        return short and any(group.number == head.number and _plain(group.text) == _plain(head.rest) for group in self.plan.parts.get("groups", ()))

    def _numbered_group(self, head: Numbered, marker: Marker | None, line: Line) -> bool:
        known = [group for group in self.plan.parts.get("groups", []) if group.number == head.number and group.kind == (line.kind or head.kind) and not line.named]
        if known:
            self._scope = None
            silent = self._columns and self._columns[-1] in SILENT
            self._columns = []
            if silent or (head.rest and known[0].text and head.rest[:12] not in known[0].text):
                self._open_scope("other", known[0], "repeated-group")
            else:
                self._enter_group(known[0])
            return True
        heads = list(dict.fromkeys(column for column in self._columns if column in CELLS))
        if len(heads) > 1 and set(heads) != {"tactics", "guidelines"}:
            self._row_roles = heads[1:] if heads[0] == _LOWER.get(head.kind) else heads  # the first column is that of the groups
        self._enter_group(self.plan.add(Found("groups", "", line.number, "numbered-heading", number=head.number, kind=line.kind or head.kind.removeprefix("แผนราย"), last_line=line.number)))
        if marker:
            self._outline[marker.family] = marker.last
        if head.rest:
            self._name_group(head.rest, line)
        else:
            self._pending = self._group
        return True

    def _group_again(self, marker: Marker, text: str) -> bool:
        """Whether a numbered line names a group once more (“(1) … (งบประมาณ 15 ล้านบาท)”): what stands below it is that group's."""
        name = _plain(text)
        known = next((group for group in self.plan.parts.get("groups", ()) if group.number == marker.printed and _plain(group.text) == name), None) if len(name) >= _LEAST_NAME else None
        if known is None or known is self._group:
            return False
        self._enter_group(known)
        self._open_name = False
        return True

    def _meant(self, head: Numbered, role: str) -> Found | None:
        """The part that a heading without a name means by its number: one that was listed before, and has bullets below here."""
        listed = (self._group or self.plan).parts.get(role, [])
        marker, _ = split_marker(self._following())
        bulleted = not head.rest and head.number.isdigit() and marker is not None and not marker.numbers
        return listed[int(head.number) - 1] if bulleted and 0 < int(head.number) <= len(listed) else None

    def _numbered_item(self, head: Numbered, role: str, line: Line) -> bool:
        if meant := self._meant(head, role):
            self._remember(meant)
            self._open_scope("sub_bullets", meant, "below-reference")
            return True
        if role == "goals" and self._goals_above:  # the groups below it are still to come
            self._group = self._tactic = self._guideline = None
        owner = self._owner_for(role)
        if self._scope and self._scope.role == "other" and self._group is None and role != "goals" and not self._columns:
            return True
        if role == "goals":  # a new row: what follows is no tactic's of the row before
            self._tactic = self._guideline = None
        name, listed = split_inline(head.rest, "round") if role in BELOW else (head.rest, [])
        name, below = _told_below(name) if role == "goals" else (name, [])
        item = owner.add(make_item(role, name or head.rest, line.number, "numbered-heading"))
        for clause in below:
            self._told(owner, clause, line)
        for number, part in listed if name else ():
            item.add(make_item(BELOW[role], part, line.number, "list-below-heading", Marker("round", (number,))))
        item.number, item.kind = head.number, line.kind or head.kind
        self._remember(item)
        row = self._scope.roles if self._scope and self._scope.roles[:1] == (role,) else ()
        following = [column for column in self._columns if column in CELLS and column != role]
        self._scope = Scope(role, owner, "numbered-heading", items=[item], last=None)
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
        following = [column for column in self._columns if column in CONTENT and column != item.role]
        self._columns = []
        if self._scope and self._scope.roles:
            return
        if following:
            self._scope = Scope(following[0], item if item.role in ("guidelines", "tactics") else self._owner_for(following[0]), "column")
