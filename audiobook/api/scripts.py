"""Who says what, line by line, and which lines are the least sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobook.api.drafts import Draft
from audiobook.story import Chapter, Kind, Segment, Silence, Story

if TYPE_CHECKING:
    from audiobook.build import manifest
    from audiobook.normalization import Spoken
    from audiobook.pronunciation import WordSounds

LineId = tuple[int, int]  # a chapter's number, from 1; a segment's index in it, from 0


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that are not said as they are written."""

    start: int  # first character, in the segment's text
    end: int  # one past the last
    said: str


@dataclass(frozen=True, slots=True)
class AudioSpan:
    """When something is heard in a finished file."""

    start: float  # seconds into the file
    end: float
    file: str  # its name


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A segment of a story, and who says it."""

    chapter: int  # its number, from 1
    index: int  # of the segment in the chapter, from 0
    kind: Kind
    speaker: str
    confidence: float  # 0…1, that it is this speaker
    text: str  # as it stands in the file
    spoken: str  # what an engine is given; empty for what is silent
    start: int  # first character in the file's text, or in that of the document in it
    end: int  # one past the last
    file: str = ""  # the file's name, of a story in several; of an EPUB the document's
    reason: str = ""  # why it is silent
    evidence: str = ""  # why it is this speaker, or why it is a thought
    listener: str = ""  # whom it is said to, where that is known
    thought: bool = False
    silent: tuple[Silence, ...] = ()  # characters in it that are not spoken
    readings: tuple[Reading, ...] = ()
    audio: AudioSpan | None = None  # where the chapter is built and has the same text

    @property
    def id(self) -> LineId:
        return self.chapter, self.index


def script(
    draft: Draft, chapters: Set[int] | None = None, only: Sequence[LineId] | None = None
) -> Iterator[ScriptLine]:
    """The lines of a story in order, silent ones too; with times where they are built.

    `chapters` are the numbers of those wanted, None all; with `only`, these lines are given, in
    this order. Raises InputError for a chapter that the story does not have.
    """
    from audiobook.build import manifest

    draft.story.need_chapters(chapters or ())
    made = manifest.read(draft.project.manifest(draft.story.path))
    if chapters is None and only is None:
        return _whole(draft, made)
    return lines_of(draft.story, draft.manuscript.voices.word_sounds, made, chapters, only)


def unsure(draft: Draft, count: int = 20, chapters: Set[int] | None = None) -> tuple[LineId, ...]:
    """At most so many lines of which it is not sure who says them, those first on which most hangs.

    Raises InputError for a chapter that the story does not have.
    """
    from audiobook.corrections import script as play

    draft.story.need_chapters(chapters or ())
    keys = play.least_sure(draft.story, count, chapters)
    return tuple((draft.story.chapters[chapter].number, index) for chapter, index in keys)


@dataclass(frozen=True, slots=True)
class _Said:
    """How a segment is said; nothing of what is silent."""

    spoken: str = ""
    readings: tuple[Reading, ...] = ()


_Sayings = tuple[tuple[_Said, ...], ...]  # of each chapter, of each of its segments


@dataclass(frozen=True, slots=True)
class _Sound:
    """How a whole story is said, as it is remembered."""

    chapters: _Sayings


def _whole(draft: Draft, made: manifest.Manifest | None) -> Iterator[ScriptLine]:
    from audiobook.build import answers

    story = draft.story

    def find_out() -> answers.Finding[_Sound]:
        known = draft.manuscript.voices.word_sounds
        said = tuple(
            tuple(_said(story, chapter, segment, known) for segment in chapter.segments)
            for chapter in story.chapters
        )
        return answers.Finding(_Sound(said), [source.path for source in story.files])

    def fits(said: _Sound) -> bool:
        return [*map(len, said.chapters)] == [len(one.segments) for one in story.chapters]

    question = answers.Question("sound", _Sound, story.path, fits=fits)
    said, _ = answers.answer(draft.project, question, find_out)
    for chapter, sayings in zip(story.chapters, said.chapters, strict=True):
        spans = _spans(chapter, made)
        for index, saying in enumerate(sayings):
            yield _line(story, chapter, index, saying, spans.get(index))


def lines_of(
    story: Story,
    pronunciations: WordSounds,
    made: manifest.Manifest | None = None,
    chapters: Set[int] | None = None,
    only: Sequence[LineId] | None = None,
) -> Iterator[ScriptLine]:
    """The lines of any story, as `script` gives them; `made` is what was built of it."""
    by_number = {chapter.number: chapter for chapter in story.chapters}
    if only is None:
        wanted = [n for n in by_number if chapters is None or n in chapters]
        only = [(n, index) for n in wanted for index in range(len(by_number[n].segments))]
    spans = {number: _spans(by_number[number], made) for number in {n for n, _ in only}}
    for number, index in only:
        said = _said(story, by_number[number], by_number[number].segments[index], pronunciations)
        yield _line(story, by_number[number], index, said, spans[number].get(index))


def _said(story: Story, chapter: Chapter, segment: Segment, pronunciations: WordSounds) -> _Said:
    from audiobook.casting import reading

    if segment.kind is Kind.SILENT:
        return _Said()
    known = pronunciations.heard(segment.speaker, chapter.number, chapter.title)
    said = reading(segment, known, story.metadata.language)
    return _Said(said.text, tuple(_readings(segment, said)))


def _line(
    story: Story, chapter: Chapter, index: int, said: _Said, audio: AudioSpan | None
) -> ScriptLine:
    segment = chapter.segments[index]
    source, who = story.files[chapter.file], segment.attribution
    document = source.document_at(segment.start)
    begun, inside = (document.start, document.name) if document else (0, "")
    return ScriptLine(
        chapter=chapter.number,
        index=index,
        kind=segment.kind,
        speaker=who.speaker,
        confidence=round(who.confidence, 3),
        text=source.text[segment.start : segment.end],
        spoken=said.spoken,
        start=segment.start - begun,
        end=segment.end - begun,
        file=source.path.name if story.path.is_dir() else inside,
        reason=segment.reason,
        evidence=who.evidence,
        listener=who.listener,
        thought=segment.thought,
        silent=segment.silences,
        readings=said.readings,
        audio=audio,
    )


def _readings(segment: Segment, said: Spoken) -> Iterator[Reading]:
    silent = {at for s in segment.silences for at in range(s.start, s.end)}
    places = [at for at in range(len(segment.text)) if at not in silent]
    for word in said.changed():
        start, end = places[word.start], places[word.end - 1] + 1
        yield Reading(start, end, " ".join(word.said.split()))


def _spans(chapter: Chapter, made: manifest.Manifest | None) -> dict[int, AudioSpan]:
    """For each segment of a chapter, when it is heard; empty where its text is another by now."""
    from audiobook.build import order

    built = made.chapter(chapter.number) if made else None
    if built is None or built.settings.get("text") != order.text_hash(chapter):
        return {}
    found: dict[int, AudioSpan] = {}
    for line, file, start, end in built.times():
        before = found.get(line.segment)
        found[line.segment] = AudioSpan(before.start if before else start, end, file.name)
    return found
