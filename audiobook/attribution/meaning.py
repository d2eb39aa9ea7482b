"""Whom a description means: somebody who was named, or somebody of its own.

"The girl" is the girl named last who is not named beside it in the same sentence; "his wife" is
the woman of his surname; "the doctor" the one who bears the title. What a description means
in one place is likely what it means in others, so everything is weighed twice: once each for
itself, then with what the whole book made of the description.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from audiobook.attribution.mentions import FIRST_PERSON, Cast, Mention, mentions
from audiobook.attribution.names import Form
from audiobook.attribution.prose import Paragraph, Token
from audiobook.attribution.words import ABBREVIATED, GENERIC_NOUNS, POSSESSIVES, split
from audiobook.story import Gender

WEIGHTS: dict[str, float] = {
    "base": -1.0,  # of somebody named, before anything is known
    "recency": -0.55,  # for each doubling of the paragraphs since
    "ahead": -1.0,  # named only after it
    "sentence": -3.0,  # named in the same sentence
    "apposed": 5.0,
    "apart": -0.9,  # by the logarithm of the sentences that have both, in the whole book
    "same": 2.0,  # likewise of the appositions
    "answers": 1.2,  # likewise of the answers
    "called": -4.0,  # by name, in what the description says
    "calls": 2.0,  # was called just before the description speaks
    "spoke": -1.5,  # said what stands before
    "spoke_before": 1.0,  # said what stands before that
    "title": 2.5,
    "surname": 2.0,  # of a relative: the surname of the one whose relative it is
    "kin_title": 2.0,  # Aunt Polly, of "his aunt"
    "married": 1.5,  # Mrs. for a wife or a mother
    "owner": -4.0,  # he himself is not his brother
    "unknown_gender": -0.7,
    "prior": 0.8,  # by the logarithm of the share that the description means this one
    "self": 0.0,
    "self_kin": -1.0,
    "self_role": 0.8,
    "self_capital": 1.5,
    "self_new": 3.0,  # a man, another man
    "self_met": 1.5,  # was new within the last paragraphs
}
_REACH = 40  # paragraphs within which somebody must have been named
_MET = 25
_MOST = 8  # candidates
_SURNAMED_KIN = split(
    "wife husband mother father son daughter brother sister lady mamma mama papa parent"
)
_KIN_TITLES = {"aunt": ("aunt", "auntie"), "uncle": ("uncle",), "cousin": ("cousin",)}
_MARRIED = split("wife mother lady mamma mama mother-in-law")
_ENDS = frozenset((".", "!", "?", "…", ";"))


class Meant(NamedTuple):
    """Somebody a description may mean."""

    who: str  # a person, or the description itself
    share: float  # 0…1; those of one mention add up to 1


@dataclass(slots=True)
class _Place:
    """A description where it stands, with the points of all it may mean."""

    key: tuple[int, int]  # of the answer
    label: str
    fixed: dict[str, float] = field(default_factory=dict)


def resolve(
    paragraphs: Sequence[Paragraph], cast: Cast
) -> dict[tuple[int, int], tuple[Meant, ...]]:
    """For each description in narration whom it may mean, the likeliest first.

    Keys are the piece's index and the mention's start. Time is linear in the text.
    """
    places = list(_places(paragraphs, cast))
    prior: dict[str, dict[str, float]] = {}
    for _ in range(2):
        counted: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for place in places:
            for who, share in _shares(place, prior):
                if who != place.label:
                    counted[place.label][who] += share
        prior = {label: dict(shares) for label, shares in counted.items()}
    return {place.key: tuple(_shares(place, prior)) for place in places}


def _shares(place: _Place, prior: Mapping[str, Mapping[str, float]]) -> list[Meant]:
    points = dict(place.fixed)
    book = prior.get(place.label)
    if book:
        most = max(book.values())
        for who in points.keys() - {place.label}:
            points[who] += WEIGHTS["prior"] * math.log((book.get(who, 0.0) + 0.3) / (most + 0.3))
    top = max(points.values())
    parts = {who: math.exp(value - top) for who, value in points.items()}
    whole = sum(parts.values())
    ranked = sorted(parts, key=lambda who: (-parts[who], who))[:_MOST]
    return [Meant(who, parts[who] / whole) for who in ranked]


class _Recent:
    """Who was named or met lately, and by whom the last speeches were said."""

    def __init__(self) -> None:
        self.named: dict[str, int] = {}  # the paragraph, in order of the latest mention
        self.met: dict[str, int] = {}  # heads of descriptions that were new
        self.subject: dict[Gender, str] = {}  # who did something last

    def name(self, who: str, at: int) -> None:
        self.named.pop(who, None)
        self.named[who] = at


def _places(paragraphs: Sequence[Paragraph], cast: Cast) -> Iterator[_Place]:
    recent, book = _Recent(), _book(cast)
    told = [[(p, mentions(p.tokens, cast)) for p in each.pieces] for each in paragraphs]
    for at, pieces in enumerate(told):
        ahead = {
            mention.who: after - at
            for after in range(min(at + 3, len(told) - 1), at, -1)
            for piece, found in told[after]
            if not piece.spoken
            for mention in found
            if mention.kind == "name"
        }
        for piece, found in pieces:
            for mention in found:
                if piece.spoken:
                    continue
                if mention.kind in ("description", "newcomer"):
                    beside = _beside(piece.tokens, mention, found)
                    place = _Place((piece.index, mention.start), mention.who)
                    _weigh(place, mention, at, recent, ahead, beside, cast, book)
                    yield place
                elif mention.kind == "name":
                    recent.name(mention.who, at)
                    if mention.subject and mention.gender != "unknown":
                        recent.subject[mention.gender] = mention.who
            if piece.spoken:
                for mention in found:
                    if mention.kind == "name" and mention.who != FIRST_PERSON:
                        recent.named.setdefault(mention.who, at - 2)


def _beside(tokens: Sequence[Token], mention: Mention, found: Sequence[Mention]) -> dict[str, bool]:
    """Who is named in the same sentence, and whether in apposition."""
    beside: dict[str, bool] = {}
    for other in found:
        if other.kind != "name":
            continue
        first, second = sorted((mention, other), key=lambda m: m.start)
        between = tokens[first.end : second.start]
        texts = [token.text for token in between]
        if any(text in _ENDS for text in texts):
            continue
        beside[other.who] = texts == [","] or (not texts and first is mention)
    return beside


def _weigh(
    place: _Place,
    mention: Mention,
    at: int,
    recent: _Recent,
    ahead: Mapping[str, int],
    beside: Mapping[str, bool],
    cast: Cast,
    book: _Book,
) -> None:
    head = mention.who.split()[-1]
    tied = book.tied.get(mention.who, {})
    likely = [who for who, points in tied.items() if points > 1]
    owner = _owner(mention, recent)
    speech = _around(at, mention.who, cast)
    names = [who for who, seen in reversed(recent.named.items()) if at - seen <= _REACH][:24]
    for who in dict.fromkeys([*names, *ahead, *beside, *likely]):
        if who == FIRST_PERSON or _wrong(mention.gender, cast.gender(who)):
            continue
        points = tied.get(who, 0.0) + _near(who, at, recent, ahead)
        if who in beside:
            points += WEIGHTS["apposed" if beside[who] else "sentence"]
        points += sum(WEIGHTS[sign] for sign in speech.get(who, ()))
        points += _related(head.lower(), who, owner, book.titles.get(who, set()))
        if "unknown" in (mention.gender, cast.gender(who)):
            points += WEIGHTS["unknown_gender"]
        place.fixed[who] = points
    place.fixed[mention.who] = _own(mention, head, at, recent)
    if mention.kind == "newcomer":
        recent.met[head.lower()] = at


def _wrong(one: Gender, other: Gender) -> bool:
    return "unknown" not in (one, other) and one != other


def _own(mention: Mention, head: str, at: int, recent: _Recent) -> float:
    """The points for meaning nobody who has a name."""
    low = head.lower()
    points = WEIGHTS["self"]
    if mention.who.split()[0] in POSSESSIVES:
        points += WEIGHTS["self_kin"]
    elif low not in GENERIC_NOUNS:
        points += WEIGHTS["self_capital" if head[0].isupper() else "self_role"]
    if mention.kind == "newcomer":
        points += WEIGHTS["self_new"]
    elif at - recent.met.get(low, -_MET - 1) <= _MET:
        points += WEIGHTS["self_met"]
    return points


def _near(who: str, at: int, recent: _Recent, ahead: Mapping[str, int]) -> float:
    if who in recent.named:
        ago = at - recent.named[who]
    elif who in ahead:
        return WEIGHTS["base"] + WEIGHTS["ahead"] * ahead[who]
    else:
        ago = 2 * _REACH
    return WEIGHTS["base"] + WEIGHTS["recency"] * math.log2(1 + ago)


@dataclass(slots=True)
class _Book:
    """What the whole book tells of descriptions and people."""

    tied: dict[str, dict[str, float]]  # description, person: points
    titles: dict[str, set[str]]  # of each person


def _book(cast: Cast) -> _Book:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sign, pairs in (("apart", cast.ties.apart), ("same", cast.ties.same)):
        for pair, count in pairs.items():
            texts = [key for key in pair if isinstance(key, str)]
            forms = [key for key in pair if isinstance(key, Form)]
            if len(texts) == len(forms) == 1 and forms[0] in cast.forms:
                label = cast.labels.get(texts[0], texts[0])
                counts[label, cast.forms[forms[0]]][sign] += count
    for form, answers in cast.ties.answers.items():
        for by, count in answers.items():
            if isinstance(by, str) and form in cast.forms:
                counts[cast.labels.get(by, by), cast.forms[form]]["answers"] += count
    tied: dict[str, dict[str, float]] = defaultdict(dict)
    for (label, who), signs in counts.items():
        tied[label][who] = (
            WEIGHTS["apart"] * math.log1p(signs["apart"])
            + WEIGHTS["same"] * math.log1p(signs["same"])
            + WEIGHTS["answers"] * math.log1p(signs["answers"] / 2)
        )
    titles: dict[str, set[str]] = defaultdict(set)
    for form, who in cast.forms.items():
        titles[who].add(ABBREVIATED.get(form.title, form.title))
    return _Book(dict(tied), dict(titles))


def _owner(mention: Mention, recent: _Recent) -> str:
    """Whose relative a description means: "his" is who did something last."""
    first = mention.who.split()[0]
    if first == "his":
        return recent.subject.get("male", "")
    return recent.subject.get("female", "") if first == "her" else ""


def _related(noun: str, who: str, owner: str, titles: Set[str]) -> float:
    points = 0.0
    if noun in titles:
        points += WEIGHTS["title"]
    if noun in _KIN_TITLES and titles & set(_KIN_TITLES[noun]):
        points += WEIGHTS["kin_title"]
    if not owner:
        return points
    if owner == who:
        return points + WEIGHTS["owner"]
    if noun in _SURNAMED_KIN and who.split()[-1] == owner.split()[-1]:
        points += WEIGHTS["surname"]
        points += WEIGHTS["married"] * (noun in _MARRIED and "mrs" in titles)
    return points


def _around(at: int, label: str, cast: Cast) -> dict[str, list[str]]:
    """What the speech around says of people, where the description speaks in this paragraph."""
    signs: dict[str, list[str]] = defaultdict(list)
    here = cast.ties.speech.get(at)
    if not here or cast.labels.get(str(here.by), here.by) != label:
        return signs
    for form in here.called:
        signs[cast.forms.get(form, "")].append("called")
    before = [cast.ties.speech.get(at - back) for back in (1, 2)]
    for sign, speech in zip(("spoke", "spoke_before"), before, strict=True):
        if speech and isinstance(speech.by, Form):
            signs[cast.forms.get(speech.by, "")].append(sign)
    if before[0]:
        for form in before[0].called:
            signs[cast.forms.get(form, "")].append("calls")
    return signs
