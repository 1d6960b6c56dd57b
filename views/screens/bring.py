"""Bring your plan: a file or text becomes a plan to be compared with its source, corrected, checked, and kept in the graph."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graph.database import Database, DatabaseError, open_database
from graph.workspaces.errors import WorkspaceError
from graph.workspaces.records import Delete
from graph.workspaces.shelf import open_workspace
from loaders.reading.records import Mark, Unused
from queries.read.records import Lang
from views.bring_component import Event, beside
from views.i18n import t
from views.language import in_language, language
from views.links import Place, link
from views.markup import show, tag, visible
from views.parts.badges import chip
from views.parts.bring_bodies import ask_bodies
from views.parts.bring_checks import agency_list, check_list, checked, checked_shapes
from views.parts.bring_columns import columns, has_columns
from views.parts.bring_edit import add_form, do, edit, move_by_key, plan_form, said_wrong
from views.parts.bring_input import bring_in, refusal, templates, wait
from views.parts.bring_kept import keep_form, kept_list, workspace_settings, workspace_tools
from views.parts.bring_lists import history_list, remarks, unused_list
from views.parts.bring_preview import PAGE_LINES, component_data, current_marks, page_of_element, unused_now
from views.parts.bring_project import graph_state
from views.parts.bring_state import Desk, draft_desk, drop_draft, others_changed, refused, running, workspace_desk
from views.person import person, person_line, person_note
from views.store import store_or_stop

_TAKING, _PAGE, _TAB = "bring-taking", "bring-page", "bring-tab"


def database() -> Database | None:
    """The database of workspaces, or None with a word on the page."""
    try:
        return open_database()
    except DatabaseError as error:
        st.session_state["bring-wrong"] = str(error)
        return None


def begin_page(db: Database | None, lang: Lang) -> None:
    """Nothing on the desk yet."""
    show(tag("h1", t("page.bring", lang)), tag("p", t("bring.lede", lang), css="pa-lede"))
    with st.container():  # there with and without a word, or the tabs below would jump back to the first
        if name := st.session_state.pop("bring-erased", None):
            show(tag("p", t("bring.erased", lang, name=visible(str(name))), css="pa-bring-done", role="status"))
        refusal(lang)
    if running():
        wait(lang)
        return
    if db and (who := person(db)).shared:
        person_line(db, who, lang)
        person_note(who, lang)
    left, right = st.columns([2, 1], gap="large")
    with left, st.container(key="bring-ways"):
        bring_in(db, lang)
    with right:
        show(tag("h2", t("bring.how", lang), css="pa-side-title"), tag("ol", *(tag("li", t(f"bring.how.{step}", lang)) for step in "1234"), css="pa-bring-how"))
        templates(lang)
    kept_list(db, lang)


def head(desk: Desk, marks: Sequence[Mark], lang: Lang) -> None:
    """What is on the desk, and what can be done with all of it."""
    plan, kept = desk.plan, desk.workspace
    years = plan.period_be or {}
    span = "–".join(str(years[side]) for side in ("start", "end") if side in years)
    show(tag("div", tag("h1", visible(plan.title) or t("bring.untitled", lang)),
             tag("p", chip(t("bring.state.kept" if kept else "bring.state.draft", lang), "pa-basis-official" if kept else "pa-warn"), " ",
                 chip(t("bring.example", lang), "pa-warn") if "แต่งขึ้น" in desk.reading.name or "invented" in desk.reading.name else None, " ",
                 chip(t("bring.years", lang, years=span)) if span else None, " ", tag("span", t("bring.file.of", lang, name=visible(desk.reading.name)), css="pa-note"),
                 join_name(desk), css="pa-chips-line"),
             css="pa-head pa-level-3 pa-long"))
    if st.session_state.get("bring-kept-now") == (kept.id if kept else ""):
        show(tag("p", t("bring.kept.now", lang), css="pa-bring-done", role="status"))
    if kept and desk.db and (by := others_changed(kept, desk.db)):
        show(tag("p", t("bring.others", lang, by=visible(by)), css="pa-bring-wrong", role="alert"))
    if kept and (state := graph_state(lang)):
        show(state)
    with st.container(horizontal=True, key="bring-tools", vertical_alignment="center", gap="small"):
        if not kept and st.button(t("bring.keep", lang), icon=":material/inventory_2:", key="bring-keep-open", type="primary"):
            st.session_state[_TAB] = "keep"
        st.button(t("bring.undo", lang), icon=":material/undo:", key="bring-undo", disabled=not desk.can_undo, on_click=lambda: do(desk.back))
        st.button(t("bring.redo", lang), icon=":material/redo:", key="bring-redo", disabled=not desk.can_redo, on_click=lambda: do(desk.again))
        if st.button(t("bring.add", lang), icon=":material/add:", key="bring-new"):
            st.session_state[_TAKING] = (None, "")
            st.session_state[_TAB] = "edit"
        st.button(t("bring.other" if kept else "bring.drop", lang), icon=":material/close:", key="bring-close", on_click=leave)
        pager(desk, marks, lang)
        workspace_tools(desk, lang)


def join_name(desk: Desk) -> object:
    """The workspace's own name, where the plan is kept."""
    return tag("span", " · ", visible(desk.workspace.name), css="pa-note") if desk.workspace and desk.workspace.name != desk.plan.title else None


def leave() -> None:
    """Clear the desk."""
    drop_draft()
    for name in ("ws", "el"):
        st.query_params.pop(name, None)
    for key in (_TAKING, _PAGE, _TAB, "bring-given", "bring-kept-now"):
        st.session_state.pop(key, None)


def pager(desk: Desk, marks: Sequence[Mark], lang: Lang) -> None:
    """Long files are shown in pages; the element that was chosen decides where it is not on the page."""
    pages = max(1, -(-len(desk.reading.lines) // PAGE_LINES))
    wanted = page_of_element(marks, st.query_params.get("el", ""))
    if st.session_state.get("bring-page-for") != st.query_params.get("el") and wanted is not None:
        st.session_state[_PAGE] = wanted
    st.session_state["bring-page-for"] = st.query_params.get("el")
    if pages > 1:
        st.session_state[_PAGE] = min(st.session_state.get(_PAGE, 0), pages - 1)
        st.selectbox(t("bring.pages.choose", lang), range(pages), key=_PAGE, width=230, label_visibility="collapsed",
                     format_func=lambda each: t("bring.pages.span", lang, first=f"{each * PAGE_LINES + 1:,}", last=f"{min((each + 1) * PAGE_LINES, len(desk.reading.lines)):,}"))


def follow(event: Event, desk: Desk) -> None:
    """What was done in the preview."""
    st.session_state.pop("bring-kept-now", None)
    if event.type == "take":
        st.session_state[_TAKING] = (event.line, event.text)
        st.session_state[_TAB] = "edit"
    elif event.type == "undo":
        do(desk.back)
    elif event.type == "redo":
        do(desk.again)
    elif event.type == "delete":
        do(lambda: desk.take([Delete(id=desk.id_of(event.id))]))
    elif event.type == "select":
        st.session_state.pop(_TAKING, None)
        st.session_state[_TAB] = "edit"
        if event.id:
            st.query_params["el"] = event.id
    else:
        move_by_key(desk, event.id, event.type)
    st.rerun()


def panel(desk: Desk, db: Database | None, marks: Sequence[Mark], unused: Sequence[Unused], lang: Lang) -> None:
    """Beside the preview: correct, check, unused lines, columns, keep."""
    found = checked(desk)
    open_lines = sum(each.why in {"", "deleted"} for each in unused)
    tabs = {"edit": t("bring.tab.edit", lang), "check": t("bring.tab.check", lang, count=str(len(found))), "unused": t("bring.tab.unused", lang, count=f"{open_lines:,}")}
    tabs |= {"columns": t("bring.tab.columns", lang)} if has_columns(desk.reading) else {}
    tabs |= {"settings": t("bring.tab.settings", lang)} if desk.workspace else {"keep": t("bring.tab.keep", lang)}
    if st.session_state.get(_TAB) not in tabs:
        st.session_state[_TAB] = "edit"
    tab = st.segmented_control(t("bring.tab", lang), list(tabs), key=_TAB, format_func=tabs.__getitem__, label_visibility="collapsed", required=True)
    with st.container(key="bring-panel"):
        match tab:
            case "check":
                said_wrong(lang)
                ask_bodies(desk, agency_list(), lang)
                check_list(desk, (*found, *checked_shapes(desk, lang)), lang)
                if notes := remarks(desk.reading, lang):
                    show(tag("h4", t("bring.check.remarks", lang)), notes)
            case "unused":
                asked = unused_list(desk.reading, unused, lang)
                if asked is not None:
                    st.session_state[_TAKING] = (asked, desk.reading.lines[asked].text.replace("\t", " "))
                    st.session_state["bring-tab-next"] = "edit"
                    st.rerun()
            case "columns":
                if desk.steps and not desk.workspace:
                    show(tag("p", t("bring.corrections.lost", lang, count=str(len(desk.steps))), css="pa-bring-wrong"))
                columns(desk.reading, db, lang, fixed=desk.workspace is not None)
            case "keep":
                show(tag("h3", t("bring.keep", lang)), tag("p", t("bring.keep.what", lang), css="pa-note"))
                keep_form(desk, db, lang)
            case "settings":
                workspace_settings(desk, lang)
                show(tag("h4", t("bring.history", lang)), history_list(desk.steps, desk.plan, lang) if desk.steps else tag("p", t("bring.history.none", lang), css="pa-note"))
            case _:
                correcting(desk, marks, lang)


def correcting(desk: Desk, marks: Sequence[Mark], lang: Lang) -> None:
    """A new element being added, the chosen one, or the plan itself."""
    taking = st.session_state.get(_TAKING)
    if taking is not None:
        line, text = taking
        if add_form(desk, marks, line, text, lang):
            st.session_state.pop(_TAKING, None)
            st.rerun()
        return
    if id_ := st.query_params.get("el", ""):
        edit(desk, id_, lang)
        return
    show(tag("div", tag("p", t("bring.hint", lang)), tag("p", t("bring.hint.more", lang), css="pa-note"), css="pa-hint"))
    with st.expander(t("bring.plan.edit", lang)):
        plan_form(desk, lang)


def desk_page(desk: Desk, db: Database | None, lang: Lang) -> None:
    """A plan on the desk."""
    marks = desk.once("marks", lambda: current_marks(desk.reading, desk.plan, desk.steps))
    unused = desk.once("unused", lambda: unused_now(desk.reading, marks))
    if following := st.session_state.pop("bring-tab-next", None):
        st.session_state[_TAB] = following
    head(desk, marks, lang)
    with st.container(key="bring-row"):
        left, right = st.columns([2.35, 1], gap="medium")
        with left:
            data = component_data(desk.reading, desk.plan, marks, unused, lang, chosen=st.query_params.get("el", ""), page=st.session_state.get(_PAGE, 0))
            event = beside(data, key="bring-beside")
        with right, st.container(key="bring-side"):
            if event:
                follow(event, desk)
            panel(desk, db, marks, unused, lang)


def missing(error: Exception, lang: Lang) -> None:
    """An address of a workspace that is not there."""
    show(tag("div", tag("h1", t("bring.missing", lang)), tag("p", in_language(error, lang)), tag("p", link(Place("bring"), lang, t("page.bring", lang), css="pa-button")),
             css="pa-empty"))


def main() -> None:
    """The page."""
    lang = language()
    store_or_stop(lang)  # what is kept goes into a graph
    db = database()
    asked = st.query_params.get("ws")
    if not asked:
        desk = draft_desk() if not running() else None
        desk_page(desk, db, lang) if desk else begin_page(db, lang)
        return
    if db is None:
        missing(ValueError(st.session_state.pop("bring-wrong", "")), lang)
        return
    try:
        kept = open_workspace(db, asked)
        found = workspace_desk(db, kept)
    except (WorkspaceError, DatabaseError) as error:
        missing(error, lang)
        return
    if found:
        desk_page(found, db, lang)
        return
    if refused():
        refusal(lang)
        kept_list(db, lang)
    wait(lang)


main()
