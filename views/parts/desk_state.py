"""What the desk stands on: the workspace of the address, its decisions, who decides; and the one way to write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import streamlit as st

from graph.database import Database, DatabaseError
from graph.decisions.ends import ends_in
from graph.decisions.fold import State
from graph.decisions.log import append
from graph.decisions.records import Draft
from graph.decisions.refusals import LogError
from graph.engine import GraphStore
from graph.people import Person
from graph.projection import request_projection
from graph.published import published_build
from graph.workspaces.records import Workspace
from queries.read.records import Lang
from review.acts import in_order
from review.book import Book
from review.desk import Upper, desk, own_unverified, upper_of
from review.records import Candidate, Desk, Row, Slot
from search.suggest.levels import RULES
from search.suggest.records import Tier
from views.i18n import t
from views.language import in_language
from views.links import Place
from views.markup import plain

__all__ = ["Table", "book_of", "flash", "forget", "shown", "table", "to_judge", "told", "write"]

_FLASH, _SHOWN, _AT = "desk-flash", "desk-shown", "desk-at"


@dataclass(frozen=True)
class Table:
    """Everything a part of the page needs."""

    store: GraphStore
    db: Database
    workspace: Workspace
    states: dict[str, State]
    desk: Desk
    upper: Upper
    who: Person
    lang: Lang
    row: Row | None
    """The chosen one."""
    tier: Tier
    """The chosen level."""
    candidate: Candidate | None
    """The chosen one."""

    @property
    def slot(self) -> Slot | None:
        """The chosen level of the chosen row."""
        return self.row.slots[self.tier] if self.row else None

    def place(self, row: str = "", tier: str = "", candidate: str = "") -> Place:
        """The address of a row, a level and a candidate; what is empty is what the page chooses."""
        pairs = (("ws", self.workspace.id), ("el", row), ("tier", tier), ("cand", candidate), ("state", st.query_params.get("state", "")))
        return Place("desk", tuple(pair for pair in pairs if pair[1]))


@st.cache_resource(max_entries=32, show_spinner=False)
def book_of(name: str, workspace: str, _db: Database) -> Book:  # noqa: ARG001 - the name is the key
    """The decisions of a workspace, kept for all who look."""
    return Book(_db, workspace)


@st.cache_resource(max_entries=2, show_spinner=False)
def _upper(base: str, _store: GraphStore) -> Upper:  # noqa: ARG001 - the base is the key
    """The upper plans of a build of the data: a decision makes a new build, and changes nothing of them."""
    return upper_of(_store)


def table(store: GraphStore, db: Database, workspace: Workspace, who: Person, lang: Lang) -> Table:
    """The desk as the address asks for it."""
    states = dict(book_of(db.name, workspace.id, db).states())
    upper = _upper(published_build(store), store)
    laid = desk(workspace, states, upper)
    at = _Spot(*st.session_state.get(_AT, ("", "", "", ""))) if st.session_state.get(_AT, ("",))[0] == _address(workspace) else _Spot("", "", "", "")
    row = laid.row(st.query_params.get("el", "")) or laid.row(at.row) or _first_to_decide(laid)
    tier = next((one for one in RULES if one == (st.query_params.get("tier") or at.tier)), _first_open(row, who))
    found = row.slots[tier].candidates if row else ()
    candidate = next((one for wanted in (st.query_params.get("cand", ""), at.candidate) for one in found if one.ref.id == wanted), None)
    candidate = candidate or next((one for one in found if to_judge(one, who)), None) or next(iter(found), None)
    return Table(store, db, workspace, states, laid, upper, who, lang, row, tier, candidate)


def _first_to_decide(laid: Desk) -> Row | None:
    """Of the rows the first with something to decide; before anything was proposed, the first."""
    waiting = (one for states in (("done", "untouched"), ("done",), ()) for one in laid.rows if one.state not in states)
    return next(waiting, None)


class _Spot(NamedTuple):
    """What an address that does not say everything was drawn with: a press means what was seen, whatever others have decided since."""

    address: str
    row: str
    tier: str
    candidate: str


def _address(workspace: Workspace) -> str:
    return "|".join((workspace.id, *(st.query_params.get(name, "") for name in ("el", "tier", "cand"))))


def forget() -> None:
    """The next drawing chooses anew what is to be decided."""
    st.session_state.pop(_AT, None)


def to_judge(one: Candidate, who: Person) -> bool:
    """Whether this person has still to look at it: nobody has decided, and they have not even said that they are unsure."""
    return not one.decided and not one.seen_by(who.name)


def _first_open(row: Row | None, who: Person) -> Tier:
    """The first level with something to decide."""
    if row is None:
        return next(iter(RULES))
    return next((tier for tier, slot in row.slots.items() if not slot.closed and any(to_judge(one, who) for one in slot.candidates)), next((tier for tier, slot in row.slots.items() if slot.candidates), next(iter(RULES))))


def write(here: Table, drafts: Sequence[Draft], said: str = "") -> bool:
    """Write decisions; what happened is told at the next drawing of the page. Nothing is lost: what is refused says why and writes nothing."""
    if not here.who.decides:
        flash("error", here.who.why[0 if here.lang == "th" else 1] if here.who.why else t("person.none", here.lang))
        return False
    try:
        append(here.db, in_order(drafts, _shown(here)), policy=here.who.policy, ends=ends_in(here.store, own_unverified(here.workspace.plan)))
    except LogError as error:
        flash("error", error.th if here.lang == "th" else error.en)
        return False
    except DatabaseError as error:
        flash("error", in_language(error, here.lang))
        return False
    request_projection()
    flash("done", said or t("desk.written", here.lang))
    return True


def shown(here: Table) -> None:
    """Remember what this drawing shows: a decision is written upon that, not upon what others have done since."""
    st.session_state[_AT] = (_address(here.workspace), here.row.id if here.row else "", here.tier, here.candidate.ref.id if here.candidate else "")
    st.session_state[_SHOWN] = (here.workspace.id, {key: state.seen for key, state in here.states.items()})


def _shown(here: Table) -> Mapping[str, int]:
    workspace, seen = st.session_state.get(_SHOWN, ("", {}))
    return seen if workspace == here.workspace.id else {key: state.seen for key, state in here.states.items()}


def flash(kind: str, words: str) -> None:
    """Keep a word for the next drawing."""
    st.session_state[_FLASH] = (kind, words)


def told() -> None:
    """Say what was kept to be said."""
    kind, words = st.session_state.pop(_FLASH, ("", ""))
    if kind == "error":
        st.error(plain(words), icon=":material/error:")
    elif kind:
        st.toast(plain(words), icon=":material/check:")
