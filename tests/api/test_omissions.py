"""What a plan tells of a book: what is known of it, and what of the manuscript is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook import api
from audiobook.errors import InputError

GUTENBERG = """\
*** START OF THE PROJECT GUTENBERG EBOOK THE GREEN DOOR ***

THE GREEN DOOR

by Ann Example

CONTENTS

CHAPTER I. The Door

CHAPTER II. The Key

CHAPTER I. The Door

It was green all day long, and nobody came to look.

CHAPTER II. The Key

It was lost for a year and a day, and then it was found.

*** END OF THE PROJECT GUTENBERG EBOOK THE GREEN DOOR ***

Much more.
"""


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> api.Project:
    monkeypatch.chdir(project)
    return api.Project()


def plan_of(here: api.Project, text: str, suffix: str = ".md") -> api.BookPlan:
    story = here.stories / f"new{suffix}"
    story.write_text(text, encoding="utf-8")
    return api.plan(here, story)


def told(plan: api.BookPlan) -> list[tuple[str, int, str]]:
    return [(one.reason, one.times, one.matter) for one in plan.left_out]


def test_what_stands_around_a_text_is_told(here: api.Project) -> None:
    plan = plan_of(here, GUTENBERG, ".txt")
    assert (plan.book.title, plan.book.authors) == ("The Green Door", ("Ann Example",))
    assert told(plan) == [
        ("Project Gutenberg's header", 1, ""),
        ("title page", 1, "title page"),
        ("table of contents", 1, "contents"),
        ("Project Gutenberg's licence", 1, "licence"),
    ]
    assert [one.place.line for one in plan.left_out] == [1, 3, 9, 21]
    assert plan.left_out[2].words == 8


def test_what_is_silent_again_and_again_is_told_once(here: api.Project) -> None:
    plan = plan_of(here, "# One\n\nA.[^1]\n\n[^1]: One.\n\nB.[^2]\n\n[^2]: Two.\n\n***\n\nC.\n")
    assert told(plan) == [("footnote", 2, "notes")]


@pytest.mark.parametrize("file", ["voices.yaml", "stories/new.voices.yaml"])
def test_a_title_page_is_read_where_somebody_wants_it(here: api.Project, file: str) -> None:
    with Path(file).open("a", encoding="utf-8") as voices:
        voices.write("matter: [title page]\n")
    plan = plan_of(here, GUTENBERG, ".txt")
    assert plan.book.title == "The Green Door"
    assert {reason for reason, _, _ in told(plan)} == {
        "Project Gutenberg's header",
        "Project Gutenberg's licence",
        "table of contents",
    }


def test_what_is_the_same_in_all_books_stands_behind_what_a_story_says(here: api.Project) -> None:
    with Path("voices.yaml").open("a", encoding="utf-8") as voices:
        voices.write("book: {author: [A, B], publisher: Quay, series: S, series_part: 1}\n")
    plan = plan_of(here, "---\ntitle: T\npublisher: Own\nseries: Other\n---\n\nIt rained.\n")
    assert plan.book.authors == ("A", "B")
    assert plan.book.publisher == "Own"
    assert (plan.book.series, plan.book.series_part) == ("Other", "")


def test_what_stands_beside_a_story_mends_what_it_says(here: api.Project) -> None:
    (here.stories / "new.voices.yaml").write_text("book: {title: Right}\n", encoding="utf-8")
    assert plan_of(here, "---\ntitle: Wrong\nyear: 1949\n---\n\nIt rained.\n").title == "Right"


def test_a_cover_is_seen_from_the_file_that_names_it(here: api.Project) -> None:
    Path("voices.yaml").write_text("book: {cover: none.jpg}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"stories/\.\./none\.jpg is not there"):
        plan_of(here, "# One\n\nIt rained.\n")
