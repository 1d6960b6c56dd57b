"""A text to its plan document: footnotes off, old columns out, structure, running text, alignments. Pure: text in, record out."""

from __future__ import annotations

import re

from loaders.problems import Problem
from loaders.text.agencies import abbreviations_in, names_a_body, names_agencies, read_agencies
from loaders.text.alignments import read_alignments
from loaders.text.apart import other_documents, without_figures
from loaders.text.bare_groups import number_bare
from loaders.text.blocks import number_blocks, number_lists
from loaders.text.cards import place_cards
from loaders.text.codes import spell_codes
from loaders.text.comparison import keep_current
from loaders.text.counted_groups import place_counted_groups
from loaders.text.counted_heads import number_counted
from loaders.text.counted_lines import place_counted_lines
from loaders.text.counted_names import number_counted_names
from loaders.text.decode import decode
from loaders.text.english_heads import thai_heads
from loaders.text.field_rows import place_fields
from loaders.text.first_cells import place_first_cells
from loaders.text.fitted_tables import place_fitted
from loaders.text.flagships import name_flagships
from loaders.text.footnotes import Footnotes, take_footnotes
from loaders.text.found import Found, TextPlan
from loaders.text.framed_rows import place_framed
from loaders.text.gap_tables import place_gap_tables
from loaders.text.inner_heads import labels_on_own_lines, number_named, on_own_lines
from loaders.text.items import declares_count, make_item
from loaders.text.labelled_names import number_labelled
from loaders.text.leading_sentences import label_leading
from loaders.text.led_measures import place_measures
from loaders.text.lines import Line, join, join_labels, read_lines
from loaders.text.marked_notes import take_marked
from loaders.text.misspelt import right_heads
from loaders.text.numbered_rows import number_rows
from loaders.text.outline import Outline
from loaders.text.own_kinds import name_kinds
from loaders.text.page_marks import without_page_marks
from loaders.text.plain_heads import plain_heads
from loaders.text.plain_parts import mark_plain
from loaders.text.prose import changed_indicators, tells_of_past
from loaders.text.repeated_names import without_repeated_names
from loaders.text.repeats import without_repeats
from loaders.text.row_tables import place_rows
from loaders.text.side_columns import without_side_columns
from loaders.text.stages import mark_stages
from loaders.text.tables import label_cells
from loaders.text.title import find_title
from loaders.text.told import Clause, read_clauses
from loaders.text.vocabulary import group_rank
from loaders.text.wrapped import unwrapped
from loaders.text.wrapped_lists import rejoined
from loaders.text.year_columns import place_year_columns
from loaders.text.year_rows import turn_years

__all__ = ["load_bytes", "load_text"]

_BODY, _MUCH_MORE = ("groups", "tactics", "guidelines", "sub_bullets", "projects", "activities"), 1.5
_NO_KIND = ("ประเด็น", "หน่วยงาน", "มาตรการ")
"""Kinds of groups whose names may be those of bodies."""
_BEHIND_NAME, _LEAST_BEHIND = re.compile(r"\s?\((?P<bodies>(?:[^()]|\([^()]{2,40}\)){2,120})\)$"), 3
_WRAPPED, _PARAGRAPH, _LEAST_QUOTED = 120, 150, 5
_DASH = re.compile(r"^[-–—_.\s]{3,}$")


_STEPS = (without_repeated_names, place_counted_groups, place_counted_lines, rejoined, number_rows, join_labels, labels_on_own_lines, on_own_lines, without_repeats, number_counted_names, number_counted, number_named,
          place_year_columns, without_side_columns, turn_years, place_rows, mark_stages, place_first_cells, place_cards, place_fields, place_framed, place_fitted,
          number_labelled, number_bare, number_blocks, label_leading, mark_plain, label_cells)
"""What lays lines out, in this order: what is known by its count, headings, tables, lists, labels. Each takes and gives lines."""


def load_bytes(data: bytes, name: str = "") -> TextPlan:
    """The plan document of a text file.

    Raises:
        DataError: the bytes are no text (see :func:`loaders.text.decode.decode`).
    """
    return load_text(decode(data, name).text, name)


def load_text(text: str, name: str = "") -> TextPlan:
    """The plan document of a text. Never raises: what is not understood is left out and named in ``problems``."""
    lines = without_repeats(name_kinds(plain_heads(unwrapped(spell_codes(thai_heads(place_gap_tables(text, without_page_marks(right_heads(read_lines(text))))))))))
    notes = take_marked(lines) or take_footnotes(lines)
    title = find_title(list(notes.lines))
    compared = keep_current([line for line in notes.lines if not _DASH.match(line.text)])
    current = [line for line in compared.lines if len(line.text) < _PARAGRAPH or not tells_of_past(line.text, title.period)]
    current, apart = other_documents(current, title.text, name)
    current, figures = without_figures(_after_title(current, title.line), name)
    plan, told = _body(_laid_out(current), title.text)
    superseded = [*compared.superseded, *told]
    _drop_empty(plan)
    _hang_footnotes(plan, notes)
    _bodies_of_groups(plan.parts.get("groups", []))
    name_flagships(plan, notes.lines, notes.notes)
    problems = [Problem(name, problem.line, problem.th, problem.en, problem.rule) for problem in compared.problems]
    problems += [*apart, *figures, *_missing(name, title.text, plan)]
    short: dict[str, str] = {}
    for before, line in zip([None, *lines], lines, strict=False):
        wrapped = before is not None and line.text.startswith(("และ", "(")) and len(before.text) < _WRAPPED
        words = join(before.text, line.text) if before is not None and wrapped else line.text
        for abbreviation, full in abbreviations_in(words[:20_000]):
            short.setdefault(abbreviation, full)
    for body in [body for part in plan.walk() for body in (*part.agencies, *part.supporting)]:  # wrapped names are whole only here
        for abbreviation, full in abbreviations_in(body):
            short.setdefault(abbreviation, full)
    _one_name_each(plan, short)
    return TextPlan(title.text, title.line, title.period, plan, tuple(upper for upper in read_alignments(list(notes.lines), title.text, title.period) if not _own_frame(plan, upper.plan or "")), notes.notes, short,
                    tuple(superseded), tuple(problems))


def _read(lines: list[Line]) -> tuple[Found, list[Found]]:
    """The plan in the lines, and what of it is superseded."""
    outline = Outline(lines)
    superseded: list[Found] = []
    _read_prose(outline.plan, outline.left, superseded, outline.measures_kind)
    return outline.plan, superseded


def _body(lines: list[Line], title: str) -> tuple[Found, list[Found]]:
    """As :func:`_read`; where no groups are found, and little or nothing else, once more with lists of lists as its groups."""
    plan, superseded = _read(lines)
    if plan.parts.get("groups"):
        return plan, superseded
    listed = number_lists(lines, title)
    if listed is lines and not any(plan.parts.get(role) for role in _BODY):
        listed = place_measures(lines, title)
    again, superseded_again = _read(listed) if listed is not lines else (plan, superseded)
    parts, parts_again = (sum(part.role in _BODY for part in each.walk()) for each in (plan, again))
    return (again, superseded_again) if parts_again > _MUCH_MORE * parts else (plan, superseded)


def _laid_out(lines: list[Line]) -> list[Line]:
    """Lines as a reader of labels and headings wants them: one heading a line, one label before each cell."""
    for step in _STEPS:
        lines = step(lines)
    return lines


def _one_name_each(plan: Found, short: dict[str, str]) -> None:
    """Agencies that the text gives an abbreviation go by both, ``ชื่อเต็ม (ย่อ)``, so that no list names one twice and none is guessed."""
    both = {abbreviation: f"{name} ({abbreviation})" for abbreviation, name in short.items() if names_a_body(name)}
    for part in plan.walk():
        part.agencies = list(dict.fromkeys(both.get(name, name) for names in part.agencies for name in _unglued(names, both)))
        part.supporting = list(dict.fromkeys(both.get(name, name) for names in part.supporting for name in _unglued(names, both)))


def _unglued(names: str, known: dict[str, str]) -> list[str]:
    """Abbreviations that the text defines, from between which the space was lost: “กพล.มกช.”."""
    out: list[str] = []
    rest = "" if names in known else names
    while rest:
        first = max((each for each in known if rest.startswith(each)), key=len, default="")
        if not first:
            return [names]
        out.append(first)
        rest = rest[len(first):]
    return out or [names]


def _bodies_of_groups(groups: list[Found]) -> None:
    """Bodies from the names of groups: of measures listed by those who take them, and in brackets behind most of the names."""
    for group in groups:
        if group.kind in _NO_KIND and not group.agencies and names_agencies(group.text):
            group.agencies = read_agencies(group.text)
    behind = [(group, found) for group in groups if not group.agencies and (found := _BEHIND_NAME.search(group.description or group.text)) and names_agencies(found["bodies"])]
    if len(behind) >= _LEAST_BEHIND and len(behind) * 2 > len(groups):
        for group, found in behind:
            group.agencies = read_agencies(found["bodies"])
            if group.description:
                group.description = found.string[:found.start()].strip()
            else:
                group.text = found.string[:found.start()].strip()


def _own_frame(plan: Found, named: str) -> bool:
    """Whether what is followed is the plan's own frame: its name quotes the names of its groups (“กรอบ “สื่อสารเชิงรุก ยกระดับปฏิบัติการ””)."""
    groups = [group.text for group in plan.parts.get("groups", ()) if len(group.text) > _LEAST_QUOTED]
    return "“" in named and sum(name in named for name in groups) > 1


def _after_title(lines: list[Line], title_line: int) -> list[Line]:
    return [line for line in lines if line.number != title_line] if lines and lines[0].number == title_line else lines


def _read_prose(plan: Found, left: list[Line], superseded: list[Found], measures_kind: str) -> None:
    """What running text tells and no label gave."""
    told = [(line, clause) for line in left for clause in read_clauses(line.text)[1] if clause.parts]
    given = {role for role in ("vision", "goals", "indicators", "groups") if any(part.rule != "told" for part in plan.parts.get(role, ()))}
    for line, clause in told:
        before = clause.role == "goals" and all(part.line > line.number for part in plan.parts.get("goals", ()) if part.rule != "told")
        if clause.role in ("goals", "indicators") and (clause.role not in given or before):
            for part in clause.parts:
                plan.add(make_item(clause.role, part, line.number, "told"))
        elif clause.role == "vision" and not plan.parts.get("vision"):
            plan.add(Found("vision", clause.parts[0], line.number, "told", last_line=line.number))
    if "groups" not in given:
        _add_listed_groups(plan, told)
    _add_listed_projects(plan, told)
    if not plan.parts.get("groups"):
        _add_listed_guidelines(plan, told)
        _raise_measures(plan, measures_kind)
        _raise_guidelines(plan)
    for line in left:
        for old, new in changed_indicators(line.text):
            plan.add(make_item("indicators", new, line.number, "changed-indicator"))
            superseded.append(Found("indicators", old, line.number, "changed-indicator"))


def _add_listed_groups(plan: Found, told: list[tuple[Line, Clause]]) -> None:
    """Groups that a sentence lists, as many as it announces; the highest kind. Several lists of one kind in a sentence are of parts above them, which it names otherwise."""
    lists = [(line, clause) for line, clause in told if clause.role in ("groups", "tactics") and len(clause.parts) == clause.count > 1]
    best = min(lists, key=lambda each: (group_rank(each[1].word), each[0].number), default=None)
    if best is None or (best[1].role == "tactics" and sum(line is best[0] and clause.word == best[1].word for line, clause in lists) > 1):
        return
    line, clause = best
    for number, name in enumerate(clause.parts, 1):
        plan.add(Found("groups", name, line.number, "listed-groups", number=str(number), kind=clause.word, last_line=line.number))
    for role in ("tactics", "guidelines"):
        behind = [other for at, other in told[told.index(best) + 1:] if at is line and other.role == role and other.count]
        if len(behind) == 1 and role not in plan.parts:  # of all the groups; of each there would be several
            for part in behind[0].parts:
                plan.add(make_item(role, part, line.number, "told"))


def _add_listed_projects(plan: Found, told: list[tuple[Line, Clause]]) -> None:
    """Projects that a sentence lists with numbers, as many as it announces, beside groups that a sentence lists, in a plan that gives no others."""
    listed = [(line, clause) for line, clause in told if clause.role == "projects" and len(clause.parts) == clause.count > 1]
    if listed and any(group.rule == "listed-groups" for group in plan.parts.get("groups", ())) and not any(part.role == "projects" for part in plan.walk()):
        for part in listed[0][1].parts:
            plan.add(make_item("projects", part, listed[0][0].number, "told"))


def _add_listed_guidelines(plan: Found, told: list[tuple[Line, Clause]]) -> None:
    """Guidelines that a sentence lists, as many as it announces, in a plan that gives no others."""
    lists = [(line, clause) for line, clause in told if clause.role == "guidelines" and len(clause.parts) == clause.count > 1]
    if lists and not plan.parts.get("guidelines") and not plan.parts.get("tactics"):
        line, clause = lists[0]
        for part in clause.parts:
            plan.add(make_item("guidelines", part, line.number, "told"))


def _raise_measures(plan: Found, kind: str) -> None:
    """Measures or tactics of a plan without strategies are its top level."""
    measures = plan.parts.get("tactics", [])
    if len(measures) < 2 or len({part.rule for part in measures}) > 1:  # noqa: PLR2004 - one is no level
        return
    del plan.parts["tactics"]
    for number, part in enumerate(measures, 1):
        part.role, part.number, part.kind = "groups", part.number or str(number), part.kind or kind
        plan.add(part)


def _raise_guidelines(plan: Found) -> None:
    """Guidelines of a plan that has nothing above them, each with items of its own, are its top level."""
    guidelines = plan.parts.get("guidelines", [])
    if len(guidelines) < 2 or plan.parts.get("groups") or plan.parts.get("tactics") or not all(part.number and part.parts.get("sub_bullets") for part in guidelines):  # noqa: PLR2004 - one is no level
        return
    for part in plan.parts.pop("guidelines"):
        part.role, part.kind = "groups", part.kind or "แนวทาง"
        for item in part.parts.pop("sub_bullets"):
            above = part.parts.get("guidelines", [])[-1:]
            if above and item.number and "." in item.number and item.number.startswith(f"{above[0].number}."):
                above[0].add(item)
                continue
            item.role = "guidelines"
            part.add(item)
        plan.add(part)


def _drop_empty(plan: Found) -> None:
    for part in plan.walk():
        for name, parts in list(part.parts.items()):
            part.parts[name] = [below for below in parts if (below.text or below.parts) and not _only_leads(below)]


def _only_leads(part: Found) -> bool:
    """Whether an indicator or goal, its wrapped lines joined, only says how many parts of the plan come below it."""
    return part.role in {"goals", "indicators"} and not part.parts and not part.targets and declares_count(part.text)


def _hang_footnotes(plan: Found, notes: Footnotes) -> None:
    for part in plan.walk():
        for note in notes.by_line.get(part.line, ()):
            if note.anchor and note.anchor.split()[-1][-20:] in f"{part.text} {part.description or ''}":
                part.footnotes.append(note.number)


def _missing(name: str, title: str, plan: Found) -> list[Problem]:
    out = []
    if not title:
        out.append(Problem(name, 0, "ไม่พบชื่อแผน: เติมบรรทัด “เรื่อง …” หรือชื่อแผนไว้บรรทัดแรก", "no plan title found: put the plan's title in the first line", "no-title"))
    if not any(part is not plan for part in plan.walk()):
        out.append(Problem(name, 0, "ไม่พบส่วนของแผน (วิสัยทัศน์ เป้าหมาย ตัวชี้วัด ยุทธศาสตร์ …): ตรวจว่าไฟล์เป็นข้อความของแผน", "no part of a plan found (vision, goals, indicators, strategies …): check that the text is a plan", "no-parts"))
    return out
