"""Texts kept as they should come out. Each is made anew by a command; read the difference before keeping it."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["BODY", "SECTION", "WORKBOOK", "without_build"]

SECTION = Path(__file__).parent / "section-psds-2567.md"
"""``python cli.py report psds-2567 -o tests/golden/section-psds-2567.md``"""
WORKBOOK = Path(__file__).parent / "workbook-ws-five.txt"
"""Cells of the Excel file of the plan of ``tests.exported.five_year`` with the links of ``tests/test_project_tables.py``; ``python -m tests.golden.keep``"""
BODY = Path(__file__).parent / "word-psds-2567.xml"
"""``word/document.xml`` of the section of PSDS, one element a line; ``python -m tests.golden.keep``"""


def without_build(text: str) -> str:
    """The text without the name of the build, which is another after any change anywhere in the graph, and without the time it was made."""
    replaced, count = re.subn(r"กราฟ [0-9a-f]{16}\b", "กราฟ …", text)
    assert count == 2, "in its state and in its citation"
    return re.sub(r"จัดทำเมื่อ \S+ \S+ \S+ เวลา \S+ น\. จาก", "", replaced)
