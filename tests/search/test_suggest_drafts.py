"""Where the passages of a suggestion stand in the user's file."""

from __future__ import annotations

import pytest

from search.suggest.drafts import _place
from search.suggest.records import Item, Passage

ITEM = Item("ws/p3", "อบรมครู", context=("สอนให้ดี", "แผน"), measures=("เพิ่มครูดี",), parts=("อบรมเพิ่มครูดีรุ่นแรก",))
LOCATORS = {"ws/p3": "แถว 6"}
PLACES = {"อบรมครู": "แถว 6", "โครงการเพิ่มครูดี": "แถว 4", "อบรมเพิ่มครูดีรุ่นแรก": "แถว 7", "สอนให้ดี": "บรรทัด 2", "แผน": ""}


@pytest.mark.parametrize(("passage", "place"), [("อบรมครู", "แถว 6"), ("เพิ่มครูดี", "แถว 6"), ("ครูดีรุ่นแรก", "แถว 7"), ("สอนให้ดี", "บรรทัด 2"), ("ไม่มีที่ไหน", "")])
def test_a_passage_stands_where_its_own_text_stands_and_at_no_other_row_that_happens_to_hold_it(passage: str, place: str) -> None:
    assert _place(Passage(passage, (), "ws/p3"), ITEM, LOCATORS, PLACES) == place
