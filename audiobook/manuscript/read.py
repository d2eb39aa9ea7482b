"""The files at a path are read: the one step of this room, from bytes to a Story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from audiobook.errors import Problem
from audiobook.manuscript import complaints, english, letters, plays, sources
from audiobook.manuscript.blocks import Form
from audiobook.manuscript.chapter_titles import drafts_of, is_letter
from audiobook.manuscript.line_blocks import lines_apart
from audiobook.manuscript.particulars import NOTHING, Particulars
from audiobook.manuscript.quotations import style_of
from audiobook.manuscript.segments import Segmenter
from audiobook.manuscript.story_file import StoryFile, files_of
from audiobook.story import Chapter, Metadata, Source, Story


def read_story(path: Path, known: Particulars = NOTHING) -> Story:
    """Read the story at `path`: a file, or a folder of files, a chapter each (see `story.Format`).

    Every non-space character of the files lies in exactly one segment. `Segment.start` and `end`
    are offsets into the decoded text (see `sources`), and `text` is that stretch of it, but for
    words that were mended (see `mojibake`) and for a chapter's title that stands nowhere in the
    file: its heading has an empty span at the chapter's first character.

    `known` is what a person says of the book beside the story.

    Raises InputError if there is no text to read, if it is not UTF-8, or if the front matter is
    broken. All else that is wrong is told by `Story.problems`: a problem that is `fatal` should
    stop a build; the segments are whole in any case.
    """
    files = files_of(sources.read(path, known.matter), known)
    found = tuple(file.source for file in files)
    drafts, title = drafts_of(path, files, known.general.title)
    style = style_of(_style_sample(files))
    chapters: list[Chapter] = []
    problems: list[Problem] = []
    quotation = 0
    for i, file in enumerate(files):
        segmenter = Segmenter(file.mended, file.reader, style, quotation)
        choice = file.plays.over(files[0].plays)
        played = plays.scripts(file.mended.text, [draft.blocks for draft in drafts[i]], choice)
        for draft, script in zip(drafts[i], played, strict=True):
            spoken = "" if draft.heading else draft.title
            begun = script.first.start if script and not script.mixed else None
            blocks = lines_apart(file.mended.text, draft.blocks, begun)
            segments = segmenter.chapter(blocks, spoken, script)
            if segments and is_letter(spoken, files):
                segments = (replace(segments[0], letter=True), *segments[1:])
            number = len(chapters) + 1
            chapters.append(Chapter(number, draft.title, i, segments, draft.within))
        quotation = segmenter.quotation
        problems += file.notes
        problems += complaints.of_file(
            file.source, file.mended, segmenter.findings, file.blocks, file.reader.any_letters
        )
    problems += _told(chapters, found)
    told = replace(files[0].metadata, title=title)
    metadata = told.completed(known.general).completed(Metadata(language="en"))
    name = path.name if path.is_dir() else path.stem
    left_out = tuple(
        replace(part, file=i) for i, file in enumerate(files) for part in file.left_out
    )
    return Story(
        name,
        path,
        found,
        metadata,
        tuple(chapters),
        problems=tuple(problems),
        picture=files[0].picture,
        left_out=left_out,
    )


def _told(chapters: Sequence[Chapter], found: Sequence[Source]) -> Iterator[Problem]:
    """What the reader must be told of the whole story."""
    yield from complaints.of_chapters(chapters, found)
    yield from complaints.of_paragraphs(chapters, found)
    yield from letters.of_story(chapters, found)
    yield from english.of_story(chapters, found)


def _style_sample(files: Sequence[StoryFile]) -> list[str]:
    return [
        file.mended.text[this.start : this.end]
        for file in files
        for this in file.blocks
        if this.form is Form.PARAGRAPH
    ]
