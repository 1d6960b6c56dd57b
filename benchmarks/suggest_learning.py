"""Whether what was decided makes later suggestions better: a split by date, and every text asked with what was decided before its day.

A *decision* is here what a text of the government says itself: it names the plan that it serves, the naming is cut out, and the target named stands for what a person would have
decided of it. Such texts name what an author had in mind, seldom everything that fits, and no two reviewers discussed them: of people's own decisions nothing is
measured here. A day is the one on which the collection has the text; texts of one day do not learn from each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.suggest_data import FIRST, THIRD, Bench, Case, decisions_of, hits, ranks_of
from search.suggest.neighbours import stated_examples, text_key
from search.suggest.records import Decided
from search.suggest.suggest import Suggester

__all__ = ["difference", "earlier_of", "progressive", "split"]

Bools = NDArray[np.bool_]
Rank = tuple[int, int, float]
"""(text, place of the right answer, its rank)."""
_SAMPLES = 2_000
_CURVE: tuple[int, ...] = (5, 10, 20, 40, 80)
"""How many earlier texts are decided, at most."""
_DRAWS = 8
"""Choices of them at random."""
_MEASURES: Mapping[str, Callable[[float], float]] = {"hit1": lambda rank: float(rank < FIRST), "hit3": lambda rank: float(rank <= THIRD), "mrr": lambda rank: 1 / rank}


def split(bench: Bench, cases: Sequence[Case]) -> dict[str, Any]:
    """Later half of the texts with and without the decisions on the earlier half, beside all that is shipped, and beside the graph alone."""
    dates = sorted({case.date for case in cases})
    cut = min(dates, key=lambda date: abs(sum(case.date <= date for case in cases) - len(cases) / 2)) if dates else ""
    earlier, later = [case for case in cases if case.date <= cut], [case for case in cases if case.date > cut]
    if not earlier or not later:
        return {"cut": cut, "earlier": len(earlier), "later": len(later)}
    without = ranks_of(bench.scored(bench.shipped, later).total, later, bench.shipped.upper)
    bare = Suggester.of(bench.store, examples=())
    rows = [{"decided": 0, **hits(without)}]
    for share in (0.25, 0.5, 1.0):
        some = earlier[:max(1, round(share * len(earlier)))]
        run_ = bench.shipped.learning(decisions_of(some, bench.shipped.upper))
        rows.append({"decided": len(some), **hits(with_ := ranks_of(bench.scored(run_, later).total, later, run_.upper))})
    run_bare = bare.learning(decisions_of(earlier, bare.upper))
    bare_rows = [{"decided": 0, **hits(bare_without := ranks_of(bench.scored(bare, later).total, later, bare.upper))},
                 {"decided": len(earlier), **hits(bare_with := ranks_of(bench.scored(run_bare, later).total, later, bare.upper))}]
    return {"cut": cut, "earlier": len(earlier), "later": len(later), "rows": rows, "difference": difference(without, with_),
            "bare_rows": bare_rows, "bare_difference": difference(bare_without, bare_with)}


def progressive(bench: Bench, cases: Sequence[Case]) -> dict[str, Any]:
    """Every text with exactly what was decided before its day, against nothing decided at all: no example, no approved alignment of the graph."""
    dated = [one for one in stated_examples() if one.date]
    folder = decisions_of(cases, bench.shipped.upper)
    nothing = replace(bench.shipped, known=()).learning(())
    before = ranks_of(bench.scored(nothing, cases).total, cases, nothing.upper)
    runs: tuple[tuple[str, Suggester], ...] = (
        ("shipped examples and texts of the folder", nothing.learning((*folder, *dated))), ("texts of the folder alone", nothing.learning(folder)),
        ("both, and the graph's approved alignments, which have no day", bench.shipped.learning(folder)))
    found = []
    for name, run in runs:
        earlier = earlier_of(run, cases, (*folder, *dated))
        asked = ranks_of(bench.scored(run, cases, later=~earlier).total, cases, run.upper)
        number = (earlier & np.array([one.date != "" for one in run.scorer.neighbours.examples])).sum(axis=1)
        found.append({"with": name, "decided": [int(number.min()), int(np.median(number)), int(number.max())], **hits(asked), "difference": difference(before, asked),
                      "by_number": _by_number(number, before, asked),
                      "curve": _curve(bench, run, cases, earlier, before) if all(one.date for one in run.scorer.neighbours.examples) else []})
    days = [case.date for case in cases]
    return {"texts": len(cases), "nothing": hits(before), "rows": found,
            "shipped": {"examples": len({one.text for one in dated}), "first": min((one.date for one in dated), default=""), "last": max((one.date for one in dated), default=""),
                        "before_all": len({one.text for one in dated if one.date < min(days, default="")}),
                        "before_median": len({one.text for one in dated if one.date < sorted(days)[len(days) // 2]}) if days else 0}}


def earlier_of(run: Suggester, cases: Sequence[Case], decided: Sequence[Decided]) -> Bools:
    """(texts, examples): true where an example was decided before the day of a text. A text that was decided on several days is as late as the last of them."""
    last: dict[str, str] = {}
    for one in decided:
        key = text_key(one.text)
        last[key] = max(one.date, last.get(key, ""))
    days = np.array([last.get(text_key(one.text), "") for one in run.scorer.neighbours.examples])
    return np.array([days < case.date for case in cases], np.bool_).reshape(len(cases), len(days))


def _by_number(number: NDArray[np.int_], before: Sequence[Rank], after: Sequence[Rank]) -> list[dict[str, Any]]:
    """The texts in three parts by how much was decided before them; a part begins where a new day does."""
    levels = sorted({int(some) for some in number})
    cuts = sorted({next(level for level in levels if (number <= level).sum() >= len(number) * part / 3) for part in (1, 2, 3)}) if levels else []
    rows, low = [], -1
    for cut in cuts:
        some = {int(row) for row in np.flatnonzero((number > low) & (number <= cut))}
        pair = [[one for one in ranks if one[0] in some] for ranks in (before, after)]
        rows.append({"from": min(int(number[row]) for row in some), "to": cut, "texts": len(some), "without": hits(pair[0]), "with": hits(pair[1]), "difference": difference(*pair)})
        low = cut
    return rows


def _curve(bench: Bench, run: Suggester, cases: Sequence[Case], earlier: Bools, before: Sequence[Rank]) -> list[dict[str, Any]]:
    """The same texts with at most so many of what was decided before them, chosen at random; means over the choices."""
    rows: list[dict[str, Any]] = [{"at_most": 0, **_means([hits(before)])}]
    chance = np.random.default_rng(0)
    orders = [chance.permutation(earlier.shape[1]) for _ in range(_DRAWS)]
    for most in _CURVE:
        some = []
        for order in orders:
            shuffled = earlier[:, order]
            chosen = np.zeros_like(earlier)
            chosen[:, order] = shuffled & (shuffled.cumsum(axis=1) <= most)
            some.append(hits(ranks_of(bench.scored(run, cases, later=~chosen).total, cases, run.upper)))
        rows.append({"at_most": most, **_means(some)})
    return rows


def _means(some: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    return {kind: {name: float(np.mean([one[kind][name] for one in some])) for name in _MEASURES} for kind in ("macro", "each")}


def difference(before: Sequence[Rank], after: Sequence[Rank]) -> dict[str, list[float]]:
    """Mean gain a right answer, and (``macro_…``) a target, with the 2.5 and 97.5 percentiles over resampled texts; both sides rank the same answers."""
    if not before:
        return {}
    rows, places = np.array([one[0] for one in before]), np.array([one[1] for one in before])
    texts, answer_text = np.unique(rows, return_inverse=True)
    targets, answer_target = np.unique(places, return_inverse=True)
    chance = np.random.default_rng(0)
    times = np.stack([np.bincount(chance.integers(0, len(texts), len(texts)), minlength=len(texts)) for _ in range(_SAMPLES)])[:, answer_text]
    times = np.concatenate([np.ones((1, len(rows)), times.dtype), times])  # the first row is what was measured
    member = (answer_target[:, None] == np.arange(len(targets))).astype(float)
    found = {}
    for name, of in _MEASURES.items():
        gain = np.array([of(b[2]) - of(a[2]) for a, b in zip(before, after, strict=True)])
        each = (times @ gain) / times.sum(axis=1)
        seen = times @ member
        by_target = np.divide((times * gain) @ member, seen, out=np.zeros_like(seen), where=seen > 0)
        macro = by_target.sum(axis=1) / (seen > 0).sum(axis=1)
        for kind, values in (("", each), ("macro_", macro)):
            found[kind + name] = [round(float(values[0]), 4), *(round(float(np.percentile(values[1:], at)), 4) for at in (2.5, 97.5))]
    return found
