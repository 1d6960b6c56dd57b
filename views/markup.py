"""Safe HTML: values are escaped unless they are already markup, so no text of a plan can become a tag or a link."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup, escape

__all__ = ["BREAK", "EMPTY", "Markup", "attribute", "join", "marked", "paragraphs", "plain", "show", "tag"]

EMPTY = Markup()
BREAK = Markup("<br>")
_MARKDOWN = r"\`*_{}[]<>()#+-.!|~$:"


def tag(name: str, *content: object, css: str = "", **attributes: str | None) -> Markup:
    """``<name class=css …>content</name>``; content that is not markup is escaped, attributes of value None are left out.

    An underscore in the name of an attribute stands for a hyphen: ``aria_label``.
    """
    pairs = {"class": css or None} | {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    head = "".join(attribute(key, value) for key, value in pairs.items() if value is not None)
    return Markup(f"<{name}{head}>{join(content)}</{name}>")  # noqa: S704 - names are ours, the rest is escaped


def attribute(name: str, value: str) -> Markup:
    """One attribute with a space before it."""
    return Markup(f' {name}="{escape(value)}"')  # noqa: S704 - names are ours, the value is escaped


def join(parts: Iterable[object], between: object = "") -> Markup:
    """Parts one after the other; None is left out."""
    return escape(between).join(escape(part) for part in parts if part is not None)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """Text with stretches marked: (start, end) in order; one that does not fit the text is left out."""
    parts: list[object] = []
    here = 0
    for start, end in spans:
        if here <= start < end <= len(text):
            parts += [text[here:start], tag("mark", text[start:end])]
            here = end
    return join([*parts, text[here:]])


def paragraphs(text: str) -> Markup:
    """Text with its line breaks, as paragraphs."""
    return join(tag("p", line.strip()) for line in text.splitlines() if line.strip())


def plain(text: str) -> str:
    """Text for a place that Streamlit reads as Markdown (labels of widgets), so that it shows as written."""
    return "".join(f"\\{character}" if character in _MARKDOWN else character for character in text)


def show(*parts: object) -> None:
    """Put markup on the page."""
    st.html(str(join(parts)))
