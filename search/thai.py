"""Thai text as search reads it: one spelling for what a reader takes as the same, and words with their places.

The normaliser is part of the saved model (``tokenizer.json``), so that sentence-transformers, our NumPy reader and lexical search cut a
text alike. Words come from the model's own Unigram pieces, which are words of PyThaiNLP's newmm with their frequencies: about as good as
newmm itself for search, and some ten times faster.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tokenizers import Encoding, Regex, Tokenizer, normalizers, pre_tokenizers

__all__ = ["MODEL", "Word", "normalise", "normaliser", "pieces", "rarity", "splitter", "tokens", "tokens_of", "words"]

MODEL = Path(__file__).resolve().parent / "model"
"""The folder of the model that is shipped; its tokenizer cuts words whatever other model is chosen."""

_TONES = "่้๊๋"
_VOWELS_ABOVE = "ัิีึื็"
_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
_THAI = "ก-ฺเ-ๅ็-๎"
"""Letters and marks; not ฿, ๆ, ๏ and the like, which carry no word."""
_INVISIBLE = "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
_DOT_OF_ABBREVIATION = rf"(?<=[^{_THAI}][ก-ฮ]|\A[ก-ฮ])\.(?=[ก-ฮ]{{1,3}}(?![{_THAI}]))"
"""ก.พ.ร. and กพร. are one word; the full stop after a word is not part of it."""
_RUN = rf"[{_THAI}]+|[\p{{Latin}}\p{{Nd}}]+(?:[.,]\p{{Nd}}+)*|[\p{{L}}\p{{M}}\p{{N}}&&[^\p{{Thai}}]]+"
_TEXTS_AT_A_TIME = 2048
_LONGEST_WORD = 64
"""Characters; what is longer is no word, and would only swell an index."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as search compares it, and where the reader sees it."""

    text: str
    """Normalised."""
    start: int
    """Offset of its first character in the original text."""
    end: int
    """Offset after its last character."""


def normaliser() -> normalizers.Normalizer:
    """One spelling: NFKC, no invisible characters, composed สระอำ, marks in the order of the script, Arabic digits, lower case."""
    swapped = [(tone + vowel, vowel + tone) for tone in _TONES for vowel in _VOWELS_ABOVE]
    am_before_tone = [("ำ" + tone, tone + "ำ") for tone in _TONES]
    nikhahit_before_tone = [("ํ" + tone + "า", tone + "ำ") for tone in _TONES]
    digits = [(thai, arabic) for arabic, thai in enumerate("๐๑๒๓๔๕๖๗๘๙")]
    steps: list[normalizers.Normalizer] = [
        normalizers.Replace(Regex(_INVISIBLE), ""),
        normalizers.NFKC(),  # also takes สระอำ apart
        normalizers.Replace("เเ", "แ"),
        *(normalizers.Replace(wrong, right) for wrong, right in nikhahit_before_tone),
        normalizers.Replace("ํา", "ำ"),
        *(normalizers.Replace(wrong, right) for wrong, right in am_before_tone + swapped),
        *(normalizers.Replace(thai, str(arabic)) for thai, arabic in digits),
        normalizers.NFC(),  # puts สระอุ before a tone again, where a swap has parted them
        normalizers.Replace(Regex(_DOT_OF_ABBREVIATION), ""),
        normalizers.Replace(Regex(r"\s+"), " "),
        normalizers.Lowercase(),
    ]
    return normalizers.Sequence(steps)


def splitter() -> pre_tokenizers.PreTokenizer:
    """Runs of Thai, of Latin letters and digits, and of any other script; what lies between is left out."""
    return pre_tokenizers.Split(Regex(_RUN), behavior="removed", invert=True)


_NORMALISER = normaliser()


def normalise(text: str) -> str:
    """``text`` in the one spelling that search compares."""
    return _NORMALISER.normalize_str(text).strip()


@cache
def pieces(folder: Path = MODEL) -> Tokenizer:
    """The tokenizer of a saved model."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def rarity(word: str) -> float:
    """Minus the natural logarithm of the word's share of the words of the training corpus; of a word that is not in the model, the largest."""
    known, rarest = _rarities()
    return known.get(word, rarest)


@cache
def _rarities() -> tuple[dict[str, float], float]:
    """Of every word of the model; single letters stand in it with a weight of their own, so they say nothing about frequency."""
    shares = json.loads(pieces().to_str())["model"]["vocab"]
    found = {piece: -share for piece, share in shares[1:] if len(piece) > 1}
    return found, max(found.values())


def words(text: str) -> list[Word]:
    """The words of ``text`` in order, each with its place in ``text`` as it was given."""
    encoding = pieces().encode(text, add_special_tokens=False)
    offsets = encoding.offsets
    found: list[Word] = []
    for word, first, last in _joined(encoding):
        start = _start(text, offsets[first][0])
        if found and found[-1].end > start > found[-1].start:  # a tone typed behind สระอำ belongs to the letter before it: what is between goes to the later word
            found[-1] = replace(found[-1], end=start)
        found.append(Word(word, start, offsets[last][1]))
    return found


def _start(text: str, start: int) -> int:
    """Of เเ that became แ the tokenizer knows the second half only."""
    return start - 1 if start and text[start - 1:start + 1] == "เเ" else start


def tokens(text: str) -> list[str]:
    """The terms of ``text`` for lexical search, in order."""
    return [word for word, _, _ in _joined(pieces().encode(text, add_special_tokens=False))]


def tokens_of(texts: Sequence[str]) -> Iterator[list[str]]:
    """The terms of many texts, cut on all cores."""
    for start in range(0, len(texts), _TEXTS_AT_A_TIME):
        for encoding in pieces().encode_batch(list(texts[start:start + _TEXTS_AT_A_TIME]), add_special_tokens=False):
            yield [word for word, _, _ in _joined(encoding)]


def _joined(encoding: Encoding) -> Iterator[tuple[str, int, int]]:
    """Words as (text, first piece, last piece).

    A run that is not Thai is one word, and so are single letters that no known word holds; a mark stays with the letter it stands on.
    """
    text, first, last = "", 0, 0
    run: int | None = None
    for place, (piece, of) in enumerate(zip(encoding.tokens, encoding.word_ids, strict=True)):
        single = len(piece) == 1 and last - first + 1 == len(text)
        if of == run and (single or piece[0] in _MARKS or not "ก" <= piece[0] <= "๎"):
            text += piece
        else:
            if text:
                yield text[:_LONGEST_WORD], first, last
            text, run, first = piece, of, place
        last = place
    if text:
        yield text[:_LONGEST_WORD], first, last
