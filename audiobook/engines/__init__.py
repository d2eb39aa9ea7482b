"""The engines: what one is, which are here, and the models that pip can't install."""

from audiobook.engines.engine import (
    ENTRY_POINTS,
    Checkable,
    Delivery,
    Engine,
    Informed,
    Limited,
    Missing,
    Phonetic,
    Renaming,
    Speaker,
    Voice,
)
from audiobook.engines.models import Progress, Registries, Release, Source, State

__all__ = [
    "ENTRY_POINTS",
    "Checkable",
    "Delivery",
    "Engine",
    "Informed",
    "Limited",
    "Missing",
    "Phonetic",
    "Progress",
    "Registries",
    "Release",
    "Renaming",
    "Source",
    "Speaker",
    "State",
    "Voice",
    "installed",
    "models",
]
