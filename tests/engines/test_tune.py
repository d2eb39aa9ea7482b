"""Which questions rise, and what becomes of the pitch of phonemes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from audiobook.engines import Delivery
from audiobook.engines.kokoro import files, graph, kokoro
from audiobook.engines.neural import session
from audiobook.engines.neural.alphabet import numbers
from audiobook.engines.neural.question import RISE, rises, with_rise
from audiobook.engines.neural.tune import LEVEL, OWN, SILENT, Bend, bends, tuned
from audiobook.errors import EngineError


@pytest.mark.parametrize(
    "sentence",
    [
        "What?",
        "Me?",
        "Tea?",
        "Sofie?",
        "Really?!",
        "You are going to the dance?",
        "He said that?”",
        "And you?",
        "Are you going to the dance?",
        "Is it late?",
        "Do you know where she is?",
        "You want more tea?",
        "Isn’t it cold?",
    ],
)
def test_it_rises(sentence: str) -> None:
    assert rises(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Where are you going?",
        "And what of it?",
        "Oh, but why not?",
        "In which of the houses?",
        "Who’s there?",
        "You did what?",
        "Tea or coffee?",
        "It is cold, isn’t it?",
        "You will come, won't you?",
        "You are going to the dance.",
        "He asked what? and left.",
        "Go!",
        "?",
        "",
    ],
)
def test_it_does_not_rise(sentence: str) -> None:
    assert not rises(sentence)


def test_the_mark_of_a_rise_is_no_sound() -> None:
    assert with_rise("wˈʌt?") == f"wˈʌt{RISE}?"
    assert with_rise("wˈʌt?!") == f"wˈʌt{RISE}?!"
    assert numbers(with_rise("wˈʌt?")) == numbers("wˈʌt?")


def pitches(made: list[Bend]) -> list[tuple[float, float]]:
    """What is given to those that do not keep their own: at their beginning and their end."""
    return [(one.level, one.level + one.slope) for one in made if one.keep == 0]


def test_a_turn_for_each_number() -> None:
    for phonemes in ("tˈi.", with_rise("tˈi?"), with_rise("ɑɹ ju ɡˈOɪŋ?")):
        assert len(bends(phonemes, 200, Delivery())) == len(numbers(phonemes))


def test_a_rise_begins_with_the_last_stress_and_has_no_step() -> None:
    made = bends(with_rise("ju ɑɹ ɡˈOɪŋ?"), 200, Delivery())
    assert [one.keep for one in made] == [1] * 9 + [0] * 5  # from «O» on
    given = pitches(made)
    assert given[0][0] < 200 < 300 < given[-1][1]
    assert all(before[1] == pytest.approx(after[0]) for before, after in pairwise(given))


@pytest.mark.parametrize("phonemes", ["wˈʌt.", "wˈɛɹ ɑɹ ju?"])
def test_what_does_not_rise_keeps_its_pitch(phonemes: str) -> None:
    assert set(bends(phonemes, 200, Delivery())) == {OWN}


def test_only_the_question_rises() -> None:
    made = bends(with_rise("tˈi?") + " nˈO.", 200, Delivery())
    assert made[-5:] == [OWN] * 5


def test_a_voice_of_unknown_pitch_keeps_it() -> None:
    assert set(bends(with_rise("tˈi?"), 0, Delivery())) == {OWN}


def test_who_whispers_has_no_pitch() -> None:
    made = bends(with_rise("tˈi?"), 200, Delivery(whispered=True))
    assert set(made) == {SILENT}


@pytest.mark.parametrize(
    ("sentences", "goes_on", "made"),
    [
        (["hi sˈɛd,"], True, [f"hi sˈɛd{LEVEL},"]),
        (["hi sˈɛd,"], False, ["hi sˈɛd,"]),
        (["hi sˈɛd."], True, ["hi sˈɛd."]),
        (["hi.", "hi sˈɛd —"], True, ["hi.", f"hi sˈɛd{LEVEL} —"]),
    ],
)
def test_a_sentence_that_goes_on(sentences: list[str], goes_on: bool, made: list[str]) -> None:
    assert tuned(sentences, Delivery(goes_on=goes_on)) == made


def test_a_sentence_that_goes_on_does_not_fall() -> None:
    (marked,) = tuned(["hi sˈɛd,"], Delivery(goes_on=True))
    assert all(185 < low < 200 for pair in pitches(bends(marked, 200, Delivery())) for low in pair)


def test_another_model_is_refused() -> None:
    with pytest.raises(EngineError, match="not built as it was expected"):
        graph.opened(b"no model")


@pytest.mark.skipif(bool(kokoro().missing()), reason="Kokoro's model is not installed")
def test_where_nothing_is_bent_the_samples_are_the_same() -> None:
    """And where something is, they are others."""
    numpy = pytest.importorskip("numpy")
    file = files.folder() / files.MODEL
    phonemes = with_rise("tˈi?")
    ids = numbers(phonemes)
    style = numpy.fromfile(files.folder() / "af_heart.bin", "<f4").reshape(files.ROWS, files.WIDTH)
    given = {
        "tokens": numpy.array([ids], dtype=numpy.int64),
        "style": style[len(ids) - 2][None, :],
        "speed": numpy.ones(1, dtype=numpy.float32),
    }
    (was,) = session.run(session.opened(file), given)
    bent = session.opened(graph.opened(file.read_bytes()))

    def spoken(made: list[Bend]) -> bytes:
        rows = numpy.array([(one.keep, one.level, one.slope) for one in made], dtype=numpy.float32)
        (samples,) = session.run(bent, {**given, graph.TUNE: rows.T})
        return bytes(samples.tobytes())

    assert spoken([OWN] * len(ids)) == was.tobytes()
    assert spoken(bends(phonemes, 200, Delivery())) != was.tobytes()
