"""A chapter as it is to be made: what is said in which voices, and what else it depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audiobook.build import clips
from audiobook.build.manifest import Line
from audiobook.casting import Utterance
from audiobook.story import Chapter


@dataclass(frozen=True, slots=True)
class Order:
    """A chapter as it is to be made, wherever it stands in its book."""

    chapter: Chapter
    utterances: tuple[Utterance, ...]
    lines: tuple[Line, ...]  # the same, as the manifest remembers them
    settings: Mapping[str, str]  # what else its files depend on, by the name a person knows


def lines(utterances: Iterable[Utterance]) -> tuple[Line, ...]:
    """The utterances as the manifest remembers them."""
    return tuple(
        Line(
            key=clips.key(said.text, said.role.voice, said.role.delivery),
            segment=said.segment,
            speaker=said.speaker,
            voice=said.role.voice.id,
            rate=said.role.delivery.rate,
            pitch=said.role.delivery.pitch,
            pause=said.pause,
            words=hashlib.sha256(said.text.encode()).hexdigest()[:12],
            gain=said.gain,
            besides=" ".join(said.role.delivery.besides),
        )
        for said in utterances
    )
