"""The elements of a plan as items: what each says, what it stands under, what measures it, who answers for it, and what it says of upper plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from graph.engine import GraphStore
from loaders.records.base import ElementType
from loaders.records.plans import Element, PlanDocument
from loaders.records.rows import AlignmentMention
from search.documents import documents
from search.suggest.records import Item

__all__ = ["SUGGESTED", "items_in_graph", "items_of", "items_of_text", "said_of_whole", "text_of"]

SUGGESTED: frozenset[ElementType] = frozenset({
    "Goal", "Strategy", "Tactic", "Guideline", "SubBullet", "Milestone", "DevelopmentIssue", "PlanTarget", "FlagshipProject", "Project"})
"""Classes that look for what they serve; an indicator measures and a benefit follows."""
_TELLING = frozenset({"objective", "output_target", "outcome_target", "outcome", "rationale", "beneficiary"})
"""Fields of a table's row that say what a project is for."""
_PARTS = 12
"""Parts of an item that are read."""
_CONTEXT = 2
"""Wordings above an item that are read."""


def items_of(plan: PlanDocument, types: Collection[ElementType] = SUGGESTED, whole: Iterable[AlignmentMention] | None = None) -> tuple[Item, ...]:
    """The items of a plan document, in its order. An element without id is named by its place. ``whole``: :func:`said_of_whole`, where it is at hand."""
    declared = tuple(dict.fromkeys(words for one in (said_of_whole(plan) if whole is None else whole) for words in (_words(one),) if words))
    above: dict[int, tuple[Element, ...]] = {}
    found = []
    for place, (type_, element, parent) in enumerate(plan.walk()):
        above[id(element)] = (parent, *above[id(parent)]) if parent is not None else ()
        if type_ in types and element.text:
            found.append(_item(plan, element, above[id(element)], declared, f"e{place + 1}"))
    return tuple(found)


def said_of_whole(plan: PlanDocument) -> tuple[AlignmentMention, ...]:
    """What a plan says of itself as a whole: its list without what it repeats of its rows."""
    rows = {(mention.column, mention.line, mention.text) for _, element, _ in plan.walk() for mention in element.mentions}
    return tuple(mention for mention in plan.alignments if not mention.field or (mention.column, mention.line, mention.text) not in rows)


def _item(plan: PlanDocument, element: Element, above: tuple[Element, ...], declared: tuple[str, ...], otherwise: str) -> Item:
    agencies = next((one.agencies for one in (element, *above) if one.agencies), plan.agencies)
    context = (*(one.text for one in above[:_CONTEXT] if one.text), plan.title)
    return Item(element.id or otherwise, text_of(element), context, tuple(dict.fromkeys(_measures(element))), _parts(element),
                tuple(element.agency_ids.get(name, name) for name in agencies),
                tuple(dict.fromkeys(words for one in element.mentions for words in (_words(one),) if words)), declared)


def text_of(element: Element) -> str:
    """What an element says as suggestions read it: its wording in the first line, then what describes and defines it."""
    return "\n".join(dict.fromkeys(part for part in (element.text, element.description, element.definition) if part))


def _parts(element: Element) -> tuple[str, ...]:
    return tuple(dict.fromkeys(below.text for type_, below in element.children() if type_ in SUGGESTED - {"Goal"} and below.text))[:_PARTS]


def _measures(element: Element) -> Iterator[str]:
    yield from (target.text for target in element.targets)
    for indicator in element.indicators:
        if indicator.text:
            yield " ".join((indicator.text, *(target.text for target in indicator.targets)))
    yield from (goal.text for goal in element.goals if goal.text)
    yield from (detail.text for detail in element.details if detail.field in _TELLING)


def _words(mention: AlignmentMention) -> str:
    """What a cell or a sentence says, under the heading that says which level it is of."""
    said = mention.quote or mention.text
    return f"{mention.header} {said}" if mention.header and mention.header not in said else said


def items_of_text(text: str) -> tuple[Item, ...]:
    """A text as one item."""
    return (Item("text", text),)


def items_in_graph(store: GraphStore, plan: str, types: Collection[str] = SUGGESTED) -> tuple[Item, ...]:
    """The items of a plan that is in the graph, by id (3 queries)."""
    every = {one.id: one for one in documents(store)}
    measures: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, list[str]] = defaultdict(list)
    for one in every.values():
        if one.plan == plan and one.parents:
            if one.ref.type == "Indicator":
                measures[one.parents[0]].append(" ".join(one.of("title", "target")))
            elif one.ref.type in SUGGESTED:
                parts[one.parents[0]] += one.of("title")[:1]
    found = []
    for one in every.values():
        if one.plan != plan or one.ref.type not in types or not one.of("title"):
            continue
        above = [every[id_] for id_ in one.parents if id_ in every]
        context = [*(text for held in above[:_CONTEXT] for text in held.of("title")[:1]), *one.of("plan")[:1]]
        agencies = next((held.agencies for held in (one, *above) if held.agencies), ())
        found.append(Item(one.id, "\n".join(dict.fromkeys(one.of("title", "definition"))), tuple(context), tuple(measures[one.id]), tuple(parts[one.id][:_PARTS]), agencies))
    return tuple(found)
