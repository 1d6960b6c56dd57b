"""Results as a reader sees them: what it is, where it stands, the words that match, and why it was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from queries.read.paths import Path
from queries.read.records import Lang
from search.bands import sentence
from search.records import Answer, Highlight, Hit
from search.thai import normalise
from views.i18n import t
from views.links import Place, link, place_of, ref_link
from views.markup import Markup, join, marked, tag
from views.parts.badges import chip, kind_and_number, label_text, level_class, plan_name, unverified_mark

__all__ = ["band_chip", "hit_list", "near_words"]

Way = Literal["words", "alike", "meaning"]
SHOWN, PASSAGES = 6, 2
"""Words named as reasons, and passages; more no one reads."""
LONG = 160
"""Characters of an official wording beyond which it is set as text, not as a heading."""
_IN_THE_WAY = {"plan"}
"""Fields that stand in the line of the path anyway."""
_OTHER_LANGUAGE: dict[Lang, set[str]] = {"th": {"title_en", "short_en"}, "en": {"title", "short"}}
"""Wordings of a thing that are not in the reader's language."""


def hit_list(answer: Answer, paths: Mapping[str, Path], first: int, lang: Lang) -> Markup:
    """Results from number ``first`` on."""
    asked = normalise(answer.corrected or answer.query)
    return tag("ol", *(_hit(hit, _way(hit, asked), paths.get(hit.ref.id, Path()), lang) for hit in answer.hits), css="pa-hits", start=str(first))


def _hit(hit: Hit, way: Way, path: Path, lang: Lang) -> Markup:
    ref = hit.ref
    title_of = "title_en" if lang == "en" and ref.label.en else "title"
    title = next((one for one in hit.highlights if one.field == title_of and one.spans), None)
    heading = tag("span", marked(title.text, title.spans)) if title and not ref.label.is_fallback(lang) else label_text(ref.label, lang, ref.number or ref.id)
    passages = _passages([one for one in hit.highlights if one is not title and one.spans], lang, marked_above=title is not None)
    return tag("li", tag(
        "article", _where(hit, path, lang), tag("h3", link(place_of(ref), lang, heading), " ", unverified_mark(ref.verified, lang)),
        *(_passage(one, lang) for one in passages), _why(hit, way, lang), css=f"pa-hit pa-hit-{way} {level_class(ref.level)}{' pa-hit-long' if len(ref.label.text(lang) or '') > LONG else ''}"))


def _where(hit: Hit, path: Path, lang: Lang) -> Markup:
    """What it is, and the way from its plan down to it."""
    steps: list[object] = [ref_link(hit.plan, lang, plan_name(hit.plan, lang))] if hit.plan else []
    steps += [link(place_of(above), lang, kind_and_number(above, lang), title=above.label.text(lang)) for above in path.above]
    return tag("p", tag("span", kind_and_number(hit.ref, lang), css=f"pa-kind {level_class(hit.ref.level)}"),
               tag("span", *(tag("span", step) for step in steps), css="pa-way") if steps else None, band_chip(hit, lang), css="pa-hit-where")


def band_chip(hit: Hit, lang: Lang) -> Markup:
    """How well it fits, in words, with what was measured of such hits; an exact match says of what."""
    if hit.rule:
        return chip(t(f"search.rule.{hit.rule}", lang), "pa-band pa-band-exact")
    return chip(t(f"search.band.{hit.band}", lang), f"pa-band pa-band-{hit.band}", sentence(hit.band, lang))


def _passages(found: list[Highlight], lang: Lang, *, marked_above: bool) -> list[Highlight]:
    """One wording of each field; the other language's is a reason only where there is no better one."""
    first = {one.field: one for one in reversed(found) if one.field not in _IN_THE_WAY}
    kept = [one for one in found if first.get(one.field) is one]
    own = [one for one in kept if one.field not in _OTHER_LANGUAGE[lang]]
    return (own if own or marked_above else kept)[:PASSAGES]


def _passage(found: Highlight, lang: Lang) -> Markup:
    return tag("p", tag("span", t(f"search.field.{found.field}", lang), css="pa-hit-field"), " ",
               tag("span", marked(found.text, found.spans), lang="en" if found.field.endswith("_en") else "th"), css="pa-passage")


def near_words(hit: Hit, lang: Lang) -> Markup | None:
    """What of it is nearest in meaning, in its own words."""
    if not hit.near:
        return None
    return tag("span", tag("span", t("search.near", lang), css="pa-hit-field"), " ", join((tag("span", one, css="pa-near", lang="th") for one in hit.near), " "))


def _way(hit: Hit, asked: str) -> Way:
    """By the words of the question, by words that stand for them, or by meaning alone."""
    if not hit.literal:
        return "meaning"
    return "words" if hit.rule or any(normalise(word) in asked for word in hit.shared) else "alike"


def _why(hit: Hit, way: Way, lang: Lang) -> Markup:
    """Why it was found, marked apart for words and for meaning."""
    badge = tag("span", t(f"search.by.{way}", lang), css=f"pa-by pa-by-{way}", title=t(f"search.by.{way}.why", lang))
    reasons = hit.shared or (_marked_words(hit) if way == "alike" else ())
    shared = tag("span", " · ".join(reasons[:SHOWN])) if reasons else None
    graph = link(Place("graph", (("focus", hit.ref.id),)), lang, t("link.graph", lang), css="pa-to-graph") \
        if hit.plan and hit.plan.type == "Instrument" else None
    return tag("p", badge, shared, near_words(hit, lang) if way == "meaning" else None, graph, css="pa-hit-why")


def _marked_words(hit: Hit) -> tuple[str, ...]:
    """What is marked in its wordings, each once."""
    return tuple(dict.fromkeys(one.text[start:end] for one in hit.highlights for start, end in one.spans if start < end))
