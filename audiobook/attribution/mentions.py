"""Where narration speaks of somebody: by name, by pronoun, or by a description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from audiobook.attribution.labels import labels
from audiobook.attribution.names import Form, Sightings, name_at, name_words, sightings
from audiobook.attribution.narrator import narrators_name, says_i
from audiobook.attribution.nouns import description, known_by, noun_end
from audiobook.attribution.people import gather
from audiobook.attribution.person import Person, spell
from audiobook.attribution.prose import Paragraph, Token
from audiobook.attribution.ties import Ties, find_ties
from audiobook.attribution.words import (
    ABBREVIATED,
    AND_WORDS,
    DETERMINERS,
    GENERIC_NOUNS,
    KIN,
    PERSON_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    TRANSITIVE,
)
from audiobook.story import Character, Gender

__all__ = [
    "FIRST_PERSON",
    "Cast",
    "Mention",
    "description",
    "find_cast",
    "known_by",
    "mentions",
]

FIRST_PERSON = "I"  # who the "I" of the narration is, until the end


class Mention(NamedTuple):
    """Tokens `start` to `end` of a piece mean somebody."""

    start: int
    end: int
    who: str  # a key of `Cast.genders`; empty for a pronoun
    gender: Gender
    subject: bool  # does something, as far as the words around can tell
    kind: Literal["name", "pronoun", "description", "newcomer"]  # "the old man", "an old man"


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody a story speaks of, and how they are written."""

    words: frozenset[str]  # that names are made of
    forms: Mapping[Form, str]  # whose name each form is
    genders: dict[str, Gender]
    first_person: bool  # the narrator says "I"
    titled: dict[str, str]  # "sergeant": the only one who bears the title
    aliases_of: dict[str, tuple[str, ...]]  # other names, the commonest first
    labels: Mapping[str, str]  # of descriptions that are better known by another
    described: Mapping[str, str]  # descriptions, in small letters, that mean somebody known
    narrator: str  # the name of FIRST_PERSON, whose forms it has; empty where it never falls
    ties: Ties  # what was counted of names and descriptions

    def aliases(self, who: str) -> tuple[str, ...]:
        return self.aliases_of.get(who, ())

    def gender(self, who: str) -> Gender:
        """Of a person; of somebody described, what the noun tells."""
        return self.genders.get(who) or PERSON_NOUNS.get(who.split()[-1].lower(), "unknown")


def find_cast(paragraphs: Sequence[Paragraph], known: Sequence[Character]) -> Cast:
    """Read the paragraphs for their people."""
    words = name_words(paragraphs)
    words |= {w for who in known for name in (who.name, *who.aliases) for w in name.split()}
    seen = sightings(paragraphs, words)
    ties = find_ties(paragraphs, words)
    gathering = gather(seen, known, ties)
    written = _written(seen)
    named = {id(person): person.name(written) for person in gathering.people}
    first_person = says_i(paragraphs)
    narrator = ""
    if first_person:
        forms = {form: named[id(person)] for form, person in gathering.by_form.items()}
        narrator = _narrator(paragraphs, known, words, ties, seen, forms)
    # The name and "I" are one from here on.
    keys = {key: FIRST_PERSON if name == narrator else name for key, name in named.items()}
    people = [(keys[id(person)], person) for person in gathering.people]
    described = _described_as(known)
    return Cast(
        words=words,
        forms={form: keys[id(person)] for form, person in gathering.by_form.items()},
        genders={who: person.gender for who, person in people},
        first_person=first_person,
        titled=_titled(people, ties),
        aliases_of={who: _aliases(person, written) for who, person in people},
        labels=labels({key: len(at) for key, at in ties.where.items() if isinstance(key, str)}),
        described={
            text: FIRST_PERSON if name == narrator else name for text, name in described.items()
        },
        narrator=narrator,
        ties=ties,
    )


def _written(seen: Mapping[Form, Sightings]) -> dict[str, str]:
    """How each title is usually spelled."""
    spelling: dict[str, Counter[str]] = {}
    for form, what in seen.items():
        spelling.setdefault(form.title, Counter()).update(what.written)
    return {title: min(c, key=lambda s: (-c[s], s)) for title, c in spelling.items() if c}


def _aliases(person: Person, written: Mapping[str, str]) -> tuple[str, ...]:
    """All names but the chief one, the commonest first."""
    order = sorted(person.forms, key=lambda form: (-person.forms[form], form))
    spelled = dict.fromkeys(spell(form, written) for form in order)
    chief = person.name(written)
    return tuple(alias for alias in spelled if alias != chief)


def _described_as(known: Sequence[Character]) -> dict[str, str]:
    """The aliases that are descriptions: "the girl" is Sissy Jupe."""
    return {
        alias.lower(): character.name
        for character in known
        for alias in (character.name, *character.aliases)
        if alias.split() and alias.split()[0].lower() in DETERMINERS
    }


def _narrator(
    paragraphs: Sequence[Paragraph],
    known: Sequence[Character],
    words: frozenset[str],
    ties: Ties,
    seen: Mapping[Form, Sightings],
    forms: Mapping[Form, str],
) -> str:
    """As a known character's alias says, else as the story tells."""
    for character in known:
        if {"i", "the narrator"} & {alias.lower() for alias in character.aliases}:
            return character.name
    return narrators_name(paragraphs, words, ties, seen, forms)


def _titled(people: Sequence[tuple[str, Person]], ties: Ties) -> dict[str, str]:
    """Which titles mean one person, so that "the sergeant" is Sergeant Yegorov."""
    bearers: dict[str, Counter[str]] = {}
    for who, person in people:
        for form, count in person.forms.items():
            noun = ABBREVIATED.get(form.title, form.title)
            if noun in PERSON_NOUNS and noun not in GENERIC_NOUNS | KIN:
                bearers.setdefault(noun, Counter())[who] += count
    return {
        noun: next(iter(names))
        for noun, names in bearers.items()
        if len(names) == 1 and (names.total() > 1 or len(ties.where.get(f"the {noun}", ())) < 4)
    }


def mentions(tokens: Sequence[Token], cast: Cast) -> list[Mention]:
    """All mentions in a piece, in order, none within another."""
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = _mention_at(tokens, at, cast, found[-1] if found else None)
        if mention:
            found.append(mention)
            at = mention.end
        else:
            at += 1
    return found


def _mention_at(
    tokens: Sequence[Token], at: int, cast: Cast, last: Mention | None
) -> Mention | None:
    token = tokens[at]
    if not token.word:
        return None
    if token.low in PRONOUNS:
        subject = _is_subject(tokens, at, at + 1, last)
        return Mention(at, at + 1, "", PRONOUNS[token.low], subject, "pronoun")
    if token.text == "I" and cast.first_person:
        return Mention(at, at + 1, FIRST_PERSON, "unknown", True, "name")
    if token.capital and (named := name_at(tokens, at, cast.words)):
        form, end = named
        if who := _whose(form, cast):
            subject = _is_subject(tokens, at, end, last)
            return Mention(at, end, who, cast.genders.get(who, "unknown"), subject, "name")
        return None
    return _described(tokens, at, cast, last)


def _whose(form: Form, cast: Cast) -> str:
    for tried in (form, Form("", form.words), Form("", form.words[:1])):
        if who := cast.forms.get(tried):
            return who
    return ""


def _described(
    tokens: Sequence[Token], at: int, cast: Cast, last: Mention | None
) -> Mention | None:
    token = tokens[at]
    if token.low in DETERMINERS:
        end = noun_end(tokens, at + 1)
        if not end:
            return None
        who = description(tokens, at, end)
        gender = PERSON_NOUNS[tokens[end - 1].low]
        if one := cast.described.get(who.lower()):
            subject = _is_subject(tokens, at, end, last)
            return Mention(at, end, one, cast.genders.get(one, gender), subject, "name")
        who = cast.labels.get(who, who)
        if end == at + 2 and (one := cast.titled.get(tokens[at + 1].low)):
            subject = _is_subject(tokens, at, end, last)
            return Mention(at, end, one, cast.genders.get(one, gender), subject, "name")
    elif token.capital and token.low in KIN and not token.first:
        end, who, gender = at + 1, token.text, PERSON_NOUNS[token.low]
    else:
        return None
    return Mention(at, end, who, gender, _is_subject(tokens, at, end, last), known_by(token))


def _is_subject(tokens: Sequence[Token], at: int, end: int, last: Mention | None) -> bool:
    before = tokens[at - 1].low if at else ""
    after = tokens[end].low if end < len(tokens) else ""
    if after in ("'s", "’s", "’", "'") or before in PREPOSITIONS or before in TRANSITIVE:
        return False
    if before in AND_WORDS and last and last.end == at - 1:
        return last.subject
    return True
