"""Who is in a story: names joined into people, descriptions, the narrator, gender."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from audiobook.attribution.mentions.coreference import resolve
from audiobook.attribution.mentions.mention import mentions
from audiobook.attribution.people.nicknames import same_given
from audiobook.attribution.people.people import FIRST_PERSON, People, find_people
from audiobook.attribution.prose import TextParagraph, TextPiece, tokenize
from audiobook.story import Character

_PIECE = re.compile(r'"[^"]*(?:"|$)|[^"]+')


def prose_of(text: str) -> list[TextParagraph]:
    """A paragraph at each blank line; what stands in double quotes is spoken."""
    paragraphs, index = [], 0
    for block in text.split("\n\n"):
        pieces: list[TextPiece] = []
        for match in _PIECE.finditer(block):
            spoken = match.group().startswith('"')
            if tokens := tokenize(match.group(), not pieces or spoken):
                pieces.append(TextPiece(index, spoken, None, tokens))
                index += 1
        paragraphs.append(TextParagraph(1, 0, tuple(pieces)))
    return paragraphs


def people_of(text: str, *known: Character) -> People:
    return find_people(prose_of(text), known)


def one(people: People, *names: str) -> bool:
    """Whether all these are names of one person."""
    everybody = [{who, *people.aliases(who)} for who in people.genders]
    return any(set(names) <= person for person in everybody)


JOINED = [
    ("Bill Sikes sat. Sikes drank. Mr. Sikes rose.", ["Bill Sikes", "Sikes", "Mr. Sikes"]),
    ("William Gray came. Bill Gray sat down. Gray rose.", ["William Gray", "Bill Gray", "Gray"]),
    ("Ned Quux came. Mr. Edward Quux sat.", ["Ned Quux", "Mr. Edward Quux"]),
    ("Dr. Bull came. Doctor Bull sat. Bull spoke.", ["Dr. Bull", "Bull"]),
    ("Mr. van der Linden came. van der Linden sat.", ["Mr. van der Linden", "van der Linden"]),
    ("Mr. and Mrs. Quux came. Mr. Quux sat. Quux spoke.", ["Mr. Quux", "Quux"]),
    ("MARIAN SAT DOWN. Marian rose, and Marian said so.", ["Marian"]),
    ("Rosa Quux came. Miss Rosa sat. Miss Quux spoke.", ["Rosa Quux", "Miss Rosa", "Miss Quux"]),
    ("De Quux rose. The Marquis de Quux sat. de Quux spoke.", ["De Quux", "Marquis de Quux"]),
    # a given name that is a surname here
    (
        "Lucian Gregory sat. Rosa Gregory rose. Gregory said so. He spoke.",
        ["Lucian Gregory", "Gregory"],
    ),
    (
        "Captain Quux sat. Ned Quux rose. Captain Josiah Quux spoke.",
        ["Captain Quux", "Captain Josiah Quux"],
    ),
    ("Master Quux came. Tom Quux sat. Tom rose.", ["Master Quux", "Tom Quux", "Tom"]),
]


@pytest.mark.parametrize(("text", "names"), JOINED)
def test_names_are_joined(text: str, names: list[str]) -> None:
    people = people_of(text)
    assert one(people, *names), dict(people.aliases_of)


APART = [
    ("Mr. and Mrs. Quux came.", "Mr. Quux", "Mrs. Quux"),
    ("Miss Quux met Mrs. Quux.", "Miss Quux", "Mrs. Quux"),
    ("Colonel Quux came with Miss Quux.", "Colonel Quux", "Miss Quux"),
    ("Jane Quux met Mary Quux.", "Jane Quux", "Mary Quux"),
    ("John Quux came. Mrs. John Quux sat.", "John Quux", "Mrs. John Quux"),
    ("Lady Quux came. Miss Quux sat.", "Lady Quux", "Miss Quux"),
    # a mother and her daughter are always near each other
    (
        "Mrs. Quux sat.\n\nRosa laughed.\n\n" * 10 + "Rosa Quux sang.",
        "Mrs. Quux",
        "Rosa Quux",
    ),
    (
        "Henry van der Quux met Mrs. Henry van der Quux.",
        "Henry van der Quux",
        "Mrs. Henry van der Quux",
    ),
    # both are Thomas, but they look at each other
    (
        "Tom looked at Thomas Quux. Thomas Quux nodded to Tom, and Tom and Thomas Quux sat.",
        "Tom",
        "Thomas Quux",
    ),
    # a mother who is seen beside the girl is not the girl
    (
        "Rosa Quux came. Mrs. Quux kissed Rosa. Rosa told Mrs. Quux. Mrs. Quux and Rosa sat.",
        "Rosa Quux",
        "Mrs. Quux",
    ),
    # the head of the house, and his brother who is told from him
    (
        "Mr. Quux sat. Mr. John Quux sat. Mrs. John Quux sat. Mr. Quux spoke.",
        "Mr. Quux",
        "Mr. John Quux",
    ),
]


@pytest.mark.parametrize(("text", "first", "second"), APART)
def test_people_are_told_apart(text: str, first: str, second: str) -> None:
    people = people_of(text)
    assert one(people, first)
    assert one(people, second)
    assert not one(people, first, second), dict(people.aliases_of)


def test_who_answers_to_a_name_bears_it() -> None:
    talk = '"Well, Bill?" asked Nancy.\n\n"No," said Sikes.\n\n'
    text = "Nancy sat. William Sikes rose.\n\n" + talk * 3
    assert one(people_of(text), "Bill", "Sikes")


def test_two_who_are_never_near_are_two() -> None:
    rest = "\n\n".join(["It rained all day."] * 30)
    tom = "\n\n".join(["Tom laughed. Tom sat down."] * 20)
    thomas = "\n\n".join(["Thomas Quux frowned. Mr. Quux rose."] * 20)
    assert not one(people_of(f"{tom}\n\n{rest}\n\n{thomas}"), "Tom", "Thomas Quux")
    near = "\n\n".join(["Quux laughed. Quux sat down.\n\nThomas Quux frowned."] * 20)
    assert one(people_of(near), "Quux", "Thomas Quux")


def test_the_eldest_sister_is_miss() -> None:
    home = "Miss Quux sat with her mother.\n\nJane laughed.\n\nIt rained, and Jane Quux slept.\n\n"
    away = "Lydia danced. Lydia sang.\n\n" + "It was dark.\n\n" * 6
    people = people_of((home + "Nothing came of it.\n\n" * 6 + away) * 8 + "Lydia Quux came.")
    assert one(people, "Miss Quux", "Jane Quux", "Jane")
    assert not one(people, "Miss Quux", "Lydia")


def test_a_woman_who_marries_is_one() -> None:
    text = "May Quux rose. May sat.\n\nMay laughed.\n\n" * 10
    assert one(people_of(text + "May Gray smiled."), "May Quux", "May", "May Gray")
    assert not one(people_of(text + "Miss May Gray smiled."), "May", "Miss May Gray")


CALLED = [  # the fullest name in common use
    ("Mr. Quux sat. Quux rose. Josiah Quux spoke. Mr. Josiah Quux left.", "Josiah Quux"),
    ("Mr. Quux sat. Quux rose.", "Mr. Quux"),
    ("Quux sat. Quux rose. " * 20 + "Mr. Quux spoke.", "Quux"),
    ("Professor de Quux sat. de Quux rose. de Quux spoke.", "Professor de Quux"),
    ("Louisa sat. Louisa spoke.\n\n" * 30 + "Loo Quux sat. Loo Quux rose.", "Louisa"),
    ("Thomas Quux sat. Thomas Quux rose. Thomas Thomas Quux spoke.", "Thomas Quux"),
    ("Tom sat. Tom spoke.\n\n" * 30 + "Tom Thumb rose.", "Tom"),
]


@pytest.mark.parametrize(("text", "name"), CALLED)
def test_the_name_is_the_fullest_in_use(text: str, name: str) -> None:
    assert name in people_of(text).genders


ROLES = [  # always with a capital: as good as a name
    ("The General sat. He rose.\n\n" * 6, "the General", "male"),
    ('"Go," said the Voice.\n\nThe Voice was still.\n\n' * 6, "the Voice", "unknown"),
    ("The Invisible Man sat.\n\n" * 6, "the Invisible Man", "male"),
    ('"Go," said the Marquis.\n\nThe Marquis rose. He sat.\n\n' * 6, "the Marquis", "male"),
]


@pytest.mark.parametrize(("text", "name", "gender"), ROLES)
def test_a_role_may_be_a_name(text: str, name: str, gender: str) -> None:
    people = people_of(text)
    assert people.gender(name) == gender
    found = [
        m for p in prose_of(f"Then {name} rose.") for m in mentions(p.pieces[0].tokens, people)
    ]
    assert [(m.who, m.kind) for m in found] == [(name, "name")]


NO_ROLES = [
    "The general sat.\n\n" * 6,
    "The Frenchman sat.\n\n" * 6,  # has a capital anyway
    "The Lady sat.\n\n" * 6,  # one of many
    "The Doctor sat. Dr. Quux rose. Dr. Gray rose.\n\n" * 6,  # who has a name
]


@pytest.mark.parametrize("text", NO_ROLES)
def test_what_is_no_role(text: str) -> None:
    assert not {who for who in people_of(text).genders if who.startswith("the ")}


def test_a_noun_is_a_person_where_it_speaks() -> None:
    text = '"Go," said the croupier.\n\n"Come," cried the old croupier.\n\nThe croupier rose.'
    people, last = people_of(text), prose_of("The croupier rose.")[0].pieces[0]
    assert [m.who for m in mentions(last.tokens, people)] == ["the croupier"]
    assert not mentions(last.tokens, people_of("The croupier rose."))


def test_nobodys_voice_is_a_person() -> None:
    text = '"Go," said the Voice. His voice shook.\n\n"No," said the Voice in a low voice.\n\n'
    (piece,) = prose_of("His Voice shook, and the voice was low.")[0].pieces
    assert not mentions(piece.tokens, people_of(text * 3))


def test_a_role_is_told_apart_from_a_description() -> None:
    scene = "The General sat. The Frenchman bowed to the General, and the General nodded.\n\n"
    assert set(meant(scene * 12, "the Frenchman")) == {"the Frenchman"}


def test_a_title_before_a_name_is_no_description() -> None:
    tokens = prose_of("They saw the Countess Quux.")[0].pieces[0].tokens
    assert [m.who for m in mentions(tokens, people_of("Countess Quux sat."))] == ["Countess Quux"]


def test_the_general_opinion_is_nobody() -> None:
    tokens = prose_of("In the general opinion the general had lost.")[0].pieces[0].tokens
    assert [m.start for m in mentions(tokens, people_of(""))] == [4]


NOBODY = [
    "Monday came, and on Tuesday they went from Paris to Moscow.",
    "Heaven knows. The English sat, and the Frenchmen sat.",
    "They lived at Stone Lodge, and Stone Lodge was large.",
    "Nevertheless they sat. Nevertheless, it rained.",
    "He came to Coketown. In Coketown it rained, and at Coketown they stayed.",
]


SPEAKING = ["Sunday", "Turkey", "Good"]


@pytest.mark.parametrize("name", SPEAKING)
def test_a_common_word_may_be_a_name(name: str) -> None:
    assert name in people_of(f'"Hm," said {name}. He rose.\n\n"No," said {name}.').genders
    assert not people_of(f"They spoke {name} on {name}. He said it.").genders


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_no_person(text: str) -> None:
    assert not people_of(text).genders


GENDERS = [
    ("Captain Quux rose. He sat. Captain Quux smiled, and he shook his head.", "male"),
    ("Quux rose. She sat. Quux smiled, and she shook her head.", "female"),
    ("Mlle. Quux rose. He looked at her.", "female"),
    ("Sofie Quux rose. He looked at her.", "female"),
    ("Quux Petrovitch rose. Quux Petrovitch sat. Quux Petrovitch smiled.", "male"),
    ("Cousin Quux rose and looked at him. Cousin Quux saw her go.", "unknown"),
]


@pytest.mark.parametrize(("text", "gender"), GENDERS)
def test_gender(text: str, gender: str) -> None:
    assert set(people_of(text).genders.values()) == {gender}


ME = "I rose. I saw that it rained. I went out and I came back.\n\n"
NARRATORS = [
    (ME + "I, Jim Quux, saw it.", "Jim Quux"),
    (ME + "My name is Jim Quux.", "Jim Quux"),
    (ME + '"Well, Jim," said Sofie.\n\n"Yes," said I.\n\n' * 5, "Jim"),
    (ME + '"Well?" said Sofie to Jim. Jim sat. Jim smiled.', ""),
    ("Sofie rose. Sofie sat.\n\n" + '"Well, Jim," said Sofie.\n\n"Yes," said Jim.\n\n' * 5, ""),
]


@pytest.mark.parametrize(("text", "name"), NARRATORS)
def test_the_narrators_name(text: str, name: str) -> None:
    people = people_of(text)
    assert people.narrator == name
    if name:
        said = [
            m.who for p in prose_of(f"{name} sat.") for m in mentions(p.pieces[0].tokens, people)
        ]
        assert said == [FIRST_PERSON]


def test_a_narrator_without_a_name_can_be_told() -> None:
    people = people_of(ME + '"Well?" said Sofie.\n\n"Yes," said I.\n\n' * 5)
    assert people.first_person
    assert not people.narrator


def test_a_letter_makes_no_narrator() -> None:
    told = "\n\n".join(["Sofie rose. Viktor saw it, and then both of them went home."] * 60)
    assert not people_of(f"{told}\n\n{ME * 5}").first_person
    assert people_of(ME * 20).first_person


def test_known_characters_win() -> None:
    text = "Sissy Jupe came. The girl sat down. Jupe rose. Old Sparrow sang."
    known = Character("Cecilia", "female", ("Sissy Jupe", "the girl", "Sparrow"))
    people = people_of(text, known)
    pieces = [piece for paragraph in prose_of(text) for piece in paragraph.pieces]
    assert {m.who for piece in pieces for m in mentions(piece.tokens, people)} == {"Cecilia"}
    assert people.gender("Cecilia") == "female"


def test_a_description_has_one_label() -> None:
    text = (
        "The Doctor sat.\n\nThe Doctor rose.\n\nThe Doctor spoke.\n\nThe little Doctor laughed.\n\n"
    )
    text += "The doctor left. The first policeman met the second policeman."
    people = people_of(text)
    found = {
        m.who
        for paragraph in prose_of(text)
        for piece in paragraph.pieces
        for m in mentions(piece.tokens, people)
    }
    assert found == {"the Doctor", "the first policeman", "the second policeman"}


def meant(text: str, description: str) -> list[str]:
    """Whom the description most likely means, each time it stands in a piece of narration."""
    prose = prose_of(text)
    found = resolve(prose, find_people(prose, ()))
    assert all(abs(sum(m.share for m in each) - 1) < 0.05 for each in found.values())
    return [each[0].who for (_, label), each in found.items() if label == description]


MEANT = [
    ("Sofie Quux came in.\n\nThe girl sat down.", "the girl", "Sofie Quux"),
    ("Sofie met Viktor.\n\nThe girl sat down.", "the girl", "Sofie"),
    ("A girl came in. Viktor rose.\n\nThe girl sat down.", "the girl", "the girl"),
    ("Viktor came in.\n\nThe girl sat down.", "the girl", "the girl"),
    ("Mrs. Quux met Mr. Quux. Mr. Quux sat.\n\nHis wife laughed.", "his wife", "Mrs. Quux"),
    ("Parson Quux met Viktor Gray.\n\nThe parson sat down.", "the parson", "Parson Quux"),
    ("Mr. Quux, the lawyer, met Viktor Gray.", "the lawyer", "Mr. Quux"),
    ("Mr. Quux rose.\n\nThe colonel sat down.", "the colonel", "the colonel"),
]


@pytest.mark.parametrize(("text", "description", "who"), MEANT)
def test_whom_a_description_means(text: str, description: str, who: str) -> None:
    found = meant(text, description)
    named = people_of(text).titled.get(description.split()[-1], "")
    assert set(found or [named]) == {who}


def test_what_a_whole_book_tells_of_a_description() -> None:
    scene = (
        "Mr. Fagan came in, and Sikes looked up.\n\n"
        '"Well?" said the Jew.\n\nSikes looked at the Jew, and the Jew looked at Sikes.\n\n'
        '"Nothing, Fagan," said Sikes.\n\nThe Jew smiled. It rained.\n\n'
    )
    assert set(meant(scene * 25, "the Jew")) == {"Mr. Fagan"}


NICKNAMES = [("Lizzy", "Eliza", True), ("Bill", "William", True), ("Kate", "Tom", False)]


@pytest.mark.parametrize(("first", "second", "same"), NICKNAMES)
def test_nicknames(first: str, second: str, same: bool) -> None:
    assert same_given(first, second) is same_given(second, first) is same


WORDS = ["Mr.", "Mrs.", "Miss", "Sofie", "Quux", "Tom", "the", "girl", "his", "wife", "and", "said"]
WORDS += ["I", "of", "van", "der", '"', ",", ".", "\n\n", "old", "Jew", "he", "she", "Doctor"]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_text_has_a_cast(text: str) -> None:
    prose = prose_of(text)
    people = find_people(prose, ())
    assert set(people.forms.values()) <= set(people.genders)
    for each in resolve(prose, people).values():
        assert each
        assert all(0 <= meant.share <= 1 for meant in each)
    assert find_people(prose_of(text), ()) == people


def test_time_is_linear() -> None:
    page = 'Sofie Quux met the old man.\n\n"Well, Sofie?" said his wife. Mr. Quux nodded.\n\n'
    one_paragraph = page.replace("\n\n", " ")

    def prepare(text: str, times: int) -> Callable[[], object]:
        prose = prose_of(text * times)
        return lambda: resolve(prose, find_people(prose, ()))

    for text in (page, one_paragraph):
        assert_linear(partial(prepare, text), 100, 100)
