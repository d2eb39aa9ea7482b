"""What of the packages that an engine needs is installed; nothing is imported to know it."""

from __future__ import annotations

import importlib.util
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from audiobook.engines.engine import Missing
from audiobook.errors import EngineError

PROJECT = "audiobook-toolchain"  # as pip knows this program


@cache
def absent(*modules: str, extra: str = "") -> Missing | None:
    """Which modules are not here, and the command that installs them; None if all are.

    `extra` is that of this program which brings them, if one does.
    """
    gone = [module for module in modules if importlib.util.find_spec(module) is None]
    wanted = f"'{PROJECT}[{extra}]'" if extra else " ".join(gone)
    what = f"{' and '.join(gone)} {'is' if len(gone) == 1 else 'are'} not installed"
    return Missing(what, f"pip install {wanted}") if gone else None


@cache
def versions(*packages: str) -> str:
    """«package version» of each."""
    try:
        return ", ".join(f"{package} {version(package)}" for package in packages)
    except PackageNotFoundError as error:
        raise EngineError(f"not installed: {error.name}") from error
