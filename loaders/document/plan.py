"""The plan document of a document: that of its text, each element with its page, together with that of its tables of projects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from loaders.document.story import Story
from loaders.problems import Problem
from loaders.records import CHILD_LISTS, PlanDocument
from loaders.table import ColumnMapping, TablePlan
from loaders.table.found import LeftOut
from loaders.text.found import LISTS, Found, TextPlan

__all__ = ["DocumentPlan"]

_LISTS = (*LISTS, "groups", "benefits", "vision")
_WHERE = ("line", "last_line", "sheet", "column", "rule", "place", "locator")
"""What says of a part where it stands and how it was known: the text's own, where it has the part too."""
_FROM_TABLES = ("tables", "left_out", "agencies_read")


@dataclass(frozen=True)
class DocumentPlan(TextPlan):
    """What a text loader gives, of a document: line n is ``story.lines[n - 1]``. ``tables`` is what its tables of projects hold, or None.

    ``body`` holds the parts of the text; :meth:`walk`, :meth:`as_json` and :meth:`as_plan` give those of the tables too, below the group they name.
    """

    story: Story
    text: TextPlan
    """The plan of the lines alone."""
    tables: TablePlan | None = None

    @classmethod
    def of(cls, text: TextPlan, story: Story, tables: TablePlan | None, problems: tuple[Problem, ...]) -> DocumentPlan:
        """The plan of ``text``, read from ``story``."""
        values = {each.name: getattr(text, each.name) for each in fields(text)}
        values["problems"] = (*problems, *(_placed(problem, story) for problem in text.problems), *(tables.problems if tables else ()))
        return cls(**values, story=story, text=text, tables=tables)

    @property
    def kind(self) -> str:
        """docx, pdf or html."""
        return self.story.kind

    @property
    def notes(self) -> tuple[tuple[str, str, str], ...]:
        """(rule, Thai, English) on the whole file."""
        return (*self.story.notes, *(note for note in (self.tables.notes if self.tables else ()) if note[0] != "no-title"))

    @property
    def mappings(self) -> tuple[ColumnMapping, ...]:
        """How the columns of its tables of projects were understood."""
        return self.tables.mappings if self.tables else ()

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Rows of its tables that are no part of the plan."""
        return self.tables.left_out if self.tables else ()

    def walk(self) -> Iterator[Found]:
        """Every element: those of the text, then those of the tables, parents first."""
        yield from self.text.walk()
        yield from self.tables.walk() if self.tables else ()

    def place(self, line: int) -> str:
        """Where a line of the text stands in the document, in Thai: “หน้า 3 บรรทัด 12”; empty for none."""
        return self.story.lines[line - 1].place.th if 0 < line <= len(self.story.lines) else ""

    def as_json(self) -> dict[str, Any]:
        """The plan document as JSON; own keys: ``place`` of each element, ``file``, ``notes``, and what tables have."""
        out: dict[str, Any] = self._with_places(self.text.as_json())
        out["file"] = {"kind": self.kind} | ({"pages": self.story.pages} if self.story.pages else {})
        out["notes"] = [{"rule": rule, "th": th, "en": en} for rule, th, en in self.notes]
        if self.tables:
            tables = self.tables.as_json()
            _merge(out, tables)
            out |= {name: tables[name] for name in _FROM_TABLES}
            out["alignments"] += tables["alignments"]
        out["problems"] = [{"file": each.file, "line": each.line, "th": each.th, "en": each.en, "rule": each.rule} for each in self.problems]
        return out

    def as_plan(self) -> PlanDocument:
        """The record that curated plans have; the place of each element is its locator."""
        record = self._with_places(self.text.as_plan().model_dump(mode="json", exclude_defaults=True), "locator")
        if self.tables:
            tables = self.tables.as_plan().model_dump(mode="json", exclude_defaults=True)
            _merge(record, tables)
            record["alignments"] = [*record.get("alignments", ()), *tables.get("alignments", ())]
        return PlanDocument.model_validate(record)

    def _with_places(self, value: Any, key: str = "place") -> Any:
        """Elements, and nothing else, with where they stand."""
        if isinstance(value, list):
            return [self._with_places(item, key) for item in value]
        if not isinstance(value, dict):
            return value
        out = {name: self._with_places(item, key) if name in _LISTS or name in CHILD_LISTS else item for name, item in value.items()}
        if "text" in out and isinstance(out.get("line"), int) and "title" not in out and (place := self.place(out["line"])):
            out[key] = place
        return out


def _placed(problem: Problem, story: Story) -> Problem:
    if not 0 < problem.line <= len(story.lines):
        return problem
    return Problem(f"{problem.file} {story.lines[problem.line - 1].place.th}".strip(), 0, problem.th, problem.en, problem.rule)


def _merge(into: dict[str, Any], other: dict[str, Any]) -> None:
    """Put the parts of ``other`` into ``into``; a part that is there keeps its place and gets what it has not."""
    for name in dict.fromkeys((*LISTS, "groups", *CHILD_LISTS)):
        for part in other.get(name, ()):
            known = next((each for each in into.get(name, ()) if _same(each, part)), None)
            if known is None:
                into[name] = [*into.get(name, ()), part]
                continue
            for key, value in part.items():
                if key not in _WHERE and (key not in known or (isinstance(value, list) and not known[key])):
                    known[key] = value
            _merge(known, part)
    if "vision" in other and "vision" not in into:
        into["vision"] = other["vision"]


def _same(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether two parts of one list are one: the same wording, or the same number of the same kind where one wording begins like the other."""
    ours, theirs = _bare(first.get("text")), _bare(second.get("text"))
    if ours == theirs:
        return True
    numbered = first.get("number") and str(first.get("number")) == str(second.get("number"))
    return bool(numbered and ours and theirs and (ours.startswith(theirs) or theirs.startswith(ours)))


def _bare(text: str | None) -> str:
    return re.sub(r"[\s:.\-–]+", "", text or "")
