"""The cast of a story, one after the other: each says a line of theirs, named by the narrator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from audiobook.api.sounds import AuditionLine
from audiobook.build import Project, book, clips, executors, order, recital, tasks
from audiobook.casting import Utterance, words_for
from audiobook.delivery import tags
from audiobook.errors import InputError, Problem
from audiobook.normalization import unmarked
from audiobook.pronunciation import WordSounds
from audiobook.story import NARRATOR, UNKNOWN, Kind, Segment, Story
from audiobook.system import ffmpeg

LONG, LONGEST = 12, 60  # words: what is enough to know a voice by, and what is no line any more
_AFTER_NAME, _AFTER_LINE = 0.5, 1.2  # seconds
_TITLE = "The Cast"


def audition(
    project: Project, ready: book.Book, known: WordSounds, out: Path, jobs: int
) -> tuple[AuditionLine, ...]:
    """Write the audition as a mastered and tagged MP3 to `out`; who is heard when.

    Those who say most come first. `known` are the pronunciations of voices.yaml, for the names.
    What is spoken is kept for builds, and what a build has spoken is not spoken again. Raises
    InputError where nobody but the narrator speaks, EngineError and ToolError where it can't be
    made.
    """
    chosen = own_lines(ready)
    if not chosen:
        what = f"nobody but the narrator speaks in {ready.story.path}"
        raise InputError(Problem(what, "there is nobody to hear"))
    said: list[Utterance] = []
    for line in chosen:
        said += [_announced(line.speaker, ready, known), replace(line, pause=_AFTER_LINE)]
    made = recorded(project, ready, said, _tags(ready.story, chosen), out, jobs)
    return tuple(_heard(chosen, made.spans, made.files[0].rate))


def recorded(
    project: Project,
    ready: book.Book,
    said: Sequence[Utterance],
    told: tags.Tags,
    out: Path,
    jobs: int,
) -> tasks.ChapterFiles:
    """Speak these lines into a mastered and tagged file; where each is heard in it."""
    store = clips.store_of(project)
    finish = tasks.Finish(
        title=told.title,
        lines=order.lines(said),
        tail=_AFTER_LINE,
        clips=store,
        work=project.work,
        folder=out.parent,
        files=(tasks.FilePlan(out.name, range(len(said)), told),),
        profile=ready.profile,
        encoder=ffmpeg.chosen(),
    )
    with executors.LocalExecutor(jobs) as executor:
        return recital.filed([tasks.Speak.of(one, store) for one in said], finish, executor)


def _tags(story: Story, chosen: Sequence[Utterance]) -> tags.Tags:
    text = "\n\n".join(f"{line.speaker}: {unmarked(line.text)}" for line in chosen)
    return tags.Tags(story.metadata, _TITLE, 1, 1, text, book.cover_of(story).jpeg())


def own_lines(ready: book.Book) -> list[Utterance]:
    """For everybody who is told apart, their first long line, else their longest.

    Of a speech that is spoken in several pieces it is the first piece.
    """
    lines: dict[str, list[Utterance]] = {}
    words = Counter[str]()
    for chapter in ready.orders:
        before = -1
        for said in chapter.utterances:
            words[said.speaker] += _words(said)
            if said.speaker not in (NARRATOR, UNKNOWN) and said.segment != before:
                lines.setdefault(said.speaker, []).append(said)
            before = said.segment
    return [_longish(lines[name]) for name, _ in words.most_common() if name in lines]


def _longish(lines: Sequence[Utterance]) -> Utterance:
    for line in lines:
        if LONG <= _words(line) <= LONGEST:
            return line
    short = [line for line in lines if _words(line) <= LONGEST]
    return max(short, key=_words) if short else min(lines, key=_words)


def _words(line: Utterance) -> int:
    return len(unmarked(line.text).split())


def _announced(name: str, ready: book.Book, known: WordSounds) -> Utterance:
    """A name, as the narrator says it."""
    role = ready.roles[NARRATOR]
    words = f"{name[:1].upper()}{name[1:]}."
    segment = Segment(Kind.NARRATION, words, 0, len(words), 0, 0)
    said = known.heard(NARRATOR, 0, _TITLE)
    text = words_for(role, segment, said, ready.story.metadata.language)
    return Utterance(0, NARRATOR, text, role, _AFTER_NAME)


def _heard(
    lines: Sequence[Utterance], spans: Sequence[tuple[int, int]], rate: int
) -> Iterator[AuditionLine]:
    """`spans` are of each name and each line, in samples at `rate` hertz."""
    for line, name, own in zip(lines, spans[::2], spans[1::2], strict=True):
        start, end = name[0] / rate, own[1] / rate
        yield AuditionLine(line.speaker, line.role.voice.id, unmarked(line.text), start, end)
