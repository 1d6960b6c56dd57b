"""Results as a reader sees them: what it is, where it stands, the words that match, and why it was found."""

from __future__ import annotations

from collections.abc import Mapping

from queries.read.paths import Path
from queries.read.records import Lang
from search.records import Highlight, Hit
from views.html import Markup, join, tag
from views.i18n import t
from views.links import Place, link, place_of, ref_link
from views.parts.badges import chip, kind_and_number, label_text, level_class, plan_name, unverified_mark

__all__ = ["band_chip", "hit_list", "marked", "near_words"]

_IN_THE_WAY = {"plan"}
"""Fields that stand in the line of the path anyway."""


def marked(found: Highlight) -> Markup:
    """A wording with the words of the question marked; spans that do not fit the text are left out."""
    parts: list[object] = []
    here = 0
    for start, end in found.spans:
        if here <= start < end <= len(found.text):
            parts += [found.text[here:start], tag("mark", found.text[start:end])]
            here = end
    return join([*parts, found.text[here:]])


def hit_list(hits: tuple[Hit, ...], paths: Mapping[str, Path], first: int, lang: Lang) -> Markup:
    """Results from number ``first`` on."""
    return tag("ol", *(_hit(hit, paths.get(hit.ref.id, Path()), lang) for hit in hits), css="pa-hits", start=str(first))


def _hit(hit: Hit, path: Path, lang: Lang) -> Markup:
    ref = hit.ref
    way = "words" if hit.literal else "meaning"
    title_of = "title_en" if lang == "en" and ref.label.en else "title"
    title = next((one for one in hit.highlights if one.field == title_of and one.spans), None)
    heading = tag("span", marked(title)) if title and not ref.label.is_fallback(lang) else label_text(ref.label, lang, ref.number or ref.id)
    passages = [one for one in hit.highlights if one is not title and one.spans and one.field not in _IN_THE_WAY]
    return tag("li", tag(
        "article", _where(hit, path, lang), tag("h3", link(place_of(ref), lang, heading), " ", unverified_mark(ref.verified, lang)),
        *(_passage(one, lang) for one in passages), _why(hit, way, lang), css=f"pa-hit pa-hit-{way} {level_class(ref.level)}"))


def _where(hit: Hit, path: Path, lang: Lang) -> Markup:
    """What it is, and the way from its plan down to it."""
    steps: list[object] = [ref_link(hit.plan, lang, plan_name(hit.plan, lang))] if hit.plan else []
    steps += [link(place_of(above), lang, kind_and_number(above, lang), title=above.label.text(lang)) for above in path.above]
    return tag("p", tag("span", kind_and_number(hit.ref, lang), css=f"pa-kind {level_class(hit.ref.level)}"),
               tag("span", *(tag("span", step) for step in steps), css="pa-way") if steps else None, band_chip(hit, lang), css="pa-hit-where")


def band_chip(hit: Hit, lang: Lang) -> Markup:
    """How well it fits, in words; an exact match says of what."""
    if hit.rule:
        return chip(t(f"search.rule.{hit.rule}", lang), "pa-band pa-band-exact")
    return chip(t(f"search.band.{hit.band}", lang), f"pa-band pa-band-{hit.band}", band_help(hit.band, lang))


def band_help(band: str, lang: Lang) -> str | None:
    return None


def _passage(found: Highlight, lang: Lang) -> Markup:
    return tag("p", tag("span", t(f"search.field.{found.field}", lang), css="pa-hit-field"), " ",
               tag("span", marked(found), lang="en" if found.field.endswith("_en") else "th"), css="pa-passage")


def near_words(hit: Hit, lang: Lang) -> Markup | None:
    """What of it is nearest in meaning, in its own words."""
    if not hit.near:
        return None
    return tag("span", tag("span", t("search.near", lang), css="pa-hit-field"), " ", join((tag("span", one, css="pa-near", lang="th") for one in hit.near), " "))


def _why(hit: Hit, way: str, lang: Lang) -> Markup:
    """Why it was found, marked apart for words and for meaning."""
    badge = tag("span", t(f"search.by.{way}", lang), css=f"pa-by pa-by-{way}", title=t(f"search.by.{way}.why", lang))
    shared = tag("span", join((tag("mark", one) for one in hit.shared), " "), css="pa-shared") if hit.shared else None
    graph = link(Place("graph", (("focus", hit.ref.id),)), lang, t("link.graph", lang), css="pa-to-graph") if hit.plan and hit.plan.type == "Instrument" else None
    return tag("p", badge, shared, near_words(hit, lang) if not hit.literal else None, graph, css="pa-hit-why")
