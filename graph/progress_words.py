"""The rules of :mod:`graph.progress` in words, Thai and English: a screen, a table and a test say the same."""

from __future__ import annotations

from typing import Literal

from graph.progress import FEWEST, LAST, STAND_IN, Judgement, State
from loaders.calendar import BUDDHIST_ERA

__all__ = ["RULES", "STATE_NAMES", "STATE_SIGNS", "reason"]

Lang = Literal["th", "en"]

STATE_NAMES: dict[State, tuple[str, str]] = {
    "reached": ("ถึงแล้ว", "reached"),
    "on_course": ("มีแนวโน้มถึง", "on course"),
    "off_course": ("มีแนวโน้มไม่ถึง", "off course"),
    "missed": ("ไม่ถึงตามกำหนด", "missed"),
    "unknown": ("ยังบอกไม่ได้", "cannot tell"),
}
STATE_SIGNS: dict[State, str] = {"reached": "✓", "on_course": "↗", "off_course": "▲", "missed": "✕", "unknown": "?"}
"""A sign beside the word, so that no one depends on colour."""

RULES: dict[State, tuple[str, str]] = {
    "reached": ("ค่าล่าสุดถึงเป้าหมายแล้ว หรือค่าของปีเป้าหมายถึงเป้า (อันดับ: เลขเท่ากับหรือน้อยกว่าเป้า)",
                "The latest value meets the target, or the value of the target’s year did (a rank: the same number or a smaller one)."),
    "on_course": (f"ยังไม่ถึง แต่เส้นตรงผ่านค่าที่เทียบกันได้ {LAST} ค่าล่าสุด (อย่างน้อย {FEWEST} ค่า) ไปถึงเป้าหมายในปีกำหนด และค่าล่าสุดไม่ถอยห่างจากเป้า",
                  (f"Not reached, but a straight line through the last {LAST} comparable values (at least {FEWEST}) meets the target in its year, "
                  "and the latest value did not move away from it.")),
    "off_course": ("เส้นตรงเดียวกันไปไม่ถึงเป้าหมายในปีกำหนด หรือค่าล่าสุดถอยห่างจากเป้ากว่าครั้งก่อน",
                   "The same line does not meet the target in its year, or the latest value is farther from it than the one before."),
    "missed": (f"ปีกำหนดมาถึงแล้วและค่าของปีนั้นไม่ถึงเป้า (ปีที่ไม่มีการวัดใช้ค่าล่าสุดก่อนหน้าไม่เกิน {STAND_IN} ปี)",
               f"The target’s year was measured and its value falls short (a year without a value takes the last one of the {STAND_IN} years before)."),
    "unknown": (f"ไม่มีค่าที่เทียบได้ มีไม่ถึง {FEWEST} ค่า ชุดข้อมูลขาดตอน ปีกำหนดไกลเกินช่วงที่มีข้อมูล หรือเป้าหมายไม่ใช่ตัวเลขที่เทียบได้ เหตุผลอยู่ข้างป้าย",
                (f"No comparable value, fewer than {FEWEST}, a break in the series, a year too far ahead of the data, or a target that is no "
                "number to compare with. The reason stands beside the mark.")),
}


def reason(found: Judgement, lang: Lang) -> str:
    """Why the state is what it is, as one sentence without a full stop in Thai."""
    thai, english = _SENTENCES[found.reason]
    line, point = found.projection, found.point
    slots = {
        "year": _year(point.year, lang) if point else "", "due": _year(found.goal.due, lang) if found.goal.due else "",
        "count": str(found.count), "fewest": str(FEWEST),
        "later": _year(found.later.year, lang) if found.later else "",
        "line": _number(line.value) if line else "", "used": str(len(line.points)) if line else "",
        "from": _year(line.points[0].year, lang) if line else "", "to": _year(line.points[-1].year, lang) if line else "",
        "instead": _instead(found, lang),
    }
    return (thai if lang == "th" else english).format(**slots)


_SENTENCES: dict[str, tuple[str, str]] = {
    "early": ("ค่าปี {year} ถึงเป้าหมายแล้ว", "The value of {year} meets the target."),
    "met": ("ค่าของปีกำหนดถึงเป้าหมาย{instead}", "The value of its year meets the target{instead}."),
    "missed": ("ค่าของปีกำหนดไม่ถึงเป้าหมาย{instead}", "The value of its year falls short of the target{instead}."),
    "late": ("ค่าของปีกำหนดไม่ถึงเป้าหมาย{instead} มาถึงในปี {later}", "The value of its year falls short of the target{instead}; it was met in {later}."),
    "line_meets": ("เส้นตรงผ่านค่า {used} ครั้ง ปี {from} ถึง {to} ให้ {line} ในปี {due} ซึ่งถึงเป้าหมาย",
                   "A straight line through {used} values, {from} to {to}, gives {line} in {due}, which meets the target."),
    "line_misses": ("เส้นตรงผ่านค่า {used} ครั้ง ปี {from} ถึง {to} ให้ {line} ในปี {due} ซึ่งไม่ถึงเป้าหมาย",
                    "A straight line through {used} values, {from} to {to}, gives {line} in {due}, which falls short of the target."),
    "turned": ("เส้นตรงผ่านค่า {used} ครั้ง ปี {from} ถึง {to} ให้ {line} ในปี {due} แต่ค่าล่าสุดถอยห่างจากเป้าหมายกว่าครั้งก่อน",
               "A straight line through {used} values, {from} to {to}, gives {line} in {due}, but the latest value moved away from the target."),
    "no_value": ("ยังไม่มีค่าที่วัดได้ในกราฟ", "The graph has no measured value."),
    "no_number": ("เป้าหมายไม่มีตัวเลขที่เทียบกับค่าจริงได้", "The target has no number to compare a value with."),
    "change": ("เป้าหมายเป็นส่วนที่เพิ่มหรือลดจากฐาน แต่ไม่ระบุค่าฐาน", "The target is a change from a base that is not stated."),
    "no_sign": ("เอกสารให้ตัวเลขโดยไม่บอกว่าไม่น้อยกว่าหรือไม่เกิน", "The document gives a number without saying at least or at most."),
    "no_direction": ("ไม่รู้ว่าค่ามากหรือค่าน้อยดีกว่า", "It is not known whether more or less is better."),
    "no_due": ("ยังไม่ถึงเป้าหมาย และเป้าหมายไม่มีปีกำหนด", "Not reached, and the target has no year."),
    "few": ("ยังไม่ถึงเป้าหมาย และมีค่าที่เทียบกันได้เพียง {count} ค่า การลากเส้นแนวโน้มต้องมีอย่างน้อย {fewest} ค่า",
            "Not reached, and only {count} comparable values; a line needs at least {fewest}."),
    "too_far": ("ยังไม่ถึงเป้าหมาย และปี {due} ไกลเกินช่วงปีที่มีข้อมูล จึงไม่ลากเส้นแนวโน้ม",
                "Not reached, and {due} lies farther ahead than the years of the data reach, so no line is drawn."),
    "overdue": ("ปี {due} ผ่านแล้ว แต่ค่าล่าสุดเป็นของปี {year}", "{due} has passed, but the latest value is of {year}."),
    "only_after": ("ไม่มีค่าของปี {due} หรือสองปีก่อนหน้า มีแต่ค่าของปีอื่น", "No value of {due} or the two years before; only of other years."),
}


def _instead(found: Judgement, lang: Lang) -> str:
    """That the year itself has no value."""
    if found.point is None or found.point.year == found.goal.due:
        return ""
    year = _year(found.point.year, lang)
    return f" (ใช้ค่าปี {year} เพราะปีกำหนดไม่มีการวัด)" if lang == "th" else f" (taken from {year}: its own year has no value)"


def _year(be: int, lang: Lang) -> str:
    return str(be) if lang == "th" else str(be - BUDDHIST_ERA)


def _number(value: float) -> str:
    """At most four significant digits: a line is no measurement."""
    digits = 3 if abs(value) < 1 else 1 if abs(value) < 1000 else 0  # noqa: PLR2004 - where decimals stop to say anything
    return f"{value:,.{digits}f}"
