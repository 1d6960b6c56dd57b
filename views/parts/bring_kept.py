"""Workspaces: the list of what is kept, keeping a plan, another name, the original file, and deleting wholly."""

from __future__ import annotations

import streamlit as st

from graph.database import Database, DatabaseError
from graph.people import this_is
from graph.workspaces.errors import WorkspaceError
from graph.workspaces.records import Summary, Workspace
from graph.workspaces.shelf import all_workspaces, erase, file_of, keep, rename, resting
from queries.read.records import Lang
from views.dates import when
from views.i18n import t
from views.links import Place, graph_under, link
from views.markup import show, tag, visible
from views.parts.bring_edit import said_wrong
from views.parts.bring_project import into_graph
from views.parts.bring_state import Desk, drop_draft, the_draft, who
from views.parts.element import copy_link
from views.person import person, person_note

__all__ = ["LONGEST_NAME", "keep_form", "kept_list", "workspace_tools"]

LONGEST_NAME = 200
_WRONG = "bring-wrong"
_TOPIC = 160
"""Characters of the first strategy that are searched for."""


def keep_form(desk: Desk, db: Database | None, lang: Lang) -> None:
    """Keep the draft as a named workspace."""
    draft = the_draft()
    if draft is None:
        return
    if db is None:
        show(tag("p", t("bring.keep.no_database", lang), css="pa-bring-wrong"))
        return
    said_wrong(lang)
    here = person(db)
    person_note(here, lang)
    with st.form("bring-keep", border=False):
        name = st.text_input(t("bring.keep.name", lang), visible(desk.plan.title)[:LONGEST_NAME] or visible(desk.reading.name), max_chars=LONGEST_NAME, key="bring-keep-name")
        by = here.name if here.shared else st.text_input(t("bring.keep.by", lang), st.session_state.get("bring-who") or here.name, max_chars=200, key="bring-keep-by", help=t("bring.keep.by.why", lang))
        if st.form_submit_button(t("bring.keep.go", lang), type="primary", icon=":material/inventory_2:"):
            st.session_state["bring-who"] = by
            try:
                kept = keep(db, draft.reading.plan, draft.data, draft.reading.name, name=name.strip() or desk.plan.title or draft.reading.name, by=who(db), kind=draft.reading.kind, steps=draft.steps)
                if by.strip() and not here.shared and not here.name:
                    this_is(db, by)  # who keeps a plan alone decides on it too, and need not say so twice
            except (WorkspaceError, DatabaseError) as error:
                st.session_state[_WRONG] = str(error)
                st.rerun()
            with st.spinner(t("bring.projecting", lang)):
                into_graph(lang)
            drop_draft()
            st.session_state["bring-kept-now"] = kept.id
            st.query_params["ws"] = kept.id
            st.rerun()


def kept_list(db: Database | None, lang: Lang) -> None:
    """Every workspace of this installation, the newest first."""
    show(tag("h2", t("bring.kept", lang)))
    if db is None:
        show(tag("p", t("bring.keep.no_database", lang), css="pa-note"))
        return
    every = all_workspaces(db)
    if not every:
        show(tag("p", t("bring.kept.none", lang), css="pa-note"))
        return
    show(tag("div", tag("table", tag("thead", tag("tr", *(tag("th", t(f"bring.kept.{name}", lang)) for name in ("name", "plan", "when", "by", "size")))),
                        tag("tbody", *(_row(db, each, lang) for each in every)), css="pa-table"), css="pa-bring-kept"))


def _row(db: Database, kept: Summary, lang: Lang) -> object:
    decisions = resting(db, kept.id)
    changes = t("bring.kept.steps", lang, count=f"{kept.revision:,}", decisions=f"{decisions.decisions:,}")
    return tag("tr", tag("th", link(Place("bring", (("ws", kept.id),)), lang, visible(kept.name))), tag("td", visible(kept.title)),
               tag("td", when(kept.changed_at.date().isoformat(), lang)), tag("td", visible(kept.created_by)), tag("td", link(Place("desk", (("ws", kept.id),)), lang, changes, title=t("page.desk", lang))))


def workspace_tools(desk: Desk, lang: Lang) -> None:
    """Of a kept plan: its links, name, file, and its end."""
    kept, db = desk.workspace, desk.db
    if kept is None or db is None:
        return
    topic = next((element.text for kind, element, _ in kept.plan.walk() if kind == "Strategy" and element.text), kept.plan.title)[:_TOPIC]
    places = ((Place("plans", (("id", kept.id),)), t("bring.to.plan", lang)), (graph_under(kept.id), t("page.graph", lang)), (Place("coverage", (("plan", kept.id),)), t("page.coverage", lang)), (Place("search", (("q", topic),)), t("bring.to.search", lang)))
    show(tag("p", link(Place("desk", (("ws", kept.id),)), lang, t("page.desk", lang), css="pa-button pa-first"), tag("span", t("bring.in_graph", lang), css="pa-note"), *(link(place, lang, words) for place, words in places), copy_link(Place("bring", (("ws", kept.id),)), lang),
             css="pa-actions pa-bring-links"))


def workspace_settings(desk: Desk, lang: Lang) -> None:
    """Another name, the original file, and deleting wholly."""
    kept, db = desk.workspace, desk.db
    if kept is None or db is None:
        return
    said_wrong(lang)
    with st.form("bring-rename", border=False):
        name = st.text_input(t("bring.keep.name", lang), kept.name, max_chars=LONGEST_NAME, key=f"bring-name-{kept.id}-{kept.name}")
        if st.form_submit_button(t("bring.rename", lang)) and name.strip():
            _carefully(lambda: who(db) and rename(db, kept.id, name.strip()))
    st.download_button(t("bring.original", lang, name=visible(kept.file.name)), lambda: file_of(db, kept.id)[1], file_name=kept.file.name, mime="application/octet-stream",
                       on_click="ignore", icon=":material/download:", key="bring-original")
    _erasing(kept, db, lang)


def _erasing(kept: Workspace, db: Database, lang: Lang) -> None:
    rest = resting(db, kept.id)
    with st.expander(t("bring.erase", lang), icon=":material/delete_forever:"):
        elements = sum(1 for _ in kept.plan.walk())
        show(tag("p", t("bring.erase.what", lang, name=visible(kept.name), elements=f"{elements:,}", steps=f"{kept.revision:,}", file=visible(kept.file.name))),
             tag("p", t("bring.erase.decisions", lang, count=f"{rest.decisions:,}", approved=f"{rest.approved:,}")) if rest.decisions else None)
        sure = st.checkbox(t("bring.erase.sure", lang), key=f"bring-sure-{kept.id}")
        if st.button(t("bring.erase.go", lang), disabled=not sure, key="bring-erase"):
            try:
                who(db, erases=True)
                erase(db, kept.id)
            except (WorkspaceError, DatabaseError) as error:
                st.session_state[_WRONG] = str(error)
                st.rerun()
            with st.spinner(t("bring.projecting", lang)):
                into_graph(lang)
            st.session_state["bring-erased"] = kept.name
            for name in ("ws", "el"):
                st.query_params.pop(name, None)
            st.rerun()


def _carefully(action: object) -> None:
    try:
        action()  # type: ignore[operator]
    except (WorkspaceError, DatabaseError) as error:
        st.session_state[_WRONG] = str(error)
    st.rerun()
