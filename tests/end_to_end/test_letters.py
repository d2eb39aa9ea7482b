"""A file of one letter is titled by that letter, and said so; a numeral is a number."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.casting import reading
from audiobook.manuscript import read_story
from audiobook.pronunciation import WordSounds
from audiobook.story import Kind


@pytest.mark.parametrize(
    ("names", "text", "titles", "said"),
    [
        (["x.md"], "It rained.", ["X"], ["X"]),
        (["v.txt"], "It rained.", ["V"], ["V"]),
        (["I.md"], "It rained.", ["I"], ["I"]),
        (["b.md"], "It rained.", ["B"], ["B"]),
        (["x.md"], "# X\n\nIt rained.", ["X"], ["Ten"]),  # a heading in the text is a numeral
        (["xi.md"], "It rained.", ["Xi"], ["Xi"]),
        (["book/c.md", "book/x.md"], "It rained.", ["C", "X"], ["C", "X"]),
        (["book/v.md", "book/x.md"], "It rained.", ["V", "X"], ["V", "X"]),
        (["book/I.md", "book/IV.md", "book/V.md"], "It rained.", ["I", "IV", "V"],
         ["One", "Four", "Five"]),
    ],
)  # fmt: skip
def test_titles(
    names: list[str], text: str, titles: list[str], said: list[str], tmp_path: Path
) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    story = read_story(tmp_path / ("book" if "book" in names[0] else names[0]))
    heads = [segment for _, segment in story.segments() if segment.kind is Kind.HEADING]
    assert [chapter.title for chapter in story.chapters] == titles
    assert [reading(head, WordSounds(), "en").text for head in heads] == said
