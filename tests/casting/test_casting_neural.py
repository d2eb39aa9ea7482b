"""Casting by measured facts: Kokoro's voices, which need not be installed to be cast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_casting import PLOTS, Plot, duet, nowhere

from audiobook.casting import ALIKE, Cast, cast, casting, notes, voices_file
from audiobook.casting.timbre import NEARLY, difference, likeness, strength
from audiobook.casting.voices_file import VoicesFile
from audiobook.engines import Delivery, Missing, Voice, installed
from audiobook.engines.kokoro.palette import PALETTE
from audiobook.errors import InputError
from audiobook.story import NARRATOR, UNKNOWN, Gender
from audiobook.system import Locate

WEAK = {"af_bella", "af_nicole", "bf_alice"}  # DistillMOS below 4
KNOWN = {voice.id: voice for voice in PALETTE}


@pytest.fixture(scope="module", autouse=True)
def everything_is_here() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(installed, "missing", lambda name: None)
        yield


def roles_of(plot: Plot, **said: object) -> Cast:
    return cast(plot.story, VoicesFile.model_validate({"engine": "kokoro", **said}), nowhere)  # type: ignore[arg-type]


def voices_of(roles: Cast) -> list[Voice]:
    """Of everybody but the narrator."""
    return [role.voice for name, role in roles.items() if name != NARRATOR]


def told_apart(palette: list[Voice], narrator: Voice) -> list[Voice]:
    """As many voices as can be, none of which sounds like another or the narrator: greedily."""
    found = [narrator]
    for voice in palette:
        if all(likeness(voice, other) < ALIKE for other in found):
            found.append(voice)
    return found[1:]


@settings(max_examples=40)
@given(plot=PLOTS, count=st.integers(1, 9))
def test_nobody_sounds_like_another_while_there_are_other_voices(plot: Plot, count: int) -> None:
    people = [name for name in plot.mates() if name != NARRATOR][:count]
    scene = (NARRATOR, *people)
    cut = Plot(((scene,),), {name: plot.genders[name] for name in people})
    heard = [roles_of(cut)[NARRATOR].voice, *voices_of(roles_of(cut))]
    for one, other in combinations(heard, 2):
        assert likeness(one, other) < ALIKE, f"{one.id} and {other.id}"


@pytest.mark.parametrize("gender", ["female", "male"])
def test_as_many_are_told_apart_as_there_are_voices(gender: Gender) -> None:
    narrator = KNOWN["kokoro:af_heart"]
    able = told_apart([voice for voice in PALETTE if voice.gender == gender], narrator)
    people = [f"P{number:02}" for number in range(len(able))]
    roles = roles_of(duet(*people, **dict.fromkeys(people, gender)))
    for one, other in combinations(voices_of(roles), 2):
        assert likeness(one, other) < ALIKE


def test_few_people_do_not_even_nearly_sound_alike() -> None:
    people = {f"P{number:02}": 20 for number in range(4)}
    roles = roles_of(talkers(**people))
    for one, other in combinations([role.voice for role in roles.values()], 2):
        assert likeness(one, other) < NEARLY


@pytest.mark.parametrize("narrator", ["kokoro:af_heart", "hibari:heart", "kokoro:am_puck"])
def test_the_narrator_is_not_heard_in_the_dialogue(narrator: str) -> None:
    people = [f"P{number:02}" for number in range(8)]
    genders: dict[str, Gender] = {
        name: "female" if index % 2 else "male" for index, name in enumerate(people)
    }
    roles = roles_of(duet(*people, **genders), narrator={"voice": narrator})
    for voice in voices_of(roles):
        assert likeness(voice, installed.about(narrator)) < ALIKE


def test_half_of_a_blend_is_heard_as_its_voice() -> None:
    roles = roles_of(
        duet("Ann", Ann="female"), narrator={"voice": "kokoro:af_alloy*0.6+af_sarah*0.4"}
    )
    assert likeness(roles["Ann"].voice, KNOWN["kokoro:af_alloy"]) < ALIKE


def test_most_of_a_blend_sounds_like_those_that_its_voice_sounds_like() -> None:
    blend = installed.about("kokoro:af_heart*0.9+bf_emma*0.1")
    assert likeness(blend, KNOWN["kokoro:af_nova"]) >= ALIKE
    assert likeness(blend, KNOWN["kokoro:bf_emma"]) < ALIKE


@pytest.mark.parametrize("given", ["kokoro:af_heart", "hibari:heart"])
def test_a_voice_that_is_given_to_somebody_does_not_narrate(given: str) -> None:
    roles = roles_of(duet("Ann"), characters={"Ann": {"voice": given}})
    assert roles["Ann"].voice.id == given
    narrator = roles[NARRATOR].voice
    assert likeness(narrator, installed.about(given)) < ALIKE


def test_a_voice_that_sounds_like_the_narrators_is_told_and_leaves_it() -> None:
    voices = VoicesFile.model_validate(
        {"engine": "kokoro", "characters": {"Ann": {"voice": "af_nova"}}}
    )
    made = casting(duet("Ann").story, voices, nowhere)  # type: ignore[arg-type]
    assert made.roles[NARRATOR] == roles_of(duet("Ann"))[NARRATOR]
    (note,) = made.notes
    assert "Ann was given kokoro:af_nova, which sounds like the narrator's" in note.what
    assert not note.fatal


@pytest.mark.parametrize(
    ("here", "engine", "narrator"),
    [
        (("espeak", "hibari"), None, "hibari:heart"),
        (("espeak", "hibari"), "espeak", "espeak:en-us+m3"),
        (("kokoro", "espeak", "hibari"), None, "kokoro:af_heart"),
        (("espeak",), None, "espeak:en-us+m3"),
    ],
)
def test_hibari_narrates_where_nothing_better_is_here_and_none_is_named(
    here: tuple[str, ...], engine: str | None, narrator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = installed.names()
    absent = Missing("it is not here", "install it")
    monkeypatch.setattr(installed, "names", lambda: tuple(n for n in known if n != "tone"))
    monkeypatch.setattr(installed, "missing", lambda name: None if name in here else absent)
    roles = cast(duet("Ann").story, VoicesFile(engine=engine), nowhere)  # type: ignore[arg-type]
    assert roles[NARRATOR].voice.id == narrator
    assert roles["Ann"].voice.engine == here[0]


def talkers(**lines: int) -> Plot:
    """Women, each of whom says so many lines, in this order; all in one scene."""
    scene = (NARRATOR, *(name for name, count in lines.items() for _ in range(count)))
    return Plot(((scene,),), dict.fromkeys(lines, "female"))


def test_those_who_speak_most_have_the_strongest_voices() -> None:
    small = {f"P{number}": 1 for number in range(6)}
    roles = roles_of(talkers(**small, Ann=30, Eve=20))
    leads = [roles[name].voice for name in ("Ann", "Eve")]
    others = [roles[name].voice for name in small]
    assert min(strength(lead) for lead in leads) > max(strength(other) for other in others)
    assert all(lead.stars == 5 and lead.quality > 4.5 for lead in leads)


def women(names: Sequence[str]) -> dict[str, Gender]:
    return dict.fromkeys(names, "female")


def test_weak_voices_come_last() -> None:
    people = [f"P{number}" for number in range(9)]
    roles = roles_of(duet(*people, **women(people)))
    assert not {voice.name for voice in voices_of(roles)} & WEAK


def test_measured_likeness_is_heard_where_pitch_is_not() -> None:
    bella, heart, isabella = (KNOWN[f"kokoro:{n}"] for n in ("af_bella", "af_heart", "bf_isabella"))
    assert difference(bella, heart) < difference(isabella, heart)
    assert difference(heart, installed.about("hibari:heart")) < 0.1


@pytest.mark.parametrize(
    ("narrator", "rate"),
    [
        ("kokoro:af_heart", 182),  # 0.87 of its own 209
        ("hibari:heart", 187),
        ("kokoro:bm_george", 182),  # of 194: never slower than that
        ("kokoro:am_michael", None),  # slow enough itself
        ("kokoro:af_nicole", None),  # slow itself
        ("espeak:en-us+m3", None),
        ("tone:220", None),
    ],
)
def test_a_quick_voice_narrates_more_slowly(narrator: str, rate: int | None) -> None:
    if narrator.startswith("espeak"):
        pytest.importorskip("espeakng_loader", reason="espeak-ng is not here")
    roles = roles_of(duet("Ann", UNKNOWN), narrator={"voice": narrator})
    assert roles[NARRATOR].delivery == Delivery(rate, None)
    assert roles[UNKNOWN].delivery == Delivery(rate, None)
    given = roles_of(duet("Ann"), narrator={"voice": narrator, "rate": 200})
    assert given[NARRATOR].delivery == Delivery(200, None)


@pytest.mark.parametrize(("voice", "rate"), [("am_eric", 220), ("am_puck", None)])
def test_nobody_hurries(voice: str, rate: int | None) -> None:
    roles = roles_of(duet("Bob"), characters={"Bob": {"voice": voice}})
    assert roles["Bob"].delivery.rate == rate


def test_who_shares_a_voice_speaks_around_its_own_speed() -> None:
    crowd = [f"A{number:02}" for number in range(20)]
    roles = roles_of(duet(*crowd, **women(crowd)))
    changed = [role for role in roles.values() if role.delivery.pitch is not None]
    assert changed
    for role in changed:
        own = role.voice.rate
        assert role.delivery.rate is not None
        assert 0.75 * min(own, 220) < role.delivery.rate < 1.15 * own


# --- a missing engine


@pytest.fixture
def no_kokoro(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = {
        "kokoro": Missing("its model is not installed", "audiobook voices install kokoro"),
        "hibari": Missing("it is not installed", "pip install it"),
    }
    monkeypatch.setattr(installed, "missing", gone.get)
    monkeypatch.setattr(installed, "default", lambda: "tone")


MIXED = """\
narrator: {voice: 'tone:220'}
characters:
  Ann: {voice: 'kokoro:af_heart'}
  Bob: {voice: am_michael}
"""


def read(text: str, folder: Path) -> tuple[VoicesFile, Locate]:
    file = folder / "voices.yaml"
    file.write_text(text, encoding="utf-8")
    return voices_file.read([file])


@pytest.mark.usefixtures("no_kokoro")
def test_a_missing_engine_is_an_error_with_its_command(tmp_path: Path) -> None:
    chosen, locate = read(MIXED, tmp_path)
    with pytest.raises(InputError) as caught:
        cast(duet("Ann", "Bob").story, chosen, locate)
    assert [problem.place.line for problem in caught.value.problems if problem.place] == [3, 4]
    for problem in caught.value.problems:
        assert problem.mend == "audiobook voices install kokoro"
        assert "kokoro" in problem.what


@pytest.mark.usefixtures("no_kokoro")
def test_with_fallback_another_voice_of_its_gender_speaks(tmp_path: Path) -> None:
    chosen, locate = read(MIXED, tmp_path)
    plot = duet("Ann", "Bob")
    roles = cast(plot.story, chosen, locate, fallback=True)
    genders = {
        name: role.voice.gender for name, role in roles.items() if role.voice.engine == "tone"
    }
    assert (genders["Ann"], genders["Bob"]) == ("female", "male")
    told = notes(roles, chosen, locate, fallback=True)
    assert [note.fatal for note in told] == [False, False]
    for name, note in zip(("Ann", "Bob"), told, strict=True):
        assert f"{name} gets {roles[name].voice.id}" in note.what


@pytest.mark.usefixtures("no_kokoro")
@pytest.mark.parametrize("voice", ["af_heart", "am_michael"])
def test_a_narrator_falls_back_on_one_of_its_gender(voice: str, tmp_path: Path) -> None:
    chosen, locate = read(f"engine: kokoro\nnarrator: {{voice: {voice}}}\n", tmp_path)
    with pytest.raises(InputError) as caught:
        cast(duet("Ann").story, chosen, locate)
    assert len(caught.value.problems) == 2  # for the engine, and for the voice
    roles = cast(duet("Ann").story, chosen, locate, fallback=True)
    told = roles[NARRATOR].voice
    assert (told.engine, told.gender) == ("tone", installed.about(f"kokoro:{voice}").gender)


@pytest.mark.usefixtures("no_kokoro")
def test_fallback_forgives_no_mistakes(tmp_path: Path) -> None:
    chosen, locate = read("narrator: {voice: 'tone:2200'}\nengine: kokro\n", tmp_path)
    with pytest.raises(InputError) as caught:
        cast(duet("Ann").story, chosen, locate, fallback=True)
    assert {problem.place.line for problem in caught.value.problems if problem.place} == {1, 2}
