"""Saves a trained table as the folder that sentence-transformers and our own reader both open."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

__all__ = ["export"]

_LONGEST_ROW = 8.0
"""Rows are scaled to at most this length: the direction of a mean does not change, and half precision keeps 11 bits of every weight."""


def export(tokenizer: Tokenizer, table: NDArray[np.float32], folder: Path) -> None:
    """Write ``StaticEmbedding`` + ``Normalize`` to ``folder``: one row of ``table`` a piece, in half precision; the unknown piece says nothing."""
    scaled = table * (_LONGEST_ROW / np.linalg.norm(table, axis=1).max())
    scaled[0] = 0
    static = StaticEmbedding(tokenizer, embedding_weights=scaled.astype(np.float16))
    folder.mkdir(parents=True, exist_ok=True)
    SentenceTransformer(modules=[static, Normalize()], device="cpu").save(str(folder), create_model_card=False)
