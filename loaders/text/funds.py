"""Money that a text gives for a project: “โครงการสวนใกล้บ้าน งบประมาณ 2.5 ล้านบาท”, “… (กทม.) วงเงิน 1,200,000 บาท ในปี 2567”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.money import MONEY, money_of
from loaders.text.found import Funds

__all__ = ["funds_in", "without_funds"]

_UNIT = "|".join(sorted(MONEY, key=len, reverse=True))
_YEAR = r"(?:(?:ประจำ)?(?:ปีงบประมาณ|ปี|พ\.ศ\.)\s?(?:พ\.ศ\.\s?)?(?P<{0}>2[45]\d\d)(?!\s?[-–]\s?\d)\s?:?\s?)"
_FUNDS = re.compile(rf"[,(]?\s?(?:ใช้|โดยใช้|ภายใต้)?(?:กรอบ)?(?:วงเงิน|งบประมาณ|งบฯ)(?:\s?(?:รวม|ทั้งสิ้น|ดำเนินการ|ดำเนินงาน|โครงการ|จำนวน|ประมาณ|ไม่เกิน|:))*\s?{_YEAR.format('before')}?(?:จำนวน\s?)?(?P<amount>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>{_UNIT})(?:\s?(?:ใน)?{_YEAR.format('behind')})?\s?\)?")
_LEAST_NAME = 8


def funds_in(text: str) -> Iterator[Funds]:
    """Amounts that a word for money leads to, in the order of the text, with the year said of each.

    >>> [(each.money.value, each.money.unit, each.year) for each in funds_in("สวนใกล้บ้าน วงเงิน 2.5 ล้านบาท ในปี 2567")]
    [(Decimal('2.5'), 'ล้านบาท', 2567)]
    """
    for found in _FUNDS.finditer(text):
        money = money_of(f"{found['amount']} {found['unit']}", None)
        year = found["before"] or found["behind"]
        if money:
            yield Funds(money, int(year) if year else None)


def without_funds(text: str) -> str:
    """The name of a project without the money that it ends with; as it is where nothing else would be left."""
    last = [None, *_FUNDS.finditer(text)][-1]
    name = text[:last.start()].rstrip(" ,;") if last and not text[last.end():].strip(" .;") else text
    return name if len(name) >= _LEAST_NAME else text
