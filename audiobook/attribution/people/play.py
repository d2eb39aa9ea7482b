"""A play tells of its persons in a list, in its stage directions, and by their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from audiobook.attribution.people.given_names import GIVEN_NAMES
from audiobook.attribution.people.person import split_name
from audiobook.attribution.words import PERSON_NOUNS, TITLES
from audiobook.story import Gender, Kind, Segment, Story

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
_OWN = re.compile(r"^\W*(?:\w+ly\s+)?\w+ing\b[^.]*?\b(?P<who>his|her)\s+\w", re.IGNORECASE)
_PRONOUNS: Mapping[str, Gender] = {
    **dict.fromkeys(("he", "him", "his"), "male"),
    **dict.fromkeys(("she", "her"), "female"),
}
_SURE, _LIKELY = 2, 1  # votes of a direction


def play_genders(story: Story) -> dict[str, Gender]:
    """Whether those who speak behind labels are women or men, as far as the play tells.

    A list of persons or a description tells most, then a title, the pronouns of stage directions,
    and a given name. Linear in the length of the story, times the people of the play.
    """
    names = {
        segment.speaker
        for _, segment in story.segments()
        if segment.kind is Kind.DIALOGUE and segment.attribution.evidence.startswith(_LABEL)
    }
    if not names:
        return {}
    told = [s.text for _, s in story.segments() if s.kind is not Kind.DIALOGUE and s.audible]
    votes = _votes(story, names)
    found = {name: _described(name, told) or _told(name, votes[name]) for name in names}
    return {name: gender for name, gender in found.items() if gender}


def _described(name: str, told: Iterable[str]) -> Gender | None:
    """By a description behind the name: «ANN, a young woman», «BOB SMITH (her brother)»."""
    spelled = "|".join(re.escape(one) for one in dict.fromkeys((name, name.upper())))
    more = r"(?:\s+[A-Z][\w.'’]*){0,3}"
    shape = re.compile(rf"(?<!\w)(?:{spelled})(?!\w){more}{_SIGN}(?P<said>[^.,;:()\n]{{1,60}})")
    found = Counter(
        gender
        for text in told
        for match in shape.finditer(text)
        if (gender := _head(match["said"]))
    )
    return found.most_common(1)[0][0] if found else None


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
