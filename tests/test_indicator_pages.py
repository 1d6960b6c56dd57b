"""The pages of indicators and of plans in time, and what they give to take home."""

from __future__ import annotations

import csv
import io
import re
import struct
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exports.chart_files import to_png, to_svg
from exports.indicator_chart import chart_spec
from exports.indicators import TARGET_COLUMNS, VALUE_COLUMNS, csv_table, targets_csv, values_csv
from graph.progress import STATES
from graph.settings import ROOT
from graph.store import GraphStore
from queries.read.progress import Board, MeasureBoard, board, narrowed
from queries.read.records import Lang
from views.dates import this_year_be
from views.i18n import t
from views.links import PAGES

LANGUAGES: tuple[Lang, ...] = ("th", "en")
Open = Callable[..., AppTest]


@pytest.fixture
def open_page(use_built: Path) -> Open:
    assert use_built.is_dir()

    def run(page: str, lang: str = "th", **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=60)
        for key, value in (({"lang": lang} if lang != "th" else {}) | query).items():
            app.query_params[key] = value
        app.switch_page(PAGES[page])  # type: ignore[index]
        app.run()
        assert not app.exception, [error.message for error in app.exception]
        return app

    return run


@pytest.fixture(scope="module")
def real(built: GraphStore) -> Board:
    return board(built, this_year_be())


def html(app: AppTest) -> str:
    return "".join(body for element in app.get("html") if not (body := element.proto.body).startswith("<style"))


def words(app: AppTest) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html(app))).split())


def measure(real: Board, id_: str, name: str) -> MeasureBoard:
    index = next(one for one in real.indices if one.series.id == f"indicator/{id_}")
    return next(one for one in index.measures if one.measure == name)


# --- the page of indicators


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_has_every_index_and_its_rules(open_page: Open, real: Board, lang: Lang) -> None:
    app = open_page("indicators", lang)
    said = words(app)
    assert t("indicators.count", lang, count="98", all="98") in said
    for state in STATES:
        assert t(f"progress.state.{state}", lang) in said
    assert t("indicators.honest", lang, year=str(real.today) if lang == "th" else f"{real.today - 543} (B.E. {real.today})") in said
    for one in real.indices:
        assert f'indicators?index={one.series.id.removeprefix("indicator/")}' in html(app)
    assert len(app.get("download_button")) == 2


def test_the_address_carries_the_filters(open_page: Open) -> None:
    app = open_page("indicators", plan="psds-2567,nonsense", state="off_course")
    assert app.multiselect(key="indicators-plan").value == ["psds-2567"]
    said = words(app)
    assert t("indicators.count", "th", count="3", all="98") in said  # OSI, EPI and IMD
    assert "index=imd-government-efficiency" in html(app)
    assert "index=opdc-satisfaction" not in html(app)
    app.multiselect(key="indicators-plan").set_value([]).run()
    assert "plan" not in app.query_params
    assert t("indicators.count", "th", count="5", all="98") in words(app)


def test_words_find_by_name_and_by_the_wording_of_a_target(open_page: Open) -> None:
    app = open_page("indicators", find="คดีทุจริต")
    assert "mp-21/sub1/target2/ind1" in html(app)
    app.text_input(key="indicators-find").set_value("ไม่มีคำนี้แน่นอน").run()
    assert t("indicators.none", "th") in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_egdi_puts_four_plans_side_by_side_and_names_the_conflict(open_page: Open, lang: Lang) -> None:
    app = open_page("indicators", lang, index="un-egdi")
    said = words(app)
    due = "2570" if lang == "th" else "2027 (B.E. 2570)"
    assert t("indicators.odds", lang, due=due) in said
    assert f"{t('indicators.odds.record', lang)} (3)" in said
    for plan in ("mp-20/target2/ind1", "nesdp13/ms13/goal2/ind1", "digital-government-plan-2566/ind-egdi", "psds-2567/ind2"):
        assert f"plans?id={plan}" in html(app)
    assert t("progress.missed", lang, gap=t("gap.rank", lang, value="12")) in said
    assert ("2546" if lang == "th" else "2003 (B.E. 2546)") in said
    assert len(app.get("vega_lite_chart")) == 2
    assert len(app.get("download_button")) == 6


def test_a_broken_series_says_so_and_has_no_line(open_page: Open) -> None:
    said = words(open_page("indicators", index="opdc-satisfaction"))
    assert t("series.break", "th") in said
    assert "มีค่าที่เทียบกันได้เพียง 2 ค่า" in said
    assert "เป็นผลคำนวณ ไม่ใช่ค่าที่วัด" not in said


def test_targets_by_year_stand_in_a_table(open_page: Open) -> None:
    said = words(open_page("indicators", index="ita-pass-share"))
    assert t("indicators.matrix", "th") in said
    assert re.search(r"80 ✕ 84 \? 84 \? 86 \? 93 \? 100 \? 100 \?", said)


@pytest.mark.parametrize("index", ["nothing", "<script>", "../etc"])
def test_an_unknown_index_says_so_and_lists_all(open_page: Open, index: str) -> None:
    app = open_page("indicators", index=index)
    assert t("indicators.missing", "th", id=index) in words(app)
    assert "<script>" not in html(app)


def test_the_page_of_an_indicator_leads_to_its_index(open_page: Open) -> None:
    app = open_page("plans", id="psds-2567/ind2")
    assert "indicators?index=un-egdi" in html(app)
    assert "มีแนวโน้มถึง" in words(app)
    assert "ไม่ระบุปี ใช้ปีสิ้นสุดแผน 2570" in words(app)


def test_a_filter_keeps_other_plans_of_an_index_beside_the_one_asked_for(real: Board) -> None:
    kept = narrowed(real, plans=["master-plan"])
    assert {one.plan.id for one in kept.indicators} == {"master-plan"}
    egdi = next(one for one in kept.indices if one.series.id == "indicator/un-egdi")
    assert len(egdi.plans) == 4
    assert narrowed(real).indicators == real.indicators


# --- files


def table(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_table_of_targets(real: Board) -> None:
    rows = table(targets_csv(real.indicators, "en"))
    assert list(rows[0]) == [english for _, english in TARGET_COLUMNS]
    assert len(rows) == sum(len(target.measured) for one in real.indicators for target in one.targets)
    egdi = next(row for row in rows if row["indicator_id"] == "psds-2567/ind2" and row["measure"] == "rank")
    assert (egdi["target"], egdi["value"], egdi["value_year_be"], egdi["distance"], egdi["state"], egdi["due_be"], egdi["due_from"]) == (
        "40.0", "52.0", "2567", "12.0", "on course", "2570", "plan")
    assert egdi["projected_computed"] == "39.0"
    assert all(row["source"] and row["reason"] for row in rows)


def test_the_table_of_values_has_a_source_on_every_point(real: Board) -> None:
    rows = table(values_csv(real.indices, "th"))
    assert list(rows[0]) == [thai for thai, _ in VALUE_COLUMNS]
    assert len(rows) == sum(len(one.values) for index in real.indices for one in index.measures)
    assert all(row["แหล่งที่มา"] for row in rows)
    assert len({row["ชุดที่เทียบกันได้"] for row in rows if row["รหัสดัชนี"] == "opdc-satisfaction"}) == 2


def test_no_cell_is_taken_for_a_formula() -> None:
    (row,) = table(csv_table((("ก", "a"), ("ข", "b"), ("ค", "c")), [["=1+1", "@x", -5]], "en"))
    assert row == {"a": "'=1+1", "b": "'@x", "c": "-5"}


def layers(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [inner for layer in spec["layer"] for inner in layer.get("layer", [layer])]


def test_the_chart_reverses_a_rank_and_joins_no_break(real: Board) -> None:
    rank = chart_spec(measure(real, "un-egdi", "rank"), "th")
    assert rank["encoding"]["y"]["scale"]["reverse"] is True
    assert chart_spec(measure(real, "un-egdi", "score"), "th")["encoding"]["y"]["scale"]["reverse"] is False
    broken = chart_spec(measure(real, "opdc-satisfaction", "percent"), "en")
    lines = [layer for layer in layers(broken) if layer["mark"]["type"] == "line"]
    assert [layer["encoding"]["detail"]["field"] for layer in lines] == ["part"]  # one line a part, and no trend
    assert sum(layer["mark"].get("strokeDash") == [6, 4] for layer in layers(broken)) == 1


def test_the_line_of_the_chart_ends_in_the_year_of_the_target(real: Board) -> None:
    spec = chart_spec(measure(real, "un-egdi", "rank"), "th")
    ahead = next(layer for layer in layers(spec) if layer["mark"].get("strokeDash") == [6, 5])
    assert [(row["year"], round(row["value"], 1)) for row in ahead["data"]["values"]] == [(2567, 49.2), (2570, 39.0)]


def test_files_of_a_chart_need_no_font_and_no_network(real: Board) -> None:
    spec = chart_spec(measure(real, "opdc-satisfaction", "percent"), "th", width=700, title="สำนักงาน ก.พ.ร. น้ำ")
    svg = to_svg(spec).decode()
    assert "@font-face" in svg
    assert "สำนักงาน" in svg
    assert not re.search(r"(?:href|src)=\"https?://", svg)
    png = to_png(spec)
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20])[0] >= 1200


# --- plans in time


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_timeline_has_every_event_with_its_source(open_page: Open, lang: Lang) -> None:
    app = open_page("timeline", lang)
    said = words(app)
    assert ("9 ก.ค. 2567" if lang == "th" else "9 Jul 2024") in said
    assert "1/2566" in said
    assert t("timeline.gap", lang, years="พ.ศ. 2562–2563" if lang == "th" else "2019–2020 (B.E. 2562–2563)") in said
    assert t("event.level", lang) in said
    assert t("fate.alike", lang) in said
    assert t("succession.honest", lang) in said
    assert len(app.get("vega_lite_chart")) == 1
    assert len(app.get("download_button")) == 4


def test_the_timeline_shows_what_its_address_says(open_page: Open) -> None:
    app = open_page("timeline", line="psds-2546", plan="psds-2556", **{"with": "psds-2551"})
    said = words(app)
    assert "plans?id=nesdp13" not in html(app)
    assert "ขีดสมรรถนะสูง" in said
    assert t("fate.unread", "th") in said
    app.selectbox(key="timeline-plan").set_value("psds-2567").run()
    assert app.query_params["plan"] in ("psds-2567", ["psds-2567"])
    assert app.selectbox(key="timeline-with").value == "psds-2551"
    assert not open_page("timeline", line="nothing", plan="<b>").exception
