"""The query of this visitor: begun, followed with the seconds it has taken, stopped by a button."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from queries.engines import engine
from queries.read.records import Lang
from queries.safe.limits import limits
from views.i18n import t
from views.markup import show, tag
from views.parts.sparql_answer import Job

__all__ = ["client", "job_for", "progress"]

_JOB = "sparql-job"
QUICK = 0.3
"""Seconds that the page waits for an answer before it shows progress: most queries take less."""
STOPPING = 0.5
EVERY = 0.25


def client() -> str:
    """Who asks, for sharing fairly: one visit is one client."""
    name: str = st.session_state.setdefault("sparql-client", f"page {uuid4().hex}")
    return name


def job_for(text: str, *, anew: bool = False) -> Job:
    """The job for a query, begun if it is not the one in hand; the former one is stopped, for nobody waits for it."""
    job: Job | None = st.session_state.get(_JOB)
    if job is None or job.text != text or anew:
        if job is not None:
            job.cancel()
        job = st.session_state[_JOB] = Job(engine(), text, client())
        job.wait(QUICK)
    return job


@st.fragment(run_every=EVERY)
def progress(lang: Lang) -> None:
    """Seconds so far and a button that stops the query; draws the page anew when there is an answer."""
    job: Job | None = st.session_state.get(_JOB)
    if job is None or job.answer is not None:
        st.rerun()
    limit = limits().seconds
    with st.container(horizontal=True, vertical_alignment="center", key="sparql-progress"):
        stop = st.button(t("sparql.cancel", lang), key="sparql-cancel")
        show(tag("p", t("sparql.running", lang, seconds=f"{job.elapsed:.1f}", limit=f"{limit:g}"), css="pa-running", role="status"))
    st.progress(min(1.0, job.elapsed / limit))
    if stop:
        job.cancel()
        job.wait(STOPPING)
        st.rerun()
