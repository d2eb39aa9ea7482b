"""The name of a voice, or of a blend of voices: «af_heart*0.6+bf_emma*0.4»."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from audiobook.errors import InputError, Problem, did_you_mean

_WEIGHT = re.compile(r"\d{1,6}(\.\d{1,6})?|\.\d{1,6}")
_DIGITS = 3  # of a weight: a thousandth of a voice is not heard


@dataclass(frozen=True, slots=True)
class Blend:
    """Voices and their shares, the largest share first; the shares are 1 in all."""

    parts: tuple[tuple[str, float], ...]

    @property
    def name(self) -> str:
        """The one way to write it."""
        if len(self.parts) == 1:
            return self.parts[0][0]
        return "+".join(f"{voice}*{round(share, _DIGITS):g}" for voice, share in self.parts)

    @property
    def british(self) -> bool:
        """Whether it reads as the British do: the voice with the largest share decides."""
        return self.parts[0][0].startswith("b")


def blend(name: str, voices: Collection[str]) -> Blend:
    """What a name means. A voice without a weight weighs 1; of equal shares, the first leads.

    Raises InputError, without a place, for what is no name.
    """
    weights: dict[str, float] = {}
    for term in name.split("+"):
        voice, star, weight = (part.strip() for part in term.partition("*"))
        if voice not in voices:
            raise InputError(_unknown(voice, name, voices))
        if star and not _WEIGHT.fullmatch(weight):
            mend = "write a blend like af_heart*0.6+bf_emma*0.4"
            raise InputError(Problem(f"«{weight}» in «{name}» is no weight", mend))
        weights[voice] = weights.get(voice, 0) + (float(weight) if star else 1.0)
    total = sum(weights.values())
    shares = {voice: round(weight / total, _DIGITS) for voice, weight in weights.items() if total}
    kept = {voice: share for voice, share in shares.items() if share}
    if not kept:
        raise InputError(Problem(f"all weights of «{name}» are 0", "give a voice some weight"))
    rounded = sum(kept.values())
    largest_first = sorted(kept.items(), key=lambda part: -part[1])
    return Blend(tuple((voice, share / rounded) for voice, share in largest_first))


def _unknown(voice: str, name: str, voices: Collection[str]) -> Problem:
    where = f" in «{name}»" if voice != name else ""
    called = {known.partition("_")[2]: known for known in voices}  # «heart», as people call it
    near = did_you_mean(voice.lower(), called, likeness=1.0)
    near = near or did_you_mean(voice, sorted(voices), most=3, likeness=0.5)
    mend = " ".join(filter(None, (near, "`audiobook voices` lists them")))
    return Problem(f"unknown voice «{voice}»{where}", mend)
