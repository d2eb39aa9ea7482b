"""Reasons in words and as values: what a person reads says the same as what a script gets."""

from __future__ import annotations

from typing import Any

import pytest

from audiobook.build.reason import Reason
from audiobook.cli.words import causes, sentences, voiced


@pytest.mark.parametrize(
    ("reasons", "said", "values"),
    [
        ([Reason("new")], ["new"], [("new", "", None, None, 0)]),
        (
            [
                Reason("voice", "Bob", "tone:1", "tone:2", (3,)),
                Reason("pitch", "Bob", None, 7, (3,)),
            ],
            ["1 line: Bob's voice tone:1 → tone:2, pitch default → 7"],
            [("voice", "Bob", "tone:1", "tone:2", 1), ("pitch", "Bob", None, 7, 1)],
        ),
        (
            [Reason("rate", "Bob", None, 120, (1, 2)), Reason("rate", "Bob", 90, 120, (5,))],
            ["2 lines: Bob's rate default → 120", "1 line: Bob's rate 90 → 120"],
            [("rate", "Bob", None, 120, 2), ("rate", "Bob", 90, 120, 1)],
        ),
        (
            [Reason("pause", "", 0.6, 1.6, (0,)), Reason("pause", "", 0.25, 0.3, (1, 2))],
            ["pauses: 0.25 → 0.3 s, 0.6 → 1.6 s"],
            [("pause", "", 0.6, 1.6, 1), ("pause", "", 0.25, 0.3, 2)],
        ),
        (
            [Reason("missing", "a.mp3"), Reason("missing", "b.mp3")],
            ["«a.mp3» is missing", "«b.mp3» is missing"],
            [("missing", "a.mp3", None, None, 0), ("missing", "b.mp3", None, None, 0)],
        ),
        (
            [Reason("setting", "year", None, "2026"), Reason("setting", "text", "0a", "0b")],
            ["year: none → 2026", "text changed"],
            [("setting", "year", None, "2026", 0), ("setting", "text", "0a", "0b", 0)],
        ),
        ([Reason("fewer", "", 5, 4)], ["1 line fewer"], [("fewer", "", 5, 4, 0)]),
    ],
)
def test_reasons(reasons: list[Reason], said: list[str], values: list[tuple[Any, ...]]) -> None:
    assert sentences(reasons) == said
    assert [tuple(value.values()) for value in causes(reasons)] == values
    assert all(list(value) == ["kind", "what", "from", "to", "lines"] for value in causes(reasons))


@pytest.mark.parametrize(
    ("engines", "best", "said"),
    [
        (
            {"kokoro": 13, "hibari": 1},
            "kokoro",
            "13 voices of kokoro, the best engine here; 1 of hibari",
        ),
        ({"tone": 1}, "", "1 voice of tone"),
        (
            {"tone": 2, "pyttsx3": 1},
            "pyttsx3",
            "2 voices of tone; 1 of pyttsx3, the best engine here",
        ),
    ],
)
def test_who_speaks(engines: dict[str, int], best: str, said: str) -> None:
    assert voiced(engines, best) == said
