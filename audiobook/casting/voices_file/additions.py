"""Characters and their voices are added to a voices.yaml; all that is in it stays as it stands."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from audiobook.casting.voices_file.read import filled, parse, text_of
from audiobook.casting.voices_file.shape import VoicesFile
from audiobook.errors import InputError
from audiobook.story import NARRATOR
from audiobook.system import write_whole, yaml

Entries = Mapping[str, Mapping[str, Any]]  # what is to be said of each, by name


def with_characters(
    file: Path,
    characters: Entries,
    above: Sequence[Path] = (),
    check: Callable[[VoicesFile], object] = lambda _: None,
) -> list[str]:
    """Give a voice to all of these characters who have none in `file`, and to the narrator.

    Whoever is there under one of their names is not added under another. All that is in the file
    stays as it stands. `above` are the files that overlay it, each for a story of its own; the
    first is that of the characters' story. Returns the names that were added or got a voice.
    Raises InputError where the file would be refused, by `check`, too; then nothing is written.
    """
    text = text_of(file) if os.path.lexists(file) else ""
    data = filled(yaml.read(text, file)[0])
    over = [(text_of(path), path) for path in above if os.path.lexists(path)]
    own = parse([(text, file), *(one for one in over if one[1] in above[:1])])[0]
    entries = _entries(data.get("characters", {}), own, characters)
    narrator = {k: v for k, v in characters.get(NARRATOR, {}).items() if k in _SPOKEN}
    said = data.get("narrator", {})
    changed = text
    if narrator and "voice" not in said:
        new = {key: value for key, value in narrator.items() if key not in said}
        changed = yaml.with_entries(changed, "narrator", new)
    if entries:
        changed = yaml.with_entries(changed, "characters", entries)
    if changed == text:
        return []
    for one in over:
        if _is_read([(text, file), one]):
            parse([(changed, file), one])
    check(parse([(changed, file), *(one for one in over if one[1] in above[:1])])[0])
    write_whole(file, changed)
    return [*([NARRATOR] if narrator and "voice" not in said else []), *entries]


_SPOKEN = ("voice", "rate", "pitch")


def _entries(there: Mapping[str, Any], merged: VoicesFile, characters: Entries) -> dict[str, Any]:
    """What is new of the characters, each by the name that the file has them under."""
    owners = {
        alias.casefold(): n for n, part in merged.characters.items() for alias in part.aliases
    }
    owners |= {name.casefold(): name for name in merged.characters}
    found: dict[str, Any] = {}
    for name, part in characters.items():
        if name == NARRATOR:
            continue
        called = (owners.get(one.casefold()) for one in (name, *part.get("aliases", ())))
        key = next((one for one in called if one), name)
        if "voice" in there.get(key, {}) or key in found:
            continue
        if key in merged.characters:
            found[key] = {k: part[k] for k in _SPOKEN if k in part and k not in there.get(key, {})}
        else:
            free = [alias for alias in part.get("aliases", ()) if alias.casefold() not in owners]
            found[key] = {k: v for k, v in {**part, "aliases": free}.items() if v}
        owners |= {one.casefold(): key for one in (key, *found[key].get("aliases", ()))}
    return found


def _is_read(texts: Sequence[tuple[str, Path]]) -> bool:
    with suppress(InputError):
        parse(texts)
        return True
    return False
