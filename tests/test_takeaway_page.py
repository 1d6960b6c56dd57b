"""The downloads on the page of a plan: which there are, and that nothing is written before it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import views.parts.section_downloads as downloads
from exports.plan_files import BRIEF_FILES, PLAN_FILES, Asked, PlanFile
from graph.settings import ROOT
from graph.store import GraphStore
from queries.read.plans import plans
from queries.read.records import Label, Lang, PlanSummary, Ref
from views.i18n import t
from views.links import PAGES


def opened(lang: Lang, plan: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=60)
    app.query_params["id"] = plan
    if lang != "th":
        app.query_params["lang"] = lang
    app.switch_page(PAGES["plans"]).run()
    assert not app.exception, [error.message for error in app.exception]
    return app


@pytest.mark.parametrize(("plan", "lang", "section"), [("psds-2567", "th", True), ("psds-2567", "en", True), ("nesdp13", "th", False)])
def test_buttons_of_a_plan_and_nothing_written_yet(use_built: Path, monkeypatch: pytest.MonkeyPatch, plan: str, lang: Lang, section: bool) -> None:
    def refuse(_: GraphStore, asked: Asked) -> bytes:
        raise AssertionError(f"{asked} was written before anybody asked for it")

    assert use_built.is_dir()
    for name in ("PLAN_FILES", "BRIEF_FILES"):
        files = {suffix: PlanFile(suffix, file.media_type, refuse) for suffix, file in getattr(downloads, name).items()}
        monkeypatch.setattr(downloads, name, files)
    buttons = [button.proto.label for button in opened(lang, plan).get("download_button")]
    one = {suffix: t("section.download" if suffix == "md" else f"takeaway.{suffix}", lang) for suffix in PLAN_FILES}
    first = ["docx", "html", "md", "xlsx"] if section else ["xlsx"]
    assert buttons == [one[suffix] for suffix in (*first, *BRIEF_FILES, "sssom.tsv", "stratml.xml", "ttl")]


def test_who_writes_a_section(built: GraphStore) -> None:
    every = {plan.ref.id: plan for plan in plans(built)}
    assert downloads.has_section(every["psds-2567"])
    assert not downloads.has_section(every["nesdp13"])
    assert not any(downloads.has_section(plan) for plan in every.values() if plan.stub)
    own = PlanSummary(Ref("ws-abc123", "Instrument", Label("แผนของฉัน")), 2567, 2570, stub=False, elements=3)
    assert downloads.has_section(own), "a plan that a user brought is written about whatever level it says it is of"
