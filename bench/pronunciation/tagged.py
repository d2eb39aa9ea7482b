"""Tag sentences of novels that have a look-alike: `… bench.pronunciation.tagged NOVELS MODEL OUT`.

NOVELS is a folder of texts in the public domain (`*.txt.xz`), MODEL the folder of a spaCy model
whose licence is free (ours was trained on en_core_web_md 3.8.0, MIT). OUT gets a line of JSON for
each sentence: its text, and each token's place, text and tag. spaCy is no dependency of ours.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import sys
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from audiobook.pronunciation.heteronyms import heteronyms

_WORD = re.compile("[A-Za-z]+")
_END = re.compile('(?<=[.!?…])["”’)]*\\s+(?=["“‘(]*[A-Z])')
_LONGEST = 300  # characters
_IN_A_BOOK, _IN_ALL = 30, 700  # sentences of a word


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("novels", "model", "out"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    if not find_spec("spacy"):
        parser.error("this needs spaCy, beside a model of it: pip install spacy")
    tagger = import_module("spacy").load(
        asked.model, exclude=["ner", "lemmatizer", "parser", "senter"]
    )
    with asked.out.open("w", encoding="utf-8") as file:
        for said in tagger.pipe(chosen(sorted(asked.novels.glob("*.txt.xz")))):
            tokens = [[t.idx, t.text, t.tag_] for t in said if not t.is_space]
            file.write(json.dumps([said.text, tokens], ensure_ascii=False) + "\n")
    return 0


def chosen(files: list[Path]) -> list[str]:
    """Sentences with each look-alike, of many books, not too many of one word."""
    alike, rng = set(heteronyms()), random.Random(9)
    rng.shuffle(files)
    seen: Counter[str] = Counter()
    found: list[str] = []
    for file in files:
        here: Counter[str] = Counter()
        text = lzma.decompress(file.read_bytes()).decode()
        for sentence in (part for line in text.splitlines() for part in _END.split(line)):
            words = _words(sentence) & alike
            wanted = any(here[word] < _IN_A_BOOK and seen[word] < _IN_ALL for word in words)
            if wanted and len(sentence) <= _LONGEST:
                here.update(words)
                seen.update(words)
                found.append(sentence.strip())
    rng.shuffle(found)
    return found


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


if __name__ == "__main__":
    sys.exit(main())
