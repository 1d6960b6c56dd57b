"""Beside the alignment graph: details of a node or a link, and the visible nodes as a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.network import Link
from queries.read.records import AlignmentView, Lang, Ref
from views.i18n import t
from views.links import Place, link, ref_link
from views.markup import BREAK, Markup, join, tag
from views.parts.alignments import Side, alignment_body, alignments_by_plan, basis_chip, relation
from views.parts.badges import chip, kind_and_number, label_text, level_chip, level_class, plan_name, ref_line, unverified_mark

__all__ = ["edge_details", "node_details", "node_list"]


def node_details(ref: Ref, links: Iterable[Link], records: Mapping[str, AlignmentView], plans: Mapping[str, Ref], lang: Lang) -> Markup:
    """What a node is, and the records that join it to what is drawn, with their quotes."""
    upward: list[AlignmentView] = []
    downward: list[AlignmentView] = []
    for one in links:
        (upward if one.source == ref.id else downward).extend(records[id_] for id_ in one.alignments if id_ in records)
    plan = plans.get(ref.plan or "")
    head = tag("div", tag("p", level_chip(ref.level, lang), " ", tag("span", plan_name(plan, lang), css="pa-plan") if plan else None, " ",
                          unverified_mark(ref.verified, lang)),
               tag("h2", tag("span", kind_and_number(ref, lang), css=f"pa-kind {level_class(ref.level)}"), " ",
                   label_text(ref.label, lang, ref.id)),
               tag("p", ref_link(ref, lang, t("graph.open", lang), css="pa-button"), " ",
                   link(Place("graph", (("focus", ref.id),)), lang, t("graph.only", lang), css="pa-button"), " ",
                   link(Place("trace", (("from", ref.id),)), lang, t("link.trace", lang), css="pa-button")))
    parts = [head]
    sides: tuple[tuple[Side, list[AlignmentView]], ...] = (("serves", upward), ("served_by", downward))
    for side, found in sides:
        unique = list({view.id: view for view in found}.values())
        if unique:
            title = t("element.above" if side == "serves" else "element.below", lang)
            parts.append(tag("section", tag("h3", title, " ", tag("span", str(len(unique)), css="pa-count")),
                             alignments_by_plan(unique, side, lang, plans)))
    return join(parts)


def edge_details(found: list[AlignmentView], lang: Lang) -> Markup:
    """The records behind a link, each with both ends, reason and quotes."""
    blocks = []
    for view in found:
        ends = tag("p", ref_line(view.subject, lang), BREAK, tag("span", f"{relation(view, 'serves', lang)} ", css="pa-relation"),
                   ref_line(view.object, lang) if view.object else None)
        chips = tag("p", basis_chip(view.basis, lang), " ", chip(t(f"directness.{view.directness}", lang), "pa-outline") if view.directness else None,
                    " ", chip(t(f"status.{view.standing}", lang), "pa-warn") if view.status != "approved" else None,
                    " ", unverified_mark(view.provenance.verified, lang))
        blocks.append(tag("article", ends, chips, alignment_body(view, lang), css=f"pa-row pa-row-{view.basis} pa-open-row"))
    return join([tag("h2", t("graph.link", lang, count=str(len(found)))), *blocks])


def node_list(found: Iterable[Ref], lang: Lang) -> Markup:
    """Nodes as a list, by plan level."""
    groups: dict[int, list[Ref]] = {}
    for ref in found:
        groups.setdefault(ref.level or 0, []).append(ref)
    return join(tag("section", tag("h3", level_chip(level, lang)),
                    tag("ul", *(tag("li", ref_line(ref, lang)) for ref in groups[level]), css="pa-list"))
                for level in (1, 2, 3, 0) if level in groups)
