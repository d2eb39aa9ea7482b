"""The words of a story that somebody may want to hear before it is spoken, most frequent first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from audiobook.build import Project, guard
from audiobook.errors import Place
from audiobook.story import NARRATOR, Chapter, Kind, Segment, Story

if TYPE_CHECKING:
    from audiobook.build import book
    from audiobook.pronunciation import Doubt, WordSounds

WordKind = Literal["unknown", "alike"]  # in no dictionary; read in several ways


@dataclass(frozen=True, slots=True)
class WordUse:
    """One way in which a word is said in a story."""

    reading: str  # «noun», «metal»; empty for a word in no dictionary
    ipa: str  # its sounds in the narrator's voice; empty where nobody can tell
    respelling: str  # the same as letters: «ee-mahn-KOO-lof»
    count: int  # how often
    place: Place  # of the first
    example: str  # the sentence in which the first stands
    chapter: int  # its number, from 1
    segment: int  # index of the segment in the chapter, from 0


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word, and the ways in which it is said; the most frequent first."""

    word: str  # as it is first written
    kind: WordKind
    uses: tuple[WordUse, ...]

    @property
    def count(self) -> int:
        """How often it stands in the story."""
        return sum(use.count for use in self.uses)


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of a story, most frequent first."""

    words: tuple[ListedWord, ...]
    total: int  # how many there are, also of those that are not listed
    narrator: str  # "engine:name": in whose voice the sounds are
    book: book.Book = field(repr=False, compare=False)  # the story, ready to be spoken
    known: WordSounds = field(repr=False, compare=False)  # what voices.yaml says of words


@dataclass(frozen=True, slots=True)
class _Found:
    """A word at a place."""

    doubt: Doubt
    place: Place
    example: str
    chapter: int
    segment: int


def words(
    project: Project, story: Path, count: int | None = 50, fallback: bool = False
) -> WordList:
    """What is in no dictionary, and what is read in one of several ways; most frequent first.

    At most `count` words, None: all. Words that voices.yaml gives the sound of are left out: they
    are settled. Nothing is spoken. With `fallback`, a voice whose engine is missing is replaced.
    Raises InputError for what is wrong in the story or in voices.yaml, EngineError where the
    narrator's engine can't be asked.
    """
    from audiobook.build import book, inputs

    with guard(project, story):
        ready = book.prepare(project, story, fallback=fallback, anyhow=True)
        known = inputs.read(project, story).voices.word_sounds
        found: dict[str, dict[str, list[_Found]]] = {}
        for one in _all(ready, known):
            key = one.doubt.word.casefold()
            found.setdefault(key, {}).setdefault(one.doubt.reading, []).append(one)
        often = sorted(found.values(), key=lambda uses: -sum(map(len, uses.values())))
        listed = tuple(_listed(uses, ready) for uses in often[:count])
        return WordList(listed, len(often), ready.roles[NARRATOR].voice.id, ready, known)


def _all(ready: book.Book, known: WordSounds) -> Iterator[_Found]:
    from audiobook.casting import reading
    from audiobook.engines import phonemized
    from audiobook.normalization import is_british
    from audiobook.pronunciation import doubts

    story, language = ready.story, ready.story.metadata.language
    british = is_british(ready.roles[NARRATOR].voice.accent or language)
    for chapter in story.chapters:
        for index, segment in enumerate(chapter.segments):
            if segment.kind is Kind.SILENT:
                continue
            held = known.heard(segment.speaker, chapter.number, chapter.title)
            said = reading(segment, held, language)
            for doubt in doubts(said, british, held.foreign(phonemized)):
                place = _place(story, chapter, segment, doubt.start)
                example = " ".join(segment.audible[slice(*doubt.sentence)].split())
                yield _Found(doubt, place, example, chapter.number, index)


def _place(story: Story, chapter: Chapter, segment: Segment, at: int) -> Place:
    """Where a character of what is audible of a segment stands in its file."""
    for silence in sorted(segment.silences, key=lambda silence: silence.start):
        if silence.start <= at:
            at += silence.end - silence.start
    return story.files[chapter.file].place(segment.start + at)


def _listed(uses: dict[str, list[_Found]], ready: book.Book) -> ListedWord:
    made = [_use(found, ready) for found in uses.values()]
    first = min((found[0] for found in uses.values()), key=lambda one: (one.chapter, one.segment))
    kind: WordKind = "unknown" if "" in uses else "alike"
    return ListedWord(first.doubt.word, kind, tuple(sorted(made, key=lambda use: -use.count)))


def _use(found: list[_Found], ready: book.Book) -> WordUse:
    from audiobook.engines import installed
    from audiobook.pronunciation import respelled

    first = found[0]
    voice = ready.roles[NARRATOR].voice
    ipa = first.doubt.ipa.lstrip("‿") or installed.sounds(voice, first.doubt.word)
    return WordUse(
        reading=first.doubt.reading,
        ipa=ipa,
        respelling=respelled(ipa),
        count=len(found),
        place=first.place,
        example=first.example,
        chapter=first.chapter,
        segment=first.segment,
    )
