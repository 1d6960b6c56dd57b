"""A picture as a file: it opens offline, holds what is drawn, and no label of the data becomes markup."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from exports.picture import FORMATS, Caption, PictureFormat, write_picture
from graph.network import Link, Node, Picture, layered
from graph.store import GraphStore
from queries.read.picture import picture

CAPTION = Caption("ผังความสอดคล้อง", "อ้างอิง: รุ่น 1", {0: "โครงการ", 1: "ยุทธศาสตร์", 2: "ระดับ 2", 3: "ระดับ 1"})
SVG = "{http://www.w3.org/2000/svg}"


def text(drawn: Picture, format_: PictureFormat, caption: Caption = CAPTION) -> str:
    return write_picture(drawn, caption, format_).decode()


def test_svg_draws_every_card_and_line_with_its_words(built: GraphStore) -> None:
    drawn = picture(built)
    root = ET.fromstring(text(drawn, "svg"))  # noqa: S314 - our own
    groups = root.findall(f"{SVG}g")
    assert len(groups) == len(drawn.nodes) + len(drawn.links)
    said = [element.text for element in root.iter(f"{SVG}text")]
    for placed in drawn.nodes:
        assert set(placed.node.label.split("\n")) <= set(said)
    assert {"โครงการ", "ระดับ 1", "อ้างอิง: รุ่น 1"} <= set(said)
    titles = [element.text for element in root.iter(f"{SVG}title")]
    assert titles[0] == CAPTION.title
    assert {placed.node.title for placed in drawn.nodes} <= set(titles)
    dashed = [path for path in root.iter(f"{SVG}path") if path.get("stroke-dasharray")]
    assert len(dashed) == sum(link.basis != "official" for link in drawn.links)


@pytest.mark.parametrize("format_", ["svg", "html"])
def test_nothing_is_loaded_from_outside(built: GraphStore, format_: PictureFormat) -> None:
    made = text(picture(built), format_)
    assert "data:font/woff2;base64," in made
    assert not re.search(r"""<(?:script|link|img|iframe|image|use)\b[^>]*\b(?:src|href)\s*=\s*["'](?!data:)""", made)
    assert not re.search(r"url\(\s*(?![\"']?data:)", re.sub(r"<script.*?</script>", "", made, flags=re.DOTALL))
    assert "@import" not in re.sub(r"<script.*?</script>", "", made, flags=re.DOTALL)
    if format_ == "html":
        assert "default-src 'none'" in made


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "&lt;b&gt;"])
@pytest.mark.parametrize("format_", list(FORMATS))
def test_words_stay_words(format_: PictureFormat, hostile: str) -> None:
    drawn = layered([Node("a", 0, hostile, hostile, plan="p"), Node("b", 1, "ข")], [Link("a", "b", "alignsWith", "official", "approved", None, ("r",))])
    made = text(drawn, format_, Caption(hostile, hostile, {0: hostile}))
    assert not re.search(r"<(?:img|svg)[^>]*\bon\w+=", made)
    if format_ == "html":
        assert made.count("<script") == text(layered([Node("a", 0, "ก")], []), "html").count("<script")
    else:
        ET.fromstring(made)  # noqa: S314 - our own: well formed whatever the words


def test_graphml_and_gexf_are_read_back_whole(built: GraphStore) -> None:
    drawn = picture(built)
    graphml = nx.parse_graphml(text(drawn, "graphml"), force_multigraph=True)
    gexf = nx.read_gexf(io.BytesIO(write_picture(drawn, CAPTION, "gexf")))
    for read in (graphml, gexf):
        assert set(read.nodes) == {placed.node.id for placed in drawn.nodes}
        assert read.number_of_edges() == len(drawn.links)
    assert graphml.graph["source"] == CAPTION.credit
    place = next(placed for placed in drawn.nodes if placed.node.id == "mp-20")
    assert (graphml.nodes["mp-20"]["x"], graphml.nodes["mp-20"]["y"]) == (place.x, place.y)
    assert gexf.nodes["mp-20"]["viz"]["position"]["y"] == -place.y
    assert graphml.nodes["mp-20"]["iri"].endswith("/id/mp-20")
    records = {id_ for *_, said in graphml.edges(data=True) for id_ in said["alignments"].split()}
    assert records == {id_ for link in drawn.links for id_ in link.alignments}


@pytest.mark.parametrize("format_", list(FORMATS))
def test_the_same_picture_makes_the_same_file_and_none_is_no_error(built: GraphStore, format_: PictureFormat) -> None:
    drawn = picture(built)
    assert write_picture(drawn, CAPTION, format_) == write_picture(drawn, CAPTION, format_)
    assert write_picture(Picture((), ()), CAPTION, format_)
