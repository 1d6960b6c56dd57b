"""The structure of a plan from its lines: labels open parts, numbering tells which list a line goes on with.

Read once, line by line. The reader knows the part that is open (group, tactic, guideline), the *scope* (which list the next items belong
to), the numbering of the writer's own paragraphs (the *outline*) and the heads of table columns met one below the other. Its rules are in
layers: ``reader_state``, ``reader_ahead`` (neighbours), ``reader_cells`` (columns), ``reader_content`` (words), ``reader_lists`` (markers), ``reader_labels`` (labels), ``reader_headings`` (numbered headings).
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.text.joint_heads import drop_heads, part_activities, settle
from loaders.text.lines import Line
from loaders.text.matrix import is_year_head, row_reference
from loaders.text.numbering import Marker, split_marker
from loaders.text.reader_ahead import SUCH_AS
from loaders.text.reader_headings import Headings
from loaders.text.vocabulary import MENTION, read_label, read_numbered

__all__ = ["Outline"]


class Outline(Headings):
    """Reads lines; :attr:`plan` is the tree, :attr:`left` the lines that belong to no part (running text), :attr:`reviews` what reviewers said of it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(lines)
        for self._index, line in enumerate(lines):
            self._read(line)
        self._matrix.finish()
        settle(self._joint)
        part_activities(self._mixed)
        drop_heads(self.plan)

    def _read(self, line: Line) -> None:
        marker, rest = split_marker(line.text)
        if self._reviewed and not self._new_matter(marker, rest):
            self.reviews.append(line)
            return
        if self._matrix_line(line):
            return
        numbered = read_numbered(rest)
        if numbered and not MENTION.match(numbered.rest) and self._numbered(numbered, marker, line):
            return
        if numbered and marker and numbered.role == "goals" and SUCH_AS.match(numbered.rest):  # of which goal the examples are, not a part
            return
        label = read_label(rest) or self._row_label(rest, marker)
        if label and self._label(label, marker, line):
            return
        if self._pending:
            self._name_pending(line)
            return
        if marker:
            self._marked(marker, rest, line)
        else:
            self._unmarked(line)

    def _new_matter(self, marker: Marker | None, rest: str) -> bool:
        """Whether, behind a paragraph on what reviewers said, the writer goes on with the plan."""
        heading = read_numbered(rest)
        on = bool(marker and self._next_paragraph(marker)) or bool(heading and heading.kind == self._top and not MENTION.match(heading.rest))
        self._reviewed = not on
        return on

    def _matrix_line(self, line: Line) -> bool:
        """Years as column heads, and the cells of rows below them."""
        budget = self._scope is not None and self._scope.role == "other"
        following = self._lines[self._index + 1].text if self._index + 1 < len(self._lines) else ""
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
