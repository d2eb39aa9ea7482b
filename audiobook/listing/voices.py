"""The voices that can be used here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audiobook.engines import installed
from audiobook.errors import EngineError
from audiobook.listing.tables import table


def voices_json() -> list[dict[str, Any]]:
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
            "alike": [[other, near] for other, near in voice.alike],
        }
        for name in installed.names()
        if not _missing(name)
        for voice in installed.palette(name)
    ]


def voices_lines() -> Iterator[str]:
    rows = [("voice", "gender", "accent", "pitch", "speed", "understood")]
    for voice in voices_json():
        pitch = f"{voice['hertz']} Hz" if voice["hertz"] else ""
        speed = f"{voice['rate']} w/min" if voice["rate"] else ""
        who = (voice["voice"], voice["gender"], voice["accent"])
        rows.append((*who, pitch, speed, "★" * voice["stars"]))
    yield from table(rows, right={3, 4})
    for name in installed.names():
        why = _missing(name)
        if why:
            yield f"{name}: not here: {why}"


def _missing(engine: str) -> str:
    try:
        return installed.engine(engine).missing()
    except EngineError as error:
        return str(error)
