"""The answer to a person's query as a file: as the graph gave it, and with the citation where the format has comments.

CSV, TSV, JSON and JSON-LD stay what programs expect: these have no comments, so the page shows the citation beside them.
"""

from __future__ import annotations

from io import BytesIO

from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results, serialize

from exports.citation import comment_lines
from graph.store import GraphStore
from ontology.namespaces import PREFIXES
from queries.engine import SolutionsFormat, TriplesFormat

__all__ = ["cited", "rows_file", "statements_file"]

_BOM = b"\xef\xbb\xbf"
"""Without it Excel reads Thai in a CSV file as Latin."""
_ROWS = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV}
_STATEMENTS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML}
_HASH, _ANGLE = frozenset({"ttl", "nt"}), frozenset({"xml", "rdfxml"})


def rows_file(answer: bytes, wanted: SolutionsFormat, store: GraphStore) -> bytes:
    """A result of SELECT or ASK in the W3C's JSON as a file in another format."""
    output = BytesIO()
    parse_query_results(answer, QueryResultsFormat.JSON).serialize(output, _ROWS[wanted])
    return cited(output.getvalue(), wanted, store)


def statements_file(answer: bytes, wanted: TriplesFormat, store: GraphStore) -> bytes:
    """A result of CONSTRUCT or DESCRIBE in N-Triples as a file in another format."""
    triples = (quad.triple for quad in parse(answer, RdfFormat.N_TRIPLES))
    written = serialize(triples, format=_STATEMENTS[wanted], prefixes=PREFIXES if wanted in {"ttl", "rdfxml"} else None)
    return cited(written or b"", wanted, store)


def cited(content: bytes, form: SolutionsFormat | TriplesFormat, store: GraphStore) -> bytes:
    """The file ``content`` with comments that say how to cite it, where ``form`` has comments; CSV as Excel wants it."""
    if form == "csv":
        return _BOM + content
    if form in _HASH:
        return comment_lines(store) + content
    if form in _ANGLE:
        head, end, body = content.partition(b"?>")  # a comment may not stand before the XML declaration, nor hold two hyphens
        comment = comment_lines(store).replace(b"--", b"- -")
        return head + end + b"\n<!--\n" + comment + b"-->\n" + body.lstrip() if end else content
    return content
