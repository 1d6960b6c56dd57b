"""Markup of pages: that of :mod:`exports.html` with its class apart, text with stretches marked, and the way onto the page."""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from exports.html import Markup, join
from exports.html import tag as element

__all__ = ["BREAK", "EMPTY", "Markup", "join", "marked", "paragraphs", "plain", "show", "tag", "visible"]

EMPTY = Markup()
BREAK = Markup("<br>")
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MARKDOWN = r"\`*_{}[]<>()#+-.!|~$:"


def tag(name: str, *content: object, css: str = "", **attributes: str | None) -> Markup:
    """``<name class=css …>content</name>``; content that is not markup is escaped, attributes of value None are left out.

    An underscore in the name of an attribute stands for a hyphen: ``aria_label``.
    """
    return element(name, *content, class_=css or None, **attributes)


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


def visible(text: str) -> str:
    r"""Text whose direction no hidden character turns: each becomes a sign that is seen, one for one.

    >>> visible("a\u202eb")
    'a\ufffdb'
    """
    return _UNSEEN.sub("\ufffd", text)


def plain(text: str) -> str:
    """Text for a place that Streamlit reads as Markdown (labels of widgets), so that it shows as written."""
    return "".join(f"\\{character}" if character in _MARKDOWN else character for character in text)


def show(*parts: object) -> None:
    """Put markup on the page; nothing where there is none, which Streamlit would refuse."""
    if made := join(parts):
        st.html(str(made))
