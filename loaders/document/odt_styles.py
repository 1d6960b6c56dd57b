"""Styles of an ODT that say more than how text looks: that it is hidden, that it stands raised."""

from __future__ import annotations

import re
from typing import Any

from loaders.document.odt_numbering import o

__all__ = ["hidden_styles", "raised_styles"]

_RAISED = re.compile(r"super|[1-9]\d*%?\s")
"""A position of text above the line: “super 58%”, “33% 58%”."""


def raised_styles(*trees: Any) -> set[str]:
    """Names of the styles whose text stands raised."""
    return {style.get(o("style:name"), "") for tree in trees if tree is not None for style in tree.iter(o("style:style"))
            for each in style.iter(o("style:text-properties")) if _RAISED.match(each.get(o("style:text-position")) or "")}


def hidden_styles(*trees: Any) -> set[str]:
    """Names of the styles whose text is not shown, by their own saying or that of the style they are based on."""
    said: dict[str, bool] = {}
    based_on: dict[str, str] = {}
    for tree in trees:
        for style in tree.iter(o("style:style")) if tree is not None else ():
            name, shown = style.get(o("style:name"), ""), [each.get(o("text:display")) for each in style.iter(o("style:text-properties"))]
            based_on[name] = style.get(o("style:parent-style-name"), "")
            if any(shown):
                said[name] = "none" in shown
    return {name for name in based_on if _inherited(name, said, based_on)}


def _inherited(name: str, said: dict[str, bool], based_on: dict[str, str]) -> bool:
    seen: set[str] = set()
    while name not in said and name in based_on and name not in seen:
        seen.add(name)
        name = based_on[name]
    return said.get(name, False)
