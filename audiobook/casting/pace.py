"""How fast a voice speaks where nobody says it.

Neural voices speak 190 to 250 words a minute of a passage; audiobooks are read at 160 to 175. What
that comes to in a story, docs/voices.md says.
"""

from __future__ import annotations

from audiobook.casting.voices_file import Speeds
from audiobook.engines import Voice, installed
from audiobook.normalization import unmarked
from audiobook.story import Kind, Segment

NARRATION = 0.87  # of a quick voice's own speed
QUICK = 190  # words a minute: a voice that is slower narrates at its own speed
UNHURRIED = 182  # words a minute: no voice is slowed down further to narrate
HURRIED = 220  # words a minute: quicker, a voice is slowed down to this in dialogue
ASIDE = 60  # letters of narration beside a quotation that are spoken at the tempo of longer lines
QUICKEST = 1.35  # times its speed, that a voice speaks them


def own_rate(voice: Voice, narrates: bool) -> int | None:
    """Words a minute for a voice that is given none; None: the voice's own."""
    if narrates and voice.rate > QUICK:
        return max(UNHURRIED, round(NARRATION * min(voice.rate, HURRIED)))
    return HURRIED if voice.rate > HURRIED else None


def hastened(voice: Voice, rate: int | None, factor: float) -> int | None:
    """A rate, changed by a factor; as it was where nobody knows the voice's own.

    It may be one that the voice can't speak: the engine says so (`shortfalls`).
    """
    base = rate or voice.rate
    if factor == 1 or not base:
        return rate
    return round(base * factor)


def aside_speed(voice: Voice, text: str) -> float:
    """How much quicker words are asked for that stand beside a quotation: «said Sofie».

    There they are part of a longer breath, and are to be as quick as longer lines; alone, a voice
    takes its time for their end.
    """
    letters = sum(map(str.isalpha, unmarked(text)))
    if not 0 < letters <= ASIDE:
        return 1.0
    return round(min(QUICKEST, 1 + installed.lingers(voice.engine) / (letters + 1)), 2)


def asked_speed(segment: Segment, speeds: Speeds) -> tuple[str, float]:
    """What voices.yaml's `speeds` say of a segment: the key, and what stands there."""
    match segment.kind:
        case Kind.HEADING:
            return "title", speeds.title
        case Kind.DIALOGUE:
            return "dialogue", speeds.dialogue
        case _ if segment.thought:
            return "thought", speeds.thought
        case _:
            return "narration", speeds.narration
