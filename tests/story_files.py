"""What a planner brings in the acceptance story: a real plan of a ministry and a table of sixty projects that carry it out.

The plan is the National Tourism Development Plan No. 3 (พ.ศ. 2566-2570) as the cabinet's news of 3 January 2566 prints it: goals, four strategies with
targets, tactics, guidelines and named projects, none of it in our graph. It lies with the loader corpus beside the checkout, where acceptance and CI
have it; the repository holds no plan but those it curates, so that alone it tells the story with its own invented sample plan.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import openpyxl

from graph.settings import ROOT
from loaders.records import Element, PlanDocument
from loaders.text import load_bytes

__all__ = ["PROJECTS", "Story", "sixty_projects", "story"]

PROJECTS = 60
_REAL = ROOT.parent / "shared" / "reference" / "loader-corpus" / "22-tourism-2566.txt"
_SAMPLE = ROOT / "views" / "parts" / "bring_sample.txt"
_COLUMNS = ("ลำดับ", "ยุทธศาสตร์", "แผนงาน/โครงการ", "วัตถุประสงค์", "ตัวชี้วัด", "ค่าเป้าหมาย ปี {year}", "งบประมาณ ปี {year} (ล้านบาท)", "หน่วยงานรับผิดชอบหลัก",
            "รหัสเป้าหมายแผนแม่บทย่อย (Y1)", "หมายเหตุ")
_INVENTED = "งบประมาณและค่าเป้าหมายสมมติขึ้นเพื่อทดสอบ"


class Story(NamedTuple):
    """The plan that is brought."""

    file: Path
    name: str
    """What the planner calls it."""
    plan: PlanDocument


def story() -> Story:
    """The real plan where it is, else the sample."""
    file, name = (_REAL, "แผนพัฒนาการท่องเที่ยวแห่งชาติ ฉบับที่ 3") if _REAL.is_file() else (_SAMPLE, "แผนตัวอย่าง")
    return Story(file, name, load_bytes(file.read_bytes(), file.name).as_plan())


def _named(plan: PlanDocument) -> list[tuple[Element, Element]]:
    """Projects of the plan with the strategy each stands under."""
    strategies = {id(one): one for type_, one, _ in plan.walk() if type_ == "Strategy"}
    above: dict[int, Element] = {}
    found = []
    for type_, one, parent in plan.walk():
        group = strategies.get(id(one)) or (above.get(id(parent)) if parent is not None else None)
        if group is not None:
            above[id(one)] = group
            if type_ in {"Project", "FlagshipProject"}:
                found.append((one, group))
    return found


def sixty_projects(told: Story, file: Path) -> Path:
    """An Excel table in the columns ministries use: the plan's own projects, phase by phase. Amounts and targets are invented, and every row says so."""
    named = _named(told.plan)
    year = (told.plan.period_be or {}).get("start", 2568)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([f"ตารางโครงการตาม{told.name} (พ.ศ. {year} - {(told.plan.period_be or {}).get('end', year)})"])
    sheet.append([column.format(year=year) for column in _COLUMNS])
    for index in range(PROJECTS):
        project, group = named[index % len(named)]
        goal = next((one.text for one in group.goals), "")
        code = "050303" if "แพทย์" in (project.text or "") else ""
        sheet.append([index + 1, f"ยุทธศาสตร์ที่ {group.number} {group.text}", f"{project.text} ระยะที่ {index // len(named) + 1}", goal, "ร้อยละความสำเร็จของโครงการ", "ไม่น้อยกว่าร้อยละ 80",
                      10 + index, group.agencies[0] if group.agencies else "", code, _INVENTED])
    book.save(file)
    return file
