"""The model is made by a command that anyone can repeat, and is the one that the program knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audiobook.attribution.conversation.dialogue import find_turns
from audiobook.attribution.inference import model
from audiobook.attribution.inference.candidates import find_candidates
from audiobook.attribution.people.people import find_people
from audiobook.attribution.prose import paragraphs
from audiobook.manuscript import read_story
from bench.accuracy import our_stories
from bench.training import fit

TALK = """
Ruth Hale met Tom Hale at the gate. {start}

"You are late," said Ruth.

"The ferry was late," said Tom.

"And the post?"

"It comes on Friday," he said.

Mrs. Hale came out of the house.

"Supper," said Mrs. Hale. "Is that your coat, Tom?"

"It was my coat," said Tom.
"""
SPEAKERS = ("Ruth", "Tom", "Ruth", "Tom", "Mrs. Hale", "Mrs. Hale", "Tom")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    for number, start in enumerate(("It rained.", "Nobody spoke for a while.", "She waited.")):
        folder = tmp_path / "quoteli3" / f"gate{number}"
        folder.mkdir(parents=True)
        text = TALK.format(start=start)
        (folder / "text.txt").write_text(text, encoding="utf-8")
        rows, at = [], 0
        for speaker in SPEAKERS:
            first = text.index('"', at)
            at = text.index('"', first + 1) + 1
            spans = [[first + 1, at - 1]]
            rows.append({"spans": spans, "speaker": speaker, "type": "", "scorable": True})
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / "quotes.jsonl").write_text(lines, encoding="utf-8")
        people = {"characters": [{"name": who, "aliases": [who]} for who in sorted(set(SPEAKERS))]}
        (folder / "characters.json").write_text(json.dumps(people), encoding="utf-8")
    return tmp_path


def test_the_same_texts_make_the_same_model(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = []
    for name in ("one.json", "two.json"):
        fit.main([str(gold), "--out", str(gold / name), "--epochs", "2", "--members", "2"])
        made.append((gold / name).read_bytes())
    assert made[0] == made[1]
    assert "held out, all:" in capsys.readouterr().out
    found = model.load(gold / "one.json")
    assert len(found.members) == 2
    assert "log odds" in found.sureness


def test_nothing_is_written_by_a_check(gold: Path) -> None:
    out = gold / "model.json"
    fit.main([str(gold), "--out", str(out), "--epochs", "1", "--members", "1", "--check"])
    assert not out.exists()


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no quoteli3 or litbank"):
        fit.main([str(tmp_path)])


@pytest.mark.parametrize("name", our_stories.names())
def test_the_model_knows_the_features_there_are(name: str) -> None:
    """Whoever changes a feature trains the model anew."""
    prose = list(paragraphs(read_story(our_stories.path(name))))
    people = find_people(prose, ())
    turns, presence = find_turns(prose, people)
    known = model.load().names
    for choices in find_candidates(turns, presence, people):
        assert {name for one in choices.own for name in one} <= set(known.own)
        assert set(choices.context) <= set(known.context)
        assert {name for one in choices.after for name in one} <= set(known.after)
