"""Cells of an SSSOM table: short names of IRIs, several values in one cell, and words that a spreadsheet must not take for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ontology.namespaces import ID, OWL, PA, PROV, RDF, RDFS, SEMAPV, SKOS, SSSOM, XSD

__all__ = ["BUILT_IN", "PREFIXES", "SKOS_RELATIONS", "curie", "expanded", "joined", "packed", "safe", "split", "unpacked", "unsafe"]

BUILT_IN = {"owl": OWL, "rdf": RDF, "rdfs": RDFS, "semapv": SEMAPV, "skos": SKOS, "sssom": SSSOM, "xsd": XSD, "linkml": "https://w3id.org/linkml/"}
"""Prefixes that every SSSOM file has; it may not give them another meaning."""
PREFIXES = {"id": ID, "pa": PA, "prov": PROV, "semapv": SEMAPV, "skos": SKOS, "sssom": SSSOM}
"""What our files declare."""
SKOS_RELATIONS: dict[str, str | None] = {"exactMatch": "equal", "closeMatch": None, "relatedMatch": None, "broadMatch": "subset", "narrowMatch": "superset", "mappingRelation": None}
"""SKOS relations of other sets and the extent they state; all are read as a mere alignment."""
_CURIE = re.compile(r"([A-Za-z_][\w.-]*):(?!//)(.*)", re.DOTALL)
_PLAIN = re.compile(r"[A-Za-z0-9._/#-]*")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_EMPTY = "\\0"
_ESCAPED = re.compile(r"\\([|\\])")
_PIECE = re.compile(r"((?:[^|\\]|\\.)*)(\||$)", re.DOTALL)


def curie(iri: str) -> str:
    """The short name of an IRI; the IRI itself where none of our prefixes fits."""
    for prefix, namespace in PREFIXES.items():
        rest = iri.removeprefix(namespace)
        if iri.startswith(namespace) and _PLAIN.fullmatch(rest):
            return f"{prefix}:{rest}"
    return iri


def expanded(text: str, prefixes: Mapping[str, str]) -> str | None:
    """The IRI of a short name; an IRI as it stands; None for a prefix that nobody declared."""
    found = _CURIE.fullmatch(text)
    if not found:
        return text
    namespace = prefixes.get(found[1])
    return None if namespace is None else namespace + found[2]


def joined(values: Iterable[str]) -> str:
    """Several values in one cell; a bar inside one is escaped."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def split(cell: str) -> list[str]:
    r"""The values of a cell: ``a|b`` are two, ``a\|b`` is one. Of a lone backslash the meaning is the backslash."""
    return [_unescaped(piece) for piece in _pieces(cell)]


def _pieces(cell: str) -> Iterator[str]:
    at = 0
    while True:
        found = _PIECE.match(cell, at)
        if not found:  # a lone backslash ends the cell
            yield cell[at:]
            return
        yield found[1]
        if not found[2]:
            return
        at = found.end()


def _unescaped(piece: str) -> str:
    return _ESCAPED.sub(r"\1", piece)


def packed(values: Iterable[str | None]) -> str:
    r"""Values of one of our own slots in one cell; an empty one stands as ``\0``, so that one empty value is not none."""
    return "|".join(joined([value]) if value else _EMPTY for value in values)


def unpacked(cell: str) -> list[str]:
    """The values of :func:`packed`; none for an empty cell."""
    return ["" if piece == _EMPTY else _unescaped(piece) for piece in _pieces(cell)] if cell else []


def safe(text: str) -> str:
    """Words that a spreadsheet takes for words: an apostrophe stands before what would be a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unsafe(cell: str) -> str:
    """The words again."""
    return cell[1:] if _GUARDED.match(cell) else cell
