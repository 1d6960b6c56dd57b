"""The radar of the seven criteria: where points lie, and what has none."""

from __future__ import annotations

import math

import pytest

from exports.rubric_chart import rubric_points, rubric_spec
from graph.decisions.records import RUBRIC

NAMES = {name: name.upper() for name in RUBRIC}


def test_full_marks_lie_on_the_rim_and_none_in_the_middle() -> None:
    full = rubric_points({name: most for name, (_, most) in RUBRIC.items()})
    assert [name for name, _, _ in full] == list(RUBRIC)
    assert all(math.hypot(x, y) == pytest.approx(1, abs=1e-3) for _, x, y in full)
    assert full[0][1:] == (0, 1), "the gate points up"
    assert {(x, y) for _, x, y in rubric_points({name: least for name, (least, _) in RUBRIC.items()})} <= {(0, 0), (-0.0, 0), (0, -0.0), (-0.0, -0.0)}


def test_half_the_marks_of_four_are_half_way() -> None:
    ((_, x, y),) = rubric_points({"activities": 2})
    assert math.hypot(x, y) == pytest.approx(0.5, abs=1e-3)


def test_what_was_not_judged_has_no_point_and_the_shape_is_closed() -> None:
    spec = rubric_spec({"necessity": 3, "evidence": 5, "clarity": 1}, NAMES)
    line, points = spec["layer"][2]["data"]["values"], spec["layer"][3]["data"]["values"]
    assert [point["name"] for point in points] == ["NECESSITY: 3/5", "EVIDENCE: 5/5", "CLARITY: 1/5"]
    assert (line[0]["x"], line[0]["y"]) == (line[-1]["x"], line[-1]["y"])
    assert len(spec["layer"][1]["data"]["values"]) == len(RUBRIC)


def test_nothing_judged_is_an_empty_shape() -> None:
    assert rubric_spec({}, NAMES)["layer"][2]["data"]["values"] == []
