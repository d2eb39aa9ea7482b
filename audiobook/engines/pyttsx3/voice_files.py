"""espeak-ng's folder with names in small letters, so that a voice is found without a search.

espeak-ng asks for a voice's file in small letters, and where it is not there («en-US»), reads all
260 files of voices: 2 ms, for each utterance. So there is a folder of links, in the person's data,
in which each of these files has its name in small letters, too.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from audiobook.engines.packages import versions
from audiobook.system import userdata

_LANGUAGES = "lang"
_LONGEST = 140  # bytes of a folder's name; espeak-ng has room for 160 with what it adds


def in_small_letters(data: Path) -> Path:
    """The folder of links to espeak-ng's `data`, made where it is not there yet.

    It is `data` itself where no folder can be made: all is the same then, but slower.
    """
    seen = f"{data} {versions('espeakng-loader')}"
    folder = userdata.folder("espeak-ng") / hashlib.sha256(seen.encode()).hexdigest()[:16]
    if len(os.fsencode(folder)) > _LONGEST:
        return data
    with suppress(OSError):  # another worker was quicker, or nothing may be written there
        if not folder.is_dir():
            _make(data, folder)
    return folder if _leads_to(folder, data) else data


def _make(data: Path, folder: Path) -> None:
    """Make the folder whole or not at all."""
    partial = folder.with_name(f"{folder.name}.{os.getpid()}.partial")
    try:
        for path, target in _links(data):
            link = partial / path
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(target)
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _links(data: Path) -> Iterator[tuple[str, Path]]:
    """Each link's place in the folder, and where it leads: a folder of files that are well named
    is one link.
    """
    for file in data.iterdir():
        if file.name != _LANGUAGES:
            yield file.name, file
    for family in (data / _LANGUAGES).iterdir():
        for name, target in _small(family):
            yield f"{_LANGUAGES}/{name}", target


def _small(family: Path) -> Iterator[tuple[str, Path]]:
    files = list(family.iterdir()) if family.is_dir() else []
    if all(file.name == file.name.lower() for file in files):
        yield family.name, family
        return
    for file in files:
        for name in {file.name, file.name.lower()}:
            yield f"{family.name}/{name}", file


def _leads_to(folder: Path, data: Path) -> bool:
    """Whether the folder is there, with links to this data."""
    try:
        return all((folder / name).samefile(data / name) for name in ("phontab", "voices"))
    except OSError:
        return False
