"""The address of the alignment graph page: everything the picture shows stands in it, with undo, redo and a memory of the last view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from queries.read.picture import APPROVED, Show
from views.graph_component import BASES, LEVELS

__all__ = ["History", "forget", "keep", "listed", "redo", "restore", "show_of", "toggle", "track", "undo"]

SEPARATOR = ","
_PASSING = frozenset({"lang", "node", "edge"})
"""Parameters that are no step to undo: the language, and what is only looked at."""
MOST_STEPS = 100


@dataclass
class History:
    """Views of one session, each as the parameters of its address."""

    past: list[dict[str, str]] = field(default_factory=list)
    now: dict[str, str] | None = None
    future: list[dict[str, str]] = field(default_factory=list)


def listed(name: str) -> tuple[str, ...]:
    """A parameter of the address that holds several values."""
    return tuple(part for part in st.query_params.get(name, "").split(SEPARATOR) if part)


def keep(name: str, values: Iterable[str] | str) -> None:
    """Write a parameter of the address, or take it out."""
    text = values if isinstance(values, str) else SEPARATOR.join(values)
    if text == st.query_params.get(name, ""):
        return
    if text:
        st.query_params[name] = text
    else:
        st.query_params.pop(name, None)


def toggle(name: str, value: str, every: Sequence[str] = ()) -> None:
    """Take a value out of a parameter or put it in. With ``every``, all of them and none of them are the same: no filter."""
    values = listed(name) or tuple(every)
    chosen = tuple(one for one in values if one != value) if value in values else (*values, value)
    keep(name, () if every and set(chosen) in (set(every), set()) else chosen)


def show_of(plans: Mapping[str, object]) -> Show:
    """The filters that the address names; a plan or value that is not known is left out."""
    return Show(
        plans=tuple(plan for plan in listed("plan") if plan in plans),
        bases=tuple(basis for basis in BASES if basis in listed("basis")),
        predicates=listed("rel"), statuses=listed("status") or APPROVED, strengths=listed("strength"), types=listed("type"),
        levels=tuple(level for level in LEVELS if level in listed("level")), agencies=listed("agency"),
        verified=st.query_params.get("verified") == "1")


def _here() -> dict[str, str]:
    return {name: value for name, value in st.query_params.to_dict().items() if name not in _PASSING}


def _history() -> History:
    history: History = st.session_state.setdefault("graph-history", History())
    return history


def restore(came_from: str | None) -> None:
    """Coming back from another page by the menu, without parameters: the view that was left."""
    history = _history()
    if came_from not in (None, "graph") and not _here() and history.now:
        st.query_params.update(history.now)


def track() -> History:
    """Note the view of this run as a step if it is another one."""
    history, here = _history(), _here()
    if history.now is not None and here != history.now:
        history.past = [*history.past, history.now][-MOST_STEPS:]
        history.future = []
    history.now = here
    return history


def _go(view: dict[str, str]) -> None:
    for name in _here():
        if name not in view:
            st.query_params.pop(name, None)
    st.query_params.update(view)


def undo() -> None:
    """The view before, if there is one."""
    history = _history()
    if history.past and history.now is not None:
        history.future.append(history.now)
        history.now = history.past.pop()
        _go(history.now)


def redo() -> None:
    """The view that was undone, if there is one."""
    history = _history()
    if history.future and history.now is not None:
        history.past.append(history.now)
        history.now = history.future.pop()
        _go(history.now)


def forget(names: Iterable[str]) -> None:
    """Take parameters out of the address."""
    for name in names:
        st.query_params.pop(name, None)
