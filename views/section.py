"""Download of the official section of a plan."""
from __future__ import annotations

from graph.store import GraphStore
from queries.read.records import Lang


def can_write_section(store: GraphStore, plan: str) -> bool:
    return False


def section_download(store: GraphStore, plan: str, lang: Lang) -> None:
    return None
