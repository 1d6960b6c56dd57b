"""The benchmark of layouts counts what it says, and our pictures are no worse than networkx's; pages to be timed load nothing from outside."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.layout import CASES, main, multipartite, ours, quality
from benchmarks.ui import our_page, pyvis_page, simulated
from graph.network import Link, Node, layered
from graph.store import GraphStore


def test_crossings_lengths_and_overlaps_of_a_case_worked_by_hand() -> None:
    drawn = layered([Node("a", 0, "a"), Node("b", 0, "b"), Node("c", 1, "c"), Node("d", 1, "d")],
                    [Link("a", "d", "alignsWith", "official", "approved"), Link("b", "c", "alignsWith", "official", "approved")])
    square = {"a": (0.0, 0.0), "b": (0.0, 300.0), "c": (400.0, 0.0), "d": (400.0, 300.0)}
    assert quality(drawn, square) == {"crossings": 1, "length": 500, "overlaps": 0}
    assert quality(drawn, square | {"b": (0.0, 20.0)})["overlaps"] == 1


@pytest.mark.parametrize("case", list(CASES))
def test_ours_crosses_less_than_networkx_and_nothing_overlaps(built: GraphStore, case: str) -> None:
    drawn = CASES[case](built)
    mine, theirs = quality(drawn, ours(drawn)), quality(drawn, multipartite(drawn))
    assert mine["overlaps"] == 0
    assert mine["crossings"] <= theirs["crossings"]


def test_the_program_prints_one_json_value(use_built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert use_built.is_dir()
    assert main(["--no-browser", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert {row["case"] for row in result["rows"]} == set(CASES)
    assert result["total"]["ours"]["crossings"] == sum(row["crossings"] for row in result["rows"] if row["layout"] == "ours")


@pytest.mark.parametrize("make", [our_page, pyvis_page])
def test_pages_that_are_timed_hold_all_they_need(make: object) -> None:
    html = make(simulated(12))  # type: ignore[operator]
    assert not re.search(r"<(?:script|link)\b[^>]*\b(?:src|href)\s*=", html)
    assert simulated(12) == simulated(12)
