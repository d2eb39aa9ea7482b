"""Who says each quotation. Stories are made by a splitter that knows double quotes only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from audiobook.attribution import THE_NARRATOR, attribute
from audiobook.story import (
    NARRATOR,
    UNKNOWN,
    Attribution,
    Chapter,
    Character,
    Kind,
    Metadata,
    Segment,
    Source,
    Story,
)

_PIECE = re.compile(r'"[^"]*(?:"|$)|[^"]+')


def story_of(text: str) -> Story:
    """Paragraphs at blank lines, scenes at "***"; a quotation without end goes on in the next."""
    segments: list[Segment] = []
    at, scene, number, open_ = 0, 0, 0, False
    for paragraph, block in enumerate(re.split(r"(\n\n)", text)):
        if block == "***":
            scene += 1
        elif block.strip():
            for match in _PIECE.finditer(block):
                piece, start = match.group(), at + match.start()
                if not piece.strip():
                    continue
                spoken = piece.startswith('"')
                if spoken and not open_:
                    number += 1
                if spoken:
                    open_ = len(piece) < 2 or not piece.endswith('"')
                kind = Kind.DIALOGUE if spoken else Kind.NARRATION
                quotation = number if spoken else None
                end = start + len(piece)
                who = UNKNOWN if spoken else NARRATOR
                segments.append(
                    Segment(kind, piece, start, end, paragraph, scene, quotation, Attribution(who))
                )
        at += len(block)
    source = Source(Path("story.txt"), text)
    chapter = Chapter(1, "", 0, tuple(segments))
    return Story("story", source.path, (source,), Metadata(), (chapter,))


def told(text: str, known: Sequence[Character] = ()) -> list[Segment]:
    story = attribute(story_of(text), known)
    return [segment for _, segment in story.segments() if segment.kind is Kind.DIALOGUE]


def speakers(text: str, known: Sequence[Character] = ()) -> list[str]:
    return [segment.speaker for segment in told(text, known)]


# Sofie and Viktor are introduced, so that what is tested is the rule, not the finding of names.
MEET = "In the café Sofie met Viktor, and they sat down.\n\n"

TAGS = [
    ('"Come in," said Viktor.', ["Viktor"]),
    ('"Come in," Sofie said.', ["Sofie"]),
    ('"Come in!" cried Viktor.', ["Viktor"]),
    ('"Come in," says Viktor.', ["Viktor"]),
    ('"Come in," whispered Sofie to Viktor.', ["Sofie"]),
    ('"Come in," Viktor quietly replied.', ["Viktor"]),
    ('"Come in," quietly replied Viktor.', ["Viktor"]),
    ('"Come in." Sofie said it twice.', ["Sofie"]),
    ('Sofie asked, "Is it late?"', ["Sofie"]),
    ('Viktor, who had risen, said, "It is late."', ["Viktor"]),
    ('Viktor, looking at Sofie, said: "It is late."', ["Viktor"]),
    ('Sofie turned to Viktor and said, "It is late."', ["Sofie"]),
    ('"It is," Viktor, who had risen, said, "late."', ["Viktor", "Viktor"]),
    ('"It is," said\nViktor, "late."', ["Viktor", "Viktor"]),
    ('Viktor leaned over the table and said:\n\n"It is late."', ["Viktor"]),
    ('"It is late," said the waiter.', ["the waiter"]),
    ('"It is late," said an old man.', ["the old man"]),
    ('"It is late," answered the blacksmith, turning.', ["the blacksmith"]),
    ('"Is it late?" asked Sofie. "Very late," said Viktor.', ["Sofie", "Viktor"]),
]


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_a_tag_names_the_speaker(text: str, expected: list[str]) -> None:
    found = told(MEET + text)
    assert [segment.speaker for segment in found] == expected
    assert found[0].attribution.evidence.startswith(("tag: ", "continues"))


def test_a_description_is_a_name_if_nobody_fits() -> None:
    assert speakers('"It is late," said the old man. "Go."') == ["the old man"] * 2
    assert speakers("Sofie came in.\n\n" + '"It is late," said the old man.') == ["the old man"]
    assert speakers("Sofie met Viktor.\n\n" + '"It is late," said the man.') == ["Viktor"]


@pytest.mark.parametrize("who", ["the miller's wife", "the old baker’s daughter"])
def test_whose_relative_speaks_does_not_speak(who: str) -> None:
    told = attribute(story_of(f'"It turns," said {who}.\n\n"It does," {who} said.'))
    assert [s.speaker for _, s in told.segments() if s.kind is Kind.DIALOGUE] == [who, who]
    (character,) = told.characters
    assert character.gender == "female"
    assert f"said {who}" in told.chapters[0].segments[0].attribution.evidence


def test_a_title_alone_means_who_bears_it() -> None:
    text = 'Sergeant Yegorov and Dr. Quux sat.\n\n"Hm," said the {}.'
    assert speakers(text.format("sergeant")) == ["Sergeant Yegorov"]
    assert speakers(text.format("doctor")) == ["Dr. Quux"]
    assert speakers(text.format("inspector")) == ["the inspector"]


PRONOUNS = [
    ('Sofie smiled at Viktor.\n\n"Good," she said.', ["Sofie"]),
    ('Sofie smiled at Viktor.\n\n"Good," he said.', ["Viktor"]),
    ('"Good," said Viktor.\n\n"No," she said.\n\n"Yes," he said.', ["Viktor", "Sofie", "Viktor"]),
    ('Viktor stood up. He shut the door. "Good," said he.', ["Viktor"]),
    ('Sofie rose, and he said, "Stay."', ["Viktor"]),
    # of two men, the one who has not just spoken
    (
        'Marco came in.\n\n"You," said Viktor.\n\n"Me," he said.\n\n"Sit down," said Viktor.',
        ["Viktor", "Marco", "Viktor"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS)
def test_a_pronoun_means_the_last_of_its_gender(text: str, expected: list[str]) -> None:
    assert speakers(MEET + text) == expected


def test_the_evidence_is_in_words() -> None:
    found = told(
        MEET + '"Come," said Viktor. "Sit."\n\nSofie sat down. "Thank you."\n\n"Tea?"\n\n'
        '"Please," she said.\n\n***\n\n"Hm."'
    )
    evidence = [segment.attribution.evidence for segment in found]
    assert evidence[0] == "tag: said Viktor"
    assert evidence[1].startswith(("continues", "beat: Viktor"))
    assert evidence[2].startswith("beat: Sofie sat")
    assert evidence[3] == "turn-taking after Sofie"
    assert evidence[4] == "pronoun: she said (Sofie)"


BEATS = [
    ('Viktor nodded. "Coffee is ready."', ["Viktor"]),
    ('"Coffee is ready." Sofie put down the tray.', ["Sofie"]),
    ('Sofie looked at Viktor. "Is it ready?"', ["Sofie"]),
    ('Viktor looked up from the paper. The clock struck. "Coffee is ready."', ["Viktor"]),
    ('Sofie shook her head. "No." She got up. "I must go."', ["Sofie", "Sofie"]),
]


@pytest.mark.parametrize(("text", "expected"), BEATS)
def test_a_beat_shows_the_speaker(text: str, expected: list[str]) -> None:
    assert speakers(MEET + text) == expected


CONTINUED = [
    ('"I know," said Viktor. "I know it well."', ["Viktor", "Viktor"]),
    ('"I know," said Viktor, "but listen." He coughed. "Listen!"', ["Viktor"] * 3),
    ('"One day," said Sofie, "I left.\n\n"Another day I came back."', ["Sofie"] * 3),
    ('"I left.\n\n"I came back.\n\n"And here I am," said Sofie.', ["Sofie"] * 3),
]


@pytest.mark.parametrize(("text", "expected"), CONTINUED)
def test_a_speech_goes_on(text: str, expected: list[str]) -> None:
    assert speakers(MEET + text) == expected


TURNS = [
    (  # forward from known lines
        '"Tea?" asked Sofie.\n\n"Coffee," said Viktor.\n\n"Sugar?"\n\n"No."\n\n"Milk?"',
        ["Sofie", "Viktor", "Sofie", "Viktor", "Sofie"],
    ),
    (  # and backward
        '"Tea?"\n\n"Coffee."\n\n"Sugar?" asked Sofie.\n\n"No," said Viktor.',
        ["Sofie", "Viktor", "Sofie", "Viktor"],
    ),
    (  # a third voice takes a turn
        '"Tea?" asked Sofie.\n\n"Coffee," said Viktor.\n\n"Water," said Marco.\n\n"Sure," '
        "said Viktor.",
        ["Sofie", "Viktor", "Marco", "Viktor"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_two_people_take_turns(text: str, expected: list[str]) -> None:
    assert speakers(MEET + text) == expected


def test_whoever_is_called_by_name_does_not_speak() -> None:
    text = 'Viktor and Sofie waited.\n\n"Sofie, where is the bus?"\n\n"I don\'t know."'
    assert speakers(MEET + text) == ["Viktor", "Sofie"]
    assert speakers(MEET + '"Is that so, Viktor?"') == ["Sofie"]


LEFT_ALONE = [
    '"Hello?"',  # nobody is there
    '"Hello?"\n\n"Hello."\n\n"Who is it?"',
    'The rain fell on Moscow. "Hello?" It fell and fell.',
    '"Hello?" said the.',
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_nobody_is_made_up(text: str) -> None:
    story = attribute(story_of(text))
    for _, segment in story.segments():
        if segment.kind is Kind.DIALOGUE:
            assert (segment.speaker, segment.attribution.confidence) == (UNKNOWN, 0.0)
            assert segment.attribution.evidence == "nobody found"
        else:
            assert segment.speaker == NARRATOR
    assert story.characters == ()


NOT_PEOPLE = [
    'He went from Moscow to London. "Late," said Sofie. Moscow slept.',
    'In May the English came. "Late," said Sofie.',
    'He read the Times. "Late," said Sofie. The Times said nothing.',
    'They called it La Face Nord. "Late," said Sofie. La Face Nord was shut.',
    'However it was, Sofie waited. "Late," said Sofie. However, she stayed.',
]


@pytest.mark.parametrize("text", NOT_PEOPLE)
def test_places_and_months_do_not_speak(text: str) -> None:
    assert speakers(text) == ["Sofie"]


def characters(text: str, known: Sequence[Character] = ()) -> dict[str, Character]:
    return {each.name: each for each in attribute(story_of(text), known).characters}


JOINED = [
    ('Sofie Romanova came. "Hi," said Sofie. "Hi," said Romanova.', ["Sofie Romanova"]),
    ('Thomas Gradgrind came. "Facts," said Mr. Gradgrind.', ["Thomas Gradgrind"]),
    (  # a Mr. is no Louisa
        'Louisa Gradgrind came. "Facts," said Mr. Gradgrind. "No," said Louisa.',
        ["Mr. Gradgrind", "Louisa Gradgrind"],
    ),
    (  # which of the sisters?
        'Miss Jane Bennet met Miss Mary Bennet. "Oh," said Jane. "Ah," said Mary. '
        '"Well," said Mrs. Bennet.',
        ["Miss Jane Bennet", "Miss Mary Bennet", "Mrs. Bennet"],
    ),
    ('Elizabeth Bennet ran. "Wait," said Lizzy.', ["Elizabeth Bennet"]),
    ('"Pavel Andreyevich!" Pavel Deryabin rose. "Yes," said Deryabin.', ["Pavel Deryabin"]),
    (
        '"Nyet," said Ivan Ivanitch. "Da," said Ivan Ivanitch Kuzmitchov.',
        ["Ivan Ivanitch Kuzmitchov"],
    ),
]


@pytest.mark.parametrize(("text", "names"), JOINED)
def test_forms_of_a_name_are_one_person(text: str, names: list[str]) -> None:
    assert list(characters(text)) == names


GENDERS = [
    ('"Hi," said Sofie.', "Sofie", "female"),
    ('"Hi," said Léon.', "Léon", "male"),
    ('"Hi," said Mrs. Quux.', "Mrs. Quux", "female"),
    ('"Hi," said Captain Quux.', "Captain Quux", "male"),
    ('"Hi," said Captain Quux, and she smiled. ' * 5, "Captain Quux", "female"),
    ('"Hi," said Quux. He smiled.', "Quux", "male"),
    ('"Hi," said Quux, and Quux turned her head. Quux liked her tea.', "Quux", "female"),
    ('"Hi," said the old woman.', "the old woman", "female"),
    ('"Hi," said the stranger.', "the stranger", "unknown"),
]


@pytest.mark.parametrize(("text", "name", "gender"), GENDERS)
def test_gender(text: str, name: str, gender: str) -> None:
    assert characters(text)[name].gender == gender


def test_known_characters_are_canonical() -> None:
    known = (
        Character("Sofie Romanova", "female", ("Sofie", "Sparrow")),
        Character("Boss", "female", ("the chief",)),
        Character("Silent One"),
    )
    text = '"Hi," said Sofie.\n\n"Hush," said Sparrow.\n\n"Enough," said Boss.'
    assert speakers(text, known) == ["Sofie Romanova", "Sofie Romanova", "Boss"]
    assert attribute(story_of(text), known).characters == known


def test_who_is_only_joined_to_another_name_has_the_gender_of_the_text() -> None:
    known = (Character("Quux", aliases=("the girl",)), Character("Sofie", "male"))
    text = '"Hi," said Quux, and Quux turned her head. Quux liked her tea. "Hi," said Sofie.'
    found = characters(text, known)
    assert found["Quux"] == replace(known[0], gender="female")
    assert found["Sofie"] == known[1]  # who is given a gender keeps it


def test_who_says_i_is_a_character() -> None:
    text = 'I met Viktor. I was tired.\n\n"Late," I said.\n\n"Very," said Viktor.\n\n"Yes," said I.'
    assert speakers(text) == [THE_NARRATOR, "Viktor", THE_NARRATOR]
    assert NARRATOR != THE_NARRATOR
    named = (Character("Marco Kowalska", "male", ("I",)),)
    assert speakers(text, named) == ["Marco Kowalska", "Viktor", "Marco Kowalska"]


def test_who_says_i_has_the_same_name_in_the_evidence() -> None:
    text = (
        'I met Viktor. I was tired.\n\n"Late," I said.\n\n"Very," said Viktor.\n\n"Yes."\n\n"No."'
    )
    named = (Character("Marco Kowalska", "male", ("I",)),)
    for known, name in (((), THE_NARRATOR), (named, "Marco Kowalska")):
        *_, third, fourth = told(text, known)
        assert third.speaker == name
        assert fourth.attribution.evidence == f"turn-taking after {name}"


def test_a_tag_between_two_pieces_is_the_evidence_of_both() -> None:
    first, second = told(MEET + 'Viktor nodded. "It is," he said, "late."')
    assert first.attribution.evidence == second.attribution.evidence == "pronoun: he said (Viktor)"
    untold = MEET + '"Hi," said Quux.\n\nQuux sat down.\n\n"It is," she said.'  # Quux's gender
    found = told(untold, (Character("Sofie", "male"),))[-1]
    assert (found.speaker, found.attribution.evidence) == ("Quux", "pronoun: she said (Quux)")


def test_confidence_tells_the_rules_apart() -> None:
    found = told(MEET + TURNS[0][0])
    tag, order = found[0].attribution.confidence, found[2].attribution.confidence
    assert 0.5 < order < tag < 1


@given(st.text(alphabet='SV"aid .,!?\n—’“I', max_size=300))
def test_only_speakers_change(text: str) -> None:
    before = story_of(text)
    after = attribute(before)
    for (_, old), (_, new) in zip(before.segments(), after.segments(), strict=True):
        assert 0 <= new.attribution.confidence <= 1
        if old.kind is Kind.DIALOGUE:
            assert new.attribution.evidence
            assert replace(new, attribution=old.attribution) == old
        else:
            assert new == old
    assert attribute(before) == after


def test_time_is_linear() -> None:
    page = MEET + TURNS[0][0] + "\n\nThey drank. It was a long evening in the town.\n\n"
    assert_linear(lambda times: partial(attribute, story_of(page * times)), 100, 100)


def test_a_name_that_is_nearly_somebodys_is_told() -> None:
    text = MEET + '"Come in."\n\n"Good," said Viktor.'
    story = story_of(text)
    (chapter,) = story.chapters
    for name, count in (("Viktr", 1), ("Viktor", 0), ("Zed", 0)):
        segments = tuple(
            replace(segment, attribution=Attribution(name)) if "Come" in segment.text else segment
            for segment in chapter.segments
        )
        found = attribute(replace(story, chapters=(replace(chapter, segments=segments),)))
        notes = [str(problem) for problem in found.problems]
        assert len(notes) == count, name
        assert all("«Viktr» speaks here" in note and "«Viktor»?" in note for note in notes)
        assert not any(problem.fatal for problem in found.problems)


def test_a_narrator_without_a_name_is_told() -> None:
    text = 'I opened the door.\n\n"Good," I said.\n\n"Bad," said Viktor. I went out.'
    (problem,) = attribute(story_of(text)).problems
    assert "whose name never falls" in problem.what
    assert "aliases: [I]" in problem.mend
    assert not attribute(story_of(text), [Character("Ann", "female", ("I",))]).problems
