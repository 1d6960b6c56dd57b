"""What running text tells of a plan: clauses that a label word introduces (“โดยมีเป้าหมาย 2 ประการ ได้แก่ …”, “ประกอบด้วย 3 กลยุทธ์ คือ …”).

A clause is an introduction (a word of having, a count, a label word, a word that leads to a list) and what follows it, to the next
introduction or to a word that ends the thought. Without a word that leads to a list only goals and visions are introduced (“มีเป้าหมายเพื่อ…”).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders.text.acts import END_OF_EXAMPLES, OPEN_EXAMPLE, examples, is_example
from loaders.text.line_ends import leads_down
from loaders.text.numbering import inline_bounds, split_inline, tidy_end
from loaders.text.targets import read_targets

__all__ = ["Clause", "announced", "ends_thought", "read_clauses", "split_parts"]

_WORDS = (
    ("vision", r"วิสัยทัศน์"),
    ("groups", r"(?:เป้าหมาย)?ยุทธศาสตร์(?!ชาติ)|ประเด็นยุทธศาสตร์|ประเด็น(?:การ|ส่งเสริม)[ก-๎]{0,16}?|แผน(?:ปฏิบัติการ)?ย่อย|เสาหลัก|หมุดหมาย|กลุ่มมาตรการ"),
    ("silent", (r"พันธกิจ|วัตถุประสงค์|จุดมุ่งหมาย|กลไก(?:การ\S{1,20})?|หลักการ|แนวคิด|(?:ประโยชน์|ผล)ที่(?:คาดว่า)?จะ(?:ได้รับ|เกิดขึ้น)|กลุ่มเป้าหมาย|ขั้นตอน|ค่าเป้าหมายของ|องค์ประกอบ"
               r"|(?:หลักเกณฑ์|ปัจจัย|ความเสี่ยง|ปัญหา|ข้อสังเกต|ข้อเสนอแนะ|ความเห็น)\S{0,20}?|ระยะเวลา(?:ดำเนินการ)?|(?:กรอบ)?(?:วงเงิน|งบประมาณ)(?:รวม|ทั้งสิ้น)?|สาขา|ระยะ(?!เวลา)|คณะ(?:กรรมการ|อนุกรรมการ|ทำงาน)\S{0,20}")),
    ("indicators", r"(?:ตัว|เครื่อง|ดัชนี)ชี้วัด|ตัวบ่งชี้"),
    ("projects", r"(?:ตัวอย่าง)?(?:แผนงาน\s?/\s?)?โครงการ(?:\s?/\s?กิจกรรม)?"),
    ("activities", r"กิจกรรม"),
    ("goals", r"เป้าหมาย|เป้าประสงค์"),
    ("tactics", r"กลยุทธ์(?:\s?/\s?แนวทาง)?|ยุทธวิธี|มาตรการ|แผนงาน"),
    ("guidelines", r"แนวทาง|นโยบาย(?:พุ่งเป้า|เร่งด่วน|สำคัญ|หลัก|ย่อย)"),
    ("agencies", r"หน่วยงาน(?:ที่)?(?:รับผิดชอบ|เจ้าภาพ|หลัก)|ผู้รับผิดชอบ|เจ้าภาพ(?:หลัก)?"),
)
_SIGNS = ("วิสัยทัศน์", "พันธกิจ", "วัตถุประสงค์", "จุดมุ่งหมาย", "กลไก", "ประโยชน์", "ผลที่", "งบประมาณ", "วงเงิน", "หลักการ", "แนวคิด", "ระยะ", "สาขา", "คณะ", "ปัจจัย", "ข้อ", "ความเห็น", "ยุทธศาสตร์", "ประเด็น", "แผน", "เสาหลัก", "หมุดหมาย", "ตัวชี้วัด", "ดัชนี", "ตัวบ่งชี้", "โครงการ", "กิจกรรม", "เป้า", "กลยุทธ์", "ยุทธวิธี", "มาตรการ", "แนวทาง", "นโยบาย", "หน่วยงาน", "ผู้รับผิดชอบ", "เจ้าภาพ")
"""No introduction without one of these."""
_ROLES = tuple(name for name, _ in _WORDS)
_WORD = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _WORDS)
_COUNTED = r"(?:ประการ|ข้อ|ด้าน|ประเด็น|เป้าหมาย|ตัวชี้วัด|โครงการ|กลยุทธ์|แผนงาน|มาตรการ|แนวทาง|ระดับ|กิจกรรม|ขั้นตอน|รูปแบบ|ระยะ|กลุ่ม|ตัว)"
_LEAD = r"(?:(?:โดย|ซึ่ง)\s?(?=ตัวชี้วัด|เป้าหมาย|วิสัยทัศน์)|(?:โดย(?:ได้)?|ซึ่ง(?:ได้)?|และ|พร้อม(?:ทั้ง)?|ทั้งนี้|สำหรับ|ส่วน|รวมทั้ง)?\s?(?:มีการกำหนด|มี|กำหนด(?:ให้มี)?|ประกอบด้วย|แบ่ง(?:ออก)?เป็น|จำแนกเป็น|ภายใต้|ดำเนินการภายใต้|ตอบสนอง(?:ต่อ)?|มุ่งสู่|บรรลุ|ดำเนินการตาม|ขับเคลื่อนภายใต้|ผ่าน|จำนวน|รวม|ดำเนิน|ด้วย|ได้แก่)\s?)"
_COMPANY = r"(?:\s?(?:(?:กรอบ)?(?:วงเงิน|งบประมาณ)(?:รวม)?\s?[\d,.]+\s?(?:ล้าน)?บาท|(?:ที่)?สำคัญ|หลัก|รวม|(?:ใน)?ภาพรวม|ย่อย|ของ(?:\(?ร่าง\)?\s?)?(?:แผน|ยุทธศาสตร์)\S{0,40}|(?:ใน)?การ(?:พัฒนา|ดำเนินงาน|ดำเนินการ|ขับเคลื่อน)|ดำเนินงาน|ความสำเร็จ|ตามเป้าหมาย|(?<=\s)[A-Z][A-Za-z]{1,12}ฯ?(?=\s|[ก-๎])|\([A-Za-z][A-Za-z ]{2,40}\)(?=\s?(?:ได้แก่|ดังนี้|ประกอบด้วย|:))|และ(?:แนวทาง|ค่าเป้าหมาย|ตัวชี้วัด|ดัชนี)\S{0,20}|กับการขับเคลื่อน|ที่(?:ต้องการ|กำหนด|ตั้ง)\S{0,20}))*"
_LEADS_TO = r"(?:คือ|ได้แก่|ดังนี้(?:\s?คือ)?|เช่น|อาทิ(?:\s?เช่น)?|ประกอบด้วย|ว่า|ไว้ว่า|[:：]|(?=[“\"])|(?=\(?1[).]\s?[ก-๎]))"
_INTRODUCTION = re.compile(
    rf"""(?:(?P<lead>{_LEAD})|(?<![ก-๎]))(?:(?P<count>\d{{1,3}})\s?)?(?:{_WORD}){_COMPANY}(?:\s?(?:จำนวน|รวม|มี|แบ่งเป็น|ใน|ทั้ง)?\s?(?P<behind>\d{{1,3}})\s?(?P<noun>{_COUNTED})(?:หลัก|สำคัญ)?)*\s?(?:{_LEADS_TO})\s?:?\s?""", re.VERBOSE)
_BARE = re.compile(r"(?<!ควร)(?<!ให้)(?:โดย|ซึ่ง|และ)?(?:ยัง)?(?:ได้)?(?:มี|กำหนด|ภายใต้|ตั้ง)(?:(?P<vision>วิสัยทัศน์)|(?P<goals>เป้าหมาย|เป้าประสงค์))(?:สำคัญ|หลัก|รวม|สูงสุด)?(?:ของ(?:แผน|การพัฒนา)\S{0,20})?(?:\s?(?:ที่)?(?:มุ่งเน้น)?(?:ใน)?(?:การ)?ให้(?!บริการ)\s?|\s?(?:ที่|ว่า)จะ\s?(?=[ก-๎])|\s?ในการ(?=[ก-๎])|(?=\s?เพื่อ)|(?=(?:ลด|เพิ่ม)(?:การ|อัตรา|จำนวน|ปริมาณ|สัดส่วน|พื้นที่))|\s(?=[ก-๎“\"])(?!\d))")
_QUOTED_VISION = re.compile(r"(?P<vision>วิสัยทัศน์)(?:[^“\"”]{0,200}?(?:คือ|ว่า|:|ได้แก่|ดังนี้)|(?:ของ)?(?:กระทรวง|กรม|สำนักงาน|องค์กร|หน่วยงาน|จังหวัด|มหาวิทยาลัย|เทศบาล|โรงพยาบาล|โรงเรียน|สถาบัน)[^“\"”]{0,40}?)\s*(?=[“\"])")
_EXAMPLES = re.compile(r"\s(?:เช่น|อาทิ|ได้แก่)\s?(?=โครงการ)")
_END = re.compile(
    r"""\s(?:ทั้งนี้|นอกจากนี้|ดังนั้น|อย่างไรก็(?:ตาม|ดี)|เป็นต้น|อนึ่ง|(?:กรอบ)?(?:วงเงิน|งบประมาณ)(?:รวม|ทั้งสิ้น|งบฯ|จำนวน|\s)*\d|รวม\s?\d+\s?โครงการ|คิดเป็น|(?:โดย|ซึ่ง)?(?:มี)?(?:รายละเอียด|สาระสำคัญ)(?:\s|สรุป|ดัง|ตาม)|สรุปได้
        |จำนวน\s?\d[\d,]*\s?(?:โครงการ|กิจกรรม|แผนงาน|แนวทาง)|โดยแบ่ง\S{0,20}|โดย(?:ที่ประชุม|คณะ|ให้(?=หน่วย|ฝ่าย|กระทรวง|กรม|สำนัก)|จะแบ่ง|ในส่วน|ร่าง|แผน)|ซึ่ง(?:จะ|คณะ|ที่ผ่านมา|การ)|และ(?:มอบหมาย|เสนอ|ให้ฝ่าย)|สำหรับ(?:การ(?:ขับเคลื่อน|ดำเนินการ|ติดตาม)|ผล|แนวทาง|กลไก|งบ|ร่าง|แผน)|ส่วน(?=การ|แนวทาง|ร่าง)
        |ประกอบด้วย\s?\d+\s?\S{2,20}\s?\d+\s?\S{2,20}$|(?:ใน)?ระยะเวลา(?:ดำเนินการ)?\s?\d|และ(?:มี|ประกอบด้วย)(?=\s|พันธกิจ|ยุทธศาสตร์)|ระยะต่อไป|\(\d{1,2}\)\s?$)|[”"]\s(?=นาย|นาง|น\.ส|พล|รมว|รมช|ดร)""", re.VERBOSE)
_ONLY_DUE = re.compile(r"(?:ภายใน|ใน)?\s?ปี\s?(?:พ\.ศ\.\s?)?2[45]\d\d(?:\s?(?:โดย|ซึ่ง)[ก-๎]{0,24})?\s*$")
"""When it is due, before it is said what."""
_MARK_AT_END = re.compile(r"(?:\s*(?:และ|รวมทั้ง|โดย|ซึ่ง|ตลอดจน))*\s*(?:\(\d{1,2}\)|\d{1,2}[.)])?\s*(?:(?:และ|โดย|ซึ่ง)\s*)?$")
_QUOTED = re.compile(r"^(?:ว่า\s?)?[“\"](?P<inside>[^”\"]{4,700})[”\"]")
_QUOTED_BEHIND = re.compile(r"^[^“\"”]{0,200}?(?:คือ|ว่า|:|ดังนี้)\s*[“\"](?P<inside>[^”\"]{4,700})[”\"]")
_QUOTED_SOON = re.compile(r"^[ก-๎ ]{0,24}[“\"](?P<inside>[^”\"]{20,700})[”\"]")
"""A quotation behind a word or two (“เพื่อให้”) that is long enough to be the whole."""
_NEXT_PROJECT = re.compile(r"(?:(?<=[\s)\]])|(?<=\s))(?:และ|รวมทั้ง)?\s?(?=โครงการ(?!พระ|หลวง|ต่าง|ที่|ดังกล่าว|นี้|ละ))")
_NEXT_MEASURE = re.compile(r"\s(?:และ|รวมทั้ง)?\s?(?=(?:จำนวน|อัตรา|ร้อยละ(?:ของ|ที่)|สัดส่วน|ระดับ|มูลค่า|อันดับ|ดัชนี|รายได้|คะแนน|ปริมาณ|ค่าเฉลี่ย|ผลิตภาพ|ความ|การ|เพิ่ม(?!ขึ้น)|ลด(?!ลง)|สาขา|มี(?=จำนวน|ผู้|หน่วย|ศูนย์))[ก-๎A-Z])")
_ENDED_MEASURE = re.compile(r"(?:(?:ลดลง|เพิ่มขึ้น|เพิ่มมากขึ้น|สูงขึ้น|ดีขึ้น)|ร้อยละ\s?\d[\d,.]*)\s(?:และ|รวมทั้ง)?(?=[ก-ฮเแโใไ][ก-๎]{3})(?!ของ|ใน|ภายใน|ต่อ|และ|หรือ|จาก|อย่าง|ร้อยละ|ไม่|เป็น|เมื่อ|โดย|ตาม|ที่|ถึง|เทียบ|ปี|ขึ้นไป|ตั้งแต่|เพื่อ|ซึ่ง|ทั้ง|รวม|คิด|ทุก|เฉลี่ย|เพียง|ประมาณ|อันดับ|ระดับ\s?\d|ได้แก่|เช่น|คือ|ให้|ด้วย|สำหรับ|เทียบ|เปรียบ|มากกว่า|น้อยกว่า|เกิน)")
"""Behind a change, or a share, another measure begins, whatever its first word."""
_HAS_SOMETHING = re.compile(r"(?<=[ก-๎]{4})\s(?:และ)?(?=มี(?:การ|ระบบ|กระบวนการ|กลไก|ฐานข้อมูล|มาตรการ|ศูนย์|เครือข่าย|หลักสูตร|แนวทาง|แผน)[ก-๎])")
_NEXT_EXAMPLE = re.compile(r"(?<=[ก-๎.)A-Za-z])\s(?:และ|รวมทั้ง)?\s?(?=(?:จำนวน|อัตรา|ร้อยละ(?:ของ|ที่)|สัดส่วน|ระดับความ|มูลค่า|ดัชนี|หน่วยงานมี|มีการ|กำหนดให้)[ก-๎])")
"""What the next measure begins with in a list that is said to be of examples."""
_EXAMPLES_OF = ("tactics", "guidelines", "activities")
_LISTED_BELOW = {"โครงการ": "projects", "กลยุทธ์": "tactics", "มาตรการ": "tactics", "แผนงาน": "tactics", "แนวทาง": "guidelines", "กิจกรรม": "activities"}
_LIST_BEHIND = re.compile(r"\(?1[).]")
_LAST_AND = re.compile(r"\s?และ(?=(?:การ|ด้าน|ความ|ระบบ)(?!.*และ(?:การ|ด้าน|ความ|ระบบ)))")
_COUNTED_GROUPS = re.compile(r"(?:ประกอบด้วย|แบ่ง(?:ออก)?เป็น|จำแนก(?:ออก)?เป็น|กำหนด(?:ให้มี)?|มี)\s?(?P<kind>แผนปฏิบัติราชการ|แผนปฏิบัติการย่อย|แผนงาน(?:หลัก)?|ประเด็น[ก-๎]{0,14}?|ยุทธศาสตร์|มาตรการ|กลยุทธ์|แนวทาง)?\s?(?:ทั้งหมด\s?|รวม\s?|จำนวน\s?)?(?P<count>\d{1,2})\s?"
                             r"(?P<counted>เรื่อง|ด้าน|ยุทธศาสตร์|ประเด็น(?:ยุทธศาสตร์|การพัฒนา)?|มาตรการ|กลยุทธ์|แผนงาน|แผนย่อย|แผนปฏิบัติการย่อย|เสาหลัก|หมุดหมาย|มิติ|กลุ่ม)(?:หลัก|สำคัญ)?\s(?!.{0,60}(?:ระดับ|คณะ)).{0,160}(?:ดังนี้|ได้แก่|คือ|:)$")
"""“ประกอบด้วยแผนปฏิบัติราชการ 4 เรื่อง … ดังนี้”."""
_COUNTED_END = re.compile(r"(?P<before>.{0,80}?)(?P<kind>ยุทธศาสตร์|ประเด็น(?:ยุทธศาสตร์|การพัฒนา)?|มาตรการ|กลยุทธ์|แนวทาง)?(?:หลัก|สำคัญ)?\s?(?:จำนวน|ไว้|รวม)?\s?(?<!\d)(?P<count>[2-9]|1\d)\s?(?P<counted>ด้าน|ยุทธศาสตร์|ประเด็น(?:ยุทธศาสตร์|การพัฒนา)?|มาตรการ|กลยุทธ์|แผนงาน|แผนย่อย|เสาหลัก|มิติ)(?:หลัก|สำคัญ)?\s?(?:สรุป\s?)?(?:ดังนี้|ได้แก่|คือ|ประกอบด้วย|:)$")
_OTHER_COUNTED = re.compile(r"พันธกิจ|วัตถุประสงค์|คณะ|ข้อสังเกต|ข้อเสนอ|ความเห็น|กลไก|ปัจจัย|ปัญหา|ระยะ|ขั้นตอน|ผลการ|ที่ผ่านมา|ความท้าทาย|ความเสี่ยง|สถานการณ์|ประโยชน์|หลักการ|ตัวชี้วัด|เป้าหมาย(?!ยุทธศาสตร์)|ยุทธศาสตร์ชาติ|แผนแม่บทภายใต้")
"""What else is counted before a list."""
_LONGEST_ANNOUNCEMENT = 400
_LEAST_NAME, _LEAST_MEASURE = 3, 20
_NUMBERED_ONLY = ("groups", "tactics", "guidelines", "activities")
"""Roles of which running text without numbers does not tell where one part ends."""
_LONGEST, _LONGEST_LIST = 30_000, 8_000


@dataclass(frozen=True, slots=True)
class Clause:
    """What one introduction leads to: the ``role`` of its parts, the ``word`` that names them, how many it announces (0: not said), the parts.

    No parts: the introduction ends the line, and they are the lines below.
    """

    role: str
    word: str
    count: int
    parts: tuple[str, ...]
    whole: bool = False
    """Told of the plan's strategies as such, wherever it stands: “ภายใต้ยุทธศาสตร์ 13 แผนงาน”."""


def ends_thought(text: str) -> int:
    """Where the thought that ``text`` begins with is over: at a word that opens another one, else at the end."""
    found = _END.search(text)
    return found.start() if found else len(text)


@lru_cache(maxsize=1024)
def read_clauses(text: str) -> tuple[str, tuple[Clause, ...]]:
    """What stands before the first introduction, and the clauses behind.

    >>> read_clauses("ปลูกป่า มี 2 เป้าหมาย คือ 1)ป่าเพิ่ม 2)ไฟลด")
    ('ปลูกป่า', (Clause(role='goals', word='เป้าหมาย', count=2, parts=('ป่าเพิ่ม', 'ไฟลด'), whole=False),))
    """
    if not any(word in text for word in _SIGNS):
        return text, ()
    text = text[:_LONGEST]
    hits = [hit for hit in _hits(text) if hit.role != "silent" or hit.end < len(text)]
    clauses: list[Clause] = []
    position = 0
    while position < len(hits):
        hit, inner = hits[position], _inside_list(text, hits, position)
        position += 1 + len(inner)
        following = hits[position].start if position < len(hits) else len(text)
        if inner:
            clauses += _list_with_clauses(text[:following], hit, inner)
            continue
        told = _MARK_AT_END.sub("", text[hit.end:following])
        role = "projects" if told.startswith("โครงการ") else hit.role
        parts = [] if _ONLY_DUE.match(told) else split_parts(role, told, hit.count) or ([name] if role in _EXAMPLES_OF and (name := tidy_end(told[:ends_thought(told)].strip())) and is_example(text[:hit.end], name) else [])
        if role != "silent" and (parts or hit.end == len(text)):
            clauses.append(Clause(role, hit.word, hit.count, tuple(parts), hit.whole))
    return (_MARK_AT_END.sub("", text[:hits[0].start]).strip() if hits else text), tuple(clauses)


def _inside_list(text: str, hits: list[_Hit], position: int) -> list[_Hit]:
    """The introductions that stand inside items of the numbered list which the one at ``position`` leads to, none of them leading to a list of its own."""
    start = hits[position].end
    following = hits[position + 1:position + 2]
    if not following or _LIST_BEHIND.match(text, start) is None or _LIST_BEHIND.match(text, following[0].end):
        return []
    last = max((mark for mark, _ in inline_bounds(text[start:start + _LONGEST_LIST])), default=0) + start
    inner = list(itertools.takewhile(lambda hit: hit.start < last, itertools.islice(hits, position + 1, None)))
    return [] if any(_LIST_BEHIND.match(text, hit.end) for hit in inner) else inner


def _list_with_clauses(text: str, hit: _Hit, inner: list[_Hit]) -> Iterator[Clause]:
    """A numbered list, and what is told inside its items: “(1) เร่งผลิต โดยมีเป้าหมายว่า ไทยเป็นผู้นำ (2) …”."""
    if hit.role == "silent":
        return
    bounds = [(hit.end + start, hit.end + end) for start, end in inline_bounds(text[hit.end:hit.end + _LONGEST_LIST])]
    ends = [*(start for start, _ in bounds[1:]), len(text)]
    parts = []
    for (_, start), end in zip(bounds, ends, strict=True):
        parts.append(text[start:min([end, *(each.start for each in inner if start <= each.start < end)])])
    parts[-1] = parts[-1][:ends_thought(parts[-1])]
    yield Clause(hit.role, hit.word, hit.count, tuple(filter(None, map(tidy_end, parts))), hit.whole)
    for each in inner:
        end = next(end for end in ends if end > each.start)
        if each.role != "silent" and (told := split_parts(each.role, text[each.end:end])):
            yield Clause(each.role, each.word, each.count, tuple(told), hit.whole)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    role: str
    word: str
    count: int
    whole: bool = False


def _hits(text: str) -> list[_Hit]:
    found = [_hit(each) for pattern in (_INTRODUCTION, _BARE, _QUOTED_VISION) for each in pattern.finditer(text)]
    found += [_Hit(each.start(), each.end(), "projects", "โครงการ", 0) for each in _EXAMPLES.finditer(text)]
    hits: list[_Hit] = []
    for hit in sorted(found, key=lambda each: (each.start, -each.end)):
        if not hits or hit.start >= hits[-1].end:
            hits.append(hit)
    return hits


def _hit(found: re.Match[str]) -> _Hit:
    groups = found.groupdict()
    named, lead, noun = groups.pop("count", None), groups.pop("lead", None) or "", groups.pop("noun", None)
    count = int(named or groups.pop("behind", None) or 0)
    role, word = next((name, value) for name, value in groups.items() if value and name in _ROLES)
    if role == "groups" and not named and "ภายใต้" in lead and noun in _LISTED_BELOW:
        return _Hit(found.start(), found.end(), _LISTED_BELOW[noun], noun, count, whole=True)
    return _Hit(found.start(), found.end(), role, word, count)


def announced(text: str) -> Clause | None:
    """What a line says at its end to be listed below it: the last clause, if it has no parts, or groups that a sentence counts before it says that they follow.

    >>> announced("แผนฯ ประกอบด้วยแผนปฏิบัติราชการ 4 เรื่อง โดยมีโครงการสำคัญ สรุปได้ ดังนี้")
    Clause(role='groups', word='แผนปฏิบัติราชการ', count=4, parts=(), whole=False)
    """
    clauses = read_clauses(text)[1]
    if not leads_down(text):
        return clauses[-1] if clauses else None
    counted = None if clauses and clauses[-1].role in ("groups", "tactics") else _COUNTED_GROUPS.search(text[-_LONGEST_ANNOUNCEMENT:])
    if clauses and not counted:
        return clauses[-1]
    if counted:
        return Clause("groups", counted["kind"] or counted["counted"], int(counted["count"]), ())
    ending = _COUNTED_END.search(text[-_LONGEST_ANNOUNCEMENT:])
    return Clause("groups", ending["kind"] or ending["counted"], int(ending["count"]), ()) if ending and not _OTHER_COUNTED.search(ending["before"] + (ending["kind"] or "")) else None


def split_parts(role: str, text: str, count: int = 0) -> list[str]:
    """The parts that a clause of ``role`` holds: a quotation, a numbered list, projects one behind the other, measures that each have a value, as many as announced."""
    text = text.strip()
    quoted = _QUOTED.match(text) or (_QUOTED_BEHIND.match(text) if role == "vision" else None)
    quoted = quoted or (_QUOTED_SOON.match(text) if role == "vision" else None)
    if quoted and role in ("vision", "goals"):
        return [quoted["inside"].strip()]
    head, items = split_inline(text)
    if items and (not head or role != "vision"):
        parts = [item for _, item in items]
        last = parts[-1]
        parts[-1] = last[:ends_thought(last)]
        return [each for each in map(tidy_end, parts) if each]
    end = ends_thought(text)
    until = END_OF_EXAMPLES.match(text, end)
    return _unnumbered(role, text[:until.end() if until else end].strip(), count)


def _unnumbered(role: str, text: str, count: int) -> list[str]:
    if role == "projects":
        return [each for each in (tidy_end(part).strip() for part in _NEXT_PROJECT.split(text)) if each.startswith("โครงการ") or len(each) > len("โครงการ")]
    if role == "indicators":
        return _measures(text)
    if role in _EXAMPLES_OF and (many := examples(text)):
        return many
    listed = _as_many(text, count) if count > 1 else [tidy_end(text)] if count == 1 and len(text) > _LEAST_NAME else []
    if listed or role in _NUMBERED_ONLY:
        return listed
    if role == "vision":
        text = re.split(r"\s(?:ซึ่ง|โดย(?=มี|\s|\()|มีพันธกิจ|พันธกิจ|ประกอบด้วย|ด้วยการบูรณาการ)", text)[0]
    return list(filter(None, [tidy_end(text.strip(' “”"'))]))


def _as_many(text: str, count: int) -> list[str]:
    """The names of an unnumbered list, where commas, the word ด้าน or spaces part as many as were announced."""
    for parts in (re.split(r"\s?,\s?", text), re.split(r"\s(?:และ)?(?=ด้าน)", text), re.split(r"\s(?:และ\s?)?", text)):
        if len(parts) == count - 1 and (joined := _LAST_AND.search(parts[-1])):
            parts = [*parts[:-1], parts[-1][:joined.start()], parts[-1][joined.end():]]  # noqa: PLW2901 - the list with its last name apart
        if len(parts) == count and all(len(part) > _LEAST_NAME for part in parts):
            return [tidy_end(part).removeprefix("และ").strip() for part in parts]
    return []


def _measures(text: str) -> list[str]:
    """Measures in a row: a new one begins at a word of measuring where the one before has its value, behind a change, or at “มีการ …”, “มีระบบ …”."""
    ended = END_OF_EXAMPLES.search(text)
    text = text[:ended.start()] if ended else text
    sure = [(found.end(), found.end()) for found in _ENDED_MEASURE.finditer(text)] + [found.span() for found in _HAS_SOMETHING.finditer(text)]
    if ended:
        sure += [found.span() for found in _NEXT_EXAMPLE.finditer(text) if not OPEN_EXAMPLE.search(text[:found.start()])]
    always = {end for _, end in sure}
    cuts = sorted({*(found.span() for found in _NEXT_MEASURE.finditer(text)), *sure})
    parts: list[str] = []
    start = 0
    for end, following in cuts:
        if following > start and ((following in always and len(text[start:end].strip()) >= _LEAST_MEASURE) or read_targets(text[start:end])):
            parts.append(text[start:end])
            start = following
    return [each for each in (tidy_end(part).strip() for part in [*parts, text[start:]]) if each]
