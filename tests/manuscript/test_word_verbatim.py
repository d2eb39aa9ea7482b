"""Of any document of Word each word is heard once, or silent for a reason."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from whole import assert_whole

from audiobook.manuscript import read_story
from audiobook.story import Kind

# How a word is written: marks of speech within each other, entities, emphasis, broken lines.
SHAPES = [
    "{}",
    "“{}”",
    "“‘{}’ it was”",
    '"{}"',
    "({})",
    "{} & <{}> so",
    "caf\xe9 {}…",
    "{}—{}",
    "*{}*",
]
BLOCKS = ["plain", "bold", "italic", "heading", "item", "table", "break"]


@settings(max_examples=6, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(BLOCKS), st.sampled_from(SHAPES)), min_size=1, max_size=8)
)
def test_each_word_of_a_document_is_heard_once(drawn: list[tuple[str, str]]) -> None:
    doc = Document()
    words: list[str] = []
    doc.add_paragraph("It began and it was so.")
    for kind, shape in drawn:
        text = shape
        while "{}" in text:
            words.append("word" + "".join(chr(97 + int(d)) for d in f"{len(words):03}"))
            text = text.replace("{}", words[-1], 1)
        if kind == "table":
            doc.add_table(1, 1).cell(0, 0).text = text
        elif kind == "heading":
            doc.add_heading(text, 2)
        else:
            run = doc.add_paragraph(style="List Bullet" if kind == "item" else None).add_run(text)
            run.bold, run.italic = kind == "bold", kind == "italic"
            if kind == "break":
                run.add_break()
    with tempfile.TemporaryDirectory() as folder:
        doc.save(f"{folder}/story.docx")
        story = read_story(Path(folder) / "story.docx")
    assert_whole(story)
    told = " ".join(s.audible for _, s in story.segments() if s.kind is not Kind.SILENT)
    assert re.findall(r"word[a-j]{3}", told) == words
