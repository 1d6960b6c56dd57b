"""What a row or a sentence of a loaded file says beside the element itself: money, further cells, parts of upper plans it names."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from loaders.records.base import Directness, Record, YearBE

__all__ = ["AlignmentMention", "Budget", "Detail", "MentionedCode"]


class Detail(Record):
    """A cell as printed: of a field without a place of its own, or of a column nobody mapped (``field`` None)."""

    field: str | None = Field(None, description="Name in loaders/table/fields.py")
    header: str
    text: str
    line: int | None = None
    column: str | None = None


class Budget(Record):
    """Money of a project: for one year, a period, or in all (no years)."""

    value: float
    unit: str | None = Field(None, description="As printed: บาท, ล้านบาท …; null where the file does not say")
    baht: float | None = Field(None, description="The amount in baht, where the unit is known")
    text: str = Field(description="As printed")
    header: str = ""
    year_be: YearBE | None = None
    years_be: tuple[YearBE, YearBE] | None = None
    total: bool = Field(False, description="true: the printed sum of others")
    line: int | None = None
    column: str | None = None


class MentionedCode(Record):
    """An official code that a cell gives: six digits, Y1 or Y2, with the factor of the value chain behind it."""

    code: str
    level: Literal["Y1", "Y2"]
    factor: str | None = None
    padded: bool = Field(False, description="true: a spreadsheet took its leading zero")


class AlignmentMention(Record):
    """An upper plan, or a part of one, that a loaded text or row says it follows (plan document format)."""

    level: Literal[1, 2, "policy", "other"]
    text: str
    line: int | None = None
    plan: str | None = None
    element: str | None = None
    quote: str | None = Field(None, description="The words that say so, letter for letter")
    rule: str | None = None
    field: str | None = Field(None, description="Of a row: the field its column holds (y1, mp, milestone …)")
    header: str | None = None
    column: str | None = None
    codes: tuple[MentionedCode, ...] = ()
    directness: Directness | None = None
