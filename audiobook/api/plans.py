"""What a build of a story would do, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.api.omissions import Omission, omissions
from audiobook.build import Project, Reason, Wish, guard
from audiobook.errors import Problem
from audiobook.story import Metadata

if TYPE_CHECKING:
    from audiobook.build import plan as planned


@dataclass(frozen=True, slots=True)
class PlannedChapter:
    """What a build would do for one chapter."""

    number: int  # from 1
    title: str
    part: str  # the title of the part of the book that it stands in
    reasons: tuple[Reason, ...]  # why its files must be made; empty where they are current
    lines: int
    to_speak: int  # of the lines: not spoken yet

    @property
    def current(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True)
class BookPlan:
    """What a build would do for a story."""

    story: Path
    book: Metadata  # what is known of it
    has_picture: bool  # the manuscript holds its cover
    folder: Path
    engines: Mapping[str, int]  # how many voices of each speak, most first
    costs: Mapping[str, float]  # processor seconds for one of sound of those engines, as seen here
    best: str  # the engine that speaks because it is the best one here; empty if one was chosen
    reasons: tuple[Reason, ...]  # what is wrong with the files beside the chapters
    chapters: tuple[PlannedChapter, ...]  # those that were asked for
    left_out: tuple[Omission, ...]  # what of the manuscript is not read
    problems: tuple[Problem, ...]  # what a person should know of the story

    @property
    def title(self) -> str:
        return self.book.title


def plan(project: Project, story: Path, wish: Wish | None = None) -> BookPlan:
    """What a build of a story would do; nothing is made. Raises InputError if it can't be built."""
    with guard(project, story):
        return _plan(project, story, wish or Wish())


def _plan(project: Project, story: Path, wish: Wish) -> BookPlan:
    from audiobook.build import book, clips, manifest, production, reason
    from audiobook.engines import cost

    ready = book.prepare(project, story, wish.strict, wish.fallback)
    ready.story.need_chapters(wish.chapters or ())
    damaged = manifest.complaint(project.manifest(story))
    made = production.Production(project, ready, wish, clips.store_of(project))
    return BookPlan(
        story=ready.story.path,
        book=ready.story.metadata,
        has_picture=bool(ready.story.picture),
        folder=ready.folder,
        engines=ready.engines,
        costs={name: seen.seconds for name in ready.engines if (seen := cost.known(name))},
        best=ready.best,
        reasons=tuple(reason.lost(made.ledger.manifest.extras, ready.folder)),
        chapters=tuple(map(_planned, made.plans)),
        left_out=omissions(ready.story),
        problems=(*ready.story.problems, *((damaged,) if damaged else ())),
    )


def _planned(one: planned.ChapterPlan) -> PlannedChapter:
    return PlannedChapter(
        number=one.number,
        title=one.order.chapter.title,
        part=one.order.chapter.part,
        reasons=one.reasons,
        lines=len(one.order.lines),
        to_speak=len(one.missing),
    )
