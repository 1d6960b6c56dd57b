"""Citations grouped by source: [3.2] is the second place read in the third source, so a title stands once in the list."""

from __future__ import annotations

from dataclasses import dataclass

from exports.records import Citation

__all__ = ["CitedSource", "by_source", "labels"]


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source with the places cited in it, in the order of first use."""

    number: int
    first: Citation
    places: tuple[str, ...]


def by_source(citations: tuple[Citation, ...]) -> tuple[CitedSource, ...]:
    """Sources numbered in the order of first use."""
    grouped: dict[str, list[Citation]] = {}
    for citation in citations:
        grouped.setdefault(citation.source, []).append(citation)
    return tuple(CitedSource(number, found[0], tuple(citation.locator for citation in found)) for number, found in enumerate(grouped.values(), 1))


def labels(citations: tuple[Citation, ...]) -> dict[int, str]:
    """What stands in the text for each citation number: ``3.2``, or ``3`` for the only place in a source."""
    found: dict[int, str] = {}
    for source in by_source(citations):
        own = [citation for citation in citations if citation.source == source.first.source]
        for place, citation in enumerate(own, 1):
            found[citation.number] = f"{source.number}.{place}" if len(own) > 1 else str(source.number)
    return found
