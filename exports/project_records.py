"""The projects of a plan, each with its place in the plan, indicators, money, bodies, and its own approved links with their chains in the upper plans.

A link that belongs to the strategy above a project is not the project's own: it is kept apart, and a person decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from exports.section_links import Links, collect
from exports.section_text import Pen
from exports.thai import thai_date
from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.outline import Part
from queries.read.records import AlignmentView
from queries.read.rows import CellView, MentionView, rows_of_plan
from queries.read.views import natural

__all__ = ["PROJECT_TYPES", "Body", "ProjectLink", "ProjectRecord", "ProjectTable", "kind_of_plan", "project_table", "project_table_from"]

PROJECT_TYPES = ("FlagshipProject", "Project")
_DECIDED = frozenset({"approved", "rejected", "withdrawn", "superseded"})
_SLOTS: dict[str, dict[str, tuple[str, str]]] = {
    "ns": {"Strategy": ("ns", ""), "Goal": ("ns_goal", ""), "DevelopmentIssue": ("ns_issue", "ns_sub")},
    "mp": {"MasterPlanIssue": ("mp", ""), "SubPlan": ("mp_subplan", ""), "Guideline": ("mp_guideline", "")},
    "nesdp": {"Milestone": ("milestone", ""), "Goal": ("nesdp_goal", ""), "Indicator": ("nesdp_indicator", ""), "Strategy": ("nesdp_tactic", "nesdp_subtactic"),
              "Tactic": ("nesdp_tactic", "nesdp_subtactic"), "Guideline": ("nesdp_subtactic", "")},
    "security": {"SecurityIssue": ("security", ""), "Goal": ("security_goal", ""), "Indicator": ("security_indicator", ""), "Strategy": ("security_tactic", "security_subtactic"),
                 "Tactic": ("security_tactic", "security_subtactic"), "Guideline": ("security_subtactic", "")},
    "policy": {"PolicyItem": ("policy", "policy")},
}
"""Kind of upper plan → class of an element → column for the first such element from the top, column for those below it."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body responsible for a project, as printed."""

    name: str
    role: str | None
    """``lead`` or ``support``; None where the text does not say."""


@dataclass(frozen=True, slots=True)
class ProjectLink:
    """An approved link of a project."""

    record: AlignmentView
    kind: str
    """``ns``, ``mp``, ``nesdp``, ``security``, ``policy`` or ``other``: what the upper plan is."""
    slots: Mapping[str, str]
    """Column (names of loaders/table/fields.py; with ``y1_code``, ``y2_code``) → number and official wording; ⟨…⟩ where nobody has seen it."""
    main: bool | None
    """หลัก, รอง; None where the records name several mains of the project in that plan, or do not say: a person must choose."""


@dataclass(frozen=True)
class ProjectRecord:
    """A project as tables show it."""

    part: Part
    name: str
    above: Mapping[str, str]
    """``group``, ``tactic``, ``guideline`` → the part of the plan it stands under."""
    indicators: tuple[Part, ...]
    activities: tuple[Part, ...]
    bodies: tuple[Body, ...]
    cells: tuple[CellView, ...]
    mentions: tuple[MentionView, ...]
    links: tuple[ProjectLink, ...]
    of_whole: tuple[AlignmentView, ...]
    """Approved links of what the project stands under; not the project's own."""
    undecided: tuple[AlignmentView, ...]

    def said(self, *fields: str) -> str:
        """Cells of these fields as printed, one a line."""
        return "\n".join(dict.fromkeys(cell.text for name in fields for cell in self.cells if cell.field == name))

    def day(self, field: str) -> str:
        """A date cell: ISO days in Thai words, everything else as printed."""
        return "\n".join(dict.fromkeys(thai_date(cell.text) for cell in self.cells if cell.field == field))

    def names(self, *slots: str, kinds: Sequence[str] = ()) -> str:
        """What its links say in these columns, one a line."""
        return "\n".join(dict.fromkeys(link.slots[slot] for link in self.links for slot in slots if slot in link.slots and (not kinds or link.kind in kinds)))


@dataclass(frozen=True)
class ProjectTable:
    """All projects of a plan, in the order of the plan."""

    links: Links
    pen: Pen
    projects: tuple[ProjectRecord, ...]
    years: tuple[int, ...]
    """Buddhist years that targets, money or the plan itself name; ten at most."""


def project_table(store: GraphStore, plan_id: str) -> ProjectTable:
    """The projects of a plan. Raises ``queries.read.NotFoundError`` for an unknown plan."""
    return project_table_from(store, collect(store, plan_id))


def project_table_from(store: GraphStore, links: Links) -> ProjectTable:
    """The projects from links that are read already (2 queries)."""
    pen, plan_id = Pen(links), links.plan
    rows = rows_of_plan(store, plan_id)
    bodies = _bodies(store, plan_id)
    found = tuple(
        ProjectRecord(part, pen.words(part, "ชื่อโครงการ"), _above(links, pen, part), links.own.children(part.ref.id, "Indicator"),
                      links.own.children(part.ref.id, "Guideline", "SubBullet"), bodies.get(part.ref.id, ()), rows.cells.get(part.ref.id, ()), rows.mentions.get(part.ref.id, ()),
                      _own_links(links, pen, part.ref.id), _of_whole(links, part), tuple(one for one in links.others if one.subject.id == part.ref.id and one.status not in _DECIDED))
        for part in links.own.of_type(*PROJECT_TYPES))
    return ProjectTable(links, pen, found, _years(links, found))


def _bodies(store: GraphStore, plan_id: str) -> dict[str, tuple[Body, ...]]:
    found: dict[str, list[Body]] = defaultdict(list)
    for row in sorted(library.rows(store, "bodies-of-plan", plan=plan_id), key=lambda row: natural(row["responsibility"].value)):
        role = row["role"].value.rsplit("#", 1)[-1] if "role" in row else None
        name = next((row[key].value for key in ("printed", "agency_label") if key in row), local_id(row["agency"].value))
        found[local_id(row["element"].value)].append(Body(name, role))
    return {id_: tuple(dict.fromkeys(some)) for id_, some in found.items()}


def _above(links: Links, pen: Pen, part: Part) -> dict[str, str]:
    """The nearest strategy (or issue, dimension), tactic and guideline above a project."""
    kinds = {"Strategy": "group", "DevelopmentIssue": "group", "Dimension": "group", "Tactic": "tactic", "Guideline": "guideline"}
    found: dict[str, str] = {}
    for one in links.own.upward(part.parent or ""):
        column = kinds.get(one.ref.type)
        if column:
            found.setdefault(column, " ".join(filter(None, (one.ref.kind, pen.name(one, one.ref.kind or one.ref.type)))))
    return found


def kind_of_plan(links: Links, plan: str) -> str:
    """What an upper plan is: the National Strategy, the master plans, the development plan, the security plan, a policy statement, another."""
    upper = links.uppers.get(plan)
    if upper is None:
        return "other"
    if links.summaries[plan].ref.level == 1:
        return "ns"
    for type_, kind in (("MasterPlanIssue", "mp"), ("Milestone", "nesdp"), ("SecurityIssue", "security"), ("PolicyItem", "policy")):
        if upper.of_type(type_) and plan not in links.former:
            return kind
    return "other"


def _own_links(links: Links, pen: Pen, id_: str) -> tuple[ProjectLink, ...]:
    own = [record for record in links.records if record.subject.id == id_]
    mains: dict[str, set[str]] = defaultdict(set)
    for record in own:
        if record.directness == "main" and record.object:
            mains[record.object.plan or ""].add(record.object.id)
    found = []
    for record in own:
        plan = record.object.plan or "" if record.object else ""
        kind = kind_of_plan(links, plan)
        main = None if record.directness is None else record.directness == "main"
        if main and len(mains[plan]) > 1:
            main = None
        found.append(ProjectLink(record, kind, _slots(links, pen, kind, record), main))
    order = ("ns", "mp", "nesdp", "security", "policy", "other")
    return tuple(sorted(found, key=lambda link: (order.index(link.kind), link.main is not True, link.record.id)))


def _slots(links: Links, pen: Pen, kind: str, record: AlignmentView) -> dict[str, str]:
    """The chain from the top of the upper plan down to the object, by column."""
    upper = links.uppers.get(record.object.plan or "") if record.object else None
    if upper is None or record.object is None:
        return {}
    found: dict[str, str] = {}
    columns = _SLOTS.get(kind, {})
    for part in reversed(list(upper.upward(record.object.id))):
        if part.ref.type == "PlanTarget" and kind == "mp":
            level = "y1" if part.target_level == "Y1" else "y2"
            found[level] = pen.words(part, "เป้าหมาย")
            if part.code:
                found[f"{level}_code"] = part.code
        elif part.ref.type == "Indicator" and kind == "mp":
            found["y2_indicator" if "y2" in found else "y1_indicator"] = pen.name(part, "ตัวชี้วัด")
        elif part.ref.type in columns:
            first, below = columns[part.ref.type]
            found[first if first not in found else below or first] = pen.name(part, part.ref.kind or part.ref.type)
    return found


def _of_whole(links: Links, part: Part) -> tuple[AlignmentView, ...]:
    above = {one.ref.id for one in links.own.upward(part.parent or "")}
    return tuple(record for record in links.records if record.subject.id in above)


def _years(links: Links, projects: Iterable[ProjectRecord]) -> tuple[int, ...]:
    most = 10
    start, end = links.card.summary.start_be, links.card.summary.end_be
    if start and end and end - start < most:
        return tuple(range(start, end + 1))
    named = {year for one in projects for cell in one.cells if cell.years for year in cell.years}
    named |= {target.year_be for one in projects for part in one.indicators for target in part.targets if target.year_be}
    return tuple(sorted(named)[:most])
