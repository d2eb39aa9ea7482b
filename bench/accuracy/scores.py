"""Lines that a program found, held against a novel's gold.

Finding: the pieces of both sides are cut at blank lines and trimmed of blanks, dashes and marks; a
piece is found exactly if both its ends are, and nearly if it can be paired off with one that it
shares half of their common stretch with.

Speaking: on scorable quotations, the speaker of the found lines that cover most of a quotation;
a quotation that nothing covers is wrong. Right «by name» if that name means the character; «by
cluster» if the name is the one that stands for the character in the best one-to-one map of names
to characters, which is what gives each one voice; «merged» if several names may stand for one
character, which is what is left to mend once duplicates are joined.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.accuracy.assignment import one_to_one
from bench.accuracy.names import Names
from bench.gold.novels import BREAK, Line, Novel, Quote, Span

_ASIDE = " \n\t\r\"“”„‘’‚«»‹›'`—–-"


@dataclass(frozen=True, slots=True)
class Found:
    """Counts of pieces."""

    gold: int = 0
    told: int = 0
    exact: int = 0
    near: int = 0

    @property
    def precision(self) -> float:
        return self.exact / max(1, self.told)

    @property
    def recall(self) -> float:
        return self.exact / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Of exact pieces."""
        return 2 * self.exact / max(1, self.told + self.gold)

    @property
    def near_precision(self) -> float:
        return self.near / max(1, self.told)

    @property
    def near_recall(self) -> float:
        return self.near / max(1, self.gold)

    @property
    def near_f1(self) -> float:
        return 2 * self.near / max(1, self.told + self.gold)

    def __add__(self, other: Found) -> Found:
        return Found(
            self.gold + other.gold,
            self.told + other.told,
            self.exact + other.exact,
            self.near + other.near,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """A scorable gold quotation, and what a program says of it."""

    at: int  # where it begins
    end: int
    kind: str
    gold: str
    told: str  # empty where it found no quotation, or nobody
    confidence: float
    segments: tuple[int, ...]  # the found lines that lie on it, as `Line.segment`
    name: bool
    cluster: bool
    merged: bool
    gender: bool | None  # whether it is right; None where one side does not know it


@dataclass(frozen=True, slots=True)
class Score:
    """All that is known of one novel."""

    found: Found
    answers: tuple[Answer, ...]
    label: dict[str, str]  # the name that stands for a character, by the one-to-one map


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one paragraph that was found to be said."""

    start: int
    end: int
    line: Line


def score(novel: Novel, lines: Sequence[Line]) -> Score:
    """Hold the lines against the gold."""
    pieces = _pieces(novel.text, lines)
    gold = [_trimmed(novel.text, quote.spans) for quote in novel.quotes]
    each = zip(novel.quotes, gold, _overlapping(gold, pieces), strict=True)
    heard = [_heard(quote, spans, lying) for quote, spans, lying in each if quote.scorable]
    return _judged(novel, _found([span for spans in gold for span in spans], pieces), heard)


def find(novel: Novel, lines: Sequence[Line]) -> Found:
    """Only how well the quotations are found."""
    return _found(_gold(novel), _pieces(novel.text, lines))


def mistakes(novel: Novel, lines: Sequence[Line]) -> tuple[list[Span], list[Span]]:
    """The gold's pieces that were not found exactly, and those found that it has not."""
    gold = set(_gold(novel))
    told = {(piece.start, piece.end) for piece in _pieces(novel.text, lines)}
    return sorted(gold - told), sorted(told - gold)


def _gold(novel: Novel) -> list[Span]:
    return [span for quote in novel.quotes for span in _trimmed(novel.text, quote.spans)]


def _pieces(text: str, lines: Sequence[Line]) -> list[_Piece]:
    pieces = [
        _Piece(start, end, line)
        for line in lines
        for start, end in _trimmed(text, [(line.start, line.end)])
    ]
    return sorted(pieces, key=lambda piece: (piece.start, piece.end))


def _trimmed(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans, cut at blank lines, without the blanks, dashes and marks at their ends."""
    out = []
    for start, end in spans:
        cuts = [match.span() for match in BREAK.finditer(text, start, end)]
        begins = [start, *(after for _, after in cuts)]
        ends = [*(before for before, _ in cuts), end]
        for begin, stop in zip(begins, ends, strict=True):
            stretch = text[begin:stop]
            first = begin + len(stretch) - len(stretch.lstrip(_ASIDE))
            if words := stretch.strip(_ASIDE):
                out.append((first, first + len(words)))
    return out


def _overlapping(gold: Sequence[list[Span]], pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """For each quotation the pieces that lie on it."""
    longest = max((piece.end - piece.start for piece in pieces), default=0)
    starts = [piece.start for piece in pieces]
    out = []
    for spans in gold:
        lying: dict[int, _Piece] = {}
        for start, end in spans:
            for at in range(bisect_left(starts, start - longest), bisect_left(starts, end)):
                if pieces[at].end > start:
                    lying[at] = pieces[at]
        out.append(list(lying.values()))
    return out


def _found(gold: Sequence[Span], pieces: Sequence[_Piece]) -> Found:
    told = {(piece.start, piece.end) for piece in pieces}
    pairs = []
    for number, (span, lying) in enumerate(
        zip(gold, _overlapping([[span] for span in gold], pieces), strict=True)
    ):
        for piece in lying:
            both = min(span[1], piece.end) - max(span[0], piece.start)
            either = max(span[1], piece.end) - min(span[0], piece.start)
            pairs.append((both / either, number, (piece.start, piece.end)))
    taken: set[int] = set()
    used: set[Span] = set()
    for shared, number, where in sorted(pairs, reverse=True):
        if shared >= 0.5 and number not in taken and where not in used:
            taken.add(number)
            used.add(where)
    distinct = set(gold)
    return Found(len(distinct), len(told), len(distinct & told), len(taken))


@dataclass(frozen=True, slots=True)
class _Heard:
    """A scorable quotation and who is told to say it."""

    quote: Quote
    span: Span
    told: str
    gender: str
    confidence: float
    segments: tuple[int, ...]


def _heard(quote: Quote, spans: Sequence[Span], lying: Sequence[_Piece]) -> _Heard:
    """What most of a quotation's characters are told to be."""
    speakers, genders = Counter[str](), Counter[str]()
    sure: dict[str, tuple[int, float]] = {}
    for piece in lying:
        covers = sum(max(0, min(end, piece.end) - max(start, piece.start)) for start, end in spans)
        line = piece.line
        speakers[line.speaker] += covers
        if line.gender:
            genders[line.gender] += covers
        sure[line.speaker] = max(sure.get(line.speaker, (0, 0.0)), (covers, line.confidence))
    told = max(speakers, key=lambda name: (speakers[name], name != ""), default="")
    gender = max(genders, key=genders.__getitem__, default="")
    segments = tuple(sorted({piece.line.segment for piece in lying}))
    whole = (quote.spans[0][0], quote.spans[-1][1])
    return _Heard(quote, whole, told, gender, sure.get(told, (0, 0.0))[1], segments)


def _judged(novel: Novel, found: Found, heard: Sequence[_Heard]) -> Score:
    names = Names(novel.people)
    genders = {person.name: person.gender for person in novel.people}
    pairs = [(this.told, this.quote.speaker) for this in heard if this.told]
    stands_for = one_to_one(pairs)
    mostly: dict[str, str] = {}
    for (told, gold), _ in sorted(Counter(pairs).items(), key=lambda pair: (-pair[1], pair[0])):
        mostly.setdefault(told, gold)
    answers = [
        Answer(
            at=this.span[0],
            end=this.span[1],
            kind=this.quote.kind,
            gold=this.quote.speaker,
            told=this.told,
            confidence=this.confidence,
            segments=this.segments,
            name=bool(this.told) and names.mean(this.told, this.quote.speaker),
            cluster=stands_for.get(this.told) == this.quote.speaker,
            merged=mostly.get(this.told) == this.quote.speaker,
            gender=_same(this.gender, genders.get(this.quote.speaker, "")),
        )
        for this in heard
    ]
    label = {gold: told for told, gold in stands_for.items()}
    return Score(found, tuple(answers), label)


def _same(told: str, gold: str) -> bool | None:
    return told == gold if told and gold else None
