"""Keys that work anywhere on a page, unless a person is typing: Python side."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

__all__ = ["pressed"]

_COMPONENT = st.components.v2.component("page_keys", html="<span hidden></span>", js=(Path(__file__).parent / "keys.js").read_text("utf-8"), isolate_styles=False)


def pressed(keys: Iterable[str], key: str) -> str | None:
    """The key among ``keys`` that was pressed since the last call: letters as typed on the key cap in Latin, whatever the keyboard layout (``KeyA`` is ``a``)."""
    result = _COMPONENT(key=key, data={"keys": sorted(keys)}, on_pressed_change=lambda: None)
    found = getattr(result, "pressed", None)
    return str(found["key"]) if isinstance(found, dict) and found.get("key") in set(keys) else None
