"""The component that shows a file beside the plan found in it: Python side. What it draws comes from :mod:`views.parts.bring_preview`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import streamlit as st

__all__ = ["Event", "beside"]

EventType = Literal["select", "take", "up", "down", "in", "out", "delete", "undo", "redo"]
_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "policy_bring", html=(_HERE / "bring.html").read_text("utf-8"), css=(_HERE / "bring.css").read_text("utf-8"), js=(_HERE / "bring.js").read_text("utf-8"))


@dataclass(frozen=True)
class Event:
    """What a person did: chose, moved or deleted an element, took words of a line for a new one, or undid."""

    type: EventType
    id: str = ""
    """Id of the element without its plan."""
    line: int | None = None
    """With take: place of the line in the file."""
    text: str = ""


def beside(data: Mapping[str, Any], key: str) -> Event | None:
    """Draw, and return what was done since the last run."""
    result = _COMPONENT(key=key, data=dict(data), on_event_change=lambda: None)
    event = getattr(result, "event", None)
    if not isinstance(event, dict) or event.get("type") not in get_args(EventType):
        return None
    line = event.get("line")
    return Event(event["type"], str(event.get("id") or ""), line if isinstance(line, int) else None, str(event.get("text") or "")[:4000])
