"""How good suggestions are: ranks, bands, workload, learning from decisions, speed; ``--write`` writes ``search/suggest/bands.json``.

DIR holds ``alignment.jsonl`` (texts that name the plan they serve, the naming cut out, with the targets named) and ``candidates.json`` (the targets). The graph must be
built: candidates are worded as it words them. Weights and where bands begin are set on the examples that are shipped, each left out in turn; the
folder measures. Upkeep of an office (benchmarks/suggest_data.py) stands for what serves no plan. An example that is nearly equal to a text (cosine .9 or more) does not speak about it.

Learning is measured twice: the later half of the texts with the earlier half decided, and every text with exactly what was decided before its day. A decision is here a text
of the government that names its plan (benchmarks/suggest_learning.py), not a person's.

Example: python benchmarks/suggest.py --data ../shared/benchmark
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: its folder, where modules are called search and suggest, stands first
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

import numpy as np
from numpy.typing import NDArray

from benchmarks.figures import fitted, wilson
from benchmarks.suggest_data import (
    MEASURING,
    SETTING,
    STATED,
    Bench,
    Case,
    cases_of,
    cases_of_examples,
    cases_of_plan,
    decisions_of,
    hits,
    ranks_of,
    short,
)
from benchmarks.suggest_learning import progressive, split
from benchmarks.suggest_table import show
from graph.engine import GraphStore
from graph.store import StoreError, open_store
from search.suggest.bands import FILE, suggest_band, value_of, values
from search.suggest.neighbours import stated_examples
from search.suggest.records import SUGGEST_BANDS, Item, SuggestBand
from search.suggest.score import WEIGHTS, Weights
from search.suggest.suggest import Suggester

BEGINS: Mapping[SuggestBand, float] = {"high": 0.6, "middle": 0.3, "low": 0.15}
"""Expected share of right proposals at which a band begins."""
_JUDGED = 5
"""Candidates of a level that are judged."""
_RIDGE = 0.3
_FILES = ("alignment.jsonl", "candidates.json")
_PLAN = "psds-2567"
"""A plan of the graph whose alignments are known."""

Say = Callable[[str], None]


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status: 0, or 2 for a folder of another shape or no graph."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="one JSON value on standard output")
    parser.add_argument("--write", action="store_true", help="write search/suggest/bands.json")
    parser.add_argument("--items", type=int, default=1_000, help="items of the speed run")
    options = parser.parse_args(arguments)
    lacking = [name for name in _FILES if not (options.data / name).is_file()]
    if lacking:
        print(f"{options.data}: ไม่พบ {', '.join(lacking)} · no {', '.join(lacking)} there", file=sys.stderr)
        return 2
    try:
        result = run(open_store(), options.data, options.items, lambda line: print(line, file=sys.stderr))
    except StoreError as error:
        print(str(error), file=sys.stderr)
        return 2
    except KeyError as error:
        print(f"กราฟไม่มีเป้าหมาย {error} · the graph does not hold the target {error}", file=sys.stderr)
        return 2
    if options.write:
        FILE.write_text(json.dumps(result["bands"], ensure_ascii=False, indent=1) + "\n", "utf-8")
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        show(result)
    return 0


def run(store: GraphStore, folder: Path, speed_items: int, say: Say = lambda _: None) -> dict[str, Any]:
    """Measure everything; the JSON value that ``--json`` prints."""
    bench = Bench(store, Suggester.of(store))
    upper = bench.shipped.upper
    cases, examples = cases_of(folder, upper), cases_of_examples(stated_examples(), upper)
    say(f"{len(cases)} texts, {len(examples)} examples, {len(upper.elements)} candidates")
    ranks = _ranks(bench, cases)
    say("ranks done")
    fitted = _fitted(_judged(bench, [*examples, *map(short, examples), *_idle(SETTING)]))
    measured = _judged(bench, cases)
    shorts = _judged(bench, [short(case) for case in cases])
    parts = _parts(bench)
    say("bands done")
    bands = {"model": bench.shipped.model.fingerprint, "weights": [round(float(weight), 4) for weight in fitted], "begins": BEGINS, "measured": _bands(measured, fitted),
             "short": _bands(shorts, fitted), "parts": _bands(parts, fitted), "items": len(cases), "examples": len(examples)}
    return {"data": folder.name, "texts": len(cases), "ranks": ranks, "learning": split(bench, cases), "progressive": progressive(bench, cases),
            "bands": bands, "workload": _workload(measured, fitted),
            "nothing": _nothing(bench, cases, fitted), "plan": _plan_ranks(bench), "speed": _speed(bench, cases, speed_items)}


def _ranks(bench: Bench, cases: Sequence[Case]) -> list[dict[str, Any]]:
    none = Weights(0, 0, 0, 0, 0, 0, 0)
    decided = bench.shipped.learning(decisions_of(cases, bench.shipped.upper))
    rows: tuple[tuple[str, Suggester, Weights | None], ...] = (
        ("likeness alone", bench.shipped, none), ("+ levels agree", bench.shipped, replace(none, below=WEIGHTS.below, above=WEIGHTS.above)),
        ("+ shipped examples, without levels", bench.shipped, replace(WEIGHTS, below=0.0, above=0.0)), ("as shipped", bench.shipped, None),
        ("as shipped + the other texts of the folder decided", decided, None))
    found = []
    for name, run_, weights in rows:
        total = bench.scored(run_, cases, weights).total
        ranks = ranks_of(total, cases, run_.upper)
        levels = {tier: hits([one for one in ranks if run_.upper.elements[one[1]].tier == tier])["each"] for tier in STATED}
        found.append({"scorer": name, **hits(ranks), "levels": levels})
    return found


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate of a text at a level that the text names."""

    signs: NDArray[np.float64]
    right: bool
    text: str


def _judged(bench: Bench, cases: Sequence[Case], run_: Suggester | None = None) -> list[Judged]:
    run_ = run_ or bench.shipped
    scored = bench.scored(run_, cases)
    found = []
    for row, case in enumerate(cases):
        for tier, right in case.right.items():
            places = np.array(run_.upper.tier(tier))
            signs = values(scored.total[row, places], scored.fit.centre[row, places], scored.fit.words[row, places], scored.learnt[row, places], len(case.item.read))
            order = np.argsort(-scored.total[row, places], kind="stable")[:_JUDGED]
            found += [Judged(signs[place], int(places[place]) in right, case.item.id) for place in order]
    return found


def _parts(bench: Bench) -> list[Judged]:
    """Candidates for the elements of a plan of the graph, none of whose alignments is known."""
    run_ = Suggester.of(bench.store, without=_PLAN)
    return _judged(bench, cases_of_plan(bench.store, _PLAN, run_.upper), run_)


def _fitted(judged: Sequence[Judged]) -> NDArray[np.float64]:
    return fitted(np.array([one.signs for one in judged]), np.array([one.right for one in judged], np.float64), _RIDGE)


def _bands(judged: Sequence[Judged], weights: NDArray[np.float64]) -> dict[str, dict[str, Any]]:
    banded: dict[SuggestBand, list[bool]] = {band: [] for band in SUGGEST_BANDS}
    for one, value in zip(judged, _values(judged, weights), strict=True):
        band = suggest_band(value, BEGINS)
        if band:
            banded[band].append(one.right)
    return {band: asdict(wilson(sum(some), len(some))) for band, some in banded.items() if some}


def _values(judged: Sequence[Judged], weights: NDArray[np.float64]) -> list[float]:
    return value_of(np.array([one.signs for one in judged]), tuple(weights)).tolist() if judged else []


def _workload(judged: Sequence[Judged], weights: NDArray[np.float64]) -> list[dict[str, Any]]:
    """What a reviewer reads and finds if only candidates from a value on are shown; ``found`` of the right ones among the judged."""
    worth, every = _values(judged, weights), sum(one.right for one in judged)
    texts = len({one.text for one in judged})
    rows = []
    for least in (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        shown = [one for one, value in zip(judged, worth, strict=True) if value >= least]
        right = sum(one.right for one in shown)
        rows.append({"least": least, "read": len(shown), "read_a_text": round(len(shown) / texts, 2), "right": right, "of": every, "found": round(right / every, 4) if every else 0.0,
                     "precision": asdict(wilson(right, len(shown))) if shown else None})
    return rows


def _nothing(bench: Bench, cases: Sequence[Case], weights: NDArray[np.float64]) -> dict[str, Any]:
    """How often nothing is proposed: at levels that a text names (wrongly then), and for texts that serve no plan."""
    found = {}
    for name, some in (("named", cases), ("idle", _idle(MEASURING))):
        tops: dict[tuple[str, int], float] = {}
        judged = _judged(bench, some)
        for place, (one, value) in enumerate(zip(judged, _values(judged, weights), strict=True)):
            key = one.text, place // _JUDGED
            tops[key] = max(value, tops.get(key, 0.0))
        none = sum(value < BEGINS["low"] for value in tops.values())
        found[name] = {"levels": len(tops), "nothing": none, "share": round(none / len(tops), 4)}
    return found


def _idle(texts: Sequence[str]) -> list[Case]:
    """Texts for which nothing is right at any level."""
    return [Case(Item(f"idle-{text}", text), {tier: frozenset() for tier in STATED}) for text in texts]


def _plan_ranks(bench: Bench) -> dict[str, Any]:
    """The elements of a plan of the graph, its own alignments hidden."""
    run_ = Suggester.of(bench.store, without=_PLAN)
    cases = cases_of_plan(bench.store, _PLAN, run_.upper)
    ranks = ranks_of(bench.scored(run_, cases).total, cases, run_.upper)
    tiers = list(dict.fromkeys(run_.upper.elements[place].tier for _, place, _ in sorted(ranks, key=lambda one: one[1])))
    return {"plan": _PLAN, "elements": len(cases), "levels": {tier: hits([one for one in ranks if run_.upper.elements[one[1]].tier == tier])["each"] for tier in tiers}}


def _speed(bench: Bench, cases: Sequence[Case], count: int) -> dict[str, float]:
    """Items a second, all levels with passages and reasons: a name and 300 characters each."""
    if not count:
        return {}
    pieces = [(case.name, case.item.text[start:start + 300]) for start in range(0, 1_800, 300) for case in cases if len(case.item.text) > start + 100]
    items = [Item(f"item-{place}", "\n".join(pieces[place % len(pieces)])) for place in range(count)]
    started = time.perf_counter()
    Suggester.of(bench.store)
    ready = time.perf_counter() - started
    started, busy = time.perf_counter(), time.process_time()
    bench.shipped.suggest(items)
    took, busy = time.perf_counter() - started, time.process_time() - busy
    return {"items": count, "ready_s": round(ready, 2), "seconds": round(took, 2), "items_per_s": round(count / took, 1), "computing_s": round(busy, 2)}


if __name__ == "__main__":
    sys.exit(main())
