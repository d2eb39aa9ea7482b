"""Who is told a name after they were heard: «said the boy. … His name was Mitya».

The name and what they were called by are one person then, and have one voice; that holds within the
chapter, since «the boy» of the next one may be another. A name that was told of before introduces
nobody, and neither does «his name» where somebody who has one was told of last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.mentions.mention import Mention, Mentions
from audiobook.attribution.people.people import People
from audiobook.attribution.prose import GENITIVES, TextParagraph, Token
from audiobook.attribution.words import DETERMINERS
from audiobook.story import Gender

Introductions = Mapping[tuple[int, str], str]  # by chapter and description: the name

_NEAR = 6  # paragraphs from a description to the name
_HIS: dict[str, Gender] = {"his": "male", "her": "female"}
_IS = (["was"], ["is"], ["was", "called"], ["was", "named"])
_CALLED = (
    ["called"],
    ["named"],
    [",", "called"],
    [",", "named"],
    [",", "whose", "name", "was"],
    ["was", "called"],
    ["was", "named"],
)
_I_AM = (["i'm"], ["i", "am"], ["my", "name", "is"], ["my", "name", "'s"], ["call", "me"])
_ENDS = frozenset((".", ",", "!", "?", ";", ":", "—", "--", "…", "’", "”"))


def introductions(
    paragraphs: Sequence[TextParagraph],
    turns: Sequence[Turn],
    speakers: Sequence[str],
    people: People,
    known: Mentions,
) -> Introductions:
    """The names of those who were described before, by chapter; linear in the text.

    `speakers` are those of the turns, `known` the mentions in the paragraphs.

    Nobody whom a person named, or gave a voice under the description, is called otherwise.
    """
    said = {at: who for turn, who in zip(turns, speakers, strict=True) for at in turn.pieces}
    fixed = {turn.fixed for turn in turns}
    found: dict[tuple[int, str], set[str]] = {}
    for chapter, label, name in _Reader(known, said).read(paragraphs):
        if label not in fixed and _may_be(label, name, people):
            found.setdefault((chapter, label), set()).add(name)
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _may_be(label: str, name: str, people: People) -> bool:
    if not _is_described(label) or _is_described(name) or people.described.get(label.lower()):
        return False
    return len({people.gender(label), people.gender(name)} - {"unknown"}) < 2


def _is_described(who: str) -> bool:
    return who.split()[0].lower() in DETERMINERS if who else False


class _Reader:
    """Reads a story for names that are told late."""

    def __init__(self, known: Mentions, said: Mapping[int, str]) -> None:
        self._mentions, self._said = known, said
        self._known: set[str] = set()  # who was named before
        self._last: list[tuple[int, Mention]] = []  # who was told of, and in which paragraph

    def read(self, paragraphs: Sequence[TextParagraph]) -> Iterator[tuple[int, str, str]]:
        """Chapter, description and name of all who are introduced."""
        for at, paragraph in enumerate(paragraphs):
            for piece in paragraph.pieces:
                found = self._mentions.of(piece)
                if piece.spoken:
                    pairs = self._by_themselves(
                        piece.tokens, found, self._said.get(piece.index, "")
                    )
                else:
                    pairs = self._told(piece.tokens, found, at)
                for label, name in pairs:
                    yield paragraph.chapter, label, name
                self._known |= {one.who for one in found if one.kind == "name"}

    def _by_themselves(
        self, tokens: Sequence[Token], found: Sequence[Mention], speaker: str
    ) -> list[tuple[str, str]]:
        """«"My name is Mitya," said the boy.»"""
        names = (one for one in found if one.kind == "name" and _stands_alone(tokens, one.end))
        told = [one.who for one in names if _ends_with(tokens[: one.start], _I_AM)]
        return [(speaker, who) for who in told[:1] if speaker]

    def _told(
        self, tokens: Sequence[Token], found: Sequence[Mention], at: int
    ) -> list[tuple[str, str]]:
        pairs: list[tuple[str, str]] = []
        before: Mention | None = None
        for one in found:
            if one.kind == "name" and one.who not in self._known and not _owns(tokens, one.end):
                label = self._introduced(tokens, before, one, at)
                pairs += [(label, one.who)] if label else []
            if one.who:
                before = one
                self._last = [pair for pair in self._last if at - pair[0] <= _NEAR]
                self._last.append((at, one))
        return pairs

    def _introduced(
        self, tokens: Sequence[Token], before: Mention | None, named: Mention, at: int
    ) -> str:
        """Who is called so: «his name was», «the boy's name was», «a boy called»."""
        between = [t.low for t in tokens[before.end if before else 0 : named.start]]
        if before and before.kind in ("description", "newcomer"):
            owned = between[:2] == ["'s", "name"] and between[2:] in _IS
            if owned or between in _CALLED:
                return before.who
        for is_ in _IS:
            shape = tokens[max(named.start - len(is_) - 2, 0) : named.start]
            his, *rest = [token.low for token in shape] or [""]
            if his in _HIS and rest == ["name", *is_]:
                return self._latest(_HIS[his])
        return ""

    def _latest(self, gender: Gender) -> str:
        """Who of a gender was told of last, if it is somebody described."""
        for _, one in reversed(self._last):
            if one.gender in (gender, "unknown"):
                return one.who if one.kind in ("description", "newcomer") else ""
        return ""


def _owns(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low in GENITIVES


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text in _ENDS


def _ends_with(tokens: Sequence[Token], shapes: Sequence[Sequence[str]]) -> bool:
    low = [token.low for token in tokens[-3:]]
    return any(low[-len(shape) :] == [*shape] for shape in shapes)
