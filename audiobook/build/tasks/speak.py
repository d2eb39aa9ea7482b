"""Speak each utterance once: the task that a worker does."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobook.audio import Clip
from audiobook.build.clips import ClipStore, key
from audiobook.engines import Delivery, Voice, open_engine, stretches, whole

if TYPE_CHECKING:  # a worker loads nothing of what reads: each utterance may be spoken in its fork
    from audiobook.casting import Utterance


@dataclass(frozen=True, slots=True)
class Speak:
    """Speak one utterance into a store. Its value: the clip's length in seconds.

    Its parts are the stretches of the clip as they are spoken.
    """

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
        """Generous: a slow processor needs about the time that a neural engine speaks for."""
        return 30 + 0.2 * len(self.text)

    @property
    def label(self) -> str:
        from audiobook.normalization import unmarked

        text = unmarked(self.text)
        shown = text if len(text) <= 60 else f"{text[:57]}…"
        return f"speak «{shown}» with {self.voice.id}"

    @property
    def needs(self) -> str:
        return self.voice.engine

    def parts(self, had: Sequence[Clip]) -> Generator[Clip | None, None, float]:
        """The stretches behind those that an earlier try spoke, and then the length."""
        open_engine(self.voice.engine)
        yield None  # to open a model may take longer than to speak
        spoken = list(had)
        for clip in stretches(self.text, self.voice, self.delivery, len(had)):
            spoken.append(clip)
            yield clip
        clip = whole(spoken, self.text, self.delivery)
        self.clips.write(self.key, clip)
        return clip.seconds

    def __call__(self) -> float:
        parts = self.parts(())
        while True:
            try:
                next(parts)
            except StopIteration as end:
                seconds: float = end.value
                return seconds
