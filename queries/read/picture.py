"""The picture of the alignment graph: which nodes and links to draw, from the graph in the store."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import networkx as nx

from graph.network import MAX_NODES, Link, Node, Picture, layered
from graph.store import GraphStore
from queries.read.groups import Groups, Record, current_plans, records
from queries.read.records import Lang, Ref
from queries.read.views import natural
from queries.read.wrap import wrap

__all__ = ["picture"]

APPROVED = frozenset({"approved"})


def picture(store: GraphStore, *, plans: Collection[str] | None = None, bases: Collection[str] | None = None, focus: str | None = None,
            lang: Lang = "th", expanded: Collection[str] = (), statuses: Collection[str] = APPROVED, limit: int = MAX_NODES) -> Picture:
    """Columns from left to right: flagship projects, strategies of level 3, level 2 and policy, the National Strategy.

    Elements are drawn as the group they belong to, and their records add up to one link a basis, unless the group is
    ``expanded``: then its direct parts are drawn below it. ``plans``: two or more show the records between them, one
    shows all its records; None shows what leads up from the plans of level 3 in force. ``bases``: official, curated,
    suggested; None is all. ``focus``: only this element with what it leads on to and what leads to it.
    A conflict, a mere relation and a service are never added up to one link.
    """
    found = [record for record in records(store) if record.status in statuses and (bases is None or record.basis in bases)
             and record.predicate != "supportsWithinPlan"]
    extra = {focus} if focus else set[str]()
    groups = Groups(store, {end for record in found for end in (record.subject, record.object)} | set(expanded) | extra)
    shown = _Shown(groups, {child for id_ in expanded for child in groups.children(id_)} | extra)
    links = _chosen(_links(found, shown, groups), shown, store, plans, focus)
    linked = {end for link in links for end in (link.source, link.target)} | ({shown.of(focus)} if focus else set())
    links += _parts(linked, shown)
    drawn = linked | {end for link in links for end in (link.source, link.target)}
    return layered(_nodes(drawn, shown, lang), links, limit=limit, keep=extra | set(expanded))


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
            links.append(Link(source, target, record.predicate, record.basis, record.status, record.directness, (record.id,)))
    return links


def _chosen(links: Iterable[Link], shown: _Shown, store: GraphStore, plans: Collection[str] | None, focus: str | None) -> list[Link]:
    """The links to draw, and with them the nodes."""
    def plan_of(id_: str) -> str:
        return shown.groups.ref(id_).plan or id_

    if plans:
        within = any if len(plans) == 1 else all
        links = [link for link in links if within(plan_of(end) in plans for end in (link.source, link.target))]
    elif not focus:
        links = [link for link in links if shown.column(link.source) < shown.column(link.target)]
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((link.source, link.target) for link in links)
    if focus:
        me = shown.of(focus)
        ids = {me} | (nx.ancestors(graph, me) | nx.descendants(graph, me) if me in graph else set())
    elif plans:
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
        nodes.append(Node(id_, shown.column(id_), _label(ref, lang), _title(ref, shown.groups, lang), ref.type, ref.plan, ref.verified,
                          same, bool(shown.groups.children(id_))))
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
