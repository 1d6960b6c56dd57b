"""Glyphs of a page to stretches of text on one baseline, and those to rows: Thai marks at their letters, raised small digits as footnote markers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.document.pdf_ink import Glyph
from loaders.document.raised import superscript
from loaders.text.marked_notes import marker
from loaders.thai_marks import is_mark

__all__ = ["Row", "Stretch", "rows_of", "stretches_of"]

_GAP = 1.6
"""Ems between two glyphs of a row that part stretches (columns, cells laid out by tabs)."""
_SPACE, _THAI_SPACE = 0.2, 0.24
"""Ems that are a space where none was drawn. LibreOffice sets Thai and digits 0.20 to 0.23 apart without a space, and 0.25 to 0.34 with one."""
_SPREAD, _SPREAD_LEAST, _SPREAD_SPACE = 5, 0.15, 1.8
"""Gaps of a line that tell, the ems of the middle one that spread it, and how many times wider a space is."""
_THAI = "\u0e00"
_INSIDE = 0.2
"""Ems by which letters of different fonts may overlap."""
_AFTER_MARK = 0.3
"""Ems between marks that begin a run and the letter behind them; further off they stand over letters of another run."""
_SAME_LINE = 0.25
_RAISED_SIZE, _RAISED = 0.8, 0.12
"""A footnote marker is at most this share of the size of its line, and this share of it above the baseline."""
_UNIT_BEFORE = re.compile(r"(?:\b(?:c|k|m)?m|ม\.?|เมตร|CO|H|O|R|x|\^)$")
"""Behind these a raised digit is a power: ม², km², CO2."""
_NOTE_DIGITS = re.compile(r"^\d{1,3}$")


@dataclass(slots=True)
class Stretch:
    """Text without a wide gap on one baseline. ``ends_open`` tells that a space was drawn at its end."""

    glyphs: list[Glyph]
    y: float
    size: float
    _edges: tuple[float, float] | None = None
    """Left and right edge, once they were asked for."""

    @property
    def x0(self) -> float:
        """Left edge of what is seen."""
        return self._seen()[0]

    @property
    def x1(self) -> float:
        """Right edge of what is seen."""
        return self._seen()[1]

    def _seen(self) -> tuple[float, float]:
        if self._edges is None:
            seen = [each for each in self.glyphs if not each.text.isspace()] or self.glyphs
            self._edges = min(each.x0 for each in seen), max(each.x1 for each in seen)
        return self._edges

    def take(self, glyphs: Iterable[Glyph], at: int | None = None) -> None:
        """Put glyphs at the end, or before the one at ``at``."""
        at = len(self.glyphs) if at is None else at
        self.glyphs[at:at] = glyphs
        self._edges = None

    @property
    def bold(self) -> bool:
        """Whether most of it is bold."""
        return sum(each.bold for each in self.glyphs) * 2 > len(self.glyphs)

    @property
    def unknown(self) -> int:
        """Glyphs whose character the font does not tell."""
        return sum(not each.known for each in self.glyphs)

    @property
    def text(self) -> str:
        """The characters, footnote markers as such; a space at the end stays."""
        pieces: list[str] = []
        apart = self._apart()
        raised = ""
        last: Glyph | None = None
        for glyph in self.glyphs:
            if self._is_raised(glyph) and (raised or not _UNIT_BEFORE.search("".join(pieces[-6:]).rstrip())):
                raised += glyph.text
                last = glyph
                continue
            if raised:
                pieces.append(_mark(raised))
                raised = ""
            if last and not is_mark(glyph.text) and not glyph.text.isspace() and not last.text.isspace() and glyph.x0 - last.x1 > max(apart, self.size * (
                    _SPACE if glyph.text < _THAI and last.text < _THAI else _THAI_SPACE)):
                pieces.append(" ")
            pieces.append(superscript(glyph.text) if self._is_raised(glyph) else glyph.text)
            if not is_mark(glyph.text):
                last = glyph
        return "".join(pieces) + (_mark(raised) if raised else "")

    def _apart(self) -> float:
        """How far letters stand apart that belong together: nothing, but for a line whose letters are spread over its width."""
        letters = [each for each in self.glyphs if not is_mark(each.text)]
        gaps = sorted(after.x0 - before.x1 for before, after in pairwise(letters) if not before.text.isspace() and not after.text.isspace())
        usual = gaps[len(gaps) // 2] if len(gaps) >= _SPREAD else 0.0
        return _SPREAD_SPACE * usual if usual > _SPREAD_LEAST * self.size else 0.0

    def _is_raised(self, glyph: Glyph) -> bool:
        return glyph.text.isdecimal() and glyph.size <= _RAISED_SIZE * self.size and glyph.y - self.y >= _RAISED * self.size


def _mark(raised: str) -> str:
    return marker(int(raised)) if _NOTE_DIGITS.match(raised) and int(raised) else raised


@dataclass(slots=True)
class Row:
    """Stretches on one baseline, from left to right."""

    stretches: list[Stretch]

    @property
    def y(self) -> float:
        """The baseline."""
        return self.stretches[0].y

    @property
    def size(self) -> float:
        """Size of its largest stretch."""
        return max(each.size for each in self.stretches)

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(each.x0 for each in self.stretches)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(each.x1 for each in self.stretches)


def stretches_of(glyphs: Iterable[Glyph]) -> list[Stretch]:
    """Stretches of a page or a cell, those on top first."""
    runs = _runs(list(glyphs))
    lines: list[list[Stretch]] = []
    for run in sorted(runs, key=lambda each: (-each.size, -each.y)):
        home = next((line for line in lines if _on_line(run, line[0])), None)
        if home is None:
            lines.append([run])
        else:
            home.append(run)
    return [joined for line in sorted(lines, key=lambda each: -each[0].y) for joined in _joined(line)]


def _on_line(run: Stretch, line: Stretch) -> bool:
    rise = run.y - line.y
    if abs(rise) <= _SAME_LINE * line.size:
        return True
    small = run.size <= _RAISED_SIZE * line.size or all(is_mark(each.text) or each.text.isspace() for each in run.glyphs)
    return small and -_SAME_LINE * line.size <= rise <= 0.75 * line.size and run.x0 <= line.x1 + 40 * line.size


def _runs(glyphs: list[Glyph]) -> list[Stretch]:
    """Glyphs drawn one behind the other on one baseline, in one size, without a jump. Programs may draw a mark when its letter is long past: it stays in the run it stands over."""
    runs: list[list[Glyph]] = []
    letter: Glyph | None = None
    """The last of the open run that is no mark."""
    for glyph in glyphs:
        last, mark = runs[-1][-1] if runs else None, is_mark(glyph.text)
        alike = last is not None and abs(glyph.y - last.y) <= 0.05 * last.size + 0.2 and abs(glyph.size - last.size) <= 0.1 * last.size
        if last and alike and _follows(glyph, last, letter, runs[-1][0], mark=mark):
            runs[-1].append(glyph)
        elif glyph.text.isspace():
            continue
        else:
            runs.append([glyph])
            letter = None
        letter = letter if mark else glyph
    return [Stretch(_in_order(run), run[0].y, median(each.size for each in run)) for run in runs]


def _follows(glyph: Glyph, last: Glyph, letter: Glyph | None, first: Glyph, *, mark: bool) -> bool:
    """Whether a glyph is drawn where the run goes on, or is a mark over a letter of it."""
    if mark and letter and first.x0 <= glyph.x0 <= letter.x1:
        return True
    if letter is None and not mark:
        return -glyph.size <= glyph.x0 - last.x1 <= _AFTER_MARK * glyph.size
    before = letter or last
    return -1.0 * before.size <= glyph.x0 - before.x1 <= _GAP * before.size


def _in_order(glyphs: list[Glyph]) -> list[Glyph]:
    """Marks drawn before or behind their letter's turn go to the letter they stand over."""
    out: list[Glyph] = []
    waiting: list[Glyph] = []
    for index, glyph in enumerate(glyphs):
        if not is_mark(glyph.text):
            out += [glyph, *waiting]
            waiting = []
            continue
        middle = (glyph.x0 + glyph.x1) / 2
        letter, following = _letter_before(out, len(out)), next((each for each in glyphs[index + 1:index + 4] if not is_mark(each.text)), None)
        if following and following.x0 <= middle <= following.x1 and (letter is None or out[letter].text.isspace() or middle > out[letter].x1 + 0.1 * glyph.size):
            waiting.append(glyph)
            continue
        at = len(out)
        while letter is not None and out[letter].x0 >= middle and (before := _letter_before(out, letter)) is not None and out[before].x1 >= middle - 0.5 * glyph.size:
            at, letter = letter, before
        out.insert(at, glyph)
    return out + waiting


def _letter_before(glyphs: list[Glyph], at: int) -> int | None:
    return next((index for index in range(at - 1, max(-1, at - 6), -1) if not is_mark(glyphs[index].text)), None)


def _joined(line: list[Stretch]) -> list[Stretch]:
    """Runs of one line put together from left to right where no wide gap parts them; marks drawn apart go to their letters."""
    marks = [run for run in line if all(is_mark(each.text) or each.text.isspace() for each in run.glyphs)]
    bases = sorted((run for run in line if run not in marks), key=lambda each: (each.x0, -each.size))
    if not bases:
        return []
    out: list[Stretch] = []
    for run in bases:
        last = out[-1] if out else None
        size = max(run.size, last.size) if last else run.size
        if last and run.x0 - last.x1 <= _GAP * size:
            if run.size > last.size:
                last.size, last.y = run.size, run.y
            for part in _around(run.glyphs, last):
                last.take(part, _gap_for(part, last))
        else:
            out.append(Stretch(list(run.glyphs), run.y, run.size))
    for glyph in (each for run in marks for each in run.glyphs if not each.text.isspace()):
        _place_mark(glyph, out)
    return out


def _around(glyphs: Sequence[Glyph], line: Stretch) -> list[list[Glyph]]:
    """Glyphs of a run in parts between which letters of the line stand."""
    bases = [each for each in line.glyphs if not is_mark(each.text) and not each.text.isspace()] if glyphs[0].x0 < line.x1 else []
    parts: list[list[Glyph]] = [[]]
    edge: float | None = None
    for glyph in glyphs:
        if edge is not None and not glyph.text.isspace() and any(edge <= each.x0 + _INSIDE * line.size and each.x1 <= glyph.x0 + _INSIDE * line.size for each in bases if each.x1 > edge):
            parts.append([])
        parts[-1].append(glyph)
        edge = edge if glyph.text.isspace() else glyph.x1
    return parts


def _gap_for(glyphs: Sequence[Glyph], line: Stretch) -> int | None:
    """Where in a line glyphs belong that were drawn after what stands right of them: letters of another font, such as a dash between two years. None: at its end."""
    letters = [each for each in glyphs if not each.text.isspace()]
    if not letters or letters[0].x0 >= line.x1 - _INSIDE * line.size:
        return None
    middle = (letters[0].x0 + letters[-1].x1) / 2
    bases = [index for index, each in enumerate(line.glyphs) if not is_mark(each.text) and not each.text.isspace()]
    at = next((index for index in bases if line.glyphs[index].x0 > middle), None)
    if at is None:
        return None
    before = [line.glyphs[index] for index in bases if index < at]
    room = line.glyphs[at].x0 - (before[-1].x1 if before else line.x0)
    return at if room >= (letters[-1].x1 - letters[0].x0) - _INSIDE * line.size else None


def _place_mark(mark: Glyph, stretches: list[Stretch]) -> None:
    """Behind the letter it stands over, and behind the marks that letter has."""
    middle = (mark.x0 + mark.x1) / 2
    best = min(stretches, key=lambda each: 0 if each.x0 <= middle <= each.x1 else min(abs(each.x0 - middle), abs(each.x1 - middle)))
    letters = [index for index, each in enumerate(best.glyphs) if not is_mark(each.text) and not each.text.isspace()]
    if not letters:
        return
    index = min(letters, key=lambda each: 0 if best.glyphs[each].x0 <= middle <= best.glyphs[each].x1 + 0.1 * best.size else abs((best.glyphs[each].x0 + best.glyphs[each].x1) / 2 - middle))
    index += 1
    while index < len(best.glyphs) and is_mark(best.glyphs[index].text):
        index += 1
    best.take([mark], index)


def rows_of(stretches: list[Stretch]) -> list[Row]:
    """Stretches of one baseline side by side, rows from the top."""
    rows: list[Row] = []
    for each in sorted(stretches, key=lambda stretch: (-stretch.y, stretch.x0)):
        if rows and abs(rows[-1].y - each.y) <= _SAME_LINE * min(rows[-1].size, each.size):
            rows[-1].stretches.append(each)
        else:
            rows.append(Row([each]))
    for row in rows:
        row.stretches.sort(key=lambda stretch: stretch.x0)
    return rows
