"""A story in another language is told, and one that says little is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.manuscript import read_story

GERMAN = "Der alte Mann ging langsam durch die Stadt, und niemand sah ihm nach. "


def notes(folder: Path, text: str) -> list[str]:
    story = folder / "story.txt"
    story.write_text(text, encoding="utf-8")
    return [p.what for p in read_story(story).problems if "not in English" in p.what]


@pytest.mark.parametrize(
    "text",
    [
        GERMAN * 8,
        "Он ничего не ответил и ушёл. " * 8,
        "他没有回答。" * 20,
        " ".join(f"Wort{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(200)) + " was her",
    ],
)
def test_another_language_is_told(tmp_path: Path, text: str) -> None:
    assert len(notes(tmp_path, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“Yes.”\n\n" * 80,
        "“Yes.”\n\n“No.”\n\n" * 60,
        "“Yes.”\n\n" * 60 + "“Go on.”\n\nMeanwhile a zebra slept.\n\n“Zounds,” cried the quagga.",
        "“Ha, ha, ha!”\n\n" * 40 + "He laughed.",
        GERMAN,
        "The rain fell, and nobody came to the gate that day. " * 20,
    ],
)
def test_a_text_that_says_little_is_left_alone(tmp_path: Path, text: str) -> None:
    assert notes(tmp_path, text) == []
