"""One chapter, or one voice, heard at once: played while it is still being spoken, or written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from audiobook.audio import Clip
from audiobook.build import Project, Wish, executors, layout, production, recital, story_name, tasks
from audiobook.build import book as preparing
from audiobook.build import clips as storing
from audiobook.build import order as ordering
from audiobook.casting import Role, Utterance
from audiobook.delivery import profile, tags
from audiobook.engines import Delivery, Voice, installed
from audiobook.errors import InputError, Problem
from audiobook.normalization import is_sayable, normalize
from audiobook.sound import Sound, streamed
from audiobook.story import NARRATOR, Metadata
from audiobook.system import safe_name

_SAMPLE = "sample"  # the key of a sample's clip


class Preview:
    """A chapter that is to be heard."""

    def __init__(
        self,
        project: Project,
        path: Path,
        number: int,
        jobs: int,
        lenient: bool,
        fallback: bool = False,
    ) -> None:
        """Raises InputError if the story can't be built or has no such chapter."""
        self.name = story_name(path)
        self._project, self._jobs = project, jobs
        self._clips = storing.FolderStore(project.clips)
        book = preparing.prepare(project, path, lenient, fallback)
        wish = Wish(jobs, frozenset({number}))
        made = production.Production(project, book, wish, self._clips)
        self.book, self._ledger = made.book, made.ledger
        self._layout = _layout(made, number)
        self.order = self._layout.order

    @property
    def chapter_title(self) -> str:
        return self.order.chapter.title

    def spoken(self) -> Iterator[Clip]:
        """The chapter as it is made, clip by clip, with its pauses and at one level.

        Raises EngineError where an utterance can't be spoken.
        """
        said = self.order.utterances
        with executors.LocalExecutor(self._jobs) as executor:
            clips = recital.heard(self._lines(), executor)
            sounds = (
                Sound(clip, one.role.voice.id, one.pause, one.gain)
                for one, clip in zip(said, clips, strict=True)
            )
            yield from streamed(sounds, self.book.profile.rms)

    def write(self, out: Path) -> float:
        """Write the mastered and tagged chapter to `out`. Returns its seconds.

        Raises ToolError where it can't be made.
        """
        finish = tasks.Finish(
            title=self.order.chapter.title,
            lines=self.order.lines,
            tail=self.book.tail,
            clips=self._clips,
            work=self._project.work,
            folder=out.parent,
            files=(layout.one_file(self.book, self._layout, out.name, self._ledger.cover),),
            profile=self.book.profile,
        )
        with executors.LocalExecutor(self._jobs) as executor:
            made = recital.filed(self._lines(), finish, executor)
        return made.files[0].seconds

    def _lines(self) -> list[tasks.Speak]:
        return [tasks.Speak.of(said, self._clips) for said in self.order.utterances]


def samples(names: Sequence[str], text: str) -> Iterator[tuple[Voice, Clip]]:
    """A sample of each voice.

    Raises InputError for a voice that is not known and for a text without words, before anything
    is spoken.
    """
    wanted = [installed.voice(name) for name in names]
    words = normalize(text, {}).text
    if not is_sayable(words):
        raise InputError(Problem(f"there is nothing to say in «{text}»", "write some words"))
    with tempfile.TemporaryDirectory() as folder, executors.LocalExecutor(1) as executor:
        clips = storing.FolderStore(Path(folder))
        lines = [tasks.Speak.of(_sample(voice, words), clips) for voice in wanted]
        yield from zip(wanted, recital.heard(lines, executor), strict=True)


def keep_sample(folder: Path, voice: Voice, text: str, clip: Clip) -> Path:
    """Write a voice's sample as an MP3 into the folder, as loud as a chapter; its path.

    Raises ToolError where it can't be made.
    """
    name = f"{safe_name(voice.id.replace(':', ' '))}.mp3"
    with tempfile.TemporaryDirectory() as work, executors.LocalExecutor(1) as executor:
        clips = storing.FolderStore(Path(work))
        clips.write(_SAMPLE, clip)
        (line,) = ordering.lines([_sample(voice, text)])
        told = tags.Tags(Metadata(title="Voices"), voice.id, 1, 1, text)
        finish = tasks.Finish(
            title=voice.id,
            lines=(replace(line, key=_SAMPLE),),
            tail=0.0,
            clips=clips,
            work=Path(work),
            folder=folder,
            files=(tasks.FilePlan(name, range(1), told),),
            profile=profile.named(),
        )
        recital.filed((), finish, executor)
    return folder / name


def _sample(voice: Voice, words: str) -> Utterance:
    return Utterance(0, NARRATOR, words, Role(voice, Delivery(), given=True), pause=0.0)


def _layout(made: production.Production, number: int) -> layout.ChapterLayout:
    for found in made.layouts:
        if found.number == number:
            return found
    what = f"{made.book.story.path} has no chapter {number}"
    raise InputError(Problem(what, f"choose one from 1 to {len(made.layouts)}"))
