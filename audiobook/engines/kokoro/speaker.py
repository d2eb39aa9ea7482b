"""Kokoro, opened in a worker: phonemes, style and speed in, samples out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

from audiobook.audio import Clip
from audiobook.engines.kokoro import files, graph
from audiobook.engines.kokoro.blends import Blend, blend
from audiobook.engines.kokoro.files import ROWS, WIDTH
from audiobook.engines.kokoro.palette import HERTZ, SPEEDS, about, usual_rate
from audiobook.engines.neural import session
from audiobook.engines.neural.alphabet import numbers
from audiobook.engines.neural.chunk import chunks
from audiobook.engines.neural.english import english
from audiobook.engines.neural.pace import pace
from audiobook.engines.neural.seams import stretches
from audiobook.engines.neural.speaker import NeuralSpeaker
from audiobook.engines.neural.ticks import unticked
from audiobook.engines.neural.tune import Bend, bends, tuned
from audiobook.engines.voice import Delivery
from audiobook.errors import EngineError, InputError

# The model takes 509 phonemes. What it needs in memory grows with the seconds it speaks at once
# (964 MB a process at 509), and long chunks take it a tenth longer than short ones.
LIMIT = 180
FIRST = 30  # phonemes, two seconds, that a longer text begins with: the sooner something is heard
# Runs of different lengths leave gaps in its memory. Closing them after every run would cost 4 %.
TIDY = 8


class KokoroSpeaker(NeuralSpeaker):
    """The model, and the voices that were needed so far."""

    def __init__(self, where: Path) -> None:
        self._where = where
        self._receipt = files.installed_receipt(where)
        if self._receipt.model != files.MODEL_SHA256:
            raise EngineError(f"kokoro can't be used: {files.wrong(where)}")
        with ThreadPoolExecutor(1) as beside:  # onnxruntime leaves Python to others meanwhile
            opened = beside.submit(self._opened)
            self._english = english()
            self._english.open()
            self._session = opened.result()
        self._runs = 0
        self._style = lru_cache(maxsize=64)(self._read_style)

    def stretches(
        self, text: str, voice: str, delivery: Delivery, first: int = 0
    ) -> Iterator[Clip]:
        """Speak `text`, chunk by chunk. Raises EngineError."""
        try:
            wanted = blend(voice, self._receipt.voices)
        except InputError as error:
            raise EngineError(f"kokoro: {error}") from error
        sentences = self._english.sentences(text, wanted.british)
        asked = pace(delivery, usual_rate(wanted), HERTZ, SPEEDS)
        # Slow speech is long speech.
        limit = int(LIMIT * min(1.0, asked.speed))
        style, pitch = self._style(wanted), about(wanted).hertz
        made = chunks(tuned(sentences, delivery), limit, together=True, first=FIRST)

        def sound(phonemes: str) -> Any:
            return self._run(phonemes, style, asked.speed, bends(phonemes, pitch, delivery))

        yield from stretches(made, sound, asked.hertz, first)

    def _opened(self) -> Any:
        model = files.checked(files.MODEL, self._receipt.model, self._where)
        where = str(self._where / files.MODEL)
        # To make its graph better took half of the time to open it, and nothing is quicker by it.
        return session.opened(graph.opened(model), where, as_it_is=True)

    def _run(self, phonemes: str, style: Any, speed: float, tune: Sequence[Bend]) -> Any:
        import numpy

        self._runs += 1
        ids = numbers(phonemes)
        given = {
            "tokens": numpy.array([ids], dtype=numpy.int64),
            "style": style[min(len(ids) - 2, ROWS - 1)][None, :],
            "speed": numpy.array([speed], dtype=numpy.float32),
            graph.TUNE: numpy.array(
                [(bend.keep, bend.level, bend.slope) for bend in tune], dtype=numpy.float32
            ).T,
        }
        made = session.run(self._session, given, tidy=self._runs % TIDY == 0)
        return unticked(made[0].ravel(), HERTZ)

    def _read_style(self, wanted: Blend) -> Any:
        """The styles of a blend: the sum of its voices' styles, each by its share."""
        import numpy

        total = numpy.zeros((ROWS, WIDTH), dtype=numpy.float32)
        for voice, share in wanted.parts:
            name, digest = files.voice_file(voice), self._receipt.voices[voice]
            data = files.checked(name, digest, self._where)
            rows = numpy.frombuffer(data, dtype="<f4").reshape(ROWS, WIDTH)
            total += rows * numpy.float32(share)
        return total
