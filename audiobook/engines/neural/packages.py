"""What of an engine's packages is here; nothing is imported to know it."""

from __future__ import annotations

import importlib.util
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from audiobook.errors import EngineError

PROJECT = "audiobook-toolchain"  # as pip knows this program


@cache
def absent(extra: str, *modules: str) -> str:
    """Which modules are not here and the command that installs them; empty if all are."""
    gone = [module for module in modules if importlib.util.find_spec(module) is None]
    mend = f"pip install '{PROJECT}[{extra}]'"
    return f"{' and '.join(gone)} is not installed: {mend}" if gone else ""


@cache
def versions(*packages: str) -> str:
    """«package version» of each."""
    try:
        return ", ".join(f"{package} {version(package)}" for package in packages)
    except PackageNotFoundError as error:
        raise EngineError(f"not installed: {error.name}") from error
