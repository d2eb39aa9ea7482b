"""Speak each utterance once: the task that a worker does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audiobook.build.clips import Clips
from audiobook.engines import Delivery, Voice, synthesize
from audiobook.normalization import unmarked


@dataclass(frozen=True, slots=True)
class Speak:
    """Speak one utterance into the cache. Its value: the clip's length in seconds."""

    key: str
    text: str
    voice: Voice
    delivery: Delivery
    folder: Path  # of the clips

    @property
    def limit(self) -> float:
        """Generous: neural engines on a slow machine need about the time they speak for."""
        return 30 + 0.2 * len(self.text)

    @property
    def label(self) -> str:
        text = unmarked(self.text)
        shown = text if len(text) <= 60 else f"{text[:57]}…"
        return f"speak «{shown}» with {self.voice.id}"

    def __call__(self) -> float:
        clip = synthesize(self.text, self.voice, self.delivery)
        Clips(self.folder).write(self.key, clip)
        return clip.seconds
