"""The one subprocess: find ffmpeg, run it, or FFmpegError with its last words.

Sound goes in through a pipe and comes out through a file or a pipe. Should this program be killed,
the pipe ends and so does ffmpeg: nothing is left running.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import IO

from audiobook.errors import FFmpegError, UndecodableError
from audiobook.system.files import full_disk, is_full

CHOICE = "AUDIOBOOK_FFMPEG"  # the variable that names an ffmpeg, by its path or its name
BUNDLE = "imageio-ffmpeg"  # the package that carries an ffmpeg
MEND = f"pip install {BUNDLE}"
ENCODER = "libmp3lame"
BLOCK = 1 << 18  # bytes
PROBES, PROBE_SECONDS = 3, 60.0  # how often a program is asked what it can do, and how long
LAST_WORDS = 3  # lines of what ffmpeg said that a message repeats

_QUIET = ("-hide_banner", "-nostdin", "-v", "error", "-y")
_TOLD_TO_END = 255  # ffmpeg's exit code where a signal asked it to end
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


@dataclass(frozen=True, slots=True)
class Program:
    """An ffmpeg that makes MP3s, chosen once for all that works together."""

    path: Path
    size: int  # bytes of the file
    changed: int  # nanoseconds; when it was written
    says: str  # what it calls itself: "ffmpeg version 5.1.9"

    def __str__(self) -> str:
        return f"{self.path} ({self.says})"

    def same(self) -> bool:
        """Whether the file is still the one that was chosen."""
        try:
            status = self.path.stat()
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (self.size, self.changed)


def find() -> Path:
    """Where the ffmpeg is that `chosen` chooses."""
    return chosen().path


def chosen() -> Program:
    """The ffmpeg that AUDIOBOOK_FFMPEG names; without it that of the system if it can make MP3s,
    else the one that comes as a package. Within `used`, the one that was given there.

    Raises FFmpegError, which says how to get one, if the one that is named makes no MP3s, if there
    is none, or if one could not be asked whether it makes any: a failure is no answer.
    """
    if _given:
        return _given[-1]
    system = _named()
    if system and (found := _asked(system)):
        return found
    if named := os.environ.get(CHOICE):
        reason = f"it was built without {ENCODER}" if system else "it is not there"
        raise FFmpegError(
            f"{CHOICE} names {named}, but {reason}\n  mend: name another, or unset {CHOICE}"
        )
    if bundled := _bundled():
        return bundled
    reason = f"{system} was built without {ENCODER}" if system else "there is none on the PATH"
    raise FFmpegError(f"no ffmpeg that makes MP3s: {reason}\n  mend: {MEND}")


@contextmanager
def used(program: Program) -> Iterator[None]:
    """In the block, in this process, `program` is the ffmpeg, whatever the PATH says.

    Raises FFmpegError where its file is another by now.
    """
    if not program.same():
        raise FFmpegError(
            f"{program.path} was replaced or removed while it was used\n  mend: build again"
        )
    _given.append(program)
    try:
        yield
    finally:
        _given.pop()


_given: list[Program] = []  # what `used` was told; the innermost last


def _bundled() -> Program | None:
    try:
        import imageio_ffmpeg

        path = imageio_ffmpeg.get_ffmpeg_exe()
    except (ImportError, RuntimeError):
        return None
    return _asked(path)


def _named() -> str | None:
    return shutil.which(os.environ.get(CHOICE) or "ffmpeg")


def _asked(path: str) -> Program | None:
    """A program, if it makes MP3s. Raises FFmpegError where it does not say so, nor that not."""
    try:
        status = Path(path).stat()
    except OSError as error:
        raise FFmpegError(f"{path} can't be used: {error.strerror}") from error
    says = _answer(path, status.st_size, status.st_mtime_ns)
    return Program(Path(path), status.st_size, status.st_mtime_ns, says) if says else None


@cache
def _answer(path: str, _size: int, _changed: int) -> str:
    """What a program calls itself; empty where it makes no MP3s. It is asked until it answers."""
    for _ in range(PROBES):
        try:
            done = subprocess.run(
                [path, "-nostdin", "-encoders"],
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=PROBE_SECONDS,
            )
        except subprocess.TimeoutExpired:
            why = f"it gave no answer within {PROBE_SECONDS:g} seconds"
            continue
        except OSError as error:
            why = f"it could not be started ({error.strerror})"
            continue
        if done.returncode == 0 and done.stdout.strip():
            makes = ENCODER.encode() in done.stdout
            return _name_of(done.stderr + done.stdout) if makes else ""
        why = _ending(done.returncode, done.stderr or done.stdout)
    raise FFmpegError(
        f"{path} did not say whether it makes MP3s, asked {PROBES} times: {why}\n"
        f"  mend: install it anew, or name another ffmpeg with {CHOICE}"
    )


def _name_of(said: bytes) -> str:
    """The first two words behind «ffmpeg version», as far as it says so."""
    found = re.search(rb"ffmpeg version (\S+)", said)
    return f"ffmpeg version {found[1].decode(errors='replace')}" if found else "ffmpeg"


def _ending(code: int, said: bytes) -> str:
    words = b"".join(said.splitlines(keepends=True)[-LAST_WORDS:]).decode(errors="replace").strip()
    ended = f"signal {-code}" if code < 0 else f"exit code {code}"
    return f"it ended with {ended}: {words or 'it said nothing'}"


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


def tapped(
    arguments: Sequence[str], sound: Iterable[bytes], path: Path, size: int
) -> Iterator[bytes]:
    """As `run`, yielding meanwhile what ffmpeg writes to its standard output, as `read` does.

    `arguments` name `path` themselves, and the output. Whoever stops reading stops ffmpeg.
    """
    try:
        yield from _tapped([_STRICT, *arguments], sound, size)
    except FFmpegError as error:
        if is_full(path):
            raise full_disk(path) from error
        raise


def _tapped(arguments: Sequence[str], sound: Iterable[bytes], size: int) -> Iterator[bytes]:
    wrong: list[BaseException] = []
    with _running(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # noqa: S101 (a pipe was asked for above)
        feeder = threading.Thread(target=_fill, args=(process, sound, wrong), daemon=True)
        feeder.start()
        try:
            while block := process.stdout.read(size):
                yield block
        except GeneratorExit:
            process.kill()
            raise
        finally:
            feeder.join()
        if wrong:
            raise wrong[0]


def _fill(
    process: subprocess.Popen[bytes], sound: Iterable[bytes], wrong: list[BaseException]
) -> None:
    """Give a process its sound, in a thread; what goes wrong with the sound is `wrong`."""
    assert process.stdin is not None  # noqa: S101 (a pipe was asked for)
    try:
        with suppress(BrokenPipeError):  # ffmpeg has ended; `_running` tells why
            for block in sound:
                process.stdin.write(block)
    except BaseException as error:  # noqa: BLE001  # raised again by who reads
        wrong.append(error)
        process.kill()
    with suppress(OSError):
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
        failure = UndecodableError if 0 < code < _TOLD_TO_END else FFmpegError
        raise failure(f"ffmpeg failed ({code}): {told}")


def _listen(pipe: IO[bytes], words: deque[bytes]) -> None:
    words.extend(pipe)
