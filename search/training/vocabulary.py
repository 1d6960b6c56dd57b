"""The pieces our model knows: words as PyThaiNLP cuts them in the corpus, with their log-frequencies."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

from pythainlp.tokenize import word_tokenize
from tokenizers import Tokenizer, models

from search.thai import normalise, normaliser, splitter

__all__ = ["UNKNOWN", "counted", "tokenizer_of"]

UNKNOWN = "<unk>"
_LONGEST = 40
"""Characters; what is longer is a run that newmm could not cut."""


def counted(texts: Sequence[str], processes: int = 2) -> Counter[str]:
    """How often each word occurs in ``texts``: Thai cut by newmm, other runs whole, and every single character at least once."""
    parts = [texts[start::processes * 8] for start in range(processes * 8)]
    total: Counter[str] = Counter()
    with ProcessPoolExecutor(processes) as pool:
        for part in pool.map(_count, parts):
            total.update(part)
    return total


def _count(texts: Sequence[str]) -> Counter[str]:
    split, count = splitter(), Counter[str]()
    for text in texts:
        for run, _ in split.pre_tokenize_str(normalise(text)):
            if "ก" <= run[0] <= "๎":
                count.update(word_tokenize(run, engine="newmm"))
            else:
                count[run] += 1
    return count


def tokenizer_of(count: Counter[str], size: int) -> Tokenizer:
    """A Unigram tokenizer of the ``size`` most frequent words and of every single character, so that nothing common is unknown."""
    characters = Counter[str]()
    for word, times in count.items():
        for character in word:
            characters[character] += times
    most = [word for word, _ in _stable(count) if len(word) <= _LONGEST][:size]
    total = sum(count.values())
    kept = dict.fromkeys(most)
    # A single character is a last resort: below every word that a text can be cut into, by a wide margin.
    last = math.log(1 / total) - 4
    single = [character for character, times in _stable(characters) if character not in kept and times > 1]
    vocabulary = [(UNKNOWN, 2 * last), *((word, math.log(count[word] / total)) for word in kept if len(word) > 1)]
    vocabulary += [(character, last) for character in [*(word for word in kept if len(word) == 1), *single]]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normaliser()
    tokenizer.pre_tokenizer = splitter()
    return tokenizer


def _stable(count: Counter[str]) -> Iterable[tuple[str, int]]:
    """Most frequent first; ties in the order of the letters, so that training gives the same model anywhere."""
    return sorted(count.items(), key=lambda item: (-item[1], item[0]))
