"""The clips of a chapter become its tagged file: stitched, mastered, encoded, tagged, in place.

One chapter is one task for a worker process, so that chapters are finished side by side and no
process ever holds more than one.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from audiobook.build.clips import ClipStore
from audiobook.build.manifest import FileRecord, Line
from audiobook.delivery import Profile, encode, formats, tags
from audiobook.sound import Piece, stitch
from audiobook.system import FULL, ffmpeg, os_errors, whole

# Raised when the same clips come to sound otherwise in the chapter's file.
REVISION = 2


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One file of a chapter; a very long chapter has several."""

    name: str
    lines: range  # of the chapter's lines
    tags: tags.Tags


@dataclass(frozen=True, slots=True)
class Finish:
    """Make the files of one chapter. Its value: `ChapterFiles`."""

    title: str
    lines: tuple[Line, ...]
    tail: float  # seconds after the last line
    clips: ClipStore
    work: Path  # a folder for what lives only while this runs
    folder: Path  # where the files go
    files: tuple[FilePlan, ...]
    profile: Profile  # that they are to be within
    encoder: ffmpeg.Program  # chosen once for the whole build

    @property
    def limit(self) -> float:
        """Seconds: a very slow machine still encodes faster than one can listen."""
        return 600 + 1.0 * len(self.lines)

    @property
    def label(self) -> str:
        return f"finish the chapter «{self.title}»"

    def __call__(self) -> ChapterFiles:
        with os_errors(self.work):
            self.work.mkdir(parents=True, exist_ok=True)
        files: list[FileRecord] = []
        spans: list[tuple[int, int]] = []
        with ffmpeg.used(self.encoder):
            for plan in self.files:
                made, heard = self._file(plan)
                files.append(made)
                spans += heard
        return ChapterFiles(tuple(files), tuple(spans), self.encoder.says)

    def _file(self, plan: FilePlan) -> tuple[FileRecord, list[tuple[int, int]]]:
        """Write one file; the spans of its lines, in samples of that file."""
        lines = self.lines[plan.lines.start : plan.lines.stop]
        path = self.folder / plan.name
        with (
            os_errors(self.work, only=FULL),
            tempfile.TemporaryDirectory(prefix=f"{os.getpid()}-", dir=self.work) as scratch,
            whole(path) as unfinished,
        ):
            raw = Path(scratch) / "chapter.raw"
            stitched = stitch(pieces(lines, self.clips), raw, self.profile.target(self.tail))
            encoded = encode.encode(stitched, unfinished, self.profile)
            formats.named(self.profile.format).tag(unfinished, plan.tags)
        scale = encoded.rate / stitched.rate
        heard = [(round(s.start * scale), round(s.end * scale)) for s in stitched.spans]
        return FileRecord.of(path, encoded.samples, len(lines), encoded.rate), heard


@dataclass(frozen=True, slots=True)
class ChapterFiles:
    """A chapter whose files are in place."""

    files: tuple[FileRecord, ...]
    spans: tuple[tuple[int, int], ...]  # of each line, in samples of its file
    encoder: str  # what the ffmpeg that made them calls itself


def pieces(lines: Sequence[Line], clips: ClipStore) -> list[Piece]:
    """The lines as they are stitched. Raises EngineError where a clip is not there."""
    return [_piece(line, clips) for line in lines]


def _piece(line: Line, clips: ClipStore) -> Piece:
    known = clips.record(line.key)
    return Piece(
        partial(clips.read, line.key),
        line.voice,
        line.pause,
        line.gain,
        known.speech,
        known.rate,
    )
