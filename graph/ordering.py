"""The order of nodes within the columns of a layered picture: few lines cross, and what belongs together stands together.

First the barycentre heuristic of Sugiyama, Tagawa and Toda (1981): sweep over the columns, put every node at the mean place of its
neighbours, keep the best order seen. Then a local search from that order, from the given one and from a few shuffles: a
node goes to another place wherever that leaves fewer straight lines crossing, counted where the picture will really put them, lines
over several columns included. The nodes of a plan always move as one band, and within it a node and its parts as one block.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.network import Node

__all__ = ["crossings", "ordered"]

SWEEPS = 12
MOST_TRIALS = 1000
"""Moves that may be tried for one picture, all starts together: it bounds the time, and small pictures end before."""
MOST_TRIALS_A_START = 700
SHUFFLES = 6
"""Further orders to start from while trials are left: a local search ends at the nearest hollow, not at the deepest."""

T = TypeVar("T")
Columns = dict[int, list["Node"]]
Ends = Sequence[tuple[str, str]]
"""Source and target of every line."""
Placing = Callable[[Columns], Mapping[str, tuple[float, float]]]
"""Where the picture puts the nodes of columns in a given order."""


def ordered(nodes: Sequence[Node], ends: Ends, places: Placing) -> Columns:
    """Columns in the best order found; the given order is kept wherever crossings leave the choice."""
    columns: Columns = defaultdict(list)
    for node in nodes:
        columns[node.column].append(node)
    columns = {column: _together(members) for column, members in columns.items()}
    near: dict[str, list[str]] = defaultdict(list)
    for source, target in ends:
        near[source].append(target)
        near[target].append(source)
    given = dict(columns)
    best, fewest = given, crossings(places(columns), ends)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        for column in sorted(columns, reverse=bool(sweep % 2)):
            columns[column] = _by_barycentre(columns[column], _heights(columns), near, column, {node.id: node.column for node in nodes})
        count = crossings(places(columns), ends)
        if count < fewest:
            best, fewest = dict(columns), count
    trials = MOST_TRIALS
    for start in (best, given, *(_shuffled(given, seed) for seed in range(SHUFFLES))):
        if trials <= 0 or not fewest:
            break
        found, count, used = _improved(start, ends, places, min(trials, MOST_TRIALS_A_START))
        trials -= used
        if count < fewest:
            best, fewest = found, count
    return best


def _shuffled(columns: Columns, seed: int) -> Columns:
    """Another order to start from, the same for the same seed; bands and blocks stay together."""
    chance = random.Random(seed)  # noqa: S311 - a fixed shuffle, not a secret
    shuffled = {}
    for column, members in columns.items():
        bands = [chance.sample(band, len(band)) for band in _bands(members)]
        shuffled[column] = _flat(chance.sample(bands, len(bands)))
    return shuffled


def crossings(places: Mapping[str, tuple[float, float]], ends: Ends) -> int:
    """How many pairs of straight lines between middles cross; lines that share an end do not."""
    if not ends:
        return 0
    tails = np.array([places[source] for source, _ in ends], dtype=np.float64)
    heads = np.array([places[target] for _, target in ends], dtype=np.float64)
    apart = _turn(tails, heads, tails) * _turn(tails, heads, heads) < 0  # [i, j]: the ends of j lie on both sides of i
    return int(np.count_nonzero(apart & apart.T)) // 2


def _turn(tails: NDArray[np.float64], heads: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """(lines, points): on which side of each line each point lies, by its sign."""
    along = heads - tails
    offset = along[:, 0] * tails[:, 1] - along[:, 1] * tails[:, 0]
    side: NDArray[np.float64] = np.outer(along[:, 0], points[:, 1])
    side -= np.outer(along[:, 1], points[:, 0])
    side -= offset[:, None]
    return side


def _improved(columns: Columns, ends: Ends, places: Placing, most: int) -> tuple[Columns, int, int]:
    """The order after every move that leaves fewer crossings, column after column until none does or ``most`` moves were tried.

    Returns it with its crossings and the number of moves tried.
    """
    trials, quiet, turn = 0, 0, 0
    names, fewest = sorted(columns), crossings(places(columns), ends)
    while quiet < len(names) and fewest and trials < most:
        column = names[turn % len(names)]
        for changed in _changes(columns, column):
            trials += 1
            count = crossings(places(changed), ends)
            if count < fewest:
                columns, fewest, quiet = changed, count, -1
                break  # the moves were made from the order before
            if trials >= most:
                break
        else:
            turn += 1
        quiet += 1
    return columns, fewest, trials


def _changes(columns: Columns, column: int) -> Iterator[Columns]:
    """Every order in which one band, block or part of the column has gone to another place among its like."""
    bands = _bands(columns[column])
    for moved in _moves(bands):
        yield {**columns, column: _flat(moved)}
    for index, band in enumerate(bands):
        for blocks in _moves(band):
            yield {**columns, column: _flat([*bands[:index], blocks, *bands[index + 1:]])}
        for place, block in enumerate(band):
            for parts in _moves(block[1:]):
                changed = [*band[:place], [block[0], *parts], *band[place + 1:]]
                yield {**columns, column: _flat([*bands[:index], changed, *bands[index + 1:]])}


def _moves(items: list[T]) -> Iterator[list[T]]:
    """Every list with one item taken out and put in elsewhere, nearest places first."""
    for step in range(1, len(items)):
        for index in range(len(items) - step):
            rest = [*items[:index], *items[index + 1:]]
            yield [*rest[:index + step], items[index], *rest[index + step:]]
            if step > 1:
                rest = [*items[:index + step], *items[index + step + 1:]]
                yield [*rest[:index], items[index + step], *rest[index:]]


def _bands(members: Sequence[Node]) -> list[list[list[Node]]]:
    """Bands of a column (one a plan), each of blocks (a node and its parts)."""
    ids = {node.id for node in members}
    plans: dict[str | None, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for node in members:
        plans[node.plan][node.parent if node.parent and node.parent in ids else node.id].append(node)
    return [list(blocks.values()) for blocks in plans.values()]


def _flat(bands: list[list[list[Node]]]) -> list[Node]:
    return [node for band in bands for block in band for node in block]


def _heights(columns: Columns) -> dict[str, float]:
    """Relative height of every node in its column, 0 at the top, 1 at the bottom: columns of different length compare."""
    return {node.id: (index + 0.5) / len(members) for members in columns.values() for index, node in enumerate(members)}


def _by_barycentre(members: list[Node], height: Mapping[str, float], near: Mapping[str, list[str]], column: int,
                   column_of: Mapping[str, int]) -> list[Node]:
    """A column sorted by the mean height of its nodes' neighbours, bands and blocks as wholes; ties keep their order."""
    def pull(node: Node) -> float:
        others = [height[id_] for id_ in near.get(node.id, ()) if column_of[id_] != column]
        return sum(others) / len(others) if others else height[node.id]

    def mean(block: list[Node]) -> float:
        return sum(map(pull, block)) / len(block)

    bands = [[[block[0], *sorted(block[1:], key=pull)] for block in sorted(band, key=mean)] for band in _bands(members)]
    return _flat(sorted(bands, key=lambda band: mean([node for block in band for node in block])))


def _together(members: list[Node]) -> list[Node]:
    """The given order with every part moved behind the node it is a part of."""
    ids = {node.id for node in members}
    parts: dict[str, list[Node]] = defaultdict(list)
    for node in members:
        if node.parent in ids and node.parent:
            parts[node.parent].append(node)
    return [each for node in members if node.parent not in ids for each in (node, *parts[node.id])]
