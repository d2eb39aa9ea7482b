"""Dialogue tags, read in one place: «said Viktor», «whispered Anna to him, softly», «He said:».

A tag is found in a row of words, and its parts are places among them. Whom they mean is for others
to say: who knows where somebody is mentioned gives these mentions, and else `people_in` tells by
the words alone where somebody may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiobook.language import ENGLISH
from audiobook.manuscript.quotations.grammatical_role import role
from audiobook.manuscript.quotations.words import NOBODY, AnyWord, Somebody, phrase_at

Span = tuple[int, int]

_VERBS, _GRAMMAR, _ACTIONS = ENGLISH.verbs, ENGLISH.grammar, ENGLISH.actions
_ANY = _VERBS.speech | _VERBS.says
_SURE = _VERBS.speech - _VERBS.weak
# Nothing of a description comes behind these.
_ENDS_DESCRIPTION = (
    _GRAMMAR.prepositions | _GRAMMAR.conjunctions | _GRAMMAR.determiners | _GRAMMAR.ends_description
)
_KINDLY = ("poor", "dear")  # «said poor Oliver»
_NEW_CLAUSE = _GRAMMAR.clauses | frozenset(",:—–")
_STOPS = frozenset((*",.;!?…", "..", "..."))
_SENTENCE_ENDS = _STOPS - {","}
_MANNER = 60  # words from the verb to an adverb of its sentence
_CLOSE = 6  # words before a subject that is surely of the quotation
_FAR = 14  # words between a subject and its verb of speech
_LEADS = 4  # words between a verb that is weak by itself and the quotation behind it
_TO = 5  # words from the verb, or who stands behind it, to «to»


@dataclass(frozen=True, slots=True)
class Tag:
    """Words that tell who says a quotation; numbers are places among the words that were read."""

    verb: int
    said: str  # the verb, in lower case
    subject: Span  # who says it
    addressee: int | None = None  # where it begins to tell who is to hear it
    manner: tuple[int, ...] = ()  # adverbs that tell how

    @property
    def start(self) -> int:
        """Where the subject or the verb begins, whichever is first."""
        return min(self.verb, self.subject[0])

    @property
    def end(self) -> int:
        """Past the later one of both."""
        return max(self.verb + 1, self.subject[1])

    @property
    def sure(self) -> bool:
        """Whether the verb speaks wherever it stands, and not only beside a quotation."""
        return self.said in _SURE


def tag_behind(
    words: Sequence[AnyWord], people: Sequence[Somebody], linked: bool = True
) -> Tag | None:
    """The tag in the sentence behind a quotation, or None.

    `people` are mentioned in it, in order. `linked` says whether it goes on from the quotation: if
    not, «said Viktor» is none, but «Viktor said» is one.
    """
    start = next((at for at, word in enumerate(words) if word.word), len(words))
    if linked and (found := _inverted(words, start, people)):
        return found
    who = next((one for one in people if one.subject), None)
    if linked and not (who and who.start <= start) and (found := _described(words, start)):
        return found
    if who is None or who.start - start > _CLOSE:
        return None
    verb = _verb_of(words, who, people, linked)
    return _tag(words, verb, (who.start, who.end)) if verb else None


def tag_before(words: Sequence[AnyWord], people: Sequence[Somebody]) -> Tag | None:
    """The tag in the sentence that leads to a quotation, or None; its last verb is the tag's."""
    for at in range(len(words) - 1, -1, -1):
        if words[at].text == ";":
            break
        who = _doer_of(words, at, people) if _may_lead(words, at) else None
        if who:
            return _tag(words, at, (who.start, who.end))
    return None


def tag_at(words: Sequence[AnyWord], at: int) -> Tag | None:
    """The tag that begins at `at` for sure, whatever stands around: verb and name side by side."""
    if at >= len(words):
        return None
    kind, end = phrase_at(words, at)
    if kind and _speaks(words, end):
        return _tag(words, end, (at, end))
    if _speaks(words, at) and at + 1 < len(words):
        kind, end = phrase_at(words, at + 1)
        if kind and not (end < len(words) and words[end].low in _GRAMMAR.genitives):
            return _tag(words, at, (at + 1, end))
    return None


def tags_alone(words: Sequence[AnyWord]) -> Iterator[Tag]:
    """The tags in a text whose marks are missing, each behind a stop; none within another."""
    at = 1
    while at < len(words):
        tag = tag_at(words, at) if words[at - 1].text in _STOPS else None
        if tag:
            yield tag
        at = tag.end if tag else at + 1


def _speaks(words: Sequence[AnyWord], at: int) -> bool:
    return at < len(words) and not words[at].capital and words[at].low in _ANY


def _tag(words: Sequence[AnyWord], verb: int, subject: Span) -> Tag:
    return Tag(
        verb,
        words[verb].low,
        subject,
        _addressee(words, verb, subject),
        tuple(_manner(words, verb)),
    )


def _inverted(words: Sequence[AnyWord], start: int, people: Sequence[Somebody]) -> Tag | None:
    """«said Viktor», «cried the old man»: the verb first."""
    verb = _past_adverbs(words, start)
    if verb >= len(words) or words[verb].low not in _VERBS.speech:
        return None
    at = verb + 1
    while at < len(words) and (words[at].low in _GRAMMAR.adverbs or words[at].low in _KINDLY):
        at += 1
    if who := _somebody_at(words, at, people):
        return _tag(words, verb, (who.start, who.end))
    if at < len(words) and words[at].low in _GRAMMAR.determiners:
        end = _description_end(words, at)
        return _tag(words, verb, (at, end)) if end else None
    return None


def _past_adverbs(words: Sequence[AnyWord], at: int) -> int:
    while at < len(words) and (_is_adverb(words[at]) or words[at].low == "and"):
        at += 1
    return at


def _is_adverb(word: AnyWord) -> bool:
    return word.low in _GRAMMAR.adverbs or word.low.endswith(_GRAMMAR.adverb_end)


def _somebody_at(words: Sequence[AnyWord], at: int, people: Sequence[Somebody]) -> Somebody | None:
    """Who is meant at `at`, or named behind a few words: «the ever cheerful Viktor»."""
    for one in people:
        between = words[at : one.start]
        if one.start < at or len(between) > 4 or not all(word.word for word in between):
            continue
        if not between or (one.kind == "name" and between[0].low in _GRAMMAR.determiners):
            return one
    return None


def _description_end(words: Sequence[AnyWord], at: int) -> int:
    """Behind a verb of speech any description is a person: «said the tailor»; 0 where none is."""
    end = at + 1
    while end < min(at + 4, len(words)) and words[end].word:
        if words[end].low in _ENDS_DESCRIPTION or words[end].low.endswith(_GRAMMAR.adverb_end):
            break
        end += 1
    return 0 if end == at + 1 or words[end - 1].low in NOBODY else end


def _described(words: Sequence[AnyWord], start: int) -> Tag | None:
    """Likewise before one: «the saloon-keeper demanded»."""
    if start >= len(words) or words[start].low not in _GRAMMAR.determiners:
        return None
    for end in range(start + 2, min(start + 5, len(words))):
        noun = words[end - 1]
        if not noun.word or noun.low in _ENDS_DESCRIPTION:
            return None
        if noun.low.endswith(_GRAMMAR.adverb_end):
            return None
        verb = _past_adverbs(words, end)
        if verb < len(words) and words[verb].low in _SURE:
            return _tag(words, verb, (start, end))
    return None


def _verb_of(
    words: Sequence[AnyWord], who: Somebody, people: Sequence[Somebody], linked: bool
) -> int:
    """Where the subject's verb of speech stands, one that is sure if there is any; 0 without."""
    others = [one.start for one in people if one.start > who.start and one.subject]
    weak = 0
    for at in range(who.end, min([who.end + _FAR, len(words), *others])):
        low = words[at].low
        if words[at].text == ";":
            break
        if low not in _VERBS.speech or words[at - 1].low in _GRAMMAR.before_noun:
            continue
        if low in _SURE:
            return at
        if linked and at == _past_adverbs(words, who.end):
            weak = at
    return weak


def _may_lead(words: Sequence[AnyWord], at: int) -> bool:
    """Whether the word is a verb of speech that may lead to the quotation behind the sentence."""
    low = words[at].low
    if low not in _VERBS.speech or (at and words[at - 1].low in _GRAMMAR.before_noun):
        return False
    return low in _SURE or at >= len(words) - _LEADS


def _doer_of(words: Sequence[AnyWord], verb: int, people: Sequence[Somebody]) -> Somebody | None:
    """Who stands behind the verb at the head of a sentence, or does it ahead of it."""
    behind = [one for one in people if one.start == verb + 1 and one.subject and verb < 4]
    if behind:
        return behind[0]
    ahead = [one for one in people if one.end <= verb and one.subject]
    for one in reversed(ahead):  # of «Ann rose and, when Bob sat, said» it is Ann
        inner = one.start > 0 and words[one.start - 1].low in _GRAMMAR.subordinators
        closed = any(word.text in (",", "and") for word in words[one.end : verb])
        closed |= words[verb].low not in _SURE  # «she cried out while Ann read»
        if role(words, one).subject and not (inner and closed):
            return one
    return ahead[-1] if ahead else None


def _addressee(words: Sequence[AnyWord], verb: int, subject: Span) -> int | None:
    """Behind «to», near the verb or who stands behind it; straight behind «told» and the like."""
    inverted = subject[0] > verb
    if words[verb].low in _ACTIONS.tells and not inverted:
        return verb + 1 if verb + 1 < len(words) and words[verb + 1].word else None
    begin = subject[1] if inverted and subject[0] - verb <= 2 else verb + 1
    for at in range(begin, min(begin + _TO - 1, len(words) - 1)):
        if words[at].low == "to":
            return at + 1
    return None


def _manner(words: Sequence[AnyWord], verb: int) -> Iterator[int]:
    """Adverbs that belong to the verb: in its clause, or alone behind a comma."""
    near = range(max(0, verb - 2), verb)
    begin = max((at + 1 for at in near if words[at].low in _NEW_CLAUSE), default=near.start)
    reach = range(verb, min(len(words), verb + _MANNER))
    ends = (at for at in reach if words[at].text in _SENTENCE_ENDS)
    end = next(ends, reach.stop)
    clause = next((at for at in range(verb, end) if words[at].low in _NEW_CLAUSE), end)
    for at in range(begin, end):
        if not words[at].low.endswith(_GRAMMAR.adverb_end):
            continue
        before = at - 2 if words[at - 1].low in _GRAMMAR.degrees else at - 1
        alone = words[before].text == "," and (at + 1 == len(words) or words[at + 1].text == ",")
        if at < clause or (before >= 0 and alone):
            yield at
