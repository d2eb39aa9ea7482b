"""One book while it is being made: what its chapters wait for, and what is kept of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from audiobook import events as tell
from audiobook import files, freshness, manifest, planning, preparing, publishing, tagging
from audiobook.cache import Clips
from audiobook.finishing import FilePlan, Finish, Finished
from audiobook.manifest import ChapterMade, Made, Manifest
from audiobook.mastering import ACX
from audiobook.planning import Book, ChapterPlan, Order
from audiobook.project import Project, Wish


class Making:
    """A book, its manifest, and the chapters that are still to be made."""

    def __init__(self, project: Project, book: Book, wish: Wish) -> None:
        self.name = book.story.path.stem
        self.project, self.book, self.wish = project, book, wish
        self.clips = Clips(project.clips)
        before = manifest.read(project.manifest(book.story.path))
        moved = before is not None and before.folder != book.folder.name
        self.old = before if moved else None  # of a book whose title has changed
        self.manifest = before if before and not moved else _empty(book)
        self.spoken = 0  # clips, in this build
        self.made = 0  # chapters, in this build
        self.failed: set[int] = set()
        self.replan(wish.force)
        self.waiting: dict[int, set[str]] = {number: set() for number in self.todo}
        self._taken: set[int] = set()

    def replan(self, force: bool) -> None:
        """Hold the book against what is there now."""
        tracks = {made.number: made.settings.get("track", "") for made in self.manifest.chapters}
        self.book, self.files_known = preparing.with_tracks(self.book, self.clips, tracks)
        spoken, numbers = self.clips.present(), self.wish.chapters
        self.plans = planning.plan(self.book, self.manifest, spoken, numbers, force)
        self.todo: dict[int, ChapterPlan] = {
            plan.order.chapter.number: plan for plan in self.plans if not plan.current
        }

    def take_ready(self) -> list[int]:
        """The chapters that can be finished now; each is given out once."""
        if not self.files_known:
            if any(self.waiting.values()) or self.failed:
                return []
            self.replan(force=False)
        ready = [
            number
            for number in self.todo
            if not self.waiting.get(number) and number not in self.failed | self._taken
        ]
        self._taken.update(ready)
        return ready

    def finish(self, number: int) -> Finish:
        """The task that makes the files of a chapter."""
        order = self.todo[number].order
        return self.finish_as(order, self.book.folder, tuple(self._files(order)))

    def finish_as(self, order: Order, folder: Path, plans: tuple[FilePlan, ...]) -> Finish:
        """The task that makes `plans`, files of a chapter, in any folder."""
        return Finish(
            title=order.chapter.title,
            lines=order.lines,
            tail=self.book.tail,
            clips=self.project.clips,
            work=self.project.work,
            folder=folder,
            files=plans,
        )

    def file_plan(self, order: Order, name: str) -> FilePlan:
        """A whole chapter as one file, whatever its length."""
        number = order.chapter.number
        tags = self._tags(order, order.chapter.title, order.first or number)
        return FilePlan(name, range(len(order.lines)), tags)

    def keep(self, number: int, finished: Finished) -> ChapterMade:
        """Remember a chapter whose files are in place, at once: a build may be killed."""
        order = self.todo[number].order
        before = self.manifest.chapter(number)
        made = ChapterMade(
            number=number,
            title=order.chapter.title,
            key=order.key,
            settings=order.settings,
            lines=order.lines,
            spans=finished.spans,
            files=finished.files,
        )
        self.made += 1
        self.manifest = replace(self.manifest.with_chapter(made), complete="")
        self._write_manifest()
        if before:
            self._drop({file.name for file in before.files})
        return made

    def conclude(self) -> tell.Finished:
        """Put cover, metadata and playlist beside the chapters, and take away what is outdated."""
        numbers = {order.chapter.number for order in self.book.orders}
        gone = [made for made in self.manifest.chapters if made.number not in numbers]
        kept = tuple(made for made in self.manifest.chapters if made.number in numbers)
        outdated = {file.name for file in self.manifest.extras}
        self.manifest = replace(self.manifest, chapters=kept)
        if kept:
            self.manifest = replace(
                self.manifest,
                title=self.book.story.metadata.title,
                inputs=self.book.inputs,
                cover=self.book.cover,
                extras=tuple(self._extras()),
                complete=self._stamp(),
            )
            self._write_manifest()
        self._drop(outdated | {file.name for made in gone for file in made.files})
        if self.old and self.manifest.complete:
            files.remove_files(
                self.project.build / self.old.folder, [file.name for file in self.old.files()]
            )
        folder = str(self.book.folder)
        return tell.Finished(self.name, folder, self.made, self.spoken, len(self.failed))

    def _files(self, order: Order) -> Iterator[FilePlan]:
        """The files of a chapter, named and tagged by their place in the book."""
        chapter = order.chapter
        several = len(order.files) > 1
        for index, lines in enumerate(order.files):
            part = index + 1 if several else None
            title = f"{chapter.title}, part {part}" if several else chapter.title
            number = order.first + index
            name = publishing.chapter_file_name(number, order.total, chapter.title, part)
            yield FilePlan(name, lines, self._tags(order, title, number))

    def _tags(self, order: Order, title: str, number: int) -> tagging.Tags:
        text = preparing.text_of(order.chapter)
        return tagging.Tags(self.book.story.metadata, title, number, order.total, text, self._cover)

    @cached_property
    def _cover(self) -> bytes:
        """The cover's bytes: those that are there, where they are made of the same."""
        file = self.book.folder / publishing.COVER
        known = next((made for made in self.manifest.extras if made.name == file.name), None)
        if known and self.manifest.cover == self.book.cover and known.intact(self.book.folder):
            return file.read_bytes()
        return preparing.cover_bytes(self.book.story)

    def _extras(self) -> Iterator[Made]:
        book, folder = self.book.story.metadata, self.book.folder
        chapters = [
            publishing.ChapterFile(file.name, title, file.samples, ACX.rate, file.sha256)
            for made in self.manifest.chapters
            for title, file in zip(_titles(made), made.files, strict=True)
        ]
        for name, data in (
            (publishing.COVER, self._cover),
            (publishing.METADATA, publishing.metadata_json(book, chapters)),
            (publishing.playlist_name(book.title), publishing.playlist(book, chapters)),
        ):
            files.write_if_new(folder / name, data)
            yield Made.of(folder / name)

    def _stamp(self) -> str:
        """Names this build if the whole book is as it should be; empty if it is not."""
        for order in self.book.orders:
            made = self.manifest.chapter(order.chapter.number)
            if made is None or made.key != order.key:
                return ""
        voices = {line.voice for made in self.manifest.chapters for line in made.lines}
        return freshness.stamp(voices, self.wish.options)

    def _drop(self, names: set[str]) -> None:
        """Delete files of the book's folder that belong to it no more."""
        current = {file.name for file in self.manifest.files()}
        files.remove_files(self.book.folder, sorted(names - current))

    def _write_manifest(self) -> None:
        manifest.write(self.project.manifest(self.book.story.path), self.manifest)


def _empty(book: Book) -> Manifest:
    return Manifest(
        story=str(book.story.path),
        title=book.story.metadata.title,
        folder=book.folder.name,
        inputs={},
    )


def _titles(made: ChapterMade) -> list[str]:
    """The title of each of a chapter's files."""
    if len(made.files) == 1:
        return [made.title]
    return [f"{made.title}, part {part}" for part in range(1, len(made.files) + 1)]
