"""The figures of ``benchmarks/suggest.py`` as tables on a console."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

__all__ = ["show"]

_HEADS = ("macro hit@1", "hit@3", "MRR", "all right: hit@1", "hit@3", "MRR")


def show(result: dict[str, Any]) -> None:
    """Print what ``benchmarks/suggest.py`` measured."""
    console = Console(width=150)
    table = Table("scorer", "macro hit@1", "hit@3", "MRR", "all right: hit@1", "hit@3", "MRR", "targets / right", title=f"{result['texts']} texts → element of an upper plan, within a level")
    for row in result["ranks"]:
        table.add_row(row["scorer"], *(f"{row[kind][name]:.3f}" for kind in ("macro", "each") for name in ("hit1", "hit3", "mrr")), f"{row['macro']['n']} / {row['each']['n']}")
    console.print(table)
    _learning(console, result["learning"])
    _progressive(console, result["progressive"])
    bands = result["bands"]
    for name, title in (("measured", "bands, texts of the folder"), ("short", "bands, their titles alone"), ("parts", f"bands, elements of {result['plan']['plan']}, all levels")):
        table = Table("band", "right", "95 % interval", "proposals", title=title)
        for band, figures in bands[name].items():
            table.add_row(band, f"{figures['right']:.3f}", f"{figures['low']:.3f}-{figures['high']:.3f}", str(figures["n"]))
        console.print(table)
    console.print(f"weights {bands['weights']} on {bands['examples']} examples; bands begin at {dict(bands['begins'])}; model {bands['model']}")
    table = Table("least value", "candidates read", "a text", "right", "found", "precision", "95 % interval", title="threshold against workload (the five best of each level that a text names)")
    for row in result["workload"]:
        shown = row["precision"] or {"right": 0, "low": 0, "high": 0}
        table.add_row(f"{row['least']:.2f}", str(row["read"]), f"{row['read_a_text']:.2f}", str(row["right"]), f"{row['found']:.3f}", f"{shown['right']:.3f}",
                      f"{shown['low']:.3f}-{shown['high']:.3f}")
    console.print(table)
    for name, figures in result["nothing"].items():
        console.print(f"nothing proposed, {name}: {figures['nothing']} of {figures['levels']} levels ({figures['share']:.2f})")
    table = Table("level", "hit@1", "hit@3", "MRR", "right", title=f"{result['plan']['elements']} elements of {result['plan']['plan']}, its own alignments hidden")
    for tier, row in result["plan"]["levels"].items():
        table.add_row(tier, *(f"{row[name]:.3f}" for name in ("hit1", "hit3", "mrr")), str(row["n"]))
    console.print(table)
    if result["speed"]:
        console.print("{items} items in {seconds} s: {items_per_s} a second ({computing_s} s of computing), ready in {ready_s} s".format(**result["speed"]))


def _learning(console: Console, learning: dict[str, Any]) -> None:
    if "rows" not in learning:
        console.print("no date split: all texts have one date")
        return
    title = f"{learning['later']} texts after {learning['cut']}, with decisions on earlier ones"
    table = Table("decided", "macro hit@1", "hit@3", "MRR", "all right: hit@1", "hit@3", "MRR", "n", title=title)
    for kind, rows in (("", learning["rows"]), (" (no shipped examples)", learning["bare_rows"])):
        for row in rows:
            table.add_row(f"{row['decided']}{kind}", *(f"{row[part][name]:.3f}" for part in ("macro", "each") for name in ("hit1", "hit3", "mrr")), str(row["each"]["n"]))
    console.print(table)
    for kind, found in (("", learning["difference"]), (" without shipped examples", learning["bare_difference"])):
        console.print(f"difference{kind}: {_gains(found)}", soft_wrap=True)


def _progressive(console: Console, found: dict[str, Any]) -> None:
    table = Table("decided before its day", *_HEADS, "n", title=f"each of {found['texts']} texts with what was decided before its day")
    table.add_row("nothing at all", *_cells(found["nothing"]))
    for row in found["rows"]:
        low, middle, high = row["decided"]
        table.add_row(f"{row['with']}: {low} to {high}, median {middle}", *_cells(row))
    console.print(table)
    for row in found["rows"]:
        console.print(f"difference to nothing, {row['with']}: {_gains(row['difference'])}", soft_wrap=True)
    table = Table("decided before its day", "texts", *_HEADS, "n", title="the same by how much was decided: without → with")
    for row in found["rows"]:
        for part in row["by_number"]:
            table.add_row(f"{row['with']}: {part['from']} to {part['to']}", str(part["texts"]), *(f"{without} → {with_}" for without, with_ in zip(_cells(part["without"])[:-1], _cells(part["with"])[:-1], strict=True)), str(part["with"]["each"]["n"]))
    console.print(table)
    table = Table("at most so many of them, chosen at random", *_HEADS, title="all these texts, fewer decided")
    for row in found["rows"]:
        for point in row["curve"]:
            table.add_row(f"{row['with']}: {point['at_most']}", *_cells(point))
    console.print(table)
    console.print("shipped examples: {examples} texts from {first} to {last}; before the first text of the folder {before_all}, before its median day {before_median}".format(**found["shipped"]))


def _cells(row: dict[str, Any]) -> list[str]:
    return [*(f"{row[kind][name]:.3f}" for kind in ("macro", "each") for name in ("hit1", "hit3", "mrr")), *([str(row["each"]["n"])] if "n" in row["each"] else [])]


def _gains(found: dict[str, list[float]]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {gain:+.3f} ({low:+.3f} to {high:+.3f})" for name, (gain, low, high) in found.items())
