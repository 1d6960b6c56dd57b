"""Lists below one head for two things (“เป้าหมาย/ตัวชี้วัด”): goals, or indicators where the words of one of them can be nothing else. Parts that their words say are of another kind, and heads that are no parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.text.found import Found
from loaders.text.target_forms import MEASURE, is_measure
from loaders.text.targets import MAX_LENGTH, read_targets

__all__ = ["drop_heads", "joint_words", "measures_below", "part_activities", "projects_below", "settle"]

_ABOUT = re.compile(r"^(?:มิติ|ด้าน|ระดับ|ระยะ|กลุ่ม)[^\s\d]{2,40}$")
_TOLD_OF = re.compile(r"\s(?:เช่น|อาทิ|ได้แก่|โดย|เพื่อ|ซึ่ง)")
_MEASURED_BY = re.compile(rf"\sโดย(?:มี)?(?={MEASURE})")
_PROGRAMMES = ("แผนงาน", "โครงการ")
_LEAST_BELOW = 4
_JOINT = re.compile(r"^(?:เป้าหมาย|เป้าประสงค์)(?:\s?(?:/|และ)\s?|\s?)ตัวชี้วัด")


def joint_words(words: str) -> str | None:
    """What is one head for both in the words of a label; None where they are no such head."""
    found = _JOINT.match(words)
    return found[0] if found else None


def part_activities(lists: Sequence[tuple[Found, list[Found]]]) -> None:
    """In lists of “โครงการ/กิจกรรม” (their owner, their items) what is called no project is an activity, where others are called projects."""
    if any(item.text.startswith("โครงการ") for _, items in lists for item in items):
        _move([(owner, item) for owner, items in lists for item in items if "โครงการ" not in _TOLD_OF.split(item.text)[0]], "projects", "activities")


def drop_heads(plan: Found) -> None:
    """Take out goals and indicators that only name what the ones below them are about: “1. มิติด้านสังคม” above “1.1 คนไทยอยู่ดี” or a bullet."""
    for owner in [*plan.walk()]:
        for role in ("goals", "indicators"):
            parts = sorted(owner.parts.get(role, []), key=lambda part: part.line)
            heads = [part for part, below in pairwise(parts) if part.number and part.number.isdigit() and _ABOUT.match(part.text) and not is_measure(part.text) and not part.parts and not (below.number or "").isdigit()]
            if heads:
                owner.parts[role] = [part for part in owner.parts[role] if not any(part is head for head in heads)]


def measures_below(plan: Found) -> None:
    """Make the bullets below the numbered parts of a plan indicators where, all of them taken together, half and more begin as only measures do, and two thirds have a value or a direction."""
    lists = [(owner, item) for owner in plan.walk() for item in owner.parts.get("sub_bullets", ()) if item.rule in ("nested-list", "bullet-below-heading") and item.number is None and owner.role in ("tactics", "guidelines")]
    texts = [item.text for _, item in lists if len(item.text) <= MAX_LENGTH]
    if len(texts) < _LEAST_BELOW or sum(map(is_measure, texts)) * 2 < len(texts) or sum(bool(read_targets(text)) for text in texts) * 3 < len(texts) * 2:
        return
    moved = _move(lists, "sub_bullets", "indicators")
    for role in ("tactics", "guidelines"):  # one of them that was printed without its bullet
        numbered = [(owner, item) for owner in plan.walk() for item in owner.parts.get(role, ()) if any(other.number for other in owner.parts[role])]
        moved += _move([(owner, item) for owner, item in numbered if item.number is None and not item.parts and is_measure(item.text) and read_targets(item.text[:MAX_LENGTH])], role, "indicators")
    for item in moved:
        item.targets = read_targets(item.text) if len(item.text) <= MAX_LENGTH else []


def projects_below(plan: Found) -> None:
    """Make the items below the tactics of a plan projects where every one of them is called a project or a programme of work: “กลยุทธ์ที่ 1.1 …” · “1.1.1 แผนงาน…”."""
    lists = [(owner, item) for owner in plan.walk() if owner.role == "tactics" for role in ("guidelines", "sub_bullets") for item in owner.parts.get(role, ())]
    if len(lists) >= _LEAST_BELOW and all(item.text.startswith(_PROGRAMMES) and not item.parts for _, item in lists):
        for role in ("guidelines", "sub_bullets"):
            _move([(owner, item) for owner, item in lists if item.role == role], role, "projects")


def settle(lists: Sequence[tuple[str, Found, list[Found]]]) -> None:
    """Make the goals of joint lists (their head, their owner, their items) indicators where one below the same head is one by its words."""
    for _, owner, items in lists:
        for item in items:
            _part_measure(owner, item)
    measured = {head for head, _, items in lists if any(is_measure(item.text) for item in items)}
    for item in _move([(owner, item) for head, owner, items in lists if head in measured for item in items if item.rule != "numbered-heading"], "goals", "indicators"):
        item.targets = read_targets(item.text) if len(item.text) <= MAX_LENGTH else []


def _part_measure(owner: Found, item: Found) -> None:
    """Take apart a goal that tells on its line what it is measured by: “ป่าได้รับการดูแล โดยสัดส่วนพื้นที่ป่า ไม่น้อยกว่าร้อยละ 40”."""
    found = _MEASURED_BY.search(item.text)
    if item.role != "goals" or found is None or len(item.text) > MAX_LENGTH or not (targets := read_targets(item.text[found.end():])):
        return
    owner.add(Found("indicators", item.text[found.end():], item.line, "measure-of-goal", targets=targets, last_line=item.last_line))
    item.text = item.text[:found.start()].strip()
    item.targets = read_targets(item.text, values_only=True)


def _move(parts: Sequence[tuple[Found, Found]], old: str, new: str) -> list[Found]:
    """Move parts (their owner, the part) from one list of their owner to another; those that moved."""
    moving = {id(part) for _, part in parts}
    moved: list[Found] = []
    for owner in {id(owner): owner for owner, _ in parts}.values():
        listed = owner.parts.get(old, [])
        owner.parts[old] = [part for part in listed if id(part) not in moving]
        for part in listed:
            if id(part) in moving:
                part.role = new
                moved.append(owner.add(part))
    return moved
