"""Speak each utterance once: the task that a worker does."""

from __future__ import annotations

from dataclasses import dataclass

from audiobook.build.clips import ClipStore, key
from audiobook.casting import Utterance
from audiobook.engines import Delivery, Voice, synthesize
from audiobook.normalization import unmarked


@dataclass(frozen=True, slots=True)
class Speak:
    """Speak one utterance into a store. Its value: the clip's length in seconds."""

    key: str
    text: str
    voice: Voice
    delivery: Delivery
    clips: ClipStore

    @classmethod
    def of(cls, said: Utterance, clips: ClipStore) -> Speak:
        role = said.role
        named = key(said.text, role.voice, role.delivery)
        return cls(named, said.text, role.voice, role.delivery, clips)

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
        self.clips.write(self.key, clip)
        return clip.seconds
