"""What an item's bodies have had approved before, and which indices of the upper plans it is measured by."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.common import heft
from search.documents import Document
from search.suggest.levels import UpperPlans
from search.suggest.records import Decided, Item
from search.thai import normalise, tokens

__all__ = ["Agencies", "Indices", "Measure"]

Floats = NDArray[np.float32]
_DOUBT = 5.0
"""A body with five approved alignments counts half of one with very many."""
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{3,6}(?![A-Za-z])")
_COMMON = frozenset({"ICT", "GDP", "SME", "SMEs", "OTOP", "BCG", "KPI", "APEC", "ASEAN", "SDG", "SDGs", "AND", "THE", "MOU"})
"""Capitals that name no index of one plan."""
_HELD, _TELLS = 0.7, 14.0
"""Share of an indicator's telling words that must stand in a measure, and how much they must tell at least, to be the same measure."""


@dataclass(frozen=True, eq=False)
class Agencies:
    """Approved alignments by responsible body."""

    ids: Mapping[str, str]
    """Name or abbreviation, normalised → agency id."""
    names: Mapping[str, tuple[str, str]]
    """Agency id → (Thai, English) name."""
    counts: Mapping[str, Mapping[int, int]]
    """Agency id → place of a candidate → approved alignments."""
    totals: Mapping[str, int]

    @classmethod
    def of(cls, documents: Iterable[Document], decided: Sequence[Decided], upper: UpperPlans) -> Agencies:
        """Count once."""
        ids: dict[str, str] = {}
        names: dict[str, tuple[str, str]] = {}
        for one in documents:
            if one.ref.is_body:
                names[one.id] = (one.ref.label.text("th") or one.id, one.ref.label.text("en") or one.id)
                ids |= {normalise(text): one.id for text in one.of("title", "title_en", "alias") if normalise(text) not in ids}
        counts: dict[str, Counter[int]] = defaultdict(Counter)
        totals: Counter[str] = Counter()
        for past in decided:
            for agency in {ids.get(normalise(name), name) for name in past.agencies} if past.accepted else ():
                totals[agency] += 1
                counts[agency].update(set(upper.lifted(past.object)))
        return cls(ids, names, counts, totals)

    def known(self, item: Item) -> tuple[str, ...]:
        """Ids of the item's bodies that the graph knows."""
        found = (self.ids.get(normalise(name), name) for name in item.agencies)
        return tuple(dict.fromkeys(one for one in found if one in self.names))

    def shares(self, agencies: Sequence[str], size: int) -> Floats:
        """(candidates,), 0 to 1: of the approved alignments of the likeliest body, how many lead to each candidate; few alignments say little."""
        out = np.zeros(size, np.float32)
        for agency in agencies:
            total = self.totals.get(agency, 0)
            for column, count in self.counts.get(agency, {}).items():
                out[column] = max(out[column], count / (total + _DOUBT))
        return out

    def reason(self, agencies: Sequence[str], column: int) -> tuple[str, int] | None:
        """The body with the most approved alignments to a candidate, and how many."""
        found = max(((self.counts.get(agency, {}).get(column, 0), agency) for agency in agencies), default=(0, ""))
        return (found[1], found[0]) if found[0] else None


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator of an upper plan that measures an item too."""

    id: str
    wording: str
    said: str
    """The words of the item that say so, letter for letter."""


@dataclass(frozen=True, eq=False)
class Indices:
    """Indicators of the upper plans by what they are called."""

    wordings: Mapping[str, str]
    acronyms: Mapping[str, tuple[str, ...]]
    """EGDI → ids of the indicators that are called so."""
    words: Mapping[str, Mapping[str, float]]
    """Id → telling word of its name → how much it tells."""

    @classmethod
    def of(cls, documents: Iterable[Document], upper: UpperPlans, series: Mapping[str, Sequence[str]]) -> Indices:
        """``series``: indicator → ids of the indices it is read from."""
        every = {one.id: one for one in documents}
        wordings: dict[str, str] = {}
        acronyms: dict[str, list[str]] = defaultdict(list)
        for id_, ref in upper.refs.items():
            if ref.type == "Indicator" and ref.verified and ref.label.th:
                wordings[id_] = ref.label.th
                named = [ref.label.th, *(text for one in series.get(id_, ()) if one in every for text in every[one].of("title", "title_en", "alias", "short_en"))]
                for acronym in dict.fromkeys(found for text in named for found in _ACRONYM.findall(text) if found not in _COMMON):
                    acronyms[acronym].append(id_)
        told = {id_: {word: heft(word) for word in tokens(text) if heft(word) > 0} for id_, text in wordings.items()}
        return cls(wordings, {name: tuple(some) for name, some in acronyms.items()}, told)

    def measures(self, item: Item) -> tuple[Measure, ...]:
        """Indicators of upper plans that the item is measured by, each once."""
        found: dict[str, Measure] = {}
        for text in (*item.measures, item.text):
            for match in _ACRONYM.finditer(text):
                for id_ in self.acronyms.get(match[0], ()):
                    found.setdefault(id_, Measure(id_, self.wordings[id_], match[0]))
        for text in item.measures:
            for id_ in self._named(text):
                found.setdefault(id_, Measure(id_, self.wordings[id_], text))
        return tuple(found.values())

    def _named(self, text: str) -> Iterator[str]:
        here = set(tokens(text))
        for id_, told in self.words.items():
            total, common = sum(told.values()), sum(weight for word, weight in told.items() if word in here)
            if common >= _TELLS and common >= _HELD * total:
                yield id_
