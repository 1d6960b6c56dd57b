"""A chain as a picture: cards from left to right, arrows that say who says so, gaps in their places, and the evidence below."""

from __future__ import annotations

from exports.trace_text import weak_link
from exports.trace_words import GAP_HELP, GAPS, STAGES, pick
from queries.read.records import Lang, Ref
from queries.read.trace import Trace, TraceChain, TraceGap, TraceStep
from views.i18n import t
from views.links import ref_link
from views.markup import Markup, join, tag
from views.parts.alignments import alignment_body, basis_chip, nothing_row, relation
from views.parts.badges import chip, kind_and_number, label_text, level_class, plan_name, ref_line, unverified_mark

__all__ = ["chain_block", "chain_title", "reviewed"]


def chain_block(chain: TraceChain, trace: Trace, lang: Lang) -> Markup:
    """Picture, weakest link, missing steps, evidence."""
    return tag("section", _picture(chain, trace, lang), _verdicts(chain, lang), _evidence(chain, lang), css="pa-trace")


def chain_title(chain: TraceChain, lang: Lang) -> str:
    """One line for a chain that is folded: its nodes by short name, and what it lacks. Plain text."""
    names = " → ".join(" ".join(filter(None, (node.number if node.type != "Instrument" else None, node.label.short(lang) or node.id)))
                       for node in chain.nodes)
    lacks = [pick(GAPS[gap.kind], lang) for gap in chain.gaps]
    if not chain.solid:
        lacks.insert(0, t("trace.not_solid", lang))
    return " · ".join([names, *lacks])


def reviewed(trace: Trace, lang: Lang) -> Markup:
    """What a reviewer looked for and did not find."""
    return tag("section", tag("h3", t("trace.reviewed", lang)), *(nothing_row(view, lang) for view in trace.nothing))


def _picture(chain: TraceChain, trace: Trace, lang: Lang) -> Markup:
    units = [tag("li", _card(chain.nodes[0], chain.stages[0], trace, lang))]
    for index, step in enumerate(chain.steps):
        units += [_gap(gap, lang) for gap in chain.gaps if gap.after == index and gap.kind != "top"]
        weak = index == chain.weakest and not chain.even
        units.append(tag("li", _arrow(step, index + 1, lang, weak=weak), _card(step.upper, chain.stages[index + 1], trace, lang),
                         css="pa-trace-weak" if weak else ""))
    units += [_gap(gap, lang) for gap in chain.gaps if gap.after == len(chain.steps)]
    return tag("ol", *units, css="pa-trace-chain")


def _card(ref: Ref, stage: str, trace: Trace, lang: Lang) -> Markup:
    plan = trace.plan_of(ref)
    name = label_text(ref.label, lang, ref.number or ref.id, short=True)
    return tag("div",
               tag("span", pick(STAGES[stage], lang), css="pa-trace-stage"),  # type: ignore[index]
               tag("span", kind_and_number(ref, lang), css=f"pa-kind {level_class(ref.level)}") if ref.type != "Instrument" else None,
               tag("span", ref_link(ref, lang, name), css="pa-trace-name"),
               tag("span", plan_name(plan, lang), css="pa-plan") if plan else None,
               unverified_mark(ref.verified, lang),
               css=f"pa-trace-card {level_class(ref.level)}{'' if ref.verified else ' pa-trace-grey'}", title=ref.label.text(lang))


def _arrow(step: TraceStep, number: int, lang: Lang, *, weak: bool) -> Markup:
    """The relation with who says it, over the shaft of an arrow."""
    record = step.records[0] if step.records else None
    said = relation(record, "serves", lang) if record else t("trace.part", lang)
    kind = record.basis if record else "part"
    chips = join([basis_chip(record.basis, lang), _chips(step, lang)], " ") if record else chip(
        t("trace.structure", lang), "pa-outline", t("trace.part.why", lang))
    return tag("div", tag("span", f"{number}. {said}", css="pa-trace-said"), tag("span", css=f"pa-trace-shaft pa-trace-{kind}", aria_hidden="true"),
               tag("span", chips, " ", chip(t("trace.weakest", lang), "pa-trace-flag") if weak else None, css="pa-trace-chips"), css="pa-trace-arrow")


def _chips(step: TraceStep, lang: Lang) -> Markup:
    record = step.records[0]
    return join([chip(t(f"directness.{record.directness}", lang), "pa-outline") if record.directness else None,
                 chip(t(f"status.{record.standing}", lang), "pa-warn") if record.status != "approved" else None], " ")


def _gap(gap: TraceGap, lang: Lang) -> Markup:
    return tag("li", tag("div", tag("span", t("trace.missing", lang), css="pa-trace-stage"), tag("span", f"⟨{pick(GAPS[gap.kind], lang)}⟩"),
                         css="pa-trace-card pa-trace-gap"))


def _verdicts(chain: TraceChain, lang: Lang) -> Markup:
    """The weakest link and the missing steps, side by side, each with what to do."""
    _, why, better = weak_link(chain, lang)
    title = t("trace.weakest.even", lang) if chain.even and len(chain.steps) > 1 else t("trace.weakest.is", lang, number=str(chain.weakest + 1))
    weakest = tag("div", tag("p", tag("strong", title), f": {why}"), tag("p", t("trace.stronger", lang), css="pa-caption"),
                  tag("ul", *(tag("li", one) for one in better)), css="pa-trace-verdict") if why else tag(
        "div", tag("p", t("trace.weakest.none", lang)), css="pa-trace-verdict pa-trace-sound")
    missing = [tag("div", tag("p", tag("strong", pick(GAPS[gap.kind], lang))), tag("p", pick(GAP_HELP[gap.kind], lang)),
                   _candidates(gap, lang), css="pa-trace-verdict pa-trace-lack") for gap in chain.gaps]
    caution = tag("p", chip(t("trace.not_solid", lang), "pa-warn")) if not chain.solid else None
    return join([caution, tag("div", weakest, *missing, css="pa-trace-verdicts")])


def _candidates(gap: TraceGap, lang: Lang) -> Markup | None:
    if not gap.candidates:
        return None
    return join([tag("p", t("trace.known", lang), css="pa-caption"), tag("ul", *(tag("li", ref_line(ref, lang)) for ref in gap.candidates))])


def _evidence(chain: TraceChain, lang: Lang) -> Markup:
    rows = [_step(step, index + 1, lang) for index, step in enumerate(chain.steps)]
    return tag("div", tag("h3", t("trace.evidence", lang), css="pa-minor-title"), *rows)


def _step(step: TraceStep, number: int, lang: Lang) -> Markup:
    """A step that opens: both wordings in full, then reasons, quotes and source of each record."""
    record = step.records[0] if step.records else None
    said = relation(record, "serves", lang) if record else t("trace.part", lang)
    head = tag("summary", tag("span", f"{number}. {said}", css="pa-relation"), " ", _end(step.upper, lang), " ",
               tag("span", basis_chip(record.basis, lang), _chips(step, lang), unverified_mark(record.provenance.verified, lang), css="pa-chips")
               if record else None)
    ends = tag("p", _end(step.lower, lang), tag("span", f" {said} ", css="pa-relation"), _end(step.upper, lang), css="pa-trace-ends")
    if record is None:
        return tag("details", head, tag("div", ends, tag("p", t("trace.part.why", lang), css="pa-note"), css="pa-row-body"), css="pa-row")
    others = [tag("h4", t("trace.also", lang), css="pa-small-title"), *(alignment_body(view, lang) for view in step.records[1:])] if step.records[1:] else []
    return tag("details", head, tag("div", ends, css="pa-row-body"), alignment_body(record, lang), *others, css=f"pa-row pa-row-{record.basis}",
               data_alignment=record.id)


def _end(ref: Ref, lang: Lang) -> Markup:
    return tag("span", tag("span", kind_and_number(ref, lang), css=f"pa-kind {level_class(ref.level)}") if ref.type != "Instrument" else None, " ",
               label_text(ref.label, lang, ref.id), " ", unverified_mark(ref.verified, lang), css="pa-end")
