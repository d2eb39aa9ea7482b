"""The figures of docs/pronunciation.md: who betters them lifts them here."""

from __future__ import annotations

import importlib.util

import pytest

from bench.pronunciation.__main__ import verdicts
from bench.pronunciation.tables import heteronyms, words

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("hibari") is None or importlib.util.find_spec("onnxruntime") is None,
    reason="the phonemes of the neural engines are hibari's",
)


@pytest.mark.parametrize(
    ("engine", "british", "development", "held_out"),
    [
        ("kokoro", False, 0.99, 0.97),
        ("kokoro", True, 0.98, 0.96),
        ("espeak", False, 0.99, 0.965),
        ("espeak", True, 0.98, 0.955),
    ],
)
def test_look_alikes(engine: str, british: bool, development: float, held_out: float) -> None:
    found = list(verdicts("heteronyms", engine, british, plain=False))
    for half, least in ((False, development), (True, held_out)):
        right = [verdict.right for verdict in found if verdict.case.held_out is half]
        assert sum(right) / len(right) >= least


@pytest.mark.parametrize(
    ("table", "engine", "least"),
    [
        ("names", "kokoro", 0.97),
        ("names", "espeak", 0.96),
        ("dialect", "kokoro", 0.98),
        ("dialect", "espeak", 0.98),
        ("interjections", "kokoro", 0.98),
        ("interjections", "espeak", 0.98),
    ],
)
def test_words(table: str, engine: str, least: float) -> None:
    right = [verdict.right for verdict in verdicts(table, engine, british=False, plain=False)]
    assert sum(right) / len(right) >= least


def test_the_tables_are_as_large_as_they_should_be() -> None:
    cases = heteronyms()
    assert len(cases) >= 400
    assert len({case.word.lower() for case in cases}) >= 100
    assert len(words("names.txt", "{}")) >= 300
    assert len(words("dialect.txt", "{}")) >= 100
    assert len(words("interjections.txt", "{}")) >= 60
