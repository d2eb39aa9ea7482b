"""hibari, opened in a worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audiobook.audio import Clip
from audiobook.engines.hibari.engine import HEART, SPEEDS
from audiobook.engines.hibari.rise import risen
from audiobook.engines.neural import session
from audiobook.engines.neural.alphabet import numbers
from audiobook.engines.neural.chunk import chunks
from audiobook.engines.neural.english import english
from audiobook.engines.neural.pace import pace
from audiobook.engines.neural.question import RISE
from audiobook.engines.neural.seams import stretches
from audiobook.engines.neural.speaker import NeuralSpeaker
from audiobook.engines.neural.ticks import unticked
from audiobook.engines.voice import Delivery
from audiobook.errors import EngineError

HERTZ = 24_000
LIMIT = 200  # phonemes at once; its authors cut at 400, which takes 80 MB more
SEED = 0  # of the noise in breath and consonants, for each chunk anew


class HibariSpeaker(NeuralSpeaker):
    """The model on one thread."""

    def __init__(self) -> None:
        from hibari import Hibari

        # Its own G2P is not used, so that both engines read a text alike; nor is its own session,
        # which keeps more memory from run to run.
        self._model = Hibari(threads=1)
        self._model.sess = session.opened(Path(self._model.model_path))
        self._english = english()

    def stretches(
        self, text: str, voice: str, delivery: Delivery, first: int = 0
    ) -> Iterator[Clip]:
        """Speak `text`, chunk by chunk. Raises EngineError."""
        if voice != HEART.name:
            raise EngineError(f"hibari has no voice «{voice}»")
        asked = pace(delivery, HEART.rate, HERTZ, SPEEDS)
        made = chunks(self._english.sentences(text, british=False), LIMIT, together=False)

        def sound(phonemes: str) -> Any:
            return self._run(phonemes, asked.speed)

        yield from stretches(made, sound, asked.hertz, first)

    def _run(self, phonemes: str, speed: float) -> Any:
        """As `from_phonemes` of hibari, but that a question rises. A chunk is one sentence."""
        import numpy
        from hibari import dsp

        given = {
            "ids": numpy.array([numbers(phonemes)], dtype=numpy.int64),
            "speed": numpy.array([speed], dtype=numpy.float32),
        }
        *spectrum, pitch = (part[0] for part in session.run(self._model.sess, given))
        if RISE in phonemes:
            pitch = risen(pitch, HEART.hertz)
        return unticked(dsp.synth(*spectrum, pitch, numpy.random.default_rng(SEED)), HERTZ)
