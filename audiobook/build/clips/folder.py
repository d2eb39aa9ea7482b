"""Clips in a folder of this machine, each a WAV file that is whole or absent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from audiobook.audio import Clip, WavHead, wav_head
from audiobook.build.clips.record import ClipMark, ClipRecord, digest
from audiobook.errors import EngineError, InputError
from audiobook.system import open_regular, read_regular, write_whole

_LARGEST = 1 << 30  # bytes of a clip's file: hours of speech


@dataclass(frozen=True, slots=True)
class FolderStore:
    """A `ClipStore` in a folder, which need not exist yet.

    A clip's record stands in its file, before the samples. Files of earlier versions have none:
    their clips are measured when somebody asks.
    """

    folder: Path

    def has(self, key: str) -> bool:
        return self._head(key) is not None

    def seconds(self, key: str) -> float | None:
        head = self._head(key)
        return head.seconds if head else None

    def record(self, key: str) -> ClipRecord:
        return self._record(key) or ClipRecord.of(self.read(key))

    def read(self, key: str) -> Clip:
        path = self._path(key)
        try:
            clip = Clip.from_wav(read_regular(path, _LARGEST))
            known = self._record(key)  # of the same file, unless another was put in its place
            if known and known.digest != digest(clip):
                raise ValueError("its samples are not those that were written")
        except (FileNotFoundError, ValueError, InputError) as error:
            path.unlink(missing_ok=True)
            raise EngineError(f"the clip {path} is damaged ({error}); build again") from error
        return clip

    def write(self, key: str, clip: Clip, marks: tuple[ClipMark, ...] = ()) -> None:
        # Its digest tells a clip that a power cut damaged: no need to wait for the disk each time.
        data = clip.wav(ClipRecord.of(clip, marks).to_json())
        write_whole(self._path(key), data, lasting=False)

    def keys(self) -> set[str]:
        return {file.stem for file in self.folder.glob("??/*.wav")}

    def drop(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._path(key).unlink(missing_ok=True)

    def _record(self, key: str) -> ClipRecord | None:
        head = self._head(key)
        known = ClipRecord.from_json(head.note) if head else None
        fits = head and known and (known.samples, known.rate) == (head.samples, head.rate)
        return known if fits else None

    def _head(self, key: str) -> WavHead | None:
        try:
            with open_regular(self._path(key), _LARGEST) as file:
                return wav_head(file)
        except (OSError, InputError):
            return None

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.wav"
