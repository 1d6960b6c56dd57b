"""What every document we hand out says of itself: when it was made, from which data, and what in it nobody has decided or seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from exports.citation import citation
from exports.plain import one_line
from exports.thai import thai_date
from exports.trace_words import kind
from graph.published import published_build
from graph.store import GraphStore
from queries.read.about import unverified
from queries.read.alignments import alignments
from queries.read.records import AlignmentView, Lang, Ref

__all__ = ["BANGKOK", "NAMED", "Standing", "end_name", "link_name", "moment", "standing", "standing_lines"]

BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")
"""Thai documents are dated by the clock of Thailand, wherever the program runs. Thailand has no summer time."""
NAMED = 8
"""So many of a kind are named; the Excel file has them all."""
_DECIDED = frozenset({"approved", "rejected", "withdrawn", "superseded"})
_DISPUTED = (" (ผู้ตรวจเห็นไม่ตรงกัน)", " (disputed by its reviewers)")
_REMARKS = frozenset({"Remark", "KnownGap", "Discrepancy", "StatusReport"})
_LABEL = 90


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of what a document about one plan was written from."""

    plan: Ref
    made: datetime | None
    """When; None only where a text is compared with a kept one."""
    version: str
    build: str
    undecided: tuple[AlignmentView, ...]
    """Alignments of the plan that nobody has approved or rejected; they are not printed as facts."""
    unverified: tuple[Ref, ...]
    """Elements and values of the plan, and elements of other plans that its records name, that nobody has seen in a document."""
    doubtful: tuple[Ref, ...]
    """What remarks of the plan are about that nobody has seen in a document."""
    cite: str


def standing(store: GraphStore, plan_id: str, made: datetime | None, lang: Lang = "th") -> Standing:
    """The state of one plan (about 6 queries). Raises ``queries.read.NotFoundError`` for an unknown plan."""
    cite = citation(store, "text", lang, plan_id)
    records = alignments(store, plan_id)
    facts = [fact for fact in unverified(store) if plan_id in (fact.about.plan, fact.about.id)]
    unseen = {fact.about.id: fact.about for fact in facts if fact.type not in _REMARKS}
    ends = {end.id: end for record in records for end in (record.subject, record.object) if end and not end.verified}
    plan = next((end for record in records for end in (record.subject, record.object, record.scope) if end and end.id == plan_id), None)
    return Standing(plan or _ref(store, plan_id), made, str(store.manifest["version"]), published_build(store),
                    tuple(record for record in records if record.status not in _DECIDED), tuple((unseen | ends).values()),
                    tuple(fact.about for fact in facts if fact.type in _REMARKS), cite)


def _ref(store: GraphStore, plan_id: str) -> Ref:
    from queries.read.elements import refs  # noqa: PLC0415 - only where no record names the plan

    return refs(store, [plan_id])[plan_id]


def moment(made: datetime, lang: Lang = "th") -> str:
    """«28 พฤศจิกายน 2569 เวลา 11:05 น.», “28 November 2026, 11:05 (UTC+7)”."""
    here = made.astimezone(BANGKOK)
    if lang == "th":
        return f"{thai_date(here.date().isoformat())} เวลา {here:%H:%M} น."
    return f"{here.day} {here:%B %Y, %H:%M} (UTC+7)"


def end_name(ref: Ref | None, lang: Lang = "th", longest: int = _LABEL) -> str:
    """One end of a record on one line: kind, number and wording, cut where it is long; between ⟨ ⟩ if nobody has seen it written."""
    if ref is None:
        return "–"
    words = one_line(ref.label.text(lang) or ref.id)
    words = words if len(words) <= longest else f"{words[:longest].rstrip()}…"
    head = "" if ref.type == "Instrument" else " ".join(filter(None, (kind(ref, lang), ref.number)))
    name = f"{head} “{words}”".strip()
    return name if ref.verified else f"⟨{name}⟩"


def link_name(record: AlignmentView, lang: Lang = "th", longest: int = _LABEL) -> str:
    """«ตัวชี้วัด 2 “…” → เป้าหมาย 1 “…”»."""
    return f"{end_name(record.subject, lang, longest)} → {end_name(record.object or record.scope, lang, longest)}"


def standing_lines(found: Standing, lang: Lang = "th") -> tuple[str, ...]:
    """Sentences: when and from what; what is undecided; what is unverified."""
    th = lang == "th"
    data = f"ข้อมูลรุ่น {found.version} (กราฟ {found.build})" if th else f"data version {found.version} (build {found.build})"
    when = f"จัดทำเมื่อ {moment(found.made)} จาก{data}" if th and found.made else f"Made on {moment(found.made, 'en')} from {data}" if found.made else data
    waiting = _listed([link_name(record, lang) + (_DISPUTED[lang == "en"] if record.disputed else "") for record in found.undecided], lang)
    unseen = _listed([end_name(ref, lang) for ref in found.unverified], lang)
    doubt = _listed([end_name(ref, lang) for ref in found.doubtful], lang)
    lines = (when, f"ความเชื่อมโยงที่ยังไม่ตัดสิน {len(found.undecided)} รายการ ไม่นับและไม่พิมพ์เป็นข้อเท็จจริง{waiting}",
             f"ถ้อยคำหรือค่าที่ยังไม่ยืนยันกับเอกสาร {len(found.unverified)} ข้อ{unseen}") if th else (
             when, f"Alignments not decided: {len(found.undecided)}; they are neither counted nor printed as facts{waiting}",
             f"Wordings or values nobody has seen in a document: {len(found.unverified)}{unseen}")
    if not found.doubtful:
        return lines
    said = f"หมายเหตุที่ยังไม่ยืนยันกับเอกสาร {len(found.doubtful)} ข้อ เรื่อง" if th else f"Remarks nobody has seen in a document: {len(found.doubtful)}, on"
    return (*lines, f"{said}{doubt}")


def _listed(names: Iterable[str], lang: Lang) -> str:
    every = list(names)
    if not every:
        return ""
    rest = len(every) - NAMED
    more = (f"; และอีก {rest}" if lang == "th" else f"; and {rest} more") if rest > 0 else ""
    return f": {'; '.join(every[:NAMED])}{more}"
