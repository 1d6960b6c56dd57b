"""The beginning of a long wording: never longer than asked, always a beginning, seen to be cut, cut between words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.excerpt import excerpt
from loaders.thai_marks import is_mark

THAI = st.text(alphabet=st.sampled_from("กขคงนมที่ป่าเแโ ุู้์ำabc1.()"), max_size=120)


@settings(deadline=None)  # the first example loads the dictionary
@given(text=THAI, longest=st.integers(1, 80))
def test_it_is_the_beginning_of_the_text_and_not_longer(text: str, longest: int) -> None:
    shown = excerpt(text, longest)
    if len(text) <= longest:
        assert shown == text
    else:
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])
        assert len(shown) <= longest + 1


@pytest.mark.parametrize(("text", "longest", "shown"), [
    ("โครงการส่งเสริมและพัฒนาการท่องเที่ยวโดยชุมชน เพื่อรองรับการตลาด", 48, "โครงการส่งเสริมและพัฒนาการท่องเที่ยวโดยชุมชน…"),
    ("ป่าไม้", 6, "ป่าไม้"), ("ป่าชุมชน", 3, "ป่า…"), ("abcdef ghi", 8, "abcdef…"),
])
def test_it_is_cut_between_words(text: str, longest: int, shown: str) -> None:
    assert excerpt(text, longest) == shown


@pytest.mark.parametrize("longest", range(1, 12))
def test_a_letter_keeps_its_marks_where_one_word_is_too_long(longest: int) -> None:
    text = "กี้" * 30
    cut = len(excerpt(text, longest)) - 1
    assert cut == 1 or not is_mark(text[cut])
