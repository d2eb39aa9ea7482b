"""The folder of a finished book: its name, its files' names, and what it says to players.

`metadata.json` is what Audiobookshelf reads and writes (flat keys, since its version 2.5; it
ignores the key `audiobook`, which holds the exact lengths). All functions are pure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from audiobook.delivery.tags import PROGRAM, VOICES
from audiobook.story import Metadata
from audiobook.system import NAME_BYTES, safe_name

COVER = "cover.jpg"
METADATA = "metadata.json"


@dataclass(frozen=True, slots=True)
class BookFile:
    """One finished file of a book."""

    name: str  # in the book's folder
    title: str
    samples: int  # as decoded
    rate: int  # hertz
    sha256: str  # of the whole file, in hex

    @property
    def seconds(self) -> Fraction:
        return Fraction(self.samples, self.rate)


def folder_name(title: str) -> str:
    """The folder's name: `<Title>`, made safe."""
    return safe_name(title)


def chapter_file_name(
    number: int, total: int, title: str, suffix: str, part: int | None = None
) -> str:
    """`NN - <Chapter title><suffix>`: sorted by name, the files are in order.

    `total` is the number of chapters; `part`, from 1, is for a chapter that has several files.
    """
    digits = max(2, len(str(total)))
    head, tail = f"{number:0{digits}} - ", f" - part {part:02}" if part else ""
    room = NAME_BYTES - len(head) - len(tail)
    return f"{head}{safe_name(title.strip() or f'Chapter {number}', room)}{tail}{suffix}"


def playlist_name(title: str) -> str:
    return f"{safe_name(title)}.m3u8"


def playlist(book: Metadata, files: Sequence[BookFile]) -> bytes:
    """An extended M3U in UTF-8: names relative to its folder, lengths in whole seconds.

    Older players read no fraction of a second; the exact lengths are in metadata.json.
    """
    lines = ["#EXTM3U", f"#PLAYLIST:{_line(book.title)}"]
    for file in files:
        shown = " - ".join(filter(None, (_line(book.author), _line(file.title))))
        lines += [f"#EXTINF:{round(file.seconds)},{shown}", file.name]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", errors="replace")


def metadata_json(book: Metadata, files: Sequence[BookFile]) -> bytes:
    """The book for Audiobookshelf, and under `audiobook` each file with its exact length.

    Times are in seconds: of chapters over the whole book, of files `samples / rate`.
    """
    content = {
        "tags": ["Synthetic voice", *book.keywords],
        "chapters": list(_chapters(files)),
        "title": book.title,
        "subtitle": book.subtitle or None,
        "authors": list(book.authors),
        "narrators": list(book.narrators) or [VOICES],
        "series": _series(book),
        "genres": list(book.genres) or ["Audiobook"],
        "publishedYear": _year(book.year),
        "publishedDate": None,
        "publisher": book.publisher or None,
        "description": book.description or None,
        "isbn": book.isbn or None,
        "asin": book.asin or None,
        "language": book.language or None,
        "explicit": False,
        "abridged": False,
        "audiobook": {"program": PROGRAM, "files": [_file(file) for file in files]},
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", errors="replace")


def _chapters(files: Sequence[BookFile]) -> Iterator[dict[str, Any]]:
    start = Fraction(0)
    for number, file in enumerate(files):
        end = start + file.seconds
        yield {"id": number, "start": float(start), "end": float(end), "title": file.title}
        start = end


def _file(file: BookFile) -> dict[str, Any]:
    return {
        "file": file.name,
        "title": file.title,
        "samples": file.samples,
        "rate": file.rate,
        "duration": file.samples / file.rate,
        "sha256": file.sha256,
    }


def _series(book: Metadata) -> list[str]:
    """«Name #2»: what stands behind the last ` #` is the number and may hold no space."""
    part = re.sub(r"[\s#]+", "", book.series_part)
    return [f"{book.series} #{part}" if part else book.series] if book.series else []


def _year(text: str) -> str | None:
    year = re.search(r"\b\d{4}\b", text)
    return year[0] if year else None


def _line(text: str) -> str:
    return " ".join(text.split())
