"""Which standard a file follows, told by its content; the name only decides where the content leaves it open."""

from __future__ import annotations

import re
from typing import Literal

from loaders.problems import DataError
from loaders.standards.markup import root_name
from loaders.standards.stratml import ROOTS
from ontology.namespaces import RDF

__all__ = ["SUFFIXES", "Format", "format_of"]

Format = Literal["stratml", "sssom", "ttl", "trig", "nt", "nq", "rdf", "jsonld"]
SUFFIXES = (".xml", ".stratml", ".tsv", ".ttl", ".trig", ".jsonld", ".rdf", ".owl", ".nq", ".nt")
"""What this room reads, by name. A .tsv may be a table of projects and an .xml anything: ask :func:`format_of`."""
_BY_SUFFIX: dict[str, Format] = {"ttl": "ttl", "trig": "trig", "nt": "nt", "nq": "nq", "jsonld": "jsonld", "rdf": "rdf", "owl": "rdf", "stratml": "stratml"}
_MARKUP = re.compile(rb"\s*<(?:\?xml|!--|[A-Za-z_][\w.-]*:?[\w.-]*[\s/>])")
_HTML = re.compile(rb"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_TURTLE = re.compile(rb"\s*(?:#[^\n]*\n\s*)*(?:@prefix\s|@base\s|PREFIX\s+\w*:|BASE\s+<)", re.IGNORECASE)
_LINE = re.compile(rb"\s*(?:#[^\n]*\n\s*)*(?:<[A-Za-z][\w.+-]*:[^<>\s]*>|_:\w+)\s+<[A-Za-z][\w.+-]*:[^<>\s]*>\s+\S")
"""A statement; its names are whole IRIs, which tags of a page (“<table> <tr>”) are not."""
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf", b"\x1f\x8b")
"""Beginnings of files that are no text, whatever their name says."""
_HEAD = 65_536


def format_of(data: bytes, name: str = "") -> Format | None:
    """The standard of a file, or None for a file that follows none of ours (a table, a text, a document). Looks at its beginning only."""
    suffix = name.lower().rpartition(".")[2] if "." in name else ""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) and b"<" in head[:8]:
        return _of_markup(data, suffix)
    if head.startswith(_BINARY) or b"\0" in head:
        return None
    head = head.removeprefix(b"\xef\xbb\xbf")
    if is_sssom(head):
        return "sssom"
    if _HTML.match(head):
        return None
    if _MARKUP.match(head) and not _LINE.match(head):
        return _of_markup(data, suffix)
    return _BY_SUFFIX.get(suffix) or _of_text(head)


def _of_text(head: bytes) -> Format | None:
    if head.lstrip()[:1] in (b"{", b"[") and any(word in head for word in (b'"@context"', b'"@id"', b'"@graph"')):
        return "jsonld"
    if _TURTLE.match(head):
        return "ttl"
    return "nq" if _LINE.match(head) else None


def is_sssom(head: bytes) -> bool:
    """Whether a file begins as a mapping set: by the slots of its metadata, or by the names of its columns."""
    for line in head.splitlines():
        if line.startswith(b"#"):
            if re.match(rb"#\s*(?:mapping_set_id|curie_map|sssom_version)\s*:", line):
                return True
        elif line.strip():
            names = set(line.strip().split(b"\t"))
            return {b"predicate_id", b"mapping_justification"} <= names or {b"subject_id", b"predicate_id", b"object_id"} <= names
    return False


def _of_markup(data: bytes, suffix: str) -> Format | None:
    try:
        space, local = root_name(data, "")
    except DataError:
        return "rdf" if suffix in {"rdf", "owl"} else "stratml" if suffix in {"xml", "stratml"} else None
    if local in ROOTS or suffix == "stratml":
        return "stratml"
    if space == RDF and local == "RDF":
        return "rdf"
    return "stratml" if suffix == "xml" else "rdf" if suffix in {"rdf", "owl"} else None
