"""Nothing of a source is lost and nothing made up: what `script --json` tells covers the file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from conftest import shared
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from audiobook.api.scripts import lines_of
from audiobook.attribution import attribute
from audiobook.cli.output import line_json
from audiobook.errors import InputError
from audiobook.manuscript import read_story
from audiobook.pronunciation import WordSounds
from audiobook.story import Story

ROOT = Path(__file__).parents[2]
SHIPPED = ("leon.md", "marco.txt", "sofie")
GIVEN = ("000_b766995f6aa7899b.txt", "001_35fb52ee449f3a13.txt", "002_2f48dfd8eb95aece.txt")
DOUBLE_MARKS = frozenset('"“”„‟«»〝〞')  # never spoken; what else is silent must be listed

# The bricks of manuscripts and of accidents; between them, any character at all.
BRICKS = st.sampled_from(
    [
        *("“", "”", '"', "'", "‘", "’", "«", "»", "„", "—", "–", "...", "…", "<<", ">>"),
        *("*", "**", "_", "__", "~~", "`", "```", "#", "## ", "> ", "- ", "1. ", "|", "\\"),
        *("[^1]", "[a](b)", "![i](j)", "[", "](", ")", "<!--", "-->", "<b>", "===", "---"),
        *("\n", "\n\n", "\n\n", " ", "  ", "\t", "\r\n", "\r", "\f", "\v", "\x85", "\u2028"),
        *("\n***\n", "\n\n* * *\n\n", "\n# One\n", "\n## Two\n\n", "\nChapter II\n\n"),
        *("---\ntitle: T\n---\n", "said Ann", "Bob asked, ", "he said. ", "Mr. Ó Tull", "don't"),
        *("caf√©", "Ã©t", "â€œ", "â€\x9d", "Â ", "1984", "£3.50", "😀", "👩‍👩‍👧", "漢字", "Москва"),
        *("\x00", "\x07", "\x1b[0m", "\ufeff", "\u200b", "\u00ad", "\u202e", "e\u0301", "ﬁ", "Ⅷ"),
    ]
)
WORDS = st.sampled_from(["the", "Go", "home", "lamp", "ten", "A", "sea.", "no,", "why?", "Yes!"])
TEXTS = st.lists(
    st.one_of(BRICKS, WORDS, st.just(" "), st.text(max_size=6)), min_size=1, max_size=60
).map("".join)


def read(text: str, suffix: str) -> Story:
    """The story that a file holding `text` is; assumes that it is one."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"story{suffix}"
        file.write_bytes(text.encode("utf-8"))
        try:
            return attribute(read_story(file))
        except InputError:
            assume(False)
            raise


def check(story: Story) -> None:
    """Hold the script against the files."""
    entries = list(map(line_json, lines_of(story, WordSounds())))
    by_file: dict[int, list[dict[str, Any]]] = {i: [] for i in range(len(story.files))}
    files = {chapter.number: chapter.file for chapter in story.chapters}
    for entry in entries:
        by_file[files[entry["chapter"]]].append(entry)
    for index, source in enumerate(story.files):
        at = 0
        for entry in by_file[index]:
            assert entry["start"] >= at, f"overlaps what stands before it: {entry}"
            assert not source.text[at : entry["start"]].strip(), f"lost before {entry}"
            assert entry["text"] == source.text[entry["start"] : entry["end"]]
            at = entry["end"]
        assert not source.text[at:].strip(), "the end is lost"
    segments = [segment for _, segment in story.segments()]
    for entry, segment in zip(entries, segments, strict=True):
        check_spoken(entry, segment.text)


def check_spoken(entry: dict[str, Any], as_read: str) -> None:
    """`as_read` is the text with its mojibake mended: `silent` counts in it."""
    if entry["kind"] == "silent":
        assert entry["reason"]
        assert entry["spoken"] == ""
        return
    assert not entry.get("reason")
    assert entry["spoken"]
    silent = entry.get("silent", [])
    assert all(reason and 0 <= start < end <= len(as_read) for start, end, reason in silent)
    dumb = {at for start, end, _ in silent for at in range(start, end)}
    heard = {at: char for at, char in enumerate(as_read) if at not in dumb}
    for start, end, said in entry.get("readings", []):
        assert any(at in heard for at in range(start, end)), "what is read is not silent"
        heard |= dict.fromkeys(range(start, end), "") | {start: said}
    assert bare("".join(heard[at] for at in sorted(heard))) == bare(entry["spoken"])


def bare(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in DOUBLE_MARKS)


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@settings(max_examples=300)
@given(text=TEXTS)
@example(text="“Yes")
@example(text="# \n\n“”\n\n***\n")
@example(text="---\ntitle: x\n---\n\nA caf√© “*Go*[^1]” said Ann.\r\n\r\n[^1]: A note.\n")
@example(text="It was a \x00\x1b[31mred\x1b[0m day😀.")
def test_every_character_is_spoken_once_or_silent_for_a_reason(suffix: str, text: str) -> None:
    check(read(text, suffix))


@settings(max_examples=60)
@given(texts=st.lists(TEXTS, min_size=2, max_size=3))
def test_a_folder_of_chapters_loses_nothing_either(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number}.md").write_bytes(text.encode("utf-8"))
        try:
            story = attribute(read_story(Path(folder)))
        except InputError:
            assume(False)
            raise
        check(story)
        assert {entry["file"] for entry in map(line_json, lines_of(story, WordSounds()))} <= {
            f"{number}.md" for number in range(len(texts))
        }


@pytest.mark.parametrize("name", SHIPPED)
def test_the_stories_that_come_with_the_project(name: str) -> None:
    story = attribute(read_story(ROOT / "stories" / name))
    check(story)
    assert not [problem for problem in story.problems if problem.fatal]


@pytest.mark.parametrize("name", GIVEN)
def test_stories_of_the_workshop(name: str) -> None:
    check(attribute(read_story(shared(f"stories/{name}"))))


def test_mojibake_is_read_as_it_was_meant_and_a_name_in_marks_is_no_speech() -> None:
    story = attribute(read_story(shared(f"stories/{GIVEN[2]}")))
    entries = list(map(line_json, lines_of(story, WordSounds())))
    assert any("caf√©" in entry["text"] and "café" in entry["spoken"] for entry in entries)
    assert not any("√" in entry["spoken"] for entry in entries)
    named = [entry for entry in entries if "Marc Dupont" in entry["text"]]
    assert named
    assert {entry["kind"] for entry in named} == {"narration"}
    assert any("«√©» as «é»" in problem.what for problem in story.problems)
