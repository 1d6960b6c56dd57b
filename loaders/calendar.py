"""How Thai texts count years."""

from __future__ import annotations

__all__ = ["BUDDHIST_ERA"]

BUDDHIST_ERA = 543
"""พ.ศ. minus ค.ศ."""
