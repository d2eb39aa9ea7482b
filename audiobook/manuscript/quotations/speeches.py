"""The marks of consecutive paragraphs are read together: a speech may run over several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audiobook.manuscript.quotations.marks import Style, marks_of, opens_at_head, within
from audiobook.manuscript.quotations.pairs import Pair, Paired, pair
from audiobook.manuscript.quotations.recovery import speech_ends

_LETTER = 12  # paragraphs; without a mark for longer, the one that opened was a mistake


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of speech in one paragraph."""

    paired: Paired
    begins_open: bool  # in the midst of the speech of the paragraph before
    goes_on: bool  # its last quotation does, in the next paragraph


def speeches(paragraphs: Sequence[str], style: Style) -> list[Marked]:
    """How the marks of each paragraph are read.

    A paragraph that ends in an open quotation is continued if the next one begins with an opening
    mark, unless its last words are a tag whose closing mark is missing; or if a later one closes
    what nobody reopened.
    """
    following = [opens_at_head(text, style.primary, style) for text in paragraphs[1:]]
    heads = [*following, False][: len(paragraphs)]
    paired = [_paired(text, style, head) for text, head in zip(paragraphs, heads, strict=True)]
    letters = _letters(paragraphs, paired, heads, style)
    out: list[Marked] = []
    for i, text in enumerate(paragraphs):
        these = letters.get(i, paired[i])
        last = these.pairs[-1] if these.pairs else None
        is_open = last is not None and last.close is None
        if is_open and last and heads[i] and speech_ends(text, last.open + 1, len(text), True):
            is_open = False
        goes_on = is_open and (heads[i] or (i + 1) in letters)
        out.append(Marked(these, bool(out) and out[-1].goes_on, goes_on))
    return out


def _paired(text: str, style: Style, continued: bool, inside: bool = False) -> Paired:
    """How the marks of speech in a paragraph are read; those within speech help."""
    others = marks_of(text, within(style), style, other=True)
    marks = marks_of(text, style.primary, style)
    return pair(list(marks), continued, list(others), inside)


def _letters(
    paragraphs: Sequence[str], paired: Sequence[Paired], heads: Sequence[bool], style: Style
) -> dict[int, Paired]:
    """Paragraphs of a quotation that no mark reopens: a letter, say, closed at its very end."""
    out: dict[int, Paired] = {}
    for i in range(len(paired)):
        pairs = out.get(i, paired[i]).pairs
        if heads[i] or not pairs or pairs[-1].close is not None or i + 1 in out:
            continue
        last = i + 1
        while last < min(len(paired), i + _LETTER) and _is_plain(paired[last]):
            last += 1
        if last == len(paired):
            continue
        inside = _paired(paragraphs[last], style, heads[last], inside=True)
        if inside.cost < paired[last].cost:
            out.update((j, Paired((Pair(-1, None),), ())) for j in range(i + 1, last))
            out[last] = inside
    return out


def _is_plain(paired: Paired) -> bool:
    """Whether a paragraph's marks, if any, are apostrophes."""
    return not paired.pairs and paired.cost < 1
