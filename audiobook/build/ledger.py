"""What is kept of a book while it is made: its manifest, and the files beside its chapters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property

from audiobook.build import freshness, manifest
from audiobook.build.book import Book, cover_of
from audiobook.build.layout import ChapterLayout
from audiobook.build.manifest import ChapterRecord, FileRecord
from audiobook.build.order import Order
from audiobook.build.project import Project
from audiobook.build.tasks import ChapterFiles
from audiobook.delivery import book_folder
from audiobook.system import files


class Ledger:
    """The manifest of a book, written after every step: a build may be killed."""

    def __init__(self, project: Project, book: Book) -> None:
        self._project, self._book = project, book
        self._file = project.manifest(book.story.path)
        known = manifest.read(self._file)
        if known is None or known.folder != book.folder.name:
            story = project.relative(book.story.path)
            known = manifest.empty(story, book.title, book.folder.name, known)
        self.manifest = known

    @cached_property
    def cover(self) -> bytes:
        """The cover's bytes: those that are there, where they are made of the same."""
        book = self._book
        file = book.folder / book_folder.COVER
        known = next((made for made in self.manifest.extras if made.name == file.name), None)
        if known and self.manifest.cover == book.cover and known.intact(book.folder):
            return file.read_bytes()
        return cover_of(book.story).jpeg()

    def tracks(self) -> dict[int, str]:
        """The place of each chapter among the book's files, by its number: «2/14»."""
        return self.manifest.tracks()

    def keep(self, layout: ChapterLayout[Order], made: ChapterFiles) -> ChapterRecord:
        """Remember a chapter whose files are in place."""
        number, order = layout.number, layout.order
        before = self.manifest.chapter(number)
        record = ChapterRecord(
            number=number,
            title=order.chapter.title,
            key=layout.key,
            settings=layout.settings,
            lines=order.lines,
            spans=made.spans,
            files=made.files,
            profile=self._book.profile,
            encoder=made.encoder,
        )
        was = {f"{self.manifest.folder}/{file.name}" for file in before.files} if before else set()
        self.manifest = replace(self.manifest.with_chapter(record), complete="")
        self._write(was)
        return record

    def conclude(
        self, layouts: Sequence[ChapterLayout[Order]], options: Mapping[str, object]
    ) -> None:
        """Put cover, metadata and playlist beside the chapters; `options`: what was asked for."""
        book, was = self._book, self.manifest.paths()
        known = {layout.number: layout for layout in layouts}
        chapters = tuple(
            _refreshed(made, known[made.number])
            for made in self.manifest.chapters
            if made.number in known
        )
        self.manifest = replace(self.manifest, chapters=chapters)
        if chapters:
            self.manifest = replace(
                self.manifest,
                title=book.title,
                inputs=book.inputs,
                cover=book.cover,
                extras=tuple(self._extras()),
                complete=self._stamp(layouts, options),
            )
        self._write(was)

    def tidy(self) -> None:
        """Delete files of earlier builds, unless another book has them now.

        Those of an earlier title stay until the book is whole under the new one.
        """
        owned = {
            path.casefold()
            for known in manifest.read_all(self._project.books).values()
            for path in known.paths()
        }
        kept = []
        for path in self.manifest.outdated:
            folder, _, name = path.rpartition("/")
            if path.casefold() in owned:
                continue
            if folder == self.manifest.folder or self.manifest.complete:
                if self._project.holds(self._project.build / folder):
                    files.remove_files(self._project.build / folder, [name])
            else:
                kept.append(path)
        if tuple(kept) != self.manifest.outdated:
            self.manifest = replace(self.manifest, outdated=tuple(kept))
            self._write()

    def _extras(self) -> Iterator[FileRecord]:
        book, folder = self._book.story.metadata, self._book.folder
        chapters = [
            book_folder.BookFile(file.name, title, file.samples, file.rate, file.sha256)
            for made in self.manifest.chapters
            for title, file in zip(_titles(made), made.files, strict=True)
        ]
        for name, data in (
            (book_folder.COVER, self.cover),
            (book_folder.METADATA, book_folder.metadata_json(book, chapters)),
            (book_folder.playlist_name(book.title), book_folder.playlist(book, chapters)),
        ):
            files.write_if_new(folder / name, data)
            yield FileRecord.of(folder / name)

    def _stamp(self, layouts: Sequence[ChapterLayout[Order]], options: Mapping[str, object]) -> str:
        """Names this build if the whole book is as it should be; empty if it is not."""
        for layout in layouts:
            made = self.manifest.chapter(layout.number)
            if made is None or made.key != layout.key:
                return ""
        voices = {line.voice for made in self.manifest.chapters for line in made.lines}
        return freshness.stamp(voices, options)

    def _write(self, was: AbstractSet[str] = frozenset()) -> None:
        """`was` are files that belonged to the book before; what it lost is outdated."""
        outdated = {*self.manifest.outdated, *was} - self.manifest.paths()
        self.manifest = replace(self.manifest, outdated=tuple(sorted(outdated)))
        manifest.write(self._file, self.manifest)


def _refreshed(made: ChapterRecord, layout: ChapterLayout[Order]) -> ChapterRecord:
    """A current chapter whose silent segments may have changed: its lines know where they are."""
    return replace(made, lines=layout.order.lines) if made.key == layout.key else made


def _titles(made: ChapterRecord) -> list[str]:
    """The title of each of a chapter's files."""
    if len(made.files) == 1:
        return [made.title]
    return [f"{made.title}, part {part}" for part in range(1, len(made.files) + 1)]
