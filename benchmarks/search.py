"""How well Thai policy search finds what was meant: words alone, characters, LSA, our model, our hybrid, and any other model by name.

DIR holds ``retrieval.jsonl.gz`` (bodies, some with their title as ``query``; ``tail_from`` is where the beginning of the body ends),
``alignment.jsonl`` (texts with the targets they name) and ``candidates.json`` (the targets). Candidates are also described by the official
wording of the graph, if it is built.

Example: python benchmarks/search.py --data ../benchmark --model intfloat/multilingual-e5-small
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: its folder, where a module is called search, stands first
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from benchmarks.search_data import Alignment, Retrieval, alignment_of, measured_alignment, measured_retrieval, missing, retrieval_of
from benchmarks.search_scorers import Scorer, hybrid, meaning, scorers, words
from graph.store import StoreError, open_store
from queries.read.records import Label, Ref
from search.candidates import UPPER, Candidate, upper_candidates
from search.embed import embedder
from search.fit import LONGEST, Fitter
from search.thai import MODEL

LEVELS = {"national_strategy": "national-strategy", "master_plan_issue": "master-plan", "nesdp13_milestone": "nesdp13"}
"""Level of a candidate in the benchmark → plan in the graph, where its number says which element it is."""
_SPEED_TEXTS = 4_000

Say = Callable[[str], None]


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status: 0, or 2 for a folder of another shape."""
    options = _options(arguments)
    lacking = missing(options.data)
    if lacking:
        print(f"{options.data}: ไม่พบ {', '.join(lacking)} · no {', '.join(lacking)} there", file=sys.stderr)
        return 2
    result = run(options.data, options.model, options.one_in, lambda line: print(line, file=sys.stderr))
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        _print(result)
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--model", action="append", default=[], metavar="NAME", help="a folder or a name of the hub; may be given several times")
    parser.add_argument("--one-in", type=int, default=1, metavar="K", help="search among every K-th text only, where a model is too slow for all")
    parser.add_argument("--json", action="store_true", help="one JSON value on standard output")
    return parser.parse_args(arguments)


def run(folder: Path, models: Sequence[str] = (), one_in: int = 1, say: Say = lambda _: None) -> dict[str, Any]:
    """Measure everything; the JSON value that ``--json`` prints."""
    data = retrieval_of(folder, one_in)
    return {
        "data": folder.name, "texts": len(data.texts),
        "retrieval": _retrieval(data, scorers(models, say)),
        "alignment": _alignment(alignment_of(folder), say),
        "speed": speed(data.queries),
    }


def _retrieval(data: Retrieval, every: Mapping[str, Scorer]) -> list[dict[str, Any]]:
    return [{"scorer": name, "part": part, "queries": len(data.queries), **measured_retrieval(score(data.queries, texts), data.right)}
            for name, score in every.items() for part, texts in (("full", data.texts), ("tail", data.tails))]


def _alignment(data: Alignment, say: Say) -> list[dict[str, Any]]:
    texts = [text[:LONGEST] for text in data.texts]
    names = [one["name"] for one in data.candidates]
    ours = embedder("")
    found: list[tuple[str, str, NDArray[np.float32]]] = [
        ("BM25", "names", words(texts, names)),
        ("our model alone", "names", meaning(ours)(texts, names)),
        ("hybrid", "names", hybrid(ours)(texts, names)),
        ("as the application suggests", "names", Fitter([_bare(one) for one in data.candidates], ours).scores(texts)),
    ]
    described = _described(data, say)
    if described:
        whole = ["\n".join(one.texts) for one in described]
        found += [
            ("BM25", "official wording", words(texts, whole)),
            ("our model alone", "official wording", meaning(ours)(texts, whole)),
            ("as the application suggests", "official wording", Fitter(described, ours).scores(texts)),
        ]
    return [{"scorer": scorer, "candidates": wording, "levels": measured_alignment(scores, data)} for scorer, wording, scores in found]


def _described(data: Alignment, say: Say) -> list[Candidate] | None:
    """The candidates as the graph words them, by level and number; None, and a sentence, if the graph is not there or lacks one."""
    try:
        in_graph = {(one.ref.plan, one.ref.number): one for one in upper_candidates(open_store())}
    except StoreError as error:
        say(f"ใช้ชื่อเป้าหมายอย่างเดียว: {error} · names of candidates only: {error}")
        return None
    places = [(LEVELS.get(one["level"]), str(one["no"])) for one in data.candidates]
    absent = [str(place) for place in places if place not in in_graph]
    if absent:
        say(f"กราฟไม่มี {', '.join(absent)} จึงใช้ชื่ออย่างเดียว · the graph lacks {', '.join(absent)}; names of candidates only")
        return None
    return [in_graph[place] for place in places]


def _bare(one: dict[str, Any]) -> Candidate:
    plan = LEVELS.get(one["level"], one["level"])
    return Candidate(Ref(one["id"], UPPER.get(plan, ""), Label(th=one["name"]), plan=plan, number=str(one["no"])), one["name"], ())


def speed(texts: Sequence[str]) -> dict[str, float]:
    """Seconds until our reader has answered its first text in a new process, and short texts a second once it has."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "from search.embed import embedder; embedder('').encode(['แผน'])"], cwd=MODEL.parent.parent, check=True)
    first = time.perf_counter() - started
    many = [texts[number % len(texts)] for number in range(_SPEED_TEXTS)]
    model = embedder("")
    model.encode(many[:100])
    started = time.perf_counter()
    model.encode(many)
    return {"first_answer_s": first, "texts_per_s": len(many) / (time.perf_counter() - started), "model_mb": sum(
        file.stat().st_size for file in MODEL.rglob("*") if file.is_file()) / 1e6}


def _print(result: dict[str, Any]) -> None:
    console = Console()
    for part in ("full", "tail"):
        table = Table("scorer", "nDCG@10", "MRR@10", "recall@10", "recall@100", title=f"title → {part} text, of {result['texts']:,}")
        for row in result["retrieval"]:
            if row["part"] == part:
                table.add_row(row["scorer"], *(f"{row[name]:.3f}" for name in ("ndcg10", "mrr10", "recall10", "recall100")))
        console.print(table)
    table = Table("scorer", "candidates", "macro hit@1", "hit@3", "MRR", "micro hit@1", "hit@3", "MRR", title="text → element of an upper plan")
    for row in result["alignment"]:
        figures = [f"{row['levels'][kind][name]:.3f}" for kind in ("macro", "micro") for name in ("hit1", "hit3", "mrr")]
        table.add_row(row["scorer"], row["candidates"], *figures)
    console.print(table)
    found = result["speed"]
    console.print(f"Our model: {found['model_mb']:.1f} MB; first answer of a new process {found['first_answer_s']:.2f} s; "
                  f"then {found['texts_per_s']:,.0f} titles a second.")


if __name__ == "__main__":
    sys.exit(main())
