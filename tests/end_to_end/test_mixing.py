"""Several engines in one chapter: in one process, at one rate and level, with pauses as asked."""

from __future__ import annotations

import json
import subprocess
import sys
from array import array
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import OWN_DATA, Run

from audiobook.audio import Clip, rms, to_db
from audiobook.sound import Piece, Span, Target, stitch

TARGET = Target(
    rate=44100, level=-20, tone=-73, head=0.7, tail=2.5, shortest_tail=1.05, longest_tail=4.95
)

VOICES = {"espeak": "en-us+m3", "hibari": "heart", "kokoro": "bf_isabella", "piper": "joe"}
PAIRS = [("espeak", "piper"), ("piper", "espeak"), ("hibari", "espeak")]
SENTENCES = (
    "The train came in at a quarter past seven, and the platform was empty but for one dog.",
    "You are late, she said; everybody who matters has gone home.",
    "I know. It stopped for an hour outside the tunnel, and then it went back.",
)
SPEAK = """
import json, sys
from pathlib import Path
from audiobook.engines import Delivery, installed
from audiobook.errors import EngineError
voices, sentences, folder = json.load(sys.stdin)
opened = {}
for number, text in enumerate(sentences):
    for engine, voice in voices:
        if engine not in opened:
            opened[engine] = installed.engine(engine).open()
        clip = opened[engine].speak(text, voice, Delivery())
        (Path(folder) / f"{engine}-{number}.wav").write_bytes(clip.wav())
"""
WHICH = """
import json
from audiobook.engines import installed
print(json.dumps({name: str(installed.missing(name) or "") for name in installed.names()}))
"""


def python(script: str, given: object = None) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(given),
        env={**OWN_DATA, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{done.returncode}: {done.stderr[-800:]}"
    return done.stdout


@cache
def missing() -> dict[str, str]:
    told: dict[str, str] = json.loads(python(WHICH))
    return told


def here(*engines: str) -> None:
    for engine in engines:
        why = missing().get(engine, "it is not known")
        if why:
            pytest.skip(f"{engine} is not here: {why}")


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_two_engines_speak_in_one_process(pair: tuple[str, str], tmp_path: Path) -> None:
    """espeak and Piper have an espeak-ng each, and one must not call into the other's."""
    here(*pair)
    voices = [(engine, VOICES[engine]) for engine in pair]
    python(SPEAK, [voices, ["Hello there."] * 2, str(tmp_path)])
    for engine in pair:
        first, second = (
            Clip.from_wav((tmp_path / f"{engine}-{n}.wav").read_bytes()) for n in (0, 1)
        )
        assert first == second
        assert first.seconds > 0.4


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Clip]]:
    """What each engine that is here says, one after the other."""
    folder = tmp_path_factory.mktemp("clips")
    engines = [name for name in VOICES if not missing().get(name, "it is not known")]
    if len(engines) < 2:
        pytest.skip(f"there are no two engines here: {missing()}")
    python(SPEAK, [[(name, VOICES[name]) for name in engines], SENTENCES, str(folder)])
    return [
        (name, Clip.from_wav((folder / f"{name}-{number}.wav").read_bytes()))
        for number in range(len(SENTENCES))
        for name in engines
    ]


PAUSES = (0.25, 0.6, 0.25, 1.6)
STEP = 0.005  # seconds


@dataclass(frozen=True)
class Chapter:
    """The clips, stitched."""

    sound: array[int]
    boost: float  # decibels that it is below its level
    spans: tuple[Span, ...]
    rate: int  # hertz

    def levels(self, start: int, end: int, step: int) -> list[float]:
        """dBFS of each step, as it is to be once the file is boosted."""
        return [
            to_db(rms(self.sound[at : at + step].tobytes())) + self.boost
            for at in range(start, end - step, step)
        ]


@pytest.fixture(scope="module")
def chapter(clips: list[tuple[str, Clip]], tmp_path_factory: pytest.TempPathFactory) -> Chapter:
    pieces = [
        Piece(partial(Clip, clip.rate, clip.pcm), name, PAUSES[at % len(PAUSES)])
        for at, (name, clip) in enumerate(clips)
    ]
    made = stitch(pieces, tmp_path_factory.mktemp("chapter") / "a.raw", TARGET)
    return Chapter(array("h", made.path.read_bytes()), made.boost, made.spans, made.rate)


@pytest.mark.ffmpeg
def test_the_voices_of_all_engines_are_equally_loud(
    clips: list[tuple[str, Clip]], chapter: Chapter
) -> None:
    told: dict[str, list[float]] = {}
    for (name, _), span in zip(clips, chapter.spans, strict=True):
        heard = chapter.levels(span.start, span.end, chapter.rate // 50)
        told.setdefault(name, []).extend(10 ** (one / 10) for one in heard if one > -45)
    loud = [10 * to_db(sum(power) / len(power)) / 20 for power in told.values()]
    assert max(loud) - min(loud) < 1.0


def test_pauses_are_those_asked_for(chapter: Chapter) -> None:
    """What is heard as a pause, 30 dB below the speech, is within 30 ms of what is asked for."""
    step = round(STEP * chapter.rate)
    loud = [one > -48 for one in chapter.levels(0, len(chapter.sound), step)]
    for at, (one, next_one) in enumerate(pairwise(chapter.spans)):
        middle = (one.end + next_one.start) // 2 // step
        before = next(place for place in range(middle, 0, -1) if loud[place])
        after = next(place for place in range(middle, len(loud)) if loud[place])
        heard = (after - before - 1) * step / chapter.rate
        assert heard == pytest.approx(PAUSES[at % len(PAUSES)], abs=0.03)


def test_no_join_clicks(chapter: Chapter) -> None:
    """Nothing moves as quickly within 2 ms of a join as it does in the speech itself."""
    near, sound = chapter.rate // 500, chapter.sound
    for span in chapter.spans:
        inside = max(abs(b - a) for a, b in pairwise(sound[span.start : span.end]))
        for edge in (span.start, span.end):
            step = max(abs(b - a) for a, b in pairwise(sound[edge - near : edge + near]))
            assert step < inside / 4


VOICED = """\
engine: tone
narrator: {voice: "220"}
characters:
  Ann: {voice: "kokoro:af_heart"}
  Bob: {voice: "110", gender: male}
"""


@pytest.mark.ffmpeg
def test_fallback_on_the_command_line(project: Path, audiobook: Run) -> None:
    """Here Kokoro's model is never installed: the tests have no data folder."""
    (project / "voices.yaml").write_text(VOICED, encoding="utf-8")
    for command in ("build", "preview gate --out a.mp3", "cast gate"):
        done = audiobook(*command.split())
        assert done.returncode == 1, done.stderr
        assert "voices.yaml:4:9: the engine «kokoro» can't be used here" in done.stderr
        assert "audiobook voices install kokoro" in done.stderr
    done = audiobook("plan", "--fallback")
    assert done.returncode == 0
    assert "Ann gets tone:" in done.stderr
    assert "3 voices of tone" in done.stdout
    assert "tone:" in audiobook("cast", "gate", "--fallback").stdout
    done = audiobook("build", "--fallback", "--jobs", "1")
    assert done.returncode == 0
    assert "Ann gets tone:" in done.stdout + done.stderr
    assert "3 voices of tone" in done.stdout
    assert "nothing to do" in audiobook("build", "--fallback", "--jobs", "1").stdout
    assert audiobook("build", "--jobs", "1").returncode == 1


def test_the_plan_says_which_engine_is_the_best_here(project: Path, audiobook: Run) -> None:
    if missing().get("espeak", "it is not known"):
        pytest.skip(f"espeak is not here: {missing()}")
    (project / "voices.yaml").write_text("narrator: {voice: 'tone:220'}\n", encoding="utf-8")
    told = audiobook("plan").stdout
    assert "2 voices of espeak, the best engine here; 1 of tone" in told
    assert json.loads(audiobook("plan", "--json").stdout)["engines"] == {"espeak": 2, "tone": 1}


WHISPERED = "# One\n\n“Be still,” whispered Ann.\n\n“Why?” asked Bob. “Is somebody there?”\n"


def lines(project: Path) -> list[dict[str, object]]:
    (file,) = (project / "build" / ".audiobook" / "books").glob("gate-*.json")
    names = (
        *(
            "key",
            "segment",
            "speaker",
            "voice",
            "rate",
            "pitch",
            "pause",
            "words",
            "gain",
            "besides",
        ),
    )
    made = json.loads(file.read_text(encoding="utf-8"))["chapters"][0]["lines"]
    return [dict(zip(names, line, strict=True)) for line in made]


@pytest.mark.ffmpeg
def test_what_is_whispered_is_built_softer_and_plain_turns_it_off(
    project: Path, audiobook: Run
) -> None:
    (project / "stories" / "gate.md").write_text(WHISPERED, encoding="utf-8")
    assert audiobook("build", "--jobs", "1").returncode == 0
    ann = [line for line in lines(project) if line["speaker"] == "Ann"]
    assert [(line["gain"], line["rate"]) for line in ann] == [(-5.0, 157)]  # 0.95 of 165
    others = [line for line in lines(project) if line["speaker"] != "Ann"]
    assert {(line["gain"], line["rate"]) for line in others} == {(0.0, None)}
    file = project / "voices.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "delivery: plain\n", encoding="utf-8")
    told = audiobook("plan").stdout
    assert "1 line: Ann's rate 157 → default, pitch 44 → default" in told
    assert audiobook("build", "--jobs", "1").returncode == 0
    assert {(line["gain"], line["rate"]) for line in lines(project)} == {(0.0, None)}


@pytest.mark.ffmpeg
def test_speeds_of_kinds_of_text(project: Path, audiobook: Run) -> None:
    file = project / "voices.yaml"
    speeds = "speeds: {title: 0.8, dialogue: 1.2}\n"
    file.write_text(file.read_text(encoding="utf-8") + speeds, encoding="utf-8")
    assert audiobook("build", "--jobs", "1").returncode == 0
    rates = {(line["speaker"], line["rate"]) for line in lines(project)}
    assert rates == {("narrator", 132), ("narrator", None), ("Ann", 198), ("Bob", 198)}
