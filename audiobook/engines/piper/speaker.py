"""Piper, opened in a worker: espeak's phonemes in, samples out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from audiobook.audio import Clip
from audiobook.engines.neural import session
from audiobook.engines.neural.chunk import chunks, is_sounded
from audiobook.engines.neural.pace import pace
from audiobook.engines.neural.seams import stretches
from audiobook.engines.neural.speaker import NeuralSpeaker
from audiobook.engines.piper import models
from audiobook.engines.piper.engine import SPEEDS, usual_rate
from audiobook.engines.voice import Delivery
from audiobook.errors import EngineError
from audiobook.normalization import TIE, Plain, split

LIMIT = 250  # phonemes at once: at 500 a process needs 1,060 MB
# The letters that stand for sounds of several letters; none is in a text, see _NOT_TEXT.
_MARKS = range(0xF000, 0xF900)
_NOT_TEXT = re.compile(r'[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff"“”„‟«»〝〞]')

# What Piper's alphabet has not, and would leave out.
_AS_ESPEAK = str.maketrans(
    {"ʧ": "tʃ", "ʤ": "dʒ", "ʦ": "ts", "ʣ": "dz", "ɝ": "ɜː", "ʷ": "w", "‿": " "}
    | dict.fromkeys("|" + TIE, "")
)


class PiperSpeaker(NeuralSpeaker):
    """The voices that were needed so far."""

    def __init__(self) -> None:
        self._opened = lru_cache(maxsize=4)(_voice)

    def stretches(
        self, text: str, voice: str, delivery: Delivery, first: int = 0
    ) -> Iterator[Clip]:
        """Speak `text`, chunk by chunk. Raises EngineError."""
        model = models.find(voice)
        if model is None:
            raise EngineError(f"piper has no voice «{voice}»")
        opened, letters = self._opened(model)
        hertz = int(opened.config.sample_rate)
        asked = pace(delivery, usual_rate(voice), hertz, SPEEDS)
        sentences = ["".join(map(letters.letter, said)) for said in _phonemes(opened, text)]
        if not sentences:
            raise EngineError("there is nothing to speak in an empty text")
        made = chunks(sentences, LIMIT, together=False)

        def sound(phonemes: str) -> Any:
            return _run(opened, letters.sounds(phonemes), model, asked.speed)

        yield from stretches(made, sound, asked.hertz, first)


class Letters:
    """A letter for each sound, so that sounds can be cut as a text; some have several."""

    def __init__(self) -> None:
        self._long: list[str] = []

    def letter(self, sound: str) -> str:
        if len(sound) == 1 and ord(sound) not in _MARKS:
            return sound
        if sound not in self._long:
            self._long.append(sound)
        return chr(_MARKS[self._long.index(sound)])

    def sounds(self, letters: str) -> list[str]:
        return [
            self._long[_MARKS.index(ord(letter))] if ord(letter) in _MARKS else letter
            for letter in letters
        ]


def _voice(model: models.PiperModel) -> tuple[Any, Letters]:
    """A voice on one thread: Piper's own loader would take all cores."""
    from piper import PiperConfig, PiperVoice

    try:
        config = PiperConfig.from_dict(models.config(model.file))
    except (KeyError, ValueError, TypeError) as error:
        raise EngineError(f"{model.config} can't be read: {error!r}") from error
    return PiperVoice(session=session.opened(model.file), config=config), Letters()


def _phonemes(opened: Any, text: str) -> list[list[str]]:
    """Each sentence's phonemes. Brackets are Piper's way to be given sounds."""
    given = "".join(
        _NOT_TEXT.sub(" ", part.text).replace("[", "(").replace("]", ")")
        if isinstance(part, Plain)
        else f"[[{sounds(part.ipa)}]]"
        for part in split(text)
    )
    if not any(map(str.isalnum, given)):
        return []
    return [said for said in opened.phonemize(given) if any(map(is_sounded, said))]


def sounds(ipa: str) -> str:
    """The IPA as espeak writes it: the stress before the vowel, rather than before the syllable."""
    ipa = ipa.replace("ɝː", "ɝ").translate(_AS_ESPEAK)
    return re.sub(r"([ˈˌ])([^aeiouyæɑɐɒɔəɚɛɜɝɪʊʌᵻøœɨɯ\s]*)", r"\2\1", ipa.strip())


def _run(opened: Any, sounds: list[str], model: models.PiperModel, speed: float) -> Any:
    from piper import SynthesisConfig

    # Piper would make each sentence as loud as can be: one voice at many levels.
    how = SynthesisConfig(model.speaker, 1 / speed, 0.0, 0.0, normalize_audio=False)
    made = opened.phoneme_ids_to_audio(opened.phonemes_to_ids(sounds), how)
    return made.ravel()
