"""Blocks of the page of indicators: cards of indices, tables of targets, disagreements, the rules in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.progress import STATES, Differing, Projection
from graph.progress_words import RULES, STATE_SIGNS
from loaders.calendar import BUDDHIST_ERA
from queries.read.indicators import latest
from queries.read.progress import Board, IndexBoard, IndicatorProgress, MeasureBoard, TargetProgress
from queries.read.records import AlignmentView, Lang, Ref
from views.dates import number, year
from views.i18n import t
from views.links import Place, link, ref_link
from views.markup import Markup, join, tag
from views.parts.badges import chip, kind_and_number, label_text, level_class, plan_name, unverified_mark
from views.parts.progress import amount, due_words, progress_line, state_chip, target_words
from views.parts.provenance import provenance_line

__all__ = ["alone_list", "index_card", "index_place", "line_note", "odds_block", "rules_block", "state_tiles", "target_matrix", "targets_table", "unasked_list"]


def index_place(series: Ref) -> Place:
    """The page of an index."""
    return Place("indicators", (("index", series.id.removeprefix("indicator/")),))


def rules_block(lang: Lang, today: int) -> Markup:
    """Every state with its rule, and what the line is not."""
    rows = [tag("div", tag("dt", state_chip(state, lang)), tag("dd", RULES[state][lang == "en"])) for state in STATES]
    return tag("details", tag("summary", t("indicators.rules", lang)), tag("dl", *rows, css="pa-rules"),
               tag("p", t("indicators.honest", lang, year=year(today, lang)), css="pa-note"), css="pa-fold")


def state_tiles(found: Iterable[IndicatorProgress], lang: Lang) -> Markup:
    """How many indicators are in each state."""
    every = list(found)
    states = [one.state for one in every]
    bare = t("indicators.tile", lang, count=str(sum(not any(item.value for target in one.targets for item in target.measured) for one in every)))
    return tag("dl", *(tag("div", tag("dt", state_chip(state, lang)), tag("dd", f"{states.count(state):,}",
               tag("small", bare) if state == "unknown" else None)) for state in STATES), css="pa-figures pa-state-tiles")


def index_card(board: IndexBoard, plans: Mapping[str, Ref], lang: Lang) -> Markup:
    """What all plans ask of one index beside its latest value; contradictions stand side by side."""
    newest = {value.measure: value for value in latest(value for measure in board.measures for value in measure.values)}
    blocks = []
    for measure in board.measures:
        value = newest.get(measure.measure)
        if not measure.targets or value is None:
            continue
        blocks.append(tag("div", tag("p", t("compare.latest", lang, value=amount(value.value, value.measure, value.unit, lang),
                                            year=year(value.year_be, lang)), " ",
                                     chip(t("compare.differ", lang), "pa-warn") if measure.differing else None, css="pa-latest"),
                          tag("ul", *(_asked(one, board.series, plans, lang) for one in _shown(measure.targets, board)), css="pa-list")))
    every = [value for measure in board.measures for value in measure.values]
    broken = next((value.series_break for value in reversed(every) if value.series_break), None)
    return tag("article", tag("h3", link(index_place(board.series), lang, label_text(board.series.label, lang, board.series.id, short=True))), *blocks,
               tag("p", chip(t("compare.break", lang), "pa-warn"), " ", broken, css="pa-note") if broken else None,
               tag("p", link(index_place(board.series), lang, t("indicators.more", lang), " →")), css="pa-card")


def _shown(targets: Iterable[TargetProgress], board: IndexBoard) -> list[TargetProgress]:
    """In a card only the targets whose year comes next; the page of the index has all."""
    current = {one.target.id for indicator in board.indicators for one in indicator.current}
    return [one for one in targets if one.target.id in current]


def _asked(found: TargetProgress, series: Ref, plans: Mapping[str, Ref], lang: Lang) -> Markup:
    target, measured = found.target, found.of(series.id)
    plan = plans.get(target.indicator.plan or "")
    name = plan_name(plan, lang) if plan else target.indicator.plan or ""
    return tag("li", ref_link(target.indicator, lang, name), ": ", target_words(target, lang), " ",
               state_chip(measured.judgement.state if measured else found.state, lang), _marks(found, lang))


def _marks(found: TargetProgress, lang: Lang) -> Markup:
    """Second-hand and unverified targets say so."""
    place = found.target.provenance
    return join([join([" ", chip(t("source.secondary", lang), "pa-warn", t("source.secondary.why", lang))]) if place.quality == "secondary" else None,
                 " ", unverified_mark(place.verified, lang)])


def odds_block(measure: MeasureBoard, conflicts: Iterable[AlignmentView], plans: Mapping[str, Ref], lang: Lang) -> Markup | None:
    """Plans that ask different values for one year, and the records in which a curator says why."""
    if not measure.differing:
        return None
    by_id = {one.target.id: one for one in measure.targets}
    blocks = [_odds(one, by_id, measure, plans, lang) for one in measure.differing]
    named = {target_id.rsplit("/", 1)[0] for one in measure.differing for _, ids in one.values for target_id in ids}
    records = [record for record in conflicts if record.subject.id in named and record.object and record.object.id in named]
    said = [tag("li", ref_link(record.subject, lang, _plan(record.subject, plans, lang)), " ≠ ",
                ref_link(record.object, lang, _plan(record.object, plans, lang)) if record.object else "", ": ",
                record.rationale.text(lang) or "") for record in records]
    return tag("div", *blocks, tag("details", tag("summary", t("indicators.odds.record", lang), f" ({len(said)})"), tag("ul", *said, css="pa-list"),
                                   css="pa-fold") if said else None, css="pa-remark pa-remark-discrepancy")


def _odds(one: Differing, by_id: Mapping[str, TargetProgress], measure: MeasureBoard, plans: Mapping[str, Ref], lang: Lang) -> Markup:
    title = t("indicators.odds", lang, due=year(one.due, lang)) if one.due else t("indicators.odds.no_year", lang)
    rows = []
    for place, (value, ids) in enumerate(one.values):
        names = join([ref_link(by_id[id_].target.indicator, lang, _plan(by_id[id_].target.indicator, plans, lang)) for id_ in ids], " · ")
        unit = by_id[ids[0]].target.unit
        rows.append(tag("li", tag("strong", amount(value, measure.measure, unit, lang)), " ",
                        chip(t("indicators.odds.strict", lang), "pa-outline") if not place else None, " ", names))
    return tag("div", tag("h3", title, css="pa-small-title"), tag("ul", *rows, css="pa-list"))


def _plan(ref: Ref, plans: Mapping[str, Ref], lang: Lang) -> str:
    plan = plans.get(ref.plan or "")
    return plan_name(plan, lang) if plan else ref.plan or ref.id


def line_note(line: Projection | None, measure: MeasureBoard, lang: Lang) -> Markup | None:
    """What the dashed line is; nothing where none is drawn."""
    if line is None:
        return None
    unit = measure.values[-1].unit
    value = amount(round(line.value, 3 if abs(line.value) < 1 else 1), measure.measure, unit, lang)
    return tag("p", t("indicators.line", lang, count=str(len(line.points)), first=year(line.points[0].year, lang), last=year(line.points[-1].year, lang),
                      value=value, year=year(line.year, lang)), css="pa-note")


def targets_table(measure: MeasureBoard, series: Ref, plans: Mapping[str, Ref], lang: Lang) -> Markup:
    """Targets of all plans, one a row, with state, reason and source."""
    head = tag("tr", *(tag("th", t(f"indicators.table.{name}", lang), scope="col") for name in ("plan", "asked", "due", "state")))
    return tag("table", tag("thead", head), tag("tbody", *(_target_row(one, series, plans, lang) for one in measure.targets)), css="pa-table pa-targets")


def _target_row(found: TargetProgress, series: Ref, plans: Mapping[str, Ref], lang: Lang) -> Markup:
    target, measured = found.target, found.of(series.id)
    plan = plans.get(target.indicator.plan or "")
    return tag("tr",
               tag("td", tag("span", plan_name(plan, lang) if plan else "", css=f"pa-kind {level_class(target.indicator.level)}"),
                   tag("p", ref_link(target.indicator, lang, kind_and_number(target.indicator, lang)), css="pa-note")),
               tag("td", tag("p", target.verbatim, lang="th"), tag("p", target_words(target, lang), css="pa-note"),
                   provenance_line(target.provenance, lang)),
               tag("td", due_words(found, lang)),
               tag("td", progress_line(target, measured, lang, named=False) if measured else state_chip(found.state, lang)))


def target_matrix(targets: tuple[TargetProgress, ...], plans: Mapping[str, Ref], lang: Lang) -> Markup | None:
    """Indicators by year, the target in the cell; None where there is only one year."""
    years = sorted({one.due for one in targets if one.due is not None})
    if len(years) < 2:  # noqa: PLR2004 - one year is no matrix
        return None
    rows: dict[str, list[TargetProgress]] = {}
    for one in targets:
        rows.setdefault(one.target.indicator.id, []).append(one)
    mixed = len({one.target.measure for one in targets}) > 1
    head = tag("tr", tag("th", t("indicators.table.plan", lang), scope="col"), *(tag("th", str(be if lang == "th" else be - BUDDHIST_ERA), scope="col") for be in years))
    body = []
    for ones in rows.values():
        ref = ones[0].target.indicator
        cells = [tag("td", *(_cell(one, lang, mixed=mixed) for one in ones if one.due == be)) for be in years]
        body.append(tag("tr", tag("th", ref_link(ref, lang, _plan(ref, plans, lang)), scope="row"), *cells))
    return join([tag("h3", t("indicators.matrix", lang), css="pa-minor-title"), tag("p", t("indicators.matrix.what", lang), css="pa-note"),
                 tag("div", tag("table", tag("thead", head), tag("tbody", *body), css="pa-table pa-years"), css="pa-scroll", tabindex="0")])


def _cell(found: TargetProgress, lang: Lang, *, mixed: bool) -> Markup:
    """A target in the table by year; with its unit where a table mixes measures."""
    target = found.target
    value = "…" if target.value is None else amount(target.value, target.measure, target.unit, lang) if mixed else number(target.value)
    return tag("p", value, "*" if found.due_from == "plan" else None, " ",
               chip(STATE_SIGNS[found.state], f"pa-state-{found.state}", t(f"progress.state.{found.state}", lang)), title=target.verbatim)


def alone_list(found: Iterable[IndicatorProgress], lang: Lang, *, open_: bool) -> Markup:
    """Indicators by plan, each with its targets in the words of the document."""
    plans: dict[str, list[IndicatorProgress]] = {}
    for one in found:
        plans.setdefault(one.plan.id, []).append(one)
    return join(tag("details", tag("summary", tag("span", plan_name(ones[0].plan, lang), css=f"pa-kind {level_class(ones[0].plan.level)}"), " ", chip(str(len(ones)))),
                    tag("ul", *(_alone(one, lang) for one in ones), css="pa-list"), css="pa-fold", open="" if open_ else None) for ones in plans.values())


def _alone(one: IndicatorProgress, lang: Lang) -> Markup:
    ref = one.indicator
    shown = list({(item.target.verbatim, item.due): item for item in one.current}.values())
    targets = join([join([item.target.verbatim, tag("span", f" ({due_words(item, lang)})", css="pa-note"), _marks(item, lang)]) for item in shown], " · ")
    return tag("li", ref_link(ref, lang, label_text(ref.label, lang, kind_and_number(ref, lang))), " ", unverified_mark(ref.verified, lang),
               tag("p", targets if shown else t("indicators.no_target", lang), css="pa-note", lang="th" if shown else None))


def unasked_list(board: Board, lang: Lang) -> Markup:
    """Measured indices that no plan asks anything of, with their latest values."""
    rows = []
    for one in board.indices:
        if one.plans:
            continue
        said = " · ".join(t("compare.latest", lang, value=amount(value.value, value.measure, value.unit, lang), year=year(value.year_be, lang))
                          for value in latest(value for measure in one.measures for value in measure.values))
        rows.append(tag("li", link(index_place(one.series), lang, label_text(one.series.label, lang, one.series.id)), tag("p", said, css="pa-note")))
    return tag("ul", *rows, css="pa-list")
