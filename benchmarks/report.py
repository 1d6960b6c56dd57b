"""Thresholds and tables of ``benchmarks/queries.py``, from its JSON value."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.questions import CLASSES

__all__ = ["geometric_mean", "print_tables", "verdicts"]

FASTER_THAN_RDFLIB, FASTER_ON_AVERAGE, OVER_RAW = 20.0, 30.0, 1.5
GROWTH = ((1_000_000, 3.0), (10_000_000, 5.0))
"""Selective queries may be so many times slower in a graph of this size than in one of :data:`GROWS_FROM`."""
LIKE_WITH_LIKE = {"disk": "from files", "memory": "from memory", "ours": "as the product answers"}
"""Our store answers a small graph from memory and a large one from its files (``graph.store.IN_MEMORY_UP_TO``), three to four times
apart. How a query grows is judged within one of the two, where both sizes were measured; *ours* only where neither was."""
GROWS_FROM = 10_000
COMPARED_AT = 100_000
_RATIOS = ("rdflib_by_ours", "ours_by_raw", "ours_by_memory")


def geometric_mean(values: Iterable[float]) -> float | None:
    """The geometric mean, or None of nothing."""
    logs = [math.log(value) for value in values if value > 0]
    return math.exp(sum(logs) / len(logs)) if logs else None


def verdicts(result: dict[str, Any]) -> list[dict[str, Any]]:
    """Every threshold that the sizes and engines of this run can judge: what was found, whether it is met, which queries fall short."""
    found = []
    sizes = [graph["asked"] for graph in result["graphs"]]
    if COMPARED_AT in sizes:
        found += _against_rdflib(result) + _against_raw(result)
    if GROWS_FROM in sizes:
        found += [_grown(result, engine, size, limit) for size, limit in GROWTH if size in sizes for engine in _grows_on(result)]
    return [row for row in found if row is not None]


def _against_rdflib(result: dict[str, Any]) -> list[dict[str, Any] | None]:
    ratios = _ratios(result, COMPARED_AT, "rdflib_by_ours")
    narrow = {name: value for name, (kind, value) in ratios.items() if kind != "large"}
    return [
        _verdict("rdflib ÷ ours, each selective and aggregate query", min(narrow.values(), default=None), ">=", FASTER_THAN_RDFLIB, narrow),
        _verdict("rdflib ÷ ours, geometric mean of all", geometric_mean(value for _, value in ratios.values()), ">=", FASTER_ON_AVERAGE, {}),
    ]


def _against_raw(result: dict[str, Any]) -> list[dict[str, Any] | None]:
    ratios = {name: value for name, (kind, value) in _ratios(result, COMPARED_AT, "ours_by_raw").items() if kind != "large"}
    large = {name: value for name, (kind, value) in _ratios(result, COMPARED_AT, "ours_by_raw").items() if kind == "large"}
    return [
        _verdict("ours ÷ raw pyoxigraph, each selective and aggregate query", max(ratios.values(), default=None), "<=", OVER_RAW, ratios),
        _verdict("ours ÷ raw pyoxigraph, each large result", max(large.values(), default=None), "<=", OVER_RAW, large),
    ]


def _grows_on(result: dict[str, Any]) -> list[str]:
    """Engines whose growth counts."""
    measured = {engine for query in result["queries"] for cell in query["sizes"] for engine in cell["ms"]}
    return [engine for engine in ("disk", "memory") if engine in measured] or ["ours"]


def _grown(result: dict[str, Any], engine: str, size: int, limit: float) -> dict[str, Any] | None:
    grown = {query["name"]: growth(query, engine, query.get("grows_from", GROWS_FROM), size) for query in result["queries"] if query["class"] == "selective"}
    known = {name: value for name, value in grown.items() if value is not None}
    return _verdict(f"growth {GROWS_FROM:,} → {size:,} {LIKE_WITH_LIKE[engine]}, each selective query", max(known.values(), default=None), "<=", limit, known)


def growth(query: dict[str, Any], engine: str, start: int, end: int) -> float | None:
    """How many times slower the engine answers at the larger size; infinite if it was stopped there, None if not measured."""
    times = {cell["triples"]: cell["ms"].get(engine, "-") for cell in query["sizes"]}
    before, after = times.get(start, "-"), times.get(end, "-")
    if "-" in (before, after) or not before:
        return None
    return math.inf if after is None else after / before


def _ratios(result: dict[str, Any], size: int, name: str) -> dict[str, tuple[str, float]]:
    return {query["name"]: (query["class"], cell[name]["value"])
            for query in result["queries"] for cell in query["sizes"] if cell["triples"] == size and cell[name]}


def _verdict(what: str, value: float | None, sign: str, limit: float, each: dict[str, float]) -> dict[str, Any] | None:
    if value is None:
        return None
    def short(one: float) -> bool:
        return one < limit if sign == ">=" else one > limit
    return {"what": what, "worst": round(value, 2) if math.isfinite(value) else "∞", "limit": f"{sign} {limit:g}", "met": not short(value),
            "short": {name: round(one, 2) if math.isfinite(one) else "∞" for name, one in sorted(each.items()) if short(one)}}


def print_tables(result: dict[str, Any]) -> None:
    """Print a table a size, one of growth, and the thresholds."""
    console = Console(width=150)
    sizes = [graph["asked"] for graph in result["graphs"]]
    for graph in result["graphs"]:
        console.print(_size_table(result, graph))
    if len(sizes) > 1:
        for engine in _grows_on(result):
            console.print(_growth_table(result, engine, sizes))
    for row in result["thresholds"]:
        short = ", ".join(f"{name} {value}" for name, value in row["short"].items())
        print(f"{'ผ่าน · met    ' if row['met'] else 'ไม่ผ่าน · not met'}  {row['what']}: {row['worst']} ({row['limit']}){'  ' + short if short else ''}")


def _size_table(result: dict[str, Any], graph: dict[str, Any]) -> Table:
    table = Table("query", "class", *(f"{name}" for name in ("rows", "ours ms", "rdflib ÷ ours", "ours ÷ raw", "ours ÷ memory")),
                  title=f"{graph['statements']:,} + {graph['vocabulary']:,} statements")
    for column in table.columns[2:]:
        column.justify = "right"
    size = graph["asked"]
    for kind in CLASSES:
        for query in (query for query in result["queries"] if query["class"] == kind):
            cell = next(cell for cell in query["sizes"] if cell["triples"] == size)
            table.add_row(query["name"], kind, _rows(cell["rows"]), _ms(cell["ms"].get("ours", "-")), *(_ratio(cell[name]) for name in _RATIOS))
        table.add_row(f"geometric mean of {kind}", "", "", "", *(_mean(result, size, name, kind) for name in _RATIOS), end_section=True)
    table.add_row("geometric mean of all", "", "", "", *(_mean(result, size, name, None) for name in _RATIOS))
    return table


def _growth_table(result: dict[str, Any], engine: str, sizes: list[int]) -> Table:
    table = Table("query", "class", *(f"{sizes[0]:,} → {size:,}" for size in sizes[1:]), title=f"Growth of the time (and of the rows), {LIKE_WITH_LIKE[engine]}")
    for kind in CLASSES:
        for query in (query for query in result["queries"] if query["class"] == kind):
            table.add_row(query["name"], kind, *(_grown_by(query, engine, sizes[0], size) for size in sizes[1:]))
        means = [geometric_mean(value for query in result["queries"] if query["class"] == kind and (value := growth(query, engine, sizes[0], size)) and math.isfinite(value))
                 for size in sizes[1:]]
        table.add_row(f"geometric mean of {kind}", "", *("-" if mean is None else f"{mean:.2f}" for mean in means), end_section=True)
    return table


def _grown_by(query: dict[str, Any], engine: str, start: int, end: int) -> str:
    rows = {cell["triples"]: cell["rows"].get(engine) for cell in query["sizes"]}
    value = growth(query, engine, start, end)
    more = f" (rows {rows[end] / rows[start]:.1f})" if rows.get(start) and rows.get(end) else ""
    return "-" if value is None else f"{value:.2f}{more}"


def _mean(result: dict[str, Any], size: int, name: str, kind: str | None) -> str:
    mean = geometric_mean(value for its, value in _ratios(result, size, name).values() if kind in (None, its))
    return "-" if mean is None else f"{mean:.2f}"


def _rows(rows: dict[str, int | None]) -> str:
    known = {value for value in rows.values() if value is not None}
    return "/".join(f"{name} {value:,}" for name, value in rows.items() if value is not None) if len(known) > 1 else f"{next(iter(known), 0):,}"


def _ms(value: Any) -> str:
    return "-" if value == "-" else "stopped" if value is None else f"{value:.3f}"


def _ratio(ratio: dict[str, Any] | None) -> str:
    return "-" if ratio is None else f"{'≥ ' if ratio['lower_bound'] else ''}{ratio['value']:.2f}"
