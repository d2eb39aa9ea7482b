"""A voice for one more person, given who has which already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from audiobook.casting.aged import of_age, plain
from audiobook.casting.company import Prominence
from audiobook.casting.timbre import ALIKE, NEARLY, difference, is_weak, likeness, strength
from audiobook.engines import Delivery, Voice
from audiobook.story import Age, Gender

# How a voice is changed for the second, third, … person who must share it in a scene:
# (pitch steps of 0…100, rate in words a minute of 165). Found by ear to stay natural on espeak.
_VARIATIONS = ((0, 0), (14, 8), (-14, -10), (24, 16), (-24, -18), (7, -16), (-7, 18))
_OWN_PITCH, _OWN_RATE = 50, 165
SLOWEST, QUICKEST = 60, 450  # words a minute, as a file may say them
# So many of the strongest voices of each gender are left to those who speak more.
_KEPT = {Prominence.LEAD: 0, Prominence.PART: 3, Prominence.PASSER_BY: 6}
# How much stronger another voice is thought than the last of them; and than each one before it.
_KEEPING, _STEP = 1.5, 0.5


@dataclass(frozen=True, slots=True)
class Taken:
    """A voice that somebody has."""

    voice: Voice
    delivery: Delivery
    close: int = 0  # how much it matters that the newcomer sounds different; 0: they never meet
    prominence: Prominence = Prominence.LEAD
    settled: bool = True  # by a person or an earlier build: nobody else gets it instead
    any_gender: bool = False  # whether a voice of any gender would do as well


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Whom a voice is chosen for."""

    gender: Gender
    prominence: Prominence
    age: Age = "unknown"


@dataclass(frozen=True, slots=True)
class Choice:
    """A voice for a newcomer."""

    voice: Voice
    delivery: Delivery
    vacated: bool = False  # those who had it need another one now


def chosen(
    who: Newcomer, palette: Sequence[Voice], narrator: Voice, taken: Sequence[Taken]
) -> Choice:
    """The best voice of the palette for one more person, and how it is to speak.

    `taken` are the voices of everybody but the narrator, whose voice nobody gets while there is
    another one. Whoever is met gets no voice twice; then nobody in the book gets a voice that
    sounds like another's, or nearly so; and then the strongest voice is the best that is told well
    from those around it. When all are taken, who speaks more than others gets one of theirs, or
    that of somebody whom another one of these fits as well; else one is shared with those who are
    least close, and made different.
    """
    fitting = _fitting(who, palette, narrator, taken)
    if who.prominence > Prominence.PASSER_BY:
        own = _own(fitting, narrator, taken)
        if own:
            return _best(own, who, palette, narrator, taken)
        lesser = [one for one in taken if one.prominence < who.prominence and not one.settled]
        for leaving in (lesser, _movable(who, palette, narrator, taken)):
            others = [one for one in taken if one not in leaving]
            if vacated := _own(fitting, narrator, others):
                return replace(_best(vacated, who, palette, narrator, others), vacated=True)
    return _best(_open_to(who, fitting, taken), who, palette, narrator, taken)


def _best(
    voices: Sequence[Voice],
    who: Newcomer,
    palette: Sequence[Voice],
    narrator: Voice,
    taken: Sequence[Taken],
) -> Choice:
    """The best of some voices of the palette, shared if it must be."""
    met = [one for one in taken if one.close]
    around = {one.voice.id for one in met}
    free = [voice for voice in voices if voice.id not in around]
    if not free:
        return _shared(voices, met, who.age)
    kept = _kept(palette, narrator, _KEPT[who.prominence])
    teller = Taken(narrator, Delivery(), max((one.close for one in met), default=1))
    closest, near, all_ = _closest([*met, teller]), _counted(met), _counted(taken)
    with_teller = _counted([*taken, teller])

    def cost(voice: Voice) -> tuple[bool, float, float, bool, float, float, int]:
        good = strength(voice) + 2 * _apart(voice, closest) - kept.get(voice.id, 0.0)
        return (
            likeness(voice, narrator) >= ALIKE,
            _clashes(voice, near),
            _clashes(voice, all_),
            is_weak(voice),
            _clashes(voice, with_teller, NEARLY),
            -good,
            palette.index(voice),
        )

    voice = min(free, key=cost)
    return Choice(voice, plain(voice, who.age))


def _own(fitting: Sequence[Voice], narrator: Voice, taken: Sequence[Taken]) -> list[Voice]:
    """The voices that nobody has, nor one that sounds like the narrator."""
    held = {one.voice.id for one in taken}
    return [v for v in fitting if v.id not in held and likeness(v, narrator) < ALIKE]


def _movable(
    who: Newcomer, palette: Sequence[Voice], narrator: Voice, taken: Sequence[Taken]
) -> list[Taken]:
    """Those who can leave their voice for one of another gender that nobody has who speaks much."""

    def can_move(one: Taken) -> bool:
        least = min(who.prominence, one.prominence)
        speak_more = [other for other in taken if other.settled or other.prominence >= least]
        return bool(_own(palette, narrator, speak_more))

    return [one for one in taken if one.any_gender and not one.settled and can_move(one)]


def _open_to(who: Newcomer, fitting: Sequence[Voice], taken: Sequence[Taken]) -> list[Voice]:
    """The voices that somebody may have or share: none of those who speak more, if need be."""
    most = {
        voice: max(
            (one.prominence for one in taken if one.voice.id == voice.id),
            default=Prominence.PASSER_BY,
        )
        for voice in fitting
    }
    limit = max(who.prominence, min(most.values()))
    return [voice for voice in fitting if most[voice] <= limit]


def _fitting(
    who: Newcomer, palette: Sequence[Voice], narrator: Voice, taken: Sequence[Taken]
) -> list[Voice]:
    """The voices of a gender but the narrator's; where there are none, as near as can be.

    Of them the best for somebody's age, while one of these is free. A child's is a woman's.
    """
    gender = "female" if who.age == "child" else who.gender
    fitting = [voice for voice in palette if gender in ("unknown", voice.gender)] or list(palette)
    fitting = [voice for voice in fitting if voice.id != narrator.id] or fitting
    best = of_age(who.age, fitting)
    return best if _own(best, narrator, taken) else fitting


def _shared(fitting: Sequence[Voice], met: Sequence[Taken], age: Age) -> Choice:
    """The voice of those who are least close, and a delivery that none of them has."""
    having: dict[str, list[tuple[Delivery, int]]] = {}
    for one in met:
        having.setdefault(one.voice.id, []).append((one.delivery, one.close))
    shares = {voice: having.get(voice.id, []) for voice in fitting}
    voice = min(shares, key=lambda one: sum(close for _, close in shares[one]))
    return Choice(voice, _variation(voice, age, shares[voice]))


def _kept(palette: Iterable[Voice], narrator: Voice, count: int) -> dict[str, float]:
    """How much each of the strongest voices of a gender is kept for others.

    Those that sound like the narrator are nobody's anyway.
    """
    by_gender: dict[Gender, list[Voice]] = {}
    for voice in sorted(palette, key=strength, reverse=True):
        if likeness(voice, narrator) < ALIKE:
            by_gender.setdefault(voice.gender, []).append(voice)
    return {
        voice.id: _KEEPING + _STEP * (count - 1 - place)
        for voices in by_gender.values()
        for place, voice in enumerate(voices[:count])
    }


def _counted(taken: Sequence[Taken]) -> list[tuple[Voice, int]]:
    """Each voice once, and how many have it."""
    voices = {one.voice.id: one.voice for one in taken}
    return [(voices[name], count) for name, count in Counter(one.voice.id for one in taken).items()]


def _closest(met: Iterable[Taken]) -> list[Taken]:
    """Of each voice the one who is closest."""
    found: dict[str, Taken] = {}
    for one in met:
        there = found.get(one.voice.id)
        if there is None or one.close > there.close:
            found[one.voice.id] = one
    return list(found.values())


def _clashes(voice: Voice, taken: Iterable[tuple[Voice, int]], alike: float = ALIKE) -> float:
    """How many have the voice (each counts twice) or one that sounds like it, by how much."""
    near = [(likeness(voice, other), count) for other, count in taken]
    return sum(count * (2.0 if one == 1 else one) for one, count in near if one >= alike)


def _apart(voice: Voice, met: Sequence[Taken]) -> float:
    """How well a voice is told from those around it, 0…1; from those who are closest above all."""
    most = max((one.close for one in met), default=1)
    alike = (one.close / most * (1 - difference(voice, one.voice)) for one in met)
    return 1 - max(alike, default=0.0)


def _variation(voice: Voice, age: Age, taken: Sequence[tuple[Delivery, int]]) -> Delivery:
    """A delivery that nobody has who shares the voice; that of those least close if all are taken.

    `taken` holds the deliveries of these people, and how close each of them is.
    """
    choices = variations(voice, plain(voice, age))
    return min(choices, key=lambda choice: sum(close for used, close in taken if used == choice))


def variations(voice: Voice, alone: Delivery) -> list[Delivery]:
    """How a voice speaks for whoever has it `alone`, and for those who share it."""
    own = alone.rate or voice.rate or _OWN_RATE
    level = _OWN_PITCH if alone.pitch is None else alone.pitch
    return [
        Delivery(_in_range(own * (1 + rate / _OWN_RATE)), min(max(level + pitch, 0), 100))
        if (pitch, rate) != (0, 0)
        else alone
        for pitch, rate in _VARIATIONS
    ]


def _in_range(rate: float) -> int:
    """As voices.yaml and a cast file may say it."""
    return round(min(max(rate, SLOWEST), QUICKEST))
