"""A plan as lines that people can check: one element a line, below its parent, with values and place. Golden files hold these.

Run ``python -m tests.loaders.document_outline`` to write the golden files anew; read the difference before it is kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from loaders.document.job import read
from loaders.document.plan import DocumentPlan
from loaders.document.reader import kind_of_document, load_story
from loaders.records import Element, PlanDocument, Target
from loaders.table import TablePlan
from tests.loaders.document_files import GOLDEN, PAGES, WORD, word

__all__ = ["FOLDER", "load_here", "made", "outline", "rows"]

FOLDER = GOLDEN / "documents"


def load_here(data: bytes, name: str = "file") -> DocumentPlan | TablePlan:
    """The plan of a document, read in this process: many small files are read faster."""
    return load_story(read(data, kind_of_document(data) or "none", name), name)


def made(name: str) -> bytes:
    """A file by its name."""
    return PAGES[name] if name in PAGES else word(name.removesuffix(".docx"))


def _target(target: Target) -> str:
    return f"{target.op} {target.value if target.value is None else f'{target.value:g}'} {target.unit or ''} {target.year_be or ''}".strip()


def _line(element: Element, kind: str, depth: int, *, places: bool) -> str:
    facts = [", ".join(map(_target, element.targets)), ", ".join(element.agencies), ", ".join(f"{budget.value:g} {budget.unit or ''} {budget.year_be or ''}".strip() for budget in element.budgets),
             f"เชิงอรรถ {', '.join(map(str, element.footnotes))}" if element.footnotes else "", element.locator if places else ""]
    head = " ".join(part for part in (kind, element.kind, element.number) if part)
    return f"{'  ' * depth}{head}: {element.text}" + "".join(f" | {fact}" for fact in facts if fact)


def outline(plan: DocumentPlan | TablePlan, *, places: bool = True) -> str:
    """The whole plan."""
    record = plan.as_plan()
    out = [f"{record.title} | {record.period_be['start']}-{record.period_be['end']}" if record.period_be else str(record.title)]
    depths: dict[int, int] = {}
    for kind, element, parent in record.walk():
        depths[id(element)] = depths.get(id(parent), 0) + 1
        out.append(_line(element, kind, depths[id(element)], places=places))
    out += [f"สอดคล้อง: {each.text}" for each in record.alignments]
    out += [f"เชิงอรรถ {note.number}: {note.anchor} = {note.text}" for note in record.footnotes]
    out += [f"หมายเหตุ: {rule}" for rule, _, _ in plan.notes]
    out += [f"ปัญหา: {problem.rule}" for problem in plan.problems]
    return "\n".join(out) + "\n"


def rows(plan: DocumentPlan | TablePlan) -> list[tuple[Any, ...]]:
    """Elements without their places and white space: what two forms of one document have in common."""
    record: PlanDocument = plan.as_plan()

    def bare(text: str | None) -> str:
        return "".join((text or "").split())

    return [(kind, element.kind, element.number, bare(element.text), tuple(map(_target, element.targets)), element.agencies, tuple(budget.value for budget in element.budgets), element.footnotes, bare(getattr(parent, "text", None)))
            for kind, element, parent in record.walk()]


def _main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in (*(f"{each}.docx" for each in WORD), *PAGES):
        path: Path = FOLDER / f"{name}.txt"
        path.write_text(outline(load_here(made(name), name)), "utf-8")


if __name__ == "__main__":
    _main()
