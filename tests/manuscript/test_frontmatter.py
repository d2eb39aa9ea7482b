"""What a story says of itself at its top, and the YAML below it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.errors import InputError, Problem
from audiobook.manuscript import frontmatter
from audiobook.story import Metadata, Source
from audiobook.system import yaml

FILE = Path("story.md")


def read(text: str) -> Metadata:
    return frontmatter.read(Source(FILE, text)).metadata


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read(text)
    return caught.value.problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: The Gate\n---\nText.", Metadata(title="The Gate")),
        ("---\ntitle: 1984\nyear: 1949\n---\n", Metadata(title="1984", year="1949")),
        ("---\nauthor: [A. One, B. Two]\n---\n", Metadata(author="A. One & B. Two")),
        ("---\nauthor:\n- A. One\n- B. Two\n---\n", Metadata(author="A. One & B. Two")),
        ("---\nseries: S\nseries_part: 1.5\n---\n", Metadata(series="S", series_part="1.5")),
        ('---\ntitle: "A: B"\n...\nText.', Metadata(title="A: B")),
        ("---\ndescription: >\n  one\n  two\n---\n", Metadata(description="one two")),
        ("---\n# only a comment\ntitle:\n---\n", Metadata()),
        ("---\nlanguage: en-GB\ncover: a.jpg\n---\n", Metadata(language="en-GB", cover="a.jpg")),
        ("---\n---\nText.", Metadata()),
        ("---  \ntitle: A\n---  \n", Metadata(title="A")),
        # none at all
        ("Text.\n---\ntitle: A\n---\n", Metadata()),
        ("---\n\nOnce upon a time.\n\n---\n", Metadata()),
        ("---\nOnce upon a time\n---\n", Metadata()),
        ("", Metadata()),
    ],
)
def test_front_matter(text: str, expected: Metadata) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "what", "mend", "line", "column"),
    [
        ("+++\ntitle = A\n+++\n", "cannot be read", "TOML", 2, 1),
        ("+++\ntitle = 'A'\nText.", "never closed", "«+++»", 1, 1),
        ("---\ntitle: [A, B]\n---\n", "«title» must be", "", 2, 1),
        ("---\ntitle: A\nauthor: {a: b}\n---\n", "«author» must be", "", 3, 1),
        ("---\ntitle: true\n---\n", "«title» must be", "", 2, 1),
        ("---\ntitle: A: B\n---\n", "cannot be read", "quote", 2, 9),
        ("---\ntitle: A\ntitle: B\n---\n", "twice", "keep one", 3, 1),
        ("---\ntitle: 'A\n---\n", "cannot be read", "", 2, 8),
        ("---\ntitle: A\nText.", "never closed", "«---»", 1, 1),
        ("---\nyear: 2024-13-45\n---\n", "cannot be read", "", 2, 1),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    text: str, what: str, mend: str, line: int, column: int
) -> None:
    (problem,) = problems_of(text)
    assert what in problem.what
    assert mend in problem.mend
    assert problem.place
    assert problem.place.line == line
    assert problem.place.column == column
    assert problem.place.excerpt == text.split("\n")[line - 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('+++\ntitle = "The Gate"\ndate = 2020-05-17\n+++\nText.', Metadata(title="The Gate")),
        (
            "+++\nauthors = ['A', 'B']\ndraft = true\n[params]\nx = 1\n+++\n",
            Metadata(author="A & B"),
        ),
        ("---\nlayout: post\ntitle: A\ntags: [a, b]\n---\n", Metadata(title="A")),
        ("---\nauthor: {name: Ann, email: x}\n---\n", Metadata(author="Ann")),
        ("---\nauthors:\n- name: Ann\n- name: Bob\n---\n", Metadata(author="Ann & Bob")),
        ("---\ntitle: A\ncover: {image: a.jpg, alt: x}\n---\n", Metadata(title="A")),
        ("---\nseries: [S]\n---\n", Metadata(series="S")),
        ("+++\nIt began.\n+++\n", Metadata()),
    ],
)
def test_front_matter_of_sites(text: str, expected: Metadata) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("---\ntitel: A\n---\n", "«titel»", "«title»"),
        ("---\nAuthor: A\n---\n", "«Author»", "«author»"),
        ("---\nautor: A\n---\n", "«autor»", "«author»"),
        ("---\nfoo: A\nlayout: b\n---\n", "«foo», «layout»", "the keys that are read are"),
        ("+++\nweight = 3\n+++\n", "«weight»", "the keys that are read are"),
    ],
)
def test_keys_that_are_not_ours_are_passed_over_with_a_note(
    text: str, what: str, mend: str
) -> None:
    (note,) = frontmatter.read(Source(FILE, text)).notes
    assert what in note.what
    assert mend in note.mend
    assert not note.fatal
    assert note.place
    assert (note.place.line, note.place.column) == (2, 1)


def test_all_problems_are_told_at_once() -> None:
    problems = problems_of("---\ntitle: {}\nauthor: {}\nyear: []\n---\n")
    assert [problem.place and problem.place.line for problem in problems] == [2, 3, 4]


@given(st.text(alphabet=st.sampled_from("ab:-[]{}'\"#&*!|>%@`,?\n \t\x00\x85é1.")))
def test_any_front_matter_is_read_or_told(text: str) -> None:
    try:
        metadata = read(f"---\ntitle: {text}\n---\nText.")
    except InputError as error:
        problems = error.problems
    else:
        problems = ()
        assert all(isinstance(getattr(metadata, key), str) for key in frontmatter.KEYS)
    assert all(problem.place and problem.what for problem in problems)


def test_a_yaml_path_has_a_place() -> None:
    text = "# voices\nnarrator: {voice: a}\ncharacters:\n  Vik tor:\n    aliases: [V, W]\n"
    data, locate = yaml.read(text, FILE)
    assert data["characters"]["Vik tor"] == {"aliases": ["V", "W"]}

    def place(*path: str | int) -> tuple[int, int]:
        return locate(path).line, locate(path).column

    assert place("narrator", "voice") == (2, 12)
    assert place("characters", "Vik tor") == (4, 3)
    assert place("characters", "Vik tor", "aliases", 1) == (5, 18)
    assert place("characters", "Nobody", "rate") == (3, 1)
    assert place() == (2, 1)


@pytest.mark.parametrize(
    "text", ["[" * 2000, "a: &x [*x]\nb: 1" + "0" * 9000, "a: \x07", "a: !!python/x b"]
)
def test_hostile_yaml_is_the_users_mistake(text: str) -> None:
    with pytest.raises(InputError):
        yaml.read(text, FILE)
