"""Where things are. Every setting comes from the environment; the defaults work from a fresh checkout."""

from __future__ import annotations

import os
from dataclasses import dataclass
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
    """The built graph (``POLICY_STORE``); made anew by ``build`` at any time."""


def settings() -> Settings:
    """Settings of this process, read anew at each call so that a test can change them."""
    return Settings(
        data=Path(os.environ.get("POLICY_DATA") or ROOT / "data"),
        store=Path(os.environ.get("POLICY_STORE") or ROOT / "var" / "store"),
    )
