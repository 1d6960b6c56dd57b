"""The figures of ``benchmarks/suggest.py`` as tables on a console."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

__all__ = ["show"]


def show(result: dict[str, Any]) -> None:
    """Print what ``benchmarks/suggest.py`` measured."""
    console = Console(width=150)
    table = Table("scorer", "macro hit@1", "hit@3", "MRR", "all right: hit@1", "hit@3", "MRR", "targets / right", title=f"{result['texts']} texts → element of an upper plan, within a level")
    for row in result["ranks"]:
        table.add_row(row["scorer"], *(f"{row[kind][name]:.3f}" for kind in ("macro", "each") for name in ("hit1", "hit3", "mrr")), f"{row['macro']['n']} / {row['each']['n']}")
    console.print(table)
    _learning(console, result["learning"])
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
        console.print(f"difference{kind}: " + ", ".join(f"{name} {gain:+.3f} ({low:+.3f} to {high:+.3f})" for name, (gain, low, high) in found.items()))
