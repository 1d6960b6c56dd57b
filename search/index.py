"""The search index of one build of the graph: kept in the folder of the build, made anew or brought up to date when anything it rests on changes.

Its name is a fingerprint of the build, the model and the code that makes it; an index of another name is never read. So an answer is never
stale. What did not change since an older index is taken from it: only documents with another text are encoded again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from graph.engine import GraphStore
from graph.settings import ROOT
from queries.read.records import Ref
from search.columns import Columns
from search.documents import Document, documents
from search.embed import Embedder, embedder
from search.exact import Keys, id_key, keys_of
from search.expand import Agencies
from search.lexical import Lexical
from search.records import Field
from search.scope import Scopes
from search.shelf import Shelf, line_of, write_shelf
from search.spelling import Speller
from search.thai import tokens_of
from search.vectors import Vectors

__all__ = ["WEIGHTS", "Index", "load_index", "make_index", "open_index", "save_index"]

VERSION = "1"
WEIGHTS: Mapping[Field, float] = {
    "title": 3.0, "title_en": 3.0, "short": 2.0, "short_en": 2.0, "alias": 2.0, "number": 1.5, "code": 2.0, "definition": 1.0, "target": 1.0,
    "agency": 0.7, "parent": 0.5, "plan": 0.3,
}
"""What a word counts by the field it stands in (BM25F); a word in several names counts once, as the heaviest."""
_NAMES: tuple[Field, ...] = ("title", "title_en", "short", "short_en", "alias")
_FOLDER = "search"
_KEPT = 2
"""Indexes kept in the folder of a build: that of the model in use and the one before."""
_CODE = (
    *(f"search/{name}.py" for name in ("documents", "exact", "columns", "shelf", "index", "lexical", "vectors", "thai")), "search/model/tokenizer.json",
    *(f"queries/pages/{name}.rq" for name in ("search-things", "search-wordings")), "queries/read/nodes.py", "queries/read/records/base.py",
)
"""What decides what an index holds, beside the graph and the model."""
_AT_A_TIME = 20_000
_K1, _B = 1.2, 0.4

Say = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Index:
    """Everything a search reads."""

    fingerprint: str
    shelf: Sequence[Document]
    columns: Columns
    keys: Keys
    lexical: Lexical
    vectors: Vectors
    model: Embedder
    hashes: NDArray[np.uint64]
    """(texts, 2): of the whole document, of its meaning."""
    named: tuple[Document, ...]
    """Plans and agencies: what queries mention."""
    kinds: Mapping[str, tuple[str, ...]]
    """Words the plans print for their elements, with the classes they are printed for."""
    encoded: int = 0
    """How many texts were encoded when it was made; the rest came from an older index."""

    def __len__(self) -> int:
        return len(self.shelf)

    def row(self, id_: str) -> int | None:
        """Row of a document by local id or full address, or None."""
        return next(iter(self.keys.find(id_key(id_))), None)

    @cached_property
    def refs(self) -> Mapping[str, Ref]:
        """Plans and agencies by id."""
        return {document.id: document.ref for document in self.named}

    @cached_property
    def scopes(self) -> Scopes:
        """Reads plans, kinds and numbers in queries."""
        return Scopes.of((one for one in self.named if one.ref.type == "Instrument"), self.kinds)

    @cached_property
    def agencies(self) -> Agencies:
        """Reads bodies in queries."""
        return Agencies.of(self.named)

    @cached_property
    def speller(self) -> Speller:
        """Corrects queries."""
        found = np.diff(self.lexical.starts)
        return Speller({word: int(found[row]) for word, row in self.lexical.vocabulary.items()})


_lock = Lock()
_opened: dict[str, Index] = {}
"""By name: builds that differ in decisions alone have one index."""
_kept: set[Path] = set()
"""Folders where one was kept, or could not be: a full disk is not tried again at every search."""


def open_index(store: GraphStore, *, model: str | None = None, say: Say = lambda _: None) -> Index:
    """The index of a build: the one in memory, else the one on disk, else one made now.

    ``model`` names another model than ours (see :func:`search.embed.embedder`). Raises ``StoreError`` if the graph cannot be read and
    ``ModelError`` if the model cannot be used.
    """
    with _lock:
        encoder = embedder(model)
        name = _fingerprint(store, encoder)
        folder = store.folder / _FOLDER / name
        if name not in _opened:
            index = load_index(folder, encoder) if (folder / "manifest.json").exists() else _make(store, folder, name, encoder, say)
            while len(_opened) >= _KEPT:
                del _opened[next(iter(_opened))]
            _opened[name] = index
        elif folder not in _kept and not (folder / "manifest.json").exists():  # made for another copy of the same build: the next process of this one finds it too
            _keep(_opened[name], folder, say)
        return _opened[name]


def _make(store: GraphStore, folder: Path, name: str, encoder: Embedder, say: Say) -> Index:
    say("อ่านข้อความจากกราฟ · reading the texts of the graph")
    index = make_index(documents(store), encoder, name=name, before=_before(store, encoder), say=say)
    _keep(index, folder, say)
    return index


def _keep(index: Index, folder: Path, say: Say) -> None:
    _kept.add(folder)
    try:
        save_index(index, folder)
    except OSError as error:  # a folder nobody may write to: search works, the next process makes its own
        say(f"เก็บดัชนีค้นหาไว้ใน {folder.parent} ไม่ได้: {error.strerror} · cannot keep the search index in {folder.parent}: {error.strerror}")


def make_index(found: Sequence[Document], encoder: Embedder, *, name: str = "", before: Index | None = None, say: Say = lambda _: None) -> Index:
    """An index of documents. Rows of ``before`` that did not change come first, in their order, with their vectors and words."""
    lines = [line_of(document) for document in found]
    hashes = np.array([(_hash(line), _hash(document.meaning.encode())) for line, document in zip(lines, found, strict=True)], np.uint64).reshape(-1, 2)
    order, kept = _order(hashes, before)
    found, lines, hashes = [found[place] for place in order], [lines[place] for place in order], hashes[order]
    changed = found[len(kept):]
    say(f"ตัดคำ {len(changed):,} จาก {len(found):,} รายการ · cutting words of {len(changed):,} of {len(found):,} things")
    if before is None:
        lexical = Lexical.of(_terms(changed), k1=_K1, b=_B)
    else:
        keep = np.zeros(len(before), np.bool_)
        keep[kept] = True
        lexical = before.lexical.updated(keep, _terms(changed))
    rows, encoded = _rows(found, hashes, encoder, before, say)
    named = tuple(document for document in found if document.ref.is_body or document.ref.type == "Instrument")
    return Index(name, found, Columns.of(found), Keys.of((key, row) for row, document in enumerate(found) for key in keys_of(document)), lexical,
                 Vectors.of(rows, say), encoder, hashes, named, _kinds(found), encoded)


def _order(hashes: NDArray[np.uint64], before: Index | None) -> tuple[list[int], list[int]]:
    """Places of the documents in the order of the new rows: those of ``before`` first; and the rows of ``before`` that are kept."""
    if before is None:
        return list(range(len(hashes))), []
    place = {int(key): number for number, key in enumerate(hashes[:, 0])}
    kept = [row for row, key in enumerate(before.hashes[:, 0]) if int(key) in place]
    first = [place[int(before.hashes[row, 0])] for row in kept]
    held = set(first)
    return [*first, *(number for number in range(len(hashes)) if number not in held)], kept


def _terms(found: Sequence[Document]) -> Iterable[Mapping[str, float]]:
    """Weighted words of each document."""
    for start in range(0, len(found), _AT_A_TIME):
        part = found[start:start + _AT_A_TIME]
        texts = list(dict.fromkeys(text for document in part for _, text in document.texts))  # a plan's name stands in all its parts
        cut = dict(zip(texts, tokens_of(texts), strict=True))
        for document in part:
            yield _weighed([(field, cut[text]) for field, text in document.texts])


def _weighed(texts: Sequence[tuple[Field, list[str]]]) -> Mapping[str, float]:
    names: dict[str, float] = {}
    others: dict[str, float] = defaultdict(float)
    for field, terms in texts:
        for term in terms:
            if field in _NAMES:
                names[term] = max(names.get(term, 0.0), WEIGHTS[field])
            else:
                others[term] += WEIGHTS[field]
    return {term: names.get(term, 0.0) + others.get(term, 0.0) for term in dict.fromkeys([*names, *others])}


def _rows(found: Sequence[Document], hashes: NDArray[np.uint64], encoder: Embedder, before: Index | None, say: Say) -> tuple[NDArray[np.float16], int]:
    """Vectors of the documents, and how many texts were encoded for them."""
    rows = np.zeros((len(found), encoder.dimensions), np.float16)
    held = {int(key): row for row, key in enumerate(before.hashes[:, 1])} if before else {}
    known = [(row, held[int(key)]) for row, key in enumerate(hashes[:, 1]) if int(key) in held]
    if before and known:
        rows[[row for row, _ in known]] = before.vectors.rows[[old for _, old in known]]
    missing = sorted(set(range(len(found))) - {row for row, _ in known})
    for start in range(0, len(missing), _AT_A_TIME):
        part = missing[start:start + _AT_A_TIME]
        say(f"แปลงความหมายเป็นเวกเตอร์ {min(start + _AT_A_TIME, len(missing)):,} จาก {len(missing):,} · encoding meanings, "
            f"{min(start + _AT_A_TIME, len(missing)):,} of {len(missing):,}")
        rows[part] = encoder.encode([found[row].meaning for row in part])
    return rows, len(missing)


def _kinds(found: Iterable[Document]) -> Mapping[str, tuple[str, ...]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for document in found:
        if document.ref.kind:
            kinds[document.ref.kind].add(document.ref.type)
    return {kind: tuple(sorted(types)) for kind, types in sorted(kinds.items())}


def save_index(index: Index, folder: Path) -> None:
    """Write an index whole or not at all; if another process wrote the same one meanwhile, that one stays. Raises OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".work-", dir=folder.parent))
    try:
        write_shelf(work, [line_of(document) for document in index.shelf])
        index.columns.save(work)
        index.keys.save(work)
        index.lexical.save(work / "lexical.npz")
        index.vectors.save(work)
        np.save(work / "hashes.npy", index.hashes)
        named = {document.id for document in index.named}
        manifest = {
            "fingerprint": index.fingerprint, "model": index.model.fingerprint, "code": code_fingerprint(), "documents": len(index),
            "named": [row for row, document in enumerate(index.shelf) if document.id in named], "kinds": index.kinds,
        }
        (work / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, sort_keys=True), "utf-8")
        if not folder.exists():
            work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    others = sorted((path for path in folder.parent.iterdir() if path != folder and not path.name.startswith(".")), key=lambda path: -path.stat().st_mtime)
    for old in others[_KEPT - 1:]:
        shutil.rmtree(old, ignore_errors=True)


def load_index(folder: Path, encoder: Embedder) -> Index:
    """The index that :func:`save_index` wrote; documents and vectors stay on disk until they are needed."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    shelf = Shelf(folder)
    return Index(manifest["fingerprint"], shelf, Columns.load(folder), Keys.load(folder), Lexical.load(folder / "lexical.npz"), Vectors.load(folder), encoder,
                 np.load(folder / "hashes.npy"), tuple(shelf[row] for row in manifest["named"]),
                 {kind: tuple(types) for kind, types in manifest["kinds"].items()})


def _before(store: GraphStore, encoder: Embedder) -> Index | None:
    """The newest index of another build by the same model and code."""
    for manifest in sorted(store.folder.parent.glob(f"*/{_FOLDER}/*/manifest.json"), key=lambda path: -path.stat().st_mtime):
        said = json.loads(manifest.read_text("utf-8"))
        if said["model"] == encoder.fingerprint and said["code"] == code_fingerprint():
            return load_index(manifest.parent, encoder)
    return None


def _fingerprint(store: GraphStore, encoder: Embedder) -> str:
    return hashlib.sha256(f"{store.texts} {encoder.fingerprint} {code_fingerprint()}".encode()).hexdigest()[:16]


@cache
def code_fingerprint() -> str:
    """Hash of the code that an index depends on, and of the words it was cut into."""
    digest = hashlib.sha256(VERSION.encode())
    for name in _CODE:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()[:16]


def _hash(text: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little")
