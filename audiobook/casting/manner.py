"""How a quotation is said, by the words of the tag beside it: «she whispered», «in a low voice».

Only level, speed and pitch change, and only a little: no engine acts, though some can whisper.
What may be meant otherwise is left alone: an action behind a full stop, what was almost shouted,
what somebody did while they said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from audiobook.language import ENGLISH, split
from audiobook.manuscript import Tag, WrittenWord, people_in, tag_before, tag_behind, written_words
from audiobook.story import Chapter, Kind, Segment


@dataclass(frozen=True, slots=True)
class Manner:
    """What differs from how the voice speaks otherwise."""

    decibels: float = 0.0
    speed: float = 1.0
    pitch: int = 0  # of a hundred steps, where 50 are the voice's own and 12 a semitone
    whispered: bool = False  # by engines that can

    def with_(self, other: Manner) -> Manner:
        """Both at once, within what still sounds like the same person in the same room."""
        return Manner(
            max(-6.0, min(5.0, self.decibels + other.decibels)),
            round(max(0.86, min(1.14, self.speed * other.speed)), 4),
            max(-12, min(16, self.pitch + other.pitch)),
            self.whispered or other.whispered,
        )


PLAIN = Manner()
WHISPER, SOFT = Manner(-5, 0.95, -6, whispered=True), Manner(-3, 0.96, -4)
LOUD, SHOUT = Manner(2, 1.02, 6), Manner(4, 1.04, 14)
SLOW, FAST = Manner(0, 0.88), Manner(0, 1.1, 2)
SMALL, LAUGH = Manner(-3, 0.96, 8), Manner(1, 1.05, 8)

_VERBS = {
    **dict.fromkeys(split("whispered whispers whisper breathed breathes mouthed mouths"), WHISPER),
    **dict.fromkeys(
        split("""
        murmured murmurs murmur muttered mutters mutter mumbled mumbles sighed sighs crooned cooed
        purred whimpered hissed hisses soothed
        """),
        SOFT,
    ),
    **dict.fromkeys(
        split("cried cries exclaimed exclaims called calls hailed snapped barked blustered"), LOUD
    ),
    **dict.fromkeys(
        split("""
        shouted shouts shout yelled yells screamed screams shrieked shrieks bellowed bellows roared
        roars thundered hollered bawled howled boomed vociferated stormed raged exploded wailed
        """),
        SHOUT,
    ),
    **dict.fromkeys(split("drawled drawls droned faltered"), SLOW),
    **dict.fromkeys(split("blurted gabbled jabbered babbled spluttered"), FAST),
    **dict.fromkeys(split("squeaked squeaks peeped piped"), SMALL),
    **dict.fromkeys(
        split("laughed laughs chuckled chuckles giggled giggles tittered chortled"), LAUGH
    ),
}
_ADVERBS = {
    **dict.fromkeys(
        split("softly quietly gently faintly weakly feebly huskily hoarsely meekly timidly shyly"),
        SOFT,
    ),
    **dict.fromkeys(split("loudly lustily heartily"), LOUD),
    **dict.fromkeys(
        split("slowly haltingly hesitantly wearily tiredly sleepily drowsily ponderously"), SLOW
    ),
    **dict.fromkeys(
        split("quickly rapidly hurriedly hastily breathlessly excitedly frantically feverishly"),
        FAST,
    ),
}
_VOICE = r"(?:[\w-]+ ){0,2}(?:voice|tones?|undertone)"
_PHRASES = (
    (re.compile(r"\b(?:in|with) an? (?:[\w-]+ ){0,2}whisper\b"), WHISPER),
    (re.compile(r"\b(?:under|beneath|below) (?:his|her|their|my|its|your) breath\b"), WHISPER),
    (re.compile(r"\bin an? (?:[\w-]+ )?(?:undertone|murmur)\b"), SOFT),
    (re.compile(rf"\bin an? (?:very )?(?:small|tiny|thin|little|high) {_VOICE}\b"), SMALL),
    (re.compile(rf"\bin an? (?:low|soft|quiet|hushed|faint|weak|gentle) {_VOICE}\b"), SOFT),
    (re.compile(r"(?<!without )(?<!not )\b(?:laughing|chuckling|giggling)\b"), LAUGH),
    (re.compile(r"\bwith an? (?:[\w-]+ )?(?:laugh|chuckle|giggle)\b"), LAUGH),
    (re.compile(r"\b(?:lowering|dropping) (?:his|her|their|my) voice\b"), SOFT),
    (re.compile(r"\bat the top of (?:his|her|their|my) (?:voice|voices|lungs)\b"), SHOUT),
    (re.compile(rf"\bin an? (?:loud|great|mighty|booming|terrible) {_VOICE}\b"), LOUD),
    (re.compile(r"(?<!without )\braising (?:his|her|their|my) voice\b"), LOUD),
)
_NOT_SO = split(
    "not never no nor almost nearly to could couldn't would wouldn't didn't don't doesn't hardly "
    "scarcely half wanted tried if"
)
# These are done to something as well: «Marco called the police», «Bob snapped his fingers».
_DONE = split("call calls called cry cries cried snap snaps snapped breathe breathes breathed")
# What they are done to begins with one of these,
_OBJECTS = split(
    "a an the his her my your our their its this these him them me us it you another every"
)
# but these are what is said: «he cried her name», «Ann called these words to him».
_UTTERED = split("it this these words word name names answer reply")
_ADVERBIAL = split(
    "always sometimes perhaps afterwards besides towards upwards downwards backwards forwards "
    "across nonetheless indoors outdoors upstairs downstairs overseas sideways"
)
# With these it tells when, how often, or how loudly.
_AT_TIMES = split(
    "time times moment moments seconds minute minutes instant while day days night evening "
    "morning afternoon week year later bit trifle way louder softer"
)
_SENTENCE_END = re.compile(r"[.!?;…](?=\s|$)")
_CLOSING = "\"'”’»“‘ "
_TITLES = re.compile(rf"\b(?:{'|'.join(ENGLISH.titles.common)})\.")


def manners(chapter: Chapter) -> dict[int, Manner]:
    """The quotations of a chapter that are not said as all others, by their place in it."""
    heard = [(at, one) for at, one in enumerate(chapter.segments) if one.kind is not Kind.SILENT]
    found: dict[int, Manner] = {}
    for _, together in groupby(heard, key=lambda pair: pair[1].paragraph):
        found |= dict(_paragraph(list(together)))
    return {at: manner for at, manner in found.items() if manner != PLAIN}


def _paragraph(pieces: Sequence[tuple[int, Segment]]) -> Iterator[tuple[int, Manner]]:
    """The manner of each quotation of a paragraph; one that goes on, goes on in the same."""
    before: Segment | None = None  # the quotation before
    manner = PLAIN
    for place, (at, piece) in enumerate(pieces):
        if piece.kind is not Kind.DIALOGUE:
            continue
        told = pieces[place - 1][1] if place else None
        after = pieces[place + 1][1] if place + 1 < len(pieces) else None
        goes_on = (
            before is not None
            and before.speaker == piece.speaker
            and told is not None
            and len(_sentences(told)) == 1
        )
        tag = _after(piece, after) or _before(told)
        manner = tag or (manner if goes_on else PLAIN)
        before = piece
        yield at, manner


def _after(said: Segment, after: Segment | None) -> Manner | None:
    """What the words behind a quotation tell; None where they are no tag."""
    if after is None or after.kind is not Kind.NARRATION:
        return None
    words = after.audible.strip()
    mark = said.audible.rstrip(_CLOSING)[-1:]
    if not words or (mark == "." and not words[0].islower()):
        return None
    return _told(_sentences(after)[0])


def _before(told: Segment | None) -> Manner | None:
    """What the words before a quotation tell, if they lead to it: «She whispered, “…”»."""
    if told is None or told.kind is not Kind.NARRATION:
        return None
    if not told.audible.rstrip().endswith((",", ":")):
        return None
    return _told(_sentences(told)[-1], last=True)


def _sentences(told: Segment) -> list[str]:
    text = _TITLES.sub(lambda match: match.group()[:-1], " ".join(told.audible.split()))
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()] or [""]


def _told(sentence: str, last: bool = False) -> Manner | None:
    """How something is said by the tag in a sentence; None where there is none.

    `last`: the sentence leads to the quotation, else it stands behind it.
    """
    words = written_words(sentence)
    people = people_in(words)
    tag = tag_before(words, people) if last else tag_behind(words, people)
    if (
        tag is None
        or not (tag.sure or tag.said in _VERBS)
        or (not last and _has_object(words, tag))
    ):
        return None
    if any(word.low in _NOT_SO for word in words[max(0, tag.verb - 3) : tag.verb]):
        return PLAIN
    manner = _VERBS.get(tag.said, PLAIN)
    for at in tag.manner:
        manner = manner.with_(_ADVERBS.get(words[at].low, PLAIN))
    phrase = next((how for shape, how in _PHRASES if shape.search(sentence.lower())), PLAIN)
    return manner.with_(phrase)


def _has_object(words: Sequence[WrittenWord], tag: Tag) -> bool:
    """Whether somebody did it to something: «Marco called the police», «Ann cried tears».

    Not where the one who speaks stands behind the verb («again called Ann», «shouted the men»),
    nor where it tells when or how («he called a second time»).
    """
    verb = tag.verb
    if tag.said not in _DONE or tag.subject[0] > verb:
        return False
    behind = [word.low for word in words[verb + 1 : verb + 4] if word.word]
    if not behind or not words[verb + 1].word or _AT_TIMES & set(behind[1:]):
        return False
    if _UTTERED & set(behind) and not tag.said.startswith("snap"):
        return False
    noun = words[verb + 1]
    return behind[0] in _OBJECTS or (noun.capital and noun.text != "I") or _is_plural(behind[0])


def _is_plural(word: str) -> bool:
    return (
        len(word) > 4 and word.endswith("s") and not word.endswith("ss") and word not in _ADVERBIAL
    )
