"""A story: chapters of segments, each with its place in the source and its speaker.

All values are frozen. A later room (attribution, say) returns a new Story.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum, StrEnum
from pathlib import Path
from typing import Literal

from audiobook.errors import InputError, Place, Problem, shown

NARRATOR = "narrator"  # who speaks all that is not a quotation
LABEL = "speaker's label"  # why the name before a line of a play is silent
QUOTATION_MARK = "quotation mark"  # why one is silent
UNKNOWN = "unknown"  # who speaks a quotation that nobody could be found for

Gender = Literal["female", "male", "unknown"]
Age = Literal["child", "adult", "old", "unknown"]


class Format(Enum):
    """What a manuscript is written in: the suffixes of its files, in lower case.

    It stands here, and its readers in `manuscript`, so that stories are found and named without
    loading what reads them.
    """

    MARKDOWN = (".md", ".markdown")
    TEXT = (".txt",)
    FOUNTAIN = (".fountain",)
    EPUB = (".epub",)
    HTML = (".html", ".htm", ".xhtml")
    WORD = (".docx",)
    OPENDOCUMENT = (".odt",)
    CONVERTED = (".rtf", ".fb2")

    @property
    def suffixes(self) -> tuple[str, ...]:
        suffixes: tuple[str, ...] = self.value
        return suffixes

    @classmethod
    def of(cls, file: Path) -> Format | None:
        """The format of a file, told by its name; None if it is no manuscript's."""
        suffix = file.suffix.lower()
        return next((format_ for format_ in cls if suffix in format_.suffixes), None)

    @classmethod
    def of_chapter(cls, file: Path) -> Format | None:
        """The format of a file that may be a chapter in a folder of them: no EPUB is."""
        found = cls.of(file)
        return None if found is cls.EPUB else found


class Kind(StrEnum):
    """What a stretch of text is."""

    NARRATION = "narration"
    DIALOGUE = "dialogue"
    HEADING = "heading"
    SILENT = "silent"  # not spoken; `Segment.reason` says why


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something, how sure that is, and to whom it is said."""

    speaker: str = NARRATOR  # of dialogue UNKNOWN, until one is found or a person names one
    confidence: float = 1.0  # 0…1, that it is this speaker
    evidence: str = ""  # why, in words: "tag: said Viktor"; of a thought, why it is one
    listener: str = ""  # whom a quotation is said to; empty where that can't be known


NARRATED = Attribution()


@dataclass(frozen=True, slots=True)
class Silence:
    """Characters inside a spoken segment that are not spoken themselves."""

    start: int  # offset into the segment's text
    end: int
    reason: str  # "quotation mark", "markup", "footnote mark", …


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one paragraph that one voice reads, or that stays silent.

    The segments of a story cover every non-space character of its files once, in order.
    """

    kind: Kind
    text: str  # as a reader sees it, mojibake mended; a quotation keeps its marks
    start: int  # first character in the file's decoded text
    end: int  # one past the last
    paragraph: int  # counted through the chapter from 0
    scene: int  # counted through the chapter from 0
    quotation: int | None = None  # pieces of one speech over several paragraphs share a number
    attribution: Attribution = NARRATED
    silences: tuple[Silence, ...] = ()
    reason: str = ""  # of a silent segment
    thought: bool = False  # narration that somebody thinks in words: in quotation marks, or italic
    letter: bool = False  # a title that is the letter «X», and not the number ten

    @property
    def speaker(self) -> str:
        return self.attribution.speaker

    @property
    def audible(self) -> str:
        """The text without what is silent in it; white space as in the source."""
        return self._without(self.silences)

    @property
    def shown(self) -> str:
        """The text as it is printed: what is audible in it, and the quotation marks."""
        if self.reason == LABEL:
            return self.text.strip("*_> \t\n")
        return self._without(s for s in self.silences if s.reason != QUOTATION_MARK)

    def _without(self, silences: Iterable[Silence]) -> str:
        kept, at = [], 0
        for silence in silences:
            kept.append(self.text[at : silence.start])
            at = silence.end
        return "".join(kept) + self.text[at:]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What becomes one file (or several parts, where it is very long)."""

    number: int  # from 1
    title: str
    file: int  # index into Story.files
    segments: tuple[Segment, ...]
    part: str = ""  # the title of the part of the book that it stands in

    @property
    def start(self) -> int:
        """Where it begins in its file; 0 of an empty file, which has no segments."""
        return self.segments[0].start if self.segments else 0

    @property
    def text(self) -> str:
        """The words as they are read, with a blank line between paragraphs.

        Quotation marks stay, and so do the names of who speaks in a play.
        """
        paragraphs: dict[int, list[str]] = {}
        for segment in self.segments:
            if segment.kind is not Kind.SILENT or segment.reason == LABEL:
                words = " ".join(segment.shown.split())
                paragraphs.setdefault(segment.paragraph, []).append(words)
        return "\n\n".join(" ".join(pieces) for pieces in paragraphs.values())


@dataclass(frozen=True, slots=True)
class TaggedStretch:
    """Text that says of itself which language it is in, by `xml:lang` or `lang`."""

    start: int  # in the file's text
    end: int
    language: str  # as it is written: "fr", "la-x-church"


@dataclass(frozen=True, slots=True)
class Document:
    """A document of hypertext, of which a stretch of a file's text was decoded."""

    name: str  # within its file: "text/chapter-3.xhtml"; empty of the file itself
    start: int  # of its text, in the file's
    raw: str = field(repr=False)  # as it is written
    texts: Sequence[int] = field(repr=False)  # offsets in the file's text, ascending …
    places: Sequence[int] = field(repr=False)  # … and where what begins there stands in `raw`
    tagged: tuple[TaggedStretch, ...] = ()  # in order; what is tagged as a whole is not told

    def origin(self, offset: int) -> int:
        """Where in `raw` the character `offset` of the file's text stands."""
        at = bisect_right(self.texts, offset) - 1
        if at < 0:
            return self.places[0] if self.places else 0
        ended = self.places[at + 1] if at + 1 < len(self.places) else len(self.raw)
        return min(self.places[at] + offset - self.texts[at], ended)

    def offset(self, origin: int) -> int:
        """The offset in the file's text of what stands at `origin` in `raw`."""
        at = bisect_right(self.places, origin) - 1
        return self.texts[at] + origin - self.places[at] if at >= 0 else self.start


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a story."""

    path: Path
    text: str  # decoded: without a byte order mark, lines ended by \n; of hypertext without tags
    documents: tuple[Document, ...] = ()  # that it was decoded of, in order; none: it is the file

    def place(self, offset: int) -> Place:
        document = self.document_at(offset)
        if document is None:
            return Place.at(self.path, self.text, offset)
        return Place.at(self.path, document.raw, document.origin(offset), document.name)

    def document_at(self, offset: int) -> Document | None:
        """The document that a character of the text stands in; None if the file is but text."""
        at = bisect_right(self.documents, offset, key=lambda document: document.start) - 1
        return self.documents[max(at, 0)] if self.documents else None

    def offset(self, place: Place) -> int:
        """The character that stands at a place in this file."""
        named = (one for one in self.documents if one.name == place.inside)
        document = next(named, None)
        text = document.raw if document else self.text
        lines = text.split("\n")[: place.line - 1]
        at = sum(len(line) + 1 for line in lines) + place.column - 1
        return document.offset(at) if document else at


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of a manuscript that is not read, since it is no part of the story."""

    matter: str  # what it is: "copyright page", "notes", "index"
    title: str  # as the manuscript names it; else empty
    words: int
    file: int  # index into Story.files
    start: int  # first character in the file's decoded text
    end: int


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who made the book beside its authors, narrators and translators."""

    name: str
    role: str  # in words: "editor", "illustrator"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a book; empty where nothing is."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    narrators: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    series: str = ""
    series_part: str = ""  # a number, as a rule: "2", "2.5"
    year: str = ""
    language: str = ""  # a tag such as en-GB; of a story that was read never empty
    isbn: str = ""
    asin: str = ""
    genres: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    publisher: str = ""
    description: str = ""
    copyright: str = ""
    rights: str = ""  # what others may do with it
    cover: str = ""  # a path, relative to the story
    dedication: str = ""

    @property
    def author(self) -> str:
        """All authors in one line: «Ann O'Dell & Bo de la Cruz»."""
        return " & ".join(self.authors)

    @property
    def narrator(self) -> str:
        return " & ".join(self.narrators)

    def completed(self, other: Metadata) -> Metadata:
        """With what `other` says wherever this says nothing; another series' part is none of it."""
        told = {
            this.name: getattr(self, this.name) or getattr(other, this.name)
            for this in fields(self)
        }
        if self.series and self.series != other.series:
            told["series_part"] = self.series_part
        return Metadata(**told)


class Matter(StrEnum):
    """What stands before or behind the text of a book and is none of its chapters."""

    COVER = "cover"
    TITLE_PAGE = "title page"
    COPYRIGHT = "copyright"
    DEDICATION = "dedication"
    EPIGRAPH = "epigraph"
    CONTENTS = "contents"
    FOREWORD = "foreword"
    PREFACE = "preface"
    INTRODUCTION = "introduction"
    ACKNOWLEDGEMENTS = "acknowledgements"
    AFTERWORD = "afterword"
    APPENDIX = "appendix"
    ABOUT_THE_AUTHOR = "about the author"
    NOTES = "notes"
    GLOSSARY = "glossary"
    BIBLIOGRAPHY = "bibliography"
    INDEX = "index"
    COLOPHON = "colophon"
    OTHER_BOOKS = "other books"
    CAPTIONS = "captions"  # of pictures and tables, wherever they stand
    LICENCE = "licence"

    @property
    def is_kept(self) -> bool:
        """Whether it is read where nobody says whether it should be."""
        return self in _KEPT


_KEPT = frozenset(
    {
        Matter.DEDICATION,
        Matter.EPIGRAPH,
        Matter.FOREWORD,
        Matter.PREFACE,
        Matter.INTRODUCTION,
        Matter.ACKNOWLEDGEMENTS,
        Matter.AFTERWORD,
        Matter.APPENDIX,
        Matter.ABOUT_THE_AUTHOR,
        Matter.GLOSSARY,
        Matter.BIBLIOGRAPHY,
    }
)


@dataclass(frozen=True, slots=True)
class MatterChoice:
    """Which matter a person wants to have read, beside what is kept anyway."""

    read: frozenset[Matter] = frozenset()
    silent: frozenset[Matter] = frozenset()

    def reads(self, kind: Matter) -> bool:
        """Whether matter of a kind is read."""
        return kind in self.read or (kind.is_kept and kind not in self.silent)

    def over(self, other: MatterChoice) -> MatterChoice:
        """Both choices; where they say different things, this one holds."""
        read = self.read | (other.read - self.silent)
        return MatterChoice(read, self.silent | (other.silent - self.read))


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody who speaks."""

    name: str
    gender: Gender = "unknown"
    aliases: tuple[str, ...] = ()
    age: Age = "unknown"


@dataclass(frozen=True, slots=True)
class Story:
    """A manuscript as it was read."""

    name: str  # of the file or folder, without its ending
    path: Path
    files: tuple[Source, ...]
    metadata: Metadata
    chapters: tuple[Chapter, ...]
    characters: tuple[Character, ...] = ()  # known or found; filled by attribution
    problems: tuple[Problem, ...] = field(default=())  # what the reader must be told
    picture: bytes = field(default=b"", repr=False)  # JPEG or PNG that the manuscript holds
    left_out: tuple[LeftOut, ...] = ()

    def need_chapters(self, numbers: Iterable[int]) -> None:
        """Raises InputError if the story has not all of these chapters."""
        need_chapters(self.path, len(self.chapters), numbers)

    def segments(self) -> Iterator[tuple[Chapter, Segment]]:
        for chapter in self.chapters:
            for segment in chapter.segments:
                yield chapter, segment


def need_chapters(story: Path, count: int, numbers: Iterable[int]) -> None:
    """Raises InputError if a story with so many chapters has not all of these."""
    missing = sorted({*numbers} - {*range(1, count + 1)})
    if missing:
        what = f"{shown(story)} has no chapter {', '.join(map(str, missing[:9]))}"
        raise InputError(Problem(what, f"choose from 1 to {count}"))
