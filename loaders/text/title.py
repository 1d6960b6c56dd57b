"""Title and period of the plan a text is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.text.lines import Line

__all__ = ["PLAN_WORDS", "Title", "find_title", "read_period"]

PLAN_WORDS = r"(?:แผน(?!ก|ที่\s?\d)|ยุทธศาสตร์(?!ที่|ชาติ\s)|นโยบายและ|นโยบาย(?=[ก-๎])|กรอบ(?:แผน|ยุทธศาสตร์|นโยบาย|ทิศทาง)|แนวทาง(?=การพัฒนา)|โรดแมป|ทิศทาง)"
_SUBJECT = re.compile(r"^(?:\d{1,3}\.\s*)?เรื่อง\s*[:：]?\s*(?P<title>.+)$")
_ASKED = re.compile(r"^(?:การ)?(?:ขอ)?(?:ความเห็นชอบ|อนุมัติ|เสนอ|รับทราบ|พิจารณา|ทบทวน|ให้ความเห็นชอบ)(?:ใน(?:หลักการ)?)?(?:ต่อ|ของ|การ(?:จัดทำ|ปรับปรุง))?\s*")
_RANGE = r"2[45]\d\d\s*(?:-|–|—|ถึง)\s*(?:พ\.ศ\.\s*)?2[45]\d\d"
_PERIOD = re.compile(rf"\(?(?:ปีงบประมาณ|ปี|ระยะ)?\s*(?:พ\.ศ\.)?\s*(?P<range>{_RANGE})\s*\)?")
_ANY_PERIOD = re.compile(r"(2[45]\d\d)\s*(?:-|–|—|ถึง)\s*(?:พ\.ศ\.\s*)?(2[45]\d\d)")
_EDITION = re.compile(r"^\s*(?:\(?ฉบับ(?:ที่\s?\d+|แก้ไข\S*|ปรับปรุง\S*|ทบทวน)\)?)")
_AFTER_TITLE = re.compile(r"\s+(?:ตาม(?:พระราช|ที่|มาตรา|มติ)|และมอบหมาย|และให้|ตลอดจน|เพื่อ|และแผน(?!พัฒนา)|ซึ่ง|โดย).*$")
_DECIDED = re.compile(rf"(?:เห็นชอบ|รับทราบ|อนุมัติ|ประกาศใช้)(?:และประกาศใช้|ในหลักการ(?:ของ)?|ต่อ|กับ|การจัดทำ)*\s*(?P<title>(?:\(?ร่าง\)?\s?)?{PLAN_WORDS}.{{4,220}}?{_PERIOD.pattern}(?:\s?\(?ฉบับ[^\s()]*\)?)?)")
_HEADING = re.compile(rf"^(?:\(?ร่าง\)?\s?)?{PLAN_WORDS}.{{3,250}}$")
_HEADING_LINES = 40


@dataclass(frozen=True, slots=True)
class Title:
    """The plan's title with its period as printed, its line (0: none found), and the period in พ.ศ."""

    text: str
    line: int
    period: tuple[int, int] | None
    rule: str


def find_title(lines: list[Line]) -> Title:
    """The subject line of a cabinet summary; else the plan that the text says was approved; else the first line that names one."""
    for line in lines[:_HEADING_LINES]:
        subject = _SUBJECT.match(line.text)
        if subject:
            text = _cut(_ASKED.sub("", subject["title"].strip()).strip())
            return Title(text, line.number, read_period(text) or _period_of(text, lines), "title-subject")
    for line in lines:
        decided = _DECIDED.search(line.text[:3000])
        if decided:
            return Title(decided["title"].strip(), line.number, read_period(decided["title"]), "title-decision")
    for line in lines[:_HEADING_LINES]:
        if _HEADING.match(line.text) and not line.text.rstrip().endswith(("ดังนี้", ":")):
            text = _cut(line.text)
            period = read_period(text) or next((read_period(other.text) for other in lines[:_HEADING_LINES] if abs(other.number - line.number) <= 2 and _PERIOD.fullmatch(other.text)), None)  # noqa: PLR2004
            return Title(text, line.number, period, "title-heading")
    return Title("", 0, None, "")


def read_period(text: str) -> tuple[int, int] | None:
    """First and last year of the first period in ``text``."""
    found = _ANY_PERIOD.search(text)
    if not found or int(found[1]) > int(found[2]):
        return None
    return int(found[1]), int(found[2])


def _cut(title: str) -> str:
    """The title ends with its period, or with the words on its edition behind the period."""
    period = _PERIOD.search(title)
    if period:
        end = period.end()
        edition = _EDITION.match(title[end:])
        return title[:end + (edition.end() if edition else 0)].strip()
    return _AFTER_TITLE.sub("", title).strip()


def _period_of(title: str, lines: list[Line]) -> tuple[int, int] | None:
    """The period behind the first mention of the title in the text, where the subject line leaves it out."""
    name = re.sub(r"^\(?ร่าง\)?\s?", "", title)[:60]
    for line in lines[1:12]:
        at = line.text.find(name)
        if at >= 0 and (found := re.match(rf".{{0,80}}?{_PERIOD.pattern}", line.text[at + len(name):])):
            return read_period(found[0])
    return None
