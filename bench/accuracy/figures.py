"""All figures of docs/accuracy.md, as plain values that JSON can hold."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial, reduce
from operator import add
from pathlib import Path
from typing import Any

from audiobook.attribution import attribute
from audiobook.manuscript import read_story
from bench.accuracy import calibration, intervals, our_stories
from bench.accuracy.baseline import baseline
from bench.accuracy.corrections import Gain, simulate
from bench.accuracy.scores import Answer, Found, Score, find, score
from bench.gold import novels
from bench.gold.novels import KINDS
from bench.gold.typographies import VARIANTS, reset
from bench.speed import text_cost

ROUNDS, EACH = 4, 5  # how corrections are simulated: so many rounds of so many lines
SUREST = (0.5, 0.7, 0.9)
LONG, SHORT = 100_000, 2_000  # words of the texts that cost is measured on


@dataclass(frozen=True, slots=True)
class Measured:
    """One novel, text alone given."""

    name: str
    ours: Score
    baseline: Score
    seconds: float  # of the processor
    names: int  # different speakers told
    gain: Gain | None = None


def novel(folder: Path, correct: bool = False) -> Measured:
    """Read, attribute and score a novel, and correct its least sure lines if that is asked."""
    gold = novels.read(folder)
    began = time.process_time()
    parsed = read_story(folder / "text.txt")
    told = attribute(parsed)
    seconds = time.process_time() - began
    ours = score(gold, novels.lines(told))
    return Measured(
        name=folder.name,
        ours=ours,
        baseline=score(gold, baseline(gold.text)),
        seconds=seconds,
        names=len({answer.told for answer in ours.answers if answer.told}),
        gain=simulate(gold, parsed, told, ROUNDS, EACH) if correct else None,
    )


def split(folder: Path, correct: bool, jobs: int) -> list[Measured]:
    """Each novel of a folder of them."""
    work: Callable[[Path], Measured] = partial(novel, correct=correct)
    if jobs == 1:
        return [work(path) for path in novels.folders(folder)]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(work, novels.folders(folder)))


def finding(found: Sequence[Found], baseline: Sequence[Found]) -> dict[str, Any]:
    """A row of the table of finding."""
    ours = reduce(add, found)
    return {
        "pieces": ours.gold,
        "exact": [ours.precision, ours.recall, ours.f1],
        "near": [ours.near_precision, ours.near_recall, ours.near_f1],
        "baseline": reduce(add, baseline).f1,
    }


def typography(folder: Path) -> dict[str, dict[str, Any]]:
    """Finding in the same novels, printed otherwise."""
    rows = {}
    for variant in VARIANTS:
        ours, lowest = [], []
        for path in novels.folders(folder):
            gold = reset(novels.read(path), variant)
            with tempfile.TemporaryDirectory() as home:
                text = Path(home, "novel.txt")
                text.write_text(gold.text, encoding="utf-8", newline="")
                ours.append(find(gold, novels.lines(read_story(text))))
            lowest.append(find(gold, baseline(gold.text)))
        rows[variant.name] = finding(ours, lowest)
    return rows


def shares(answers: Sequence[Answer]) -> dict[str, Any]:
    """How many of the answers are right, in every sense and of every kind."""
    known = [answer.gender for answer in answers if answer.gender is not None]
    return {
        "count": len(answers),
        "cluster": _share([answer.cluster for answer in answers]),
        "name": _share([answer.name for answer in answers]),
        "merged": _share([answer.merged for answer in answers]),
        "gender": _share(known),
        "genders": len(known),
        "kinds": {
            kind: {
                "count": sum(answer.kind == kind for answer in answers),
                "cluster": _share([a.cluster for a in answers if a.kind == kind]),
                "name": _share([a.name for a in answers if a.kind == kind]),
            }
            for kind in KINDS
        },
    }


def speaking(made: Sequence[Measured]) -> dict[str, Any]:
    """A collection of novels: all answers together, ours and the baseline's."""
    ours = [list(this.ours.answers) for this in made]
    lowest = [answer for this in made for answer in this.baseline.answers]
    novels_counts = [(sum(a.cluster for a in answers), len(answers)) for answers in ours]
    return {
        **shares([answer for answers in ours for answer in answers]),
        "interval": intervals.interval(novels_counts),
        "baseline": shares(lowest),
        "novels": [_one(this) for this in made],
    }


def _one(made: Measured) -> dict[str, Any]:
    answers = made.ours.answers
    blocks = [
        (sum(answer.cluster for answer in block), len(block))
        for block in intervals.conversations(answers)
    ]
    return {
        "title": made.name,
        **shares(answers),
        "interval": intervals.interval(blocks),
        "baseline": _share([answer.cluster for answer in made.baseline.answers]),
        "f1": made.ours.found.f1,
        "names": made.names,
        "people": len({answer.gold for answer in answers}),
        "seconds": made.seconds,
        "gain": asdict(made.gain) if made.gain else None,
    }


def sure(made: Sequence[Measured]) -> dict[str, Any]:
    """Calibration, and the errors among the surest lines."""
    answers = [answer for this in made for answer in this.ours.answers]
    binned = calibration.bins(answers)
    surest = {str(part): calibration.errors_among_surest(answers, part) for part in SUREST}
    return {
        "bins": [asdict(this) for this in binned],
        "error": calibration.calibration_error(binned),
        "surest": surest,
    }


def corrected(made: Sequence[Measured]) -> dict[str, Any]:
    """What corrections bring, over all novels."""
    gains = [this.gain for this in made if this.gain]
    return {"rounds": ROUNDS, "each": EACH, **asdict(reduce(add, gains))}


def costs(folder: Path) -> list[dict[str, Any]]:
    """Processor seconds and memory of a long text and of a short one, from a cold start."""
    texts = [(path / "text.txt").read_text("utf-8") for path in novels.folders(folder)]
    text = next((text for text in texts if len(text.split()) >= LONG), max(texts, key=len))
    return [asdict(text_cost.measure(text, words)) for words in (LONG, SHORT)]


def stories() -> list[dict[str, Any]]:
    """Our own stories: from the text alone, then with their cast lists."""
    return [_story(name, cast_list) for cast_list in (False, True) for name in our_stories.names()]


def _story(name: str, cast_list: bool) -> dict[str, Any]:
    made = our_stories.measured(name, cast_list)
    found = asdict(made.found)
    return {"title": name, "cast": cast_list, "found": found, **shares(made.answers)}


def _share(right: Sequence[bool]) -> float:
    return sum(right) / max(1, len(right))
