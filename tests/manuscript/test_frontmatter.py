"""What a story says of itself at its top, and the YAML below it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.errors import InputError, Problem
from audiobook.manuscript import frontmatter
from audiobook.story import Matter, MatterChoice, Metadata, Source
from audiobook.system import yaml

FILE = Path("story.md")


GATE = Metadata(title="The Gate of Horn", authors=("A", "B"), year="1949")


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
        ("---\nauthor: [A. One, B. Two]\n---\n", Metadata(authors=("A. One", "B. Two"))),
        ("---\nauthor:\n- A. One\n- B. Two\n---\n", Metadata(authors=("A. One", "B. Two"))),
        ("---\nseries: S\nseries_part: 1.5\n---\n", Metadata(series="S", series_part="1.5")),
        ('---\ntitle: "A: B"\n...\nText.', Metadata(title="A: B")),
        ("---\ndescription: >\n  one\n  two\n---\n", Metadata(description="one two")),
        ("---\n# only a comment\ntitle:\n---\n", Metadata()),
        ("---\nlanguage: en-GB\ncover: a.jpg\n---\n", Metadata(language="en-GB", cover="a.jpg")),
        ("---\n---\nText.", Metadata()),
        ("---  \ntitle: A\n---  \n", Metadata(title="A")),
        ("---\ntitle: A: B's C\nauthor: D\n---\n", Metadata(title="A: B's C", authors=("D",))),
        ("---\ntitle:\tA\nseries: @B\n---\n", Metadata(title="A", series="@B")),
        (
            "---\ntitle:\n- {type: main, text: A}\n- {type: subtitle, text: B}\n"
            "creator:\n- {role: author, text: C}\n- {role: editor, text: D}\n---\n",
            Metadata(title="A", subtitle="B", authors=("C",)),
        ),
        ("---\nauthor: Ann Lee, Bo Poe\n---\n", Metadata(authors=("Ann Lee", "Bo Poe"))),
        ("---\nauthor: Poe, Bo\n---\n", Metadata(authors=("Poe, Bo",))),
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
        ("---\ntitle: [A\n---\n", "cannot be read", "quote", 3, 1),
        ("---\ntitle: A\ntitle: B\n---\n", "twice", "keep one", 3, 1),
        ("---\ntitle: 'A\n---\n", "cannot be read", "", 2, 8),
        ("---\ntitle: A\nText.", "never closed", "«---»", 1, 1),
        ("---\nyear: 2024-13-45\n---\n", "cannot be read", "", 2, 1),
        ("---\nmatter: [indxe]\n---\n", "did you mean «index»?", "", 2, 1),
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
            Metadata(authors=("A", "B")),
        ),
        ("---\nlayout: post\ntitle: A\ntags: [a, b]\n---\n", Metadata(title="A")),
        ("---\nauthor: {name: Ann, email: x}\n---\n", Metadata(authors=("Ann",))),
        ("---\nauthors:\n- name: Ann\n- name: Bob\n---\n", Metadata(authors=("Ann", "Bob"))),
        ("---\ntitle: A\ncover: {image: a.jpg, alt: x}\n---\n", Metadata(title="A")),
        ("---\nseries: [S]\n---\n", Metadata(series="S")),
        ("---\nseries: {name: S, index: 2}\n---\n", Metadata(series="S")),
        ("---\ntitle: A\nseries: [S, T]\npublisher: {a: b}\n---\n", Metadata(title="A")),
        ("---\ntitle: A\ncover: https://x.example/a.jpg\n---\n", Metadata(title="A")),
        ("---\nauthor: A, B and C\n---\n", Metadata(authors=("A", "B", "C"))),
        ("---\nauthor: King, Jr. & B\n---\n", Metadata(authors=("King, Jr.", "B"))),
        ("---\nauthor: Ann <ann@x.example>\n---\n", Metadata(authors=("Ann",))),
        ("+++\nIt began.\n+++\n", Metadata()),
        ("\n\n---\ntitle: A\n---\n", Metadata(title="A")),
        ('---json\n{\n"title": "A"\n}\n---\n', Metadata(title="A")),
        ("% The Gate\n  of Horn\n% A; B\n% 1949\n\nText.", GATE),
        ("% The Gate\n\nText.", Metadata(title="The Gate")),
        ("Title: The Gate\n  of Horn\nAuthor: A and B\nYear: 1949\n\nText.", GATE),
        ("% of people came.\nThey sat.", Metadata()),
        ("Title: The Gate", Metadata()),
        ("Note: this is a story.\n\nText.", Metadata()),
        ("Title: A\nHe came.\n\nText.", Metadata()),
        ("---\nlang: de\ncover-image: a.png\n---\n", Metadata(language="de", cover="a.png")),
    ],
)
def test_front_matter_of_sites(text: str, expected: Metadata) -> None:
    assert read(text) == expected


EVERYTHING = """\
title: The Gate
subtitle: A Story
author: A; B and C
narrator: King, Jr.
translator: [D & E, F]
series: S
series_part: 2.5
year: 1949
language: en-GB
isbn: 978-0-00-000000-2
asin: B000000000
genre: Fantasy, Humour
keywords: [sea, 1949]
publisher: Quay
description: |
  One.

  Two.
copyright: 1949 A
rights: CC BY 4.0
cover: a.jpg
dedication: To you.
"""


def test_all_that_it_may_say() -> None:
    assert read(f"---\n{EVERYTHING}---\n") == Metadata(
        title="The Gate",
        subtitle="A Story",
        authors=("A", "B", "C"),
        narrators=("King, Jr.",),
        translators=("D & E", "F"),
        series="S",
        series_part="2.5",
        year="1949",
        language="en-GB",
        isbn="978-0-00-000000-2",
        asin="B000000000",
        genres=("Fantasy", "Humour"),
        keywords=("sea", "1949"),
        publisher="Quay",
        description="One.\n\nTwo.",
        copyright="1949 A",
        rights="CC BY 4.0",
        cover="a.jpg",
        dedication="To you.",
    )


@pytest.mark.parametrize(
    ("told", "read_", "left"),
    [
        ("", {Matter.DEDICATION, Matter.PREFACE}, {Matter.COVER, Matter.NOTES}),
        ("matter: notes", {Matter.NOTES, Matter.DEDICATION}, {Matter.INDEX}),
        ("matter: [Title-Page, no dedication]", {Matter.TITLE_PAGE}, {Matter.DEDICATION}),
        ("matter: {copyright: true, preface: false}", {Matter.COPYRIGHT}, {Matter.PREFACE}),
        ("matter: all", set(Matter), set()),
        ("matter: none", set(), set(Matter)),
    ],
)
def test_a_story_chooses_what_is_read_beside_its_text(
    told: str, read_: set[Matter], left: set[Matter]
) -> None:
    matter = frontmatter.read(Source(FILE, f"---\ntitle: A\n{told}\n---\n")).matter
    assert all(map(matter.reads, read_))
    assert not any(map(matter.reads, left))


def test_a_choice_holds_over_another_and_leaves_the_rest_of_it() -> None:
    own = MatterChoice(read=frozenset({Matter.NOTES}))
    general = MatterChoice(
        read=frozenset({Matter.INDEX}), silent=frozenset({Matter.NOTES, Matter.DEDICATION})
    )
    both = own.over(general)
    assert both.reads(Matter.NOTES)
    assert both.reads(Matter.INDEX)
    assert not both.reads(Matter.DEDICATION)


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("---\ntitel: A\n---\n", "«titel»", "«title»"),
        ("---\nAuthor: A\n---\n", "«Author»", "«author»"),
        ("---\nautor: A\n---\n", "«autor»", "«author»"),
        ("---\nfoo: A\nlayout: b\n---\n", "«foo», «layout»", "the keys that are read are"),
        ("+++\nweight = 3\n+++\n", "«weight»", "the keys that are read are"),
        ("---\nkeywords: [{a: b}]\n---\n", "«keywords» must be a word", "on the same line"),
        ("---\ncover: //x.example/a.jpg\n---\n", "names no file", "JPEG or PNG"),
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
        assert "\n" not in metadata.title
        assert metadata.title.isprintable()
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
