"""The voices of espeak-ng: which are worth casting, and what a name means in its data folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from audiobook.engines import Voice

PALETTE: tuple[Voice, ...] = ()

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
    """ "gmw/en-US" by "en-us" and by "gmw/en-us"."""
    folder = data / "lang"
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    full = {path.as_posix().lower(): path.as_posix() for path in files}
    return {path.name.lower(): path.as_posix() for path in files} | full


@cache
def _variants(data: Path) -> dict[str, str]:
    return {path.name.lower(): path.name for path in (data / "voices" / "!v").iterdir()}
