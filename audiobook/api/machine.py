"""This machine held against what a build needs, or could use."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from audiobook.errors import AudiobookError, EngineError, FFmpegError


@dataclass(frozen=True, slots=True)
class Need:
    """One thing of the machine that a build needs, or could use."""

    kind: Literal["python", "processor", "ffmpeg", "engine", "default engine", "player"]
    name: str  # what was found: a path, a version, an engine; of an engine its name in any case
    is_here: bool
    mend: str = ""  # what would make it work
    fatal: bool = False  # without it nothing can be built
    damaged: bool = False  # it is here, but can't be used
    voices: int = 0  # of an engine
    takes_ipa: bool = True  # of an engine: it can be given the sounds of a word
    cost: float = 0.0  # of an engine: processor seconds for one of sound, as seen here; 0: unknown
    narrator: str = ""  # of the default engine: another that narrates


def doctor() -> tuple[Need, ...]:
    """What is here, and what would make the rest work."""
    from audiobook.engines import cost

    python = Need("python", f"{platform.python_version()} ({sys.executable})", is_here=True)
    processor = Need("processor", cost.processor(), is_here=True)
    return (python, processor, _ffmpeg(), *_engines(), _default(), _player())


def _ffmpeg() -> Need:
    from audiobook.system import ffmpeg

    try:
        return Need("ffmpeg", f"{ffmpeg.find()} ({ffmpeg.version()})", is_here=True)
    except FFmpegError as error:
        return Need("ffmpeg", "", is_here=False, mend=str(error), fatal=True)


def _engines() -> Iterator[Need]:
    from audiobook.engines import installed

    for name in installed.names():
        try:
            yield _engine(name)
        except EngineError as error:  # it could be loaded, and fails when it is asked
            yield Need("engine", name, is_here=False, mend=str(error), damaged=True)


def _engine(name: str) -> Need:
    from audiobook.engines import cost, installed

    lack = installed.missing(name)
    seen = cost.known(name)
    damage = None if lack else installed.damage(name)
    wrong = lack or damage
    return Need(
        "engine",
        name,
        is_here=not wrong,
        mend=str(wrong or ""),
        damaged=damage is not None,
        voices=0 if wrong else len(installed.palette(name)),
        takes_ipa=bool(wrong) or installed.takes_ipa(name),
        cost=seen.seconds if seen else 0.0,
    )


def _default() -> Need:
    from audiobook.engines import installed

    try:
        cast = installed.default()
        narrator = installed.narrating(cast)
    except AudiobookError as error:
        return Need("default engine", "", is_here=False, mend=str(error), fatal=True)
    return Need("default engine", cast, is_here=True, narrator="" if narrator == cast else narrator)


def _player() -> Need:
    from audiobook.system import player

    mend = "install ffplay (it comes with ffmpeg) to hear previews as they are made"
    found = player.find()
    return Need("player", found, is_here=bool(found), mend=mend)
