"""The search box: the same on the overview and on the search page; "/" goes to it from anywhere on the page."""

from __future__ import annotations

import streamlit as st

from queries.read.records import Lang
from views.i18n import t
from views.parts.search_address import LONGEST

__all__ = ["search_box"]

_JS = """
export default function () {
  const onKey = (event) => {
    const at = event.target;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
    const box = document.querySelector(".st-key-search-box input");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
"""
_KEY = st.components.v2.component("policy_search_key", html="<span hidden></span>", js=_JS, isolate_styles=False)
_WORDS, _SEEN = "search-words", "search-seen"


def search_box(asked: str, lang: Lang) -> str:
    """The box with ``asked`` in it; what stands there now, without space around it."""
    if st.session_state.get(_SEEN) != asked or _WORDS not in st.session_state:  # the address has changed: it decides
        st.session_state[_WORDS] = asked
    with st.container(key="search-box", horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(t("search.label", lang), key=_WORDS, placeholder=t("search.hint", lang), max_chars=LONGEST, type="search",
                              label_visibility="collapsed")
        st.button(t("search.go", lang), type="primary", key="search-go")  # leaving the box is what sends the words
    _KEY(key="search-key")
    words = (typed or "").strip()
    st.session_state[_SEEN] = words
    return words
