"""The sounds of a foreign word as an English speaker says it who knows how it should sound."""

from __future__ import annotations

import re
from functools import cache

from audiobook.normalization import LINK
from audiobook.pronunciation.accents import in_accent

_VOWEL = "aɑæɐʌəɚɛɜeɪiᵻoɔuʊɒøœyʏɨ"
_STRESS = "ˈˌ"
# Each a pattern and what it becomes, in order; «~» divides the American and the British sounds.
_FIRST = (
    (r"[-ʔ‖]", ""),
    ("([bdfɡklmnpstvzrɾʃ])[ː\\1]", r"\1"),
    ("ɥ", "w"),
    ("ɲj?", "nj"),
    ("[ʁɾrʀ]̝?", "ɹ"),
    ("ɭ|ɫ", "l"),
    ("ʲ(?=[ieɪɛ])", ""),
    ("ʲ(?=[ˈˌ]?[aɑoɔuʊʌə])", "j"),
    ("ʲ", ""),
    ("tɕ", "tʃ"),
    ("dʑ", "dʒ"),
    ("ɕ", "ʃ"),
    ("ʑ", "ʒ"),
    ("ɣ", "ɡ"),
    ("β", "b"),
    ("ɟ", "dj"),
    ("ɐ̯", "ɹ"),
    ("̯", ""),
)
_BY_LANGUAGE = {
    "fr": (
        ("œ̃|ɛ̃", "æn"),
        ("ɑ̃", "ɒn"),
        ("ɔ̃", "ɔːn"),
        ("(?<=j)([ˈˌ]?)ø", r"\1uː~\1ɜː"),
        ("[øœ](?=ɹ)", "ɜː"),
        ("[øœ]", "ʌ~ɜː"),
        ("y", "uː"),
        (f"e(?![{_VOWEL}])", "eɪ"),
        (f"([{_STRESS}])o", r"\1oʊ"),
        ("o(?!ʊ)", "oʊ"),
        (f"([{_STRESS}])i(?!ː)", r"\1iː"),
        (f"([{_STRESS}])u(?!ː)", r"\1uː"),
        ("u(?!ː)", "uː"),
        (f"([{_STRESS}])a", r"\1ɑː"),
        ("a", "æ"),
        ("ɔ(?!ː)", "ɔː"),
    ),
    "de": (
        ("ɔ[øʏɪ]", "ɔɪ"),
        ("[øœ]ː?", "ɜː"),
        ("yː", "uː"),
        ("ʏ|y", "ʊ"),
        ("ç", "k"),
        ("ɜ(?!ː)", "ɚ"),
        ("eː", "eɪ"),
        ("oː", "oʊ"),
        ("ɔ(?![ːɪ])", "ɒ"),
        ("a(?![ːɪʊ])", "ɑː"),
        ("aː", "ɑː"),
    ),
    "es": (("θ", "s"), ("ð", "d"), ("x", "h"), ("ʎ|ʝ", "j"), ("ɡ(?=w)", "ɡ")),
    "it": (("ʎ", "lj"), ("ʦ", "ts")),
    "pt": (("ɐ̃[ʊɨ]̃|ɐ̃", "aʊn"), ("[ʊɨõ]̃?̃", "n"), ("ʎ", "lj"), ("ɨʃ$", "ɪʃ"), ("ɐ", "ə")),
    "ru": (
        ("ʌ(?=f$)", "ɒ"),
        ("ʌ", "ə"),
        ("ij$", "i"),
        ("i(?=tʃ$)", "ɪ"),
        ("ɨ", "ɪ"),
        ("x", "k"),
    ),
    "pl": (("ɨ", "ɪ"), ("x", "h"), ("ɛ̃", "ɛn")),
    "hu": (("ɑː", "oʊ"), ("ɔ", "ɒ")),
}
_LAST = (
    ("æː", "æ"),
    ("[øœ]ː?", "ɜː"),
    ("y[iː]?", "uː"),
    ("ʏ", "ʊ"),
    ("ɨ", "ɪ"),
    ("ɑ(?!ː)", "ɑː"),
    (f"(?<![{_VOWEL}])a$", "ə"),
    ("a(?![ːɪʊ])", "ɑː"),
    ("aː", "ɑː"),
    (f"e(?![{_VOWEL}ːɪ])(?=[^{_VOWEL}]{{2}}|[^{_VOWEL}]$)", "ɛ"),
    ("eː?(?!ɪ)", "eɪ"),
    ("oː?(?!ʊ)", "oʊ"),
    ("iː?$", "i"),
    (f"([{_STRESS}])i(?!ː)", r"\1iː"),
    (f"([{_STRESS}])u(?!ː)", r"\1uː"),
    ("(?<![eaɔ])ɪ$", "i"),
    ("(.)\\1(?=[^ː]|$)", r"\1"),
)


def naturalized(ipa: str, language: str, british: bool) -> str:
    """IPA with the sounds that English voices have, of IPA by the rules of a language."""
    made = ipa
    for pattern, sounds in _rules(language, british):
        made = pattern.sub(sounds, made)
    made = in_accent(made, british)
    return made if any(mark in made for mark in _STRESS) else LINK + made


@cache
def _rules(language: str, british: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    made = (*_FIRST, *_BY_LANGUAGE.get(language, ()), *_LAST)
    return tuple((re.compile(one), _side(sounds, british)) for one, sounds in made)


def _side(sounds: str, british: bool) -> str:
    american, _, other = sounds.partition("~")
    return other or american if british else american
