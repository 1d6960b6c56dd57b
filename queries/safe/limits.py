"""How much one query, one client and all of them together may take. Every number says why it is what it is."""

from __future__ import annotations

from dataclasses import dataclass

from graph.settings import settings

__all__ = ["MIB", "Limits", "limits"]

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds of the runner. Sizes in bytes, times in seconds."""

    seconds: float = 10.0
    """From asking to answer, waiting included."""
    query_bytes: int = MIB // 4
    """Length of a query in UTF-8: a VALUES list of some 4,000 IRIs fits."""
    nesting: int = 64
    """Open brackets at once. The engine's parser needs 0.2 s for 64 nested collections, 1.4 s for 128, and dies at 5,000 braces."""
    result_bytes: int = 64 * MIB
    memory_bytes: int = 512 * MIB
    """Address space of a worker beyond what it has after opening the store."""
    total_memory_bytes: int = 2048 * MIB
    """Resident memory that all workers took since they were forked (what they share counts for nobody); beyond it the largest running query is stopped."""
    workers: int = 4
    """Processes kept ready, and as many places for long queries beside them."""
    patience: float = 0.25
    """A query that runs longer counts as long: it goes on at the lowest priority and leaves its place to others."""
    per_client: int = 16
    """Queries of one client in hand, running or waiting; the next is told to come back."""
    in_hand: int = 64
    """Queries of all clients in hand."""
    hold_bytes: int = MIB
    """A result up to this size is held back until it is complete; a larger one is passed on while it grows."""
    large_bodies: int = 16
    """Results above ``hold_bytes`` that may be under way to slow readers at once."""


def limits() -> Limits:
    """The limits of this installation, from the settings."""
    now = settings()
    return Limits(seconds=now.query_seconds, workers=max(2, now.query_workers), memory_bytes=now.query_memory_mb * MIB,
                  total_memory_bytes=4 * now.query_memory_mb * MIB, result_bytes=now.query_result_mb * MIB)
