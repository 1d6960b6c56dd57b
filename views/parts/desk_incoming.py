"""Decisions of a file onto the desk: what would be written, in whose name, what is here already and what is left out, before anything is written."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import streamlit as st

from exports.sssom_into_log import Incoming, bring_in, incoming
from graph.database import DatabaseError
from graph.decisions.records import Draft
from graph.decisions.refusals import LogError
from graph.decisions.words import STATUSES, deed_of
from graph.projection import request_projection
from graph.store import StoreError
from loaders.problems import DataError
from queries.read.records import Lang
from views.i18n import t
from views.language import in_language
from views.markup import Markup, show, tag
from views.parts.desk_state import Table, flash

__all__ = ["incoming_button"]

_SEEN, _OPEN = "desk-incoming-seen", "desk-incoming-open"
_SHOWN = 12
_MOST_MB = 20


def incoming_button(here: Table) -> None:
    """Bring decisions in, for those who may decide."""
    if st.button(t("desk.incoming", here.lang), icon=":material/move_to_inbox:", key="desk-incoming", help=t("desk.incoming.help", here.lang), disabled=not here.who.decides) and here.who.decides:
        st.session_state.pop(_SEEN, None)
        st.session_state[_OPEN] = here.workspace.id
    if st.session_state.get(_OPEN) == here.workspace.id:
        _dialog(here)


def _close() -> None:
    for key in (_OPEN, _SEEN):
        st.session_state.pop(key, None)


def _dialog(here: Table) -> None:
    lang = here.lang

    @st.dialog(t("desk.incoming", lang), width="large", on_dismiss=_close)
    def ask() -> None:
        show(tag("p", t("desk.incoming.what", lang), css="pa-note"))
        given = st.file_uploader(t("desk.incoming.file", lang), type=["tsv"], key="desk-incoming-file", max_upload_size=_MOST_MB)
        if given is None:
            return
        found = _seen(here, given.getvalue(), given.name)
        if found is None:
            return
        show(*_preview(found, here))
        count = f"{len(found.arrival.drafts):,}"
        if found.arrival.drafts and st.button(t("desk.incoming.do", lang, count=count), type="primary", key="desk-incoming-do"):
            _write(here, found, count)
            st.rerun()

    ask()


def _seen(here: Table, data: bytes, name: str) -> Incoming | None:
    """What was read of the file when it was first shown: that is written, or refused where somebody has decided since."""
    key = (here.workspace.id, sha256(data).hexdigest())
    held = st.session_state.get(_SEEN)
    if held is not None and held[0] == key:
        kept: Incoming = held[1]
        return kept
    try:
        found = incoming(here.store, here.workspace, here.states, here.who, data, name)
    except DataError as error:
        show(tag("div", *(tag("p", problem.text(here.lang)) for problem in error.problems[:_SHOWN]), css="pa-bring-wrong", role="alert"))
        return None
    except StoreError as error:
        show(tag("p", in_language(error, here.lang), css="pa-bring-wrong", role="alert"))
        return None
    st.session_state[_SEEN] = (key, found)
    return found


def _preview(found: Incoming, here: Table) -> tuple[Markup | None, ...]:
    lang, side = here.lang, 0 if here.lang == "th" else 1
    arrival = found.arrival
    left = [one for one in arrival.left if one.reason != "there"]
    after = Counter(state.status for state in arrival.after.values())
    return (
        tag("p", tag("strong", t("desk.incoming.preview", lang, count=f"{len(arrival.drafts):,}", there=f"{arrival.there:,}", left=f"{len(left):,}"))),
        tag("p", t("desk.incoming.from", lang, file=found.file, hash=found.sha256[:12], who=here.who.name), css="pa-note"),
        _list("ol", [_line(draft, here) for draft in arrival.drafts], lang),
        tag("p", t("desk.incoming.after", lang), " ", ", ".join(f"{STATUSES[status][side]} {count:,}" for status, count in sorted(after.items()))) if after else None,
        tag("h4", t("desk.incoming.left", lang)) if left or found.problems else None,
        _list("ul", [*(tag("li", tag("b", _named(one.what, here)), " ", one.th if lang == "th" else one.en, tag("small", f" ({t('desk.incoming.line', lang, line=str(one.line))})") if one.line else None)
                       for one in left), *(tag("li", problem.text(lang)) for problem in found.problems)], lang),
        tag("p", t("desk.incoming.nothing", lang), css="pa-note") if not arrival.drafts and not left else None,
    )


def _list(kind: str, items: list[Markup], lang: Lang) -> Markup | None:
    if not items:
        return None
    more = len(items) - _SHOWN
    return tag("div", tag(kind, *items[:_SHOWN], css="pa-findings"), tag("p", t("desk.bulk.more", lang, count=f"{more:,}"), css="pa-note") if more > 0 else None)


def _line(draft: Draft, here: Table) -> Markup:
    return tag("li", _name(draft.matter.subject, here), " → ", _name(draft.matter.object or draft.matter.scope or "", here), " · ", tag("b", deed_of(draft)[0 if here.lang == "th" else 1]))


def _named(what: str, here: Table) -> str:
    """Ids in a line as the names of what they stand for."""
    ends, _, by = what.partition(" · ")
    lower, arrow, upper = ends.partition(" → ")
    return f"{_name(lower, here)}{arrow}{_name(upper, here)}{' · ' if by else ''}{by}"


def _name(id_: str, here: Table) -> str:
    row = here.desk.row(id_)
    return row.wording if row else here.upper.titles.get(id_) or here.upper.wording(id_)


def _write(here: Table, found: Incoming, count: str) -> None:
    lang = here.lang
    _close()
    try:
        bring_in(here.db, here.store, here.workspace, here.who, found)
    except LogError as error:
        flash("error", error.th if lang == "th" else error.en)
        return
    except (DatabaseError, StoreError) as error:
        flash("error", in_language(error, lang))
        return
    request_projection()
    flash("done", t("desk.incoming.done", lang, count=count))
