"""One book while it is being made: what its chapters wait for, and what is kept of each."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from audiobook.build import book as preparing
from audiobook.build import events as tell
from audiobook.build import freshness, manifest
from audiobook.build import plan as planning
from audiobook.build.clips import Clips
from audiobook.build.finish import FilePlan, Finish, Finished
from audiobook.build.manifest import ChapterMade, Made, Manifest
from audiobook.build.plan import Book, ChapterPlan, Order
from audiobook.build.project import Project, Wish, story_name
from audiobook.delivery import ACX, tag
from audiobook.delivery import folder as publishing
from audiobook.system import files


class Making:
    """A book, its manifest, and the chapters that are still to be made."""

    def __init__(self, project: Project, book: Book, wish: Wish) -> None:
        self.name = story_name(book.story.path)
        self.project, self.book, self.wish = project, book, wish
        self.clips = Clips(project.clips)
        self.file = project.manifest(book.story.path)
        before = manifest.read(self.file)
        if before is None or before.folder != book.folder.name:
            before = _empty(project.relative(book.story.path), book, before)
        self.manifest = before
        self.spoken = 0  # clips, in this build
        self.made = 0  # chapters, in this build
        self.failed: set[int] = set()
        self.waiting: dict[int, set[str]] = {}  # for each chapter to be made, clips by key
        self._taken: set[int] = set()
        self._replan(nothing_spoken=wish.force)
        self.settle()

    def settle(self) -> dict[int, ChapterPlan]:
        """The chapters that are to be made and did not wait for their clips before.

        They are those of the plan at first; once all clips of a very long chapter are there, its
        number of files is known, and chapters after it may have another place.
        """
        if self.waiting and not self.files_known and not any(self.waiting.values()):
            self._replan(guess=bool(self.failed))
        new = {number: plan for number, plan in self.todo.items() if number not in self.waiting}
        self.waiting |= {number: set(plan.missing) for number, plan in new.items()}
        return new

    def _replan(self, nothing_spoken: bool = False, guess: bool = False) -> None:
        """Hold the book against what is there now."""
        tracks = {made.number: made.settings.get("track", "") for made in self.manifest.chapters}
        self.book, self.files_known = preparing.with_tracks(self.book, self.clips, tracks, guess)
        self.plans = planning.plan(
            self.book,
            self.manifest,
            (lambda _: False) if nothing_spoken else self.clips.has,
            self.wish.chapters,
            self.wish.force,
        )
        self.todo: dict[int, ChapterPlan] = {
            plan.order.chapter.number: plan for plan in self.plans if not plan.current
        }

    def take_ready(self) -> list[int]:
        """The chapters that can be finished now; each is given out once."""
        if not self.files_known:
            return []
        ready = [
            number
            for number in self.todo
            if not self.waiting[number] and number not in self.failed | self._taken
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
        was = {f"{self.manifest.folder}/{file.name}" for file in before.files} if before else set()
        self.manifest = replace(self.manifest.with_chapter(made), complete="")
        self._write_manifest(was)
        return made

    def conclude(self) -> tell.Finished:
        """Put cover, metadata and playlist beside the chapters."""
        was = self.manifest.paths()
        orders = {order.chapter.number: order for order in self.book.orders}
        self.manifest = replace(
            self.manifest,
            chapters=tuple(
                _refreshed(made, orders[made.number])
                for made in self.manifest.chapters
                if made.number in orders
            ),
        )
        if self.manifest.chapters:
            self.manifest = replace(
                self.manifest,
                title=self.book.title,
                inputs=self.book.inputs,
                cover=self.book.cover,
                extras=tuple(self._extras()),
                complete=self._stamp(),
            )
        self._write_manifest(was)
        folder = str(self.book.folder)
        failed, voices = len(self.failed), self.book.voiced
        return tell.Finished(self.name, folder, self.made, self.spoken, failed, voices)

    def tidy(self) -> None:
        """Delete files of earlier builds, unless another book has them now.

        Those of an earlier title stay until the book is whole under the new one.
        """
        owned = {
            path.casefold()
            for known in manifest.read_all(self.project.books).values()
            for path in known.paths()
        }
        kept = []
        for path in self.manifest.outdated:
            folder, _, name = path.rpartition("/")
            if path.casefold() in owned:
                continue
            if folder == self.manifest.folder or self.manifest.complete:
                files.remove_files(self.project.build / folder, [name])
            else:
                kept.append(path)
        if tuple(kept) != self.manifest.outdated:
            self.manifest = replace(self.manifest, outdated=tuple(kept))
            self._write_manifest()

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

    def _tags(self, order: Order, title: str, number: int) -> tag.Tags:
        text = preparing.text_of(order.chapter)
        return tag.Tags(self.book.story.metadata, title, number, order.total, text, self._cover)

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

    def _write_manifest(self, was: AbstractSet[str] = frozenset()) -> None:
        """`was` are files that belonged to the book before; what it lost is outdated."""
        outdated = {*self.manifest.outdated, *was} - self.manifest.paths()
        self.manifest = replace(self.manifest, outdated=tuple(sorted(outdated)))
        manifest.write(self.file, self.manifest)


def _empty(story: str, book: Book, before: Manifest | None) -> Manifest:
    """The manifest of a book of which nothing is made; `before` was of another title."""
    outdated = {*before.outdated, *before.paths()} if before else set()
    return Manifest(
        story=story,
        title=book.title,
        folder=book.folder.name,
        inputs={},
        outdated=tuple(sorted(outdated)),
    )


def _refreshed(made: ChapterMade, order: Order) -> ChapterMade:
    """A current chapter whose silent segments may have changed: its lines know where they are."""
    return replace(made, lines=order.lines) if made.key == order.key else made


def _titles(made: ChapterMade) -> list[str]:
    """The title of each of a chapter's files."""
    if len(made.files) == 1:
        return [made.title]
    return [f"{made.title}, part {part}" for part in range(1, len(made.files) + 1)]
