"""What the speakers of neural engines have in common: they speak chunk by chunk."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from audiobook.audio import Clip
from audiobook.engines.engine import Speaker
from audiobook.engines.voice import Delivery


class NeuralSpeaker(Speaker):
    """A model that is given chunks of a text, each of which becomes a stretch of the clip."""

    def speak(self, text: str, voice: str, delivery: Delivery) -> Clip:
        """Speak `text`. Raises EngineError."""
        return Clip.joined(list(self.stretches(text, voice, delivery)))

    @abstractmethod
    def stretches(
        self, text: str, voice: str, delivery: Delivery, first: int = 0
    ) -> Iterator[Clip]:
        """Speak `text`, chunk by chunk. Raises EngineError."""

    def close(self) -> None:
        """The model goes with the process."""
