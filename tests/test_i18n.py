"""The words of the interface: none missing, none left over, Thai in Thai and English in English."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from rdflib import RDF, Graph, URIRef

from exports.citation import STYLES
from exports.picture import FORMATS as PICTURE_FORMATS
from exports.plan_files import PLAN_FILES
from exports.rdf import Format
from exports.thai import Digits
from graph.coverage import ABOVE, BELOW, Apart
from graph.decisions.records import RUBRIC, Extent, Function
from graph.matrix import SORTS
from graph.progress import STATES
from graph.settings import ROOT
from graph.succession import FATES
from graph.workspaces.records import Step
from graph.workspaces.shifts import Shift
from loaders.reading.records import STAGES
from loaders.records import AlignmentRecord, Approval, Basis, Directness, ElementType, Footnote, Measure, Operator, Predicate, Remark
from ontology.namespaces import PA
from queries.read.coverage import Side
from queries.read.progress import DueFrom
from queries.read.records import BODIES
from queries.read.timeline import EventKind
from review.bulk import BULKS
from review.pairs import VERDICTS
from review.records import ROW_STATES
from search.overlap_records import BANDS, RELATIONS
from search.overlap_records import FAMILIES as FAMILY_NAMES
from search.records import FACETS, FIELDS, RULES, Band
from search.suggest.records import SUGGEST_BANDS
from views.i18n import STRINGS, t
from views.links import PAGES
from views.parts.progress import DIRECTIONS
from views.parts.search_address import Order
from views.parts.search_help import EXAMPLES

SOURCE = "\n".join(path.read_text("utf-8") for path in (ROOT / "views").rglob("*.py") if path.parent.name != "words")
LITERAL = set(re.findall(r"""["']([a-z]\w*(?:\.[\w><=-]+)+)["']""", SOURCE))
"""Everything in the views that looks like a key and is written out."""
DYNAMIC = set(re.findall(r't\(f"([\w.]+?)\.\{', SOURCE)) | {"predicate", "inverse", "gap", "op", "type"}
"""Prefixes of keys that are put together at run time."""


def choices(record: type, field: str) -> set[str]:
    """Values of a Literal field of a data record, None left out."""
    annotation = record.model_fields[field].annotation  # type: ignore[attr-defined]
    flat = {value for part in (get_args(annotation) or ()) for value in (get_args(part) or (part,))}
    return {value for value in flat if isinstance(value, str)}


def individuals(name: str) -> set[str]:
    """Names of the individuals of a class of the vocabulary: what the graph calls a value."""
    ontology = Graph().parse(ROOT / "ontology" / "alignment.ttl")
    return {str(one).removeprefix(PA) for one in ontology.subjects(RDF.type, URIRef(PA + name))}


FAMILIES: dict[str, set[str]] = {
    "page": set(PAGES),
    "cite.style": set(STYLES),
    "overlap.verdict": {f"{verdict}{why}" for verdict in VERDICTS for why in ("", ".why")},
    "person.role": {"reviewer", "approver", "viewer"},
    "desk": {"main", "secondary", "reject", "unsure"},
    "desk.state": set(ROW_STATES) | {"all"},
    "desk.band": set(SUGGEST_BANDS),
    "desk.bulk": set(BULKS),
    "desk.function": set(get_args(Function)),
    "desk.extent": set(get_args(Extent)),
    "desk.rubric": set(RUBRIC),
    "desk.criterion": set(RUBRIC),
    "desk.save": set(get_args(Directness)),
    "desk.evidence": {"own", "theirs", "own.words", "theirs.words"},
    "predicate": set(get_args(Predicate)),
    "inverse": set(get_args(Predicate)),
    "basis": set(get_args(Basis)) | {f"{basis}.why" for basis in get_args(Basis)},
    "directness": set(get_args(Directness)),
    "status": choices(AlignmentRecord, "status") | {"disputed"},
    "remark": choices(Remark, "kind"),
    "decision": choices(Approval, "decision"),
    "footnote": choices(Footnote, "role") | {"no_text"},
    "label.status": individuals("LabelStatus"),
    "measure": set(get_args(Measure)),
    "op": set(get_args(Operator)) | {f"{name}.bare" for name in DIRECTIONS | {"unstated"}},
    "format": set(get_args(Format)),
    "section.digits": set(get_args(Digits)),
    "takeaway": set(PLAN_FILES) - {"md"} | {"section", "tables", "brief", "data", "title", "wait"},
    "side": {"subject", "object", "both"},
    "role": {"lead", "support"},
    "level": {"0", "1", "2", "3", "0.what", "1.what", "2.what", "3.what"},
    "amount": {"rank", "percent", "score"},
    "gap": {"rank", "percent", "score", "other"},
    "progress.state": set(STATES),
    "due": set(get_args(DueFrom)),
    "event": set(get_args(EventKind)),
    "fate": set(FATES),
    "indicators.table": {"plan", "asked", "due", "state"},
    "chain.column": {"0", "1", "2", "3"},
    "chain.kind": {"aligned", "part"},
    "remarks": {"discrepancy", "gap"},
    "picture": {"legend", "find", "farther", "closer", "whole", "picture", "failed", "toggle", "undo", "redo", "full", "png"},
    "strength": {"main", "secondary", "unstated"},
    "matrix.directness": {"main", "secondary", "unstated"},
    "matrix.sort": set(SORTS),
    "coverage.side": set(get_args(Side)),
    "coverage.looks": set(get_args(Side)),
    "coverage.list": {*ABOVE, *BELOW},
    "coverage.apart": set(get_args(Apart)) - {""},
    "overlap.band": set(BANDS),
    "overlap.relation": {f"{relation}{why}" for relation in RELATIONS for why in ("", ".why")},
    "overlap.family": set(FAMILY_NAMES),
    "overlap.state": {"all", "open", "decided"},
    "graph.format": set(PICTURE_FORMATS) | {"png"},
    "search.band": set(get_args(Band)),
    "search.by": {f"{way}{why}" for way in ("words", "alike", "meaning") for why in ("", ".why")},
    "search.facet": set(FACETS),
    "search.field": set(FIELDS),
    "search.rule": set(RULES),
    "search.sort": set(get_args(Order)),
    "search.start": {f"{kind}{what}" for kind in EXAMPLES for what in ("", ".what")},
    "bring.check": {"problem", "note"},
    "bring.flag": {"added", "changed", "moved"},
    "bring.how": set("1234"),
    "bring.kept": {"name", "plan", "when", "by", "size"},
    "bring.mark": {"title", "agency", "alignment", "footnote"},
    "bring.op": set(get_args(Operator)),
    "bring.part": {"legend", "tree", "keys", "nothing", "add", "take"},
    "bring.shift": {f"{way}{why}" for way in get_args(Shift) for why in ("", ".why")},
    "bring.stage": set(STAGES),
    "bring.step": {kind for step in get_args(get_args(Step)[0]) for kind in choices(step, "kind") | {step.model_fields["kind"].default}},
    "bring.why": {"none", "deleted", "superseded", "total", "repeated-header", "column-numbers", "note", "title"},
    "about.severity": {f"{severity}{one}" for severity in ("violation", "warning", "info") for one in ("", ".one")},
}


@pytest.mark.parametrize("prefix", sorted(FAMILIES))
def test_a_family_has_a_word_for_every_value(prefix: str) -> None:
    """A value that the data may hold never ends in a page that fails for want of a word."""
    words = {key.removeprefix(prefix + ".") for key in STRINGS if key.startswith(prefix + ".")}
    assert FAMILIES[prefix] <= words
    deeper = tuple(f"{other}." for other in FAMILIES if other.startswith(f"{prefix}."))
    assert {key for word in words - FAMILIES[prefix] if (key := f"{prefix}.{word}") not in LITERAL and not key.startswith(deeper)} == set()


def test_every_family_is_known_here() -> None:
    assert set(FAMILIES) | {"type"} == DYNAMIC


def test_every_element_class_has_a_name() -> None:
    assert {f"type.{name}" for name in (*get_args(ElementType), "Instrument", "Thing", *BODIES)} <= set(STRINGS)


def test_no_key_is_missing() -> None:
    used = set(re.findall(r"""\bt\(\s*["']([^"'{]+)["']""", SOURCE))
    assert used
    assert used <= set(STRINGS)


def test_no_key_is_left_over() -> None:
    def used(key: str) -> bool:
        return key in LITERAL or any(key.startswith(f"{prefix}.") for prefix in DYNAMIC)

    assert [key for key in STRINGS if not used(key)] == []


@pytest.mark.parametrize("key", sorted(STRINGS))
def test_both_languages_have_the_same_slots(key: str) -> None:
    thai, english = STRINGS[key]
    assert thai.strip()
    assert english.strip()
    assert set(re.findall(r"\{(\w+)\}", thai)) == set(re.findall(r"\{(\w+)\}", english))


NAMES = r"\b(?:English|Word|SSSOM|StratML|eMENSCR|RDF|SHACL|MIT|Markdown|Turtle|JSON-LD|N-Quads|Enter|Esc|Ctrl|Alt|EGDI|SPARQL|PNG|SVG|CSV|HTML|GraphML|GEXF|Excel|Gephi|APA|BibTeX|JSON|XML|N-Triples|MiB|LIMIT)\b"
THAI_IN_ENGLISH = {"language.other", "section.digits.thai"}


def test_thai_is_thai_and_english_is_english() -> None:
    assert {key for key, (thai, _) in STRINGS.items() if re.search(r"[A-Za-z]{3,}", re.sub(NAMES + r"|\{\w+\}", "", thai))} == set()
    assert {key for key, (_, english) in STRINGS.items() if re.search(r"[\u0e01-\u0e5b]", english)} == THAI_IN_ENGLISH


def test_slots_are_filled() -> None:
    assert t("search.found", "th", count="3", words="{x}") == "พบ 3 รายการสำหรับ “{x}”"
    with pytest.raises(KeyError):
        t("no.such.key", "en")
