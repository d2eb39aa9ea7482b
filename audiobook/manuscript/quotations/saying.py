"""What stands in quotation marks: is it said, is it thought, or is it only named?

Said is what has the form of an utterance in the place of one; scare quotes, titles and names stand
in the midst of a sentence. The rules are asked in order; the first that knows answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from audiobook.language import ENGLISH
from audiobook.manuscript.quotations.sight import How, Sight, Verdict, tag_words, words_of
from audiobook.manuscript.quotations.subject import TITLE
from audiobook.manuscript.quotations.thoughts import thought
from audiobook.manuscript.quotations.verse import is_signed

__all__ = ["judge"]

_QUOTED, _SAYS = ENGLISH.quoted, ENGLISH.verbs.says
LONG = 9  # words; no title, name or scare quote is so long
_STOP = re.compile("".join(rf"(?<!\b{title})" for title in ENGLISH.titles.common) + r"[.!?;]\s")
_PAUSES = tuple(",;:—–-")
_IS_WRITTEN = re.compile(
    rf"[ \t\n,]*(?:(?:is|are|was|were|had been|stood) )(?:{'|'.join(sorted(_QUOTED.written))})\b"
)
_AS_THEY = (
    r"\bas (?:the |they |we |people |somebody |some ?one |everybody |he |she |I |it "
    rf"|{TITLE}\.? \w+ )(?:\w+ ){{0,3}}?"
)
_AS_THEY_SAY = re.compile(
    rf"{_AS_THEY}(?:says?|said|phrases?d?|expressed|calls?|called|termed|put it|has it|had it|"
    r"goes|went|runs|ran)(?: (?:it|them|her|him|that))?,?\s*\Z"
)
# Wider than the rule above, and asked of nothing: which of the two is right is not decided yet.
_AS_THEY_SAY_OF = re.compile(
    rf"{_AS_THEY}(?:says?|said|sa(?:y|id) of|phrases?d?|expressed|calls?|called|termed|put|"
    r"goes|went|has|had|runs|ran)\b[^.;]{0,30},?\s*\Z"
)
_THEY_SAY = re.compile(
    r"[ \t\n,]*(?:as|which) (?:they|people|we|somebody|some ?one|everybody|the)\b"
    r"[^.,;]{0,30}?\b(?:says?|said|calls?|called|goes)\b"
)


def judge(sight: Sight) -> Verdict:
    """Whether a quotation is said, thought or named."""
    for rule in _RULES:
        verdict = rule(sight)
        if verdict:
            return verdict
    return Verdict(How.SAID if sight.is_sentence else How.NAMED)


Rule = Callable[[Sight], Verdict | None]
_SAID = Verdict(How.SAID)
_NAMED = Verdict(How.NAMED)


def _quoted(sight: Sight) -> Verdict | None:
    """«"To James, from his friends," was engraved on it», «"there by," as they say»."""
    if _IS_WRITTEN.match(sight.after) or sight.lead.startswith("[Illustration"):
        return _NAMED
    if not sight.lead and sight.last is None and is_signed(sight.after):
        return _NAMED
    if sight.length < LONG and (_THEY_SAY.match(sight.after) or _AS_THEY_SAY.search(sight.lead)):
        return _NAMED
    return None


def _cried(sight: Sight) -> Verdict | None:
    """«With a cry of "Stop thief!"», «amid shouts of "Hear, hear!"»."""
    words = words_of(sight.before)
    if sight.lead[-1:].isalnum() and words[-1:] == ["of"] and set(words[-3:-1]) & _QUOTED.cries:
        whole = sight.ends_as_speech or (sight.length > 1 and sight.inner[:1].isupper())
        return _SAID if whole else None
    if words[-1:] in (["out"], ["like"]) and set(words[-4:-1]) & _SAYS:  # «called out "No!"»
        return _SAID if sight.ends_as_speech and sight.inner[:1].isupper() else None
    return None


def _tagged(sight: Sight) -> Verdict | None:
    """«"…," said Viktor», «"…" asked the old man»."""
    words = tag_words(sight.after)
    if sight.inner[-1:] == "." and sight.after.lstrip()[:1].isupper() and sight.lead[-1:].isalnum():
        return None  # in mid-sentence; a new one follows
    loose = not sight.ends_as_speech or sight.after[:1] in tuple(";:")
    for i, word in enumerate(words):
        if word in _SAYS:
            if loose and (sight.lead[-1:].isalnum() or _leads_to_a_thing(sight) or i > 2):
                return None
            return None if _stands_as_a_thing(sight) else _SAID
        if word in _QUOTED.subordinates:
            return None
    return None


def _stands_as_a_thing(sight: Sight) -> bool:
    """«… by the name of "The Dodger," Oliver concluded that …»: its comma is the sentence's."""
    short = sight.length < LONG and sight.inner[-1:] not in tuple("!?")
    if not short or not sight.lead[-1:].isalnum():
        return False
    before = words_of(sight.before)[-1]
    small = sight.inner[:1].islower() and sight.last is not How.SAID and before not in _SAYS
    return small or _leads_to_a_thing(sight)


def _introduced(sight: Sight) -> Verdict | None:
    """«He said, "…"», «She whispered: "…"», «crying "…"»."""
    lead = sight.lead
    words = words_of(lead)
    if not words or lead[-1:] in tuple(".!?…"):
        return None
    if lead[-1:] in _PAUSES:
        tiny = not sight.ends_as_speech and sight.length < 2 and sight.inner[:1].islower()
        return _SAID if not tiny and any(word in _SAYS for word in sight.clause[-12:]) else None
    word = words[-1]
    if word not in _SAYS:
        return None
    named, pronounced = word in _QUOTED.names, word in _QUOTED.pronounces
    # «the sign said "No Entry!"»
    shown = set(words[-3:-1]) & _QUOTED.names or words[-2:-1] == ["it"]
    if shown and sight.length < LONG:
        return _NAMED
    whole = sight.is_sentence and not (named and sight.is_title)
    if whole or not (named or (pronounced and sight.inner[:1].islower())):
        return _SAID
    return _NAMED if pronounced else None


def _again(sight: Sight) -> Verdict | None:
    """«"No!" cried Marco, and "No!" again.»"""
    joined = words_of(sight.before)[-1:] in (["and"], ["then"], ["but"])
    whole = sight.inner[:1].isupper() and sight.inner[-1:] in tuple(".!?…")
    return _SAID if sight.last is How.SAID and joined and whole else None


def _goes_on(sight: Sight) -> Verdict | None:
    """«"I am," he smiled, "not well."»: after a beat, in lower case as in the midst of speech."""
    if sight.last is not How.SAID:
        return None
    if sight.lead[-1:] in (*_PAUSES, ")"):
        return _SAID if sight.ends_as_speech else None
    words = words_of(sight.before)
    if _STOP.search(sight.lead) or not sight.ends_as_speech:
        return None
    # a dash or comma before it was lost
    if sight.unfinished or (any(word in _SAYS for word in words[:8]) and len(words) <= LONG):
        return _SAID if len(words) <= 5 or not _leads_to_a_thing(sight) else None
    return None


def _in_mid_sentence(sight: Sight) -> Verdict | None:
    """«the "experts"», «identity as "Marc Dupont"», «a sign that read "No Entry!"»."""
    words = words_of(sight.lead)
    if not words or not sight.lead[-1:].isalnum():
        return None
    small = sight.inner[:1].islower()
    if sight.length >= LONG and sight.ends_as_speech:
        told = words[-1] == "that" and any(word in _SAYS for word in sight.clause)
        return _NAMED if small and _leads_to_a_thing(sight) and not told else _SAID
    if any(word in _QUOTED.names for word in words[-2:]) or small:
        return _NAMED
    if words[-1] in _QUOTED.leads_to_a_thing:
        whole = sight.is_sentence and sight.length >= 3
        return _SAID if whole and not sight.is_title else _NAMED
    return None


def _begins_a_sentence(sight: Sight) -> Verdict | None:
    if sight.lead and sight.lead[-1] not in ".!?…)]’”":
        return None
    follows = words_of(sight.after)[:1]
    if sight.ends_as_speech:
        comma = sight.inner.rstrip().endswith(",") or sight.after[:1] == ","
        defined = follows and follows[0] in ("which", "as", "a", "an")
        return _NAMED if comma and defined and sight.length < 3 else _SAID
    cut_off = sight.after.lstrip()[:1] == "(" or (follows and follows[0] in _QUOTED.subjects)
    whole = sight.length >= 6 or cut_off
    return _SAID if whole and sight.inner[:1].isupper() else _NAMED


def _after_a_pause(sight: Sight) -> Verdict | None:
    if sight.lead[-1:] not in _PAUSES:
        return None
    if sight.length >= LONG and sight.ends_as_speech:
        return _SAID
    if sight.lead[-1] == ":" and sight.inner[:1].isupper() and sight.length > 1:
        return _SAID
    if not sight.inner[:1].isupper() or sight.is_title:
        return _NAMED
    return _SAID if sight.is_sentence else _NAMED


_RULES: tuple[Rule, ...] = (
    _quoted,
    thought,
    _cried,
    _tagged,
    _introduced,
    _again,
    _goes_on,
    _in_mid_sentence,
    _begins_a_sentence,
    _after_a_pause,
)


def _leads_to_a_thing(sight: Sight) -> bool:
    words = words_of(sight.before)
    return bool(words) and words[-1] in _QUOTED.leads_to_a_thing | _QUOTED.names | _QUOTED.tellers
