"""What changed between two versions, by named graph and by element, as records that a person's sentence and a machine's JSON are made of.

The dumps are read a few times from top to bottom; what is held grows with what is shown (``most`` elements a named graph), not with
the graph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from exports.change_names import Names
from exports.change_words import Kind, kind_of, sentence
from graph.diff import Change, DumpFile, compare, parts
from ontology.namespaces import graph_iri, local_id
from queries.described import DESCRIPTION

__all__ = ["ElementChange", "FactChange", "GraphChange", "Report", "Side", "State", "changes"]

State = Literal["added", "removed", "changed"]
MOST = 200
"""Elements shown of one named graph."""
MOST_STATEMENTS = 400
"""Statements shown of one element."""
_COUNTED_ONLY = frozenset({DESCRIPTION})
"""Graphs that are counts of the others: that they changed says nothing more."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions."""

    path: str
    build: str
    """Name of the build: the hash of its statements, as in its citation."""
    statements: int


@dataclass(frozen=True, slots=True)
class FactChange:
    """The values of one property of one element (in one language) before and after."""

    property: str
    kind: Kind
    language: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    th: str
    en: str


@dataclass(frozen=True, slots=True)
class ElementChange:
    """What changed in the statements of one named graph about one element."""

    id: str
    """Local id; the IRI of what is not ours."""
    state: State
    type: str
    """Its most specific class: ``Target``."""
    th: str
    """Class, name and id in a line."""
    en: str
    facts: tuple[FactChange, ...]
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class GraphChange:
    """What changed in one named graph."""

    graph: str
    added: int
    removed: int
    elements: tuple[ElementChange, ...]
    left_out: int
    """Changed elements that are counted and not shown."""


@dataclass(frozen=True, slots=True)
class Report:
    """The difference of two versions. Numbers are of statements."""

    old: Side
    new: Side
    added: int
    removed: int
    graphs: tuple[GraphChange, ...]


@dataclass(slots=True)
class _Tally:
    """Of one named graph while the dumps are merged."""

    added: int = 0
    removed: int = 0
    left_out: int = 0
    shown: dict[bytes, list[Change]] = field(default_factory=dict)
    sizes: dict[bytes, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class _Counted:
    """Passes lines on; knows their hash and number at the end."""

    dump: DumpFile
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)
    count: int = 0

    def __iter__(self) -> Iterator[bytes]:
        for line in self.dump.lines():
            self.digest.update(line)
            self.count += 1
            yield line

    def side(self) -> Side:
        return Side(str(self.dump.path), self.digest.hexdigest()[:16], self.count)


def changes(old: DumpFile, new: DumpFile, most: int = MOST) -> Report:
    """Changes from ``old`` to ``new``; of each named graph at most ``most`` elements are shown, all are counted. Raises ``DiffError``."""
    left, right = _Counted(old), _Counted(new)
    tallies = _tally(compare(left, right), most)
    statements = [quad for tally in tallies.values() for lines in tally.shown.values() for quad in _quads(lines)]
    names = Names(old, new, statements)
    graphs = tuple(GraphChange(_graph_name(graph), tally.added, tally.removed, tuple(
        _element(names, lines, tally.sizes[subject]) for subject, lines in tally.shown.items()), tally.left_out)
        for graph, tally in sorted(tallies.items()))
    return Report(left.side(), right.side(), sum(one.added for one in graphs), sum(one.removed for one in graphs), graphs)


def _tally(found: Iterable[Change], most: int) -> dict[bytes, _Tally]:
    """Counts of each named graph, and the lines of the elements that are shown. Lines of one element stand together."""
    tallies: dict[bytes, _Tally] = {}
    for subject, lines in groupby(found, key=lambda change: change.line[:change.line.find(b" ")]):
        sizes: dict[bytes, list[int]] = {}
        for change in lines:
            graph = parts(change.line)[3]
            tally = tallies.setdefault(graph, _Tally())
            if graph not in sizes:
                sizes[graph] = [0, 0]
                if len(tally.shown) < most and graph[1:-1].decode() not in _COUNTED_ONLY:
                    tally.shown[subject] = []
                else:
                    tally.left_out += 1
            sizes[graph][change.added] += 1
            if subject in tally.shown and len(tally.shown[subject]) < MOST_STATEMENTS:
                tally.shown[subject].append(change)
        for graph, (removed, added) in sizes.items():
            tallies[graph].removed += removed
            tallies[graph].added += added
            if subject in tallies[graph].shown:
                tallies[graph].sizes[subject] = (added, removed)
    return tallies


def _quads(lines: Iterable[Change]) -> Iterator[Quad]:
    return iter(parse(b"".join(change.line for change in lines), RdfFormat.N_QUADS))


def _graph_name(graph: bytes) -> str:
    return graph[1:-1].decode().removeprefix(graph_iri("")) or "-"


def _element(names: Names, lines: list[Change], size: tuple[int, int]) -> ElementChange:
    before: dict[tuple[str, str], list[NamedNode | RdfLiteral]] = {}
    after: dict[tuple[str, str], list[NamedNode | RdfLiteral]] = {}
    for change, quad in zip(lines, _quads(lines), strict=True):
        value = quad.object
        assert isinstance(value, NamedNode | RdfLiteral)  # noqa: S101 - parts() lets nothing else through
        language = value.language or "" if isinstance(value, RdfLiteral) else ""
        (after if change.added else before).setdefault((quad.predicate.value, language), []).append(value)
    subject = quad.subject.value  # type: ignore[union-attr]
    facts = [_fact(names, property_, language, before.get((property_, language), []), after.get((property_, language), []))
             for property_, language in sorted({*before, *after})]
    return ElementChange(local_id(subject), names.state(subject), names.type(subject), names.headline(subject, "th"), names.headline(subject, "en"),
                         tuple(sorted(facts, key=lambda fact: fact.kind)), *size)


def _fact(names: Names, property_: str, language: str, old: list[NamedNode | RdfLiteral], new: list[NamedNode | RdfLiteral]) -> FactChange:
    return FactChange(names.short(property_), kind_of(property_), language, tuple(term.value for term in old), tuple(term.value for term in new),
                      sentence(names, property_, language, old, new, "th"), sentence(names, property_, language, old, new, "en"))
