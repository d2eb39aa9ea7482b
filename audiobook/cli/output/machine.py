"""What of this machine a build needs, or could use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audiobook.api import Need

_NAMES = {"python": "Python"}
_NO_IPA = "; takes no IPA: a pronunciation's respelling is read, or the word as it is written"


def need_lines(need: Need) -> Iterator[str]:
    mark = "✗" if need.fatal or need.damaged else "✓" if need.is_here else "–"
    lack = "damaged" if need.damaged else "not here"
    yield f"{mark} {_name(need)}: {_found(need) or lack}"
    if need.mend and not need.is_here:
        yield f"    {need.mend}"


def need_json(need: Need) -> dict[str, Any]:
    return {
        "name": _name(need),
        "found": _found(need),
        "mend": need.mend,
        "cost": need.cost or None,
        "fatal": need.fatal,
        "damaged": need.damaged,
    }


def _name(need: Need) -> str:
    return f"engine {need.name}" if need.kind == "engine" else _NAMES.get(need.kind, need.kind)


def _found(need: Need) -> str:
    """What is here, in words; empty where nothing is."""
    if not need.is_here:
        return ""
    if need.kind == "engine":
        count = f"{need.voices} {'voice' if need.voices == 1 else 'voices'}"
        spent = f"; a second of sound took {need.cost:.2f} of the processor's" if need.cost else ""
        return f"{count}{spent}" if need.takes_ipa else f"{count}{spent}{_NO_IPA}"
    return f"{need.name}; {need.narrator} narrates" if need.narrator else need.name
