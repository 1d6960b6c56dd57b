"""The section "ส่วนที่ 2 ความสอดคล้องกับแผน 3 ระดับ" of a plan, from the graph alone.

Order, slot names and rules are those Thai agencies use for plans of level 3 (cabinet resolution of 4 December 2560): names
of upper elements are quoted letter for letter, หลัก is one for each upper plan, every link carries its evidence, and what is missing
or unverified stands as ⟨…⟩. A sentence of contribution is never made up: see :meth:`exports.section_text.Pen.contribution`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from exports.records import Block, Heading, Line, Section
from exports.section_links import Links, collect
from exports.section_lower import others, related, summary
from exports.section_text import Pen
from exports.section_upper import level_1, level_2
from exports.standing import Standing, standing, standing_lines
from exports.thai import Digits
from exports.thai import digits as in_digits
from graph.store import GraphStore

__all__ = ["TITLE", "official_section", "section_from"]

TITLE = "ส่วนที่ 2 ความสอดคล้องกับแผน 3 ระดับ ตามนัยยะของมติคณะรัฐมนตรี เมื่อวันที่ 4 ธันวาคม 2560"
_PREFACE = 2
"""Lines before the first chapter: the name of the plan and what the marks mean."""


def official_section(store: GraphStore, plan_id: str, digits: Digits = "arabic", made: datetime | None = None) -> Section:
    """The section of one plan as it stands at ``made``; a document that people get always has the time. Raises ``queries.read.NotFoundError`` for an unknown plan."""
    return section_from(store, collect(store, plan_id), digits, made)


def section_from(store: GraphStore, links: Links, digits: Digits = "arabic", made: datetime | None = None) -> Section:
    """The section from links that are read already."""
    pen = Pen(links)
    blocks: list[Block] = [Heading(1, TITLE), *_preface(links)]
    blocks += level_1(links, pen)
    blocks += level_2(links, pen)
    blocks += related(links, pen)
    blocks += others(links, pen)
    table = summary(links, pen)
    state = standing(store, links.plan, made)
    closing = tuple(_in_style(line, digits, state) for line in (*standing_lines(state), _to_write(blocks)))
    return Section(links.card.summary.ref, TITLE, tuple(blocks), table, pen.citations, digits, state.cite, closing)


def _in_style(line: str, style: Digits, state: Standing) -> str:
    """A line in the numerals of the document; version and build are names and stay as they are."""
    return "".join(part if part in {state.version, state.build} else in_digits(part, style)
                   for part in re.split(f"({re.escape(state.version)}|{re.escape(state.build)})", line))


def _to_write(blocks: Iterable[Block]) -> str:
    """How much is left for people."""
    lines = [block for block in blocks if isinstance(block, Line)][_PREFACE:]
    gaps, drafts = sum(line.text.count("⟨") for line in lines), sum(line.draft for line in lines)
    return f"ช่อง ⟨…⟩ ที่ผู้จัดทำแผนต้องเติมหรือยืนยัน {gaps} ช่อง · ข้อความ (ร่าง) ที่ต้องยืนยันก่อนใช้ {drafts} ย่อหน้า"


def _preface(links: Links) -> list[Block]:
    return [
        Line(links.card.summary.ref.label.th or links.plan),
        Line("⟨…⟩ คือช่องที่กราฟยังไม่มีข้อมูลหรือยังไม่ยืนยันกับเอกสาร ผู้จัดทำแผนต้องเติมหรือยืนยัน · “(ร่าง)” คือข้อความที่เสนอ ต้องยืนยันก่อนใช้ · "
             "‡ คือความเชื่อมโยงที่ผู้วิเคราะห์อ่านจากเอกสารทั้งสองฝั่ง ไม่ใช่คำของแผนเอง · [n.m] คือแหล่งที่ n ตำแหน่งที่ m ในรายการอ้างอิงท้ายส่วน"),
    ]
