"""What is known of a clip beside its samples; it is measured once, when the clip is kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from audiobook.audio import Clip, Speech, speech
from audiobook.system import fitted, parse_json

FORMAT = 1  # raised when the same samples come to have another record, or its fields change


@dataclass(frozen=True, slots=True)
class ClipMark:
    """When a stretch of the spoken text is heard: a sentence, a word."""

    kind: str  # "sentence" or "word"
    first: int  # character of the text
    last: int  # one past the last
    start: int  # sample of the clip
    end: int  # one past the last


@dataclass(frozen=True, slots=True)
class ClipRecord:
    """A clip, but for its samples."""

    samples: int
    rate: int  # hertz
    digest: str  # SHA-256 of the samples, in hexadecimal digits
    speech: Speech  # where in it somebody speaks, and how loud
    marks: tuple[ClipMark, ...] = ()  # in the order of the text; empty where nothing tells them
    format: int = FORMAT

    @property
    def seconds(self) -> float:
        return self.samples / self.rate

    @classmethod
    def of(cls, clip: Clip, marks: tuple[ClipMark, ...] = ()) -> ClipRecord:
        """Measure a clip."""
        return cls(clip.samples, clip.rate, digest(clip), speech(clip), marks)

    def to_json(self) -> bytes:
        """The record for `from_json`."""
        return json.dumps(asdict(self), separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, data: bytes) -> ClipRecord | None:
        """None for what is no record, or one of another format."""
        try:
            known = fitted(cls, parse_json(data))
        except ValueError:
            return None
        return known if known.format == FORMAT else None


def digest(clip: Clip) -> str:
    """Names the samples of a clip."""
    return hashlib.sha256(clip.pcm).hexdigest()
