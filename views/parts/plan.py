"""The list of plans, the page of one plan and the page of one agency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from queries.read.records import AgencyCard, AlignmentView, Lang, PlanCard, PlanSummary, Ref
from views.dates import period, this_year_be, when
from views.i18n import t
from views.links import Place, link, ref_link
from views.markup import Markup, join, tag
from views.parts.alignments import Side, alignments_by_plan, apart, standing
from views.parts.badges import chip, label_text, level_chip, level_class, other_language, plan_name, ref_line, type_name, unverified_mark
from views.parts.element import copy_link, head, section, statements
from views.parts.provenance import provenance_line
from views.parts.remarks import approvals, remarks, role_chip

__all__ = ["agency_body", "plan_body", "plan_list"]


def plan_list(plans: Iterable[PlanSummary], lang: Lang) -> Markup:
    """Loaded plans under their level; plans known only by name folded at the end."""
    every = list(plans)
    replaced = {plan.replaces for plan in every if plan.replaces}
    loaded = [plan for plan in every if not plan.stub]
    blocks = []
    for level in (1, 2, 3, None):
        here = [plan for plan in loaded if plan.ref.level == level]
        if here:
            cards = (_plan_card(plan, lang, plan.ref.id in replaced) for plan in here)
            blocks.append(tag("section", tag("h2", level_chip(level, lang), " ", t(f"level.{level or 0}.what", lang)),
                              tag("div", *cards, css="pa-cards"), css="pa-level-block"))
    stubs = [plan for plan in every if plan.stub]
    if stubs:
        rows = [tag("li", ref_link(plan.ref, lang, label_text(plan.ref.label, lang, plan.ref.id)), " ", _span(plan, lang)) for plan in stubs]
        blocks.append(tag("details", tag("summary", t("plans.stubs", lang, count=str(len(stubs)))),
                          tag("p", t("plans.stubs.why", lang), css="pa-note"), tag("ul", *rows, css="pa-list"), css="pa-fold"))
    return join(blocks)


def _span(plan: PlanSummary, lang: Lang) -> Markup | None:
    years = period(plan.start_be, plan.end_be, lang)
    return tag("span", years, css="pa-plan") if years else None


def _state(plan: PlanSummary, lang: Lang, *, replaced: bool) -> Markup | None:
    """A plan of the past says so: a planner must not cite it as one in force."""
    if replaced:
        return chip(t("plan.replaced", lang))
    return chip(t("plan.ended", lang)) if plan.end_be and plan.end_be < this_year_be() else None


def _plan_card(plan: PlanSummary, lang: Lang, replaced: bool) -> Markup:
    return tag("article", tag("h3", ref_link(plan.ref, lang, label_text(plan.ref.label, lang, plan.ref.id))),
               tag("p", _span(plan, lang), " ", _state(plan, lang, replaced=replaced), " ",
                   unverified_mark(plan.ref.verified, lang)),
               tag("p", t("plan.elements", lang, count=f"{plan.elements:,}"), css="pa-note"), css=f"pa-card {level_class(plan.ref.level)}")


def plan_body(card: PlanCard, lang: Lang, plans: Mapping[str, Ref], *, downloads: bool) -> Markup:
    """Everything right of the tree, down to the download."""
    ref = card.summary.ref
    place = Place("plans", (("id", ref.id),))
    chips = join([level_chip(ref.level, lang), _span(card.summary, lang), chip(t("plan.stub", lang)) if card.summary.stub else None,
                  unverified_mark(ref.verified, lang)], " ")
    actions = tag("div", copy_link(place, lang), link(Place("graph", (("plan", ref.id),)), lang, t("link.graph", lang), css="pa-button"),
                  link(Place("trace", (("from", ref.id),)), lang, t("link.trace", lang), css="pa-button"),
                  None if card.summary.stub else link(Place("coverage", (("plan", ref.id),)), lang, t("link.coverage", lang), css="pa-button"),
                  tag("a", t("link.section", lang), href="#section", css="pa-button") if downloads else None, css="pa-actions")
    steps = tag("nav", tag("span", link(Place("plans"), lang, t("page.plans", lang))),
                tag("span", plan_name(ref, lang), aria_current="page"), css="pa-crumbs", aria_label=t("crumbs.label", lang))
    title = head(ref, label_text(ref.label, lang, ref.id), lang, chips, other_language(card.summary.ref.label, card.label_status, lang), provenance_line(card.provenance, lang), actions)
    parts = [
        tag("p", t("plan.stub.why", lang), css="pa-note") if card.summary.stub else None, _facts(card, lang),
        _records(card, lang, plans),
        section(t("element.statements", lang), statements(card.statements, lang), len(card.statements)) if card.statements else None,
        section(t("plan.approvals", lang), approvals(card.approvals, lang), len(card.approvals)) if card.approvals else None,
        section(t("plan.remarks", lang), remarks(card.remarks, lang), len(card.remarks)) if card.remarks else None,
    ]
    return join([steps, title, *parts])


def _facts(card: PlanCard, lang: Lang) -> Markup | None:
    start, end = card.in_force
    force = " – ".join(when(day, lang) if day else "" for day in (start, end)).strip() if start or end else None
    levels = [t("plan.level_period", lang, level=str(item.level), since=when(item.since, lang) if item.since else "…",
                until=when(item.until, lang) if item.until else "…") for item in card.levels if item.since or item.until]
    rows: list[tuple[str, object]] = [
        (t("plan.publisher", lang), ref_link(card.publisher, lang) if card.publisher else None),
        (t("plan.issued_by", lang), card.issued_by), (t("plan.legal_basis", lang), card.legal_basis), (t("plan.gazette", lang), card.gazette),
        (t("plan.edition", lang), card.edition), (t("plan.in_force", lang), force), (t("plan.levels", lang), " ; ".join(levels) or None),
        (t("plan.replaces", lang), join((ref_link(ref, lang, plan_name(ref, lang)) for ref in card.replaces), ", ") or None),
        (t("plan.replaced_by", lang), join((ref_link(ref, lang, plan_name(ref, lang)) for ref in card.replaced_by), ", ") or None),
    ]
    shown = [tag("div", tag("dt", name), tag("dd", value)) for name, value in rows if value]
    return tag("dl", *shown, css="pa-facts pa-plan-facts") if shown else None


def _records(card: PlanCard, lang: Lang, plans: Mapping[str, Ref]) -> Markup | None:
    """Records about the plan as a whole in full; those of its elements as a count, since each element's page has them."""
    own = card.summary.ref.id
    parts: list[Markup] = []
    sides: tuple[tuple[Side, tuple[AlignmentView, ...]], ...] = (("serves", card.serves), ("served_by", card.served_by))
    for side, views in sides:
        if not views:
            continue
        said = standing(views)
        whole = [view for view in views if (view.subject.id if side == "serves" else view.object and view.object.id) == own]
        rest, waiting = len(said) - len(standing(whole)), len(views) - len(said)
        content = join([alignments_by_plan(standing(whole), side, lang, plans), apart(whole, side, lang, plans),
                        tag("p", t("plan.records.rest", lang, count=f"{rest:,}"), css="pa-note") if rest else None,
                        tag("p", t("plan.records.open", lang, count=f"{waiting:,}"), css="pa-note") if waiting else None])
        parts.append(section(t("element.above" if side == "serves" else "element.below", lang), content, len(said)))
    return join(parts) if parts else None


def agency_body(card: AgencyCard, lang: Lang, plans: Mapping[str, Ref]) -> Markup:
    """What one agency is responsible for, by plan."""
    chips = join([chip(type_name(card.ref.type, lang)), chip(card.abbreviation, "pa-outline") if card.abbreviation else None,
                  unverified_mark(card.ref.verified, lang)], " ")
    steps = tag("nav", tag("span", link(Place("plans"), lang, t("page.plans", lang))), tag("span", t("type.Agency", lang)), css="pa-crumbs",
                aria_label=t("crumbs.label", lang))
    place = Place("plans", (("agency", card.ref.id.removeprefix("agency/")),))
    label = card.ref.label
    title = head(card.ref, label_text(label, lang, card.ref.id), lang, chips, other_language(label, None, lang),
                 provenance_line(card.provenance, lang), tag("div", copy_link(place, lang), css="pa-actions"))
    rows: list[tuple[str, object]] = [
        (t("agency.may_be", lang), join((ref_link(one, lang) for one in card.may_be), ", ") or None),
        (t("agency.parent", lang), ref_link(card.parent, lang) if card.parent else None),
        (t("agency.names", lang), ", ".join(card.other_names) or None),
        (t("agency.parts", lang), join((ref_link(part, lang) for part in card.parts), ", ") or None),
    ]
    facts = [tag("div", tag("dt", name), tag("dd", value)) for name, value in rows if value]
    unknown = tag("p", t("agency.unknown", lang), css="pa-remark") if card.ref.type == "UnresolvedAgency" else None
    return join([steps, title, unknown, tag("dl", *facts, css="pa-facts") if facts else None, _duties(card, lang, plans)])


def _duties(card: AgencyCard, lang: Lang, plans: Mapping[str, Ref]) -> Markup:
    if not card.duties:
        return section(t("agency.duties", lang), tag("p", t("agency.duties.none", lang), css="pa-grey"), 0)
    blocks = []
    for plan, duties in groupby(card.duties, key=lambda duty: duty.element.plan or ""):
        rows = [tag("li", role_chip(duty.role, lang), ref_line(duty.element, lang),
                    tag("span", " ", t("agency.printed", lang, name=duty.as_printed), css="pa-note") if duty.as_printed else None)
                for duty in duties]
        name = ref_link(plans[plan], lang, label_text(plans[plan].label, lang, plan)) if plan in plans else plan
        blocks.append(tag("section", tag("h3", name), tag("ul", *rows, css="pa-list")))
    return section(t("agency.duties", lang), join(blocks), len(card.duties))
