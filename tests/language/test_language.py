"""The lists of English hold together: what stands in which, and how it is written."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from audiobook.language import ENGLISH, split


def lists(value: Any, name: str = "") -> dict[str, frozenset[str]]:
    """Every list of words in a language, by its name."""
    if isinstance(value, frozenset):
        return {name: value}
    if not is_dataclass(value):
        return {}
    found: dict[str, frozenset[str]] = {}
    for field in fields(value):
        found |= lists(getattr(value, field.name), f"{name}.{field.name}".lstrip("."))
    return found


def test_a_list_is_parted_at_blanks_and_line_ends() -> None:
    assert split("said  says\n    ask ") == {"said", "says", "ask"}


GIVEN_NAMES = {"people.women", "people.men"}


@pytest.mark.parametrize("name", lists(ENGLISH))
def test_every_list_holds_words_in_lower_case_but_for_given_names(name: str) -> None:
    words = lists(ENGLISH)[name]
    assert words
    if name in GIVEN_NAMES:
        assert all(word[0].isupper() for word in words)
    else:
        assert all(word == word.lower() for word in words)


def test_a_title_is_of_one_gender() -> None:
    men, women, either = ENGLISH.titles.men, ENGLISH.titles.women, ENGLISH.titles.either
    assert not men & women | women & either | men & either
    assert ENGLISH.titles.mostly_men <= either


def test_a_short_title_stands_once_and_the_same_in_full() -> None:
    short = [title.short for title in ENGLISH.titles.short]
    assert len(set(short)) == len(short)
    said = {title.short.lower(): title.said.lower() for title in ENGLISH.titles.short}
    assert all(said[short] == full for short, full in ENGLISH.titles.full.items())


@pytest.mark.parametrize(
    ("short", "bare", "common"),
    [
        ("Mr", True, True),
        ("Dr", True, True),
        ("Capt", False, True),
        ("St", False, True),
        ("Sen", False, False),  # a name as well
        ("Sec", False, False),  # «Wait a sec.»
        ("Mlles", True, False),
    ],
)
def test_how_a_title_is_written(short: str, bare: bool, common: bool) -> None:
    title = next(title for title in ENGLISH.titles.short if title.short == short)
    assert (title.bare, title.common) == (bare, common)
    assert (short in ENGLISH.titles.common) is common


def test_verbs_of_thought_tell_no_speech() -> None:
    assert ENGLISH.verbs.weak - {"thought"} <= ENGLISH.verbs.speech
    assert ENGLISH.verbs.plain <= ENGLISH.verbs.says
    assert not ENGLISH.verbs.says & (ENGLISH.verbs.thought | ENGLISH.verbs.thinking)
