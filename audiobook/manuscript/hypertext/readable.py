"""The blocks of documents that may be read: without notes, unless wanted, and lists of links."""

from __future__ import annotations

from audiobook.manuscript.blocks import Block
from audiobook.manuscript.hypertext.flow import Flow
from audiobook.manuscript.hypertext.link_lists import without_link_lists
from audiobook.manuscript.hypertext.notes import without_notes
from audiobook.story import Matter, MatterChoice


def readable(flow: Flow, choice: MatterChoice) -> list[Block]:
    """The blocks of a flow, the bodies of notes and lists of links made SILENT."""
    blocks = flow.blocks if choice.reads(Matter.NOTES) else without_notes(flow)
    return without_link_lists(flow.text, blocks, flow.linked)
