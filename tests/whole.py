"""What holds of every story that was read: nothing of its source is lost or told twice."""

from __future__ import annotations

from audiobook.story import Story
from bench.robustness import ledger


def assert_whole(story: Story) -> None:
    """What holds for the segments of any story."""
    assert list(ledger.wrong(story)) == []
