"""A trace in words: a paragraph to paste, in Thai or English, and the whole as Markdown.

Only what records say is said. A step that nobody has approved, or an end that nobody has seen in a document, stands between ⟨ and ⟩,
as every unverified thing in an official text of ours; what is missing stands there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from exports.thai import thai_date
from exports.trace_words import GAP_HELP, GAPS, PART_OF, STAGES, VERBS, kind, pick, reason, remedies, said_by
from queries.read.records import AlignmentView, EvidenceView, Lang, Ref, SourceView
from queries.read.trace import Trace, TraceChain, TraceGap, TraceStep

__all__ = ["counted", "headline", "left_out", "name", "paragraph", "to_markdown", "weak_link", "wording"]

UNSOURCED = "unsourced"
_PERSON = "agent/"
"""Ids of those whose decisions the log holds begin so."""


def wording(ref: Ref, lang: Lang) -> str:
    """Kind, number and wording of a thing; between ⟨ ⟩ if nobody has seen it written."""
    words = ref.label.text(lang) or ref.id
    if ref.type == "Instrument":
        return words
    number = f" {ref.number}" if ref.number and ref.verified else ""
    whole = f"{kind(ref, lang)}{number} “{words}”"
    return whole if ref.verified else f"⟨{whole}: {'ยังไม่ยืนยันกับเอกสาร' if lang == 'th' else 'unverified'}⟩"


def name(ref: Ref, stage: str, lang: Lang) -> str:
    """:func:`wording`, with Y1, Y2 or Z where the thing is one."""
    return f"{wording(ref, lang)} ({stage})" if stage in {"Y1", "Y2", "Z"} else wording(ref, lang)


def headline(trace: Trace, lang: Lang) -> str:
    """What was found, in one sentence."""
    start = wording(trace.start, lang)
    other = wording(trace.to, lang) if trace.to else ""
    lower, upper = (start, other) if trace.direction == "up" else (other, start)
    if trace.to:
        found = (f"สายจาก {lower} ขึ้นไปถึง {upper}", f"Chains from {lower} up to {upper}")
        none = (f"ไม่พบสายที่เชื่อม {start} กับ {other}", f"No chain joins {start} and {other}")
    elif trace.direction == "up":
        found = (f"สายจาก {start} ขึ้นไปถึงยุทธศาสตร์ชาติ", f"Chains from {start} up to the National Strategy")
        none = (f"ยังไม่มีสายจาก {start} ถึงยุทธศาสตร์ชาติ", f"No chain leads from {start} to the National Strategy yet")
        if trace.start.level == 1:
            none = (f"{start} อยู่ในยุทธศาสตร์ชาติเอง", f"{start} is itself in the National Strategy")
    else:
        found = (f"สายจากแผนระดับที่ 3 ขึ้นมาถึง {start}", f"Chains from plans of level 3 up to {start}")
        none = (f"ยังไม่มีแผนระดับที่ 3 ใดในทะเบียนที่มีสายถึง {start}", f"No plan of level 3 in the register leads to {start} yet")
    return pick(found if trace.found else none, lang)


def counted(trace: Trace, lang: Lang) -> str:
    """How many chains there are, and how many of them lack nothing; empty where there is none."""
    if not trace.found:
        return ""
    number = f"{trace.total:,}" if trace.total is not None else (f"มากกว่า {trace.found:,}" if lang == "th" else f"more than {trace.found:,}")
    if lang == "th":
        whole = f"ในจำนวนนี้ {trace.whole:,} สาย" if trace.whole else "ไม่มีสายใด"
        return f"{number} สาย {whole}มีรายการที่อนุมัติแล้วครบทุกขั้น ไม่ขาดขั้นใด และไม่มีขั้นที่ได้มาเพียงเพราะเป็นส่วนหนึ่ง"
    whole = f"{trace.whole:,} of them" if trace.whole else "none"
    return f"{number} chain{'' if trace.total == 1 else 's'}; {whole} with an approved record for every step, no step missing and none merely inherited"


def paragraph(chain: TraceChain, trace: Trace, lang: Lang) -> str:
    """The chain as one paragraph with numbered sources below it, ready to be pasted. Ends without a line break."""
    sources: dict[str, int] = {}
    first = chain.nodes[0]
    parts = [name(first, chain.stages[0], lang) + _in_plan(first, None, trace, lang)]
    for index, step in enumerate(chain.steps):
        parts += [_gap_clause(gap, lang) for gap in chain.gaps if gap.after == index and gap.kind != "top"]
        parts.append(_clause(step, chain.stages[index + 1], trace, lang, sources, first=index == 0))
    parts += [_gap_clause(gap, lang) for gap in chain.gaps if gap.after == len(chain.steps)]
    text = " ".join(parts) if lang == "th" else _english(parts)
    listed = [f"[{number}] {source}" for source, number in sources.items()]
    return "\n".join([text, *(["", "ที่มา" if lang == "th" else "Sources", *listed] if listed else [])])


def _english(parts: list[str]) -> str:
    return parts[0] + "".join(f", {part}" if index and part.startswith("which") else f" {part}" for index, part in enumerate(parts[1:])) + "."


def _clause(step: TraceStep, stage: str, trace: Trace, lang: Lang, sources: dict[str, int], *, first: bool) -> str:
    """«ซึ่งส่งผลต่อ … (ตามการอ่านของผู้วิเคราะห์ [1][2])»."""
    record = step.records[0] if step.records else None
    verb = pick(VERBS[record.predicate or "alignsWith"] if record else PART_OF, lang)
    said = _said(record, lang) if record else said_by("part", lang)
    cites = "".join(f"[{sources.setdefault(place, len(sources) + 1)}]" for place in _places(step, lang))
    upper = name(step.upper, stage, lang) + _in_plan(step.upper, step.lower, trace, lang)
    joint = "" if first else ("ซึ่ง" if lang == "th" else "which ")
    if not step.strength.status:
        return f"{joint}{verb} {upper} ({' '.join(filter(None, (said, cites)))})"
    waiting = reason(step.strength, lang)
    return f"{joint}⟨{verb} {upper}: {waiting}{' ' + cites if cites else ''}⟩"


def _said(view: AlignmentView, lang: Lang) -> str:
    """Who says so; where people decided, who answers for it."""
    person = view.asserted_by.label.text(lang) if view.asserted_by and view.asserted_by.id.startswith(_PERSON) else None
    if not person:
        return said_by(view.basis, lang)
    others = [name for ref in view.reviewers if (name := ref.label.text(lang)) and name != person]
    checked = f" ({'ผู้ตรวจ' if lang == 'th' else 'reviewed by'} {', '.join(others)})" if others else ""
    return f"{said_by(view.basis, lang)}: {person}{checked}"


def _in_plan(ref: Ref, before: Ref | None, trace: Trace, lang: Lang) -> str:
    """The plan of a thing, where the chain enters it."""
    plan = trace.plan_of(ref)
    if plan is None or (before is not None and before.plan == ref.plan):
        return ""
    return f" ของ{wording(plan, lang)}" if lang == "th" else f" of the {wording(plan, lang).removeprefix('The ')}"


def _gap_clause(gap: TraceGap, lang: Lang) -> str:
    return f"⟨{pick(GAPS[gap.kind], lang)}⟩"


def _places(step: TraceStep, lang: Lang) -> tuple[str, ...]:
    """Where the strongest record was read, once each."""
    if not step.records:
        return ()
    view = step.records[0]
    found = [(quote.source, quote.locator) for quote in view.evidence] or [(view.provenance.source, view.provenance.locator)]
    return tuple(dict.fromkeys(_source(source, locator, lang) for source, locator in found if source.id != UNSOURCED))


def _source(source: SourceView, locator: str, lang: Lang) -> str:
    dated = (thai_date(source.date) if lang == "th" else source.date) if source.date else ""
    return ", ".join(filter(None, (source.title, dated, locator)))


def weak_link(chain: TraceChain, lang: Lang) -> tuple[str, str, tuple[str, ...]]:
    """(which step is the weakest, why, what would strengthen it). The reason is empty for a chain that lacks nothing."""
    step = chain.weak_step
    why = reason(step.strength, lang)
    if chain.even and len(chain.steps) > 1:
        which = "ทุกขั้นแข็งแรงเท่ากัน" if lang == "th" else "All steps are equally strong"
    else:
        which = f"{wording(step.lower, lang)} → {wording(step.upper, lang)}"
    return which, why, remedies(step.strength, lang)


def to_markdown(trace: Trace, lang: Lang) -> str:
    """The whole trace: headline, every chain told with steps, quotes, weakest link and gaps, and where chains stop. Ends in a line break."""
    lines = [f"# {headline(trace, lang)}", "", *filter(None, [counted(trace, lang)]), ""]
    for number, chain in enumerate(trace.chains, 1):
        lines += _chain(chain, trace, lang, f"{'สายที่' if lang == 'th' else 'Chain'} {number}")
    lines += [left_out(trace, lang), ""]
    for number, chain in enumerate(trace.stops, 1):
        lines += _chain(chain, trace, lang, f"{'สายที่หยุดก่อนถึง' if lang == 'th' else 'Stops short'} {number}")
    for view in trace.nothing:
        scope = wording(view.scope, lang) if view.scope else ""
        lines += [f"- {'ตรวจแล้ว ไม่มีสิ่งที่สอดคล้อง' if lang == 'th' else 'Reviewed, nothing aligns'}: {scope}. {view.rationale.text(lang) or ''}".rstrip()]
    lines += _meeting(trace.meet, lang)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def left_out(trace: Trace, lang: Lang) -> str:
    """«และอีก 120 สาย»: how many chains are not told, and whether all were ranked; empty if all are told."""
    if trace.found == len(trace.chains) and not trace.cut:
        return ""
    more = f"{(trace.total if trace.total is not None else trace.found) - len(trace.chains):,}"
    at_least = ("อย่างน้อย " if lang == "th" else "at least ") if trace.total is None and trace.cut else ""
    if not trace.cut:
        return f"และอีก {more} สาย" if lang == "th" else f"and {more} more"
    return f"และอีก {at_least}{more} สาย (จัดอันดับเฉพาะ {trace.found:,} สายแรก)" if lang == "th" else f"and {at_least}{more} more (the first {trace.found:,} are ranked)"


def _meeting(meet: Iterable[Ref], lang: Lang) -> list[str]:
    found = [f"- {wording(ref, lang)}" for ref in meet]
    return [("ทั้งสองไปถึงยุทธศาสตร์ชาติที่ข้อเดียวกัน:" if lang == "th" else "Both lead to these parts of the National Strategy:"), *found] if found else []


def _chain(chain: TraceChain, trace: Trace, lang: Lang, title: str) -> list[str]:
    which, why, better = weak_link(chain, lang)
    lines = [f"## {title}", "", paragraph(chain, trace, lang), ""]
    for index, step in enumerate(chain.steps):
        stage = pick(STAGES[chain.stages[index + 1]], lang)
        lines.append(f"{index + 1}. {_step_line(step, lang)} → {wording(step.upper, lang)} · {stage}")
        lines += [f"   - “{quote.quote}” ({_source(quote.source, quote.locator, lang)})" for quote in _quotes(step)]
    lines.append("")
    if why:
        lines.append(f"**{'จุดอ่อนที่สุด' if lang == 'th' else 'Weakest link'}:** {which}: {why}")
        lines += [f"- {'ทำให้แข็งแรงขึ้น' if lang == 'th' else 'To strengthen it'}: {one}" for one in better]
        lines.append("")
    for gap in chain.gaps:
        names = "; ".join(wording(ref, lang) for ref in gap.candidates)
        known = f" ({'ในทะเบียนมี' if lang == 'th' else 'in the register'}: {names})" if names else ""
        lines.append(f"- {'ขาด' if lang == 'th' else 'Missing'}: {pick(GAPS[gap.kind], lang)}; {pick(GAP_HELP[gap.kind], lang)}{known}")
    return [*lines, ""]


def _step_line(step: TraceStep, lang: Lang) -> str:
    if not step.records:
        return f"{pick(PART_OF, lang)} ({said_by('part', lang)})"
    view = step.records[0]
    words = f"{pick(VERBS[view.predicate or 'alignsWith'], lang)} ({_said(view, lang)})"
    return words if not step.strength.status else f"⟨{pick(VERBS[view.predicate or 'alignsWith'], lang)}: {reason(step.strength, lang)}⟩"


def _quotes(step: TraceStep) -> list[EvidenceView]:
    order = {"subject": 0, "both": 1, "object": 2}
    return sorted(step.records[0].evidence, key=lambda quote: order.get(quote.side, 3)) if step.records else []
