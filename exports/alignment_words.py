"""What a record of an alignment says, in words, Thai and English: its relation and its state. Pages and files say the same."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PREDICATES", "STATUSES"]

Pair = tuple[str, str]
"""Thai, English."""

PREDICATES: Mapping[str, Pair] = {
    "alignsWith": ("สอดคล้องกับ", "aligns with"), "contributesTo": ("ส่งผลต่อ", "contributes to"), "implements": ("ขับเคลื่อน", "implements"),
    "derivedFrom": ("มีที่มาจาก", "is derived from"), "measuredBySame": ("วัดด้วยตัวเดียวกับ", "is measured by the same as"),
    "conflictsWith": ("ขัดกับ", "conflicts with"), "supportsWithinPlan": ("หนุน (ในแผนเดียวกัน)", "supports (within the plan)"),
    "relatesTo": ("เกี่ยวข้องกับ", "relates to"),
}
STATUSES: Mapping[str, Pair] = {
    "proposed": ("เสนอ", "proposed"), "reviewed": ("ตรวจแล้ว", "reviewed"), "disputed": ("ผู้ตรวจเห็นไม่ตรงกัน", "disputed by its reviewers"),
    "approved": ("อนุมัติแล้ว", "approved"), "rejected": ("ไม่รับ", "rejected"), "superseded": ("มีรายการใหม่แทน", "superseded"),
    "withdrawn": ("ถอนแล้ว", "withdrawn"), "stale": ("ข้อความเปลี่ยน ต้องทบทวน", "stale: the text changed"),
}
"""The statuses of a record, and ``disputed`` for one whose reviewers disagree (``AlignmentView.standing``)."""
