"""How fast plans are loaded from texts: texts and characters a second, the slowest text, and growth with length.

Growth is measured on one text repeated: twice the text may take little more than twice the time.

With --rows, a table of so many projects is made and loaded too, beside pandas reading the same file. With --documents, the texts are made
into Word files, web pages and PDFs, and those are loaded.

Example: python benchmarks/loaders.py --data folder-of-texts --rows 10000 --documents
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: its folder, where a module is called queries, stands first
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from benchmarks.loaders_documents import measure as measure_documents
from benchmarks.loaders_documents import report as documents_report
from benchmarks.loaders_tables import measure as measure_table
from benchmarks.loaders_tables import report as table_report
from loaders.text import load_text

_GROWTH = (1, 2, 4, 8)


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status: 0, or 2 if there is nothing to load."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with .txt files")
    parser.add_argument("--rounds", type=int, default=3, help="times each text is loaded; the fastest counts (default 3)")
    parser.add_argument("--rows", type=int, default=0, help="projects of a table to load as well (default: none)")
    parser.add_argument("--documents", action="store_true", help="load the texts as Word files, web pages and PDFs as well")
    parser.add_argument("--json", action="store_true", help="print one JSON value")
    options = parser.parse_args(arguments)
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(options.data.glob("*.txt"))}
    if not texts:
        print(f"no .txt file in {options.data}", file=sys.stderr)
        return 2
    result = measure(texts, options.rounds)
    if options.rows > 0:
        result["table"] = measure_table(options.rows, options.rounds)
    if options.documents:
        result["documents"] = measure_documents(texts, options.rounds)
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        print(f"{result['texts']} texts, {result['characters']:,} characters, {result['seconds']:.2f} s of processor time")
        print(f"{result['texts_per_second']:.1f} texts/s, {result['characters_per_second']:,.0f} characters/s; slowest {result['slowest']} ({result['slowest_seconds']:.3f} s)")
        print("growth (times the text: times the time)  " + "  ".join(f"{times}: {ratio:.2f}" for times, ratio in result["growth"].items()))
        if "table" in result:
            print(table_report(result["table"]))
        if "documents" in result:
            print(documents_report(result["documents"]))
    return 0


def measure(texts: dict[str, str], rounds: int) -> dict[str, Any]:
    """Figures of loading ``texts``, in processor time of this process."""
    seconds = {name: min(_seconds(text) for _ in range(rounds)) for name, text in texts.items()}
    total, characters = sum(seconds.values()), sum(map(len, texts.values()))
    slowest = max(seconds, key=lambda name: seconds[name])
    longest = max(texts.values(), key=len)
    single = min(_seconds(longest) for _ in range(rounds))
    growth = {str(times): min(_seconds("\n".join([longest] * times)) for _ in range(rounds)) / single for times in _GROWTH}
    return {"texts": len(texts), "characters": characters, "seconds": total, "texts_per_second": len(texts) / total,
            "characters_per_second": characters / total, "slowest": slowest, "slowest_seconds": seconds[slowest], "growth": growth}


def _seconds(text: str) -> float:
    start = time.process_time()
    load_text(text)
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
