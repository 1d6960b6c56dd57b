"""Where an element of a type may stand, as ontology/shapes.ttl has it, in sentences a planner understands."""

from __future__ import annotations

from graph.workspaces.errors import StepError
from loaders.excerpt import excerpt
from loaders.records import CHILD_LISTS, ElementType

__all__ = ["NAMES", "TYPES", "home", "require_place"]

NAMES: dict[str, tuple[str, str]] = {
    "Vision": ("วิสัยทัศน์", "vision"), "Goal": ("เป้าหมาย", "goal"), "Strategy": ("ยุทธศาสตร์หรือประเด็น", "strategy"), "Tactic": ("กลยุทธ์", "tactic"),
    "Guideline": ("แนวทางหรือมาตรการ", "guideline"), "SubBullet": ("ข้อย่อย", "sub-bullet"), "Indicator": ("ตัวชี้วัด", "indicator"), "Project": ("โครงการ", "project"),
    "FlagshipProject": ("โครงการสำคัญ", "flagship project"), "Benefit": ("ประโยชน์ที่จะได้รับ", "benefit"), "Dimension": ("มิติ", "dimension"),
}
"""Types a user's plan is made of, with their words."""
TYPES: tuple[ElementType, ...] = ("Vision", "Goal", "Strategy", "Tactic", "Guideline", "SubBullet", "Indicator", "Project", "FlagshipProject", "Benefit", "Dimension")
_HOMES: dict[str, str] = {str(type_): name for name, type_ in CHILD_LISTS.items() if name != "activities"} | {"Vision": "vision", "Benefit": "benefits", "FlagshipProject": "projects"}
_ON_TOP = frozenset({"Vision", "Benefit", "Dimension", "MasterPlanIssue"})
_NOT_BELOW: dict[str, frozenset[str]] = {
    "Goal": frozenset({"Indicator", "Project", "FlagshipProject", "Benefit"}),
    "Guideline": frozenset({"Indicator", "Vision", "Benefit"}),
    "SubBullet": frozenset({"Goal", "Indicator", "Vision", "Benefit"}),
}
_ONLY_BELOW: dict[str, frozenset[str]] = {
    "Tactic": frozenset({"Strategy", "Dimension", "DevelopmentIssue", "Tactic"}), "Milestone": frozenset({"Dimension"}),
    "SubPlan": frozenset({"MasterPlanIssue"}), "PlanTarget": frozenset({"MasterPlanIssue", "SubPlan"}),
}
_NEVER_ON_TOP = frozenset({"SubPlan", "PlanTarget", "DevelopmentIssue"})


def home(type_: str) -> str:
    """Name of the list that holds elements of a type."""
    return _HOMES.get(type_, "groups")


def require_place(type_: str, parent: str | None, text: str) -> None:
    """Raise :class:`StepError` if an element of ``type_`` may not stand below one of type ``parent`` (None: on top of the plan)."""
    if parent is None:
        fits = type_ not in _NEVER_ON_TOP
    elif type_ in _ON_TOP:
        fits = False
    else:
        fits = parent not in _NOT_BELOW.get(type_, ()) and parent in _ONLY_BELOW.get(type_, (parent,))
    if fits:
        return
    thai, english = NAMES.get(type_, (type_, type_))
    below_th, below_en = ("บนสุดของแผน", "on top of the plan") if parent is None else (f"ใต้{NAMES.get(parent, (parent,))[0]}", f"below a {NAMES.get(parent, (parent, parent))[1]}")
    raise StepError(f"«{excerpt(text, 60)}» เป็น{thai} จึงอยู่{below_th}ไม่ได้ เปลี่ยนชนิดหรือเลือกที่อื่น",
                    f"“{excerpt(text, 60)}” is a {english} and cannot stand {below_en}; change its type or choose another place")
