"""The query editor: Python side. It shows a text, marks a mistake at its line and column, and tells when a person runs it."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from queries.read.records import Lang
from queries.safe.outcome import SyntaxProblem
from views.i18n import t

__all__ = ["LANGUAGE", "query_editor"]

LANGUAGE = "SPARQL"
SHOWN = 6
"""Words of a list of what the parser expected."""
_NAME = re.compile(r"([\w.-]*):\S*$")
_WORD = re.compile(r"""(?:^|,\s*)([A-Za-z_]+|"[^"]+")(?=,|$)""")
_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "query_editor", html=(_HERE / "editor.html").read_text("utf-8"), css=(_HERE / "editor.css").read_text("utf-8"),
    js=(_HERE / "editor.js").read_text("utf-8"))


def query_editor(text: str, problem: SyntaxProblem | None, lang: Lang, key: str) -> str | None:
    """Show ``text``; returns what a person ran since the last call. ``problem`` is of this very text."""
    wrong = _mistake(text, problem, lang) if problem is not None else None
    words = {"label": t("sparql.editor", lang, name=LANGUAGE), "empty": t("sparql.editor.empty", lang), "hint": t("sparql.editor.hint", lang),
             "run": t("sparql.run", lang)}
    result = _COMPONENT(key=key, data={"text": text, "problem": wrong, "words": words}, on_run_change=lambda: None)
    run = getattr(result, "run", None)
    return str(run["text"]) if isinstance(run, dict) and isinstance(run.get("text"), str) else None


def _mistake(text: str, problem: SyntaxProblem, lang: Lang) -> dict[str, str | int]:
    """Where and what. The parser stands behind a name whose prefix it does not know; the mark goes onto the name."""
    line, column, message = problem.line, problem.column, t("sparql.syntax", lang, message=_readable(problem.message, lang))
    before = text.split("\n")[line - 1][:column - 1] if line else ""
    name = _NAME.search(before) if "Prefix not found" in problem.message else None
    if name:
        column, message = name.start() + 1, t("sparql.syntax.prefix", lang, name=f"{name[1]}:")
    where = t("sparql.where", lang, line=str(line), column=str(column)) if line else ""
    return {"line": line, "column": column, "where": where, "message": message, "text": text}


def _readable(message: str, lang: Lang) -> str:
    """The parser's words; of a list of what it expected, only what a person could type, and not all of it."""
    head, _, rest = message.partition("expected ")
    if head or not rest:
        return message
    words = [word for word in _WORD.findall(rest.removeprefix("one of ")) if word]
    if not words:
        return t("sparql.syntax.other", lang)
    return t("sparql.syntax.expected", lang, words=", ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else ""))
