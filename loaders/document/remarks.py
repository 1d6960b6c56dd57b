"""What readers of documents say of a whole file, and the handling of tabs that they share."""

from __future__ import annotations

import re

from loaders.text.numbering import split_marker

__all__ = ["CHANGES", "CONTENTS", "HIDDEN", "MACROS", "tabs_apart"]

MACROS = ("macros", "ไฟล์มีแมโคร ระบบไม่เปิดและไม่เรียกใช้ อ่านเฉพาะข้อความ", "the file holds macros; they were neither opened nor run, only text was read")
CHANGES = ("tracked-changes", "ไฟล์มีการแก้ไขที่ติดตามไว้ (Track Changes): อ่านข้อความที่เพิ่ม ไม่อ่านข้อความที่ลบ", "the file holds tracked changes: inserted text was read, deleted text was not")
HIDDEN = ("hidden-text", "ไฟล์มีข้อความที่ซ่อนไว้ จึงไม่อ่าน", "the file holds hidden text, which was not read")
CONTENTS = ("contents-left-out", "ไม่อ่านสารบัญ เพราะซ้ำกับหัวข้อในเนื้อหา", "the table of contents was not read: it repeats the headings")
_FOLLOWS_SEPARATOR = re.compile(r"^\s*[:：]")
_LONGEST_MARKER = 8
"""Characters of a marker such as (10.2.1)."""


def tabs_apart(text: str) -> str:
    """Tabs part columns, but not a marker or a label from what it stands in front of."""
    if "\t" not in text:
        return text
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    pieces = [piece.strip() for piece in line.split("\t")]
    out = pieces[0]
    for piece in pieces[1:]:
        if not piece:
            continue
        alone = not out or (split_marker(f"{out} ก")[0] is not None and "\t" not in out and len(out) < _LONGEST_MARKER)
        out += (" " if alone or _FOLLOWS_SEPARATOR.match(piece) or out.endswith((":", "：")) else "\t") + piece
    return out.strip()
