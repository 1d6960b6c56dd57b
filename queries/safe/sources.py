"""Where workers find the graph: in a folder on this machine or on a SPARQL server. What they need to know is one argument."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from graph.store import CURRENT, current_build
from queries.safe import failures
from queries.safe.outcome import NotReady

__all__ = ["Build", "Source"]

_REMOTE_ENVIRONMENT = ("POLICY_STORE", "POLICY_STORE_USER", "POLICY_STORE_PASSWORD", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR",
                       "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy")


@dataclass(frozen=True)
class Build:
    """What a worker holds."""

    name: str
    """Fingerprint of the graph; of a server, its address: the workers find out which build it holds."""
    argument: str
    """What the worker is started with."""


class Source:
    """A store folder or the query address of a server."""

    def __init__(self, place: Path | str) -> None:
        self.place = place
        self._seen: tuple[int, int, int] | None = None
        self._build: Build | None = None

    @property
    def environment(self) -> tuple[str, ...]:
        """Variables that its workers may see beyond the ordinary ones."""
        return _REMOTE_ENVIRONMENT if isinstance(self.place, str) else ()

    def current(self) -> Build | None:
        """The build in force; None if nothing was built. Cheap enough for every query, and asks no server."""
        if isinstance(self.place, str):
            return Build(self.place, self.place)
        seen = _stamp(f"{self.place}/{CURRENT}")
        if self._build is None or seen != self._seen:
            folder = current_build(self.place)
            self._seen, self._build = seen, Build(folder.name, str(folder)) if folder else None
        return self._build

    def missing(self) -> NotReady:
        """Why there is nothing to ask."""
        return failures.no_graph(Path(self.place))


def _stamp(path: str) -> tuple[int, int, int] | None:
    """What changes when a file is replaced or written to."""
    try:
        found = os.stat(path)  # noqa: PTH116 - 2 microseconds, a Path costs 10
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
