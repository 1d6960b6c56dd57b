"""The address of a question: a question of the library with its values, or a text of a person's own."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from queries.library import query, standalone
from views.links import Place

__all__ = ["Asked", "BrokenLinkError", "place", "read_address"]

PLAIN = 600
"""Characters of a query that stand in an address as they are; a longer one is compressed."""
LONGEST = 6000
"""Characters of a compressed query that browsers, mails and proxies still carry."""
UNPACKED = 256 * 1024
"""Bytes that a compressed query may unpack to: as much as the engine takes."""
VALUE = "p."


class BrokenLinkError(ValueError):
    """The query in an address cannot be read."""


@dataclass(frozen=True)
class Asked:
    """What the page is asked."""

    name: str = ""
    """Question of the library; empty for a text of one's own."""
    values: tuple[tuple[str, str], ...] = ()
    """Values of its parameters that are not the default."""
    own: str = ""

    def text(self) -> str:
        """The query. Raises :class:`queries.library.QueryFileError` for an unknown name or a value that does not fit."""
        return standalone(query(self.name), dict(self.values)) if self.name else self.own


def read_address(parameters: Mapping[str, str]) -> Asked | None:
    """What an address asks; None if nothing. Raises :class:`BrokenLinkError`."""
    if name := parameters.get("name"):
        return Asked(name, tuple(sorted((key.removeprefix(VALUE), value) for key, value in parameters.items() if key.startswith(VALUE))))
    if packed := parameters.get("z"):
        return Asked(own=_unpacked(packed))
    return Asked(own=text) if (text := parameters.get("query", "")).strip() else None


def place(asked: Asked | None) -> Place | None:
    """The page with this question; None if the query is too long for an address."""
    if asked is None:
        return Place("query")
    if asked.name:
        return Place("query", (("name", asked.name), *((VALUE + key, value) for key, value in asked.values)))
    if len(asked.own) <= PLAIN:
        return Place("query", (("query", asked.own),))
    packed = base64.urlsafe_b64encode(zlib.compress(asked.own.encode("utf-8", "replace"), 9)).decode("ascii").rstrip("=")
    return Place("query", (("z", packed),)) if len(packed) <= LONGEST else None


def _unpacked(packed: str) -> str:
    unpack = zlib.decompressobj()
    try:
        raw = unpack.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), UNPACKED)  # bounded: a link may be a bomb
        if not unpack.eof:
            raise BrokenLinkError
        return raw.decode("utf-8")
    except (binascii.Error, zlib.error, UnicodeError, ValueError) as error:
        raise BrokenLinkError from error
