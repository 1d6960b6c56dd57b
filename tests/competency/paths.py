"""Questions about paths: why does a project serve the National Strategy, and in whose words."""

from __future__ import annotations

from tests.competency.question import Question

__all__ = ["QUESTIONS"]

QUESTIONS: tuple[Question, ...] = ()
