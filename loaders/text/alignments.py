"""Statements that the plan follows an upper plan: “สอดคล้องกับ …”, “ภายใต้ …”, kept with their words.

A statement is a word of following and the list of plans behind it, to the end of the sentence part. A paragraph that tells of an earlier
plan and not of this one says nothing about this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text.found import UpperPlan
from loaders.text.lines import Line

__all__ = ["read_alignments"]

_FOLLOWS = re.compile(r"(?:สอดคล้อง(?:และ\S{2,25})?(?:รองรับ)?(?:กับ|ตาม)|สอดรับ(?:กับ|ตาม)|เชื่อมโยง(?:กับ|สู่|ไปสู่|ไปยัง)|(?<!ดำเนินการ)(?<!ชาติ)ภายใต้|(?:ส่วนขยาย|รองรับ)(?:ภายใต้|ต่อ)?|ถ่ายทอด(?:มา)?จาก|สนับสนุน(?:การขับเคลื่อน)?|ตอบสนอง(?:ต่อ)?|"
                      r"บรรลุ(?:ผล)?(?:ตาม)?(?:เป้าหมาย)?(?:ที่กำหนดไว้)?(?:ของ|ตาม|ใน)|ขับเคลื่อน(?:การดำเนินงาน)?(?:ตาม)?|เป็นไปตาม|ตามเป้าหมายของ|เป็น(?:ส่วนหนึ่งของ|\s?1\sใน|หนึ่งใน)|สู่การปฏิบัติตาม|แปลง[ก-๎]{0,40}ของ|ตามแนวทางของ)")
_DOMAIN = r"(?:\s?ด้าน(?:ที่\s?\d+\s)?[ก-๎]+(?:\s(?!และ|แผน|ยุทธศาสตร์|นโยบาย|หมุดหมาย|ประเด็น|โดย|ซึ่ง|เพื่อ|รวม|ตลอด|พ\.ศ|ทั้ง|ที่)[ก-๎]+){0,1})"
_PERIOD = r"(?:\s?\(?พ\.ศ\.\s?\d{4}\s?[-–]\s?\d{4}\s?\)?)"
_NAME_PART = r"(?:\s?[ก-๎][^\s()]*(?:\s(?!และ(?:แผน|นโยบาย|ยุทธศาสตร์)|แผน|นโยบาย|ยุทธศาสตร์|หมุดหมาย|โดย|ซึ่ง|เพื่อ|รวมทั้ง|ตลอดจน|ทั้งนี้|ใน|ดังนี้)[^\s()]+){0,6})"
_ISSUES = rf"(?:\s?(?:\(\d{{1,2}}\)\s?)?\(?(?:ใน)?(?:ประเด็น(?:ที่|ยุทธศาสตร์)|ประเด็น|หมุดหมาย(?:ที่)?|แผนย่อย(?:ที่)?)\s?(?:ที่\s?)?\d*\.?\)?{_NAME_PART}?)"
_UPPER: tuple[tuple[int | str, str], ...] = (
    (2, rf"แผนแม่บท(?!เพื่อ|แห่งชาติ\s?ว่า|การ|ด้าน|ระบบ|พัฒนา|ฯ|วัฒน|เทคโน|ของ|ฉบับ)(?:เฉพาะกิจ)?(?:(?:ภายใต้)?ยุทธศาสตร์ชาติ)?(?:\s?20\sปี)?{_PERIOD}?(?:\s?\(ฉบับ[^)]*\))?{_ISSUES}?"),
    (2, rf"แผน(?:การ)?ปฏิรูปประเทศ(?:\s?\(ฉบับปรับปรุง\))?{_DOMAIN}?"),
    (2, rf"แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ(?:\s?ฉบับที่\s?\d+(?:\s?และ\s?(?:ฉบับที่\s?)?\d+)?)?{_PERIOD}?{_ISSUES}?"),
    (2, rf"(?:ร่าง\s?)?นโยบายและแผนระดับชาติว่าด้วยความมั่นคงแห่งชาติ{_PERIOD}?(?:\s?\((?:ใน)?ประเด็น[^)]*\))?"),
    (1, rf"(?:แผน)?ยุทธศาสตร์ชาติ(?:\s?(?:ระยะ\s?)?20\s?ปี)?{_PERIOD}?(?:{_DOMAIN}|\s?ยุทธศาสตร์ที่\s?\d{_NAME_PART}?)?"),
    ("policy", r"นโยบาย(?:เร่งด่วน|หลัก|สำคัญ)?(?:ของ)?(?:คณะ)?(?:รัฐบาล(?!ดิจิทัล|ท้องถิ่น|เปิด|อิเล็ก)|รัฐมนตรี(?!ว่า))|คำแถลงนโยบาย(?:ของ)?(?:คณะ)?(?:รัฐมนตรี|รัฐบาล)"),
    ("other", rf"(?:แผน(?:พัฒนา|ปฏิบัติการด้าน|ปฏิบัติราชการ|ยุทธศาสตร์|แม่บท)|ยุทธศาสตร์|นโยบายและแผน)(?!ที่|ชาติ|ฯ|ระดับ|ดังกล่าว)[ก-๎]{{4,}}(?:\s(?:ฉบับที่|ระยะที่)\s?\d+{_PERIOD}?|(?:\s\d+\sปี)?{_PERIOD})|เป้าหมายการพัฒนาที่ยั่งยืน"),
)
_MENTION = re.compile("|".join(f"(?P<u{index}>{pattern})" for index, (_, pattern) in enumerate(_UPPER)))
_MENTION_LEVEL = {f"u{index}": level for index, (level, _) in enumerate(_UPPER)}
_BETWEEN = re.compile(r"(?:\s|(?:นโยบายและ)?แผน(?:ระดับชาติ|ระดับ)?\s?ต่าง\s?ๆ|(?:นโยบายและ)?แผน(?:พัฒนา)?ระดับ(?:ชาติ|ประเทศ)(?!ว่า)(?:\s?อื่น\S{0,4})?|กรอบ|\(?ร่าง\)?|และ|รวมทั้ง|รวมถึง|ตลอดจน|,|ใน|ของ|ตาม|ที่|เป็น|การดำเนิน|การพัฒนา|เป้าหมาย|ระดับที่\s?\d|แผน(?:ระดับ)?(?:ชาติ)?(?=\s|ระดับ)|ได้แก่|\(|\)|:|\d\)|กับ|การพัฒนาชาติระยะยาว|บริบท|ทิศทาง|แผนการพัฒนาชาติระยะยาว|โดยเฉพาะ|คือ|อาทิ|เช่น|ดังนี้|\d+\.\d*|\"|“|”|ฉบับปัจจุบัน|ปัจจุบัน){0,14}+")
_NEGATED = re.compile(r"(?:ไม่|ให้ปรับปรุงให้|ยังไม่)\s?$")
_PAST_PLAN = re.compile(r"2[45]\d\d\s*[-–]\s*2[45]\d\d")
_ELEMENT = re.compile(r"^(?P<plan>.*?)(?P<element>(?:\(\d{1,2}\)\s?ประเด็น|ด้าน|ประเด็น|หมุดหมาย|ยุทธศาสตร์ที่|แผนย่อย|\((?:ใน)?ประเด็น).*)$")
_OTHER_THOUGHT = re.compile(r"โดย|ซึ่ง|เพื่อ|ทั้งนี้|จะ|ให้|ได้(?!แก่)|มี|[.:;]\s|กล่าว|จาก|ต่อ|ใน|ที่(?!\s?\d)")
_UNKNOWN = 200
_SAME_PART = 40
"""Parts with the same beginning, spaces aside, are one part."""
_STRONG = ("สอดคล้อง", "สอดรับ", "ส่วนขยาย", "เป็น", "เชื่อมโยง", "บรรลุ", "แปลง", "ถ่ายทอด", "ตอบสนอง")


def read_alignments(lines: list[Line], title: str, period: tuple[int, int] | None) -> list[UpperPlan]:
    """Upper plans this plan is said to follow, each plan and part once, in the order of the text."""
    found: dict[tuple[object, str], UpperPlan] = {}
    own = re.sub(r"^\(?ร่าง\)?\s?", "", title)
    for line in lines[1:] if lines and title and title[:30] in lines[0].text else lines:
        if _tells_of_earlier_plan(line.text, own, period):
            continue
        for upper in _in_line(line, own):
            _merge(found, upper)
    return list(found.values())


def _in_line(line: Line, own: str) -> Iterator[UpperPlan]:
    text = line.text
    reached = 0
    for follows in _FOLLOWS.finditer(text):
        if follows.start() < reached or _NEGATED.search(text[max(0, follows.start() - 12):follows.start()]):
            continue
        if not follows[0].startswith(_STRONG):
            continue
        position = follows.end()
        while True:
            gap = _BETWEEN.match(text, position)
            start = gap.end() if gap else position
            mention = _MENTION.match(text, start) or _MENTION.match(text, position)
            mention = mention or _after_unknown(text, position)
            if not mention:
                break
            level = _MENTION_LEVEL[str(mention.lastgroup)]
            words = _trim(mention[0])
            if not (own and (words.startswith(own[:25]) or own.startswith(words[:40]))):
                yield _upper(level, words, line.number, text[follows.start():mention.start() + len(words)])
            position = mention.start() + len(words)
        reached = position


def _after_unknown(text: str, position: int) -> re.Match[str] | None:
    """The next plan of a list behind one that is not known, in the same part of the sentence."""
    mention = _MENTION.search(text, position, position + _UNKNOWN) if position and not text[:position].endswith(("กับ", "ตาม")) else None
    return mention if mention and not _OTHER_THOUGHT.search(text[position:mention.start()]) else None


def _upper(level: int | str, words: str, line: int, quote: str) -> UpperPlan:
    parted = _ELEMENT.match(words) if level in (1, 2) else None
    plan, element = (parted["plan"].strip(), _bare_element(parted["element"].strip())) if parted and parted["plan"].strip() else (words, None)
    return UpperPlan(level, words, line, quote, "alignment-statement", plan, element)


def _bare_element(element: str) -> str:
    """Without the brackets around the whole; “(21) ประเด็น …” keeps its number."""
    whole = element.startswith("(") and element.endswith(")") and element.index(")") == len(element) - 1
    return element[1:-1].strip() if whole else element.rstrip(" )") if element.count(")") > element.count("(") else element


def _trim(words: str) -> str:
    words = re.sub(r"\s*(?:และ|รวมทั้ง|ตลอดจน|โดย|ซึ่ง|แล้ว|ด้วย)\s*$", "", words.strip())
    words = re.sub(r"(?:อันส่ง|อันจะ|ซึ่ง|โดยมี|เพื่อให้).*$", "", words)
    words = re.sub(r"\s?(?:และ)(?:แผน|นโยบาย|ยุทธศาสตร์).*$", "", words) if not words.startswith("นโยบายและแผน") else words
    return words.strip()


def _tells_of_earlier_plan(text: str, own: str, period: tuple[int, int] | None) -> bool:
    """Whether the paragraph names the plan with an earlier period and not with its own."""
    if not period or not own:
        return False
    name = re.escape(re.split(r"\s*\(?พ\.ศ\.|\s*ฉบับที่|\s*ระยะที่", own)[0][:25])
    earlier = re.search(rf"(?:{name}|ยุทธศาสตร์ฯ|แผน(?:ปฏิบัติการ|แม่บท)?ฯ|นโยบายและแผนฯ)\S*\s?\(?(?:พ\.ศ\.)?\s?(2[45]\d\d)\s?[-–]\s?(2[45]\d\d)", text)
    own_named = any((int(each[:4]), int(re.findall(r"2[45]\d\d", each)[1])) == period for each in _PAST_PLAN.findall(text))
    return bool(earlier) and int(earlier[1]) < period[0] and not own_named  # type: ignore[index]


def _merge(found: dict[tuple[object, str], UpperPlan], upper: UpperPlan) -> None:
    """One plan named without a part and later with one is one statement; the fuller words stay."""
    key = re.sub(r"\s|\(?พ\.ศ\.[^)]*\)?|ระยะ|20ปี|^แผน(?=ยุทธศาสตร์ชาติ)|\(.*$", "", upper.plan or upper.text)
    if str(upper.level) == "policy":
        key = "นโยบายรัฐบาล"
    part = re.sub(r"\s|\(?พ\.ศ\.[^)]*\)?", "", upper.element or "")[:_SAME_PART]
    for (level, known), before in list(found.items()):
        if level != upper.level or known.split("|")[0] != key:
            continue
        old_part = known.split("|")[1]
        if old_part == part or not part:
            if len(upper.text) > len(before.text) and old_part == part:
                found[(level, known)] = upper
            return
        if not old_part:
            del found[(level, known)]
            break
    found[(upper.level, f"{key}|{part}")] = upper
