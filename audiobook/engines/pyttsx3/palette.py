"""The voices of espeak-ng: which are worth casting, and what a name means in its data folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from audiobook.engines.pyttsx3.alike import alike
from audiobook.engines.voice import Voice
from audiobook.story import Gender

RATE = 165  # words a minute, where a Delivery says nothing
OCTAVE = 60  # steps of pitch, measured as below: 54 to 66 of most variants

# What a variant of espeak-ng has in every accent: gender, and the pitch of its speech in Hz: the
# median over the voiced frames of one sentence, by autocorrelation (55 to 420 Hz, the first peak
# within a tenth of the highest). It differs by 3 % at most from accent to accent.
_VARIANTS: dict[str, tuple[Gender, int]] = {
    "david": ("male", 74),
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
    "Hugo": ("male", 109),
    "antonio": ("male", 110),
    "pablo": ("male", 114),
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

# The voices worth casting, best first: accent, variant, stars. They stand in the order of how many
# words a speech recogniser (Whisper base, temperature 0) got wrong: in 654 words of narration for
# those who matter most (the first of each gender), else in two passages of 129. Left out are voices
# that it got worse, that whisper, or that sound like another one here. Stars are given as to the
# voices of all engines, by the 123 words of `python -m bench.hearing.voices`; in so few, one more
# or less is chance.
_CHOICE: tuple[tuple[str, str, int], ...] = (
    ("en-us", "m3", 3),
    ("en-us", "steph", 1),
    ("en-us", "klatt4", 3),
    ("en-us", "adam", 2),
    ("en-us", "quincy", 3),
    ("en-us", "Storm", 3),
    ("en-us", "f5", 2),
    ("en-us", "anika", 2),
    ("en-gb", "f5", 1),
    ("en-us", "croak", 3),
    ("en-us", "max", 3),
    ("en-gb-x-rp", "m1", 4),
    ("en-gb-scotland", "m3", 1),
    ("en-gb-x-rp", "m6", 4),
    ("en-gb", "adam", 3),
    ("en-029", "Mike", 2),
    ("en-us", "m7", 3),
    ("en-gb", "croak", 3),
    ("en-us", "m6", 2),
    ("en-gb-scotland", "m1", 1),
    ("en-029", "croak", 3),
    ("en-us", "klatt", 4),
    ("en-gb", "quincy", 2),
    ("en-us", "Mike", 3),
    ("en-us", "Alex", 2),
    ("en-us", "m1", 3),
    ("en-gb-x-rp", "max", 2),
    ("en-gb-scotland", "Mike", 1),
    ("en-gb-x-rp", "klatt", 3),
    ("en-us", "antonio", 3),
    ("en-us", "david", 2),
    ("en-us", "Hugo", 2),
    ("en-us", "pablo", 2),
    ("en-us", "f2", 2),
    ("en-gb-x-rp", "steph", 1),
    ("en-gb-x-rp", "grandma", 1),
    ("en-029", "f2", 1),
    ("en-gb", "steph", 1),
    ("en-gb-x-rp", "f5", 1),
    ("en-us", "grandma", 2),
    ("en-us", "f3", 1),
    ("en-gb", "belinda", 1),
    ("en-us", "f4", 1),
    ("en-gb", "Andrea", 1),
    ("en-gb-x-rp", "Annie", 1),
    ("en-029", "f3", 1),
    ("en-us", "Annie", 1),
)

_NAMES = tuple(f"{accent}+{variant}" for accent, variant, _ in _CHOICE)

PALETTE: tuple[Voice, ...] = tuple(
    Voice(
        "espeak", name, gender, accent, hertz, stars, RATE, alike=alike(name, _NAMES), octave=OCTAVE
    )
    for name, (accent, variant, stars) in zip(_NAMES, _CHOICE, strict=True)
    for gender, hertz in [_VARIANTS[variant]]
)


def about(voice: str) -> Voice:
    """What is known of any accent, or accent+variant: a variant sounds alike in every accent."""
    accent, _, variant = voice.partition("+")
    known = {name.lower(): facts for name, facts in _VARIANTS.items()}
    gender, hertz = known.get(variant.lower(), ("unknown", 0))
    near = alike(voice, _NAMES) if variant else ()
    return Voice("espeak", voice, gender, accent, hertz, rate=RATE, alike=near, octave=OCTAVE)


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
