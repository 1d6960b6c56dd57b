"""The alignment graph page without a browser: filters, undo, what it says when nothing is left, and that a view is found again."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import GraphStore
from queries.read.picture import Show, picture
from tests.test_pages import Open, html, open_page, words
from views.i18n import t
from views.links import PAGES

__all__ = ["open_page"]


def asked(app: AppTest, name: str) -> str:
    """A parameter of the address; AppTest gives a text or a list with one."""
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def counted(built: GraphStore, show: Show) -> str:
    drawn = picture(built, show)
    return t("graph.count", "th", nodes=str(len(drawn.nodes)), links=str(len(drawn.links)))


@pytest.mark.parametrize(("query", "show"), [
    ({}, Show()),
    ({"basis": "official"}, Show(bases=("official",))),
    ({"rel": "implements,contributesTo"}, Show(predicates=("implements", "contributesTo"))),
    ({"strength": "main"}, Show(strengths=("main",))),
    ({"type": "Strategy,MasterPlanIssue"}, Show(types=("Strategy", "MasterPlanIssue"))),
    ({"level": "2,3"}, Show(levels=("2", "3"))),
    ({"agency": "agency/dga"}, Show(agencies=("agency/dga",))),
    ({"plan": "psds-2567,nesdp13", "status": "approved"}, Show(plans=("psds-2567", "nesdp13"))),
])
def test_the_address_decides_what_is_drawn(open_page: Open, built: GraphStore, query: dict[str, str], show: Show) -> None:
    app = open_page("graph", **query)
    assert counted(built, show) in words(app)
    assert {key: asked(app, key) for key in query} == query


def test_a_filter_is_written_into_the_address_and_named_on_the_page(open_page: Open, built: GraphStore) -> None:
    app = open_page("graph")
    app.multiselect(key="graph-strength").set_value(["main"]).run()
    assert asked(app, "strength") == "main"
    assert counted(built, Show(strengths=("main",))) in words(app)
    assert t("graph.filter.strength", "th") in html(app)
    app.multiselect(key="graph-strength").set_value([]).run()
    assert "strength" not in app.query_params
    assert counted(built, Show()) in words(app)


def test_clearing_takes_all_filters_away_at_once(open_page: Open, built: GraphStore) -> None:
    app = open_page("graph", strength="main", rel="implements", plan="psds-2567")
    next(button for button in app.button if button.label == t("graph.filters.clear", "th")).click().run()
    assert "strength" not in app.query_params
    assert "rel" not in app.query_params
    assert counted(built, Show(plans=("psds-2567",))) in words(app)


def test_filters_that_leave_nothing_say_so_and_lead_back(open_page: Open) -> None:
    app = open_page("graph", rel="relatesTo", strength="main", type="Milestone")
    assert t("graph.empty", "th") in words(app)
    assert 'href="graph"' in html(app)


@pytest.mark.parametrize("query", [{"focus": "no/such"}, {"plan": "<b>"}, {"rel": "<script>"}, {"open": "more/x,../etc"}, {"agency": "' OR 1"}])
def test_an_address_somebody_made_up_breaks_nothing(open_page: Open, query: dict[str, str]) -> None:
    app = open_page("graph", **query)
    assert "<script>" not in html(app)
    assert words(app)


def test_the_view_is_found_again_after_another_page(open_page: Open, built: GraphStore) -> None:
    app = open_page("graph", strength="main", open="mp-20")
    app.switch_page(PAGES["about"])
    app.query_params.clear()
    app.run()
    app.switch_page(PAGES["graph"])
    app.query_params.clear()
    app.run()
    assert asked(app, "strength") == "main"
    assert asked(app, "open") == "mp-20"
    drawn = picture(built, Show(strengths=("main",)), expanded=("mp-20",))
    assert t("graph.count", "th", nodes=str(len(drawn.nodes)), links=str(len(drawn.links))) in words(app)


def test_a_fresh_visit_shows_the_whole(use_built: Path, open_page: Open, built: GraphStore) -> None:
    assert use_built.is_dir()
    app = open_page("graph")
    assert isinstance(app, AppTest)
    assert counted(built, Show()) in words(app)
