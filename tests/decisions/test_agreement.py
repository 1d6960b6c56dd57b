"""Cohen's kappa by hand, and the sentence that says what it is worth."""

from __future__ import annotations

import pytest

from graph.decisions.agreement import FEW, agreement, agreements
from graph.decisions.fold import State, fold
from graph.decisions.records import Mark, Matter
from tests.decisions.making import WS, chain, folded, review, settle, suggested, undo


def judged(cells: dict[tuple[Mark, Mark], int]) -> list[State]:
    """States in which ก and ข gave these pairs of marks so often."""
    drafts = []
    for number, (one, other) in enumerate(pair for pair, count in cells.items() for _ in range(count)):
        matter = Matter(workspace=WS, subject=f"{WS}/{number}", object="mp-20")
        drafts += [suggested(matter), review(one, by="ก", matter=matter), review(other, by="ข", matter=matter)]
    return list(fold(chain(drafts)).values())


def test_kappa_of_the_textbook_table() -> None:
    """50 cases, 20 accepted by both, 15 rejected by both, 5 and 10 against each other: po 0.70, pe 0.50, kappa 0.40 (worked by hand)."""
    found = agreement(judged({("accept", "accept"): 20, ("accept", "reject"): 5, ("reject", "accept"): 10, ("reject", "reject"): 15}), "ก", "ข")
    assert found.n == 50
    assert found.observed == pytest.approx(0.70)
    assert found.kappa == pytest.approx(0.40)
    half = 1.96 * (0.7 * 0.3 / 50) ** 0.5 / 0.5
    assert found.interval == pytest.approx((0.4 - half, 0.4 + half))
    assert found.table[0] == ("accept", "accept", 20)
    assert len(found.differ) == 15
    assert "n = 50" in found.note[1]
    assert "0.15 to 0.65" in found.note[1]


def test_three_marks() -> None:
    """10 cases: po 0.7; marks of ก 5, 3, 2 and of ข 4, 4, 2, so pe = (5·4 + 3·4 + 2·2) / 100 = 0.36; kappa = 0.34 / 0.64 (worked by hand)."""
    found = agreement(judged({("accept", "accept"): 3, ("accept", "reject"): 2, ("reject", "reject"): 2, ("reject", "accept"): 1, ("unsure", "unsure"): 2}), "ก", "ข")
    assert found.n == 10
    assert found.observed == pytest.approx(0.7)
    assert found.kappa == pytest.approx(0.34 / 0.64)


def test_few_cases_are_no_measurement() -> None:
    found = agreement(judged({("accept", "accept"): 3, ("reject", "accept"): 1, ("reject", "reject"): 3}), "ก", "ข")
    assert found.kappa is not None
    assert found.interval is None
    assert "n = 7 is too few" in found.note[1]
    assert str(FEW) in found.note[0]


def test_kappa_that_is_not_defined_is_not_made_up() -> None:
    same = agreement(judged({("accept", "accept"): 40}), "ก", "ข")
    assert same.kappa is None
    assert same.observed == 1
    assert "not defined" in same.note[1]
    none = agreement([], "ก", "ข")
    assert (none.n, none.kappa, none.observed) == (0, None, None)
    assert "cannot be measured yet" in none.note[1]


def test_chance_and_worse() -> None:
    assert agreement(judged({("accept", "accept"): 10, ("accept", "reject"): 10, ("reject", "accept"): 10, ("reject", "reject"): 10}), "ก", "ข").kappa == 0
    opposed = agreement(judged({("accept", "reject"): 20, ("reject", "accept"): 20}), "ก", "ข")
    assert opposed.kappa == -1
    assert opposed.interval == (-1, -1)


def test_first_mark_counts_and_an_undone_one_does_not() -> None:
    """Who has heard the other's reasons agrees more easily; that is no agreement of two independent readers."""
    talked = folded(review("reject"), review("accept", by="ข"), review("accept"), settle("accept"))
    assert agreement([talked], "ก", "ข").table == (("reject", "accept", 1),)
    events = chain([review("reject"), review("accept", by="ข")])
    undone = fold(chain([*(event.draft for event in events), undo(events[0]), review("accept")]))
    assert agreement(undone.values(), "ก", "ข").table == (("accept", "accept", 1),)


def test_every_pair_of_people_is_told() -> None:
    states = [folded(review("accept", by=name), review("accept", by="ง")) for name in "กข"]
    assert [(one.first, one.second, one.n) for one in agreements(states)] == [("ก", "ง", 1), ("ข", "ง", 1)]
