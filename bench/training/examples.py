"""Gold texts as the model learns from them: candidates of every turn, and which is right."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from audiobook.attribution.conversation.dialogue import find_turns
from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.inference.candidates import Candidates, find_candidates
from audiobook.attribution.people.people import FIRST_PERSON, People, find_people
from audiobook.attribution.prose import TextParagraph, paragraphs
from bench.gold.novels import gold_story
from bench.training.augmentation import masked, told_by

# Novels that we measure on, and one that QuoteLi3 has whole.
LEFT_OUT = ("awakening", "man_who_was_thursday", "invisible_man", "age_of_innocence", "oliver",
            "pride_and_prejudice")  # fmt: skip


@dataclass(frozen=True)
class Novel:
    """A text with gold speakers, as the model sees it."""

    name: str
    folder: Path
    people: People
    turns: Sequence[Turn]
    choices: Sequence[Candidates]
    spans: Mapping[int, tuple[int, int]]  # of segments, by their number
    gold: Sequence[Counter[str]]  # who says each turn; more than one where ours is too long
    copies: tuple[Novel, ...] = ()  # the same with some of its tags changed

    @cached_property
    def meant(self) -> dict[str, str]:
        """The gold character that each of our names means: by alias, else by the tags."""
        by_alias, votes = self._gold_by_alias(), self._gold_by_clue()
        found = {}
        for who in sorted({name for choice in self.choices for name in choice.names}):
            count: Counter[str] = Counter()
            for alias in (who, *self.people.aliases(who)):
                bearers = by_alias.get(_plain(alias), set())
                count.update(bearers if len(bearers) == 1 else ())
            share = 3 if count else 10
            for gold_name, times in votes.get(who, Counter[str]()).items():
                count[gold_name] += share * times
            if count:
                found[who] = min(count, key=lambda name: (-count[name], name))
        return found

    def _gold_by_alias(self) -> dict[str, set[str]]:
        """The gold characters who are called so, by the plain form of each name."""
        told = json.loads((self.folder / "characters.json").read_text(encoding="utf-8"))
        found: dict[str, set[str]] = defaultdict(set)
        for one in told["characters"]:
            own = [FIRST_PERSON] if one.get("narrator") else []
            for alias in [one["name"], *one["aliases"], *own]:
                found[_plain(alias)].add(one["name"])
        return found

    def _gold_by_clue(self) -> dict[str, Counter[str]]:
        """Who says the turns whose tag, or else whose first clue, names each of our people."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for turn, gold in zip(self.turns, self.gold, strict=True):
            who = turn.tagged or next((c.mention.who for c in turn.clues if c.mention.who), "")
            found[who].update(gold)
        return found

    @cached_property
    def right(self) -> dict[str, str]:
        """For each gold character the one of our names that is to be told: a name, if any."""
        often = Counter(turn.tagged for turn in self.turns)
        found: dict[str, tuple[bool, int, str]] = {}
        for who, gold in self.meant.items():
            key = (who in self.people.genders or who == FIRST_PERSON, often[who], who)
            found[gold] = max(found.get(gold, key), key)
        return {gold: key[2] for gold, key in found.items()}

    def allowed(self, at: int) -> list[int]:
        """Which candidates of a turn are right; all where none is."""
        names = self.choices[at].names
        gold = next((who for who, _ in self.gold[at].most_common(1)), "")
        if self.right.get(gold) in names:
            return [names.index(self.right[gold])]
        return [n for n, who in enumerate(names) if self.meant.get(who) == gold] or [*range(99)]


def _plain(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def read(folder: Path, copies: int = 0) -> Novel:
    """A gold text, and as many copies of it with other tags."""
    story = gold_story(folder)
    prose = list(paragraphs(story))
    people = find_people(prose, ())
    spans = {i: (segment.start, segment.end) for i, (_, segment) in enumerate(story.segments())}
    speakers = _speakers(folder)
    novel = _seen(folder, prose, people, spans, speakers)
    changed = [
        (masked(prose, people, np.random.default_rng(1000 + n)), people) for n in range(copies)
    ]
    if copies and not people.first_person and (who := _leading(novel)):
        said = {at for at, (start, _) in spans.items() if novel.meant[who] == speakers.get(start)}
        told, teller = told_by(who, prose, people, said)
        changed.append((masked(told, teller, np.random.default_rng(999)), teller))
    others = (_seen(folder, each, whose, spans, speakers) for each, whose in changed)
    return replace(novel, copies=tuple(others))


def _leading(novel: Novel) -> str:
    """Our name of whoever says most; empty where that is nobody with a name."""
    said = sum(novel.gold, Counter[str]())
    who = novel.right.get(max(said, key=lambda gold: (said[gold], gold), default=""), "")
    return who if who in novel.people.genders else ""


def _speakers(folder: Path) -> dict[int, str]:
    """Who says what begins at an offset of the text."""
    by_start: dict[int, str] = {}
    for line in (folder / "quotes.jsonl").read_text(encoding="utf-8").splitlines():
        quote = json.loads(line)
        if quote["scorable"]:
            by_start.update(dict.fromkeys((start for start, _ in quote["spans"]), quote["speaker"]))
    return by_start


def _seen(
    folder: Path,
    prose: Sequence[TextParagraph],
    people: People,
    spans: Mapping[int, tuple[int, int]],
    speakers: Mapping[int, str],
) -> Novel:
    turns, presence = find_turns(prose, people)
    starts = [[speakers.get(spans[i][0]) for i in turn.pieces] for turn in turns]
    gold = [Counter(who for who in found if who) for found in starts]
    choices = find_candidates(turns, presence, people)
    return Novel(folder.name, folder, people, turns, choices, spans, gold)


def corpus(gold: Path, copies: int = 0) -> list[Novel]:
    """What may be trained on."""
    folders = sorted(path.parent for name in ("quoteli3", "litbank")
                     for path in (gold / name).glob("*/text.txt"))  # fmt: skip
    if not folders:
        sys.exit(f"there is no quoteli3 or litbank in {gold}")
    return [
        read(folder, copies) for folder in folders if not any(n in folder.name for n in LEFT_OUT)
    ]
