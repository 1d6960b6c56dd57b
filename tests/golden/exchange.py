"""Files of standards kept as they should come out: ``python -m tests.golden.exchange`` makes them anew from the build in force. Read the difference."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from exports.sssom import sssom_tsv
from exports.stratml import stratml_xml
from graph.store import GraphStore, open_store
from queries.read.records import Lang

__all__ = ["PLAN", "SSSOM", "STRATML", "kept"]

PLAN = "psds-2567"
SSSOM = Path(__file__).parent / "psds-2567.sssom.tsv"
STRATML: dict[Lang, Path] = {lang: Path(__file__).parent / f"psds-2567.{lang}.stratml.xml" for lang in get_args(Lang)}


def kept(text: str) -> str:
    """A file without the lines that name version and build, which change with anything anywhere in the graph."""
    shorter, count = re.subn(r"(?m)^(\[cite\]|#mapping_set_version:|#mapping_set_description:) .*$", r"\1 …", text)
    assert count in (1, 2)
    return shorter


def written(store: GraphStore) -> dict[Path, str]:
    """What each kept file should hold."""
    files = {SSSOM: kept(sssom_tsv(store, PLAN))}
    return files | {path: kept(stratml_xml(store, PLAN, lang).data.decode()) for lang, path in STRATML.items()}


if __name__ == "__main__":
    for path, text in written(open_store()).items():
        path.write_text(text, "utf-8")
