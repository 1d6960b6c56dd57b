"""How readable our layered pictures are: line crossings, line length and overlapping cards, beside two layouts that others use.

The same cards and lines of the real graph, laid out by us, by networkx's ``multipartite_layout``, and by pyvis with its hierarchical
option (vis-network in a headless browser; left out with ``--no-browser``). Every layout is stretched to our distance between columns,
and to our mean distance between cards, so that only the order and placing differ.

Example: python benchmarks/layout.py
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import networkx as nx

if not __package__:  # run as a file
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from benchmarks.browser import hierarchical_places
from graph.drawing import CARD_WIDTH, box_of
from graph.network import COLUMN_WIDTH, Picture
from graph.store import GraphStore, open_store
from queries.read.picture import Show, picture

__all__ = ["CASES", "Places", "main", "multipartite", "ours", "quality"]

Places = Mapping[str, tuple[float, float]]
"""Node → middle of its card, pixels."""
PARTS = ("mp-20", "nesdp13/ms13", "ns-6", "psds-2567/s1", "psds-2567/s2", "psds-2567/s3")
CASES: dict[str, Callable[[GraphStore], Picture]] = {
    "plans in force": picture,
    "official only": lambda store: picture(store, Show(bases=("official",))),
    "one plan": lambda store: picture(store, Show(plans=("psds-2567",))),
    "two plans": lambda store: picture(store, Show(plans=("psds-2567", "master-plan"))),
    "one project": lambda store: picture(store, focus="psds-2567/s1/p1"),
    "opened to sixty": lambda store: picture(store, expanded=PARTS),
}


def quality(drawn: Picture, places: Places) -> dict[str, float]:
    """``crossings`` of straight lines between middles, mean ``length`` of a line in pixels, ``overlaps`` of cards."""
    lines = [(places[link.source], places[link.target]) for link in drawn.links]
    size = {placed.node.id: (CARD_WIDTH, box_of(placed).height) for placed in drawn.nodes}
    overlaps = sum(
        abs(places[one][0] - places[other][0]) < CARD_WIDTH and abs(places[one][1] - places[other][1]) < (size[one][1] + size[other][1]) / 2
        for one, other in itertools.combinations(size, 2))
    return {"crossings": sum(_cross(*pair) for pair in itertools.combinations(lines, 2)),
            "length": round(sum(math.dist(*line) for line in lines) / max(len(lines), 1)), "overlaps": overlaps}


def ours(drawn: Picture) -> Places:
    """Where we put the cards."""
    return {placed.node.id: (placed.x, placed.y) for placed in drawn.nodes}


def multipartite(drawn: Picture) -> Places:
    """Where networkx puts them: a column a layer, nodes in the order they come in the data."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for placed in sorted(drawn.nodes, key=lambda placed: placed.node.id):
        graph.add_node(placed.node.id, layer=placed.node.column)
    graph.add_edges_from((link.source, link.target) for link in drawn.links)
    found = nx.multipartite_layout(graph, subset_key="layer", align="vertical")
    return stretched(drawn, {id_: (float(x), float(y)) for id_, (x, y) in found.items()})


def stretched(drawn: Picture, places: Places) -> Places:
    """Layers moved to our columns, and the mean distance between neighbours of a layer made ours."""
    def mean_step(of: Places) -> float:
        steps = []
        for column in {placed.node.column for placed in drawn.nodes}:
            ys = sorted(of[placed.node.id][1] for placed in drawn.nodes if placed.node.column == column)
            steps += [below - above for above, below in itertools.pairwise(ys)]
        return sum(steps) / len(steps) if steps else 1.0

    factor = mean_step(ours(drawn)) / (mean_step(places) or 1.0)
    return {placed.node.id: (placed.node.column * COLUMN_WIDTH, places[placed.node.id][1] * factor) for placed in drawn.nodes}


def _cross(first: Sequence[Sequence[float]], second: Sequence[Sequence[float]]) -> bool:
    def turn(a: Sequence[float], b: Sequence[float], c: Sequence[float]) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = first, second
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def run(store: GraphStore, *, browser: bool) -> list[dict[str, Any]]:
    """One row a case and layout."""
    rows = []
    for name, make in CASES.items():
        drawn = make(store)
        layouts: dict[str, Places] = {"ours": ours(drawn), "networkx multipartite": multipartite(drawn)}
        if browser:
            layouts["pyvis hierarchical"] = stretched(drawn, hierarchical_places(drawn))
        rows += [{"case": name, "cards": len(drawn.nodes), "lines": len(drawn.links), "layout": layout, **quality(drawn, places)}
                 for layout, places in layouts.items()]
    return rows


def main(arguments: list[str] | None = None) -> int:
    """Run the program; exit status 0 if ours has the fewest crossings over all cases and no overlap, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON value on standard output")
    parser.add_argument("--no-browser", action="store_true", help="leave pyvis out, which needs Chromium")
    options = parser.parse_args(arguments)
    rows = run(open_store(), browser=not options.no_browser)
    layouts = {row["layout"] for row in rows}
    total = {layout: {key: sum(row[key] for row in rows if row["layout"] == layout) for key in ("crossings", "overlaps")} for layout in layouts}
    best = total["ours"]["overlaps"] == 0 and all(total["ours"]["crossings"] <= found["crossings"] for found in total.values())
    if options.json:
        print(json.dumps({"rows": rows, "total": total, "best": best}, ensure_ascii=False, indent=1))
    else:
        print(f"{'case':18}{'cards':>6}{'lines':>6}  {'layout':24}{'crossings':>10}{'length px':>11}{'overlaps':>9}")
        for row in rows:
            print(f"{row['case']:18}{row['cards']:6}{row['lines']:6}  {row['layout']:24}{row['crossings']:10}{row['length']:11}{row['overlaps']:9}")
        for layout, found in sorted(total.items()):
            print(f"{'all cases':32}{layout:24}{found['crossings']:10}{'':11}{found['overlaps']:9}")
    return 0 if best else 1


if __name__ == "__main__":
    sys.exit(main())
