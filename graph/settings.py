"""Where things are. Every setting comes from the environment; the defaults work from a fresh checkout."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

__all__ = ["ROOT", "Settings", "settings"]

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""


@dataclass(frozen=True)
class Settings:
    """Folders of one installation."""

    data: Path
    """Curated YAML (``POLICY_DATA``)."""
    store: Path
    """The built graph (``POLICY_STORE``, if that is a path); made anew by ``build`` at any time."""
    store_url: str | None = None
    """Query address of a remote SPARQL server that holds the graph instead (``POLICY_STORE``, if that is an http(s) address)."""
    store_graphs: str | None = None
    """Its Graph Store Protocol address, where people's work is put (``POLICY_STORE_GRAPHS``); without it such a server shows data/ alone."""
    store_user: str = ""
    """For a server that asks who is there (``POLICY_STORE_USER``)."""
    store_password: str = field(default="", repr=False)
    """``POLICY_STORE_PASSWORD``."""
    database: str = field(default=f"sqlite:///{ROOT / 'var' / 'work.db'}", repr=False)
    """Address of the SQL database of people's work, or the path of an SQLite file (``POLICY_DB``); may hold a password."""
    people: Path | None = None
    """Who may decide on a shared installation (``POLICY_PEOPLE``, see docs/people.md); None: nobody but the person alone on this machine."""
    model: str = ""
    """Model of search: a folder, or a name of the hub (``POLICY_MODEL``); "" is the one that is shipped."""
    query_seconds: float = 10.0
    """How long a user's query may take from asking to answer (``POLICY_QUERY_SECONDS``)."""
    query_workers: int = 4
    """Processes that stand ready for users' queries (``POLICY_QUERY_WORKERS``)."""
    query_memory_mb: int = 512
    """What one query may take beyond the store itself, MiB (``POLICY_QUERY_MEMORY_MB``)."""
    query_result_mb: int = 64
    """Largest result, MiB (``POLICY_QUERY_RESULT_MB``)."""


_NAMES = ("POLICY_STORE", "POLICY_DATA", "POLICY_STORE_GRAPHS", "POLICY_STORE_USER", "POLICY_STORE_PASSWORD", "POLICY_DB", "POLICY_PEOPLE", "POLICY_MODEL",
          "POLICY_QUERY_SECONDS", "POLICY_QUERY_WORKERS", "POLICY_QUERY_MEMORY_MB", "POLICY_QUERY_RESULT_MB")


def settings() -> Settings:
    """Settings of this process, from the environment of this moment so that a test can change them. Raises ValueError for a number that is none."""
    return _read(tuple(os.environ.get(name) or "" for name in _NAMES))


@lru_cache(maxsize=4)  # asked for several times in every request
def _read(values: tuple[str, ...]) -> Settings:
    given = dict(zip(_NAMES, values, strict=True))
    store = given["POLICY_STORE"]
    remote = store if "://" in store else None
    return Settings(
        data=Path(given["POLICY_DATA"] or ROOT / "data"),
        store=Path(store) if store and not remote else ROOT / "var" / "store",
        store_url=remote,
        store_graphs=given["POLICY_STORE_GRAPHS"] or None,
        store_user=given["POLICY_STORE_USER"],
        store_password=given["POLICY_STORE_PASSWORD"],
        database=given["POLICY_DB"] or f"sqlite:///{ROOT / 'var' / 'work.db'}",
        people=Path(given["POLICY_PEOPLE"]) if given["POLICY_PEOPLE"] else None,
        model=given["POLICY_MODEL"],
        query_seconds=_number(given, "POLICY_QUERY_SECONDS", 10.0),
        query_workers=int(_number(given, "POLICY_QUERY_WORKERS", 4)),
        query_memory_mb=int(_number(given, "POLICY_QUERY_MEMORY_MB", 512)),
        query_result_mb=int(_number(given, "POLICY_QUERY_RESULT_MB", 64)),
    )


def _number(given: Mapping[str, str], name: str, default: float) -> float:
    """A positive number. Raises ValueError with a sentence for anything else."""
    text = given[name] or str(default)
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number < math.inf:
        raise ValueError(f"{name}: «{text}» ต้องเป็นจำนวนบวก · “{text}” must be a positive number")
    return number
