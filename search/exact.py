"""What names a thing letter for letter: codes, numbers with their kind, abbreviations, whole names. Each becomes a key that can be looked up.

A key is a short text, ``code:S1T2G2.1`` or ``number:Milestone:13``; :class:`Keys` finds the rows of a key in sorted arrays of hashes, 12 bytes
an entry, so that a million documents need no dictionary.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ontology.namespaces import ID
from search.documents import Document
from search.thai import normalise

__all__ = ["Keys", "abbreviation_key", "code_keys", "id_key", "keys_of", "name_key", "number_key", "squashed"]

_SEPARATORS = re.compile(r"[\s\-_/–—]+")
_DOT = re.compile(r"(?<!\d)\.|\.(?!\d)")
_SPACE = re.compile(r"\s+")
_NOT_A_LETTER = re.compile(r"[^\w\u0e30-\u0e4e]+")
_LETTERS = re.compile(r"[A-Z]+")
_LONGEST_NAME = 400
_ASIDE = frozenset({"Indicator", "FlagshipProject", "Project", "Goal", "PlanTarget", "Benefit", "SubBullet"})
"""Classes that stand beside the outline of a plan: ``S1.2`` is tactic 2 of strategy 1, not its indicator or project 2."""


def squashed(text: str) -> str:
    """A code as it is compared: upper case, without spaces, hyphens and the dots that stand between letters: ``mp-20`` → ``MP20``."""
    return _DOT.sub("", _SEPARATORS.sub("", normalise(text).upper()))


def code_keys(text: str) -> tuple[str, ...]:
    """Keys of a code: as printed, then as people shorten it: ``S1.T2`` is also ``S1.2``, ``S1.T2.G2.1`` also ``S1.2.1``."""
    whole = squashed(text)
    first, *rest = re.split(r"[.\-](?=[A-Za-z])", normalise(text).upper())
    numbers = [_LETTERS.sub("", part) for part in rest]
    if not rest or not all(numbers) or not first[-1:].isdigit():
        return (f"code:{whole}",)
    nested = [number for number, below in zip(numbers, [*numbers[1:], ""], strict=True) if not below.startswith(f"{number}.")]
    return (f"code:{whole}", f"short:{squashed(first)}.{'.'.join(nested)}")


def id_key(text: str) -> str:
    """Key of a local id or full address as someone pastes it."""
    return "id:" + text.strip().removeprefix(ID).removeprefix("id:").strip("/").lower()


def number_key(type_: str, number: str) -> str:
    """Key of a number of a class: ``number:MasterPlanIssue:20``; zeros in front do not count."""
    parts = _SPACE.sub("", normalise(number)).strip(".").split(".")
    return f"number:{type_}:{'.'.join(part.lstrip('0') or '0' for part in parts)}"


def name_key(text: str) -> str:
    """Key of a whole name: its letters and digits alone."""
    return "name:" + _NOT_A_LETTER.sub("", normalise(text))[:_LONGEST_NAME]


def abbreviation_key(text: str) -> str:
    """Key of an abbreviation, with or without its full stops."""
    return "abbr:" + _NOT_A_LETTER.sub("", normalise(text))


def keys_of(document: Document) -> Iterator[str]:
    """Every key by which a document is found."""
    yield id_key(document.id)
    for code in document.of("code"):
        yield from (key for key in code_keys(code) if document.ref.type not in _ASIDE or key.startswith("code:"))
    if number := document.ref.number:
        yield number_key(document.ref.type, number)
        if document.above:
            yield number_key(document.ref.type, f"{document.above}.{number}")
    for name in document.of("title", "title_en", "short", "short_en", "alias"):
        yield name_key(name)
    if document.ref.is_body:
        for name in document.of("alias", "code"):
            yield abbreviation_key(name)


@dataclass(frozen=True)
class Keys:
    """Rows by key."""

    hashes: NDArray[np.uint64]
    """Sorted."""
    rows: NDArray[np.int32]

    @classmethod
    def of(cls, keys: Iterable[tuple[str, int]]) -> Self:
        """From (key, row) pairs."""
        pairs = sorted({(_hash(key), row) for key, row in keys})
        return cls(np.array([key for key, _ in pairs], dtype=np.uint64), np.array([row for _, row in pairs], dtype=np.int32))

    def find(self, key: str) -> tuple[int, ...]:
        """Rows of a key, ascending."""
        wanted = np.uint64(_hash(key))
        start, end = np.searchsorted(self.hashes, wanted, "left"), np.searchsorted(self.hashes, wanted, "right")
        return tuple(int(row) for row in self.rows[start:end])

    def any_of(self, keys: Sequence[str]) -> tuple[int, ...]:
        """Rows of the first key that has any."""
        return next((rows for key in keys if (rows := self.find(key))), ())

    def save(self, folder: Path) -> None:
        """Write ``keys.npz``."""
        np.savez(folder / "keys.npz", hashes=self.hashes, rows=self.rows)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what :meth:`save` wrote."""
        with np.load(folder / "keys.npz") as held:
            return cls(held["hashes"], held["rows"])


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")
