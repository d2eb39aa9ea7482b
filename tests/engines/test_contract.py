"""One contract for every engine that is installed: what the builder relies on.

Each engine runs in a process of its own, with a time limit: a hung engine must not hang pytest.
"""

from __future__ import annotations

import audioop
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from conftest import OWN_DATA

from audiobook import cli
from audiobook.audio import rms, to_db
from audiobook.engines import ENTRY_POINTS, Delivery, installed, synthesize
from audiobook.engines.tone import FAULT, tone
from audiobook.errors import EngineError, InputError

OURS = {"espeak": "audiobook.engines.pyttsx3:espeak", "tone": "audiobook.engines.tone:tone"}
# Extras, with how many sentences of the long text they are given: Kokoro takes 0.3 to 0.9 s for
# each second of sound. tests/engines/test_neural.py shows that no phoneme of any text is lost.
NEURAL = {"hibari": 30, "kokoro": 4, "piper": 30}
OURS_IF_INSTALLED = {name: f"audiobook.engines.{name}:{name}" for name in NEURAL}
ELSEWHERE = {"sapi5": "win32", "nsss": "darwin", "espeak": "linux"}
ENGINES = {
    name: where
    for name, where in {
        **{p.name: p.value for p in entry_points(group=ENTRY_POINTS)},
        **OURS,
        **OURS_IF_INSTALLED,
    }.items()
    if ELSEWHERE.get(name, sys.platform) == sys.platform
}

ROOT = Path(__file__).parents[2]
SENTENCE = "The lamp was out when they came home, and nobody had waited for them."
OTHER = "“Sh!” she hissed — six thick thistle sticks."
UNICODE = "Léon said: “Señor Žižek’s café… – naïve, isn’t it?” 日本 🙂 ½ ﬁn"
UNIT = "The river rose, and fell; and rose again in the night. "
COUNT = 365  # 20,000 characters
# One sentence of 528 phonemes without a comma: more than Kokoro's model takes (509).
CLAUSE = "it is a bit of a pity that a lot of it is in the pit"
CLAUSES = 9

# Everything is done once, in one process; what happened comes back as JSON.
SCRIPT = """
import hashlib, importlib, json, sys
from audiobook.audio import Clip
from audiobook.engines import Delivery
from audiobook.normalization.sounds import marked
from audiobook.errors import EngineError

where, sentence, other, unicode, unit, count, clause, clauses = json.load(sys.stdin)
module, _, attribute = where.partition(":")
before = set(sys.modules)
engine = getattr(importlib.import_module(module), attribute)()
told = {"missing": str(engine.missing() or ""), "name": engine.name}
if told["missing"]:
    print(json.dumps(told)); sys.exit()
voices = engine.voices()
told["voices"] = [[v.engine, v.name, v.gender, v.accent, v.hertz, v.stars] for v in voices]
usual = voices[0].rate or 165
told["known"] = [engine.knows(v.name) for v in voices]
told["knows nothing"] = engine.knows("no such voice")
told["fingerprints"] = [engine.fingerprint(v.name) for v in voices]
told["heavy"] = sorted({"numpy", "pyttsx3", "onnxruntime"} & (set(sys.modules) - before))

speaker = engine.open()
first, last = voices[0].name, voices[-1].name

def clip(text, voice=first, delivery=Delivery()):
    clip = speaker.speak(text, voice, delivery)
    return {
        "rate": clip.rate,
        "samples": clip.samples,
        "peak": clip.peak,
        "even": len(clip.pcm) % 2 == 0,
        "hash": hashlib.sha256(clip.pcm).hexdigest(),
    }

def error(*arguments):
    try:
        speaker.speak(*arguments)
    except EngineError as said:
        return str(said)

told["first"] = clip(sentence)
told["other"] = clip(other, last, Delivery(rate=200, pitch=50))
told["again"] = clip(sentence)
told["own"] = clip(sentence, delivery=Delivery(usual, 50))
told["slow"] = clip(sentence, delivery=Delivery(rate=usual * 2 // 3))
told["high"] = clip(sentence, delivery=Delivery(pitch=80))
told["last voice"] = clip(sentence, last)
told["unicode"] = clip(unicode)
told["unit"] = clip(unit)
told["long"] = clip(unit * count)
told["long word"] = clip("zamboflorification" * 6)
told["one character"] = clip("I")
quick = Delivery(rate=usual * 3 // 2)
told["clause"] = clip(f"{clause} and.", delivery=quick)
told["one sentence"] = clip(" and ".join([clause] * clauses) + ".", delivery=quick)
told["ipa"] = engine.ipa
told["word"] = clip("Then the dog came.")
if told["ipa"]:
    told["sounds"] = clip(f"Then the {marked('dog', 'ˈɛlɪfənt')} came.")
    told["spelled"] = clip("Then the elephant came.")
told["unknown voice"] = error(sentence, "no such voice", Delivery())
told["empty"] = error("", first, Delivery())
told["blank"] = error(" \\n\\t ", first, Delivery())
told["after"] = clip(sentence)
cut = unit * 2
came = list(speaker.stretches(cut, first, Delivery()))
came_later = list(speaker.stretches(cut, first, Delivery(), 1))
told["stretches"] = len(came)
told["joined"] = Clip.joined(came) == speaker.speak(cut, first, Delivery())
told["rest is the same"] = came[1:] == came_later
speaker.close()
print(json.dumps(told))
"""


def count(engine: str) -> int:
    return NEURAL.get(engine, COUNT)


@cache
def told(name: str) -> dict[str, Any]:
    """What the engine did, in a fresh process; skips the test where the engine can't be used."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps(
            [ENGINES[name], SENTENCE, OTHER, UNICODE, UNIT, count(name), CLAUSE, CLAUSES]
        ),
        env=OWN_DATA,
        capture_output=True,
        text=True,
        timeout=900,  # so that an engine that hangs does not hang pytest
        check=True,
    )
    lines = done.stdout.splitlines()
    assert len(lines) == 1, f"the engine printed: {lines[:-1]}"
    found: dict[str, Any] = json.loads(lines[0])
    return found


@pytest.fixture(params=sorted(ENGINES))
def said(request: pytest.FixtureRequest) -> dict[str, Any]:
    found = told(request.param)
    assert found["name"] == request.param
    if found["missing"]:
        pytest.skip(f"{request.param}: {found['missing']}")
    return found


def seconds(clip: dict[str, Any]) -> float:
    return float(clip["samples"] / clip["rate"])


def test_the_same_words_give_the_same_bytes_whatever_was_spoken_before(
    said: dict[str, Any],
) -> None:
    assert said["first"]["hash"] == said["again"]["hash"] == said["after"]["hash"]


def test_the_default_delivery_is_the_voices_own(said: dict[str, Any]) -> None:
    assert said["own"]["hash"] == said["first"]["hash"]


def test_voices_differ(said: dict[str, Any]) -> None:
    if len(said["voices"]) == 1:
        pytest.skip(f"{said['name']} has one voice")
    assert said["last voice"]["hash"] != said["first"]["hash"]


def test_a_lower_rate_takes_longer(said: dict[str, Any]) -> None:
    assert 1.2 < seconds(said["slow"]) / seconds(said["first"]) < 1.8


@pytest.mark.parametrize(
    ("clip", "text"),
    [
        ("first", SENTENCE),
        ("other", OTHER),
        ("last voice", SENTENCE),
        ("unicode", UNICODE),
        ("long word", "zamboflorification" * 6),
        ("one character", "I"),
    ],
)
def test_a_clip_is_sound_and_as_long_as_its_text(
    said: dict[str, Any], clip: str, text: str
) -> None:
    heard = said[clip]
    assert heard["rate"] >= 16_000
    assert heard["even"]
    assert 0.03 < heard["peak"] < 1
    usual = len("".join(text.split())) * 0.07
    assert 0.25 * usual < seconds(heard) < 1 + 4 * usual


def test_a_long_text_is_spoken_to_its_end(said: dict[str, Any]) -> None:
    """A sentence said so many times takes so many times as long, and the pauses between."""
    each = seconds(said["long"]) / count(said["name"])
    assert 0.85 * seconds(said["unit"]) < each < 0.9 + 1.15 * seconds(said["unit"])


def test_a_long_sentence_is_spoken_to_its_end(said: dict[str, Any]) -> None:
    """There is no comma at which it could be cut."""
    each = seconds(said["one sentence"]) / CLAUSES
    assert 0.85 * seconds(said["clause"]) < each < 0.3 + 1.15 * seconds(said["clause"])


def test_stretches_joined_are_what_is_spoken_at_once(said: dict[str, Any]) -> None:
    assert said["joined"]
    assert said["rest is the same"]
    if said["name"] in NEURAL:
        assert said["stretches"] > 1


def test_a_word_is_said_by_its_sounds(said: dict[str, Any]) -> None:
    if not said["ipa"]:
        pytest.skip(f"{said['name']} takes no IPA")
    assert said["sounds"]["hash"] != said["word"]["hash"]
    assert seconds(said["sounds"]) > 1.1 * seconds(said["word"]), "an elephant is longer than a dog"
    assert seconds(said["sounds"]) == pytest.approx(seconds(said["spelled"]), rel=0.15)


def test_a_pitch_changes_the_sound_and_not_its_length(said: dict[str, Any]) -> None:
    assert (
        said["high"]["hash"] != said["first"]["hash"]
        or said["high"]["rate"] != (said["first"]["rate"])
    )
    assert seconds(said["high"]) == pytest.approx(seconds(said["first"]), rel=0.15)


def test_an_unknown_voice_is_an_engine_error_that_names_it(said: dict[str, Any]) -> None:
    assert "no such voice" in said["unknown voice"]
    assert said["knows nothing"] is False


def test_nothing_to_say_is_refused(said: dict[str, Any]) -> None:
    assert "empty" in said["empty"]
    assert "empty" in said["blank"]


def test_listed_voices_are_known_distinct_and_of_both_genders(said: dict[str, Any]) -> None:
    voices = said["voices"]
    assert all(said["known"])
    assert len({name for _, name, *_ in voices}) == len(voices)
    if len(voices) > 3:
        assert {gender for _, _, gender, *_ in voices} >= {"female", "male"}
    assert {engine for engine, *_ in voices} == {said["name"]}


def test_each_voice_has_its_own_fingerprint(said: dict[str, Any]) -> None:
    assert len(set(said["fingerprints"])) == len(said["fingerprints"])


def test_listing_voices_loads_nothing_heavy(said: dict[str, Any]) -> None:
    assert said["heavy"] == []


def example(page: str) -> str:
    """The first piece of Python in a page of docs/."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return text.partition("```python\n")[2].partition("```")[0]


@pytest.fixture
def foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package of a third party: the engine of docs/engines.md, and five that are broken."""
    (tmp_path / "acme.py").write_text(example("engines.md") + FOREIGN, encoding="utf-8")
    about = tmp_path / "acme_voices-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-voices\nVersion: 1.0\n")
    points = [
        *("lost = acme:nothing", "number = acme:SEVEN", "gone = no_acme:it"),
        *("duck = acme:Duck", "idle = acme:Idle", "acme = acme:Acme"),
        *("rude = acme:Rude", "mean = acme:Mean", "moody = acme:Moody", "flees = acme:flees"),
    ]
    for name, code in BROKEN.items():
        (tmp_path / f"acme_{name}.py").write_text(code, encoding="utf-8")
        points.append(f"{name} = acme_{name}:it")
    (about / "entry_points.txt").write_text("\n".join([f"[{ENTRY_POINTS}]", *points]))
    monkeypatch.syspath_prepend(tmp_path)
    installed.forget()
    yield
    sys.modules.pop("acme", None)
    monkeypatch.undo()
    installed.forget()


# Modules that fail as they are imported, by what they do.
BROKEN = {
    "raises": "raise RuntimeError('no licence')",
    "stops": "import sys\nsys.exit('no display')",
    "typo": "def it(:\n",
    "nul": "it = 1\n\x00",
}

FOREIGN = """
SEVEN = 7

class Duck:  # it has all that an engine has, but is none
    name = "duck"
    def missing(self): return None
    def voices(self): return [Voice("duck", "one", "male", "en-us")]
    def fingerprint(self, voice): return voice
    def open(self): return Hum()

class Rude(Engine, Speaker):  # each of its voices is another surprise
    name = "rude"
    def voices(self): return [Voice("rude", name, "male", "en-us") for name in ("mute", "gone")]
    def fingerprint(self, voice): return voice
    def open(self): return self
    def close(self): pass
    def speak(self, text, voice, delivery):
        import sys
        if voice == "gone":
            sys.exit("gone for good")
        raise LookupError("no word for " + text)

class Mean(Rude):
    name = "mean"
    def missing(self): raise LookupError("no mood")

class Moody(Rude):
    name = "moody"
    def voices(self): raise LookupError("no list")

def flees():
    import sys
    sys.exit("I am off")

class Idle(Engine):  # it does not say how it is opened
    name = "idle"
    def voices(self): return [Voice("idle", "one", "male", "en-us")]
    def fingerprint(self, voice): return voice
"""


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("lost", "nothing"),
        ("number", "SEVEN"),
        ("gone", "no_"),
        ("duck", "no Engine"),
        ("idle", "open"),
        ("raises", "no licence"),
        ("stops", "no display"),
        ("typo", "SyntaxError"),
        ("nul", "null bytes"),
        ("flees", "I am off"),
    ],
)
def test_a_broken_engine_of_somebody_else_is_named_and_harms_nothing(
    name: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lack = installed.missing(name)
    assert lack
    assert "acme-voices" in lack.why
    assert why in lack.why
    with pytest.raises(InputError, match="acme-voices"):
        installed.voice(f"{name}:one")
    for command in ("doctor", "voices"):
        assert cli.run([command]) == 0
        assert "acme-voices" in capsys.readouterr().out


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize(("name", "why"), [("mean", "no mood"), ("moody", "no list")])
def test_an_engine_that_fails_when_it_is_asked_is_told(
    name: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("doctor", "voices"):
        assert cli.run([command]) == 0
        told = [line for line in capsys.readouterr().out.splitlines() if why in line]
        assert len(told) == 1
        assert "LookupError" in told[0]
        assert name in told[0]


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize(
    ("voice", "why"),
    [("mute", "LookupError: no word for yes"), ("gone", "SystemExit: gone for good")],
)
def test_what_an_engine_raises_as_it_speaks_keeps_its_words(voice: str, why: str) -> None:
    with pytest.raises(EngineError, match=why):
        synthesize("yes", installed.voice(f"rude:{voice}"), Delivery())


@pytest.mark.usefixtures("foreign")
def test_the_engine_of_the_documentation_is_a_whole_one() -> None:
    voice = installed.voice("acme:hum")
    assert (voice.id, voice.gender) == ("acme:hum", "male")
    quick, usual = Delivery(rate=330), Delivery()
    assert synthesize(SENTENCE, voice, usual) == synthesize(SENTENCE, voice, usual)
    heard = [synthesize(SENTENCE, voice, delivery).seconds for delivery in (quick, usual)]
    assert heard[0] == pytest.approx(heard[1] / 2, rel=0.01)
    with pytest.raises(EngineError, match="empty"):
        synthesize(" ", voice, usual)


@pytest.mark.usefixtures("foreign")
def test_an_engine_says_nothing_that_is_optional() -> None:
    voice = installed.voice("acme:hum")
    assert (installed.missing("acme"), installed.damage("acme")) == (None, None)
    assert installed.takes_ipa("acme") is False
    assert installed.shortfall(voice, Delivery(400, 90)) == ""
    assert installed.about("acme:hem").gender == "unknown"
    with pytest.raises(InputError, match="did you mean «hum»"):
        installed.voice("acme:hem")


@pytest.mark.parametrize("name", sorted(set(OURS) & set(ENGINES)))
def test_our_engines_work_here(name: str) -> None:
    assert told(name)["missing"] == ""


@pytest.mark.parametrize(
    ("text", "rate", "samples"),
    [
        ("a", None, 1_323),
        ("a b\n c", 165, 3 * 1_323),
        ("ab", 330, 1_323),
        ("ten chars.", 100, 19_647),
    ],
)
def test_a_tone_is_exactly_as_long_as_its_text(text: str, rate: int | None, samples: int) -> None:
    assert tone().open().speak(text, "220", Delivery(rate)).samples == samples


@pytest.mark.parametrize(("pitch", "hertz"), [(None, 300), (50, 300), (0, 150), (100, 600)])
def test_a_tone_has_its_frequency_and_level(pitch: int | None, hertz: int) -> None:
    clip = tone().open().speak("x" * 100, "300", Delivery(pitch=pitch))
    assert audioop.cross(clip.pcm, 2) / clip.seconds / 2 == pytest.approx(hertz, rel=0.01)
    assert to_db(rms(clip.pcm)) == pytest.approx(-20, abs=0.1)


@pytest.mark.parametrize(
    ("voice", "known"),
    [("60", True), ("2000", True), ("59", False), ("2001", False), ("-80", False), ("²²²", False)],
)
def test_tones_that_are_voices(voice: str, known: bool) -> None:
    assert tone().knows(voice) is known


def test_a_tone_empty_by_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FAULT, "empty:lamp")
    speaker = tone().open()
    assert speaker.speak("The lamp.", "220", Delivery()).samples == 0
    assert speaker.speak("The rain.", "220", Delivery()).samples > 0


TONE = """
import sys
from audiobook.engines import Delivery
from audiobook.engines.tone import tone
print(tone().open().speak(sys.argv[1], "220", Delivery()).samples)
"""


def speak_tone(text: str, fault: str, limit: float = 60) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", TONE, text],
        env={**os.environ, FAULT: fault},
        capture_output=True,
        text=True,
        timeout=limit,
    )


def test_a_tone_that_crashes_or_hangs_by_fault(tmp_path: Path) -> None:
    flag = tmp_path / "flag"
    assert speak_tone("rain", "crash:lamp").stdout == "5292\n"
    assert speak_tone("lamp", "crash:lamp").returncode == 9
    assert speak_tone("lamp", f"crash-once:lamp:{flag}").returncode == 9
    assert speak_tone("lamp", f"crash-once:lamp:{flag}").stdout == "5292\n"
    with pytest.raises(subprocess.TimeoutExpired):
        speak_tone("lamp", "hang:lamp", limit=2)
