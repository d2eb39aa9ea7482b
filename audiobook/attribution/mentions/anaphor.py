"""The descriptions of a story, each with what speaks for all whom it may mean."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from audiobook.attribution.mentions.mention import Mention, Mentions
from audiobook.attribution.people.appearance import ENDS
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.attribution.people.relations import Relations, find_relations, relation
from audiobook.attribution.prose import TextParagraph, Token
from audiobook.attribution.words import GENERIC_NOUNS, POSSESSIVES
from audiobook.story import Gender

Signs = dict[str, float]  # what speaks for or against somebody, by the names of their weights
_REACH = 40  # paragraphs within which somebody must have been named
_NEAR = 12  # people of whom one may be meant, because they were named lately
_MET = 25
_SETTLED, _OFTEN = 0.45, 20  # a standing; paragraphs with the description


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A description where it stands, and what speaks for all whom it may mean."""

    index: int  # of the piece
    label: str
    signs: Mapping[str, Signs]


class _Around(NamedTuple):
    """What stands around a description."""

    at: int  # its paragraph
    ahead: Mapping[str, int]  # in how many paragraphs somebody is named
    beside: Mapping[str, bool]  # who is named in its sentence, and whether in apposition
    speech: Mapping[str, Sequence[str]]  # signs of people, where the description speaks


class _Recent:
    """Who was named or met lately."""

    def __init__(self) -> None:
        # The paragraphs, and how often in each; those who were named last stand last.
        self.named: dict[str, deque[tuple[int, int]]] = {}
        self.met: dict[str, int] = {}  # heads of descriptions that were new
        self.subject: dict[Gender, str] = {}  # who did something last

    def name(self, who: str, at: int) -> None:
        seen = self.named.pop(who, deque())
        while seen and at - seen[0][0] > _REACH:
            seen.popleft()
        before = seen.pop()[1] if seen and seen[-1][0] == at else 0
        seen.append((at, before + 1))
        self.named[who] = seen

    def near(self, at: int) -> list[str]:
        """The latest first."""
        latest = islice(reversed(self.named.items()), _NEAR)
        return [who for who, seen in latest if at - seen[-1][0] <= _REACH]


def find_anaphors(
    paragraphs: Sequence[TextParagraph], people: People, mentions: Mentions
) -> Iterator[Anaphor]:
    """All descriptions in narration, with the signs that do not need the other places."""
    reader = _AnaphorReader(people)
    told = [[(p, mentions.of(p)) for p in each.pieces] for each in paragraphs]
    for at, pieces in enumerate(told):
        ahead = _ahead(told[at + 1 : at + 4])
        for piece, found in pieces:
            for which, mention in enumerate(found):
                if mention.kind == "name" and mention.who != FIRST_PERSON:
                    reader.note(mention, at, piece.spoken)
                elif not piece.spoken and mention.kind in ("description", "newcomer"):
                    beside = _beside(piece.tokens, mention, found[max(which - 6, 0) : which + 7])
                    speech = _of_speech(at, mention.who, people)
                    around = _Around(at, ahead, beside, speech)
                    yield reader.anaphor(piece.index, mention, around)


class _AnaphorReader:
    """Knows who was named while the story is read once, from its beginning."""

    def __init__(self, people: People) -> None:
        self._people, self._relations = people, find_relations(people)
        self._recent = _Recent()

    def note(self, mention: Mention, at: int, spoken: bool) -> None:
        """Somebody is named in a paragraph."""
        self._recent.name(mention.who, at)
        if mention.subject and not spoken:
            self._recent.subject[mention.gender] = mention.who

    def anaphor(self, index: int, mention: Mention, around: _Around) -> Anaphor:
        """A description in the piece, with the signs of all whom it may mean."""
        owner = _owner(mention, self._recent)
        signs = {
            who: self._signs(who, owner, mention, around) for who in self._named(mention, around)
        }
        others = [who for who in signs if who != owner and who in self._recent.named]
        if len(others) == 1:
            signs[others[0]]["only"] = 1.0
        signs[mention.who] = _own(mention, around.at, self._recent)
        if mention.kind == "newcomer":
            self._recent.met[mention.who.split()[-1].lower()] = around.at
        return Anaphor(index, mention.who, signs)

    def _named(self, mention: Mention, around: _Around) -> Iterator[str]:
        """Who may be meant, beside one who has no name."""
        near, likely = self._recent.near(around.at), self._relations.likely(mention.who)
        for who in dict.fromkeys([*near, *around.ahead, *around.beside, *likely]):
            if who != FIRST_PERSON and not _wrong(mention.gender, self._people.gender(who)):
                yield who

    def _signs(self, who: str, owner: str, mention: Mention, around: _Around) -> Signs:
        signs: Signs = {"base": 1.0, **_near(who, around.at, self._recent, around.ahead)}
        signs.update(_of_book(mention, who, owner, self._relations))
        if who in around.beside:
            signs["apposed" if around.beside[who] else "sentence"] = 1.0
        for sign in around.speech.get(who, ()):
            signs[sign] = 1.0
        if "unknown" in (mention.gender, self._people.gender(who)):
            signs["unknown_gender"] = 1.0
        return signs


def _ahead(paragraphs: Sequence[Sequence[tuple[object, Sequence[Mention]]]]) -> dict[str, int]:
    """In how many paragraphs somebody is named."""
    found: dict[str, int] = {}
    for away, pieces in enumerate(paragraphs, 1):
        for _, there in pieces:
            for mention in there:
                if mention.kind == "name":
                    found.setdefault(mention.who, away)
    return found


def _beside(tokens: Sequence[Token], mention: Mention, found: Sequence[Mention]) -> dict[str, bool]:
    """Who is named in the same sentence, and whether in apposition."""
    beside: dict[str, bool] = {}
    for other in found:
        if other.kind != "name":
            continue
        first, second = sorted((mention, other), key=lambda m: m.start)
        texts = [token.text for token in tokens[first.end : second.start]]
        if not any(text in ENDS for text in texts):
            beside[other.who] = texts == [","] or (not texts and first is mention)
    return beside


def _of_book(mention: Mention, who: str, owner: str, relations: Relations) -> Signs:
    """What does not depend on where the mention stands."""
    head = mention.who.split()[-1]
    signs = dict(relations.tied.get(mention.who, {}).get(who, {}))
    signs["stands_for"] = standing = relations.standing(mention.who, who)
    role = head.lower() not in GENERIC_NOUNS or head[0].isupper()
    often = len(relations.where.get(mention.who, ())) >= _OFTEN
    if role and often and standing >= _SETTLED and mention.kind == "description":
        signs["settled"] = 1.0
    return signs | dict.fromkeys(relation(head.lower(), who, owner, relations), 1.0)


def _wrong(one: Gender, other: Gender) -> bool:
    return "unknown" not in (one, other) and one != other


def _own(mention: Mention, at: int, recent: _Recent) -> Signs:
    """The signs of meaning nobody who has a name."""
    first, *words = mention.who.split()
    head = words[-1] if words else first
    signs: Signs = {"self": 1.0}
    if first in POSSESSIVES:
        signs["self_my" if first in ("my", "our") else "self_kin"] = 1.0
    elif head.lower() not in GENERIC_NOUNS:
        signs["self_capital" if head[0].isupper() else "self_role"] = 1.0
    if mention.kind == "newcomer":
        signs["self_new"] = 1.0
    elif at - recent.met.get(head.lower(), -_MET - 1) <= _MET:
        signs["self_met"] = 1.0
    if len(words) > 1:
        signs["self_qualified"] = 1.0
    return signs


def _near(who: str, at: int, recent: _Recent, ahead: Mapping[str, int]) -> Signs:
    seen = [(old, times) for old, times in recent.named.get(who, ()) if at - old <= _REACH]
    if seen:
        often = sum(times for _, times in seen)
        return {"recency": math.log2(1 + at - seen[-1][0]), "busy": math.log(often)}
    if who in ahead:
        return {"ahead": float(ahead[who])}
    return {"far": 1.0}


def _owner(mention: Mention, recent: _Recent) -> str:
    """Whose relative a description means: "his" is who did something last."""
    first = mention.who.split()[0]
    if first == "his":
        return recent.subject.get("male", "")
    return recent.subject.get("female", "") if first == "her" else ""


def _of_speech(at: int, label: str, people: People) -> dict[str, list[str]]:
    """What the speech around says of people, where the description speaks in this paragraph."""
    signs: dict[str, list[str]] = defaultdict(list)
    here = people.ties.speech.get(at)
    if not here or not isinstance(here.by, str) or people.labels.get(here.by, here.by) != label:
        return signs
    for form in here.called:
        signs[people.forms.get(form, "")].append("called")
    before = [people.ties.speech.get(at - back) for back in (1, 2)]
    for sign, speech in zip(("spoke", "spoke_before"), before, strict=True):
        if speech and speech.by is not None and (who := people.known_as(speech.by)):
            signs[who].append(sign)
    if before[0]:
        for form in before[0].called:
            signs[people.forms.get(form, "")].append("calls")
    return signs
