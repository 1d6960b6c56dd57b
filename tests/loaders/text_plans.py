"""What tests of the loader of texts look at in a plan: its groups, and the words of what hangs below a part."""

from __future__ import annotations

from loaders.text import Found, TextPlan

__all__ = ["below", "groups"]


def groups(plan: TextPlan) -> list[Found]:
    """The groups of the plan, in its order."""
    return plan.body.parts.get("groups", [])


def below(part: Found, role: str) -> list[str]:
    """Words of the items of one role right below a part."""
    return [item.text for item in part.parts.get(role, [])]
