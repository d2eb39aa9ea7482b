"""Whom a quotation is said to: told where it can be known, and left open where it can't."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.attribution import attribute
from audiobook.attribution.addressee import addressees as found_addressees
from audiobook.attribution.conversation.dialogue import find_turns
from audiobook.attribution.inference.decision import Decision
from audiobook.attribution.people.people import find_people
from audiobook.attribution.prose import paragraphs
from audiobook.manuscript import read_story
from audiobook.story import Character, Kind, Story
from bench.accuracy import addressees
from bench.gold.novels import Novel

PEOPLE = (
    Character("Nora", "female"),
    Character("Ilse", "female"),
    Character("Jakob", "male"),
    Character("Pavel", "male"),
)


def read(text: str) -> Story:
    with TemporaryDirectory() as folder:
        path = Path(folder, "story.md")
        path.write_text(text, encoding="utf-8")
        return read_story(path)


def heard(text: str) -> list[str]:
    """The listener of each turn; all speakers are named by directives, so that none is guessed."""
    prose = list(paragraphs(read(text)))
    people = find_people(prose, PEOPLE)
    turns, _ = find_turns(prose, people)
    assert all(turn.fixed for turn in turns)
    return found_addressees(turns, [Decision(turn.fixed, 1.0) for turn in turns], prose, people)


def script(*lines: tuple[str, str]) -> str:
    return "\n\n".join(f"[{who}] {words}" for who, words in lines)


THREE = (
    ("Nora", "“The ferry is late.”"),
    ("Jakob", "“It is always late.”"),
    ("Ilse", "“Not on Sundays.”"),
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # two people
        ((("Nora", "“Late.”"), ("Jakob", "“Always.”")), ["Jakob", "Nora"]),
        (
            (("Nora", "“Late.”"), ("Jakob", "“Always.”"), ("Nora", "“Why?”"), ("Jakob", "“Ice.”")),
            ["Jakob", "Nora", "Jakob", "Nora"],
        ),
        # not whoever is spoken of, or isn't there
        ((("Nora", "“Ask Pavel, then.”"), ("Jakob", "“He sleeps.”")), ["Jakob", "Nora"]),
        ((("Nora", "“Poor Pavel!”"), ("Jakob", "“He sleeps.”")), ["Jakob", "Nora"]),
        # of three, whoever is called by name, and whoever asked
        ((*THREE, ("Nora", "“Jakob, are you cold?”")), ["Jakob", "Nora", "", "Jakob"]),
        ((*THREE, ("Nora", "“Are you cold, Ilse?”")), ["Jakob", "Nora", "", "Ilse"]),
        ((*THREE, ("Pavel", "“Nora, Ilse, come in!”")), ["Jakob", "Nora", "", ""]),
    ],
)
def test_who_listens_among_speakers(lines: Sequence[tuple[str, str]], expected: list[str]) -> None:
    assert heard(script(*lines)) == expected


@pytest.mark.parametrize(
    ("tagged", "listener"),
    [
        ("“Come in,” said Nora to Jakob.", "Jakob"),
        ("“Come in,” Nora said quietly to Jakob.", "Jakob"),
        ("“Come in,” she said, turning to Jakob.", "Jakob"),
        ("“Come in,” she said, looking at Jakob.", "Jakob"),
        ("“Come in,” she told Jakob.", "Jakob"),
        ("“Is it warm?” she asked him.", "Jakob"),
        ("“Come in,” she said to him.", "Jakob"),
        ("“Come in,” she said to her.", "Ilse"),
        ("“Wait.” Nora turned to Jakob and said, “Come in.”", "Jakob"),
        ("“Come in,” she said to herself.", ""),
        ("“Come in,” she told them.", ""),
        ("“Come in,” she said to everybody.", ""),
    ],
)
def test_who_is_told_to_listen(tagged: str, listener: str) -> None:
    assert heard(script(*THREE, ("Nora", tagged), ("Pavel", "“Good.”")))[3] == listener


@pytest.mark.parametrize(
    "tagged",
    [
        "“Come in,” said Nora, who had come to Jakob’s house.",
        "“Come in,” said Nora to her dog.",
        "“Is it warm?” asked Nora.",
    ],
)
def test_who_stands_in_a_tag_without_listening(tagged: str) -> None:
    plain = heard(script(*THREE, ("Nora", "“Come in,” said Nora."), ("Pavel", "“Good.”")))
    assert heard(script(*THREE, ("Nora", tagged), ("Pavel", "“Good.”"))) == plain


def test_a_new_scene_is_another_conversation() -> None:
    assert heard("[Nora] “Late.”\n\n***\n\n[Jakob] “Always.”") == ["", ""]


def test_whoever_speaks_alone_has_no_listener() -> None:
    assert heard(script(("Nora", "“Late.”"), ("Nora", "“Always late.”"))) == ["", ""]


def test_a_sir_is_not_a_woman() -> None:
    lines = (("Ilse", "“Late.”"), ("Nora", "“Good evening, sir.”"), ("Jakob", "“Evening.”"))
    assert heard(script(*lines))[1] == "Jakob"


def test_the_listener_is_told_of_the_segment() -> None:
    story = attribute(read(script(("Nora", "“Late,” she said. “Very.”"), ("Jakob", "“Yes.”"))))
    told = [
        (s.speaker, s.attribution.listener) for _, s in story.segments() if s.kind is Kind.DIALOGUE
    ]
    assert told == [("Nora", "Jakob"), ("Nora", "Jakob"), ("Jakob", "Nora")]


WORDS = st.sampled_from(
    ["“Yes.”", "“Jakob?”", "“Sir!”", "“No,” she said to him.", "“Well, Nora and Ilse.”", "“Me?”"]
)
LINES = st.lists(st.tuples(st.sampled_from([p.name for p in PEOPLE]), WORDS), min_size=1)


@given(lines=LINES)
def test_nobody_listens_to_themselves_and_all_listeners_are_people(
    lines: list[tuple[str, str]],
) -> None:
    found = heard(script(*lines))
    names = {"", *(person.name for person in PEOPLE)}
    turns = [who for who, _ in lines]
    assert len(found) == len(turns)
    for who, listener in zip(turns, found, strict=True):
        assert listener in names - {who}


# --- the measuring


def gold(folder: Path) -> Path:
    """A split with one novel of five lines, one of them without addressees."""
    home = folder / "split" / "ferry"
    home.mkdir(parents=True)
    lines = [
        ("Nora", "The ferry is late.", ["Jakob"]),
        ("Jakob", "It is always late.", ["Nora", "Ilse"]),
        ("Nora", "Not on Sundays.", []),
        ("Ilse", "Be quiet, Jakob.", ["Jakob"]),
        ("Jakob", "Nobody asked for you.", ["Ilse"]),
    ]
    text, rows = "", []
    for who, words, to in lines:
        start = len(text) + 1
        span = [start, start + len(words)]
        rows.append(
            {"spans": [span], "speaker": who, "type": None, "scorable": True, "addressees": to}
        )
        text += f'"{words}"\n\n'
    people: list[dict[str, object]] = [
        {"name": name, "aliases": [], "gender": ""} for name in ("Nora", "Jakob", "Ilse")
    ]
    (home / "text.txt").write_text(text, encoding="utf-8")
    quotes = "".join(json.dumps(row) + "\n" for row in rows)
    (home / "quotes.jsonl").write_text(quotes, encoding="utf-8")
    characters = json.dumps({"characters": people})
    (home / "characters.json").write_text(characters, encoding="utf-8")
    return home.parent


def test_listeners_are_counted_against_the_gold(tmp_path: Path) -> None:
    ours, floor = addressees.measure(gold(tmp_path), addressees.with_speakers)
    assert ours.gold == floor.gold == 4
    assert ours == addressees.Told(gold=4, told=4, right=4)
    # The baseline takes whoever spoke before: Nora, although Jakob is called.
    assert floor == addressees.Told(gold=4, told=4, right=3)


def test_a_wrong_listener_counts_as_told(tmp_path: Path) -> None:
    """Told to be heard by whoever says it, nothing is right."""

    def contrary(folder: Path, novel: Novel) -> Story:
        story = addressees.with_speakers(folder, novel)
        chapters = [
            replace(
                c,
                segments=tuple(
                    replace(s, attribution=replace(s.attribution, listener=s.speaker))
                    for s in c.segments
                ),
            )
            for c in story.chapters
        ]
        return replace(story, chapters=tuple(chapters))

    ours, _ = addressees.measure(gold(tmp_path), contrary)
    assert ours == addressees.Told(gold=4, told=4, right=0)


def test_shares_are_of_those_told_and_of_all() -> None:
    told = addressees.Told(gold=10, told=5, right=4)
    assert (told.precision, told.recall, told.coverage) == (80, 40, 50)
    assert told + addressees.Told() == told
    assert addressees.Told().precision == 0
