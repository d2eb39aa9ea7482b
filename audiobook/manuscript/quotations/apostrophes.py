"""Words that begin or end with an apostrophe, told by a list: no rule tells «'tis» from «'yes»."""

from __future__ import annotations

import re

from audiobook.language import ENGLISH

_WORD_AFTER = re.compile(r"[^\W_]+")
_WORD_BEFORE = re.compile(r"[^\W_]{1,20}\Z")
# a ‘word or some’, the ‘Blue Cat’, in mid-sentence
_IN_SENTENCE = re.compile(r"\w (?P<mark>[‘'])\w[\w-]*(?: [\w-]+){0,4}\Z")
_ALONE = re.compile(r"(?<![\w’'])[‘'][^\W_]{2,20}\Z")
_VERB = "|".join(sorted(ENGLISH.verbs.plain))
_TAG = re.compile(
    rf",? (?:\(|(?:here )?(?:he|she|they|I|[A-Z]\w+) (?:{_VERB}|[a-z]{{3,}}ed)|(?:{_VERB}) )"
)
_YEAR = re.compile(r"[0-9]{2}(?:s|th|st|nd|rd)?\b")


def drops_its_head(text: str, at: int) -> bool:
    """Whether the apostrophe at `at` stands for the beginning of the word after it: ’tis, ’98."""
    word = _WORD_AFTER.match(text, at + 1, at + 20)
    if not word:
        return False
    return word[0].lower() in ENGLISH.elisions.headless or bool(_YEAR.match(text, at + 1))


def drops_its_end(text: str, at: int) -> bool:
    """Whether the apostrophe at `at` may end its word: goin’, o’, the dogs’ bowl, rock ’n’ roll."""
    found = _WORD_BEFORE.search(text, max(0, at - 20), at)
    if not found:
        return False
    word, after = found[0].lower(), text[at + 1 : at + 3]
    if found.start() > 1 and text[found.start() - 1] in "’'" and text[found.start() - 2].isalnum():
        return False  # don't'
    if after[:1] in tuple(",;:.!?") and text[max(0, found.start() - 1)] in "‘'":
        return False  # a word between marks: ‘No’; said he
    if word in ENGLISH.elisions.tailless or (word == "n" and found.start() > 0):
        return True
    if word.endswith("in") and len(word) > 3:
        return True
    return word.endswith(("s", "x", "z")) and after[:1] == " " and after[1:].islower()


def ends_a_name(text: str, at: int) -> bool:
    """Whether the mark at `at` ends a word or a name in marks, in mid-sentence."""
    found = _IN_SENTENCE.search(text, max(0, at - 60), at)
    return found is not None and not drops_its_head(text, found.start("mark"))


def precedes_a_tag(text: str, at: int) -> bool:
    """Whether a tag may stand behind the mark at `at`: ‘It is late’ said Viktor.

    A mark is weighed by it before any quotation is known, so more than tags passes here.
    """
    return bool(_TAG.match(text, at + 1)) or bool(_ALONE.search(text, max(0, at - 25), at))
