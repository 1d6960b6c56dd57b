r"""SPARQL cut into tokens, far enough to tell a keyword from the same letters in a string, an IRI, a name or a comment.

Follows the terminals of SPARQL 1.1 section 19.8, with the habits of the engine's parser where the two differ: it needs no space
between a keyword and what follows, and it reads ``\u`` escapes in strings and IRIs only. Here an escape elsewhere is undone, so
that a keyword written with escapes is still seen.

Time grows with the length of the text only: every repetition is possessive, and a reader stops at an ``unclosed`` long string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

__all__ = ["Token", "tokens", "unescaped"]

TokenKind = Literal["word", "pname", "iri", "string", "unclosed", "open", "close", "other"]

_NAME = r"(?:[\w\-·‿⁀]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})"
_START = r"(?:[^\W\d_]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})"
_LOCAL = rf":(?:{_NAME}|[.:]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*+"
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(rf"""
    (?P<skip>\s++|\#[^\n\r]*+)
  | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*+>)
  | (?P<string>\"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*+\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*+'''
      | (?!\"\"\"|''')(?:"(?:[^"\\\n\r]|\\.)*+"? | '(?:[^'\\\n\r]|\\.)*+'?))
  | (?P<unclosed>\"\"\"|''')
  | (?P<other>[?$]{_NAME}++ | @[A-Za-z]++(?:-{{1,2}}[A-Za-z0-9]++)*+ | _:(?:{_NAME}|\.)++
      | (?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d++)?)
  | (?P<word>{_START}(?:{_NAME}|\.)*+)(?P<prefixed>{_LOCAL})?+
  | (?P<pname>{_LOCAL})
  | (?P<open>\{{\||<<\(|<<|[{{(\[])
  | (?P<close>\|\}}|\)>>|>>|[}})\]])
  | (?P<rest>.)
""", re.VERBOSE | re.DOTALL)
_KINDS: dict[str, TokenKind] = {"word": "word", "prefixed": "pname", "pname": "pname", "iri": "iri", "string": "string", "unclosed": "unclosed",
                                "open": "open", "close": "close", "other": "other", "rest": "other"}


class Token(NamedTuple):
    """A piece of a query."""

    kind: TokenKind
    text: str
    """As written, with escapes undone in words and names."""
    start: int
    end: int
    """Where it stands in the query."""


def tokens(text: str) -> Iterator[Token]:
    """Tokens of a query; spaces and comments are left out. Never fails: what is no token comes out as ``other``."""
    for match in _TOKEN.finditer(text):
        kind, found = _KINDS.get(match.lastgroup or ""), match[0]
        if kind in {"word", "pname"} and "\\" in found:
            found = unescaped(found)
        if kind is not None:
            yield Token(kind, found, match.start(), match.end())


def unescaped(text: str) -> str:
    r"""``\uXXXX`` and ``\UXXXXXXXX`` replaced by the characters they stand for; impossible ones stay as they are."""
    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code <= 0x10FFFF else match[0]  # noqa: PLR2004 - the last code point

    return _ESCAPED.sub(character, text)
