"""What is asked of ffmpeg so that a chapter comes out within its profile."""

from __future__ import annotations

from audiobook.delivery import master, profile

ACX = profile.named("acx")


def test_the_chain_limits_only_where_it_is_asked_to() -> None:
    assert "alimiter" not in master.filters(22050, 0, None, 100, ACX)
    assert "alimiter=limit=0.70795:level=0:latency=1" in master.filters(22050, 0, -3, 100, ACX)
