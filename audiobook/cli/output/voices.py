"""The voices that can be used here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audiobook.api import Palette
from audiobook.cli.output.tables import table


def voices_json(palette: Palette) -> list[dict[str, Any]]:
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
        for voice in palette.voices
    ]


def voices_lines(palette: Palette) -> Iterator[str]:
    rows = [("voice", "gender", "accent", "pitch", "speed", "understood", "natural")]
    for voice in palette.voices:
        pitch = f"{voice.hertz} Hz" if voice.hertz else ""
        speed = f"{voice.rate} w/min" if voice.rate else ""
        natural = f"{voice.quality:.1f}" if voice.quality else ""
        who = (voice.id, voice.gender, voice.accent)
        rows.append((*who, pitch, speed, "★" * voice.stars, natural))
    yield from table(rows, right={3, 4})
    yield from (f"{name}: not here: {lack}" for name, lack in palette.lacking.items())
