"""What a front matter says of how plays are read: whether a story is one, its cues and chorus."""

from __future__ import annotations

from dataclasses import dataclass

CUES = ("narrated", "silent")
CHORUS = ("narrator", "turns")


@dataclass(frozen=True, slots=True)
class PlayChoice:
    """What somebody chose; what is None was left to the program."""

    play: bool | None = None  # whether the file is a play
    silent_cues: bool | None = None  # whether «SFX: A door slams.» is not read
    chorus_in_turns: bool | None = None  # whether those present share what several say

    def over(self, other: PlayChoice) -> PlayChoice:
        """This choice; where it leaves something open, the other one's."""
        return PlayChoice(
            other.play if self.play is None else self.play,
            other.silent_cues if self.silent_cues is None else self.silent_cues,
            other.chorus_in_turns if self.chorus_in_turns is None else self.chorus_in_turns,
        )


def is_play(value: object) -> bool:
    """What `play:` says. Raises ValueError for what is neither true nor false."""
    if isinstance(value, bool):
        return value
    raise ValueError("must be true or false")


def are_silent(value: object) -> bool:
    """Whether `cues:` says «silent». Raises ValueError for anything but that and «narrated»."""
    if value in CUES:
        return value == "silent"
    raise ValueError(f"must be {' or '.join(CUES)}")


def is_in_turns(value: object) -> bool:
    """Whether `chorus:` says «turns». Raises ValueError for anything but that and «narrator»."""
    if value in CHORUS:
        return value == "turns"
    raise ValueError(f"must be {' or '.join(CHORUS)}")
