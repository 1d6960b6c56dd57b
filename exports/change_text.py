"""A difference of two versions as text for a person, in Thai or English."""

from __future__ import annotations

from collections.abc import Iterator

from exports.changes import ElementChange, GraphChange, Report, Side
from queries.read.records import Lang

__all__ = ["as_text"]

_MOST_OF_NEW = 6
"""Facts told of an element that is wholly new or gone."""
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_TOLD = frozenset({"text", "target", "alignment", "verification"})


def as_text(report: Report, lang: Lang) -> str:
    """The whole report, a line a fact. Ends in a line break."""
    return "\n".join(_lines(report, lang)) + "\n"


def _lines(report: Report, lang: Lang) -> Iterator[str]:
    thai = lang == "th"
    yield f"{'จาก' if thai else 'from'}  {_side(report.old, lang)}"
    yield f"{'ถึง' if thai else 'to'}   {_side(report.new, lang)}"
    if not report.added and not report.removed:
        yield "ไม่มีอะไรต่างกัน" if thai else "nothing differs"
        return
    yield (f"เพิ่ม {report.added:,} ประโยค ลบ {report.removed:,} ประโยค ใน {len(report.graphs)} กราฟย่อย" if thai else
           f"{report.added:,} statements added, {report.removed:,} removed, in {len(report.graphs)} named graphs")
    for graph in report.graphs:
        yield from _graph(graph, lang)


def _side(side: Side, lang: Lang) -> str:
    return (f"กราฟ {side.build} ({side.statements:,} ประโยค) {side.path}" if lang == "th" else
            f"build {side.build} ({side.statements:,} statements) {side.path}")


def _graph(graph: GraphChange, lang: Lang) -> Iterator[str]:
    yield ""
    yield f"## {graph.graph}  +{graph.added:,} -{graph.removed:,}"
    for element in graph.elements:
        yield f"{_SIGNS[element.state]} {element.th if lang == 'th' else element.en}  +{element.added:,} -{element.removed:,}"
        yield from (f"    {line}" for line in _facts(element, lang))
    if graph.left_out:
        yield (f"  … อีก {graph.left_out:,} องค์ประกอบ ไม่แสดง" if lang == "th" else f"  … {graph.left_out:,} more elements, not shown")


def _facts(element: ElementChange, lang: Lang) -> list[str]:
    """All that changed of an element but bookkeeping; of a new one what tells it apart. The class and name stand in its headline."""
    told = [fact for fact in element.facts if fact.kind != "bookkeeping"]
    if element.state != "changed":
        told = [fact for fact in told if fact.kind in _TOLD and fact.property not in {"skos:prefLabel", "dcterms:title"}][:_MOST_OF_NEW]
    return [fact.th if lang == "th" else fact.en for fact in told]
