"""Of whom the narration speaks just now: whom a "he" or a "she" takes up.

Since Hobbs (1978) and the centering of Grosz, Joshi and Weinstein (1995) a pronoun is known to take
up who was last told of as the subject of a main clause, rather than whoever was named last. Here
all of these are noted; what each is worth is for the model to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from operator import attrgetter
from typing import NamedTuple

from audiobook.attribution.mentions.mention import Mention
from audiobook.attribution.prose import SENTENCE_ENDS, Token
from audiobook.manuscript import GrammaticalRole, role
from audiobook.story import Gender

_FORGOTTEN = 60  # sentences without a word of somebody
_MANY = 60  # people, at which the forgotten are cleared away
_LATELY, _LATEST = 8, 6  # sentences in which, and namings of which, shares are counted
_LONG_AGO = 99  # sentences

Position = tuple[int, int]  # a sentence, a mention within it, both counted through the story
_NOWHERE: Position = (-(10**9), 0)


class Salience(NamedTuple):
    """How somebody was told of lately.

    Ranks are among all who may have the same gender; 0 is the latest.
    """

    named: int  # rank by the last name or description
    leading: int  # rank by the last time as a subject, pronouns taken as whom they seem to mean
    main: int  # likewise, of main clauses only
    since: int  # sentences since the last name or description
    since_main: int  # sentences since the last main clause
    opens: bool  # the first subject of their gender in the latest paragraph
    share: float  # of the namings of people of their gender in the last sentences, 0…1


class _Told(NamedTuple):
    """Where somebody was told of."""

    named: Position = _NOWHERE
    leading: Position = _NOWHERE
    main: Position = _NOWHERE
    times: tuple[int, ...] = ()  # the sentences of the latest namings


class Narration:
    """Follows the narration, mention by mention."""

    def __init__(self) -> None:
        self._sentence = 0
        self._told: dict[tuple[Gender, str], _Told] = {}
        self._paragraph = -1
        self._opens: dict[Gender, str] = {}
        self._known: dict[str, Salience] | None = None  # until more is heard

    def copy(self) -> Narration:
        """One that goes on from here by itself."""
        other = Narration()
        other._sentence, other._paragraph = self._sentence, self._paragraph
        other._told, other._opens = dict(self._told), dict(self._opens)
        return other

    def hear(
        self,
        tokens: Sequence[Token],
        found: Sequence[Mention],
        paragraph: int,
        genders: Mapping[str, Gender],
    ) -> None:
        """A piece of narration with its mentions; `genders` are those of people with names."""
        self._known = None
        if paragraph != self._paragraph:
            self._paragraph, self._opens = paragraph, {}
        past = 0
        for number, mention in enumerate(found, 1):
            self._sentence += _ends(tokens[past : mention.start])
            past = max(past, mention.start)
            gender = genders.get(mention.who) or mention.gender
            who = mention.who or self._meant(gender)
            if who:
                self._note(mention, gender, who, (self._sentence, number), role(tokens, mention))
        self._sentence += _ends(tokens[past:])
        if len(self._told) > _MANY:
            self._told = {key: told for key, told in self._told.items() if self._lately(told)}

    def _note(
        self, mention: Mention, gender: Gender, who: str, at: Position, is_: GrammaticalRole
    ) -> None:
        named, leading, main, times = self._told.get((gender, who), _Told())
        if mention.who:
            named, times = at, (*times[1 - _LATEST :], at[0])
        if is_.subject:
            leading = at
            self._opens.setdefault(gender, who)
        self._told[gender, who] = _Told(named, leading, at if is_.main else main, times)

    def _meant(self, gender: Gender) -> str:
        """Whom "he" seems to mean."""
        people = [
            (told.main, told.leading, who)
            for (of, who), told in self._told.items()
            if of in (gender, "unknown") and told.leading != _NOWHERE
        ]
        return max(people)[2] if people else ""

    def _lately(self, told: _Told) -> bool:
        return max(told.named, told.leading)[0] > self._sentence - _FORGOTTEN

    def salience(self) -> Mapping[str, Salience]:
        """Everybody who was told of lately."""
        if self._known is None:
            self._known = self._found()
        return self._known

    def _found(self) -> dict[str, Salience]:
        lately = {key: told for key, told in self._told.items() if self._lately(told)}
        found: dict[str, Salience] = {}
        genders: tuple[Gender, ...] = ("female", "male", "unknown")
        for gender in genders:
            rivals = {
                who: told
                for (other, who), told in lately.items()
                if "unknown" in (gender, other) or other == gender
            }
            own = {who for other, who in lately if other == gender}
            if not own:
                continue
            found.update(self._ranked(gender, rivals, own))
        return found

    def _ranked(
        self, gender: Gender, people: Mapping[str, _Told], own: Set[str]
    ) -> Iterator[tuple[str, Salience]]:
        named = _ranks(people, attrgetter("named"))
        leading = _ranks(people, attrgetter("leading"))
        main = _ranks(people, attrgetter("main"))
        oldest = self._sentence - _LATELY
        often = {who: sum(at >= oldest for at in told.times) for who, told in people.items()}
        whole = sum(often.values()) or 1
        for who, told in people.items():
            if who not in own:
                continue
            yield (
                who,
                Salience(
                    named[who],
                    leading[who],
                    main[who],
                    min(self._sentence - told.named[0], _LONG_AGO),
                    min(self._sentence - told.main[0], _LONG_AGO),
                    self._opens.get(gender) == who,
                    often[who] / whole,
                ),
            )


def _ranks(people: Mapping[str, _Told], by: Callable[[_Told], Position]) -> dict[str, int]:
    at = dict(zip(people, map(by, people.values()), strict=True))
    latest_first = sorted(at, key=at.__getitem__, reverse=True)
    return {who: rank for rank, who in enumerate(latest_first)}


def _ends(tokens: Sequence[Token]) -> int:
    return sum(token.text in SENTENCE_ENDS for token in tokens)
