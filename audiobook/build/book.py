"""A manuscript becomes a book that is ready to be spoken: the half of the line that is text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from audiobook.build import freshness, sayings, tasks
from audiobook.build.built_cast import kept_cast
from audiobook.build.inputs import attributed, read
from audiobook.build.order import Order, lines, text_hash
from audiobook.build.project import Project, story_name
from audiobook.build.strangers import looked_at, strangers
from audiobook.casting import (
    Cast,
    CastFile,
    Casting,
    Utterance,
    VoicesFile,
    cast_file,
    casting,
    manners,
    shortfalls,
    unheard,
    utterances,
)
from audiobook.delivery import Profile, book_folder, cover, tags
from audiobook.errors import InputError, Problem
from audiobook.story import Chapter, Metadata, Story
from audiobook.system import ffmpeg, write_whole

_EACH = 3  # stories, up to which each is told of that its cast is kept


@dataclass(frozen=True, slots=True)
class Book:
    """A story, ready to be spoken."""

    story: Story  # with speakers
    folder: Path
    orders: tuple[Order, ...]
    cover: str  # what the cover is made of
    tail: float  # seconds of silence after a chapter
    profile: Profile  # that its files are to be within
    inputs: Mapping[str, str]  # all files that were read, with hashes
    casting: Casting
    before: CastFile  # the casts of earlier builds
    kept: CastFile | None  # what of them stands beside the story
    seen: tuple[Path, ...] = ()  # what else was looked at; it decides notes and who is cast

    @property
    def roles(self) -> Cast:
        return self.casting.roles

    @property
    def title(self) -> str:
        return self.story.metadata.title

    @property
    def voices(self) -> set[str]:
        """The voices that speak, each as `engine:name`."""
        return {role.voice.id for role in self.roles.values()}

    def files(self, project: Project) -> list[Path]:
        """All files that were read for it."""
        return [*map(project.at, self.inputs), *self.seen]

    @property
    def engines(self) -> dict[str, int]:
        """How many voices of each engine speak, most first."""
        voices = dict.fromkeys(role.voice for role in self.roles.values())
        return dict(Counter(voice.engine for voice in voices).most_common())

    @property
    def best(self) -> str:
        """The engine that speaks because it is the best one here; empty if one was chosen."""
        engine = self.casting.engine
        return "" if self.casting.chosen or engine not in self.engines else engine


def prepare(
    project: Project,
    path: Path,
    strict: bool = False,
    fallback: bool = False,
    anyhow: bool = False,
    anew: bool = False,
) -> Book:
    """Read, attribute and cast a story.

    Raises InputError with what keeps it from being built: with `strict`, notes as well; with
    `anyhow`, only what leaves nothing to speak. With `fallback`, a voice whose engine is missing
    is replaced, and that is a note; with `anew`, no cast of an earlier build is kept to.
    """
    seen = freshness.inputs(project.known_files(path), project)
    given = read(project, path)
    story = attributed(project, given)
    voices, locate = given.called()
    if not anyhow:
        _refuse(problem for problem in story.problems if problem.fatal or strict)
    kept = given.kept if anew else kept_cast(project, path, given.kept, voices)
    made = casting(story, voices, locate, fallback, None if anew else kept)
    said = _all_said(project, story, made.roles, voices)
    told = [*made.notes, *strangers(project, story, voices, locate)]
    spoken = ((chapter, said[chapter.number]) for chapter in story.chapters)
    told += shortfalls(spoken, made.roles, voices, locate)
    told += unheard(story, voices, locate)
    story = replace(story, problems=(*story.problems, *dict.fromkeys(told)))
    if strict:
        _refuse(story.problems)
    _refuse_mute_chapters(story, said)
    cover = _cover_key(story)
    return Book(
        story=story,
        folder=project.build / book_folder.folder_name(story.metadata.title),
        orders=_orders(story, said, _general_settings(story.metadata, cover, project.profile)),
        cover=cover,
        inputs=_inputs(project, story, seen),
        tail=voices.pauses.chapter,
        profile=project.profile,
        casting=made,
        before=kept.file if kept else CastFile(),
        kept=given.kept.file if given.kept else None,
        seen=(project.manifest(path), *looked_at(project, path, voices, made.roles)),
    )


def keep(project: Project, ready: Book, anew: bool = False) -> tuple[Book, bool]:
    """Write the book's cast beside its story, so that it stays; those who are in it stay there.

    The book, with a note where the file can't be written; and whether the file is new, which
    `newly_kept` tells. With `anew`, the cast takes the place of what was kept; then what is wrong
    with the file is an InputError.
    """
    made, path = ready.casting, ready.story.path
    file = project.cast(path)
    after = ready.before.with_cast(made.engine, made.automatic, made.chosen, anew)
    if after == (ready.kept or CastFile()) or not made.automatic:
        return ready, False
    told: list[Problem] = []
    try:
        write_whole(file, cast_file.written(after, story_name(path)))
    except InputError as error:
        if anew:
            raise
        told = [_not_kept(problem) for problem in error.problems]
    story = replace(ready.story, problems=(*ready.story.problems, *told))
    made_of = {**ready.inputs, **freshness.inputs([file], project)}
    return replace(ready, story=story, kept=after, inputs=made_of), not (ready.kept or told)


def newly_kept(project: Project, stories: Sequence[Path]) -> Iterator[tuple[str, Problem]]:
    """The notes that casts are kept from now on, each with its story's name: of many, one of all.

    That one is of no story: its name is empty.
    """
    wins = "voices.yaml wins over {}; `audiobook cast {} --repin` casts anew"
    if len(stories) > _EACH:
        what = f"the casts of {len(stories)} stories are kept beside them from now on"
        yield "", Problem(what, wins.format("them", "STORY"), fatal=False)
        return
    for path in stories:
        what = f"the cast is kept in {project.cast(path)} from now on"
        yield story_name(path), Problem(what, wins.format("it", story_name(path)), fatal=False)


def _not_kept(problem: Problem) -> Problem:
    what = f"the cast is kept in the build folder alone, and lost with it: {problem.what}"
    return replace(problem, what=what, fatal=False)


def _refuse(problems: Iterable[Problem]) -> None:
    """Raises InputError with the problems, if there are any."""
    told = [replace(problem, fatal=True) for problem in problems]
    if told:
        raise InputError(told)


def _all_said(
    project: Project, story: Story, roles: Cast, voices: VoicesFile
) -> dict[int, tuple[Utterance, ...]]:
    """What is spoken in each chapter, by its number."""
    kept = project.sayings(story.path) if project.remembers else None
    known, language = sayings.Sayings(kept), story.metadata.language
    said = {
        chapter.number: known.of(
            sayings.key(chapter, roles, voices, language),
            partial(_said, chapter, story, roles, voices),
        )
        for chapter in story.chapters
    }
    known.keep()
    return said


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


def _inputs(project: Project, story: Story, seen: Mapping[str, str]) -> dict[str, str]:
    """All that the book was made of, with hashes; those in `seen` were taken before it was read.

    So what somebody changed meanwhile is not taken for what was read, and the next build looks.
    """
    read = [*project.known_inputs(story.path), *(source.path for source in story.files)]
    if given := cover_of(story).given:
        read.append(given)
    new = [file for file in dict.fromkeys(read) if project.relative(file) not in seen]
    return {**seen, **freshness.inputs(new, project)}
