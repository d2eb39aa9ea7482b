"""Words that lost a letter in somebody's mouth: «’tis», «th’», and those without their h («’ouse»).

hibari's dictionaries lack them, and its model for unknown words spells «’im», and makes «’ead»
rhyme with «seed». In British, «that’ll» would begin as «thin» does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container

# Sounds in hibari's alphabet, for American and British voices.
_WORDS: dict[str, tuple[str, str]] = {
    "’tis": ("tɪz", "tɪz"),
    "’tisn’t": ("tˈɪzᵊnt", "tˈɪzᵊnt"),
    "’twas": ("twʌz", "twɒz"),
    "’twasn’t": ("twˈʌzᵊnt", "twˈɒzᵊnt"),
    "’twere": ("twɜɹ", "twɜː"),
    "’twould": ("twʊd", "twʊd"),
    "’twouldn’t": ("twˈʊdᵊnt", "twˈʊdᵊnt"),
    "’twon’t": ("twˈOnt", "twˈQnt"),
    "’im": ("ɪm", "ɪm"),
    "’ave": ("æv", "av"),
    "’ouse": ("ˈWs", "ˈWs"),
    "’ere": ("ˈɪɹ", "ˈɪə"),
    "’ere’s": ("ˈɪɹz", "ˈɪəz"),
    "o’": ("ə", "ə"),
    "th’": ("ðə", "ðə"),
    "wi’": ("wɪ", "wɪ"),
    "d’ye": ("djˈi", "djˈiː"),
    "who’ll": ("hˌuᵊl", "hˌuːᵊl"),
    "that’ll": ("ðˈæTᵊl", "ðˈatᵊl"),
    "there’ll": ("ðˈɛɹᵊl", "ðˈɛːɹᵊl"),
    "should’ve": ("ʃˈʊdᵊv", "ʃˈʊdᵊv"),
    "must’ve": ("mˈʌstᵊv", "mˈʌstᵊv"),
}
_EITHER = "[’']"  # apostrophe
_LISTED = "|".join(sorted(_WORDS, key=len, reverse=True)).replace("’", _EITHER)
_KNOWN = re.compile(rf"(?<![\w’'])(?:{_LISTED})(?![\w’'])", re.IGNORECASE)
_DROPPED = re.compile(
    rf"(?<![\w’']){_EITHER}(?P<rest>[aeiou][a-z]+(?:{_EITHER}[a-z]+)?)(?![\w’'])", re.IGNORECASE
)


def voiced(
    text: str,
    british: bool,
    known: Container[str],
    said: Callable[[str], str],
    mark: Callable[[str], str],
) -> str:
    """The text with a mark for each such word.

    `known` are the words of the dictionary, `said` gives a word's phonemes, and `mark` what stands
    for phonemes in the text. «’ear» needs no mark: it sounds like the word that it seems to be.
    """

    def without_h(match: re.Match[str]) -> str:
        rest = match["rest"].lower().replace("’", "'")
        if rest in known or f"h{rest}" not in known:
            return match.group()
        return mark(said(f"h{rest}").replace("h", "", 1))

    def as_listed(match: re.Match[str]) -> str:
        return mark(_WORDS[match.group().lower().replace("'", "’")][british])

    return _DROPPED.sub(without_h, _KNOWN.sub(as_listed, text))
