"""Which elements reach the top of the plan system, and which single links carry them there. Pure, over networkx.

A way up is a chain of steps: an element serves another, or is a part of a whole, or supports a target of its own plan. A link is a
*bridge* for an element if every way up runs over it. All bridges are found at once from the dominator tree of the graph walked downwards
from the top (Cooper, Harvey and Kennedy 2001; networkx), so ten thousand projects take about as long as a few sorts of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import networkx as nx

__all__ = ["Bridge", "Receiver", "Step", "bridges", "reaching", "receivers"]

Step = tuple[str, str]
"""From an element to the one it leads up to."""
_Node = tuple[str, ...]
_TOP: _Node = ("top", "")


@dataclass(frozen=True, slots=True)
class Bridge:
    """A link without which some elements do not reach the top."""

    lower: str
    upper: str
    cut_off: tuple[str, ...]
    """Elements that reach the top now and would not without it, sorted."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """An element and how much comes to it."""

    id: str
    plans: tuple[str, ...]
    """Plans that serve it, sorted."""
    links: int


def reaching(steps: Iterable[Step], tops: Collection[str]) -> frozenset[str]:
    """Everything from which a way leads up to one of ``tops``; the tops themselves included."""
    graph: nx.DiGraph[_Node] = nx.DiGraph((("element", upper), ("element", lower)) for lower, upper in steps)
    graph.add_edges_from((_TOP, ("element", top)) for top in tops)
    return frozenset(node[1] for node in nx.descendants(graph, _TOP)) if _TOP in graph else frozenset()


def bridges(links: Iterable[Step], inner: Iterable[Step], tops: Collection[str], starts: Collection[str]) -> tuple[Bridge, ...]:
    """Links whose loss cuts off some of ``starts`` from all ``tops``; those that cut off most come first.

    ``links``: what may be cut, lower end first. ``inner``: steps that cannot be cut, such as being a part of a whole.
    """
    graph: nx.DiGraph[_Node] = nx.DiGraph()
    graph.add_edges_from((_TOP, ("element", top)) for top in tops)
    graph.add_edges_from((("element", upper), ("element", lower)) for lower, upper in inner)
    for lower, upper in set(links):
        link: _Node = ("link", lower, upper)
        graph.add_edge(("element", upper), link)
        graph.add_edge(link, ("element", lower))
    if _TOP not in graph:
        return ()
    above = nx.immediate_dominators(graph, _TOP)
    cut: dict[_Node, list[str]] = defaultdict(list)
    carried: dict[_Node, tuple[_Node, ...]] = {_TOP: ()}
    for start in sorted(set(starts) - set(tops)):
        if (node := ("element", start)) in above:
            for link in _links_over(node, above, carried):
                cut[link].append(start)
    found = [Bridge(link[1], link[2], tuple(ids)) for link, ids in cut.items()]
    return tuple(sorted(found, key=lambda bridge: (-len(bridge.cut_off), bridge.lower, bridge.upper)))


def _links_over(node: _Node, above: dict[_Node, _Node], known: dict[_Node, tuple[_Node, ...]]) -> tuple[_Node, ...]:
    """The links among the dominators of a node; what is found on the way is kept for the next one."""
    path = []
    while node not in known:
        path.append(node)
        node = above[node]
    links = known[node]
    for one in reversed(path):
        links = (*links, one) if one[0] == "link" else links
        known[one] = links
    return links


def receivers(ties: Iterable[tuple[str, str]]) -> tuple[Receiver, ...]:
    """Elements by how many plans serve them, then by links. ``ties``: pairs of the serving plan and the element served."""
    plans: dict[str, list[str]] = defaultdict(list)
    for plan, upper in ties:
        plans[upper].append(plan)
    found = [Receiver(upper, tuple(sorted(set(some))), len(some)) for upper, some in plans.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.plans), -one.links, one.id)))
