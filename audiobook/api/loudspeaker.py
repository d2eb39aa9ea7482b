"""Sound is played while more of it is still being made."""

from __future__ import annotations

from collections.abc import Iterable

from audiobook.audio import Clip


def player() -> str:
    """The name of the player that this machine has; empty where there is none."""
    from audiobook.system import player

    return player.find()


def play(clips: Iterable[Clip]) -> bool:
    """Play clips one after the other as they come; False if the player failed or was closed."""
    from audiobook.system import player

    return player.play(clips)
