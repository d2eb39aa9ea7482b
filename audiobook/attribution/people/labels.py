"""One label for each description: "the little Doctor" and "the doctor" are "the Doctor"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping

from audiobook.attribution.people.ties import Ties
from audiobook.attribution.words import GENERIC_NOUNS, NO_NAMES, POSSESSIVES
from audiobook.language import ENGLISH

# These tell two apart, so they are never dropped: the second policeman.
_CONTRASTS = ENGLISH.nouns.contrasts


_BORNE = 4  # times as often as its noun is somebody's title: "the Baron", once "Baron Quux"
_A_ROLE = 5  # paragraphs with a description until it is somebody's only name


def labels(counts: Mapping[str, int]) -> dict[str, str]:
    """For each description that has another label than itself: the label.

    `counts` says how often each description stands in the story.
    """
    spelled = _spelling(counts)
    plain = Counter[str]()
    for text, count in counts.items():
        plain[spelled.get(text, text)] += count
    found: dict[str, str] = {}
    for text in counts:
        label = _shorter(spelled.get(text, text), plain)
        if label != text:
            found[text] = label
    return found


def _spelling(counts: Mapping[str, int]) -> dict[str, str]:
    """The usual capitals: "the General", though he is "the general" once."""
    by_low: dict[str, Counter[str]] = {}
    for text, count in counts.items():
        by_low.setdefault(text.lower(), Counter())[text] += count
    return {
        text: max(forms, key=lambda form: (forms[form], form))
        for forms in by_low.values()
        if len(forms) > 1
        for text in forms
    }


def _shorter(text: str, plain: Mapping[str, int]) -> str:
    """Without adjectives that are there for once, where the rest is usual."""
    article, *words = text.split()
    if article in POSSESSIVES:
        return text
    generic = words[-1].lower() in GENERIC_NOUNS
    while len(words) > 1 + generic and words[0].lower() not in _CONTRASTS:
        if plain.get(" ".join([article, *words[1:]]), 0) < 2 * plain.get(text, 0):
            break
        words = words[1:]
    return " ".join([article, *words])


def known_by_role(
    ties: Ties, plain: Mapping[str, str], titles: Mapping[str, int], meant: Container[str]
) -> list[str]:
    """Descriptions that are as good as names: "the General", always with a capital.

    `plain` are the labels of descriptions, `titles` how often each stands before a name. Those of
    them in `meant` mean one who has a name.
    """
    often = Counter[str]()
    for key, at in ties.where.items():
        if isinstance(key, str):
            often[plain.get(key, key)] += len(at)
    return [
        text
        for text, count in often.items()
        if count >= max(_A_ROLE, _BORNE * titles.get(noun := text.split()[-1].lower(), 0))
        and noun not in meant
        and _role(text)
    ]


def _role(text: str) -> bool:
    article, *words = text.split()
    if article != "the" or not words or not words[-1][0].isupper():
        return False
    noun = words[-1].lower()
    told_apart = len(words) > 1 and words[0][0].isupper()  # the Invisible Man
    return noun not in NO_NAMES and (noun not in GENERIC_NOUNS or told_apart)
