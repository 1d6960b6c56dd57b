"""The review desk: elements of a user's plan left, candidates with evidence right; decided by buttons or keys, every decision an event."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from graph.database import Database, DatabaseError, open_database
from graph.engine import GraphStore
from graph.people import Person
from graph.workspaces.errors import WorkspaceError
from graph.workspaces.records import Summary, Workspace
from graph.workspaces.shelf import all_workspaces, open_workspace
from queries.read.plans import plans
from queries.read.records import Lang
from review.desk import candidate
from views.i18n import t
from views.keys_component import pressed
from views.language import in_language, language
from views.links import Place, graph_under, link
from views.markup import show, tag
from views.navigation import go
from views.parts.desk_candidates import candidate_card, chosen_element, levels
from views.parts.desk_decide import actions, decide, details, history, radar
from views.parts.desk_incoming import incoming_button
from views.parts.desk_rows import neighbour, row_list, rows_shown, states_bar
from views.parts.desk_state import Table, forget, shown, table, to_judge, told
from views.parts.desk_tools import agreement_block, approval_block, bulk_button, rules_block, stale_block, suggest_button, take_back, watch
from views.person import person, person_line, person_note
from views.store import ask, store_or_stop

_ACTS = {"a": "main", "s": "secondary", "r": "reject", "u": "unsure", "p": "approve", "0": "nothing"}
_MOVES = {"j": "candidate+", "ArrowDown": "candidate+", "k": "candidate-", "ArrowUp": "candidate-", "n": "row+", "b": "row-", "ArrowRight": "tier+", "l": "tier+", "ArrowLeft": "tier-",
          "h": "tier-", "z": "undo"}


def empty(lang: Lang, title: str, what: str) -> None:
    """Nothing to decide on, and where to begin."""
    show(tag("div", tag("h1", title), tag("p", what), tag("p", link(Place("bring"), lang, t("desk.bring", lang), css="pa-button")), css="pa-empty"))


def chooser(every: tuple[Summary, ...], lang: Lang) -> str:
    """The workspace of the address; the latest where it names none."""
    ids = [one.id for one in every]
    asked = st.query_params.get("ws", "")
    current = asked or ids[0]
    if current not in ids:
        return current
    names = {one.id: one.name for one in every}
    if st.session_state.get("desk-ws-asked") != current:
        st.session_state["desk-ws"] = current
    picked: str = st.selectbox(t("desk.choose", lang), ids, key="desk-ws", format_func=names.__getitem__, label_visibility="collapsed")
    st.session_state["desk-ws-asked"] = picked
    if picked != current:
        go(Place("desk", (("ws", picked),)), lang)
    return picked


def head(db: Database, who: Person, every: tuple[Summary, ...], lang: Lang) -> str:
    """Title, workspace, person."""
    left, middle, right = st.columns([3, 4, 2], vertical_alignment="center")
    with left:
        show(tag("h1", t("page.desk", lang), title=t("desk.lede", lang)))
    with middle:
        chosen = chooser(every, lang)
    with right:
        person_line(db, who, lang)
    person_note(who, lang)
    return chosen


def tools(here: Table) -> None:
    """What is done with the whole plan."""
    lang = here.lang
    watch(here)
    with st.container(horizontal=True, key="desk-tools", vertical_alignment="center", gap="small"):
        suggest_button(here)
        bulk_button(here, rows_shown(here))
        incoming_button(here)
        if st.button(f"{t('desk.undo', lang)} · Z", icon=":material/undo:", key="desk-undo", disabled=not here.who.decides):
            back(here)
        ws = here.workspace.id
        show(tag("p", link(Place("bring", (("ws", ws),)), lang, t("desk.correct", lang)), " · ", link(Place("plans", (("id", ws),)), lang, t("desk.look.plan", lang)), " · ",
                 link(graph_under(ws), lang, t("desk.look", lang)), " · ", link(Place("coverage", (("plan", ws),)), lang, t("desk.look.coverage", lang)), css="pa-actions"))
    told()


def back(here: Table) -> NoReturn:
    """Undo, and go where the undone decision was."""
    place = take_back(here)
    if place:
        go(place, here.lang)
    st.rerun()


def keys(here: Table) -> None:
    """Act on a key, then move on to what is to be decided next."""
    key = pressed([*_ACTS, *_MOVES], "desk-keys")
    if key is None:
        return
    if key in _ACTS:
        if key != "p" or here.who.role == "approver":
            act_on(here, _ACTS[key])
    elif _MOVES[key] == "undo":
        back(here)
    else:
        move(here, _MOVES[key])


def onward(here: Table) -> None:
    """After a decision: the same level if it is still open, else the next open level, else the next element; stay where nothing is left."""
    forget()
    after = table(here.store, here.db, here.workspace, here.who, here.lang)
    row = after.desk.row(here.row.id) if here.row else None
    if row is None:
        st.rerun()
    tiers = list(row.slots)
    at = tiers.index(here.tier)
    for tier in (*tiers[at:], *tiers[:at]):
        slot = row.slots[tier]
        if not slot.closed and any(to_judge(one, here.who) for one in slot.candidates):
            go(here.place(row.id, tier), here.lang)
    following = neighbour(after, rows_shown(after), 1)
    go(here.place(following.id) if following else here.place(row.id, here.tier), here.lang)


def move(here: Table, where: str) -> None:
    """To a neighbouring candidate, level or element."""
    kind, step = where[:-1], 1 if where.endswith("+") else -1
    row, slot = here.row, here.slot
    if row is None or slot is None:
        return
    if kind == "row":
        found = neighbour(here, rows_shown(here), step) or neighbour(here, rows_shown(here), step, open_only=False)
        if found:
            go(here.place(found.id), here.lang)
    elif kind == "tier":
        tiers = list(row.slots)
        go(here.place(row.id, tiers[(tiers.index(here.tier) + step) % len(tiers)]), here.lang)
    elif slot.candidates:
        ids = [one.ref.id for one in slot.candidates]
        at = ids.index(here.candidate.ref.id) if here.candidate and here.candidate.ref.id in ids else 0
        go(here.place(row.id, here.tier, ids[(at + step) % len(ids)]), here.lang)


def pick(here: Table) -> None:
    """Any other element of the level, by name."""
    row, slot, lang = here.row, here.slot, here.lang
    if row is None or slot is None:
        return
    there = {one.ref.id for one in slot.candidates}
    refs = {ref.id: ref for ref in here.upper.of_tier(here.tier) if ref.id not in there and ref.verified}
    chosen = st.selectbox(t("desk.pick", lang), list(refs), index=None, placeholder=t("desk.pick.hint", lang), key=f"desk-pick-{row.id}-{here.tier}",
                          format_func=lambda id_: " ".join(part for part in (refs[id_].number, refs[id_].label.text(lang)) if part))
    if chosen:
        go(here.place(row.id, here.tier, chosen), lang)


def right_side(here: Table) -> None:
    """The chosen element and what is decided on it."""
    row, slot, lang = here.row, here.slot, here.lang
    if row is None or slot is None:
        return
    plan = next((one.ref.label.short(lang) for one in ask(plans, here.store) if one.ref.id == slot.rule.plan), None) or slot.rule.plan
    nothing = slot.nothing is not None and slot.nothing.mark == "nothing-aligns"
    show(chosen_element(here), levels(here))
    if nothing:
        show(tag("p", t("desk.slot.nothing", lang, plan=plan), css="pa-remark"))
    elif not slot.candidates and here.candidate is None:
        show(tag("p", t("desk.slot.none" if any(state.suggestions for state in here.states.values()) else "desk.slot.before", lang), css="pa-note"))
    candidates(here)
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        pick(here)
    with right:
        if st.button(f"{t('desk.nothing', lang, plan=plan)} · 0", key="desk-do-nothing", disabled=not here.who.decides or nothing, width="stretch"):
            act_on(here, "nothing")


def candidates(here: Table) -> None:
    """The candidates of the chosen level; buttons and details stand under the chosen one."""
    one, found = here.candidate, here.slot.candidates if here.slot else ()
    for each in found if one is None or one in found else (one, *found):
        show(candidate_card(here, each))
        if one is None or each.ref.id != one.ref.id:
            continue
        if act := actions(here):
            act_on(here, act)
        radar(here)
        if details(here) or history(here):
            st.rerun()


def act_on(here: Table, act: str) -> NoReturn:
    """Decide, and draw the page anew: at what is next, or where it was refused."""
    if decide(here, act):
        onward(here)
    st.rerun()


def by_hand(here: Table) -> Table:
    """The desk with the candidate of the address, if that is one nobody suggested."""
    asked = st.query_params.get("cand", "")
    if here.row is None or here.slot is None or not asked or any(one.ref.id == asked for one in here.slot.candidates) or here.upper.tiers.get(asked) != here.tier:
        return here
    return Table(here.store, here.db, here.workspace, here.states, here.desk, here.upper, here.who, here.lang, here.row, here.tier,
                 candidate(here.workspace.id, here.row.id, asked, here.upper))


def body(store: GraphStore, db: Database, who: Person, workspace: Workspace, lang: Lang) -> None:
    """The desk of one workspace."""
    here = by_hand(table(store, db, workspace, who, lang))
    keys(here)
    tools(here)
    if not here.desk.rows:
        empty(lang, t("desk.empty", lang), t("desk.empty.what", lang))
        return
    stale_block(here)
    states_bar(here)
    approval_block(here)
    left, right = st.columns([3, 7], gap="medium")
    with left:
        row_list(here, rows_shown(here))
        show(keyboard(lang))
    with right, st.container(key="desk-right"):
        right_side(here)
        rules_block(here)
        agreement_block(here)
    shown(here)


def keyboard(lang: Lang) -> object:
    """What the keys do."""
    lines = (("A", "desk.main"), ("S", "desk.secondary"), ("R", "desk.reject"), ("U", "desk.unsure"), ("P", "desk.approve"), ("Z", "desk.undo"), ("J K", "desk.keys.candidates"),
             ("H L", "desk.keys.slots"), ("B N", "desk.keys.rows"))
    return tag("details", tag("summary", t("desk.keys", lang)), tag("dl", *(tag("div", tag("dt", *(tag("kbd", key) for key in keys_.split())), tag("dd", t(words, lang))) for keys_, words in lines)),
               css="pa-desk-keys")


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    try:
        db = open_database()
        every = all_workspaces(db)
        if not every:
            empty(lang, t("desk.none", lang), t("desk.none.what", lang))
            return
        who = person(db)
        asked = head(db, who, every, lang)
        body(store, db, who, open_workspace(db, asked), lang)
    except WorkspaceError as error:
        empty(lang, t("desk.missing", lang), in_language(error, lang))
    except DatabaseError as error:
        show(tag("div", tag("p", in_language(error, lang)), css="pa-empty"))


main()
