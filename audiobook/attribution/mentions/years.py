"""How old somebody is: «a boy of seven», «she was eighty-two», «the old woman», «Granny».

What is said of years by number tells most, then what somebody is called, then what is told beside
the name. What somebody was once tells nothing: «when Tom was seven».
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from audiobook.attribution.mentions.mention import Mention, Mentions
from audiobook.attribution.people.ages import age_at, age_of, years_of
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.attribution.prose import GENITIVES, SENTENCE_ENDS, TextParagraph, TextPiece, Token
from audiobook.attribution.words import DETERMINERS
from audiobook.language import ENGLISH
from audiobook.story import Age, Gender

_FEW = 3  # times that a name stands behind «old», until it is believed
_SHARE = 0.2  # of the times that the name is told
_TAGS = 8  # of so many turns of somebody one tag is to say «the boy», or «the old man»
_LABELLED = 3  # of all whom a description means, one in so many is to be called so
_BOOK = 10  # chapters in which somebody is told of, for each time that their years are told
_AGES = ENGLISH.ages
_HERS: dict[str, Gender] = {"his": "male", "her": "female"}
_ONCE = frozenset(("when", "since", "until", "till", "before", "after", "while", "as", "if"))
_THEN = frozenset(("when", "then", "at"))
_STOPS = frozenset((".", ",", ";", ":", "!", "?", "…", "—", "--", ")"))
_GOES_ON = frozenset(("and", "but", "now", "that", "last", "next", "this", "yet", "or"))


@dataclass(slots=True)
class _YearsTold:
    """What was told of somebody."""

    years: list[Age] = field(default_factory=list)
    called: Counter[Age] = field(default_factory=Counter)
    old: int = 0  # times that «old» stands before the name
    times: int = 0
    chapters: set[int] = field(default_factory=set)
    turns: int = 0
    tagged: Counter[Age] = field(default_factory=Counter)  # by descriptions in tags


class Years:
    """What a story tells of how old its people are."""

    def __init__(
        self, paragraphs: Sequence[TextParagraph], people: People, known: Mentions
    ) -> None:
        """Read the narration of the whole story, whose mentions are known; in linear time."""
        self._people, self._mentions = people, known
        self._told: defaultdict[str, _YearsTold] = defaultdict(_YearsTold)
        self._last: dict[Gender, tuple[str, int]] = {}  # who was told of last, and in which one
        for self._at, paragraph in enumerate(paragraphs):
            for piece in paragraph.pieces:
                if not piece.spoken:
                    self._read(piece, paragraph.chapter)
        for key in people.ties.where:
            if isinstance(key, str):
                label = people.known_as(key) or people.labels.get(key, key)
                if label != key:
                    self._label(label, key)

    def say(self, who: str, tokens: Sequence[Token]) -> None:
        """Hear what somebody says: «I'm seven»."""
        for at, token in enumerate(tokens):
            am = token.low in ("i'm",) or (
                token.low == "i" and at + 1 < len(tokens) and tokens[at + 1].low == "am"
            )
            if am:
                self._count(who, _stated(tokens, at + 1 + (token.low == "i")))

    def tag(self, who: str, label: str) -> None:
        """Hear a turn of somebody whose tag describes them, if there is a `label`."""
        told = self._told[who]
        told.turns += 1
        if label and label != who and not (label == "the old man" and self._tells_of_father()):
            told.tagged[age_of(label.lower().split())] += 1

    def age(self, who: str, called: Iterable[str] = ()) -> Age:
        """Of a person, who may be `called` otherwise, or of somebody described.

        Unknown where it is not told, or told both ways.
        """
        names = [who, *called]
        told = _together(self._told[name] for name in names if name in self._told)
        by_name = next((age for name in names if (age := self._by_name(name))), None)
        found = self._by_years(told) or by_name or self._by_words(told)
        return "unknown" if found == "child" and self._is_grown(who) else found

    def _by_years(self, told: _YearsTold) -> Age | None:
        """None where nothing is told, and unknown where it is told of several ages."""
        if not told.years:
            return None
        some = set(told.years)
        long = len(told.chapters) > _BOOK * len(told.years)  # who grows up in it
        return told.years[0] if len(some) == 1 and not long else "unknown"

    def _by_name(self, who: str) -> Age | None:
        words = who.lower().split()
        if words == ["the", "old", "man"] and self._tells_of_father():
            return "unknown"
        if words and (words[0] in DETERMINERS or len(words) == 1):
            found = age_of(words)
            return None if found == "unknown" else found
        forms = [form for form, name in self._people.forms.items() if name == who]
        return "old" if any(form.title in _AGES.titles for form in forms) else None

    def _by_words(self, told: _YearsTold) -> Age:
        child, old = (
            told.called[age] + _believed(told.tagged[age], told.turns) for age in ("child", "old")
        )
        if told.old >= _FEW and told.old >= _SHARE * told.times:
            old += told.old
        if not (child or old) or min(child, old):
            return "unknown"
        return "child" if child else "old"

    def _is_grown(self, who: str) -> bool:
        """Whether a title tells that somebody is no child."""
        return any(
            form.title in _AGES.grown_titles
            for form, name in self._people.forms.items()
            if name == who
        )

    def _tells_of_father(self) -> bool:
        """Whether the teller has an «old man», who is one only in name."""
        keys = self._people.ties.where
        return self._people.first_person and any(
            key in keys for key in ("my father", "my dad", "my old man")
        )

    def _label(self, label: str, key: str) -> None:
        """A fuller description that means the same: «the little girl», mostly called «the girl»."""
        where = self._people.ties.where
        told = age_of(key.lower().split())
        if told != "unknown" and len(where[key]) * _LABELLED >= len(where.get(label, ())):
            self._told[label].called[told] += len(where[key])

    def _count(self, who: str, years: int) -> None:
        if who and who != FIRST_PERSON and (age := age_at(years)) != "unknown":
            self._told[who].years.append(age)

    def _read(self, piece: TextPiece, chapter: int) -> None:
        tokens = piece.tokens
        found = self._mentions.of(piece)
        for mention, after in zip_longest(found, found[1:]):
            who = mention.who or self._meant(mention.gender)
            if mention.who:
                self._remember(mention, chapter)
                self._note_old(tokens, mention)
            for years in _numbers(tokens, mention):
                self._count(who, years)
            self._note_apposition(tokens, mention, after)
        self._note_decades(tokens, found)

    def _meant(self, gender: Gender) -> str:
        """Whom a pronoun means: who was told of last, here or in the paragraph before."""
        who, at = self._last.get(gender, ("", 0))
        return who if self._at - at <= 1 else ""

    def _remember(self, mention: Mention, chapter: int) -> None:
        told = self._told[mention.who]
        told.times += 1
        told.chapters.add(chapter)
        genders: tuple[Gender, ...] = (mention.gender,)
        for gender in ("male", "female") if mention.gender == "unknown" else genders:
            self._last[gender] = mention.who, self._at

    def _note_old(self, tokens: Sequence[Token], mention: Mention) -> None:
        """«Old» before a name: neither «good old Tom», nor «old Tom's shop»."""
        at = mention.start - 1
        if mention.kind != "name" or at < 0 or tokens[at].low != "old":
            return
        fond = at > 0 and tokens[at - 1].low in _AGES.endearing
        owns = mention.end < len(tokens) and tokens[mention.end].low in GENITIVES
        self._told[mention.who].old += not fond and not owns

    def _note_apposition(
        self, tokens: Sequence[Token], named: Mention, other: Mention | None
    ) -> None:
        """«Tom, a boy of ten»; «Nan was an old woman»; «a boy called Tom»."""
        if other is None:
            return
        between = [token.low for token in tokens[named.end : other.start]]
        if named.kind == "name" and other.kind == "newcomer":
            if between not in ([","], ["was"], ["is"]) or _is_past(tokens, named.start):
                return
            who, told = named.who, other
        elif other.kind == "name" and named.kind in ("newcomer", "description"):
            if between not in (["called"], ["named"], [",", "called"], [",", "named"]):
                return
            who, told = other.who, named
        else:
            return
        self._told[who].called[age_of([t.low for t in tokens[told.start : told.end]])] += 1
        for years in _numbers(tokens, told):
            self._count(who, years)

    def _note_decades(self, tokens: Sequence[Token], found: Sequence[Mention]) -> None:
        """«A man in his seventies»."""
        for at in range(1, len(tokens)):
            years = _AGES.decades.get(tokens[at].low, 0)
            if not years:
                continue
            own = next((t.low for t in reversed(tokens[max(at - 2, 0) : at]) if t.low in _HERS), "")
            if not own:
                continue
            near = [m for m in found if m.end <= at and m.gender in (_HERS[own], "unknown")]
            for mention in _apposed(tokens, near):
                self._count(mention.who or self._meant(mention.gender), years + 5)


def _believed(tags: int, turns: int) -> int:
    """Tags that describe somebody who has a name; one alone may be of somebody else."""
    return tags if tags > 1 and tags * _TAGS >= turns else 0


def _together(parts: Iterable[_YearsTold]) -> _YearsTold:
    """What was told of somebody under several names."""
    whole = _YearsTold()
    for part in parts:
        whole.years += part.years
        whole.called += part.called
        whole.old += part.old
        whole.times += part.times
        whole.chapters |= part.chapters
        whole.turns += part.turns
        whole.tagged += part.tagged
    return whole


def _apposed(tokens: Sequence[Token], found: Sequence[Mention]) -> Sequence[Mention]:
    """The last of the mentions, and the name that it stands beside: «Quill, a man»."""
    if len(found) < 2 or found[-1].kind != "newcomer" or found[-2].kind != "name":
        return found[-1:]
    between = [token.low for token in tokens[found[-2].end : found[-1].start]]
    return found[-2:] if between in ([","], ["was"], ["is"]) else found[-1:]


def _numbers(tokens: Sequence[Token], mention: Mention) -> Iterator[int]:
    """The years that are told right behind a mention: «was seven», «, aged seven», «of seven»."""
    at = mention.end
    low = [token.low for token in tokens[at : at + 3]] + ["", "", ""]
    if low[0] in ("was", "is") and not _is_past(tokens, mention.start):
        yield _stated(tokens, at + 1)
    elif low[0] == "," and low[1] in ("aged", "age"):
        yield years_of(tokens, at + 2)[0]
    elif low[0] in ("aged", "age"):
        yield years_of(tokens, at + 1)[0]
    elif low[0] == "of" and tokens[at - 1].low in _AGES.measured:
        years, end = years_of(tokens, at + 1)
        counts = not _ends(tokens, end) and tokens[end].low.endswith("s")  # «of two minds»
        yield 0 if counts and tokens[end].low not in ("years", "was", "is", "has") else years
    elif low[0] == ",":
        years, end = years_of(tokens, at + 1)
        if end + 1 < len(tokens) and (tokens[end].low, tokens[end + 1].low) == ("years", "old"):
            yield years


def _stated(tokens: Sequence[Token], at: int) -> int:
    """The years that stand at `at` alone: «seven.», «seven years old»; 0 of «seven feet tall»."""
    years, end = years_of(tokens, at)
    if not years or _ends(tokens, end):
        return years
    more = [token.low for token in tokens[end : end + 3]]
    if more[:2] == ["years", "old"] or more == ["years", "of", "age"]:
        beyond = end + len(more[:2]) if more[1] == "old" else end + 3
        return 0 if beyond < len(tokens) and tokens[beyond].low in _THEN else years
    return years if more[0] in _GOES_ON else 0


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text in _STOPS


def _is_past(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause that begins before `at` tells of another time: «when Tom was seven»."""
    for before in range(at - 1, -1, -1):
        if tokens[before].text in SENTENCE_ENDS or tokens[before].text in (",", ";"):
            return False
        if tokens[before].low in _ONCE:
            return True
    return False
