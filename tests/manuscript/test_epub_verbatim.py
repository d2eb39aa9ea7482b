"""Each visible character of each document of an EPUB is spoken once, or silent with its reason."""

from __future__ import annotations

import tempfile
from pathlib import Path

from epubs import Book, page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiobook.manuscript import read_story, transcript
from audiobook.story import Kind, Story

WORDS = st.text(st.sampled_from("abcdefg  éß.,!?“”‘’—…-()[]*_#<>&12\n"), min_size=1, max_size=30)
INLINE = ("b", "i", "em", "span", "small", "sup", "a", "q", "code")
BLOCKS = ("p", "div", "li", "blockquote", "h2", "h3", "td", "pre", "figcaption", "aside")
CLASSES = ("", "", "", "pagenum", "footnote", "verse", "dropcap", "title", "noteref")
Nested = tuple[str, str]  # markup, and the text in it


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@st.composite
def inline(draw: st.DrawFn) -> Nested:
    text = draw(WORDS)
    kind = draw(st.sampled_from(("plain", "plain", "element", "comment", "break", "image")))
    if kind == "element":
        name, look = draw(st.sampled_from(INLINE)), draw(st.sampled_from(CLASSES))
        return f'<{name} class="{look}" href="#x">{escaped(text)}</{name}>', text
    if kind == "comment":
        return f"<!-- {text.replace('-', '')} -->{escaped(text)}", text
    if kind == "break":
        return f"{escaped(text)}<br/>", text
    return (f'<img alt="x"/>{escaped(text)}' if kind == "image" else escaped(text)), text


@st.composite
def block(draw: st.DrawFn) -> Nested:
    inner = draw(st.lists(inline(), min_size=1, max_size=4))
    name, look = draw(st.sampled_from(BLOCKS)), draw(st.sampled_from(CLASSES))
    markup = "".join(markup for markup, _ in inner)
    return f'<{name} class="{look}">{markup}</{name}>\n', "".join(text for _, text in inner)


DOCUMENTS = st.lists(st.lists(block(), min_size=1, max_size=6), min_size=1, max_size=4)


def read(documents: list[list[Nested]], listed: bool, folder: str) -> Story:
    """The book that these documents make; the first has a line that is text beyond doubt."""
    pages = {
        f"{i}.xhtml": page(("" if i else "<p>Beyond doubt.</p>") + "".join(m for m, _ in blocks))
        for i, blocks in enumerate(documents)
    }
    toc = [(0, f"Part {i}", name) for i, name in enumerate(pages)] if listed else []
    return read_story(Book(pages, toc).write(Path(folder) / "book.epub"))


def bare(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS, st.booleans())
def test_every_character_lies_in_one_segment(documents: list[list[Nested]], listed: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = read(documents, listed, folder)
    (source,) = story.files
    written = "Beyond doubt." + "".join(text for blocks in documents for _, text in blocks)
    assert bare(source.text) == bare(written)
    at = 0
    for _, segment in story.segments():
        if segment.start < segment.end:
            assert not bare(source.text[at : segment.start])
            at = segment.end
        if segment.kind is Kind.SILENT:
            assert segment.reason
        assert all(silence.reason for silence in segment.silences)
    assert not bare(source.text[at:])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_every_place_is_that_of_its_character(documents: list[list[Nested]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = read(documents, True, folder)
    (source,) = story.files
    for offset, char in enumerate(source.text):
        if not char.isspace():
            place = source.place(offset)
            there = place.excerpt[place.column - 1 :]
            assert there.startswith((char, escaped(char)))
            assert source.offset(place) == offset


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS.filter(lambda words: any(map(str.isalpha, words))), min_size=1, max_size=5))
def test_a_transcript_says_the_same_words(texts: list[str]) -> None:
    body = "".join(f"<p>{escaped(text)}</p>" for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.md"
        story = read([[(body, "")]], True, folder)
        path.write_text("\n".join(transcript(story)), encoding="utf-8")
        own = read_story(path)
    assert spoken(own) == spoken(story)


def spoken(story: Story) -> str:
    said = (s.audible for _, s in story.segments() if s.kind is not Kind.SILENT)
    return "".join(filter(str.isalnum, "".join(said)))
