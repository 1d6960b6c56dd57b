"""Problems in data, each one sentence in Thai and English that names the place and says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["DataError", "Problem"]


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong: where it stands, and what happened and what to do in both languages."""

    file: str
    line: int
    th: str
    en: str
    rule: str = ""

    def text(self, lang: str = "th") -> str:
        """The sentence in one language with file and line in front."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.th if lang == 'th' else self.en}"

    def __str__(self) -> str:
        """Both languages, Thai first."""
        return f"{self.text('th')}\n    {self.en}"


class DataError(Exception):
    """Data that cannot be used, with every problem found (never only the first)."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
