"""A manuscript becomes a book that is ready to be spoken: the half of the line that is text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audiobook.build import freshness, tasks
from audiobook.build.inputs import Inputs, attributed, read
from audiobook.build.order import Order, lines
from audiobook.build.project import Project
from audiobook.casting import (
    Cast,
    Utterance,
    VoicesFile,
    cast,
    manners,
    notes,
    shortfalls,
    unheard,
    utterances,
)
from audiobook.delivery import Profile, book_folder, cover, tags
from audiobook.engines import installed
from audiobook.errors import InputError, Problem
from audiobook.story import Chapter, Metadata, Story
from audiobook.system import ffmpeg


@dataclass(frozen=True, slots=True)
class Book:
    """A story, ready to be spoken."""

    story: Story  # with speakers
    roles: Cast
    folder: Path
    orders: tuple[Order, ...]
    cover: str  # what the cover is made of
    tail: float  # seconds of silence after a chapter
    profile: Profile  # that its files are to be within
    inputs: Mapping[str, str]  # all files that were read, with hashes
    engine: str = ""  # whose voices those get whom voices.yaml gives none
    engine_chosen: bool = True  # by voices.yaml, rather than the best one that is here

    @property
    def title(self) -> str:
        return self.story.metadata.title

    @property
    def engines(self) -> dict[str, int]:
        """How many voices of each engine speak, most first."""
        voices = dict.fromkeys(role.voice for role in self.roles.values())
        return dict(Counter(voice.engine for voice in voices).most_common())

    @property
    def best(self) -> str:
        """The engine that speaks because it is the best one here; empty if one was chosen."""
        return "" if self.engine_chosen or self.engine not in self.engines else self.engine


def prepare(
    project: Project,
    path: Path,
    strict: bool = False,
    fallback: bool = False,
    anyhow: bool = False,
) -> Book:
    """Read, attribute and cast a story.

    Raises InputError with what keeps it from being built: with `strict`, notes as well; with
    `anyhow`, only what leaves nothing to speak. With `fallback`, a voice whose engine is missing
    is replaced, and that is a note.
    """
    given = read(project, path)
    story, voices = attributed(project, given), given.voices
    if not anyhow:
        _refuse(problem for problem in story.problems if problem.fatal or strict)
    roles = cast(story, voices, given.locate, fallback)
    said = {chapter.number: _said(chapter, story, roles, voices) for chapter in story.chapters}
    story = _noted(story, roles, said, given, fallback)
    if strict:
        _refuse(story.problems)
    _refuse_mute_chapters(story, said)
    cover = _cover_key(story)
    engine = voices.engine if voices.engine in installed.usable() else installed.default()
    return Book(
        story=story,
        roles=roles,
        folder=project.build / book_folder.folder_name(story.metadata.title),
        orders=_orders(story, said, _general_settings(story.metadata, cover, project.profile)),
        cover=cover,
        inputs=_inputs(project, story),
        tail=voices.pauses.chapter,
        profile=project.profile,
        engine=engine,
        engine_chosen=engine == voices.engine,
    )


def _refuse(problems: Iterable[Problem]) -> None:
    """Raises InputError with the problems, if there are any."""
    told = [replace(problem, fatal=True) for problem in problems]
    if told:
        raise InputError(told)


def _said(chapter: Chapter, story: Story, roles: Cast, voices: VoicesFile) -> tuple[Utterance, ...]:
    """What is spoken in a chapter."""
    return utterances(
        chapter,
        roles,
        voices.pauses,
        voices.word_sounds,
        voices.chapter_titles,
        story.metadata.language,
        speeds=voices.speeds,
        manners=manners(chapter) if voices.delivery == "told" else {},
    )


def _noted(
    story: Story,
    roles: Cast,
    said: Mapping[int, Sequence[Utterance]],
    given: Inputs,
    fallback: bool,
) -> Story:
    """The story with what a person should know of its cast."""
    told = notes(roles, given.voices, given.locate, fallback)
    spoken = ((chapter, said[chapter.number]) for chapter in story.chapters)
    told += shortfalls(spoken, roles, given.voices, given.locate)
    told += unheard(story, given.voices, given.locate)
    return replace(story, problems=(*story.problems, *dict.fromkeys(told)))


def _orders(
    story: Story, said: Mapping[int, tuple[Utterance, ...]], general: Mapping[str, str]
) -> tuple[Order, ...]:
    return tuple(
        Order(
            chapter,
            said[chapter.number],
            lines(said[chapter.number]),
            {**general, "chapter title": chapter.title, "text": text_hash(chapter)},
        )
        for chapter in story.chapters
    )


def _refuse_mute_chapters(story: Story, said: Mapping[int, Sequence[Utterance]]) -> None:
    mute = [chapter for chapter in story.chapters if not said[chapter.number]]
    if mute or not story.chapters:
        what = [f"nothing can be spoken in the chapter «{chapter.title}»" for chapter in mute]
        raise InputError(
            Problem(words, "write it, or take its heading out")
            for words in what or [f"nothing can be spoken in {story.path}"]
        )


def _general_settings(book: Metadata, cover_key: str, profile: Profile) -> dict[str, str]:
    """What every file of a book depends on, by the name a person knows."""
    return {
        **_told(book),
        "cover": cover_key,
        "ffmpeg": ffmpeg.version(),
        "sound": f"{tasks.REVISION} {profile.settings}",
        "tags": tags.REVISION,
    }


def _told(book: Metadata) -> dict[str, str]:
    """What is told of a book in its files, by the names of the front matter."""
    lists = {"author": book.authors, "narrator": book.narrators}
    more = {"genre": book.genres, "keywords": book.keywords, "translator": book.translators}
    plain = {
        "title": book.title,
        "series": book.series,
        "series_part": book.series_part,
        "year": book.year,
        "language": book.language,
        "publisher": book.publisher,
        "description": book.description,
        "copyright": book.copyright,
        **{name: " & ".join(people) for name, people in lists.items()},
    }
    newer = {
        "subtitle": book.subtitle,
        "isbn": book.isbn,
        "asin": book.asin,
        "rights": book.rights,
        **{name: "; ".join(words) for name, words in more.items()},
    }  # a book that says nothing of these is the one that it was before they were known
    return plain | {name: words for name, words in newer.items() if words}


def text_hash(chapter: Chapter) -> str:
    """Names the chapter's words, as the manifest remembers them."""
    return hashlib.sha256(chapter.text.encode()).hexdigest()[:16]


def cover_of(story: Story) -> cover.Cover:
    """What the picture of a book is made of."""
    folder = story.path if story.path.is_dir() else story.path.parent
    return cover.Cover.of(story.metadata, folder, story.picture)


def _cover_key(story: Story) -> str:
    try:
        return cover_of(story).key
    except InputError as error:
        place = story.files[0].place(0)
        raise InputError(replace(p, place=p.place or place) for p in error.problems) from error


def _inputs(project: Project, story: Story) -> dict[str, str]:
    """All that the book was made of, with hashes."""
    read = [*project.known_inputs(story.path), *(source.path for source in story.files)]
    if given := cover_of(story).given:
        read.append(given)
    return freshness.inputs(dict.fromkeys(read), project)
