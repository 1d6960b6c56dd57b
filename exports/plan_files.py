"""Every file a planner leaves with, by the suffix of its name: one place for the command line and the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import get_args

from exports import spreadsheet
from exports.brief import brief_markdown, director_brief
from exports.brief_html import brief_html
from exports.markdown import to_markdown
from exports.plain import one_line
from exports.plan_workbook import plan_workbook
from exports.rdf import write_rdf
from exports.section import official_section
from exports.section_html import section_html
from exports.sssom import log_of, sssom_tsv
from exports.standing import standing, standing_lines
from exports.stratml import stratml_xml
from exports.thai import Digits
from exports.word.brief import brief_docx
from exports.word.section import MEDIA_TYPE as DOCX
from exports.word.section import section_docx
from graph.store import GraphStore
from queries.read.records import Lang

__all__ = ["BRIEF_FILES", "PLAN_FILES", "Asked", "PlanFile", "file_of"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: the plan, when, numerals (of the section), language (of the brief and of StratML)."""

    plan: str
    made: datetime
    digits: Digits = "arabic"
    lang: Lang = "th"


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A kind of file."""

    suffix: str
    media_type: str
    write: Callable[[GraphStore, Asked], bytes]


def _section_docx(store: GraphStore, asked: Asked) -> bytes:
    return section_docx(official_section(store, asked.plan, asked.digits, asked.made), asked.made)


def _workbook(store: GraphStore, asked: Asked) -> bytes:
    return plan_workbook(store, asked.plan, asked.made)


def _markdown(store: GraphStore, asked: Asked) -> bytes:
    return to_markdown(official_section(store, asked.plan, asked.digits, asked.made)).encode()


def _html(store: GraphStore, asked: Asked) -> bytes:
    return section_html(official_section(store, asked.plan, asked.digits, asked.made)).encode()


def _turtle(store: GraphStore, asked: Asked) -> bytes:
    output = BytesIO()
    state = standing(store, asked.plan, asked.made)
    output.writelines(f"# {one_line(line)}\n".encode() for lang in get_args(Lang) for line in standing_lines(state, lang))
    write_rdf(store, output, "turtle", asked.plan)
    return output.getvalue()


def _sssom(store: GraphStore, asked: Asked) -> bytes:
    return sssom_tsv(store, asked.plan, log_of(asked.plan), asked.made).encode()


def _stratml(store: GraphStore, asked: Asked) -> bytes:
    return stratml_xml(store, asked.plan, asked.lang, asked.made).data


def _brief_docx(store: GraphStore, asked: Asked) -> bytes:
    return brief_docx(director_brief(store, asked.plan, asked.made, asked.lang), asked.made)


def _brief_markdown(store: GraphStore, asked: Asked) -> bytes:
    return brief_markdown(director_brief(store, asked.plan, asked.made, asked.lang)).encode()


def _brief_html(store: GraphStore, asked: Asked) -> bytes:
    return brief_html(director_brief(store, asked.plan, asked.made, asked.lang)).encode()


def _table(*files: PlanFile) -> Mapping[str, PlanFile]:
    return {file.suffix: file for file in files}


PLAN_FILES = _table(
    PlanFile("docx", DOCX, _section_docx), PlanFile("xlsx", spreadsheet.MEDIA_TYPE, _workbook), PlanFile("html", "text/html", _html),
    PlanFile("md", "text/markdown", _markdown), PlanFile("sssom.tsv", "text/tab-separated-values", _sssom), PlanFile("stratml.xml", "application/xml", _stratml), PlanFile("ttl", "text/turtle", _turtle),
)
"""By suffix: the section (docx, md, html), the tables (xlsx), the alignments (sssom.tsv), the plan (stratml.xml), both as RDF (ttl)."""
BRIEF_FILES = _table(PlanFile("docx", DOCX, _brief_docx), PlanFile("md", "text/markdown", _brief_markdown), PlanFile("html", "text/html", _brief_html))
"""The brief for a director, by suffix."""


def file_of(name: str, files: Mapping[str, PlanFile] = PLAN_FILES) -> PlanFile | None:
    """The kind of file a name asks for, by its longest known suffix (``.sssom.tsv`` before ``.tsv``); None for any other."""
    lower = name.lower()
    found = [file for suffix, file in files.items() if lower.endswith(f".{suffix}")]
    return max(found, key=lambda file: len(file.suffix), default=None)
