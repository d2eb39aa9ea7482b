"""The one subprocess: find ffmpeg, run it, or FFmpegError with its last words.

Sound goes in through a pipe and comes out through a file or a pipe. Should this program be killed,
the pipe ends and so does ffmpeg: nothing is left running.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import IO

from audiobook.errors import FFmpegError
from audiobook.system.files import full_disk, is_full

CHOICE = "AUDIOBOOK_FFMPEG"  # the variable that names an ffmpeg, by its path or its name
BUNDLE = "imageio-ffmpeg"  # the package that carries an ffmpeg
MEND = f"pip install {BUNDLE}"
ENCODER = "libmp3lame"
BLOCK = 1 << 18  # bytes
LAST_WORDS = 3  # lines of what ffmpeg said that a message repeats

_QUIET = ("-hide_banner", "-nostdin", "-v", "error", "-y")
# Without it ffmpeg 5 exits with 0 when it can't write the end of its file.
_STRICT = "-xerror"


def version() -> str:
    """Names what `find` chooses from, without running it: for the keys of what ffmpeg makes.

    It changes when another ffmpeg is named by AUDIOBOOK_FFMPEG, when the system's is installed,
    replaced or removed, and with the version of the package that carries one.
    """
    return f"{_system_version()}, {_bundle_version()}"


def _system_version() -> str:
    system = _named()
    if not system:
        return "no system ffmpeg"
    path = Path(system).resolve()
    status = path.stat()
    seen = f"{path} {status.st_size} {status.st_mtime_ns}"
    return f"system ffmpeg {hashlib.sha256(seen.encode()).hexdigest()[:16]}"


def _bundle_version() -> str:
    try:
        return f"{BUNDLE} {metadata.version(BUNDLE)}"
    except metadata.PackageNotFoundError:
        return f"no {BUNDLE}"


def find() -> Path:
    """The ffmpeg that AUDIOBOOK_FFMPEG names; without it that of the system if it can make MP3s,
    else the one that comes as a package.

    Raises FFmpegError, which says how to get one, if the one that is named makes no MP3s, or if
    there is none.
    """
    system = _named()
    if system and _encodes_mp3(system):
        return Path(system)
    if chosen := os.environ.get(CHOICE):
        reason = f"it was built without {ENCODER}" if system else "it is not there"
        raise FFmpegError(
            f"{CHOICE} names {chosen}, but {reason}\n  mend: name another, or unset {CHOICE}"
        )
    try:
        import imageio_ffmpeg

        return Path(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        reason = f"{system} was built without {ENCODER}" if system else "there is none on the PATH"
        raise FFmpegError(f"no ffmpeg that makes MP3s: {reason}\n  mend: {MEND}") from None


def _named() -> str | None:
    return shutil.which(os.environ.get(CHOICE) or "ffmpeg")


@cache
def _encodes_mp3(program: str) -> bool:
    asked = [program, "-hide_banner", "-encoders"]
    try:
        told = subprocess.run(asked, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ENCODER.encode() in told.stdout


def run(arguments: Sequence[str], sound: Iterable[bytes], path: Path) -> None:
    """Run ffmpeg with `sound` as its standard input, until it has written the file `path`.

    Raises FFmpegError with ffmpeg's last words, ToolError if the disk is full; what is at `path`
    then is of no use.
    """
    try:
        _feed([_STRICT, *arguments, f"file:{path}"], sound)
    except FFmpegError as error:
        if is_full(path):
            raise full_disk(path) from error
        raise


def _feed(arguments: Sequence[str], sound: Iterable[bytes]) -> None:
    with _running(arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stdin is not None  # noqa: S101 (a pipe was asked for above)
        # A pipe that breaks means that ffmpeg has ended; `_running` tells why.
        with suppress(BrokenPipeError):
            for block in sound:
                process.stdin.write(block)
        with suppress(BrokenPipeError):
            process.stdin.close()


def read(arguments: Sequence[str], size: int) -> Iterator[bytes]:
    """Run ffmpeg and yield its standard output in blocks of `size` bytes; the last may be shorter.

    Raises FFmpegError with ffmpeg's last words after what could be read.
    """
    with _running(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # noqa: S101 (a pipe was asked for above)
        while block := process.stdout.read(size):
            yield block


@contextmanager
def _running(
    arguments: Sequence[str], stdin: int, stdout: int
) -> Iterator[subprocess.Popen[bytes]]:
    """ffmpeg, running while the block does; afterwards it has ended, well or with an error."""
    command = [str(find()), *_QUIET, *arguments]
    try:
        process = subprocess.Popen(
            command, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, bufsize=BLOCK
        )
    except OSError as error:
        raise FFmpegError(f"could not start {command[0]}: {error.strerror}") from error
    words: deque[bytes] = deque(maxlen=LAST_WORDS)
    assert process.stderr is not None  # noqa: S101 (a pipe was asked for above)
    listener = threading.Thread(target=_listen, args=(process.stderr, words), daemon=True)
    listener.start()
    try:
        yield process
        code = process.wait()
    finally:  # also when Ctrl-C or a reader that had enough ends the block early
        process.kill()
        process.wait()
        listener.join()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                with suppress(OSError):  # what it still held can't reach an ffmpeg that ended
                    pipe.close()
    if code:
        told = b"".join(words).decode(errors="replace").strip() or "it said nothing"
        raise FFmpegError(f"ffmpeg failed ({code}): {told}")


def _listen(pipe: IO[bytes], words: deque[bytes]) -> None:
    words.extend(pipe)
