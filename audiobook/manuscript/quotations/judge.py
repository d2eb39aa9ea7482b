"""What stands in quotation marks: is it said, is it thought, or is it only named?

Said is what has the form of an utterance in the place of one; scare quotes, titles and names stand
in the midst of a sentence. The rules are asked in order; the first that knows answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from audiobook.language import ENGLISH
from audiobook.manuscript.quotations.judgement import How, Judgement
from audiobook.manuscript.quotations.surroundings import Surroundings, words_of
from audiobook.manuscript.quotations.thoughts import thought
from audiobook.manuscript.quotations.verse import is_signed

__all__ = ["judge"]

_QUOTED, _SAYS = ENGLISH.quoted, ENGLISH.verbs.says
LONG = 9  # words; no title, name or scare quote is so long
_STOP = re.compile("".join(rf"(?<!\b{title})" for title in ENGLISH.titles.common) + r"[.!?;]\s")
_TITLE = "|".join([*ENGLISH.titles.common, "Miss"])
_PAUSES = tuple(",;:—–-")
_BEFORE_SPEECH = frozenset(".,:;!?…—–-”’\"')")
_ASIDE = re.compile(
    r"\s*(?:--+|[—–…]|\.{3})\s*(?:he|she|they|I|we|it|the|an?|his|her|their|my|[A-Z][\w'’.-]*)\s[^.!?]{2,120}"
    r"(?:--+|[—–…]|\.{3})\s*"
)
_IS_WRITTEN = re.compile(
    rf"[ \t\n,]*(?:(?:is|are|was|were|had been|stood) )(?:{'|'.join(sorted(_QUOTED.written))})\b"
)
_AS_THEY = (
    r"\bas (?:the |they |we |people |somebody |some ?one |everybody |he |she |I |it "
    rf"|(?:{_TITLE})\.? \w+ )(?:\w+ ){{0,3}}?"
)
_AS_THEY_SAY = re.compile(
    rf"{_AS_THEY}(?:says?|said|phrases?d?|expressed|calls?|called|termed|put it|has it|had it|"
    r"goes|went|runs|ran)(?: (?:it|them|her|him|that))?(?: of [^.,;]{1,30})?,?\s*\Z"
)
_THEY_SAY = re.compile(
    r"[ \t\n,]*(?:as|which) (?:they|people|we|somebody|some ?one|everybody|the)\b"
    r"[^.,;]{0,30}?\b(?:says?|said|calls?|called|goes)\b"
)


def judge(around: Surroundings) -> Judgement:
    """Whether a quotation is said, thought or named."""
    for rule in _RULES:
        judgement = rule(around)
        if judgement:
            return judgement
    return Judgement(How.SAID if around.is_sentence else How.NAMED)


Rule = Callable[[Surroundings], Judgement | None]
_SAID = Judgement(How.SAID)
_NAMED = Judgement(How.NAMED)


def _quoted(around: Surroundings) -> Judgement | None:
    """«"To James, from his friends," was engraved on it», «"there by," as they say»."""
    if _IS_WRITTEN.match(around.after) or around.lead.startswith("[Illustration"):
        return _NAMED
    if not around.lead and around.last is None and is_signed(around.after):
        return _NAMED
    if around.length < LONG and (_THEY_SAY.match(around.after) or _AS_THEY_SAY.search(around.lead)):
        return _NAMED
    return None


def _broken(around: Surroundings) -> Judgement | None:
    """«"I don't" -- Bob swallowed -- "know."»: an aside between dashes, and the speech goes on."""
    begins = not around.lead or around.lead[-1] in _BEFORE_SPEECH
    return _SAID if begins and _ASIDE.fullmatch(around.after) else None


def _cried(around: Surroundings) -> Judgement | None:
    """«With a cry of "Stop thief!"», «amid shouts of "Hear, hear!"»."""
    words = words_of(around.before)
    if around.lead[-1:].isalnum() and words[-1:] == ["of"] and set(words[-3:-1]) & _QUOTED.cries:
        whole = around.ends_as_speech or (around.length > 1 and around.inner[:1].isupper())
        return _SAID if whole else None
    if words[-1:] in (["out"], ["like"]) and set(words[-4:-1]) & _SAYS:  # «called out "No!"»
        return _SAID if around.ends_as_speech and around.inner[:1].isupper() else None
    return None


def _tagged(around: Surroundings) -> Judgement | None:
    """«"…," said Viktor», «"…" asked the old man»."""
    if (
        around.inner[-1:] == "."
        and around.after.lstrip()[:1].isupper()
        and around.lead[-1:].isalnum()
    ):
        return None  # in mid-sentence; a new one follows
    loose = not around.ends_as_speech or around.after[:1] in tuple(";:")
    tag = around.tag
    if tag is None or tag.said not in _SAYS:
        return None
    if loose and (around.lead[-1:].isalnum() or _leads_to_a_thing(around) or tag.verb > 2):
        return None
    return None if _stands_as_a_thing(around) else _SAID


def _stands_as_a_thing(around: Surroundings) -> bool:
    """«… by the name of "The Dodger," Oliver concluded that …»: its comma is the sentence's."""
    short = around.length < LONG and around.inner[-1:] not in tuple("!?")
    if not short or not around.lead[-1:].isalnum():
        return False
    before = words_of(around.before)[-1]
    small = around.inner[:1].islower() and around.last is not How.SAID and before not in _SAYS
    return small or _leads_to_a_thing(around)


def _introduced(around: Surroundings) -> Judgement | None:
    """«He said, "…"», «She whispered: "…"», «crying "…"»."""
    words = words_of(around.lead)
    if not words or around.lead[-1:] in tuple(".!?…"):
        return None
    if around.lead[-1:] in _PAUSES:
        tiny = not around.ends_as_speech and around.length < 2 and around.inner[:1].islower()
        tag = around.introduction
        said = words[-1] in _SAYS or (tag is not None and tag.said in _SAYS)  # «as if to say, "…"»
        return _SAID if said and not tiny else None
    return _behind_a_verb(around, words) if words[-1] in _SAYS else None


def _behind_a_verb(around: Surroundings, words: list[str]) -> Judgement | None:
    """«crying "…"», but not «the sign said "No Entry!"» or «he pronounced it "ain't"»."""
    named, pronounced = words[-1] in _QUOTED.names, words[-1] in _QUOTED.pronounces
    shown = set(words[-3:-1]) & _QUOTED.names or words[-2:-1] == ["it"]
    if shown and around.length < LONG:
        return _NAMED
    if around.is_sentence and not (named and around.is_title):
        return _SAID
    if not named and not (pronounced and around.inner[:1].islower()):
        return _SAID
    return _NAMED if pronounced else None


def _again(around: Surroundings) -> Judgement | None:
    """«"No!" cried Marco, and "No!" again.»"""
    joined = words_of(around.before)[-1:] in (["and"], ["then"], ["but"])
    whole = around.inner[:1].isupper() and around.inner[-1:] in tuple(".!?…")
    return _SAID if around.last is How.SAID and joined and whole else None


def _goes_on(around: Surroundings) -> Judgement | None:
    """«"I am," he smiled, "not well."»: after a beat, in lower case as in the midst of speech."""
    if around.last is not How.SAID:
        return None
    if around.lead[-1:] in (*_PAUSES, ")"):
        return _SAID if around.ends_as_speech else None
    words = words_of(around.before)
    if _STOP.search(around.lead) or not around.ends_as_speech:
        return None
    # a dash or comma before it was lost
    if around.unfinished or (any(word in _SAYS for word in words[:8]) and len(words) <= LONG):
        return _SAID if len(words) <= 5 or not _leads_to_a_thing(around) else None
    return None


def _in_mid_sentence(around: Surroundings) -> Judgement | None:
    """«the "experts"», «identity as "Marc Dupont"», «a sign that read "No Entry!"»."""
    words = words_of(around.lead)
    if not words or not around.lead[-1:].isalnum():
        return None
    if around.length >= LONG and around.ends_as_speech:
        return _NAMED if _is_long_name(around, words) else _SAID
    if any(word in _QUOTED.names for word in words[-2:]) or around.inner[:1].islower():
        return _NAMED
    if words[-1] in _QUOTED.leads_to_a_thing:
        whole = around.is_sentence and around.length >= 3
        return _SAID if whole and not around.is_title else _NAMED
    return None


def _is_long_name(around: Surroundings, words: list[str]) -> bool:
    """«the very "idea of a …,"»; not «he said that "we have all been there."»."""
    told = words[-1] == "that" and any(word in _SAYS for word in around.clause)
    return around.inner[:1].islower() and _leads_to_a_thing(around) and not told


def _begins_a_sentence(around: Surroundings) -> Judgement | None:
    if around.lead and around.lead[-1] not in ".!?…)]’”":
        return None
    follows = words_of(around.after)[:1]
    if around.ends_as_speech:
        comma = around.inner.rstrip().endswith(",") or around.after[:1] == ","
        defined = follows and follows[0] in ("which", "as", "a", "an")
        return _NAMED if comma and defined and around.length < 3 else _SAID
    cut_off = around.after.lstrip()[:1] == "(" or (follows and follows[0] in _QUOTED.subjects)
    whole = around.length >= 6 or cut_off
    return _SAID if whole and around.inner[:1].isupper() else _NAMED


def _after_a_pause(around: Surroundings) -> Judgement | None:
    if around.lead[-1:] not in _PAUSES:
        return None
    if around.length >= LONG and around.ends_as_speech:
        return _SAID
    if around.lead[-1] == ":" and around.inner[:1].isupper() and around.length > 1:
        return _SAID
    if not around.inner[:1].isupper() or around.is_title:
        return _NAMED
    return _SAID if around.is_sentence else _NAMED


_RULES: tuple[Rule, ...] = (
    _quoted,
    thought,
    _broken,
    _cried,
    _tagged,
    _introduced,
    _again,
    _goes_on,
    _in_mid_sentence,
    _begins_a_sentence,
    _after_a_pause,
)


def _leads_to_a_thing(around: Surroundings) -> bool:
    words = words_of(around.before)
    return bool(words) and words[-1] in _QUOTED.leads_to_a_thing | _QUOTED.names | _QUOTED.tellers
