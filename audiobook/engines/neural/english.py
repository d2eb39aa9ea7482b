"""English text becomes phonemes, sentence by sentence, by hibari's rules and dictionaries.

They are a port of misaki, which Kokoro was trained with. Words that carry their sounds keep them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from audiobook.engines.neural.alphabet import from_ipa, vocabulary
from audiobook.engines.neural.chunk import is_sounded
from audiobook.engines.neural.elisions import voiced
from audiobook.engines.neural.question import rises, with_rise
from audiobook.engines.neural.rules import rules
from audiobook.errors import EngineError
from audiobook.normalization import MARKS, Sounded, split

_FIRST = 0xF000  # stands for the first word with sounds, until the sentences are apart
_STANDS = re.compile("[\uf000-\uf7ff]")
_QUOTES = re.compile('["“”„‟«»〝〞]')  # «"Don't» would become «dawnt»
# Signs that are no words, and that hibari's rules would name: «asterisk».
_SILENT = re.compile(r"[*_|\\^~™®•←#]")
_BEFORE_STOP = re.compile(r" +(?=[,.;:!?])")
_TYPED = str.maketrans({"’": "'", "‒": "-", "―": "—"})  # as hibari's dictionaries have them
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")
_WORD = re.compile(r"[^\W\d_]+")
_LINK = str.maketrans("[]", "()")  # hibari would take «[word](…)» for a word with its sounds
# How letters of a script are called, by the first word of their Unicode name.
_SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
_LATIN = ("LATIN", "FEMININE", "MASCULINE", "MODIFIER", "MICRO", "KELVIN", "ANGSTROM", "")


class English:
    """The phonemes of texts, for American and British voices."""

    def __init__(self) -> None:
        self._opened: dict[bool, Any] = {}  # for each of the two accents, once it was needed

    def open(self) -> None:
        """Open the dictionaries of American voices, which most are, before they are needed."""
        self._rules(british=False)

    def sentences(self, text: str, british: bool) -> list[str]:
        """Phonemes of each sentence, with RISE in questions that rise.

        Raises EngineError for a text without anything to say.
        """
        sounds: list[str] = []
        whole = ""
        for part in split(unicodedata.normalize("NFC", text)):
            if isinstance(part, Sounded):
                whole += chr(_FIRST + len(sounds))
                sounds.append(f"[{_shown(part.text)}](/{from_ipa(part.ipa, british)}/)")
            else:
                whole += self._with_sounds(_clean(part.text), sounds, british)
        found = [self._phonemes(one, sounds, british) for one in self._sentences(whole)]
        if not any(map(is_sounded, found)):
            raise EngineError("there is nothing to speak in an empty text")
        return [phonemes for phonemes in found if is_sounded(phonemes)]

    def _with_sounds(self, text: str, sounds: list[str], british: bool) -> str:
        """The text with marks for what no dictionary has; what they stand for joins `sounds`."""

        def mark(written: str, phonemes: str) -> str:
            sounds.append(f"[{_shown(written)}](/{phonemes}/)")
            return chr(_FIRST + len(sounds) - 1)

        def said(word: str) -> str:
            return str(accent(word, normalize_text=False))

        accent = self._rules(british)
        return voiced(text, british, accent.lexicon, said, mark)

    def _sentences(self, text: str) -> list[str]:
        from hibari import Hibari

        sentences: list[str] = Hibari.split_sentences(" ".join(text.split()))
        return sentences

    def _phonemes(self, sentence: str, sounds: list[str], british: bool) -> str:
        """One sentence, in which signs stand for the words in `sounds`."""
        # hibari's own normalization would change words that ours has read: «he said number».
        ready = _STANDS.sub(lambda sign: sounds[ord(sign.group()) - _FIRST], _plain(sentence))
        said = str(self._rules(british)(ready, normalize_text=False))
        known = vocabulary()
        said = " ".join("".join(c for c in _QUOTES.sub("", said) if c in known).split())
        if not is_sounded(said) and any(map(str.isalnum, sentence)):
            raise EngineError(f"nobody knows how to say «{sentence}»: give it a pronunciation")
        written = _STANDS.sub(lambda sign: _written(sounds[ord(sign.group()) - _FIRST]), sentence)
        return with_rise(said) if rises(written) else said

    def _rules(self, british: bool) -> Any:
        if british not in self._opened:
            self._opened[british] = rules(british, self._opened.get(not british))
        return self._opened[british]


@cache
def english() -> English:
    """The one of this process: its dictionaries take 60 MB, and several engines may speak here."""
    return English()


def _clean(text: str) -> str:
    """Text without what is no text, and with the name of a script for words that nobody can read.

    Such a word would be left out without a sound, or spelled as if its letters were Latin.
    """
    text = _QUOTES.sub(" ", _NOT_TEXT.sub(" ", text)).translate(_LINK)
    return _WORD.sub(_readable, text)


def _plain(sentence: str) -> str:
    """The sentence with the marks that hibari's dictionaries know, and without signs."""
    text = " ".join(_SILENT.sub(" ", sentence.translate(_TYPED)).split())
    return _BEFORE_STOP.sub("", text)


def _readable(match: re.Match[str]) -> str:
    scripts = (_script(char) for char in match.group() if char.isalpha())
    script = next((script for script in scripts if script not in _LATIN), None)
    if script is None:
        return match.group()
    return f" {_SCRIPTS.get(script, script.title())} letters "


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _written(sounded: str) -> str:
    """The word of «[word](/its sounds/)»."""
    return sounded[1:].partition("]")[0]


def _shown(word: str) -> str:
    return re.sub(rf"[\[\]{MARKS}]", "", word) or "name"
