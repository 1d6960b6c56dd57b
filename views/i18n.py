"""Every word of the interface, Thai and English side by side. Words of plans come from the graph and are not here."""

from __future__ import annotations

import importlib
import pkgutil

import views.words
from queries.read.records import Lang

__all__ = ["STRINGS", "t"]


def t(key: str, lang: Lang, **values: str) -> str:
    """The words for ``key`` with its ``{slots}`` filled. Raises KeyError for a key that is not in the table."""
    thai, english = STRINGS[key]
    return (thai if lang == "th" else english).format(**values)


def _gathered() -> dict[str, tuple[str, str]]:
    """The tables of every module of views/words; a key said twice is a mistake."""
    strings: dict[str, tuple[str, str]] = {}
    for module in pkgutil.iter_modules(views.words.__path__):
        words = importlib.import_module(f"views.words.{module.name}").WORDS
        if twice := strings.keys() & words.keys():
            raise ValueError(f"said twice in views/words: {', '.join(sorted(twice))}")
        strings |= words
    return strings


STRINGS: dict[str, tuple[str, str]] = _gathered()
