"""Files that are whole or absent, names that are safe everywhere, and one build at a time."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from audiobook.errors import AudiobookError, InputError, Problem, ToolError

LOCK = ".audiobook.lock"
HOLDER = ".audiobook.pid"  # apart from the lock: Windows lets nobody read a locked file
NAME_BYTES = 120  # half of what file systems allow (255), so that a number and an ending still fit

_LEFTOVER = re.compile(r"\.audiobook-(\d+)-[0-9a-f]{8}(\.\w+)?\.partial")
FULL = {errno.ENOSPC, errno.EDQUOT}  # the system's numbers for a disk that takes no more
_ROOM = 1 << 18  # bytes; a disk that has no more than this left is full
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_PLACE = {errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL}


@contextmanager
def told(path: Path, only: set[int] | None = None) -> Iterator[None]:
    """Turn the system's errors about `path` into ours; with `only`, just those numbers."""
    try:
        yield
    except OSError as error:
        if only is not None and error.errno not in only:
            raise
        raise _failure(path, error) from error


def write_whole(path: Path, data: bytes | str) -> None:
    """Write `data` (text as UTF-8 with \\n line ends) to `path`; its folder is made where missing.

    At any moment `path` is the old file, the new file, or absent, never a part of either.
    Raises ToolError where the disk is full, InputError where `path` may not be written.
    """
    with whole(path) as partial, told(path):
        partial.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path beside `path` for a tool that writes the file itself; its name ends in `.partial`.

    When the block ends well the file takes the place of `path`; otherwise it is removed. What
    goes wrong in the block goes through unchanged, except for a full disk, which is a ToolError.
    """
    token = secrets.token_hex(4)
    partial = path.with_name(f".audiobook-{os.getpid()}-{token}{path.suffix}.partial")
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.touch()  # so that a folder that may not be written is told as such, and
        partial.unlink()  # a tool that writes nothing is seen
    try:
        with told(path, only=FULL):
            yield partial
        with told(path):
            _sync(partial)
            partial.replace(path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


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


def sha256(file: Path) -> str:
    """The hash of a file's bytes, in hex. Raises OSError where it can't be read."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def write_if_new(path: Path, data: bytes | str) -> None:
    """As `write_whole`, but a file that holds `data` already is not touched."""
    encoded = data.encode("utf-8") if isinstance(data, str) else data
    with suppress(OSError):
        if path.read_bytes() == encoded:
            return
    write_whole(path, encoded)


def remove_files(folder: Path, names: Iterable[str]) -> int:
    """Remove these files of `folder`, and the folder if that leaves it empty; says how many."""
    removed = 0
    for name in names:
        path = folder / name
        with told(path):
            removed += path.exists()
            path.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
    return removed


def is_running(process: str) -> bool:
    """Whether the process runs whose number a name begins with; False if that can't be told."""
    number = re.match(r"\d+", process)
    if number is None or os.name == "nt":  # on Windows the question would end the process
        return False
    try:
        os.kill(int(number[0]), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return not _has_ended(int(number[0]))


def _has_ended(process: int) -> bool:
    """Whether nothing is left of a process but its number, which nobody has asked after yet."""
    with suppress(OSError):
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        return stat.rpartition(")")[2].split()[:1] == ["Z"]
    return False


def remove_leftovers(folder: Path) -> int:
    """Remove what killed runs left unfinished in `folder` itself; says how many files that was.

    Call it only where no other process can be writing: while holding the `lock`.
    """
    if not folder.is_dir():
        return 0
    with told(folder):
        left = [(file, _LEFTOVER.fullmatch(file.name)) for file in folder.iterdir()]
        found = [file for file, match in left if match and not is_running(match[1])]
        for file in found:
            file.unlink(missing_ok=True)
    return len(found)


def remove_folder(folder: Path) -> None:
    """Remove `folder` and all that is in it; it may be missing."""
    with told(folder), suppress(FileNotFoundError):
        shutil.rmtree(folder)


@contextmanager
def lock(folder: Path, doing: str = "building") -> Iterator[None]:
    """Keep every other build, or whatever is done there, out of `folder` while the block runs.

    The operating system lets go of the lock when the process ends, however it ends. Raises
    InputError, naming the process, where another one holds it.
    """
    from filelock import FileLock, Timeout

    holder = folder / HOLDER
    with told(folder / LOCK):
        folder.mkdir(parents=True, exist_ok=True)
        guard = FileLock(folder / LOCK, timeout=0)
        try:
            guard.acquire()
        except Timeout as error:
            raise InputError(_taken(folder, holder, doing)) from error
    try:
        write_whole(holder, f"{os.getpid()}\n")
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        guard.release()


def was_killed(folder: Path) -> bool:
    """Whether a run that held the `lock` of `folder` was killed, or holds it still."""
    return (folder / HOLDER).exists()


def safe_name(title: str, limit: int = NAME_BYTES) -> str:
    """A file or folder name for `title` that Windows, macOS and Linux all take.

    It has no separator, is never `.` or `..` nor hidden, and has at most `limit` bytes in UTF-8;
    a safe name stays as it is.
    """
    text = "".join(_REPLACED.get(char, char) for char in title if _kept(char))
    text = _trimmed(unicodedata.normalize("NFC", " ".join(text.split())))
    if _RESERVED.fullmatch(text):
        text = f"_{text}"
    text = _trimmed(text.encode("utf-8")[:limit].decode("utf-8", errors="ignore"))
    return text or "untitled"


_REPLACED = {
    **dict.fromkeys("/\\|", "-"),
    **dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "),
    **dict.fromkeys("*?<>", ""),
    ":": " -",
    '"': "'",
}
# Windows keeps these for devices, whatever ending follows.
_RESERVED = re.compile(
    r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])\s*(\..*)?", re.IGNORECASE
)


def _kept(char: str) -> bool:
    """Control and direction marks can disguise a name; lone surrogates can't be written."""
    return char in _REPLACED or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


def _trimmed(name: str) -> str:
    """Without the dots that hide a file or climb, and the ends that Windows drops."""
    return name.lstrip(". ").rstrip(". ")


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
        return InputError(Problem(f"{path} may not be written: {reason}", mend))
    if error.errno in _NO_PLACE:
        mend = "move away what stands in its place, or choose another folder"
        return InputError(Problem(f"{path} can't be written: {reason}", mend))
    return ToolError(f"{path} could not be written: {reason}")


def _taken(folder: Path, holder: Path, doing: str) -> Problem:
    try:
        process = f"process {int(holder.read_text(encoding='utf-8'))}"
    except (OSError, ValueError):
        process = "another process"
    mend = "wait for it, or end it"
    if doing == "building":
        mend += ", or give this build another folder with --build"
    return Problem(f"{process} is {doing} in {folder} already", mend)
