"""Names of upper plans in running text: which plan, of which level, with which of its parts.

The plans of level 1 and 2 are known by name. Any other plan, strategy or framework is one by its form: a word for a plan, its name, and the
edition or the years behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

__all__ = ["Mention", "mention_at", "next_part", "part_of"]

_STOP = r"(?:และ(?=แผน|นโยบาย|ยุทธศาสตร์|กรอบ)|แผน|ยุทธศาสตร์|นโยบาย|หมุดหมาย|ประเด็น|โดย|ซึ่ง|เพื่อ|รวม|ตลอด|พ\.ศ|ทั้ง|ที่|อีก)"
_DOMAIN = rf"(?:\s?ด้าน(?:ที่\s?\d+\s)?[ก-๎]+(?:\s(?!{_STOP}|และ|ด้าน)[ก-๎]+){{0,1}})"
_LONG_DOMAIN = r"\s?ด้าน(?:วัฒนธรรม\s?กีฬา\s?แรงงาน\s?และการพัฒนาทรัพยากรมนุษย์|สื่อสารมวลชน\s?เทคโนโลยีสารสนเทศ)"
"""Two domains of the reform plan have names of several words."""
_PERIOD = r"(?:\s?\(?(?:พ\.ศ\.?|ปี|(?<=\())\s?\d{4}\s?[-–]\s?(?:พ\.ศ\.?\s?)?\d{4}\s?\)?)"
_NEW_NAME = r"(?:แผน(?:แม่บท|พัฒนาเศรษฐกิจ|การปฏิรูป|ปฏิรูป|ปฏิบัติการ)|นโยบายและแผน|ยุทธศาสตร์ชาติ)"
"""What begins the name of the next plan, even where no space parts it from the one before."""
_NAME_PART = rf"(?:\s?[ก-๎](?:(?!{_NEW_NAME})[^\s()])*(?:\s(?!และ(?:แผน|นโยบาย|ยุทธศาสตร์|ประเด็น|หมุดหมาย)|แผน(?!ย่อย)|นโยบาย|ยุทธศาสตร์|หมุดหมาย|ประเด็น(?:ที่)?\s?\d|โดย|ซึ่ง|เพื่อ|รวมทั้ง|รวมถึง|ตลอดจน|ทั้งนี้|อีกทั้ง|ใน|ดังนี้|[ก-๎.]{{2,40}}จึง)[^\s()]+){{0,6}})"
_ISSUE_WORD = r"(?:ประเด็น(?:ที่|ยุทธศาสตร์)|ประเด็น|หมุดหมาย(?:ที่)?|แผนย่อย(?:ที่)?)"
_AS_HOST = r"(?:\s?ในฐานะ(?:(?!ใน)[ก-๎]){3,60}ใน(?=ประเด็น))"
"""As what a body takes part in an issue of the plan: “… ในฐานะเจ้าภาพขับเคลื่อนแผนย่อยในประเด็น …”."""
_ISSUES = rf"(?:{_AS_HOST}?(?:\s?ตาม(?=หมุดหมาย|ประเด็น))?\s?(?:ใน(?:หลาย)?ประเด็น\s(?:เช่น|ได้แก่)\s?)?(?:\(\d{{1,2}}\)\s?|\d{{1,2}}\s(?=ประเด็น\s?(?:การ|ความ)))?\(?(?:ใน)?{_ISSUE_WORD}\s?(?:ที่\s?)?\(?\d*\.?\)?{_NAME_PART}?)"
_SPECIAL = r"(?:\s?อันเป็นผล(?:มา)?จาก[ก-๎]{4,40}(?:\s?[-–]?\s?\d{2,4})?)"
_PLAN_WORD = r"(?:แผน(?!ที่|งาน|ก(?:าร(?:ใช้จ่าย|ปฏิบัติงาน)|ล)|ระดับ|ดังกล่าว|ต่าง|นี้|ฯ)|ยุทธศาสตร์(?!ที่|ชาติ|ฯ|ดังกล่าว)|กรอบ(?:แผน|นโยบาย|ยุทธศาสตร์|กลยุทธ์|การดำเนินงาน|การพัฒนา|ทิศทาง)|นโยบาย(?:และแผน|และยุทธศาสตร์)|[Rr]oad\s?[Mm]ap\s|โรดแมป)"
_NOT_IN_NAME = r"กับ(?=แผน|ยุทธศาสตร์|นโยบาย|กรอบ)|ซึ่ง|โดย(?=มี|คณะ|ที่|ให้)|เห็นชอบ|มีมติ|เมื่อวันที่|ประกอบด้วย|รายงาน|(?:\s|และ)(?:ที่|\(?ร่าง\)?\s?)?(?:แผน|ยุทธศาสตร์|นโยบาย|กรอบ)(?!ระดับ|การ)"
_EDITION = rf"(?:(?:ฉบับที่|ระยะที่|ระยะ)\s?\d+(?:\s?ปี)?{_PERIOD}?|(?:ระยะ\s?)?(?:\d+\s?ปี)?{_PERIOD}|\(?พ\.ศ\.\s?2[45]\d\d\)?)"
_PART_WORD = r"(?:ประเด็น)?(?:ยุทธศาสตร์|ประเด็น|กลยุทธ์|เป้าหมาย|หมุดหมาย)"
_QUOTED = r"(?:แนวนโยบาย|นโยบาย|แผน[ก-๎]{0,40}|ยุทธศาสตร์[ก-๎]{0,40}|กรอบ[ก-๎]{0,40})\s?[“\"][^“”\"]{4,150}[”\"](?:\s?ของ[ก-๎]{4,60})?"
_UPPER: tuple[tuple[int | str, str], ...] = (
    (2, rf"แผนแม่บทฯ{_ISSUES}|แผนพัฒนา(?:เศรษฐกิจ(?:และสังคม(?:แห่งชาติ)?)?)?\s?ฯ\s?ฉบับที่\s?\d+{_PERIOD}?{_ISSUES}?"),
    (2, rf"แผนแม่บท(?!เพื่อ|แห่งชาติ\s?ว่า|การ|ด้าน|ระบบ|พัฒนา|ฯ|วัฒน|เทคโน|ของ|ฉบับ)(?:เฉพาะกิจ)?(?:(?:ภายใต้)?ยุทธศาสตร์ชาติ)?(?:\s?20\sปี|\s?ระยะ\s?5\s?ปี(?:แรก)?)?{_SPECIAL}?{_PERIOD}?(?:\s?\(ฉบับ[^)]*\))?{_ISSUES}?"),
    (2, rf"แผน(?:การ)?ปฏิรูปประเทศ(?:\s?\(ฉบับปรับปรุง\))?(?:{_LONG_DOMAIN}|{_DOMAIN})?{_PERIOD}?"),
    (2, rf"แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ(?:\s?ฉบับที่\s?\d+(?:\s?และ\s?(?:ฉบับที่\s?)?\d+)?)?{_PERIOD}?{_ISSUES}?"),
    (2, rf"(?:ร่าง\s?)?นโยบาย(?:และ)?แผน(?:ระดับชาติ)?ว่าด้วยความมั่นคงแห่งชาติ{_PERIOD}?(?:\s?\((?:ใน)?ประเด็น[^)]*\))?"),
    (1, rf"(?:แผน)?ยุทธศาสตร์ชาติ(?:\s?(?:ระยะ\s?)?20\s?ปี)?{_PERIOD}?(?:(?:\s?:)?(?:\s?(?:ประเด็น)?ยุทธศาสตร์ที่\s?\d\s?:?|\s?ที่\s?\d(?=\s?ด้าน))?{_DOMAIN}|\s?(?:ตาม|ใน)?(?:ยุทธศาสตร์|ประเด็น)ที่\s?\d{_NAME_PART}?)?"),
    ("policy", r"นโยบาย(?:เร่งด่วน|หลัก|สำคัญ)?(?:ของ)?(?:คณะ)?(?:รัฐบาล(?!ดิจิทัล|ท้องถิ่น|เปิด|อิเล็ก)|รัฐมนตรี(?!ว่า))|คำแถลงนโยบาย(?:ของ)?(?:คณะ)?(?:รัฐมนตรี|รัฐบาล)"),
    ("other", rf"(?:\(?ร่าง\)?\s?)?{_PLAN_WORD}(?:(?!{_NOT_IN_NAME})[^()\dฯ;:“”\"]){{3,90}}?{_EDITION}(?:\s?{_PART_WORD}ที่\s?\d{{1,2}}{_NAME_PART}?)?|{_QUOTED}|เป้าหมายการพัฒนาที่ยั่งยืน(?:\s?\((?:[^()]*SDGs?)\))?"),
)
_NAMES = "|".join(f"(?P<u{index}>{pattern})" for index, (_, pattern) in enumerate(_UPPER))
_MENTION = re.compile(_NAMES)
_PART = re.compile(rf"(?:(?:\(\d{{1,2}}\)\s?)?(?:ประเด็น|หมุดหมายที่\s?\d|ด้าน|ยุทธศาสตร์ที่\s?\d|เป้าหมายที่\s?\d|แผนย่อย|เป้าหมาย(?=ของ))(?:(?!โดย|ซึ่ง|เพื่อ|ทั้งนี้|\(\d|แผน|ยุทธศาสตร์ชาติ|หมุดหมาย|เป้าหมายการพัฒนา).){{0,120}}?)\s?(?:ของ|ภายใต้|ใน|ตาม)\s?(?={'|'.join(f'(?:{pattern})' for level, pattern in _UPPER if level in (1, 2))}|เป้าหมายการพัฒนา)")
"""A part that stands before its plan: “หมุดหมายที่ 5 … ของแผน…”."""
_PART_ALONE = re.compile(rf"(?:\(?\d{{1,2}}\)?\s?)?(?:ประเด็น(?:ที่|ยุทธศาสตร์)?|หมุดหมาย(?:ที่)?|ด้าน|ยุทธศาสตร์ที่|แผนย่อย)\s?\(?\d{{0,2}}\)?\s?:?{_NAME_PART}")
_JOINED = re.compile(r"\s?(?:ของ|ภายใต้|ใน|ตาม)\s?$")
_LEVELS = {f"u{index}": level for index, (level, _) in enumerate(_UPPER)}
_ELEMENT = re.compile(r"^(?P<plan>.*?)(?P<element>(?:(?:\(\d{1,2}\)|(?<!\d)\d{1,2})\s?ประเด็น|ด้าน|ประเด็น|หมุดหมาย|ยุทธศาสตร์ที่|แผนย่อย|\((?:ใน)?ประเด็น).*)$")
_BETWEEN_PARTS = r"\s?(?:,|และ|รวมทั้ง|ตลอดจน)?\s?(?:ใน)?"
_NEXT = {
    "ด้าน": re.compile(rf"{_BETWEEN_PARTS}(?P<part>ด้าน(?:ที่\s?\d+\s)?[ก-๎]+(?:\s(?!{_STOP}|และ|ด้าน)[ก-๎]+){{0,1}})"),
    "ยุทธศาสตร์ที่": re.compile(rf"{_BETWEEN_PARTS}(?P<part>ยุทธศาสตร์ที่\s?\d{{1,2}}{_NAME_PART}?)"),
    "ประเด็น": re.compile(rf"{_BETWEEN_PARTS}(?:แผนย่อย(?:ที่\s?\d{{1,2}})?\s?(?:ใน)?)?(?P<part>(?:\(\d{{1,2}}\)\s?)?ประเด็น(?:ที่)?\s?\(?\d{{0,2}}\)?{_NAME_PART})"),
    "หมุดหมาย": re.compile(rf"{_BETWEEN_PARTS}(?P<part>หมุดหมายที่\s?\d{{1,2}}{_NAME_PART}?)"),
}
_LED_TO = re.compile(r"\s?(?:ตาม|ใน)\s?$")
_NUMBER_BEHIND = re.compile(r"(?<=ยุทธศาสตร์ชาติ)\s?ที่\s?\d\s?$")
_LED_IN = re.compile(rf"\s?ใน(?:หลาย)?ประเด็น\s(?:เช่น|ได้แก่)\s?|{_AS_HOST}")
_LEAST_OTHER = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """An upper plan where the text names it: its ``level``, its words from ``start`` to ``end``, the plan alone and the part of it, if one is named."""

    level: int | str
    start: int
    end: int
    words: str
    plan: str
    element: str | None


def mention_at(text: str, start: int, until: int | None = None) -> Mention | None:
    """The plan whose name begins at ``start``; with ``until``, the first that begins before it."""
    found = _MENTION.match(text, start) if until is None else _MENTION.search(text, start, until)
    if found is None:
        return _part_first(text, start) if until is None else None
    level = _LEVELS[str(found.lastgroup)]
    words = _trim(found[0])
    if level == "other" and len(words) < _LEAST_OTHER:
        return None
    parted = _ELEMENT.match(_LED_IN.sub(" ", words)) if level in (1, 2) else None
    if parted and parted["plan"].strip():
        return Mention(level, found.start(), found.start() + len(words), words, _NUMBER_BEHIND.sub("", _LED_TO.sub("", parted["plan"])).rstrip(" :("), _bare(parted["element"].strip()))
    return Mention(level, found.start(), found.start() + len(words), words, words, None)


def _part_first(text: str, start: int) -> Mention | None:
    """A plan whose part is named before it."""
    led = _PART.match(text, start)
    whole = mention_at(text, led.end()) if led else None
    if led is None or whole is None or whole.element:
        return whole
    return replace(whole, start=start, words=text[start:whole.end], element=_JOINED.sub("", led[0]))


def part_of(text: str, start: int, plan: Mention) -> Mention | None:
    """The part of ``plan``, named before, that the line goes on with at ``start``: “ด้านความมั่นคง” below “ยุทธศาสตร์ชาติ”."""
    found = _PART_ALONE.match(text, start) if plan.level in (1, 2) else None
    if found is None:
        return None
    part = _trim(found[0])
    return Mention(plan.level, start, start + len(part), f"{plan.plan} {part}", plan.plan, part)


def next_part(text: str, before: Mention) -> Mention | None:
    """A further part of the plan named before: “ยุทธศาสตร์ชาติ ด้านความมั่นคง **และด้านการปรับสมดุล …**”."""
    word = next((word for word in _NEXT if before.element and (before.element.startswith(word) or word in before.element[:12])), None)
    found = _NEXT[word].match(text, before.end) if word else None
    if found is None:
        return None
    part = _trim(found["part"])
    return Mention(before.level, before.start, found.start("part") + len(part), f"{before.plan} {part}", before.plan, part) if part != word else None


def _bare(element: str) -> str:
    """Without the brackets around the whole; “(21) ประเด็น …” keeps its number."""
    whole = element.startswith("(") and element.endswith(")") and element.index(")") == len(element) - 1
    if element.startswith("(") and ")" not in element:
        return element[1:].strip()
    return element[1:-1].strip() if whole else element.rstrip(" )") if element.count(")") > element.count("(") else element


def _trim(words: str) -> str:
    words = re.sub(r"\s*(?:และ|รวมทั้ง|ตลอดจน|โดย|ซึ่ง|แล้ว|ด้วย)\s*$", "", words.strip())
    words = re.sub(r"\s(?:โดย)?(?:มี)?สาระสำคัญ.*$", "", words)
    words = re.sub(r"\s(?:ไป)?สู่การปฏิบัติ.*$", "", words)
    words = re.sub(r"(?:อันส่ง|อันจะ|อันได้แก่|ซึ่ง|โดยมี|เพื่อให้).*$", "", words)
    words = re.sub(r"\s?(?:และ)(?:แผน|นโยบาย|ยุทธศาสตร์).*$", "", words) if not words.startswith(("นโยบายและแผน", "นโยบายและยุทธศาสตร์", "(ร่าง) นโยบายและ")) else words
    return words.strip(" ;,")
