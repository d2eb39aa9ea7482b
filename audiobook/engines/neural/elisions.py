"""Words that lost their h («’eight») or g («walkin’»), by hibari's dictionaries.

Those that stand in a table have their sounds already, by `audiobook.pronunciation`. Of others,
hibari's model for unknown words would make «’ead» rhyme with «seed»; in British, «that’ll» would
begin as «thin» does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

# Sounds in hibari's alphabet, for American and British voices.
_WORDS: dict[str, tuple[str, str]] = {
    "who’ll": ("hˌuᵊl", "hˌuːᵊl"),
    "that’ll": ("ðˈæTᵊl", "ðˈatᵊl"),
    "there’ll": ("ðˈɛɹᵊl", "ðˈɛːɹᵊl"),
    "should’ve": ("ʃˈʊdᵊv", "ʃˈʊdᵊv"),
    "must’ve": ("mˈʌstᵊv", "mˈʌstᵊv"),
}
_EITHER = "[’']"  # apostrophe
_LISTED = "|".join(sorted(_WORDS, key=len, reverse=True)).replace("’", _EITHER)
_KNOWN = re.compile(rf"(?<![\w’'])(?:{_LISTED})(?![\w’'])", re.IGNORECASE)
_IN = re.compile(rf"(?<![\w’'-])(?P<in>[a-z]{{2,}}in){_EITHER}(?![\w’'])", re.IGNORECASE)
_DROPPED = re.compile(
    rf"(?<![\w’']){_EITHER}(?P<rest>[aeiou][a-z]+(?:{_EITHER}[a-z]+)?)(?![\w’'])", re.IGNORECASE
)


def voiced(
    text: str,
    british: bool,
    lexicon: Any,
    said: Callable[[str], str],
    mark: Callable[[str, str], str],
) -> str:
    """The text with a mark for each such word.

    `lexicon` is hibari's, `said` gives a word's phonemes, and `mark` what stands in the text for a
    word with its phonemes. «’ear» needs no mark: it sounds like the word that it seems to be.
    """

    def without_h(match: re.Match[str]) -> str:
        known, rest = lexicon.golds, match["rest"].lower().replace("’", "'")
        if rest in known or f"h{rest}" not in known:
            return match.group()
        return mark(match.group(), said(f"h{rest}").replace("h", "", 1))

    def without_g(match: re.Match[str]) -> str:
        """«walkin’» is «walking» without its last sound; not «again’», which a mark may end."""
        word = match["in"].lower()
        known = (
            word in lexicon.golds or word in lexicon.silvers or not _is_known(f"{word}g", lexicon)
        )
        whole = "" if known else said(f"{word}g")
        return mark(match.group(), f"{whole[:-1]}n") if whole.endswith("ɪŋ") else match.group()

    def as_listed(match: re.Match[str]) -> str:
        return mark(match.group(), _WORDS[match.group().lower().replace("'", "’")][british])

    text = _DROPPED.sub(without_h, _KNOWN.sub(as_listed, text))
    return _IN.sub(without_g, text)


def _is_known(word: str, lexicon: Any) -> bool:
    known = word in lexicon.golds or word in lexicon.silvers
    return known or bool(lexicon.stem_ing(word, None, None, None)[0])
