"""Names of things that changed, read from the two dumps: a person recognises «ตัวชี้วัดที่ 1», not an address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal as OneOf

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graph.diff import DumpFile, parts
from loaders.calendar import BUDDHIST_ERA
from ontology.namespaces import DCTERMS, ID, ORG, PA, PREFIXES, RDF, RDFS, SH, SKOS, XSD, local_id
from queries.read.nodes import Node
from queries.read.records import Lang

__all__ = ["Names"]

_LABELS = (SKOS + "prefLabel", DCTERMS + "title", RDFS + "label", SH + "name")
_ENDS = (PA + "subject", PA + "object", PA + "ofIndicator")
_USEFUL = frozenset({*_LABELS, *_ENDS, RDF + "type"})
_LONGEST = 110
_STANDARD: dict[str, tuple[str, str]] = {
    RDF + "type": ("ประเภท", "class"), RDFS + "label": ("ชื่อ", "label"), RDFS + "comment": ("คำอธิบาย", "comment"),
    SKOS + "prefLabel": ("ชื่อ", "name"), SKOS + "altLabel": ("ชื่ออื่น", "other name"), SKOS + "notation": ("รหัสในแผน", "notation"),
    SKOS + "editorialNote": ("หมายเหตุของผู้จัดทำ", "editorial note"), SKOS + "broader": ("อยู่ภายใต้", "stands under"),
    SKOS + "narrower": ("มีส่วนย่อย", "has part"), SKOS + "inScheme": ("อยู่ในแผน", "in plan"), SKOS + "topConceptOf": ("ส่วนบนสุดของ", "top part of"),
    SKOS + "hasTopConcept": ("มีส่วนบนสุด", "has top part"), SKOS + "closeMatch": ("ใกล้เคียงกับ", "close match"),
    SKOS + "definition": ("นิยาม", "definition"), DCTERMS + "source": ("แหล่งที่มา", "source"), DCTERMS + "title": ("ชื่อ", "title"),
    DCTERMS + "description": ("คำอธิบาย", "description"), DCTERMS + "publisher": ("ผู้เผยแพร่", "publisher"), DCTERMS + "date": ("วันที่", "date"),
    ORG + "subOrganizationOf": ("สังกัด", "part of"), SH + "select": ("คำค้น SPARQL", "SPARQL text"),
}
"""Terms of other vocabularies, which the graph uses and does not name. Our own are named in the graph."""

_CLASSES = {
    "Agency": ("หน่วยงาน", "Agency"), "SPARQLExecutable": ("คำค้นในคลัง", "Library query"), "PrefixDeclaration": ("คำนำหน้า", "Prefix"),
    "Class": ("คลาส", "Class"), "ObjectProperty": ("คุณสมบัติ", "Property"), "DatatypeProperty": ("คุณสมบัติ", "Property"),
    "NamedIndividual": ("ค่าในรายการ", "Listed value"), "Parameter": ("ตัวแปรของคำค้น", "Parameter of a query"), "Thing": ("", ""),
}
"""Classes that the graph does not name either."""


class Names:
    """Names in either language, from the new version where it knows the thing, else from the old one."""

    def __init__(self, old: DumpFile, new: DumpFile, statements: Iterable[Quad]) -> None:
        asked: set[str] = set()
        for quad in statements:
            asked |= {term.value for term in (quad.subject, quad.predicate, quad.object) if isinstance(term, NamedNode)}
        asked |= {parent for one in asked if (parent := _parent(one))}
        before, after = _nodes(old, asked), _nodes(new, asked)
        self._in_old, self._in_new = set(before), set(after)
        self._nodes = before | after
        further = {value.value for node in self._nodes.values() for property_ in (*_ENDS, RDF + "type") for value in node.said.get(property_, ())}
        further -= set(self._nodes)
        self._nodes = _nodes(old, further) | _nodes(new, further) | self._nodes

    def state(self, full: str) -> OneOf["added", "removed", "changed"]:
        """Whether the thing is new, gone, or in both versions."""
        if full not in self._in_old:
            return "added"
        return "changed" if full in self._in_new else "removed"

    def type(self, full: str) -> str:
        """Its most specific class by name."""
        node = self._nodes.get(full)
        return node.kind if node else "Thing"

    def headline(self, full: str, lang: Lang) -> str:
        """Class, name and id: «ตัวชี้วัด «ระดับ…» (psds-2567/ind1)»."""
        kind, name = self.type(full), self.name(full, lang)
        class_ = self._label(PA + kind, lang) or _CLASSES.get(kind, (kind, kind))[lang != "th"]
        quoted = f"«{name}»" if lang == "th" else f"“{name}”"
        shown = self.short(full) if name == self.short(full) else f"{quoted} ({self.short(full)})"
        return f"{class_} {shown}".strip()

    def name(self, full: str, lang: Lang) -> str:
        """Label; for what has none, what it belongs to; for the rest the short IRI."""
        if label := self._label(full, lang):
            return label
        node = self._nodes.get(full)
        ends = [value.value for property_ in _ENDS[:2] for value in (node.said.get(property_, ()) if node else ())]
        if len(ends) == len(_ENDS[:2]):
            return f"{self.name(ends[0], lang)} → {self.name(ends[1], lang)}"
        owner = next((value.value for value in node.said.get(PA + "ofIndicator", ())), None) if node else None
        parent = _parent(full)
        whole = parent if parent in self._nodes else owner
        if whole and self.name(whole, lang) != self.short(whole):
            return f"{full.rsplit('/', 1)[-1]} {'ของ' if lang == 'th' else 'of'} {self.name(whole, lang)}"
        return self.short(full)

    def property(self, full: str, lang: Lang) -> str:
        """Name of a property."""
        return self._label(full, lang) or self.short(full)

    def value(self, term: NamedNode | Literal, lang: Lang) -> str:
        """A value as a person reads it: names for things, Buddhist years and ใช่/ไม่ใช่ in Thai."""
        if isinstance(term, NamedNode):
            return self.name(term.value, lang)
        if term.datatype.value == XSD + "boolean":
            yes = term.value in {"true", "1"}
            return ("ใช่" if yes else "ไม่ใช่") if lang == "th" else ("yes" if yes else "no")
        if term.datatype.value == XSD + "gYear" and lang == "th" and term.value.isdecimal():
            return str(int(term.value) + BUDDHIST_ERA)
        return " ".join(term.value.split())

    @staticmethod
    def short(full: str) -> str:
        """Local id of ours, prefixed name of a term, else the IRI."""
        if full.startswith(ID):
            return local_id(full)
        return next((f"{prefix}:{full.removeprefix(space)}" for prefix, space in PREFIXES.items() if full.startswith(space)), full)

    def _label(self, full: str, lang: Lang) -> str:
        node = self._nodes.get(full)
        for property_ in _LABELS if node else ():
            texts = {value.language or "": value.value for value in node.said.get(property_, ()) if isinstance(value, Literal)}  # type: ignore[union-attr]
            if texts:
                text = " ".join((texts.get(lang) or min(texts.items(), key=lambda item: item[0] != "th")[1]).split())
                return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
        pair = _STANDARD.get(full)
        return pair[lang != "th"] if pair else ""


def _parent(full: str) -> str:
    """What a nested id belongs to: ``alignment/x`` for ``alignment/x/evidence1``; empty for an id at the top."""
    return full.rpartition("/")[0] if full.startswith(ID) and "/" in full.removeprefix(ID) else ""


def _nodes(dump: DumpFile, wanted: set[str]) -> dict[str, Node]:
    """What a dump says of the things ``wanted``, as far as names are made of it; a thing it says nothing of is absent."""
    subjects = {f"<{one}>".encode() for one in wanted}
    seen: set[bytes] = set()
    useful: list[bytes] = []
    for line in dump.lines() if subjects else ():
        subject = line[:line.find(b" ")]
        if subject in subjects:
            seen.add(subject)
            if parts(line)[1][1:-1].decode() in _USEFUL:
                useful.append(line)
    said: dict[str, dict[str, list[NamedNode | Literal]]] = {subject[1:-1].decode(): {} for subject in seen}
    for quad in parse(b"".join(useful), RdfFormat.N_QUADS):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value].setdefault(quad.predicate.value, []).append(quad.object)
    return {full: Node(local_id(full), {property_: tuple(values) for property_, values in facts.items()}) for full, facts in said.items()}
