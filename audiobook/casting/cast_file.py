"""STORY.cast.yaml: the voices of a story, kept since its first build so that nobody's changes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from audiobook.casting.voices_file import (
    FileShape,
    Part,
    Word,
    problems_of,
    spelled_out,
    text_of,
)
from audiobook.errors import InputError, Place
from audiobook.story import Age
from audiobook.system import Locate, yaml

_HEAD = """\
# Who speaks in «{story}» in which voice, kept by the first build, so that nobody's voice changes.
# voices.yaml wins over it. `audiobook cast {called} --repin` casts anew and writes it again.
"""


class KeptPart(Part):
    """A voice, and for what age it was turned."""

    age: Age = Field("unknown", description="whose voice it was made: a child's, or old")


People = Mapping[str, KeptPart]  # the voice of each, by speaker
_AnyPart = Annotated[KeptPart, BeforeValidator(spelled_out)]  # or its voice alone


class CastFile(FileShape):
    """All that STORY.cast.yaml may say."""

    engine: Word | None = Field(
        None, description="whose voices speak where voices.yaml names no engine"
    )
    casts: dict[Word, dict[Word, _AnyPart]] = Field(
        {}, description="of each engine: who speaks, and in which voice"
    )

    def with_cast(self, engine: str, people: People, chosen: bool, anew: bool = False) -> CastFile:
        """With the cast of an engine; who was in it and is in it no more is left there.

        It is the story's own unless voices.yaml has `chosen` the engine, or there is one already.
        With `anew`, nothing is left.
        """
        own = self.engine if chosen or (self.engine and not anew) else engine
        before = {} if anew else self.casts.get(engine, {})
        return CastFile(engine=own, casts={**self.casts, engine: {**before, **people}})


@dataclass(frozen=True, slots=True)
class Kept:
    """The cast of an earlier build."""

    file: CastFile
    locate: Locate | None = None  # where the file says it; None: it is told by an audiobook

    def place(self, *path: str) -> Place | None:
        """Where a key stands, if it is in a file."""
        return self.locate(path) if self.locate else None


def read(file: Path) -> Kept | None:
    """The file, and where each of its keys stands; None where there is none.

    Raises InputError with all its problems.
    """
    if not os.path.lexists(file):  # a link that leads nowhere is told
        return None
    data, locate = yaml.read(text_of(file), file)
    data = {} if data is None else data
    problems = list(problems_of(CastFile, data, locate))
    if problems:
        raise InputError(problems)
    return Kept(CastFile.model_validate(data), locate)


def written(cast: CastFile, story: str) -> str:
    """The file's text; `story` is what a person calls the story."""
    engine = f"engine: {cast.engine}\n" if cast.engine else ""
    casts = {name: dict(map(_entry, people.items())) for name, people in cast.casts.items()}
    called = f'"{story}"' if " " in story else story
    head = _HEAD.format(story=story, called=called)
    return f"{head}{engine}{yaml.with_entries('', 'casts', casts)}"


def _entry(person: tuple[str, KeptPart]) -> tuple[str, object]:
    """A name with a voice; alone where nothing more is said of it."""
    name, part = person
    said = part.model_dump(exclude_none=True, exclude_defaults=True)
    return name, said["voice"] if set(said) == {"voice"} else said
