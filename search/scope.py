"""Where a query wants to look, said in words: a plan, a level, a year, a kind of element, a number.

«ตัวชี้วัด ITA ในแผนแม่บท» asks for indicators, of the Master Plans, about ITA. What is understood so raises what fits and hides nothing:
a planner who calls a target an indicator still finds it. Filters, which do hide, are for the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from loaders.calendar import BUDDHIST_ERA
from search.aliases import aliases
from search.documents import Document
from search.thai import normalise

__all__ = ["NO_SCOPE", "Number", "PlanNames", "Scope", "Scopes"]

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*(?!\d)(?!\s*(?:ปี|year|%|ล้าน|บาท|วัน))(?:\s?[ก-ฮ]\.)?"
_BETWEEN = r"\s*(?:ที่|ข้อที่|ข้อ|no\.?|number|#)?\s*"
_YEAR = re.compile(r"(?<!\d)(2[45]\d\d|20[0-4]\d)(?!\d)")
_LEVEL = re.compile(r"(?:แผน)?ระดับ(?:ที่)?\s*([123])(?!\d)|(?<![a-z])level\s*([123])(?!\d)")
_FIRST_BE = 2400
_FILLERS = ("เกี่ยวกับ", "เรื่อง", "ของ", "ใน", "ตาม", "ที่", "ด้าน", "ภายใต้", "และ", "ปี", "พ.ศ.", "พศ.", "about", "of", "in", "the", "for", "under", "on")
_EDGE = re.compile(rf"^(?:\s|[.,:;()/«»“”\"'-]|{'|'.join(f'{re.escape(word)}(?![a-z])' for word in _FILLERS)})+")
_END = re.compile(rf"(?:\s|[.,:;()/«»“”\"'-]|{'|'.join(f'(?<![a-z]){re.escape(word)}' for word in _FILLERS)})+$")


@dataclass(frozen=True, slots=True)
class PlanNames:
    """A plan as queries name it."""

    id: str
    names: tuple[str, ...]
    """Normalised."""
    period: tuple[int, int] | None
    """พ.ศ."""


@dataclass(frozen=True, slots=True)
class Number:
    """A kind with a number: the classes the word may mean, and the number as said."""

    types: frozenset[str]
    number: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a query wants to look; every part may be empty."""

    plans: tuple[str, ...] = ()
    """The likeliest first: of several plans of one name the one of the year said, else the latest."""
    types: frozenset[str] = frozenset()
    levels: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    """พ.ศ."""
    numbers: tuple[Number, ...] = ()
    rest: str = ""
    """The query without all that; its subject."""


NO_SCOPE = Scope()


@dataclass(frozen=True)
class Scopes:
    """Reads scopes, knowing the plans and the kinds of one index."""

    plans: tuple[PlanNames, ...]
    kinds: Mapping[str, frozenset[str]]
    """Word, normalised → classes."""

    @classmethod
    def of(cls, plans: Iterable[Document], printed: Mapping[str, Iterable[str]]) -> Scopes:
        """From the plans of the graph, the kinds printed in them (word → classes), and ``aliases.yaml``."""
        known = aliases()
        kinds: dict[str, set[str]] = defaultdict(set)
        for type_, words in known.kinds.items():
            for word in words:
                kinds[word].add(type_)
        for word, types in printed.items():
            kinds[normalise(word)].update(types)
        named = []
        for plan in plans:
            names = (*map(normalise, plan.of("title", "title_en", "short", "short_en")), *known.plans.get(plan.id, ()))
            named.append(PlanNames(plan.id, tuple(dict.fromkeys(names)), plan.period))
        return cls(tuple(named), {word: frozenset(types) for word, types in sorted(kinds.items())})

    def read(self, query: str) -> Scope:
        """The scope of a normalised query."""
        rest = query
        numbers, rest = self._numbers(rest)
        named, rest = self._plans(rest)
        levels = tuple(int(found[1] or found[2]) for found in _LEVEL.finditer(rest))
        rest = _trimmed(_LEVEL.sub(" ", rest))
        years = tuple(_be(int(found[1])) for found in _YEAR.finditer(query))
        types, rest = self._kind(rest)
        if named or types or numbers:
            rest = _trimmed(_YEAR.sub(" ", rest))
        return Scope(self._ranked(named, years), types, levels, years, numbers, rest)

    def _numbers(self, query: str) -> tuple[tuple[Number, ...], str]:
        found = [Number(self.kinds[match["kind"]], match["number"]) for match in self._numbered.finditer(query)]
        return tuple(found), _trimmed(self._numbered.sub(" ", query)) if found else query

    def _plans(self, query: str) -> tuple[tuple[str, ...], str]:
        """Ids of the plans a query names, and the query without the names."""
        match = self._named.search(query)
        if match is None:
            return (), query
        named = tuple(plan.id for plan in self.plans if match[0] in plan.names)
        return named, _trimmed(query[:match.start()] + " " + query[match.end():])

    def _kind(self, query: str) -> tuple[frozenset[str], str]:
        """Classes of the word a query opens with. Not of ``ด้าน``, which opens half of all names."""
        match = self._opens.match(query)
        if match is None or match[0] == "ด้าน":
            return frozenset(), query
        return self.kinds[match[0]], _trimmed(query[match.end():])

    def _ranked(self, named: tuple[str, ...], years: tuple[int, ...]) -> tuple[str, ...]:
        """Plans of one name: those that begin in a year said, then those that cover it, then the latest first."""
        def place(plan: PlanNames) -> tuple[int, int]:
            first, last = plan.period or (0, 0)
            fits = 0 if first in years else 1 if any(first <= year <= last for year in years) else 2
            return fits if years else 0, -first

        chosen = sorted((plan for plan in self.plans if plan.id in named), key=place)
        best = place(chosen[0])[0] if chosen else 0
        return tuple(plan.id for plan in chosen if place(plan)[0] == best)

    @cached_property
    def _numbered(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<kind>{_any(self.kinds)}){_BETWEEN}(?P<number>{_NUMBER})")

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return re.compile(_any(name for plan in self.plans for name in plan.names))

    @cached_property
    def _opens(self) -> re.Pattern[str]:
        return re.compile(_any(self.kinds))


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; Latin words whole. Of no words, one that matches nothing."""
    def pattern(word: str) -> str:
        edges = (r"(?<![a-z0-9])" if word[0].isascii() else "", r"(?![a-z0-9])" if word[-1].isascii() and word[-1].isalnum() else "")
        return edges[0] + re.escape(word) + edges[1]

    return "|".join(pattern(word) for word in sorted({word for word in words if word}, key=lambda word: (-len(word), word))) or r"(?!)"


def _trimmed(text: str) -> str:
    """Without the fillers, spaces and marks at both ends."""
    return _END.sub("", _EDGE.sub("", text)).strip()


def _be(year: int) -> int:
    return year if year >= _FIRST_BE else year + BUDDHIST_ERA

