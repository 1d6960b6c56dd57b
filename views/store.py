"""The graph as pages ask for it: opened once, answers kept for as long as the build is in force."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from graph.store import GraphStore, NotBuiltError, StoreError, open_store
from queries.read.records import Lang
from views.i18n import t
from views.language import in_language
from views.markup import show, tag

__all__ = ["ask", "store_or_stop"]

P = ParamSpec("P")
T = TypeVar("T")


def store_or_stop(lang: Lang) -> GraphStore:
    """The graph, or a page that says how to build it or why it cannot be reached."""
    try:
        return open_store()
    except NotBuiltError:
        show(tag("div", tag("h1", t("notbuilt.title", lang)), tag("p", t("notbuilt.what", lang)),
                 tag("p", tag("code", "make build")), css="pa-empty"))
        st.stop()
    except StoreError as error:
        show(tag("div", tag("h1", t("unreachable.title", lang)), tag("p", in_language(error, lang)), css="pa-empty"))
        st.stop()


def ask(function: Callable[Concatenate[GraphStore, P], T], store: GraphStore, *args: P.args, **kwargs: P.kwargs) -> T:
    """``function(store, …)``, from memory if it was asked before of this build. The records are frozen, so sharing is safe."""
    def call() -> T:
        return function(store, *args, **kwargs)

    answer: T = _remembered(store.fingerprint, f"{function.__module__}.{function.__qualname__}", args, kwargs, call)
    return answer


@st.cache_resource(max_entries=2000, show_spinner=False)
def _remembered(fingerprint: str, name: str, args: tuple[Any, ...], kwargs: dict[str, Any],  # noqa: ARG001
                _call: Callable[[], Any]) -> Any:
    """Call once for each build, function and arguments (an underscore keeps Streamlit from hashing the call itself)."""
    return _call()
