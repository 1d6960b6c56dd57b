"""The search page without a browser: what is asked stands in the address, every choice is a link, every hit says why; and what one takes along."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from html import escape, unescape
from pathlib import Path as File
from typing import NoReturn, get_args
from urllib.parse import parse_qsl

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from exports.hits import COLUMNS, hits_csv, hits_json, safe_cell
from graph.settings import ROOT
from graph.store import GraphStore
from queries.read.elements import refs
from queries.read.paths import Path, paths
from queries.read.plans import plan_tree
from queries.read.records import Label, Lang, Ref, TreeNode
from search.ask import search
from search.bands import sentence
from search.embed import ModelError
from search.records import FACETS, Answer, Filters, Highlight, Hit
from tests.test_pages import LANGUAGES, Open, html, open_page, words
from views.i18n import t
from views.links import href
from views.markup import marked
from views.parts.search_address import LAST_PAGE, LONGEST, PAGE, Asked, Order, place, read_address, toggled, values_of
from views.parts.search_facets import chips
from views.parts.search_help import EXAMPLES, pages
from views.parts.search_hits import hit_list
from views.parts.search_takeaway import cli_code, python_code, written

__all__ = ["open_page"]
EVIL = "<img src=x onerror=alert(1)>"


# --- the address

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(str.strip)
IDS = st.lists(st.sampled_from(["psds-2567", "nesdp13", "mp", "agency/dga"]), unique=True, max_size=3).map(tuple)
ASKED = st.builds(
    Asked, text=TEXTS, page=st.integers(1, LAST_PAGE), order=st.sampled_from(get_args(Order)), as_typed=st.booleans(),
    filters=st.builds(Filters, plans=IDS, types=IDS, agencies=IDS, levels=st.lists(st.integers(1, 3), unique=True).map(tuple),
                      years=st.lists(st.integers(2540, 2600), unique=True, max_size=4).map(tuple)))


@given(ASKED)
def test_an_address_says_all_that_is_asked(asked: Asked) -> None:
    query = href(place(asked), "th").partition("?")[2]
    assert read_address(dict(parse_qsl(query))) == asked


@pytest.mark.parametrize("page", ["0", "-3", "1e9", "๓", "²", "9" * 5000, "", "2.5", " 2"])
def test_a_page_that_is_no_number_is_the_first(page: str) -> None:
    assert read_address({"q": "x", "page": page}).page == 1


def test_what_makes_no_sense_in_an_address_is_left_out() -> None:
    asked = read_address({"q": " " + "ก" * 5000, "level": "2,x,,2,-1", "year": "พ.ศ.", "plan": ",".join(map(str, range(500))), "sort": "'; DROP"})
    assert len(asked.text) == LONGEST - 1
    assert asked.filters.levels == (2,)
    assert asked.filters.years == ()
    assert len(asked.filters.plans) == 40
    assert asked.order == "relevance"


@given(ASKED, st.sampled_from(FACETS), st.sampled_from(["1", "2566"]))
def test_a_choice_taken_back_leaves_the_question_as_it_was(asked: Asked, facet: str, value: str) -> None:
    if value in values_of(asked, facet):  # type: ignore[arg-type]
        return
    once = toggled(asked, facet, value)  # type: ignore[arg-type]
    assert values_of(once, facet)[-1] == value  # type: ignore[arg-type]
    assert once.page == 1
    assert toggled(once, facet, value) == replace(asked, page=1)  # type: ignore[arg-type]


# --- where hits stand


def below(nodes: tuple[TreeNode, ...]) -> Iterator[str]:
    for node in nodes:
        yield node.ref.id
        yield from below(node.children)


def test_the_way_down_to_an_element(built: GraphStore) -> None:
    found = paths(built, ("nesdp13/ms13/strategy1.2", "mp-20/sub1", "psds-2567", "agency/dga", "nothing/here"))
    above = {id_: [ref.id for ref in path.above] for id_, path in found.items()}
    assert above == {"nesdp13/ms13/strategy1.2": ["nesdp13/dim4", "nesdp13/ms13", "nesdp13/ms13/strategy1"], "mp-20/sub1": ["mp-20"],
                     "psds-2567": [], "agency/dga": [], "nothing/here": []}


@pytest.mark.parametrize("plan", ["psds-2567", "nesdp13", "nsc-2566"])
def test_places_sort_a_plan_as_its_document(built: GraphStore, plan: str) -> None:
    in_order = list(below(plan_tree(built, plan)))
    found = paths(built, tuple(reversed(in_order)))
    assert sorted(set(in_order), key=lambda id_: found[id_].place) == in_order


# --- one hit


SPANS = st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), max_size=5).map(tuple)


@given(st.text(alphabet="กขค <>&\"'ab", max_size=24), SPANS)
def test_marks_change_no_letter_and_let_no_tag_through(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    made = str(marked(text, spans))
    assert set(re.findall(r"<[^>]*>", made)) <= {"<mark>", "</mark>"}
    assert unescape(re.sub(r"</?mark>", "", made)) == text


def test_marks_stand_on_the_words() -> None:
    assert str(marked("บริการดิจิทัล<b>", ((0, 6), (6, 13)))) == "<mark>บริการ</mark><mark>ดิจิทัล</mark>&lt;b&gt;"


def made_hit(store: GraphStore, id_: str, **values: object) -> Hit:
    ref = refs(store, (id_,))[id_]
    plan = refs(store, (ref.plan,))[ref.plan] if ref.plan and ref.plan != id_ else None
    return replace(Hit(ref, f"https://example.org/{id_}", 1.0, "high", literal=True, plan=plan), **values)  # type: ignore[arg-type]


def shown(store: GraphStore, lang: Lang, *hits: Hit, asked: str = "ดิจิทัล") -> str:
    return str(hit_list(Answer(asked, hits), paths(store, tuple(hit.ref.id for hit in hits)), 1, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_hit_says_what_it_is_where_it_stands_and_why(built: GraphStore, lang: Lang) -> None:
    hit = made_hit(built, "psds-2567/s1/p1", shared=("ดิจิทัล",), highlights=(Highlight("agency", "สำนักงานพัฒนารัฐบาลดิจิทัล", ((19, 26),)),))
    made = shown(built, lang, hit)
    assert "pa-level-3" in made
    assert f'href="plans?id=psds-2567/s1/p1{"&amp;lang=en" if lang == "en" else ""}"' in made
    assert 'href="plans?id=psds-2567/s1' in made
    assert 'href="graph?focus=psds-2567/s1/p1' in made
    assert t("search.by.words", lang) in made
    assert t("search.by.meaning", lang) not in made
    assert "สำนักงานพัฒนารัฐบาล<mark>ดิจิทัล</mark>" in made
    assert t("search.field.agency", lang) in made


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_hit_by_meaning_is_marked_apart_and_names_what_it_is_near_to(built: GraphStore, lang: Lang) -> None:
    made = shown(built, lang, made_hit(built, "mp-20/sub1", literal=False, band="low", near=("บริการดิจิทัล",)))
    assert "pa-hit-meaning" in made
    assert t("search.by.meaning", lang) in made
    assert "บริการดิจิทัล" in made
    assert t("search.band.low", lang) in made
    assert "1.0" not in made


@pytest.mark.parametrize(("asked", "shared", "way"), [("ดิจิทัล", ("ดิจิทัล",), "words"), ("EGDI", ("egdi",), "words"), ("๑๒", ("12",), "words"),
                                                      ("น้ำท่วม", ("อุทกภัย",), "alike"), ("น้ำท่วม", (), "alike")])
def test_words_that_were_not_typed_are_not_called_so(built: GraphStore, asked: str, shared: tuple[str, ...], way: str) -> None:
    made = shown(built, "th", made_hit(built, "mp-19", shared=shared, highlights=(Highlight("title", "อุทกภัย", ((0, 7),)),)), asked=asked)
    assert f"pa-by-{way}" in made
    assert (shared or ("อุทกภัย",))[0] in made[made.index("pa-hit-why"):]


def test_text_of_a_hit_cannot_become_markup(built: GraphStore) -> None:
    hit = made_hit(built, "mp-20", near=(EVIL,), shared=(EVIL,), literal=False, highlights=(Highlight("definition", EVIL, ((0, 3),)),))
    ref = replace(hit.ref, label=Label(th=EVIL), kind=EVIL, number=EVIL)
    for lang in LANGUAGES:
        assert "<img" not in shown(built, lang, replace(hit, ref=ref, plan=replace(ref, id="x")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_filter_in_use_has_its_own_way_out(lang: Lang) -> None:
    asked = Asked("ดิจิทัล", Filters(plans=("psds-2567",), levels=(2, 3)), page=4)
    made = str(chips(Answer("ดิจิทัล"), asked, {"psds-2567": Ref("psds-2567", "Instrument", Label(th=EVIL))}, lang))
    ways = [dict(parse_qsl(unescape(address).partition("?")[2])) for address in re.findall(r'href="([^"]+)"', made)]
    left = [(way.get("plan"), way.get("level")) for way in ways]
    assert left == [(None, "2,3"), ("psds-2567", "3"), ("psds-2567", "2"), (None, None)]
    assert all(way["q"] == "ดิจิทัล" and "page" not in way for way in ways)
    assert "<img" not in made


@pytest.mark.parametrize(("total", "page", "numbers"), [
    (20, 1, None), (21, 1, "1 2"), (400, 1, "1 2 3 20"), (400, 10, "1 8 9 10 11 12 20"), (400, 20, "1 18 19 20"), (100, 3, "1 2 3 4 5"),
])
def test_pages_lead_to_neighbours_and_both_ends(total: int, page: int, numbers: str | None) -> None:
    made = pages(Answer("x", total=total), Asked("x", page=page), "th")
    assert numbers == (made and " ".join(re.findall(r">(\d+)</a>", made)))
    assert made is None or f'aria-current="page">{page}<' in made


# --- taking it along


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text) == "'" + text
    assert safe_cell("ร้อยละ 80 = เป้าหมาย") == "ร้อยละ 80 = เป้าหมาย"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hits_as_a_table_that_excel_reads(built: GraphStore, lang: Lang) -> None:
    evil = made_hit(built, "psds-2567/s1/p1")
    hits = (made_hit(built, "nesdp13/ms13/strategy1.2", shared=("ดิจิทัล", "บริการ")),
            replace(evil, literal=False, near=("=cmd|'/c calc'!A0",), ref=replace(evil.ref, label=Label(th='=HYPERLINK("x","y")\n"a", b'))))
    content = hits_csv(hits, paths(built, tuple(hit.ref.id for hit in hits)), lang)
    assert content.startswith(b"\xef\xbb\xbf")
    head, first, second = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head == [heading[0 if lang == "th" else 1] for heading in COLUMNS.values()]
    row = dict(zip(COLUMNS, first, strict=True))
    assert row["label_th"] == "ทบทวนกระบวนการทำงานของภาครัฐควบคู่กับพัฒนาการบริการภาครัฐในรูปแบบดิจิทัลแบบเบ็ดเสร็จ"
    assert row["path"].count(" › ") == 2
    assert row["path"].endswith(refs(built, ("nesdp13/ms13/strategy1",))["nesdp13/ms13/strategy1"].label.th or "!")
    assert (row["rank"], row["found_by"], row["shared"], row["plan"], row["level"]) == ("1", "words", "ดิจิทัล, บริการ", "nesdp13", "2")
    row = dict(zip(COLUMNS, second, strict=True))
    assert row["label_th"] == '\'=HYPERLINK("x","y")\n"a", b'
    assert row["near"].startswith("'=")
    assert not any(cell.startswith(("=", "+", "@")) for cell in (*first, *second))


def test_hits_as_json_carry_question_filters_and_build(built: GraphStore) -> None:
    answer = Answer("ดิจิตัล", (made_hit(built, "mp-20"),), total=1, corrected="ดิจิทัล")
    found = json.loads(hits_json(answer, Filters(levels=(2,), plans=("mp",)), {"mp-20": Path()}, build="abc", cite="c"))
    assert (found["query"], found["searched"], found["filters"]) == ("ดิจิตัล", "ดิจิทัล", {"plans": ["mp"], "levels": [2]})
    assert (found["build"], found["total"], found["hits"][0]["id"], found["hits"][0]["path"]) == ("abc", 1, "mp-20", [])
    assert "score" not in found["hits"][0]


@given(st.text(max_size=60), IDS)
@example("'; rm -rf / #", ("psds-2567",))
def test_code_holds_the_question_as_it_is(text: str, plans: tuple[str, ...]) -> None:
    compile(python_code(Asked(text, Filters(plans=plans))), "snippet", "exec")
    parts = shlex.split(cli_code(Asked(text, Filters(plans=plans))))
    assert parts[:3] == [".venv/bin/python", "cli.py", "search"]
    assert parts[-1] == text
    assert not text.startswith("-") or parts[-2] == "--"
    assert parts.count("--plan") == len(plans)


# --- the page


def links(app: AppTest, within: str) -> list[tuple[str, dict[str, str]]]:
    """Text and parameters of the links in the blocks of a class."""
    found = []
    for match in re.finditer(rf'<(nav|p|section|div)\b[^>]*class="[^"]*\b{within}\b.*?</\1>', html(app), re.DOTALL):
        for address, text in re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', match[0], re.DOTALL):
            found.append((" ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split()), dict(parse_qsl(unescape(address).partition("?")[2]))))
    return found


def address_of(app: AppTest) -> dict[str, str]:
    return {key: value if isinstance(value, str) else value[-1] for key, value in app.query_params.items()}


def total(app: AppTest) -> int:
    return int(re.search(r'class="pa-found" role="status"><strong>\D*([\d,]+)', html(app))[1].replace(",", ""))  # type: ignore[index]


def found_ids(app: AppTest) -> list[str]:
    return [unescape(id_) for id_ in re.findall(r'<h3><a class="pa-link" href="plans\?(?:id|agency)=([^"&]+)', html(app))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_before_anything_is_asked_the_page_offers_questions(open_page: Open, lang: Lang) -> None:
    app = open_page("search", lang)
    offered = {query["q"] for _, query in links(app, "pa-examples")}
    assert offered == {question for some in EXAMPLES.values() for question in some[lang]}
    assert 'href="plans' in html(app)


@pytest.mark.parametrize("question", sorted({question for some in EXAMPLES.values() for each in some.values() for question in each}))
def test_every_question_offered_finds_its_words(built: GraphStore, question: str) -> None:
    assert search(question, k=1, store=built).hits[0].literal


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_code_leads_to_its_element_first(open_page: Open, lang: Lang) -> None:
    app = open_page("search", lang, q="200302")
    assert found_ids(app)[0] == "mp-20/sub3/target2"
    assert t("search.rule.code", lang) in words(app)


def test_typed_words_go_into_the_address_and_keep_the_filters(open_page: Open) -> None:
    app = open_page("search", q="ดิจิทัล", type="Indicator", page="2")
    app.text_input(key="search-words").set_value("  EGDI ").run()
    assert address_of(app) == {"q": "EGDI", "type": "Indicator"}
    assert found_ids(app)
    assert t("search.found", "th", count=str(total(app)), words="EGDI") in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_misspelt_word_is_corrected_with_a_way_back(open_page: Open, lang: Lang) -> None:
    app = open_page("search", lang, q="ดิจิตัล", type="Indicator")
    assert t("search.corrected", lang) in words(app)
    assert "<mark>ดิจิทัล" in html(app) or lang == "en"
    (_, back), = links(app, "pa-corrected")
    assert (back["q"], back["as"], back["type"]) == ("ดิจิตัล", "typed", "Indicator")
    typed = open_page("search", **back)
    assert t("search.corrected", lang) not in words(typed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_abbreviation_is_told_with_what_it_stands_for(open_page: Open, lang: Lang) -> None:
    app = open_page("search", lang, q="สพร.")
    assert found_ids(app)[0] == "dga"
    assert t("search.rule.abbreviation", lang) in words(app)
    assert t("search.reading", lang, words="สพร.") in words(app)
    assert {"agency": "dga"}.items() <= links(app, "pa-reading")[0][1].items()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bands_are_told_with_what_was_measured(open_page: Open, lang: Lang) -> None:
    said = html(open_page("search", lang, q="เทคโนโลยี"))
    for band in ("high", "medium", "low"):
        measured = sentence(band, lang)
        assert measured
        assert said.count(escape(measured)) >= 1
    assert not re.search(r"\b0\.\d{2,}", words(open_page("search", lang, q="เทคโนโลยี")))


@pytest.mark.parametrize("facet", ["plan", "level", "type", "agency", "year"])
def test_a_facet_finds_as_many_as_it_says(open_page: Open, facet: str) -> None:
    before = open_page("search", q="บริการดิจิทัล")
    text, query = links(before, f"pa-facet-{facet}")[0]
    after = open_page("search", **query)
    assert query[facet]
    assert total(after) == int(text.rpartition(" ")[2].replace(",", ""))
    assert 0 < total(after) <= total(before)
    (_, out), *_ = links(after, "pa-filters")
    assert out == {"q": "บริการดิจิทัล"}


def test_filters_are_combined(open_page: Open) -> None:
    app = open_page("search", q="ดิจิทัล", type="Strategy,Tactic", plan="psds-2567,nesdp13")
    assert found_ids(app)
    assert all(id_.startswith(("psds-2567/", "nesdp13/")) for id_ in found_ids(app))
    assert len(links(app, "pa-filters")) == 5


def test_pages_hold_every_hit_once(open_page: Open) -> None:
    first = open_page("search", q="ดิจิทัล", plan="psds-2567,master-plan,nesdp13")
    number = -(-total(first) // PAGE)
    every = found_ids(first)
    assert len(every) == min(PAGE, total(first))
    for page in range(2, number + 1):
        every += found_ids(open_page("search", q="ดิจิทัล", plan="psds-2567,master-plan,nesdp13", page=str(page)))
    assert len(every) == len(set(every)) == total(first)
    beyond = open_page("search", q="ดิจิทัล", plan="psds-2567", page="900")
    assert t("search.past.first", "th") in words(beyond)


def test_in_the_order_of_the_plans(open_page: Open, built: GraphStore) -> None:
    shown_first = found_ids(open_page("search", q="ดิจิทัล", plan="psds-2567", sort="plan"))
    places = paths(built, tuple(shown_first))
    assert len(shown_first) > 5
    assert shown_first[1:] == sorted(shown_first[1:], key=lambda id_: places[id_].place)


@pytest.mark.parametrize("question", ["<b>x</b>", EVIL, "' OR 1=1 --", '" } DROP ALL # ', "😀😀", "ก", "ๆ", "𝓭𝓲𝓰𝓲𝓽𝓪𝓵", "ดิ" * 300, "**x** [y](z) $a$", "%00", "\u200b", "?"])
def test_hostile_questions_get_an_answer_or_a_sentence(open_page: Open, question: str) -> None:
    app = open_page("search", q=question)
    assert not re.search(r"<b>x|<img|<script", html(app))
    assert found_ids(app) or "pa-nothing" in html(app) or t("search.start", "th") in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_that_nothing_is_about_finds_nothing_and_folds_what_came_nearest(open_page: Open, lang: Lang) -> None:
    app = open_page("search", lang, q="asdkjh qwe")
    assert t("search.none", lang, words="asdkjh qwe") in words(app)
    assert "pa-results-head" not in html(app)
    folded = re.findall(r"<details(?: open)?[^>]*>", html(app))
    assert len(folded) == 1
    assert " open" not in folded[0]
    assert t("search.faint", lang, count=str(len(found_ids(app)))) in words(app)
    assert html(app).index("<details") < html(app).index("pa-hits")
    narrowed = open_page("search", lang, q="asdkjh qwe", type="Agency")
    assert t("search.none.filters", lang) in words(narrowed)
    assert "pa-faint" in html(narrowed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_turns_nothing_on_the_page(open_page: Open, lang: Lang) -> None:
    """A sign that turns the direction of what follows is shown as a sign, wherever the words that were typed are repeated."""
    corrected, missing, found = (html(open_page("search", lang, q=text)) for text in ("ดิจิตัล\u202eลาทิ", "asdkjh\u202e qwe", "ดิจิทัล\u2066"))
    for page in (corrected, missing, found):
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    assert t("search.none", lang, words="asdkjh\ufffd qwe") in missing


def test_what_the_filters_keep_out_is_told_with_the_way_there(open_page: Open) -> None:
    app = open_page("search", q="ก่อการร้าย", type="Agency")
    assert "นอกตัวกรองมีสิ่งที่ตรงกว่า" in words(app)
    assert t("search.none.filters", "th") in words(app)


def test_an_address_with_nonsense_in_it_still_answers(open_page: Open) -> None:
    app = open_page("search", q="ดิจิทัล", level="9,x", type=EVIL, plan="nothing", year="1", agency="'", page="x", sort="x")
    assert "<img" not in html(app)
    assert t("search.none.filters", "th") in words(app)
    widened = next(query for text, query in links(app, "pa-nothing") if text == t("search.none.filters", "th"))
    assert widened == {"q": "ดิจิทัล"}


def test_in_english_the_page_speaks_english(open_page: Open) -> None:
    app = open_page("search", "en", q="digital government")
    assert found_ids(app)
    assert "<mark>" in html(app)
    thai = re.findall(r"[\u0e01-\u0e4e]{3,}", " ".join(re.findall(r'class="pa-(?:hit-where|facets|results-head)".*?</(?:p|nav|div)>', html(app), re.DOTALL)))
    assert thai == []


def test_all_hits_are_in_the_files(open_page: Open, built: GraphStore) -> None:
    asked = Asked("ดิจิทัล", Filters(plans=("psds-2567",)))
    app = open_page("search", q=asked.text, plan="psds-2567")
    rows = list(csv.DictReader(io.StringIO(written(built, asked, "en", "csv")().decode("utf-8-sig"), newline="")))
    assert len(rows) == total(app)
    assert [row["Id"] for row in rows][:PAGE] == found_ids(app)
    found = json.loads(written(built, asked, "en", "json")())
    assert found["build"] == built.fingerprint
    assert [hit["id"] for hit in found["hits"]] == [row["Id"] for row in rows]


def test_the_overview_sends_a_question_to_the_search_page(open_page: Open) -> None:
    app = open_page("overview")
    app.text_input(key="search-words").set_value("EGDI").run()
    assert t("search.title", "th") in words(app)
    assert address_of(app) == {"q": "EGDI"}
    assert found_ids(app)


def test_links_of_the_time_when_the_overview_searched_still_work(open_page: Open) -> None:
    assert found_ids(open_page("overview", "en", q="EGDI"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_model_that_cannot_be_used_is_told_and_elements_can_still_be_read(open_page: Open, monkeypatch: pytest.MonkeyPatch, lang: Lang) -> None:
    def broken(*_: object, **__: object) -> NoReturn:
        raise ModelError("แบบจำลองเสีย · the model is broken")

    monkeypatch.setattr("search.ask.open_index", broken)
    said = words(open_page("search", lang, q="คำที่ยังไม่เคยถาม"))
    assert t("search.failed", lang) in said
    assert ("แบบจำลองเสีย" if lang == "th" else "the model is broken") in said
    said = html(open_page("plans", lang, id="nesdp13/ms13/goal2"))
    assert "<h1>" in said
    assert 'id="similar"' not in said


# --- similar elements


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_element_names_its_likes_in_other_plans(open_page: Open, lang: Lang) -> None:
    said = html(open_page("plans", lang, id="psds-2567/s1"))
    block = said[said.index('id="similar"'):]
    near = [unescape(id_) for id_ in re.findall(r'href="plans\?id=([^"&]+)', block)]
    assert "psds-2567/s1" not in near
    assert any(not id_.startswith("psds-2567/") for id_ in near)
    assert t("similar.what", lang) in words(open_page("plans", lang, id="psds-2567/s1"))


def test_search_needs_no_torch(store_folder: File) -> None:
    probe = ("import sys; from streamlit.testing.v1 import AppTest; app = AppTest.from_file('views/main.py', default_timeout=60); "
             "app.query_params['q'] = 'บริการ'; app.switch_page('screens/search.py').run(); assert not app.exception; "
             "assert 'pa-hit' in str([one.proto.body for one in app.get('html')]); "
             "print([name for name in ('torch', 'sentence_transformers', 'transformers') if name in sys.modules])")
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
                          env=os.environ | {"POLICY_STORE": str(store_folder)})
    assert done.stdout.strip().endswith("[]"), done.stderr[-800:]
