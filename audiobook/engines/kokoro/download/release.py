"""A model out of the public release files of the kokoro-onnx project, or of a copy of them.

A file that came half is gone on with. The two files are told by their sha256; the voices are an
archive of numpy arrays, of which the English ones are taken.
"""

from __future__ import annotations

import http.client
import re
import shutil
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from audiobook.engines.kokoro import files as kokoro
from audiobook.engines.kokoro.download.archive import readable
from audiobook.engines.kokoro.download.source import FetchProgress, SourceError, Vectors
from audiobook.errors import InputError, Problem
from audiobook.system import sha256

PAGE = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0/"
_PATIENCE = 20  # seconds without a byte
_BLOCK = 1 << 18
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of the release."""

    name: str
    bytes: int
    sha256: str


MODEL = ModelFile("kokoro-v1.0.int8.onnx", kokoro.MODEL_BYTES, kokoro.MODEL_SHA256)
VOICES = ModelFile(
    "voices-v1.0.bin",
    28_214_398,
    "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d",
)


@dataclass(frozen=True, slots=True)
class Release:
    """The release's page, or another place that has its files."""

    page: str = PAGE
    files: Sequence[ModelFile] = (MODEL, VOICES)

    def __post_init__(self) -> None:
        """Raises InputError for what can't be an address."""
        why = _reason(self.page)
        if why:
            mend = "write it as in https://example.org/folder/"
            raise InputError(Problem(f"«{self.page}» is not an address: {why}", mend))

    @property
    def name(self) -> str:
        return self.page

    def fetch(self, folder: Path) -> Iterator[FetchProgress]:
        folder.mkdir(parents=True, exist_ok=True)
        total, done = sum(file.bytes for file in self.files), 0
        for file in self.files:
            whole = folder / file.name
            if not whole.exists():
                part = folder / f"{file.name}.part"
                for seen in self._download(file, part):
                    yield FetchProgress(file.name, done + min(seen, file.bytes), total)
                _check(file, part)
                part.replace(whole)
            done += file.bytes
            yield FetchProgress(file.name, done, total)

    def left(self, folder: Path) -> int:
        return sum(max(0, file.bytes - _there(file, folder)) for file in self.files)

    def write_model(self, folder: Path, target: Path) -> None:
        shutil.copyfile(folder / self.files[0].name, target)

    def voices(self, folder: Path) -> Iterator[tuple[str, Vectors]]:
        file = folder / self.files[1].name
        with readable(file, file.name), zipfile.ZipFile(file) as packed:
            names = {Path(name).stem: name for name in packed.namelist()}
            for voice in kokoro.VOICES_SHA256:
                if voice in names:
                    data = kokoro.voice_of(packed.read(names[voice]))
                    yield voice, Vectors(data, verified=True)

    def licences(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        """The release has none beside its files; docs/engines.md says what they are."""
        yield from ()

    def model_files(self, folder: Path) -> Sequence[Path]:
        return [folder / self.files[0].name]

    def voice_files(self, folder: Path) -> Sequence[Path]:
        return [folder / self.files[1].name]

    def _download(self, file: ModelFile, part: Path) -> Iterator[int]:
        """Fetch what is not there yet; yields how many bytes there are. Raises SourceError.

        A part is kept only of an answer that told the file's size: another one may be the page of
        a network that wants a password first.
        """
        there = part.stat().st_size if part.exists() else 0
        if there >= file.bytes:
            return
        with self._asked(file, part, there) as answer:
            seen, size = _told(answer, there)
            if size not in (None, file.bytes) or seen not in (0, there):
                raise self._failed(file, f"its {size} bytes are not the {file.bytes} of this file")
            try:
                with part.open("ab" if seen else "wb") as out:
                    for block in self._blocks(file, answer, file.bytes - seen):
                        seen += out.write(block)
                        yield seen
            finally:
                if seen > file.bytes or (size is None and seen < file.bytes):
                    part.unlink(missing_ok=True)
        if seen != file.bytes:
            ended = "goes on after" if seen > file.bytes else f"ended after {seen} of"
            raise self._failed(file, f"it {ended} {file.bytes} bytes")

    def _asked(self, file: ModelFile, part: Path, there: int) -> http.client.HTTPResponse:
        """The page's answer; a part that it can't go on with is deleted."""
        address = self.page.rstrip("/") + f"/{file.name}"
        with self._reached(file):
            if there:
                try:
                    return _opened(address, {"Range": f"bytes={there}-"})
                except urllib.error.HTTPError as error:
                    if error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                        raise
                part.unlink()
            return _opened(address, {})

    def _blocks(
        self, file: ModelFile, answer: http.client.HTTPResponse, size: int
    ) -> Iterator[bytes]:
        """What an answer holds, up to the byte that shows it to be longer than `size`."""
        left = size + 1
        while left:
            with self._reached(file):
                block = answer.read(min(_BLOCK, left))
            if not block:
                return
            left -= len(block)
            yield block

    @contextmanager
    def _reached(self, file: ModelFile) -> Iterator[None]:
        """What the network raises becomes a SourceError."""
        try:
            yield
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise self._failed(file, str(error) or type(error).__name__) from error

    def _failed(self, file: ModelFile, why: str) -> SourceError:
        return SourceError(
            f"{file.name} could not be fetched from {self.page}: {why}; nothing was installed\n"
            "  mend: start again, which goes on where it stopped, or use --from registries"
        )


def _there(file: ModelFile, folder: Path) -> int:
    """How many bytes of a file were fetched."""
    for path in (folder / file.name, folder / f"{file.name}.part"):
        if path.exists():
            return path.stat().st_size
    return 0


def _opened(address: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    asked = urllib.request.Request(address, headers=headers)
    answer = urllib.request.urlopen(asked, timeout=_PATIENCE)
    if not isinstance(answer, http.client.HTTPResponse):
        raise ValueError("it leads away from the web")
    return answer


def _told(answer: http.client.HTTPResponse, there: int) -> tuple[int, int | None]:
    """Where in the file an answer begins, and the size of the whole file if that is told."""
    if answer.status == http.HTTPStatus.PARTIAL_CONTENT:
        told = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        if told:
            return int(told[1]), int(told[2])
        begin = there
    else:
        begin = 0
    return begin, None if answer.length is None else begin + answer.length


def _reason(page: str) -> str:
    """Why this is no address of a page; empty if it is one."""
    try:
        parts = urllib.parse.urlsplit(page)
        (parts.hostname or "").encode("idna")
        _ = parts.port  # which raises ValueError as the others do
    except ValueError as error:
        return str(error)
    return "" if parts.scheme in ("http", "https") and parts.hostname else "no host is named"


def _check(file: ModelFile, part: Path) -> None:
    digest = sha256(part)
    if digest != file.sha256:
        part.unlink()
        raise SourceError(
            f"{file.name} has the sha256 {digest[:16]}…, not {file.sha256[:16]}…: damaged on its "
            "way, or of another version; nothing was installed\n  mend: start again"
        )
