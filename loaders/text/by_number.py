"""Parts that are listed by kind below all the groups, and numbered by the group that each is of: “SI1 … · SI2 … · เป้าประสงค์ · 1.1 … · 2.1 …”."""

from __future__ import annotations

from loaders.text.found import Found

__all__ = ["part_by_number"]

_LEAST = 2


def part_by_number(plan: Found) -> None:
    """Hang such parts below the groups that their numbers begin with: the last group has all of a kind, the others have nothing, and the numbers are of several groups."""
    groups = plan.parts.get("groups", [])
    numbered = {group.number: group for group in groups if group.number}
    if len(groups) < _LEAST or len(numbered) < len(groups) or any(group.parts for group in groups[:-1]):
        return
    last = groups[-1]
    for role, parts in list(last.parts.items()):
        above = [(part.number or "").partition(".") for part in parts]
        if all(dot and number in numbered for number, dot, _ in above) and len({number for number, _, _ in above}) >= _LEAST:
            last.parts[role] = []
            for part, (number, _, _) in zip(parts, above, strict=True):
                numbered[number].add(part)
    last.parts = {role: parts for role, parts in last.parts.items() if parts}
