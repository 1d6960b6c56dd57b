"""What the lines around the one that is read show of it: what follows, what stands beside it, whether the line before can be an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text.found import Found
from loaders.text.line_ends import leads_down, left_open
from loaders.text.numbering import split_marker
from loaders.text.prose import is_note
from loaders.text.reader_state import LONGEST_ITEM, WRAPS_FROM, Scope, State
from loaders.text.target_forms import looks_like_value
from loaders.text.told import read_clauses
from loaders.text.vocabulary import Label, heads_other_matter, read_label, read_numbered

__all__ = ["SUCH_AS", "WIDEST_CELL", "Ahead"]

SUCH_AS = re.compile(r"^(?:เช่น|ได้แก่|อาทิ)(?:\s|$)")
WIDEST_CELL = 130
"""A longer line of a table is a paragraph of its own, not one that had no more room."""
_MOST_CELLS, _LONGEST_HEAD = 8, 70
_DECLARED = re.compile(r"(?:ประกอบด้วย|แบ่งเป็น|จำนวน|รวม|มี)\s?\d+\s?(?P<kind>[ก-๎]+)$")
"""How many of a kind there are."""


class Ahead(State):
    """Looks at neighbours; changes nothing."""

    def _names_row(self, text: str) -> bool:
        """Whether a list begins anew in the line behind, or behind one more short line: this is the name beside it."""
        if len(text) > WIDEST_CELL or split_marker(SUCH_AS.sub("", text).strip())[0]:
            return False
        for line in self._lines[self._index + 1:self._index + 3]:
            marker, _ = split_marker(SUCH_AS.sub("", line.text).strip())
            if marker or len(line.text) > WRAPS_FROM:
                return bool(marker and marker.last == 1)
        return False

    def _heads_apart(self, text: str) -> bool:
        """Whether a line heads other matter below it: it says so at its end, or a list begins right behind it."""
        if not heads_other_matter(text) or len(text) > LONGEST_ITEM or (self._index and left_open(self._lines[self._index - 1].text)):
            return False
        following = self._following()
        marker, _ = split_marker(following)
        tail = following if len(following) <= WRAPS_FROM and marker is None else ""
        return leads_down(text) or leads_down(tail) or (len(text) <= _LONGEST_HEAD and marker is not None and (marker.last <= 1 or (self._scope is not None and not self._scope.follows(marker))))

    def _announces_groups(self, text: str) -> bool:
        """Whether a line says at its end that the groups follow: it is no item, whatever list is open."""
        declared = _DECLARED.search(text)
        if declared and declared["kind"] == self._top:
            return True
        clauses = read_clauses(text)[1]
        return bool(clauses) and not clauses[-1].parts and clauses[-1].count > 1 and (clauses[-1].role == "groups" or clauses[-1].word == self._top)

    def _cells_ahead(self) -> int:
        """How many lines from here on are neither values, marked, labelled nor headings: the cells of words of a row."""
        count = 0
        for line in self._lines[self._index:self._index + _MOST_CELLS]:
            if split_marker(line.text)[0] or looks_like_value(line.text) or read_numbered(line.text) or read_label(line.text) or is_note(line.text):
                break
            count += 1
        return count

    def _counts_on(self, item: Found) -> bool:
        """Whether the next line is numbered next after ``item``: what stands between the two numbers is the item's own."""
        marker, _ = split_marker(self._following())
        return marker is not None and marker.last > 1 and item.number is not None and item.number.split(".")[-1] == str(marker.last - 1)

    def _heads_opinions(self, label: Label) -> bool:
        """Whether a label is the head of a table of what others said: “หน่วยงาน · ความเห็น”."""
        following = read_label(self._following()) if label.words == "หน่วยงาน" else None
        return following is not None and following.role == "other"

    def _lists_measures(self, label: Label) -> bool:
        """Whether measures numbered from 1 follow a label: the top level of a plan without strategies."""
        first = split_marker(self._following())[0]
        measures = label.role == "tactics" or (label.role == "guidelines" and label.words.startswith("แผนงาน"))
        return measures and not label.rest and set(label.roles) <= {"tactics", "guidelines"} and bool(first and first.last == 1)

    def _labels_beside(self, *, bulleted: bool) -> Iterator[Label]:
        for other in (self._index - 1, self._index + 1):
            marker, rest = split_marker(self._lines[other].text) if 0 <= other < len(self._lines) else (None, "")
            label = read_label(rest, spaced=True) if not bulleted or (marker and not marker.numbers) else None
            if label:
                yield label

    def _list_goes_on(self, scope: Scope) -> bool:
        """Whether, behind the rows of agencies, the next line is the next item of the list."""
        for line in self._lines[self._index + 1:self._index + 4]:
            marker, rest = split_marker(line.text)
            label = read_label(rest)
            if label and label.role in ("agencies", "support"):
                continue
            if scope.role == "projects" and rest.startswith("โครงการ"):
                return True
            return bool(marker and scope.last and marker.family == scope.last.family and label is None and read_numbered(rest) is None)
        return False
