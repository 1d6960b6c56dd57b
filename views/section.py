"""Download of the official section of a plan, written when it is asked for."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from exports.markdown import to_markdown
from exports.section import official_section
from exports.thai import Digits
from graph.store import GraphStore
from queries.read.records import Lang, PlanSummary
from views.i18n import t
from views.markup import show, tag

__all__ = ["has_section", "section_download"]

WRITES_ITS_ALIGNMENT = 3
"""Plans of this level must show how they serve the levels above (cabinet resolution of 4 December 2560)."""


def has_section(plan: PlanSummary) -> bool:
    """Whether the plan is one that must show its alignment, and its content is loaded."""
    return plan.ref.level == WRITES_ITS_ALIGNMENT and not plan.stub and plan.elements > 0


def section_download(store: GraphStore, plan: str, lang: Lang) -> None:
    """Choice of numerals and the download."""
    show(tag("section", tag("h2", t("section.title", lang)), tag("p", t("section.what", lang)), css="pa-section", id="section"))
    digits: Digits = st.segmented_control(t("section.digits", lang), get_args(Digits), default="arabic", key="section-digits", required=True,
                                          format_func=lambda style: t(f"section.digits.{style}", lang)) or "arabic"
    st.download_button(t("section.download", lang), lambda: to_markdown(official_section(store, plan, digits)), on_click="ignore",
                       file_name=f"alignment-section-{plan}.md", mime="text/markdown", type="primary")
