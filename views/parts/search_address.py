"""The address of a search: words, filters, order and page, so that every view of the results can be sent to somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from search.records import Facet, Filters
from views.links import Place

__all__ = ["FIELD_OF", "LONGEST", "PAGE", "Asked", "Order", "place", "read_address", "toggled", "values_of"]

PAGE = 20
"""Hits a page."""
LONGEST = 600
"""Characters a question may have: a paragraph, which as an address browsers and mails still carry."""
CHOICES = 40
"""Values of one facet an address may name; more is no choice of a person."""
LAST_PAGE = 10_000
SEPARATOR = ","
Order = Literal["relevance", "plan"]
FIELD_OF: dict[Facet, str] = {"type": "types", "plan": "plans", "level": "levels", "agency": "agencies", "year": "years"}
"""Facet (also the parameter of the address) → field of :class:`search.records.Filters`."""
_NUMBERS = {"levels", "years"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is asked."""

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    page: int = 1
    order: Order = "relevance"
    as_typed: bool = False
    """Search the words as they stand, misspelt or not."""


def read_address(parameters: Mapping[str, str]) -> Asked:
    """What an address asks; whatever makes no sense in it is left out."""
    chosen = {name: _values(parameters.get(facet, ""), name) for facet, name in FIELD_OF.items()}
    page = parameters.get("page", "")
    return Asked(parameters.get("q", "")[:LONGEST].strip(), Filters(**chosen), min(max(int(page), 1), LAST_PAGE) if _is_number(page) else 1,
                 "plan" if parameters.get("sort") == "plan" else "relevance", parameters.get("as") == "typed")


def place(asked: Asked) -> Place:
    """The page that shows it."""
    pairs = [("q", asked.text)] if asked.text else []
    pairs += [(facet, SEPARATOR.join(map(str, values))) for facet in FIELD_OF if (values := values_of(asked, facet))]
    pairs += [("sort", asked.order)] if asked.order != "relevance" else []
    pairs += [("as", "typed")] if asked.as_typed else []
    pairs += [("page", str(asked.page))] if asked.page > 1 else []
    return Place("search", tuple(pairs))


def values_of(asked: Asked, facet: Facet) -> tuple[str, ...]:
    """What is chosen of a facet, as text."""
    return tuple(map(str, getattr(asked.filters, FIELD_OF[facet])))


def toggled(asked: Asked, facet: Facet, value: str) -> Asked:
    """With ``value`` chosen of a facet, or no longer chosen if it was; from the first page on."""
    name, now = FIELD_OF[facet], values_of(asked, facet)
    after = tuple(one for one in now if one != value) if value in now else (*now, value)
    return replace(asked, filters=replace(asked.filters, **{name: _values(SEPARATOR.join(after), name)}), page=1)


def _values(text: str, name: str) -> tuple[Any, ...]:
    """What :class:`Filters` takes for one of its fields: text, or numbers for levels and years."""
    parts = [part for part in text.split(SEPARATOR)[:CHOICES] if part]
    return tuple(dict.fromkeys([int(part) for part in parts if _is_number(part)] if name in _NUMBERS else parts))


def _is_number(text: str) -> bool:
    """Few plain digits: ``int`` would also take signs, other scripts, and thousands of them."""
    return text.isascii() and text.isdigit() and len(text) <= 5  # noqa: PLR2004 - no page or year is longer
