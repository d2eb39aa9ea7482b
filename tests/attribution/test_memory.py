"""Who says what is remembered: the same question is answered from the file, another one anew.

Each test writes another evidence into the file, so that it is seen where an answer comes from.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from audiobook.attribution import attribute
from audiobook.manuscript import read_story
from audiobook.story import Attribution, Character, Kind, Story

TEXT = """\
---
title: A Test
---

# The Gate

I had met Ann Low at the gate, and I was late. The three birches stood as they always had.

“Who left it so?” Ann asked me.

“Nobody,” I said.

“It was open when I came,” said Ann, “and so I let it be.”

[Bob] “Yes,” he said.
"""
KNOWN = (Character("Bob Hale", "male"),)
KEPT = "from the file"


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "memory.json"


def story_of(folder: Path, text: str = TEXT) -> Story:
    file = folder / "gate.md"
    file.write_text(text, encoding="utf-8")
    return read_story(file)


def falsified(memory: Path) -> None:
    data = json.loads(memory.read_text(encoding="utf-8"))
    for one in data["segments"].values():
        one["evidence"] = KEPT
    memory.write_text(json.dumps(data), encoding="utf-8")


def is_recalled(story: Story) -> bool:
    """Whether what the story says of its quotations is from the file, all of it or nothing."""
    (kept,) = {s.attribution.evidence == KEPT for _, s in story.segments() if is_said(s.kind)}
    return kept


def is_said(kind: Kind) -> bool:
    return kind is Kind.DIALOGUE


def test_all_of_the_answer_is_recalled(tmp_path: Path, memory: Path) -> None:
    """Listeners, people and problems too, though the front matter has grown."""
    told = attribute(story_of(tmp_path), KNOWN, memory)
    assert {s.attribution.listener for _, s in told.segments()} > {"", "Ann Low"}
    falsified(memory)
    grown = TEXT.replace("title: A Test", "title: A Test\nauthor: Me\nyear: 2026")
    recalled = attribute(story_of(tmp_path, grown), KNOWN, memory)
    assert is_recalled(recalled)
    assert recalled.characters == told.characters
    for (_, old), (_, new) in zip(told.segments(), recalled.segments(), strict=True):
        if is_said(old.kind):
            assert new.attribution == replace(old.attribution, evidence=KEPT)
        elif old.kind is Kind.NARRATION:
            assert new.attribution == old.attribution == Attribution()
    (then,), (now,) = told.problems, recalled.problems
    assert (now.what, now.mend, now.fatal) == (then.what, then.mend, False)
    assert then.place
    assert now.place
    assert now.place.line == then.place.line + 2
    assert now.place.excerpt == then.place.excerpt


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (TEXT.replace("Nobody,", "Somebody,"), KNOWN),
        (TEXT.replace("I was late", "she was late"), KNOWN),
        (TEXT.replace("“Nobody", "[Bob] “Nobody"), KNOWN),
        (TEXT, ()),
        (TEXT, (replace(KNOWN[0], aliases=("I",)),)),
    ],
    ids=["words said", "narration", "a speaker named", "nobody known", "an alias"],
)
def test_another_question_is_answered_anew(
    tmp_path: Path, memory: Path, text: str, known: tuple[Character, ...]
) -> None:
    attribute(story_of(tmp_path), KNOWN, memory)
    falsified(memory)
    assert is_recalled(attribute(story_of(tmp_path), KNOWN, memory))
    story = story_of(tmp_path, text)
    assert attribute(story, known, memory) == attribute(story, known)


def each(change: Callable[[dict[str, object]], object]) -> Callable[[str], str]:
    """A file whose answers are changed."""

    def damage(whole: str) -> str:
        data = json.loads(whole)
        for one in data["segments"].values():
            change(one)
        return json.dumps(data)

    return damage


def changed(**other: object) -> Callable[[str], str]:
    """A file that says something else at its top."""
    return lambda whole: json.dumps({**json.loads(whole), **other})


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "",
        lambda _: "[]",
        lambda _: '"text"',
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole.replace('"characters"', '"cast"'),
        each(lambda one: one.pop("listener")),
        each(lambda one: one.update(thought=False)),  # as format 1 had it
        each(lambda one: one.update(speaker=7)),
        each(lambda one: one.update(speaker=["Ann"])),
        each(lambda one: one.update(confidence="high")),
        each(lambda one: one.update(confidence=True)),
        each(lambda one: one.update(confidence=1e9)),
        each(lambda one: one.update(confidence=float("nan"))),
        each(lambda one: one.update(evidence=None)),
        changed(characters=[{"name": ["Ann"], "gender": "female", "aliases": []}]),
        changed(characters=[{"name": "Ann", "gender": "woman", "aliases": []}]),
        changed(characters=[{"name": "Ann", "gender": "female", "aliases": "Ann"}]),
        changed(characters=7),
        changed(problems=[{"what": 1, "mend": "", "fatal": False}]),
        changed(problems=[{"what": "", "mend": "", "fatal": False, "place": [9, 0, 0]}]),
        changed(problems=[{"what": "", "mend": "", "fatal": False, "place": {}}]),
        changed(segments=[]),
        changed(segments={"one": {}}),
        changed(key=["key"]),
        lambda _: "[" * 100_000 + "]" * 100_000,
        lambda _: '{"key":' * 100_000 + "1" + "}" * 100_000,
        lambda _: "1" * 10_000,
    ],
)
def test_what_is_damaged_counts_as_none(
    tmp_path: Path, memory: Path, damage: Callable[[str], str]
) -> None:
    story = story_of(tmp_path)
    told = attribute(story, KNOWN, memory)
    whole = memory.read_text(encoding="utf-8")
    falsified(memory)
    memory.write_text(damage(memory.read_text(encoding="utf-8")), encoding="utf-8")
    again = attribute(story, KNOWN, memory)
    *before, note = again.problems
    assert replace(again, problems=tuple(before)) == told
    assert "is damaged" in note.what
    assert str(memory) in note.what
    assert not note.fatal
    assert memory.read_text(encoding="utf-8") == whole
    assert attribute(story, KNOWN, memory) == told


def test_what_cannot_be_kept_is_told_all_the_same(tmp_path: Path) -> None:
    story = story_of(tmp_path)
    (tmp_path / "a file").write_text("", encoding="utf-8")
    assert attribute(story, KNOWN, tmp_path / "a file" / "memory.json") == attribute(story, KNOWN)
