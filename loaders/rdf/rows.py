"""What the rows and sentences of imported files say beside their elements, as quads: cells, money, dates, parts of upper plans."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.rdf.writer import Writer
from loaders.records import AlignmentMention, Budget, Detail, Element, PlanDocument
from ontology.namespaces import PA

__all__ = ["write_mentions", "write_row"]


def write_row(write: Writer, me: str, of: Element | PlanDocument, source: str | None) -> None:
    """Cells of an element, or lines above a table for the plan: ``<me>/detail1`` and so on, money and dates first."""
    sheet = of.sheet if isinstance(of, Element) else of.title_sheet
    number = 0
    for budget in of.budgets if isinstance(of, Element) else ():
        number += 1
        _budget(write, _place(write, me, number, "budget", budget.header, budget.text, source, _locator(sheet, budget.line, budget.column, of)), budget)
    for field, text, line in (("start", of.starts, of.line), ("end", of.ends, of.line)) if isinstance(of, Element) else ():
        if text:
            number += 1
            _place(write, me, number, field, "", text, source, of.locator or _locator(sheet, line, None, of))
    for detail in of.details:
        number += 1
        _detail(write, me, number, detail, source, _locator(sheet, detail.line, detail.column, of))


def _detail(write: Writer, me: str, number: int, detail: Detail, source: str | None, locator: str) -> None:
    _place(write, me, number, detail.field, detail.header, detail.text, source, locator)


def _place(write: Writer, me: str, number: int, field: str | None, header: str, text: str, source: str | None, locator: str) -> str:
    here = f"{me}/detail{number}"
    write.link(me, PA + "detail", here)
    write.type(here, "Detail")
    write.text(here, PA + "field", field)
    write.text(here, PA + "header", header, "th")
    write.text(here, PA + "verbatim", text, "th")
    write.integer(here, PA + "order", number)
    write.seen(here, source, locator)
    return here


def _budget(write: Writer, here: str, budget: Budget) -> None:
    write.decimal(here, PA + "value", budget.value)
    write.text(here, PA + "unit", budget.unit, "th")
    write.decimal(here, PA + "amountInBaht", budget.baht)
    write.year(here, PA + "year", budget.year_be)
    if budget.years_be:
        write.year(here, PA + "periodStart", budget.years_be[0])
        write.year(here, PA + "periodEnd", budget.years_be[1])
    if budget.total:
        write.flag(here, PA + "printedSum", value=True)


def _locator(sheet: str | None, line: int | None, column: str | None, of: Element | PlanDocument) -> str:
    if line is None:
        return of.locator or "ทั้งไฟล์"
    row = f"แถว {line} คอลัมน์ {column}" if column else f"แถว {line}" if sheet else f"บรรทัด {line}"
    return f"{sheet} {row}" if sheet else row


def write_mentions(write: Writer, me: str, mentions: Iterable[AlignmentMention], source: str | None, sheet: str | None = None) -> None:
    """Parts of upper plans that the text or the row names, each with the words that do so; they are no alignments."""
    for number, mention in enumerate(mentions, 1):
        here = f"{me}/mention{number}"
        write.link(me, PA + "mention", here)
        write.type(here, "Mention")
        write.text(here, PA + "mentionLevel", str(mention.level))
        write.text(here, PA + "mentionedPlan", mention.plan, "th")
        write.text(here, PA + "mentionedElement", mention.element, "th")
        write.text(here, PA + "quote", mention.quote or mention.text, "th")
        write.text(here, PA + "field", mention.field)
        write.text(here, PA + "header", mention.header, "th")
        write.text(here, PA + "recognisedBy", mention.rule)
        for code in mention.codes:
            write.text(here, PA + "mentionedCode", f"{code.code}{code.factor or ''}")
        if mention.directness:
            write.link(here, PA + "directness", PA + mention.directness)
        line = f"แถว {mention.line} คอลัมน์ {mention.column}" if mention.column else f"บรรทัด {mention.line}" if mention.line else "ทั้งไฟล์"
        write.seen(here, source, f"{sheet} {line}" if sheet and mention.column else line)

