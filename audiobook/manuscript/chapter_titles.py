"""The chapters of each file get their titles, and the story its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from audiobook.manuscript import empty_chapters, outline
from audiobook.manuscript.blocks import Form
from audiobook.manuscript.outline import DraftChapter
from audiobook.manuscript.story_file import StoryFile

_NUMERAL = re.compile("(?=..)l?x{0,3}(?:ix|iv|v?i{0,3})", re.IGNORECASE)


def drafts_of(
    path: Path, files: Sequence[StoryFile], general: str
) -> tuple[list[list[DraftChapter]], str]:
    """The chapters of each file, all with a title, and the story's title.

    The story is called `general`, or after its file, if nothing in it tells its title.
    """
    if path.is_dir():
        title = files[0].metadata.title or general or prettified(path.name)
        drafts = [
            empty_chapters.joined(outline.one_chapter(file.blocks, file.title_of), file.is_spoken)
            for file in files
        ]
        named = [_titled(d, _file_title(i, files[i])) for i, d in enumerate(drafts)]
        return outline.over_files(named), title
    file = files[0]
    book = outline.book_title(file.blocks, file.title_of)
    if file.entries:
        drafts = [outline.listed(file.blocks, file.entries)]
    else:
        drafts = [outline.chapters(file.blocks, file.title_of, book)]
    wanted = empty_chapters.unwanted(drafts[0], file.matter)
    drafts = [empty_chapters.joined(wanted, file.is_spoken)]
    title = file.metadata.title or (file.title_of(book) if book else "")
    title = title or _only_heading(drafts[0], file) or general or prettified(path.stem)
    return [_titled(drafts[0], title)], title


def is_letter(title: str, files: Sequence[StoryFile]) -> bool:
    """Whether a title that stands in no file, but names one, is a letter and no numeral.

    «X» is a letter, unless it is a chapter among «IX» and «XI».
    """
    numerals = any(_NUMERAL.fullmatch(file.source.path.stem) for file in files)
    return len(title) == 1 and title.isalpha() and not numerals


def _titled(drafts: Sequence[DraftChapter], fallback: str) -> list[DraftChapter]:
    """The drafts, those without a title named `fallback`, which then is spoken at their head."""
    return [
        draft if draft.title else replace(draft, title=fallback, heading=None) for draft in drafts
    ]


def _file_title(index: int, file: StoryFile) -> str:
    """For a folder's file without a heading; the first one's front matter is the book's."""
    return (file.metadata.title if index else "") or prettified(file.source.path.stem)


def _only_heading(drafts: Sequence[DraftChapter], file: StoryFile) -> str:
    """A Markdown story whose one heading stands at its top is titled so."""
    heads = [this for this in file.blocks if this.form is Form.HEADING]
    return drafts[0].title if len(drafts) == 1 and len(heads) == 1 and heads[0].level == 1 else ""


def prettified(name: str) -> str:
    """A file's name as a title: «02-the_gate» is «The Gate», «chapter-2» is «Chapter 2»."""
    words = re.sub(r"[\s_-]+", " ", name).strip().split(" ")
    if len(words) > 1 and words[0].rstrip(".)").isdecimal() and any(map(str.isalpha, words[1:])):
        words = words[1:]
    if any(char.isupper() for char in name):
        return " ".join(words)
    return " ".join(word.capitalize() if word.isalpha() else word for word in words)
