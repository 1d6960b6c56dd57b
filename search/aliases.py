"""The words people type for the words plans use, read from ``aliases.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from search.thai import normalise

__all__ = ["FILE", "Aliases", "aliases"]

FILE = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True)
class Aliases:
    """What ``aliases.yaml`` says, each expression normalised."""

    plans: Mapping[str, tuple[str, ...]]
    """Plan id → nicknames."""
    kinds: Mapping[str, tuple[str, ...]]
    """Class name → words for it."""
    same: tuple[tuple[str, ...], ...]
    """Groups of expressions of one meaning, the official one first."""
    spelling: Mapping[str, str]
    """Wrong → right."""


@cache
def aliases(file: Path = FILE) -> Aliases:
    """The aliases of a file; they are read once."""
    said = yaml.safe_load(file.read_text("utf-8"))
    return Aliases(
        {plan: tuple(map(normalise, names)) for plan, names in said["plans"].items()},
        {kind: tuple(map(normalise, names)) for kind, names in said["kinds"].items()},
        tuple(tuple(dict.fromkeys(map(normalise, group))) for group in said["same"]),
        {normalise(wrong): normalise(right) for wrong, right in said["spelling"].items()},
    )
