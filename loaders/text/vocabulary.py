"""The words that head the parts of Thai plans, and what each heads.

A *label* is a line that is such a word with its usual company (“ตัวอย่างแนวทางในการพัฒนา”, “เป้าหมายและตัวชี้วัด”), alone or with the part
behind it (“วิสัยทัศน์ : …”). A *numbered heading* is a word with ที่ and a number (“ยุทธศาสตร์ที่ 1 …”). Words only, no phrases of single plans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["GROUP_RANK", "MENTION", "NUMBERED_KINDS", "ROW_LABELS", "Label", "Numbered", "group_rank", "heads_other_matter", "is_label_tail", "kind_in", "read_label", "read_numbered"]

_ROLES: tuple[tuple[str, str], ...] = (
    ("support", r"(?:หน่วยงาน|หน่วย|ผู้|ส่วนราชการ|องค์กร)(?:ที่)?\s?(?:สนับสนุน|ร่วมดำเนินการ|ร่วมดำเนินงาน|ร่วมรับผิดชอบ|ร่วม|รับผิดชอบร่วม|รับผิดชอบรอง|รอง|รับผิดชอบสนับสนุน|ภาคี\S*)"),
    ("agencies", r"(?:หน่วยงาน|หน่วย(?=(?:ที่)?(?:รับผิดชอบ|ดำเนินการ|ปฏิบัติ(?:\s|$|:)|เจ้าภาพ))|ผู้|ส่วนราชการ|องค์กร)(?:ที่|ผู้)?\s?(?:รับผิดชอบ(?:หลัก|ดำเนินการ|โครงการ)?|เกี่ยวข้อง|ดำเนินการ(?:หลัก)?|ดำเนินงาน|เจ้าภาพ(?:หลัก)?|เจ้าของ(?:เรื่อง|โครงการ|แผนงาน|ตัวชี้วัด)|หลัก|ขับเคลื่อน(?:หลัก)?|ปฏิบัติ)|เจ้าภาพ(?:หลัก)?|(?:ชื่อ)?หน่วยงาน$"),
    ("projects", r"(?:แผนงาน\s?/?\s?)?โครงการ(?:\s?/\s?(?:กิจกรรม|แผนงาน|มาตรการ)|และการดำเนิน(?:การ|งาน)(?=\s?ที่สำคัญ))?(?:สำคัญ|หลัก|นำร่อง|เรือธง|ที่สำคัญ)?(?:\s?/\s?กิจกรรม(?:สำคัญ)?)?"),
    ("activities", r"กิจกรรม(?:หลัก|ริเริ่ม|สำคัญ|ที่สำคัญ|ที่ต้องดำเนินการ|ย่อย)?"),
    ("sub_bullets", r"กลยุทธ์ย่อย|แนวทางย่อย|มาตรการย่อย"),
    ("value", r"ค่าเป้าหมาย"),
    ("unit", r"หน่วยนับ|หน่วยวัด"),
    ("baseline", r"ค่าฐาน|ข้อมูลฐาน|ค่าปีฐาน|ปีฐาน|ผลการดำเนินงานปี\s?\d{4}"),
    ("indicators", r"(?:ตัว|เครื่อง|ดัชนี)ชี้วัด|ตัวชีวัด|(?:ตัว|เครื่อง)บ่งชี้|KPIs?|ดัชนี(?=ที่สำคัญ|รวม(?:ของ(?:แผน|ยุทธศาสตร์)|$)|และค่าเป้าหมาย|$)"),
    ("vision", r"วิสัยทัศน์"),
    ("goals", r"วัตถุประสงค์เชิง(?:ยุทธศาสตร์|กลยุทธ์)|ผลลัพธ์(?:เป้าหมาย|ที่(?:พึงประสงค์|คาดหวัง)|ที่ต้องการ(?=\s|$|:))|เป้าหมาย|เป้าประสงค์|ผลสัมฤทธิ์(?!ของ|ทาง|ตาม)"),
    ("tactics", r"กลยุทธ์|ยุทธวิธี|มาตรการ|แผนงาน(?!ที่\s?\d|หลัก|บูรณาการ|โครงการ|การ)"),
    ("groups", r"ประเด็นยุทธศาสตร์|ประเด็นการพัฒนา|ประเด็นการขับเคลื่อน|ประเด็นการส่งเสริม|แผนปฏิบัติการย่อย|แผนย่อย|กรอบยุทธศาสตร์|เสาหลัก|หมุดหมาย|กลุ่มมาตรการ|ยุทธศาสตร์(?!ฯ\s?(?:มี|สรุป))"),
    ("guidelines", r"แนวทาง"),
    ("benefits", r"(?:ประโยชน์|ผล)(?:ที่คาดว่า)?(?:จะ)?(?:ที่)?(?:ได้รับ)?(?=ของ|และ|$|\s|\S{0,6}(?:ร่าง|แผน|ยุทธศาสตร์))|ประโยชน์ที่(?:คาดว่า)?จะได้รับ|ผลประโยชน์(?:ที่(?:คาดว่า)?จะได้รับ)?|ผลที่คาดว่าจะได้รับ"),
    ("alignment", r"ความสอดคล้อง|ความเชื่อมโยง|ความเกี่ยวข้อง"),
    ("table", r"หัวข้อ|ประเด็น(?!ท้าทาย|ยุทธ|ปัญหา|สำคัญ|การ)(?:ที่)?|สาระสำคัญ|รายละเอียด|ลำดับ(?:ที่)?|รายการ|เรื่อง|ด้าน|หมายเหตุ|สาขา(?=\s?/|$)|ที่(?=$|\s)|กลุ่มเป้าหมาย|นโยบายที่(?=$)"),
    ("other", (r"พันธกิจ|(?:จุดแข็ง|จุดอ่อน|โอกาส|ภัยคุกคาม)(?=\s?\(|\s?[:：]?$)|วัตถุประสงค์|จุดมุ่งหมาย|จุดมุ่งเน้น|จุดเน้น|หลักการ|เหตุผล|ความเป็นมา|ความสำคัญ|สถานการณ์|กรอบแนวคิด|กรอบวงเงิน|กรอบระยะเวลา|กลไก|การขับเคลื่อน|การติดตาม|(?:การ)?กำกับ(?:ดูแล)?(?=\s|และ|$)|(?:การ)?ประเมินผล|(?:การ)?รายงานผล|การบริหารจัดการ(?=\s?(?:แผน|ความเสี่ยง|$))|การรายงานผล"
              r"|งบประมาณ|วงเงิน|จำนวนเงิน|แหล่งเงิน|แหล่งงบประมาณ|ปีงบประมาณ|ระยะเวลา|ค่านิยม|ประเด็นท้าทาย|ความท้าทาย|ปัจจัยความสำเร็จ|ปัจจัยแห่งความสำเร็จ|ปัจจัย|ผลลัพธ์|ผลผลิต|ผลกระทบ|ผลการดำเนิน\S*|พื้นที่(?:ดำเนินการ|เป้าหมาย)|ข้อเสนอแนะ|ข้อสังเกต|ความเห็น|ข้อคิดเห็น|นิยาม|คำนิยาม|เงื่อนไข|หลักเกณฑ์|วิธีการ|วิธีดำเนิน(?:งาน|การ)|ขั้นตอน|ปัญหา(?:และ|/)?อุปสรรค|ปัญหา|อุปสรรค|การทบทวนแผน|การจัดทำแผน|การแปลงแผน|โครงสร้าง(?=$|\s)|รูปแบบ(?=$|\s)|องค์ประกอบ")),
)
ROW_LABELS = r"(?:ค่าเป้าหมาย|เป้าหมาย|เป้าประสงค์|(?:ตัว|เครื่อง|ดัชนี)ชี้วัด|แนวทาง(?:การพัฒนา|การดำเนินงาน|ดำเนินการ)?|กลยุทธ์|มาตรการ|(?:หน่วยงาน|หน่วย|ผู้)(?:ที่)?รับผิดชอบ(?:หลัก|ร่วม)?|หน่วยงาน(?:หลัก|สนับสนุน|ร่วม))"
"""Labels that stand inside lines, where the cells of a row run on."""
_WORDS = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _ROLES)
_SAMPLE = r"(?:ตัวอย่าง|รายชื่อ|รายละเอียด|สรุป|ข้อเสนอ)?"
_COMPANY = re.compile(
    r"""(?:\s?(?:(?:(?<=ชี้วัด)|(?<=เป้าหมาย)|(?<=เป้าประสงค์))(?:กิจกรรม|โครงการ|ผลผลิต|ผลลัพธ์|ผลการดำเนินงาน|(?:เชิง)?(?:ยุทธศาสตร์|กลยุทธ์)(?=\s?[:：])|แผน(?=\s?[:：]|$))|หลัก(?!ส|ธ|ก|ปร)|รอง|รวม(?!ถึง|ทั้ง)|ภาพรวม|ในภาพรวม|ย่อย|ความสำเร็จ|ผลสัมฤทธิ์|ที่สำคัญ|สำคัญ|สูงสุด|(?:ขั้น)?สุดท้าย|ที่คาดหวัง|ระยะยาว|และค่าเป้าหมาย|ตามเป้าหมาย|ตามแผน|เบื้องต้น|โดยสังเขป|โดยย่อ
          |ราย(?:ระดับ|ยุทธศาสตร์|ประเด็น(?:การพัฒนา|ยุทธศาสตร์)?|กลยุทธ์|แผนย่อย|โครงการ|ปี|เป้าหมาย)|(?:ใน)?(?:การ)?พัฒนา(?=\s|$|หลัก|ที่สำคัญ|/|(?:ของ)?(?:กลุ่ม)?จังหวัด(?:\s|$|[:：(]))|(?<=พัฒนา)(?:ของ)?(?:กลุ่ม)?จังหวัด(?=\s|$|[:：(])|(?:(?<=แนวทาง)ขับเคลื่อน(?=\s|$|ราย))|(?:ใน)?การ(?:ดำเนินงาน|ดำเนินการ|ขับเคลื่อน|ปฏิบัติ|บริหารจัดการ(?=\s|$|[:/]|แผน|ดัง|ได้แก่)|ติดตาม(?:และ)?(?:ประเมินผล)?|ประเมินผล)
          |(?:(?<=วิสัยทัศน์)|(?<=พันธกิจ))(?:การพัฒนา)?(?:ของ)?(?:จังหวัด|กลุ่มจังหวัด|กระทรวง|กรม|สำนักงาน|มหาวิทยาลัย|วิทยาลัย|สถาบัน|คณะ|โรงเรียน|โรงพยาบาล|เทศบาล|องค์การ|องค์กร|หน่วยงาน)[ก-๎.]{0,50}(?=\s*(?:$|[:：(]))
          |เชิง(?:ปริมาณ|คุณภาพ)(?:\s?(?:/|และ)\s?(?:เชิง)?(?:ปริมาณ|คุณภาพ))?(?=\s|$|:)
          |(?:ใน|ของ|ภายใต้|ตาม|ระดับ|สำหรับ|แต่ละ|เชิง|แผน)(?:การพัฒนา|ขับเคลื่อน|ยุทธศาสตร์|ประเด็น|แผน|ร่าง|\(ร่าง\)|เป้าหมาย|กลยุทธ์|ผลผลิต|ผลลัพธ์|ปริมาณ|คุณภาพ|ความสำเร็จ|โครงการ|พัฒนา|ภาพรวม|วิสัยทัศน์|พันธกิจ|องค์กร|หน่วยงาน)(?:(?!ควร|ต้อง)[^\s:/]){0,40}+(?!ควร|ต้อง)(?:\sฉบับที่\s?\d+)?
          |เชิง(?:ยุทธศาสตร์|กลยุทธ์|นโยบาย|ผลผลิต|ผลลัพธ์)|ระดับ\S{1,20}|(?:ใน)?ระยะ(?:เวลา)?\s?\d+\s?ปี(?:แรก)?|\d+\s?ปี(?:แรก)?|ปี\s?(?:พ\.ศ\.\s?)?\d{4}(?:\s?[-–]\s?\d{4})?|(?:ของ|ตาม|ภายใต้|ราย)?(?:เป้าประสงค์|เป้าหมาย|วัตถุประสงค์|ประเด็นยุทธศาสตร์|ยุทธศาสตร์|กลยุทธ์|พันธกิจ|โครงการ)(?:ที่)?\s?\d{1,2}(?:\.\d{1,2})*(?=\s?[:：]?$)|ฯ|ที่รับผิดชอบ|ที่เกี่ยวข้อง|ดำเนินการ|ดำเนินงาน|พ\.ศ\.\s?\d{4}\s?[-–]\s?\d{4}
          |(?:ภายใน|ใน)\s?(?:ปี(?:งบประมาณ)?\s?(?:พ\.ศ\.\s{0,20})?|พ\.ศ\.\s{0,20})\d{4}|\((?!\d{1,2}\))(?:[^()]|\([^()]{0,80}\)){1,160}+\)|\[[^\]]{1,80}\]))""", re.VERBOSE)
_LINK = re.compile(r"\s?(?:/|,|;|และ|พร้อม|หรือ|รวมทั้ง)\s?")
_SEPARATOR = re.compile(r"\s*(?:[:：]|คือ(?=\s|[“(\"])|ได้แก่|ดังนี้|ประกอบด้วย(?=\s)|เช่น|อาทิ|(?:ได้)?กำหนด(?:ไว้)?(?:ว่า)?\s?(?=[“\"])|[-–·•](?=\s))\s*")
_INTRO_TAIL = re.compile(r"^(?:\s|สรุปได้|สรุปบทบาท[ก-๎]{0,40}|มีรายละเอียด|มีดังนี้|สรุป|โดยสรุป|ตามลำดับ|จำนวน|มี|แบ่งออกเป็น|แบ่งเป็น|ประกอบด้วย|รวม|ทั้งหมด|ทั้งสิ้น|\d+|ยุทธศาสตร์|ประเด็น(?:การพัฒนา|ยุทธศาสตร์)?|กลยุทธ์|มาตรการ|แนวทาง(?:การ\S{1,30}+)?|ตัวชี้วัด|เป้าหมาย|เป้าประสงค์|แผนย่อย|แผนงาน|โครงการ|แผนปฏิบัติการย่อย|เสาหลัก|หมุดหมาย|กลุ่มมาตรการ|มิติ|ด้าน|ข้อ|ประการ|และ|,|ดังนี้|ได้แก่|เช่น|คือ|:|\([^()]{0,200}\))*+$")
_DECLARED = re.compile(r"^\s*(?:จำนวน|มี(?:ทั้งหมด)?|แบ่ง(?:ออก)?เป็น|ประกอบด้วย|รวม)?\s*\d+\s*(?:ยุทธศาสตร์|ประเด็น\S*|กลยุทธ์|มาตรการ|แนวทาง|ตัวชี้วัด|เป้าหมาย|เป้าประสงค์|แผนย่อย|แผนงาน|โครงการ|ด้าน|ข้อ|ประการ|เสาหลัก|หมุดหมาย|แผนปฏิบัติการย่อย|กลุ่ม\S*|มิติ)")
_LISTS = re.compile(r"(?:ได้แก่|คือ|ดังนี้|ประกอบด้วย|:)\s?:?\s?(?=\(?1[).]\s?\S)")
_LABEL_HEAD = re.compile(rf"{_SAMPLE}(?:{_WORDS})")
_TAIL_ALONE = re.compile(r"^(?:ตามเป้าหมาย|ของ(?:การพัฒนา|แต่ละ[ก-๎]{2,30})|การ(?:พัฒนา|ดำเนินงาน|ดำเนินการ)|(?:และ)?(?:ติดตาม|ประเมินผล)|เชิง\S+|ของ(?:แผน|ยุทธศาสตร์|ร่าง)\S*(?:\s\S{1,20}){0,3}|และ(?:แนวทาง|ค่าเป้าหมาย|ประเมินผล|ประมวลผล|ตัวชี้วัด)\S*|การขับเคลื่อน\S*(?:\s\S{1,12}){0,2}|เช่น|ได้แก่|\d+\s?ปี(?:แรก)?\s.{0,30}|\(ล้านบาท\)|\(บาท\)|หลัก|ระดับ\S{1,20})$")
_HEADING_END = re.compile(r"(?:สรุป(?:ได้)?|รายละเอียด|ต่อไปนี้|สาระสำคัญ)\s?ดังนี้$")
_SENTENCE = re.compile(r"^\s*(?:จะ|ต้อง|ควร|ซึ่ง|นั้น|ที่|ได้(?!รับ|แก่)|มี(?=จำนวน|ดังนี้)|เป็นไป|สอดคล้อง)")
_TOLD_BEHIND = re.compile(r"[:“\"]|\s(?:คือ|ได้แก่)\s")
_SAMPLES_OF = re.compile(r"^ตัวอย่าง[ก-๎]{2,80}(?:ที่)?สำคัญ$")
"""The head of samples of something, whatever it is."""
_COUNTS_OTHER = re.compile(r"^\d{1,2}\s?(?:มิติ|ประเด็น|ด้าน|กลุ่ม|สาขา|ขั้น)(?:การ|เชิง)[ก-๎]{2,20}$")
"""A head that counts what is below it: groups have headings of their own by then (see ``counted_heads``)."""
_LONGEST_LABEL = 220
_SPACED = ("vision", "goals", "indicators", "agencies", "support", "other", "benefits", "activities")
"""Roles whose word may be followed by the part after nothing but a space (“วิสัยทัศน์ ประเทศไทย…”). The others begin names too often."""

GROUP_RANK = {
    "ยุทธศาสตร์": 0, "ประเด็นยุทธศาสตร์": 0, "ประเด็นการพัฒนา": 0, "ประเด็นการขับเคลื่อน": 0, "ประเด็นปฏิรูป": 0, "ประเด็นการปฏิรูป": 0, "ประเด็นการส่งเสริม": 0, "ประเด็น": 0, "แผนย่อย": 0, "แผนปฏิบัติการย่อย": 0,
    "ประเด็นพัฒนา": 0, "มิติ": 0, "ภารกิจ": 0, "เสาหลัก": 0, "หมุดหมาย": 0, "ด้าน": 0, "สาขา": 0, "องค์ประกอบ": 0, "แผนงาน": 1, "แผนงานหลัก": 1, "มาตรการ": 2, "กลยุทธ์": 3, "ยุทธวิธี": 3, "แนวทางการพัฒนา": 4, "แนวทาง": 4,
}
"""Kinds of numbered headings that can be the top level of a plan, higher ones first."""
_NUMBERED_ROLE = {"เป้าหมาย": "goals", "เป้าประสงค์": "goals", "ตัวชี้วัด": "indicators", "โครงการ": "projects", "กิจกรรม": "activities", "พันธกิจ": "other", "นโยบาย": "guidelines",
                  "วัตถุประสงค์เชิงยุทธศาสตร์": "goals", "เป้าประสงค์เชิงยุทธศาสตร์": "goals", "วัตถุประสงค์": "other", "ระยะ": "other", "กลยุทธ์ย่อย": "sub_bullets", "จุดเน้น": "other"}
NUMBERED_KINDS = "|".join(sorted({*GROUP_RANK, *_NUMBERED_ROLE}, key=len, reverse=True))
"""Kinds of numbered headings that are words of their own."""
_KINDS = f"{NUMBERED_KINDS}|ประเด็น[ก-๎]{{2,24}}?|(?:นโยบายและแผน|วาระ|กลุ่ม(?!เป้าหมาย)|แผน(?!งาน|ที่))[ก-๎]{{2,28}}?(?<!ฉบับ)(?<!ระยะ)(?<!ครั้ง)(?<!ปี)(?<!พื้น)"
_KIND_IN = re.compile("|".join(sorted(GROUP_RANK, key=len, reverse=True)))
_NUMBERED = re.compile(rf"^(?P<kind>{_KINDS})\s*(?:(?:ที่|ที)\s*|(?=\d{{1,2}}\s?[:：]))(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*)(?!\d|[-/]\d)\s*(?:[:：.)–-]\s*)?(?P<rest>.*)$")

MENTION = re.compile(r"^(?:เช่น|ได้แก่|ควร|ให้\s|และ|ถึง|หรือ|,|-|–|กับ|ข้างต้น|ดังกล่าว|ของ(?:แผน|ยุทธศาสตร์)|ภายใต้|ในแผน)")
"""What stands behind a number where a heading is only spoken of."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the ``roles`` of its words in order, the rest of the line, and whether it says that only samples follow."""

    roles: tuple[str, ...]
    rest: str
    words: str
    dash: str = ""
    """The dash that stood between label and part; the parts behind it are set off by the same."""

    @property
    def role(self) -> str:
        """What it heads: the first of its words; values and units belong to indicators."""
        return "indicators" if "indicators" in self.roles and self.roles[0] in ("value", "unit") else self.roles[0]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered heading. ``role`` is the list for kinds that have one whatever the plan's top level is."""

    kind: str
    number: str
    rest: str
    role: str | None


def group_rank(kind: str) -> int:
    """Rank of a kind among the top levels of plans; every ประเด็น… is as high as a strategy."""
    return GROUP_RANK.get(kind, 0)


def kind_in(words: str) -> str:
    """The kind of group that the words of a label name; ยุทธศาสตร์ where they name none."""
    found = _KIND_IN.search(words)
    return found[0] if found else "ยุทธศาสตร์"


@lru_cache(maxsize=2048)
def read_numbered(text: str) -> Numbered | None:
    """``ยุทธศาสตร์ที่ 1 : ยกระดับ`` → kind, number and name; None for anything else."""
    found = _NUMBERED.match(text)
    if not found:
        return None
    return Numbered(found["kind"], found["number"], found["rest"].strip(), _NUMBERED_ROLE.get(found["kind"]))


@lru_cache(maxsize=2048)
def read_label(text: str, *, spaced: bool = False) -> Label | None:
    """The label a line starts with. ``spaced``: whether a space may stand between every label and its part, as in a row beside other labels.

    >>> read_label("ตัวอย่างแนวทางในการพัฒนา").role, read_label("วิสัยทัศน์ : ไทยยั่งยืน").rest, read_label("เป้าหมายที่ตั้งไว้")
    ('guidelines', 'ไทยยั่งยืน', None)
    """
    if _LABEL_HEAD.match(text) is None:
        return Label(("other",), "", text) if _SAMPLES_OF.match(text) or _COUNTS_OTHER.match(text) else None
    roles, position = _label_words(text[:_LONGEST_LABEL])
    words, rest = text[:position], text[position:]
    if _announces(roles, rest):
        return Label(tuple(roles), "", words)
    listed = _LISTS.search(rest) if _DECLARED.match(rest) else None
    separator = _SEPARATOR.match(rest, listed.start()) if listed else _SEPARATOR.match(rest)
    if separator and separator.end():
        dash = rest.lstrip()[:1]
        rest = rest[separator.end():]
        while (more := _SEPARATOR.match(rest)) and more.end():
            rest = rest[more.end():]
        return Label(tuple(roles), "" if _INTRO_TAIL.match(rest) else rest, words, dash if dash in ("-", "–") else "")
    apart = spaced or roles[0] in _SPACED or text.startswith("แผนงาน ") or re.match(r"\s*(?:\(\d|\d{1,2}[).]\s)", rest)
    if rest[0] in ' “"' and apart and not _SENTENCE.match(rest):
        return Label(tuple(roles), "" if _names_heads(rest.strip()) else rest.strip(), words)
    return None


def _names_heads(text: str) -> bool:
    """Whether behind a label the heads of further matter stand, as in a section that holds them all (“วิสัยทัศน์ พันธกิจ เป้าประสงค์หลัก นโยบาย และเป้าหมาย”)."""
    words = text.split()
    return len(words) > 1 and _TOLD_BEHIND.search(text) is None and all((found := _LABEL_HEAD.match(word)) and _COMPANY.sub("", word[found.end():]) == "" for word in words[:2])


def _announces(roles: list[str], rest: str) -> bool:
    """Whether nothing of the part stands on the label's line: nothing at all, how many there are, or that they follow."""
    ends = rest.rstrip().endswith(("ดังนี้", "ได้แก่"))
    if not rest.strip() or _INTRO_TAIL.match(rest) or (_DECLARED.match(rest) and not _LISTS.search(rest)):
        return True
    return ends and ((len(roles) > 1 and len(rest) < _LONGEST_LABEL) or bool(_SENTENCE.match(rest)) or (bool(_HEADING_END.search(rest)) and roles[0] != "vision"))


def _label_words(text: str) -> tuple[list[str], int]:
    """Roles of the label words at the start, and where they end; words may be joined by และ, / or a space."""
    roles: list[str] = []
    position = 0
    while found := _LABEL_HEAD.match(text, position):
        if roles and found.end() == position:
            break
        roles.append(str(found.lastgroup))
        position = found.end()
        while company := _COMPANY.match(text, position):
            position = company.end()
        link = _LINK.match(text, position)
        following = link.end() if link else position + (text[position:position + 1] == " ")
        measured = roles[-1] == "goals" and text.startswith("ตัวชี้วัด", position)  # “เป้าหมายตัวชี้วัด” is both
        if _LABEL_HEAD.match(text, following) is None or (following == position and not measured):
            break
        if not link and not measured and not _only_labels(text[following:]):
            break
        position = following
    return roles, position


def _only_labels(text: str) -> bool:
    """Whether nothing but label words follows a space: a row of table heads, not a label and its part."""
    roles, position = _label_words(text)
    return bool(roles) and (not text[position:].strip() or bool(_INTRO_TAIL.match(text[position:])))


_APART = re.compile(r"^(?:กลไก|การขับเคลื่อน|การติดตาม|(?:การ)?กำกับ(?:ดูแล)?(?=\s|และ|$)|(?:การ)?ประเมินผล|(?:การ)?รายงานผล|แนวทางการ(?:ขับเคลื่อน|ติดตาม|กำกับ|ประเมิน|บริหาร)|การบริหารจัดการแผน|การบริหารแผน|การแปลงแผน|งบประมาณ|แหล่งงบประมาณ|วงเงิน|"
                    r"ผลการดำเนิน|สถานการณ์|ปัญหา|ข้อเสนอแนะ|ข้อสังเกต|ความเห็น|ผลกระทบ|ผลลัพธ์|ประโยชน์|กรอบ(?:แนวคิด|วงเงิน|ระยะเวลา|การ)|หลักการ|เหตุผล|ประเด็นท้าทาย|ปัจจัย|เงื่อนไข|ภาพรวม(?=$|และบริบท)|บริบท(?=$|ของ|และ)|ความเป็นมา|ที่มา|การทบทวน|การรายงาน|ขั้นตอน|การดำเนินการที่ผ่านมา|การดำเนินการต่อไป|การจัดทำ|มติ(?:คณะรัฐมนตรี|ที่ประชุม|ครม))")


def heads_other_matter(text: str) -> bool:
    """Whether a section line, which is no label, heads matter that is no part of the plan's structure (funds, monitoring, results)."""
    return bool(_APART.match(text))


def is_label_tail(text: str) -> bool:
    """Whether a line only goes on with the label in the line before (“ตัวชี้วัด” / “ตามเป้าหมาย”)."""
    return bool(_TAIL_ALONE.match(text))
