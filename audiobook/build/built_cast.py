"""The cast that is kept of a story: beside it, or in an audiobook that an earlier version built."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from audiobook.build import freshness, manifest
from audiobook.build.project import Project
from audiobook.casting import CastFile, HeardLine, Kept, VoicesFile, heard_cast


def kept_cast(
    project: Project, story: Path, beside: Kept | None, voices: VoicesFile
) -> Kept | None:
    """The cast `beside` the story; and of an engine that it has none of, that of the audiobook.

    Only an audiobook counts whose build found no cast beside the story: a version made it that kept
    none, or it could not be written. So an update recasts nobody, and who deletes the file is cast
    anew.
    """
    built = _built(project, story, voices)
    if beside is None:
        return Kept(built) if built.casts else None
    file = beside.file
    missing = {name: cast for name, cast in built.casts.items() if name not in file.casts}
    if not missing:
        return beside
    more = CastFile(engine=file.engine or built.engine, casts={**file.casts, **missing})
    return replace(beside, file=more)


def _built(project: Project, story: Path, voices: VoicesFile) -> CastFile:
    """The cast of the story's audiobook; empty where its build kept it beside the story."""
    made = manifest.read(project.manifest(story))
    if made is None or freshness.was_there(made, project.cast(story), project):
        return CastFile()
    lines = (
        HeardLine(line.speaker, line.voice, line.rate, line.pitch)
        for chapter in made.chapters
        for line in chapter.lines
    )
    return heard_cast(lines, voices)
