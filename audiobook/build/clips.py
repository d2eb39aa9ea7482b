"""Clips by content: whole or absent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from audiobook.audio import Clip, wav_seconds
from audiobook.engines import Delivery, Voice, installed
from audiobook.errors import EngineError
from audiobook.system import write_whole

# Raised when the way from an engine's samples to a cached clip changes.
REVISION = 1


@lru_cache(maxsize=100_000)
def key(text: str, voice: Voice, delivery: Delivery) -> str:
    """Names exactly what is heard: the text, the voice with its fingerprint, and the delivery."""
    heard = [REVISION, text, voice.id, _fingerprint(voice), delivery.rate, delivery.pitch]
    return hashlib.sha256(json.dumps(heard).encode()).hexdigest()[:40]


@lru_cache(maxsize=1000)
def _fingerprint(voice: Voice) -> str:
    return installed.fingerprint(voice)


class Clips:
    """The folder of clips that have been spoken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.wav"

    def has(self, key: str) -> bool:
        """Whether the clip is here, and as long as its header says."""
        return self.seconds(key) is not None

    def write(self, key: str, clip: Clip) -> Path:
        path = self.path(key)
        write_whole(path, clip.wav())
        return path

    def read(self, key: str) -> Clip:
        """Raises EngineError if what is stored is not a whole clip; the next build speaks it."""
        path = self.path(key)
        try:
            return Clip.from_wav(path.read_bytes())
        except (FileNotFoundError, ValueError) as error:
            path.unlink(missing_ok=True)
            raise EngineError(f"the clip {path} is damaged ({error}); build again") from error

    def seconds(self, key: str) -> float | None:
        """How long a clip is, from its header; None if it is not here, or not whole."""
        return wav_seconds(self.path(key))

    def drop_all_but(self, keep: Iterable[str]) -> int:
        """Delete the clips that nobody needs any more. Returns how many."""
        here = {file.stem for file in self.folder.glob("??/*.wav")}
        unused = here - set(keep)
        for key in unused:
            self.path(key).unlink(missing_ok=True)
        return len(unused)
