"""A format is found by the name that a profile has for it, or by a file's suffix."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.delivery import formats, profile
from audiobook.errors import InputError


def test_every_profile_has_a_format_that_is_there() -> None:
    form = formats.named(profile.named("acx").format)
    assert formats.of(Path(f"01 - One{form.suffix.upper()}")) is form


def test_a_format_that_nobody_knows() -> None:
    with pytest.raises(InputError, match=r"no format «ogg»\n.*known: mp3"):
        formats.named("ogg")
    with pytest.raises(InputError, match=r"no format «\.ogg»\n.*known: \.mp3"):
        formats.of(Path("a.ogg"))
