"""The structure of a plan from its lines: labels open parts, numbering tells which list a line goes on with.

Read once, line by line. The reader knows the part that is open (group, tactic, guideline), the *scope* (which list the next items belong
to), the numbering of the writer's own paragraphs (the *outline*) and the heads of table columns met one below the other. Its rules are in
layers: ``reader_state``, ``reader_content`` (words), ``reader_lists`` (markers), ``reader_headings`` (labels).
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.text.lines import Line
from loaders.text.matrix import is_year_head
from loaders.text.numbering import split_marker
from loaders.text.reader_headings import Headings
from loaders.text.reader_state import MENTION
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["Outline"]


class Outline(Headings):
    """Reads lines; :attr:`plan` is the tree, :attr:`left` the lines that belong to no part (running text)."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(lines)
        for self._index, line in enumerate(lines):
            self._read(line)
        self._matrix.finish()

    def _read(self, line: Line) -> None:
        marker, rest = split_marker(line.text)
        if self._matrix_line(line):
            return
        numbered = read_numbered(rest)
        if numbered and not MENTION.match(numbered.rest) and self._numbered(numbered, marker, line):
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
