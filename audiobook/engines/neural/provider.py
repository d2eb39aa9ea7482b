"""Which of onnxruntime's execution providers runs the models: the processor, or a graphics card.

It is found without importing onnxruntime, since a plan asks for it, too. Packages that are made
for a card (`onnxruntime-gpu`, `onnxruntime-directml`) are installed on purpose, so theirs is taken;
that of Macs lies in every package for them, and is taken only where it is asked for. Nobody here
had any of these cards: only the choice was tried.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from audiobook.errors import EngineError

ASKED = "AUDIOBOOK_PROVIDER"


@dataclass(frozen=True, slots=True)
class Provider:
    """A way to run a model, and where it comes from."""

    name: str  # as it is asked for: "cuda"
    onnx: str  # as onnxruntime calls it
    package: str  # that brings it
    platform: str = ""  # as in sys.platform, where it is of one only
    by_itself: bool = True  # whether it is taken without being asked for


CPU = Provider("cpu", "CPUExecutionProvider", "onnxruntime")
PROVIDERS = (
    Provider("cuda", "CUDAExecutionProvider", "onnxruntime-gpu"),
    Provider("directml", "DmlExecutionProvider", "onnxruntime-directml", "win32"),
    Provider("coreml", "CoreMLExecutionProvider", "onnxruntime", "darwin", by_itself=False),
    CPU,
)


@cache
def _installed(package: str) -> str:
    """Its version; empty where it is not here."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def chosen(
    environment: Mapping[str, str] = os.environ,
    installed: Callable[[str], str] = _installed,
    platform: str = sys.platform,
) -> Provider:
    """The provider that models run on here: the one that is asked for, else the best.

    `installed` gives the version of a package, empty where it is not here. Raises EngineError for
    one that is asked for and not here.
    """
    here = [
        one
        for one in PROVIDERS
        if one.platform in ("", platform) and (one is CPU or installed(one.package))
    ]
    asked = environment.get(ASKED, "")
    if not asked:
        return next(one for one in here if one.by_itself)
    for one in here:
        if one.name == asked:
            return one
    raise EngineError(
        f"{ASKED}={asked}: there is no such provider here, only {', '.join(p.name for p in here)}"
    )


def told(provider: Provider | None = None, installed: Callable[[str], str] = _installed) -> str:
    """What a fingerprint says of onnxruntime: its version, and what it runs on if not the CPU."""
    provider = provider or chosen()
    names = [provider.package, *(other.package for other in PROVIDERS)]
    package = next((name for name in names if installed(name)), "")
    if not package:
        raise EngineError("not installed: onnxruntime")
    said = f"{package} {installed(package)}"
    return said if provider is CPU else f"{said} on {provider.name}"
