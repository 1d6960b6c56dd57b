"""Amounts of money as plans and tables print them: their unit, and what they are in baht."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from loaders.clean import arabic_digits

__all__ = ["BROKEN_UNIT", "MONEY", "Money", "money_of", "money_unit"]

MONEY = {"ล้านล้านบาท": 1_000_000_000_000, "พันล้านบาท": 1_000_000_000, "ร้อยล้านบาท": 100_000_000, "ล้านบาท": 1_000_000, "แสนบาท": 100_000, "หมื่นบาท": 10_000, "พันบาท": 1_000, "บาท": 1}
"""Units of money and what they are in baht."""
_UNIT = re.compile(r"(ล้านล้านบาท|พันล้านบาท|ร้อยล้านบาท|ล้านบาท|ล้าน\s?บ\.|แสนบาท|หมื่นบาท|พันบาท|บาท|ลบ\.)")
_ENGLISH_UNIT = re.compile(r"\b(?:(million)\s+)?(?:baht|THB)\b", re.IGNORECASE)
_SHORT_UNITS = {"ลบ.": "ล้านบาท", "ล้านบ.": "ล้านบาท", "ล้าน บ.": "ล้านบาท"}
BROKEN_UNIT = re.compile(r"(ล้าน|แสน|หมื่น|พัน|ร้อย)\s+(?=ล้าน|บาท)")
_NUMBER = re.compile(r"^(?P<sign>[-−(]?)\s*(?P<number>\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*\)?\s*(?P<rest>.*)$", re.DOTALL)
_NO_MONEY = re.compile(r"^(?:[-–—.*]+|ไม่มี|ไม่ใช้(?:งบประมาณ|งบ)?|n/?a|ไม่ระบุ|0?\s*บาท)$", re.IGNORECASE)
_LEADING = re.compile(r"^(?:รวม(?:ทั้งสิ้น)?|จำนวน(?:เงิน)?|วงเงิน|งบประมาณ|ประมาณ|฿|THB)\s*:?\s*")
_UP_TO = re.compile(r"^(?:[-–—~]|ถึง)\s*\d")
"""Behind an amount: it is the least of a range."""


def money_unit(text: str) -> str | None:
    """The unit of money in ``text``: ล้านบาท, บาท …; None if there is none. In narrow columns it may be broken: “ล้าน บาท”."""
    text = BROKEN_UNIT.sub(r"\1", text)
    found = _UNIT.search(text)
    if not found and (english := _ENGLISH_UNIT.search(text)):
        return "ล้านบาท" if english[1] else "บาท"
    return _SHORT_UNITS.get(found[1], found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as printed: ``value`` in ``unit``; ``baht`` is None while the unit is not known."""

    value: Decimal
    unit: str | None
    text: str

    @property
    def baht(self) -> Decimal | None:
        """The amount in baht."""
        return self.value * MONEY[self.unit] if self.unit else None

    def as_json(self) -> dict[str, Any]:
        """Whole numbers as such; ``baht`` only where the unit is known."""
        out: dict[str, Any] = {"value": _plain(self.value), "unit": self.unit, "text": self.text}
        return out if self.baht is None else out | {"baht": _plain(self.baht)}


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def money_of(cell: str, unit: str | None) -> Money | None:
    """The amount in a cell; a unit printed in the cell wins over that of the heading. None: no amount (“-”, “ไม่ใช้งบประมาณ”).

    Raises:
        ValueError: the cell holds something that is no amount.

    >>> money_of("๑,๒๕๐,๐๐๐", "บาท").baht, money_of("12.5 ล้านบาท", "บาท").baht, money_of("-", "บาท")
    (Decimal('1250000'), Decimal('12500000.0'), None)
    """
    text = " ".join(arabic_digits(cell).split())
    if not text or _NO_MONEY.match(text):
        return None
    found = _NUMBER.match(_LEADING.sub("", text))
    if not found:
        raise ValueError(cell)
    rest = found["rest"].strip()
    if _UP_TO.match(rest):
        raise ValueError(cell)
    own = f"{rest}บาท" if rest and f"{rest}บาท" in MONEY else money_unit(rest)
    if rest and own is None and not rest.startswith(("(", "/", "*", ".-")):
        raise ValueError(cell)
    try:
        value = Decimal(found["number"].replace(",", ""))
    except InvalidOperation as error:
        raise ValueError(cell) from error
    return Money(-value if found["sign"] else value, own or unit, cell)
