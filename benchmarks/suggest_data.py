"""What ``benchmarks/suggest.py`` measures on: texts whose right answers are known, and how ranks are averaged."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.search import LEVELS
from graph.engine import GraphStore
from search.suggest.items import items_in_graph
from search.suggest.levels import UpperPlans
from search.suggest.neighbours import decided_in_graph
from search.suggest.records import Decided, Item, Tier
from search.suggest.score import Reading, Scored, Weights
from search.suggest.suggest import Suggester

__all__ = ["FIRST", "MEASURING", "SETTING", "STATED", "THIRD", "Bench", "Case", "cases_of", "cases_of_examples", "cases_of_plan", "decisions_of", "hits", "ranks_of", "short"]

FIRST, THIRD = 1.75, 3
"""Ranks that are a first place (alone or shared by two), and among the first three."""
_SAME = 0.9
"""Cosine from which an example is a copy of a text."""
STATED: tuple[Tier, ...] = ("strategy", "issue", "milestone")
"""Levels that the texts of the folder name."""
SETTING: tuple[str, ...] = (
    "จัดซื้อโต๊ะทำงานและตู้เก็บเอกสาร", "จ้างเหมารักษาความปลอดภัยอาคารสำนักงาน", "ค่าเช่ารถตู้โดยสารรายเดือน", "ซ่อมแซมลิฟต์อาคาร 2", "เปลี่ยนหลอดไฟทางเดิน", "ค่าน้ำประปาและค่าไฟฟ้าประจำเดือน",
    "จัดซื้อวัสดุงานบ้านงานครัว", "จ้างทำป้ายชื่อห้อง", "ล้างเครื่องปรับอากาศ", "ค่าตอบแทนปฏิบัติงานนอกเวลาราชการ", "จัดเลี้ยงรับรองคณะผู้มาเยือน", "ทาสีรั้วและประตูทางเข้า", "จัดซื้อรถจักรยานยนต์ 1 คัน",
    "ตรวจสุขภาพประจำปีของเจ้าหน้าที่", "จ้างถ่ายภาพหมู่", "ซื้อพวงหรีด", "ค่าบำรุงรักษาเครื่องพิมพ์", "จัดทำปฏิทินตั้งโต๊ะ", "งานทำบุญครบรอบวันก่อตั้งกอง", "รื้อถอนโรงจอดรถเก่า", "ติดตั้งผ้าม่าน",
    "ค่าธรรมเนียมธนาคาร", "จัดซื้อแบตเตอรี่สำรองไฟ", "ย้ายที่ทำการชั่วคราว", "ตัดหญ้าบริเวณหน้าอาคาร", "กำจัดปลวก", "จัดซื้อน้ำดื่ม", "ทำตรายาง", "แจ้งปิดการจราจรหน้ากอง", "lorem ipsum dolor sit amet")
MEASURING: tuple[str, ...] = (
    "ซื้อครุภัณฑ์สำนักงาน เก้าอี้ จำนวน 12 ตัว", "จ้างเหมาทำความสะอาดอาคาร 3 ชั้น", "ค่าน้ำมันเชื้อเพลิงรถยนต์ราชการ", "เช่าเครื่องถ่ายเอกสาร ระยะเวลา 12 เดือน", "งานเลี้ยงปีใหม่ของกอง",
    "ซ่อมหลังคาบ้านพักข้าราชการ", "ค่าเบี้ยประชุมกรรมการ", "พิธีวางพวงมาลา", "จัดซื้อกระดาษ A4 และหมึกพิมพ์", "ปรับปรุงห้องน้ำชั้น 2", "ผลการออกรางวัลสลากกินแบ่งรัฐบาล งวดวันที่ 16",
    "ต่ออายุประกันภัยรถยนต์", "ติดตั้งเครื่องปรับอากาศห้องประชุม", "ค่าไปรษณีย์และโทรศัพท์", "ตัดชุดพนักงานขับรถ", "แข่งขันกีฬาสีภายใน", "หนังสือเวียนแจ้งวันหยุด", "asdf qwer zxcv")
"""Upkeep of an office, which serves no plan directly: written for this program, one part to set bands and another to measure them."""


@dataclass(frozen=True, slots=True)
class Case:
    """An item whose right answers are known."""

    item: Item
    right: Mapping[Tier, frozenset[int]]
    """By level the places of the candidates that are right; levels of which nothing is known are left out."""
    date: str = ""
    name: str = ""

    @property
    def labels(self) -> tuple[int, ...]:
        """All of them."""
        return tuple(place for some in self.right.values() for place in sorted(some))


@dataclass(frozen=True, eq=False)
class Bench:
    """What is measured with."""

    store: GraphStore
    shipped: Suggester
    readings: dict[tuple[str, ...], tuple[NDArray[np.float32], Reading]] = field(default_factory=dict)
    """Texts → their whole vectors, and what they say: the same whatever was decided."""

    def scored(self, run: Suggester, cases: Sequence[Case], weights: Weights | None = None, later: NDArray[np.bool_] | None = None) -> Scored:
        """Scores of the cases, none of which learns from itself, from a copy of itself, or from what is ``later``: (cases, examples)."""
        scorer = run.scorer if weights is None else replace(run.scorer, weights=weights)
        examples = scorer.neighbours
        vectors, reading = self._read(run, [case.item for case in cases])
        leave = vectors @ examples.vectors.T >= _SAME
        own = np.array([[one.subject == case.item.id or one.text == case.item.text or (one.name != "" and one.name == case.name) for one in examples.examples] for case in cases], np.bool_)
        leave |= own.reshape(leave.shape)
        return scorer.weighed(reading, leave if later is None else leave | later)

    def _read(self, run: Suggester, items: Sequence[Item]) -> tuple[NDArray[np.float32], Reading]:
        key = tuple(f"{item.id}\n{item.read}" for item in items)
        if key not in self.readings:
            self.readings[key] = run.model.encode([item.read for item in items]), run.scorer.read(items)
        return self.readings[key]


def cases_of(folder: Path, upper: UpperPlans) -> tuple[Case, ...]:
    """The texts of a folder; raises KeyError for a target that the graph does not hold."""
    numbers = {(one.ref.plan, one.ref.number, one.tier): place for place, one in enumerate(upper.elements) if one.tier in STATED}
    tier_of = {plan: tier for (plan, _, tier) in numbers}
    place = {}
    for one in json.loads((folder / "candidates.json").read_text("utf-8")):
        plan = LEVELS[one["level"]]
        place[one["id"]] = numbers[plan, str(one["no"]), tier_of[plan]]
    rows = [json.loads(line) for line in (folder / "alignment.jsonl").read_text("utf-8").splitlines() if line.strip()]
    return tuple(_case(f"text-{number}", row["query"], [place[label] for label in row["labels"]], upper, row.get("date", ""), row.get("title", "")) for number, row in enumerate(rows, 1))


def cases_of_examples(examples: Sequence[Decided], upper: UpperPlans) -> tuple[Case, ...]:
    """The shipped texts that name the plan they serve."""
    labels: dict[str, list[int]] = defaultdict(list)
    firsts: dict[str, Decided] = {}
    for one in examples:
        labels[one.text] += [place for place in upper.lifted(one.object) if upper.elements[place].tier in STATED]
        firsts.setdefault(one.text, one)
    return tuple(_case(f"example-{number}", text, some, upper, firsts[text].date, firsts[text].name) for number, (text, some) in enumerate(labels.items(), 1) if some)


def cases_of_plan(store: GraphStore, plan: str, upper: UpperPlans) -> tuple[Case, ...]:
    """The elements of a plan of the graph with what its approved records say they serve."""
    right: dict[str, list[int]] = defaultdict(list)
    for one in decided_in_graph(store):
        if one.accepted:
            right[one.subject] += upper.lifted(one.object)
    return tuple(Case(item, _by_tier(right[item.id], upper)) for item in items_in_graph(store, plan) if right[item.id])


def _case(id_: str, text: str, labels: Sequence[int], upper: UpperPlans, date: str, name: str) -> Case:
    return Case(Item(id_, text), _by_tier(labels, upper), date, name)


def _by_tier(places: Sequence[int], upper: UpperPlans) -> Mapping[Tier, frozenset[int]]:
    found: dict[Tier, set[int]] = defaultdict(set)
    for place in places:
        found[upper.elements[place].tier].add(place)
    return {tier: frozenset(some) for tier, some in found.items()}


def short(case: Case) -> Case:
    """The case with its name alone, as a project table has it."""
    text = case.name or case.item.text.split("\n", 1)[0]
    return Case(Item(case.item.id, text), case.right, case.date, case.name)


def decisions_of(cases: Sequence[Case], upper: UpperPlans) -> tuple[Decided, ...]:
    """The cases as if people had decided them."""
    return tuple(Decided(case.item.text, upper.elements[place].ref.id, True, case.item.id, case.name, date=case.date) for case in cases for place in case.labels)


def ranks_of(total: NDArray[np.float32], cases: Sequence[Case], upper: UpperPlans) -> list[tuple[int, int, float]]:
    """(case, place, rank) of every right answer among those of its level that are not right too; equal scores share their places."""
    found = []
    for row, case in enumerate(cases):
        for tier, right in case.right.items():
            others = [place for place in upper.tier(tier) if place not in right]
            for place in sorted(right):
                score = total[row, place]
                found.append((row, place, 1 + float((total[row, others] > score).sum()) + float((total[row, others] == score).sum()) / 2))
    return found


def hits(ranks: Sequence[tuple[int, int, float]]) -> dict[str, Any]:
    """hit@1, hit@3 and MRR: ``macro`` averaged within each target first, ``each`` over all right answers."""
    by_target: dict[int, list[float]] = defaultdict(list)
    for _, place, rank in ranks:
        by_target[place].append(rank)
    targets = [_summary(some) for some in by_target.values()]
    macro = {name: float(np.mean([one[name] for one in targets])) if targets else 0.0 for name in ("hit1", "hit3", "mrr")}
    return {"macro": macro | {"n": len(targets)}, "each": _summary([rank for _, _, rank in ranks]) | {"n": len(ranks)}}


def _summary(ranks: Sequence[float]) -> dict[str, float]:
    rank = np.array(ranks, float)
    return {"hit1": float((rank < FIRST).mean()), "hit3": float((rank <= THIRD).mean()), "mrr": float((1 / rank).mean())} if len(rank) else {"hit1": 0.0, "hit3": 0.0, "mrr": 0.0}
