"""Words of the official section: exact names with their sources, ⟨…⟩ for what is missing, drafts with what stands behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exports.records import Citation, Line
from exports.section_links import Links
from graph.decisions.rdf import reason_in
from graph.workspaces.places import NAMES
from ontology.namespaces import of_workspace
from queries.read.outline import Part
from queries.read.records import AlignmentView, EvidenceView, Provenance, SourceView, TargetView

__all__ = ["Pen", "gap", "kind_of"]

UNSOURCED = "unsourced"
MAX_SENTENCES = 3
"""Readings in one draft paragraph; the number of the others is said."""
FEW_PROJECTS, MANY_PROJECTS = 3, 12
"""Up to the first number projects and unnumbered indicators are named in full; more numbered ones than the second are only counted."""
_FIRST = ("Strategy", "FlagshipProject", "Indicator", "Goal", "Vision", "Tactic", "Guideline")
"""Whose reading opens a paragraph."""


def gap(reason: str) -> str:
    """A slot that a person must fill, with the reason."""
    return f"⟨{reason}⟩"


class Pen:
    """Writes lines about one plan and numbers the sources as they are first used."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self._numbers: dict[tuple[str, str], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All sources used, by number."""
        return tuple(self._numbers.values())

    def name(self, part: Part, what: str) -> str:
        """Number and official wording, letter for letter; ⟨…⟩ if nobody has seen it written."""
        number = f"{part.ref.number} " if part.ref.number and part.ref.verified else ""
        return number + self.words(part, what)

    def words(self, part: Part, what: str) -> str:
        """The official wording alone."""
        text = part.ref.label.th
        if not part.ref.verified or not part.provenance.verified:
            return gap(f"{what}: ถ้อยคำในกราฟยังไม่ยืนยันกับเอกสาร ตรวจกับฉบับทางการก่อนใช้")
        return text or gap(f"{what}: ไม่มีถ้อยคำภาษาไทยในกราฟ")

    def cite(self, source: SourceView, locator: str) -> tuple[int, ...]:
        """The number of a place in a source; none for what has no source."""
        if source.id == UNSOURCED:
            return ()
        key = (source.id, locator)
        if key not in self._numbers:
            self._numbers[key] = Citation(len(self._numbers) + 1, source.id, source.title, locator, source.date, source.url)
        return (self._numbers[key].number,)

    def seen(self, provenance: Provenance) -> tuple[int, ...]:
        """Where a verified fact was read."""
        return self.cite(provenance.source, provenance.locator) if provenance.verified else ()

    def evidence(self, records: Iterable[AlignmentView], limit: int = 4) -> tuple[int, ...]:
        """Passages that support some records, official ones first."""
        ordered = sorted(records, key=lambda record: (record.basis != "official", record.directness != "main"))
        passages: list[EvidenceView] = [passage for record in ordered for passage in record.evidence]
        numbers: dict[int, None] = {}
        for passage in passages:
            if len(numbers) >= limit:
                break
            numbers |= dict.fromkeys(self.cite(passage.source, passage.locator))
        return tuple(numbers)

    def line(self, text: str, indent: int, records: Sequence[AlignmentView] = (), part: Part | None = None) -> Line:
        """A line that rests on records and on the source of the element it names."""
        cites = self.evidence(records) + (self.seen(part.provenance) if part else ())
        curated = bool(records) and all(record.basis != "official" for record in records)
        return Line(text, indent, tuple(sorted(set(cites))), curated)

    def targets(self, part: Part, window: tuple[int, int] | None = None) -> str:
        """Target values of an indicator as printed in its plan, those of a period if one is given."""
        chosen = [target for target in part.targets if window is None or _in_window(target, window)]
        if not chosen:
            return gap("ไม่มีค่าเป้าหมายของช่วงนี้ในกราฟ")
        return "; ".join(dict.fromkeys(_target(target) for target in chosen))

    def indicator(self, part: Part, indent: int, window: tuple[int, int] | None = None) -> Line:
        """«ตัวชี้วัด … | ค่าเป้าหมาย …»."""
        cites = set(self.seen(part.provenance))
        for target in part.targets:
            if window is None or _in_window(target, window):
                cites |= set(self.seen(target.provenance))
        text = f"ตัวชี้วัด {self.name(part, 'ตัวชี้วัด')} | ค่าเป้าหมาย {self.targets(part, window)}"
        return Line(text, indent, tuple(sorted(cites)))

    def own(self, part: Part) -> str:
        """Where an element stands in the plan itself: «ยุทธศาสตร์ 1 ตัวชี้วัด 3»."""
        if part.ref.type == "Indicator" and not part.ref.number:
            return f"{kind_of(part)} “{part.ref.label.th}”"
        steps = [above for above in self.links.own.upward(part.ref.id) if above.ref.number]
        names = [f"{step.ref.kind or ''} {step.ref.number}".strip() for step in reversed(steps)]
        return " ".join(names if part.ref.number else [*names, kind_of(part)])

    def contribution(self, heading: str, records: Sequence[AlignmentView], indent: int) -> list[Line]:
        """How the plan contributes: a draft from approved readings with an indicator or project behind them, else ⟨…⟩."""
        readings = [record for record in records if record.basis != "official" and _reason(record) and record.subject.id in self.links.own.parts]
        support = self.links.support(records)
        if not readings:
            reason = "เขียนหนึ่งย่อหน้า X → Y1 → Y2 → Z: ยังไม่มีเหตุผลที่อนุมัติแล้วในกราฟ"
            return [self.line(f"{heading} {gap(reason)}", indent, records)]
        if not support:
            reason = "เขียนหนึ่งย่อหน้า: ยังไม่มีตัวชี้วัดหรือโครงการของแผนรองรับ จึงไม่พิมพ์ข้อความให้"
            return [self.line(f"{heading} {gap(reason)}", indent, records)]
        ordered = sorted(readings, key=self._rank)
        said: dict[str, list[AlignmentView]] = {}
        for record in ordered:
            said.setdefault(_reason(record), []).append(record)
        printed = list(said)[:MAX_SENTENCES]
        chosen = [record for text in printed for record in said[text]]
        sentences = " ".join(f"({self._owners(said[text])}) {text}" for text in printed)
        rest = f" {gap(f'มีเหตุผลที่อนุมัติแล้วอีก {len(said) - len(printed)} ข้อในกราฟ')}" if len(said) > len(printed) else ""
        draft = Line(f"{heading} (ร่าง) {sentences}{rest}", indent, self.evidence(chosen, limit=6), curated=True, draft=True)
        return [draft, self._behind(support, indent + 1)]

    def _owners(self, records: Sequence[AlignmentView]) -> str:
        """Whose reading it is: «ยุทธศาสตร์ 1, ยุทธศาสตร์ 3»."""
        subjects = {record.subject.id for record in records}
        return ", ".join(dict.fromkeys(self.own(part) for id_, part in self.links.own.parts.items() if id_ in subjects))

    def _rank(self, record: AlignmentView) -> tuple[bool, int, str]:
        kind = record.subject.type
        return (record.directness != "main", _FIRST.index(kind) if kind in _FIRST else len(_FIRST), record.id)

    def _behind(self, support: Sequence[Part], indent: int) -> Line:
        """«[อ้าง: ตัวชี้วัด … ค่าเป้าหมาย …; โครงการ …]»."""
        indicators = self._indicators([part for part in support if part.ref.type == "Indicator"])
        projects = self._projects([part for part in support if part.ref.type != "Indicator"])
        cites: set[int] = set()
        for part in support:
            cites |= set(self.seen(part.provenance))
        return Line(f"[อ้าง: {'; '.join((*indicators, *projects))}]", indent, tuple(sorted(cites)))

    def _indicators(self, indicators: Sequence[Part]) -> list[str]:
        """Those with a number by it; of those without, a few by their whole wording."""
        unnumbered = [part for part in indicators if not part.ref.number]
        whole = {part.ref.id for part in unnumbered[:FEW_PROJECTS]}
        named = [f"{self.own(part)} ค่าเป้าหมาย {self.targets(part)}" for part in indicators if part.ref.number or part.ref.id in whole]
        rest = len(unnumbered) - len(whole)
        return [*named, f"และอีก {rest} ตัวชี้วัด"] if rest else named

    def _projects(self, projects: Sequence[Part]) -> list[str]:
        """A few projects by their whole wording; many by number alone, which the table of projects explains."""
        if len(projects) <= FEW_PROJECTS:
            return [f"{self.own(part)} {self.words(part, 'โครงการ')}" if part.ref.number else self.words(part, "โครงการ") for part in projects]
        named = [self.own(part) for part in projects if part.ref.number][:MANY_PROJECTS]
        named += [self.words(part, "โครงการ") for part in projects if not part.ref.number][:max(0, FEW_PROJECTS - len(named))]
        rest = len(projects) - len(named)
        return [*named, f"และอีก {rest} โครงการ"] if rest > 0 else named


def kind_of(part: Part) -> str:
    """What its plan calls it, else the word for its type."""
    return part.ref.kind or NAMES.get(part.ref.type, ("ข้อ", ""))[0]


def _reason(record: AlignmentView) -> str:
    """Why it was approved, in words; empty where nobody wrote any. What was decided on a user's plan comes from the log, with names before the words."""
    if not of_workspace(record.subject.plan):
        return (record.rationale.th or "").strip()
    judged = (*((record.asserted_by,) if record.asserted_by else ()), *record.reviewers)
    return reason_in(record.rationale.th, {ref.label.th for ref in judged if ref.label.th})


def _target(target: TargetView) -> str:
    """The printed words, with the year where they leave it out."""
    if not target.provenance.verified:
        return gap("ค่าเป้าหมายยังไม่ยืนยันกับเอกสาร")
    year = str(target.year_be or "")
    return target.verbatim if not year or year in target.verbatim else f"{target.verbatim} (พ.ศ. {year})"


def _in_window(target: TargetView, window: tuple[int, int]) -> bool:
    """Whether a target is for the period; one without year or period is for any."""
    if target.period_be:
        return target.period_be[0] <= window[1] and target.period_be[1] >= window[0]
    return target.year_be is None or window[0] <= target.year_be <= window[1]
