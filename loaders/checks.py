"""Rules that hold between the files of ``data/``: one small function a rule, each returns its problems.

What a single file must look like is said by :mod:`loaders.records`; what the finished graph must look like, by
``ontology/shapes.ttl``. These are the rules in between: an id that nobody has, an id that two have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from loaders.dataset import Dataset, placed_elements
from loaders.excerpt import excerpt
from loaders.problems import DataError, Problem
from loaders.records import AlignmentTable, Element, PlanDocument
from loaders.yaml_file import Located

__all__ = ["RULES", "check_dataset", "require_sound"]

Rule = Callable[[Dataset], Iterator[Problem]]


def every_plan_has_an_id(data: Dataset) -> Iterator[Problem]:
    """A curated plan and each of its elements has an id."""
    for plan in data.plans:
        if not plan.record.id:
            yield Problem(plan.file, 1, "แผนนี้ไม่มี id เพิ่มบรรทัด id:", "this plan has no id; add a line id:", "no-id")
        for path, element in _walk(plan):
            if not element.id:
                yield Problem(plan.file, plan.line(path), f"องค์ประกอบ «{excerpt(element.text or '', 40)}» ไม่มี id เพิ่มบรรทัด id:",
                              f"element “{excerpt(element.text or '', 40)}” has no id; add a line id:", "no-id")


def ids_are_unique(data: Dataset) -> Iterator[Problem]:
    """No id names two things."""
    seen: dict[str, str] = {}
    for plan in data.plans:
        places = [(plan.record.id or "", ())] + [(element.id or "", path) for path, element in _walk(plan)]
        for name, path in places:
            here = f"{plan.file}:{plan.line((*path, 'id'))}"
            if name in seen and name:
                yield Problem(plan.file, plan.line((*path, "id")), f"id «{name}» ซ้ำกับ {seen[name]} ตั้ง id ใหม่",
                              f"id “{name}” is taken at {seen[name]}; choose another", "repeated-id")
            seen.setdefault(name, here)
    for table, index, record in data.alignment_records():
        yield from _taken(seen, table, ("alignments", index, "id"), f"alignment/{record.id}", record.id)
    for table, index, statement in data.statement_records():
        yield from _taken(seen, table, ("statements", index, "id"), f"statement/{statement.id}", statement.id)
    for index, row in enumerate(data.observations.record.observations):
        yield from _taken(seen, data.observations, ("observations", index, "id"), row.id, row.id)


def table_ids_are_unique(data: Dataset) -> Iterator[Problem]:
    """No source, agency or series id is given twice."""
    tables: list[tuple[Located[Any], str, list[str]]] = [
        (data.sources, "sources", [row.id for row in data.sources.record.sources]),
        (data.agencies, "agencies", [row.id for row in data.agencies.record.agencies]),
        (data.agencies, "groups", [row.id for row in data.agencies.record.groups]),
        (data.observations, "series", [row.id for row in data.observations.record.series]),
    ]
    for table, key, ids in tables:
        counts = Counter(ids)
        for index, name in enumerate(ids):
            if counts[name] > 1:
                yield Problem(table.file, table.line((key, index, "id")), f"id «{name}» ซ้ำกันในตาราง {key} ตั้ง id ใหม่",
                              f"id “{name}” stands twice in {key}; choose another", "repeated-id")


def parents_exist(data: Dataset) -> Iterator[Problem]:
    """A parent is an element of the same plan; an agency's parent is an agency."""
    for plan in data.plans:
        own = {element.id for _, element in _walk(plan)}
        for path, element in _walk(plan):
            if element.parent and element.parent not in own:
                yield Problem(plan.file, plan.line((*path, "parent")),
                              f"parent «{element.parent}» ของ {element.id} ไม่มีในแผนนี้ แก้ให้ตรงกับ id ที่มีอยู่",
                              f"parent “{element.parent}” of {element.id} is not in this plan; name an id that is", "unknown-parent")
    names = {agency.id for agency in data.agencies.record.agencies}
    for index, agency in enumerate(data.agencies.record.agencies):
        if agency.parent and agency.parent not in names:
            yield Problem(data.agencies.file, data.agencies.line(("agencies", index, "parent")),
                          f"parent «{agency.parent}» ของ {agency.id} ไม่มีในตารางหน่วยงาน",
                          f"parent “{agency.parent}” of {agency.id} is not in the agency table", "unknown-parent")


def sources_exist(data: Dataset) -> Iterator[Problem]:
    """Every ``source:`` names a row of data/sources.yaml."""
    known = {source.id for source in data.sources.record.sources}
    tables: list[Located[Any]] = [*data.plans, *data.alignments, data.observations, data.agencies]
    for table in tables:
        for path, value in _values(table.record.model_dump(exclude_none=True)):
            if path[-1] == "source" and value not in known:
                yield Problem(table.file, table.line(path), f"ไม่มีแหล่งที่มา «{value}» ใน data/sources.yaml เพิ่มแหล่งหรือแก้ชื่อ",
                              f"source “{value}” is not in data/sources.yaml; add it or correct the name", "unknown-source")


def verified_has_a_source(data: Dataset) -> Iterator[Problem]:
    """What is verified was seen in a source; what is not claims none (design of data honesty)."""
    for plan in data.plans:
        for placed, path in ((placed, placed.path) for placed in data.elements.values() if placed.plan == plan.record.id):
            if placed.element.verified and placed.source == "unsourced":
                yield Problem(plan.file, plan.line(path), f"{placed.id} ไม่มีแหล่งที่มา ใส่ source หรือ verified: false",
                              f"{placed.id} has no source; give one or say verified: false", "no-source")
            if not placed.element.verified and placed.element.source not in (None, "unsourced"):
                yield Problem(plan.file, plan.line((*path, "source")),
                              f"{placed.id} ยังไม่ยืนยัน จึงอ้าง {placed.element.source} เป็นแหล่งที่มาไม่ได้ ใช้ unsourced หรือยืนยันก่อน",
                              f"{placed.id} is unverified and cannot claim {placed.element.source}; use unsourced or verify it", "no-source")
            if not placed.locator:
                yield Problem(plan.file, plan.line(path), f"{placed.id} ไม่บอกตำแหน่งในแหล่งที่มา ใส่ locator",
                              f"{placed.id} does not say where in the source; give a locator", "no-locator")


def plans_refer_to_what_exists(data: Dataset) -> Iterator[Problem]:
    """Series, observations, elements and plans that a plan names are there."""
    series = {row.id for row in data.observations.record.series}
    observations = {row.id for row in data.observations.record.observations}
    known = set(data.plan_of)
    pools = {"tracks": series, "baselines": observations, "derived_from_observations": observations,
             "annotates": known, "replaces": known, "set_by": known}
    for plan in data.plans:
        for path, value in _values(plan.record.model_dump(exclude_none=True)):
            key = next((step for step in reversed(path) if isinstance(step, str)), "")
            if key in pools and value not in pools[key]:
                yield _unknown(plan, path, key, str(value))
    for index, row in enumerate(data.observations.record.observations):
        if row.series not in series:
            yield _unknown(data.observations, ("observations", index, "series"), "series", row.series)


def alignments_refer_to_what_exists(data: Dataset) -> Iterator[Problem]:
    """Both ends of an alignment, its scope and the record it rests on are there."""
    known = set(data.plan_of)
    ids = {record.id for _, _, record in data.alignment_records()} | {record.id for _, _, record in data.statement_records()}
    for table, index, record in data.alignment_records():
        for key, value in (("subject", record.subject), ("object", record.object), ("scope", record.scope)):
            if value and value not in known:
                yield _unknown(table, ("alignments", index, key), key, value)
        if record.rests_on and record.rests_on not in ids:
            yield _unknown(table, ("alignments", index, "rests_on"), "rests_on", record.rests_on)


def statements_refer_to_what_exists(data: Dataset) -> Iterator[Problem]:
    """What a statement is about and the target it sets are there."""
    # a target without an id of its own gets <element>/target<n>, as loaders/rdf/plans.py writes it
    targets = {target.id or f"{placed.id}/target{index}"
               for placed in data.elements.values() for index, target in enumerate(placed.element.targets, 1)}
    for table, index, statement in data.statement_records():
        if statement.subject not in data.plan_of:
            yield _unknown(table, ("statements", index, "subject"), "subject", statement.subject)
        if statement.sets_target and statement.sets_target not in targets:
            yield _unknown(table, ("statements", index, "sets_target"), "sets_target", statement.sets_target)


def agencies_are_known(data: Dataset) -> Iterator[Problem]:
    """Each printed agency name is one body of data/agencies.yaml."""
    for plan in data.plans:
        for path, value in _values(plan.record.model_dump(exclude_none=True)):
            if not {"agencies", "supporting_agencies", "body", "publisher"} & set(path[-2:]):
                continue
            found = data.agency_names.find(str(value))
            if not found:
                yield Problem(plan.file, plan.line(path), f"ไม่รู้จักหน่วยงาน «{value}» เพิ่มใน data/agencies.yaml",
                              f"unknown agency “{value}”; add it to data/agencies.yaml", "unknown-agency")
            elif len(found) > 1:
                yield Problem(plan.file, plan.line(path), f"ชื่อ «{value}» หมายถึงได้หลายหน่วยงาน ({', '.join(found)}) เขียนชื่อเต็ม",
                              f"“{value}” may be any of {', '.join(found)}; write the full name", "ambiguous-agency")


def no_edge_inside_one_plan(data: Dataset) -> Iterator[Problem]:
    """Inside one plan a link is ``supportsWithinPlan``, and only there: coverage counts links between plans."""
    for table, index, record in data.alignment_records():
        if record.nothing_aligns or not record.object:
            continue
        plans = data.plan_of.get(record.subject), data.plan_of.get(record.object)
        if None in plans:  # an unknown end is told by references_exist
            continue
        inside = plans[0] == plans[1]
        if inside != (record.predicate == "supportsWithinPlan"):
            yield Problem(table.file, table.line(("alignments", index, "predicate")),
                          f"{record.id}: ทั้งสองปลาย{'อยู่ในแผนเดียวกัน ใช้ supportsWithinPlan' if inside else 'อยู่คนละแผน ห้ามใช้ supportsWithinPlan'}",
                          f"{record.id}: both ends are in {'one plan; use supportsWithinPlan' if inside else 'different plans; supportsWithinPlan is for one plan'}",
                          "within-plan")


def unverified_ends_are_not_approved(data: Dataset) -> Iterator[Problem]:
    """An element nobody has seen is never an end of an approved alignment."""
    for table, index, record in data.alignment_records():
        for end in (record.subject, record.object):
            placed = data.elements.get(end or "")
            if placed and not placed.element.verified and record.status == "approved" and not record.nothing_aligns:
                yield Problem(table.file, table.line(("alignments", index, "status")),
                              f"{record.id}: {end} ยังไม่ยืนยัน จึงอนุมัติการเชื่อมโยงไม่ได้ ใช้ status: proposed",
                              f"{record.id}: {end} is unverified, so the alignment cannot be approved; use status: proposed", "unverified-end")


def official_predicates_are_mapped(data: Dataset) -> Iterator[Problem]:
    """An official relation is read by the reviewed table, and as the table says."""
    terms = {row.text: row.term for row in data.predicates.record.mappings}
    read_as: list[tuple[Located[AlignmentTable], str, int, str, str | None, str | None]]
    read_as = [(table, "alignments", index, record.id, record.predicate_text, record.predicate)
               for table, index, record in data.alignment_records() if record.basis == "official"]
    read_as += [(table, "statements", index, statement.id, statement.predicate_text, "statement")
                for table, index, statement in data.statement_records()]
    for table, key, index, name, text, term in read_as:
        if terms.get(text or "") != term:
            yield Problem(table.file, table.line((key, index, "predicate_text")),
                          f"{name}: ถ้อยคำความสัมพันธ์นี้ไม่ตรงกับ predicates.yaml เพิ่มหรือแก้ในตาราง",
                          f"{name}: this wording is not read as {term} by predicates.yaml; add or correct the row", "predicate")


RULES: tuple[Rule, ...] = (
    every_plan_has_an_id, ids_are_unique, table_ids_are_unique, parents_exist, sources_exist, verified_has_a_source,
    plans_refer_to_what_exists, alignments_refer_to_what_exists, statements_refer_to_what_exists, agencies_are_known, no_edge_inside_one_plan, unverified_ends_are_not_approved, official_predicates_are_mapped,
)


def check_dataset(data: Dataset) -> list[Problem]:
    """Problems of every rule. Rules behind the first two need ids, so they run only on data that has them."""
    problems = [*every_plan_has_an_id(data)]
    if problems:
        return problems
    return sorted({problem for rule in RULES[1:] for problem in rule(data)})


def require_sound(data: Dataset) -> Dataset:
    """``data`` itself if no rule is broken; raises :class:`DataError` otherwise."""
    problems = check_dataset(data)
    if problems:
        raise DataError(problems)
    return data


def _walk(plan: Located[PlanDocument]) -> Iterator[tuple[tuple[str | int, ...], Element]]:
    for placed in placed_elements(plan.record):
        yield placed.path, placed.element


def _values(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _values(part, (*path, key))
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            yield from _values(part, (*path, index))
    elif path:
        yield path, value


def _taken(seen: dict[str, str], table: Located[Any], path: tuple[str | int, ...], key: str, shown: str) -> Iterator[Problem]:
    if key in seen:
        yield Problem(table.file, table.line(path), f"id «{shown}» ซ้ำกับ {seen[key]} ตั้ง id ใหม่",
                      f"id “{shown}” is taken at {seen[key]}; choose another", "repeated-id")
    seen.setdefault(key, f"{table.file}:{table.line(path)}")


def _unknown(table: Located[Any], path: tuple[str | int, ...], key: str, value: str) -> Problem:
    return Problem(table.file, table.line(path), f"{key} อ้างถึง «{value}» ซึ่งไม่มีในข้อมูล ตรวจตัวสะกดของ id",
                   f"{key} refers to “{value}”, which does not exist; check the id", "unknown-id")


