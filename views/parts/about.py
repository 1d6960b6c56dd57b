"""Blocks of the page about the data: how much is verified, where documents disagree, what it was read in."""

from __future__ import annotations

from collections.abc import Iterable

from graph.validate import Finding
from queries.read.records import AgencyView, Lang, SourceView, UnverifiedFact, VerificationCount
from views.dates import when
from views.i18n import t
from views.links import Place, link, ref_link
from views.markup import Markup, join, tag
from views.parts.badges import chip, label_text, level_chip, ref_line, type_name

__all__ = ["agency_list", "findings_block", "source_card", "source_table", "unverified_list", "verification_table"]

SHOWN_FINDINGS = 50


def verification_table(counts: Iterable[VerificationCount], lang: Lang) -> Markup:
    """Verified and unverified facts, one row a plan; what belongs to no plan comes last. People's own work stands in a table of its own."""
    every = list(counts)
    theirs = [count for count in every if count.work]
    table = _verification([count for count in every if not count.work], t("about.no_plan", lang), lang)
    return join([table, tag("p", t("about.work", lang), css="pa-note"), _verification(theirs, t("about.work.no_plan", lang), lang)]) if theirs else table


def _verification(counts: Iterable[VerificationCount], otherwise: str, lang: Lang) -> Markup:
    """``otherwise``: what is counted beside plans."""
    rows: dict[str, tuple[VerificationCount, int, int]] = {}
    for count in counts:
        key = count.plan.id if count.plan else ""
        _, yes, no = rows.get(key, (count, 0, 0))
        rows[key] = (count, yes + count.verified, no + count.unverified)
    ordered = sorted(rows.items(), key=lambda row: (not row[0], (row[1][0].plan.level if row[1][0].plan else None) or 9, row[0]))
    body = [_verification_row(count, yes, no, otherwise, lang) for _, (count, yes, no) in ordered]
    total = (sum(yes for _, yes, _ in rows.values()), sum(no for _, _, no in rows.values()))
    head = tag("tr", tag("th", t("about.plan", lang), scope="col"), *(tag("th", t(key, lang), scope="col", css="pa-number")
                                                                       for key in ("about.verified", "about.unverified")))
    foot = tag("tr", tag("th", t("about.total", lang), scope="row"), *(tag("td", f"{number:,}", css="pa-number") for number in total))
    return tag("table", tag("thead", head), tag("tbody", *body), tag("tfoot", foot), css="pa-table")


def _verification_row(count: VerificationCount, verified: int, unverified: int, otherwise: str, lang: Lang) -> Markup:
    plan = count.plan
    name = join([level_chip(plan.level, lang), " ", ref_link(plan, lang, label_text(plan.label, lang, plan.id, short=True))]) if plan \
        else tag("span", otherwise, css="pa-note")
    return tag("tr", tag("td", name), tag("td", f"{verified:,}", css="pa-number"),
               tag("td", f"{unverified:,}" if unverified else "–", css="pa-number"))


def findings_block(findings: list[Finding] | None, lang: Lang) -> Markup:
    """Result of validation with the shapes of the vocabulary."""
    if findings is None:
        return tag("p", t("about.shacl.never", lang), " ", tag("code", "python cli.py validate"), css="pa-note")
    counts = {severity: sum(finding.severity == severity for finding in findings) for severity in ("violation", "warning", "info")}
    state = "missed" if counts["violation"] else "reached"
    chips = join((chip(t(f"about.severity.{severity}", lang, count=str(count)), f"pa-state-{state}" if severity == "violation" else "pa-outline")
                  for severity, count in counts.items()), " ")
    rows = [tag("li", chip(t(f"about.severity.{finding.severity}.one", lang), "pa-outline"), " ", finding.th if lang == "th" else finding.en)
            for finding in findings[:SHOWN_FINDINGS]]
    more = tag("details", tag("summary", t("about.findings", lang, count=str(len(rows)))), tag("ul", *rows, css="pa-list"), css="pa-fold")
    return join([tag("p", chips), more if rows else None])


def unverified_list(facts: tuple[UnverifiedFact, ...], lang: Lang) -> Markup:
    """Everything nobody has seen in a source, folded."""
    if not facts:
        return tag("p", t("about.unverified.none", lang), css="pa-note")
    rows = [tag("li", chip(type_name(fact.type, lang), "pa-outline"), " ", ref_line(fact.about, lang),
                tag("span", f" — {fact.note}", css="pa-note") if fact.note else None) for fact in facts]
    return tag("details", tag("summary", t("about.unverified.list", lang, count=str(len(facts)))), tag("ul", *rows, css="pa-list"), css="pa-fold")


def source_card(source: SourceView, lang: Lang) -> Markup:
    """One source in full."""
    rows = [(t("source.publisher", lang), source.publisher), (t("source.date", lang), when(source.date, lang) if source.date else None),
            (t("source.address", lang), _address(source)), (t("source.corpus", lang), " · ".join(filter(None, (source.corpus, source.path)))),
            (t("source.facts", lang), f"{source.facts:,}")]
    facts = [tag("div", tag("dt", name), tag("dd", value)) for name, value in rows if value]
    return tag("aside", tag("h2", source.title), tag("dl", *facts, css="pa-facts"), tag("p", source.note, css="pa-note") if source.note else None,
               tag("p", link(Place("about"), lang, t("source.all", lang), css="pa-button")), css="pa-remark pa-source-card")


def _address(source: SourceView) -> Markup | None:
    """A web address leads there only if it is one; anything else is shown as text."""
    if not source.url:
        return None
    if source.url.startswith(("https://", "http://")):
        return tag("a", source.url, href=source.url, rel="noopener noreferrer", css="pa-url")
    return tag("span", source.url)


def source_table(sources: Iterable[SourceView], lang: Lang) -> Markup:
    """All sources, most cited first."""
    head = tag("tr", tag("th", t("source.title", lang), scope="col"), tag("th", t("source.publisher", lang), scope="col"),
               tag("th", t("source.date", lang), scope="col"), tag("th", t("source.facts", lang), scope="col", css="pa-number"))
    rows = [tag("tr", tag("td", link(Place("about", (("source", source.id),)), lang, source.title)), tag("td", source.publisher or "–"),
                tag("td", when(source.date, lang) if source.date else "–"), tag("td", f"{source.facts:,}", css="pa-number")) for source in sources]
    return tag("table", tag("thead", head), tag("tbody", *rows), css="pa-table pa-sources")


def agency_list(agencies: Iterable[AgencyView], lang: Lang) -> Markup:
    """Bodies that plans name, those with most plan elements first."""
    rows = [tag("li", ref_link(agency.ref, lang, label_text(agency.ref.label, lang, agency.ref.id)),
                tag("span", f" ({agency.abbreviation})", css="pa-note") if agency.abbreviation else None, " ",
                chip(t("about.duties", lang, count=str(agency.elements)))) for agency in agencies if agency.elements]
    return tag("ul", *rows, css="pa-list pa-two")
