"""What a query says in other words: abbreviations of agencies both ways, nicknames, English, everyday speech.

Nothing is replaced: what an expression stands for is added beside it with a lower weight, so that a text with the words as typed still
comes first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from queries.read.records import Ref
from search.aliases import aliases
from search.documents import Document
from search.thai import normalise, words

__all__ = ["Agencies", "AgencyNames", "Mention", "other_words"]

_CHARTER = re.compile(r"\s*\((?:องค์การ)?มหาชน\)|^บริษัท\s+|\s+จำกัด$")
_ABBREVIATED = re.compile(r"[a-z&]{2,8}\.?|[ก-ฮ](?:\.?[ก-ฮ]){0,6}\.?")
_MARKS = re.compile(r"[\s.]+")
_SHORT = 2
"""Letters of an abbreviation that is taken for one only with its full stop or alone: ``ตร``, ``สว`` stand in many words."""
_SHORTEST_NAME = 6


@dataclass(frozen=True, slots=True)
class AgencyNames:
    """A body as texts name it."""

    ref: Ref
    names: tuple[str, ...]
    """Full names, normalised, the official one first."""
    abbreviations: tuple[str, ...]
    """As printed."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A body, or several of one abbreviation, in a query."""

    text: str
    """As in the normalised query."""
    start: int
    end: int
    agencies: tuple[AgencyNames, ...]
    abbreviated: bool


@dataclass(frozen=True)
class Agencies:
    """Finds bodies in queries, by abbreviation and by name."""

    known: tuple[AgencyNames, ...]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Agencies:
        """From the agencies of the graph."""
        return cls(tuple(_names(document) for document in documents if document.ref.is_body))

    def mentions(self, query: str, typed: str) -> tuple[Mention, ...]:
        """Bodies in a normalised query, in order, apart. ``typed`` is the query as given: capitals tell SET from set."""
        found = [Mention(match[0], match.start(), match.end(), self._by_name[match[0]], abbreviated=False) for match in self._named.finditer(query)]
        taken = [range(mention.start, mention.end) for mention in found]
        for start, end, dotted in _candidates(query):
            key = _key(query[start:end])
            if key in self._by_abbreviation and not any(start in span or end - 1 in span for span in taken) and self._is_one(key, query, typed, dotted):
                found.append(Mention(query[start:end], start, end, self._alike(key, query[start:end], typed), abbreviated=True))
                taken.append(range(start, end))
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _is_one(self, key: str, query: str, typed: str, dotted: bool) -> bool:
        if _key(query) == key or dotted:
            return True
        return key.upper() in typed if key.isascii() else len(key) > _SHORT

    def _alike(self, key: str, said: str, typed: str) -> tuple[AgencyNames, ...]:
        """Bodies of an abbreviation: those that print it as typed, full stops and all, come first."""
        def place(names: AgencyNames) -> tuple[bool, bool, str]:
            printed = any(abbreviation in typed for abbreviation in names.abbreviations)
            return not printed, said not in map(normalise, names.abbreviations), names.ref.id

        return tuple(sorted(self._by_abbreviation[key], key=place))

    @cached_property
    def _by_abbreviation(self) -> Mapping[str, tuple[AgencyNames, ...]]:
        found: dict[str, list[AgencyNames]] = defaultdict(list)
        for names in self.known:
            for key in dict.fromkeys(map(_key, names.abbreviations)):
                found[key].append(names)
        return {key: tuple(bodies) for key, bodies in found.items()}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[AgencyNames, ...]]:
        found: dict[str, list[AgencyNames]] = defaultdict(list)
        for names in self.known:
            for name in names.names:
                found[name].append(names)
        return {name: tuple(bodies) for name, bodies in found.items()}

    @cached_property
    def _named(self) -> re.Pattern[str]:
        names = sorted((name for name in self._by_name if len(name) >= _SHORTEST_NAME), key=lambda name: (-len(name), name))
        return re.compile("|".join(re.escape(name) for name in names) or r"(?!)")


def _names(document: Document) -> AgencyNames:
    names, abbreviations = [], []
    for name in document.of("title", "alias", "title_en"):
        bare = name.removeprefix("สำนักงาน").strip()
        if _ABBREVIATED.fullmatch(normalise(bare)) and ("." in bare or len(bare) <= 6):  # noqa: PLR2004 - อย., BOI, GISTDA
            abbreviations.append(name)
        else:
            names.append(normalise(_CHARTER.sub("", name)))
    return AgencyNames(document.ref, tuple(dict.fromkeys(name for name in names if name)), tuple(dict.fromkeys([*abbreviations, *document.of("code")])))


def _key(text: str) -> str:
    """Its letters alone; ``สำนักงาน ก.พ.ร.`` is spoken of as ก.พ.ร."""
    letters = _MARKS.sub("", normalise(text))
    bare = letters.removeprefix("สำนักงาน")
    return bare if _ABBREVIATED.fullmatch(bare) else letters


def _candidates(query: str) -> Iterable[tuple[int, int, bool]]:
    """(start, end, has a full stop) of what may be an abbreviation, the longest of one place first.

    Thai runs words together, so of the consonants before a full stop any number may belong to it: ``ของสพร.`` → ``สพร.``
    """
    for match in re.finditer(r"(?<![ก-๛a-z0-9])(?:สำนักงาน\s*)?[ก-ฮ](?:[.\s]?[ก-ฮ]){1,6}\.?(?![ก-๛])|(?<![a-z0-9])[a-z&]{2,8}(?![a-z0-9])", query):
        yield match.start(), match.end(), match[0].endswith(".")
    for match in re.finditer(r"[ก-ฮ][ก-ฮ.]{1,12}(?:\.|(?=\s|$))", query):
        for start in range(match.start(), match.end() - 1):
            yield start, match.end(), match[0].endswith(".")


def other_words(query: str) -> tuple[tuple[str, ...], ...]:
    """For each expression of ``aliases.yaml`` in a normalised query: the other expressions of its group, the official one first."""
    edges = {0, len(query)} | {place for word in words(query) for place in (word.start, word.end)}
    found, taken = [], [False] * len(query)
    for match in _expressions().finditer(query):
        if match.start() in edges and match.end() in edges and not any(taken[match.start():match.end()]):
            taken[match.start():match.end()] = [True] * len(match[0])
            found += [tuple(other for other in group if other != match[0]) for group in _groups()[match[0]]]
    return tuple(dict.fromkeys(found))


@cache
def _groups() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Expression → the groups it is in."""
    groups: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for group in aliases().same:
        for expression in group:
            groups[expression].append(group)
    return {expression: tuple(alike) for expression, alike in groups.items()}


@cache
def _expressions() -> re.Pattern[str]:
    longest_first = sorted(_groups(), key=lambda text: (-len(text), text))
    return re.compile("|".join(re.escape(text) for text in longest_first))
