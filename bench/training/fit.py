"""Train the model of `audiobook.attribution` and write it: `./dev train GOLD`.

    python -m bench.training GOLD [--out FILE] [--epochs N] [--check]

GOLD holds `quoteli3` and `litbank`. The same texts give the same file, on the same version of
numpy. The excerpts of LitBank that are taken from the novels we measure on are left out. With
--check nothing is written; each of five parts is told by models that have not seen it, and the
figures are printed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from audiobook.attribution.confidence import signs
from audiobook.attribution.inference import model as shipped
from audiobook.attribution.inference.decision import ChapterScores
from audiobook.attribution.inference.lattice import Array, Potentials, expected
from audiobook.attribution.inference.model import (
    Batch,
    FeatureNames,
    Model,
    Weights,
    batches,
    scores,
)
from bench.accuracy.assignment import one_to_one
from bench.training.examples import Novel, corpus
from bench.training.habits import fit_habits, habits_of

MEMBERS, EPOCHS, COPIES, HIDDEN, HIDDEN_CONTEXT = 5, 14, 2, 24, 8
_RATE, _DECAY, _DROP = 0.012, 1e-3, (0.1, 0.2)
_LESSON = 150  # turns in a batch
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Asked:
    """How long to train how many members."""

    epochs: int
    members: int


def _with_copies(novels: Iterable[Novel]) -> list[Novel]:
    return [each for novel in novels for each in (novel, *novel.copies)]


def names_of(novels: Iterable[Novel]) -> FeatureNames:
    own: set[str] = set()
    context: set[str] = set()
    after: set[str] = set()
    for choice in (choice for novel in _with_copies(novels) for choice in novel.choices):
        own.update(name for one in choice.own for name in one)
        context.update(choice.context)
        after.update(name for one in choice.after for name in one)
    return FeatureNames(tuple(sorted(own)), tuple(sorted(context)), tuple(sorted(after)))


def lessons(novels: Sequence[Novel], names: FeatureNames) -> list[tuple[Batch, Array]]:
    """Batches, each with what is to be added to the scores of what isn't right."""
    known = _with_copies(novels)
    choices = [choice for novel in known for choice in novel.choices]
    allowed = [novel.allowed(at) for novel in known for at in range(len(novel.turns))]
    found = []
    for batch in batches(choices, names, _LESSON):
        wrong: Array = np.full(batch.grid.there.shape, _NEVER)
        for b, chain in enumerate(batch.chains):
            for t, at in enumerate(chain):
                wrong[b, t, [n for n in allowed[at] if n < len(wrong[b, t])]] = 0.0
        found.append((batch, wrong))
    return found


def begin(names: FeatureNames, seed: int) -> Weights:
    rng = np.random.default_rng(seed)

    def drawn(rows: int, columns: int, scale: float = 1.0) -> Array:
        found: Array = rng.normal(0.0, scale / np.sqrt(rows), (rows, columns))
        return found

    return Weights(
        drawn(len(names.own), HIDDEN), np.zeros(HIDDEN), drawn(HIDDEN, 1, 0.5)[:, 0],
        np.zeros(len(names.own)), drawn(len(names.context), HIDDEN_CONTEXT),
        np.zeros(HIDDEN_CONTEXT), drawn(HIDDEN_CONTEXT, 2, 0.5), np.zeros((len(names.context), 2)),
        np.zeros(len(names.after)),
    )  # fmt: skip


def gradient(weights: Weights, batch: Batch, kept: Sequence[Array], hidden: Array,
             off: Potentials) -> dict[str, Array]:  # fmt: skip
    """Of the loss; `off` is by how much more of each score is expected than is right."""
    own, of_own = batch.own * kept[0], off.own[..., None]
    of_hidden = of_own * weights.own_out * kept[1] * (1 - hidden**2)
    in_context = np.tanh(batch.context @ weights.context_in + weights.context_bias)
    change = np.stack([off.again, off.other], -1)
    of_context = (change @ weights.context_out.T) * (1 - in_context**2)

    def total(left: Array, right: Array) -> Array:
        return left.reshape(-1, left.shape[-1]).T @ right.reshape(-1, right.shape[-1])

    return {
        "own_in": total(own, of_hidden),
        "own_bias": of_hidden.sum((0, 1, 2)),
        "own_out": total(hidden * kept[1], of_own)[:, 0],
        "own_linear": total(own, of_own)[:, 0],
        "context_in": total(batch.context, of_context),
        "context_bias": of_context.sum((0, 1)),
        "context_out": total(in_context, change),
        "context_linear": total(batch.context, change),
        "after": total(batch.after, off.after[..., None])[:, 0],
    }


def train(novels: Sequence[Novel], names: FeatureNames, seed: int, epochs: int) -> Weights:
    """One member: likelihood of the right rows, by Adam with dropout and decay."""
    rng = np.random.default_rng(seed)
    weights = begin(names, seed)
    values = {field.name: getattr(weights, field.name) for field in fields(Weights)}
    first = {name: np.zeros_like(value) for name, value in values.items()}
    second = {name: np.zeros_like(value) for name, value in values.items()}
    known, step = lessons(novels, names), 0
    for epoch in range(epochs):
        for i in rng.permutation(len(known)):
            batch, wrong = known[i]
            turns = batch.grid.there.shape[:2]
            kept = [
                (rng.random((*turns, 1, size)) > drop) / (1 - drop)
                for size, drop in zip((len(names.own), HIDDEN), _DROP, strict=True)
            ]
            found, hidden = scores(weights, batch, kept)
            all_rows, _ = expected(batch.grid, found)
            right_rows, _ = expected(batch.grid, replace(found, own=found.own + wrong))
            off = Potentials(*(getattr(all_rows, f.name) - getattr(right_rows, f.name)
                               for f in fields(Potentials)))  # fmt: skip
            step += 1
            rate = _RATE * (1 - epoch / epochs) + 1e-4
            for name, slope in gradient(weights, batch, kept, hidden, off).items():
                value = values[name]
                slope = slope / batch.grid.length.sum() + _DECAY * value
                first[name] += 0.1 * (slope - first[name])
                second[name] += 0.001 * (slope**2 - second[name])
                mean = first[name] / (1 - 0.9**step)
                value -= rate * mean / (np.sqrt(second[name] / (1 - 0.999**step)) + 1e-8)
    return weights


def trained(novels: Sequence[Novel], names: FeatureNames, asked: Asked) -> Model:
    """The members, without sureness."""
    seeds = range(asked.members)
    members = tuple(train(novels, names, seed, asked.epochs) for seed in seeds)
    model = Model(names, members, {}, {})
    return replace(model, habits=fit_habits(novels, model))


@dataclass(frozen=True, slots=True)
class Told:
    """A choice for a turn of a text that its model had not seen."""

    signs: Mapping[str, float]
    right: bool
    lines: int  # quotations that the turn stands for


def parts(novels: Sequence[Novel]) -> list[list[Novel]]:
    """Each whole novel, and the excerpts in two parts."""
    whole = [[novel] for novel in novels if novel.folder.parent.name == "quoteli3"]
    excerpts = [novel for novel in novels if novel.folder.parent.name != "quoteli3"]
    return [part for part in (*whole, excerpts[0::2], excerpts[1::2]) if part]


def held_out(novels: Sequence[Novel], names: FeatureNames, asked: Asked) -> list[Told]:
    """Every part as it is told by a model trained on the others; by cluster."""
    found = []
    for part in parts(novels):
        model = trained([novel for novel in novels if novel not in part], names, asked)
        told = [one for novel in part for one in _told(novel, model)]
        share = sum(one.right * one.lines for one in told) / sum(one.lines for one in told)
        print(f"  {part[0].name}{' and others' * (len(part) > 1)}: {100 * share:.1f} % right")
        found += told
    return found


def _told(novel: Novel, model: Model) -> Iterator[Told]:
    reading = ChapterScores.of(novel.choices, model)
    choices = reading.again(habits_of(novel, reading), model.habits).decisions()
    pairs = [
        (choice.who, gold)
        for choice, golds in zip(choices, novel.gold, strict=True)
        for gold in golds.elements()
    ]
    partner = one_to_one(pairs)
    for turn, choice, golds in zip(novel.turns, choices, novel.gold, strict=True):
        for gold, lines in golds.items():
            right = partner.get(choice.who) == gold
            yield Told(signs(turn, choice, novel.people), right, lines)


def sureness(told: Sequence[Told]) -> dict[str, float]:
    """Logistic regression of right on the signs, by Newton's method with a little decay."""
    names = sorted({name for one in told for name in one.signs})
    rows = np.array([[one.signs.get(name, 0.0) for name in names] for one in told])
    right = np.array([float(one.right) for one in told])
    times = np.array([float(one.lines) for one in told])
    points = np.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ points))
        slope = rows.T @ (times * (right - chance)) - points
        bend = (rows * (times * chance * (1 - chance))[:, None]).T @ rows + np.eye(len(names))
        points += np.linalg.solve(bend, slope)
    return dict(zip(names, points.tolist(), strict=True))


def write(model: Model, file: Path) -> None:
    """As JSON, four digits a number: enough, and a file that can be diffed."""
    data: dict[str, Any] = {
        "features": {
            field.name: getattr(model.names, field.name) for field in fields(FeatureNames)
        },
        "sureness": {name: round(value, 4) for name, value in model.sureness.items()},
        "habits": {name: round(value, 4) for name, value in model.habits.items()},
        "members": [
            {f.name: np.round(getattr(member, f.name), 4).tolist() for f in fields(Weights)}
            for member in model.members
        ],
    }
    text = json.dumps(data, separators=(",", ":")).replace('],"', '],\n"')
    file.write_text(text + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=shipped.FILE)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--members", type=int, default=MEMBERS)
    parser.add_argument("--check", action="store_true", help="only the parts, nothing written")
    found = parser.parse_args(arguments)
    asked = Asked(found.epochs, found.members)
    novels = corpus(found.gold, COPIES)
    names = names_of(novels)
    turns = sum(len(novel.turns) for novel in novels)
    print(f"{len(novels)} texts, {turns} turns, {len(names.own)} features of a candidate")
    told = held_out(novels, names, asked)
    right, lines = sum(one.right * one.lines for one in told), sum(one.lines for one in told)
    print(f"held out, all: {100 * right / lines:.1f} % of {lines} quotations right, by cluster")
    if not found.check:
        model = replace(trained(novels, names, asked), sureness=sureness(told))
        write(model, found.out)
        print(f"wrote {found.out}: {found.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
