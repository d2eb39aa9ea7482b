"""What is asked of a build."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a build."""

    jobs: int = 1
    chapters: frozenset[int] | None = None  # None: all
    force: bool = False
    strict: bool = False  # whatever a person should know of a story keeps it from being built
    fallback: bool = False  # another voice for one whose engine is missing

    @property
    def options(self) -> dict[str, object]:
        """What decides how a whole book comes out."""
        return {"strict": self.strict, "fallback": self.fallback}
