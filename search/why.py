"""Why a thing was found: the words it shares with the query, marked where they stand, and its words nearest in meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from queries.read.records import Lang
from search.documents import Document
from search.index import Index
from search.records import Field, Highlight
from search.thai import Word, words
from search.understand import Understood

__all__ = ["Reasons", "reasons"]

_FIELDS: Mapping[Lang, tuple[Field, ...]] = {
    "th": ("title", "short", "alias", "number", "code", "definition", "target", "agency", "title_en", "short_en", "parent", "plan"),
    "en": ("title_en", "short_en", "code", "title", "short", "alias", "number", "definition", "target", "agency", "parent", "plan"),
}
"""Fields in the order in which a reader of each language wants to see them."""
_MORE = 3
"""Fields beside the title."""
_SHARED, _OTHERS = 8, 2
"""Words in common that are named; other expressions for them."""
_EXCERPT = 240
"""Characters of a long text that are shown."""
_COMMON = 0.12
"""Share of all texts from which a word is too common to be a reason by itself."""
_NEAR, _NEAR_FROM, _NEAR_TEXT = 3, 0.2, 400
"""Words named as near; the cosine from which a word is near; characters of a text that are looked at."""
_WIDEST = 3
"""Words in one expression named as near."""
_SHORTEST = 3
"""Letters of a word named as near."""
_WRITTEN_TOGETHER = re.compile(r"""[^\s()\[\]{}<>"'“”‘’«»,;:/|…]+""")
"""What is read as one: *B.E.*, *B-READY*, *R&D*, an abbreviation, a stretch of Thai."""


_Wanted = tuple[int, str, tuple[tuple[int, int], ...], bool]
"""Place of a hit, its text, the expressions of it as (start, end), and whether it shares words with the query."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why one thing was found."""

    highlights: tuple[Highlight, ...]
    shared: tuple[str, ...]
    near: tuple[str, ...]


def reasons(documents: Sequence[tuple[Document, bool]], said: Understood, vector: NDArray[np.float32], index: Index, lang: Lang) -> tuple[Reasons, ...]:
    """Reasons for each document, of which is said whether it is found by words; ``vector`` is that of the query's meaning.

    Near words are named where the query's own are few.
    """
    found: list[tuple[tuple[Highlight, ...], tuple[str, ...]]] = []
    wanted: list[_Wanted] = []
    for place, (document, literal) in enumerate(documents):
        telling = _telling(said, document, index)
        highlights, held = _highlights(document, telling, lang)
        found.append((highlights, _shared(said, document, held, index)))
        if not literal or len(held & set(said.words)) < len(said.words) / 2:
            text = _wording(document, lang)
            wanted.append((place, text, tuple(_expressions(text, index, telling)), bool(found[-1][1])))
    near = _near(wanted, vector, index)
    return tuple(Reasons(highlights, shared, near.get(place, ())) for place, (highlights, shared) in enumerate(found))


def _telling(said: Understood, document: Document, index: Index) -> frozenset[str]:
    """Words worth marking: those of the query, and of other expressions that stand in the document whole.

    Words in every other text are left out, unless there are no others.
    """
    held = {word.text for _, text in document.texts for word in _cut(text)}
    every = frozenset(word for word in said.words if word in held) | {word for expression in said.expressions if held.issuperset(expression.words) for word in expression.words}
    rare = frozenset(word for word in every if len(word) > 1 and _rarity(word, index) > _rarity_of(_COMMON * len(index), index))
    return rare or every


def _shared(said: Understood, document: Document, found: frozenset[str], index: Index) -> tuple[str, ...]:
    """Words of the query that were found, the rarest first; neighbours that stand so in the document too are one expression.

    Where there are none: other expressions for parts of the query, as they stand in the document.
    """
    whole = "\n".join(_compared(text) for _, text in document.texts)
    runs: list[tuple[float, str]] = []
    end = -1
    for word in words(said.query):
        if word.text not in found:
            end = -1
            continue
        rarity = _rarity(word.text, index)
        if word.start == end and (joined := runs[-1][1] + word.text) in whole:
            runs[-1] = (max(rarity, runs[-1][0]), joined)
        else:
            runs.append((rarity, word.text))
        end = word.end
    own = tuple(dict.fromkeys(run for _, run in sorted(runs, key=lambda run: -run[0])))[:_SHARED]
    if own:
        return own
    others = [one for one in said.expressions if one.words and found.issuperset(one.words)]
    return tuple(dict.fromkeys(text for one in others for text in ((one.text,) if one.text in whole else one.words)))[:_OTHERS]


_TEXTS = 16_384
"""Texts whose words are remembered: names of plans, parents and agencies come again in every answer."""


@lru_cache(maxsize=_TEXTS)
def _cut(text: str) -> tuple[Word, ...]:
    return tuple(words(text))


def _compared(text: str) -> str:
    """The words of a text as search compares them, a space where something stands between."""
    cut = _cut(text)
    return "".join((" " if place and cut[place - 1].end != word.start else "") + word.text for place, word in enumerate(cut))


def _rarity(word: str, index: Index) -> float:
    row = index.lexical.vocabulary.get(word)
    return float(index.lexical.idf[row]) if row is not None else float("inf")


def _rarity_of(texts: float, index: Index) -> float:
    return float(np.log1p((len(index) - texts + 0.5) / (texts + 0.5)))


def _highlights(document: Document, telling: frozenset[str], lang: Lang) -> tuple[tuple[Highlight, ...], frozenset[str]]:
    """The title, then the fields that show further words; and all words found."""
    titles = document.of(_FIELDS[lang][0]) or document.of("title", "title_en")
    first = titles[0] if titles else document.ref.id
    first_field: Field = _FIELDS[lang][0] if document.of(_FIELDS[lang][0]) else "title" if document.of("title") else "title_en"
    spans, marked = _marked(first, telling)
    shown = [_excerpt(first_field, first, spans)]
    order = {field: place for place, field in enumerate(_FIELDS[lang])}
    for field, text in sorted(document.texts, key=lambda pair: order[pair[0]]):
        spans, here = _marked(text, telling) if text != first else ((), frozenset[str]())
        if here - marked and len(shown) <= _MORE:
            shown.append(_excerpt(field, text, spans))
        marked |= here
    return tuple(shown), marked | frozenset(word.text for _, text in document.texts for word in _cut(text) if word.text in telling)


def _marked(text: str, telling: frozenset[str]) -> tuple[tuple[tuple[int, int], ...], frozenset[str]]:
    """Places of the words of a query in a text, neighbours joined; and which words. A single letter is marked only where it stands as a word."""
    hits = [word for word in _cut(text) if word.text in telling and (_is_word(word.text) or _stands_alone(word, text, telling))]
    spans: list[tuple[int, int]] = []
    for hit in hits:
        if spans and not text[spans[-1][1]:hit.start].strip():
            spans[-1] = (spans[-1][0], hit.end)
        else:
            spans.append((hit.start, hit.end))
    return tuple(spans), frozenset(hit.text for hit in hits)


def _is_word(word: str) -> bool:
    """Whether it is more than a letter or a mark; a number of one digit is cut from a text only where it is a number."""
    return (len(word) > 1 and any(letter.isalnum() for letter in word)) or word.isdigit()


def _stands_alone(word: Word, text: str, telling: frozenset[str]) -> bool:
    """Whether all that is written together with a word was asked for: the B of *B.E. 2560* is marked for *B.E.*, not for *b*."""
    around = next((one.span() for one in _WRITTEN_TOGETHER.finditer(text) if one.start() <= word.start < one.end()), None)
    return around is None or all(one.text in telling for one in _cut(text) if around[0] <= one.start < around[1])


def _excerpt(field: Field, text: str, spans: Sequence[tuple[int, int]]) -> Highlight:
    """The text, or of a long one the part around the first words marked, cut between words."""
    if len(text) <= _EXCERPT or field in {"title", "title_en"}:
        return Highlight(field, text, tuple(spans))
    start = max(0, min((spans[0][0] if spans else 0) - _EXCERPT // 3, len(text) - _EXCERPT))
    end = min(len(text), start + _EXCERPT)
    edges = [place for word in _cut(text) for place in (word.start, word.end)]
    start = min((edge for edge in edges if edge >= start), default=start) if start else 0
    end = max((edge for edge in edges if start < edge <= end), default=end) if end < len(text) else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    kept = tuple((left - start + len(before), right - start + len(before)) for left, right in spans if start <= left and right <= end)
    return Highlight(field, before + text[start:end] + after, kept)


def _wording(document: Document, lang: Lang) -> str:
    """The text in which near words are looked for."""
    fields: tuple[Field, ...] = ("title_en",) if lang == "en" and not document.of("title") else ("title", "short", "definition", "title_en")
    return next(iter(document.of(*fields)), "")[:_NEAR_TEXT]


def _near(wanted: Sequence[_Wanted], vector: NDArray[np.float32], index: Index) -> Mapping[int, tuple[str, ...]]:
    """By place: the expressions nearest to the query, apart from each other. All are encoded at once.

    Where no words are shared the nearest is named however far it is: the reader sees how the thing was found.
    """
    texts = list(dict.fromkeys(text[start:end] for _, text, options, _ in wanted for start, end in options))
    if not texts:
        return {}
    closeness = dict(zip(texts, (index.model.encode(texts) @ vector).tolist(), strict=True))
    named: dict[int, tuple[str, ...]] = {}
    for place, text, options, shared in wanted:
        chosen: list[tuple[int, int]] = []
        for start, end in sorted(options, key=lambda option: -closeness[text[option[0]:option[1]]]):
            if ((chosen or shared) and closeness[text[start:end]] < _NEAR_FROM) or len(chosen) == _NEAR:
                break
            if all(end <= left or start >= right for left, right in chosen):
                chosen.append((start, end))
        named[place] = tuple(dict.fromkeys(text[start:end] for start, end in chosen))
    return named


def _expressions(text: str, index: Index, shared: frozenset[str]) -> Iterable[tuple[int, int]]:
    """(start, end) of neighbouring words of a text that could be named: no common word at either end, none of the query's."""
    cut = _cut(text)
    common = _rarity_of(_COMMON * len(index), index)

    def tells(word: Word) -> bool:
        return len(word.text) >= _SHORTEST and not word.text.isdigit() and _rarity(word.text, index) > common

    for first, word in enumerate(cut):
        for last in range(first, min(first + _WIDEST, len(cut))):
            if last > first and cut[last].start != cut[last - 1].end:
                break
            window = cut[first:last + 1]
            if tells(word) and tells(cut[last]) and not any(one.text in shared for one in window):
                yield word.start, cut[last].end
