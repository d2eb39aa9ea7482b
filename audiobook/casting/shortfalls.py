"""What a voice is asked for and can't do, with the place in voices.yaml that asks for it.

A voice is asked for its rate or pitch, by `speeds` for a kind of text, and by how the story tells
that a line is said; an engine does the nearest that it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from audiobook.casting.given import part_of
from audiobook.casting.pace import asked_speed, hastened
from audiobook.casting.role import Cast, Role
from audiobook.casting.utterance import Utterance
from audiobook.casting.voices_file import VoicesFile
from audiobook.engines import Delivery, installed
from audiobook.errors import Place, Problem
from audiobook.story import NARRATOR, UNKNOWN, Chapter, Segment
from audiobook.system import Locate

_RATE = "give a rate that it can speak"
_PITCH = "give no pitch, or one that it can speak"
_SPEED = "give a speed or a rate that it can speak"
_TOLD = "give a rate from which it can be slower and quicker, or `delivery: plain`"


def shortfalls(
    chapters: Iterable[tuple[Chapter, Sequence[Utterance]]],
    roles: Cast,
    voices: VoicesFile,
    locate: Locate,
) -> Iterator[Problem]:
    """A note for each speaker and each cause of what their voice can't do in these chapters."""
    notes: dict[tuple[str, str, Place | None], Problem] = {}
    seen: set[tuple[str, str, Delivery]] = set()
    for chapter, said in chapters:
        for one in said:
            segment = chapter.segments[one.segment]
            key, _ = asked_speed(segment, voices.speeds)
            if (one.speaker, key, one.role.delivery) in seen:
                continue
            seen.add((one.speaker, key, one.role.delivery))
            told = installed.shortfall(one.role.voice, one.role.delivery)
            if told:
                why, mend, place = _cause(segment, roles[one.speaker], voices, locate)
                what = f"{one.speaker}: {one.role.voice.id} can't speak as it is asked to"
                note = Problem(f"{what}: {why or told}", mend, place, fatal=False)
                notes.setdefault((one.speaker, mend, place), note)
    yield from notes.values()


def _cause(
    segment: Segment, role: Role, voices: VoicesFile, locate: Locate
) -> tuple[str, str, Place | None]:
    """What asks for too much: what of it can't be done, the mend, and the place.

    The first is empty where only the story does.
    """
    name = segment.speaker
    part, *path = part_of(NARRATOR if name == UNKNOWN and not voices.unknown else name, voices)
    own = role.delivery
    if told := installed.shortfall(role.voice, Delivery(pitch=own.pitch)):
        return told, _PITCH, locate((*path, "pitch")) if part and part.pitch is not None else None
    rate_at = locate((*path, "rate")) if part and part.rate is not None else None
    if told := installed.shortfall(role.voice, own):
        return told, _RATE, rate_at
    key, factor = asked_speed(segment, voices.speeds)
    rate = hastened(role.voice, own.rate, factor)
    if told := installed.shortfall(role.voice, Delivery(rate, own.pitch)):
        return told, _SPEED, locate(("speeds", key))
    return "", _TOLD, rate_at
