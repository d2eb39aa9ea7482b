"""An audiobook tells what voices its people have, however their lines are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.casting import CastFile, HeardLine, heard_cast, voices_file
from audiobook.casting.cast_file import KeptPart
from audiobook.story import NARRATOR, UNKNOWN

ERIC = "kokoro:am_eric"  # 249 words a minute of its own: people speak 220, who share it 231 …
FENRIR = "kokoro:am_fenrir"  # 212: people speak at its own speed


def cast_of(*lines: HeardLine, said: str = "engine: kokoro") -> CastFile:
    return heard_cast(lines, voices_file.parse([(said, Path("voices.yaml"))])[0])


@pytest.mark.parametrize(
    ("said", "lines", "part"),
    [
        ("", [(ERIC, 220, None)], (220, None)),
        ("", [(FENRIR, None, None)], (None, None)),
        # a tag made most lines slower or quicker
        ("", [(ERIC, 198, None), (ERIC, 209, None), (ERIC, 220, None)], (220, None)),
        ("", [(FENRIR, 191, None), (FENRIR, 191, None), (FENRIR, None, None)], (None, None)),
        # and so did the speeds
        ("speeds: {dialogue: 0.9}", [(ERIC, 198, None)], (220, None)),
        (
            "speeds: {dialogue: 1.1, thought: 0.9}",
            [(ERIC, 242, None), (ERIC, 198, None)],
            (220, None),
        ),
        # who shares a voice
        ("", [(ERIC, 231, 64)], (231, 64)),
        ("speeds: {dialogue: 0.9}", [(ERIC, 208, 64)], (231, 64)),
        # what voices.yaml says of them is no part of it
        ("characters: {Ann: {rate: 150}}", [(ERIC, 150, None)], (220, None)),
        ("characters: {Ann: {pitch: 70}}", [(ERIC, 231, 70)], (231, 64)),
        # a version that chose otherwise
        ("", [(ERIC, 201, None), (ERIC, 201, None), (ERIC, 180, None)], (201, None)),
        ("", [(ERIC, 2000, None)], (220, None)),
        ("", [("kokoro:nobody", 201, 60)], (None, None)),
        # a line or two of another voice
        ("", [(ERIC, 220, None), (FENRIR, None, None), (ERIC, 220, None)], (220, None)),
    ],
)
def test_how_somebody_speaks(
    said: str, lines: list[tuple[str, int | None, int | None]], part: tuple[int | None, int | None]
) -> None:
    made = cast_of(*(HeardLine("Ann", *line) for line in lines), said=f"engine: kokoro\n{said}")
    rate, pitch = part
    assert made == CastFile(
        casts={"kokoro": {"Ann": KeptPart(voice=lines[0][0], rate=rate, pitch=pitch)}}
    )


@pytest.mark.parametrize(
    ("who", "rate", "kept"), [(NARRATOR, 191, 191), (NARRATOR, 172, 191), ("Ann", 220, 220)]
)
def test_a_narrator_has_another_speed(who: str, rate: int, kept: int) -> None:
    said = "engine: kokoro\nspeeds: {narration: 0.9}"
    made = cast_of(HeardLine(who, ERIC, rate, None), said=said)
    assert made.casts["kokoro"][who].rate == kept


def test_nobody_is_in_it_who_has_a_voice_of_voices_yaml() -> None:
    lines = [HeardLine(who, ERIC, 220, None) for who in (NARRATOR, UNKNOWN, "Ann", "Annie", "Bob")]
    said = (
        "engine: kokoro\nnarrator: af_heart\ncharacters: {Ann: {voice: af_sky, aliases: [annie]}}"
    )
    assert [*cast_of(*lines, said=said).casts["kokoro"]] == ["Bob"]
    assert cast_of(said=said) == cast_of(*lines[:4], said=said) == CastFile()


@pytest.mark.parametrize(
    ("voices", "engine"),
    [
        ({NARRATOR: "hibari:heart", "Ann": "espeak:en-us+f5", "Bob": "espeak:en-us+m3"}, "espeak"),
        ({NARRATOR: "hibari:heart", "Ann": "espeak:en-us+f5"}, "espeak"),
        ({NARRATOR: "hibari:heart"}, "hibari"),
    ],
)
def test_the_cast_is_of_the_engine_of_most(voices: dict[str, str], engine: str) -> None:
    lines = [HeardLine(who, voice, None, None) for who, voice in voices.items()]
    made = cast_of(*lines, said="")
    assert made.engine == engine
    assert {who: part.voice for who, part in made.casts[engine].items()} == voices
    assert cast_of(*lines, said=f"engine: {engine}").engine is None
