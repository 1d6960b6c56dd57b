"""What every record names things with: names, references, sources, provenance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ontology.namespaces import of_workspace

__all__ = ["BODIES", "Label", "Lang", "Provenance", "Ref", "SourceView"]

Lang = Literal["th", "en"]


@dataclass(frozen=True, slots=True)
class Label:
    """Names of one thing. Fallback is fixed: the language asked for, then the other one, then the number or id."""

    th: str | None = None
    en: str | None = None
    short_th: str | None = None
    short_en: str | None = None

    def text(self, lang: Lang) -> str | None:
        """The wording in ``lang``, else in the other language, else None."""
        return (self.th or self.en) if lang == "th" else (self.en or self.th)

    def short(self, lang: Lang) -> str | None:
        """The short label for pictures; the full one where there is none."""
        chosen = (self.short_th or self.th or self.short_en) if lang == "th" else (self.short_en or self.en or self.short_th)
        return chosen or self.text(lang)

    def is_fallback(self, lang: Lang) -> bool:
        """True if :meth:`text` is not in ``lang``; a page marks it."""
        return not (self.th if lang == "th" else self.en)


BODIES = frozenset({"Agency", "AgencyGroup", "UnresolvedAgency"})
"""Classes of whoever may answer for something: one body, a phrase for several, a name that nobody has identified yet."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A plan, an element or an agency as a list shows it."""

    id: str
    type: str
    """Class name: ``Instrument``, ``Strategy``, ``Indicator``, ``Agency`` …"""
    label: Label
    plan: str | None = None
    """Id of its plan; a plan's own id for a plan."""
    number: str | None = None
    kind: str | None = None
    """The word the text uses: ยุทธศาสตร์, หมุดหมาย …"""
    notation: str | None = None
    verified: bool = True
    level: int | None = None
    """Plan level 1, 2 or 3 of its plan; None for a plan outside the three levels (a policy statement)."""

    @property
    def is_body(self) -> bool:
        """Whether it is a body, and no plan or part of one."""
        return self.type in BODIES


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document facts were read in."""

    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    path: str | None = None
    corpus: str | None = None
    note: str | None = None
    kind: str | None = None
    facts: int = 0
    """How many facts cite it."""

    @property
    def work(self) -> bool:
        """Whether it is a file that people brought, which is not published."""
        return of_workspace(self.id)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact was read and whether anybody saw it there."""

    source: SourceView
    locator: str
    verified: bool
    quality: str = "primary"
    method: str | None = None
    note: str | None = None
    also: tuple[tuple[SourceView, str], ...] = ()
    """Further places: (source, locator)."""
