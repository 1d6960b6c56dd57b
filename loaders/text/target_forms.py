"""Targets that no operator leads to: the amount a measure ends with, and changes told by the verb a measure begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from loaders.text.amounts import NUMBER, SHORT_YEAR, full_year, rate_after, value_of, years_in
from loaders.text.found import Target

__all__ = ["DOWN", "MEASURE", "UP", "directions", "ending_value", "halves", "is_measure", "levels_reached", "limit_before", "looks_like_value", "measures_in", "quantity_at_end", "ratios", "series", "signed", "turned", "unit_before", "verb_of_change", "years_behind"]

_COUNTABLE = (r"(?:ล้านล้าน|แสนล้าน|หมื่นล้าน|พันล้าน|ล้าน|แสน|หมื่น|พัน)?\s?(?:บาท|ราย(?:การ)?|คน|แห่ง|ตัน(?:คาร์บอน\S{0,24})?|ไร่|ครัวเรือน|หลักสูตร|ระบบ|เรื่อง|ชิ้น|ผลงาน|ผลิตภัณฑ์|ชุมชน|ตำบล|อำเภอ|จังหวัด|หมู่บ้าน|เครือข่าย|กลุ่ม|กองทุน"
              r"|เมกะวัตต์|กิโลเมตร|ครั้ง|เหรียญ|คัน|ลำ|หน่วย(?:งาน)?|สถานี|ศูนย์|โรง\S{2,10}|เที่ยว|ต้นแบบ|ฉบับ|กิจการ|วิสาหกิจ|สหกรณ์|สถานประกอบการ|แพลตฟอร์ม|ฐานข้อมูล|ลูกบาศก์เมตร|ลิตร|กิโลกรัม|ต้น|ตัว|อัตรา|เขต|พื้นที่|แปลง)")
_QUANTITY = re.compile(rf"(?<=[ก-๎)A-Za-z\"”])\s(?P<value>{NUMBER})\s?(?P<unit>{_COUNTABLE})(?P<tail>(?:\s?(?:ต่อ|/\s?)(?:ปี|เดือน|วัน)|\s?ในแต่ละปี)?(?:\s?\([^()]{{2,60}}\))?(?:\s?ภายใน(?:ระยะ(?:เวลา)?)?\s?\d{{1,2}}\s?ปี|\s?(?:ภายใน|ใน|ณ)?\s?(?:สิ้น)?(?:ปี|พ\.ศ\.).{{0,20}})?)$")
_MEASURE = re.compile(r"^(?:จำนวน|ปริมาณ|มูลค่า|พื้นที่|รายได้|ผลผลิต|ความยาว|ระยะทาง)")
_MEASURED = re.compile(rf"(?<=[ก-๎)A-Za-z])\s(?P<value>{NUMBER})\s?(?P<unit>(?!ปี|วัน|เดือน|ด้าน|ข้อ|ประการ|ประเภท|สาขา|ระดับ|ระยะ)[ก-๎]{{2,14}})(?P<tail>(?:ต่อปี)?(?:\s?(?:ภายใน|ใน)?\s?(?:ปี|พ\.ศ\.).{{0,20}})?)$")
_NEXT_MEASURE = re.compile(rf"(?:{NUMBER})\s?{_COUNTABLE}(?P<gap>\s(?:และ)?)(?=(?:จำนวน|ปริมาณ|พื้นที่|มูลค่า|ระยะทาง|มี)[ก-๎]{{2}})")
_MONEY = re.compile(r"(?:วงเงิน|งบประมาณ|ค่าใช้จ่าย|รวมทั้งสิ้น|เงินทุน)[^0-9]{0,60}$")
MEASURE = r"(?:จำนวน|ร้อยละ|อัตรา|สัดส่วน|(?:ค่า)?ดัชนี|(?:ค่า)?อันดับ|ลำดับ|คะแนน|ปริมาณ|ค่าเฉลี่ย|มูลค่า|รายได้|ความพึงพอใจ|ระดับ(?:ความ|คะแนน|การ)|กำหนดตัวชี้วัด)"
"""What only an indicator begins with."""
_BEGINS_MEASURE = re.compile(MEASURE)
_RAISES, _LOWERS = re.compile(r"^(?:[ก-ฮ]{1,5}\.\s?)*(?:การ)?เพิ่ม(?!ขึ้น)"), re.compile(r"^(?:[ก-ฮ]{1,5}\.\s?)*(?:การ)?ลด(?!ลง|\s?ละ|\s?เลิก)")
_YEAR = re.compile(rf"(?:ปีงบประมาณ|ปี|พ\.ศ\.)\s?(?:พ\.ศ\.\s?)?(?P<year>2[45]\d\d|{SHORT_YEAR})(?!\s?[-–]\s?\d)\s?[:：=]?\s?|(?<![\d.,])(?P<alone>2[45]\d\d)\s?[:：=]\s?")
_SERIES_END = re.compile(r"(?:\s|,|และ|;|\))+$")
_VALUE = re.compile(rf"^(?:จำนวน|ร้อยละ|ไม่\S{{2,8}}?(?:ร้อยละ|อันดับที่)?|อย่างน้อย|อันดับที่|ลำดับที่|เท่ากับ|ระดับ|คะแนน|เพิ่มขึ้น|ลดลง|[<>≥≤=]|\s)*(?:{NUMBER})")
_VALUE_CELL = re.compile(rf"^(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|อย่างน้อย|มากกว่า|น้อยกว่า|เพิ่มขึ้น|ลดลง|ร้อยละ\s?\d|อันดับที่\s?\d|ลำดับที่\s?\d|ระดับ\s?\d|เท่ากับ|[<>≥≤=]|(?:{NUMBER})\s?(?:%|[ก-๎]{{0,15}})\s?(?:$|\(|ภายใน|ในปี|ต่อปี))")
_ENDING_VALUE = re.compile(rf"\s({NUMBER})\s([ก-๎]+)(?:\s(?:ภายใน|ใน)?ปี\s?(?:พ\.ศ\.\s?)?2[45]\d\d)?$")
_LONGEST_VALUE, _LEAST_YEARS = 45, 2
_NAMED = re.compile(r"(?:อายุ(?:ตั้งแต่)?|มาตรา|ข้อ|ฉบับที่|ครั้งที่|ระยะ(?:ที่|เวลา)?|(?<!พื้น)ที่|จากเดิม|จาก|(?<![ก-๎])เดิม|ต่อ[ก-๎]{0,16}|ทั้ง|รวม|ประมาณ)\s*$")
_DIRECTION = re.compile(
    r"""(?<!การ)(?<!ที่)(?<!ที่มี)(?P<none>คงเดิม\s?(?:/|หรือ)\s?เพิ่มขึ้น|ไม่ลดลง|ไม่น้อยลง|ไม่เพิ่มขึ้น|ไม่ต่ำกว่าเดิม)?
        (?P<up>เพิ่มสูงขึ้น|เพิ่มมากขึ้น|เพิ่มขึ้น|สูงขึ้น|ดีขึ้น)?(?P<down>ลดน้อยลง|ลดลง)?
        (?=\s*(?:$|[()]|จาก|ทุกปี|ทุก\s|ตาม|เมื่อ|อย่าง|ในแต่ละ|กว่า|ภายใน|ในปี|และ|ต่อปี|ปีละ|เทียบ|เปรียบเทียบ|ครอบคลุม|โดย|ได้แก่|เช่น|อาทิ|ให้(?:เหลือ|ได้)?(?:มาก|น้อย)))""", re.VERBOSE)
_LEVEL = re.compile(r"(?:ใน|ที่|อยู่ใน)(?P<unit>ระดับ(?:คะแนน)?)\s?ที่\s?(?P<value>[1-5])(?![\d.])")
UP = "เพิ่มสูงขึ้น|เพิ่มมากขึ้น|เพิ่มขึ้น|ขยายตัว|เติบโต|สูงขึ้น|ดีขึ้น|เพิ่ม"
DOWN = "ลด[^0-9\\s]{2,40}?ลง|ลดลง|ลดน้อยลง|ลด"
_RATIO = re.compile(r"(?<![\d:.])(\d{1,3})\s*(?::|ต่อ)\s*(\d{1,3})(?![\d:.,%])")
_HALF = re.compile(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))\s*(?P<word>ครึ่งหนึ่ง|กึ่งหนึ่ง)")
_UNIT_BEFORE = re.compile(r"\((?P<unit>[ก-๎]{2,16})\)\s*$")
_RANK_NAME = re.compile(r"^(?:ผล)?(?:การจัด)?อันดับ|อันดับ(?=[^)]*$)")
_PLUS_BEFORE, _PLUS_BEHIND = re.compile(r"^\+\s?\d"), re.compile(r"^\d[\d,.]*\s?%?\s?\+(?:\s|$)")
_OR_ELSE = re.compile(r"^[^()]{0,70}หรือ\s?(?:ประมาณ|คิดเป็น|จำนวน|ร้อยละ|\s)*$")
_AND_SHARE = re.compile(r"^[^()]{0,40}และร้อยละ\s?$")


def turned(text: str, targets: list[Target]) -> list[Target]:
    """“ลดการใช้ … ร้อยละ 30” is less by 30, whatever stands between; “เพิ่ม … เป็นร้อยละ 30” is 30."""
    change = verb_of_change(text)
    if not change or not targets or targets[0].op not in ("=", ">=") or not targets[0].text.startswith(("ร้อยละ", "ไม่น้อยกว่า", "อย่างน้อย", "ไม่ต่ำกว่า", "จำนวน")):
        return targets
    return [replace(targets[0], op=f"{change}_by" if targets[0].op == "=" else f"{change}_by_at_least"), *targets[1:]]


def signed(text: str, targets: list[Target]) -> list[Target]:
    """Targets as the plus sign of their cell says it: “+4.5%” is more by that, “95+” at least that."""
    op = "increase_by" if _PLUS_BEFORE.match(text) else ">=" if _PLUS_BEHIND.match(text) else None
    return [replace(targets[0], op=op), *targets[1:]] if op and targets and targets[0].op in ("=", "unstated") else targets


def ending_value(text: str) -> Target | None:
    """The number with its unit that ends a line of a table of values (“… 1 ระบบ ในปี 2568”)."""
    found = _ENDING_VALUE.search(text)
    if not found:
        return None
    years = years_in(text[found.start():])
    return Target("=", value_of(found[1]), found[2], text, (years[-1][2],) if years else ())


def looks_like_value(text: str) -> bool:
    """Whether a table cell is a target value rather than a name."""
    return bool(_VALUE_CELL.match(text))


def is_measure(text: str) -> bool:
    """Whether a part begins as only an indicator does.

    >>> is_measure("ร้อยละของครัวเรือนที่มีน้ำสะอาด"), is_measure("ครัวเรือนมีน้ำสะอาด")
    (True, False)
    """
    return bool(_BEGINS_MEASURE.match(text))


def measures_in(text: str) -> list[str]:
    """Measures in one indicator, each ending with its amount but the last, which may have a year behind it.

    >>> measures_in("ขุดบ่อ 20 แห่ง ปริมาณน้ำ 57 ล้านลูกบาศก์เมตร และมีถังสำรอง 3 ใบ")
    ['ขุดบ่อ 20 แห่ง', 'ปริมาณน้ำ 57 ล้านลูกบาศก์เมตร', 'มีถังสำรอง 3 ใบ']
    """
    cuts = [found.span("gap") for found in _NEXT_MEASURE.finditer(text)]
    bounds = [0, *(end for _, end in cuts)]
    return [text[start:end] for start, end in zip(bounds, [*(start for start, _ in cuts), len(text)], strict=True)]


def verb_of_change(text: str) -> str | None:
    """What a measure that begins with a verb of change asks for, without an amount: “ลดการใช้พลาสติกในตลาด”.

    >>> verb_of_change("ลดการใช้พลาสติกในตลาด"), verb_of_change("เพิ่มขึ้นทุกปี")
    ('decrease', None)
    """
    return "increase" if _RAISES.match(text) else "decrease" if _LOWERS.match(text) else None


def quantity_at_end(text: str) -> Iterator[Target]:
    """The amount that a measure ends with, where nothing else is a value: “มูลค่าส่งออก 6,500 ล้านบาท ภายในปี 2570”."""
    found = _QUANTITY.search(text) or (_MEASURED.search(text) if _MEASURE.match(text) else None)
    if found and not _NAMED.search(text[:found.start("value")]) and not _MONEY.search(text[:found.start()]):
        years = years_in(found["tail"] or "")
        op = "increase_by" if _RAISES.match(text) else "decrease_by" if _LOWERS.match(text) else "="
        yield Target(op, value_of(found["value"]), f"{found['unit']}{'ต่อปี' if rate_after(found['tail'] or '') else ''}", found[0].strip(), (years[-1][2],) if years else ())


def years_behind(spans: list[tuple[int, int]], years: list[tuple[int, int, int]]) -> list[int]:
    """The year of each value (start, end) where every one has exactly one, behind it: “ร้อยละ 50 (ปี 2566), ร้อยละ 60 (ปี 2567)”; else none.

    >>> years_behind([(0, 5), (20, 25)], [(7, 14, 2566), (27, 34, 2567)]), years_behind([(10, 15), (30, 35)], [(0, 7, 2566), (20, 27, 2567)])
    ([2566, 2567], [])
    """
    following = [*(start for start, _ in spans[1:]), None]
    paired = len(spans) == len(years) > 1 and all(span[1] <= year[0] and (end is None or year[1] <= end) for span, year, end in zip(spans, years, following, strict=True))
    return [year for _, _, year in years] if paired else []


def series(text: str) -> tuple[int, list[tuple[int, str]]]:
    """Where it begins, and (year, words of its value) of values told year by year: “ปี 2566 : 60 นาที ปี 2567 : 65 นาที”; fewer than two are none."""
    years = list(_YEAR.finditer(text))
    found: list[tuple[int, str]] = []
    if len(years) < _LEAST_YEARS:
        return len(text), found
    for year, end in zip(years, [*(each.start() for each in years[1:]), len(text)], strict=True):
        words = _SERIES_END.sub("", text[year.end():end]).strip(" ,;()")
        if len(words) > _LONGEST_VALUE or not _VALUE.match(words):
            return len(text), []
        found.append((full_year(year["year"] or year["alone"]), words))
    rising = all(first[0] < second[0] for first, second in pairwise(found))
    return (years[0].start(), found) if rising else (len(text), [])


def levels_reached(text: str) -> Iterator[tuple[Target, int, int]]:
    """Levels of success to reach, with where their wording starts and ends: “บรรลุความสำเร็จในระดับคะแนนที่ 4”; scales of success have five.

    >>> [(target.value, target.unit) for target, _, _ in levels_reached("บรรลุความสำเร็จในระดับคะแนนที่ 4")]
    [(4.0, 'ระดับคะแนน')]
    """
    for found in _LEVEL.finditer(text):
        yield Target("=", float(found["value"]), found["unit"], ""), found.start(), found.end()


def ratios(text: str) -> Iterator[tuple[Target, int, int]]:
    """Ratios, with where they stand: “สัดส่วน 40:60”, “อัตราส่วน 1 ต่อ 20”."""
    for found in _RATIO.finditer(text):
        colon = ":" in found[0]
        if colon or re.search(r"(?:สัดส่วน|อัตราส่วน)(?:[^0-9]{0,80})$", text[:found.start()]):
            first, second = int(found[1]), int(found[2])
            yield (Target("ratio", first, f"ต่อ {second}", "", ratio=f"{first}:{second}"), found.start(), found.end())


def halves(text: str) -> Iterator[tuple[Target, int, int]]:
    """Changes by half, with where they stand."""
    for found in _HALF.finditer(text):
        yield (Target("increase_by" if found["up"] else "decrease_by", 50, "ร้อยละ", ""), found.start(), found.end())


def unit_before(head: str) -> str | None:
    """The unit in brackets right before values: “แปลงที่ได้มาตรฐาน (แปลง) 2566: 500 2567: 550”."""
    found = _UNIT_BEFORE.search(head)
    return found["unit"] if found else None


def directions(text: str) -> Iterator[Target]:
    """The first direction that a measure without a value says (“… เพิ่มขึ้นทุกปี”)."""
    for found in _DIRECTION.finditer(text):
        if found["none"] or found["up"] or found["down"]:
            ranked = bool(_RANK_NAME.search(text[:found.start()]))
            if found["up"] == "ดีขึ้น" and not ranked:
                continue
            op = "no_decrease" if found["none"] and found["none"] != "ไม่เพิ่มขึ้น" else "decrease" if found["down"] else "increase"
            op = "rank_improve" if ranked and found["up"] else "<=" if found["none"] == "ไม่เพิ่มขึ้น" else op
            unit = "อันดับ" if op == "rank_improve" else "คะแนน" if text.startswith("คะแนน") else "ร้อยละ" if text.startswith("ร้อยละ") else None
            yield Target(op, None, unit, text[found.start():].strip())
            return


def limit_before(target: Target, between: str, *, measured: bool) -> str | None:
    """The limit of the value before, where another amount stands for the same (“ไม่น้อยกว่าร้อยละ 2 หรือ 300 ล้านบาท”) or the next share behind one."""
    if target.op not in (">=", "<=") or not measured:
        return None
    joined = _OR_ELSE.search(between) or (_AND_SHARE.search(between) if target.unit and target.unit.startswith("ร้อยละ") else None)
    return target.op if joined else None
