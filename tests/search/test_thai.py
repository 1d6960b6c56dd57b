"""One spelling for what a reader takes as the same, and words that lie where the reader sees them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.thai import MODEL, normalise, normaliser, pieces, rarity, tokens, tokens_of, words

SAME = {
    "nbsp": ("แผน\u00a0แม่บท", "แผน แม่บท"),
    "zero width": ("ยุทธ\u200bศาสตร์", "ยุทธศาสตร์"),
    "sara am in two": ("กําหนด", "กำหนด"),
    "sara am with the tone between": ("นํ้า", "น้ำ"),
    "tone after sara am": ("นำ้", "น้ำ"),
    "tone before vowel": ("ท่ี", "ที่"),
    "tone before sara u": ("อย\u0e48\u0e39", "อยู่"),
    "two sara e for sara ae": ("เเผน", "แผน"),
    "Thai digits": ("พ.ศ. ๒๕๗๐", "พศ. 2570"),
    "capitals": ("e-Government", "e-government"),
    "full width": ("ＧＤＰ", "gdp"),
    "spaces": ("  แผน \n\t ชาติ ", "แผน ชาติ"),
    "dots of an abbreviation": ("สำนักงาน ก.พ.ร.", "สำนักงาน กพร."),
}
ALPHABET = st.text(st.sampled_from("กขงนมรสพผอยศ" + "ะาำิีึืุู" + "เแโ" + "่้๊๋์ๆ็ัํ" + "๐๒5aZ .,\u00a0\u200b😀日"), max_size=40)
SYLLABLE = st.builds("".join, st.tuples(
    st.sampled_from(["", "เ", "เเ", "แ", "โ"]), st.sampled_from("กขงนมรสพผอยศ"),
    st.sampled_from(["", "ั", "ิ่", "่ิ", "ีั", "ุ่", "ุ่", "ำ", "้ำ", "ำ้", "ํา", "ํ้า", "้ํา", "า"]), st.sampled_from(["", "น", ".", " ", "๒", "ๆ", "\u200b", "\u00a0", "Ａ"]),
))
"""Syllables in right and wrong order of their marks."""


@pytest.mark.parametrize("name", SAME)
def test_one_spelling(name: str) -> None:
    typed, meant = SAME[name]
    assert normalise(typed) == meant
    assert normalise(meant) == meant


def test_a_full_stop_that_ends_a_time_or_a_sentence_stays() -> None:
    assert normalise("เวลา 8.30 น. ณ ทำเนียบ") == "เวลา 8.30 น. ณ ทำเนียบ"
    assert normalise("จบ.ก็เริ่ม") == "จบ.ก็เริ่ม"


def test_the_saved_model_holds_the_same_normaliser() -> None:
    saved = pieces(MODEL).normalizer
    assert saved is not None
    for typed, _ in SAME.values():
        assert saved.normalize_str(typed) == normaliser().normalize_str(typed)


def test_words_and_where_they_stand() -> None:
    text = "สำนักงาน ก.พ.ร. พัฒนาบริการดิจิทัล  ๒๕๗๐ เเละนํ้า COVID-19 😀"
    found = words(text)
    assert [word.text for word in found] == ["สำนักงาน", "กพร", "พัฒนา", "บริการ", "ดิจิทัล", "2570", "และ", "น้ำ", "covid", "19"]
    assert [text[word.start:word.end] for word in found] == ["สำนักงาน", "ก.พ.ร", "พัฒนา", "บริการ", "ดิจิทัล", "๒๕๗๐", "เเละ", "นํ้า", "COVID", "19"]


def test_a_name_that_no_one_knows_stays_one_word() -> None:
    assert tokens("zyxwvq") == ["zyxwvq"]
    assert tokens("ฆฌฆฌฑ") == ["ฆฌฆฌฑ"]
    assert tokens("ตกลงๆ (ร่าง)") == ["ตกลง", "ร่าง"]


@pytest.mark.parametrize("text", ["", " ", "—…!?", "😀", "\u200b"])
def test_nothing_to_read_gives_no_words(text: str) -> None:
    assert words(text) == []


def test_a_run_without_end_is_cut_to_a_word() -> None:
    (only,) = words("a" * 100_000)
    assert (only.start, only.end, len(only.text)) == (0, 100_000, 64)
    assert sum(map(len, tokens("แผนแม่บท" * 12_500))) == 100_000


@settings(deadline=None)
@given(ALPHABET)
def test_offsets_lie_in_the_original_in_order(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.text
        end = word.end


@settings(deadline=None)
@given(st.lists(SYLLABLE, max_size=8).map("".join))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@settings(deadline=None)
@given(st.lists(ALPHABET, max_size=4))
def test_many_texts_at_once_are_cut_as_one_by_one(texts: list[str]) -> None:
    assert list(tokens_of(texts)) == [tokens(text) for text in texts]


def test_rare_words_tell_more() -> None:
    assert rarity("การ") < rarity("ดิจิทัล") < rarity("บล็อกเชน") <= rarity("ฆฌฆฌฑ")


def test_a_tone_typed_behind_sara_am_leaves_words_apart() -> None:
    for text in ("กกำ้", "น้ำดื่มค่ำ", "ทำ้า"):
        found = words(text)
        assert all(one.start < one.end for one in found)
        assert all(one.end <= two.start for one, two in pairwise(found))
