"""How lines are said by where they stand: asides, sentences that go on, manners, and jumps."""

from __future__ import annotations

import pytest

from audiobook.casting import Role, utterances
from audiobook.casting.direction import aside, directed
from audiobook.casting.jump import jumps
from audiobook.casting.manner import SHOUT, WHISPER, Manner
from audiobook.casting.voices_file import Pauses
from audiobook.engines import Delivery, Voice, installed
from audiobook.pronunciation import WordSounds
from audiobook.story import NARRATOR, Attribution, Chapter, Kind, Segment

VOICE = Voice("acme", "hum", "female", "en-us", rate=200)
ROLE = Role(VOICE, Delivery(rate=180), given=False)


@pytest.fixture(autouse=True)
def able(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that takes its time at the end of a text, and can do all that one can."""
    monkeypatch.setattr(installed, "heeds", lambda name: frozenset({"whispered", "goes_on"}))
    monkeypatch.setattr(installed, "lingers", lambda name: 3.0)
    monkeypatch.setattr(installed, "takes_ipa", lambda name: False)
    monkeypatch.setattr(installed, "shortfall", lambda voice, delivery: "")


@pytest.fixture
def unable(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that can do nothing of it, nor another rate or pitch than its own."""
    monkeypatch.setattr(installed, "heeds", lambda name: frozenset())
    monkeypatch.setattr(installed, "shortfall", lambda voice, delivery: "it can't")


def test_a_short_aside_is_quicker_than_it_would_be_alone() -> None:
    quicker = [aside(ROLE, text, False).delivery.rate or 0 for text in ("said Ann.", "a" * 30)]
    assert quicker[0] > quicker[1] > 180
    assert aside(ROLE, "a" * 200, False) == ROLE
    assert aside(ROLE, "…", False) == ROLE


def test_an_aside_is_not_asked_for_more_than_the_voice_can(unable: None) -> None:
    assert aside(ROLE, "said Ann,", True) == ROLE


@pytest.mark.parametrize(
    ("text", "before", "goes_on"),
    [
        ("said Ann,", True, True),
        ("She looked up and said:", True, True),
        ("said Ann.", True, False),
        ("said Ann,", False, False),
    ],
)
def test_a_sentence_goes_on_before_a_quotation(text: str, before: bool, goes_on: bool) -> None:
    assert aside(ROLE, text, before).delivery.goes_on is goes_on


def test_a_whisper_is_breath_where_a_voice_can_and_lower_where_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert directed(ROLE, 1.0, WHISPER).delivery == Delivery(rate=171, whispered=True)
    monkeypatch.setattr(installed, "heeds", lambda name: frozenset())
    assert directed(ROLE, 1.0, WHISPER).delivery == Delivery(rate=171, pitch=44)


def test_a_shout_is_higher_and_quicker() -> None:
    assert directed(ROLE, 1.0, SHOUT).delivery == Delivery(rate=187, pitch=64)
    high = Role(VOICE, Delivery(rate=180, pitch=95), given=True)
    assert directed(high, 1.0, SHOUT).delivery.pitch == 100


def test_a_pitch_is_left_where_the_voice_has_but_one(unable: None) -> None:
    assert directed(ROLE, 1.0, Manner(pitch=8)).delivery == ROLE.delivery


def part(text: str, paragraph: int, kind: Kind = Kind.NARRATION, scene: int = 0) -> Segment:
    speaker = "Ann" if kind is Kind.DIALOGUE else NARRATOR
    return Segment(kind, text, 0, 0, paragraph, scene, attribution=Attribution(speaker))


def heard(*segments: Segment) -> list[tuple[str, Delivery, float]]:
    roles = {NARRATOR: ROLE, "Ann": ROLE}
    chapter = Chapter(1, "One", 0, segments)
    made = utterances(chapter, roles, Pauses(), WordSounds(), True)
    return [(said.text, said.role.delivery, said.pause) for said in made]


def test_narration_beside_a_quotation_is_an_aside_and_other_lines_are_not() -> None:
    told = heard(
        part("She came in.", 0),
        part("“Yes,”", 1, Kind.DIALOGUE),
        part("said Ann,", 1),
        part("“and no.”", 1, Kind.DIALOGUE),
        part("They sat.", 2),
    )
    rates = [delivery.rate for _, delivery, _ in told]
    assert rates[0] == rates[1] == rates[3] == rates[4] == 180 < (rates[2] or 0)
    assert [delivery.goes_on for _, delivery, _ in told] == [False, False, True, False, False]


def test_a_scene_that_jumps_waits_longer() -> None:
    told = heard(
        part("They sat.", 0),
        part("Ann rose.", 1, scene=1),
        part("Three days later they met.", 2, scene=2),
    )
    assert [pause for _, _, pause in told] == [2.5, 3.5, 2.5]


@pytest.mark.parametrize(
    "opening",
    [
        "Three days later, the letter came.",
        "The next morning it rained.",
        "Meanwhile, Viktor had not slept.",
        "In Paris, nobody knew.",
        "At the harbour, the boats were gone.",
        "It was nearly midnight when they came.",
        "On Monday he went back.",
        "By noon the road was dry.",
        "“Later,” the note said.",
        "The year after the war he married.",
        "1912. Nobody had heard of it.",
    ],
)
def test_it_jumps(opening: str) -> None:
    assert jumps(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "Sofie put the cup down.",
        "He was late, and he knew it.",
        "“You are early,” said Viktor.",
        "In the end she said nothing and went.",
        "The old man had a day job.",
        "Nobody spoke. The next morning it rained.",
        "",
    ],
)
def test_it_does_not_jump(opening: str) -> None:
    assert not jumps(opening)
