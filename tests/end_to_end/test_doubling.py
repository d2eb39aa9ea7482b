"""Twice the text takes no more than 2.4 times as long, whatever it is a run of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from growth import assert_doubles, assert_linear

from audiobook import corrections
from audiobook.attribution import attribute
from audiobook.build import Project, book
from audiobook.errors import InputError
from audiobook.manuscript import read_story

MARKS = [*".,;:!?…-–—_*~`#>|/\\&@+='‘’\"“”«»„()[]{}<", "\u00a0", "\u200b", "\u0301", "\t"]
WORDS = [
    "X. ", "St. ", "Mr. ", "Mr. and Mrs. ", "Ann ", "Ann. ", "Ann, ", "Sir John ", "van der ",
    "the old man ", "her brother ", "said Ann ", "he said, ", "“Yes,” said Ann. ", "“Yes” ",
    "“Go,” he said. “Go,” ", "“‘", "’”", "Ann: ", "ANN. ", "[Ann] ", "[Ann] “Yes.” ", "IV. ",
    "MCM ", "1984 ", "1", "£5 ", "3/4 ", "6'2\" ", "10:30 ", "No. 5 ", "Chapter 1\n\n", "# A\n\n",
    "* * *\n\n", "**a** ", "*a* ", "[a](b) ", "[^1] ", "<!-- ", "&amp; ", "> a\n", "- a\n",
    "caf√© ", "’tis ", "I said ", "my mother ", "O Ann! ", "Dear Ann,\n\n", "Exit Ann\n",
    "Ann and Bob and ", "Queen Elizabeth II ", "etc. ", "word", "A-", "a", "é", "漢", "a-\n",
    "Page 1\n", "1\nTHE HEAD\n\n", "a ... 1\n", "ANN. a\n\nBEN. b\n\n",
]  # fmt: skip
SIZE = 1500  # characters of the smaller text


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("unit", [*MARKS, *(f"{mark} " for mark in MARKS), *WORDS])
def test_a_run_of_anything(unit: str, suffix: str, tmp_path: Path) -> None:
    def prepare(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}{suffix}"
        text = f"It rained. {unit * (size // len(unit))} “Yes,” said Ann.\n"
        path.write_text(text, encoding="utf-8")
        return lambda: attribute(read_story(path))

    assert_doubles(prepare, SIZE)


def test_a_chain_of_corrections(tmp_path: Path) -> None:
    text = "# One\n\n“Yes,” said a1.\n\n“No,” said Ann.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    story = read_story(tmp_path / "a.md")

    def prepare(size: int) -> Callable[[], object]:
        joins = "".join(f"a{n} = a{n + 1}\n" for n in range(1, size))
        known = corrections.parse(joins, tmp_path / "a.corrections")

        def work() -> None:
            mended = corrections.apply(story, known)
            told = attribute(mended, corrections.cast_of((), known))
            corrections.with_unknown(told.characters, (), known)

        return work

    assert_doubles(prepare, 3000)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = b\nb = a\n", "«a» is joined to itself: a = b = a"),
        ("x = a\na = b\nb = c\nc = a\n", "«a» is joined to itself: a = b = c = a"),
        ("a = b\nb = c\nc = b\n", "«b» is joined to itself: b = c = b"),
    ],
)
def test_a_circle_is_found_in_a_chain(text: str, said: str, tmp_path: Path) -> None:
    known = corrections.parse(text, tmp_path / "a.corrections")
    with pytest.raises(InputError, match=said):
        corrections.cast_of((), known)


MANY = {  # what each of many names stands in
    "a paragraph of descriptions": "Ann{} met the old man, and the girl sat. ",
    "a paragraph of speakers": "“Yes,” said Zo{}ka. ",
    "speakers": "“Yes,” said Zo{}ka.\n\n",
    "named speakers": "[Zo{}ka] “Yes.”\n\n",
    "one surname": "“Yes,” said Zo{}ka Smith.\n\n",
}


@pytest.mark.parametrize("kind", MANY)
def test_many_names(kind: str, project: Path) -> None:
    letters = str.maketrans("0123456789", "abcdefghij")
    here = Project(project / "stories", project / "build", project / "voices.yaml")

    def prepare(size: int) -> Callable[[], object]:
        path = here.stories / f"{size}.md"
        named = [str(n).translate(letters) for n in range(size)]
        path.write_text("".join(map(MANY[kind].format, named)), encoding="utf-8")
        return lambda: book.prepare(here, path, anyhow=True)

    assert_linear(prepare, 60, 60)
