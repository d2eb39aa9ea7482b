"""A chapter as it is to be made: what is said in which voices, and what else it depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from audiobook.build import clips
from audiobook.build.manifest import Line
from audiobook.story import Chapter, Segment

if TYPE_CHECKING:
    from audiobook.casting import Utterance


_CHARACTERS, _RATE = 15, 165  # so many characters a second are spoken at so many words a minute
Break = Literal["scene", "paragraph", ""]


@dataclass(frozen=True, slots=True)
class Order:
    """A chapter as it is to be made, wherever it stands in its book."""

    chapter: Chapter
    utterances: tuple[Utterance, ...]
    lines: tuple[Line, ...]  # the same, as the manifest remembers them
    settings: Mapping[str, str]  # what else its files depend on, by the name a person knows

    @property
    def number(self) -> int:
        return self.chapter.number

    @property
    def title(self) -> str:
        return self.chapter.title

    @property
    def seconds(self) -> float:
        """How long it takes, roughly."""
        return sum(map(_estimate, self.utterances))

    @property
    def breaks(self) -> tuple[Break, ...]:
        """What ends with each of its lines, where a long chapter may be parted."""
        segments = self.chapter.segments
        said = [segments[one.segment] for one in self.utterances]
        return (*map(_break, said, said[1:]), "scene")

    def spoken(self) -> Mapping[str, Utterance]:
        """What is said, by the key of its clip."""
        return {line.key: said for line, said in zip(self.lines, self.utterances, strict=True)}


def _estimate(said: Utterance) -> float:
    """Seconds that an utterance takes, roughly, with the pause after it."""
    speed = (said.role.delivery.rate or _RATE) / _RATE
    return len(said.text) / _CHARACTERS / speed + said.pause


def _break(segment: Segment, after: Segment) -> Break:
    if segment.scene != after.scene:
        return "scene"
    return "paragraph" if segment.paragraph != after.paragraph else ""


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


def text_hash(chapter: Chapter) -> str:
    """Names the chapter's words, as the manifest remembers them."""
    return hashlib.sha256(chapter.text.encode()).hexdigest()[:16]
