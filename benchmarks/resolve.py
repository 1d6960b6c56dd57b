"""How often a resolved name is the thing meant; writes ``search/resolution.json``.

Two sets, both of the data folder alone. *Official*: the words with which official texts name what they are aligned with (data/alignments/
official.yaml), letter for letter, against the target on record. A text may name the lower element as well, and records are sometimes
kept at the sub-plan whose goal the text quotes; so a resolution counts as exact if it is a target on record of these words, and as on the line
if it is that target, the subject, or what holds or is held by either. *Made*: every element named as people misname it: other wordings
(editions, short names) that are taken out of the index, names cut, names whose number is another's, numbers alone, words left out, letters
swapped, and, as a check on guesses, names of elements that are taken out of the index altogether.

Texts are split by the hash of their wording (rows with the same words stay together): one half sets where bands begin, the other is reported.

Example: python benchmarks/resolve.py --write
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

if not __package__:  # run as a file: its folder, where a module is called queries, stands first
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

import yaml
from rich.console import Console
from rich.table import Table

from benchmarks.figures import wilson
from graph.engine import GraphStore
from graph.settings import ROOT
from graph.store import open_store
from search import resolve as module
from search.documents import Document, documents
from search.embed import embedder
from search.index import Index, make_index
from search.records import Band
from search.resolution import FILE, Resolution
from search.thai import words

BANDS: tuple[Band, ...] = ("exact", "high", "medium", "low")
AIMS: Mapping[Band, float] = {"high": 0.95, "medium": 0.75}
"""Share that must be right from the beginning of a band on, and among the last names that it reaches down to."""
NEVER = {("conflict", "high")}
"""A number that contradicts the name lowers the band, whatever was measured: here the name is always right, in a text it may be the number."""
_WINDOW = 20
_FEWEST = 8
"""Names of a ground below which it gets no band of its own."""
_OF_A_SORT = 60
"""Made names of a sort in each half."""
LONG, MANY = 12, 6
"""Characters from which a name says something by itself; words from which it still does when some are gone."""
EACH = 4
"""One word of so many is left out."""
_EVERY = 7
"""One element of so many is taken out of the index as a check on guesses."""


@dataclass(frozen=True, slots=True)
class Case:
    """A wording and what it means."""

    text: str
    right: frozenset[str]
    near: frozenset[str]
    """On the line of what is right."""
    sort: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A resolution of a wording whose meaning is known."""

    case: Case
    found: Resolution
    right: bool
    near: bool


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="a data folder with alignments/official.yaml")
    parser.add_argument("--write", action="store_true", help="write search/resolution.json")
    parser.add_argument("--json", action="store_true", help="one JSON value on standard output")
    parser.add_argument("--show", action="store_true", help="also what official wordings were resolved to, and made names resolved wrongly")
    options = parser.parse_args(arguments)
    result, kept = run(open_store(), options.data)
    if options.write:
        FILE.write_text(json.dumps({"begins": result["begins"], "measured": result["made"]["bands"], "official": result["official"]}, ensure_ascii=False, indent=1) + "\n",
                        "utf-8")
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        _print(result)
    if options.show:
        for one in kept:
            if one.case.sort != "official" and (one.right or one.found.ref is None):
                continue
            print("=" if one.right else "~" if one.near else "X", one.found.ref and one.found.ref.id, one.found.band, one.found.ground, one.found.likeness,
                  "|", one.found.mention[:80], "|", sorted(one.case.right)[:4], one.case.sort, "|", one.case.text[:80], file=sys.stderr)
    return 0


def run(store: GraphStore, data: Path) -> tuple[dict[str, Any], list[Judged]]:
    """Set the bands on one half, measure them on the other."""
    found = documents(store)
    whole = make_index(found, embedder())
    official = list(_official(data, whole))
    heard = [(case, _resolved(case.text, whole, store)) for case in official]
    judged = [one for case, answer in heard for one in _judged(case, answer)]
    made = [one for case, index in _balanced(_made(found, whole)) for one in _judged(case, _resolved(case.text, index, store), first=True)]
    begins = _begins([one for one in (*judged, *made) if _half(one.case.text)])
    result = {
        "begins": begins, "aims": dict(AIMS),
        "official": _summary([one for one in judged if not _half(one.case.text)], begins),
        "official_all": _summary(judged, begins) | _recall(heard),
        "made": _summary([one for one in made if not _half(one.case.text)], begins),
        "made_sorts": _sorts([one for one in made if not _half(one.case.text)], begins),
    }
    return result, [*judged, *made]


def _resolved(text: str, index: Index, store: GraphStore) -> tuple[Resolution, ...]:
    with patch.object(module, "open_index", lambda _: index):
        return module.resolve(text, store=store)


# ── wordings ──


def _official(data: Path, index: Index) -> Iterator[Case]:
    """One case a wording: all targets that records with these words have."""
    rows = yaml.safe_load((data / "alignments" / "official.yaml").read_text("utf-8"))["alignments"]
    targets: dict[str, set[str]] = defaultdict(set)
    subjects: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for evidence in row["evidence"]:
            targets[evidence["quote"]].add(row["object"])
            subjects[evidence["quote"]].add(row["subject"])
    for quote, right in targets.items():
        near = _line(right | subjects[quote], index)
        yield Case(quote, frozenset(right), near, "official")


def _line(ids: Iterable[str], index: Index) -> frozenset[str]:
    """Ids with what holds them and what they hold."""
    wanted = set(ids)
    held = {document.id for document in index.shelf if wanted & {*document.parents, document.plan}}
    above = {one for id_ in wanted if (row := index.row(id_)) is not None for one in (*index.shelf[row].parents, index.shelf[row].plan or "")}
    return frozenset(wanted | held | above)


def _made(found: Sequence[Document], whole: Index) -> Iterator[tuple[Case, Index]]:
    """Every element misnamed, each with the index that is asked."""
    parts = [document for document in found if document.plan and not document.ref.is_body and document.ref.type != "Instrument" and document.ref.label.th]
    hidden = make_index([replace(document, texts=tuple((name, text) for name, text in document.texts if name not in {"short", "short_en", "alias"}))
                         if document in parts else document for document in found], embedder())
    gone = {document.id for document in parts if _hash(document.id) % _EVERY == 0}
    without = make_index([document for document in found if document.id not in gone], embedder())
    plans = {document.id: document for document in found if document.ref.type == "Instrument"}
    peers: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in parts:
        if document.ref.number and document.ref.kind and document.plan and "." not in document.ref.number:
            peers[document.plan, document.ref.kind].append(document)
    for document in parts:
        name, id_ = document.ref.label.th or "", document.id
        right = frozenset({id_})

        def case(text: str, sort: str, right: frozenset[str] = right) -> Case:
            return Case(text, right, right, sort)

        kind, number = document.ref.kind, document.ref.number
        if len(name) >= LONG:
            yield case(name, "letter for letter"), whole
        yield from ((case(text, "another wording"), hidden) for text in document.of("alias", "short") if text != name)
        cut = list(words(name))
        if len(cut) >= MANY:
            half = name[:cut[len(cut) * 2 // 3].start]
            yield case(half.strip() + "…", "cut"), whole
            left = "".join(name[word.start:(cut[place + 1].start if place + 1 < len(cut) else len(name))] for place, word in enumerate(cut) if place % EACH != 1)
            yield case(left, "words left out"), whole
            yield case(_slip(name), "letters swapped"), whole
            if kind and number:
                plan = plans[document.plan or ""].ref.label
                yield case(f"{plan.short_th or plan.th} {kind}ที่ {number}", "plan and number alone"), whole
                yield case(f"{kind}ที่ {number} {name[:cut[len(cut) // 3].start].strip()}…", "number, cut short"), whole
                yield case(f"{plan.short_th or plan.th} {kind}ที่ {number} {half.strip()}…", "plan, number, cut"), whole
                others = [one for one in peers[document.plan or "", kind] if one.id != id_]
                if others:
                    wrong = others[_hash(id_) % len(others)].ref.number
                    yield case(f"{kind}ที่ {wrong} {name}", "number of another"), whole
        if id_ in gone and len(name) >= LONG:
            yield case(name, "not in the graph", frozenset()), without


def _balanced(cases: Iterable[tuple[Case, Index]]) -> Iterator[tuple[Case, Index]]:
    """Equally many of each sort, of each half: those whose hash comes first. What a band is worth depends on what it is asked."""
    by_sort: dict[tuple[str, bool], list[tuple[Case, Index]]] = defaultdict(list)
    for case, index in cases:
        by_sort[case.sort, _half(case.text)].append((case, index))
    for group in by_sort.values():
        yield from sorted(group, key=lambda pair: (hashlib.blake2b(pair[0].text.encode(), digest_size=8).digest(), sorted(pair[0].right)))[:_OF_A_SORT]


def _slip(name: str) -> str:
    """Two letters swapped in the middle and one left out near the end."""
    middle, late = len(name) // 2, len(name) * 4 // 5
    swapped = name[:middle] + name[middle + 1:middle + 2] + name[middle:middle + 1] + name[middle + 2:]
    return swapped[:late] + swapped[late + 1:]


# ── measures ──


def _judged(case: Case, answer: Sequence[Resolution], *, first: bool = False) -> Iterator[Judged]:
    """What was found with a thing; of a made name, which is one name, the best alone (nothing counts as one of none)."""
    refs = [one for one in answer if one.ref is not None]
    if first:
        answer = [one for one in answer if one.ground != "plan"] or list(answer)  # of «แผน X ข้อ 3» what is asked for is ข้อ 3
        refs = sorted(answer, key=lambda one: (one.ref is None, -len(one.mention)))[:1]
    for one in refs:
        id_ = one.ref.id if one.ref else ""
        yield Judged(case, one, id_ in case.right, id_ in case.near)


def _band(one: Resolution, begins: Mapping[str, Mapping[str, float]]) -> Band:
    """The band by other beginnings than those in force; exact stays exact."""
    if one.band == "exact":
        return "exact"
    known = begins.get(one.ground, {})
    return "high" if one.likeness >= known.get("high", 2) else "medium" if one.likeness >= known.get("medium", 2) else "low"


def _begins(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Least likeness a ground needs for each band."""
    by_ground: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for one in judged:
        if one.found.ref is not None and one.found.band != "exact":
            by_ground[one.found.ground].append((one.found.likeness, one.right or (one.case.sort == "official" and one.near)))
    return {ground: {band: round(least, 4) for band, aim in AIMS.items() if (ground, band) not in NEVER and (least := _begin(pairs, aim)) is not None}
            for ground, pairs in sorted(by_ground.items()) if len(pairs) >= _FEWEST}


def _begin(pairs: Sequence[tuple[float, bool]], aim: float) -> float | None:
    """Likeness down to which what was found, and the last few of it, is right as often as aimed at."""
    pairs = sorted(pairs, reverse=True)
    reached = None
    for place in range(_FEWEST, len(pairs) + 1):
        if place < len(pairs) and pairs[place][0] == pairs[place - 1][0]:
            continue
        last = pairs[max(0, place - _WINDOW):place]
        if sum(right for _, right in pairs[:place]) / place < aim or sum(right for _, right in last) / len(last) < aim - 0.05:
            break
        reached = pairs[place - 1][0]
    return reached


def _summary(judged: Sequence[Judged], begins: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    found = [one for one in judged if one.found.ref is not None]
    bands: dict[str, Any] = {}
    line: dict[str, Any] = {}
    for band in BANDS:
        inside = [one for one in found if _band(one.found, begins) == band]
        if inside:
            bands[band] = asdict(wilson(sum(one.right for one in inside), len(inside)))
            line[band] = asdict(wilson(sum(one.right or one.near for one in inside), len(inside)))
    texts = {one.case.text for one in judged}
    hit = {one.case.text for one in judged if one.right}
    return {"bands": bands, "on_the_line": line, "texts": len(texts), "texts_with_a_right_answer": len(hit)}


def _sorts(judged: Sequence[Judged], begins: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    """By sort of made name: how many, right, wrong, of the wrong how many at high or exact, without an answer."""
    table: dict[str, Any] = {}
    for sort in dict.fromkeys(one.case.sort for one in judged):
        here = [one for one in judged if one.case.sort == sort]
        wrong = [one for one in here if one.found.ref is not None and not one.right]
        table[sort] = {"n": len(here), "right": sum(one.right for one in here), "wrong": len(wrong), "none": sum(one.found.ref is None for one in here),
                       "among_alternatives": sum(one.found.ref is None and bool({ref.id for ref in one.found.alternatives} & one.case.right) for one in here),
                       "wrong_high": sum(_band(one.found, begins) in {"exact", "high"} for one in wrong)}
    return table


def _recall(heard: Sequence[tuple[Case, tuple[Resolution, ...]]]) -> dict[str, Any]:
    """Share of (wording, target) pairs found: as such, on the line (what holds the target or is held by it), or offered as an alternative."""
    pairs = exact = line = offered = 0
    for case, answer in heard:
        ids = {one.ref.id for one in answer if one.ref}
        others = {ref.id for one in answer for ref in one.alternatives}
        for target in case.right:
            pairs += 1
            exact += target in ids
            line += any(id_ == target or id_.startswith(f"{target}/") or target.startswith(f"{id_}/") for id_ in ids)
            offered += target in ids | others
    return {"recall": {"pairs": pairs, "exact": asdict(wilson(exact, pairs)), "on_the_line": asdict(wilson(line, pairs)), "with_alternatives": asdict(wilson(offered, pairs))}}


def _hash(text: str) -> int:
    return hashlib.blake2b(text.encode(), digest_size=2).digest()[0] * 256 + hashlib.blake2b(text.encode(), digest_size=2).digest()[1]


def _half(text: str) -> bool:
    return _hash(text) % 2 == 0


def _print(result: Mapping[str, Any]) -> None:
    console = Console(width=130)
    console.print(f"bands begin at {result['begins']}")
    for name, title in (("official", "official wordings, half that did not set the bands"), ("official_all", "official wordings, all"), ("made", "made names, half that did not set the bands")):
        table = Table("band", "n", "exactly right", "95 %", "on the line", "95 %", title=f"{title}: {result[name]['texts']} texts")
        for band, figures in result[name]["bands"].items():
            line = result[name]["on_the_line"][band]
            table.add_row(band, str(figures["n"]), f"{figures['right']:.3f}", f"{figures['low']:.3f}-{figures['high']:.3f}", f"{line['right']:.3f}", f"{line['low']:.3f}-{line['high']:.3f}")
        console.print(table)
    recall = result["official_all"]["recall"]
    console.print(f"recall of {recall['pairs']} (wording, target) pairs: " + ", ".join(
        f"{name} {recall[name]['right']:.3f} ({recall[name]['low']:.3f}-{recall[name]['high']:.3f})" for name in ("exact", "on_the_line", "with_alternatives")))
    table = Table("sort of made name", "n", "right", "wrong", "wrong at high or exact", "none", "of them offered", title="made names by sort")
    for sort, row in result["made_sorts"].items():
        table.add_row(sort, *(str(row[key]) for key in ("n", "right", "wrong", "wrong_high", "none", "among_alternatives")))
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
