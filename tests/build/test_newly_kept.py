"""That casts are kept is told of each of a few stories, and once of many."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.build import Project, book


@pytest.mark.parametrize(("stories", "notes"), [(0, 0), (1, 1), (3, 3), (4, 1), (300, 1)])
def test_many_stories_have_one_note(stories: int, notes: int) -> None:
    paths = [Path("stories", f"s{number}.md") for number in range(stories)]
    told = list(book.newly_kept(Project(), paths))
    assert len(told) == notes
    for name, note in told:
        assert not note.fatal
        expected = f"stories/{name}.cast.yaml" if name else f"{stories} stories"
        assert expected in note.what
