"""How a plan comes onto the desk: a dropped file, pasted text, a sample, a template to fill; and the wait while it is read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import streamlit as st

from graph.database import Database, DatabaseError
from graph.workspaces.columns import agencies
from loaders.any_file import SUFFIXES
from loaders.calendar import BUDDHIST_ERA
from loaders.problems import DataError, Problem
from loaders.standards import SUFFIXES as STANDARD_SUFFIXES
from queries.read.records import Lang
from views.i18n import t
from views.markup import show, tag
from views.parts.bring_state import begin, finish, refused, running, set_refused, stop, the_agency

__all__ = ["KINDS", "MOST_BYTES", "bring_in", "refusal", "templates", "wait"]

STANDARDS = tuple(suffix[1:] for suffix in STANDARD_SUFFIXES)
_SAID = {".docm", ".xlsm", ".htm", ".text", ".tsv"}
KINDS = (*(suffix[1:] for kind in ("document", "table", "text") for suffix in SUFFIXES[kind] if suffix not in _SAID), "stratml", "ttl", "jsonld", "rdf")
"""Kinds of files the page names; others are told apart by their content."""
MOST_BYTES = 20 * 1024 * 1024
LONGEST = 400_000
"""Characters of pasted text: some 130 pages; more is better brought as a file."""
AT_ONCE = 4.0
"""Seconds a page waits for a file before it shows how far the reading is."""
_SAMPLE = Path(__file__).with_name("bring_sample.txt")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def bring_in(db: Database | None, lang: Lang) -> None:
    """The three ways in."""
    file, paste = st.tabs([t("bring.way.file", lang), t("bring.way.paste", lang)])
    with file, st.container(key=f"bring-drop-{lang}"):
        given = st.file_uploader(t("bring.file", lang), type=list(dict.fromkeys([suffix[1:] for kind in SUFFIXES.values() for suffix in kind] + list(STANDARDS))), key="bring-file", max_upload_size=MOST_BYTES // 1024 // 1024, label_visibility="collapsed")
        show(tag("p", t("bring.file.kinds", lang, kinds=" · ".join(f".{kind}" for kind in KINDS), size=str(MOST_BYTES // 1024 // 1024)), css="pa-note"))
        if given is not None and st.session_state.get("bring-given") != given.file_id:
            st.session_state["bring-given"] = given.file_id
            start(given.getvalue(), given.name, db)
        _agency(db, lang)
    with paste, st.form("bring-paste", border=False):
        text = st.text_area(t("bring.paste", lang), height=220, max_chars=LONGEST, placeholder=t("bring.paste.hint", lang), key="bring-text")
        if st.form_submit_button(t("bring.paste.go", lang), type="primary"):
            start((text or "").encode("utf-8", "replace"), t("bring.paste.name", lang), db)
    with st.container(key="bring-sample", horizontal=True, vertical_alignment="center"):
        show(tag("p", t("bring.sample.what", lang)))
        if st.button(t("bring.sample", lang), key="bring-sample-go"):
            start(_SAMPLE.read_bytes(), t("bring.sample.name", lang), db)


def _agency(db: Database | None, lang: Lang) -> None:
    """Whose tables are brought: the columns that were checked for this body hold for its next table. Where only one is known, it is meant."""
    known = _known(db)
    before = the_agency() if "bring-agency" in st.session_state else known[0] if len(known) == 1 else ""
    options = list(dict.fromkeys(("", *known, before)))
    said = st.selectbox(t("bring.agency.for", lang), options, index=options.index(before), format_func=lambda each: each or t("bring.agency.any", lang), accept_new_options=True,
                        help=t("bring.agency.why", lang), key="bring-for-agency")
    st.session_state["bring-agency"] = said or ""


def _known(db: Database | None) -> tuple[str, ...]:
    if db is None:
        return ()
    try:
        return agencies(db)
    except DatabaseError:
        return ()


def start(data: bytes, name: str, db: Database | None) -> None:
    """Begin with a file, or say at once why not."""
    if not data.strip():
        set_refused(DataError([Problem(name, 0, "ไม่มีข้อความหรือข้อมูลให้อ่าน: วางข้อความของแผน หรือเลือกไฟล์ที่มีเนื้อหา", "there is nothing to read: paste the text of a plan, or choose a file with content", "file-empty")]))
    elif len(data) > MOST_BYTES:
        set_refused(DataError([Problem(name, 0, f"ไฟล์ใหญ่ {len(data) / 1048576:,.1f} MB เกิน {MOST_BYTES // 1048576} MB: ลบรูปภาพ หรือแยกเป็นหลายไฟล์",
                                       f"the file has {len(data) / 1048576:,.1f} MB, more than {MOST_BYTES // 1048576} MB: remove pictures or split it", "file-too-large")]))
    else:
        begin(data, name, db)
    st.rerun()


def wait(lang: Lang) -> None:
    """While a file is read: first quietly, then with its stage and a way to stop; draws the page anew at the end."""
    found = running()
    if found is None:
        return
    if found.job.seconds < AT_ONCE:
        with st.spinner(t("bring.reading", lang, name=found.job.name)):
            done = found.job.done(AT_ONCE)
        if done:
            finish()
            st.rerun()
    _progress(lang)


@st.fragment(run_every=0.7)
def _progress(lang: Lang) -> None:
    found = running()
    if found is None or found.job.done():
        finish()
        st.rerun()
    stage = found.job.stage
    with st.container(key="bring-wait"):
        show(tag("div", tag("h2", t("bring.reading", lang, name=found.job.name)), tag("p", t(f"bring.stage.{stage}", lang)),
                 tag("p", t("bring.seconds", lang, seconds=f"{found.job.seconds:.0f}"), css="pa-note"), role="status"))
        st.progress({"open": 0.2, "understand": 0.55, "mark": 0.85}[stage])
        if st.button(t("bring.stop", lang), key="bring-stop"):
            stop()
            st.session_state.pop("bring-given", None)
            st.rerun()


def refusal(lang: Lang) -> None:
    """Why the last file could not be read, and what to do."""
    error = refused()
    if error is None:
        return
    lines = [tag("p", tag("strong", problem.file or ""), " ", problem.th if lang == "th" else problem.en) for problem in error.problems[:5]]
    show(tag("div", tag("h2", t("bring.refused", lang)), *lines, css="pa-bring-refused", role="alert"))


def templates(lang: Lang) -> None:
    """Forms that are read without a question once they are filled."""
    show(tag("h2", t("bring.template", lang), css="pa-side-title"), tag("p", t("bring.template.what", lang), css="pa-note"))
    first = datetime.now().year + BUDDHIST_ERA  # noqa: DTZ005 - the year where the person is
    with st.container(horizontal=True, key="bring-templates"):
        st.download_button(t("bring.template.table", lang), lambda: _workbook((first, first + 4)), file_name="plan-template.xlsx", mime=_XLSX, on_click="ignore", key="bring-template-xlsx")
        st.download_button(t("bring.template.word", lang), _word, file_name="plan-template.docx", on_click="ignore", key="bring-template-docx",
                           mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def _workbook(years: tuple[int, int]) -> bytes:
    from exports.template import make  # noqa: PLC0415 - made when it is asked for

    return make(years)


def _word() -> bytes:
    from exports.template_word import make  # noqa: PLC0415

    return make()
