"""The voices that can be used here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audiobook.cli.output.tables import table
from audiobook.engines import installed


def voices_json() -> list[dict[str, Any]]:
    """The voices of all engines that can be used here, but for those that only test."""
    return [
        {
            "voice": voice.id,
            "engine": voice.engine,
            "name": voice.name,
            "gender": voice.gender,
            "accent": voice.accent,
            "hertz": voice.hertz,
            "rate": voice.rate,
            "level": voice.level,
            "stars": voice.stars,
            "natural": voice.quality,
            "alike": [[other, near] for other, near in voice.alike],
        }
        for name in installed.names()
        if name not in installed.NEVER_DEFAULT and not installed.missing(name)
        for voice in installed.palette(name)
    ]


def voices_lines() -> Iterator[str]:
    rows = [("voice", "gender", "accent", "pitch", "speed", "understood", "natural")]
    for voice in voices_json():
        pitch = f"{voice['hertz']} Hz" if voice["hertz"] else ""
        speed = f"{voice['rate']} w/min" if voice["rate"] else ""
        who = (voice["voice"], voice["gender"], voice["accent"])
        natural = f"{voice['natural']:.1f}" if voice["natural"] else ""
        rows.append((*who, pitch, speed, "★" * voice["stars"], natural))
    yield from table(rows, right={3, 4})
    for name in installed.names():
        lack = installed.missing(name)
        if lack:
            yield f"{name}: not here: {lack}"
