"""How fast the library's queries are: against rdflib, against the bare engine, and as the graph grows.

Simulates graphs of the shape of the real one (see ``benchmarks/simulate.py``), asks every library query of each, on every engine, in
one run, and prints ratios of processor time. Growth is judged like with like: from files, or from memory. Figures of rdflib that ran into ``--patience`` are lower bounds, marked ≥.

Example: python benchmarks/queries.py --triples 10000 100000 1000000
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: its folder, where a module is called queries, stands first
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from benchmarks.graphs import BENCH, FULL_UPPER, SimulatedGraph, simulated_graph
from benchmarks.questions import classified, questions
from benchmarks.report import print_tables, verdicts
from benchmarks.timing import ENGINES, Measured, askers, measure, probe
from queries.parameters import QueryFileError

MOST_FOR_RDFLIB = 100_000
PROBE_FROM = 1_000_000
"""Statements from which a query may take minutes, so that it is tried in a process of its own first."""


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status: 0 if every threshold that was measured is met, 1 if not."""
    options = _options(arguments)
    say: Callable[[str], None] = (lambda line: print(line, file=sys.stderr)) if options.verbose else (lambda _: None)
    try:
        result = run(sorted(set(options.triples)), options.engines, options.only or (), options.rounds, options.patience, options.seed, options.folder, say)
    except QueryFileError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        print_tables(result)
    return 0 if all(row["met"] for row in result["thresholds"]) else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, nargs="+", default=[10_000, 100_000], metavar="N", help="sizes, 10 thousand to 10 million")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=["ours", "disk", "raw", "rdflib"],
                        help=f"disk, memory: our store from its files or from memory whatever the size; rdflib: up to {MOST_FOR_RDFLIB:,} statements only")
    parser.add_argument("--only", nargs="+", metavar="QUERY", help="names of library queries; default: all")
    parser.add_argument("--rounds", type=int, default=7, help="samples of each query on each engine")
    parser.add_argument("--patience", type=float, default=20.0, metavar="SECONDS", help="a query that takes longer is stopped")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=BENCH, help="where simulated graphs are kept")
    parser.add_argument("--json", action="store_true", help="one JSON value on standard output")
    parser.add_argument("--verbose", action="store_true", help="say what is going on, on standard error")
    return parser.parse_args(arguments)


def run(sizes: list[int], engines: list[str], only: tuple[str, ...] | list[str], rounds: int, patience: float, seed: int, folder: Path,
        say: Callable[[str], None]) -> dict[str, Any]:
    """All figures as one JSON value."""
    graphs = {size: simulated_graph(size, seed, folder, say) for size in sizes}
    measured = _measured(graphs, engines, tuple(only), rounds, patience, say)
    classes = _classes(measured, sizes, graphs[sizes[0]])
    result: dict[str, Any] = {
        "seed": seed, "rounds": rounds, "patience": patience,
        "graphs": [{"asked": size, "statements": graph.statements, "vocabulary": graph.vocabulary} for size, graph in graphs.items()],
        "queries": [{
            "name": name, "class": classes[name], "grows_from": _grows_from(name, sizes, graphs[sizes[0]]),
            "sizes": [{"triples": size} | _cell(measured[size][name]) for size in sizes],
        } for name in classes],
    }
    return result | {"thresholds": verdicts(result)}


def _grows_from(name: str, sizes: list[int], graph: SimulatedGraph) -> int:
    """The size a query's growth counts from: one about an upper plan starts where that plan has its real size, or it would be the plan that grew."""
    upper = {graph.examples[key] for key in ("national", "master", "development", "upper")}
    (question,) = questions(graph.examples, (name,))
    return next((size for size in sizes if size >= FULL_UPPER), sizes[0]) if upper & set(question.values.values()) else sizes[0]


def _measured(graphs: dict[int, SimulatedGraph], engines: list[str], only: tuple[str, ...], rounds: int, patience: float,
              say: Callable[[str], None]) -> dict[int, dict[str, dict[str, Measured]]]:
    """Times by size, query and engine. All sizes and engines of a query take turns, so growth is not that of the machine's other work."""
    asked = {size: {question.name: question for question in questions(graph.examples, only)} for size, graph in graphs.items()}
    engines_of = {size: [engine for engine in engines if engine != "rdflib" or size <= MOST_FOR_RDFLIB] for size in graphs}
    ask = {size: askers(graph.store, engines_of[size]) for size, graph in graphs.items()}
    found: dict[int, dict[str, dict[str, Measured]]] = {size: {} for size in graphs}
    for name in asked[min(graphs)]:
        say(name)
        slow = [size for size, graph in graphs.items() if size >= PROBE_FROM and not probe(graph.store, asked[size][name], patience)]
        ways = {(size, engine): partial(way, asked[size][name]) for size in graphs if size not in slow for engine, way in ask[size].items()}
        times = measure(ways, rounds, patience)
        for size in graphs:
            found[size][name] = {engine: times.get((size, engine), Measured(None, None, patience)) for engine in engines_of[size]}
    return found


def _classes(measured: dict[int, dict[str, dict[str, Measured]]], sizes: list[int], graph: SimulatedGraph) -> dict[str, str]:
    """The class of each query, by its rows in all graphs from which its growth counts."""
    found: dict[str, str] = {}
    for question in questions(graph.examples, tuple(measured[sizes[0]])):
        first = _grows_from(question.name, sizes, graph)
        answers = [[one.rows for one in measured[size][question.name].values() if one.rows is not None] for size in sizes if size >= first]
        found[question.name] = classified(question, [rows[0] for rows in answers if rows])
    return found


def _cell(engines: dict[str, Measured]) -> dict[str, Any]:
    """One query at one size: rows and milliseconds by engine, and the ratios."""
    def ratio(slow: str, fast: str) -> dict[str, Any] | None:
        if slow not in engines or fast not in engines or engines[fast].seconds is None:
            return None
        return {"value": round(engines[slow].at_least / engines[fast].at_least, 3), "lower_bound": engines[slow].seconds is None}

    return {
        "rows": {name: one.rows for name, one in engines.items()},
        "ms": {name: None if one.seconds is None else round(one.seconds * 1000, 4) for name, one in engines.items()},
        "rdflib_by_ours": ratio("rdflib", "ours"), "ours_by_raw": ratio("ours", "raw"), "ours_by_memory": ratio("ours", "memory"),
    }


if __name__ == "__main__":
    sys.exit(main())
