"""Open an engine before anything is to be spoken with it: the task that a worker begins early."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

from audiobook.engines import open_engine


@dataclass(frozen=True, slots=True)
class OpenEngine:
    """Open an engine, and leave it open. It has no value."""

    engine: str

    @property
    def limit(self) -> float:
        return 30.0

    @property
    def label(self) -> str:
        return f"open the engine {self.engine}"

    @property
    def needs(self) -> str:
        return self.engine

    def parts(self, had: Sequence[Any]) -> Generator[None, None, None]:
        yield None
        self()

    def __call__(self) -> None:
        open_engine(self.engine)
