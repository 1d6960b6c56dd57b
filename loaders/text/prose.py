"""What running text says of a plan: its vision, strategies told one after the other, an indicator that replaces another, decisions on the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.text.numbering import split_inline, tidy_end
from loaders.text.vocabulary import GROUP_RANK

__all__ = ["Told", "changed_indicators", "is_decision", "is_note", "listed_groups", "told_goals", "told_groups", "vision_in"]

_BODY = (r"(?:ทั้งนี้|นอกจากนี้|อย่างไรก็(?:ตาม|ดี)|ต่อมา|โดย|ซึ่ง)?\s?(?:สภาพัฒนา|สภาการ|สำนักงาน|สำนัก|กระทรวง|คณะกรรมการ|คณะอนุกรรมการ|คณะรัฐมนตรี|คณะทำงาน|ที่ประชุม|นายกรัฐมนตรี|รองนายก|รัฐมนตรี|ในคราวประชุม|ในการประชุม|กรม|(?:[ก-ฮ]{1,5}\.)+)")
_ACT = r"(?:มีมติ|ได้เห็นชอบ|เห็นชอบ|พิจารณาแล้ว|ได้พิจารณา|รับทราบ|แจ้งว่า|ให้ความเห็น|มีความเห็น|ได้จัดทำ|รายงานว่า|มีข้อสังเกต|เห็นควร|ได้ดำเนินการ|ได้ปรับปรุง|อนุมัติ)"
_DECISION = re.compile(rf"^{_BODY}.{{0,220}}?{_ACT}")
_OPENING = re.compile(r"^(?:ทั้งนี้|นอกจากนี้|อย่างไรก็(?:ตาม|ดี)|อนึ่ง|ต่อมา|ดังนั้น|สำหรับค่าใช้จ่าย|สรุปได้|โดย(?:ยุทธศาสตร์|แผน|ร่าง|มี(?:รายละเอียด|สาระสำคัญ))|ซึ่ง(?:มี)?สาระสำคัญ|สาระสำคัญของเรื่อง|เรื่องเดิม|คณะรัฐมนตรี|จึงเสนอ|หมายเหตุ|\(หมายเหตุ|ที่มา\s?:|\[(?!(?:โดย)?(?:สำนัก|กระทรวง|กรม)))")
_VISION_QUOTED = re.compile(r"วิสัยทัศน์(?P<gap>[^“\"”]{0,200}?)(?:คือ|ว่า|:|ได้แก่|ดังนี้)\s*[“\"](?P<vision>[^”\"]{8,600})[”\"]")
_VISION_BARE = re.compile(r"(?:มี|กำหนด)วิสัยทัศน์\s?[“\"](?P<vision>[^”\"]{8,600})[”\"]")
_GOALS_TOLD = re.compile(r"(?:มี|กำหนด)เป้าหมาย(?:หลัก|รวม|สำคัญ)?\s?(?:\d+\s?(?:ประการ|ข้อ|ด้าน|เป้าหมาย)\s?)?(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้)\s?(?=\(?1[).])")
_VISION_TOLD = re.compile(r"มีวิสัยทัศน์\s?(?:ของ\S+\s)?(?:ในการ(?:ให้)?|เพื่อ(?:ให้)?|คือ|ว่า|ได้แก่|:)\s?(?P<vision>.{10,600}?)(?=\s(?:ซึ่ง|โดยมี|โดย(?=\s|\()|ทั้งนี้|และมี(?:เป้าหมาย|พันธกิจ|ยุทธศาสตร์)|มีพันธกิจ|พันธกิจ|มีเป้าหมาย|ประกอบด้วย|สรุปได้|มีสาระ)|$)")
_KIND = "|".join(sorted(GROUP_RANK, key=len, reverse=True))
_TOLD = re.compile(rf"(?P<kind>{_KIND})\s?ที่\s?(?P<number>\d{{1,2}})\s?[:：]?\s?(?!และ|ถึง|-|,|\d)")
_LISTED = re.compile(rf"(?:ประกอบด้วย|ได้แก่|แบ่ง(?:ออก)?เป็น|มี|กำหนด|จำนวน|คือ|รวม)\s?(?:ทั้งหมด\s?)?(?P<count>\d{{1,2}})\s?(?P<kind>{_KIND})(?:หลัก|สำคัญ|การพัฒนา(?=\s))?\s?(?:\([^)]*\)\s?)?(?:ได้แก่|คือ|ดังนี้|ประกอบด้วย|:)\s?:?\s?(?=\(?1[).])")
_LEAD_IN = re.compile(r"\s(?:(?:ต้นน้ำ|กลางน้ำ|ปลายน้ำ|และ|ดังนั้น|ตลอดจน|รวมทั้ง|ซึ่ง[^“”]{10,160}|[ก-๎]{2,12}\sคือ|[ก-๎]{2,12}น้ำ\sคือ)\s?)++$")
_GOAL_IN_NAME = re.compile(r"\s(?P<label>เป้าหมาย|เป้าประสงค์|ตัวชี้วัด)\s(?:คือ|:|ได้แก่)\s?")
_NEXT_MATTER = re.compile(r"\s?(?:โดยมีตัวชี้วัด|และประกอบด้วย|โดยประกอบด้วย|ซึ่งประกอบด้วย|ทั้งนี้|โดยมีรายละเอียด)")
_END_OF_TOLD = re.compile(r"\s(?:ทั้งนี้|อย่างไรก็ตาม|นอกจากนี้|โดยมีรายละเอียด|ซึ่งมีสาระ|ซึ่งมีรายละเอียด)[\s ].*$")
_CHANGED = re.compile(r"ตัวชี้วัด.{0,120}?จาก(?:เดิม)?(?P<old>(?:(?!เป็น).){4,160}?)\s?เป็น(?P<new>.{6,200})$")
_COUNT_ONLY = re.compile(r"^\d+\s?(?:ตัวชี้วัด|ข้อ|ด้าน)")
_LONGEST = 30_000


@dataclass(frozen=True, slots=True)
class Told:
    """A strategy told in running text, with the goals told behind its name."""

    kind: str
    number: str
    name: str
    goals: tuple[str, ...]
    indicators: tuple[str, ...]


def is_decision(text: str) -> bool:
    """Whether a paragraph tells what a body decided or said on the plan: no content of the plan."""
    return bool(_DECISION.match(text[:400]))


def is_note(text: str) -> bool:
    """Whether a line opens a new thought of the writer: no item and no continuation of one."""
    return bool(_OPENING.match(text))


def vision_in(text: str) -> str | None:
    """The vision that a sentence tells: quoted behind “คือ”, or behind “มีวิสัยทัศน์ในการให้”."""
    text = text[:_LONGEST]
    found = _VISION_BARE.search(text) or _VISION_QUOTED.search(text) or _VISION_TOLD.search(text)
    return found["vision"].strip(' “”"') if found else None


def told_goals(text: str) -> list[str]:
    """Goals that a sentence counts: “มีเป้าหมาย 2 ประการ ได้แก่ (1) … (2) …”."""
    found = _GOALS_TOLD.search(text[:_LONGEST])
    items = split_inline(text[found.end():_LONGEST])[1] if found else []
    goals = [item for _, item in items]
    return [*goals[:-1], tidy_end(_NEXT_MATTER.split(goals[-1])[0])] if goals else []


def told_groups(text: str) -> list[Told]:
    """Strategies told in one paragraph, numbered from 1; fewer than two are a mention, not a list."""
    hits = _counted(text[:_LONGEST])
    if len(hits) < 2:  # noqa: PLR2004 - see above
        return []
    ends = [hit.start() for hit in hits[1:]] + [len(text)]
    told = []
    for hit, end in zip(hits, ends, strict=True):
        last = hit is hits[-1]
        body = text[hit.end():end]
        body = _END_OF_TOLD.sub("", body) if last else _LEAD_IN.sub("", body)
        told.append(_told(hit, tidy_end(body)))
    return told if all(each.name for each in told) else []


def _counted(text: str) -> list[re.Match[str]]:
    hits: list[re.Match[str]] = []
    for found in _TOLD.finditer(text):
        kind_fits = not hits or found["kind"] == hits[0]["kind"]
        if kind_fits and int(found["number"]) == len(hits) + 1:
            hits.append(found)
        elif kind_fits and int(found["number"]) == 1 and len(hits) == 1:
            hits = [found]
    return hits


def _told(hit: re.Match[str], body: str) -> Told:
    parts = _GOAL_IN_NAME.split(body)
    name = tidy_end(parts[0])
    goals: list[str] = []
    indicators: list[str] = []
    for label, content in zip(parts[1::2], parts[2::2], strict=False):
        head, items = split_inline(content)
        texts = [item for _, item in items] or [head]
        (indicators if label == "ตัวชี้วัด" else goals).extend(tidy_end(each) for each in texts)
    return Told(hit["kind"], hit["number"], name, tuple(goals), tuple(indicators))


def listed_groups(text: str) -> list[Told]:
    """Strategies listed in one sentence: “ประกอบด้วย 3 ยุทธศาสตร์ ได้แก่ (1) … (2) …”. As many as the sentence announces."""
    found = _LISTED.search(text[:_LONGEST])
    if not found:
        return []
    _, items = split_inline(text[found.end():_LONGEST])
    count = int(found["count"])
    if len(items) < count or count < 2:  # noqa: PLR2004 - one is no list
        return []
    names = [item for _, item in items[:count]]
    names[-1] = re.split(r"\s(?:ซึ่ง|โดย(?=มี|แต่ละ)|ทั้งนี้|และมี|สรุป)", names[-1])[0]
    return [Told(found["kind"], str(number), tidy_end(name), (), ()) for number, name in enumerate(names, 1)]


def changed_indicators(text: str) -> Iterator[tuple[str, str]]:
    """(old, new) wording of indicators a sentence says were changed: “แก้ไขตัวชี้วัด … จากเดิม ก เป็น ข”."""
    _, items = split_inline(text[:_LONGEST])
    for _, part in items or [(1, text[:2000])]:
        found = _CHANGED.search(part[:600])
        if found and not _COUNT_ONLY.match(found["new"]):
            yield found["old"].strip(), tidy_end(found["new"])
