"""Simulated plans of the shape of the real ones, as records of ``loaders.records``.

``loaders.rdf`` turns them into quads as it does with ``data/``, so classes, properties and literals are those of the real graph by
construction. What is simulated is how many there are of each. A *package* is one full plan with all that comes with it; the
constants below are what the real graph holds for each of its 14 full plans. They were counted over ``var/store`` after
``python cli.py build``, without the graph of the vocabulary: subjects a class, statements a property and class (mean number a
subject), literals a property (mean length), elements and indicators a plan, alignments a basis, status and predicate
(35,700 statements: 676 elements in 14 plans and 11 plans known by name, 98 indicators of plans with 135 targets, 40 series with 188
observations, 256 agencies, 107 sources, 335 alignments with 508 passages of evidence, 43 approvals, 139 remarks, 70
responsibilities, 22 wordings of editions, 133 corroborating references; 49 of 1,902 facts are unverified).

Five upper plans (of level 1, 2 and 2, a policy statement and an Act) come first and are the objects of most alignments, so what points at them grows with the graph
while a package keeps its size: this is how a real graph grows too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any, NamedTuple, TypeVar

from benchmarks.wording import english, thai
from loaders.dataset import Dataset, PlacedElement, placed_elements
from loaders.records import (
    UNSOURCED,
    Agency,
    AgencyTable,
    AlignmentMention,
    AlignmentRecord,
    AlignmentTable,
    Approval,
    Detail,
    Element,
    Evidence,
    Footnote,
    IndicatorSeries,
    Observation,
    ObservationTable,
    PlanDocument,
    PlanLevel,
    PredicateMapping,
    PredicateTable,
    Record,
    Reference,
    Remark,
    SourceRecord,
    SourceTable,
    Target,
    Version,
)
from loaders.yaml_file import Located

__all__ = ["PACKAGE_STATEMENTS", "Package", "package", "upper_package"]

PACKAGE_STATEMENTS = 2550
"""Statements of a package of size 1: the real graph's 35,700 over its 14 full plans."""
_AGENCIES, _SOURCES, _SERIES, _VALUES_A_SERIES, _ALIGNMENTS, _STRATEGIES, _STUBS = 18, 7.5, 2.9, 4.7, 24, 6, 0.8
_UNVERIFIED = 49 / 1902
_SECONDARY = 0.05
_PREDICATES: tuple[tuple[Any, float], ...] = (
    ("contributesTo", 102), ("alignsWith", 93), ("supportsWithinPlan", 56), ("implements", 50), ("nothing", 13), ("derivedFrom", 4), ("relatesTo", 4), ("conflictsWith", 4))
_OFFICIAL = 137 / 335
_WORDS_OF = {"contributesTo": "มีส่วนสนับสนุน", "alignsWith": "สอดคล้องกับ", "supportsWithinPlan": "เป็นส่วนหนึ่งของ", "implements": "ดำเนินการตาม",
             "derivedFrom": "จัดทำตาม", "relatesTo": "เกี่ยวข้องกับ", "conflictsWith": "ขัดกับ"}
_FIRST_DAY = date(2018, 1, 1)

R = TypeVar("R", bound=Record)


class Part(NamedTuple):
    """One layer of an upper plan: the list it stands in, its type, the word for it, how many under each part above."""

    list: str
    type: Any
    kind: str
    step: str
    mean: float


_UPPER: tuple[tuple[str, int | None, str, tuple[Part, ...]], ...] = (
    ("sim-ns", 1, "ยุทธศาสตร์ชาติจำลอง", (Part("groups", "Strategy", "ยุทธศาสตร์ชาติ", "s", 6), Part("guidelines", "Guideline", "ประเด็น", "g", 11))),
    ("sim-mp", 2, "แผนแม่บทจำลอง", (Part("groups", "MasterPlanIssue", "ประเด็นแผนแม่บท", "p", 23), Part("groups", "SubPlan", "แผนย่อย", "sub", 4),
                                   Part("plan_targets", "PlanTarget", "เป้าหมาย", "t", 0.4), Part("indicators", "Indicator", "ตัวชี้วัด", "ind", 0.35))),
    ("sim-gp", None, "คำแถลงนโยบายจำลอง", (Part("dimensions", "Dimension", "หมวดนโยบาย", "p", 3), Part("groups", "PolicyItem", "นโยบาย", "i", 6))),
    ("sim-act", None, "พระราชบัญญัติจำลอง", (Part("groups", "Provision", "มาตรา", "s", 7),)),
    ("sim-dp", 2, "แผนพัฒนาจำลอง", (Part("groups", "Milestone", "หมุดหมาย", "ms", 13), Part("goals", "Goal", "เป้าหมาย", "goal", 1.8),
                                  Part("indicators", "Indicator", "ตัวชี้วัด", "ind", 0.5))),
)


@dataclass(frozen=True)
class Package(Dataset):
    """A small dataset of its own that may point at elements of the upper plans."""

    upper: Mapping[str, PlacedElement] = field(default_factory=dict)

    @cached_property
    def elements(self) -> dict[str, PlacedElement]:
        """Own elements and those of the upper plans."""
        return {placed.id: placed for plan in self.plans for placed in placed_elements(plan.record)} | dict(self.upper)


def upper_package(seed: int, share: float) -> Package:
    """The upper plans; ``share`` (0 to 1) makes them smaller for a graph that is smaller than the real one."""
    maker = _Maker(Random(f"{seed}/upper"), "u", share)  # noqa: S311 - repeatable on purpose
    plans = [maker.upper_plan(*row, share) for row in _UPPER]
    made = maker.package(plans, maker.upper_alignments(plans))
    nowhere = _make(SourceRecord, id=UNSOURCED, title="ไม่มีแหล่งที่มา", kind="none")
    return replace(made, sources=_at(_make(SourceTable, sources=(*made.sources.record.sources, nowhere))))


def package(seed: int, index: int, size: float, upper: Package) -> Package:
    """Package number ``index``; ``size`` 1 gives about :data:`PACKAGE_STATEMENTS` statements. The same arguments give the same package."""
    maker = _Maker(Random(f"{seed}/{index}/{size:.3f}"), f"{index:05d}", size)  # noqa: S311
    stubs = [maker.stub(f"sim-{index:05d}-{number}") for number in range(max(1, maker.count(_STUBS)))]
    plan = maker.plan(f"sim-{index:05d}", stubs[0].id)
    return maker.package([plan, *stubs], maker.alignments(plan, upper), upper.elements)


class _Maker:
    """Makes the records of one package from one stream of random numbers."""

    def __init__(self, random: Random, key: str, size: float) -> None:
        self.random, self.key, self.size = random, key, size
        self.sources = [_make(SourceRecord,
            id=f"sim-{key}-{number}", title=f"เอกสารจำลอง {thai(random, 60)}", publisher=thai(random, 30), date=f"{2018 + number % 7}",
            path=f"sim/{key}/{number}/{'x' * 40}.txt" if self.chance(0.74) else None, kind=("pdf" if self.chance(0.43) else None),
            url=f"https://example.org/{key}/{number}" if self.chance(0.33) else None, note=self.maybe_note(0.37),
        ) for number in range(max(1, self.count(_SOURCES)))]
        self.agencies = [self.agency(number) for number in range(max(2, self.count(_AGENCIES)))]
        self.series = [self.one_series(number) for number in range(max(1, self.count(_SERIES)))]

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def count(self, mean: float, size: float | None = None) -> int:
        """A whole number whose mean is ``mean`` times the size of the package."""
        wanted = mean * (self.size if size is None else size)
        return int(wanted) + self.chance(wanted % 1)

    def maybe_note(self, share: float) -> str | None:
        return english(self.random, 95) if self.chance(share) else None

    def seen(self, note: float = 0.1, also: float = 0.07) -> dict[str, Any]:
        """Source, locator and marks of a fact."""
        more = tuple(_make(Reference, source=self.source(), locator=self.locator()) for _ in range(self.chance(also)))
        quality = "secondary" if self.chance(_SECONDARY) else "primary"
        return {"source_quality": quality, "source": self.source(), "locator": self.locator(), "also": more, "note": self.maybe_note(note)}

    def source(self) -> str:
        return self.random.choice(self.sources).id

    def locator(self) -> str:
        return f"หน้า {self.random.randint(1, 200)} «{thai(self.random, 50)}»"

    def day(self) -> date:
        return _FIRST_DAY + timedelta(days=self.random.randrange(2600))

    def agency(self, number: int) -> Agency:
        aliases = tuple(f"{thai(self.random, 15)} {self.key}-{number}-{index}" for index in range(self.chance(0.2)))
        return _make(Agency, id=f"sim-{self.key}-{number}", th=f"สำนักงานจำลอง{thai(self.random, 25)} {self.key}-{number}",
                      en=f"{english(self.random, 30)} office {self.key}-{number}" if self.chance(0.7) else None, abbr=f"สจ.{self.key}-{number}",
                      aliases=aliases, level="กรม", parent=f"sim-{self.key}-0" if number and self.chance(0.75) else None,
                      note=self.maybe_note(1), source=self.source(), locator=self.locator())

    def one_series(self, number: int) -> IndicatorSeries:
        return _make(IndicatorSeries, id=f"sim-{self.key}-{number}", text=thai(self.random, 50), text_en=english(self.random, 60), short_th=f"ดัชนี {self.key}-{number}",
                               direction={"score": "higher-is-better"}, custodian="publisher", **self.seen())

    def observation_rows(self) -> Iterator[Observation]:
        for series in self.series:
            for year in range(max(1, self.count(_VALUES_A_SERIES, 1))):
                yield _make(Observation, id=f"observation/{series.id}/{year}", series=series.id, year_be=2568 - year, value=round(self.random.uniform(1, 100), 2),
                                  unit="คะแนน", measure="score", as_of=self.day() if self.chance(0.12) else None, derived=self.chance(0.15), series_break="เปลี่ยนวิธีวัด" if self.chance(0.01) else None,
                                  **self.seen(0.27, 0.18))

    def element(self, name: str, number: int, kind: str, type_: Any = None, **more: Any) -> Element:
        verified = not self.chance(_UNVERIFIED)
        facts = self.seen(0.15) if verified else {"verified": False, "locator": self.locator()}
        return _make(Element, id=name, type=type_, kind=kind, number=str(number), text=thai(self.random, 60), text_en=english(self.random, 70), en_status="ours",
                       short_th=thai(self.random, 10)[:40], short_en=english(self.random, 10)[:40],
                       edition="ฉบับจำลอง" if self.chance(0.3) else None, description=thai(self.random, 220) if self.chance(0.09) else None,
                     definition=thai(self.random, 120) if self.chance(0.02) else None,
                       remarks=tuple(self.remark() for _ in range(self.chance(0.12))), **facts, **more)

    def remark(self) -> Remark:
        kind: Any = self.random.choice(("note", "note", "note", "gap", "discrepancy", "status"))
        return _make(Remark, kind=kind, text=thai(self.random, 100), **self.seen(0.08, 0.06))

    def indicator(self, name: str, number: int, kind: str = "ตัวชี้วัด") -> Element:
        targets = tuple(_make(Target, op=">=", value=self.random.randint(1, 100), unit="ร้อยละ", measure="percent", year_be=2570, text=thai(self.random, 30),
                              set_by="sim-dp" if self.chance(0.05) else None, **self.seen(0.07, 0.02)) for _ in range(max(1, self.count(1.38, 1))))
        tracks = self.tracked(name, number)
        return self.element(f"{name}{number}", number, kind, "Indicator", targets=targets, tracks=tracks, unit="ร้อยละ", direction="higher-is-better",
                            baselines=[f"observation/{series}/0" for series in tracks])

    def tracked(self, name: str, number: int) -> list[str]:
        """Series of an indicator: one of the package's own, for one indicator of each plan; for another one of the package before it."""
        if number == 1 and name.endswith("/s1/g1/ind"):
            return [self.random.choice(self.series).id]
        if number == 1 and name.endswith("/s2/g1/ind") and self.key not in {"u", "00000"}:
            return [f"sim-{int(self.key) - 1:05d}-0"]
        return []

    def responsible(self, share: float) -> dict[str, Any]:
        """Agencies of an element, as printed."""
        if not self.chance(share):
            return {}
        names = [agency.th for agency in self.random.sample(self.agencies, 2)]
        return {"agencies": names[:1], "supporting_agencies": names[1:] if share == 1 or self.chance(0.3) else ()}

    def versions(self, *, always: bool) -> tuple[Version, ...]:
        """Wordings of other editions: one in a hundred elements has one, and those that ``always`` do."""
        return tuple(_make(Version, text=thai(self.random, 60), edition="ร่างจำลอง", **self.seen(0, 0)) for _ in range(always or self.chance(0.01)))

    def row(self) -> dict[str, Any]:
        """What a user's table prints beside a project: two cells and the upper plan it names."""
        cells = tuple(_make(Detail, header=thai(self.random, 12), text=thai(self.random, 40), line=4, column=column) for column in "DE")
        named = _make(AlignmentMention, level=2, text=f"แผนแม่บทจำลอง {thai(self.random, 20)}", plan="แผนแม่บทจำลอง", quote=thai(self.random, 30), line=4, column="F", header="แผนแม่บท")
        return {"details": cells, "mentions": (named,)}

    def upper_plan(self, name: str, level: int | None, title: str, layers: tuple[Part, ...], share: float) -> PlanDocument:
        """An upper plan: the first layer shrinks with ``share``, the layers below keep their numbers."""
        parts = [self.branch(f"{name}/", number, layers) for number in range(1, max(1, round(layers[0].mean * share)) + 1)]
        return _make(PlanDocument, id=name, title=title, title_en=english(self.random, 40), title_en_status="ours", short_th=title[:40], short_en=name,
                            levels=(_make(PlanLevel, level=level),) if level else (), period_be={"start": 2561, "end": 2580}, publisher=self.agencies[0].th,
                            approvals=self.approvals(), **{layers[0].list: tuple(parts)}, **self.seen(0.4))

    def branch(self, prefix: str, number: int, layers: tuple[Part, ...]) -> Element:
        here, below = layers[0], layers[1:]
        name = f"{prefix}{here.step}{number}"
        if here.type == "Indicator":
            return self.indicator(f"{prefix}{here.step}", number)
        children = [self.branch(f"{name}/", index, below) for index in range(1, self.count(below[0].mean, 1) + 1)] if below else []
        more: dict[str, Any] = {below[0].list: tuple(children)} if children else {}
        return self.element(name, number, here.kind, here.type, level="Y1" if here.type == "PlanTarget" else None,
                            versions=self.versions(always=here.type == "SubPlan" and number == 1), **more)

    def approvals(self) -> tuple[Approval, ...]:
        return tuple(_make(Approval, date=self.day(), body=self.agencies[0].th, decision="approved", text=thai(self.random, 75), **self.seen(0.07, 0.02))
                     for _ in range(self.count(3)))

    def plan(self, name: str, before: str | None) -> PlanDocument:
        """A plan of level 3: strategies with goals, indicators, tactics, guidelines and projects."""
        strategies = tuple(self.strategy(f"{name}/s{number}", number) for number in range(1, max(1, round(_STRATEGIES * self.size)) + 1))
        vision = self.element(f"{name}/vision", 1, "วิสัยทัศน์", "Vision") if self.chance(0.4) else None
        footnote = _make(Footnote, number=1, anchor=thai(self.random, 20), text=thai(self.random, 200), role="background", annotates=[f"{name}/s1"], **self.seen())
        benefits = (self.element(f"{name}/benefit1", 1, "ผลที่จะได้รับ", "Benefit"),) if self.chance(0.2) else ()
        return _make(PlanDocument, id=name, title=f"แผนจำลอง {thai(self.random, 40)}", title_en=english(self.random, 50), title_en_status="ours", short_th=f"แผนจำลอง {name}",
                            short_en=name, levels=(_make(PlanLevel, level=3),), period_be={"start": 2566, "end": 2570}, publisher=self.agencies[0].th,
                            issued_by=self.agencies[0].th, legal_basis=thai(self.random, 50), approvals=self.approvals(), vision=vision, groups=strategies,
                            benefits=benefits, replaces=before, footnotes=(footnote,), remarks=tuple(self.remark() for _ in range(self.count(3))), **self.seen(0.4))

    def strategy(self, name: str, number: int) -> Element:
        indicators = tuple(self.indicator(f"{name}/g1/ind", index) for index in range(1, self.count(1.2, 1) + 1))
        goal = self.element(f"{name}/g1", 1, "เป้าประสงค์", "Goal", indicators=indicators)
        guidelines = tuple(self.element(f"{name}/t1/gl{index}", index, "แนวทาง", "Guideline", versions=self.versions(always=name.endswith("/s1") and index == 1))
                           for index in range(1, self.count(2.8, 1) + 1))
        tactic = self.element(f"{name}/t1", 1, "กลยุทธ์", "Tactic", guidelines=guidelines)
        projects = tuple(self.element(f"{name}/p{index}", index, "โครงการสำคัญ", "FlagshipProject", **self.responsible(1), **(self.row() if number == index == 1 else {}))
                         for index in range(1, max(number == 1, self.count(0.3, 1)) + 1))
        return self.element(name, number, "ยุทธศาสตร์", "Strategy", goals=(goal,), tactics=(tactic,), projects=projects, footnotes=[1] if number == 1 else (),
                            **self.responsible(1 if number == 1 else 0.15))

    def stub(self, name: str) -> PlanDocument:
        """A plan known by name only."""
        return _make(PlanDocument, id=name, title=f"แผนอ้างอิงจำลอง {thai(self.random, 40)}", title_en=english(self.random, 40), title_en_status="ours",
                            short_th=f"แผนอ้างอิง {name}"[:40], short_en=name, stub=True,
                            levels=(_make(PlanLevel, level=3),), **self.seen(0.4))

    def alignments(self, plan: PlanDocument, upper: Package) -> list[AlignmentRecord]:
        """Alignments of a plan; the first leads from its first project to the master plan, as most projects do."""
        own = _ends(placed_elements(plan)) or [plan.id or ""]
        above = _ends(upper.elements.values())
        made: list[AlignmentRecord] = []
        for number in range(self.count(_ALIGNMENTS)):
            made.append(self.alignment(f"sim-{self.key}-{number}", self.random.choice(own), own, above, made))
        master = [name for name in above if name.startswith("sim-mp/")]
        if made and f"{plan.id}/s1/p1" in own and master:
            made[0] = self.alignment(made[0].id, f"{plan.id}/s1/p1", [], [self.random.choice(master)], [], "contributesTo")
        return made

    def upper_alignments(self, plans: list[PlanDocument]) -> list[AlignmentRecord]:
        """Every top-level part and every target of the plans of level 2 serves something of the national strategy."""
        above = _ends(placed_elements(plans[0]))
        subjects = [name for plan in plans if plan.id in {"sim-mp", "sim-dp"} for name in _ends(
            part for part in placed_elements(plan) if part.parent is None or part.type == "SubPlan")]
        return [self.alignment(f"sim-u-{number}", subject, [], above, [], "contributesTo") for number, subject in enumerate(subjects)]

    def alignment(self, name: str, subject: str, own: list[str], above: list[str], before: list[AlignmentRecord], predicate: str | None = None,
                  ) -> AlignmentRecord:
        kinds, weights = zip(*_PREDICATES, strict=True)
        others = [part for part in own if part != subject]
        predicate = predicate or str(self.random.choices(kinds, weights)[0])
        predicate = "contributesTo" if predicate == "supportsWithinPlan" and not others else predicate
        common: dict[str, Any] = {"id": name, "subject": subject, "author": self.agencies[0].id, "asserted_on": self.day(),
                                  "rationale": thai(self.random, 140), "note": self.maybe_note(0.22)}
        if predicate == "nothing":
            evidence = _make(Evidence, side="subject", quote=thai(self.random, 80), source=self.source(), locator=self.locator())
            return _make(AlignmentRecord, basis="curated", nothing_aligns=True, scope=_UPPER[0][0], rationale_en=english(self.random, 135), evidence=(evidence,), **common)
        official = self.chance(_OFFICIAL)
        if official:
            common |= {"basis": "official", "predicate_text": _WORDS_OF[predicate], "rationale": None}
        else:
            common |= {"basis": "curated", "function": "supports", "extent": "subset", "directness": "main", "rationale_en": english(self.random, 135),
                       "rests_on": self.random.choice(before).id if before and self.chance(0.65) else None}
        sides: tuple[Any, ...] = ("both",) if official else ("subject", "object")
        return _make(AlignmentRecord, predicate=predicate, object=self.random.choice(others if predicate == "supportsWithinPlan" else above), evidence=tuple(
            _make(Evidence, side=side, quote=thai(self.random, 80), source=self.source(), locator=self.locator()) for side in sides), **common)

    def package(self, plans: list[PlanDocument], alignments: list[AlignmentRecord], upper: Mapping[str, PlacedElement] | None = None) -> Package:
        agencies = _make(AgencyTable, agencies=tuple(self.agencies), source=self.sources[0].id, locator="ตาราง")
        predicates = _make(PredicateTable, reviewed_by=self.agencies[0].id, reviewed_on=_FIRST_DAY, mappings=tuple(
            _make(PredicateMapping, text=words, term=term, reason="-") for term, words in _WORDS_OF.items()))
        observations = _make(ObservationTable, series=tuple(self.series), observations=tuple(self.observation_rows()))
        return Package(_at(_make(SourceTable, sources=tuple(self.sources))), _at(agencies), _at(observations), _at(predicates), tuple(_at(plan) for plan in plans),
                       (_at(_make(AlignmentTable, alignments=tuple(alignments))),), upper or {})


def _at(record: Any) -> Located[Any]:
    return Located(record, "simulated", {})


def _make(record: type[R], /, **values: Any) -> R:
    """A record from its fields."""
    return record.model_validate(values)


def _ends(parts: Iterable[PlacedElement]) -> list[str]:
    """Ids of what may be an end of an approved alignment: verified, and no indicator."""
    return [part.id for part in parts if part.element.verified and part.type != "Indicator"]
