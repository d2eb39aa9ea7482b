"""What is wrong with finished files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from audiobook.api import Fault, FileCheck


def check_lines(checked: FileCheck) -> Iterator[str]:
    levels, file = checked.levels, checked.file
    if levels:
        yield (
            f"{'✗' if checked.faults else '✓'} {file}: RMS {levels.rms:.1f}, "
            f"peak {levels.peak:.1f}, floor {levels.floor:.1f} dBFS, "
            f"{checked.seconds / 60:.1f} minutes"
        )
    else:
        yield f"✗ {file}"
    yield from (f"    {_words(fault)}" for fault in checked.faults)


def check_json(checked: FileCheck) -> dict[str, Any]:
    return {
        "file": str(checked.file),
        "levels": asdict(checked.levels) if checked.levels else None,
        "problems": [_words(fault) for fault in checked.faults],
        "faults": [asdict(fault) for fault in checked.faults],
    }


def _words(fault: Fault) -> str:
    match fault.kind:
        case "missing":
            return "it is missing; build again"
        case "undecodable":
            return f"it can't be decoded: {fault.what}"
        case "length":
            return f"{fault.found} samples, not the {fault.expected} that were made"
        case "changed":
            return "it was changed since it was made"
        case "tag":
            return f"the tag «{fault.what}» is missing"
        case "cover":
            return "there is no cover in it"
        case "incomplete":
            return "some chapters are not built, or not as the story is now; build again"
        case "extra missing":
            return f"«{fault.what}» is missing"
        case "extra altered":
            return f"«{fault.what}» was changed by something else"
        case "profile":
            return fault.what
