"""What is here is asked once for all stories that are looked at together."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from audiobook.build import freshness
from audiobook.engines import installed


def test_a_cast_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[frozenset[str]] = []
    usual = installed.can_speak

    def can_speak(voices: Iterable[str]) -> bool:
        asked.append(frozenset(voices))
        return usual(asked[-1])

    monkeypatch.setattr(installed, "can_speak", can_speak)
    here = freshness.Here({"strict": False})
    low, high = frozenset({"tone:110"}), frozenset({"tone:110", "tone:440"})
    stamps = [here.stamp(voices) for voices in (low, high, low, high)]
    assert stamps[:2] == stamps[2:]
    assert stamps[0] != stamps[1]
    assert stamps[0] == freshness.stamp(low, {"strict": False})
    assert asked == [low, high]


def test_who_cannot_be_spoken_has_no_stamp() -> None:
    assert freshness.Here({}).stamp(frozenset({"tone:110", "nobody:x"})) == ""
