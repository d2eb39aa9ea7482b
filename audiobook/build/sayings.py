"""What is said in each chapter of a story, kept by all that decides it: an edit says one anew.

One file a story, of the chapters that it had the last time: a digest, and behind it JSON. A
damaged one counts as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audiobook import __version__
from audiobook.casting import Cast, Role, Utterance, VoicesFile
from audiobook.engines import installed
from audiobook.errors import AudiobookError, InputError
from audiobook.story import Chapter, Segment
from audiobook.system import fitted, listed, parse_json, program, read_regular, write_whole

_FORMAT = 2
_LARGEST = 256_000_000  # bytes

Said = tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class _KeptUtterance:
    """An utterance as it is kept."""

    segment: int
    speaker: str
    text: str
    role: int  # index among the roles that are kept
    pause: float
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a file holds."""

    roles: tuple[Role, ...]
    chapters: Mapping[str, tuple[_KeptUtterance, ...]]  # by their keys


class Sayings:
    """What is said in the chapters of a story; with no file, nothing is kept."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._before = _read(file) if file else {}
        self._now: dict[str, Said] = {}

    def of(self, key: str, say: Callable[[], Said]) -> Said:
        """What is said in a chapter: what was the last time, under the same key, else `say()`."""
        known = self._before.get(key)
        self._now[key] = say() if known is None else known
        return self._now[key]

    def keep(self) -> None:
        """Write what is new. That it can't be written is no reason to stop."""
        if self._file is None or self._now.keys() == self._before.keys():
            return
        with suppress(AudiobookError, UnicodeEncodeError):
            body = _written(self._now)
            write_whole(self._file, _digest(body) + b"\n" + body, lasting=False)


def key(chapter: Chapter, roles: Cast, voices: VoicesFile, language: str) -> str:
    """Names all that decides what is said in a chapter."""
    heard = {segment.speaker for segment in chapter.segments} & roles.keys()
    cast = [(name, listed(roles[name])) for name in sorted(heard)]
    voices_heard = {roles[name].voice.id: roles[name].voice for name in sorted(heard)}
    sounds = [
        (
            installed.fingerprint(voice),
            installed.takes_ipa(voice.engine),
            sorted(installed.heeds(voice.engine)),
            installed.lingers(voice.engine),
        )
        for voice in voices_heard.values()
    ]
    made_by = [_FORMAT, __version__, program.fingerprint(), voices.model_dump_json(), language]
    heading = [chapter.number, chapter.title]
    asked = json.dumps([made_by, heading, list(map(_heard, chapter.segments)), cast, sounds])
    return hashlib.sha256(asked.encode()).hexdigest()


def _heard(segment: Segment) -> list[Any]:
    """What of a segment decides how it is said.

    Neither where it stands in its file nor why somebody is thought to say it: both are others
    behind each edit.
    """
    return [
        segment.kind,
        segment.text,
        segment.paragraph,
        segment.scene,
        segment.speaker,
        [[silence.start, silence.end, silence.reason] for silence in segment.silences],
        segment.reason,
        segment.thought,
        segment.letter,
    ]


def _written(chapters: Mapping[str, Said]) -> bytes:
    """A `_Kept` as JSON, made chapter by chapter: all of a novel at once would take memory."""
    roles: dict[Role, int] = {}
    parts = [
        f"{_json(key)}:{_json([_listed(one, roles) for one in said])}"
        for key, said in chapters.items()
    ]
    return f"[{_json(listed(tuple(roles)))},{{{','.join(parts)}}}]".encode()


def _listed(one: Utterance, roles: dict[Role, int]) -> list[Any]:
    """A `_KeptUtterance` as a list of its fields."""
    role = roles.setdefault(one.role, len(roles))
    return [one.segment, one.speaker, one.text, role, one.pause, one.gain]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read(file: Path) -> dict[str, Said]:
    try:
        digest, _, body = read_regular(file, _LARGEST).partition(b"\n")
        if digest != _digest(body):
            return {}
        kept = fitted(_Kept, parse_json(body))
        return {key: _said(said, kept.roles) for key, said in kept.chapters.items()}
    except (OSError, InputError, ValueError):
        return {}


def _said(kept: tuple[_KeptUtterance, ...], roles: tuple[Role, ...]) -> Said:
    if not all(0 <= one.role < len(roles) for one in kept):
        raise ValueError("an utterance has no role")
    return tuple(
        Utterance(one.segment, one.speaker, one.text, roles[one.role], one.pause, one.gain)
        for one in kept
    )


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
