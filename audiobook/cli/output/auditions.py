"""Who is heard when in an audition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audiobook.api.auditions import Heard
from audiobook.cli.output.tables import table

_SHOWN = 50  # characters of a line


def audition_lines(heard: Sequence[Heard]) -> Iterator[str]:
    yield from table([_row(one) for one in heard], right={0})


def _row(one: Heard) -> tuple[str, ...]:
    minutes, seconds = divmod(int(one.start), 60)
    text = one.text if len(one.text) <= _SHOWN else f"{one.text[:_SHOWN].rstrip()}…"
    return (f"{minutes}:{seconds:02}", one.speaker, one.voice, text)
