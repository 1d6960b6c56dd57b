"""A section as Markdown: reads well as it is, and any tool turns it into a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exports.citations import CitedSource, by_source, labels
from exports.plain import one_line
from exports.records import Cell, Heading, Line, Section
from exports.thai import digits, thai_date

__all__ = ["to_markdown"]


def to_markdown(section: Section) -> str:
    """The whole section: text, summary table, numbered citations. Ends in a line break."""
    def style(text: str) -> str:
        return digits(_plain(text), section.digits)

    names = labels(section.citations)
    lines: list[str] = []
    in_list = False
    for block in section.blocks:
        if isinstance(block, Heading):
            lines += [*([""] if in_list else []), "#" * block.level + " " + style(block.text), ""]
            in_list = False
            continue
        if in_list and not block.indent:  # without it a paragraph would run on in the list
            lines.append("")
        lines.append(_line(block, style(block.text), digits(_cites(block.cites, names), section.digits)))
        in_list = bool(block.indent)
    table = section.summary
    lines += [*([""] if in_list else []), "## " + table.title, "", style("| " + " | ".join(table.columns) + " |"), "|" + "---|" * len(table.columns)]
    for row in table.rows:
        cells = [_plain(column) if isinstance(column, str) else "<br>".join(_cell(cell, names) for cell in column) for column in row.columns]
        lines.append(digits("| " + " | ".join(_escape(text) for text in (_plain(row.name), *cells)) + " |", section.digits))
    lines += ["", "● หลัก · ○ รอง · ‡ ผู้วิเคราะห์อ่าน", "", "## รายการอ้างอิง", ""]
    for source in by_source(section.citations):
        lines += _source(source, section)
    if section.cite:  # its digits stay as they are: a build is found by its name
        lines += [*([""] if lines[-1] else []), "## การอ้างอิงข้อมูลชุดนี้", "", section.cite]
    if section.closing:
        lines += [*([""] if lines[-1] else []), "## สถานะของเอกสารนี้", "", *(f"- {_plain(one)}" for one in section.closing)]
    return "\n".join(lines).strip() + "\n"


def _line(line: Line, text: str, cites: str) -> str:
    mark = " ‡" if line.curated else ""
    if line.indent == 0:
        return f"{text}{mark}{cites}\n"
    return f"{'  ' * (line.indent - 1)}- {text.removeprefix('- ')}{mark}{cites}"


def _cites(numbers: Iterable[int], names: Mapping[int, str]) -> str:
    listed = ", ".join(names[number] for number in numbers)
    return f" [{listed}]" if listed else ""


def _cell(cell: Cell, names: Mapping[int, str]) -> str:
    return f"{cell.mark} {_plain(cell.name)}{' ‡' if cell.curated else ''}{_cites(cell.cites, names)}"


def _plain(text: str) -> str:
    """Text of a plan on one line, which no reader of Markdown takes for a tag or a link."""
    return one_line(text).replace("<", "&lt;").replace("](", "]\\(")


def _escape(text: str) -> str:
    return text.replace("|", "\\|")


def _source(source: CitedSource, section: Section) -> list[str]:
    """«[1] title (date) address» and its places below, one a line; an address keeps its digits."""
    def style(text: str) -> str:
        return digits(_plain(text), section.digits)

    date = f" ({thai_date(source.first.date)})" if source.first.date else ""
    head = style(f"[{source.number}] {source.first.title}{date}")
    if len(source.places) == 1:
        head += style(f": {source.places[0]}")
    head += f" {source.first.url}" if source.first.url else ""
    places = [style(f"- [{source.number}.{index}] {place}") for index, place in enumerate(source.places, 1)] if len(source.places) > 1 else []
    return [head, "", *places, *([""] if places else [])]
