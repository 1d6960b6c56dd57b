"""Title and period of the plan a text is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.text.amounts import SHORT_YEAR, full_year
from loaders.text.lines import Line, join

__all__ = ["PLAN_WORDS", "Title", "find_title", "read_period"]

PLAN_WORDS = r"(?:แผน(?!ก(?!าร|ล|ำ|ร)|ที่\s?\d|งาน)|ยุทธศาสตร์(?!ที่|ชาติ\s)|นโยบายและ|นโยบาย(?=[ก-๎])|กรอบ(?:แผน|ยุทธศาสตร์|นโยบาย|ทิศทาง)|แนวทาง(?=การพัฒนา)|โรดแมป|ทิศทาง)"
_SUBJECT = re.compile(r"^(?:\d{1,3}\.\s*)?เรื่อง\s*[:：]?\s*(?P<title>.+)$")
_ASKED = re.compile(r"^(?:การ)?(?:ขอ)?(?:ความเห็นชอบ|อนุมัติ|เสนอ|รับทราบ|พิจารณา|ทบทวน|ให้ความเห็นชอบ)(?:ใน(?:หลักการ)?)?(?:ต่อ|ของ|การ(?:จัดทำ|ปรับปรุง))?\s*")
_WANTS_NUMBER, _NUMBER_AND_YEARS = re.compile(r"(?:ระยะ|ฉบับ|ครั้ง)ที่$"), re.compile(r"^\d{1,2}\s?\(?(?:พ\.ศ\.|ปี|2[45]\d\d)")
_LEVEL_NAMED = re.compile(r"^แผนระดับ(?:ที่)?\s?[1-3]\s?(?:ของ[ก-๎]{3,60}\s)?(?=\(?ร่าง|แผน|ยุทธศาสตร์)")
"""The level of a plan before its name."""
_OPEN_END, _CLOSED_SOON = re.compile(r"\([^()]*$"), re.compile(r"^[^()]{2,80}\)$")
_RANGE = r"2[45]\d\d\s*(?:-|–|—|ถึง)\s*(?:พ\.ศ\.\s*)?2[45]\d\d"
_SHORT_RANGE = rf"(?:ปีงบประมาณ|ปี|พ\.ศ\.)\s?(?:พ\.ศ\.\s?)?{SHORT_YEAR}\s?[-–]\s?{SHORT_YEAR}"
_PERIOD = re.compile(rf"\(?(?:ปีงบประมาณ|ปี|ระยะ)?\s*(?:พ\.ศ\.)?\s*(?P<range>{_RANGE})\s*\)?|\(?{_SHORT_RANGE}\s*\)?")
_ANY_PERIOD = re.compile(r"(2[45]\d\d)\s*(?:-|–|—|ถึง)\s*(?:พ\.ศ\.\s*)?(2[45]\d\d)")
_STAGE_PERIOD = re.compile(rf"(?<=\))\s*ระยะที่\s?\d+\s*\(?\s*(?:พ\.ศ\.)?\s*{_RANGE}")
_OWN_PERIOD = re.compile(rf"(?:เห็นชอบ|ร่าง|แผน|ระยะ|ใน)[^()]{{0,80}}(\(?\s?พ\.ศ\.\s?{_RANGE})")
_ONE_YEAR = r"(?<!ภายใน)(?<!ใน)(?<!ถึง)(?<!สู่)(?<!จาก)(?<!สิ้น)(?<!ฉบับ)\s?\(?\s?(?:ประจำ\s?)?(?:ปีงบประมาณ|ปี|พ\.ศ\.)\s?(?:พ\.ศ\.\s?)?(?P<year>2[45]\d\d)\s?\)?"
_YEAR_OF_PLAN = re.compile(rf"{_ONE_YEAR}$")
_OTHER_YEAR = re.compile(r"(?:(?:พระราช(?:บัญญัติ|กำหนด|กฤษฎีกา)|พ\.ร\.[ก-ฮ]|กฎ(?:กระทรวง|หมาย)|ระเบียบ|ข้อบังคับ|ประกาศ|รัฐธรรมนูญ|มติ)[^()]{0,90}|(?:ฉบับ\S*|ปรับปรุง|ทบทวน|แก้ไข(?:เพิ่มเติม)?)\s?(?:ครั้งที่\s?\d+)?\s?)$")
"""Before a year that is of a law or of an edition, not of the plan."""
_EDITION = re.compile(r"^\s*(?:\(?ฉบับ(?:ที่\s?\d+|แก้ไข\S*|ปรับปรุง[^\s)]*(?:\s?ครั้งที่\s?\d+)?(?:\s?(?:\(?พ\.ศ\.|ปี)\s?2[45]\d\d(?!\s?[-–]\s?\d)\)?)?|ทบทวน|สมบูรณ์)\)?)")
_NEXT_STAGE = re.compile(rf"\s?(?:และ|,)?\s?ระยะ(?:ที่\s?\d+\s?(?:{_PERIOD.pattern})|\s?\d+\s?ปี(?:ต่อไป|ถัดไป))")
_NOT_IN_NAME = r"เห็นชอบ|อนุมัติ|มีมติ|เปิดเผย|สอดคล้อง|ประกอบด้วย|สิ้นสุด|ซึ่ง|โดยมี|ตามที่|ต่อเนื่องจาก"
_AFTER_TITLE = re.compile(r"\s+(?:ตาม(?:พระราช|ที่|มาตรา|มติ)|และมอบหมาย|และให้|ตลอดจน|เพื่อ|และแผน(?!พัฒนา)|ซึ่ง|โดย).*$")
_NAMED = re.compile(rf"(?P<title>(?:\(?ร่าง\)?\s?)?{PLAN_WORDS}(?:(?!{_NOT_IN_NAME}).){{3,200}}?(?:{_PERIOD.pattern})(?:\s?\(?ฉบับ[^\s()]*\)?)?)")
_DECIDES = re.compile(r"(?:เห็นชอบ|รับทราบ|อนุมัติ|ประกาศ(?:ใช้)?|ไฟเขียว|ผ่าน|เคาะ|ทบทวน|จัดทำ|พิจารณา|เปิด(?:ตัว)?|ขับเคลื่อน|ชง|ดัน|เดินหน้า|เสนอ|เผย)(?:และประกาศใช้|ในหลักการ(?:ของ)?|หลักการ|ต่อ|กับ|การ(?:จัดทำ|ทบทวน|ปรับปรุง)|ใน|แล้ว|!|\s|“|\")*$")
_DECIDED_BEHIND = re.compile(r"^\s?(?:ที่|ซึ่ง)?(?:ได้รับ|ผ่าน)(?:การ|ความ)(?:เห็นชอบ|อนุมัติ)")
_FOLLOWED = re.compile(r"(?:สอดคล้อง\S{0,20}|ภายใต้|ตาม(?:ที่กำหนดใน)?|เชื่อมโยง\S{0,10}|จาก|ต่อเนื่อง\S{0,6}|และ|กับ|สิ้นสุด|อ้างอิง\S{0,6}|ปรับปรุง|แทน|ผลการดำเนินงาน\S{0,8})\s?(?:\(?ร่าง\)?\s?)?$")
_UPPER = re.compile(r"^(?:\(?ร่าง\)?\s?)?(?:ยุทธศาสตร์ชาติ|แผนแม่บทภายใต้|แผน(?:การ)?ปฏิรูปประเทศ|นโยบายและแผนระดับชาติว่าด้วยความมั่นคง)")
_HEADING = re.compile(rf"^(?:\(?ร่าง\)?\s?)?{PLAN_WORDS}.{{3,250}}$")
_HEADLINE = re.compile(rf"(?P<title>(?:\(?ร่าง\)?\s?)?{PLAN_WORDS}[ก-๎A-Za-z0-9.ฯ“”]{{3,}}(?:\s?(?:ด้าน|การ|และ|เพื่อ|เชิง)[ก-๎ฯ]+)*(?:\s?(?:ระยะที่|ฉบับที่|ระยะ)\s?\d+(?:\s?ปี)?)?)")
_OF_WHOM = re.compile(r"^(?:ของ)?(?:มหาวิทยาลัย|วิทยาลัย|วิทยาเขต|สถาบัน|คณะ|โรงเรียน|โรงพยาบาล|กระทรวง|กรม|สำนัก|ศูนย์|องค์การ|องค์กร|เทศบาล|จังหวัด|อำเภอ|ตำบล|กลุ่มจังหวัด|การ(?:ไฟฟ้า|ประปา|ท่าเรือ|เคหะ|รถไฟ)|บริษัท|ธนาคาร|กองทุน|กอง|ฝ่าย|ด้าน|\(?ฉบับ|ระยะ)[^\d:]{0,100}(?:ระยะ\s?\d\s?ปี)?$")
"""A line of a title page that says whose the plan is, or of what."""
_YEARS_ALONE = re.compile(rf"^\(?\s?(?:ประจำ\s?)?(?:ระยะ\s?\d{{1,2}}\s?ปี\s?)?\(?(?:ปีงบประมาณ|ปี)?\s?(?:พ\.ศ\.)?\s?(?:{_RANGE}|2[45]\d\d)\s?\)?$")
_EDITION_ALONE = re.compile(r"^\(?(?:ครั้งที่|ฉบับ|ปรับปรุง|ทบทวน)[^:]{1,40}\)?$")
_SENTENCE = re.compile(r"ดังนี้|ได้แก่|ประกอบด้วย|[:：]$")
_ACTS = re.compile(r"(?:มี|ได้|เป็น|จะ|ให้|ขอ|เสนอ|จัดทำ|ดำเนิน)")
"""A body that does something is told of, and no owner."""
_TITLE_PAGE, _LONGEST_TITLE, _LONGEST_OWNER = 5, 120, 60
_YEAR_BEHIND = re.compile(r"\s?(?:ประจำ)?(?:ปีงบประมาณ|ปี)\s?(?:พ\.ศ\.\s?)?(?P<year>2[45]\d\d)(?!\s?[-–]\s?\d)")
_HEADING_LINES = 40
_NEWS_LINES = 12
_LONGEST_LEAD, _LEAST_TITLE = 30, 14


@dataclass(frozen=True, slots=True)
class Title:
    """The plan's title with its period as printed, its line (0: none found), and the period in พ.ศ."""

    text: str
    line: int
    period: tuple[int, int] | None
    rule: str


def find_title(lines: list[Line]) -> Title:
    """The subject line of a cabinet summary; else the plan that the text says was approved; else the first line that names one."""
    lines = [*_with_numbers(lines[:_HEADING_LINES]), *lines[_HEADING_LINES:]]
    for line, following in pairwise([*lines[:_HEADING_LINES], Line(0, "")]):
        subject = _SUBJECT.match(line.text)
        if subject:
            whole = subject["title"].strip()
            if _OPEN_END.search(whole) and _CLOSED_SOON.match(following.text):  # a name in brackets over two lines
                whole = join(whole, following.text)
            text = _cut(_LEVEL_NAMED.sub("", _ASKED.sub("", whole).strip()))
            return Title(text, line.number, _own_period(text) or _period_of(text, lines), "title-subject")
    named = _title_page(lines) or _named(lines, decided=True)
    if named:
        return named
    for line in lines[:_HEADING_LINES]:
        if _HEADING.match(line.text) and not line.text.rstrip().endswith(("ดังนี้", ":")):
            text = _with_owner(_cut(line.text), line.text)
            period = _own_period(text) or next((read_period(other.text) for other in lines[:_HEADING_LINES] if abs(other.number - line.number) <= 2 and _PERIOD.fullmatch(other.text)), None)  # noqa: PLR2004
            return Title(text, line.number, period, "title-heading")
    return _headline(lines) or _named(lines, decided=False) or Title("", 0, None, "")


def _with_numbers(lines: Sequence[Line]) -> list[Line]:
    """Lines with the number of a stage or edition that a page broke off: “… ระยะที่” · “1 (พ.ศ. 2566 – 2570)”."""
    out: list[Line] = []
    for line in lines:
        if out and _WANTS_NUMBER.search(out[-1].text) and _NUMBER_AND_YEARS.match(line.text):
            out[-1] = replace(out[-1], text=f"{out[-1].text} {line.text}")
        else:
            out.append(line)
    return out


def _title_page(lines: Sequence[Line]) -> Title | None:
    """The title that a page begins with, over lines: what kind of plan it is, whose, for which years, and which edition."""
    for index, line in enumerate(lines[:_TITLE_PAGE]):
        if not _HEADING.match(line.text) or len(line.text) > _LONGEST_TITLE or _ANY_PERIOD.search(line.text) or _SENTENCE.search(line.text):
            continue
        for end in range(index + 1, min(index + _TITLE_PAGE, len(lines))):
            years = _YEARS_ALONE.match(lines[end].text)
            if end == index + 1 if years else not _OF_WHOM.match(lines[end].text):  # years alone are no words of the title
                break
            if years:
                edition = end + 1 < len(lines) and _EDITION_ALONE.match(lines[end + 1].text)
                text = " ".join(each.text for each in lines[index:end + (2 if edition else 1)])
                return Title(text, line.number, read_period(lines[end].text) or _own_period(text), "title-page")
    return None


def _named(lines: list[Line], *, decided: bool) -> Title | None:
    """The first plan named with its period: ``decided``, behind a word of deciding or in the first line; else wherever it is not spoken of as another plan."""
    for line in lines:
        for found in _NAMED.finditer(line.text[:3000]):
            before, behind = line.text[:found.start()], line.text[found.end():]
            if _UPPER.match(found["title"]):
                continue
            told = _DECIDES.search(before[-_LONGEST_LEAD:]) or _DECIDED_BEHIND.match(behind)
            if told or ((line is lines[0] or not decided) and not _FOLLOWED.search(before)):
                return Title(_with_owner(found["title"].strip(), line.text), line.number, read_period(found["title"]), "title-decision" if told else "title-named")
    return None


def _with_owner(title: str, line: str) -> str:
    """The title with whose the plan is, where the line that it begins says nothing else: “แผนปฏิบัติราชการ พ.ศ. 2566 - 2570 กรมป่าไม้”."""
    behind = line.removeprefix(title).strip() if line.startswith(title) else ""
    return line.strip() if behind and len(behind) <= _LONGEST_OWNER and _OF_WHOM.match(behind) and not _SENTENCE.search(behind) and not _ACTS.search(behind) else title


def _headline(lines: list[Line]) -> Title | None:
    """The plan a headline names without its period; the period is the first that the text gives to it."""
    found = _HEADLINE.search(lines[0].text[:400]) if lines else None
    if not found or _UPPER.match(found["title"]) or len(found["title"]) < _LEAST_TITLE:
        return None
    year = _YEAR_BEHIND.match(lines[0].text, found.end())
    if year:
        return Title(lines[0].text[found.start():year.end()].strip(), lines[0].number, (int(year["year"]),) * 2, "title-headline")
    periods = (read_period(each) for line in lines[:_NEWS_LINES] for each in _OWN_PERIOD.findall(line.text[:3000]))
    return Title(found["title"].strip(), lines[0].number, next(filter(None, periods), None), "title-headline")


def read_period(text: str) -> tuple[int, int] | None:
    """First and last year of the first period in ``text``; of the stage, where a plan is named with its whole period and the one stage it is in."""
    stages = list(_STAGE_PERIOD.finditer(text))
    found = _ANY_PERIOD.search(text, stages[0].start() if len(stages) == 1 else 0)
    short = re.search(_SHORT_RANGE, text) if not found else None
    first, last = (int(found[1]), int(found[2])) if found else map(full_year, re.findall(r"\d\d", short[0])) if short else (1, 0)
    return (first, last) if first <= last else None


def _own_period(title: str) -> tuple[int, int] | None:
    """The period in a title; of a plan of one year, that year: “แผนรับมือภัยแล้ง ปี 2567”."""
    period = read_period(title)
    year = None if period else _YEAR_OF_PLAN.search(title)
    return (int(year["year"]),) * 2 if year and not _OTHER_YEAR.search(title[:year.start()]) else period


def _cut(title: str) -> str:
    """The title ends with its period, or with the words on its edition behind the period."""
    period = _PERIOD.search(title)
    if period:
        end = period.end()
        while more := _NEXT_STAGE.match(title, end):  # “… ระยะที่ 1 (พ.ศ. …) และระยะที่ 2 (พ.ศ. …)”
            end = more.end()
        edition = _EDITION.match(title[end:])
        return title[:end + (edition.end() if edition else 0)].strip()
    return _AFTER_TITLE.sub("", title).strip()


def _period_of(title: str, lines: list[Line]) -> tuple[int, int] | None:
    """The period behind the first mention of the title in the text, where the subject line leaves it out."""
    name = re.sub(r"^\(?ร่าง\)?\s?", "", title)[:60]
    for line in lines[1:12]:
        at = line.text.find(name)
        if at >= 0 and (found := re.match(rf".{{0,80}}?(?:{_PERIOD.pattern})", line.text[at + len(name):])):
            return read_period(found[0])
    return None
