"""Casting by who talks to whom: a few voices for many people, kept apart where it is heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, takewhile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.casting import Cast, cast
from audiobook.casting.company import Company
from audiobook.casting.timbre import difference
from audiobook.casting.voices_file import VoicesFile
from audiobook.engines import Voice, installed
from audiobook.story import (
    NARRATOR,
    Attribution,
    Chapter,
    Character,
    Gender,
    Kind,
    Metadata,
    Segment,
    Source,
    Story,
)

MEN = [f"M{number:02}" for number in range(12)]
PALETTE = {voice.id: voice for voice in installed.palette("tone")}
FEW = {voice for voice in PALETTE if PALETTE[voice].gender == "male"}  # the narrator's is not one
NOWHERE = Path("story.md")

Line = tuple[str, str]  # who says it, and to whom; the latter may be empty
Scene = Sequence[Line]


def story(*scenes: Scene, genders: Mapping[str, Gender] | None = None) -> Story:
    """A chapter for each scene; everybody is a man unless it is said."""
    chapters = []
    for number, lines in enumerate(scenes, 1):
        told = Segment(Kind.NARRATION, "They spoke.", 0, 11, 0, 0)
        said = [
            Segment(Kind.DIALOGUE, "Yes.", 0, 4, at, 0, attribution=Attribution(who, listener=to))
            for at, (who, to) in enumerate(lines, 1)
        ]
        chapters.append(Chapter(number, f"Chapter {number}", 0, (told, *said)))
    names = dict.fromkeys(who for lines in scenes for who, _ in lines)
    people = tuple(Character(name, (genders or {}).get(name, "male")) for name in names)
    return Story("story", NOWHERE, (Source(NOWHERE, ""),), Metadata(), tuple(chapters), people)


def cast_of(made: Story) -> Cast:
    def nowhere(path: object) -> None:
        raise AssertionError(f"nothing is wrong with {path}")

    return cast(made, VoicesFile.model_validate({"engine": "tone"}), nowhere)  # type: ignore[arg-type]


def talk(one: str, other: str, times: int) -> list[Line]:
    return [(one, other), (other, one)] * times


def apart(roles: Cast, one: str, other: str) -> float:
    return difference(roles[one].voice, roles[other].voice)


def everybody(*more: Scene) -> Scene:
    """All the men say a word into the room, in order; then the rest of the scene."""
    return [*((man, "") for man in MEN), *(line for lines in more for line in lines)]


def test_there_are_more_men_than_voices() -> None:
    assert 4 <= len(FEW) < len(MEN)


@given(order=st.permutations(MEN), times=st.integers(1, 30))
def test_a_voice_is_shared_with_those_one_does_not_talk_to(order: list[str], times: int) -> None:
    pairs = list(zip(order[::2], order[1::2], strict=True))
    roles = cast_of(story(everybody(*(talk(*pair, times) for pair in pairs))))
    assert {roles[man].voice.id for man in MEN} == FEW
    for one, other in pairs:
        assert roles[one].voice != roles[other].voice
    assert len({roles[man] for man in MEN}) == len(MEN)  # who shares a voice speaks it differently


@pytest.mark.parametrize("size", [2, 3, 4, 6])
def test_those_who_never_meet_share_before_those_who_do(size: int) -> None:
    tables = [MEN[first : first + size] for first in range(0, len(MEN), size)]
    scenes = [
        [line for pair in combinations(table, 2) for line in talk(*pair, 3)] for table in tables
    ]
    roles = cast_of(story(*scenes))
    assert len({roles[man].voice for man in MEN}) < len(MEN)
    for table in tables:
        assert len({roles[man].voice for man in table}) == size
    assert all(roles[man].delivery.pitch is None for man in MEN)  # nobody needs a changed voice


@pytest.mark.parametrize("times", [3, 40])
def test_whoever_is_talked_to_most_sounds_most_different(times: int) -> None:
    """A newcomer takes a voice that is further from whom he talks to than it would be otherwise."""
    there: Scene = [("A", ""), ("B", "")] * 16  # both speak much in any case
    to_a = cast_of(story([*there, *talk("C", "A", times), *talk("C", "B", 1)]))
    to_b = cast_of(story([*there, *talk("C", "B", times), *talk("C", "A", 1)]))
    for name in ("A", "B", NARRATOR):
        assert to_a[name] == to_b[name]
    assert apart(to_a, "C", "A") >= apart(to_b, "C", "A")
    assert apart(to_b, "C", "B") >= apart(to_a, "C", "B")


LINES = st.tuples(st.sampled_from(MEN), st.sampled_from(["", *MEN])).filter(lambda x: x[0] != x[1])
SCENES = st.lists(st.lists(LINES, min_size=1, max_size=20), min_size=1, max_size=4)


@given(scenes=SCENES, times=st.integers(1, 20), whom=st.integers(0, 99))
def test_who_is_talked_to_late_changes_nobody_elses_voice(
    scenes: list[list[Line]], times: int, whom: int
) -> None:
    there = sorted({who for lines in scenes for who, _ in lines})
    late = talk(there[whom % len(there)], "Newcomer", times)
    short, long = story(*scenes), story(*scenes, late)
    before, after = cast_of(short), cast_of(long)
    was, now = Company(short), Company(long)
    speaks = {name: now.prominence(name) for name in now.scenes}
    same = {name: was.prominence(name) == speaks[name] for name in was.scenes}
    risen = max(speaks[name] for name in speaks if not same.get(name))
    enough = len({role.voice for role in after.values()}) == len(after)
    for name in takewhile(lambda name: same[name], was.scenes):
        if enough or speaks[name] >= risen:
            assert after[name] == before[name]


@given(scenes=SCENES)
def test_the_same_talk_has_the_same_cast(scenes: list[list[Line]]) -> None:
    assert cast_of(story(*scenes)) == cast_of(story(*scenes))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("male", "en-us", 100), ("male", "en-us", 100), 0.0),
        (("male", "en-us", 100), ("male", "en-us", 0), 0.0),  # nobody measured it
        (("male", "en-us", 100), ("male", "en-gb", 100), 0.3),
        (("male", "en-us", 0), ("female", "en-gb", 0), 0.6),
        (("male", "en-us", 100), ("female", "en-us", 200), 1.0),
        (("male", "en-us", 100), ("male", "en-us", 119), 0.5),
    ],
)
def test_how_different_two_voices_are(
    one: tuple[Gender, str, int], other: tuple[Gender, str, int], expected: float
) -> None:
    voices = [Voice("e", "v", *about) for about in (one, other)]
    assert difference(*voices) == pytest.approx(expected, abs=0.01)


@given(one=st.sampled_from(sorted(PALETTE)), other=st.sampled_from(sorted(PALETTE)))
def test_a_difference_is_the_same_from_both_sides(one: str, other: str) -> None:
    there, back = (difference(PALETTE[a], PALETTE[b]) for a, b in ((one, other), (other, one)))
    assert there == back
    assert 0 <= there <= 1
