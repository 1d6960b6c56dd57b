"""Texts as vectors: our own model by NumPy and tokenizers alone, any other by sentence-transformers.

Importing sentence-transformers and torch takes seconds, so it happens only where a model other than ours is asked for by name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from graph.settings import settings
from search.thai import MODEL, pieces

__all__ = ["Embedder", "ModelError", "embedder", "unit"]

Vectors = NDArray[np.float32]
_TEXTS_AT_A_TIME = 2048


class ModelError(Exception):
    """The model that was named cannot be used; the message says in Thai and English why, and what to do."""


class Embedder(Protocol):
    """Whatever turns texts into vectors."""

    @property
    def name(self) -> str:
        """How a person names the model."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    @property
    def fingerprint(self) -> str:
        """Changes when the vectors would."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(texts, dimensions): rows of length 1; a row of zeros for a text without a piece that the model knows."""


class _Static:
    """A saved StaticEmbedding + Normalize, read without torch: the mean of the vectors of a text's pieces, at length 1."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._tokenizer = pieces(folder)
        self._table: NDArray[Any] = load_file(folder / "model.safetensors")["embedding.weight"]
        self.dimensions = int(self._table.shape[1])
        digest = hashlib.sha256()
        for file in ("tokenizer.json", "model.safetensors"):
            digest.update((folder / file).read_bytes())
        self.fingerprint = f"{name}:{digest.hexdigest()[:16]}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for start in range(0, len(texts), _TEXTS_AT_A_TIME):
            part = list(texts[start:start + _TEXTS_AT_A_TIME])
            for row, encoding in enumerate(self._tokenizer.encode_batch_fast(part, add_special_tokens=False), start):
                ids = encoding.ids
                if ids:
                    self._table[ids].sum(axis=0, dtype=np.float32, out=rows[row])
        return unit(rows)


class _Hub:
    """Any model that sentence-transformers can load: a folder, or a name of the hub."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seconds to import; only whoever names a model pays
        except ImportError as error:
            raise ModelError(f"ต้องติดตั้ง sentence-transformers จึงจะใช้แบบจำลอง «{name}» ได้ · Install sentence-transformers to use the model “{name}”.") from error
        try:
            self._model = SentenceTransformer(name)
        except (OSError, ValueError) as error:
            raise ModelError(
                f"เปิดแบบจำลอง «{name}» ไม่ได้: ไม่พบโฟลเดอร์ หรือต่อคลังแบบจำลองไม่ได้; ไม่ระบุชื่อเพื่อใช้แบบจำลองที่มากับโปรแกรม"
                f" · The model “{name}” cannot be opened: no such folder, or the hub cannot be reached; name none to use the one that is shipped.") from error
        self.name = name
        self.dimensions = int(self._model.get_embedding_dimension() or 0)
        self.fingerprint = f"{name}:{hashlib.sha256(self.encode(['ยุทธศาสตร์ชาติ']).tobytes()).hexdigest()[:16]}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        return unit(np.asarray(self._model.encode(list(texts), convert_to_numpy=True, show_progress_bar=False), dtype=np.float32))


def embedder(name: str | None = None) -> Embedder:
    """The model of that name, a folder or a name of the hub; "" is ours; None is what ``POLICY_MODEL`` names, else ours. Raises ModelError."""
    return _opened(settings().model if name is None else name)


@cache
def _opened(name: str) -> Embedder:
    return _Hub(name) if name else _Static(MODEL, "policy-th")


def unit(rows: Vectors) -> Vectors:
    """Rows at length 1; zeros stay zeros."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return scaled
