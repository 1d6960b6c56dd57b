"""What a person typed into a form and has not saved, when the element changes below it: carried into the form that is drawn anew.

Fields begin anew with every change of the element, so that they show it as it is. Whoever was typing while somebody else changed the
element would find their words gone; they find them in the fields instead, with a word beside them, and decide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

__all__ = ["Typed", "saved", "typed"]

_HELD = "bring-typed"


@dataclass(frozen=True, slots=True)
class Typed:
    """Values that the fields of a form begin with; ``carried`` are those that a person typed and nobody has saved."""

    values: Mapping[str, Any]
    carried: Mapping[str, Any] = field(default_factory=dict)


def saved(form: str) -> None:
    """What was typed is saved: nothing of it is carried over, though what stands there now may be spelt otherwise (spaces and empty lines are cleaned)."""
    st.session_state.get(_HELD, {}).pop(form, None)


def typed(form: str, of: str, stamp: str, now: Mapping[str, Any], key: Callable[[str, str], str]) -> Typed:
    """Values for the fields of ``form`` on the element ``of`` as it is drawn under ``stamp``; ``now`` are those of the element as it stands.

    ``key`` gives the key of a field's widget by name and stamp. What was typed under the stamp before, and is neither what the field began with nor
    what stands there now, is carried over; it stays until it is saved, or the fields say what stands there.
    """
    held: dict[str, tuple[str, str, Typed]] = st.session_state.setdefault(_HELD, {})
    whose, before, drawn = held.get(form, ("", "", Typed({})))
    carried = dict(drawn.carried) if whose == of else {}
    if whose == of and before != stamp:
        for name, value in now.items():
            began = drawn.values.get(name)
            found = st.session_state.get(key(name, before), began)
            if found != began and found is not None:
                carried[name] = found
            if carried.get(name) == value:
                del carried[name]
    made = Typed({**now, **carried}, carried)
    held[form] = (of, stamp, made)
    return made
