"""The graph described for machines: VoID and DCAT, in the named graph ``id:graph/void``.

What every SPARQL editor that completes asks for is here: classes, the properties that things of each class really have, and the
classes or datatypes of their values (``void-ext``). Counted are the graphs of ``data/``; the ontology, the published queries and
this description are named as subsets with their number of statements.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.build import VERSION
from loaders.rdf.writer import Writer
from ontology.namespaces import DCAT, DCTERMS, ID, OWL, PA, PREFIXES, RDF, VOID, VOIDEXT, XSD, graph_iri, iri
from queries.published import DATASET

__all__ = ["DESCRIPTION", "description_quads"]

DESCRIPTION = graph_iri("void")
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
EXAMPLES = ("psds-2567", "psds-2567/s1", "mp-20", "indicator/un-egdi", "agency/opdc", "alignment/al-psds2567-3")
_TITLE = ("กราฟความสอดคล้องของแผนภาครัฐไทย", "Alignment graph of Thai government plans")
_ABOUT = (
    "แผน 3 ระดับของไทย องค์ประกอบ ค่าเป้าหมาย ค่าจริง หน่วยงาน และการเชื่อมโยงระหว่างแผน ทุกข้อมีแหล่งที่มาและตำแหน่งในเอกสาร หรือบอกว่ายังไม่ยืนยัน",
    "Thailand's three levels of plans: parts, targets, measured values, responsible bodies and alignments, each with its source or marked unverified",
)
_KEYWORDS = {"th": ("แผน 3 ระดับ", "ยุทธศาสตร์ชาติ", "ความสอดคล้อง"), "en": ("policy alignment", "government plans", "Thailand", "National Strategy")}
_TYPE = NamedNode(RDF + "type")


def description_quads(graphs: Mapping[str, Sequence[Quad]], data: Iterable[str]) -> list[Quad]:
    """Description of ``graphs`` (named graph → quads), of which those called ``data`` are counted in detail."""
    write = Writer(DESCRIPTION)
    facts = {quad.triple for name in data for quad in graphs[name]}
    _dataset(write, facts)
    for name, quads in sorted(graphs.items()):
        write.link(DATASET, VOID + "subset", name)
        write.type(name, VOID + "Dataset")
        write.integer(name, VOID + "triples", len(set(quads)))
    _partitions(write, facts)
    return write.quads


def _dataset(write: Writer, facts: set[Triple]) -> None:
    write.type(DATASET, VOID + "Dataset", DCAT + "Dataset")
    write.label(DATASET, *_TITLE, DCTERMS + "title")
    write.label(DATASET, *_ABOUT, DCTERMS + "description")
    for language, words in _KEYWORDS.items():
        for word in words:
            write.text(DATASET, DCAT + "keyword", word, language)
    write.link(DATASET, DCTERMS + "license", LICENSE)
    write.link(DATASET, DCTERMS + "conformsTo", PA.removesuffix("#"))
    write.text(DATASET, DCAT + "version", VERSION)
    write.text(DATASET, OWL + "versionInfo", VERSION)
    write.typed(DATASET, VOID + "uriSpace", ID, XSD + "string")
    subjects = {triple.subject for triple in facts}
    write.link(DATASET, VOID + "exampleResource", *(iri(name) for name in EXAMPLES if NamedNode(iri(name)) in subjects))
    terms = {triple.predicate.value for triple in facts} | {cls for triple in facts if (cls := _class(triple)) is not None}
    write.link(DATASET, VOID + "vocabulary", *sorted({_namespace(term) for term in terms} - {""}))
    write.integer(DATASET, VOID + "triples", len(facts))
    write.integer(DATASET, VOID + "entities", len(subjects))
    write.integer(DATASET, VOID + "distinctSubjects", len(subjects))
    write.integer(DATASET, VOID + "distinctObjects", len({triple.object for triple in facts}))


def _class(triple: Triple) -> str | None:
    """The class that a statement gives its subject, if it does."""
    return triple.object.value if triple.predicate == _TYPE and isinstance(triple.object, NamedNode) else None


def _namespace(full: str) -> str:
    return next((namespace for namespace in PREFIXES.values() if full.startswith(namespace)), "")


def _partitions(write: Writer, facts: set[Triple]) -> None:
    """Classes, their properties and what these lead to, each with its counts."""
    classes: dict[object, set[str]] = defaultdict(set)
    for triple in facts:
        if (cls := _class(triple)) is not None:
            classes[triple.subject].add(cls)
    entities = Counter(cls for own in classes.values() for cls in own)
    properties = Counter(triple.predicate.value for triple in facts)
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    targets: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for triple in facts:
        for cls in classes.get(triple.subject, ()):
            uses[cls][triple.predicate.value] += 1
            targets[cls, triple.predicate.value] |= _kinds(triple.object, classes)
    write.integer(DATASET, VOID + "classes", len(entities))
    write.integer(DATASET, VOID + "properties", len(properties))
    for name, times in sorted(properties.items()):
        _property(write, DATASET, name, times, set())
    for cls, count in sorted(entities.items()):
        place = f"{DATASET}/class/{_local(cls)}"
        write.link(DATASET, VOID + "classPartition", place)
        write.link(place, VOID + "class", cls)
        write.integer(place, VOID + "entities", count)
        for name, times in sorted(uses[cls].items()):
            _property(write, place, name, times, targets[cls, name])


def _kinds(value: object, classes: Mapping[object, set[str]]) -> set[tuple[str, str]]:
    """What a value is: the datatype of a literal, the classes of a thing."""
    if isinstance(value, Literal):
        return {("datatype", value.datatype.value)}
    return {("class", cls) for cls in classes.get(value, ())} if isinstance(value, NamedNode) else set()


def _property(write: Writer, owner: str, name: str, times: int, targets: set[tuple[str, str]]) -> None:
    place = f"{owner}/property/{_local(name)}"
    write.link(owner, VOID + "propertyPartition", place)
    write.link(place, VOID + "property", name)
    write.integer(place, VOID + "triples", times)
    for kind, target in sorted(targets):
        node = f"{place}/{kind}/{_local(target)}"
        if kind == "class":
            write.link(place, VOID + "classPartition", node)
            write.link(node, VOID + "class", target)
        else:
            write.link(place, VOIDEXT + "datatypePartition", node)
            write.link(node, VOIDEXT + "datatype", target)


def _local(full: str) -> str:
    """``pa-Goal`` for the class ``pa:Goal``: names of partitions hold no colon."""
    for prefix, namespace in PREFIXES.items():
        if full.startswith(namespace):
            return f"{prefix}-{full.removeprefix(namespace)}"
    return full.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
