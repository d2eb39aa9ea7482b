"""The models that pip can't install by itself: fetched and removed, whichever engine's they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audiobook.engines.kokoro.download import install as kokoro
from audiobook.engines.kokoro.download.install import InstalledModel
from audiobook.engines.kokoro.download.registries import Registries
from audiobook.engines.kokoro.download.release import Release
from audiobook.engines.kokoro.download.source import FetchProgress, ModelSource, SourceError
from audiobook.errors import InputError, Problem

__all__ = [
    "MODELS",
    "FetchProgress",
    "InstalledModel",
    "OtherSource",
    "install",
    "remove",
]

MODELS = ("kokoro",)  # engines whose models can be installed


@dataclass(frozen=True, slots=True)
class OtherSource:
    """A source could not give a model, so another one is asked."""

    error: SourceError
    name: str  # of the other one, for a person


def install(
    model: str, source: str | None = None
) -> Iterator[FetchProgress | OtherSource | InstalledModel]:
    """Fetch a model and put it in place; the last thing told is the InstalledModel.

    `source` is «release», «registries», or an address that has the release's files; None: the
    release, then the registries. Raises InputError for a source or a model that there is not, or
    that another process installs, and ToolError where it can't be fetched. Then nothing was
    installed, and what was fetched whole is not fetched again.
    """
    sources = _sources(source)
    _refuse_unknown(model)
    for number, one in enumerate(sources, 1):
        try:
            yield from kokoro.install(one)
        except SourceError as error:
            if number == len(sources):
                raise
            yield OtherSource(error, sources[number].name)
        else:
            return


def remove(model: str) -> list[Path]:
    """Remove a model and what an unfinished install left; says which folders were there.

    Raises InputError for a model that there is not, or while another process installs it.
    """
    _refuse_unknown(model)
    return kokoro.remove()


def _sources(named: str | None) -> list[ModelSource]:
    if named is None:
        return [Release(), Registries()]
    if named == "registries":
        return [Registries()]
    if named == "release":
        return [Release()]
    if named.startswith(("http://", "https://")):
        return [Release(named)]
    mend = "write release, registries, or an address that begins with https://"
    raise InputError(Problem(f"--from can't be «{named}»", mend))


def _refuse_unknown(model: str) -> None:
    if model not in MODELS:
        mend = f"what can be installed: {', '.join(MODELS)}; other engines need nothing but pip"
        raise InputError(Problem(f"there is no model «{model}»", mend))
