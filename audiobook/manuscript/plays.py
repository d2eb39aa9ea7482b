"""Which chapters are written as a play: their paragraphs begin with names, and regularly so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audiobook.language import ENGLISH
from audiobook.manuscript.blocks import Block, Form, part_of
from audiobook.manuscript.labels import Label, Look, label_of
from audiobook.manuscript.play_choice import PlayChoice
from audiobook.manuscript.stage import count_of_brackets, is_direction, is_scene_heading

FEWEST = 4  # speeches of those who speak more than once
SHARE = 0.4  # of the paragraphs that begin with a label; in a chapter of a play half of that
SHORT = 3  # speeches of a scene that is too short for FEWEST
SHORT_SHARE = 0.8
PROSE = 0.2  # of the paragraphs without a label that have quotations, in prose
QUOTED = 0.25  # of the paragraphs at most, where labels look like sentences
COMMON = 0.05  # of the labels; a look that is rarer is none of the play's
BRACKETS = 3  # within speeches; as many say that parentheses hold no stage directions
_AND = re.compile(r" and | & |, | ?/ ?")
MARKS = frozenset('"“”«»„')


@dataclass(frozen=True, slots=True)
class PlayLine:
    """A paragraph of a play, or of a paragraph that holds several labels what belongs to one."""

    block: Block
    label: Label | None


@dataclass(frozen=True, slots=True)
class Script:
    """How a chapter of a play writes who speaks."""

    names: frozenset[str]  # who speaks more than once
    looks: frozenset[Look]  # of the labels
    within: bool  # labels may stand in the midst of a paragraph, whatever their look
    parentheses: bool  # stage directions stand in them
    first: Label
    speeches: int
    screen: bool = False  # a screenplay: what has no label is told, never said
    mixed: bool = False  # in prose, as of an inquest; what has no label is prose
    strangers: bool = True  # whoever has a label of these looks speaks, however seldom
    numbered: bool = False  # its lines have numbers
    heard: frozenset[str] = frozenset()  # who speaks, however often
    in_turns: bool = False  # those present share what several say
    silent_cues: bool = False  # what is heard and not said («SFX: A door slams.») is not told

    def lines(self, text: str, this: Block) -> Iterator[PlayLine]:
        """A paragraph, cut before each label."""
        labels = [label for label in _labels(text, this) if self._holds(label, this)]
        cuts = [label.start for label in labels]
        if not cuts or text[this.start : cuts[0]].strip(" \t>"):
            end = cuts[0] if cuts else this.end
            yield PlayLine(part_of(text, this, this.start, end), None)
        else:
            cuts[0] = this.start
        for label, start, end in zip(labels, cuts, [*cuts[1:], this.end], strict=False):
            yield PlayLine(part_of(text, this, start, end), label)

    def members(self, name: str, present: Sequence[str]) -> list[str]:
        """Whom a label means that names several; those `present` in the order of their speeches."""
        each = self._each(name)
        if each:
            return each
        words = name.casefold().split()
        count = next(
            (ENGLISH.heads.counts[word] for word in words if word in ENGLISH.heads.counts), 0
        )
        return list(present[-count:])

    def _each(self, name: str) -> list[str]:
        """The names that are joined in a label; none in «LADY OF THE LAKE»."""
        each = _AND.split(name)
        known = self.heard.intersection(each)
        joined = len(known) == len(each) or (bool(known) and "," not in name)
        return each if len(each) > 1 and joined else []

    def speaks(self, text: str, this: Block) -> bool:
        """Whether a label stands at the head of a paragraph."""
        labels = [label for label in _labels(text, this) if self._holds(label, this)]
        return bool(labels) and _leads(labels[0], this)

    def is_spoken_together(self, name: str) -> bool:
        """Whether a label names several: «ALL», «ALL THREE», «BEN AND ANNA»."""
        together = name.split()[0].casefold() in ENGLISH.heads.together
        return together or bool(self._each(name))

    def _holds(self, label: Label, this: Block) -> bool:
        if not self.strangers:
            together = label.look.capitals and self.is_spoken_together(label.name)
            return label.name in self.names or together
        plain = label.look.plain
        if plain and not self.within and not _leads(label, this):
            return False
        return label.look in self.looks or (label.name in self.names and not plain)


@dataclass(frozen=True, slots=True)
class _Survey:
    """The paragraphs of a chapter, seen as those of a play."""

    heads: tuple[Label | None, ...]  # of each paragraph but the stage directions
    told: int  # paragraphs without a label that have quotation marks
    within: tuple[Label, ...]  # further on in them
    quoted: int  # paragraphs with quotation marks
    brackets: int  # stage directions in brackets within speeches
    screen: bool  # it has the headings of a screenplay

    @property
    def labels(self) -> list[Label]:
        return [*filter(None, self.heads), *self.within]


@dataclass(frozen=True, slots=True)
class _Tally:
    """The labels of the chapters that are surveyed together."""

    named: tuple[Label, ...]  # at the heads of paragraphs, of those who speak more than once
    inner: tuple[Label, ...]  # the same, further on in paragraphs
    names: int  # however often they speak
    speeches: int
    paragraphs: int
    quoted: int
    brackets: int

    @property
    def repeated(self) -> tuple[Label, ...]:
        return (*self.named, *self.inner)

    @property
    def speakers(self) -> frozenset[str]:
        return frozenset(label.name for label in self.repeated)

    @property
    def is_plain(self) -> bool:
        """Whether most labels look like sentences."""
        return 2 * sum(label.look.plain for label in self.repeated) > len(self.repeated)

    @property
    def is_short(self) -> bool:
        """Whether it is a scene in which all but everybody speaks behind a label."""
        if self.speeches < SHORT or not self.repeated or self.names < 2:
            return False
        return self.speeches >= SHORT_SHARE * self.paragraphs

    def is_long(self, share: float) -> bool:
        """Whether several people speak again and again."""
        if len(self.repeated) < FEWEST or len(self.speakers) < 2:
            return False
        return len(self.repeated) >= share * self.paragraphs

    def is_play(self, share: float) -> bool:
        if self.is_plain:
            return self.quoted <= QUOTED * self.paragraphs and self.is_long(share)
        return self.is_long(share) or self.is_short

    def looks(self) -> frozenset[Look]:
        """How labels look, but for those looks that are rare."""
        plain = self.is_plain
        told = [label for label in self.repeated if plain or not label.look.plain]
        counts = Counter(label.look for label in told)
        often = COMMON * len(self.repeated)
        return frozenset(look for look, count in counts.items() if count >= often)


def scripts(
    text: str, chapters: Sequence[Sequence[Block]], choice: PlayChoice
) -> list[Script | None]:
    """How each chapter of a file is to be read as a play, or None where it is prose."""
    if choice.play is False:
        return [None for _ in chapters]
    silent, in_turns = choice.silent_cues is True, choice.chorus_in_turns is True
    return [
        replace(script, silent_cues=silent, in_turns=in_turns) if script else None
        for script in _scripts(text, chapters, choice.play is True)
    ]


def _scripts(text: str, chapters: Sequence[Sequence[Block]], surely: bool) -> list[Script | None]:
    """The same; `surely`: somebody says that it is a play."""
    surveys = [_survey(text, blocks) for blocks in chapters]
    if surely:
        whole = _script(surveys, 0, surely)
        return [whole if any(survey.heads) else None for survey in surveys]
    whole = _script(surveys, SHARE)
    found = [_script([survey], SHARE / 2 if whole else SHARE) for survey in surveys]
    scripts = [
        replace(whole, first=this.first, speeches=this.speeches) if this and whole else this
        for this in found
    ]
    return [
        _mixed(survey, script) or _act(survey, whole) or _minutes(text, blocks)
        for blocks, survey, script in zip(chapters, surveys, scripts, strict=True)
    ]


def _mixed(survey: _Survey, script: Script | None) -> Script | None:
    """The same, told to be within prose where many paragraphs without a label have quotations."""
    bare = sum(head is None for head in survey.heads)
    few = survey.told < max(2, PROSE * bare, PROSE / 2 * len(survey.heads))
    prose = not survey.screen and not few
    return replace(script, mixed=True) if script and prose else script


def _act(survey: _Survey, whole: Script | None) -> Script | None:
    """A chapter of a play in which those speak whom other chapters know."""
    if not whole or survey.told:
        return None
    known = [head for head in survey.heads if head and head.name in whole.names]
    if not known or len(known) < SHARE / 2 * len(survey.heads):
        return None
    return replace(whole, first=known[0], speeches=len(known))


def _minutes(text: str, blocks: Sequence[Block]) -> Script | None:
    """Stretches of prose in which labels follow each other: an inquest, a talk by telephone."""
    found = [label for run in _runs(text, blocks) if _is_talk(run) for label in run]
    if not found:
        return None
    names = frozenset(label.name for label in found)
    looks = frozenset(label.look for label in found)
    return Script(
        names, looks, True, True, found[0], len(found), mixed=True, strangers=False, heard=names
    )


def _runs(text: str, blocks: Sequence[Block]) -> Iterator[list[Label]]:
    """The labels of paragraphs of which no two without one stand together."""
    run: list[Label] = []
    bare = 0  # paragraphs without a label since the last one
    for this in blocks:
        if this.form is not Form.PARAGRAPH:
            continue
        labels = [label for label in _labels(text, this) if not label.look.plain]
        headed = bool(labels) and _leads(labels[0], this) and not labels[0].look.alone
        bare = 0 if headed else bare + 1
        if bare > 1:
            yield run
            run = []
        run += labels if headed else []
    yield run


def _is_talk(run: Sequence[Label]) -> bool:
    """Whether two people or more speak again and again."""
    counts = Counter(label.name for label in run)
    return len(run) >= FEWEST and sum(count > 1 for count in counts.values()) > 1


def _labels(text: str, this: Block) -> Iterator[Label]:
    """Whatever may be a label at the head of a paragraph's lines."""
    start = this.start
    while start < this.end:
        end = text.find("\n", start, this.end)
        end = this.end if end < 0 else end
        label = label_of(text, start, end)
        if label and not is_scene_heading(text[start:end]):
            yield label
        start = end + 1


def _leads(label: Label, this: Block) -> bool:
    return label.start - this.start < 4


def _survey(text: str, blocks: Sequence[Block]) -> _Survey:
    heads: list[Label | None] = []
    within: list[Label] = []
    quoted = told = brackets = 0
    parts = [text[this.start : this.end] for this in blocks if this.form is Form.PARAGRAPH]
    screen = any(map(is_scene_heading, parts))
    named = False  # the paragraph before is a name alone, and this one what it says
    for this in blocks:
        if this.form is not Form.PARAGRAPH:
            named = False
            continue
        part = text[this.start : this.end]
        labels = list(_labels(text, this))
        head = labels.pop(0) if labels and _leads(labels[0], this) else None
        if head or not (is_direction(part) or (screen and not named)):
            brackets += count_of_brackets(part)
            quoted += not MARKS.isdisjoint(part)
            told += head is None and part[0] != "[" and not MARKS.isdisjoint(part)
            within += labels
            if head or not named:
                heads.append(head)
            named = head is not None and head.end == this.end
    return _Survey(tuple(heads), told, tuple(within), quoted, brackets, screen)


def _tally(surveys: Sequence[_Survey], fewest: int) -> _Tally:
    """The labels of those who speak `fewest` times or more."""
    heads = [head for survey in surveys for head in survey.heads if head]
    within = [label for survey in surveys for label in survey.within]
    counts = Counter(label.name for label in (*heads, *within))
    if not (counts["Q"] and counts["A"]):
        heads, within = (
            [this for this in some if not _is_letter(this)] for some in (heads, within)
        )
        counts = Counter(label.name for label in (*heads, *within))
    inner = tuple(label for label in within if counts[label.name] >= fewest)
    return _Tally(
        named=tuple(label for label in heads if counts[label.name] >= fewest),
        inner=inner,
        names=len(counts),
        speeches=len(heads) + len(inner),
        paragraphs=sum(len(survey.heads) for survey in surveys) + len(inner),
        quoted=sum(survey.quoted for survey in surveys),
        brackets=sum(survey.brackets for survey in surveys),
    )


def _is_letter(label: Label) -> bool:
    """Whether a label is but «A.» or «Q.», which name nobody without the other."""
    return len(label.name) == 1 and label.look.stop == "."


def _script(surveys: Sequence[_Survey], share: float, surely: bool = False) -> Script | None:
    """How the chapters together are written as a play, if they are."""
    tally = _tally(surveys, 1 if surely else 2)
    if not (tally.repeated if surely else tally.is_play(share)):
        return None
    return Script(
        tally.speakers,
        tally.looks(),
        within=len(tally.inner) > len(tally.named),
        parentheses=tally.brackets < BRACKETS,
        first=min(tally.repeated, key=lambda label: label.start),
        speeches=tally.speeches,
        screen=any(survey.screen for survey in surveys),
        numbered=any(label.numbered for label in tally.repeated),
        heard=frozenset(label.name for survey in surveys for label in survey.labels),
    )
