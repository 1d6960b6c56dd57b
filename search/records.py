"""What a search gives back: frozen values that a page, a verb, a notebook or a test reads without knowing the index.

Ids are local ids (``psds-2567/s1/p1``, ``agency/dga``); years are Buddhist. No cosine leaves this room as if it were a probability: a hit
has a band whose precision was measured (search/bands.py), and ``score`` only orders the hits of one answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from queries.read.records import Label, Ref

__all__ = ["FACETS", "FIELDS", "RULES", "Answer", "Band", "Facet", "FacetValue", "Field", "Filters", "Highlight", "Hit", "Note", "Reading", "Rule"]

Band = Literal["exact", "high", "medium", "low"]
"""``exact``: the query is its number, code, abbreviation or whole name (see :data:`Rule`); the others are calibrated, see ``bands.BANDS``."""
Rule = Literal["code", "number", "abbreviation", "name"]
"""What of a thing the query says letter for letter."""
RULES: tuple[Rule, ...] = ("code", "number", "abbreviation", "name")
Field = Literal["title", "title_en", "short", "short_en", "alias", "number", "code", "definition", "agency", "plan", "parent", "target"]
"""Where in a thing words were found; ``_en`` is the English wording, ``parent`` the title of what it stands under."""
FIELDS: tuple[Field, ...] = ("title", "title_en", "short", "short_en", "alias", "number", "code", "definition", "agency", "plan", "parent", "target")
Facet = Literal["type", "plan", "level", "agency", "year"]
FACETS: tuple[Facet, ...] = ("type", "plan", "level", "agency", "year")


@dataclass(frozen=True, slots=True)
class Filters:
    """What an answer is narrowed to: any of the values of one facet, and all facets at once. Nothing given: everything."""

    plans: tuple[str, ...] = ()
    """Plan ids: ``psds-2567``. A plan itself passes the filter on it."""
    levels: tuple[int, ...] = ()
    """1, 2, 3; things of plans outside the three levels, and agencies, pass only without this filter."""
    types: tuple[str, ...] = ()
    """Class names: ``Strategy``, ``Indicator``, ``Instrument``, ``Agency`` …"""
    agencies: tuple[str, ...] = ()
    """Agency ids: ``agency/dga``. What the agency is responsible for, and the agency itself."""
    years: tuple[int, ...] = ()
    """พ.ศ.; a thing passes if its plan covers one of them."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A wording of a hit in which words of the query stand."""

    field: Field
    text: str
    """Letter for letter as in the graph; of a long text the part around the words, with … where it was cut."""
    spans: tuple[tuple[int, int], ...]
    """(start, end) of each word to mark, in code points of ``text``; sorted, apart. Empty where nothing of the query stands in it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    ref: Ref
    iri: str
    score: float
    """Larger is better within one answer; it means nothing across answers."""
    band: Band
    literal: bool
    """True: words of the query (or what an abbreviation in it stands for) are in it. False: found by meaning alone."""
    highlights: tuple[Highlight, ...] = ()
    """The title first, then up to three other fields in which words were found."""
    shared: tuple[str, ...] = ()
    """Words of the query that are in it, the rarest first."""
    near: tuple[str, ...] = ()
    """Words of the thing nearest in meaning to the query, up to three, the nearest first: "ใกล้กับ: บริการดิจิทัล"."""
    plan: Ref | None = None
    """Its plan; None for a plan and for an agency."""
    rule: Rule | None = None
    """Why its band is ``exact``."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value one can filter by."""

    value: str
    """As :class:`Filters` takes it (levels and years as digits)."""
    label: Label
    count: int
    """How many things the answer would have with this value as the only one chosen of its facet, the other facets as they are."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An abbreviation in the query and the bodies it may stand for, the likeliest by the rest of the query first."""

    text: str
    agencies: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for the person who asked."""

    kind: Literal["empty", "short", "cut", "nothing", "faint", "filtered"]
    """``empty``: no letter or digit in it; ``short``: one letter; ``cut``: too long, its beginning was searched; ``nothing``: nothing is like
    it; ``faint``: see :attr:`Answer.faint`; ``filtered``: there are hits, but the filters exclude all."""
    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a search page shows."""

    query: str
    """As given."""
    hits: tuple[Hit, ...] = ()
    total: int = 0
    """How many things pass, of which ``hits`` is the part asked for."""
    facets: Mapping[Facet, tuple[FacetValue, ...]] = field(default_factory=dict)
    """By facet in the order of :data:`FACETS`: its values, the most frequent first (years: the latest first)."""
    corrected: str | None = None
    """What was searched, if a word of the query was misspelt."""
    readings: tuple[Reading, ...] = ()
    note: Note | None = None
    faint: bool = False
    """Nothing that passes has words of the query, and all that is near in meaning is far: nothing was found, and this is what came nearest."""
