"""hibari's rules, opened so that no letter of a word that they don't know is lost.

hibari reads an unknown word with a small model that is given its first 24 letters and leaves out
letters that it has not seen. Here a longer word is read in parts, and letters lose their accents.
"""

from __future__ import annotations

import math
import unicodedata
from typing import Any

_PLAIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ð": "th"}
_PLAIN |= {"ı": "i", "ŋ": "ng", "ħ": "h", "ŧ": "t", "ĸ": "k", "ſ": "s"}


def rules(british: bool, beside: Any = None) -> Any:
    """A callable that turns a sentence into phonemes.

    What knows nothing of accents is shared with one that is here already: it takes 40 MB.
    """
    from hibari.g2p import ASSETS, G2P
    from hibari.g2p.oov import OOV

    def spelled(word: str) -> str:
        if not opened:
            opened.append(OOV(f"{ASSETS}/{'oov_gb' if british else 'oov'}.onnx"))
        owner, mark, letter = word.rpartition("'")
        if mark and owner and letter.lower() == "s":  # «Felix's» ends as «boxes» does
            return str(made.lexicon._s(read_by(opened[0], owner)) or "")
        return read_by(opened[0], word)

    opened: list[Any] = []
    made = G2P(oov=spelled, british=british)
    if beside:
        made.tagger, made.tokenizer = beside.tagger, beside.tokenizer
    return made


def read_by(model: Any, word: str) -> str:
    """The phonemes of all letters of a word, read in parts that the model takes whole."""
    letters = "".join(_known(letter, model.cin) for letter in word)
    count = math.ceil(len(letters) / model.maxlen)
    size = math.ceil(len(letters) / max(1, count))
    parts = [letters[at : at + size] for at in range(0, len(letters), size or 1)]
    return "".join(str(model(part) or "") for part in parts)


def _known(letter: str, known: Any) -> str:
    if letter in known:
        return letter
    small = letter.lower()
    if small in _PLAIN:
        return _PLAIN[small]
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base in known else base.lower() if base.lower() in known else ""
