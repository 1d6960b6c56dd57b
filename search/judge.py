"""Which thing one mention means: candidates by number, candidates by name, and whether the two agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from queries.read.records import Ref
from search.documents import Document
from search.exact import name_key, number_key
from search.index import Index
from search.mentions import grammar
from search.naming import Likeness, best_likeness
from search.records import Filters
from search.resolution import Ground
from search.thai import Word, normalise, words

__all__ = ["Asked", "Verdict", "judge", "label"]

AGREES, STRONG, WEAK = 0.3, 0.6, 0.5
"""Likeness from which a name agrees with a number; that a name needs to speak against a number; that a name needs alone."""
_AHEAD = 0.25
"""By how much a name must fit another thing better before it speaks against the number."""
_ALIKE = 0.04
"""Difference of likeness up to which two names say the same."""
_BY_WORDS, _BY_MEANING, _IN_SCOPE = 30, 10, 20
"""Candidates by name: by words, by meaning, by words within the plan and kind said."""
_LONGEST = 40
"""Words of a text that candidates are looked for with."""
_OTHERS = 6
_NEARLY = 0.9
"""Share of a stretch that is as good as all of it."""
_KIND = re.compile(r"^(?:ยุทธศาสตร์ชาติ|ยุทธศาสตร์|ประเด็น)?ด้าน|^มิติ|^National Strategy on ")
_SHORTEST = 5
_WHOLE, _PART = 0.75, 0.5
"""What the whole of a name, and a part of it, counts at least in the middle of a stretch that says more."""
_FEW = 24
"""Characters up to which a name in the middle of a sentence may be there by chance."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One mention."""

    text: str
    """The text it stands in."""
    start: int
    """Where the name begins in the text, and where the part that may hold it ends."""
    end: int
    types: frozenset[str] = frozenset()
    number: str = ""
    plans: tuple[str, ...] = ()
    """Said with it."""
    hints: tuple[str, ...] = ()
    """Plans said elsewhere, or given by whoever asks."""
    within: tuple[str, ...] = ()
    """Ids of what was named before it, the nearest first."""
    kind: str = ""
    """The word for its kind, if that tells one kind from others of its class."""
    anchored: bool = True
    """The name begins at ``start``; else anywhere from there."""
    runs_on: bool = False
    """What follows the number begins like a sentence that goes on, not like a name."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate."""

    row: int
    document: Document
    likeness: Likeness
    fits: float
    """How well it fits the plan, kind and container said, 0 to 1.1; tips the scale."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one mention means."""

    ground: Ground
    ref: Ref | None = None
    likeness: float = 0.0
    whole: bool = False
    end: int | None = None
    """Where its name ends in the text; None if no name was found."""
    start: int | None = None
    others: tuple[Ref, ...] = ()
    against: Ref | None = None
    """On ``conflict``: what has the number."""
    outside: bool = False
    """It is not of the plan that was said."""
    misnamed: bool = False
    """The plan that was said has the number, and calls what it numbers by another word."""
    known: tuple[str, ...] = field(default=())
    """On ``nothing`` with a number: numbers there are of that kind in that plan."""


def label(ref: Ref, lang: str) -> str:
    """What to call a thing in a sentence."""
    return (ref.label.th or ref.label.en if lang == "th" else ref.label.en or ref.label.th) or ref.id


def judge(asked: Asked, index: Index) -> Verdict:
    """Decide. Deterministic."""
    region = asked.text[asked.start:asked.end]
    said = [Word(word.text, word.start + asked.start, word.end + asked.start) for word in words(region)]
    numbered = _scored(_numbered(asked, index), asked, said, index)
    named = _scored(_named(asked, region, said, index), asked, said, index)
    if asked.number:
        return _of_number(asked, numbered, named, said, index)
    return _of_name(asked, named, WEAK)


def _of_number(asked: Asked, numbered: Sequence[Scored], named: Sequence[Scored], said: Sequence[Word], index: Index) -> Verdict:
    if not numbered:
        return _without_number(asked, named, index)
    own = numbered[0]
    mine = own.likeness.score
    best = _first([one for one in named if one.document.ref.type in asked.types or one.likeness.whole])
    by_name = best.likeness.score if best else 0.0
    if mine < AGREES and not any(one.document.ref.type in asked.types for one in numbered):
        return Verdict("nothing", others=_refs(numbered)[:3], known=_known(asked, index))  # numbered so, but of another kind
    if mine >= AGREES and mine >= by_name - _AHEAD:
        return _agreed(asked, own, numbered)
    if best and by_name >= STRONG and best.row != own.row:
        return Verdict("conflict", best.document.ref, by_name, False, best.likeness.end, others=(own.document.ref, *_refs(named, best)), against=own.document.ref,
                       outside=_outside(asked, best))
    return _by_number_alone(asked, numbered, said)


def _without_number(asked: Asked, named: Sequence[Scored], index: Index) -> Verdict:
    """Nothing has the number: what has the name, if that is plain enough."""
    best = _first(named)
    if best and best.likeness.score >= STRONG:
        return Verdict("conflict", best.document.ref, best.likeness.score, False, best.likeness.end, others=_refs(named, best), outside=_outside(asked, best))
    return Verdict("nothing", others=_refs(named)[:3], known=_known(asked, index))


def _agreed(asked: Asked, own: Scored, numbered: Sequence[Scored]) -> Verdict:
    rivals = [one for one in numbered if one.likeness.score >= own.likeness.score - _ALIKE and one.fits >= own.fits and one.row != own.row]
    if rivals:
        return Verdict("ambiguous", others=_refs([own, *rivals]), end=own.likeness.end)
    return Verdict("both", own.document.ref, own.likeness.score, own.likeness.whole, own.likeness.end, others=_refs(numbered, own), outside=_outside(asked, own))


def _by_number_alone(asked: Asked, numbered: Sequence[Scored], said: Sequence[Word]) -> Verdict:
    top = max(one.fits for one in numbered)
    alike = [one for one in numbered if one.fits >= top]
    if len(alike) > 1:
        return Verdict("ambiguous", others=_refs(sorted(alike, key=_latest)))
    only = alike[0]
    bare = asked.runs_on or not any(any(letter.isalpha() for letter in word.text) for word in said)
    held = bool(only.document.parents) and only.document.parents[0] in asked.within
    certain = 1.0 if asked.plans or asked.kind or held or len(numbered) == 1 else 0.5
    return Verdict("number" if bare else "unlike", only.document.ref, certain, others=_refs(numbered, only), outside=_outside(asked, only))


def _of_name(asked: Asked, named: Sequence[Scored], least: float) -> Verdict:
    best = _first(named)
    if best is None or best.likeness.score < least:
        return Verdict("nothing", others=_refs(named)[:3])
    score = best.likeness.score
    alike = [one for one in named if one.likeness.score >= score - _ALIKE and one.likeness.length >= best.likeness.length - (0 if best.likeness.whole else 1)]
    top = max(one.fits for one in alike)
    alike = [one for one in alike if one.fits >= top - 0.01]
    if len(alike) > 1:
        alike = [one for one in alike if not any(one.document.id in other.document.parents and other.likeness.score >= one.likeness.score for other in alike)]
    if len(alike) > 1:
        return Verdict("ambiguous", likeness=score, start=best.likeness.start, end=best.likeness.end, others=_refs(sorted(alike, key=_latest)))
    only = alike[0]
    return Verdict("name", only.document.ref, only.likeness.score, only.likeness.whole, only.likeness.end, only.likeness.start, _refs(named, only),
                   outside=_outside(asked, only))


def _first(found: Sequence[Scored]) -> Scored | None:
    return found[0] if found else None


def _scored(rows: Iterable[int], asked: Asked, said: Sequence[Word], index: Index) -> list[Scored]:
    """Candidates, the likeliest first: the likeness of the name counts, what was said of plan and kind tips the scale."""
    def weight(word: str) -> float:
        place = index.lexical.vocabulary.get(word)
        return float(index.lexical.idf[place]) if place is not None else 4.0

    found = []
    for row in dict.fromkeys(rows):
        document = _document(index, row)
        if document.plan is None or document.ref.is_body or document.ref.type == "Instrument":
            continue
        alike = best_likeness(asked.text, said, _names(document, asked), weight, anchored=asked.anchored)
        if not asked.anchored:
            alike = _doubted(alike, said)
        found.append(Scored(row, document, alike, _fits(document, asked)))
    return sorted(found, key=lambda one: (-round(one.likeness.score + 0.2 * one.fits, 4), -one.likeness.length, _latest(one)))


@lru_cache(maxsize=8192)
def _document(index: Index, row: int) -> Document:
    """A document, kept: the same few come again for every mention."""
    document: Document = index.shelf[row]
    return document


def _doubted(found: Likeness, said: Sequence[Word]) -> Likeness:
    """A name in the middle of a stretch that says more may be part of a longer name, or of a sentence: it counts less, a short one least."""
    letters = sum(word.end - word.start for word in said)
    share = sum(word.end - word.start for word in said if found.start <= word.start and word.end <= found.end) / max(letters, 1)
    if share > _NEARLY:
        return found
    least = 0.0 if found.end - found.start < _FEW else _WHOLE if found.whole else _PART
    return replace(found, score=found.score * (least + (1 - least) * share), whole=False)


def _fits(document: Document, asked: Asked) -> float:
    plan = 0.5 if document.plan in asked.plans else 0.2 if document.plan in asked.hints else 0.0
    kind = 0.3 if document.ref.type in asked.types else 0.0
    place = next((0.2 - 0.02 * near for near, id_ in enumerate(asked.within[:5]) if id_ in document.parents), 0.0)
    word = 0.1 if asked.kind and _closed(document.ref.kind) == asked.kind else 0.0
    return plan + kind + place + word


def _closed(kind: str | None) -> str:
    """A word for a kind as :attr:`Asked.kind` has it."""
    return "".join(normalise(kind or "").split())


def _latest(one: Scored) -> tuple[int, int, str]:
    """Order of equals: higher in its plan, the latest plan first."""
    return len(one.document.parents), -(one.document.period or (0, 0))[0], one.document.id


def _outside(asked: Asked, one: Scored) -> bool:
    return bool(asked.plans) and one.document.plan not in asked.plans


def _refs(found: Iterable[Scored], without: Scored | None = None) -> tuple[Ref, ...]:
    refs = {one.document.id: one.document.ref for one in found if without is None or one.row != without.row}
    return tuple(refs.values())[:_OTHERS]


def _names(document: Document, asked: Asked) -> tuple[str, ...]:
    """Wordings of a thing, each with and without the words that say what kind of thing it is (ยุทธศาสตร์ชาติด้าน…).

    Short names, which are ours and made for pictures, count only beside a kind or number.
    """
    names = document.of("title", "title_en", "alias", *(("short", "short_en") if asked.anchored else ()))
    return tuple(dict.fromkeys([*names, *(short for name in names if len(short := _KIND.sub("", name)) > _SHORTEST)]))


def _numbered(asked: Asked, index: Index) -> list[int]:
    """Rows of the number: of the kinds said, else of the kinds that the plan said numbers; within what was named before, if it is numbered there."""
    if not asked.number:
        return []
    whole = [row for type_ in sorted(asked.types) for row in index.keys.find(number_key(type_, asked.number))]
    nested = []
    for id_ in asked.within:
        row = index.row(id_)
        above = index.shelf[row].ref.number if row is not None else None
        if above:
            keys = [number_key(type_, f"{above}{mark}{asked.number}") for type_ in sorted(asked.types) for mark in "./"]
            nested += [one for key in keys for one in index.keys.find(key) if id_ in index.shelf[one].parents]
    rows = list(dict.fromkeys([*nested, *whole]))
    if nested:
        return list(dict.fromkeys(nested))
    if asked.plans:
        inside = [row for row in rows if index.shelf[row].plan in asked.plans]
        tops = grammar(index).tops
        other = [row for plan in asked.plans for type_ in sorted(tops.get(plan, ())) for row in index.keys.find(number_key(type_, asked.number))
                 if index.shelf[row].plan == plan]
        return inside or other
    return rows


def _known(asked: Asked, index: Index) -> tuple[str, ...]:
    """Numbers of the kinds said, if one plan alone has such kinds and numbers them through."""
    mask = index.columns.mask(Filters(plans=asked.plans, types=tuple(sorted(asked.types))))
    held = [document for row in np.flatnonzero(mask)[:500] if (document := _document(index, int(row))) and (not asked.kind or _closed(document.ref.kind) == asked.kind)]
    if len({document.plan for document in held}) != 1 or len({document.parents for document in held}) > len(held) / 2 + 1:
        return ()
    numbers = {document.ref.number for document in held} - {None}
    return tuple(sorted((number for number in numbers if number), key=lambda number: [int(part) if part.isdigit() else 0 for part in number.split(".")]))


def _named(asked: Asked, region: str, said: Sequence[Word], index: Index) -> list[int]:
    """Rows that may have the name: letter for letter, by words, by meaning, by words among what the plan and kind said hold."""
    if not any(any(letter.isalpha() for letter in word.text) for word in said):
        return []
    rows = list(index.keys.find(name_key(region)))
    terms = [word.text for word in said[:_LONGEST]]
    scores = index.lexical.scores(terms)
    rows += _top(scores, _BY_WORDS)
    if asked.plans or asked.types:
        inside = index.columns.mask(Filters(plans=asked.plans, types=tuple(sorted(asked.types))))
        rows += _top(np.where(inside, scores, 0), _IN_SCOPE)
    vector = index.model.encode([asked.text[said[0].start:said[min(len(said), _LONGEST) - 1].end]])[0]
    if vector.any():
        near = index.vectors.nearest(vector)
        closeness = np.zeros(len(index), np.float32)
        closeness[near] = np.maximum(index.vectors.cosines(vector, near), 0)
        rows += _top(closeness, _BY_MEANING)
    return rows


def _top(scores: np.ndarray, most: int) -> list[int]:
    order = np.lexsort((np.arange(len(scores)), -scores))[:most] if len(scores) <= 100_000 else np.argpartition(-scores, most)[:most]  # noqa: PLR2004
    return [int(row) for row in order if scores[row] > 0]
