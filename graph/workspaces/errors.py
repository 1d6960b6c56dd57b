"""What cannot be done to a workspace, in sentences."""

from __future__ import annotations

__all__ = ["StaleRevisionError", "StepError", "WorkspaceError"]


class WorkspaceError(ValueError):
    """What was asked cannot be done to this workspace. ``th`` and ``en`` say why and what to do; one text holds both, parted by `` · ``."""

    def __init__(self, th: str, en: str | None = None) -> None:
        self.th, _, self.en = (th, "", en) if en is not None else th.partition(" · ")
        super().__init__(f"{self.th} · {self.en}")


class StepError(WorkspaceError):
    """A correction that does not fit the plan as it is."""


class StaleRevisionError(WorkspaceError):
    """Somebody changed the workspace meanwhile; the sentence says who and when."""
