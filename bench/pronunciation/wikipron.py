"""How many names are said right, by Wiktionary: `python -m bench.pronunciation.wikipron`.

Its TSV is WikiPron's `eng_latn_us_broad.tsv` or `eng_latn_uk_broad.tsv`, its novels a folder of
`*.txt.xz`. Taken are words that Wiktionary writes with a capital, that stand in the novels, and
that neither our tables of names nor those of the tests have; every second one is held out: of
these only the count is told. Stress apart, since WikiPron has none.
"""

from __future__ import annotations

import argparse
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from audiobook.engines import phonemized
from audiobook.normalization import normalize
from audiobook.pronunciation import Foreign, pronounce
from audiobook.pronunciation.lexicon import in_names
from bench.pronunciation.heard import ENGINES
from bench.pronunciation.sounds import RIGHT, distance
from bench.pronunciation.tables import Case, words

_FRAME = "They spoke of {} again."
_WORD = re.compile(r"(?<=[a-z,] )[A-Z][a-zéèêëàâçôöüïñ]{2,}\b")


def names(tsv: Path, novels: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name, with the sounds that Wiktionary gives."""
    sounds: dict[str, list[str]] = defaultdict(list)
    for line in tsv.read_text(encoding="utf-8").splitlines():
        word, ipa = line.split("\t")
        if word[:1].isupper() and word[1:].islower():
            sounds[word].append(ipa.replace(" ", ""))
    ours = {case.word.lower() for case in words("names.txt", _FRAME)}
    found = set[str]()
    for file in sorted(novels.glob("*.txt.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as opened:
            found.update(_WORD.findall(opened.read()))
    for word in sorted(found & sounds.keys()):
        if word.lower() not in ours and not in_names(word.lower()):
            yield word, tuple(sounds[word])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tsv", type=Path)
    parser.add_argument("novels", type=Path)
    parser.add_argument("--british", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="list those that are not held out")
    asked = parser.parse_args(arguments)
    cases = list(names(asked.tsv, asked.novels))
    foreign = Foreign(phonemized)
    for engine, heard_by in ENGINES.items():
        right = [0, 0]
        for index, (word, ways) in enumerate(cases):
            case = Case(word, _FRAME.index("{"), _FRAME.format(word), ways)
            said = pronounce(normalize(case.sentence, {}), asked.british, foreign).sounded
            heard = heard_by(case, said, asked.british)
            good = min(distance(heard, way, stress=False) for way in ways) < RIGHT
            right[index % 2] += good
            if asked.wrong and not good and index % 2 == 0:
                print(f"    {engine} {word} /{heard}/, not /{' or '.join(ways)}/")
        halves = (len(cases) + 1) // 2, len(cases) // 2
        seen, held_out = map(_share, right, halves)
        print(f"{engine}: seen {seen}, held out {held_out}")
    return 0


def _share(right: int, count: int) -> str:
    return f"{right}/{count} = {100 * right / max(1, count):.1f} %"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
