"""template: a Word or Excel form that a planner fills and this product reads without a question."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from loaders.calendar import BUDDHIST_ERA
from verbs.console import stop, write_file

_YEARS = re.compile(r"^(2[45]\d\d)(?:\s*[-–]\s*(2[45]\d\d))?$")


def template(
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write: .docx (whole plan) or .xlsx (projects and indicators).")],
    years: Annotated[str, typer.Option("--years", help="First and last year of the plan (พ.ศ.), at most ten; default: this year and four more.")] = "",
    title: Annotated[str, typer.Option("--title", help="Title of the plan, if it has one already.")] = "",
) -> None:
    """Write a form for a plan; filled in, cli.py load reads it.

    Example: python cli.py template -o form.docx --years 2570-2574
    """
    this = datetime.now(UTC).year + BUDDHIST_ERA
    found = _YEARS.match(years.strip()) if years else None
    if years and not found:
        raise stop(f"--years {years}: ใส่ปี พ.ศ. เช่น 2570-2574 · give Buddhist-era years such as 2570-2574")
    period = (int(found[1]), int(found[2] or found[1])) if found else (this, this + 4)
    try:
        content = _made(output, period, title)
    except ValueError as error:
        raise stop(str(error)) from error
    write_file(output, content)


def _made(output: Path, period: tuple[int, int], title: str) -> bytes:
    suffix = output.suffix.lower()
    if suffix == ".docx":
        from exports.template_word import make as word  # noqa: PLC0415 - each verb loads only what it needs

        return word(period, title)
    if suffix == ".xlsx":
        from exports.template import make as workbook  # noqa: PLC0415

        return workbook(period, title)
    raise ValueError(f"{output.name}: ใช้ชื่อไฟล์ที่ลงท้ายด้วย .docx หรือ .xlsx · use a file name that ends in .docx or .xlsx")
