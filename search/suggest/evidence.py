"""The passages of both sides that bear a likeness, letter for letter, with the words they share marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.common import TELLS, heft, runs, weightiest
from search.suggest.levels import UpperElement
from search.suggest.records import Item, Passage
from search.thai import Word, normalise, words

__all__ = ["Evidence", "Side", "evidence", "side"]

Span = tuple[int, int]
_EMPTY = frozenset({
    "ยึด", "ศูนย์กลาง", "เดียว", "แทน", "อื่น", "เข้ามา", "หลัก", "แนวทาง", "ภายใน", "ภายนอก", "เปิด", "ลด", "ปรับ", "ยกระดับ", "ขับเคลื่อน", "เพิ่ม", "สามารถ", "ต่อเนื่อง",
    "เหมาะสม", "ครอบคลุม", "ตาม", "ผ่าน", "รองรับ", "เน้น", "มุ่ง", "จัดทำ", "ทบทวน", "กำหนด", "ระยะ", "แต่ละ", "ทุก", "ไม่น้อยกว่า", "ร้อยละ", "ด้าน", "ต่าง", "อย่าง"})
"""Words that any plan may have: alone they are no reason, inside a longer common passage they are."""
_WIDE, _LEAST = 240, 40
"""Characters of a passage, and what is too short for one of its own."""
_BREAK = re.compile(r"\n+|(?<=;)\s+|(?<=[^ก-ฮ][.])\s+|\s{2,}")
"""Where a passage may end. A full stop behind a Thai letter is of an abbreviation: พ.ศ. 2566."""
_PASSAGES, _WORDS = 2, 6
"""Passages of a side, and words that are named."""
_LONGEST = 12
"""Telling words of one common run."""
_MORE = 0.3
"""Share of the first passage's weight that a further one must add."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a text with its telling words."""

    text: str
    """The whole text it is a part of."""
    span: Span
    words: tuple[Word, ...]
    """Its telling words, with places in ``text``."""
    of: str
    """Id of the element whose wording it is."""
    told: frozenset[str]
    """The words, once."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its windows."""

    windows: tuple[Window, ...]
    told: frozenset[str]
    plain: str
    """All of its text as it is compared."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two sides share."""

    own: tuple[Passage, ...]
    theirs: tuple[Passage, ...]
    shared: tuple[str, ...]
    """Words and passages in common as the item has them, the weightiest first."""
    part: str | None
    """The part under the candidate whose wording says most of it; None for the candidate itself."""


def side(item: Item) -> Side:
    """The windows of an item: its own wording first."""
    windows = [window for text in dict.fromkeys((item.text, *item.measures, *item.parts, *item.context)) for window in _windows(text, item.id)]
    return _side(tuple(windows))


def evidence(item: Side, upper: UpperElement, nearest: int | None = None) -> Evidence:
    """What the item shares with a candidate; where it shares no word, its ``nearest`` window (by meaning) and the candidate's name."""
    theirs = _of(upper)
    common = item.told & theirs.told
    weights = {word: heft(word) for word in common if word not in _EMPTY}
    own_windows = _best(item.windows, weights)
    names = [window for window in theirs.windows if window.of == upper.ref.id][:1]
    their_windows = _best(theirs.windows, {word: weight for word, weight in weights.items() if any(word in window.told for window in own_windows)})
    part = their_windows[0].of if their_windows and their_windows[0].of != upper.ref.id else None
    if not own_windows and item.windows:
        own_windows = [item.windows[nearest if nearest is not None and nearest < len(item.windows) else 0]]
    their_windows = [*names, *(window for window in their_windows if window not in names)][:_PASSAGES]
    provenances = {id_: provenance for id_, _, provenance in upper.wordings}
    own = tuple(Passage(_said(window), _spans(window, weights, theirs.plain), window.of) for window in own_windows)
    return Evidence(own, tuple(Passage(_said(window), _spans(window, weights, item.plain), window.of, provenances.get(window.of)) for window in their_windows),
                    _named(own, weights), part)


@lru_cache(maxsize=4_096)
def _of(upper: UpperElement) -> Side:
    return _side(tuple(window for id_, text, _ in upper.wordings for window in _windows(text, id_)))


def _side(windows: tuple[Window, ...]) -> Side:
    return Side(windows, frozenset[str]().union(*(window.told for window in windows)), "\n".join(dict.fromkeys(normalise(window.text) for window in windows)))


def _windows(text: str, of: str) -> Iterator[Window]:
    telling = [word for word in words(text) if heft(word.text) >= TELLS]
    for start, end in _parts(text):
        here = tuple(word for word in telling if start <= word.start and word.end <= end)
        yield Window(text, (start, end), here, of, frozenset(word.text for word in here))


def _parts(text: str) -> Iterator[Span]:
    """Sentences and lines; long ones cut at a space. Nothing but spaces is no part."""
    edges = [0, *(place for match in _BREAK.finditer(text) for place in match.span()), len(text)]
    for first, end in zip(edges[::2], edges[1::2], strict=True):
        start = first
        while end - start > _WIDE:
            cut = text.rfind(" ", start + _LEAST, start + _WIDE)
            cut = cut if cut > 0 else _between_words(text, start)
            yield start, cut
            start = cut + (text[cut:cut + 1] == " ")
        if text[start:end].strip():
            yield start, end


def _between_words(text: str, start: int) -> int:
    """Where a text without spaces may be cut: after the last whole word that fits."""
    piece = text[start:start + _WIDE]
    ends = [word.start for word in words(piece) if word.start > _LEAST]
    return start + (ends[-1] if ends else _WIDE)


def _best(windows: Sequence[Window], weights: Mapping[str, float]) -> list[Window]:
    """The window with the weightiest words, then one that adds to it."""
    left, chosen, first = dict(weights), list[Window](), 0.0
    while left and len(chosen) < _PASSAGES:
        scores = [sum(left.get(word, 0.0) for word in window.told) for window in windows]
        best = max(range(len(windows)), key=lambda place: (scores[place], -place), default=-1)
        if best < 0 or scores[best] <= _MORE * first:
            break
        first = first or scores[best]
        chosen.append(windows[best])
        for word in windows[best].told:
            left.pop(word, None)
    return chosen


def _said(window: Window) -> str:
    return window.text[slice(*window.span)]


def _spans(window: Window, weights: Mapping[str, float], other: str) -> tuple[Span, ...]:
    """Places within the window's own text: the longest runs that begin and end with a common word and stand so in the other side too."""
    found, start = [word for word in window.words if word.text in weights or word.text in _EMPTY], window.span[0]
    return tuple((found[first].start - start, found[last].end - start) for first, last in runs(window.text, found, weights, other, _LONGEST))


def _named(passages: Sequence[Passage], weights: Mapping[str, float]) -> tuple[str, ...]:
    found: dict[str, float] = {}
    for passage in passages:
        for start, end in passage.spans:
            run = passage.text[start:end]
            found[run] = max(found.get(run, 0.0), sum(weights.get(word.text, 0.0) for word in words(run)))
    return weightiest(found, _WORDS)
