"""Who speaks in a story, how much, in which voice, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from audiobook.api import CastList, CastMember
from audiobook.cli.output.tables import table


def cast_json(cast: CastList) -> list[dict[str, Any]]:
    """One object a speaker; `confidence` is the mean over what they say, `least` the least."""
    return [_as_json(member) for member in cast.members]


def _as_json(member: CastMember) -> dict[str, Any]:
    told = asdict(member)
    sure = ("confidence", "least")
    return {name: value for name, value in told.items() if name not in sure or value is not None}


def cast_lines(cast: CastList) -> Iterator[str]:
    head = ("speaker", "gender", "lines", "words", "sure", "least", "voice", "")
    yield from table([head, *map(_row, cast.members)], right={2, 3, 4, 5})


def _row(member: CastMember) -> tuple[str, ...]:
    own = {"rate": member.rate, "pitch": member.pitch}
    changes = [f"{name} {value}" for name, value in own.items() if value is not None]
    chosen = "voices.yaml" if member.given else "kept" if member.kept else "automatic"
    about = ", ".join([chosen, *changes])
    told = (member.gender, "unknown" if member.age == "adult" else member.age)
    gender = ", ".join(one for one in told if one != "unknown")
    sure = ["" if c is None else f"{c:.0%}" for c in (member.confidence, member.least)]
    much = (str(member.lines), str(member.words), *sure)
    return (member.speaker, gender, *much, member.voice, about)
