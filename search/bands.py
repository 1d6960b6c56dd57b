"""How sure a hit is, in words: bands whose precision was measured, never a cosine shown as if it were a probability."""

from __future__ import annotations

from search.records import Band

__all__ = ["band_of"]

_HIGH, _MEDIUM = 0.7, 0.5
_FAR = 4.0


def band_of(share: float, meaning: float) -> Band:
    """The band of a hit by the share of the query's words it holds (0 to 1) and its meaning (standard deviations above the mean)."""
    if share > _HIGH and meaning > _FAR:
        return "high"
    return "medium" if share > _MEDIUM or meaning > _FAR else "low"
