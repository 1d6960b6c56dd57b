"""Chips and lines that say what a thing is: its class, plan level, number, whether anybody saw it in a source."""

from __future__ import annotations

from queries.read.records import Label, Lang, Ref
from views.i18n import STRINGS, t
from views.links import ref_link
from views.markup import EMPTY, Markup, join, tag

__all__ = ["chip", "kind_and_number", "label_text", "level_chip", "level_class", "other_language", "plan_name", "ref_line", "type_name", "unverified_mark"]


def chip(text: str, css: str = "", title: str | None = None) -> Markup:
    """A small rounded label."""
    return tag("span", text, css=f"pa-chip {css}".strip(), title=title)


def level_class(level: int | None) -> str:
    """CSS class that carries the colour of a plan level."""
    return f"pa-level-{level}" if level in {1, 2, 3} else "pa-level-0"


def level_chip(level: int | None, lang: Lang) -> Markup:
    """Plan level 1, 2, 3, or outside the three levels."""
    return chip(t(f"level.{level if level in {1, 2, 3} else 0}", lang), f"pa-solid {level_class(level)}")


def type_name(type_: str, lang: Lang) -> str:
    """Name of a class; a class without one of its own is an item."""
    return t(f"type.{type_}" if f"type.{type_}" in STRINGS else "type.Thing", lang)


def unverified_mark(verified: bool, lang: Lang) -> Markup:
    """Nothing for a verified fact, a visible mark for one that nobody has seen in a source."""
    return EMPTY if verified else chip(t("unverified.short", lang), "pa-unverified", t("unverified.long", lang))


def kind_and_number(ref: Ref, lang: Lang) -> str:
    """«กลยุทธ์ 1.2», “Tactic 1.2”: the word of the text itself in Thai, the class name in English."""
    name = ref.kind if lang == "th" and ref.kind else type_name(ref.type, lang)
    return f"{name} {ref.number}" if ref.number and ref.number not in name else name


def label_text(label: Label, lang: Lang, otherwise: str, *, short: bool = False) -> Markup:
    """The wording in ``lang``; a fallback in the other language is marked as such."""
    text = (label.short(lang) if short else label.text(lang)) or otherwise
    if not label.is_fallback(lang) or not label.text(lang):
        return tag("span", text)
    other: Lang = "en" if lang == "th" else "th"
    return join([tag("span", text, lang=other), chip(t("label.fallback", lang), "pa-tiny", t("label.fallback.why", lang))], " ")


def other_language(label: Label, status: str | None, lang: Lang) -> Markup | None:
    """The English wording to stand under the Thai one, or the reverse; ``status`` says who made the English. None where there is one language only."""
    if not (label.th and label.en):
        return None
    words, other = (label.en, "en") if lang == "th" else (label.th, "th")
    made = chip(t(f"label.status.{status}", lang), "pa-tiny pa-outline") if status else None
    return tag("p", tag("span", words, lang=other), join([" ", made]) if made else None, css="pa-english")


def plan_name(ref: Ref, lang: Lang) -> str:
    """Short name of a plan."""
    return ref.label.short(lang) or ref.id


def ref_line(ref: Ref, lang: Lang, *, plan: Ref | None = None) -> Markup:
    """One line of a list: number, linked label, plan, mark."""
    content = label_text(ref.label, lang, ref.number or ref.id)
    return tag("span",
               tag("span", kind_and_number(ref, lang), css=f"pa-kind {level_class(ref.level)}"),
               " ", ref_link(ref, lang, content),
               join([" ", tag("span", plan_name(plan, lang), css="pa-plan")]) if plan else None,
               " ", unverified_mark(ref.verified, lang),
               css="pa-ref" if ref.verified else "pa-ref pa-grey")
