"""One page for a director: how far the plan is tied to the plans above it, what is missing, in conflict, undecided, unverified, over-claimed, what to do next.

Every figure is one that a page of the product shows too: :mod:`queries.read.coverage`, :mod:`queries.read.progress`, :mod:`exports.standing`
and :mod:`exports.claims`. What a list has no room for is counted, and stands in the Excel file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from exports.brief_fit import fitted
from exports.brief_words import word
from exports.claims import Claim, overclaimed
from exports.plain import one_line
from exports.records import Line
from exports.section import section_from
from exports.section_links import collect
from exports.standing import BANGKOK, Standing, end_name, moment, standing
from exports.thai import digits as in_digits
from graph.progress import STATES
from graph.progress_words import STATE_NAMES
from graph.store import GraphStore
from loaders.calendar import BUDDHIST_ERA
from queries.read.alignments import alignments
from queries.read.coverage import Coverage, coverage, served_states
from queries.read.progress import plan_progress
from queries.read.records import AlignmentView, Lang, Ref

__all__ = ["Brief", "brief_markdown", "director_brief"]

_ROWS = 6
_SHORT, _LABEL, _REASON = 40, 56, 190


@dataclass(frozen=True)
class Brief:
    """The page before it has a format."""

    lang: Lang
    title: str
    plan: str
    lede: str
    figures: tuple[tuple[str, str], ...]
    """Number and what it counts."""
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """One row an upper plan (or, of an upper plan, one a plan that serves it)."""
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """Heading and lines; only parts that have something to say, with as many lines as one page holds."""
    steps: tuple[str, ...]
    closing: tuple[str, ...]


def director_brief(store: GraphStore, plan_id: str, made: datetime | None, lang: Lang = "th") -> Brief:
    """The brief of one plan (about 60 queries). Raises ``queries.read.NotFoundError`` for an unknown plan."""
    links, found, state = collect(store, plan_id), coverage(store, plan_id), standing(store, plan_id, made, lang)
    records = [record for record in alignments(store, plan_id) if record.predicate == "conflictsWith" and record.status == "approved"]
    claims = overclaimed(links)
    section = section_from(store, links, "arabic", made)
    gaps = sum(block.text.count("⟨") for block in section.blocks[3:] if isinstance(block, Line))
    drafts = sum(block.draft for block in section.blocks if isinstance(block, Line))
    today = (made or datetime.now(BANGKOK)).astimezone(BANGKOK).year + BUDDHIST_ERA
    progress = Counter(one.state for one in plan_progress(store, (part.ref.id for part in links.own.of_type("Indicator")), today))
    plan = _plan_name(found.plan, lang)
    progress_line = " · ".join(f"{STATE_NAMES[one][0 if lang == 'th' else 1]} {progress[one]}" for one in STATES if progress[one])
    parts = (
        (word("gaps", lang), _gap_lines(found, lang)), (word("conflicts", lang), _conflict_lines(records, plan_id, lang)),
        (word("undecided", lang), _once(_pair(record, plan_id, lang) for record in state.undecided)),
        (word("unverified", lang), _once([*(end_name(ref, lang, _LABEL) for ref in state.unverified),
                                          *(word("remark", lang).format(about=_end(ref, plan_id, lang, _LABEL)) for ref in state.doubtful)])),
        (word("claims", lang), _claim_lines(claims, lang)),
        (word("progress", lang), (progress_line,) if progress_line else ()),
    )
    count = word("closing", lang).format(version=state.version, build=state.build)
    when = f"{word('made', lang)} {moment(made, lang)} " if made else ""
    return fitted(Brief(lang, word("title", lang), plan, _lede(found, lang), _figures(found, state, records, lang), _head(found, lang), _rows(found, lang),
                        tuple((heading, lines) for heading, lines in parts if lines), _steps(found, state, records, claims, (gaps, drafts), lang), (f"{when}{count}",)))


def _plan_name(ref: Ref, lang: Lang) -> str:
    return in_digits(one_line(ref.label.text(lang) or ref.id, 200), "arabic")


def _lede(found: Coverage, lang: Lang) -> str:
    counted = [item for item in found.items if item.state != "apart"]
    served = sum(item.state in served_states(found.side) for item in counted)
    return word(f"lede.{found.side}", lang).format(total=len(counted), served=served, official=found.official, curated=found.curated)


def _figures(found: Coverage, state: Standing, conflicts: Sequence[AlignmentView], lang: Lang) -> tuple[tuple[str, str], ...]:
    counted = [item for item in found.items if item.state != "apart"]
    served = sum(item.state in served_states(found.side) for item in counted)
    unseen = sum(item.state == "unseen" for item in counted)
    numbers = ((f"{served}/{len(counted)}", f"figure.{found.side}"), (str(found.official + found.curated), "figure.links"), (str(unseen), "figure.unseen"),
               (str(len(conflicts)), "figure.conflicts"), (str(len(state.undecided)), "figure.undecided"), (str(len(state.unverified) + len(state.doubtful)), "figure.unverified"))
    return tuple((number, word(key, lang)) for number, key in numbers)


def _head(found: Coverage, lang: Lang) -> tuple[str, ...]:
    return (word(f"head.{found.side}", lang), *(word(key, lang) for key in ("head.linked", "head.inherited", "head.reviewed", "head.unseen", "head.official", "head.curated", "head.pending")))


def _rows(found: Coverage, lang: Lang) -> tuple[tuple[str, ...], ...]:
    rows = [(_cut(one.plan.label.short(lang) or one.plan.id, _SHORT), *(str(one.states.get(key, 0)) for key in ("linked", "inherited", "reviewed", "unseen")),
             str(one.official), str(one.curated), str(one.pending)) for one in found.looks]
    return tuple(rows[:_ROWS])


def _cut(text: str, longest: int) -> str:
    text = one_line(text)
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))


def _gap_lines(found: Coverage, lang: Lang) -> tuple[str, ...]:
    """What nobody has looked at; from below first what leads nowhere."""
    items = [item for item in found.items if item.state == "unseen" and item.headline]
    items.sort(key=lambda item: not item.orphan)
    return _once(end_name(item.ref, lang, _LABEL) for item in items)


def _end(ref: Ref | None, plan_id: str, lang: Lang, longest: int) -> str:
    """A thing by name; the plan itself is what the whole page is about and needs none."""
    return word("whole", lang) if ref and ref.id == plan_id else end_name(ref, lang, longest)


def _pair(record: AlignmentView, plan_id: str, lang: Lang, longest: int = 40) -> str:
    return f"{_end(record.subject, plan_id, lang, longest)} → {_end(record.object or record.scope, plan_id, lang, longest)}"


def _conflict_lines(records: Iterable[AlignmentView], plan_id: str, lang: Lang) -> tuple[str, ...]:
    return _once([f"{_pair(record, plan_id, lang, 32)}: {_cut(record.rationale.text(lang) or '', _REASON)}" for record in records])


def _claim_lines(claims: Iterable[Claim], lang: Lang) -> tuple[str, ...]:
    """One line a fault: how many, and the first."""
    lines = []
    by_fault: dict[str, list[Claim]] = {}
    for claim in claims:
        by_fault.setdefault(claim.fault, []).append(claim)
    for fault, some in by_fault.items():
        first = some[0]
        ends = ", ".join(end_name(ref, lang, 30) for ref in first.objects[:2]) + (" …" if len(first.objects) > 2 else "")  # noqa: PLR2004
        lines.append(word(f"claim.{fault}", lang).format(count=len(some), first=f"{end_name(first.subject, lang, 30)} → {ends}"))
    return tuple(lines)


def _steps(found: Coverage, state: Standing, conflicts: Sequence[AlignmentView], claims: Sequence[Claim], to_write: tuple[int, int], lang: Lang) -> tuple[str, ...]:
    """What is left to do, most urgent first; nothing for what is done."""
    unseen = sum(item.state == "unseen" and item.headline for item in found.items)
    counts = (("undecided", len(state.undecided)), ("conflicts", len(conflicts)), ("claims", len(claims)), ("unverified", len(state.unverified) + len(state.doubtful)),
              ("gaps", unseen), ("write", to_write[0]), ("drafts", to_write[1]))
    return tuple(word(f"step.{key}", lang).format(count=count) for key, count in counts if count)


def _plain(text: str) -> str:
    """Text that no reader of Markdown takes for a tag or a link."""
    return text.replace("<", "&lt;").replace("](", "]\\(")


def brief_markdown(found: Brief) -> str:
    """The page as Markdown."""
    def row(cells: Iterable[str]) -> str:
        return "| " + " | ".join(_plain(cell).replace("|", "\\|") for cell in cells) + " |"

    lines = [f"# {found.title}", "", f"**{_plain(found.plan)}**", "", _plain(found.lede), "", row(label for _, label in found.figures), row("---:" for _ in found.figures),
             row(number for number, _ in found.figures)]
    if found.rows:
        lines += ["", row(found.head), row(["---", *("---:" for _ in found.head[1:])]), *(row(cells) for cells in found.rows)]
    for heading, some in found.parts:
        lines += ["", f"## {heading}", "", *(f"- {_plain(line)}" for line in some)]
    if found.steps:
        lines += ["", f"## {word('steps', found.lang)}", "", *(f"{number}. {line}" for number, line in enumerate(found.steps, 1))]
    return "\n".join([*lines, "", *(f"{line}\n" for line in found.closing)]).rstrip() + "\n"
