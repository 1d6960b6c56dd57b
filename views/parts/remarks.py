"""What a reader must know besides the plan's own words: discrepancies, gaps, footnotes, editions, approvals."""

from __future__ import annotations

from collections.abc import Iterable

from queries.read.records import ApprovalView, FootnoteView, Lang, RemarkView, ResponsibilityView, VersionView
from views.dates import when
from views.i18n import t
from views.links import ref_link
from views.markup import EMPTY, Markup, join, paragraphs, tag
from views.parts.badges import chip, ref_line
from views.parts.provenance import provenance_line

__all__ = ["agencies", "approvals", "footnotes", "remark_box", "remarks", "role_chip", "versions"]


def remark_box(remark: RemarkView, lang: Lang, *, about: bool = False) -> Markup:
    """A remark; with ``about``, also the thing it is about."""
    return tag("aside",
               tag("h3", t(f"remark.{remark.kind}", lang), tag("span", " · ", ref_line(remark.about, lang)) if about else None, css="pa-small-title"),
               paragraphs(remark.text), provenance_line(remark.provenance, lang),
               css=f"pa-remark pa-remark-{remark.kind}")


def remarks(found: Iterable[RemarkView], lang: Lang, *, about: bool = False) -> Markup:
    """Remarks, those that need care first."""
    order = {"discrepancy": 0, "gap": 1, "status": 2}
    return tag("div", *(remark_box(item, lang, about=about) for item in sorted(found, key=lambda item: (order.get(item.kind, 5), item.id))))


def footnotes(notes: Iterable[FootnoteView], lang: Lang) -> Markup:
    """Footnotes with what they do for the element."""
    return tag("ol", *(
        tag("li", tag("span", str(note.number), css="pa-footnote-number"), tag("div", tag("p",
            tag("strong", note.anchor), " ", chip(t(f"footnote.{note.role}", lang), "pa-outline") if note.role else None),
            paragraphs(note.text) if note.text else tag("p", t("footnote.no_text", lang), css="pa-grey"),
            provenance_line(note.provenance, lang))) for note in notes), css="pa-footnotes")


def versions(found: Iterable[VersionView], lang: Lang) -> Markup:
    """Wordings in other editions."""
    return tag("ul", *(
        tag("li", tag("strong", version.edition or t("version.elsewhere", lang)), paragraphs(version.text), provenance_line(version.provenance, lang))
        for version in found), css="pa-versions")


def approvals(events: Iterable[ApprovalView], lang: Lang) -> Markup:
    """Who decided what on a plan, as a line of time."""
    return tag("ol", *(
        tag("li", tag("time", when(event.date, lang), datetime=event.date),
            tag("div", tag("p", tag("strong", t(f"decision.{event.decision}", lang)),
                           tag("span", " · ", ref_link(event.body, lang)) if event.body else None,
                           tag("span", " · ", t("approval.meeting", lang, meeting=event.meeting)) if event.meeting else None),
                tag("p", event.text), provenance_line(event.provenance, lang)))
        for event in sorted(events, key=lambda event: event.date)), css="pa-timeline")


def role_chip(role: str | None, lang: Lang) -> Markup:
    """Lead or support, where the text tells them apart."""
    return join([chip(t(f"role.{role}", lang), "pa-outline"), " "]) if role else EMPTY


def agencies(found: Iterable[ResponsibilityView], lang: Lang) -> Markup:
    """Responsible bodies, the lead first, as printed and by their full name."""
    return tag("ul", *(
        tag("li", role_chip(item.role, lang), ref_link(item.agency, lang),
            tag("span", " ", t("agency.printed", lang, name=item.as_printed), css="pa-note")
            if item.as_printed != item.agency.label.th else None)
        for item in sorted(found, key=lambda item: item.role != "lead")), css="pa-list")
