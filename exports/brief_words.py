"""Words of the brief for a director, Thai and English."""

from __future__ import annotations

from queries.read.records import Lang

__all__ = ["WRONG", "word"]

WRONG = ("gaps", "conflicts", "claims", "progress")
"""Parts of the left half, what is wrong; the others, what is open and what to do, stand in the right one."""

_WORDS: dict[str, tuple[str, str]] = {
    "title": ("สรุปหนึ่งหน้า: ความสอดคล้องกับแผน 3 ระดับ", "Brief: alignment with the plan levels"),
    "lede.below": ("จาก {total} ข้อของแผนที่นับได้ {served} ข้อเชื่อมกับแผนที่อยู่เหนือขึ้นไปโดยตรงหรือผ่านข้อย่อย นับความเชื่อมโยงที่เอกสารกล่าวเอง {official} และที่นักวิเคราะห์อ่าน {curated} รายการ อนุมัติแล้วทุกรายการ",
                   "Of {total} elements that count, {served} align with plans above by a link of their own or of a part; {official} links stated by documents and {curated} read by an analyst count, all approved."),
    "lede.above": ("จาก {total} ข้อของแผนที่นับได้ {served} ข้อมีแผนอื่นในทะเบียนหนุน นับความเชื่อมโยงที่เอกสารกล่าวเอง {official} และที่นักวิเคราะห์อ่าน {curated} รายการ อนุมัติแล้วทุกรายการ",
                   "Of {total} elements that count, {served} are served by other plans of the register; {official} links stated by documents and {curated} read by an analyst count, all approved."),
    "figure.below": ("ข้อที่เชื่อมขึ้นไป", "elements linked"), "figure.above": ("ข้อที่มีผู้หนุน", "elements served"), "figure.links": ("เชื่อมโยงที่นับ", "links that count"),
    "figure.unseen": ("ข้อที่ยังไม่มีบันทึก", "not looked at"), "figure.conflicts": ("ข้อที่ขัดกัน", "conflicts"), "figure.undecided": ("ยังไม่ตัดสิน", "links undecided"),
    "figure.unverified": ("ข้อที่ยังไม่ยืนยัน", "unverified"),
    "head.below": ("แผนที่อยู่เหนือขึ้นไป", "Plan above"), "head.above": ("แผนล่างที่หนุน", "Plan that serves it"), "head.linked": ("เชื่อมเอง", "Linked"),
    "head.inherited": ("อาศัยข้อแม่", "Inherited"), "head.reviewed": ("ตรวจแล้วไม่มี", "Nothing found"), "head.unseen": ("ยังไม่มีบันทึก", "No record"),
    "head.official": ("ที่เอกสารกล่าว", "Official"), "head.curated": ("ที่นักวิเคราะห์อ่าน", "Curated"), "head.pending": ("รอตัดสิน", "Open"),
    "gaps": ("ช่องว่าง: ยังไม่มีบันทึก (ไม่ใช่คำตัดสินว่าไม่สอดคล้อง)", "Gaps: no record (which is no verdict)"), "conflicts": ("ขัดกัน", "In conflict"),
    "undecided": ("ยังไม่ตัดสิน", "Undecided"), "unverified": ("ยังไม่ยืนยันกับเอกสาร", "Not verified against a document"), "claims": ("อ้างเกินหลักฐาน", "Claimed beyond the evidence"),
    "progress": ("ตัวชี้วัดของแผนเทียบกับค่าล่าสุด", "Indicators of the plan against the latest values"), "steps": ("สิ่งที่ควรทำต่อ", "What to do next"),
    "whole": ("ทั้งแผน", "the plan as a whole"), "remark": ("หมายเหตุเรื่อง {about}", "a remark on {about}"),
    "more": ("และอีก {count} ข้อ (ดูไฟล์ Excel)", "and {count} more (see the Excel file)"),
    "claim.mains": ("หลักเกินหนึ่งข้อในแผนระดับบนเดียวกัน {count} ข้อ เช่น {first}", "More than one main link into one upper plan: {count}, such as {first}"),
    "claim.one_side": ("ความเชื่อมโยงที่มีข้อความอ้างอิงฝั่งเดียว {count} รายการ เช่น {first}", "Links quoted from one side only: {count}, such as {first}"),
    "claim.nothing_behind": ("อ้างว่ามีส่วนทำให้บรรลุ โดยไม่มีตัวชี้วัดหรือโครงการรองรับ {count} รายการ เช่น {first}", "Contributions with no indicator or project behind them: {count}, such as {first}"),
    "claim.everything": ("อ้างสอดคล้องกับครึ่งหนึ่งของประเด็นหรือมากกว่า {count} แผน เช่น {first}", "Tied to half of the issues of an upper plan or more: {count}, such as {first}"),
    "step.undecided": ("ตัดสินความเชื่อมโยงที่ค้าง {count} รายการ", "Decide the {count} alignments that are open"),
    "step.conflicts": ("หาข้อยุติข้อที่ขัดกัน {count} ข้อกับหน่วยงานเจ้าภาพ", "Settle the {count} conflicts with the bodies in charge"),
    "step.claims": ("แก้หรือหาหลักฐานของข้อที่อ้างเกิน {count} ข้อ", "Correct or support the {count} claims beyond their evidence"),
    "step.unverified": ("ตรวจถ้อยคำหรือหมายเหตุที่ยังไม่ยืนยัน {count} ข้อกับฉบับทางการ", "Check the {count} unverified wordings or remarks against the official text"),
    "step.gaps": ("อ่านและบันทึกข้อที่ยังไม่มีใครตรวจ {count} ข้อ", "Read and record the {count} elements nobody has looked at"),
    "step.write": ("เติมหรือยืนยันช่อง ⟨…⟩ ในส่วนที่ 2 จำนวน {count} ช่อง", "Fill or confirm the {count} places marked ⟨…⟩ in section 2"),
    "step.drafts": ("ยืนยันข้อความร่างในส่วนที่ 2 จำนวน {count} ย่อหน้า", "Confirm the {count} draft paragraphs of section 2"),
    "made": ("จัดทำเมื่อ", "Made on"),
    "closing": ("จากข้อมูลรุ่น {version} (กราฟ {build}) ตัวเลขทุกตัวนับจากที่อยู่ในทะเบียนเท่านั้น", "from data version {version} (build {build}); every figure counts what the register holds."),
}


def word(key: str, lang: Lang) -> str:
    """The words for ``key``, with their ``{slots}``."""
    return _WORDS[key][0 if lang == "th" else 1]
