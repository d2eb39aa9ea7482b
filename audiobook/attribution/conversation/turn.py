"""A turn: what one person says before somebody else speaks, with all that was seen around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audiobook.attribution.conversation.tags import Clue
from audiobook.attribution.mentions.mention import Mention
from audiobook.attribution.mentions.presence import Nearness
from audiobook.attribution.mentions.salience import Salience
from audiobook.story import Gender

CONVERSATION = 12  # paragraphs between two turns of one conversation at most


@dataclass(slots=True)
class Turn:
    """Pieces of one speaker, gathered while the story is read."""

    scene: tuple[int, int]  # chapter, scene
    first: int  # paragraph, counted through the story
    last: int
    pieces: list[int] = field(default_factory=list)  # segments, counted through the story
    piece_clues: list[list[Clue]] = field(default_factory=list)  # for each piece
    fixed: str = ""  # the speaker that a person named
    addressed: set[str] = field(default_factory=set)  # called by name in the speech
    hailed: set[Gender] = field(default_factory=set)  # called "sir", "mamma", …
    spoken_of: set[str] = field(default_factory=set)  # named in it otherwise
    objects: set[str] = field(default_factory=set)  # named beside it, but not as its subject
    told_before: list[Mention] = field(default_factory=list)  # in its paragraph, ahead of it
    told_after: list[Mention] = field(default_factory=list)
    label: str = ""  # the description in the first tag: "the old man"
    means: dict[str, float] = field(default_factory=dict)  # how likely it means whom, 0…1
    near: dict[str, Nearness] = field(default_factory=dict)
    salience: Mapping[str, Salience] = field(default_factory=dict)
    meant: dict[Gender, tuple[str, ...]] = field(default_factory=dict)  # by "he", the latest first
    words: int = 0  # said
    said: list[str] = field(default_factory=list)  # words and marks, in lower case
    told: int = 0  # tokens of narration in its paragraphs
    asks: bool = False  # ends in a question
    first_word: str = ""
    own: bool = False  # says "I" or "my"

    _known: tuple[int, list[Clue]] = (0, [])  # of so many pieces, the clues in their order

    @property
    def clues(self) -> list[Clue]:
        """Tags before beats; each in the order of the text. The list is not to be changed."""
        if self._known[0] != len(self.piece_clues):
            found = [clue for each in self.piece_clues for clue in each]
            found.sort(key=lambda clue: clue.kind == "beat")
            self._known = (len(self.piece_clues), found)
        return self._known[1]

    @property
    def tag(self) -> Clue | None:
        """The first of the tags."""
        return next((clue for clue in self.clues[:1] if clue.kind == "tag"), None)

    @property
    def tagged(self) -> str:
        """Whom a tag names; empty where none does."""
        for clue in self.clues:
            if clue.kind == "tag" and clue.mention.kind in ("name", "newcomer"):
                return clue.mention.who
        return ""

    def gender(self, kind: str = "tag") -> Gender:
        """What the first tag, or beat, tells of the speaker's gender."""
        clue = next((clue for clue in self.clues if clue.kind == kind), None)
        return clue.mention.gender if clue else "unknown"

    def tell(self, found: Sequence[Mention]) -> None:
        """Go on with narration that stands behind, and mentions these."""
        self.objects |= {mention.who for mention in found if mention.who and not mention.subject}
        self.told_after += found

    def join(self, more: Turn) -> None:
        """Go on with the pieces of a later paragraph."""
        self.last = more.last
        self.fixed = self.fixed or more.fixed
        self.pieces += more.pieces
        self.piece_clues += more.piece_clues
        self.addressed |= more.addressed
        self.hailed |= more.hailed
        self.spoken_of |= more.spoken_of
        self.objects |= more.objects
        self.told_after += more.told_before + more.told_after
        self.told += more.told
        self.words += more.words
        self.said += more.said
        self.asks = more.asks
        self.own |= more.own
