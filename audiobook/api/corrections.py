"""A person mends who says what, and learns what else that changed.

What can't be done is an InputError, told before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobook.api.drafts import Draft
from audiobook.api.mended import Mended, NewName, Start, moves, new_problems
from audiobook.api.scripts import LineId
from audiobook.errors import InputError, Problem, did_you_mean
from audiobook.story import NARRATOR, UNKNOWN

if TYPE_CHECKING:
    from audiobook.corrections import Change, Concordance, Corrections, Join, Matches, Said

Pairs = Sequence[tuple[str, str]]

_SHOWN = 10  # names that are told as known


def correct(draft: Draft, speakers: Mapping[LineId, str]) -> Mended:
    """Name who says some lines; it is written into the corrections file.

    A line of `script` is named by its `id`; the narrator is `"narrator"`, and an empty name takes
    a correction back. Raises InputError for a line that nobody can say, for what is no name, and
    where the corrections disagree; then nothing is written.
    """
    from audiobook.corrections import Concordance

    words = Concordance(draft.manuscript.story)
    spots = {_start(words, spot): spot for spot in range(len(words.spots))}
    changes = [_change(draft, words, spots, *one) for one in speakers.items()]
    return take(draft, changes, words)


def join(
    draft: Draft, merges: Pairs = (), renames: Pairs = (), parts: Sequence[str] = ()
) -> Mended:
    """Write into the corrections file that names mean one person.

    A merge is of two names that the story has, as in `("the girl", "Sissy Jupe")`; a renaming
    gives a new one; `parts` are names that were joined and are not to be any more. Raises
    InputError for what is not so, for a circle, and for a name that means two people; then nothing
    is written.
    """
    from audiobook.corrections import with_joins, without

    there = draft.manuscript.corrections
    fixes = without(there, [_joined(there, name) for name in parts])
    wanted = [one for pair in merges for one in _joins(draft, fixes, "--merge", *pair)]
    wanted += [one for pair in renames for one in _joins(draft, fixes, "--rename", *pair)]
    _refuse_two_meanings(fixes, wanted)
    new = [one for one in dict.fromkeys(wanted) if one not in fixes.joins]
    after = _corrected(draft, with_joins(fixes, new))
    if left := _left_alone(draft, after, new):
        new += left
        after = _corrected(draft, with_joins(fixes, new))
    _write(after, there)
    return Mended(
        file=fixes.file,
        draft=after,
        joined=tuple((one.alias, one.name) for one in new),
        parted=tuple(parts),
        followed=moves(draft.story, after.story),
        problems=new_problems(draft.story, after.story),
    )


def take(draft: Draft, changes: Sequence[Change], words: Concordance | None = None) -> Mended:
    """Write what a person changed in a script into the corrections file, and attribute again.

    `words` are those of the story as it was read. Raises InputError where a change can't be taken;
    then nothing is written.
    """
    from audiobook import corrections

    words = words or corrections.Concordance(draft.manuscript.story)
    fixes = draft.manuscript.corrections
    known = corrections.Names(draft.manuscript.voices.known_characters(), fixes)
    matches = corrections.match(words, fixes, known)
    new, gone = _settled(draft, words, matches, changes)
    names = tuple(_new_names(draft, new.values()))
    for spot, said in matches.edited.items():  # the file is written: their words as they are now
        new.setdefault(spot, words.pin(spot, said.speaker))
    fewer = corrections.without(fixes, gone)
    after = _corrected(draft, corrections.with_said(fewer, new, matches.spots))
    _write(after, fixes)
    asked, moved = {_start(words, spot) for spot in new}, moves(draft.story, after.story)
    return Mended(
        file=fixes.file,
        draft=after,
        corrected=len(changes),
        new_names=names,
        asked=tuple(one for one in moved if one.start in asked),
        followed=tuple(one for one in moved if one.start not in asked),
        problems=new_problems(draft.story, after.story),
    )


def _change(
    draft: Draft, words: Concordance, spots: Mapping[Start, int], line: LineId, speaker: str
) -> Change:
    from audiobook.corrections import Change, speaker_trouble

    number, index = line
    draft.story.need_chapters([number])
    chapter = draft.story.chapters[number - 1]
    segment = chapter.segments[index] if 0 <= index < len(chapter.segments) else None
    spot = spots.get((chapter.file, segment.start)) if segment else None
    if segment is None or spot is None:
        what = f"nobody says line {index} of chapter {number} in {draft.story.path}"
        raise InputError(Problem(what, "name a quotation or a thought"))
    if speaker and (trouble := speaker_trouble(speaker)):
        what = f"«{speaker}» can't be a name: {trouble}"
        raise InputError(Problem(what, "write a name, or «narrator»"))
    return Change(words.place(spot), replace(words.pin(spot, "somebody"), speaker=speaker))


def _settled(
    draft: Draft, words: Concordance, matches: Matches, changes: Sequence[Change]
) -> tuple[dict[int, Said], list[Said]]:
    """The new corrections by spot, and those that are to go."""
    called = draft.names()
    new: dict[int, Said] = {}
    gone: list[Said] = []
    problems: list[Problem] = []
    for change in changes:
        spot, speaker = _spot(words, change), change.said.speaker
        if spot is None:
            what = "the story has changed since: it has no such line any more"
            problems.append(Problem(what, "take the change back", change.place))
        elif speaker:
            new[spot] = words.pin(spot, called.get(speaker.casefold(), speaker))
        else:
            old = matches.spots.get(spot)
            problems += _unforgettable(old, change)
            gone += [old] if old else []
    if problems:
        raise InputError(problems)
    return new, gone


def _spot(words: Concordance, change: Change) -> int | None:
    """The one line that a change is for; None where the story has it no more."""
    from audiobook.corrections import Found

    found = words.find(change.said)
    return found.spots[0] if isinstance(found, Found) and len(found.spots) == 1 else None


def _unforgettable(old: Said | None, change: Change) -> Iterator[Problem]:
    """Why a correction can't be taken back, if it can't."""
    from audiobook.corrections import EVERY

    if old is None:
        what = "nothing was corrected here that could be forgotten"
        yield Problem(what, "write a name", change.place)
    elif old.nth == EVERY:
        what = f"{old.place} is for all these lines"
        yield Problem(what, "write a name here, or delete it there", change.place)


def _corrected(draft: Draft, changed: Corrections) -> Draft:
    """The story as these corrections make it, read as they are going to be written.

    Raises InputError where the program would refuse them.
    """
    from audiobook.build import inputs
    from audiobook.corrections import parse, text_of

    text = text_of(changed, draft.manuscript.story.path.name)
    manuscript = replace(draft.manuscript, corrections=parse(text, changed.file))
    manuscript.called()  # raises InputError for a circle
    return draft.with_speakers(manuscript, inputs.attributed(draft.project, manuscript))


def _write(draft: Draft, before: Corrections) -> None:
    """Write the corrections of `draft`, unless their file is not as it was `before` any more."""
    from audiobook.corrections import read, write

    if read(before.file) != before:
        what = f"{before.file} was changed meanwhile, and is left as it is"
        raise InputError(Problem(what, "start again"))
    write(draft.manuscript.corrections, draft.manuscript.story.path)


def _left_alone(before: Draft, after: Draft, joins: Sequence[Join]) -> list[Join]:
    """Joins for those who would be a third person: of the lines of somebody who was joined."""
    from audiobook.corrections import Join

    to = {name: one.name for one in joins for name in (one.name, one.alias)}
    there = {*before.speakers(), *to.values(), NARRATOR, UNKNOWN}
    moved = moves(before.story, after.story)
    left = {one.after: to[one.before] for one in moved if one.before in to}
    return [Join(name, whom) for name, whom in left.items() if name not in there]


def _new_names(draft: Draft, new: Iterable[Said]) -> Iterator[NewName]:
    called = draft.names()
    for name in dict.fromkeys(said.speaker for said in new):
        if name.casefold() not in called:
            yield NewName(name, did_you_mean(name.casefold(), called))


def _joined(fixes: Corrections, name: str) -> Join:
    names = {one.alias.casefold(): one.alias for one in fixes.joins}
    for one in fixes.joins:
        if one.alias.casefold() == name.strip().casefold():
            return one
    near = did_you_mean(name.casefold(), names)
    mend = near or f"joined are: {', '.join(names.values()) or 'none'}"
    raise InputError(Problem(f"«{name}» is not joined to anybody in {fixes.file}", mend))


def _refuse_two_meanings(fixes: Corrections, wanted: Iterable[Join]) -> None:
    """Raises InputError where a name would mean two people."""
    there = {one.alias.casefold(): one for one in fixes.joins}
    for one in wanted:
        other = there.setdefault(one.alias.casefold(), one)
        if other.name.casefold() != one.name.casefold():
            what = f"«{one.alias}» is «{other.name}» already, by {other.place or 'another option'}"
            raise InputError(Problem(what, f'take that back: --unmerge "{one.alias}"'))


def _joins(draft: Draft, fixes: Corrections, option: str, alias: str, name: str) -> Iterator[Join]:
    """The join of a name and, where it is another name of somebody, of the person."""
    from audiobook.corrections import Join, name_trouble

    trouble = name_trouble(alias) or name_trouble(name)
    if trouble:
        what = f"{option} can't be «{alias}={name}»: {trouble}"
        raise InputError(Problem(what, f'write it like {option} "the girl=Sissy Jupe"'))
    for one in (alias, name) if option == "--merge" else (alias,):
        _need_known(draft, one)
    who, of = draft.person(alias) or alias, draft.person(name) or name
    if who.casefold() == of.casefold():
        if option == "--merge" or name.casefold() == who.casefold():
            what = f"«{alias}» and «{name}» are one person already, who is called «{of}»"
            mend = "--unmerge takes a join back, --rename gives another name"
            raise InputError(Problem(what, mend))
        _refuse_own_alias(draft, who, name)
        of = name  # by which they are known beside the one that they are called by
    if alias.casefold() not in {one.alias.casefold() for one in fixes.joins}:
        yield Join(who, of)
    if alias.casefold() not in (who.casefold(), of.casefold()) and _is_name(draft, alias):
        yield Join(alias, of)


def _refuse_own_alias(draft: Draft, who: str, name: str) -> None:
    """Raises InputError where voices.yaml would lead from the new name back to the old one."""
    for known in draft.manuscript.voices.known_characters():
        names = {one.casefold() for one in (known.name, *known.aliases)}
        if {who.casefold(), name.casefold()} <= names:
            what = f"voices.yaml has «{name}» as another name of «{known.name}»"
            raise InputError(
                Problem(what, f"write «{name}» as the name there, and that as an alias")
            )


def _is_name(draft: Draft, name: str) -> bool:
    """Whether somebody is called just so, and not only nearly."""
    return name.casefold() in draft.names()


def _need_known(draft: Draft, name: str) -> None:
    """Raises InputError for what nobody is called, and what does not stand in the story."""
    from audiobook.corrections import Concordance

    if draft.person(name) or Concordance(draft.manuscript.story).knows(name):
        return
    near = did_you_mean(name.casefold(), draft.names())
    mend = near or f"known: {', '.join(draft.speakers()[:_SHOWN])}"
    what = f"nobody is called «{name}» in {draft.manuscript.story.path}"
    raise InputError(Problem(what, mend))


def _start(words: Concordance, spot: int) -> Start:
    chapter = words.story.chapters[words.spots[spot].chapter]
    return chapter.file, words.segment(spot).start
