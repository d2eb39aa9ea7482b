"""Who is heard when in an audition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from audiobook.api import Audition, AuditionLine
from audiobook.cli.output.tables import table

_SHOWN = 50  # characters of a line


def audition_lines(made: Audition) -> Iterator[str]:
    yield from table([_row(one) for one in made.heard], right={0})
    count = len(made.heard)
    yield f"{count} {'voice' if count == 1 else 'voices'} in {made.file}"


def audition_json(made: Audition) -> dict[str, Any]:
    return {"file": str(made.file), "heard": [asdict(one) for one in made.heard]}


def _row(one: AuditionLine) -> tuple[str, ...]:
    minutes, seconds = divmod(int(one.start), 60)
    text = one.text if len(one.text) <= _SHOWN else f"{one.text[:_SHOWN].rstrip()}…"
    return (f"{minutes}:{seconds:02}", one.speaker, one.voice, text)
