"""What the neural engines share: text to phonemes, cutting, joining, pace; and names of voices."""

from __future__ import annotations

import array
import json
import math
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import TONES
from hypothesis import given
from hypothesis import strategies as st

from audiobook import cli
from audiobook.audio import Clip
from audiobook.build import book, freshness
from audiobook.build.book import Book
from audiobook.engines import Delivery, Voice, installed
from audiobook.engines.kokoro import files, kokoro
from audiobook.engines.kokoro.blends import blend
from audiobook.engines.kokoro.files import VOICES_SHA256
from audiobook.engines.kokoro.palette import PALETTE
from audiobook.engines.neural import revision
from audiobook.engines.neural.chunk import CLAUSE, SENTENCE, WORD, Chunk, chunks, is_sounded
from audiobook.engines.neural.pace import Range, pace, shortfall
from audiobook.engines.neural.seams import stretches
from audiobook.engines.neural.ticks import unticked
from audiobook.engines.piper import models as piper_models
from audiobook.engines.piper import piper
from audiobook.engines.tone import Tone
from audiobook.errors import EngineError, InputError
from audiobook.normalization import normalize
from audiobook.normalization.sounds import marked, possessive
from audiobook.pronunciation import pronounce

# --- Cutting ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "together", "made"),
    [
        (["a b.", "c d."], True, [("a b. c d.", SENTENCE)]),
        (["a b.", "c d."], False, [("a b.", SENTENCE), ("c d.", SENTENCE)]),
        (["aaaa, bbbb cccc."], True, [("aaaa,", CLAUSE), ("bbbb cccc.", SENTENCE)]),
        (["aaaaa bbbbb ccccc"], True, [("aaaaa", WORD), ("bbbbb", WORD), ("ccccc", SENTENCE)]),
        (["a" * 24], True, [("a" * 10, 0.0), ("a" * 10, 0.0), ("aaaa", SENTENCE)]),
        (["aaaa—bbbbbbbb"], True, [("aaaa—", CLAUSE), ("bbbbbbbb", SENTENCE)]),
        # A comma right at the head is no place to cut: a shred of speech is read badly.
        (["a, bbbbb ccccc"], True, [("a, bbbbb", WORD), ("ccccc", SENTENCE)]),
        # A model makes noise of punctuation alone.
        (["aaaa bbbb. —"], True, [("aaaa bbbb.", SENTENCE)]),
        (["aaaa bbbb. — …", "cc"], False, [("aaaa bbbb.", SENTENCE), ("cc", SENTENCE)]),
        (["— … — … — … aaaa"], True, [("… aaaa", SENTENCE)]),
        (["", "  ", "—"], True, []),
    ],
)
def test_chunks(sentences: list[str], together: bool, made: list[tuple[str, float]]) -> None:
    assert [(one.phonemes, one.gap) for one in chunks(sentences, 10, together)] == made


@pytest.mark.parametrize(
    ("sentences", "made"),
    [
        (["aaa bb.", "cc."], [("aaa bb. cc.", SENTENCE)]),  # one chunk holds all
        (
            ["aaa bb.", "cccccccc dddddddd."],
            [("aaa bb.", SENTENCE), ("cccccccc dddddddd.", SENTENCE)],
        ),
        (
            ["aaa, bb, cccc, dddddd eeeeeeee."],
            [("aaa, bb,", CLAUSE), ("cccc,", CLAUSE), ("dddddd eeeeeeee.", SENTENCE)],
        ),
        (["aaaaa bbbbb ccccc, ddd."], [("aaaaa bbbbb ccccc,", CLAUSE), ("ddd.", SENTENCE)]),
        (["aaaaa bbbbb ccccc ddd."], [("aaaaa bbbbb ccccc", WORD), ("ddd.", SENTENCE)]),
    ],
)
def test_a_long_text_begins_with_a_short_chunk(
    sentences: list[str], made: list[tuple[str, float]]
) -> None:
    assert [(one.phonemes, one.gap) for one in chunks(sentences, 20, True, first=10)] == made


@given(
    st.lists(st.text("abʃ\uf000 ,.;—ˈ", max_size=120), max_size=8),
    st.integers(4, 60),
    st.booleans(),
    st.none() | st.integers(1, 20),
)
def test_no_sound_is_lost_and_no_chunk_is_too_long(
    sentences: list[str], limit: int, together: bool, first: int | None
) -> None:
    made = chunks(sentences, limit, together, first)
    assert all(0 < len(one.phonemes) <= limit for one in made)
    assert all(is_sounded(one.phonemes) for one in made)
    sounds = "".join(filter(is_sounded, "".join(sentences)))
    assert "".join(filter(is_sounded, "".join(one.phonemes for one in made))) == sounds
    assert not made or made[-1].gap == SENTENCE


# --- Joining ----------------------------------------------------------------------------------


def tone(seconds: float, before: float = 0.0, after: float = 0.0) -> np.ndarray:
    """A tone of 200 Hz between silences, at 24 kHz."""
    samples = np.sin(2 * math.pi * 200 * np.arange(round(seconds * 24_000)) / 24_000) * 0.3
    silent = [np.zeros(round(length * 24_000)) for length in (before, after)]
    return np.concatenate([silent[0], samples, silent[1]]).astype("float32")


def joined(made: list[tuple[np.ndarray, float]], hertz: int) -> Clip:
    """The clip of sounds, each with the gap after it."""
    given = [Chunk(str(at), gap) for at, (_, gap) in enumerate(made)]
    return Clip.joined(list(stretches(given, lambda phonemes: made[int(phonemes)][0], hertz)))


def test_silence_around_speech_is_taken_off_and_the_gaps_are_what_was_asked() -> None:
    clip = joined([(tone(0.5, 0.4, 0.7), 0.3), (tone(0.25, 0.2, 0.1), 9.0)], 24_000)
    assert clip.seconds == pytest.approx(0.5 + 0.3 + 0.25, abs=0.1)
    samples = array.array("h", clip.pcm)
    start = round(0.6 * 24_000)
    assert not any(samples[start : start + 2_400]), "the gap is silent"


def test_a_stretch_is_there_before_the_next_is_made() -> None:
    made: list[str] = []

    def sound(phonemes: str) -> np.ndarray:
        made.append(phonemes)
        return tone(0.5)

    given = [Chunk("a", 0.3), Chunk("b", 0.3), Chunk("c", 0.3)]
    coming = stretches(given, sound, 24_000)
    first = next(coming)
    assert made == ["a"]
    assert first.seconds == pytest.approx(0.8, abs=0.05)
    rest = list(coming)
    assert made == ["a", "b", "c"]
    assert list(stretches(given, sound, 24_000, first=1)) == rest
    assert rest[-1].seconds == pytest.approx(0.5, abs=0.05)


def hushed(seconds: float) -> np.ndarray:
    return np.random.default_rng(5).normal(0, 0.0002, round(seconds * 24_000)).astype("float32")


def test_ticks_in_silence_are_made_soft_and_nothing_else_is_touched() -> None:
    clean = np.concatenate([tone(0.4), hushed(0.2), tone(0.3), hushed(0.3), tone(0.1)])
    ticks = [round(second * 24_000) for second in (0.45, 0.55, 1.0, 1.1)]
    samples = clean.copy()
    samples[ticks] += np.array([0.01, -0.02, 0.005, 0.04], dtype="float32")
    made = unticked(samples, 24_000)
    assert np.abs(made[ticks]).max() < 0.0025
    near = np.abs(np.arange(len(clean))[:, None] - np.array(ticks)).min(axis=1) <= 54
    assert (made[~near] == samples[~near]).all()


def test_what_has_no_ticks_is_what_it_was() -> None:
    burst = hushed(0.012) * 250 * np.exp(-np.arange(288) / 72).astype("float32")
    parts = [tone(0.3), hushed(0.06), burst, hushed(0.06), burst, tone(0.3), hushed(0.1)]
    for samples in (np.concatenate(parts), hushed(0.5), tone(0.01), np.zeros(9, dtype="float32")):
        assert unticked(samples, 24_000) is samples


def test_there_is_no_click_at_a_join() -> None:
    sound = np.ones(24_000, dtype="float32") * 0.3 * np.sign(tone(1.0))
    clip = joined([(sound, 0.1), (sound, 0.1)], 24_000)
    samples = array.array("h", clip.pcm)
    at_edges = [abs(samples[0]), abs(samples[-1])]
    assert max(at_edges) < 150


def test_a_silent_chunk_is_an_error_rather_than_a_gap() -> None:
    with pytest.raises(EngineError, match="silence"):
        joined([(tone(0.5), 0.1), (np.zeros(24_000, dtype="float32"), 0.1)], 24_000)


def test_too_loud_is_clipped_rather_than_wrapped() -> None:
    clip = joined([(tone(0.5) * 10, 0.0)], 24_000)
    assert 0.99 < clip.peak <= 1


# --- Pace -------------------------------------------------------------------------------------

ABLE = Range(0.7, 1.5)


@pytest.mark.parametrize(
    ("delivery", "speed", "hertz"),
    [
        (Delivery(), 1.0, 24_000),
        (Delivery(200, 50), 1.0, 24_000),
        (Delivery(220), 1.1, 24_000),
        (Delivery(160), 0.8, 24_000),
        (Delivery(60), 0.7, 24_000),
        (Delivery(450), 1.5, 24_000),
        (Delivery(pitch=100), 0.7921, 30_300),  # four semitones up
        (Delivery(pitch=0), 1.2565, 19_100 - 19_100 % 300),  # four down
        (Delivery(300, 0), 1.5, 19_100 - 19_100 % 300),  # the model is never asked for more
        (Delivery(450, 100), 1.5, 30_300),
    ],
)
def test_pace(delivery: Delivery, speed: float, hertz: int) -> None:
    made = pace(delivery, 200, 24_000, ABLE)
    assert made.speed == pytest.approx(speed, abs=0.02)
    assert made.hertz == pytest.approx(hertz, 0.01)
    assert made.hertz % 300 == 0
    if not shortfall(delivery, 200, ABLE):
        words = made.speed * made.hertz / 24_000 * 200
        assert words == pytest.approx(delivery.rate or 200, rel=0.001), "a pitch keeps the speed"


def test_what_a_voice_can_not_do_is_told() -> None:
    assert shortfall(Delivery(), 200, ABLE) == ""
    assert shortfall(Delivery(250, 20), 200, ABLE) == ""
    assert "at a pitch of 0, so 300 becomes 238" in shortfall(Delivery(300, 0), 200, ABLE)
    assert shortfall(Delivery(340, 100), 200, ABLE) == ""  # what is higher can be quicker
    told = shortfall(Delivery(400), 200, ABLE)
    assert "140 to 300" in told
    assert "400 becomes 300" in told
    assert installed.shortfall(installed.about("kokoro:af_heart"), Delivery(20))
    assert installed.shortfall(installed.about("tone:220"), Delivery(20)) == ""


# --- Names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "meaning", "british"),
    [
        ("af_heart", "af_heart", False),
        ("bm_george", "bm_george", True),
        ("af_heart*0.6+bf_emma*0.4", "af_heart*0.6+bf_emma*0.4", False),
        ("bf_emma*4+af_heart*6", "af_heart*0.6+bf_emma*0.4", False),
        (" bf_emma * .4 + af_heart * .6 ", "af_heart*0.6+bf_emma*0.4", False),
        ("bf_emma+af_heart", "bf_emma*0.5+af_heart*0.5", True),
        ("af_heart+af_heart", "af_heart", False),
        ("af_heart*1+bf_emma*0", "af_heart", False),
        ("af_heart+af_sky+bm_lewis", "af_heart*0.333+af_sky*0.333+bm_lewis*0.333", False),
    ],
)
def test_blends(name: str, meaning: str, british: bool) -> None:
    made = blend(name, VOICES_SHA256)
    assert (made.name, made.british) == (meaning, british)
    assert blend(made.name, VOICES_SHA256) == made, "the canonical name means the same"
    assert sum(share for _, share in made.parts) == pytest.approx(1)
    assert kokoro().knows(name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("af_hart", "«af_heart»"),
        ("heart", "did you mean «af_heart»"),
        ("af_heart*0.6+bf_ema*0.4", "«bf_ema» in «af_heart*0.6+bf_ema*0.4»"),
        ("af_heart*lots", "«lots»"),
        ("af_heart*-1+bf_emma", "«-1»"),
        ("af_heart*1e9+bf_emma", "«1e9»"),
        ("af_heart*0+bf_emma*0", "all weights"),
        ("af_heart+", "unknown voice «»"),
        ("", "unknown voice «»"),
    ],
)
def test_names_that_mean_nothing(name: str, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        blend(name, VOICES_SHA256)
    assert not kokoro().knows(name)


def test_the_palette_is_what_was_measured() -> None:
    assert {voice.name for voice in PALETTE} == set(VOICES_SHA256)
    for voice in PALETTE:
        low, high = (80, 170) if voice.gender == "male" else (130, 260)
        assert low <= voice.hertz <= high
        assert 120 <= voice.rate <= 300
        assert 1 <= voice.stars <= 5
        assert -35 < voice.level < -10
        assert voice.accent == ("en-gb" if voice.name.startswith("b") else "en-us")
    assert [voice.stars for voice in PALETTE] == sorted((v.stars for v in PALETTE), reverse=True)


# --- English ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def english() -> object:
    pytest.importorskip("hibari", reason="the extra kokoro is not installed")
    from audiobook.engines.neural.english import English

    return English()


@pytest.mark.parametrize(
    ("text", "american", "british"),
    [
        ("The lamp was out.", ["ðə lˈæmp wʌz ˈWt."], ["ðə lˈamp wɒz ˈWt."]),
        # A quotation mark before a word would change its first sound.
        ('"Don\'t!" he said.', ["dˈOnt! hi sˈɛd."], ["dˈQnt! hiː sˈɛd."]),
        ("“Don’t!” he said.", ["dˈOnt! hi sˈɛd."], ["dˈQnt! hiː sˈɛd."]),
        # hibari's own normalization would say «number», «the zeroth Lear», «part one».
        ("King Lear said no.", ["kˈɪŋ lˈɪɹ sˈɛd nˈO."], ["kˈɪŋ lˈɪə sˈɛd nˈQ."]),
        ("For my part I am.", ["fˌɔɹ mI pˈɑɹt ˌI æm."], ["fˌɔː mI pˈɑːt ˌI am."]),
        ("* * * Stars ~ all", ["stˈɑɹz ˈɔl"], None),
        # A possessive of a word that no dictionary has.
        ("Felix’s, Grigorovitch's", ["fˈɛlɪksᵻz, ɡɹˈɪɡɔɹˌɑvˌɪʧᵻz"], None),
        ("the Fox’s, James’s, boss’s, Jones’", ["ðə fˈɑksᵻz, ʤˈAmzᵻz, bˈɔsᵻz, ʤˈOnz"], None),
        # A last letter that was dropped, and a mark behind a word that has all its letters.
        ("walkin’, runnin' again’", ["wˈɔkɪn, ɹˈʌnɪn əɡˈɛn"], None),
        # Words that lost a letter.
        ("That’ll do, ’e said.", ["ðˈæTᵊl dˈu, ˈi sˈɛd."], ["ðˈatᵊl dˈuː, ˈiː sˈɛd."]),
        ("’E ’aven’t an ’ead.", ["ˈi ˈævᵊnt ɐn ˈɛd."], ["ˈiː ˈavᵊnt ɐn ˈɛd."]),
        ("the dogs’ ears, one o’clock", ["ðə dˈɔɡz ˈɪɹz, wˈʌn əklˈɑk"], None),
        # hibari's own way to give sounds must not be open to a story.
        ("[foo](/bɑɹ/) bar", ["(fˈu slˈæʃ bˈA slˈæʃ) bˈɑɹ"], None),
        # A word whose sounds are given; the word before it sees its first sound.
        (
            f"The {marked('Aoife', 'ˈiːfə')} sang.",
            ["ði ˈifə sˈæŋ."],
            ["ði ˈiːfə sˈaŋ."],
        ),
        (
            f"{marked('Max’s', possessive('mæks'))} hat",
            ["mæksᵻz hˈæt"],
            ["maksɪz hˈat"],
        ),
        # Two sentences, and none after a title.
        ("Dr. Ames came. He left.", ["dˈɑktəɹ ˈAmz kˈAm.", "hˌi lˈɛft."], None),
    ],
)
def test_phonemes(
    english: object, text: str, american: list[str] | None, british: list[str] | None
) -> None:
    from audiobook.engines.neural.english import English

    assert isinstance(english, English)
    if american:
        assert english.sentences(text, british=False) == american
    if british:
        assert english.sentences(text, british=True) == british


@pytest.mark.parametrize("text", ["", "  ", "…", "“—”", "\x00", "?!"])
def test_nothing_to_say(english: object, text: str) -> None:
    from audiobook.engines.neural.english import English

    assert isinstance(english, English)
    with pytest.raises(EngineError, match="empty"):
        english.sentences(text, british=False)


def test_no_letter_of_a_long_or_strange_word_is_lost(english: object) -> None:
    from audiobook.engines.neural.english import English

    assert isinstance(english, English)
    short, long = ("zamboflor" * count for count in (2, 40))
    sounds = [len("".join(english.sentences(word, british=False))) for word in (short, long)]
    assert sounds[1] > 14 * sounds[0]
    for word in ("Łódź", "Đorđe", "ẞtraẞe", "Þórr", "日本", "Привет", "Αθήνα"):
        assert english.sentences(f"{word}.", british=True)


@pytest.mark.parametrize(
    ("ipa", "american", "british"),
    [
        ("ʃɪˈvɔːn", "ʃɪvˈɔn", "ʃɪvˈɔːn"),
        ("/ˈdʒeɪmz/", "ʤˈAmz", "ʤˈAmz"),
        ("ˈt͡ʃɝt͡ʃ", "ʧˈɜɹʧ", "ʧˈɜːʧ"),
        ("roʊˈmɑːnəvə", "ɹOmˈɑnəvə", "ɹQmˈɑːnəvə"),
        ("ˈgaɪəs ˈjuː.li.əs", "ɡˈIəs jˈuliəs", "ɡˈIəs jˈuːliəs"),
        ("ˌstriːt", "stɹˌit", "stɹˌiːt"),
        ("n̩aɪ̯v", "nIv", "nIv"),
    ],
)
def test_ipa(ipa: str, american: str, british: str) -> None:
    pytest.importorskip("hibari", reason="the extra kokoro is not installed")
    from audiobook.engines.neural.alphabet import from_ipa

    assert (from_ipa(ipa, False), from_ipa(ipa, True)) == (american, british)


def test_ipa_with_a_sign_that_nobody_knows() -> None:
    pytest.importorskip("hibari", reason="the extra kokoro is not installed")
    from audiobook.engines.neural.alphabet import from_ipa

    with pytest.raises(EngineError, match="7"):
        from_ipa("a7b", british=False)


# --- Piper's voices ---------------------------------------------------------------------------

CONFIG = """{"audio": {"sample_rate": 22050}, "espeak": {"voice": "en-gb"}, "num_symbols": 256,
"num_speakers": %d, "phoneme_id_map": {}, "speaker_id_map": {"ann": 0, "ben": 1}}"""


def add(folder: Path, name: str, speakers: int = 1) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.onnx"
    file.write_bytes(name.encode())
    file.with_name(f"{name}.onnx.json").write_text(CONFIG % speakers)
    return file


def test_piper_voices_by_name_and_by_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDIOBOOK_DATA", str(tmp_path / "data"))
    mine, ours = add(tmp_path / "voices", "en_GB-mine"), add(tmp_path / "data" / "piper", "ours")
    elsewhere, many = add(tmp_path / "x", "other"), add(tmp_path / "voices", "many", speakers=2)
    (tmp_path / "voices" / "alone.onnx").write_bytes(b"no description")
    names = [name for name in piper_models.names() if name != piper_models.JOE]
    assert names == ["en_GB-mine", "many", "ours"]
    for name, file, speaker in [
        ("en_GB-mine", mine, None),
        ("en_GB-mine.onnx", mine, None),
        ("ours", ours, None),
        (str(elsewhere), elsewhere, None),
        ("many", many, 0),
        ("many#1", many, 1),
        ("many#ben", many, 1),
    ]:
        model = piper_models.find(name)
        assert model, name
        assert (model.file.resolve(), model.speaker) == (file, speaker)
    for name in ("alone", "other", "many#2", "many#eve", "nobody", str(tmp_path / "no.onnx"), ""):
        assert piper_models.find(name) is None, name
    assert piper_models.accent(mine) == "en-gb"


def test_another_piper_voice_is_told_from_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("piper", reason="the extra piper is not installed")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDIOBOOK_DATA", str(tmp_path / "data"))
    mine = add(tmp_path / "voices", "en_GB-mine")
    add(tmp_path / "voices", "many", speakers=2)
    engine = piper()
    assert engine.fingerprint("many#1") != engine.fingerprint("many")
    before = engine.fingerprint("en_GB-mine")
    mine.write_bytes(b"another model")
    assert engine.fingerprint("en_GB-mine") != before


@pytest.mark.parametrize(
    ("change", "known"),
    [
        ({}, True),
        ({"language": None, "speaker_id_map": None}, True),
        ({"language": "en"}, False),
        ({"num_speakers": "two"}, False),
        ({"num_speakers": None}, False),
        ({"speaker_id_map": ["ann"]}, False),
        ({"speaker_id_map": {"ann": "first"}}, False),
        ({"espeak": "en-us"}, False),
        ({"audio": {"sample_rate": "high"}}, False),
        ({"audio": []}, False),
        ({"phoneme_id_map": 7}, False),
    ],
)
def test_an_odd_description_is_no_voice_and_harms_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, object], known: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    add(tmp_path / "voices", "fine")
    odd = add(tmp_path / "voices", "odd").with_name("odd.onnx.json")
    odd.write_text(json.dumps(json.loads(CONFIG % 1) | change))
    listed = {voice.name for voice in piper().voices()} - {piper_models.JOE}
    assert listed == {"fine", *(["odd"] if known else [])}
    assert piper().knows("odd") is known
    assert piper().knows("odd#0") is known


def test_nothing_is_known_of_a_piper_voice_that_is_not_here() -> None:
    assert installed.about("piper:joe").gender == "male"
    assert installed.about("piper:en_GB-alba-medium") == Voice(
        "piper", "en_GB-alba-medium", "unknown", ""
    )


def test_every_sound_of_a_piper_voice_comes_back_from_its_letter() -> None:
    """A voice of the phoneme type `text` is given any letter of a story."""
    from audiobook.engines.piper.speaker import Letters

    letters = Letters()
    sounds = ["a", "ts", "ﬁ", "🙂", "\uf000", "ʃ", "\uf8ff", "eɪ", "ts", "\uffff"]
    written = [letters.letter(sound) for sound in sounds]
    assert all(len(letter) == 1 for letter in written)
    assert letters.sounds("".join(written)) == sounds
    assert Letters().sounds("ﬁ🙂") == ["ﬁ", "🙂"]


@pytest.mark.parametrize("name", ["hibari", "piper", "kokoro"])
def test_what_the_engines_share_is_in_each_fingerprint(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A change of how phonemes are cut or joined is a change of what all of them say."""
    pytest.importorskip(name if name == "piper" else "hibari", reason="the extra is not installed")
    receipt = files.Receipt(files.MODEL_SHA256, VOICES_SHA256, "here")
    monkeypatch.setattr(files, "receipt", lambda _: receipt)
    engine = installed.engine(name)
    voice = {"kokoro": "af_heart", "hibari": "heart", "piper": piper_models.JOE}[name]
    before = engine.fingerprint(voice)
    assert engine.fingerprint(voice) == before
    monkeypatch.setattr(revision, "REVISION", revision.REVISION + 1)
    assert engine.fingerprint(voice) != before


def planned(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """What `audiobook plan` tells a person, beside the plan."""
    monkeypatch.chdir(project)
    assert cli.run(["plan"]) == 0
    return capsys.readouterr().err


def test_a_plan_tells_what_a_voice_can_not_do(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("hibari", reason="the extra hibari is not installed")
    text = TONES.replace('Ann: {voice: "440"', 'Ann: {voice: "hibari:heart", rate: 400')
    (project / "voices.yaml").write_text(text, encoding="utf-8")
    told = planned(project, monkeypatch, capsys)
    assert "voices.yaml:4:" in told
    assert "Ann: hibari:heart can't speak as it is asked to" in told
    assert "so 400 becomes 366" in told
    assert told.count("can't speak as it is asked to") == 1


@pytest.mark.parametrize(
    ("ann", "speeds", "line", "said"),
    [
        # The rate alone could be done, and what `speeds` makes of it can not.
        ("rate: 200", "{dialogue: 0.6}", "speeds: {dialogue: 0.6}", "so 120 becomes 129"),
        ("rate: 300", "{dialogue: 1.6}", "speeds: {dialogue: 1.6}", "so 480 becomes 366"),
        ("pitch: 40", "{dialogue: 0.6}", "speeds: {dialogue: 0.6}", ""),  # its own rate has room
        ("rate: 100", "{dialogue: 0.6}", "Ann:", "so 100 becomes 129"),
        # What can't be done is never asked for: `speeds` makes it something that can be.
        ("rate: 100", "{dialogue: 1.5}", "", ""),
    ],
)
def test_a_plan_tells_what_speeds_ask_for_and_a_voice_can_not_do(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ann: str,
    speeds: str,
    line: str,
    said: str,
) -> None:
    pytest.importorskip("hibari", reason="the extra hibari is not installed")
    text = TONES.replace('Ann: {voice: "440"', f'Ann: {{voice: "hibari:heart", {ann}')
    text += f"speeds: {speeds}\n"
    (project / "voices.yaml").write_text(text, encoding="utf-8")
    told = planned(project, monkeypatch, capsys)
    assert told.count("can't speak as it is asked to") == bool(said)
    assert said in told
    assert not said or line in told


def test_a_plan_tells_what_the_story_asks_for_and_a_voice_can_not_do(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("hibari", reason="the extra hibari is not installed")
    text = TONES.replace('Ann: {voice: "440"', 'Ann: {voice: "hibari:heart", rate: 130')
    (project / "voices.yaml").write_text(text, encoding="utf-8")
    story = next(project.glob("**/*.md"))
    whispered = story.read_text(encoding="utf-8").replace("asked Ann", "whispered Ann")
    story.write_text(whispered, encoding="utf-8")
    told = planned(project, monkeypatch, capsys)
    assert "so 124 becomes 129" in told
    assert "`delivery: plain`" in told


@pytest.mark.ffmpeg
@pytest.mark.parametrize("gone", [True, False])
def test_a_voice_that_is_gone_since_the_last_build_is_told_with_its_place(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gone: bool
) -> None:
    monkeypatch.chdir(project)
    assert cli.run(["build", "--jobs", "1", "--quiet"]) == 0
    if gone:

        def fingerprint(self: Tone, voice: str) -> str:
            raise EngineError(f"tone has no voice «{voice}»")

        monkeypatch.setattr(Tone, "knows", lambda self, voice: voice != "440")
        monkeypatch.setattr(Tone, "fingerprint", fingerprint)
    capsys.readouterr()
    assert cli.run(["build", "--jobs", "1"]) == (1 if gone else 0)
    told = capsys.readouterr().err
    assert ("voices.yaml:4:" in told and "unknown voice «440»" in told) is gone


@pytest.mark.ffmpeg
def test_an_engine_that_comes_or_goes_makes_a_build_look_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert cli.run(["build", "--jobs", "1", "--quiet"]) == 0
    before = freshness.stamp(["tone:220"], {})
    monkeypatch.setattr(installed, "usable", lambda: ("kokoro", "tone"))
    assert freshness.stamp(["tone:220"], {}) != before
    looked: list[object] = []
    whole = book.prepare

    def counted(*arguments: Any) -> Book:
        looked.append(arguments)
        return whole(*arguments)

    monkeypatch.setattr(book, "prepare", counted)
    assert cli.run(["build", "--jobs", "1"]) == 0
    assert len(looked) == 1, "what came might be better"
    assert cli.run(["build", "--jobs", "1"]) == 0
    assert len(looked) == 1, "found the same, and remembered"


def test_a_voice_whose_engine_is_not_here_is_an_error_with_the_command(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert cli.run(["build", "--jobs", "1", "--quiet"]) == 0
    text = TONES.replace('Ann: {voice: "440"', 'Ann: {voice: "kokoro:af_heart"')
    (project / "voices.yaml").write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert cli.run(["build", "--jobs", "1"]) == 1
    told = capsys.readouterr().err
    assert "voices.yaml:4:" in told
    assert "audiobook voices install kokoro" in told or "pip install" in told


@pytest.mark.parametrize(
    ("text", "american", "british"),
    [
        ("’Tis ’im, ’twas ’er.", "tˈɪz ˈɪm, twˈʌz ˈɜɹ.", "tˈɪz ˈɪm, twˈɒz ˈɜː."),
        ("In th' 'ouse o’ mine", "ɪn ðə ˈWs ə mˈIn", "ɪn ðə ˈWs ə mˈIn"),
    ],
)
def test_words_of_the_tables_have_one_sound(text: str, american: str, british: str) -> None:
    pytest.importorskip("hibari", reason="the extra kokoro is not installed")
    from audiobook.engines.neural.english import english

    for accent, expected in ((False, american), (True, british)):
        said = pronounce(normalize(text, {}, accent), accent).sounded
        assert english().sentences(said, british=accent) == [expected]


def test_a_model_that_can_not_be_looked_at_is_not_taken_for_one_that_is_not_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else another engine would speak the book, and nobody would be told."""
    monkeypatch.setenv("AUDIOBOOK_DATA", str(tmp_path))
    monkeypatch.setattr("audiobook.engines.kokoro.engine.absent", lambda *_, **__: None)
    assert installed.default() != "kokoro"
    receipt = tmp_path / "kokoro" / files.RECEIPT
    receipt.parent.mkdir()
    receipt.symlink_to(receipt)  # nobody can read it, root neither
    with pytest.raises(EngineError, match=r"can't be told: kokoro: .*receipt"):
        installed.default()
    assert installed.missing("kokoro")
    assert "kokoro" not in installed.usable()
