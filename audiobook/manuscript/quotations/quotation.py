"""What is found in a paragraph: its quotations and its marks."""

from __future__ import annotations

from dataclasses import dataclass

from audiobook.manuscript.quotations.judgement import How


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch that is quoted or thought; offsets into its paragraph, its own marks included."""

    start: int
    end: int
    how: How = How.SAID
    evidence: str = ""  # of a thought: «thought: she thought»
    continues: bool = False  # the speech that a paragraph, or an aside, before it left open


@dataclass(frozen=True, slots=True)
class QuotedParagraph:
    """What was found in one paragraph."""

    quotations: tuple[Quotation, ...]  # in order, none inside another
    marks: tuple[int, ...]  # offsets of all that is a quotation mark and no apostrophe, in order
    unclosed: tuple[int, ...]  # opening marks that nothing closes, here or in a later paragraph
    unopened: tuple[int, ...]  # closing marks that nothing opened (inches are not counted)
