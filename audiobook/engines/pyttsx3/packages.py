"""What of the packages that an engine needs is installed; nothing is imported to know it."""

from __future__ import annotations

import importlib.util
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from audiobook.errors import EngineError

REVISION = 1  # of what the modules here do to the sound; part of each fingerprint


@cache
def versions(*packages: str) -> str:
    """«package version» of each, without importing it."""
    try:
        return ", ".join(f"{package} {version(package)}" for package in packages)
    except PackageNotFoundError as error:
        raise EngineError(f"not installed: {error.name}") from error


@cache
def absent(*packages: str) -> str:
    gone = [package for package in packages if importlib.util.find_spec(package) is None]
    return f"{' and '.join(gone)} is not installed: pip install {' '.join(gone)}" if gone else ""
