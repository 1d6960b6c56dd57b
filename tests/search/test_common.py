"""What two wordings have in common: every passage marked stands in both, the longest are taken, words that any text has are left."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from search.common import TELLS, heft, runs, shared_spans, weightiest
from search.thai import normalise, words

PIECES = st.lists(st.sampled_from(["พัฒนา", "บริการดิจิทัล", "และ", "ทุจริต", "ระบบ", " ", "คลาวด์", "อบต.", "ที่", "20", "น้ำท่วม", "Open Data", "\n"]), max_size=14).map("".join)


def shared(text: str, other: str) -> list[str]:
    return [text[start:end] for start, end in shared_spans(text, other)]


def test_neighbours_that_stand_so_in_both_are_one_passage() -> None:
    assert shared("ป้องกันการทุจริตและน้ำท่วม", "ลดการทุจริตและน้ำท่วมในเมือง") == ["ทุจริตและน้ำท่วม"]
    assert shared("ป้องกันน้ำท่วม ทุจริต", "การทุจริต กับน้ำท่วม") == ["น้ำท่วม", "ทุจริต"], "the same words in another order are passages of their own"


def test_words_that_any_text_has_are_no_passage() -> None:
    assert heft("และ") < TELLS < heft("ทุจริต")
    assert shared("และที่ 20", "และที่ 20") == []
    assert shared("ทุจริต", "น้ำท่วม") == []


def test_a_passage_may_be_held_to_so_many_words() -> None:
    text = "ทุจริต น้ำท่วม คลาวด์"
    found, every = words(text), {word.text for word in words(text)}
    assert list(runs(text, found, every, normalise(text))) == [(0, len(found) - 1)]
    assert [last - first for first, last in runs(text, found, every, normalise(text), 2)] == [1] * (len(found) // 2) + [0] * (len(found) % 2)


@given(PIECES, PIECES)
def test_what_is_marked_stands_in_both_and_nowhere_twice(text: str, other: str) -> None:
    spans = shared_spans(text, other)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= following[0] for one, following in pairwise(spans))
    assert all(normalise(text[start:end]) in normalise(other) for start, end in spans)
    telling = {word.text for word in words(text) if heft(word.text) >= TELLS} & {word.text for word in words(other)}
    assert bool(spans) == bool(telling), "every telling word that both have is marked"


def test_the_weightiest_is_named_first_and_no_part_of_it_again() -> None:
    assert weightiest({"ทุจริต": 2.0, "ทุจริตและน้ำท่วม": 5.0, "คลาวด์": 3.0, "ระบบ": 1.0}, 3) == ("ทุจริตและน้ำท่วม", "คลาวด์", "ระบบ")
    assert weightiest({"ก": 1.0, "ข": 1.0}, 1) == ("ก",)
