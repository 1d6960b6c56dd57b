"""Sentences right below a heading that say of what kind the list is that they lead to: “มีสาระสำคัญเป็นการกำหนดมาตรการเพื่อ… เช่น (1) … (2) …”.

Such a sentence is the head of its list; it becomes a label, with the list on lines of its own, which the reader of the outline takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.text.lines import Line, join
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["label_leading"]

_LEADING = re.compile(r"^(?:โดย|ซึ่ง)?(?:มี|เป็น)?(?:สาระสำคัญ|รายละเอียด)?\s?(?:เป็น|คือ)?(?:การ)?(?:กำหนด|มี)(?:ให้มี)?(?P<kind>มาตรการ|กลยุทธ์|แนวทาง|กิจกรรม|โครงการ)(?P<of>(?:ใน|เพื่อ|ที่|ด้าน|สำหรับ|สำคัญ|การ|\s)[^(:]{0,160}?)"
                      r"\s?(?:เช่น|ได้แก่|ดังนี้|ประกอบด้วย|อาทิ)\s?:?\s*(?P<rest>\(?1[).]\s?\S.*)?$")
_LONGEST_REST = 90


def label_leading(lines: list[Line]) -> list[Line]:
    """``lines`` with such sentences as labels; a line between heading and sentence is the rest of the heading's name."""
    return list(_labelled(lines)) if any(_LEADING.match(line.text) for line in lines) else lines


def _labelled(lines: list[Line]) -> Iterator[Line]:
    held: list[Line] = []
    """A heading, and a line behind it that may be the rest of its name."""
    for line in lines:
        sentence = _LEADING.match(line.text) if held else None
        if sentence:
            yield replace(held[0], text=join(held[0].text, held[1].text)) if len(held) > 1 else held[0]
            yield replace(line, text=sentence["kind"])
            if sentence["rest"]:
                yield replace(line, text=sentence["rest"])
            held = []
            continue
        heading = read_numbered(line.text)
        if held and heading is None and len(held) == 1 and len(line.text) <= _LONGEST_REST and split_marker(line.text)[0] is None and read_label(line.text) is None:
            held.append(line)
            continue
        yield from held
        held = [line] if heading and heading.role is None and heading.rest else []
        if not held:
            yield line
    yield from held
