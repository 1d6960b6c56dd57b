"""Every page in both languages, run without a browser; what it says is compared with the graph it was built from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.settings import ROOT
from graph.store import GraphStore
from queries.read.about import agencies, agency_card, remarks, sources
from queries.read.elements import element_card
from queries.read.overview import figures
from queries.read.plans import plan_card, plan_tree, plans
from queries.read.records import AlignmentView, Label, Lang, Ref, TreeNode
from views.i18n import STRINGS, t
from views.links import PAGES, Place, href, read_place, ref_link
from views.markup import plain, tag
from views.parts.alignments import Side, alignments_by_plan, standing
from views.parts.badges import label_text
from views.parts.element import element_body
from views.parts.plan import agency_body, plan_body
from views.parts.remarks import versions

LANGUAGES: tuple[Lang, ...] = ("th", "en")
Open = Callable[..., AppTest]


@pytest.fixture
def open_page(use_built: Path) -> Open:
    """Opens a page at an address: ``open_page("plans", "en", id="psds-2567")``."""
    assert use_built.is_dir()

    def run(page: str, lang: str = "th", /, **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=60)
        if lang != "th":
            app.query_params["lang"] = lang
        for key, value in query.items():
            app.query_params[key] = value
        if page != "overview":
            app.switch_page(PAGES[page])  # type: ignore[index]
        app.run()
        assert not app.exception, [error.message for error in app.exception]
        return app

    return run


def html(app: AppTest) -> str:
    """All HTML a page shows, the style sheet left out."""
    return "".join(body for element in app.get("html") if not (body := element.proto.body).startswith("<style"))


def words(app: AppTest) -> str:
    """What a reader reads: text of HTML blocks, of titles, and labels of widgets, on single spaces."""
    said = [html(app), *(title.value for title in app.title)]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", " ".join(said))).split())


def on_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_overview_shows_figures_and_what_plans_ask(open_page: Open, built: GraphStore, lang: Lang) -> None:
    app = open_page("overview", lang)
    said, numbers = words(app), figures(built)
    assert t("hero.title", lang) in said
    for number in (numbers.plans, numbers.elements, numbers.alignments, numbers.sources, numbers.verified):
        assert f"{number:,}" in said
    assert t("compare.differ", lang) in said
    assert len(app.get("echarts_chart")) == 1


def test_overview_shows_the_truths_of_the_data(open_page: Open) -> None:
    """Two EGDI ranks, two IMD ranks, a broken series, and a score reached beside a rank missed: shown, not smoothed over."""
    said = words(open_page("overview"))
    egdi = said[said.index("ล่าสุด อันดับ 52"):][:1200]
    assert "ไม่แย่กว่าอันดับ 50" in egdi
    assert "ไม่แย่กว่าอันดับ 40" in egdi
    assert re.search(r"0\.8351 คะแนน.{0,400}?ถึงแล้ว", said)
    assert "ไม่แย่กว่าอันดับ 15" in said
    assert "ไม่แย่กว่าอันดับ 20" in said
    assert t("compare.break", "th") in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_list_of_plans_has_every_plan(open_page: Open, built: GraphStore, lang: Lang) -> None:
    app = open_page("plans", lang)
    shown = html(app)
    for plan in plans(built):
        assert f'href="{href(Place("plans", (("id", plan.ref.id),)), lang)}"'.replace("&", "&amp;") in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_of_a_plan_has_its_decisions_tree_and_section(open_page: Open, built: GraphStore, lang: Lang) -> None:
    app = open_page("plans", lang, id="psds-2567")
    said, card = words(app), plan_card(built, "psds-2567")
    assert card.approvals
    for approval in card.approvals:
        assert on_one_line(approval.text) in said
        assert approval.meeting is None or t("approval.meeting", lang, meeting=approval.meeting) in said
    for remark in card.remarks:
        assert on_one_line(remark.text) in said
    assert t("section.title", lang) in said
    assert app.get("download_button")


def test_filter_narrows_the_tree(open_page: Open) -> None:
    app = open_page("plans", id="psds-2567")
    app.text_input(key="filter-psds-2567").set_value("EGDI").run()
    trees = [element.proto.body for element in app.get("html") if "pa-tree" in element.proto.body and "<li" in element.proto.body]
    assert len(trees) == 1
    assert "psds-2567/ind2" in trees[0]
    assert "psds-2567/s3/p1" not in trees[0]


@pytest.mark.parametrize("id_", ["psds-2567/s1/p1", "psds-2567/ind2", "psds-2567/s1", "mp-20", "nesdp13/ms13", "ns-6"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_of_an_element_says_all_the_graph_says(open_page: Open, built: GraphStore, id_: str, lang: Lang) -> None:
    said, card = words(open_page("plans", lang, id=id_)), element_card(built, id_)
    assert on_one_line(card.ref.label.th or "") in said
    assert on_one_line(card.provenance.locator) in said
    for view in (*card.serves, *card.served_by):
        for evidence in view.evidence:
            assert on_one_line(evidence.quote) in said
            assert on_one_line(evidence.locator) in said
        reason = view.rationale.text(lang)
        assert reason is None or on_one_line(reason) in said
    for target in card.targets:
        assert on_one_line(target.verbatim) in said
    for item in card.responsibilities:
        assert on_one_line(item.agency.label.text(lang) or item.agency.id) in said
    for note in card.footnotes:
        assert note.text is None or on_one_line(note.text) in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_progress_is_told_in_words_with_the_direction_of_a_rank(open_page: Open, lang: Lang) -> None:
    said = words(open_page("plans", lang, id="psds-2567/ind2"))
    assert t("progress.missed", lang, gap=t("gap.rank", lang, value="12")) in said
    assert t("target.direction.rank", lang) in said
    assert t("progress.state.reached", lang) in said


def test_page_of_a_series_without_a_plan(open_page: Open) -> None:
    said = words(open_page("plans", id="indicator/opdc-satisfaction"))
    assert t("series.break", "th") in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_of_an_agency_lists_what_it_is_responsible_for(open_page: Open, lang: Lang) -> None:
    app = open_page("plans", lang, agency="dga")
    assert t("agency.duties", lang) in words(app)
    assert "psds-2567/s1/p1" in html(app)


@pytest.mark.parametrize("query", [{"id": "psds-2567/nothing"}, {"id": "no plan"}, {"id": "<script>alert(1)</script>"}, {"agency": "nobody"},
                                   {"id": "../../etc"}, {"id": 'x" } DROP'}], ids=str)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_address_that_names_nothing_says_so(open_page: Open, lang: Lang, query: dict[str, str]) -> None:
    app = open_page("plans", lang, **query)
    assert t("missing.title", lang) in words(app)
    assert "<script>" not in html(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_graph_page_draws_and_lists_the_same_nodes(open_page: Open, lang: Lang) -> None:
    app = open_page("graph", lang)
    assert t("page.graph", lang) in words(app)
    assert 'href="plans?id=psds-2567/s1/p1' in html(app)
    assert t("graph.hint.title", lang) in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_graph_page_shows_a_chosen_node_with_its_quotes(open_page: Open, built: GraphStore, lang: Lang) -> None:
    said = words(open_page("graph", lang, node="psds-2567/s1/p1"))
    quotes = [on_one_line(item.quote) for view in element_card(built, "psds-2567/s1/p1").serves if view.status == "approved"
              for item in view.evidence if not view.nothing_aligns]
    assert quotes
    assert all(quote in said for quote in quotes)


@pytest.mark.parametrize("query", [{"focus": "nothing"}, {"focus": "<b>"}], ids=str)
def test_graph_of_an_unknown_element_says_so(open_page: Open, query: dict[str, str]) -> None:
    assert t("missing.title", "th") in words(open_page("graph", **query))


def test_graph_ignores_what_it_does_not_know(open_page: Open) -> None:
    app = open_page("graph", plan="no-such-plan", basis="guess", open="nothing", node="nothing", edge="nothing")
    assert t("graph.hint.title", "th") in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_about_page_counts_sources_and_shows_what_is_at_odds(open_page: Open, built: GraphStore, lang: Lang) -> None:
    app = open_page("about", lang)
    said = words(app)
    for source in sources(built)[:20]:
        assert on_one_line(source.title) in said
    for remark in remarks(built, "discrepancy"):
        assert on_one_line(remark.text) in said
    assert len(app.get("download_button")) == 3
    assert built.manifest["version"] in said


def test_about_page_shows_one_source(open_page: Open, built: GraphStore) -> None:
    source = sources(built)[0]
    app = open_page("about", source=source.id)
    assert "pa-source-card" in html(app)
    assert t("about.source.missing", "th") in words(open_page("about", source="nothing"))


def test_without_a_graph_every_page_says_how_to_build_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_STORE", str(tmp_path))
    for page in PAGES:
        app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=60)
        app.switch_page(PAGES[page]).run()
        assert not app.exception
        assert "make build" in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_server_that_does_not_answer_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch, lang: Lang) -> None:
    monkeypatch.setenv("POLICY_STORE", "http://127.0.0.1:9/sparql")
    app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    assert not app.exception
    assert t("unreachable.title", lang) in words(app)


def test_language_stays_while_going_from_page_to_page(open_page: Open) -> None:
    app = open_page("overview", "en")
    app.switch_page(PAGES["plans"]).run()
    assert t("plans.title", "en") in words(app)


def test_language_switch_keeps_the_page_and_its_parameters(open_page: Open) -> None:
    assert 'href="plans?id=psds-2567/ind2&amp;lang=en"' in html(open_page("plans", id="psds-2567/ind2"))
    assert 'href="plans?id=psds-2567/ind2&amp;lang=th"' in html(open_page("plans", "en", id="psds-2567/ind2"))


def test_no_iri_reaches_the_reader(open_page: Open) -> None:
    for page, query in (("overview", {}), ("plans", {"id": "psds-2567/s1/p1"}), ("plans", {"agency": "dga"}), ("graph", {}), ("about", {})):
        assert "w3id.org" not in words(open_page(page, **query))


def below(nodes: Iterable[TreeNode]) -> Iterator[str]:
    for node in nodes:
        yield node.ref.id
        yield from below(node.children)


def test_every_element_plan_and_agency_has_a_page_in_both_languages(built: GraphStore) -> None:
    """No value in the data lacks a word, and no page is empty."""
    every = plans(built)
    names = {plan.ref.id: plan.ref for plan in every}
    for lang in LANGUAGES:
        for plan in names:
            assert "<h1>" in plan_body(plan_card(built, plan), lang, names, downloads=True)
        for agency in agencies(built)[:60]:
            assert "<h1>" in agency_body(agency_card(built, agency.ref.id), lang, names)
    for plan in names:
        for id_ in below(plan_tree(built, plan)):
            card = element_card(built, id_)
            assert all("<h1>" in element_body(card, lang, names) for lang in LANGUAGES), id_


# --- escaping and addresses


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_lines_of_a_plan_read_the_same(built: GraphStore, lang: Lang) -> None:
    """PSDS names the National Security Plan five times, once as a whole and in four matters: each line says which; what differs in nothing else says where it stands."""
    names = {plan.ref.id: plan.ref for plan in plans(built)}
    for plan in ("psds-2567", "nsc-2566", "gov-policy-2566"):
        card = plan_card(built, plan)
        sides: tuple[tuple[Side, tuple[AlignmentView, ...]], ...] = (("serves", card.serves), ("served_by", card.served_by))
        for side, views in sides:
            whole = standing(view for view in views if (view.subject.id if side == "serves" else view.object and view.object.id) == plan)
            lines = re.findall(r"<summary>(.*?)</summary>", str(alignments_by_plan(whole, side, lang, names)))
            assert len(lines) == len(set(lines)) == len(whole)
            if (plan, side) == ("psds-2567", "serves"):
                topics = [view.topic for view in whole if view.object and view.object.id == "nsc-2566"]
                assert len(topics) == 5
                assert all(t("alignment.matter", lang, topic=topic) in "".join(map(unescape, lines)) for topic in topics if topic)


def test_lines_to_one_element_in_several_matters_say_where_each_stands(built: GraphStore) -> None:
    """A matter is told of a record about a whole plan alone: two records to one element that differ in their matter would read alike."""
    several: dict[tuple[str, str, str | None], list[AlignmentView]] = defaultdict(list)
    for plan in plans(built):
        for view in standing(plan_card(built, plan.ref.id).serves):
            if view.object and view.object.type != "Instrument":
                several[plan.ref.id, view.object.id, view.predicate].append(view)
    alike = [views for views in several.values() if len({view.topic for view in views}) > 1]
    assert alike
    for views in alike:
        page = unescape(str(alignments_by_plan(views, "serves", "th", {})))
        for view in views:
            assert view.provenance.locator
            assert f"({view.provenance.locator})" in page


def test_another_wording_says_where_it_stands_by_the_name_of_the_document(built: GraphStore) -> None:
    card = element_card(built, "ns-5")
    assert [version.seen_in for version in card.versions] == ["moe-2018-10-16, moe-2018-10-17, cab-2024-08-06"]
    for lang in LANGUAGES:
        said = str(versions(card.versions, lang))
        assert t("version.elsewhere", lang) in said
        assert card.versions[0].provenance.source.title in unescape(said)
        assert "moe-2018-10-17" not in said


def test_text_of_a_plan_cannot_become_markup() -> None:
    evil = "<img src=x onerror=alert(1)>"
    ref = Ref("x", "Strategy", Label(th=evil))
    for made in (tag("p", evil), label_text(ref.label, "th", "x"), ref_link(ref, "th"), tag("a", "x", href=f'"{evil}')):
        assert "<img" not in made
        assert "&lt;img" in made


def test_labels_of_widgets_show_markdown_as_written() -> None:
    assert plain("**x** [y](z) $a$ :red[b]") == r"\*\*x\*\* \[y\]\(z\) \$a\$ \:red\[b\]"


@pytest.mark.parametrize(("place", "lang", "address"), [
    (Place("overview"), "th", "./"), (Place("overview"), "en", "./?lang=en"), (Place("plans", (("id", "a/b"),)), "th", "plans?id=a/b"),
    (Place("graph", (("focus", "a b&c"),)), "en", "graph?focus=a+b%26c&lang=en"),
])
def test_addresses_go_there_and_back(place: Place, lang: Lang, address: str) -> None:
    assert href(place, lang) == address
    found = read_place(address)
    assert found
    assert found[0] == place


@pytest.mark.parametrize("address", ["https://example.org/plans", "//example.org", "javascript:alert(1)", "other?x=1"])
def test_foreign_addresses_are_not_followed(address: str) -> None:
    assert read_place(address) is None


def test_table_of_words_is_read_by_the_pages() -> None:
    assert len(STRINGS) > 200


def test_a_plan_of_the_past_says_so_in_the_list(open_page: Open) -> None:
    """The reform plan ended in 2565 and left level 2: nobody should cite it as one in force."""
    text = words(open_page("plans", "th"))
    reform = text[text.index("แผนการปฏิรูปประเทศด้านการบริหารราชการแผ่นดิน"):][:200]
    assert "สิ้นสุดแล้ว" in reform
    assert "มีแผนใหม่แทนแล้ว" in text


def test_what_nobody_decided_or_somebody_refused_is_not_among_what_is_served(built: GraphStore) -> None:
    card = element_card(built, "psds-2567/s1/p1")
    first, second, third, *_ = (view for view in card.serves if view.object)
    mixed = replace(card, serves=(first, replace(second, basis="suggested", status="proposed"), replace(third, basis="suggested", status="rejected")))
    assert [view.id for view in standing(mixed.serves)] == [first.id]
    names = {plan.ref.id: plan.ref for plan in plans(built)}
    before, _, after = str(element_body(mixed, "th", names)).partition(t("alignment.proposals", "th", count="1"))
    assert f'data-alignment="{first.id}"' in before
    assert f'data-alignment="{second.id}"' not in before
    assert f'data-alignment="{second.id}"' in after
    assert t("alignment.refused", "th", count="1") in after
