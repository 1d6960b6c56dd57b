"""Search in three lines.

Example:
    from search.ask import search
    for hit in search("บริการดิจิทัลที่ประชาชนเข้าถึงง่าย", k=5).hits:
        print(hit.band, hit.ref.id, hit.ref.label.th, hit.shared or hit.near)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.engine import GraphStore
from graph.store import open_store
from queries.read import NotFoundError
from queries.read.records import BODIES, Label, Lang
from search.bands import band_of
from search.columns import chosen
from search.fuse import ALIGNMENT
from search.index import Index, open_index
from search.rank import FAINT, LIKE, Ranked, rank, signs
from search.records import FACETS, Answer, Band, Facet, FacetValue, Filters, Highlight, Hit, Note, Reading, Rule
from search.understand import LONGEST, Understood, as_query, understand
from search.why import reasons

__all__ = ["FACETS", "Answer", "Band", "Facet", "FacetValue", "Filters", "Highlight", "Hit", "Lang", "Note", "Reading", "Rule", "answer", "search", "similar"]

EVERYTHING = Filters()
_FAMILIES = (BODIES, frozenset({"Instrument"}))
"""Classes of what is no element of a plan: bodies, and plans themselves."""
_NOTES: Mapping[str, tuple[str, str]] = {
    "empty": ("พิมพ์คำที่ต้องการค้น เช่น ชื่อแผน เลขประเด็น รหัสเป้าหมาย อักษรย่อหน่วยงาน หรือประโยคที่บอกเรื่องที่สนใจ",
              "Type what to look for: the name of a plan, the number of an issue, a code, the abbreviation of an agency, or a sentence about a subject"),
    "short": ("ตัวอักษรเดียวบอกได้น้อย พิมพ์เพิ่มอีกสักคำ", "One letter says little; type another word"),
    "cut": (f"ข้อความยาวเกินไป ค้นจาก {LONGEST:,} ตัวอักษรแรก", f"The text is long; its first {LONGEST:,} characters were searched"),
    "nothing": ("ไม่พบสิ่งที่ใกล้เคียง ลองใช้คำอื่น คำที่กว้างขึ้น หรือตรวจตัวสะกด", "Nothing is like it; try other or broader words, or check the spelling"),
    "faint": ("ไม่มีข้อความใดมีคำเหล่านี้ และที่ความหมายใกล้ที่สุดก็ยังห่าง ลองใช้คำอื่นหรือตรวจตัวสะกด",
              "No text has these words, and the nearest in meaning is far from them; try other words, or check the spelling"),
    "faint-here": ("ในขอบเขตของตัวกรองไม่มีข้อความใดมีหรือใกล้คำเหล่านี้ นอกตัวกรองมีสิ่งที่ตรงกว่า ลองเอาตัวกรองออกบางข้อ",
                   "Within the filters nothing has these words or comes near them; what fits better is outside them: try removing one"),
    "filtered": ("มีสิ่งที่ตรงกับคำค้น แต่ตัวกรองตัดออกทั้งหมด ลองเอาตัวกรองออกบางข้อ", "There are results, but the filters exclude all of them; try removing one"),
}


def search(text: str, *, k: int = 20, offset: int = 0, filters: Filters = EVERYTHING, lang: Lang = "th", correct: bool = True,
           store: GraphStore | None = None) -> Answer:
    """What the graph holds about ``text``: things it names first, then by words and meaning.

    ``k`` hits from ``offset`` on. ``store`` defaults to the one the settings name; its index is made if there is none. Any text is answered,
    with a sentence in ``note`` where there is something to say; misspelt words are corrected unless ``correct`` is false. Raises
    ``StoreError`` if there is no graph.
    """
    return answer(text, open_index(store or open_store()), k=k, offset=offset, filters=filters, lang=lang, correct=correct)


def answer(
    text: str, index: Index, *, k: int = 20, offset: int = 0, filters: Filters = EVERYTHING, lang: Lang = "th", correct: bool = True,
) -> Answer:
    """As :func:`search`, of an index at hand."""
    said = understand(text, index, correct=correct)
    if not said.words:
        return Answer(text, note=_note("empty"))
    return _answer(text, said, lambda passed: rank(said, index, passed), index, k=k, offset=offset, filters=filters, lang=lang)


def similar(id_: str, *, k: int = 8, filters: Filters = EVERYTHING, lang: Lang = "th", store: GraphStore | None = None) -> Answer:
    """What is worded or meant most like an element, plan or agency, given by local id or full address; without itself and what it stands under.

    Like is compared with like: elements with elements, bodies with bodies, plans with plans (an element that names a body is not like that body).
    Raises :class:`NotFoundError` for an unknown id and ``StoreError`` if there is no graph.
    """
    index = open_index(store or open_store())
    row = index.row(id_)
    if row is None:
        raise NotFoundError("สิ่งที่ค้นได้", "thing that can be searched", id_)
    document = index.shelf[row]
    said = as_query(document)
    kin = [place for place in map(index.row, document.parents) if place is not None]
    family = _family(document.ref.type, index)

    def find(passed: NDArray[np.bool_] | None) -> Ranked:
        return rank(said, index, family if passed is None else family & passed, weights=ALIGNMENT, bar=LIKE, without=[row, *kin])

    return _answer(said.query, said, find, index, k=k, offset=0, filters=filters, lang=lang)


def _family(kind: str, index: Index) -> NDArray[np.bool_]:
    """(documents,): whether each is of the same family as a thing of the class ``kind``."""
    mine = next((family for family in _FAMILIES if kind in family), None)
    types = index.columns.coded["type"].values
    return index.columns.mask(Filters(types=tuple(one for one in types if (one in mine if mine else not any(one in family for family in _FAMILIES)))))


def _answer(text: str, said: Understood, find: Callable[[NDArray[np.bool_] | None], Ranked], index: Index, *, k: int, offset: int, filters: Filters, lang: Lang) -> Answer:
    """``find`` ranks everything, or what passes (one flag a row)."""
    ranked = find(None)
    passing = ranked if ranked.complete or filters == EVERYTHING else find(index.columns.mask(filters))
    passed = np.flatnonzero(index.columns.passes(filters, passing.rows))
    hits = _hits([int(place) for place in passed[max(offset, 0):max(offset, 0) + max(k, 0)]], said, passing, index, lang)
    found = np.union1d(ranked.rows, passing.rows)
    facets = {facet: _facet(facet, found, index, filters) for facet in FACETS}
    readings = tuple(Reading(mention.text, tuple(body.ref for body in mention.agencies)) for mention in said.mentions if mention.abbreviated)
    faint = len(passed) > 0 and _faint(passing, passed)
    note = _note_on(text, len(found), len(passed), faint=faint)
    if note is not None and note.kind == "faint" and not _faint(ranked, np.arange(len(ranked.rows))):  # the whole graph has what the filters keep out
        note = Note("faint", *_NOTES["faint-here"])
    return Answer(text, hits, len(passed), facets, said.corrected, readings, note, faint)


def _faint(ranked: Ranked, places: NDArray[np.intp]) -> bool:
    """Whether none of some results, at least one, has a word that was asked for or is near in meaning."""
    return not bool(ranked.literal[places].any()) and float(ranked.meanings[places].max()) < FAINT


def _hits(places: Sequence[int], said: Understood, ranked: Ranked, index: Index, lang: Lang) -> tuple[Hit, ...]:
    shown = [(index.shelf[int(ranked.rows[place])], bool(ranked.literal[place])) for place in places]
    hits = []
    for place, (document, literal), why in zip(places, shown, reasons(shown, said, ranked.vector, index, lang), strict=True):
        rule = ranked.rules[place]
        band: Band = "exact" if rule else band_of(signs(ranked, place))
        plan = index.refs.get(document.plan or "") if document.plan != document.id else None
        hits.append(Hit(document.ref, document.iri, round(float(ranked.scores[place]), 3), band, literal, why.highlights, why.shared, why.near, plan, rule))
    return tuple(hits)


def _facet(facet: Facet, rows: NDArray[np.intp], index: Index, filters: Filters) -> tuple[FacetValue, ...]:
    """Values among what passes all other facets; a value that is chosen stays even where nothing has it."""
    counts = index.columns.counts(facet, rows[index.columns.passes(filters, rows, without=facet)])
    counts |= {value: 0 for value in chosen(filters, facet) if value not in counts}

    def place(item: tuple[str, int]) -> tuple[int, int, str]:
        value, count = item
        number = int(value) if value.lstrip("-").isdigit() else 0
        return (-number if facet == "year" else number if facet == "level" else 0), -count, value

    return tuple(FacetValue(value, index.refs[value].label if value in index.refs else Label(value, value), count)
                 for value, count in sorted(counts.items(), key=place))


def _note_on(text: str, found: int, passed: int, *, faint: bool) -> Note | None:
    if not found:
        return _note("nothing")
    if not passed:
        return _note("filtered")
    if len(text) > LONGEST:
        return _note("cut")
    if sum(letter.isalnum() for letter in text) == 1:
        return _note("short")
    return _note("faint") if faint else None


def _note(kind: str) -> Note:
    return Note(kind, *_NOTES[kind])  # type: ignore[arg-type]
