"""Clips in a folder of this machine, each a WAV file that is whole or absent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from audiobook.audio import Clip, wav_seconds
from audiobook.errors import EngineError
from audiobook.system import write_whole


@dataclass(frozen=True, slots=True)
class FolderStore:
    """A `ClipStore` in a folder, which need not exist yet."""

    folder: Path

    def has(self, key: str) -> bool:
        return self.seconds(key) is not None

    def seconds(self, key: str) -> float | None:
        return wav_seconds(self._path(key))

    def read(self, key: str) -> Clip:
        path = self._path(key)
        try:
            return Clip.from_wav(path.read_bytes())
        except (FileNotFoundError, ValueError) as error:
            path.unlink(missing_ok=True)
            raise EngineError(f"the clip {path} is damaged ({error}); build again") from error

    def write(self, key: str, clip: Clip) -> None:
        write_whole(self._path(key), clip.wav())

    def keys(self) -> set[str]:
        return {file.stem for file in self.folder.glob("??/*.wav")}

    def drop(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.wav"
