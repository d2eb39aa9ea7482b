"""What is known of a book beside its manuscript."""

from __future__ import annotations

from dataclasses import dataclass, field

from audiobook.story import MatterChoice, Metadata


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is known of a book beside its manuscript."""

    # of this book: it holds whatever the manuscript says
    own: Metadata = field(default_factory=Metadata)
    # of all books of a project: it holds where nothing else does
    general: Metadata = field(default_factory=Metadata)
    # holds where the manuscript chooses nothing
    matter: MatterChoice = field(default_factory=MatterChoice)


NOTHING = Particulars()
