"""The picture of the alignment graph: which nodes and links to draw, from the graph in the store."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import networkx as nx

from graph.network import CHIP, MAX_NODES, Link, Node, Picture, layered
from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.elements import refs
from queries.read.groups import Groups, Record, current_plans, records
from queries.read.records import Lang, Ref
from queries.read.views import natural
from queries.read.wrap import wrap

__all__ = ["APPROVED", "Choices", "Show", "choices", "picture"]

APPROVED = ("approved",)


@dataclass(frozen=True, slots=True)
class Show:
    """What of the graph to draw; an empty tuple leaves that side unfiltered."""

    plans: tuple[str, ...] = ()
    """Two or more: the records between them; one: all its records; none: what leads up from the plans of level 3 in force."""
    bases: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    statuses: tuple[str, ...] = APPROVED
    """How far records are decided, as a reader is told it: one that its reviewers dispute is ``disputed``, not ``reviewed``."""
    strengths: tuple[str, ...] = ()
    """``main``, ``secondary``, ``unstated``."""
    types: tuple[str, ...] = ()
    """Classes of cards."""
    levels: tuple[str, ...] = ()
    """``1``, ``2``, ``3``, and ``0`` for what stands outside them."""
    agencies: tuple[str, ...] = ()
    """Only what these bodies are responsible for, with what it leads on to and what leads to it."""
    verified: bool = False
    """Only records whose evidence somebody has seen."""

    def passes(self, record: Record) -> bool:
        """Whether a record is drawn, as far as the record alone tells."""
        return (record.standing in self.statuses and record.predicate != "supportsWithinPlan"
                and (not self.bases or record.basis in self.bases)
                and (not self.predicates or record.predicate in self.predicates)
                and (not self.strengths or (record.directness or "unstated") in self.strengths)
                and (record.verified or not self.verified))


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from, each with the number of records it stands for."""

    predicates: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    strengths: tuple[tuple[str, int], ...]
    agencies: tuple[tuple[Ref, int], ...]
    """Bodies, with the number of elements each is responsible for."""
    unverified: int
    """Records whose evidence nobody has seen."""


def choices(store: GraphStore) -> Choices:
    """The values that filters can take in this graph."""
    found = [record for record in records(store) if record.predicate != "supportsWithinPlan"]

    def counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
        every = list(values)
        return tuple(sorted(((value, every.count(value)) for value in set(every)), key=lambda pair: (-pair[1], pair[0])))

    duties = _duties(store)
    bodies = refs(store, tuple(sorted(duties)))
    agencies = sorted(((bodies[id_], len(duties[id_])) for id_ in bodies), key=lambda pair: (-pair[1], pair[0].label.th or pair[0].id))
    return Choices(counted(record.predicate for record in found), counted(record.standing for record in found),
                   counted(record.directness or "unstated" for record in found), tuple(agencies), sum(not record.verified for record in found))


def picture(store: GraphStore, show: Show = Show(), *, focus: str | None = None, lang: Lang = "th",
            expanded: Collection[str] = (), limit: int = MAX_NODES) -> Picture:
    """Columns from left to right: flagship projects, strategies of level 3, level 2 and policy, the National Strategy.

    Elements are drawn as the group they belong to, and their records add up to one link a basis, unless the group is
    ``expanded``: then its direct parts are drawn below it (an expanded chip gives its column room). ``focus``: only this element
    with what it leads on to and what leads to it. A conflict, a mere relation and a service are never added up to one link.
    """
    found = [record for record in records(store) if show.passes(record)]
    opened = {id_ for id_ in expanded if not id_.startswith(CHIP)}
    extra = {focus} if focus else set[str]()
    duties = _duties(store) if show.agencies else {}
    charged = {id_ for agency in show.agencies for id_ in duties.get(agency, ())}
    groups = Groups(store, {end for record in found for end in (record.subject, record.object)} | opened | extra | charged)
    shown = _Shown(groups, {child for id_ in opened for child in groups.children(id_)} | extra)
    around = {shown.of(id_) for id_ in extra or charged} if focus or show.agencies else None
    links = _chosen([link for link in _links(found, shown, groups) if _visible(link, shown, show)], shown, store, show, around)
    linked = {end for link in links for end in (link.source, link.target)} | (around or set())
    links += [part for part in _parts(linked, shown) if _visible(part, shown, show)]
    drawn = linked | {end for link in links for end in (link.source, link.target)}
    roomy = {int(id_.removeprefix(CHIP)) for id_ in expanded if id_.removeprefix(CHIP).isdigit() and id_.startswith(CHIP)}
    return layered(_nodes(drawn, shown, lang), links, limit=limit, keep=extra | opened, roomy=roomy)


def _duties(store: GraphStore) -> dict[str, list[str]]:
    """Agency → the elements that name it as responsible (1 query)."""
    duties: dict[str, list[str]] = {}
    for row in library.rows(store, "duties"):
        duties.setdefault(local_id(row["agency"].value), []).append(local_id(row["element"].value))
    return duties


def _visible(link: Link, shown: _Shown, show: Show) -> bool:
    """Whether both ends are of a class and a level that is shown."""
    ends = [shown.groups.ref(id_) for id_ in (link.source, link.target)]
    return all((not show.types or end.type in show.types) and (not show.levels or str(end.level or 0) in show.levels) for end in ends)


class _Shown:
    """Which node stands for an element, and its column."""

    def __init__(self, groups: Groups, apart: Collection[str]) -> None:
        self.groups = groups
        self.apart = apart

    def of(self, id_: str) -> str:
        """The element itself if it is drawn apart, else the nearest thing above it that is drawn."""
        home = self.groups.home(id_)
        for above in self.groups.upward(id_):
            if above in self.apart or above == home or self.groups.ref(above).type == "FlagshipProject":
                return above
        return home

    def column(self, id_: str) -> int:
        """0 projects, 1 other parts of level 3, 2 level 2 and policy, 3 level 1 and laws."""
        if self.groups.ref(id_).type == "FlagshipProject":
            return 0
        return self.groups.column(id_) + 1

    def parent(self, id_: str) -> str | None:
        """The node that stands for what the element is a part of."""
        for above in list(self.groups.upward(id_))[1:]:
            if self.of(above) == above:
                return above
        return None


def _links(found: Iterable[Record], shown: _Shown, groups: Groups) -> list[Link]:
    """Links between drawn nodes of different plans, lower end first."""
    links = []
    for record in found:
        source, target = shown.of(record.subject), shown.of(record.object)
        if source != target and groups.ref(source).plan != groups.ref(target).plan:
            links.append(Link(source, target, record.predicate, record.basis, record.standing, record.directness, (record.id,)))
    return links


def _chosen(links: Iterable[Link], shown: _Shown, store: GraphStore, show: Show, around: Collection[str] | None) -> list[Link]:
    """The links to draw, and with them the nodes. ``around``: only what leads to these nodes and what they lead on to."""
    def plan_of(id_: str) -> str:
        return shown.groups.ref(id_).plan or id_

    if show.plans:
        within = any if len(show.plans) == 1 else all
        links = [link for link in links if within(plan_of(end) in show.plans for end in (link.source, link.target))]
    elif around is None:
        links = [link for link in links if shown.column(link.source) < shown.column(link.target)]
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((link.source, link.target) for link in links)
    if around is not None:
        graph.add_nodes_from(around)
        ids = {id_ for me in around for id_ in {me} | nx.ancestors(graph, me) | nx.descendants(graph, me)}
    elif show.plans:
        ids = set(graph)
    else:
        current = set(current_plans(store))
        starts = [id_ for id_ in graph if plan_of(id_) in current]
        ids = {*starts, *(above for id_ in starts for above in nx.descendants(graph, id_))}
    return [link for link in links if link.source in ids and link.target in ids]


def _parts(linked: Collection[str], shown: _Shown) -> list[Link]:
    """A project is tied to the strategy it is a part of; other parts stand below their whole and need no line."""
    found = []
    for id_ in sorted(linked, key=natural):
        parent = shown.parent(id_)
        if parent and shown.column(id_) != shown.column(parent):
            found.append(Link(id_, parent))
    return found


def _nodes(drawn: Iterable[str], shown: _Shown, lang: Lang) -> list[Node]:
    nodes, ids = [], set(drawn)
    for id_ in sorted(ids, key=lambda one: (shown.groups.ref(one).plan or "", natural(one))):
        ref = shown.groups.ref(id_)
        parent = shown.parent(id_)
        same = parent if parent and parent in ids and shown.column(parent) == shown.column(id_) else None
        nodes.append(Node(id_, shown.column(id_), _label(ref, lang), _title(ref, shown.groups, lang), ref.type, ref.plan, ref.level,
                          ref.verified, same, bool(shown.groups.children(id_))))
    return nodes


def _label(ref: Ref, lang: Lang) -> str:
    """Number on the first line, the short label wrapped by word below it."""
    name = wrap(ref.label.short(lang) or ref.id)
    head = _heading(ref, lang)
    return f"{head}\n{name}" if head else name


def _heading(ref: Ref, lang: Lang) -> str:
    if not ref.number or ref.type == "Instrument":
        return ""
    kind = ref.kind or "" if lang == "th" else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", ref.type)
    return f"{kind} {ref.number}".strip()


def _title(ref: Ref, groups: Groups, lang: Lang) -> str:
    """What hovering tells: the whole official wording, the plan, and whether nobody has seen it written."""
    lines = [" ".join(filter(None, (_heading(ref, lang), ref.label.text(lang) or ref.id)))]
    if ref.plan and ref.plan != ref.id:
        plan = groups.ref(ref.plan).label
        lines.append(plan.text(lang) or ref.plan)
    if not ref.verified:
        lines.append("ยังไม่ยืนยัน" if lang == "th" else "unverified")
    return "\n".join(lines)
