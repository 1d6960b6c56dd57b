"""Query: a question of the library with its choices, or a query of one's own; the address holds it."""

from __future__ import annotations

import streamlit as st

from graph.store import GraphStore
from ontology.namespaces import PREFIXES
from queries.library import TOPICS, LibraryQuery, QueryFileError, query, questions
from queries.read.records import Lang
from queries.safe.outcome import Failure, SyntaxProblem, TooLarge
from views.editor_component import LANGUAGE, query_editor
from views.i18n import t
from views.language import in_language, language
from views.links import Place, link
from views.markup import Markup, show, tag
from views.parts.badges import chip
from views.parts.sparql_address import Asked, BrokenLinkError, place, read_address
from views.parts.sparql_answer import Job
from views.parts.sparql_examples import description, matching, question_list, starters, title
from views.parts.sparql_fields import fields
from views.parts.sparql_result import failure, result
from views.parts.sparql_run import job_for, progress
from views.parts.sparql_takeaway import endpoint, takeaway
from views.store import store_or_stop

OWN = "own"
"""Parameter of the address for a query that is too long for it; this visit then holds the text."""


def library(current: str, lang: Lang) -> None:
    """The questions beside the editor, with their search."""
    every = questions()
    words = st.text_input(t("sparql.search", lang), key="sparql-words", placeholder=t("sparql.search.hint", lang), live=True, type="search",
                          label_visibility="collapsed")
    found = matching(every, words or "")
    show(tag("p", t("sparql.search.count", lang, count=str(len(found)), total=str(len(every))), css="pa-note", role="status"))
    with st.container(key="sparql-questions"):
        show(question_list(found, current, lang) if found else tag("p", t("sparql.search.nothing", lang), css="pa-grey"))


def address(asked: Asked | None) -> None:
    """Put a question into the address in place of the one there."""
    kept = {"lang": st.query_params["lang"]} if "lang" in st.query_params else {}
    where = place(asked)
    if where is None and asked is not None:
        st.session_state["sparql-own"] = asked.own
    st.query_params.from_dict(kept | (dict(where.query) if where else {OWN: "1"}))


def asked_here(lang: Lang) -> Asked | None:
    """What the address asks; a link that is broken is told."""
    if OWN in st.query_params and "sparql-own" in st.session_state:
        return Asked(own=st.session_state["sparql-own"])
    try:
        return read_address(st.query_params.to_dict())
    except BrokenLinkError:
        show(tag("p", t("sparql.link.broken", lang), css="pa-remark pa-remark-discrepancy", role="alert"))
        return None


def sentence(error: QueryFileError, lang: Lang) -> Markup:
    """An error of the library, in one language."""
    return tag("p", in_language(error, lang), css="pa-remark pa-remark-discrepancy", role="alert")


def head_of(found: LibraryQuery, lang: Lang) -> Markup:
    """Title, topic and description of a question."""
    return tag("div", tag("p", chip(TOPICS[found.topic][0 if lang == "th" else 1]), css="pa-topic"), tag("h2", title(found, lang)),
               tag("p", description(found, lang)), css="pa-question")


def start(lang: Lang) -> None:
    """What can be asked, where nothing is."""
    show(tag("div", tag("h2", t("sparql.start", lang)), tag("p", t("sparql.start.what", lang)), tag("p", starters(questions(), lang), css="pa-starters"),
             css="pa-question"))


def own_head(lang: Lang) -> Markup:
    """Above a query that is not of the library."""
    return tag("div", tag("h2", t("sparql.own", lang)),
               tag("p", t("sparql.own.what", lang), " ", link(Place("query"), lang, t("sparql.own.new", lang))), css="pa-question")


def chosen(store: GraphStore, asked: Asked, lang: Lang) -> Asked | None:
    """A question of the library with the choices of its form; None if there is no such question."""
    try:
        found = query(asked.name)
    except QueryFileError as error:
        show(sentence(error, lang))
        return None
    if not found.question:  # what serves pages is offered to nobody
        show(sentence(QueryFileError(f"ไม่มีคำถามชื่อ «{asked.name}» ในคลัง · no library question is called “{asked.name}”"), lang))
        return None
    show(head_of(found, lang))
    known = {parameter.name for parameter in found.parameters}
    values = fields(store, found, {name: value for name, value in asked.values if name in known}, lang)
    after = Asked(asked.name, tuple(sorted(values.items())))
    if after != asked:
        address(after)
    return after


def ask_part(store: GraphStore, asked: Asked | None, lang: Lang) -> tuple[Asked | None, Job | None]:
    """Form and editor; what is asked in the end, and its job."""
    text, job = "", None
    if asked is None:
        start(lang)
    elif asked.name:
        asked = chosen(store, asked, lang)
    else:
        show(own_head(lang))
    if asked is not None:
        try:
            text = asked.text()
            job = job_for(text)
        except QueryFileError as error:
            show(sentence(error, lang))
    problem = job.answer if job is not None and isinstance(job.answer, SyntaxProblem) else None
    typed = query_editor(text, problem, lang, key="sparql-editor")
    if typed is not None and typed.strip():
        if asked is None or typed != text:
            address(Asked(own=typed))
        job_for(typed, anew=True)
        st.rerun()
    if job is not None and job.answer is None:
        progress(lang)
    elif job is not None and isinstance(job.answer, Failure) and problem is None:  # a mistake is told in the editor
        show(failure(job.answer, lang))
    return asked, job


def reference(lang: Lang) -> None:
    """Below the editor: prefixes, and where programs and readers go on."""
    rows = (tag("tr", tag("th", tag("code", f"{prefix}:")), tag("td", tag("code", iri))) for prefix, iri in PREFIXES.items())
    show(tag("details", tag("summary", t("sparql.prefixes", lang)), tag("table", tag("tbody", *rows), css="pa-table pa-prefixes"), css="pa-fold"),
         tag("p", t("sparql.endpoint", lang), ": ", tag("code", endpoint()), " · ",
             tag("a", t("sparql.vocabulary", lang), href=f"vocabulary/{lang}.html"), " · ",
             link(Place("about"), lang, t("sparql.downloads", lang)), css="pa-note"))


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    show(tag("h1", t("sparql.title", lang, name=LANGUAGE)), tag("p", t("sparql.lede", lang, name=LANGUAGE), css="pa-lede"))
    asked = asked_here(lang)
    with st.container(key="sparql-row"):
        left, right = st.columns([1, 2.5], gap="large")
        with left:
            library(asked.name if asked else "", lang)
        with right:
            asked, job = ask_part(store, asked, lang)
            reference(lang)
    if asked is None or job is None or job.answer is None:
        return
    result(store, job, lang, {parameter.name for parameter in query(asked.name).parameters} if asked.name else None)
    if not isinstance(job.answer, Failure) or isinstance(job.answer, TooLarge):
        takeaway(store, asked, job, lang)


main()
