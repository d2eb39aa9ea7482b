"""Words that begin or end with an apostrophe, told by a list: no rule tells «'tis» from «'yes»."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HEADLESS = _words(
    """tis twas twere twill twould twon twasn tisn til till cause cos cuz coz bout em er ere im un
    uns ud ull fraid neath gainst midst mongst mong round n cept nother nuff stead scuse spose
    twixt tween way pon lectric specially stonished bove low t d s m ave appy ouse orse eard
    ead alf ope undred arf"""
)
_TAILLESS = _words(
    """o th an wi doan mus jus mo fo po ol fu yo ole lan han gran roun aroun fin min kin mak tak gi
    ha ca wa no did does don las nex bes mos wan len sen tol col tha wid ain dat tho altho
    thro"""
)
_WORD_AFTER = re.compile(r"[^\W_]+")
_WORD_BEFORE = re.compile(r"[^\W_]{1,20}\Z")
_SHORT = re.compile(r"\w [‘'][^\W\dA-Z_]\w*(?: \w+){0,2}\Z")  # a ‘word’ in mid-sentence
_YEAR = re.compile(r"[0-9]{2}(?:s|th|st|nd|rd)?\b")


def drops_its_head(text: str, at: int) -> bool:
    """Whether the apostrophe at `at` stands for the beginning of the word after it: ’tis, ’98."""
    word = _WORD_AFTER.match(text, at + 1, at + 20)
    if not word:
        return False
    return word[0].lower() in _HEADLESS or bool(_YEAR.match(text, at + 1))


def drops_its_end(text: str, at: int) -> bool:
    """Whether the apostrophe at `at` may end its word: goin’, o’, the dogs’ bowl, rock ’n’ roll."""
    found = _WORD_BEFORE.search(text, max(0, at - 20), at)
    if not found:
        return False
    word, after = found[0].lower(), text[at + 1 : at + 3]
    if _SHORT.search(text, max(0, at - 50), at):
        return False
    if word in _TAILLESS or (word == "n" and found.start() > 0):
        return True
    if word.endswith("in") and len(word) > 3:
        return True
    return word.endswith(("s", "x", "z")) and after[:1] == " " and after[1:].islower()
