"""Consecutive paragraphs are read: where their quotations stand, and who is named to say them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audiobook.manuscript.blocks import Block
from audiobook.manuscript.italics import italics
from audiobook.manuscript.paragraphs import Paragraph, paragraph_of
from audiobook.manuscript.quotations import QuotedParagraph, Style, find
from audiobook.manuscript.readers import Reader

_BEFORE_SPEECH = " \t\n—–-"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, and what was found in it."""

    paragraph: Paragraph
    found: QuotedParagraph


def passages(text: str, blocks: Sequence[Block], reader: Reader, style: Style) -> list[Passage]:
    """Consecutive paragraphs of prose, as many as blocks; a speech may run over several.

    A paragraph with another directive than the one before it begins a speech of its own.
    """
    out: list[Passage] = []
    run: list[Paragraph] = []
    name = ""
    for this in blocks:
        paragraph = _directed(paragraph_of(text, this, reader, True), text, reader, style)
        directive = paragraph.directive
        if directive and (directive.dash or directive.name != name):
            out += _found(run, style)
            run, name = [], directive.name
        if directive and directive.dash:
            out += _found([paragraph], replace(style, dashes=True))
        else:
            run.append(paragraph)
    return [*out, *_found(run, style)]


def _found(run: Sequence[Paragraph], style: Style) -> Iterator[Passage]:
    found_in = find([p.clean for p in run], style, [italics(p) for p in run])
    for paragraph, found in zip(run, found_in, strict=True):
        yield Passage(paragraph, found)


def _directed(paragraph: Paragraph, text: str, reader: Reader, style: Style) -> Paragraph:
    """The paragraph; without its directive where no quotation begins behind that."""
    if not paragraph.directive:
        return paragraph
    style = replace(style, dashes=True) if paragraph.directive.dash else style
    quotations = find([paragraph.clean], style)[0].quotations
    if quotations and not paragraph.clean[: quotations[0].start].strip(_BEFORE_SPEECH):
        return paragraph
    return paragraph_of(text, paragraph.block, reader)
