"""Agency names as printed to agencies. An abbreviation that several bodies share is never guessed."""

from __future__ import annotations

import re
from collections import defaultdict

from loaders.clean import clean_line
from loaders.records import Agency, AgencyGroup, AgencyTable

__all__ = ["AgencyNames"]

_LEGAL_FORM = " (องค์การมหาชน)"
_BOTH = re.compile(r"^(?P<full>[^()]+(?:\([^()]+\))?)\s\((?P<short>[^()]+)\)$")


def _key(name: str) -> str:
    """Names are compared without spaces and without the legal form (see ``notes`` of the agency list's source)."""
    return clean_line(name).removesuffix(_LEGAL_FORM).replace(" ", "")


class AgencyNames:
    """Looks an agency up by id, full name, English name, abbreviation or alias."""

    def __init__(self, table: AgencyTable) -> None:
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._full: dict[str, set[str]] = defaultdict(set)
        self.by_id: dict[str, Agency | AgencyGroup] = {}
        bodies: list[Agency | AgencyGroup] = [*table.agencies, *table.groups]
        for body in bodies:
            self.by_id[body.id] = body
            self._full[body.id].add(body.id)
            for name in (body.th, body.en):
                if name:
                    self._full[_key(name)].add(body.id)
            abbreviation = body.abbr if isinstance(body, Agency) else None
            for name in (abbreviation, *body.aliases):
                if name:
                    self._exact[_key(name)].add(body.id)

    def find(self, name: str) -> tuple[str, ...]:
        """Ids of the bodies called ``name``: none if unknown, several if the name is ambiguous. Full names win."""
        key = _key(name)
        found = self._full.get(key) or self._exact.get(key)
        both = _BOTH.match(clean_line(name)) if not found else None  # “full name (abbreviation)”: either may be known
        return tuple(sorted(found or ())) if not both else self.find(both["full"]) or self.find(both["short"])

    def one(self, name: str) -> str | None:
        """The body called ``name`` if there is exactly one."""
        found = self.find(name)
        return found[0] if len(found) == 1 else None
