"""Casting: who gets which voice, and that nobody's voice changes without a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobook.casting import (
    ALIKE,
    Cast,
    CastFile,
    Kept,
    Role,
    Utterance,
    cast,
    casting,
    utterances,
    voices_file,
)
from audiobook.casting.company import Company, Prominence
from audiobook.casting.timbre import likeness
from audiobook.casting.voices_file import Pauses, VoicesFile
from audiobook.engines import Delivery, Voice, installed
from audiobook.errors import InputError
from audiobook.pronunciation import WordSounds
from audiobook.story import (
    NARRATOR,
    UNKNOWN,
    Attribution,
    Chapter,
    Character,
    Gender,
    Kind,
    Metadata,
    Segment,
    Source,
    Story,
)

ENGINES = [
    name
    for name in ("tone", "espeak")
    if name in installed.names()
    and not installed.engine(name).missing()
    and installed.palette(name)
]
PEOPLE = [f"P{number:02}" for number in range(26)]
VARIATIONS = 7  # how many people can share a voice in a scene and still be told apart
TONE_333 = installed.about("tone:333")
NOWHERE = Path("story.md")

Scene = Sequence[str]  # who speaks, in order


@dataclass(frozen=True)
class Plot:
    """A made-up story: who speaks in its scenes, and what is known of them."""

    chapters: tuple[tuple[Scene, ...], ...]
    genders: Mapping[str, Gender]

    @property
    def story(self) -> Story:
        chapters = tuple(
            Chapter(number, f"Chapter {number}", 0, tuple(segments(scenes)))
            for number, scenes in enumerate(self.chapters, 1)
        )
        people = tuple(Character(name, gender) for name, gender in self.genders.items())
        files = (Source(NOWHERE, ""),)
        return Story("story", NOWHERE, files, Metadata(), chapters, people)

    def mates(self) -> dict[str, list[str]]:
        """With whom each of them is heard in a scene, in the order of first appearance."""
        order = list(dict.fromkeys(name for names in self.scenes() for name in names))
        return {
            name: [
                other
                for other in order
                if other != name and any({name, other} <= set(scene) for scene in self.scenes())
            ]
            for name in order
        }

    def scenes(self) -> list[Scene]:
        return [scene for scenes in self.chapters for scene in scenes]


def segments(scenes: Sequence[Scene]) -> list[Segment]:
    made: list[Segment] = []
    for number, scene in enumerate(scenes):
        for name in scene:
            kind = Kind.NARRATION if name == NARRATOR else Kind.DIALOGUE
            made.append(
                Segment(kind, "Yes.", 0, 4, len(made), number, attribution=Attribution(name))
            )
    return made


def scene(first: int, count: int, step: int, told: bool) -> Scene:
    """Some of the people, and the narrator perhaps."""
    names = [PEOPLE[(first + number * step) % len(PEOPLE)] for number in range(count)]
    return [*([NARRATOR] if told else []), *names]


def genders_of(code: int) -> dict[str, Gender]:
    """Digits of a number to the base of three, so that one draw is enough for all people."""
    kinds: tuple[Gender, ...] = ("female", "male", "unknown")
    return {name: kinds[code // 3**index % 3] for index, name in enumerate(PEOPLE)}


COUNTS = st.one_of(st.integers(1, 4), st.integers(1, 24))
SCENES = st.builds(scene, st.integers(0, 25), COUNTS, st.sampled_from([1, 3, 5]), st.booleans())
CHAPTERS = st.lists(SCENES, min_size=1, max_size=4).map(tuple)
PLOTS = st.builds(
    Plot,
    st.lists(CHAPTERS, min_size=1, max_size=3).map(tuple),
    st.integers(0, 3 ** len(PEOPLE) - 1).map(genders_of),
)


def nowhere(path: object) -> None:
    raise AssertionError(f"nothing is wrong with {path}")


def roles_of(plot: Plot, engine: str, **said: object) -> Cast:
    return cast(plot.story, VoicesFile.model_validate({"engine": engine, **said}), nowhere)  # type: ignore[arg-type]


def fitting(engine: str, gender: Gender, narrator: str) -> set[str]:
    """The voices that somebody could be given before the narrator's has to serve."""
    palette = installed.palette(engine)
    found = {voice.id for voice in palette if gender in ("unknown", voice.gender)}
    return (found or {voice.id for voice in palette}) - {narrator}


def prominence(story: Story) -> dict[str, Prominence]:
    """How much each of those who are heard speaks, by first appearance."""
    company = Company(story)
    return {name: company.prominence(name) for name in company.scenes}


def kept(plot: Plot, longer: Plot, roles: Cast) -> list[str]:
    """Whose voices may not change: all who are cast before somebody came to speak enough more.

    Where there are fewer voices than people, who came to speak more takes one from who does not.
    """
    was, now = prominence(plot.story), prominence(longer.story)
    before = list(takewhile(lambda name: was[name] == now[name], was))
    voices = [role.voice for name, role in roles.items() if name != NARRATOR]
    if len(set(voices)) == len(voices):
        return before
    risen = max(
        (now[name] for name in now if now[name] != was.get(name)), default=min(now.values())
    )
    return [
        name for name in before if now[name] >= risen and longer.genders.get(name) != "unknown"
    ]  # whose gender is not known makes room for whose gender is


on_every_engine = pytest.mark.parametrize("engine", ENGINES)


def test_there_is_an_engine_to_cast_from() -> None:
    assert "tone" in ENGINES


@on_every_engine
@settings(max_examples=60)
@given(plot=PLOTS)
def test_two_who_speak_in_one_scene_share_no_voice_while_one_is_free(
    engine: str, plot: Plot
) -> None:
    """But that of somebody who speaks more, which is theirs alone while it can be."""
    roles, speaks, mates = roles_of(plot, engine), prominence(plot.story), plot.mates()
    most: dict[str, Prominence] = {}  # that anybody has who has the voice
    for name in {*roles} - {NARRATOR}:
        voice = roles[name].voice.id
        most[voice] = max(speaks[name], most.get(voice, Prominence.PASSER_BY))

    def free(name: str) -> set[str]:
        voices = fitting(engine, plot.genders[name], roles[NARRATOR].voice.id)
        open_to = {voice for voice in voices if most.get(voice, speaks[name]) <= speaks[name]}
        return open_to - {roles[other].voice.id for other in mates[name]}

    for name in {*mates} - {NARRATOR}:
        for other in {*mates[name]} - {NARRATOR}:
            if roles[name].voice == roles[other].voice:
                assert not (free(name) and free(other)), f"{name} and {other} share a voice"


@on_every_engine
@settings(max_examples=30)
@given(plot=PLOTS, leads=st.sets(st.sampled_from(PEOPLE), max_size=4))
def test_who_speaks_much_shares_no_voice_while_who_does_not_has_one_alone(
    engine: str, plot: Plot, leads: set[str]
) -> None:
    last = tuple(name for name in sorted(leads) for _ in range(20))
    longer = Plot((*plot.chapters, (last,) if last else ((NARRATOR,),)), plot.genders)
    roles, speaks = roles_of(longer, engine), prominence(longer.story)
    people = {name: role.voice for name, role in roles.items() if name != NARRATOR}
    for name, voice in people.items():
        if [*people.values()].count(voice) > 1:
            lesser = {
                other
                for other, theirs in people.items()
                if speaks[other] < speaks[name] and [*people.values()].count(theirs) == 1
                if theirs.id in fitting(engine, plot.genders[name], roles[NARRATOR].voice.id)
                if likeness(theirs, roles[NARRATOR].voice) < ALIKE
            }
            assert not lesser, f"{name} shares a voice, and {lesser} have their own"


@pytest.mark.parametrize("gender", ["female", "male"])
@pytest.mark.parametrize("lines", [4, 20])
def test_whose_gender_is_not_known_makes_room_where_extras_have_voices_that_fit(
    gender: Gender, lines: int
) -> None:
    """However many of either gender there are: an extra has less of a claim than any of them."""
    for count in range(1, 12):
        unsure, known = PEOPLE[:4], PEOPLE[4 : 4 + count]
        extras = PEOPLE[4 + count : 12 + count]
        much = tuple(name for name in (*unsure, *known) for _ in range(lines))
        genders: dict[str, Gender] = dict.fromkeys(
            PEOPLE, "male" if gender == "female" else "female"
        )
        genders |= dict.fromkeys(known, gender) | dict.fromkeys(unsure, "unknown")
        plot = Plot(((extras, much),), genders)
        roles = roles_of(plot, "tone")
        voices = {name: role.voice for name, role in roles.items() if name != NARRATOR}
        heard = [*voices.values()]
        alone = [name for name in extras if heard.count(voices[name]) == 1]
        sharing = [name for name in (*unsure, *known) if heard.count(voices[name]) > 1]
        free = fitting("tone", gender, roles[NARRATOR].voice.id)
        if len(known) <= len(free):
            assert not (sharing and alone), (count, sharing, alone)


@on_every_engine
@settings(max_examples=60)
@given(plot=PLOTS)
def test_those_who_must_share_a_voice_speak_differently(engine: str, plot: Plot) -> None:
    roles = roles_of(plot, engine)
    for name, others in plot.mates().items():
        sharing = [other for other in others if roles[other].voice == roles[name].voice]
        if len(sharing) < VARIATIONS:
            assert roles[name] not in [roles[other] for other in sharing]


@on_every_engine
@settings(max_examples=60)
@given(plot=PLOTS)
def test_gender_is_heard(engine: str, plot: Plot) -> None:
    genders = {voice.gender for voice in installed.palette(engine)}
    roles = roles_of(plot, engine)
    for name in set(roles) - {NARRATOR}:
        if plot.genders[name] in genders:
            assert roles[name].voice.gender == plot.genders[name]


@on_every_engine
@settings(max_examples=40)
@given(plot=PLOTS)
def test_the_narrators_voice_is_in_no_dialogue_while_others_are_there(
    engine: str, plot: Plot
) -> None:
    roles = roles_of(plot, engine)
    narrator = roles[NARRATOR].voice
    for name in set(roles) - {NARRATOR}:
        if fitting(engine, plot.genders[name], narrator.id):
            assert roles[name].voice != narrator


@on_every_engine
@settings(max_examples=40)
@given(plot=PLOTS)
def test_the_same_story_has_the_same_cast(engine: str, plot: Plot) -> None:
    assert roles_of(plot, engine) == roles_of(plot, engine)


@on_every_engine
@settings(max_examples=60)
@given(plot=PLOTS, gender=st.sampled_from(["female", "male", "unknown"]), whom=st.integers(0, 99))
def test_who_comes_last_changes_nobody_elses_voice(
    engine: str, plot: Plot, gender: Gender, whom: int
) -> None:
    """The newcomer speaks with one of those who were there before."""
    there = list(plot.mates())
    last = (there[whom % len(there)], "Newcomer")
    longer = Plot((*plot.chapters, (last,)), {**plot.genders, "Newcomer": gender})
    before, after = roles_of(plot, engine), roles_of(longer, engine)
    for name in kept(plot, longer, after):
        assert after[name] == before[name]
    assert set(after) - set(before) == {"Newcomer"}


@on_every_engine
@settings(max_examples=40)
@given(plot=PLOTS, gender=st.sampled_from(["female", "male", "unknown"]), lines=st.integers(1, 40))
def test_who_comes_late_and_speaks_much_changes_nobody_elses_voice(
    engine: str, plot: Plot, gender: Gender, lines: int
) -> None:
    """Alone with the narrator, that is: nobody else comes to speak more by it."""
    longer = Plot(
        (*plot.chapters, ((NARRATOR, *["Newcomer"] * lines),)),
        {**plot.genders, "Newcomer": gender},
    )
    before, after = roles_of(plot, engine), roles_of(longer, engine)
    for name in kept(plot, longer, after):
        assert after[name] == before[name]


@on_every_engine
@settings(max_examples=40)
@given(plot=PLOTS, more=CHAPTERS, gender=st.sampled_from(["female", "male", "unknown"]))
def test_a_kept_cast_is_changed_by_nobody_who_comes(
    engine: str, plot: Plot, more: tuple[Scene, ...], gender: Gender
) -> None:
    """However much they speak, and however few voices there are."""
    voices = VoicesFile.model_validate({"engine": engine})
    first = casting(plot.story, voices, nowhere)  # type: ignore[arg-type]
    kept = Kept(CastFile().with_cast(engine, first.automatic, chosen=True))
    late = (NARRATOR, *["Newcomer"] * 20)
    longer = Plot((*plot.chapters, (late, *more)), {**plot.genders, "Newcomer": gender})
    after = casting(longer.story, voices, nowhere, kept=kept)  # type: ignore[arg-type]
    assert {name: after.roles[name] for name in first.roles} == first.roles
    assert after.kept == {*first.automatic}


@settings(max_examples=60)
@given(plot=PLOTS, given_voices=st.dictionaries(st.sampled_from(PEOPLE), st.integers(60, 2000)))
def test_given_voices_are_kept(plot: Plot, given_voices: dict[str, int]) -> None:
    characters = {name: {"voice": str(hertz), "rate": 99} for name, hertz in given_voices.items()}
    roles = roles_of(plot, "tone", narrator={"voice": "tone:333"}, characters=characters)
    assert roles[NARRATOR] == Role(TONE_333, Delivery(), given=True)
    for name, hertz in given_voices.items():
        if name in roles:
            assert roles[name] == Role(
                installed.about(f"tone:{hertz}"), Delivery(99, None), given=True
            )


def duet(*names: str, **genders: Gender) -> Plot:
    return Plot((((NARRATOR, *names),),), genders)


@pytest.mark.parametrize(
    ("part", "delivery"),
    [
        ({}, Delivery()),
        ({"rate": 120}, Delivery(120, None)),
        ({"pitch": 0}, Delivery(None, 0)),
        ({"rate": 120, "pitch": 70}, Delivery(120, 70)),
    ],
)
def test_rate_and_pitch_without_a_voice(part: dict[str, int], delivery: Delivery) -> None:
    plot = duet("Ann", Ann="female")
    plain = roles_of(plot, "tone")["Ann"]
    role = roles_of(plot, "tone", characters={"Ann": part})["Ann"]
    assert role == Role(plain.voice, delivery, given=False)


def test_rate_and_pitch_win_over_what_tells_sharers_apart() -> None:
    crowd = [f"A{number:02}" for number in range(20)]
    women: dict[str, Gender] = dict.fromkeys(crowd, "female")
    plot = duet(*crowd, **women)
    plain = roles_of(plot, "tone")
    shared = next(name for name in crowd if plain[name].delivery != Delivery())
    role = roles_of(plot, "tone", characters={shared: {"rate": 111}})[shared]
    assert (role.voice, role.delivery.rate) == (plain[shared].voice, 111)
    assert role.delivery.pitch == plain[shared].delivery.pitch


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, Role(TONE_333, Delivery(150, None), given=False)),
        ({"unknown": {"rate": 200}}, Role(TONE_333, Delivery(200, None), given=False)),
        ({"unknown": {"voice": "444"}}, Role(installed.about("tone:444"), Delivery(), given=True)),
    ],
)
def test_the_voice_of_nobody_known(said: dict[str, object], expected: Role) -> None:
    narrator = {"voice": "333", "rate": 150}
    roles = roles_of(duet(UNKNOWN), "tone", narrator=narrator, **said)
    assert roles[UNKNOWN] == expected


def test_names_of_unknown_voices_are_all_told_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "voices.yaml"
    file.write_text(
        "engine: tone\n"
        "narrator: {voice: '2200'}\n"
        "characters:\n"
        "  Ann: {voice: '440'}\n"
        "  Bob:\n"
        "    rate: 150\n"
        "    voice: tune:110\n",
        encoding="utf-8",
    )
    chosen, locate = voices_file.read([file])
    with pytest.raises(InputError) as caught:
        cast(duet("Ann", "Bob").story, chosen, locate)
    narrator, bob = (str(problem) for problem in caught.value.problems)
    assert f"{file}:2:12: unknown voice «2200»" in narrator
    assert "did you mean «220»" in narrator
    assert f"{file}:7:5: unknown engine «tune»" in bob
    assert "did you mean «tone»" in bob


PAUSES = Pauses(turn=0.1, paragraph=0.2, title=0.3, scene=0.4, chapter=3.0)


def spoken(*parts: Segment, titles: bool = True) -> tuple[Utterance, ...]:
    roles = {
        name: Role(installed.about("tone:220"), Delivery(), given=True)
        for name in (NARRATOR, "Ann")
    }
    return utterances(Chapter(1, "One", 0, parts), roles, PAUSES, WordSounds(), titles)


def part(text: str, paragraph: int, scene: int = 0, kind: Kind = Kind.NARRATION) -> Segment:
    speaker = "Ann" if kind is Kind.DIALOGUE else NARRATOR
    return Segment(kind, text, 0, 0, paragraph, scene, attribution=Attribution(speaker))


def test_a_pause_for_each_kind_of_break() -> None:
    made = spoken(
        part("One", 0, kind=Kind.HEADING),
        part("She said", 1),
        part("yes", 1, kind=Kind.DIALOGUE),
        part("and went.", 2),
        part("***", 3, kind=Kind.SILENT),
        part("Night came.", 4, scene=1),
    )
    assert [(said.text, said.pause) for said in made] == [
        ("One", 0.3),
        ("She said", 0.1),
        ("yes", 0.2),
        ("and went.", 0.4),
        ("Night came.", 3.0),
    ]
    assert [said.segment for said in made] == [0, 1, 2, 3, 5]
    assert made[2].speaker == "Ann"


def test_a_title_that_is_not_to_be_spoken() -> None:
    made = spoken(part("One", 0, kind=Kind.HEADING), part("Yes.", 1), titles=False)
    assert [said.text for said in made] == ["Yes."]


def test_what_has_no_letter_is_not_spoken() -> None:
    assert spoken(part("…!", 0), part("“—”", 1, kind=Kind.DIALOGUE)) == ()


def test_a_long_speech_is_several_utterances_with_short_pauses() -> None:
    words = "It went on. " * 300
    made = spoken(part(words, 0), part("Done.", 1))
    assert len(made) > 3
    assert " ".join(said.text for said in made[:-1]) == " ".join(words.split())
    assert [said.pause for said in made] == [0.1] * (len(made) - 2) + [0.2, 3.0]


def test_listed_voices_are_known_to_their_engine() -> None:
    for engine in ENGINES:
        palette: Sequence[Voice] = installed.palette(engine)
        assert len({voice.id for voice in palette}) == len(palette)
        assert all(installed.voice(voice.id) == voice for voice in palette)
