"""Small inputs of real writers are read as a reader would: `../shared/field`, a folder each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from conftest import shared
from whole import assert_whole

from audiobook.attribution import attribute
from audiobook.delivery.book_folder import metadata_json
from audiobook.manuscript import read_story
from audiobook.normalization import is_british, normalize
from audiobook.story import NARRATOR, Kind, Story


@dataclass(frozen=True, slots=True)
class Want:
    """What is right of one input; what is None is not looked at."""

    titles: Sequence[str] | None = None  # of the chapters
    lines: Sequence[str] | None = None  # all that is heard but for chapters' titles, on one line
    said: Sequence[tuple[str, str]] | None = None  # by whom, and what
    never: Sequence[str] = ()  # within no line that is heard
    words: Sequence[str] = ()  # within what is spoken once numbers and signs are words
    people: frozenset[str] | None = None  # who speaks, the narrator left out
    book: tuple[str, str] | None = None  # title and author
    scenes: int | None = None


RAFFLES = "Mister eigh J Raffles came. Missus eigh Jones came. Mister eigh Poe left."
WANTED = {
    "01-pg-new-header": Want(
        titles=["CHAPTER I. The Door", "CHAPTER II. The Key"],
        lines=["It was green.", "It was lost.", "THE END"],
        book=("The Green Door", "Ann Example"),
    ),
    "04-pg-title-page": Want(
        titles=["I. UNDER THE PINES", "II. THE MEETING"],
        lines=["It rained all day.", "It stopped at last."],
    ),
    "05-parts-restart-md": Want(
        titles=[
            "Part One, Chapter 1",
            "Part One, Chapter 2",
            "Part Two, Chapter 1",
            "Part Two, Chapter 2",
        ],
        lines=["It rained.", "It stopped.", "It snowed.", "It stopped again."],
    ),
    "07-parts-epoch": Want(
        titles=[
            "EPOCH THE FIRST, CHAPTER I",
            "EPOCH THE FIRST, CHAPTER II",
            "EPOCH THE SECOND, CHAPTER I",
            "EPOCH THE SECOND, CHAPTER II",
        ],
    ),
    "08-interlude-twice": Want(titles=["Ann", "Interlude", "Bob", "Interlude", "Ann"]),
    "09-pov-chapters": Want(titles=["Darl", "Cora", "Darl", "Jewel", "Darl"]),
    "11-front-matter-jekyll": Want(lines=["It rained."], book=("Corners", "")),
    "14-front-matter-eleventy": Want(
        lines=["He stood still."], book=("The Round Room", "Ann Example")
    ),
    "15-ordinal-21st-full-stop": Want(
        words=[
            "We left London on the twenty-first. The weather was bad. They met on the first. "
            "He wrote again on the thirty-first. It was cold."
        ]
    ),
    "17-ordinal-quote-end": Want(
        words=["We sail on the first.", "Not before the twenty-first.", "on the thirty-first.)"]
    ),
    "18-fountain": Want(
        people=frozenset({"Mira", "Tomas"}),
        said=[
            ("Mira", "You came back."),
            ("Tomas", "I said I would."),
            ("Mira", "For how long?"),
            ("Tomas", "Mira!"),
            ("Mira", "In here!"),
            ("Tomas", "Drive."),
        ],
        never=["CONT'D", "O.S."],
    ),
    "20-audio-drama-sfx": Want(
        people=frozenset({"Mira", "Tomas"}),
        said=[
            ("Mira", "You came back."),
            ("Tomas", "I said I would."),
            ("Mira", "For how long?"),
            ("Tomas", "Till May."),
        ],
    ),
    "22-ornament-squares": Want(
        lines=["He shut the door.", "Morning came.", "Noon came.", "Night came.", "He slept."],
        scenes=5,
    ),
    "25-ornament-nbsp": Want(lines=["He shut the door.", "Morning came."]),
    "26-obsidian-marks": Want(
        lines=[
            "She read the wardens' book in Old Hall. It was very late.",
            "Plot",
            "Remember the key.",
            "He went.",
        ]
    ),
    "29-br-glues-words": Want(words=["He came. He sat. He slept. The rain fell."]),
    "30-intraword-underscores": Want(
        lines=[
            "Why, you wouldn't, surely? It was otherwise a good day. He is unbelievable.",
        ]
    ),
    "31-web-serial-furniture": Want(
        said=[("Mira", "Who is there?")],
        never=["Previous Chapter", "Table of Contents", "Next Chapter"],
    ),
    "32-pdf-page-furniture": Want(
        lines=[
            "The road went down to the river and the house stood on the other side of it, and "
            "nobody had crossed since the winter, when the bridge fell. He looked at it for a "
            "while and then he sat down in the wet grass and took off his boots.",
            "Well,",
            "said Mary,",
            "are you coming?",
            "He went.",
            "They got in. She laughed.",
        ]
    ),
    "33-page-marks-inline": Want(
        lines=[
            "They got into the boat, and rowed till it was dark.",
            "Nobody came.",
            "The end came.",
        ]
    ),
    "34-hyphen-line-end": Want(words=["negative", "well-known", "mother-in-law"], never=["a- t"]),
    "37-heading-chapter-dot-001": Want(
        titles=["chapter.001", "chapter.002", "chapter.003 The Bell"]
    ),
    "39-heading-nbsp": Want(titles=["Chapter 1", "Chapter 2"], lines=["It rained.", "It stopped."]),
    "40-title-with-full-stop": Want(
        titles=["CHAPTER I. THE WIDOW AND HER CHILD", "CHAPTER II. THE OLD MINT"],
        lines=["On the night of Friday the rain fell hard.", "The morning was dry."],
    ),
    "42-chapter-01": Want(words=["Chapter one", "Chapter two: The Lock", "three. The Key"]),
    "44-mr-a-initial": Want(words=[RAFFLES]),
    "46-decimal-thousands-full-stop": Want(
        words=[
            "one thousand point five zero.",
            "three thousand one hundred and forty-three point two.",
            "two thousand five hundred point seven five.",
        ]
    ),
    "47-year-ad": Want(  # «eigh» is how the letter A is written for engines
        words=["ten sixty-six eigh D", "fourteen ninety-two eigh D", "eighty-four eigh D."]
    ),
    "48-unicode-roman": Want(
        words=[
            "Chapter four",
            "Act four, Scene nine, when Henry the Eighth came in. World War Two was over.",
        ]
    ),
    "50-styled-letters": Want(words=["said Hello and Bold and Full width. It was fifty percent."]),
    "51-quotes-latex": Want(
        said=[("Ann", "Come in,"), ("Bob", "I will,"), ("Ann", "Sit down.")], never=["`", "''"]
    ),
    "54-quotes-hyphen-dash": Want(
        said=[("Ann", "Come in,"), ("Bob", "I will,"), ("Ann", "Sit down.")]
    ),
    "55-interrupted-straight": Want(
        said=[
            ("Bob", "I don't"),
            ("Bob", "know."),
            ("Bob", "Go,"),
            ("Bob", "and"),
            ("Bob", "don't come back."),
        ]
    ),
    "56-interrupted-straight-2": Want(
        said=[
            ("Ann", "You"),
            ("Ann", "said it."),
            ("Bob", "Yes,"),
            ("Bob", "but"),
            ("Bob", "not to you."),
        ]
    ),
    "58-quote-around-illustration": Want(never=["Illustration"]),
    "59-authors-list": Want(book=("T", "Ann O'Dell & Bo de la Cruz")),
    "61-lyrics-markup": Want(lines=["She really said no to the man. Wait.", "Item"]),
    "63-person-named-like-a-place": Want(
        said=[
            ("Tiffany", "The file is gone,"),
            ("Savannah", "Gone?"),
            ("Tiffany", "Somebody broke in."),
        ]
    ),
    "65-ordered-list": Want(
        lines=["The people:", "1. Doral: the handyman", "2. Nerilka: his wife", "3. Jim"]
    ),
    "67-stat-block": Want(
        lines=[
            "Name: Arun Vale",
            "HP: 120/150",
            "MP: 45/60",
            "Stat Value",
            "HP 120",
            "MP 45",
            "He sighed.",
        ]
    ),
}


def heard(story: Story) -> list[tuple[str, str]]:
    """Who says what, titles left out, in order; on one line each."""
    return [
        (segment.speaker, " ".join(segment.audible.split()))
        for _, segment in story.segments()
        if segment.kind in (Kind.NARRATION, Kind.DIALOGUE)
    ]


def spoken(story: Story) -> str:
    """All that is spoken, numbers and signs as words."""
    told = (
        normalize(segment.audible, {}, is_british("en"), segment.kind is Kind.HEADING).text
        for _, segment in story.segments()
        if segment.kind is not Kind.SILENT
    )
    return "\n".join(told)


def faults(story: Story, want: Want) -> list[str]:
    """What of an input is read wrongly."""
    lines = [line for _, line in heard(story)]
    said = [(who, line) for who, line in heard(story) if who != NARRATOR]
    held = {
        "titles": ([chapter.title for chapter in story.chapters], want.titles),
        "lines": (lines, want.lines),
        "said": (said, want.said),
        "people": (frozenset(who for who, _ in said), want.people),
        "book": ((story.metadata.title, story.metadata.author), want.book),
        "scenes": (len({(c.number, s.scene) for c, s in story.segments()}), want.scenes),
    }
    found = [
        f"{name}: {is_!r} instead of {right!r}"
        for name, (is_, right) in held.items()
        if right is not None and is_ != (list(right) if isinstance(right, list) else right)
    ]
    found += [f"heard: {bad!r} in {line!r}" for bad in want.never for line in lines if bad in line]
    found += [f"not spoken: {part!r}" for part in want.words if part not in spoken(story)]
    return found + [f"fatal: {problem.what}" for problem in story.problems if problem.fatal]


@pytest.mark.parametrize("name", WANTED)
def test_field(name: str) -> None:
    folder = shared("field") / name
    (path,) = folder.glob("input*")
    story = attribute(read_story(path))
    assert_whole(story)
    assert faults(story, WANTED[name]) == []


def test_lists_of_people_stay_lists() -> None:
    path = shared("field/59-authors-list/input.md")
    told = json.loads(metadata_json(read_story(path).metadata, []))
    assert told["authors"] == ["Ann O'Dell", "Bo de la Cruz"]
    assert told["narrators"] == ["Kim Lee", "Pat Poe"]


def test_the_words_of_a_chapter_are_those_that_are_heard() -> None:
    story = read_story(shared("field/61-lyrics-markup/input.md"))
    assert story.chapters[0].text == "One\n\nShe really said no to the man. Wait.\n\nItem"
