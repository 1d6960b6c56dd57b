"""The HTML documentation of the vocabulary: complete, in step with the vocabulary, linked, and loading nothing from outside."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from rdflib import RDFS, Graph, Literal

from graph.settings import ROOT
from ontology.docs import FOLDER, LANGUAGES, Lang
from ontology.namespaces import PA

TURTLE = Graph().parse(ROOT / "ontology" / "alignment.ttl", format="turtle")
TERMS = sorted(str(term) for term in TURTLE.subjects(RDFS.isDefinedBy) if str(term).startswith(PA))


class Page(HTMLParser):
    """Ids, links, loads and text of a page."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.words: list[str] = []
        self.language = ""
        self.source = (FOLDER / f"{lang}.html").read_text("utf-8")
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids[values["id"]] += 1
        if tag == "html":
            self.language = values.get("lang", "")
        if tag == "a":
            self.links.append(values["href"])
        elif "src" in values or "href" in values:
            self.loads.append(values.get("src") or values["href"])
        if tag == "script":
            self.loads.append("script")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest) -> tuple[Lang, Page]:
    return request.param, Page(request.param)


def test_page_loads_nothing_from_outside(page: tuple[Lang, Page]) -> None:
    _, parsed = page
    assert [load for load in parsed.loads if not load.startswith("data:")] == []
    assert "@import" not in parsed.source
    fonts = [file for file in re.findall(r"url\(['\"]?([^'\")]+)", parsed.source) if not file.startswith("data:")]
    assert fonts
    assert all((FOLDER / font).is_file() for font in fonts)  # relative: the app's own


def test_links_lead_somewhere(page: tuple[Lang, Page]) -> None:
    _, parsed = page
    inner = {link.removeprefix("#") for link in parsed.links if link.startswith("#")}
    assert inner <= set(parsed.ids)
    assert max(parsed.ids.values()) == 1
    files = {link for link in parsed.links if not re.match(r"#|https?://", link)}
    assert files
    assert all((FOLDER / file).is_file() for file in files)


def test_every_term_is_told_in_the_language_of_the_page(page: tuple[Lang, Page]) -> None:
    """A term that was added or reworded without a new run of ontology/docs.py is found here."""
    lang, parsed = page
    assert parsed.language == lang
    text = " ".join(" ".join(parsed.words).split())
    for term in TERMS:
        assert term.removeprefix(PA) in parsed.ids
    for predicate in (RDFS.label, RDFS.comment):
        for words in TURTLE.objects(None, predicate):
            assert isinstance(words, Literal)
            if words.language == lang:
                assert str(words) in text


def test_pages_do_not_mix_languages() -> None:
    thai = re.compile("[\u0e01-\u0e5b]")
    english = Page("en")
    mixed = [word for word in english.words if thai.search(word) and not re.search("ยุทธศาสตร์|หมุดหมาย|หลัก|รอง|ภาษาไทย", word)]
    assert mixed == []
    headings = re.findall(r"<h2>([^<]*)</h2>", Page("th").source)
    assert headings
    assert all(thai.search(heading) for heading in headings)
