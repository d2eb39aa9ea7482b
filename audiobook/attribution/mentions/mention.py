"""Where narration speaks of somebody: by name, by pronoun, or by a description."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from audiobook.attribution.people.description import description, known_by, noun_end
from audiobook.attribution.people.name_form import NameForm, name_at
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.attribution.prose import GENITIVES, TextPiece, Token
from audiobook.attribution.words import (
    CONJUNCTIONS,
    DETERMINERS,
    KIN,
    PERSON_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    TRANSITIVE,
)
from audiobook.story import Gender


class Mention(NamedTuple):
    """Tokens `start` to `end` of a piece mean somebody."""

    start: int
    end: int
    who: str  # a key of `People.genders`; empty for a pronoun
    gender: Gender
    subject: bool  # does something, as far as the words around can tell
    kind: Literal["name", "pronoun", "description", "newcomer"]  # "the old man", "an old man"


def mentions(tokens: Sequence[Token], people: People) -> list[Mention]:
    """All mentions in a piece, in order, none within another."""
    found: list[Mention] = []
    past = 0
    for at, token in enumerate(tokens):
        if at < past or not token.opens:  # most words
            continue
        if mention := _mention_at(tokens, at, people, found[-1] if found else None):
            found.append(mention)
            past = mention.end
    return found


class Mentions:
    """The mentions in the pieces of a story, each piece read once."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._found: dict[int, list[Mention]] = {}

    def of(self, piece: TextPiece) -> list[Mention]:
        """As `mentions`; the list is not to be changed."""
        found = self._found.get(piece.index)
        if found is None:
            found = self._found[piece.index] = mentions(piece.tokens, self._people)
        return found


def _mention_at(
    tokens: Sequence[Token], at: int, people: People, last: Mention | None
) -> Mention | None:
    token = tokens[at]
    if token.low in PRONOUNS:
        subject = _is_subject(tokens, at, at + 1, last)
        return Mention(at, at + 1, "", PRONOUNS[token.low], subject, "pronoun")
    if token.text == "I" and people.first_person:
        return Mention(at, at + 1, FIRST_PERSON, "unknown", True, "name")
    if token.low == "me" and people.first_person:
        return Mention(at, at + 1, FIRST_PERSON, "unknown", False, "name")
    if token.capital and (named := name_at(tokens, at, people.words)):
        form, end = named
        if who := _whose(form, people):
            subject = _is_subject(tokens, at, end, last)
            return Mention(at, end, who, people.genders.get(who, "unknown"), subject, "name")
        return None
    return _described(tokens, at, people, last)


def _whose(form: NameForm, people: People) -> str:
    for tried in (form, NameForm("", form.words), NameForm("", form.words[:1])):
        if who := people.forms.get(tried):
            return who
    return ""


def _described(
    tokens: Sequence[Token], at: int, people: People, last: Mention | None
) -> Mention | None:
    token = tokens[at]
    if token.low in DETERMINERS:
        end = noun_end(tokens, at + 1, people.nouns)
        if not end:
            return None
        return described(tokens, at, end, people, _is_subject(tokens, at, end, last))
    if token.capital and token.low in KIN and not token.first:
        subject = _is_subject(tokens, at, at + 1, last)
        gender = PERSON_NOUNS[token.low]
        return Mention(at, at + 1, token.text, gender, subject, known_by(token))
    return None


def described(
    tokens: Sequence[Token], at: int, end: int, people: People, subject: bool = True
) -> Mention:
    """A determiner and what follows it, as somebody; a name, if that is whom it always means."""
    said = description(tokens, at, end)
    if one := people.known_as(said):
        return Mention(at, end, one, people.gender(one), subject, "name")
    who = people.labels.get(said, said)
    return Mention(at, end, who, people.gender(who), subject, known_by(tokens[at]))


def _is_subject(tokens: Sequence[Token], at: int, end: int, last: Mention | None) -> bool:
    before = tokens[at - 1].low if at else ""
    after = tokens[end].low if end < len(tokens) else ""
    if after in GENITIVES or before in PREPOSITIONS or before in TRANSITIVE:
        return False
    if before in CONJUNCTIONS and last and last.end == at - 1:
        return last.subject
    return True
