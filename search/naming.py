"""How well words name a thing: which share of the weight of its name they say, how much else they say, letter by letter where words are misspelt.

A name in a text is cut, reordered, misspelt, and runs on into the sentence without a space. So it is not compared as a whole: the best
stretch of the text is looked for, and what is returned says where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from search.thai import Word, normalise, tokens

__all__ = ["Likeness", "best_likeness", "likeness"]

_NOT_A_LETTER = re.compile(r"[^\w\u0e30-\u0e4e]+")
_STARTS = 6
"""Places of a text where a name may begin that are tried."""
_FURTHEST = 80
"""Words after its beginning in which a name must end."""
_SAME, _UNLIKE = 0.98, 0.6
"""Share of equal letters that counts as the same, and from which on downwards letters say nothing."""
_LETTERS = 8
"""Letters of a name whose spelling is compared."""
_CUT = 0.82
"""What a name that breaks off counts, of the whole."""
_TELLS = 16
"""Letters from which a name tells even where the sentence runs on without a space."""
_JOINS = re.compile(r"และ|ของ|ใน|ที่|ซึ่ง|โดย|เพื่อ|มี|ตาม")
_CUT_FROM = 10
"""Letters from which a broken-off name tells."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How well a stretch of a text names a thing."""

    score: float
    """0 to 1: 1 is the whole name and nothing else. It orders; bands are measured on it, and it is never shown."""
    start: int
    """Of the stretch, offsets in the text the words were cut from."""
    end: int
    length: int
    """Words of the name that are said."""
    whole: bool = False
    """The name stands there letter for letter."""


NONE = Likeness(0.0, 0, 0, 0)


def best_likeness(text: str, said: Sequence[Word], names: Sequence[str], weight: Callable[[str], float], *, anchored: bool) -> Likeness:
    """The best of several names of one thing; of equal ones the one that says more."""
    return max((likeness(text, said, name, weight, anchored=anchored) for name in names), key=lambda one: (round(one.score, 3), one.length), default=NONE)


def likeness(text: str, said: Sequence[Word], name: str, weight: Callable[[str], float], *, anchored: bool) -> Likeness:
    """How well the words ``said`` of ``text`` name ``name``. ``anchored``: the name begins with the first of them; else anywhere."""
    wanted = _tokens(name)
    if not said or not wanted:
        return NONE
    places = [place for place, word in enumerate(said) if word.text in wanted]
    starts = [0] if anchored else places[:_STARTS] or [0]
    best = max((_from(said, start, wanted, weight) for start in starts), key=lambda one: one.score)
    spelt = max((_spelt(text, said, start, name) for start in ([best_start(said, best)] if best.score else starts[:1])), key=lambda one: one.score)
    found = spelt if spelt.score > best.score else best
    whole = found.whole or _stands(text, found, name)
    return replace(found, whole=True, score=1.0) if whole else found


def _stands(text: str, found: Likeness, name: str) -> bool:
    """Whether the name stands at the beginning of a stretch letter for letter, and is not the beginning of a longer word or phrase."""
    wanted = _squashed(name)
    here = _squashed(text[found.start:found.end])
    after = text[found.end:found.end + 1]
    return here == wanted and (len(wanted) >= _TELLS or not after.isalpha() or bool(_JOINS.match(text, found.end)))


def best_start(said: Sequence[Word], found: Likeness) -> int:
    """Place of the word a stretch begins with."""
    return next((place for place, word in enumerate(said) if word.start == found.start), 0)


def _from(said: Sequence[Word], start: int, wanted: frozenset[str], weight: Callable[[str], float]) -> Likeness:
    """The best stretch that begins at a word: the harmonic mean of the share of the name that is said and the share of what is said that is the name."""
    total = sum(weight(word) for word in wanted)
    seen: set[str] = set()
    held = spent = 0.0
    best = NONE
    for word in said[start:start + _FURTHEST]:
        heft = weight(word.text)
        if word.text in wanted:
            if word.text in seen:
                continue
            seen.add(word.text)
            held += heft
            spent += heft
            score = 2 * held / (total + spent)
            if score > best.score:
                best = Likeness(score, said[start].start, word.end, len(seen))
        else:
            spent += heft
    return best


def _spelt(text: str, said: Sequence[Word], start: int, name: str) -> Likeness:
    """The same by letters: for words that are misspelt, spaced elsewhere, or broken off."""
    wanted = _squashed(name)
    if len(wanted) < _LETTERS:
        return NONE
    first, letters, place = said[start].start, 0, start
    while place < len(said) and letters < len(wanted):
        letters += len(said[place].text)
        place += 1
    best = NONE
    for last in {max(start, place - 2), place - 1}:
        end = said[last].end
        here = _squashed(text[first:end])
        share = fuzz.ratio(here, wanted) / 100
        score = 1.0 if here == wanted else min((share - _UNLIKE) / (_SAME - _UNLIKE), 0.99)
        if len(here) >= _CUT_FROM and here != wanted and wanted.startswith(here) and last == len(said) - 1:
            score = max(score, _CUT + (1 - _CUT) * len(here) / len(wanted) * 0.9)
        if score > best.score:
            best = Likeness(score, first, end, last - start + 1, here == wanted)
    return best


@lru_cache(maxsize=16_384)
def _tokens(name: str) -> frozenset[str]:
    return frozenset(tokens(name))


@lru_cache(maxsize=16_384)
def _squashed(text: str) -> str:
    return _NOT_A_LETTER.sub("", normalise(text))
