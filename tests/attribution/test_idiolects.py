"""How people speak in the rest of a book tells who says a line beside which nothing stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.attribution import attribute
from audiobook.attribution.inference.idiolects import SpokenWords
from audiobook.manuscript import read_story
from audiobook.story import Kind

SEA = ["Aye, the gale, ye lubbers, the gale", "Haul, ye lubbers, haul, aye", "Aye, ye lubbers, aye"]
TOWN = ["Indeed, my dear sir, indeed", "How charming, my dear sir", "Charming, indeed, my dear sir"]
WORDS = {"Silver": SEA, "Trelawney": TOWN}


def book(line: str) -> str:
    """Both speak much, each in words of their own; at last somebody says a line."""
    told = [
        f"“{WORDS[who][number % 3]},” said {who}, and looked at the map.\n\n"
        for number in range(12)
        for who in (("Silver", "Trelawney") if number % 2 else ("Trelawney", "Silver"))
    ]
    return (
        f"{''.join(told)}***\n\nSilver and Trelawney stood on deck. The rain fell.\n\n“{line}.”\n"
    )


@pytest.mark.parametrize("who", WORDS)
@pytest.mark.parametrize("number", range(3))
def test_a_line_goes_to_who_speaks_so(who: str, number: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(book(WORDS[who][number]), encoding="utf-8")
    told = attribute(read_story(tmp_path / "a.txt"))
    said = [one for _, one in told.segments() if one.kind is Kind.DIALOGUE]
    assert said[-1].speaker == who
    assert [one.speaker for one in said[:-1]].count("Silver") == 12  # tags are believed still


def likeness(line: str, *known: tuple[str, str]) -> dict[str, float]:
    """Of the line, said by Ann or Ben, after lines that are known to be somebody's."""
    here = {"Ann": 0.5, "Ben": 0.5}
    lines = [*((words.split(), {who: 1.0}) for words, who in known), (line.split(), here)]
    found = SpokenWords.of(lines, 1).likeness(line.split(), here, 0.1, 5)
    return dict(zip(here, found, strict=True))


@pytest.mark.parametrize(
    ("line", "likelier"),
    [
        ("aye aye", "Ann"),
        ("indeed so", "Ben"),
        ("but the aye", "Ann"),
        ("the but", ""),  # both say this
        ("never heard", ""),  # nobody else says it: its own words are no evidence
    ],
)
def test_words_tell_what_others_do_not_say(line: str, likelier: str) -> None:
    known = [("aye the but", "Ann"), ("indeed the but", "Ben")] * 4
    found = likeness(line, *known)
    if likelier:
        assert max(found, key=lambda who: found[who]) == likelier
    else:
        assert found["Ann"] == pytest.approx(found["Ben"])


def test_who_says_nothing_else_is_neither_likely_nor_unlikely() -> None:
    assert likeness("the gale", ("the gale blows", "Ann"))["Ben"] == 0.0
    assert SpokenWords.of([], 1).said == {}
