"""An Excel file as text, to be compared with what it should hold: cells with their outline, merged text, quoted strings."""

from __future__ import annotations

import re
from io import BytesIO

from openpyxl import load_workbook

__all__ = ["as_text"]


def as_text(content: bytes) -> str:
    """One line a cell: sheet, address, value, style of its frame. The name of the build is left out; it is another after any change."""
    lines = []
    for sheet in load_workbook(BytesIO(content)):
        lines.append(f"# {sheet.title} {sheet.dimensions} frozen {sheet.freeze_panes}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    frame = f" [{cell.border.left.style}]" if cell.border.left.style else ""
                    text = re.sub(r"\s*\n\s*", " / ", str(cell.value))
                    lines.append(f"{cell.coordinate}{frame} {text}")
    return re.sub(r"\b[0-9a-f]{16}\b", "…", "\n".join(lines)) + "\n"
