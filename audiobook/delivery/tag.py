"""What a chapter's MP3 says of itself: ID3v2.3 in UTF-16, written by mutagen.

docs/tags.md tells which field goes into which frame, and for which player.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audiobook import __version__
from audiobook.errors import ToolError
from audiobook.story import Metadata
from audiobook.system import FULL, full_disk

PROGRAM = f"audiobook {__version__}"
VOICES = "Synthetic voices"  # who narrates where the book doesn't say
SYNTHETIC = (
    "The voice is synthetic: this recording was made from the text by the program audiobook."
)

REVISION = f"{PROGRAM}, 1"  # the number is raised when the same Tags come to be written otherwise
_UTF16 = 1  # ID3's number for it: the only encoding that v2.3 has beside Latin-1
_FRONT_COVER = 3
_PADDING = 1024  # bytes: room to correct a tag by hand without moving the sound

# Text frames, and the name by which `read` gives them.
_TEXTS = {
    "TIT2": "title",
    "TALB": "album",
    "TPE1": "author",
    "TPE2": "album_author",
    "TCOM": "narrator",
    "TRCK": "track",
    "TCON": "genre",
    "TYER": "year",
    "TLAN": "language",
    "TPUB": "publisher",
    "TCOP": "copyright",
    "TSOA": "album_sort",
    "TSSE": "program",
    "MVNM": "movement",
    "MVIN": "movement_number",
    "TXXX:SERIES": "series",
    "TXXX:SERIES-PART": "series_part",
    "TXXX:DESCRIPTION": "description",
    "COMM": "comment",
    "USLT": "text",
}


@dataclass(frozen=True, slots=True)
class Tags:
    """All that is written into one file."""

    book: Metadata
    title: str  # of the chapter
    number: int  # of the file in the book, from 1
    total: int  # files in the book
    text: str = ""  # of the chapter, as it is read
    cover: bytes = b""  # JPEG; empty for none


def tag(path: Path, tags: Tags) -> None:
    """Replace whatever tags the MP3 at `path` has; the sound stays as it is, byte for byte.

    The file is changed where it lies: give it one that nobody sees yet (`files.whole`).
    Raises ToolError where it can't be written, or the disk is full.
    """
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
    """What the tags of the file say, by the names of `_TEXTS`; nothing where it has none."""
    frames = _load(path)
    found = {}
    for frame in frames.values() if frames else ():
        key = frame.HashKey if frame.FrameID == "TXXX" else frame.FrameID
        if name := _TEXTS.get(key):
            found[name] = str(frame)
    return found


def read_cover(path: Path) -> bytes:
    """The picture in the file's tags; empty where it has none."""
    frames = _load(path)
    pictures = frames.getall("APIC") if frames else []
    return bytes(pictures[0].data) if pictures else b""


def language_code(language: str) -> str:
    """ISO 639-2 for a language tag such as `en` or `pt-BR`; `und` where it is not known."""
    primary = re.split(r"[-_]", language.strip().lower())[0]
    known = primary if re.fullmatch("[a-z]{3}", primary) else _LANGUAGES.get(primary)
    return known or "und"


def sort_title(book: Metadata) -> str:
    """How a book is found in a list: in its series by number, without a leading article."""
    if book.series:
        part = re.sub(r"\d+", lambda digits: digits[0].zfill(2), book.series_part, count=1)
        return " ".join(filter(None, (_filed(book.series), part, "-", _filed(book.title))))
    return _filed(book.title)


def _filed(title: str) -> str:
    return re.sub(r"^(the|an|a)\s+(?=\S)", "", title, flags=re.IGNORECASE)


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
    for key, value in _texts(tags).items():
        kind, _, name = key.partition(":")
        if text := _lines(value) if name == "DESCRIPTION" else _line(value):
            more = {"desc": name} if name else {}
            yield getattr(id3, kind)(encoding=_UTF16, text=text, **more)
    comment = _lines("\n\n".join(filter(None, (tags.book.description.strip(), SYNTHETIC))))
    yield id3.COMM(encoding=_UTF16, lang=language, desc="", text=comment)
    if text := _lines(tags.text):
        yield id3.USLT(encoding=_UTF16, lang=language, desc="", text=text)
    if tags.cover:
        yield id3.APIC(
            encoding=_UTF16, mime="image/jpeg", type=_FRONT_COVER, desc="Cover", data=tags.cover
        )


def _texts(tags: Tags) -> dict[str, str]:
    book = tags.book
    year = re.search(r"\b\d{4}\b", book.year)
    return {
        "TIT2": tags.title,
        "TALB": book.title,
        "TPE1": book.author,
        "TPE2": book.author,
        "TCOM": book.narrator or VOICES,
        "TRCK": f"{tags.number}/{tags.total}",
        "TCON": "Audiobook",
        "TYER": year[0] if year else "",
        "TLAN": language_code(book.language),
        "TPUB": book.publisher,
        "TCOP": book.copyright,
        "TSOA": sort_title(book),
        "TSSE": PROGRAM,
        "MVNM": book.series,
        # Apple's number is whole; «2.5» is told by SERIES-PART alone.
        "MVIN": book.series_part if book.series and book.series_part.isdecimal() else "",
        "TXXX:SERIES": book.series,
        "TXXX:SERIES-PART": book.series_part if book.series else "",
        "TXXX:DESCRIPTION": book.description,
    }


def _line(text: str) -> str:
    return " ".join(_lines(text).split())


def _lines(text: str) -> str:
    """A NUL would end the text early, and half a surrogate pair can't be written."""
    return text.replace("\0", "").encode("utf-8", errors="ignore").decode("utf-8").strip()


# ISO 639-1 to 639-2, where they differ in two ways the one that 639-3 uses too (deu, not ger).
_LANGUAGES: dict[str, str] = dict(
    re.findall(
        r"(\w\w):(\w\w\w)",
        "af:afr ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces cy:cym da:dan de:deu "
        "el:ell en:eng eo:epo es:spa et:est eu:eus fa:fas fi:fin fr:fra ga:gle gd:gla gl:glg "
        "gu:guj he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat kk:kaz "
        "kn:kan ko:kor ky:kir la:lat lb:ltz lt:lit lv:lav mk:mkd ml:mal mn:mon mr:mar ms:msa "
        "mt:mlt nb:nob ne:nep nl:nld nn:nno no:nor oc:oci pa:pan pl:pol ps:pus pt:por ro:ron "
        "ru:rus sa:san si:sin sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel th:tha "
        "tl:tgl tr:tur uk:ukr ur:urd uz:uzb vi:vie xh:xho yi:yid zh:zho zu:zul",
    )
)
