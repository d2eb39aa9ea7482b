"""What the narration beside a quotation says of its speaker: tags and beats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from audiobook.attribution.mentions.mention import Mention, described, mentions
from audiobook.attribution.mentions.salience import role
from audiobook.attribution.people.people import People
from audiobook.attribution.prose import (
    SENTENCE_ENDS,
    TextParagraph,
    TextPiece,
    Token,
    first_sentence,
    last_sentence,
)
from audiobook.attribution.words import (
    ADVERB_END,
    ADVERBS,
    DESCRIPTION_STOPS,
    DETERMINERS,
    SPEECH_VERBS,
    SUBORDINATORS,
    WEAK_VERBS,
)
from audiobook.language import ENGLISH

_OPEN_ENDS = frozenset((",", ":", "-", "--", "—", "–"))
_BEFORE_NOUN = ENGLISH.grammar.before_noun
_CLOSE = 6  # tokens before a subject that is surely of the quotation
_REACH = 14  # tokens between a subject and its verb of speech


class Clue(NamedTuple):
    """Narration that names or hints at the speaker of a quotation."""

    kind: Literal["tag", "beat"]
    mention: Mention
    words: str  # as they stand in the text, a few of them


def clues(paragraph: TextParagraph, people: People) -> dict[int, list[Clue]]:
    """The clues to each quotation of the paragraph, by the piece's place; the surest first."""
    found: dict[int, list[Clue]] = {}
    pieces = paragraph.pieces
    for at, piece in enumerate(pieces):
        if not piece.spoken:
            continue
        here: list[Clue] = []
        if at + 1 < len(pieces) and not pieces[at + 1].spoken:
            forward = at + 2 < len(pieces) and pieces[at + 1].last_mark in _OPEN_ENDS
            here += _after(piece, pieces[at + 1], people, forward)
        if at and not pieces[at - 1].spoken:
            first = at == 1 or not pieces[at - 2].spoken
            here += _before(pieces[at - 1], people, first)
        found[at] = sorted(here, key=lambda clue: clue.kind == "beat")
    return found


def introduction(piece: TextPiece, people: People) -> Clue | None:
    """The tag at the end of a paragraph that runs into the next: "He said:"."""
    if piece.last_mark not in _OPEN_ENDS:
        return None
    return next((clue for clue in _before(piece, people, True)), None)


def _after(quote: TextPiece, told: TextPiece, people: People, forward: bool) -> list[Clue]:
    """From the first sentence behind a quotation."""
    tokens = told.tokens
    start, end = first_sentence(tokens)
    sentence = tokens[:end]
    found = mentions(sentence, people)
    linked = quote.last_mark != "." or (start < len(tokens) and not tokens[start].capital)
    if linked and (clue := _linked_tag(sentence, start, found, people)):
        return [clue]
    subject = next((m for m in found if m.subject), None)
    if subject is None:
        return []
    # After a full stop, "Viktor turned and said," belongs to the quotation that follows.
    own, close = linked or not forward, subject.start - start <= _CLOSE
    spoke = _verb_of(sentence, subject, found, linked) if own and close else 0
    if spoke:
        return [Clue("tag", subject, _shown(sentence, subject.start, spoke + 1))]
    return [_beat(sentence, subject)] if close or not forward else []


def _linked_tag(
    sentence: Sequence[Token], start: int, found: Sequence[Mention], people: People
) -> Clue | None:
    """The tag that goes on from a quotation, unless it begins with who speaks."""
    if clue := _inverted(sentence, start, found, people):
        return clue
    subject = next((m for m in found if m.subject), None)
    return None if subject and subject.start <= start else _the_said(sentence, start, people)


def _beat(sentence: Sequence[Token], subject: Mention) -> Clue:
    return Clue("beat", subject, _shown(sentence, subject.start, subject.end + 1))


def _skip_adverbs(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and (
        tokens[at].low in ADVERBS or tokens[at].low.endswith(ADVERB_END) or tokens[at].low == "and"
    ):
        at += 1
    return at


def _inverted(
    tokens: Sequence[Token], start: int, found: Sequence[Mention], people: People
) -> Clue | None:
    """ "said Viktor", "cried the old man": the verb first."""
    verb = _skip_adverbs(tokens, start)
    if verb >= len(tokens) or tokens[verb].low not in SPEECH_VERBS:
        return None
    at = verb + 1
    while at < len(tokens) and (tokens[at].low in ADVERBS or tokens[at].low in ("poor", "dear")):
        at += 1
    if mention := _mentioned_from(tokens, at, found):
        return Clue("tag", mention, _shown(tokens, verb, mention.end))
    if at < len(tokens) and tokens[at].low in DETERMINERS:
        return _said_the(tokens, verb, at, people)
    return None


def _mentioned_from(tokens: Sequence[Token], at: int, found: Sequence[Mention]) -> Mention | None:
    """Who is mentioned at token `at`, or named behind a few words: "the ever cheerful Viktor"."""
    for mention in found:
        between = tokens[at : mention.start]
        if mention.start < at or len(between) > 4 or not all(token.word for token in between):
            continue
        if not between or (mention.kind == "name" and between[0].low in DETERMINERS):
            return mention
    return None


def _said_the(tokens: Sequence[Token], verb: int, at: int, people: People) -> Clue | None:
    """After a verb of speech any description is a person: "said the tailor"."""
    end = at + 1
    while end < min(at + 4, len(tokens)) and tokens[end].word:
        if tokens[end].low in DESCRIPTION_STOPS or tokens[end].low.endswith(ADVERB_END):
            break
        end += 1
    if end == at + 1 or tokens[end - 1].low in ("words", "word", "same", "way"):
        return None
    return Clue("tag", described(tokens, at, end, people), _shown(tokens, verb, end))


def _the_said(tokens: Sequence[Token], start: int, people: People) -> Clue | None:
    """Likewise before one: "the saloon-keeper demanded"."""
    if start >= len(tokens) or tokens[start].low not in DETERMINERS:
        return None
    for end in range(start + 2, min(start + 5, len(tokens))):
        noun = tokens[end - 1]
        if not noun.word or noun.low in DESCRIPTION_STOPS or noun.low.endswith(ADVERB_END):
            return None
        verb = _skip_adverbs(tokens, end)
        if verb < len(tokens) and tokens[verb].low in SPEECH_VERBS - WEAK_VERBS:
            mention = described(tokens, start, end, people)
            return Clue("tag", mention, _shown(tokens, start, verb + 1))
    return None


def _verb_of(
    tokens: Sequence[Token], subject: Mention, found: Sequence[Mention], linked: bool
) -> int:
    """Where the subject's verb of speech stands; 0 where there is none."""
    others = [m.start for m in found if m.start > subject.start and m.subject]
    stop = min([subject.end + _REACH, len(tokens), *others])
    for at in range(subject.end, stop):
        low = tokens[at].low
        if tokens[at].text == ";":
            break
        if low not in SPEECH_VERBS or tokens[at - 1].low in _BEFORE_NOUN:
            continue
        near = at == _skip_adverbs(tokens, subject.end)
        if low not in WEAK_VERBS or (near and linked):
            return at
    return 0


def _before(told: TextPiece, people: People, first: bool) -> list[Clue]:
    """From the last sentence before a quotation."""
    tokens = told.tokens
    cut = last_sentence(tokens)
    is_open = told.last_mark not in SENTENCE_ENDS
    if cut == 0 and not first and not is_open:
        return []  # the tag of the quotation before
    sentence = tokens[cut:]
    found = mentions(sentence, people)
    if is_open and (clue := _tag_before(sentence, found)):
        return [clue]
    subject = next((m for m in found if m.subject), None)
    if subject is None and not is_open and cut:
        return _earlier_beat(tokens[: cut - 1], people)
    if subject is None:
        return []
    return [_beat(sentence, subject)]


def _tag_before(tokens: Sequence[Token], found: Sequence[Mention]) -> Clue | None:
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].text == ";":
            break
        subject = _speaker_of(tokens, at, found) if _may_lead(tokens, at) else None
        if subject:
            return Clue("tag", subject, _shown(tokens, subject.start, max(at + 1, subject.end)))
    return None


def _may_lead(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is a verb of speech that may lead to the quotation behind the sentence."""
    low = tokens[at].low
    if low not in SPEECH_VERBS or (at and tokens[at - 1].low in _BEFORE_NOUN):
        return False
    return low not in WEAK_VERBS or at >= len(tokens) - 4


def _speaker_of(tokens: Sequence[Token], verb: int, found: Sequence[Mention]) -> Mention | None:
    """Who stands behind the verb at the head of a sentence, or does it ahead of it."""
    behind = [m for m in found if m.start == verb + 1 and m.subject and verb < 4]
    if behind:
        return behind[0]
    ahead = [m for m in found if m.end <= verb and m.subject]
    return _doer(tokens, ahead, verb) if ahead else None


def _doer(tokens: Sequence[Token], ahead: Sequence[Mention], verb: int) -> Mention:
    """The subject of a verb: of "Ann rose and, when Bob sat, said" it is Ann."""
    for mention in reversed(ahead):
        inner = mention.start > 0 and tokens[mention.start - 1].low in SUBORDINATORS
        closed = any(token.text in (",", "and") for token in tokens[mention.end : verb])
        if role(tokens, mention).subject and not (inner and closed):
            return mention
    return ahead[-1]


def _earlier_beat(tokens: Sequence[Token], people: People) -> list[Clue]:
    subjects = [m for m in mentions(tokens, people) if m.subject]
    if not subjects:
        return []
    return [_beat(tokens, subjects[-1])]


def _shown(tokens: Sequence[Token], start: int, end: int) -> str:
    return " ".join(token.text for token in tokens[start : min(end, start + 8)])
