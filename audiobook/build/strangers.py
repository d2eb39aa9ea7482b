"""Names in voices.yaml that no story knows: a slip of the pen gives nobody a voice."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from audiobook.attribution import THE_NARRATOR
from audiobook.build.project import Project, story_name
from audiobook.casting import VoicesFile
from audiobook.errors import InputError, Problem, did_you_mean, shown
from audiobook.story import NARRATOR, UNKNOWN, Format, Kind, Story
from audiobook.system import Locate

_TELLERS = frozenset(("i", THE_NARRATOR))  # aliases of whoever tells a story


def strangers(
    project: Project, story: Story, voices: VoicesFile, locate: Locate
) -> Iterator[Problem]:
    """A note on each character who is in neither this story nor another one of the project."""
    here = [source.text for source in story.files]
    heard = {s.speaker for _, s in story.segments() if s.kind is not Kind.SILENT}
    heard -= {NARRATOR, UNKNOWN}
    aliases = {one.name: one.aliases for one in story.characters}
    absent = {
        name: names
        for name, part in voices.characters.items()
        if name not in heard and _TELLERS.isdisjoint(map(str.casefold, part.aliases))
        if not _stand_in(here, names := (name, *part.aliases, *aliases.get(name, ())))
    }
    if not absent:
        return
    others = list(_other_texts(project, story.path))
    known = {name for one in heard for name in (one, *aliases.get(one, ()))}
    for name, names in absent.items():
        if not _stand_in(others, names):
            mend = did_you_mean(name, known) or "write the name as the story has it, or take it out"
            what = f"voices.yaml names «{name}», who is not in {shown(story.path)}"
            yield Problem(what, mend, locate(("characters", name)), fatal=False)


def _stand_in(texts: Iterable[str], names: Iterable[str]) -> bool:
    """Whether one of the names stands in one of the texts, however it is put."""
    rows = [re.findall(r"\w+", name) for name in names]
    some = [r"\W{1,3}".join(map(re.escape, words)) for words in rows if words]
    shape = re.compile(rf"(?<!\w)(?:{'|'.join(some)})(?!\w)", re.IGNORECASE) if some else None
    return shape is not None and any(shape.search(text) for text in texts)


def looked_at(
    project: Project, story: Path, voices: VoicesFile, heard: Container[str]
) -> list[Path]:
    """What `strangers` may look at beside the story, of which these people are `heard`."""
    if all(name in heard for name in voices.characters):
        return []
    return [project.stories, *_other_files(project, story)]


def _other_texts(project: Project, story: Path) -> Iterator[str]:
    """The texts of the project's other stories, as far as they can be read."""
    for file in _other_files(project, story):
        yield file.read_bytes().decode("utf-8", "replace")


def _other_files(project: Project, story: Path) -> Iterator[Path]:
    try:
        stories = project.all_stories()
    except InputError:  # there are none
        return
    for path in stories:
        if story_name(path) != story_name(story):
            files = sorted(path.iterdir()) if path.is_dir() else [path]
            yield from (file for file in files if Format.of(file) and file.is_file())
