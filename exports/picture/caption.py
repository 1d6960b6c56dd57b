"""What stands around a picture that leaves the application: its title, the heads of its columns, and what to cite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Caption"]


@dataclass(frozen=True)
class Caption:
    """Words of one language."""

    title: str
    credit: str
    """Which data it was drawn from, and how to cite it."""
    heads: Mapping[int, str] = field(default_factory=dict)
    """Column → its title."""
    lang: str = "th"
