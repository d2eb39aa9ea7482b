"""The words of a story that somebody may want to hear: which, how often, how, and where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

STORY = """\
---
title: The Lead
---

# One

Léonid Imankulov read the lead story. “I read it *every* day,” said Brantwick.

They would read on. Brantwick’s cat sat by the lead pipe with Brantwick and Zyx.
"""


@pytest.fixture
def story(project: Path) -> Path:
    (project / "stories" / "lead.md").write_text(STORY, encoding="utf-8")
    (project / "voices.yaml").write_text("engine: espeak\n", encoding="utf-8")
    return project


def told(run: Run, *arguments: str) -> list[dict[str, Any]]:
    done = run("words", "lead", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_words_are_listed_most_frequent_first_with_what_will_be_said(
    story: Path, audiobook: Run
) -> None:
    rows = told(audiobook)
    counts = [row["count"] for row in rows]
    assert counts == sorted(counts, reverse=True)
    by_word = {row["word"]: row for row in rows}
    assert by_word["Brantwick"]["count"] == 3
    assert by_word["Brantwick"]["kind"] == "unknown"
    (use,) = by_word["Brantwick"]["readings"]
    assert (use["ipa"], use["respelling"]) == ("bɹˈæntwɪk", "BRAN-twik")
    assert use["place"].endswith("lead.md:7:69")
    assert (use["chapter"], use["example"]) == (1, "said Brantwick.")
    assert by_word["Imankulov"]["readings"][0]["respelling"].startswith("i-mahn-KOO")
    read = {use["reading"]: use for use in by_word["read"]["readings"]}
    assert (read["past"]["ipa"], read["past"]["respelling"]) == ("ˈɹɛd", "red")
    assert read["verb"]["count"] == 1
    lead = {use["reading"]: use["place"] for use in by_word["lead"]["readings"]}
    assert lead["metal"].endswith("lead.md:9:48")
    assert not {"story", "pipe", "every", "cat"} & set(by_word)


def test_a_limit_and_a_table(story: Path, audiobook: Run) -> None:
    assert len(told(audiobook, "-n", "2")) == 2
    assert len(told(audiobook, "--all")) > 3
    done = audiobook("words", "lead", "-n", "2")
    assert done.returncode == 0, done.stderr
    first, *_, last = done.stdout.splitlines()
    assert "/" in first
    assert last.startswith("2 of ")
    assert "said by espeak:" in last


def test_what_voices_yaml_says_is_settled(story: Path, audiobook: Run) -> None:
    (story / "voices.yaml").write_text(
        "engine: espeak\npronunciations: {Brantwick: /brɪk/, lead (metal): led}\n".replace(
            "brɪk", "bɹɪk"
        ),
        encoding="utf-8",
    )
    by_word = {row["word"]: row for row in told(audiobook)}
    assert "Brantwick" not in by_word
    assert [use["reading"] for use in by_word["lead"]["readings"]] == ["verb"]


def test_an_engine_that_can_not_tell_gives_no_sounds(story: Path, audiobook: Run) -> None:
    (story / "voices.yaml").write_text("engine: tone\n", encoding="utf-8")
    by_word = {row["word"]: row for row in told(audiobook)}
    assert by_word["Brantwick"]["readings"][0]["ipa"] == ""
    assert by_word["read"]["count"] == 3


@pytest.mark.ffmpeg
def test_an_audition_has_each_use_of_each_word(story: Path, audiobook: Run) -> None:
    (story / "voices.yaml").write_text("engine: tone\n", encoding="utf-8")
    rows = told(audiobook)
    (made,) = told(audiobook, "--audition", "--out", "my/words.mp3")
    assert (story / "my" / "words.mp3").is_file()
    uses = [(row["word"], use["reading"]) for row in rows for use in row["readings"]]
    assert [(one["word"], one["reading"]) for one in made["heard"]] == uses
    starts = [one["start"] for one in made["heard"]]
    assert starts == sorted(starts)
    assert all(one["start"] < one["end"] for one in made["heard"])


def test_out_needs_an_audition(story: Path, audiobook: Run) -> None:
    done = audiobook("words", "lead", "--out", "x.mp3")
    assert done.returncode == 1
    assert "add --audition" in done.stderr
