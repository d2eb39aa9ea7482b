"""Whom the narration beside a speech tells it is said to: "said Emma to Harriet"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.mentions.mention import Mention, mentions
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.attribution.prose import (
    GENITIVES,
    TextParagraph,
    Token,
    first_sentence,
    last_sentence,
)
from audiobook.language import ENGLISH
from audiobook.manuscript import Tag, tag_before, tag_behind
from audiobook.story import Gender

SEVERAL = "several or nobody"  # no name: it is told that no one person listens

_TURNING = ENGLISH.actions.turns
_TOWARDS = ENGLISH.actions.towards
_ONESELF = ENGLISH.grammar.reflexives
_MANY = ENGLISH.grammar.several
_PRONOUNS: dict[str, Gender] = {"him": "male", "her": "female"}
_OPEN = frozenset((",", ":"))
_REACH = 5  # tokens from turning to "to"
_Reader = Callable[[Sequence[Token], Sequence[Mention]], Tag | None]


class Address:
    """Reads the narration around the pieces of a turn."""

    def __init__(self, prose: Sequence[TextParagraph], people: People) -> None:
        self._people = people
        self._where = {
            piece.index: (paragraph, place)
            for paragraph in prose
            for place, piece in enumerate(paragraph.pieces)
            if piece.spoken
        }

    def of(self, turn: Turn, speaker: str, near: Iterable[str]) -> str:
        """Who is told to hear the turn; SEVERAL if more than one, or the speaker alone.

        `near` are those whom "him" or "her" may mean, the likeliest first. Empty where nothing is
        told, or it isn't clear of whom.
        """
        near = [who for who in near if who not in ("", speaker)]
        for piece, clued in zip(turn.pieces, turn.piece_clues, strict=True):
            tags = {clue.kind for clue in clued}
            if not tags:
                continue
            for sentence, read in self._beside(piece):
                if found := self._in(sentence, speaker, near, read if "tag" in tags else None):
                    return found
        return ""

    def _beside(self, index: int) -> Iterator[tuple[Sequence[Token], _Reader]]:
        """The sentence behind a quotation, and the one ahead of it that leads to it."""
        paragraph, place = self._where[index]
        after = paragraph.pieces[place + 1 : place + 2]
        if after and not after[0].spoken:
            start, end = first_sentence(after[0].tokens)
            yield after[0].tokens[start:end], tag_behind
        if place and not paragraph.pieces[place - 1].spoken:
            before = paragraph.pieces[place - 1]
            if place == 1 or before.last_mark in _OPEN:
                yield before.tokens[last_sentence(before.tokens) :], tag_before

    def _in(
        self, tokens: Sequence[Token], own: str, near: Sequence[str], read: _Reader | None
    ) -> str:
        """The listener whom a sentence tells; `read` finds its tag, if it may have one."""
        found = mentions(tokens, self._people)
        by_start = {mention.start: mention for mention in found}
        tag = read(tokens, found) if read else None
        for at in _places(tokens, by_start, own, tag):
            if who := self._person(tokens, at, by_start.get(at), near):
                return who if who != own else ""
        return ""

    def _person(
        self, tokens: Sequence[Token], at: int, mention: Mention | None, near: Sequence[str]
    ) -> str:
        """Who is meant by the words that begin at `at`."""
        low, behind = tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else ""
        if low in _ONESELF or low in _MANY:
            return SEVERAL
        if mention and mention.kind != "pronoun":
            return mention.who if self._is_somebody(tokens, mention, near) else ""
        if low == "me" and self._people.first_person:
            return FIRST_PERSON
        if low in _PRONOUNS and (low == "him" or not behind[:1].isalpha()):
            gender = _PRONOUNS[low]
            return next((who for who in near if self._people.gender(who) == gender), "")
        return ""

    def _is_somebody(self, tokens: Sequence[Token], mention: Mention, near: Sequence[str]) -> bool:
        """Whether a mention means somebody who is there, and not what is theirs."""
        after = tokens[mention.end].low if mention.end < len(tokens) else ""
        known = mention.who in self._people.genders or mention.who in near
        return known and after not in GENITIVES


def _places(
    tokens: Sequence[Token], mentioned: Mapping[int, Mention], own: str, tag: Tag | None
) -> Iterator[int]:
    """Where words stand that may tell who listens, unless somebody else is the subject."""
    if tag and tag.addressee is not None:
        yield tag.addressee
    turned, theirs = -_REACH, False  # where somebody turns, to whom
    for at, token in enumerate(tokens[:-1]):
        if mention := mentioned.get(at):
            if at - turned <= 2:
                turned = mention.end - 1  # "turned Emma to"
            elif mention.subject and mention.kind != "pronoun":
                theirs = mention.who != own
        elif theirs:
            continue
        elif token.low in _TURNING:
            turned = at
        elif at - turned < _REACH and token.low in _TOWARDS:
            yield at + 1
