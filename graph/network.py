"""A layered picture of who serves whom: nodes in columns, few crossings, always the same positions for the same graph.

Pure: takes nodes and links, returns nodes with positions in pixels. Nothing here reads a store or draws. The order within columns
is found in graph/ordering.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from graph.ordering import ordered

__all__ = ["MAX_NODES", "Link", "Node", "Picture", "Placed", "layered", "neighbourhood"]

MAX_NODES = 60
"""More than this no one can read; the rest folds into one chip a column."""
COLUMN_WIDTH = 330
"""Pixels between two columns."""
INDENT = 29
"""Pixels that a part stands to the right of its whole."""
LINE_HEIGHT = 21
"""Pixels of one line of a label."""
GAP = 30
"""Pixels between two nodes of a column: border, padding and air."""
MOST_AIR = 64
"""Most pixels added between two nodes of a short column."""
SPREAD = 0.85
"""A short column is spread over this share of the tallest, as far as ``MOST_AIR`` goes."""
LEAST_SHOWN = 6
"""A column gives way to one whose chip was opened, down to this many cards."""
APART = frozenset({"conflictsWith", "relatesTo", "supportsWithinPlan"})
"""Relations that are no kind of ``alignsWith``; they never merge with one."""
CHIP = "more/"
"""Prefix of the id of a chip; no element id begins with it."""


@dataclass(frozen=True, slots=True)
class Node:
    """Something to be drawn."""

    id: str
    column: int
    """0 is leftmost."""
    label: str
    """As shown, lines parted by ``\\n``."""
    title: str = ""
    """What hovering tells, plain text."""
    kind: str = ""
    """Class name: ``Strategy`` …"""
    plan: str | None = None
    level: int | None = None
    """Plan level 1, 2 or 3 of its plan; None outside the three levels."""
    verified: bool = True
    parent: str | None = None
    """Node of the same column that this one is a part of; the two stand together."""
    expandable: bool = False
    folded: tuple[str, ...] = ()
    """Ids that this node stands for, if it is a "+n" chip."""


@dataclass(frozen=True, slots=True)
class Link:
    """One or more alignment records between two nodes, or the fact that one is a part of the other."""

    source: str
    target: str
    predicate: str | None = None
    """Term name; the common super-property where the records differ; None for a part."""
    basis: str = ""
    status: str = ""
    """How far the records are decided, ``disputed`` included; empty for a part."""
    directness: str | None = None
    alignments: tuple[str, ...] = ()
    """Ids of the records."""

    @property
    def id(self) -> str:
        """Unique in a picture."""
        strand = f">{self.predicate}" if self.predicate in APART else ""
        return f"{self.source}>{self.target}>{self.basis or 'part'}>{self.status}{strand}"

    @property
    def is_part(self) -> bool:
        """Whether it only says that ``source`` is a part of ``target``."""
        return self.predicate is None


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with its place: centre in pixels, y grows downwards."""

    node: Node
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to be drawn."""

    nodes: tuple[Placed, ...]
    links: tuple[Link, ...]
    hidden: int = 0
    """How many nodes stand behind chips."""

    def node(self, id_: str) -> Node | None:
        """A node by id."""
        return next((placed.node for placed in self.nodes if placed.node.id == id_), None)


def layered(nodes: Iterable[Node], links: Iterable[Link], *, limit: int = MAX_NODES, keep: Collection[str] = (),
            roomy: Collection[int] = ()) -> Picture:
    """Place nodes in their columns. The given order is kept wherever crossings leave the choice.

    Links to nodes that are not given are left out. At most ``limit`` nodes are shown; of a column with more, the least
    linked fold into a "+n" chip; ``keep`` never folds, and a column of ``roomy`` folds only when the others have given way.
    """
    given = list(dict.fromkeys(nodes))
    known = {node.id for node in given}
    inside = _merged(link for link in links if link.source in known and link.target in known and link.source != link.target)
    shown, inside = _folded(given, inside, limit, keep, roomy)
    columns = ordered(shown, [(link.source, link.target) for link in inside], lambda order: {one.node.id: (one.x, one.y) for one in _places(order)})
    return Picture(tuple(_places(columns)), tuple(inside), sum(len(node.folded) for node in shown))


def neighbourhood(picture: Picture, id_: str) -> frozenset[str]:
    """Ids of a node, of everything it leads on to and of everything that leads to it: what stays bright when it is chosen."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(placed.node.id for placed in picture.nodes)
    graph.add_edges_from((link.source, link.target) for link in picture.links)
    if id_ not in graph:
        return frozenset()
    return frozenset({id_} | nx.ancestors(graph, id_) | nx.descendants(graph, id_))


def _merged(links: Iterable[Link]) -> list[Link]:
    """One link for all records of one kind between two nodes that have the same basis and status; first seen first."""
    found: dict[str, Link] = {}
    for link in links:
        before = found.get(link.id)
        if before is None:
            found[link.id] = link
            continue
        predicate = link.predicate if link.predicate == before.predicate else "alignsWith"
        directness = "main" if "main" in (link.directness, before.directness) else before.directness or link.directness
        records = tuple(dict.fromkeys((*before.alignments, *link.alignments)))
        found[link.id] = replace(before, predicate=None if link.is_part else predicate, directness=directness, alignments=records)
    return list(found.values())


def _quotas(sizes: Mapping[int, int], limit: int, roomy: Collection[int]) -> dict[int, int]:
    """How many cards every column may show: the longest column gives way first, one that was opened last."""
    quotas = dict(sizes)
    while sum(quotas.values()) > limit:
        willing = [column for column, quota in quotas.items() if column not in roomy and quota > LEAST_SHOWN]
        willing = willing or [column for column, quota in quotas.items() if quota > 1]
        if not willing:
            break
        quotas[max(willing, key=lambda column: (quotas[column], column))] -= 1
    return quotas


def _folded(nodes: list[Node], links: list[Link], limit: int, keep: Collection[str],
            roomy: Collection[int]) -> tuple[list[Node], list[Link]]:
    """Fold what is too much into one chip a column."""
    if len(nodes) <= limit:
        return nodes, links
    degree = Counter(end for link in links for end in (link.source, link.target))
    columns: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        columns[node.column].append(node)
    quotas = _quotas({column: len(members) for column, members in columns.items()}, limit, roomy)
    home: dict[str, str] = {}
    shown: list[Node] = []
    for column, members in sorted(columns.items()):
        quota = quotas[column]
        if len(members) <= quota:
            shown.extend(members)
            continue
        ranked = sorted(members, key=lambda node: (node.id not in keep, -degree[node.id]))  # stable: the given order decides ties
        kept = max(quota - 1, sum(node.id in keep for node in members))
        staying = {node.id for node in ranked[:kept]}
        hidden = tuple(node.id for node in members if node.id not in staying)
        chip = Node(f"{CHIP}{column}", column, f"+{len(hidden)}", "\n".join(node.label.replace("\n", "") for node in ranked[kept:]),
                    "More", folded=hidden, expandable=True)
        home |= dict.fromkeys(hidden, chip.id)
        shown.extend([*(node for node in members if node.id in staying), chip])
    moved = (replace(link, source=home.get(link.source, link.source), target=home.get(link.target, link.target)) for link in links)
    return shown, _merged(link for link in moved if link.source != link.target)


def _height(node: Node) -> int:
    """Pixels a node takes in its column, with air."""
    return LINE_HEIGHT * (node.label.count("\n") + 1) + GAP


def _places(columns: Mapping[int, list[Node]]) -> list[Placed]:
    """Every node of every column with its place."""
    tallest = max((sum(map(_height, members)) for members in columns.values()), default=0)
    return [place for column in sorted(columns) for place in _placed(column, columns[column], tallest)]


def _placed(column: int, members: list[Node], tallest: int) -> list[Placed]:
    """Positions of a column, centred on y = 0; a short column is spread towards the height of the ``tallest``, parts stand to the right."""
    heights = [_height(node) for node in members]
    air = min(MOST_AIR, (SPREAD * tallest - sum(heights)) / max(len(members) - 1, 1))
    step = max(0, round(air))
    top = -(sum(heights) + step * (len(members) - 1)) / 2
    ids = {node.id for node in members}
    placed = []
    for node, height in zip(members, heights, strict=True):
        indent = INDENT if node.parent in ids else 0
        placed.append(Placed(node, column * COLUMN_WIDTH + indent, round(top + height / 2)))
        top += height + step
    return placed
