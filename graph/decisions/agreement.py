"""How far two reviewers agree: Cohen's kappa, always with the number of cases it rests on and a sentence that says what it is worth.

kappa = (observed − expected) / (1 − expected), where *expected* is what two people would agree in by chance with the frequencies of their own
marks (Cohen 1960). It compares the **first** mark that each gave on a matter: later ones were given in knowledge of the other's. The interval
is the usual large-sample one, kappa ± 1.96 · sqrt(po(1 − po) / n) / (1 − pe); below :data:`FEW` cases it is not given, because it would mislead.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from graph.decisions.fold import State
from graph.decisions.records import Mark, Review

__all__ = ["FEW", "Agreement", "agreement", "agreements", "first_marks"]

FEW = 30
"""Below this a kappa is a hint and no measurement: one case more or less moves it by more than what one would conclude from it."""
_Z = 1.96


@dataclass(frozen=True)
class Agreement:
    """What two reviewers did on the matters that both judged."""

    first: str
    second: str
    n: int
    """Matters that both judged."""
    table: tuple[tuple[Mark, Mark, int], ...]
    """(mark of the first, mark of the second, how often), the most frequent first."""
    kappa: float | None
    """None: no case, or both gave one and the same mark throughout."""
    interval: tuple[float, float] | None
    """95 %; None with few cases."""
    differ: tuple[str, ...]
    """Keys of the matters in which their first marks differ."""

    @property
    def observed(self) -> float | None:
        """Share of cases with the same mark."""
        return sum(count for first, second, count in self.table if first == second) / self.n if self.n else None

    @property
    def note(self) -> tuple[str, str]:
        """What the number is worth, Thai and English."""
        if not self.n:
            return "ยังไม่มีรายการที่ทั้งสองคนตรวจ จึงยังวัดความเห็นพ้องไม่ได้", "Nothing was judged by both, so agreement cannot be measured yet."
        if self.kappa is None:
            return (f"ทั้งสองคนให้ผลเดียวกันทุกรายการ (n = {self.n}) ค่าแคปปาจึงนิยามไม่ได้",
                    f"Both gave the same mark throughout (n = {self.n}), for which kappa is not defined.")
        if self.n < FEW:
            return (f"n = {self.n} น้อยเกินไป ค่านี้เป็นเพียงสัญญาณ ยังสรุปไม่ได้ ควรตรวจร่วมกันอย่างน้อย {FEW} รายการ",
                    f"n = {self.n} is too few: take the value as a hint, not a finding; judge at least {FEW} matters together.")
        low, high = self.interval or (self.kappa, self.kappa)
        return (f"n = {self.n} ช่วงความเชื่อมั่น 95 % {low:.2f} ถึง {high:.2f}", f"n = {self.n}, 95% interval {low:.2f} to {high:.2f}.")


def first_marks(state: State) -> dict[str, Mark]:
    """The first mark that counts of each reviewer."""
    found: dict[str, Mark] = {}
    for event in state.history:
        body = event.draft.body
        if isinstance(body, Review) and body.kind == "reviewed" and event.draft.id not in state.undone:
            found.setdefault(event.draft.by, body.mark)
    return found


def agreement(states: Iterable[State], first: str, second: str) -> Agreement:
    """Agreement of two reviewers over the matters that both judged."""
    pairs = [(state.key, marks[first], marks[second]) for state in states if {first, second} <= (marks := first_marks(state)).keys()]
    n = len(pairs)
    counts = Counter((one, other) for _, one, other in pairs)
    kappa, interval = _kappa(counts, n)
    table = tuple((one, other, count) for (one, other), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return Agreement(first, second, n, table, kappa, interval, tuple(key for key, one, other in pairs if one != other))


def agreements(states: Iterable[State]) -> tuple[Agreement, ...]:
    """Of every two reviewers who judged something together, most cases first."""
    every = list(states)
    people = sorted({name for state in every for name in first_marks(state)})
    found = [agreement(every, one, other) for one, other in combinations(people, 2)]
    return tuple(sorted((one for one in found if one.n), key=lambda one: (-one.n, one.first, one.second)))


def _kappa(counts: Counter[tuple[Mark, Mark]], n: int) -> tuple[float | None, tuple[float, float] | None]:
    if not n:
        return None, None
    first, second = Counter[Mark](), Counter[Mark]()
    for (one, other), count in counts.items():
        first[one] += count
        second[other] += count
    same = sum(count for (one, other), count in counts.items() if one == other)
    by_chance = sum(first[mark] * second[mark] for mark in first)  # times n²: whole numbers, so that 1 is exactly 1
    if by_chance == n * n:
        return None, None
    observed, expected = same / n, by_chance / (n * n)
    kappa = (observed - expected) / (1 - expected)
    if n < FEW:
        return kappa, None
    half = _Z * math.sqrt(observed * (1 - observed) / n) / (1 - expected)
    return kappa, (max(-1.0, kappa - half), min(1.0, kappa + half))
