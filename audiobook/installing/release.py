"""A model out of the public release files of the kokoro-onnx project, or of a copy of them.

A file that came half is gone on with. The two files are told by their sha256; the voices are an
archive of numpy arrays, of which the English ones are taken.
"""

from __future__ import annotations

import http.client
import shutil
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audiobook.engines.kokoro import files as kokoro
from audiobook.errors import ToolError
from audiobook.files import remove_folder
from audiobook.installing.fetched import Progress, Vectors

PAGE = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0/"
_PATIENCE = 20  # seconds without a byte
_BLOCK = 1 << 18


@dataclass(frozen=True, slots=True)
class File:
    """A file of the release."""

    name: str
    bytes: int
    sha256: str


MODEL = File("kokoro-v1.0.int8.onnx", kokoro.MODEL_BYTES, kokoro.MODEL_SHA256)
VOICES = File(
    "voices-v1.0.bin",
    28_214_398,
    "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d",
)


@dataclass(frozen=True, slots=True)
class Release:
    """The release's page, or another place that has its files."""

    page: str = PAGE
    files: Sequence[File] = (MODEL, VOICES)

    @property
    def name(self) -> str:
        return self.page

    def fetch(self, folder: Path) -> Iterator[Progress]:
        folder.mkdir(parents=True, exist_ok=True)
        total, done = sum(file.bytes for file in self.files), 0
        for file in self.files:
            whole = folder / file.name
            if not whole.exists():
                part = folder / f"{file.name}.part"
                for seen in self._download(file, part):
                    yield Progress(file.name, done + min(seen, file.bytes), total)
                _check(file, part)
                part.replace(whole)
            done += file.bytes
            yield Progress(file.name, done, total)

    def write_model(self, folder: Path, target: Path) -> None:
        shutil.copyfile(folder / self.files[0].name, target)

    def voices(self, folder: Path) -> Iterator[tuple[str, Vectors]]:
        try:
            with zipfile.ZipFile(folder / self.files[1].name) as packed:
                names = {Path(name).stem: name for name in packed.namelist()}
                for voice in kokoro.VOICES_SHA256:
                    if voice in names:
                        yield (
                            voice,
                            Vectors(kokoro.voice_of(packed.read(names[voice])), verified=True),
                        )
        except (zipfile.BadZipFile, KeyError, EOFError) as error:
            raise ValueError(f"{self.files[1].name} is damaged ({error})") from error

    def licences(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        """The release has none beside its files; docs/engines.md says what they are."""
        yield from ()

    def forget(self, folder: Path) -> None:
        remove_folder(folder)

    def _download(self, file: File, part: Path) -> Iterator[int]:
        """Fetch what is not there yet; yields how many bytes there are. Raises ToolError."""
        there = part.stat().st_size if part.exists() else 0
        if there >= file.bytes:
            return
        asked = urllib.request.Request(self.page.rstrip("/") + f"/{file.name}")
        if there:
            asked.add_header("Range", f"bytes={there}-")
        try:
            with urllib.request.urlopen(asked, timeout=_PATIENCE) as answer:
                goes_on = there and answer.status == http.HTTPStatus.PARTIAL_CONTENT
                seen = there if goes_on else 0
                with part.open("ab" if goes_on else "wb") as out:
                    while block := answer.read(_BLOCK):
                        out.write(block)
                        seen += len(block)
                        yield seen
        except (urllib.error.URLError, http.client.HTTPException, TimeoutError) as error:
            raise ToolError(self._unreachable(file, str(error))) from error
        except ConnectionError as error:
            raise ToolError(self._unreachable(file, str(error))) from error
        if seen < file.bytes:
            raise ToolError(self._unreachable(file, f"it ended after {seen} of {file.bytes} bytes"))

    def _unreachable(self, file: File, why: str) -> str:
        return (
            f"{file.name} could not be fetched from {self.page}: {why}; nothing was installed\n"
            "  mend: start again, which goes on where it stopped, or use --from registries"
        )


def _check(file: File, part: Path) -> None:
    digest = kokoro.sha256(part)
    if digest != file.sha256:
        part.unlink()
        raise ToolError(
            f"{file.name} has the sha256 {digest[:16]}…, not {file.sha256[:16]}…: damaged on its "
            "way, or of another version; nothing was installed\n  mend: start again"
        )
