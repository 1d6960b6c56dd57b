"""States of all matters of one workspace, kept up to date by reading only the events that were added since."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.database import Database
from graph.decisions.fold import State, state_of
from graph.decisions.log import events
from graph.decisions.records import Event

__all__ = ["Book"]


@dataclass(eq=False)
class Book:
    """One workspace's part of the log, folded. Threads may share it; what :meth:`states` returns is never changed afterwards."""

    db: Database
    workspace: str
    _seq: int = 0
    _histories: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    _states: Mapping[str, State] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def states(self) -> Mapping[str, State]:
        """State by key of the matter, as of now. Raises ``DatabaseError``."""
        with self._lock:
            added = events(self.db, workspace=self.workspace, after=self._seq)
            if added:
                for event in added:
                    self._histories[event.draft.matter.key].append(event)
                touched = {event.draft.matter.key for event in added}
                self._states = {**self._states, **{key: state_of(self._histories[key]) for key in touched}}
                self._seq = added[-1].seq
            return self._states

    @property
    def seq(self) -> int:
        """Number of the last event that is folded in; rises with every change of the workspace's decisions."""
        return self._seq
