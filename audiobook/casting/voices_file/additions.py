"""Characters and their voices are added to a voices.yaml; all that is in it stays as it stands."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from audiobook.casting.voices_file.read import text_of
from audiobook.story import NARRATOR
from audiobook.system import write_whole, yaml


def with_characters(file: Path, characters: Mapping[str, Mapping[str, object]]) -> list[str]:
    """Add characters that `file` does not have yet, and a voice for the narrator if it has none.

    All that is in it stays as it stands. Returns the names that were added.
    """
    text = text_of(file) if os.path.lexists(file) else ""
    data, _ = yaml.read(text, file)
    known = (data or {}).get("characters") or {}
    new = {name: part for name, part in characters.items() if name not in known}
    narrator = new.pop(NARRATOR, None)
    added = list(new)
    if narrator and "voice" not in ((data or {}).get("narrator") or {}):
        text = yaml.with_entries(text, "narrator", {"voice": narrator["voice"]})
        added.insert(0, NARRATOR)
    if new:
        text = yaml.with_entries(text, "characters", new)
    if added:
        write_whole(file, text)
    return added
