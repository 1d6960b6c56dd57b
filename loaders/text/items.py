"""One part of a plan from the words of a line: inline lists taken apart, targets typed, agencies taken from the end of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text.acts import begins_act
from loaders.text.agencies import names_agencies, trailing_agencies
from loaders.text.found import Found
from loaders.text.funds import funds_in, without_funds
from loaders.text.line_ends import leads_down
from loaders.text.numbering import Marker, split_inline, split_marker, tidy_end
from loaders.text.targets import MAX_LENGTH, read_targets

__all__ = ["add_words", "declares_count", "led_list", "make_item", "make_listing", "name_of_group", "pieces"]

_COUNT = re.compile(r"^(?:จำนวน|รวม|มี)?\s?\d+\s?(?:ตัวชี้วัด|ยุทธศาสตร์|กลยุทธ์|มาตรการ|แนวทาง|โครงการ|ประเด็น(?:การพัฒนา|ยุทธศาสตร์)?|เป้าหมาย|เป้าประสงค์|แผนงาน|แผนย่อย|กิจกรรม|ด้าน|ข้อ|เรื่อง)$")
_LETTERS = re.compile(r"[ก-๎A-Za-z]{2}")
_ANNOUNCES = re.compile(r"^(?:(?:แผน|กรอบ|นโยบาย|ยุทธศาสตร์)[^\d\s]{0,60}?(?:ประกอบด้วย|แบ่ง(?:ออก)?เป็น)[^\d\s]{0,24}?(?:รวม|จำนวน)?\s?(?=\d+\s?(?:ด้าน|เรื่อง|ส่วน|กลุ่ม|ประเด็น))|ประกอบด้วย|แบ่ง(?:ออก)?เป็น|จำแนก(?:ออก)?เป็น|มี|จำนวน|กำหนด|รวม)\s?(?:ทั้งหมด\s?)?(?:(?:เป้าหมาย|ตัวชี้วัด|กลยุทธ์|แนวทาง|มาตรการ)(?:หลัก|สำคัญ)?\s?)?\d+\s?[ก-๎].{0,120}(?:ดังนี้|ได้แก่|เช่น|:)$")
_STAGE = re.compile(r"^ระยะ(?:สั้น|กลาง|ยาว|เร่งด่วน|ที่\s?\d)\s?(?:\([^()]*\)|(?:ปี|พ\.ศ\.)[\s\d.–-]*)?\s?:?$")
_WHEN = re.compile(r"^(?:ช่วง|ระยะ)[^\d]{0,60}?\s(?:(?:ระหว่าง|ตั้งแต่)\s?)?(?:วันที่|เดือน)\s?[^ก-๎]{0,6}\d{0,2}(?:[^\d]{0,20}?(?:2[45]\d\d)?\s?[-–]\s?\d{1,2})?\s?[ก-๎.]{2,12}\s?(?:พ\.ศ\.\s?)?2[45]\d\d$")
"""A stage and its days: “ช่วงเข้มข้น ระหว่างวันที่ 29 ธันวาคม 2563 - 4 มกราคม 2564”."""
_STAGES_FOLLOW = re.compile(r"^(?:ช่วง|ระยะ|ขั้นตอน)[^\d]{0,40}?(?:ได้แก่|ดังนี้|คือ|ประกอบด้วย|:)$")
_DECLARED_IN_NAME = re.compile(r"\s*\(\s?(?:จำนวน\s?|ประกอบด้วย\s?|มี\s?)?\d+\s?(?:แนวทาง|มาตรการ|กลยุทธ์|ตัวชี้วัด|โครงการ|แผนงาน|เป้าหมาย|ประเด็น)[^()]*\)\s*$")
_TELLS_MORE = re.compile(r"\s(?:โดย|เพื่อ|ซึ่ง|มุ่ง(?:เน้น)?|เป็นการ|ประกอบด้วย|มี(?:เป้าหมาย|วัตถุประสงค์|ตัวชี้วัด)|ให้ความสำคัญ|ได้แก่|ครอบคลุม|เน้น)")
_NAME_ENDS = re.compile(r"\s(?:ทั้งนี้|นอกจากนี้|อย่างไรก็(?:ตาม|ดี)|อาทิ(?=\s)|เช่น\s|(?:โดย)?(?:ใช้)?(?:กรอบ)?(?:วงเงิน|งบประมาณ)(?:รวม|ทั้งสิ้น|จำนวน|\s)*\d|จำนวน\s?\d[\d,]*\s?(?:โครงการ|กิจกรรม|แผนงาน|ล้านบาท)|แต่(?=มี|ได้|ยัง|เพิ่ม|ปรับ)|โดยที่ประชุม|โดยแบ่ง(?:การ|เป็น|ออก))")
_LATIN_NAME = re.compile(r"^(.{8,160}?\((?:[A-Z][^()]*[A-Za-z][^()]*)\))\s+(?=[ก-๎])(.+)$")
_LED_LIST = re.compile(r"\s(?:เช่น|อาทิ(?:\s?เช่น)?|ได้แก่|ดังนี้|ประกอบด้วย|คือ)\s?:?\s?(?=\(?1\))")
_COUNTED_THINGS = re.compile(r"\d\s?[ก-๎]{2,40}$")
"""A number of things, which the list behind it names: it says what they are, not what is done."""
_COUNTED_PARTS = re.compile(r"(?<!\d)(?P<count>[2-9]|1\d)\s?(?:เรื่อง|ประเด็น|ด้าน|ส่วน)(?:ย่อย|หลัก)(?:\s?ๆ)?$")
"""A number of parts of what is done, which the list behind it names."""
_LED_DASH = re.compile(r"\s(?:โดย|เช่น|ได้แก่|ดังนี้|คือ|ประกอบด้วย)\s?:?\s?[-–]\s(?=[ก-๎])")
_DASH_INSIDE = re.compile(r"\s[-–]\s(?=[ก-๎])")
_DOES = re.compile(r"(?:ให้|เน้น|สื่อสาร|เตรียม|สำรวจ|ตรวจ|เฝ้าระวัง|ผลิต|แต่งตั้ง|ประสาน|ประชาสัมพันธ์|ทำ|ตั้ง)[ก-๎\s]")
_LEAST_DASHED = 3
_LEAST_LED = 12
"""A shorter name says too little without the list behind it."""
_LONG_NAME = 170
"""A name this long holds the sentence that explains it."""
_LEAST_NAME = 20
_LEAST_END = 6
_NEXT_PROJECT = re.compile(r"(?<=[)\]])\s*(?:และ)?(?=โครงการ)")
_EXAMPLE = re.compile(r"\s(?:เช่น|อาทิ|ได้แก่)\s")
_FIRST_CHILD = re.compile(r"\s\d{1,2}\.1\.?\s")
_CHILD = r"\s{0}\.1\.?\s+(?=[ก-๎A-Z“\"])"


def declares_count(text: str) -> bool:
    """Whether a line is a bare number or only says how many there are or for when (“22 ตัวชี้วัด”, “ประกอบด้วย 4 ยุทธศาสตร์ ดังนี้”, “ระยะสั้น (ปี 2567)”)."""
    return bool(_COUNT.match(text) or _ANNOUNCES.match(text) or _STAGE.match(text) or _WHEN.match(text) or _STAGES_FOLLOW.match(text)) or not _LETTERS.search(text)


def pieces(text: str, marker: Marker | None, role: str = "") -> Iterator[tuple[Marker | None, str]]:
    """Parts that one line holds, each with its marker; projects also end where the next begins behind a bracket, and measures are what is listed behind whose they are."""
    led = _LED_LIST.search(text) if role == "indicators" else None
    if led and names_agencies(text[:led.start()]):
        marker, text = split_marker(text[led.end():])
    for mark, part in _listed(text, marker):
        apart = role == "projects" and (part.startswith("โครงการ") or not _EXAMPLE.search(part))
        projects = _NEXT_PROJECT.split(part) if apart else [part]
        for project in projects:
            yield mark if project is projects[0] else None, project.strip()


def _listed(text: str, marker: Marker | None) -> Iterator[tuple[Marker | None, str]]:
    """The items that one line holds: a list that runs on inside it, or a first child behind its parent (“1. … 1.1 …”)."""
    if marker is not None and not marker.numbers:
        yield marker, text
        return
    if marker is None:
        head, items = split_inline(text)
        if not items:
            yield marker, text
            return
        if head and not leads_down(head):
            yield None, head
        style = split_marker(text[text.find(head) + len(head):].strip())[0] if head else split_marker(text)[0]
        for number, item in items:
            yield Marker(style.style if style else "round", (number,)), item
        return
    if marker.style in ("round", "half", "dot") and len(marker.numbers) == 1 and not (marker.style == "dot" and _FIRST_CHILD.search(text)):
        head, items = split_inline(text, marker.style, marker.last + 1)
        yield marker, head
        for number, item in items:
            yield Marker(marker.style, (number,)), item
        return
    siblings = list(_next_siblings(text, marker))
    if siblings:
        yield from siblings
        return
    child = re.search(_CHILD.format(re.escape(marker.printed or "")), text)
    if child:
        yield marker, text[:child.start()].strip()
        rest_marker, rest = split_marker(text[child.start():].strip())
        yield rest_marker, rest
        return
    yield marker, text


def _next_siblings(text: str, marker: Marker) -> Iterator[tuple[Marker, str]]:
    """“3.1 … 3.2 …” on one line, the first without its number; nothing where no second stands."""
    start, numbers = 0, marker.numbers
    while len(numbers) > 1:
        following = (*numbers[:-1], numbers[-1] + 1)
        found = re.compile(rf"\s{re.escape('.'.join(map(str, following)))}\.?\s+(?=[ก-๎A-Z“\"])").search(text, start)
        if found is None:
            break
        yield Marker(marker.style, numbers), tidy_end(text[start:found.start()])
        start, numbers = found.end(), following
    if start:
        yield Marker(marker.style, numbers), tidy_end(text[start:])


def led_list(text: str) -> tuple[str, list[tuple[int, str]]]:
    """An item and the list of what is done for it that runs on inside it behind a word that leads to it; a short one keeps all of its words.

    >>> led_list("เร่งแจ้งเตือนล่วงหน้า เช่น (1) ทำแผนที่ และ (2) ส่งข้อความ")
    ('เร่งแจ้งเตือนล่วงหน้า', [(1, 'ทำแผนที่'), (2, 'ส่งข้อความ')])
    """
    if dashes := _dashed(text):
        return dashes
    led = _LED_LIST.search(text)
    rest = text[led.end():] if led else ""
    listed = split_inline(rest, "round" if rest.startswith("(") else "half")[1] if led else []
    done = sum(bool(begins_act(part) or _DOES.match(part)) for _, part in listed)
    told = _COUNTED_PARTS.search(text[:led.start()]) if led else None
    as_told = told is not None and int(told["count"]) == len(listed)
    if led is None or len(listed) < 2 or (not as_told and (done * 2 < len(listed) or _COUNTED_THINGS.search(text[:led.start()]))):  # noqa: PLR2004 - one is no list
        return text, []
    return (text[:led.start()] if led.start() >= _LEAST_LED else text), listed


def _dashed(text: str) -> tuple[str, list[tuple[int, str]]] | None:
    """An item and what is done for it, set off by dashes behind a word that leads to it: “… โดย - พัฒนาครู – จัดทำคู่มือ – …”."""
    led = _LED_DASH.search(text)
    parts = [tidy_end(part) for part in _DASH_INSIDE.split(text[led.end():])] if led else []
    if led is None or len(parts) < _LEAST_DASHED or led.start() < _LEAST_LED or sum(bool(begins_act(part) or _DOES.match(part)) for part in parts) * 4 < len(parts) * 3:
        return None
    return text[:led.start()], list(enumerate(parts, 1))


def make_listing(role: str, text: str, line: int, rule: str, marker: Marker | None = None) -> Found:
    """As :func:`make_item`; a tactic or guideline whose words lead to a list inside them has its items as parts."""
    name, listed = led_list(text) if role in ("tactics", "guidelines") else (text, [])
    item = make_item(role, name, line, rule, marker)
    for number, part in listed:
        item.add(make_item("sub_bullets", part, line, "list-inside-item", Marker("round", (number,))))
    return item


def make_item(role: str, text: str, line: int, rule: str, marker: Marker | None = None) -> Found:
    """A part of list ``role`` with what its words say: targets of indicators and goals, agencies of projects."""
    item = Found(role, text, line, rule, number=marker.printed if marker else None, last_line=line)
    _read_words(item)
    return item


def add_words(item: Found, text: str, line: int, joined: str) -> None:
    """Go on with ``item`` in the next line."""
    item.text, item.last_line = joined if text else item.text, line
    _read_words(item)


def _read_words(item: Found) -> None:
    if item.role == "projects":
        item.funds = list(dict.fromkeys([*item.funds, *funds_in(item.text)]))
        item.text = without_funds(item.text)
        name, agencies = trailing_agencies(item.text)
        if agencies and name:
            item.text = tidy_end(without_funds(name))
            item.agencies = list(dict.fromkeys([*item.agencies, *agencies]))
    elif item.role in ("indicators", "goals") and len(item.text) <= MAX_LENGTH:
        item.targets = read_targets(item.text, values_only=item.role == "goals")


def name_of_group(text: str) -> tuple[str, str]:
    """A group's name and the sentence behind it on the same line.

    The sentence starts at a word that explains (โดย, เพื่อ …) if the whole is long, or behind a Latin name in brackets.
    """
    text = _DECLARED_IN_NAME.sub("", text).strip()
    ends = _NAME_ENDS.search(text, _LEAST_END)
    if ends:
        return name_of_group(text[:ends.start()])[0], text[ends.start():].strip()
    latin = _LATIN_NAME.match(text)
    if latin:
        return latin[1].strip(), latin[2].strip()
    if len(text) <= _LONG_NAME:
        return text, ""
    more = _TELLS_MORE.search(text, _LEAST_NAME)
    space = text.find(" ", _LEAST_NAME)
    cut = more.start() if more and more.start() <= _LONG_NAME else space
    return (text, "") if cut < 0 else (text[:cut].strip(), text[cut:].strip())
