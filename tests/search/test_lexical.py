"""BM25 by hand, and an index brought up to date equals one made anew."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.fuse import Weights, fuse, standard
from search.lexical import Lexical

WORDS = st.sampled_from(["น้ำ", "ดิน", "ป่า", "ไฟ", "ลม"])
TEXTS = st.lists(st.lists(WORDS, max_size=6), max_size=6)


def by_hand(texts: list[list[str]], query: list[str], k1: float, b: float) -> list[float]:
    """Robertson's formula, with the idf that is never negative."""
    average = sum(map(len, texts)) / len(texts) if texts else 0
    scores = []
    for text in texts:
        score = 0.0
        for word in query:
            n, times = sum(word in other for other in texts), text.count(word)
            if times:
                score += math.log(1 + (len(texts) - n + 0.5) / (n + 0.5)) * times * (k1 + 1) / (times + k1 * (1 - b + b * len(text) / average))
        scores.append(score)
    return scores


@settings(deadline=None)
@given(TEXTS, st.lists(WORDS, max_size=4))
def test_scores_are_those_of_the_formula(texts: list[list[str]], query: list[str]) -> None:
    assert Lexical.of(texts, k1=1.5, b=0.6).scores(query) == pytest.approx(by_hand(texts, query, 1.5, 0.6), abs=1e-5)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.data())
def test_an_index_brought_up_to_date_equals_one_made_anew(texts: list[list[str]], added: list[list[str]], data: st.DataObject) -> None:
    keep = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    changed = Lexical.of(texts).updated(np.array(keep, np.bool_), added)
    anew = Lexical.of([text for text, stays in zip(texts, keep, strict=True) if stays] + added)
    assert changed.size == anew.size
    for word in ("น้ำ", "ดิน", "ป่า", "ไฟ", "ลม"):
        assert changed.scores([word]) == pytest.approx(anew.scores([word]), abs=1e-6)


def test_a_word_can_weigh_more_in_a_text_and_in_a_query() -> None:
    index = Lexical.of([{"น้ำ": 3.0, "ดิน": 1.0}, {"น้ำ": 1.0, "ดิน": 3.0}])
    assert np.argmax(index.scores(["น้ำ"])) == 0
    assert np.argmax(index.scores({"น้ำ": 0.2, "ดิน": 1.0})) == 1
    assert index.scores({"น้ำ": 2.0}) == pytest.approx(2 * index.scores(["น้ำ"]))


def test_what_a_word_tells_can_come_from_elsewhere() -> None:
    index = Lexical.of([["น้ำ", "ดิน"], ["น้ำ"], ["ดิน"]])
    assert not index.scores(["น้ำ"], lambda _: 0.0).any()
    assert index.scores(["น้ำ"], lambda _: 2.0) == pytest.approx(2 * index.scores(["น้ำ"], lambda _: 1.0))


def test_matches_count_different_words() -> None:
    assert Lexical.of([["น้ำ", "น้ำ", "ดิน"], ["ลม"]]).matches(["น้ำ", "น้ำ", "ดิน", "ไฟ"]).tolist() == [2, 0]


def test_saved_and_loaded_it_answers_alike(tmp_path: Path) -> None:
    index = Lexical.of([["น้ำ", "ดิน"], [], ["covid", "น้ำ"]], k1=1.4, b=0.5)
    index.save(tmp_path / "words.npz")
    again = Lexical.load(tmp_path / "words.npz")
    assert (dict(again.vocabulary), again.size, again.k1, again.b) == (dict(index.vocabulary), 3, 1.4, 0.5)
    assert again.scores(["น้ำ", "covid"]).tolist() == index.scores(["น้ำ", "covid"]).tolist()


def test_an_empty_index_answers_with_nothing(tmp_path: Path) -> None:
    index = Lexical.of([])
    assert index.scores(["น้ำ"]).shape == (0,)
    index.save(tmp_path / "none.npz")
    assert Lexical.load(tmp_path / "none.npz").size == 0


def test_standard_scores_by_hand() -> None:
    assert standard(np.array([[1, 2, 3], [5, 5, 5]], np.float32)) == pytest.approx(np.array([[-1.224745, 0, 1.224745], [0, 0, 0]]), abs=1e-5)


def test_scorers_count_by_their_weight_whatever_their_scale() -> None:
    words, meaning = np.array([30, 0, 10], np.float32), np.array([0.1, 0.9, 0.2], np.float32)
    assert np.argmax(fuse(words, meaning, Weights(0.8, 0.2))) == 0
    assert np.argmax(fuse(words, meaning, Weights(0.2, 0.8))) == 1
    assert fuse(words * 1000, meaning) == pytest.approx(fuse(words, meaning), abs=1e-4)
