"""What can be heard at once: a chapter while it is being spoken, and a cast, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.api.casts import CastList
from audiobook.api.word_lists import WordList
from audiobook.build import Project, Wish, guard, story_name

if TYPE_CHECKING:
    from audiobook.api.previews import Preview


@dataclass(frozen=True, slots=True)
class AuditionLine:
    """Somebody's place in an audition."""

    speaker: str
    voice: str  # "engine:name"
    text: str  # that they say
    start: float  # seconds into the file, where their name is said
    end: float  # where their line ends


@dataclass(frozen=True, slots=True)
class Audition:
    """The cast of a story, one after the other."""

    file: Path
    heard: tuple[AuditionLine, ...]  # those who say most first


def audition(project: Project, cast: CastList, out: Path | None = None, jobs: int = 1) -> Audition:
    """Write an MP3 in which each of a cast says a line of theirs, named by the narrator.

    Without `out` it goes beside the previews of the build folder. What is spoken is kept for
    builds. Raises InputError where nobody but the narrator speaks, ToolError where it can't be
    made.
    """
    from audiobook.api import auditions
    from audiobook.build import inputs
    from audiobook.delivery import formats

    story = cast.book.story.path
    known = inputs.read(project, story).voices.word_sounds
    suffix = formats.named(project.profile.format).suffix
    file = out or project.previews / f"{story_name(story)} cast{suffix}"
    return Audition(file, auditions.audition(project, cast.book, known, file, jobs))


@dataclass(frozen=True, slots=True)
class WordAudition:
    """The words of a list, one after the other."""

    file: Path
    spans: tuple[tuple[float, float], ...]  # seconds, of each use of each word, in their order


def audition_words(
    project: Project, listed: WordList, out: Path | None = None, jobs: int = 1
) -> WordAudition:
    """Write an MP3 in which the narrator says each word of a list, in its sentence.

    Without `out` it goes beside the previews of the build folder. Raises InputError where the list
    is empty, ToolError where it can't be made.
    """
    from audiobook.api.word_auditions import word_audition
    from audiobook.delivery import formats

    suffix = formats.named(project.profile.format).suffix
    file = out or project.previews / f"{story_name(listed.book.story.path)} words{suffix}"
    return WordAudition(file, word_audition(project, listed, file, jobs))


def preview(project: Project, story: Path, chapter: int = 1, wish: Wish | None = None) -> Preview:
    """A chapter that is ready to be spoken: `spoken()` gives its clips, `write()` a file of it.

    Raises InputError if the story can't be built or has no such chapter.
    """
    from audiobook.build import executors, likely_engine, tasks

    wish = wish or Wish()
    executor = executors.LocalExecutor(wish.jobs)
    engine = likely_engine.likely_engine(project, story)
    if engine:
        executor.begin_early(tasks.OpenEngine(engine))
    try:
        with guard(project, story):
            from audiobook.api.previews import Preview  # while the engine opens

            return Preview(project, story, chapter, executor, wish.strict, wish.fallback)
    except BaseException:
        executor.close()
        raise
