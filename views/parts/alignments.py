"""Alignment records as rows that open: what serves what, who says so, and the words it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from queries.read.records import AlignmentView, Lang, Ref
from views.dates import when
from views.i18n import t
from views.links import ref_link
from views.markup import Markup, join, paragraphs, tag
from views.parts.badges import chip, kind_and_number, label_text, level_chip, level_class, plan_name, unverified_mark
from views.parts.provenance import provenance_line, quotes

__all__ = ["Side", "alignment_body", "alignment_row", "alignments_by_plan", "apart", "basis_chip", "relation", "standing"]

Side = Literal["serves", "served_by"]
"""Seen from the element of the page: what it serves (above it), or what serves it (below it)."""
REFUSED = frozenset({"rejected", "withdrawn", "superseded"})
"""States of records that no longer say anything."""


def basis_chip(basis: str, lang: Lang) -> Markup:
    """Who says so: the text itself, an analyst, a machine."""
    return chip(t(f"basis.{basis}", lang), f"pa-basis-{basis}", t(f"basis.{basis}.why", lang))


def relation(view: AlignmentView, side: Side, lang: Lang) -> str:
    """The relation as a verb phrase, read from the element of the page."""
    return t(f"{'predicate' if side == 'serves' else 'inverse'}.{view.predicate}", lang)


def alignments_by_plan(views: Iterable[AlignmentView], side: Side, lang: Lang, plans: Mapping[str, Ref]) -> Markup:
    """Rows under the name of the plan at the other end, upper levels first; what nothing aligns with comes last."""
    groups: dict[str, list[AlignmentView]] = {}
    nothing = []
    for view in views:
        end = _other(view, side)
        if view.nothing_aligns or end is None:
            nothing.append(view)
        else:
            groups.setdefault(end.plan or end.id, []).append(view)

    def rank(plan: str) -> tuple[int, str]:
        end = _other(groups[plan][0], side)
        return ((end.level if end else None) or 9, plan)

    blocks = [_group(plans.get(plan), groups[plan], side, lang) for plan in sorted(groups, key=rank)]
    return tag("div", *blocks, *(nothing_row(view, lang) for view in nothing), css="pa-alignments")


def standing(views: Iterable[AlignmentView]) -> list[AlignmentView]:
    """Those that somebody says, and that were not refused: what a machine proposes is no record of what serves what."""
    return [view for view in views if not _proposed(view) and view.status not in REFUSED]


def _proposed(view: AlignmentView) -> bool:
    return view.basis == "suggested" and view.status == "proposed"


def apart(views: Iterable[AlignmentView], side: Side, lang: Lang, plans: Mapping[str, Ref]) -> Markup | None:
    """The others, folded: suggestions nobody has decided on, and what was refused or taken back."""
    every = list(views)
    folds = (("alignment.proposals", [view for view in every if _proposed(view)]), ("alignment.refused", [view for view in every if view.status in REFUSED]))
    return join(tag("details", tag("summary", t(key, lang, count=f"{len(some):,}")), alignments_by_plan(some, side, lang, plans), css="pa-fold") for key, some in folds if some)


def _group(plan: Ref | None, views: list[AlignmentView], side: Side, lang: Lang) -> Markup:
    ends = [end for view in views if (end := _other(view, side))]
    level = ends[0].level
    name = ref_link(plan, lang, label_text(plan.label, lang, plan.id)) if plan else tag("span", ends[0].plan or ends[0].id)
    order = sorted(views, key=lambda view: (view.basis != "official", view.directness == "secondary", view.id))
    said = Counter(_told(view, side) for view in views)
    rows = (alignment_row(view, side, lang, twin=said[_told(view, side)] > 1) for view in order)
    return tag("section", tag("h3", level_chip(level, lang), " ", name, css="pa-minor-title"), *rows, css="pa-group")


def _told(view: AlignmentView, side: Side) -> tuple[str, str | None, str | None]:
    """What the line of a record says: its other end, the relation, and the matter of one that names a whole plan."""
    end = _other(view, side)
    return (end.id if end else "", view.predicate, view.topic if end and end.type == "Instrument" else None)


def alignment_row(view: AlignmentView, side: Side, lang: Lang, *, opened: bool = False, twin: bool = False) -> Markup:
    """One record: a line that says it, and behind it the reasons and quotes.

    One that names a whole plan says in which matter; one that would read as another beside it (``twin``) says where it stands.
    """
    end = _other(view, side)
    if end is None:
        return nothing_row(view, lang)
    target = tag("span", tag("span", kind_and_number(end, lang), css=f"pa-kind {level_class(end.level)}"), " ",
                 label_text(end.label, lang, end.id), css="pa-end")
    told = [tag("span", t("alignment.matter", lang, topic=view.topic), " ")] if view.topic and end.type == "Instrument" else []
    told += [tag("span", t("alignment.place", lang, place=view.provenance.locator), " ", css="pa-note")] if twin and view.provenance.locator else []
    head = tag("summary", tag("span", relation(view, side, lang), css="pa-relation"), " ", target, " ", *told, _chips(view, lang))
    return tag("details", head, alignment_body(view, lang, end), css=f"pa-row pa-row-{view.basis}", data_alignment=view.id,
               open="" if opened else None)


def _chips(view: AlignmentView, lang: Lang) -> Markup:
    return tag("span",
               basis_chip(view.basis, lang),
               chip(t(f"directness.{view.directness}", lang), "pa-outline") if view.directness else None,
               chip(t(f"status.{view.standing}", lang), "pa-warn") if view.status != "approved" else None,
               unverified_mark(view.provenance.verified, lang),
               css="pa-chips")


def alignment_body(view: AlignmentView, lang: Lang, end: Ref | None = None) -> Markup:
    """Reasons, quotes of both sides, source, who asserts it and when."""
    reason = view.rationale.text(lang)
    rows = [
        (t("alignment.words", lang), f"“{view.source_predicate}”") if view.source_predicate else None,
        (t("alignment.topic", lang), view.topic) if view.topic else None,
        (t("alignment.status", lang), t(f"status.{view.standing}", lang)),
        (t("alignment.by", lang), _asserted(view, lang)) if view.asserted_by or view.asserted_on else None,
        (t("alignment.reviewers", lang), ", ".join(ref.label.text(lang) or ref.id for ref in view.reviewers)) if view.reviewers else None,
    ]
    facts = [tag("div", tag("dt", row[0]), tag("dd", row[1])) for row in rows if row]
    return tag("div",
               tag("div", tag("h4", t("alignment.reason", lang), css="pa-small-title"), paragraphs(reason), css="pa-reason") if reason else None,
               quotes(view.evidence, lang),
               tag("dl", *facts, css="pa-facts"),
               provenance_line(view.provenance, lang),
               tag("p", view.note, css="pa-note") if view.note else None,
               tag("p", ref_link(end, lang, t("alignment.open", lang), " →"), css="pa-open") if end else None,
               css="pa-row-body")


def _asserted(view: AlignmentView, lang: Lang) -> str:
    who = view.asserted_by.label.text(lang) or view.asserted_by.id if view.asserted_by else None
    if view.asserted_by and view.asserted_by.id.endswith("curator"):
        who = t("alignment.curator", lang)
    return " · ".join(part for part in (who, when(view.asserted_on, lang) if view.asserted_on else None) if part)


def nothing_row(view: AlignmentView, lang: Lang) -> Markup:
    """The reviewed finding that nothing in a plan aligns."""
    scope = plan_name(view.scope, lang) if view.scope else ""
    head = tag("summary", tag("span", t("alignment.nothing", lang), css="pa-relation"), " ", tag("span", scope, css="pa-end"), " ",
               _chips(view, lang))
    return tag("details", head, alignment_body(view, lang), css="pa-row pa-row-nothing")


def _other(view: AlignmentView, side: Side) -> Ref | None:
    return view.object if side == "serves" else view.subject
