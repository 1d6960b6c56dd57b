"""What a planner leaves with from the page of a plan; every file is written when its button is pressed, never before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import get_args

import streamlit as st

from exports.plan_files import BRIEF_FILES, PLAN_FILES, Asked, PlanFile
from exports.thai import Digits
from graph.store import GraphStore
from ontology.namespaces import of_workspace
from queries.read.records import Lang, PlanSummary
from views.i18n import t
from views.markup import show, tag

__all__ = ["has_section", "plan_downloads"]

WRITES_ITS_ALIGNMENT = 3
"""Plans of this level must show how they serve the levels above (cabinet resolution of 4 December 2560)."""
_SECTION, _DATA = ("docx", "html", "md"), ("sssom.tsv", "stratml.xml", "ttl")


def has_section(plan: PlanSummary) -> bool:
    """Whether the plan is one that must show its alignment (of level 3, or brought by a user), and its content is loaded."""
    lower = plan.ref.level == WRITES_ITS_ALIGNMENT or of_workspace(plan.ref.id)
    return lower and not plan.stub and plan.elements > 0


def plan_downloads(store: GraphStore, plan: str, lang: Lang, *, section: bool = True) -> None:
    """Buttons for one plan. Without ``section`` (a plan that writes none): tables, brief and data only."""
    title, what = ("section.title", "section.what") if section else ("takeaway.title", "takeaway.wait")
    show(tag("section", tag("h2", t(title, lang)), tag("p", t(what, lang)), css="pa-section", id="section"))
    digits: Digits = "arabic"
    if section:
        digits = st.segmented_control(t("section.digits", lang), get_args(Digits), default="arabic", key="section-digits", required=True,
                                      format_func=lambda style: t(f"section.digits.{style}", lang)) or "arabic"
    files = _Files(store, plan, digits, lang)
    files.row("takeaway.section" if section else "takeaway.tables", PLAN_FILES, (*_SECTION, "xlsx") if section else ("xlsx",), f"alignment-{plan}", first=section)
    files.row("takeaway.brief", BRIEF_FILES, BRIEF_FILES, f"brief-{plan}")
    files.row("takeaway.data", PLAN_FILES, _DATA, plan)


class _Files:
    """The buttons of one plan."""

    def __init__(self, store: GraphStore, plan: str, digits: Digits, lang: Lang) -> None:
        self._store, self._plan, self._digits, self._lang = store, plan, digits, lang

    def row(self, heading: str, files: Mapping[str, PlanFile], suffixes: Iterable[str], name: str, *, first: bool = False) -> None:
        """A heading and one button a kind of file; the first is what most people want."""
        show(tag("p", t(heading, self._lang), css="pa-takeaway"))
        with st.container(horizontal=True):
            for number, suffix in enumerate(suffixes):
                words = t("section.download", self._lang) if suffix == "md" else t(f"takeaway.{suffix}", self._lang)
                st.download_button(words, self._written(files[suffix]), file_name=f"{name}.{suffix}", mime=files[suffix].media_type,
                                   on_click="ignore", key=f"{heading}-{suffix}", type="primary" if first and number == 0 else "secondary")

    def _written(self, file: PlanFile) -> Callable[[], bytes]:
        return lambda: file.write(self._store, Asked(self._plan, datetime.now(UTC), self._digits, self._lang))
