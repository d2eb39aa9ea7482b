"""HTML is heard as a browser shows it: what it marks up is meant, and nothing else is spoken."""

from __future__ import annotations

from pathlib import Path

import pytest
import speech

from audiobook.errors import InputError
from audiobook.manuscript import read_story
from audiobook.manuscript.particulars import Particulars
from audiobook.story import Matter, MatterChoice, Story


def story_of(tmp_path: Path, body: str, head: str = "<title>Story</title>") -> Story:
    path = tmp_path / "story.html"
    path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return read_story(path)


def heard(story: Story) -> list[str]:
    """What is spoken, a paragraph a string; the story's own title left out."""
    found = speech.heard(story)
    return found[1:] if found[:1] == ["Story"] else found


@pytest.mark.parametrize(
    ("body", "spoken"),
    [
        # words that markup parts are one word, and what a browser parts stays apart
        ("<p><span>T</span>HE road <small>W</small>as long.</p>", ["THE road Was long."]),
        ("<p>One<br/>two.</p>", ["One", "two."]),
        ("<p>ex<wbr>tra&shy;ordinary</p>", ["extraordinary"]),
        ("<p>One\n   two\tthree.</p>", ["One two three."]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<p>One.</p>Two.<div>Three.</div>", ["One.", "Two.", "Three."]),
        # entities and stray signs
        ("<p>caf&eacute; &#8220;x&#8221; A &amp; B</p>", ["café x A & B"]),
        ("<p>a < b, AT&T</p>", ["a < b, AT&T"]),
        # what is no text
        ("<p>One.<!-- two --><script>three</script></p>", ["One."]),
        ("<p>One. <img src='a.png' alt='A door'/>Two.</p>", ["One. Two."]),
        ("<figure><img src='a.png'/><figcaption>A door</figcaption></figure><p>One.</p>", ["One."]),
        ("<p style='display: none'>One.</p><p>Two.</p>", ["Two."]),
        ("<p>One <span class='pagenum'>[Pg 16]</span>two.</p>", ["One two."]),
        ("<p><span class='linenum'>5</span>Sing, goddess.</p>", ["Sing, goddess."]),
        ("<p>漢<rt>kan</rt>One.</p>", ["One."]),
        # marks of notes, by type, role, class and look; and what only looks like one
        ("<p>One<a epub:type='noteref' href='#n'>1</a> two.</p>", ["One two."]),
        ("<p>One<a role='doc-noteref' href='#n'>a</a> two.</p>", ["One two."]),
        ("<p>One<a class='fnanchor' href='#n'>[1]</a> two.</p>", ["One two."]),
        ("<p>One<sup><a href='#x'>12</a></sup> two.</p>", ["One two."]),
        ("<p>One<a href='#x'><sup>*</sup></a> two.</p>", ["One two."]),
        ("<p>One.<sup>3</sup> Two.</p>", ["One. Two."]),
        ("<p>10<sup>3</sup> and x<sup>2</sup> and 9 m<sup>2</sup></p>", ["103 and x2 and 9 m2"]),
        ("<p>The 1<sup>st</sup> and M<sup>r</sup> Ho.</p>", ["The 1st and Mr Ho."]),
        ("<p>See <a href='http://x.org/#a'>the page</a>.</p>", ["See the page."]),
        # bodies of notes
        ("<p>One<a id='r' href='#n'><sup>1</sup></a>.</p>"
         "<p id='n'><a href='#r'>1</a> Two.</p>", ["One."]),
        ("<p>One.</p><aside epub:type='footnote'><p>Two.</p></aside>", ["One."]),
        ("<p>One.</p><div class='footnotes'><p>Two.</p></div><p>Three.</p>", ["One.", "Three."]),
        ("<p>One <a href='#c'>[2]</a>.</p><h2 id='c'>Two</h2><p>Three.</p>",
         ["One .", "Two", "Three."]),
        # lists, tables, verse: each item, cell and line by itself
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<table><tr><td>One<td>Two<tr><td>Three</table>", ["One", "Two", "Three"]),
        ("<p>Roses are red,<br/>violets are blue.</p>", ["Roses are red,", "violets are blue."]),
        ("<p>One long line of prose that somebody wrapped<br/>where a page ended and went<br/>on "
         "to the next one and on<br/>and on.</p>",
         ["One long line of prose that somebody wrapped where a page ended and went on to the next "
          "one and on and on."]),
        ("<pre>One\ntwo\n\nthree</pre>", ["One", "two", "three"]),
    ],
)  # fmt: skip
def test_what_is_heard(tmp_path: Path, body: str, spoken: list[str]) -> None:
    assert heard(story_of(tmp_path, body)) == spoken


def test_captions_and_notes_are_read_for_whom_wants_them(tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    path.write_text(
        "<h1>Story</h1><p>One.</p><figure><figcaption>A door</figcaption></figure>"
        "<aside role='doc-footnote'>Two.</aside>",
        encoding="utf-8",
    )
    for kinds, said in (
        ((), ["One."]),
        ((Matter.CAPTIONS,), ["One.", "A door"]),
        ((Matter.NOTES,), ["One.", "Two."]),
    ):
        choice = MatterChoice(frozenset(kinds))
        assert heard(read_story(path, Particulars(matter=choice))) == said


def test_chapters_are_told_by_headings(tmp_path: Path) -> None:
    body = (
        "<h1>The Gate</h1><h2>Contents</h2><ul><li><a href='#a'>Chapter 1</a><li>"
        "<a href='#b'>Chapter 2</a></ul><h2 id='a'>Chapter 1<br/>The Road</h2><p>One.</p>"
        "<h2 id='b'>Chapter 2</h2><p>Two.</p>"
    )
    story = story_of(tmp_path, body, "<title>The Gate</title><meta name='author' content='Ann'>")
    assert [chapter.title for chapter in story.chapters] == ["Chapter 1. The Road", "Chapter 2"]
    assert (story.metadata.title, story.metadata.authors) == ("The Gate", ("Ann",))


def test_italics_are_thoughts_as_in_markdown(tmp_path: Path) -> None:
    story = story_of(tmp_path, "<p><i>Why me?</i> she thought. She was <em>so</em> cold.</p>")
    assert [s.text for _, s in story.segments() if s.thought] == ["Why me?"]


def test_a_place_is_told_in_the_document_as_it_is_written(tmp_path: Path) -> None:
    story = story_of(tmp_path, "\n<p class='x'>caf&eacute;\n   <b>One</b></p>\n<p>Two.</p>")
    source, segments = story.files[0], [s for _, s in story.segments()]
    assert str(source.place(segments[-1].start)).endswith("story.html:4:4")
    one = segments[-2].start + segments[-2].text.index("One")
    place = source.place(one)
    assert (place.line, place.column) == (3, 7)
    assert source.offset(place) == one


def test_what_is_nested_too_deep_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nested more than"):
        story_of(tmp_path, "<div>" * 100_000)
