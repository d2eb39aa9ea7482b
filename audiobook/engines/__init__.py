"""The engines: what one is, which are here, and the models that pip can't install."""

from audiobook.engines.engine import ENTRY_POINTS, Engine, Missing, Speaker
from audiobook.engines.pyttsx3.library import phonemized
from audiobook.engines.synthesize import open_engine, stretches, synthesize, whole
from audiobook.engines.voice import Delivery, Voice

__all__ = [
    "ENTRY_POINTS",
    "Delivery",
    "Engine",
    "Missing",
    "Speaker",
    "Voice",
    "cost",
    "installed",
    "models",
    "open_engine",
    "phonemized",
    "stretches",
    "synthesize",
    "whole",
]
