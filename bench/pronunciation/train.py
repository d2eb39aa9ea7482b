"""Train the model of look-alikes anew: `python -m bench.pronunciation.train HOMOGRAPHS TAGGED`.

HOMOGRAPHS is the folder `data` of google-research-datasets/WikipediaHomographData (Apache-2.0);
its half `train` is trained on. TAGGED is what `bench.pronunciation.tagged` wrote: sentences of
novels in the public domain, with parts of speech by a free tagger. Nothing of tests/pronunciation
is used.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from audiobook.pronunciation.heteronyms import heteronyms
from audiobook.pronunciation.model import FILE, best, classes_of, features
from audiobook.pronunciation.tokens import Position, sentences

ROUNDS = 10
LEAST = 3  # times that a feature must be seen
_GOLD = 3  # how often a sentence that people labelled counts
_ONLY = frozenset("navd")
_PARTS = {"nou": "n", "adj": "a", "vrb": "v"}
# What the names of the homograph data mean here, where their parts of speech don't say it.
_NAMES = {
    "aged": "d",
    "august": "month",
    "axes_nou": "line",
    "axes_nou-vrb": "tool",
    "bass": "low",
    "bass_corp": "fish",
    "bologna_geo": "city",
    "bologna": "meat",
    "bow_nou-knot": "knot",
    "bow_nou-ship": "bend",
    "buffet_nou": "food",
    "celtic_adj-nou-sports": "team",
    "celtic": "people",
    "dove": "bird",
    "dove_vrb": "d",
    "invalid_adj": "void",
    "invalid_nou": "person",
    "jesus": "bible",
    "jesus_es": "spanish",
    "job_bible": "bible",
    "job": "work",
    "lead_nou": "metal",
    "lead_nou-vrb": "v",
    "learned_vrb": "d",
    "blessed_vrb": "d",
    "mate_nou": "tea",
    "mate": "friend",
    "minute_adj": "small",
    "minute": "time",
    "mobile": "a",
    "mobile_geo": "city",
    "mobile_nou-art": "art",
    "moped_nou": "bike",
    "moped_vrb": "d",
    "nestle_nam": "firm",
    "pasty_adj": "white",
    "pasty_nou": "pie",
    "polish_geo": "poland",
    "polish": "shine",
    "ravel_nam": "composer",
    "ravel_nou": "v",
    "reading_en": "v",
    "reading_geo": "city",
    "read_past": "d",
    "read_present": "v",
    "resume_nou": "cv",
    "rodeo_geo": "street",
    "rodeo": "n",
    "row_1": "line",
    "row_2": "quarrel",
    "sake_jp": "drink",
    "sake": "good",
    "sow_nou": "pig",
    "sow": "seed",
    "tear_nou": "eye",
    "tear_vrb": "rip",
    "wind_nou": "air",
    "wind_vrb": "turn",
    "winds_nou": "air",
    "winds_vrb": "turn",
    "wound_nou-vrb": "hurt",
    "wound_vrb": "turn",
    "affect": "v",
    "affect_nou-psy": "n",
    "compress": "v",
    "isolate": "v",
    "transform": "v",
    "rerelease": "n",
    "intrigue_nou-vrb": "v",
    "analyses_nou": "n",
    "analyses_vrb": "v",
    "moderate_adj-nou": "a",
    "graduate_adj-nou": "n",
    "live_adj": "a",
}
# What a tag says of a word whose readings are senses: its tags by reading; others say nothing.
_SENSES = {
    "wind": {"VB": "turn", "VBP": "turn", "NN": "air"},
    "winds": {"VBZ": "turn", "NNS": "air"},
    "tear": {"VB": "rip", "VBP": "rip"},
    "tears": {"NNS": "eye"},
    "row": {"VB": "line", "VBP": "line"},
    "bow": {"VB": "bend", "VBP": "bend"},
    "bows": {"VBZ": "bend"},
    "bowed": {"VBD": "bend", "VBN": "bend"},
    "bowing": {"VBG": "bend"},
    "sow": {"VB": "seed", "VBP": "seed", "NN": "pig"},
    "sows": {"VBZ": "seed", "NNS": "pig"},
    "minute": {"NN": "time", "JJ": "small"},
    "polish": {"NN": "shine", "VB": "shine", "VBP": "shine", "NNP": "poland", "JJ": "poland"},
    "wound": {"NN": "hurt", "VB": "hurt", "VBP": "hurt", "VBD": "turn"},
    "does": {"VBZ": "v", "NNS": "deer"},
    "invalid": {"NN": "person"},
    "bass": {},
    "lead": {"VB": "v", "VBP": "v"},
    "leads": {"VBZ": "v"},
    "number": {"NN": "count"},
    "job": {"NN": "work"},
    "nice": {"JJ": "fine"},
    "mate": {"NN": "friend"},
    "rowing": {"VBG": "boat"},
    "slough": {"NN": "mud", "VB": "shed"},
    "worsted": {"VBN": "d", "VBD": "d", "NN": "wool", "JJ": "wool"},
    "putting": {"VBG": "put"},
    "august": {"NNP": "month", "JJ": "a"},
    "dove": {"NN": "bird", "VBD": "d"},
    "moped": {"VBD": "d", "NN": "bike"},
    "buffet": {"NN": "food", "VB": "v"},
    "resume": {"VB": "v", "VBP": "v"},
}


@dataclass(frozen=True, slots=True)
class Example:
    """A word in its sentence, and which reading it has."""

    word: str
    features: tuple[str, ...]
    readings: tuple[tuple[str, ...], ...]  # the classes of each
    right: int
    weight: int


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("homographs", type=Path)
    parser.add_argument("tagged", type=Path)
    asked = parser.parse_args()
    homographs, tagged = asked.homographs, asked.tagged
    rows = [json.loads(line) for line in tagged.read_text(encoding="utf-8").splitlines()]
    tags = mostly(rows)
    gold = list(labelled(homographs / "train", tags))
    examples = [*gold, *silver(rows, tags)]
    weights = trained(examples)
    FILE.parent.mkdir(exist_ok=True)
    text = json.dumps({"tags": tags, "weights": weights}, ensure_ascii=False, separators=(",", ":"))
    FILE.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(gold)} + {len(examples) - len(gold)} examples, {len(weights)} features")
    print(f"{FILE.stat().st_size} bytes")
    for half in ("train", "eval"):
        held = list(labelled(homographs / half, tags))
        right = sum(_right(example, weights) for example in held)
        print(f"{half}: {right}/{len(held)} = {100 * right / len(held):.1f} %")
    return 0


def mostly(rows: Sequence[tuple[str, list[tuple[int, str, str]]]]) -> dict[str, str]:
    """The tag that a word has most often, of words that are met a few times."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for text, tokens in rows:
        by_place = {at: tag for at, _, tag in tokens}
        for sentence in sentences(text):
            for token in sentence:
                # A contraction is two tokens to the tagger; the first says more.
                tag = by_place.get(token.start)
                if tag and token.word[:1].isalpha():
                    seen[token.word][tag] += 1
    kept = {word: count.most_common(1)[0] for word, count in seen.items() if count.total() > 3}
    return {word: tag for word, (tag, _) in sorted(kept.items())}


def labelled(folder: Path, tags: Mapping[str, str]) -> Iterator[Example]:
    """The sentences that people labelled."""
    for file in sorted(folder.glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                at = len(row["sentence"].encode()[: int(row["start"])].decode(errors="ignore"))
                place = place_of(row["sentence"], at)
                right = _reading(place.token.word, row["wordid"]) if place else None
                if place and right is not None:
                    yield _example(place, right, tags, _GOLD)


def silver(
    rows: Sequence[tuple[str, list[tuple[int, str, str]]]], tags: Mapping[str, str]
) -> Iterator[Example]:
    """The sentences that a tagger tagged."""
    for text, tokens in rows:
        by_place = {at: tag for at, _, tag in tokens}
        for sentence in sentences(text):
            for at, token in enumerate(sentence):
                tag = by_place.get(token.start)
                if token.word not in heteronyms() or not tag:
                    continue
                right = _by_tag(token.word, tag)
                if right is not None:
                    yield _example(Position(sentence, at), right, tags, 1)


def place_of(text: str, start: int) -> Position | None:
    """The word that stands at `start`."""
    for sentence in sentences(text):
        for at, token in enumerate(sentence):
            if token.start <= start < token.end and token.word in heteronyms():
                return Position(sentence, at)
    return None


class Perceptron:
    """Weights that learn from the examples they get wrong, and the mean of all they ever were."""

    def __init__(self) -> None:
        self._weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._totals: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._now = 0

    def learn(self, example: Example, features: Sequence[str]) -> None:
        """See one example, of whose features these count."""
        self._now += 1
        scores = scored(example.readings, features, self._weights)
        right = max(example.readings[example.right], key=scores.__getitem__)
        others = example.readings[: example.right] + example.readings[example.right + 1 :]
        wrong = max((name for names in others for name in names), key=scores.__getitem__)
        if scores[right] - scores[wrong] > 8:  # those that are barely right teach as well
            return
        for feature in features:
            for name, change in ((right, example.weight), (wrong, -example.weight)):
                self._weights[feature][name] += change
                self._totals[feature][name] += change * self._now

    def means(self) -> dict[str, dict[str, int]]:
        """The mean weights, in hundredths, without those that hardly count."""
        made: dict[str, dict[str, int]] = {}
        for feature, weights in sorted(self._weights.items()):
            totals = self._totals[feature]
            mean = {
                name: round(100 * (weight - totals[name] / self._now))
                for name, weight in sorted(weights.items())
            }
            kept = {name: weight for name, weight in mean.items() if abs(weight) >= 10}
            if kept:
                made[feature] = kept
        return made


def trained(examples: Sequence[Example]) -> dict[str, dict[str, int]]:
    """Weights of an averaged perceptron, in hundredths."""
    seen = Counter(feature for example in examples for feature in example.features)
    known = {feature for feature, count in seen.items() if count >= LEAST}
    order = [
        (example, [feature for feature in example.features if feature in known])
        for example in examples
    ]
    made, shuffle = Perceptron(), random.Random(1)
    for _ in range(ROUNDS):
        shuffle.shuffle(order)
        for example, features_known in order:
            made.learn(example, features_known)
    return made.means()


def scored(
    readings: Sequence[tuple[str, ...]],
    features: Sequence[str],
    weights: Mapping[str, Mapping[str, float]],
) -> dict[str, float]:
    """How much speaks for each class of the readings."""
    scores = dict.fromkeys((name for names in readings for name in names), 0.0)
    for feature in features:
        if feature in weights:
            for name, weight in weights[feature].items():
                if name in scores:
                    scores[name] += weight
    return scores


def _example(place: Position, right: int, tags: Mapping[str, str], weight: int) -> Example:
    word = place.token.word
    readings = tuple(classes_of(word, reading.name) for reading in heteronyms()[word])
    return Example(word, tuple(features(place, tags)), readings, right, weight)


def _reading(word: str, name: str) -> int | None:
    """Which of the readings a name of the homograph data means."""
    names = [reading.name for reading in heteronyms()[word]]
    if len(names) < 2:
        return None
    known = _NAMES.get(name)
    if name == "upset_nou":
        return None  # the adjective is among them
    if known in names:
        return names.index(known)
    parts = [_PARTS[part] for part in re.findall(r"nou|adj|vrb", name)]
    for at, reading in enumerate(names):
        if not set(reading) - _ONLY and set(parts) & set(reading):
            return at
    return None


def _by_tag(word: str, tag: str) -> int | None:
    """Which of the readings a tag means."""
    names = [reading.name for reading in heteronyms()[word]]
    if len(names) < 2:
        return None
    if word in _SENSES:
        sense = _SENSES[word].get(tag)
        return names.index(sense) if sense in names else None
    past = any(set(name) <= _ONLY and "d" in name for name in names)
    part = {"N": "n", "J": "a", "V": "d" if past and tag in ("VBD", "VBN") else "v"}.get(tag[0], "")
    if not past and tag in ("VBD", "VBN", "VBG"):
        return None
    for at, name in enumerate(names):
        if part and not set(name) - _ONLY and part in name:
            return at
    return None


def _right(example: Example, weights: Mapping[str, Mapping[str, int]]) -> bool:
    scores = scored(example.readings, example.features, weights)
    return best(scores, example.readings) == example.right


if __name__ == "__main__":
    sys.exit(main())
