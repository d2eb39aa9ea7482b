"""The figures of docs/accuracy.md on the project's own stories do not fall."""

from __future__ import annotations

import pytest

from bench.accuracy import score


@pytest.mark.parametrize(
    ("name", "f1", "speakers"), [("leon", 0.98, 0.74), ("sofie", 0.99, 0.78), ("marco", 0.98, 0.80)]
)
def test_quotations_and_speakers(name: str, f1: float, speakers: float) -> None:
    made = score(name)
    assert made.f1 >= f1
    assert made.speakers >= speakers
