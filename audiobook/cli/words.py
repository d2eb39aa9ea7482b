"""What a build tells, in words for a person: why something is made anew, and who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audiobook.api import Reason

_PLAIN = {"new": "new", "forced": "--force", "order": "its lines stand in another order"}
_FILES = {"missing": "«{}» is missing", "altered": "«{}» was changed by something else"}
_LINES = {"words": "new or changed words", "engine": "the engine is another version"}
_ROLE = {"voice", "rate", "pitch", "manner"}
_HASHED = {"text", "cover", "ffmpeg", "sound", "tags"}  # settings that say nothing to a person
_SHORT = 40  # characters of a setting that is told in full


def sentences(reasons: Iterable[Reason]) -> list[str]:
    """The reasons in words; what changed of one voice, or of pauses, in one sentence."""
    return [_sentence(list(group)) for _, group in groupby(enumerate(reasons), _together)]


def causes(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """The reasons as objects, one each; `lines` is how many of the chapter's are concerned."""
    return [
        {
            "kind": one.kind,
            "what": one.what,
            "from": one.before,
            "to": one.after,
            "lines": len(one.lines),
        }
        for one in reasons
    ]


def voiced(engines: Mapping[str, int], best: str) -> str:
    """Of which engines the voices are: «13 voices of kokoro, the best engine here; 1 of hibari»."""
    told: list[str] = []
    for engine, count in engines.items():
        voices = "" if told else " voice" if count == 1 else " voices"
        told.append(f"{count}{voices} of {engine}{', the best engine here' * (engine == best)}")
    return "; ".join(told)


def _together(numbered: tuple[int, Reason]) -> object:
    """What reasons of one sentence have in common."""
    number, one = numbered
    if one.kind in _ROLE:
        return (one.what, one.lines)
    return one.kind if one.kind == "pause" else number


def _sentence(group: Sequence[tuple[int, Reason]]) -> str:
    reasons = [one for _, one in group]
    first = reasons[0]
    kind, count = first.kind, len(first.lines)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind in _FILES:
        return _FILES[kind].format(first.what)
    if kind == "setting":
        return _setting(first)
    if kind == "pause":
        changed = sorted(f"{one.before:g} → {one.after:g} s" for one in reasons)
        return f"pauses: {', '.join(changed)}"
    if kind == "fewer":
        return f"{_counted(_number(first.before) - _number(first.after))} fewer"
    return f"{_counted(count)}: {_LINES.get(kind) or _role(reasons)}"


def _role(reasons: Sequence[Reason]) -> str:
    first = reasons[0]
    if first.kind == "speaker":
        return f"said by {first.after}, not {first.before}"
    changes = [f"{one.kind} {_own(one.before)} → {_own(one.after)}" for one in reasons]
    return f"{first.what}'s {', '.join(changes)}"


def _setting(one: Reason) -> str:
    was, new = str(one.before or "none"), str(one.after or "none")
    if max(len(was), len(new)) > _SHORT or one.what in _HASHED:
        return f"{one.what} changed"
    return f"{one.what}: {was} → {new}"


def _own(value: object) -> str:
    return "default" if value is None else str(value)


def _counted(count: int) -> str:
    return f"{count} {'line' if count == 1 else 'lines'}"


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
