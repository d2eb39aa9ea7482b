"""Of `pronunciations` that hold for somebody or for a chapter: those that nobody will ever hear."""

from __future__ import annotations

from collections.abc import Iterator

from audiobook.casting.voices_file import VoicesFile
from audiobook.errors import Problem, did_you_mean
from audiobook.story import NARRATOR, UNKNOWN, Story
from audiobook.system import Locate


def unheard(story: Story, voices: VoicesFile, locate: Locate) -> Iterator[Problem]:
    """A note for each speaker whom neither the story nor voices.yaml knows.

    For a title that is nearly that of a chapter, too: a title of another story is no mistake, since
    one voices.yaml may be for several.
    """
    people = {NARRATOR.casefold(): NARRATOR, UNKNOWN.casefold(): UNKNOWN}
    for one in (*story.characters, *voices.known_characters()):
        people |= {name.casefold(): one.name for name in (one.name, *one.aliases)}
    titles = {chapter.title.casefold(): chapter.title for chapter in story.chapters}
    for word, parts in voices.pronunciations.items():
        place = locate(("pronunciations", word))
        for part in parts:
            for name in part.speaker:
                if name.casefold() not in people:
                    what = f"pronunciations of «{word}»: nobody here is called «{name}»"
                    near = did_you_mean(name.casefold(), people, likeness=0.5)
                    mend = near or "`audiobook cast STORY` lists who speaks"
                    yield Problem(what, mend, place, fatal=False)
            for title in part.chapter:
                near = did_you_mean(title.casefold(), titles)
                if title.casefold() not in titles and not title.isdigit() and near:
                    what = f"pronunciations of «{word}»: no chapter has the title «{title}»"
                    yield Problem(what, near, place, fatal=False)
