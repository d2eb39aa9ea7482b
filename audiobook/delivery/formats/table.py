"""The table of formats: which there are, by their names and by the suffixes of their files."""

from __future__ import annotations

from pathlib import Path

from audiobook.delivery.formats.audio_format import AudioFormat
from audiobook.delivery.formats.mp3 import Mp3
from audiobook.errors import InputError, Problem

_FORMATS: tuple[AudioFormat, ...] = (Mp3(),)


def named(name: str) -> AudioFormat:
    """The format that a profile means. Raises InputError where there is none."""
    return _found(name, {form.name: form for form in _FORMATS})


def of(path: Path) -> AudioFormat:
    """The format of a file, by its suffix. Raises InputError where there is none."""
    return _found(path.suffix.lower(), {form.suffix: form for form in _FORMATS})


def _found(wanted: str, known: dict[str, AudioFormat]) -> AudioFormat:
    if wanted not in known:
        what, mend = f"there is no format «{wanted}»", f"known: {', '.join(known)}"
        raise InputError(Problem(what, mend))
    return known[wanted]
