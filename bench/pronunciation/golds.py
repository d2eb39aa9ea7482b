"""Take names of misaki's that espeak-ng misreads: `python -m bench.pronunciation.golds`.

Its dictionaries come with hibari (Apache-2.0), which says these names so already, as Kokoro does.
What CMUdict's part or our tables have is left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Mapping

from audiobook.engines import phonemized
from audiobook.engines.neural.alphabet import to_ipa
from audiobook.pronunciation.accents import in_accent
from audiobook.pronunciation.heteronyms import heteronyms
from audiobook.pronunciation.lexicon import GOLDS, sounds_of
from bench.pronunciation.sounds import RIGHT, distance

_HEAD = "# Names of misaki's dictionaries (Apache-2.0) in IPA: American, and British behind «~»."


def main() -> int:
    GOLDS.unlink(missing_ok=True)
    american, british = _names("us"), _names("gb")
    taken = []
    for name, sounds in sorted(american.items()):
        if name.lower() in heteronyms() or sounds_of(name, british=False) is not None:
            continue
        other = british.get(name, "")
        if _differs(name, sounds, "gmw/en-US") or (other and _differs(name, other, "gmw/en")):
            taken.append(f"{name.lower()} {sounds}{'~' + other if other else ''}")
    GOLDS.write_bytes(gzip.compress("\n".join([_HEAD, *taken]).encode(), 9, mtime=0))
    print(f"{len(taken)} of {len(american)} names, {GOLDS.stat().st_size} bytes")
    return 0


def _names(accent: str) -> Mapping[str, str]:
    from hibari.g2p import ASSETS

    found = {}
    for kind in ("silver", "gold"):
        path = f"{ASSETS}/lexicon_{accent}_{kind}.json.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            read = json.load(file)
        for name, said in read.items():
            plain = said if isinstance(said, str) else said.get("DEFAULT") or ""
            if name.isalpha() and name.istitle() and len(name) > 2 and plain:
                found[name] = to_ipa(plain).replace(" ", "")
    return found


def _differs(name: str, sounds: str, language: str) -> bool:
    here = in_accent(sounds, language == "gmw/en")
    return distance(phonemized(name, language), here) >= RIGHT


if __name__ == "__main__":
    argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0]).parse_args()
    sys.exit(main())
