"""Whatever is edited: what is kept of a story tells the same as a reading from scratch."""

from __future__ import annotations

import random
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

from audiobook.build import Project
from audiobook.build.book import prepare

MORE = (
    "“I saw it,” said Ann Low, “and so did he.”",
    "The old man laughed at her.",
    "“Nobody asked you, Bob!”",
    "[Bob] “Then I will go.”",
    "She waited. It was the year 1821.",
    "“Who?” he asked.",
)


def edited(text: str, rng: random.Random) -> str:
    """The text with a paragraph more, or one that is longer, or twice, or in other words."""
    paragraphs = text.split("\n\n")
    at = rng.choice([at for at, one in enumerate(paragraphs) if at and one[0] not in "#-"])
    match rng.randrange(4):
        case 0:
            paragraphs.insert(at, rng.choice(MORE))
        case 1:
            paragraphs[at] = f"{paragraphs[at]} {rng.choice(MORE[1:5:3])}"
        case 2:
            paragraphs.append(paragraphs[at])
        case _:
            paragraphs[at] = paragraphs[at].replace("said", "cried").replace("birches", "oaks")
    return "\n\n".join(paragraphs)


def told(project: Project, story: Path) -> list[Any]:
    """All that is known of a book that is ready to be spoken."""
    book = prepare(project, story)
    said = [astuple(one) for order in book.orders for one in order.utterances]
    problems = [str(problem) for problem in book.story.problems]
    return [book.story.chapters, book.story.characters, said, problems]


@pytest.mark.parametrize("seed", range(4))
def test_an_edited_story_is_that_of_a_fresh_reading(project: Path, seed: int) -> None:
    keeping = Project(project / "stories", project / "build", project / "voices.yaml")
    fresh = Project(project / "none", project / "other", project / "voices.yaml")
    assert keeping.remembers
    assert not fresh.remembers
    rng, story = random.Random(seed), project / "stories" / "gate.md"
    for _ in range(5):
        story.write_text(edited(story.read_text("utf-8"), rng), encoding="utf-8")
        assert told(keeping, story) == told(fresh, story)
