"""The cast of an audiobook that was built before casts were kept, as its lines tell it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audiobook.casting.aged import plain
from audiobook.casting.cast_file import CastFile, KeptPart
from audiobook.casting.choice import QUICKEST, SLOWEST, variations
from audiobook.casting.pace import hastened, own_rate
from audiobook.casting.voices_file import Part, VoicesFile
from audiobook.engines import Delivery, Voice, installed
from audiobook.errors import EngineError, InputError
from audiobook.story import NARRATOR, UNKNOWN, Age


@dataclass(frozen=True, slots=True)
class HeardLine:
    """A line that was spoken: by whom, and how."""

    speaker: str
    voice: str  # `engine:name`
    rate: int | None  # words a minute; None: the voice's own
    pitch: int | None  # 0…100; None: the voice's own


def heard_cast(lines: Iterable[HeardLine], voices: VoicesFile) -> CastFile:
    """The voices of all who are heard, but of those to whom voices.yaml gives one.

    They are the cast of the engine that most of them speak with. A line may be slower or quicker
    than its voice is for this person, as its tag or `speeds` want it: the person's own way is the
    one of those that casting chooses which tells most of the lines.
    """
    given = {
        name.casefold()
        for who, part in voices.characters.items()
        for name in (who, *part.aliases)
        if part.voice
    }
    given |= {NARRATOR} if voices.narrator.voice else set()
    spoken: defaultdict[str, Counter[HeardLine]] = defaultdict(Counter)
    for line in lines:
        if line.speaker != UNKNOWN and line.speaker.casefold() not in given:
            spoken[line.speaker][line] += 1
    people = {name: _part(name, said, voices) for name, said in spoken.items()}
    if not people:
        return CastFile()
    engine = _engine(people)
    return CastFile(engine=None if voices.engine else engine, casts={engine: people})


def _engine(people: Mapping[str, KeptPart]) -> str:
    """That of most voices; the narrator's may be of another than all others are."""
    found = Counter(
        part.voice.partition(":")[0]
        for name, part in people.items()
        if part.voice and (name != NARRATOR or len(people) == 1)
    )
    return found.most_common(1)[0][0]


def _part(name: str, said: Counter[HeardLine], voices: VoicesFile) -> KeptPart:
    """The voice that somebody mostly had, and how it speaks for them."""
    by_voice: Counter[str] = Counter()
    for line, count in said.items():
        by_voice[line.voice] += count
    mostly = by_voice.most_common(1)[0][0]
    lines = Counter({line: count for line, count in said.items() if line.voice == mostly})
    delivery = _delivery(name, mostly, lines, voices)
    return KeptPart(voice=mostly, rate=delivery.rate, pitch=delivery.pitch)


def _delivery(name: str, written: str, said: Counter[HeardLine], voices: VoicesFile) -> Delivery:
    try:
        voice = installed.about(written)
    except (InputError, EngineError):  # it is told where it is to speak
        return Delivery()
    own = voices.narrator if name == NARRATOR else voices.characters.get(name, Part())
    ages: tuple[Age, ...] = ("unknown", "child", "old")
    alone = [plain(voice, age, name == NARRATOR) for age in ages]
    choices = [one for plainly in alone for one in variations(voice, plainly)]
    speeds = voices.speeds
    paces = (1.0, speeds.narration, speeds.dialogue, speeds.thought)

    def told(one: Delivery) -> int:
        """How many of the lines the delivery explains, with what voices.yaml says of it."""
        rate = own.rate or one.rate
        rates = {hastened(voice, rate, pace) for pace in paces}
        pitch = one.pitch if own.pitch is None else own.pitch
        return sum(n for line, n in said.items() if line.pitch == pitch and line.rate in rates)

    best = max(choices, key=told)
    return best if told(best) else _most_common(voice, said)


def _most_common(voice: Voice, said: Counter[HeardLine]) -> Delivery:
    """How the voice mostly spoke, as far as a cast file may say it."""
    found: Counter[Delivery] = Counter()
    for line, count in said.items():
        found[Delivery(line.rate, line.pitch)] += count
    mostly = found.most_common(1)[0][0]
    fits = mostly.rate is None or SLOWEST <= mostly.rate <= QUICKEST
    return mostly if fits else Delivery(own_rate(voice, narrates=False), mostly.pitch)
