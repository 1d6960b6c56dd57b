"""The structure of a plan from its lines: labels open parts, numbering tells which list a line goes on with.

Read once, line by line. The reader knows the part that is open (group, tactic, guideline), the *scope* (which list the next items belong
to), the numbering of the writer's own paragraphs (the *outline*) and the heads of table columns met one below the other. Its rules are in
layers: ``reader_state``, ``reader_ahead`` (neighbours), ``reader_cells`` (columns), ``reader_names`` (words over lines), ``reader_content`` (words), ``reader_parts`` (parts of groups), ``reader_listed_groups``, ``reader_lists`` (markers), ``reader_values``, ``reader_labels`` (labels), ``reader_headings`` (numbered headings).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.text.agencies import read_agencies
from loaders.text.by_number import part_by_number
from loaders.text.found import Found
from loaders.text.items import make_item
from loaders.text.joint_heads import drop_heads, measures_below, part_activities, projects_below, settle
from loaders.text.levels import lower_below_measures
from loaders.text.lines import Line, Place
from loaders.text.matrix import by_name, is_year_head, row_reference, unit_of
from loaders.text.numbering import Marker, split_marker
from loaders.text.reader_ahead import SUCH_AS
from loaders.text.reader_headings import Headings
from loaders.text.reader_state import SILENT
from loaders.text.targets import cell_target, read_targets
from loaders.text.vocabulary import MENTION, Label, read_label, read_numbered

__all__ = ["Outline"]


_POLICIES = re.compile(r"นโยบาย\s?[:：]?$")
_FOLLOWS = re.compile(r"(?:มี)?(?:ความ)?(?:สอดคล้อง|เชื่อมโยง)(?:และ(?:สอดคล้อง|เชื่อมโยง))?กับ\s?(?:ยุทธศาสตร์ชาติ|แผนแม่บท(?:ฯ|ภายใต้)|แผนพัฒนาเศรษฐกิจ|แผน(?:การ)?ปฏิรูป|นโยบายและแผนระดับชาติ|แผนระดับ)")
"""A line that only says which upper plans are followed is no part of what it stands in; :mod:`loaders.text.alignments` reads it."""


class Outline(Headings):
    """Reads lines; :attr:`plan` is the tree, :attr:`left` the lines that belong to no part (running text), :attr:`reviews` what reviewers said of it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(lines)
        for self._index, line in enumerate(lines):
            self._read(line)
        self._matrix.finish()
        settle(self._joint)
        part_activities(self._mixed)
        measures_below(self.plan)
        projects_below(self.plan)
        drop_heads(self.plan)
        part_by_number(self.plan)
        lower_below_measures(self.plan, lines)

    def _read(self, line: Line) -> None:
        if line.place:
            self._placed(line, line.place)
            return
        if self._row is not None:
            self._row_over(line)
        line = self._without_lead(line)
        marker, rest = split_marker(line.text)
        if self._reviewed and not self._new_matter(marker, rest):
            self.reviews.append(line)
            return
        if not self._matrix_line(line):
            self._read_words(line, marker, rest)

    def _without_lead(self, line: Line) -> Line:
        """A list right below the name of a group without the word that leads to it: “เช่น (1) … (2) …”."""
        lead = SUCH_AS.match(line.text) if self._scope is None and self._group is not None and self._group.last_line == self._previous_number() else None
        first = split_marker(line.text[lead.end():].strip())[0] if lead else None
        return replace(line, text=line.text[lead.end():].strip()) if lead and first and first.last == 1 else line

    def _read_words(self, line: Line, marker: Marker | None, rest: str) -> None:
        if self._headed(line, marker, rest):
            return
        label = read_label(rest) or self._row_label(rest, marker) or self._told_label(rest)
        if label and (self._names_group(label) or self._next_group(label, marker)):
            label = None
        if label and self._label(label, marker, line):
            return
        if self._pending:
            self._name_pending(line)
        elif marker:
            self._marked(marker, rest, line)
        else:
            self._unmarked(line)

    def _told_label(self, rest: str) -> Label | None:
        """A line that is a label by what it says or by what is below it: a statement on upper plans, “นโยบาย” above bullets."""
        if _FOLLOWS.match(rest):
            return Label(("alignment",), "", rest)
        below = split_marker(self._following())[0] if _POLICIES.match(rest) else None
        return Label(("guidelines",), "", rest) if below and not below.numbers else None

    def _headed(self, line: Line, marker: Marker | None, rest: str) -> bool:
        """Whether a line is the heading of a part, a group named again, or examples of a goal."""
        numbered = read_numbered(rest)
        if numbered and not MENTION.match(numbered.rest) and self._numbered(numbered, marker, line):
            return True
        if numbered and marker and numbered.role == "goals" and SUCH_AS.match(numbered.rest):  # of which goal the examples are, not a part
            return True
        return marker is not None and bool(marker.numbers) and self._group_again(marker, rest)

    def _placed(self, line: Line, place: Place) -> None:
        """A part of a table that was read as a whole."""
        self._scope = self._pending = None
        self._columns = []
        if place.role == "groups":
            self._row = self.plan.add(Found("groups", line.text, line.number, "table-group", number=place.number, kind=place.kind, last_line=line.number))
            self._enter_group(self._row)
            return
        group = self._group or self.plan
        if place.role in ("agencies", "support"):
            owner = self._row or group
            names = owner.supporting if place.role == "support" else owner.agencies
            names += [name for name in read_agencies(line.text) if name not in names]
            return
        if place.role == "value":
            self._placed_value(line)
            return
        item = make_item(place.role, line.text, line.number, "table-row" if place.depth == 0 else "table-cell")
        item.number = place.number
        self._measured = item if place.role == "indicators" else self._measured
        if place.depth == 0 or self._row is None:
            self._row = group.add(item)
            self._tactic = self._guideline = None
        else:
            self._row.add(item)

    def _placed_value(self, line: Line) -> None:
        """The target, of a year or of no year said, of the indicator that a table placed before it."""
        row = self._measured
        if row is None:
            return
        years = (line.year,) if line.year else ()
        dated = [target if target.years else replace(target, years=years) for target in read_targets(line.text)]
        bare = cell_target(line.text, line.year, unit_of(row.text))
        row.targets = [target for target in row.targets if target.value is not None] + by_name(row.text, dated or ([bare] if bare else []))

    def _row_over(self, line: Line) -> None:
        """The table ended: what is neither a label of the last group nor a heading is no part of that group."""
        self._row = None
        rest = split_marker(line.text)[1]
        label = read_label(rest)
        if read_numbered(rest) is None and (label is None or label.role in SILENT):
            self._group = self._tactic = self._guideline = None

    def _names_group(self, label: Label) -> bool:
        """Whether a line that reads like other matter (“การบริหารจัดการ”) is the name below a group's bare heading."""
        return self._pending is not None and self._pending.role == "groups" and self._pending.line == self._previous_number() and label.role == "other" and label.words.startswith("การ") and not label.rest

    def _next_group(self, label: Label, marker: Marker | None) -> bool:
        """Whether a line that reads like other matter (“3.7 การบริหารจัดการ”) is the next of the groups in a list, with bullets of its own."""
        last = self._group_list
        follows = marker is not None and last is not None and marker.family == last.family and marker.last == last.last + 1
        below = split_marker(self._following())[0]
        return follows and below is not None and not below.numbers and label.role == "other" and label.words.startswith("การบริหาร") and not label.rest

    def _new_matter(self, marker: Marker | None, rest: str) -> bool:
        """Whether, behind a paragraph on what reviewers said, the writer goes on with the plan."""
        heading = read_numbered(rest)
        on = bool(marker and self._next_paragraph(marker)) or bool(heading and heading.kind == self._top and not MENTION.match(heading.rest))
        self._reviewed = not on
        return on

    def _matrix_line(self, line: Line) -> bool:
        """Years as column heads, and the cells of rows below them."""
        budget = self._scope is not None and self._scope.role == "other"
        following = self._following()
        if is_year_head(line.text, following) and not (self._scope and self._scope.role == "alignment"):
            self._matrix.add_years(line.text, counts=not budget)
            return True
        rows = self._scope.items if self._scope and self._scope.role in ("indicators", "value") else []
        named = row_reference(line.text, rows) if self._matrix.open else None
        if named:
            self._matrix.start_row(named[0])
            if named[1]:
                self._matrix.name_unit(named[1])
            return True
        last = self._scope.items[-1] if self._scope and self._scope.items else None
        return self._matrix.take_cell(line.text, last if self._scope and self._scope.role in ("indicators", "goals", "value") else None, silent=budget)
