"""Above and below the desk: suggestions for the whole plan with progress and stop, many decisions at once, rules still broken, agreement of reviewers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from graph.database import DatabaseError
from graph.decisions.agreement import agreements
from graph.decisions.log import append
from graph.decisions.refusals import LogError
from graph.decisions.stale import reports
from graph.projection import request_projection
from graph.workspaces.shelf import history
from review.acts import last_act, undo
from review.book import Book
from review.bulk import BULKS, Bulk, preview, waiting
from review.job import SuggestJob, job_of, start
from review.records import Row
from review.run import Run, run
from review.stale import changed
from search.suggest.levels import RULES
from search.suggest.records import SUGGEST_BANDS, Progress, SuggestBand, Tier
from views.failure import sentence
from views.i18n import t
from views.language import in_language
from views.links import Place, link
from views.markup import show, tag
from views.parts.desk_state import Table, book_of, flash, write

__all__ = ["agreement_block", "approval_block", "bulk_button", "rules_block", "stale_block", "suggest_button", "take_back", "watch"]

_WATCHED = "desk-run-watched"
_SHOWN, _RULES = 12, 8
EVERY = 0.5


def suggest_button(here: Table) -> None:
    """Begin a run over the plan."""
    lang = here.lang
    again = any(state.suggestions for state in here.states.values())
    job = job_of(here.workspace.id)
    busy = job is not None and job.running
    if st.button(t("desk.suggest.again" if again else "desk.suggest", lang), icon=":material/auto_awesome:", key="desk-suggest", type="secondary" if again else "primary",
                 help=t("desk.suggest.help", lang), disabled=busy or not here.desk.rows or not here.who.works) and here.who.works:
        st.session_state[_WATCHED] = begin(here)
        st.rerun()


def begin(here: Table) -> SuggestJob:
    """A run in the background, of this workspace as it is now."""
    book: Book = book_of(here.db.name, here.workspace.id, here.db)
    store, db, workspace = here.store, here.db, here.workspace

    def work(progress: Progress, cancel: Callable[[], bool]) -> Run:
        done = run(store, db, workspace, book.states(), progress=progress, cancel=cancel)
        request_projection()
        return done

    return start(workspace.id, work)


def watch(here: Table) -> None:
    """Progress of a run that goes on, or what came of it, once."""
    job = job_of(here.workspace.id)
    if job is None:
        return
    if job.running:
        st.session_state[_WATCHED] = job
        _progress(here)
    elif st.session_state.pop(_WATCHED, None) is job:  # told once, to whoever waited for it
        lang = here.lang
        if job.stopped:
            flash("done", t("desk.suggest.stopped", lang))
        elif job.error is not None:
            flash("error", t("desk.suggest.failed", lang, why=sentence(job.error, lang)))
        elif job.result is not None:
            flash("done", t("desk.suggest.done", lang, items=f"{job.result.items:,}", proposals=f"{job.result.proposals:,}", written=f"{job.result.written:,}", stated=f"{job.result.stated:,}"))


@st.fragment(run_every=EVERY)
def _progress(here: Table) -> None:
    """How far the run is, with a button that stops it."""
    job = job_of(here.workspace.id)
    if job is None or not job.running:
        st.rerun()
    lang = here.lang
    words = t("desk.suggest.running", lang, done=f"{job.done:,}", all=f"{job.total:,}") if job.total else t("desk.suggest.preparing", lang)
    with st.container(horizontal=True, vertical_alignment="center", key="desk-run"):
        if st.button(t("desk.suggest.stop", lang), key="desk-stop", icon=":material/stop_circle:", disabled=not here.who.works) and here.who.works:
            job.stop()
        st.progress(job.done / job.total if job.total else 0.0, text=words)


def take_back(here: Table) -> Place | None:
    """Undo the person's latest decision, whichever matter it was on; where that stands, or None if there was nothing to undo."""
    found = last_act(here.states.values(), here.who.name)
    if found is None:
        flash("error", t("desk.nothing.undo", here.lang))
        return None
    state, event = found
    if not write(here, [undo(here.who, state, event)], t("desk.undone", here.lang)):
        return None
    upper = state.matter.object or ""
    return here.place(state.matter.subject, here.upper.tiers.get(upper, here.tier), upper)


def bulk_button(here: Table, rows: Sequence[Row]) -> None:
    """Many decisions at once, seen before they are made."""
    if st.button(t("desk.bulk", here.lang), icon=":material/done_all:", key="desk-bulk", disabled=not here.who.decides or not rows):
        _bulk(here, rows)


def _bulk(here: Table, rows: Sequence[Row]) -> None:
    lang = here.lang

    @st.dialog(t("desk.bulk", lang), width="large")
    def ask() -> None:
        acts = [act for act in BULKS if act != "approve" or here.who.role == "approver"]
        act: Bulk = st.radio(t("desk.bulk.act", lang), acts, format_func=lambda one: t(f"desk.bulk.{one}", lang), key="desk-bulk-act")
        tiers: list[Tier] = st.multiselect(t("desk.bulk.tiers", lang), list(RULES), default=list(RULES) if act == "approve" else [here.tier],
                                           format_func=lambda one: RULES[one].label.text(lang) or one, key=f"desk-bulk-tiers-{act}")
        band: SuggestBand = "high"
        if act in {"accept-best", "reject-weak"}:
            band = st.segmented_control(t("desk.bulk.band", lang), SUGGEST_BANDS, default="high", required=True, format_func=lambda one: t(f"desk.band.{one}", lang), key="desk-bulk-band")
        st.caption(t("desk.bulk.rows", lang, count=f"{len(rows):,}"))
        found = preview(here.who, rows, act, here.states, tiers=tiers, band=band)
        if not found.drafts:
            show(tag("p", t("desk.bulk.none", lang), css="pa-empty"))
            return
        lines = [tag("li", row.wording, " → ", tag("b", candidate.wording if candidate else "∅")) for row, candidate in found.lines[:_SHOWN]]
        more = len(found.lines) - _SHOWN
        show(tag("p", tag("strong", t("desk.bulk.preview", lang, count=f"{len(found.drafts):,}", skipped=f"{len(found.skipped):,}"))), tag("ol", *lines, css="pa-findings"),
             tag("p", t("desk.bulk.more", lang, count=f"{more:,}"), css="pa-note") if more > 0 else None)
        if st.button(t("desk.bulk.do", lang, count=f"{len(found.drafts):,}"), type="primary", key="desk-bulk-do"):
            write(here, found.drafts, t("desk.bulk.done", lang, count=f"{len(found.drafts):,}"))
            st.rerun()

    ask()


def approval_block(here: Table) -> None:
    """What was accepted and waits for approval: only what is approved goes into the section, so nobody leaves with an empty one unawares."""
    lang = here.lang
    ready, held = waiting(here.desk.rows)
    if not ready + held:
        return
    approves = here.who.role == "approver"
    with st.container(horizontal=True, vertical_alignment="center", key="desk-waiting"):
        show(tag("p", t("desk.waiting" if approves else "desk.waiting.others", lang, count=f"{ready:,}") if ready else None, " " if ready and held else None,
                 t("desk.waiting.held", lang, count=f"{held:,}") if held else None, role="status"))
        if approves and ready and st.button(t("desk.waiting.do", lang), icon=":material/verified:", key="desk-waiting-do"):
            st.session_state["desk-bulk-act"] = "approve"
            _bulk(here, here.desk.rows)


def rules_block(here: Table) -> None:
    """What the decisions so far leave to be put right; those of the chosen element first."""
    lang, mine = here.lang, here.row.id if here.row else ""
    found = sorted(here.desk.breaches, key=lambda one: one.subject != mine)
    with st.expander(t("desk.rules", lang, count=str(len(found))) if found else t("desk.rules.none", lang), icon=":material/rule:", expanded=any(one.subject == mine for one in found)):
        lines = [tag("li", one.th if lang == "th" else one.en, " ", link(here.place(one.subject), lang, "→", data_stay="1"), css=f"pa-desk-{one.severity}") for one in found[:_RULES]]
        show(tag("ul", *lines, css="pa-findings") if lines else tag("p", t("desk.rules.none", lang), css="pa-note"),
             tag("p", t("desk.bulk.more", lang, count=str(len(found) - _RULES)), css="pa-note") if len(found) > _RULES else None,
             tag("p", t("desk.orphans", lang, count=str(len(here.desk.orphans))), css="pa-remark") if here.desk.orphans else None)


def stale_block(here: Table) -> None:
    """Decisions whose wordings changed since, with old and new wording; a press puts them on the list for review."""
    lang = here.lang
    if not changed(here.desk, here.states, here.upper):
        return
    found = changed(here.desk, here.states, here.upper, history(here.db, here.workspace.id))  # now with the words that corrections remember
    with st.container(border=True, key="desk-stale"):
        show(tag("p", tag("strong", t("desk.stale", lang, count=f"{len(found):,}"))), tag("ul", *(tag("li", one.sentence[0 if lang == "th" else 1]) for one in found[:_RULES]), css="pa-findings"))
        if st.button(t("desk.stale.do", lang), key="desk-stale-do", icon=":material/rule:", disabled=not here.who.works) and here.who.works:
            try:
                append(here.db, reports(found, here.states))
            except (LogError, DatabaseError) as error:
                flash("error", in_language(error, lang))
            request_projection()
            st.rerun()


def agreement_block(here: Table) -> None:
    """How far reviewers agree, with the number of cases."""
    lang = here.lang
    found = agreements(here.states.values())
    with st.expander(t("desk.agreement", lang), icon=":material/group:"):
        if not found:
            show(tag("p", t("desk.agreement.none", lang), css="pa-note"))
        for one in found:
            kappa = t("desk.agreement.kappa", lang, kappa=f"{one.kappa:.2f}") if one.kappa is not None else None
            show(tag("p", tag("b", f"{one.first} – {one.second}"), " ", kappa, " ", tag("span", one.note[0 if lang == "th" else 1], css="pa-note")))
