"""What a person should know of a story's speakers, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from audiobook.attribution.conversation.turn import Turn
from audiobook.attribution.inference.decision import Decision
from audiobook.attribution.people.people import FIRST_PERSON, People
from audiobook.errors import Place, Problem, did_you_mean
from audiobook.story import Story

THE_NARRATOR = "the narrator"  # who says "I" and has no name
_NEARLY = 0.75  # likeness of two names, 0…1


def notes(
    story: Story, turns: Sequence[Turn], decisions: Sequence[Decision], people: People
) -> Iterator[Problem]:
    """Problems that stop no build."""
    if not people.narrator:
        yield from _nameless(story, turns, decisions)
    yield from _nearly(story, turns, people)


def _nameless(
    story: Story, turns: Sequence[Turn], decisions: Sequence[Decision]
) -> Iterator[Problem]:
    """Somebody tells the story and speaks in it, and the name never falls."""
    said = [t for t, decision in zip(turns, decisions, strict=True) if decision.who == FIRST_PERSON]
    if said:
        times = "once" if len(said) == 1 else f"{len(said):,} times"
        yield Problem(
            f"the story is told by somebody who says «I» and speaks in it {times}, and whose name "
            f"never falls: they are «{THE_NARRATOR}»",
            "to name them, add the name to `characters:` in voices.yaml, with `aliases: [I]`",
            _place(story, said[0]),
            fatal=False,
        )


def _nearly(story: Story, turns: Sequence[Turn], people: People) -> Iterator[Problem]:
    """A person named somebody in a directive or a correction whom nobody else names."""
    names = {name for who in people.genders for name in (who, *people.aliases(who))}
    told = set[str]()
    for turn in turns:
        if not turn.fixed or turn.fixed in names or turn.fixed in told:
            continue
        told.add(turn.fixed)
        if nearly := did_you_mean(turn.fixed, names, likeness=_NEARLY):
            yield Problem(
                f"«{turn.fixed}» speaks here, whom the story does not name",
                f"{nearly} Else this may stand",
                _place(story, turn),
                fatal=False,
            )


def _place(story: Story, turn: Turn) -> Place:
    chapter, segment = next(islice(story.segments(), turn.pieces[0], None))
    return story.files[chapter.file].place(segment.start)
