"""The stories that come with the project, held against our own annotations in tests/gold.

A line of `tests/gold/NAME.jsonl` is a stretch in quotation marks (or after a dash), in the order of
the text: the `file` it stands in, its `text`, its `speaker`, the `type` of its attribution, and
whether it is `said`: scare quotes, titles and thoughts are not. `people.json` holds the speakers
of all stories with their aliases. None of it was used to make a rule or to train anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from audiobook.attribution import attribute
from audiobook.build.project import story_name
from audiobook.manuscript import read_story
from audiobook.story import Character, Gender, Source, Story
from bench import ROOT
from bench.accuracy.scores import Score, score
from bench.gold import novels
from bench.gold.novels import Line, Novel, Person, Quote

GOLD = ROOT / "tests" / "gold"
_HOMES = (ROOT / "stories", ROOT / "tests" / "texts")
SEVERAL = "several people"  # a speaker that nobody can be right about
_BETWEEN = "\n\n"  # files of a story
_OPENS = r"(?<=[“‘\"'—–«_*])\s*"


def names() -> list[str]:
    """All stories that are annotated."""
    return sorted(path.stem for path in GOLD.glob("*.jsonl"))


@cache
def measured(name: str, cast_list: bool = False) -> Score:
    """Find the quotations and speakers of a story, from its text alone or with a cast list.

    The cast list names everybody who speaks, with gender and aliases, as `characters:` of a
    voices.yaml would.
    """
    known = [_character(person) for person in _people(name)] if cast_list else []
    story = attribute(read_story(path(name)), known)
    return score(gold(name, story), _lines(story))


def gold(name: str, story: Story) -> Novel:
    """The annotations of a story, its files read as one text."""
    rows = [json.loads(row) for row in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]
    text = _BETWEEN.join(source.text for source in story.files)
    quotes: list[Quote] = []
    at = -1
    for row in rows:
        begin, file = _file(story.files, row["file"])
        match = re.compile(_OPENS + re.escape(row["text"])).search(text, max(at, begin))
        if match is None or match.end() > begin + len(file.text):
            raise ValueError(f"{name}: no quotation {row['text']!r} after offset {at}")
        at = match.end()
        if row["said"]:
            span = (match.end() - len(row["text"]), match.end())
            speaker = row["speaker"]
            quotes.append(Quote((span,), speaker, row["type"], speaker != SEVERAL))
    return Novel(name, text, tuple(quotes), _people(name))


def path(name: str) -> Path:
    (path,) = [path for home in _HOMES for path in home.iterdir() if story_name(path) == name]
    return path


def _begins(files: Sequence[Source]) -> list[int]:
    """Where each file begins in the one text."""
    begins = [0]
    for file in files:
        begins.append(begins[-1] + len(file.text) + len(_BETWEEN))
    return begins


def _file(files: Sequence[Source], ending: str) -> tuple[int, Source]:
    pairs = zip(_begins(files), files, strict=False)
    (found,) = [pair for pair in pairs if pair[1].path.as_posix().endswith("/" + ending)]
    return found


def _lines(story: Story) -> list[Line]:
    begins = [_begins(story.files)[chapter.file] for chapter, _ in story.segments()]
    return [
        replace(line, start=line.start + begins[line.segment], end=line.end + begins[line.segment])
        for line in novels.lines(story)
    ]


def _people(name: str) -> tuple[Person, ...]:
    rows = json.loads((GOLD / "people.json").read_text("utf-8"))[name]
    return tuple(Person(row["name"], tuple(row["aliases"]), row["gender"]) for row in rows)


def _character(person: Person) -> Character:
    gender: Gender = "female" if person.gender == "female" else "male"
    return Character(person.name, gender, person.aliases)
