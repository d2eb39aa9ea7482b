"""The voices of espeak-ng: which are worth casting, and what a name means in its data folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from audiobook.engines import Voice
from audiobook.story import Gender

RATE = 165  # words a minute, where a Delivery says nothing

# What a variant of espeak-ng has in every accent: gender, and the pitch of its speech in Hz: the
# median over the voiced frames of one sentence, by autocorrelation (55 to 420 Hz, the first peak
# within a tenth of the highest). It differs by 3 % at most from accent to accent.
_VARIANTS: dict[str, tuple[Gender, int]] = {
    "Storm": ("male", 84),
    "Mike": ("male", 88),
    "quincy": ("male", 89),
    "m1": ("male", 93),
    "klatt4": ("male", 98),
    "adam": ("male", 98),
    "klatt": ("male", 98),
    "max": ("male", 100),
    "m6": ("male", 100),
    "m3": ("male", 102),
    "Alex": ("male", 103),
    "m7": ("male", 104),
    "croak": ("male", 107),
    "f4": ("female", 177),
    "steph": ("female", 182),
    "f2": ("female", 191),
    "f5": ("female", 202),
    "grandma": ("female", 202),
    "f3": ("female", 205),
    "Annie": ("female", 224),
    "belinda": ("female", 228),
    "Andrea": ("female", 241),
    "anika": ("female", 260),
}

# The voices worth casting, best first: accent, variant, stars. Stars stand for the share of words
# that a speech recogniser (Whisper base, temperature 0) got wrong, of which many were its own
# errors with invented names: in 654 words of narration for those who matter most (the first of each
# gender), 5 up to 14.5 %, 4 up to 17, 3 up to 20, 2 above; in two passages of 129 words for the
# others. Left out are voices that it got worse, that whisper, or that sound like another one here.
_CHOICE: tuple[tuple[str, str, int], ...] = (
    ("en-us", "m3", 5),
    ("en-us", "steph", 4),
    ("en-us", "klatt4", 5),
    ("en-us", "adam", 5),
    ("en-us", "quincy", 5),
    ("en-us", "Storm", 5),
    ("en-us", "f5", 4),
    ("en-us", "anika", 4),
    ("en-gb", "f5", 4),
    ("en-us", "croak", 5),
    ("en-us", "max", 5),
    ("en-gb-x-rp", "m1", 5),
    ("en-gb-scotland", "m3", 5),
    ("en-gb-x-rp", "m6", 5),
    ("en-gb", "adam", 5),
    ("en-029", "Mike", 5),
    ("en-us", "m7", 5),
    ("en-gb", "croak", 5),
    ("en-us", "m6", 5),
    ("en-gb-scotland", "m1", 5),
    ("en-029", "croak", 5),
    ("en-us", "klatt", 5),
    ("en-gb", "quincy", 5),
    ("en-us", "Mike", 4),
    ("en-us", "Alex", 4),
    ("en-us", "m1", 4),
    ("en-gb-x-rp", "max", 4),
    ("en-gb-scotland", "Mike", 4),
    ("en-gb-x-rp", "klatt", 4),
    ("en-us", "f2", 3),
    ("en-gb-x-rp", "steph", 3),
    ("en-gb-x-rp", "grandma", 3),
    ("en-029", "f2", 3),
    ("en-gb", "steph", 3),
    ("en-gb-x-rp", "f5", 3),
    ("en-us", "grandma", 2),
    ("en-us", "f3", 2),
    ("en-gb", "belinda", 2),
    ("en-us", "f4", 2),
    ("en-gb", "Andrea", 2),
    ("en-gb-x-rp", "Annie", 2),
    ("en-029", "f3", 2),
    ("en-us", "Annie", 2),
)

PALETTE: tuple[Voice, ...] = tuple(
    Voice("espeak", f"{accent}+{variant}", gender, accent, hertz, stars, RATE)
    for accent, variant, stars in _CHOICE
    for gender, hertz in [_VARIANTS[variant]]
)


def about(voice: str) -> Voice:
    """What is known of any accent, or accent+variant: a variant sounds alike in every accent."""
    accent, _, variant = voice.partition("+")
    known = {name.lower(): facts for name, facts in _VARIANTS.items()}
    gender, hertz = known.get(variant.lower(), ("unknown", 0))
    return Voice("espeak", voice, gender, accent, hertz, rate=RATE)


# Accents whose file has another name than the language.
_OTHER_NAMES = {"en-gb": "en"}


def driver_name(data: Path, voice: str) -> str | None:
    """What espeak-ng is to be asked for, or None if it has no such voice.

    `voice` is an accent, or accent+variant: "en-us", "en-gb+steph", "gmw/en+Annie". The files'
    own names are asked for, because espeak-ng gives the plain voice for a variant that it does not
    know, and for «en-gb+steph» the voice that spoke last.
    """
    accent, plus, variant = voice.partition("+")
    language = _languages(data).get(_OTHER_NAMES.get(accent.lower(), accent.lower()))
    if language is None or not plus:
        return language
    file = _variants(data).get(variant.lower())
    return f"{language}+{file}" if file else None


@cache
def _languages(data: Path) -> dict[str, str]:
    """The voice files, by name in small letters: «en-us» and «gmw/en-us» are "gmw/en-US"."""
    folder = data / "lang"
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    full = {path.as_posix().lower(): path.as_posix() for path in files}
    return {path.name.lower(): path.as_posix() for path in files} | full


@cache
def _variants(data: Path) -> dict[str, str]:
    return {path.name.lower(): path.name for path in (data / "voices" / "!v").iterdir()}
