"""ID3v2.3 in UTF-16, as players of MP3 read it, written by mutagen.

docs/tags.md tells which field goes into which frame, and for which player.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audiobook.delivery.tags import Tags, language_code
from audiobook.errors import ToolError
from audiobook.system import FULL, full_disk

_UTF16 = 1  # ID3's number for it: the only encoding that v2.3 has beside Latin-1
_FRONT_COVER = 3
_PADDING = 1024  # bytes: room to correct a tag by hand without moving the sound

# The frame of each field.
_FRAMES = {
    "title": "TIT2",
    "album": "TALB",
    "subtitle": "TIT3",
    "author": "TPE1",
    "album_author": "TPE2",
    "narrator": "TCOM",
    "track": "TRCK",
    "translator": "TXXX:TRANSLATOR",
    "genre": "TCON",
    "year": "TYER",
    "language": "TLAN",
    "isbn": "TXXX:ISBN",
    "asin": "TXXX:ASIN",
    "publisher": "TPUB",
    "copyright": "TCOP",
    "album_sort": "TSOA",
    "program": "TSSE",
    "movement": "MVNM",
    "movement_number": "MVIN",
    "series": "TXXX:SERIES",
    "series_part": "TXXX:SERIES-PART",
    "description": "TXXX:DESCRIPTION",
    "comment": "COMM",
    "text": "USLT",
}
_FIELDS = {frame: field for field, frame in _FRAMES.items()}


def write(path: Path, tags: Tags) -> None:
    """As `AudioFormat.tag`."""
    from mutagen import MutagenError

    id3 = _id3()
    frames = id3.ID3()
    for frame in _frames(tags):
        frames.add(frame)
    try:
        id3.ID3().delete(path)
        frames.save(path, v1=0, v2_version=3, padding=lambda _: _PADDING)
    except MutagenError as error:
        reason = error.args[0] if error.args else None  # the system's own error, if it was that
        if isinstance(reason, OSError) and reason.errno in FULL:
            raise full_disk(path) from error
        raise ToolError(f"{path} could not be tagged: {error}") from error


def read(path: Path) -> dict[str, str]:
    """As `AudioFormat.read`."""
    frames = _load(path)
    found = {}
    for frame in frames.values() if frames else ():
        key = frame.HashKey if frame.FrameID == "TXXX" else frame.FrameID
        if field := _FIELDS.get(key):
            found[field] = str(frame)
    return found


def read_cover(path: Path) -> bytes:
    """As `AudioFormat.read_cover`."""
    frames = _load(path)
    pictures = frames.getall("APIC") if frames else []
    return bytes(pictures[0].data) if pictures else b""


def _id3() -> Any:
    """mutagen's module of frames, which has no types; imported where tags are touched."""
    from mutagen import id3

    return id3


def _load(path: Path) -> Any:
    """The file's tags as they stand there; None where it has none."""
    from mutagen import MutagenError

    id3 = _id3()
    try:
        return id3.ID3(path, translate=False)
    except id3.ID3NoHeaderError:
        return None
    except MutagenError as error:
        raise ToolError(f"the tags of {path} can't be read: {error}") from error


def _frames(tags: Tags) -> Iterator[Any]:
    """Fields that are empty have no frame: players show an empty one as a blank line."""
    id3 = _id3()
    language = language_code(tags.book.language)
    for field, text in tags.fields().items():
        kind, _, name = _FRAMES[field].partition(":")
        more = {"desc": name} if name else {}
        if kind in ("COMM", "USLT"):
            more = {"desc": "", "lang": language}
        yield getattr(id3, kind)(encoding=_UTF16, text=text, **more)
    if tags.cover:
        yield id3.APIC(
            encoding=_UTF16, mime="image/jpeg", type=_FRONT_COVER, desc="Cover", data=tags.cover
        )
