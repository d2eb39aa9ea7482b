"""Children and the old: a child has a child's voice, and one person one voice."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

import pytest
from test_casting import ENGINES, Plot, duet, nowhere

from audiobook.casting import CastFile, Casting, Kept, casting
from audiobook.casting.pace import HURRIED
from audiobook.casting.voices_file import VoicesFile
from audiobook.engines import Delivery, Voice, installed
from audiobook.story import NARRATOR, Age, Gender, Story

CASTS = [*ENGINES, "kokoro"]


@pytest.fixture(autouse=True)
def _kokoro(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kokoro's voices are known, whether its model is here or not."""
    missing = installed.missing
    monkeypatch.setattr(
        installed, "missing", lambda name: None if name == "kokoro" else missing(name)
    )


def aged(plot: Plot, **ages: Age) -> Story:
    story = plot.story
    people = tuple(replace(one, age=ages.get(one.name, "unknown")) for one in story.characters)
    return replace(story, characters=people)


def cast_of(story: Story, engine: str, kept: CastFile | None = None, **said: object) -> Casting:
    voices = VoicesFile.model_validate({"engine": engine, **said})
    return casting(story, voices, nowhere, kept=Kept(kept) if kept else None)  # type: ignore[arg-type]


def hertz(voice: Voice, delivery: Delivery) -> float:
    """How high somebody speaks, by what is known of the voice."""
    pitch = 50 if delivery.pitch is None else delivery.pitch
    return float(voice.hertz * 2 ** ((pitch - 50) / voice.octave))


@pytest.mark.parametrize("engine", CASTS)
@pytest.mark.parametrize("gender", ["male", "female", "unknown"])
def test_a_child_speaks_as_high_as_a_child(engine: str, gender: Gender) -> None:
    plot = duet("Tom", "Ann", "Bob", Tom=gender, Ann="female", Bob="male")
    roles = cast_of(aged(plot, Tom="child"), engine).roles
    assert hertz(roles["Tom"].voice, roles["Tom"].delivery) >= 235
    assert roles["Tom"].voice not in (roles["Ann"].voice, roles[NARRATOR].voice)


@pytest.mark.parametrize("engine", CASTS)
@pytest.mark.parametrize("gender", ["male", "female"])
def test_who_is_old_speaks_lower_and_slower(engine: str, gender: Gender) -> None:
    old = cast_of(aged(duet("Nan", Nan=gender), Nan="old"), engine).roles["Nan"]
    others = [one.hertz for one in installed.palette(engine) if one.gender == gender]
    assert old.voice.gender == gender
    assert hertz(old.voice, old.delivery) < median(others)
    assert old.delivery.rate is not None
    assert old.delivery.rate < 0.95 * min(old.voice.rate, HURRIED)


@pytest.mark.parametrize("engine", CASTS)
def test_nobody_else_is_turned(engine: str) -> None:
    plot = duet("Ann", "Bob", Ann="female", Bob="male")
    ages: tuple[Age, ...] = ("adult", "unknown")
    for age in ages:
        roles = cast_of(aged(plot, Ann=age, Bob=age), engine).roles
        assert {role.delivery.pitch for role in roles.values()} == {None}


@pytest.mark.parametrize("engine", CASTS)
def test_many_children_are_told_apart(engine: str) -> None:
    names = [f"C{number}" for number in range(9)]
    genders: dict[str, Gender] = dict.fromkeys(names, "male")
    children: dict[str, Age] = dict.fromkeys(names, "child")
    roles = cast_of(aged(duet(*names, **genders), **children), engine).roles
    spoken = {(roles[name].voice.id, roles[name].delivery) for name in names}
    assert len(spoken) == len(names)
    assert all(hertz(roles[name].voice, roles[name].delivery) > 185 for name in names)


@pytest.mark.parametrize("engine", CASTS)
def test_an_age_changes_nobody_elses_voice_in_a_kept_cast(engine: str) -> None:
    plot = duet("Tom", "Ann", Tom="male", Ann="female")
    first = cast_of(aged(plot), engine)
    kept = CastFile().with_cast(engine, first.automatic, chosen=True)
    story = aged(plot, Tom="child", Ann="old")
    assert cast_of(story, engine, kept).roles == first.roles  # as an earlier version cast them
    # but what a person says wins
    after = cast_of(story, engine, kept, characters={"Tom": {"age": "child"}})
    assert {name: role for name, role in after.roles.items() if name != "Tom"} == {
        name: role for name, role in first.roles.items() if name != "Tom"
    }
    assert hertz(after.roles["Tom"].voice, after.roles["Tom"].delivery) >= 185
    # and is kept from then on
    later = kept.with_cast(engine, after.automatic, chosen=True)
    assert later.casts[engine]["Tom"].age == "child"
    said = {"Tom": {"age": "child", "gender": "male"}}
    assert cast_of(story, engine, later, characters=said).roles == after.roles


@pytest.mark.parametrize(
    ("part", "pitch"),
    [
        ({}, None),
        ({"age": "adult"}, None),
        ({"age": "child"}, 99),
        ({"age": "child", "pitch": 60}, 60),
        ({"age": "old"}, 32),
    ],
)
def test_a_given_voice_is_turned_by_a_given_age_alone(
    part: dict[str, object], pitch: int | None
) -> None:
    story = aged(duet("Tom", Tom="male"), Tom="child")
    role = cast_of(story, "kokoro", characters={"Tom": {"voice": "am_fenrir", **part}}).roles["Tom"]
    found = role.delivery.pitch
    assert found == pitch or (pitch == 99 and found == 100)
