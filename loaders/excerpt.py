"""The beginning of a long wording, for sentences and lists that name an element: cut between words, and seen to be cut."""

from __future__ import annotations

from functools import lru_cache

from loaders.thai_marks import is_mark

__all__ = ["excerpt"]

_AHEAD = 40
"""Characters read beyond the cut, so that the word on it is known whole."""


def excerpt(text: str, longest: int) -> str:
    """At most ``longest`` characters (> 0) of ``text`` and “…” where more follow; a shorter text as it is.

    >>> excerpt("โครงการพัฒนาการท่องเที่ยวโดยชุมชน เพื่อรองรับตลาด", 36)
    'โครงการพัฒนาการท่องเที่ยวโดยชุมชน…'
    """
    return text if len(text) <= longest else _cut(text[:longest + _AHEAD], longest)


@lru_cache(maxsize=8_192)  # lists of a page name the same elements at every rerun; only what a cut reads is kept, however long the text
def _cut(text: str, longest: int) -> str:
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415 - a third of a second, needed where a text is too long only

    end = 0
    for word in word_tokenize(text, engine="newmm", keep_whitespace=True):
        if end + len(word) > longest:
            break
        end += len(word)
    if not end:  # one word, longer than what may be shown
        end = longest
        while end > 1 and is_mark(text[end]):
            end -= 1
    return text[:end].rstrip() + "…"
