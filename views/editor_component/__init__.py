"""The query editor: Python side. It shows a text, marks a mistake at its line and column, and tells when a person runs it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from queries.read.records import Lang
from queries.safe.outcome import SyntaxProblem
from views.i18n import t

__all__ = ["LANGUAGE", "query_editor"]

LANGUAGE = "SPARQL"
_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "query_editor", html=(_HERE / "editor.html").read_text("utf-8"), css=(_HERE / "editor.css").read_text("utf-8"),
    js=(_HERE / "editor.js").read_text("utf-8"))


def query_editor(text: str, problem: SyntaxProblem | None, lang: Lang, key: str) -> str | None:
    """Show ``text``; returns what a person ran since the last call. ``problem`` is of this very text."""
    wrong = None
    if problem is not None:
        where = t("sparql.where", lang, line=str(problem.line), column=str(problem.column)) if problem.line else ""
        wrong = {"line": problem.line, "column": problem.column, "where": where, "message": t("sparql.syntax", lang, message=problem.message), "text": text}
    words = {"label": t("sparql.editor", lang, name=LANGUAGE), "empty": t("sparql.editor.empty", lang), "hint": t("sparql.editor.hint", lang),
             "run": t("sparql.run", lang)}
    result = _COMPONENT(key=key, data={"text": text, "problem": wrong, "words": words}, on_run_change=lambda: None)
    run = getattr(result, "run", None)
    return str(run["text"]) if isinstance(run, dict) and isinstance(run.get("text"), str) else None
