"""Lines that are no content of a plan (decisions on it, thoughts of the writer), and indicators a sentence says were changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text.numbering import split_inline, tidy_end

__all__ = ["OTHER_MATTER", "changed_indicators", "is_decision", "is_note", "tells_of_past"]

OTHER_MATTER = re.compile(r"กลไก|ความเห็น|ข้อเสนอ|ข้อสังเกต|ปัญหา|อุปสรรค|ประโยชน์|ผลกระทบ|ขั้นตอน|หลักเกณฑ์|เงื่อนไข|(?<!ปี)งบประมาณ|ติดตาม|คณะกรรมการ|มติ|พันธกิจ|วัตถุประสงค์|หลักการ|สถานการณ์|ความเป็นมา|เหตุผล|ควร|นิยาม|ดำเนินการดังนี้|ผลการ|ประเมิน|ขอบเขต|คุณสมบัติ|สิทธิ|อำนาจ|หน้าที่|สู่การปฏิบัติ")
"""Words of what stands beside the parts of a plan: its reasons, results, bodies and procedures. No name of a group has them."""

_BODY = (r"(?:ทั้งนี้|นอกจากนี้|อย่างไรก็(?:ตาม|ดี)|ต่อมา|โดย|ซึ่ง)?\s?(?:สภาพัฒนา|สภาการ|สำนักงาน|สำนัก|กระทรวง|คณะกรรมการ|คณะอนุกรรมการ|คณะรัฐมนตรี|คณะทำงาน|ที่ประชุม|นายกรัฐมนตรี|รองนายก|รัฐมนตรี|ในคราวประชุม|ในการประชุม|กรม|(?:[ก-ฮ]{1,5}\.)+)")
_ACT = r"(?:มีมติ|ได้เห็นชอบ|เห็นชอบ|พิจารณาแล้ว|ได้พิจารณา|รับทราบ|แจ้งว่า|ให้ความเห็น|มีความเห็น|ได้จัดทำ|รายงานว่า|มีข้อสังเกต|เห็นควร|ได้ดำเนินการ|ได้ปรับปรุง|อนุมัติ)"
_DECISION = re.compile(rf"^{_BODY}.{{0,220}}?{_ACT}")
_OPENING = re.compile(r"^(?:ทั้งนี้|นอกจากนี้|อย่างไรก็(?:ตาม|ดี)|อนึ่ง|ต่อมา|ดังนั้น|สำหรับค่าใช้จ่าย|สรุปได้|โดย(?:\s?\(?(?:ยุทธศาสตร์|แผน|ร่าง)|มี(?:รายละเอียด|สาระสำคัญ))|ซึ่ง(?:มี)?สาระสำคัญ|สาระสำคัญของเรื่อง|เรื่องเดิม|คณะรัฐมนตรี|จึงเสนอ|\(?(?:ปรับปรุง|แก้ไข|ทบทวน|ข้อมูล|ประกาศ|สั่ง)[ก-๎]{0,12}\s?(?:ล่าสุด\s?)?(?:ณ|เมื่อ)\s?(?:วันที่\s?)?\d|(?:ดัง|ตาม)(?:ที่)?(?:แสดง|ปรากฏ|รายละเอียด)?(?:ใน|ตาม)?ตาราง|บทที่\s?\d|หมายเหตุ|\(หมายเหตุ|ที่มา\s?:|\[(?!(?:โดย)?(?:สำนัก|กระทรวง|กรม)))")
_SPEAKER = re.compile(r"^[“\"]?\s?(?:นาย|นาง|น\.ส\.|พล\.?|พันตำรวจ|ดร\.|ศ\.|รศ\.|นพ\.|รองโฆษก|โฆษก|รมว|รมช|ปลัด|อธิบดี|รัฐมนตรี|รองนายก|ผู้อำนวยการ|เลขาธิการ).{0,90}?(?:กล่าว|เปิดเผย|ระบุ|เน้นย้ำ|ย้ำ|ชี้แจง)")
_RESULTS = re.compile(r"ผลการ(?:ดำเนิน|ขับเคลื่อน|ปฏิบัติ)|ที่ผ่านมา|สิ้นสุด(?:ลง|ระยะเวลา|แล้ว)|ได้ดำเนินการตาม")
_SPAN = re.compile(r"(2[45]\d\d)\s*[-–]\s*(?:พ\.ศ\.\s*)?(2[45]\d\d)")
_CHANGED = re.compile(r"ตัวชี้วัด.{0,120}?จาก(?:เดิม)?(?P<old>(?:(?!เป็น).){4,160}?)\s?เป็น(?P<new>.{6,200})$")
_COUNT_ONLY = re.compile(r"^\d+\s?(?:ตัวชี้วัด|ข้อ|ด้าน)")
_LONGEST = 30_000


def is_decision(text: str) -> bool:
    """Whether a paragraph tells what a body decided or said on the plan: no content of the plan."""
    return bool(_DECISION.match(text[:400]))


def tells_of_past(text: str, period: tuple[int, int] | None) -> bool:
    """Whether a paragraph tells what came of an earlier plan: results, and years that end before this plan begins, and none of this plan's."""
    if not period or not _RESULTS.search(text):
        return False
    spans = [(int(first), int(last)) for first, last in _SPAN.findall(text)]
    return any(last <= period[0] for _, last in spans) and period not in spans


def is_note(text: str) -> bool:
    """Whether a line opens a new thought of the writer: no item and no continuation of one."""
    return bool(_OPENING.match(text) or _SPEAKER.match(text))


def changed_indicators(text: str) -> Iterator[tuple[str, str]]:
    """(old, new) wording of indicators a sentence says were changed: “แก้ไขตัวชี้วัด … จากเดิม ก เป็น ข”."""
    _, items = split_inline(text[:_LONGEST])
    for _, part in items or [(1, text[:2000])]:
        found = _CHANGED.search(part[:600])
        if found and not _COUNT_ONLY.match(found["new"]):
            yield found["old"].strip(), tidy_end(found["new"])
