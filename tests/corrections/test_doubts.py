"""Which lines a person is asked about first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.corrections.script import least_sure
from audiobook.story import Attribution, Chapter, Kind, Metadata, Segment, Source, Story

VOICE = "tag: said the Voice"
Line = tuple[str, float, int, str]  # speaker, confidence, scene, evidence


def story_of(lines: Sequence[Line]) -> Story:
    segments = tuple(
        Segment(
            Kind.DIALOGUE,
            "Yes.",
            5 * at,
            5 * at + 4,
            at,
            scene,
            at,
            Attribution(speaker, sure, evidence),
        )
        for at, (speaker, sure, scene, evidence) in enumerate(lines)
    )
    source = Source(Path("story.txt"), "Yes. " * len(lines))
    return Story("story", source.path, (source,), Metadata(), (Chapter(1, "", 0, segments),))


def order(lines: Sequence[Line], count: int = 99) -> list[int]:
    return [index for _, index in least_sure(story_of(lines), count)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # far apart, the least sure first
        ([("A", 0.6, 0, ""), ("B", 0.2, 1, ""), ("A", 0.4, 2, "")], [1, 2, 0]),
        # what a person said is not asked
        ([("A", 1.0, 0, ""), ("B", 0.9, 1, "")], [1]),
        # in the thick of unsure lines before a lonely one that is a little less sure
        ([("A", 0.4, 0, ""), ("A", 0.5, 1, ""), ("B", 0.5, 1, ""), ("A", 0.5, 1, "")], [2, 0]),
        # who the Voice is, before a line that little hangs on
        ([("A", 0.4, 0, ""), *[("the Voice", 0.9, at, VOICE) for at in range(1, 6)]], [1, 0]),
        # unless that was said
        ([("A", 0.4, 0, ""), ("the Voice", 1.0, 1, "corrected"),
          *[("the Voice", 0.9, at, VOICE) for at in range(2, 6)]], [0]),
    ],
)  # fmt: skip
def test_what_mends_most_comes_first(lines: Sequence[Line], expected: Sequence[int]) -> None:
    assert order(lines)[: len(expected)] == expected


LINES = st.lists(
    st.tuples(
        st.sampled_from(["A", "B", "the man"]),
        st.floats(0, 1),
        st.integers(0, 2),
        st.sampled_from(["", "tag: said the man"]),
    ),
    max_size=30,
)


@given(LINES, st.integers(1, 40))
def test_every_unsure_line_is_asked_once(lines: list[Line], count: int) -> None:
    found = order(lines)
    assert sorted(found) == [at for at, (_, sure, _, _) in enumerate(lines) if sure < 1]
    assert order(lines, count) == found[:count]
