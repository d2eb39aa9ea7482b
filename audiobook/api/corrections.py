"""A person mends who says what, and is told at once what else that changed.

What is yielded are lines to be shown. What can't be done is an InputError, told before anything is
written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from audiobook import corrections
from audiobook.build.inputs import Inputs, attributed, read
from audiobook.build.project import Project, story_name
from audiobook.corrections import (
    EVERY,
    Change,
    Concordance,
    Corrections,
    Found,
    Join,
    Matches,
    Names,
    Said,
)
from audiobook.errors import InputError, Problem, did_you_mean
from audiobook.story import NARRATOR, UNKNOWN, Kind, Story

_SHOWN = 10  # lines that are told one by one
_WORDS = 60  # characters of a line's words

Start = tuple[int, int]  # a segment: its file's index, and where it begins in it


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as it is while it is being mended."""

    manuscript: Inputs
    story: Story  # attributed
    called: str  # what a person calls it on the command line

    def names(self) -> dict[str, str]:
        """What everybody in the story is called, by all their names in small letters."""
        people = self.story.characters
        named = {alias.casefold(): who.name for who in people for alias in who.aliases}
        named |= {name.casefold(): name for name in self.speakers()}
        return named | {who.name.casefold(): who.name for who in people} | {NARRATOR: NARRATOR}

    def speakers(self) -> list[str]:
        """Everybody who speaks, those with the most lines first."""
        said = Counter(_speakers(self.story).values())
        return [name for name, _ in said.most_common() if name != UNKNOWN]


def draft(project: Project, path: Path) -> Draft:
    """Read a story and attribute it. Raises InputError with what is wrong in it."""
    manuscript = read(project, path)
    if project.stories.is_dir():  # who mends a story asks again and again: let it be remembered
        with suppress(OSError):
            project.state.mkdir(parents=True, exist_ok=True)
    called = story_name(path) if path.parent == project.stories else str(path)
    return Draft(manuscript, attributed(project, manuscript), called)


def correct(project: Project, now: Draft, changes: Sequence[Change]) -> Iterator[str]:
    """Write what a person changed in a script into the corrections file, and attribute again.

    Raises InputError where a change can't be taken; then nothing is written.
    """
    words = Concordance(now.manuscript.story)
    fixes = now.manuscript.corrections
    known = Names(now.manuscript.voices.known_characters(), fixes)
    matching = corrections.match(words, fixes, known)
    new, gone = _settled(now, words, matching, changes)
    yield from _new_names(now, new.values())
    for spot, said in matching.edited.items():  # the file is written: their words as they are now
        new.setdefault(spot, words.pin(spot, said.speaker))
    fewer = corrections.without(fixes, gone)
    after = _rewritten(project, now, corrections.with_said(fewer, new, matching.spots))
    asked = {_start(words, spot) for spot in new}
    moved = _moved(now.story, after)
    yield f"{_lines(len(changes))} corrected in {fixes.file}"
    yield from _told(now.story, after, {at: pair for at, pair in moved.items() if at in asked})
    others = {at: pair for at, pair in moved.items() if at not in asked}
    yield f"{_lines(len(others))} changed because of that" + (":" if others else "")
    yield from _told(now.story, after, others)
    yield from _new_problems(now.story, after)


def join(
    project: Project,
    now: Draft,
    merges: Sequence[str],
    renames: Sequence[str] = (),
    unmerges: Sequence[str] = (),
) -> Iterator[str]:
    """Write into the corrections file that names mean one person, and attribute again.

    `merges` and `renames` are as in "the girl=Sissy Jupe"; a merge is between names that the story
    has, a renaming gives a new one. `unmerges` are names that were joined. Raises InputError for
    what is not so, for a circle, and for a name that means two people; then nothing is written.
    """
    fixes = now.manuscript.corrections
    fixes = corrections.without(fixes, [_joined(fixes, name) for name in unmerges])
    pairs = [*(("--merge", text) for text in merges), *(("--rename", text) for text in renames)]
    wanted = [_join(now, option, text) for option, text in pairs]
    there = {one.alias.casefold(): one for one in fixes.joins}
    for one in wanted:
        other = there.get(one.alias.casefold(), one)
        if other.name.casefold() != one.name.casefold():
            what = f"«{one.alias}» is «{other.name}» already, by {other.place or 'another option'}"
            raise InputError(Problem(what, f'take that back: --unmerge "{one.alias}"'))
        there[one.alias.casefold()] = other
    new = [one for one in dict.fromkeys(wanted) if one not in fixes.joins]
    changed = corrections.with_joins(fixes, new)
    Names(now.manuscript.voices.known_characters(), changed)  # raises InputError for a circle
    after = _rewritten(project, now, changed)
    yield from (f"joined in {fixes.file}: {one}" for one in new)
    yield from (f"not joined any more: {name}" for name in unmerges)
    pairs_moved = Counter(_moved(now.story, after).values())
    yield from (
        f"  {_lines(count)}: {old} → {said_by}"
        for (old, said_by), count in pairs_moved.most_common()
    )
    if not pairs_moved:
        yield "no line moved"
    yield from _new_problems(now.story, after)


def _settled(
    now: Draft, words: Concordance, matching: Matches, changes: Sequence[Change]
) -> tuple[dict[int, Said], list[Said]]:
    """The new corrections by spot, and those that are to go."""
    called = now.names()
    new: dict[int, Said] = {}
    gone: list[Said] = []
    problems: list[Problem] = []
    for change in changes:
        found, speaker = words.find(change.said), change.said.speaker
        if not isinstance(found, Found) or len(found.spots) != 1:
            what = "the story has changed since: it has no such line any more"
            problems.append(Problem(what, "take the change back", change.place))
            continue
        spot = found.spots[0]
        old = matching.spots.get(spot)
        if speaker:
            new[spot] = words.pin(spot, called.get(speaker.casefold(), speaker))
        elif old is None:
            what = "nothing was corrected here that could be forgotten"
            problems.append(Problem(what, "write a name", change.place))
        elif old.nth == EVERY:
            what = f"{old.place} is for all these lines"
            problems.append(Problem(what, "write a name here, or delete it there", change.place))
        else:
            gone.append(old)
    if problems:
        raise InputError(problems)
    return new, gone


def _rewritten(project: Project, now: Draft, changed: Corrections) -> Story:
    """Write the corrections; the story as they make it."""
    path = now.manuscript.story.path
    corrections.write(changed, path)
    again = corrections.read(changed.file)
    return attributed(project, replace(now.manuscript, corrections=again))


def _new_names(now: Draft, new: Iterable[Said]) -> Iterator[str]:
    called = now.names()
    for name in dict.fromkeys(said.speaker for said in new):
        if name.casefold() not in called:
            question = did_you_mean(name.casefold(), called)
            yield f"«{name}» is new in this story" + (f"; {question}" if question else "")


def _new_problems(before: Story, after: Story) -> Iterator[str]:
    """What is wrong only now; places move with the lines of the corrections file."""
    known = {problem.what for problem in before.problems}
    yield from (str(problem) for problem in after.problems if problem.what not in known)


def _joined(fixes: Corrections, name: str) -> Join:
    names = {one.alias.casefold(): one.alias for one in fixes.joins}
    for one in fixes.joins:
        if one.alias.casefold() == name.strip().casefold():
            return one
    mend = (
        did_you_mean(name.casefold(), names) or f"joined are: {', '.join(names.values()) or 'none'}"
    )
    raise InputError(Problem(f"«{name}» is not joined to anybody in {fixes.file}", mend))


def _join(now: Draft, option: str, text: str) -> Join:
    alias, sign, name = (part.strip() for part in text.partition("="))
    trouble = corrections.name_trouble(alias) or corrections.name_trouble(name)
    if not sign or trouble:
        what = f"{option} can't be «{text}»" + (f": {trouble}" if sign else "")
        raise InputError(Problem(what, f'write it like {option} "the girl=Sissy Jupe"'))
    called, words = now.names(), Concordance(now.manuscript.story)
    for one in (alias, name) if option == "--merge" else (alias,):
        if one.casefold() not in called and not words.knows(one):
            mend = (
                did_you_mean(one.casefold(), called)
                or f"known: {', '.join(now.speakers()[:_SHOWN])}"
            )
            what = f"nobody is called «{one}» in {now.manuscript.story.path}"
            raise InputError(Problem(what, mend))
    one = called.get(name.casefold(), name)
    if one.casefold() == alias.casefold():
        what = f"«{alias}» and «{name}» are one person already, who is called «{one}»"
        raise InputError(Problem(what, "--unmerge takes a join back, --rename gives another name"))
    return Join(alias, one)


def _speakers(story: Story) -> dict[Start, str]:
    return {
        (chapter.file, segment.start): segment.speaker
        for chapter, segment in story.segments()
        if segment.kind is Kind.DIALOGUE
    }


def _moved(before: Story, after: Story) -> dict[Start, tuple[str, str]]:
    """The lines that somebody else says now, with who said them and who says them."""
    old, new = _speakers(before), _speakers(after)
    pairs = {at: (old.get(at, NARRATOR), new.get(at, NARRATOR)) for at in sorted({*old, *new})}
    return {at: pair for at, pair in pairs.items() if pair[0] != pair[1]}


def _told(before: Story, after: Story, moved: Mapping[Start, tuple[str, str]]) -> Iterator[str]:
    words = {
        (chapter.file, segment.start): corrections.on_one_line(segment.text)
        for story in (after, before)
        for chapter, segment in story.segments()
        if segment.kind is Kind.DIALOGUE
    }
    for at, (old, new) in list(moved.items())[:_SHOWN]:
        shown = words[at] if len(words[at]) <= _WORDS else f"{words[at][:_WORDS]}…"
        yield f"  {after.files[at[0]].place(at[1])}  {old} → {new}  {shown}"
    if len(moved) > _SHOWN:
        yield f"  … and {len(moved) - _SHOWN} more"


def _start(words: Concordance, spot: int) -> Start:
    chapter = words.story.chapters[words.spots[spot].chapter]
    return chapter.file, words.segment(spot).start


def _lines(count: int) -> str:
    return f"{count or 'no'} line{'' if count == 1 else 's'}"
