"""Where this program keeps what belongs to a person rather than to a project: voices, models."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "AUDIOBOOK_DATA"  # names another folder: for tests, for a disk with more room


def folder(name: str) -> Path:
    """The folder `name` in the person's data folder; it may not exist yet."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given).absolute() / name
    from platformdirs import user_data_path

    return user_data_path("audiobook", appauthor=False) / name
