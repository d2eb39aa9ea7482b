"""Where narration speaks of somebody: by name, by pronoun, or by a description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from audiobook.attribution.names import Form, name_at, name_words, sightings
from audiobook.attribution.people import Gathering, gather, spell
from audiobook.attribution.prose import Paragraph, Token
from audiobook.attribution.words import (
    ABBREVIATED,
    AND_WORDS,
    DESCRIPTION_STOPS,
    DETERMINERS,
    GENERIC_NOUNS,
    KIN,
    OBJECT_PRONOUNS,
    PERSON_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    TRANSITIVE,
    VAGUE_NOUNS,
)
from audiobook.story import Character, Gender

FIRST_PERSON = "I"  # who the "I" of the narration is, until the end
_FIRST_PERSON_SHARE = 0.004  # of narration's words; Emma has none of it, Treasure Island 0.03


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
    gathering = gather(seen, known)
    spelling: dict[str, Counter[str]] = {}
    for form, what in seen.items():
        spelling.setdefault(form.title, Counter()).update(what.written)
    written = {title: min(c, key=lambda s: (-c[s], s)) for title, c in spelling.items() if c}
    named = {id(person): person.name(written) for person in gathering.people}
    forms = {form: named[id(person)] for form, person in gathering.by_form.items()}
    cast = Cast(words, forms, {}, _says_i(paragraphs), _titled(gathering, named), {})
    votes = _pronoun_votes(paragraphs, cast)
    for person in gathering.people:
        name = named[id(person)]
        person.votes.update(votes.get(name, {}))
        cast.genders[name] = person.gender
        order = sorted(person.forms, key=lambda form: (-person.forms[form], form))
        spelled = dict.fromkeys(spell(form, written) for form in order)
        cast.aliases_of[name] = tuple(alias for alias in spelled if alias != name)
    return cast


def _titled(gathering: Gathering, named: Mapping[int, str]) -> dict[str, str]:
    """Which titles mean one person, so that "the sergeant" is Sergeant Yegorov."""
    bearers: dict[str, set[str]] = {}
    for person in gathering.people:
        for title in person.titles:
            noun = ABBREVIATED.get(title, title)
            if noun in PERSON_NOUNS and noun not in GENERIC_NOUNS | KIN:
                bearers.setdefault(noun, set()).add(named[id(person)])
    return {noun: next(iter(names)) for noun, names in bearers.items() if len(names) == 1}


def _says_i(paragraphs: Iterable[Paragraph]) -> bool:
    said = total = 0
    for piece in (p for paragraph in paragraphs for p in paragraph.pieces if not p.spoken):
        total += len(piece.tokens)
        said += sum(token.text == "I" for token in piece.tokens)
    return said > max(1, _FIRST_PERSON_SHARE * total)


def _pronoun_votes(paragraphs: Iterable[Paragraph], cast: Cast) -> dict[str, Counter[Gender]]:
    """For each name, how often the next pronoun was he or she, nobody else between."""
    votes: dict[str, Counter[Gender]] = {}
    for piece in (p for paragraph in paragraphs for p in paragraph.pieces if not p.spoken):
        found = {m.start: m for m in mentions(piece.tokens, cast)}
        last, left = "", 0
        for at, token in enumerate(piece.tokens):
            mention = found.get(at)
            if mention and mention.kind != "pronoun":
                last, left = (mention.who if mention.kind == "name" else ""), 25
            gender = PRONOUNS.get(token.low) or OBJECT_PRONOUNS.get(token.low)
            left -= 1
            if gender and last and left > 0:
                votes.setdefault(last, Counter())[gender] += 1
                last = ""
    return votes


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
        end = _noun_end(tokens, at + 1)
        if not end:
            return None
        who = description(tokens, at, end)
        gender = PERSON_NOUNS[tokens[end - 1].low]
        if end == at + 2 and (one := cast.titled.get(tokens[at + 1].low)):
            subject = _is_subject(tokens, at, end, last)
            return Mention(at, end, one, cast.genders.get(one, gender), subject, "name")
    elif token.capital and token.low in KIN and not token.first:
        end, who, gender = at + 1, token.text, PERSON_NOUNS[token.low]
    else:
        return None
    return Mention(at, end, who, gender, _is_subject(tokens, at, end, last), known_by(token))


def _noun_end(tokens: Sequence[Token], at: int) -> int:
    """The index past the last person noun of the description that goes on at `at`; or 0."""
    end = 0
    for here in range(at, min(at + 4, len(tokens))):
        low = tokens[here].low
        if not tokens[here].word or low in DESCRIPTION_STOPS:
            break
        if low in PERSON_NOUNS and low not in VAGUE_NOUNS:
            end = here + 1
        elif end:
            break
    return end


def known_by(determiner: Token) -> Literal["description", "newcomer"]:
    """Whether a description may mean somebody who was there before."""
    return "newcomer" if determiner.low in ("a", "an", "another") else "description"


def description(tokens: Sequence[Token], at: int, end: int) -> str:
    """The description as a name: the same for "an old man" and "that old man"."""
    first = tokens[at].low
    article = first if first in POSSESSIVES else "the"
    return " ".join([article] + [token.text for token in tokens[at + 1 : end]])


def _is_subject(tokens: Sequence[Token], at: int, end: int, last: Mention | None) -> bool:
    before = tokens[at - 1].low if at else ""
    after = tokens[end].low if end < len(tokens) else ""
    if after in ("'s", "’s", "’", "'") or before in PREPOSITIONS or before in TRANSITIVE:
        return False
    if before in AND_WORDS and last and last.end == at - 1:
        return last.subject
    return True
