"""How Thai texts count years."""

from __future__ import annotations

__all__ = ["BUDDHIST_ERA"]

BUDDHIST_ERA = 543
"""พ.ศ. minus ค.ศ.; exact for every year since 2484 (1941), when the new year moved to 1 January."""
