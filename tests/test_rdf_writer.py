"""Statements are written as Oxigraph itself writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from loaders.rdf.writer import Writer
from ontology.namespaces import XSD

ME, IS, WHERE = "https://example.org/ก", "https://example.org/is", "https://example.org/graph"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.sampled_from([None, "th", "en"]))
def test_any_text_stands_as_in_canonical_n_quads(value: str, lang: str | None) -> None:
    write = Writer(WHERE)
    write.text(ME, IS, value, lang)
    write.typed(ME, IS, value, XSD + "anyURI")
    literals = [Literal(value, language=lang) if lang else Literal(value), Literal(value, datatype=NamedNode(XSD + "anyURI"))]
    quads = [Quad(NamedNode(ME), NamedNode(IS), literal, NamedNode(WHERE)) for literal in literals]
    assert "".join(write.lines).encode() == serialize(quads, format=RdfFormat.N_QUADS)
    assert write.quads == quads


def test_what_is_no_iri_is_refused_when_it_is_written() -> None:
    write = Writer(WHERE)
    with pytest.raises(ValueError, match="IRI"):
        write.link(ME, IS, "no iri> <x")
    assert write.lines == []
