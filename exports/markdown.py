"""A section as Markdown: reads well as it is, and any tool turns it into a Word file."""

from __future__ import annotations

from collections.abc import Iterable

from exports.records import Cell, Citation, Heading, Line, Section
from exports.thai import digits, thai_date

__all__ = ["to_markdown"]


def to_markdown(section: Section) -> str:
    """The whole section: text, summary table, numbered citations. Ends in a line break."""
    def style(text: str) -> str:
        return digits(text, section.digits)

    lines: list[str] = []
    in_list = False
    for block in section.blocks:
        if isinstance(block, Heading):
            lines += [*([""] if in_list else []), "#" * block.level + " " + style(block.text), ""]
            in_list = False
            continue
        if in_list and not block.indent:  # without it a paragraph would run on in the list
            lines.append("")
        lines.append(_line(block, style(block.text), style(_cites(block.cites))))
        in_list = bool(block.indent)
    table = section.summary
    lines += [*([""] if in_list else []), "## " + table.title, "", style("| " + " | ".join(table.columns) + " |"), "|" + "---|" * len(table.columns)]
    for row in table.rows:
        cells = [column if isinstance(column, str) else "<br>".join(_cell(cell) for cell in column) for column in row.columns]
        lines.append(style("| " + " | ".join(_escape(text) for text in (row.name, *cells)) + " |"))
    lines += ["", "● หลัก · ○ รอง · ‡ ผู้วิเคราะห์อ่าน", "", "## รายการอ้างอิง", ""]
    lines += [_citation(citation, section) for citation in section.citations]
    return "\n".join(lines).strip() + "\n"


def _line(line: Line, text: str, cites: str) -> str:
    mark = " ‡" if line.curated else ""
    if line.indent == 0:
        return f"{text}{mark}{cites}\n"
    return f"{'  ' * (line.indent - 1)}- {text.removeprefix('- ')}{mark}{cites}"


def _cites(numbers: Iterable[int]) -> str:
    listed = ", ".join(map(str, numbers))
    return f" [{listed}]" if listed else ""


def _cell(cell: Cell) -> str:
    return f"{cell.mark} {cell.name}{' ‡' if cell.curated else ''}{_cites(cell.cites)}"


def _escape(text: str) -> str:
    return text.replace("|", "\\|")


def _citation(citation: Citation, section: Section) -> str:
    """«[1] title, place, date, address»; an address keeps its digits."""
    date = f" ({thai_date(citation.date)})" if citation.date else ""
    text = digits(f"[{citation.number}] {citation.title}{date}: {citation.locator}", section.digits)
    return f"{text} {citation.url}\n" if citation.url else f"{text}\n"
