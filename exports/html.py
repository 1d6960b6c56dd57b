"""Safe HTML: every value is escaped unless it is markup already, so no text of a plan can become a tag or a link."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

__all__ = ["Markup", "join", "tag"]


def tag(name: str, *content: object, **attributes: str | None) -> Markup:
    """``<name attributes>content</name>``; attributes of value None are left out, ``class_`` and ``data_x`` are ``class`` and ``data-x``."""
    pairs = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value is not None}
    head = "".join(f' {key}="{escape(value)}"' for key, value in pairs.items())
    return Markup(f"<{name}{head}>{join(content)}</{name}>")  # noqa: S704 - names are ours, the rest is escaped


def join(parts: Iterable[object], between: object = "") -> Markup:
    """Parts one after the other; None is left out."""
    return escape(between).join(escape(part) for part in parts if part is not None)
