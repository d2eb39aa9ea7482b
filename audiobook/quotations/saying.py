"""What stands in quotation marks: is it said, is it thought, or is it only named?

Said is what has the form of an utterance in the place of one; scare quotes, titles and names stand
in the midst of a sentence. The rules are asked in order; the first that knows answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from audiobook.quotations.words import LEADS_TO_A_THING, NAMES, PRONOUNCES, SAYS, THINKS


class How(StrEnum):
    """What a stretch in quotation marks is."""

    SAID = "said"
    THOUGHT = "thought"
    NAMED = "named"  # a title, a name, a word that is spoken of


@dataclass(frozen=True, slots=True)
class Sight:
    """A quotation and what stands around it in its paragraph."""

    inner: str  # without its marks
    before: str  # since the quotation before, or the paragraph's beginning; at most 200 characters
    after: str  # up to the next quotation; at most 200 characters
    first: bool  # no quotation stands before it in the paragraph
    last: How | None  # what the quotation before it in the paragraph was


@dataclass(frozen=True, slots=True)
class Verdict:
    how: How
    evidence: str = ""


LONG = 9  # words; no title, name or scare quote is so long
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TAG = re.compile(r"[ \t\n]*[,—–-]*[ \t\n]*((?:[^\W\d_][\w'’.-]*[ \t\n]+){0,4}?[^\W\d_][\w'’-]*)")
_SENTENCES = (["He"], ["She"], ["They"], ["We"], ["It"], ["The"], ["A"])
_THOUGHT_OF = frozenset({"it", "of", "about", "over", "that"})  # «he thought it over»
_ALOUD = re.compile(r"\b(?:aloud|out loud)\b")


def judge(sight: Sight) -> Verdict:
    """Whether a quotation is said, thought or named."""
    for rule in _RULES:
        verdict = rule(sight)
        if verdict:
            return verdict
    return Verdict(How.SAID if _is_sentence(sight.inner) else How.NAMED)


Rule = Callable[[Sight], Verdict | None]


def _thought(sight: Sight) -> Verdict | None:
    """«"…," she thought», «She thought, "…"», and what goes on after such a tag."""
    after = [] if _begins_anew(sight) else _tag_words(sight.after)
    for i, word in enumerate(after[:4]):
        if word in THINKS and _ends_as_speech(sight):
            if _ALOUD.search(sight.after[:60]) or set(after[i + 1 : i + 2]) & _THOUGHT_OF:
                return None
            return Verdict(How.THOUGHT, f"thought: {' '.join(after[: max(i + 1, 2)])}")
    before = _words_of(sight.before)[-4:]
    if sight.before.rstrip().endswith((",", ":")):
        thinking = [word for word in before if word in THINKS]
        if thinking and not _ALOUD.search(sight.before):
            return Verdict(How.THOUGHT, f"thought: {' '.join(before[-2:])}")
    if sight.last is How.THOUGHT and any(word in THINKS for word in _words_of(sight.before)):
        return Verdict(How.THOUGHT, "thought: the same one goes on")
    return None


def _tagged(sight: Sight) -> Verdict | None:
    """«"…," said Viktor», «"…" asked the old man»."""
    if not _ends_as_speech(sight) and not sight.after[:1].isspace():
        return None
    words = _tag_words(sight.after)
    for i, word in enumerate(words):
        if word in SAYS:
            loose = not _ends_as_speech(sight)
            if loose and (_leads_to_a_thing(sight) or i > 2):
                return None
            return Verdict(How.SAID)
        if i and not loose_subject(words[:i]):
            return None
    return None


def loose_subject(words: list[str]) -> bool:
    """Whether the words before a verb may be who speaks."""
    return not any(word in ("and", "but", "which", "that", "when", "while", "or") for word in words)


def _introduced(sight: Sight) -> Verdict | None:
    """«He said, "…"», «She whispered: "…"», «crying "…"»."""
    lead = sight.before.rstrip()
    words = _words_of(lead)
    if not words or lead[-1:] in tuple(".!?…"):
        return None
    if lead[-1:] in tuple(",:;—–-"):
        clause = _words_of(re.split(r"[.!?;]\s", lead)[-1])
        if any(word in SAYS for word in clause[-12:]) and not _is_tiny(sight):
            return Verdict(How.SAID)
        return None
    word = words[-1]
    if word not in SAYS:
        return None
    shown = set(words[-3:-1]) & (NAMES | {"it"})  # «the sign said "No Entry!"»
    if shown and _count(sight.inner) < LONG:
        return Verdict(How.NAMED)
    whole = _is_sentence(sight.inner) and not (word in NAMES and _is_title(sight.inner))
    if whole or not (word in NAMES or (word in PRONOUNCES and sight.inner[:1].islower())):
        return Verdict(How.SAID)
    return Verdict(How.NAMED) if word in PRONOUNCES else None


def _in_mid_sentence(sight: Sight) -> Verdict | None:
    """«the "experts"», «identity as "Marc Dupont"», «a sign that read "No Entry!"»."""
    lead = sight.before.rstrip()
    words = _words_of(lead)
    if not words or not lead[-1:].isalnum():
        return None
    if _count(sight.inner) >= LONG and _ends_as_speech(sight):
        return Verdict(How.SAID)
    if any(word in NAMES for word in words[-2:]):
        return Verdict(How.NAMED)
    if words[-1] in LEADS_TO_A_THING:
        whole = _is_sentence(sight.inner) and _count(sight.inner) >= 3
        return Verdict(How.SAID if whole and not _is_title(sight.inner) else How.NAMED)
    return None


def _again(sight: Sight) -> Verdict | None:
    """«"No!" cried Marco, and "No!" again.»"""
    joined = _words_of(sight.before)[-1:] in (["and"], ["then"], ["but"])
    whole = sight.inner[:1].isupper() and sight.inner[-1:] in tuple(".!?…")
    return Verdict(How.SAID) if sight.last is How.SAID and joined and whole else None


def _goes_on(sight: Sight) -> Verdict | None:
    """«"I am," he smiled, "not well."»: after a beat, in lower case as in the midst of speech."""
    lead = sight.before.rstrip()
    if sight.last is How.SAID and lead[-1:] in tuple(",;:—–-"):
        return Verdict(How.SAID) if _ends_as_speech(sight) else None
    return None


def _begins_a_sentence(sight: Sight) -> Verdict | None:
    lead = sight.before.rstrip()
    if lead and lead[-1] not in ".!?…)]’”":
        return None
    if _ends_as_speech(sight):
        comma = sight.inner.rstrip().endswith(",") or sight.after[:1] == ","
        follows = _words_of(sight.after)[:1]
        if (
            comma
            and follows
            and _count(sight.inner) < 3
            and follows[0] in ("which", "as", "a", "an")
        ):
            return Verdict(How.NAMED)
        return Verdict(How.SAID)
    long = _count(sight.inner) >= 6 and sight.inner[:1].isupper()
    return Verdict(How.SAID if long else How.NAMED)


def _after_a_comma(sight: Sight) -> Verdict | None:
    lead = sight.before.rstrip()
    if lead[-1:] not in tuple(",:;—–-"):
        return None
    if _count(sight.inner) >= LONG and _ends_as_speech(sight):
        return Verdict(How.SAID)
    if lead[-1] == ":" and sight.inner[:1].isupper() and _count(sight.inner) > 1:
        return Verdict(How.SAID)
    if not sight.inner[:1].isupper() or _is_title(sight.inner):
        return Verdict(How.NAMED)
    return Verdict(How.SAID if _is_sentence(sight.inner) else How.NAMED)


_RULES: tuple[Rule, ...] = (
    _thought,
    _tagged,
    _introduced,
    _again,
    _in_mid_sentence,
    _goes_on,
    _begins_a_sentence,
    _after_a_comma,
)


def _words_of(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _tag_words(after: str) -> list[str]:
    """The first words after a quotation, up to the first stop."""
    clause = re.split(r"[.!?;:,—\"“”«»]", after.lstrip(" \t\n,—–-"), maxsplit=1)[0]
    return _words_of(clause)[:6]


def _ends_as_speech(sight: Sight) -> bool:
    last = sight.inner.rstrip()[-1:]
    return last in tuple(".,!?…—–-;:*)") or sight.after[:1] in tuple(".,!?") or not last


def _begins_anew(sight: Sight) -> bool:
    """Whether a new sentence, no tag, follows: «"…." He thought.»"""
    word = sight.after.split(maxsplit=1)[:1]
    return sight.inner[-1:] in tuple(".!?…") and word in _SENTENCES


def _is_sentence(inner: str) -> bool:
    return inner[:1].isupper() and inner.rstrip()[-1:] in tuple(".!?…—-,")


def _is_tiny(sight: Sight) -> bool:
    """One small word in mid-sentence that nothing ends: not an utterance."""
    return not _ends_as_speech(sight) and _count(sight.inner) < 2 and sight.inner[:1].islower()


def _is_title(inner: str) -> bool:
    """Every longer word has a capital, and there is more than one."""
    words = _WORD.findall(inner)
    if inner[-1:] in tuple("?!"):
        return False
    long = [word for word in words if len(word) > 3]
    return len(words) > 1 and len(long) > 0 and all(word[0].isupper() for word in long)


def _leads_to_a_thing(sight: Sight) -> bool:
    words = _words_of(sight.before)
    return bool(words) and words[-1] in LEADS_TO_A_THING | NAMES


def _count(inner: str) -> int:
    return len(_WORD.findall(inner))
