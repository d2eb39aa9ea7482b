"""What a finished file says of itself, whatever its format.

docs/tags.md tells which field is for which player.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiobook import __version__
from audiobook.story import Metadata

PROGRAM = f"audiobook {__version__}"
VOICES = "Synthetic voices"  # who narrates where the book doesn't say
SYNTHETIC = (
    "The voice is synthetic: this recording was made from the text by the program audiobook."
)

REVISION = f"{PROGRAM}, 1"  # the number is raised when the same Tags come to be written otherwise
_SEVERAL_LINES = {"description", "comment", "text"}


@dataclass(frozen=True, slots=True)
class Tags:
    """All that is written into one file."""

    book: Metadata
    title: str  # of the chapter
    number: int  # of the file in the book, from 1
    total: int  # files in the book
    text: str = ""  # of the chapter, as it is read
    cover: bytes = b""  # JPEG; empty for none

    def fields(self) -> dict[str, str]:
        """The words by the names of their fields; those that are empty are left out."""
        cleaned = {
            name: _lines(value) if name in _SEVERAL_LINES else _line(value)
            for name, value in self._fields().items()
        }
        return {name: text for name, text in cleaned.items() if text}

    def _fields(self) -> dict[str, str]:
        book = self.book
        year = re.search(r"\b\d{4}\b", book.year)
        part = book.series_part if book.series else ""
        return {
            "title": self.title,
            "album": book.title,
            "subtitle": book.subtitle,
            "author": book.author,
            "album_author": book.author,
            "narrator": book.narrator or VOICES,
            "track": f"{self.number}/{self.total}",
            "translator": " & ".join(book.translators),
            "genre": "; ".join(["Audiobook", *book.genres]),
            "year": year[0] if year else "",
            "language": language_code(book.language),
            "isbn": book.isbn,
            "asin": book.asin,
            "publisher": book.publisher,
            "copyright": book.copyright or book.rights,
            "album_sort": sort_title(book),
            "program": PROGRAM,
            "movement": book.series,
            # Apple's number is whole; «2.5» is told by the series' part alone.
            "movement_number": part if part.isdecimal() else "",
            "series": book.series,
            "series_part": part,
            "description": book.description,
            "comment": "\n\n".join(filter(None, (book.description.strip(), SYNTHETIC))),
            "text": self.text,
        }


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
