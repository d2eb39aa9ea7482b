"""A play tells of its persons in a list, in its stage directions, and by their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from audiobook.attribution.people.ages import age_at, age_of, years_of
from audiobook.attribution.people.given_names import GIVEN_NAMES
from audiobook.attribution.people.person import split_name
from audiobook.attribution.prose import Token
from audiobook.attribution.words import PERSON_NOUNS, TITLES
from audiobook.story import LABEL, Age, Gender, Kind, Segment, Story

_Told = TypeVar("_Told", bound=str)
_LABEL = "label:"  # how the evidence of a play's speech begins
_SIGN = r"(?:\s+\(?\d{1,3}\)?)?\s*(?:[,:(]|—|–|--?(?=\s)|\s{2,}|\t)\s*(?:\d{1,3},\s+)?"
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W_]+)*|\d+")
# Words that begin a description, beside nouns; and those at which its head ends.
_BEGIN = frozenset(("a", "an", "the", "his", "her", "their", "its", "my", "our", "one"))
_PLACING = ("of", "to", "for", "from", "in", "on", "at", "by", "with")
_JOINING = ("who", "whom", "whose", "which", "that", "and", "or", "but", "as", "is", "was", "has")
_END = frozenset((*_PLACING, *_JOINING))
_SUBJECT = re.compile(r"(?:^\W*|[.!?;,]\s+|\band\s+|\bas\s+)(?P<who>s?he)\b", re.IGNORECASE)
_SELF = re.compile(r"\b(?P<who>him|her)self\b", re.IGNORECASE)
_OWN = re.compile(
    r"(?:(?:^\W*|[,;]\s+|\band\s+)(?:\w+ly\s+)?\w+ing\b[^.,;]*?|\bwith\s+)"
    r"\b(?P<who>his|her)\s+\w",
    re.IGNORECASE,
)
_PRONOUNS: Mapping[str, Gender] = {
    **dict.fromkeys(("he", "him", "his"), "male"),
    **dict.fromkeys(("she", "her"), "female"),
}
_SURE, _LIKELY = 2, 1  # votes of a direction


@dataclass(frozen=True, slots=True)
class Staged:
    """What a play tells of those who speak behind labels."""

    genders: Mapping[str, Gender]
    ages: Mapping[str, Age]


def play_traits(story: Story) -> Staged:
    """Whether those who speak behind labels are women or men, and how old, as far as it tells.

    A list of persons or a description tells most, then a title, the pronouns of stage directions,
    and a given name; of ages a description alone. Linear in the length of the story, times the
    people of the play.
    """
    names = {
        segment.speaker
        for _, segment in story.segments()
        if segment.kind is Kind.DIALOGUE and segment.attribution.evidence.startswith(_LABEL)
    }
    if not names:
        return Staged({}, {})
    told = list(_directions(story))
    votes = _votes(story, names)
    said = {name: list(_descriptions(name, told)) for name in names}
    genders: dict[str, Gender | None] = {
        name: _most([_head(one) for one in said[name]]) or _told(name, votes[name])
        for name in names
    }
    ages: dict[str, Age | None] = {name: _most([_age(one) for one in said[name]]) for name in names}
    return Staged(
        {name: gender for name, gender in genders.items() if gender},
        {name: age for name, age in ages.items() if age},
    )


def _directions(story: Story) -> Iterator[str]:
    """What is no speech, paragraph by paragraph; with the name in a list of persons.

    The list may stand before the play, and be silent.
    """
    begun = False
    paragraphs = groupby(story.segments(), key=lambda one: (one[0].number, one[1].paragraph))
    for _, group in paragraphs:
        segments = [segment for _, segment in group]
        lists = all(segment.kind is not Kind.DIALOGUE for segment in segments)
        begun = begun or not lists
        kept = [
            segment.text
            for segment in segments
            if segment.kind is not Kind.DIALOGUE
            and (
                segment.kind is not Kind.SILENT or not begun or (lists and segment.reason == LABEL)
            )
        ]
        yield " ".join(kept)


def _descriptions(name: str, told: Iterable[str]) -> Iterator[str]:
    """What stands behind the name: «ANN, a young woman», «BOB SMITH (her brother)»."""
    spelled = "|".join(re.escape(one) for one in dict.fromkeys((name, name.upper())))
    more = r"(?:[^\S\n]+[A-Z][\w.'’]*){0,3}"  # on the same line
    shape = re.compile(rf"(?<!\w)(?:{spelled})(?!\w){more}{_SIGN}(?P<said>[^.,;:()\n]{{1,60}})")
    return (match["said"] for text in told for match in shape.finditer(text))


def _most(told: Iterable[_Told | None]) -> _Told | None:
    """What is told most often, if anything is."""
    found = Counter(one for one in told if one)
    return found.most_common(1)[0][0] if found else None


def _age(said: str) -> Age | None:
    """What a description tells: «a boy of ten», «his grandmother», «eighty years old»."""
    words = [word.lower() for word in _WORDS.findall(said)]
    if not words or not _begins(_WORDS.findall(said)[0]):
        return None
    end = next((at for at, word in enumerate(words) if word in _END), len(words))
    tokens = [Token(word, word, False, word[0].isalpha(), capital=False) for word in words]
    behind = end + 1 if words[end : end + 1] == ["of"] else None
    behind = words.index("aged") + 1 if "aged" in words else behind
    years = years_of(tokens, behind)[0] if behind else 0
    age = age_at(years) if years else age_of(words[:end])
    return None if age == "unknown" else age


def _head(said: str) -> Gender | None:
    """What the noun of a description tells: «the king's old nurse of York» is a nurse."""
    words = _WORDS.findall(said)
    if not words or not _begins(words[0]):
        return None
    tells: Gender | None = None
    for word in words:
        if word.lower() in _END:
            break
        gender = PERSON_NOUNS.get(word.lower()) or TITLES.get(word.lower())
        tells = gender if gender in ("female", "male") else tells
    return tells


def _begins(word: str) -> bool:
    low = word.lower()
    return (
        low in _BEGIN
        or word.isdigit()
        or word.endswith(("'s", "’s"))
        or (word.islower() and low not in _END)
        or low in PERSON_NOUNS
        or low in TITLES
    )


def _named(name: str) -> Gender | None:
    """By a title or a given name."""
    form = split_name(name)
    gender = TITLES.get(form.title, "unknown")
    if gender == "unknown":
        gender = GIVEN_NAMES.get(form.words[0], "unknown") if form.words else "unknown"
    return None if gender == "unknown" else gender


def _told(name: str, votes: Mapping[Gender, int]) -> Gender | None:
    """By a title, else by pronouns and the given name: several pronouns tell more than a name."""
    he, she = votes.get("male", 0), votes.get("female", 0)
    least = _SURE if (named := _named(name)) is None else _SURE + _LIKELY
    if split_name(name).title in TITLES or max(he, she) < max(least, 2 * min(he, she)):
        return named
    return "male" if he > she else "female"


def _votes(story: Story, names: Iterable[str]) -> dict[str, Counter[Gender]]:
    """The pronouns that stage directions have for each."""
    spelled = {one.casefold(): name for name in names for one in (name,)}
    shape = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spelled))})(?!\w)", re.IGNORECASE)
    votes: dict[str, Counter[Gender]] = {name: Counter() for name in spelled.values()}
    paragraphs = groupby(story.segments(), key=lambda one: (one[0].number, one[1].paragraph))
    for _, group in paragraphs:
        segments = [segment for _, segment in group]
        who = next((s.speaker for s in segments if s.speaker in votes), "")
        for segment in segments:
            if segment.kind is Kind.NARRATION:
                for name, said in _stretches(segment, shape, spelled, who):
                    votes[name].update(_pronouns(said))
    return votes


def _stretches(
    direction: Segment, shape: re.Pattern[str], spelled: Mapping[str, str], who: str
) -> Iterator[tuple[str, str]]:
    """Parts of a direction, each with whom it is about: whoever speaks, then who is named last."""
    at, name = 0, who
    for match in shape.finditer(direction.text):
        if name:
            yield name, direction.text[at : match.start()]
        at, name = match.end(), spelled[match.group().casefold()]
    if name:
        yield name, direction.text[at:]


def _pronouns(said: str) -> Counter[Gender]:
    found: Counter[Gender] = Counter()
    for shape, weight in ((_SUBJECT, _SURE), (_SELF, _SURE), (_OWN, _LIKELY)):
        for match in shape.finditer(said):
            found[_PRONOUNS[match["who"].lower()]] += weight
    return found
