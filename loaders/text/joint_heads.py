"""Lists below one head for two things (“เป้าหมาย/ตัวชี้วัด”): goals, or indicators where the words of one of them can be nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.text.found import Found
from loaders.text.targets import MAX_LENGTH, read_targets

__all__ = ["is_measure", "joint_words", "settle"]

_MEASURE = re.compile(r"^(?:จำนวน|ร้อยละ|อัตรา|สัดส่วน|(?:ค่า)?ดัชนี|(?:ค่า)?อันดับ|ลำดับ|คะแนน|ปริมาณ|ค่าเฉลี่ย|มูลค่า|ระดับ(?:ความ|คะแนน|การ)|กำหนดตัวชี้วัด)")
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
