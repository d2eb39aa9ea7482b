"""Files that are whole or absent, and what is said where one can't be written."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from audiobook.errors import AudiobookError, InputError, Problem, ToolError, shown
from audiobook.system.process import is_running
from audiobook.system.regular_file import open_regular, read_regular

_LEFTOVER = re.compile(r"\.audiobook-(\d+)-[0-9a-f]{8}(\.\w+)?\.partial")
FULL = {errno.ENOSPC, errno.EDQUOT}  # the system's numbers for a disk that takes no more
_ROOM = 1 << 18  # bytes; a disk that has no more than this left is full
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_PLACE = {errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL}


@contextmanager
def os_errors(path: Path, only: set[int] | None = None) -> Iterator[None]:
    """Turn the system's errors about `path` into ours; with `only`, just those numbers."""
    try:
        yield
    except OSError as error:
        if only is not None and error.errno not in only:
            raise
        raise _failure(path, error) from error


def write_whole(path: Path, data: bytes | str, lasting: bool = True) -> None:
    """Write `data` (text as UTF-8 with \\n line ends) to `path`; its folder is made where missing.

    At any moment `path` is the old file, the new file, or absent, never a part of either.
    Unless it is `lasting`, a power cut may leave a part: for what is told by itself to be damaged.
    Raises ToolError where the disk is full, InputError where `path` may not be written.
    """
    partial = _partial(path)
    try:
        with os_errors(path):
            _write(partial, data.encode("utf-8") if isinstance(data, str) else data, lasting)
            partial.replace(path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _write(path: Path, data: bytes, lasting: bool) -> None:
    """Write a file whose folder may be missing, which is seldom so."""
    try:
        file = path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("xb")
    with file:
        file.write(data)
        if lasting:
            file.flush()
            os.fsync(file.fileno())  # so that a power cut can't leave a name without its bytes


@contextmanager
def whole(path: Path, lasting: bool = True) -> Iterator[Path]:
    """A path beside `path` for a tool that writes the file itself; its name ends in `.partial`.

    When the block ends well the file takes the place of `path`; otherwise it is removed. What
    goes wrong in the block goes through unchanged, except for a full disk, which is a ToolError.
    """
    partial = _partial(path)
    with os_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.touch()  # so that a folder that may not be written is told as such, and
        partial.unlink()  # a tool that writes nothing is seen
    try:
        with os_errors(path, only=FULL):
            yield partial
        with os_errors(path):
            if lasting:
                _sync(partial)
            partial.replace(path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _partial(path: Path) -> Path:
    """Where a file is written until it is whole."""
    token = secrets.token_hex(4)
    return path.with_name(f".audiobook-{os.getpid()}-{token}{path.suffix}.partial")


def is_full(path: Path) -> bool:
    """Whether the disk has no room for more at the end of `path`, found out by writing there.

    It is for a file that a tool failed to write: zeros are left at its end. What the tool itself
    says of a full disk differs from version to version, and so does its exit code.
    """
    try:
        with path.open("ab") as file:
            file.write(bytes(_ROOM))
            file.flush()
            os.fsync(file.fileno())  # a disk on a network tells only now
    except OSError as error:
        return error.errno in FULL
    return False


def full_disk(path: Path) -> ToolError:
    """What a person is told where no more can be written to `path`."""
    return ToolError(
        f"the disk is full: nothing more can be written to {path.parent}\n"
        "  mend: make room and start again; what is finished is kept"
    )


def sha256(file: Path, most: int | None = None) -> str:
    """The hash of a file's bytes, in hex.

    Raises OSError where it can't be read, and InputError, at once, where it is no regular file or
    has more than `most` bytes.
    """
    with open_regular(file, most) as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def write_if_new(path: Path, data: bytes | str) -> None:
    """As `write_whole`, but a file that holds `data` already is not touched."""
    encoded = data.encode("utf-8") if isinstance(data, str) else data
    with suppress(OSError, InputError):
        if read_regular(path, len(encoded)) == encoded:
            return
    write_whole(path, encoded)


def remove_files(folder: Path, names: Iterable[str]) -> int:
    """Remove these files of `folder`, and the folder if that leaves it empty; says how many."""
    removed = 0
    for name in names:
        path = folder / name
        with os_errors(path):
            removed += os.path.lexists(path)
            path.unlink(missing_ok=True)
    remove_empty(folder)
    return removed


def remove_empty(folder: Path) -> None:
    """Remove `folder` if nothing is in it."""
    with suppress(OSError):
        folder.rmdir()


def remove_leftovers(folder: Path) -> int:
    """Remove what killed runs left unfinished in `folder` itself; says how many files that was.

    Call it only where no other process can be writing: while holding the `lock`.
    """
    if not folder.is_dir():
        return 0
    with os_errors(folder):
        left = [(file, _LEFTOVER.fullmatch(file.name)) for file in folder.iterdir()]
        found = [file for file, match in left if match and not is_running(match[1])]
        for file in found:
            file.unlink(missing_ok=True)
    return len(found)


def remove_folder(folder: Path) -> None:
    """Remove `folder` and all that is in it; it may be missing. Of a link, only the link goes."""
    with os_errors(folder), suppress(FileNotFoundError):
        if folder.is_symlink():
            folder.unlink()
        else:
            shutil.rmtree(folder)


def _sync(path: Path) -> None:
    """Wait until the disk has the bytes, so that a power cut can't leave a name without them."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _failure(path: Path, error: OSError) -> AudiobookError:
    reason = error.strerror or str(error)
    if error.errno in FULL:
        return full_disk(path)
    if error.errno in _FORBIDDEN:
        folder = next(above for above in path.absolute().parents if above.exists())
        mend = f"make {folder} writable, or choose another folder"
        if os.name == "nt":  # where a file that is open in a program can't be replaced
            mend += "; if another program has the file open, close it"
        return InputError(Problem(f"{shown(path)} may not be written: {reason}", mend))
    if error.errno in _NO_PLACE:
        mend = "move away what stands in its place, or choose another folder"
        return InputError(Problem(f"{shown(path)} can't be written: {reason}", mend))
    return ToolError(f"{shown(path)} could not be written: {reason}")
