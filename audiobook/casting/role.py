"""The voice that a speaker has, and how it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audiobook.engines import Delivery, Voice


@dataclass(frozen=True, slots=True)
class Role:
    """The voice of a speaker."""

    voice: Voice
    delivery: Delivery
    given: bool  # by voices.yaml, rather than chosen automatically


Cast = Mapping[str, Role]  # by speaker
