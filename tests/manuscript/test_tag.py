"""What a dialogue tag is, with its parts, and what is none."""

from __future__ import annotations

import pytest

from audiobook.manuscript import Tag, people_in, tag_before, tag_behind, written_words

Parts = tuple[str, str, str, str]  # verb, who says it, who begins to be told to hear it, adverbs

# The sentence that goes on from a quotation.
BEHIND: list[tuple[str, Parts]] = [
    # the verb first
    ("said Viktor", ("said", "Viktor", "", "")),
    ("said he", ("said", "he", "", "")),
    ("said I", ("said", "I", "", "")),
    (", said Viktor", ("said", "Viktor", "", "")),
    ("whispered Anna to him, softly", ("whispered", "Anna", "him", "softly")),
    ("asked the old man", ("asked", "the old man", "", "")),
    ("cried a voice", ("cried", "a voice", "", "")),
    ("said Mrs. Hall", ("said", "Mrs. Hall", "", "")),
    ("said Dr Watson quietly", ("said", "Dr Watson", "", "quietly")),
    ("said poor Oliver", ("said", "Oliver", "", "")),
    ("said again Viktor", ("said", "Viktor", "", "")),
    ("softly said Ann", ("said", "Ann", "", "softly")),
    ("and then said Ann", ("said", "Ann", "", "")),
    ("said the saloon-keeper", ("said", "the saloon-keeper", "", "")),
    ("said the ever cheerful Viktor", ("said", "the ever cheerful Viktor", "", "")),
    ("said his wife to the doctor", ("said", "his wife", "the", "")),
    ("said Emma to Harriet", ("said", "Emma", "Harriet", "")),
    ("laughed Bob", ("laughed", "Bob", "", "")),
    ("thought Sofie", ("thought", "Sofie", "", "")),
    ("said my uncle, slowly, and rose", ("said", "my uncle", "", "slowly")),
    ("replied the boy, very quietly", ("replied", "the boy", "", "quietly")),
    ("returned the Dean", ("returned", "the Dean", "", "")),
    ("went on Viktor", ("went", "Viktor", "", "")),
    # who speaks first
    ("he said", ("said", "he", "", "")),
    ("I said", ("said", "I", "", "")),
    ("we said", ("said", "we", "", "")),
    ("they cried together", ("cried", "they", "", "")),
    ("Viktor said", ("said", "Viktor", "", "")),
    ("Viktor said to Anna", ("said", "Viktor", "Anna", "")),
    ("Viktor quietly asked", ("asked", "Viktor", "", "quietly")),
    ("she asked him", ("asked", "she", "him", "")),
    ("she told the porter", ("told", "she", "the", "")),
    ("the saloon-keeper demanded", ("demanded", "the saloon-keeper", "", "")),
    ("his wife said", ("said", "his wife", "", "")),
    ("Mrs. Hall said", ("said", "Mrs. Hall", "", "")),
    ("old Mr. Bell said", ("said", "Mr. Bell", "", "")),
    ("Anna Maria Bell said", ("said", "Anna Maria Bell", "", "")),
    ("she laughed", ("laughed", "she", "", "")),
    ("he went on", ("went", "he", "", "")),
    ("he laughed and whispered", ("whispered", "he", "", "")),
    ("he rose from his chair and said", ("said", "he", "", "")),
    ("she sharply and loudly said", ("said", "she", "", "loudly")),
    ("she said as she softly rose", ("said", "she", "", "")),
    ("she said, softly", ("said", "she", "", "softly")),
    ("the men yelled together", ("yelled", "the men", "", "")),
    ("Viktor, who had come in, said", ("said", "Viktor", "", "")),
    ("he begged her", ("begged", "he", "her", "")),
]

# The sentence that leads to a quotation.
BEFORE: list[tuple[str, Parts]] = [
    ("He said,", ("said", "He", "", "")),
    ("She whispered:", ("whispered", "She", "", "")),
    ("Viktor turned and said,", ("said", "Viktor", "", "")),
    ("Then Bob turned and shouted:", ("shouted", "Bob", "", "")),
    ("Ann rose and, when Bob sat, said,", ("said", "Ann", "", "")),
    ("Said Viktor,", ("Said", "Viktor", "", "")),
    ("Then said Viktor:", ("said", "Viktor", "", "")),
    ("The old man replied,", ("replied", "The old man", "", "")),
    ("The porter said to Anna,", ("said", "The porter", "Anna", "")),
    ("She asked him,", ("asked", "She", "him", "")),
    ("He softly said,", ("said", "He", "", "softly")),
    ("He said softly:", ("said", "He", "", "softly")),
    ("But Mrs. Hall cried,", ("cried", "Mrs. Hall", "", "")),
    ("When he had eaten, Viktor said,", ("said", "Viktor", "", "")),
    ("She called out, while her daughter read,", ("read", "She", "", "")),
    ("I answered —", ("answered", "I", "", "")),
    ("She smiled and went on,", ("went", "She", "", "")),
    ("He stopped; she said,", ("said", "she", "", "")),
    ("His wife said,", ("said", "His wife", "", "")),
]

NOT_BEHIND = [
    "",
    ".",
    "He rose",
    "Viktor walked to the door",
    "the old man rose",
    "in the said house",
    "and the rain fell",
    "a saying of theirs",
    "the cry was heard by nobody",
    "the door stood open",
    "as everybody knew",
    "to be said aloud",
    "Viktor had a word to say",
    "and went out",
    "was all",
    "these words",
    "said the same",
    "; he rose; Anna said",
    "Viktor rose; Anna said",
    "he had been told",
]

NOT_BEFORE = [
    "",
    "He rose,",
    "In the said house,",
    "There was nothing to say,",
    "He said so; Anna rose,",
    "It was a quiet evening,",
    "Her cry was heard:",
    "He put the letter into the drawer of the desk,",
    "She went down the long road to the river,",
]


def parts(tag: Tag | None, text: str) -> Parts | None:
    """The words of a tag's parts."""
    if tag is None:
        return None
    words = written_words(text)
    start, end = tag.subject
    return (
        words[tag.verb].text,
        text[words[start].start : words[end - 1].end],
        words[tag.addressee].text if tag.addressee is not None else "",
        " ".join(words[at].text for at in tag.manner),
    )


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_a_tag_behind_a_quotation(text: str, expected: Parts) -> None:
    words = written_words(text)
    assert parts(tag_behind(words, people_in(words)), text) == expected


@pytest.mark.parametrize(("text", "expected"), BEFORE)
def test_a_tag_before_a_quotation(text: str, expected: Parts) -> None:
    words = written_words(text)
    assert parts(tag_before(words, people_in(words)), text) == expected


@pytest.mark.parametrize("text", NOT_BEHIND)
def test_what_is_no_tag_behind_a_quotation(text: str) -> None:
    words = written_words(text)
    assert tag_behind(words, people_in(words)) is None


@pytest.mark.parametrize("text", NOT_BEFORE)
def test_what_is_no_tag_before_a_quotation(text: str) -> None:
    words = written_words(text)
    assert tag_before(words, people_in(words)) is None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("said Viktor", False), ("Viktor said", True), ("he laughed", False), ("Then he said", True)],
)
def test_behind_a_full_stop_a_tag_begins_with_who_speaks(text: str, is_one: bool) -> None:
    words = written_words(text)
    assert (tag_behind(words, people_in(words), linked=False) is not None) == is_one
