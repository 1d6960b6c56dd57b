"""Lists below one head for two things (“เป้าหมาย/ตัวชี้วัด”): goals, or indicators where the words of one of them can be nothing else. And heads that are no parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.text.found import Found
from loaders.text.targets import MAX_LENGTH, read_targets

__all__ = ["drop_heads", "is_measure", "joint_words", "part_activities", "settle"]

_MEASURE = re.compile(r"^(?:จำนวน|ร้อยละ|อัตรา|สัดส่วน|(?:ค่า)?ดัชนี|(?:ค่า)?อันดับ|ลำดับ|คะแนน|ปริมาณ|ค่าเฉลี่ย|มูลค่า|ระดับ(?:ความ|คะแนน|การ)|กำหนดตัวชี้วัด)")
_ABOUT = re.compile(r"^(?:มิติ|ด้าน|ระดับ|ระยะ|กลุ่ม)[^\s\d]{2,40}$")
_TOLD_OF = re.compile(r"\s(?:เช่น|อาทิ|ได้แก่|โดย|เพื่อ|ซึ่ง)")
_JOINT = re.compile(r"^(?:เป้าหมาย|เป้าประสงค์)(?:\s?(?:/|และ)\s?|\s?)ตัวชี้วัด")


def joint_words(words: str) -> str | None:
    """What is one head for both in the words of a label; None where they are no such head."""
    found = _JOINT.match(words)
    return found[0] if found else None


def is_measure(text: str) -> bool:
    """Whether a part begins as only an indicator does.

    >>> is_measure("ร้อยละของครัวเรือนที่มีน้ำสะอาด"), is_measure("ครัวเรือนมีน้ำสะอาด")
    (True, False)
    """
    return bool(_MEASURE.match(text))


def part_activities(lists: Sequence[tuple[Found, list[Found]]]) -> None:
    """In lists of “โครงการ/กิจกรรม” (their owner, their items) what is called no project is an activity, where others are called projects."""
    called = any(item.text.startswith("โครงการ") for _, items in lists for item in items)
    for owner, items in lists:
        for item in items if called else ():
            listed = owner.parts.get("projects", [])
            if "โครงการ" not in _TOLD_OF.split(item.text)[0] and any(each is item for each in listed):
                owner.parts["projects"] = [each for each in listed if each is not item]
                item.role = "activities"
                owner.add(item)


def drop_heads(plan: Found) -> None:
    """Take out goals and indicators that only name what the ones below them are about: “1. มิติด้านสังคม” above “1.1 คนไทยอยู่ดี” or a bullet."""
    for owner in [*plan.walk()]:
        for role in ("goals", "indicators"):
            parts = sorted(owner.parts.get(role, []), key=lambda part: part.line)
            heads = [part for part, below in pairwise(parts) if part.number and part.number.isdigit() and _ABOUT.match(part.text) and not part.parts and not (below.number or "").isdigit()]
            if heads:
                owner.parts[role] = [part for part in owner.parts[role] if not any(part is head for head in heads)]


def settle(lists: Sequence[tuple[str, Found, list[Found]]]) -> None:
    """Make the goals of joint lists (their head, their owner, their items) indicators where one below the same head is one by its words."""
    measured = {head for head, _, items in lists if any(is_measure(item.text) for item in items)}
    for head, owner, items in lists:
        for item in items if head in measured else ():
            goals = owner.parts.get("goals", [])
            if item.role != "goals" or item.rule == "numbered-heading" or not any(each is item for each in goals):
                continue
            owner.parts["goals"] = [each for each in goals if each is not item]
            item.role = "indicators"
            item.targets = read_targets(item.text) if len(item.text) <= MAX_LENGTH else []
            owner.add(item)
