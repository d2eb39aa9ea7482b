"""What is said in a chapter is found out once, and anew where anything of it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.build import Project, sayings
from audiobook.build.book import prepare


@pytest.fixture
def here(project: Path) -> Project:
    (project / "build/.audiobook").mkdir(parents=True)
    return Project(project / "stories", project / "build", project / "voices.yaml")


def lines(here: Project) -> list[list[str]]:
    """The keys of what is said, chapter by chapter."""
    book = prepare(here, here.stories / "gate.md")
    return [[line.key for line in order.lines] for order in book.orders]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The chapters that are said anew, by their keys."""
    found: list[str] = []
    usual = sayings.Sayings.of

    def of(self: sayings.Sayings, key: str, say: object) -> sayings.Said:
        def noted() -> sayings.Said:
            found.append(key)
            return say()  # type: ignore[operator, no-any-return]

        return usual(self, key, noted)

    monkeypatch.setattr(sayings.Sayings, "of", of)
    return found


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_is_said_anew_where_nothing_changed(here: Project, asked: list[str]) -> None:
    before = lines(here)
    assert len(asked) == 2
    assert lines(here) == before
    assert len(asked) == 2


def test_an_edit_says_its_chapter_anew(here: Project, asked: list[str]) -> None:
    before = lines(here)
    edit(here.stories / "gate.md", "three birches", "two birches")
    after = lines(here)
    assert len(asked) == 3
    assert (after[0], after[1][1:]) == (before[0], [after[1][1], *before[1][2:]])


@pytest.mark.parametrize(
    "text",
    ['pronunciations: {hill: "hɪl"}', "pauses: {turn: 0.5}", "chapter_titles: false"],
)
def test_voices_decide_it(here: Project, asked: list[str], text: str) -> None:
    lines(here)
    here.voices.write_text(f"{here.voices.read_text('utf-8')}{text}\n", encoding="utf-8")
    lines(here)
    assert len(asked) == 4


def test_another_voice_is_another_saying(here: Project, asked: list[str]) -> None:
    lines(here)
    edit(here.voices, '"110"', '"120"')
    lines(here)
    assert len(asked) == 4  # he speaks in both


def test_a_file_that_was_cut_or_changed_counts_as_none(here: Project) -> None:
    before = lines(here)
    file = here.sayings(here.stories / "gate.md")
    whole = file.read_bytes()
    for at in range(0, len(whole), 97):
        damaged = bytearray(whole)
        damaged[at] ^= 1
        for data in (whole[:at], bytes(damaged)):
            file.write_bytes(data)
            known = sayings.Sayings(file)
            assert known.of("a key", lambda: ()) == ()
    file.write_bytes(whole[: len(whole) // 2])
    assert lines(here) == before
    assert file.read_bytes() == whole
