"""The files of a chapter, named and tagged by their place among those of its book."""

from __future__ import annotations

from audiobook.build.book import Book
from audiobook.build.layout import ChapterLayout
from audiobook.build.order import Order
from audiobook.build.tasks import FilePlan
from audiobook.delivery import book_folder, formats, tags


def chapter_files(book: Book, layout: ChapterLayout[Order], cover: bytes) -> tuple[FilePlan, ...]:
    """The files of a chapter, named and tagged by their place in the book."""
    several = len(layout.files) > 1
    return tuple(
        _part(book, layout, cover, index, index + 1 if several else None)
        for index in range(len(layout.files))
    )


def _part(
    book: Book, layout: ChapterLayout[Order], cover: bytes, index: int, part: int | None
) -> FilePlan:
    title, number = layout.order.title, layout.first + index
    suffix = formats.named(book.profile.format).suffix
    name = book_folder.chapter_file_name(number, layout.total, title, suffix, part)
    called = title if part is None else f"{title}, part {part}"
    return FilePlan(name, layout.files[index], _tags(book, layout, called, number, cover))


def one_file(book: Book, layout: ChapterLayout[Order], name: str, cover: bytes) -> FilePlan:
    """A whole chapter as one file, whatever its length."""
    order = layout.order
    told = _tags(book, layout, order.chapter.title, layout.first, cover)
    return FilePlan(name, range(len(order.lines)), told)


def _tags(
    book: Book, layout: ChapterLayout[Order], title: str, number: int, cover: bytes
) -> tags.Tags:
    text = layout.order.chapter.text
    return tags.Tags(book.story.metadata, title, number, layout.total, text, cover)
