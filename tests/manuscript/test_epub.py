"""EPUBs as their producers write them: chapters, titles, metadata, and nothing else spoken."""

# ruff: noqa: E501 (markup stands as it is written)
from __future__ import annotations

from pathlib import Path

import pytest
from epubs import PNG, Book, page, prose

from audiobook.errors import InputError
from audiobook.manuscript import read_story, transcript
from audiobook.manuscript.particulars import Particulars
from audiobook.story import Kind, Matter, MatterChoice, Story


def story_of(tmp_path: Path, book: Book, matter: MatterChoice | None = None) -> Story:
    path = book.write(tmp_path / "book.epub")
    return read_story(path, Particulars(matter=matter or MatterChoice()))


def titles(story: Story) -> list[str]:
    return [chapter.title for chapter in story.chapters]


def spoken(story: Story) -> str:
    return " ".join(
        " ".join(s.audible.split()) for _, s in story.segments() if s.kind is not Kind.SILENT
    )


def left_out(story: Story) -> list[tuple[str, str]]:
    return [(one.matter, one.title) for one in story.left_out]


def standard_ebooks() -> Book:
    """As Standard Ebooks writes them: everything is typed."""
    return Book(
        {
            "text/titlepage.xhtml": page(
                '<section epub:type="titlepage"><h1 epub:type="title">The Gate</h1>'
                "<p>By <b>Ann Example</b>.</p></section>",
                body_attributes='epub:type="frontmatter"',
            ),
            "text/imprint.xhtml": page(
                '<section epub:type="imprint"><header><h2 epub:type="title">Imprint</h2></header>'
                "<p>This ebook is the product of many hours of hard work.</p></section>"
            ),
            "text/dedication.xhtml": page(
                '<section epub:type="dedication"><p>To the others.</p></section>'
            ),
            "text/halftitlepage.xhtml": page(
                '<section epub:type="halftitlepage"><h2 epub:type="fulltitle">The Gate</h2></section>'
            ),
            "text/part-1.xhtml": page(
                '<section epub:type="part"><hgroup><h2><span epub:type="label">Part</span> '
                '<span epub:type="ordinal z3998:roman">I</span></h2><p epub:type="title">Going</p>'
                "</hgroup></section>"
            ),
            "text/chapter-1-1.xhtml": page(
                '<section epub:type="chapter"><hgroup><h3 epub:type="ordinal z3998:roman">I</h3>'
                '<p epub:type="title">The Road</p></hgroup>'
                '<p>He came<a href="endnotes.xhtml#note-1" id="noteref-1" epub:type="noteref">1</a>.'
                "</p>" + prose("First.") + "</section>"
            ),
            "text/chapter-1-2.xhtml": page(
                '<section epub:type="chapter"><hgroup><h3 epub:type="ordinal z3998:roman">II</h3>'
                '<p epub:type="title">The House</p></hgroup>' + prose("Second.") + "</section>"
            ),
            "text/part-2.xhtml": page(
                '<section epub:type="part"><h2><span epub:type="label">Part</span> '
                '<span epub:type="ordinal z3998:roman">II</span></h2></section>'
            ),
            "text/chapter-2-1.xhtml": page(
                '<section epub:type="chapter"><h3 epub:type="ordinal z3998:roman">I</h3>'
                + prose("Third.")
                + "</section>"
            ),
            "text/endnotes.xhtml": page(
                '<section epub:type="endnotes"><h2 epub:type="title">Endnotes</h2><ol>'
                '<li id="note-1" epub:type="endnote"><p>A note. <a href="chapter-1-1.xhtml#noteref-1"'
                ' epub:type="backlink">↩</a></p></li></ol></section>'
            ),
            "text/colophon.xhtml": page(
                '<section epub:type="colophon"><h2>Colophon</h2><p>was published.</p></section>'
            ),
            "text/uncopyright.xhtml": page(
                '<section epub:type="copyright-page"><h2>Uncopyright</h2><p>May you do good.</p>'
                "</section>"
            ),
        },
        [
            (0, "Titlepage", "text/titlepage.xhtml"),
            (0, "Imprint", "text/imprint.xhtml"),
            (0, "Dedication", "text/dedication.xhtml"),
            (0, "Part I: Going", "text/part-1.xhtml"),
            (1, "I: The Road", "text/chapter-1-1.xhtml"),
            (1, "II: The House", "text/chapter-1-2.xhtml"),
            (0, "Part II", "text/part-2.xhtml"),
            (1, "I", "text/chapter-2-1.xhtml"),
            (0, "Endnotes", "text/endnotes.xhtml"),
            (0, "Colophon", "text/colophon.xhtml"),
            (0, "Uncopyright", "text/uncopyright.xhtml"),
        ],
        metadata='<dc:title id="t">The Gate</dc:title><dc:title id="s">A Story</dc:title>'
        '<meta property="title-type" refines="#t">main</meta>'
        '<meta property="title-type" refines="#s">subtitle</meta>'
        '<dc:creator id="a">Ann Example</dc:creator><dc:creator id="b">Bob Other</dc:creator>'
        '<meta property="role" refines="#a" scheme="marc:relators">aut</meta>'
        '<dc:contributor id="c">Cleo Third</dc:contributor>'
        '<meta property="role" refines="#c" scheme="marc:relators">trl</meta>'
        '<meta property="belongs-to-collection" id="k">Gates</meta>'
        '<meta property="collection-type" refines="#k">series</meta>'
        '<meta property="group-position" refines="#k">2</meta>'
        "<dc:publisher>Standard Ebooks</dc:publisher><dc:date>2014-05-25T00:00:00Z</dc:date>",
    )


def test_standard_ebooks(tmp_path: Path) -> None:
    story = story_of(tmp_path, standard_ebooks())
    assert titles(story) == [
        "Dedication",
        "Part I: Going, I: The Road",
        "II: The House",
        "Part II, I",
    ]
    words = spoken(story)
    for silent in ("many hours", "A note", "↩", "Colophon", "May you do good", "By Ann", "came1"):
        assert silent not in words
    assert "Dedication To the others." in words
    assert "Part I Going I The Road He came. First." in words
    book = story.metadata
    assert (book.title, book.subtitle, book.authors) == (
        "The Gate",
        "A Story",
        ("Ann Example", "Bob Other"),
    )
    assert (book.translators, book.series, book.series_part) == (("Cleo Third",), "Gates", "2")
    assert (book.publisher, book.year, book.language) == ("Standard Ebooks", "2014", "en")
    kinds = {kind for kind, _ in left_out(story)}
    assert kinds == {Matter.TITLE_PAGE, Matter.COPYRIGHT, Matter.NOTES, Matter.COLOPHON}


def test_what_is_left_out_can_be_had(tmp_path: Path) -> None:
    choice = MatterChoice(
        frozenset((Matter.NOTES, Matter.COLOPHON)), frozenset((Matter.DEDICATION,))
    )
    story = story_of(tmp_path, standard_ebooks(), choice)
    assert "Endnotes A note." in spoken(story)
    assert "was published." in spoken(story)
    assert "To the others." not in spoken(story)


def gutenberg(version: int) -> Book:
    """As Ebookmaker writes them: split by size, all in one flow, its own text at both ends."""
    header = (
        '<section class="pg-boilerplate pgheader" id="pg-header" lang="en"><h2>The Project Gutenberg'
        " eBook of The Gate</h2><p>This ebook is for the use of anyone anywhere.</p>"
        "<div>*** START OF THE PROJECT GUTENBERG EBOOK THE GATE ***</div></section>"
    )
    footer = (
        '<section class="pg-boilerplate pgfooter" id="pg-footer" lang="en"><div>*** END OF THE '
        "PROJECT GUTENBERG EBOOK THE GATE ***</div><h2>THE FULL PROJECT GUTENBERG LICENSE</h2>"
        "<p>Please read this.</p></section>"
    )
    first = (
        f'{header}<h1 id="pgepubid00000">THE GATE</h1><h2 id="pgepubid00001">by Ann Example</h2>'
        '<h2 id="pgepubid00002">CONTENTS</h2><table><tr><td><a href="@book-0.htm.xhtml#c1">CHAPTER I.'
        '</a></td></tr><tr><td><a href="@book-1.htm.xhtml#c2">CHAPTER II.</a></td></tr></table>'
        '<div class="chapter"><a id="c1"></a><h2 id="pgepubid00003">CHAPTER I.<br/>THE ROAD</h2>'
        '<p><span class="dropcap">H</span>E <span class="smcap">came</span>'
        '<a id="FNanchor_1"></a><a href="#Footnote_1" class="fnanchor">[1]</a> down'
        '<span class="pagenum"><a id="Page_5">[Pg 5]</a></span> here.</p>'
        + prose("First.")
        + '<div class="footnote"><p><a id="Footnote_1"></a><a href="#FNanchor_1"><span class="label">'
        "[1]</span></a> A footnote.</p></div></div>"
    )
    second = (
        '<div class="chapter"><h2 id="pgepubid00004"><a id="c2"></a>CHAPTER II.<br/>THE HOUSE</h2>'
        + prose("Second.")
        + f"</div><p>THE END</p>{footer}"
    )
    return Book(
        {
            "wrap0000.xhtml": page('<div><img src="cover.png" alt="Cover"/></div>'),
            "@book-0.htm.xhtml": page(first),
            "@book-1.htm.xhtml": page(second),
        },
        [
            (0, "THE GATE", "@book-0.htm.xhtml#pgepubid00000"),
            (1, "by Ann Example", "@book-0.htm.xhtml#pgepubid00001"),
            (1, "CONTENTS", "@book-0.htm.xhtml#pgepubid00002"),
            (1, "CHAPTER I. THE ROAD", "@book-0.htm.xhtml#pgepubid00003"),
            (1, "CHAPTER II. THE HOUSE", "@book-1.htm.xhtml#pgepubid00004"),
            (1, "THE FULL PROJECT GUTENBERG LICENSE", "@book-1.htm.xhtml#pg-footer"),
        ],
        version,
        landmarks={"wrap0000.xhtml": "cover"},
        metadata='<dc:title>The Gate</dc:title><dc:creator opf:file-as="Example, Ann">Ann Example'
        '</dc:creator><dc:date opf:event="publication">2008-06-27</dc:date>'
        '<meta name="cover" content="img"/>',
        items='<item id="img" href="cover.png" media-type="image/png"/>',
        files={"OEBPS/cover.png": PNG},
    )


@pytest.mark.parametrize("version", [2, 3])
def test_gutenberg(tmp_path: Path, version: int) -> None:
    story = story_of(tmp_path, gutenberg(version))
    assert titles(story) == ["CHAPTER I. THE ROAD", "CHAPTER II. THE HOUSE"]
    assert spoken(story).startswith("CHAPTER I. THE ROAD HE came down here. First.")
    assert spoken(story).endswith("THE END")
    for silent in ("Gutenberg", "Pg 5", "[1]", "A footnote", "CONTENTS", "by Ann"):
        assert silent not in spoken(story)
    assert (story.metadata.title, story.metadata.year) == ("The Gate", "2008")
    assert story.picture == PNG


def test_calibre_splits_one_chapter_over_files(tmp_path: Path) -> None:
    book = Book(
        {
            "titlepage.xhtml": page("<svg><image/></svg>"),
            "index_split_000.html": page('<p class="calibre1">CHAPTER ONE</p>' + prose("One.")),
            "index_split_001.html": page(prose("More.")),
            "index_split_002.html": page('<p class="calibre1">CHAPTER TWO</p>' + prose("Two.")),
        },
        [(0, "Chapter One", "index_split_000.html"), (0, "Chapter Two", "index_split_002.html")],
        2,
        '<dc:title>The Gate</dc:title><dc:creator opf:role="aut">Ann Example</dc:creator>'
        '<dc:contributor opf:role="bkp">calibre (6.0)</dc:contributor>'
        '<meta name="calibre:series" content="Gates"/><meta name="calibre:series_index" content="2.0"/>'
        '<dc:identifier opf:scheme="ISBN">978-3-16-148410-0</dc:identifier>'
        "<dc:description>&lt;p&gt;About &lt;b&gt;it&lt;/b&gt;.&lt;/p&gt;</dc:description>",
    )
    story = story_of(tmp_path, book)
    assert titles(story) == ["Chapter One", "Chapter Two"]
    assert spoken(story).startswith("CHAPTER ONE One.")
    assert spoken(story).count("CHAPTER") == 2  # the titles are not said again
    assert "More." in " ".join(s.text for s in story.chapters[0].segments)
    told = story.metadata
    assert (told.series, told.series_part, told.isbn) == ("Gates", "2", "9783161484100")
    assert (told.authors, told.contributors, told.description) == (
        ("Ann Example",),
        (),
        "About it .",
    )


def test_all_chapters_in_one_file_without_a_table_of_contents(tmp_path: Path) -> None:
    body = "".join(f"<h2>Chapter {i}</h2>{prose(f'Word {i}.')}" for i in range(1, 4))
    story = story_of(tmp_path, Book({"all.xhtml": page(body)}))
    assert titles(story) == ["Chapter 1", "Chapter 2", "Chapter 3"]


def test_fragments_and_entries_out_of_order(tmp_path: Path) -> None:
    body = "".join(
        f'<h2>The {name}</h2><p id="{name}">{name}.</p>{prose("x")}'
        for name in ("Gate", "Road", "House")
    )
    toc = [(0, f"The {name}", f"all.xhtml#{name}") for name in ("Road", "House", "Gate")]
    toc.append((0, "Lost", "nowhere.xhtml"))
    story = story_of(tmp_path, Book({"all.xhtml": page(body)}, toc))
    assert titles(story) == ["The Gate", "The Road", "The House"]


def test_what_no_entry_names_is_not_lost(tmp_path: Path) -> None:
    pages = {
        "epigraph.xhtml": page("<p>A motto.</p>"),
        "1.xhtml": page("<h2>Chapter 1</h2>" + prose("One.")),
        "2.xhtml": page("<h2>Chapter 2</h2>" + prose("Two.")),
        "3.xhtml": page("<h2>Chapter 3</h2>" + prose("Three.")),
    }
    story = story_of(
        tmp_path, Book(pages, [(0, "Chapter 1", "1.xhtml"), (0, "Chapter 3", "3.xhtml")])
    )
    assert titles(story) == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert spoken(story).startswith("A motto. Chapter 1 One.")


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        (
            "copyright.xhtml",
            "<p>Copyright © 2020 Ann Example. All rights reserved.</p>",
            Matter.COPYRIGHT,
        ),
        ("title.xhtml", "<p>THE GATE</p><p>a novel by</p><p>Ann Example</p>", Matter.TITLE_PAGE),
        ("other.xhtml", "<h2>Also by Ann Example</h2><p>The Road</p>", Matter.OTHER_BOOKS),
        ("toc.xhtml", "<h2>Inhalt</h2><p>Eins</p><p>Zwei</p>", Matter.CONTENTS),
        ("impressum.xhtml", "<h2>Impressum</h2><p>Verlag</p>", Matter.COPYRIGHT),
    ],
)
def test_matter_without_types_is_told_by_its_look(
    tmp_path: Path, name: str, body: str, kind: Matter
) -> None:
    pages = {name: page(body), "1.xhtml": page("<h2>The Road</h2>" + prose("One.", 6))}
    pages["2.xhtml"] = page("<h2>The House</h2>" + prose("Two.", 6))
    toc = [(0, "The Road", "1.xhtml"), (0, "The House", "2.xhtml")]
    story = story_of(tmp_path, Book(pages, toc))
    assert [what for what, _ in left_out(story)] == [kind]
    assert titles(story) == ["The Road", "The House"]


@pytest.mark.parametrize(
    "title", ["Success", "The Index of Refraction", "Notes from Underground", "Cover Me"]
)
def test_a_chapter_that_is_called_like_matter_is_kept(tmp_path: Path, title: str) -> None:
    pages = {
        f"{i}.xhtml": page(f"<h2>{name}</h2>" + prose(f"{i}.", 8))
        for i, name in enumerate(["One", title, "Two"])
    }
    toc = [(0, name, f"{i}.xhtml") for i, name in enumerate(["One", title, "Two"])]
    story = story_of(tmp_path, Book(pages, toc))
    assert titles(story) == ["One", title, "Two"]
    assert not story.left_out


def test_other_scripts_are_read(tmp_path: Path) -> None:
    pages = {
        "1.xhtml": page(
            "<h2>一</h2>"
            + "<p><ruby>山路<rt>やまみち</rt></ruby>を登りながら、こう考えた。</p>" * 20
        ),
        "2.xhtml": page("<h2>二</h2>" + "<p>「おい」と声を掛けたが返事がない。</p>" * 20),
    }
    book = Book(pages, [(0, "一", "1.xhtml"), (0, "二", "2.xhtml")], language="ja")
    story = story_of(tmp_path, book)
    assert titles(story) == ["一", "二"]
    assert "山路を登りながら" in spoken(story)
    assert "やまみち" not in spoken(story)
    assert story.metadata.language == "ja"


def test_places_are_told_in_the_documents(tmp_path: Path) -> None:
    story = story_of(tmp_path, standard_ebooks())
    chapter, segment = next((c, s) for c, s in story.segments() if s.text.startswith("He came"))
    place = story.files[chapter.file].place(segment.start)
    assert str(place).endswith(f"book.epub › OEBPS/text/chapter-1-1.xhtml:2:{place.column}")
    assert place.excerpt[place.column - 1 :].startswith("He came<a")


def test_a_transcript_says_the_same_words(tmp_path: Path) -> None:
    pages = {
        "1.xhtml": page(
            "<h2>Chapter 1<br/>A *Star*</h2><p>“I [will] go_on,” said Ann. <i>Why me?</i> she thought.</p>"
            "<p># 1. One &lt;b&gt; | two ~ ^x^ `y` \\ {z}</p><p>- dash</p><p>1. first</p><hr/><p>Last.</p>"
        ),
        "2.xhtml": page("<h2>Chapter 2</h2><p>Roses are red<br/>Violets are blue</p>"),
    }
    story = story_of(tmp_path, Book(pages, [(0, "1", "1.xhtml"), (0, "2", "2.xhtml")]))
    path = tmp_path / "own.md"
    path.write_text("\n".join(transcript(story)), encoding="utf-8")
    own = read_story(path)
    assert spoken(own).replace("1. A", "1 A") == spoken(story)
    assert (own.metadata.title, own.metadata.authors) == ("The Gate", ("Ann Example",))
    assert len(own.chapters) == 2


def test_a_transcript_ends_the_lines_of_a_title_once(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text("# CHAPTER I.\n\n## The Gate\n\nNobody came.\n", encoding="utf-8")
    assert "# CHAPTER I. The Gate" in list(transcript(read_story(path)))


REFUSED = {
    "fixed layout": Book(
        {"1.xhtml": page("<p>One.</p>")},
        metadata='<dc:title>x</dc:title><meta property="rendition:layout">pre-paginated</meta>',
    ),
    "pictures": Book({"1.xhtml": page('<img src="1.png" alt="A door"/>')}),
    "locked": Book(
        {"1.xhtml": page("<p>One.</p>")},
        files={
            "META-INF/encryption.xml": b'<encryption><EncryptedData><EncryptionMethod Algorithm="aes"/>'
            b'<CipherData><CipherReference URI="OEBPS/1.xhtml"/></CipherData></EncryptedData></encryption>'
        },
    ),
    "lacks its file": Book(
        {}, items='<item id="p0" href="1.xhtml" media-type="application/xhtml+xml"/>'
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused(tmp_path: Path, what: str) -> None:
    path = tmp_path / "book.epub"
    book = REFUSED[what]
    parts = book.parts()
    package = str(parts["OEBPS/content.opf"])
    if not book.pages:
        parts["OEBPS/content.opf"] = package.replace("<spine>", '<spine><itemref idref="p0"/>')
    Book(
        {},
        files={
            name: data if isinstance(data, bytes) else data.encode() for name, data in parts.items()
        },
    ).write(path)
    with pytest.raises(InputError, match=what) as raised:
        read_story(path)
    damaged = what == "lacks its file"
    assert ("sound copy" in str(raised.value)) is damaged  # none helps where nothing is broken


def test_obfuscated_fonts_lock_nothing(tmp_path: Path) -> None:
    fonts = (
        b'<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>'
        b'<CipherData><CipherReference URI="OEBPS/f.otf"/></CipherData></EncryptedData></encryption>'
    )
    book = Book({"1.xhtml": page("<p>One.</p>")}, files={"META-INF/encryption.xml": fonts})
    assert spoken(story_of(tmp_path, book)).endswith("One.")


def test_an_index_is_left_out_with_its_letters_and_contents_hide_no_chapter(tmp_path: Path) -> None:
    names = ["One", "Two", "Three", "Four"]
    pages = {"0.xhtml": page("<h2>Contents</h2><p>One</p><p>Two</p>")}
    pages |= {f"{name}.xhtml": page(f"<h3>{name}</h3>" + prose(f"{name}.", 4)) for name in names}
    pages["index.xhtml"] = page("<h2>Index</h2><h3>A</h3><p>apples, 3</p>")
    pages["index2.xhtml"] = page("<p>bears, 4</p>")
    toc = [(0, "Contents", "0.xhtml"), *((1, name, f"{name}.xhtml") for name in names)]
    toc += [(0, "Index", "index.xhtml"), (1, "A", "index.xhtml")]
    story = story_of(tmp_path, Book(pages, toc))
    assert titles(story) == names
    assert "bears" not in spoken(story)
    assert "apples" not in spoken(story)


def test_a_title_by_itself_is_said_with_the_chapter_behind_it(tmp_path: Path) -> None:
    pages = {
        "1.xhtml": page("<h2>The Clerk’s Narrative</h2>"),
        "2.xhtml": page("<h3>I</h3>" + prose("First.")),
        "3.xhtml": page("<h3>II</h3>" + prose("Second.")),
        "4.xhtml": page("<h2>Finis</h2>"),
    }
    toc = [(0, "The Clerk’s Narrative", "1.xhtml"), (0, "I", "2.xhtml"), (0, "II", "3.xhtml")]
    story = story_of(tmp_path, Book(pages, [*toc, (0, "Finis", "4.xhtml")]))
    assert titles(story) == ["The Clerk’s Narrative, I", "II"]
    assert spoken(story).endswith("Finis")


def named(*titles_: str, words: int = 6) -> str:
    """Sections with headings, each with text."""
    return "".join(
        f'<h2 id="h{i}">{name}</h2>{prose("x", words)}' for i, name in enumerate(titles_)
    )


@pytest.mark.parametrize(
    ("body", "toc", "wanted"),
    [
        (  # the number stands deeper than the title below it
            f'<h2 id="p">Preface</h2>{prose("x")}<h3 id="a">CHAPTER I</h3><h2 id="b">In Town</h2>'
            f'{prose("x")}<h3 id="c">CHAPTER II</h3><h2 id="d">Out of It</h2>{prose("x")}',
            [(0, "Preface", "p"), (1, "CHAPTER I", "a"), (0, "In Town", "b"),
             (1, "CHAPTER II", "c"), (0, "Out of It", "d")],
            ["Preface", "CHAPTER I. In Town", "CHAPTER II. Out of It"],
        ),
        (  # or above it
            f'<h2 id="a">STAVE ONE</h2><h3 id="b">The Ghost</h3>{prose("x")}'
            f'<h2 id="c">STAVE TWO</h2><h3 id="d">The Guest</h3>{prose("x")}',
            [(0, "STAVE ONE", "a"), (1, "The Ghost", "b"), (0, "STAVE TWO", "c"),
             (1, "The Guest", "d")],
            ["STAVE ONE. The Ghost", "STAVE TWO. The Guest"],
        ),
        (  # but a scene is no act's title
            f'<h2 id="a">ACT I</h2><h3 id="b">SCENE. A room</h3>{prose("x")}'
            f'<h2 id="c">ACT II</h2><h3 id="d">SCENE. A wood</h3>{prose("x")}',
            [(0, "ACT I", "a"), (1, "SCENE. A room", "b"), (0, "ACT II", "c"),
             (1, "SCENE. A wood", "d")],
            ["ACT I", "ACT II"],
        ),
        (  # an epigraph belongs to its poem
            f'<h2 id="a">The Gate</h2><p epub:type="epigraph">A motto.</p>{prose("x")}'
            f'<h2 id="b">The Road</h2><p epub:type="epigraph">Another.</p>{prose("x")}',
            [(0, "The Gate", "a"), (0, "The Road", "b")],
            ["The Gate", "The Road"],
        ),
        (  # a few words head chapters that count anew
            f'<h2 id="a">The Loss</h2><p>Told by Ann.</p><h2 id="b">I</h2>{prose("x")}<h2 id="c">II'
            f'</h2>{prose("x")}<h2 id="d">The Find</h2><p>Told by Bob.</p><h2 id="e">I</h2>{prose("x")}',
            [(0, "The Loss", "a"), (0, "I", "b"), (0, "II", "c"), (0, "The Find", "d"), (0, "I", "e")],
            ["The Loss, I", "II", "The Find, I"],
        ),
        (  # and so does an argument within a poem
            f'<h2 id="a">The Rime</h2><h3 id="b">Argument</h3><p>How a ship sailed.</p><h3 id="c">I</h3>'
            f'{prose("x", 9)}<h3 id="d">II</h3>{prose("x", 9)}<h2 id="e">More</h2><h3 id="f">I</h3>{prose("x")}',
            [(0, "The Rime", "a"), (1, "Argument", "b"), (1, "I", "c"), (1, "II", "d"),
             (0, "More", "e"), (1, "I", "f")],
            ["The Rime, Argument, I", "II", "More"],
        ),
        (  # a part and a number in one heading, in other languages
            f'<h2 id="a">PREMIÈRE PARTIE<br/>I</h2>{prose("x")}<h2 id="b">II</h2>{prose("x")}'
            f'<h2 id="c">DEUXIÈME PARTIE<br/>I</h2>{prose("x")}',
            [(0, "PREMIÈRE PARTIE I", "a"), (0, "II", "b"), (0, "DEUXIÈME PARTIE I", "c")],
            ["PREMIÈRE PARTIE, I", "II", "DEUXIÈME PARTIE, I"],
        ),
        (  # the mark of a note is no part of a title
            f'<h2 id="a">The Gate<a epub:type="noteref" href="#n">12</a></h2>{prose("x")}'
            f'<h2 id="b">The Road 66</h2>{prose("x")}',
            [(0, "The Gate12", "a"), (0, "The Road 66", "b")],
            ["The Gate", "The Road 66"],
        ),
        (  # a story that the book is named after
            f'<h2 id="a">The Gate</h2><h3 id="b">I</h3>{prose("x")}<h3 id="c">II</h3>{prose("x")}'
            f'<h2 id="d">The Road</h2>{prose("x", 4)}',
            [(0, "The Gate", "a"), (1, "I", "b"), (1, "II", "c"), (0, "The Road", "d")],
            ["The Gate", "The Road"],
        ),
    ],
)  # fmt: skip
def test_titles_of_chapters(
    tmp_path: Path, body: str, toc: list[tuple[int, str, str]], wanted: list[str]
) -> None:
    entries = [(depth, title, f"all.xhtml#{at}") for depth, title, at in toc]
    title = "<dc:title>The Gate and Other Stories</dc:title><dc:creator>Ann Example</dc:creator>"
    story = story_of(tmp_path, Book({"all.xhtml": page(body)}, entries, metadata=title))
    assert titles(story) == wanted
    assert not story.left_out


def test_a_title_page_of_several_entries(tmp_path: Path) -> None:
    body = (
        '<h1 id="a">A HANDBOOK</h1><p>THE</p><h2 id="b">Gate of the Hills</h2><p>by</p>'
        '<h2 id="c">ANN EXAMPLE</h2><p>NEW YORK</p>'
        f'<h2 id="d">To My Mother</h2><h2 id="e">The Clerk</h2>{prose("x", 9)}'
    )
    toc = [
        (0, name, f"all.xhtml#{at}")
        for name, at in zip(
            ["A HANDBOOK", "Gate of the Hills", "ANN EXAMPLE", "To My Mother", "The Clerk"],
            "abcde",
            strict=True,
        )
    ]
    metadata = "<dc:title>The Gate of the Hills</dc:title><dc:creator>Ann Example</dc:creator>"
    story = story_of(tmp_path, Book({"all.xhtml": page(body)}, toc, metadata=metadata))
    assert spoken(story).startswith("To My Mother The Clerk x")
    assert {kind for kind, _ in left_out(story)} == {Matter.TITLE_PAGE}


@pytest.mark.parametrize("line", ["BOOK FIRST", "Part One", "PREMIÈRE PARTIE", "I"])
def test_what_begins_behind_a_title_page_is_none_of_it(tmp_path: Path, line: str) -> None:
    body = (
        '<h1 id="a">The Gate of the Hills</h1><p>by</p><h2 id="b">Bob Other and Ann Example</h2>'
        f'<h2 id="c">{line}</h2><h3 id="d">The Clerk</h3>{prose("x", 9)}<h3 id="e">The End</h3>'
        f"{prose('x', 9)}"
    )
    names = ["The Gate of the Hills", "Bob Other and Ann Example", line, "The Clerk", "The End"]
    toc = [(0, name, f"all.xhtml#{at}") for name, at in zip(names, "abcde", strict=True)]
    metadata = "<dc:title>The Gate of the Hills</dc:title><dc:creator>Ann Example</dc:creator>"
    story = story_of(tmp_path, Book({"all.xhtml": page(body)}, toc, metadata=metadata))
    assert spoken(story).startswith(f"{line} The Clerk x")


def test_a_short_poem_is_no_line_of_a_title_page(tmp_path: Path) -> None:
    body = (
        '<h1 id="a">The Gate</h1><h2 id="b">Ann Example</h2><h2 id="c">Rain</h2>'
        f'<p>Rain falls on the gate,<br/>and on the hills.</p><h2 id="d">Snow</h2>{prose("x", 9)}'
    )
    toc = [(0, "The Gate", "all.xhtml#a"), (0, "Ann Example", "all.xhtml#b")]
    toc += [(0, "Rain", "all.xhtml#c"), (0, "Snow", "all.xhtml#d")]
    story = story_of(tmp_path, Book({"all.xhtml": page(body)}, toc))
    assert titles(story) == ["Rain", "Snow"]
    assert spoken(story).startswith("Rain Rain falls on the gate")


def test_a_chapter_as_long_as_a_book_is_its_sections(tmp_path: Path) -> None:
    toc = [
        (0, "The Land", "all.xhtml"),
        *((1, f"On {n}", f"all.xhtml#h{i}") for i, n in enumerate("ABC")),
    ]
    body = f"<h1>The Land</h1>{prose('x', 3)}" + named("On A", "On B", "On C", words=4)
    story = story_of(tmp_path, Book({"all.xhtml": page(body)}, toc))
    assert titles(story) == ["The Land", "On A", "On B", "On C"]


def test_contents_are_silent_with_the_entries_below_them(tmp_path: Path) -> None:
    body = (
        f'<h2 id="a">Preface</h2>{prose("x", 9)}<h2 id="b">Contents</h2><h3 id="c">The Gate 12</h3>'
        f'<p>On gates. On roads.</p><h3 id="e">Book I</h3><p>All of it.</p><h3 id="f">Book I</h3>'
        f'<h2 id="d">The Gate</h2>{prose("x", 9)}'
    )
    toc = [(0, "Preface", "all.xhtml#a"), (0, "Contents", "all.xhtml#b")]
    toc += [(1, "The Gate 12", "all.xhtml#c"), (1, "Book I", "all.xhtml#e")]
    toc += [(1, "Book I", "all.xhtml#f"), (1, "The Gate", "all.xhtml#d")]
    metadata = "<dc:title>Hills</dc:title><dc:creator>Ann Example</dc:creator>"
    story = story_of(tmp_path, Book({"all.xhtml": page(body)}, toc, metadata=metadata))
    assert titles(story) == ["Preface", "Book I, The Gate"]
    assert "On gates" not in spoken(story)
    assert "All of it" not in spoken(story)


def test_what_gutenberg_says_of_its_other_editions_is_silent(tmp_path: Path) -> None:
    body = (
        "<h2>There are several editions of this ebook in the Project Gutenberg collection.</h2>"
        "<table><tr><td>46</td><td>(Plain HTML)</td></tr></table>" + named("The Gate", "The Road")
    )
    toc = [(0, "The Gate", "all.xhtml#h0"), (0, "The Road", "all.xhtml#h1")]
    story = story_of(tmp_path, Book({"all.xhtml": page(body)}, toc))
    assert titles(story) == ["The Gate", "The Road"]
    assert "Plain" not in spoken(story)


@pytest.mark.parametrize("author", ["ANN EXAMPLE", "LADY ANN EXAMPLE", "Dr. Ann Example, M.D."])
def test_chapters_below_a_title_that_is_not_read_are(tmp_path: Path, author: str) -> None:
    body = (
        f'<h1 id="a">THE GATE</h1><h1 id="b">The Gate</h1><p>By</p><h2 id="c">{author}</h2>'
        f'<h3 id="d">Foreword</h3>{prose("x", 3)}<h1 id="e">THE GATE</h1><h2 id="f">The Gate</h2>'
        f'<h3 id="g">CHAPTER I<br/>“Who Goes”</h3>{prose("y", 9)}'
        f'<h3 id="h">CHAPTER II<br/>“Nobody”</h3>{prose("y", 9)}'
    )
    toc = [
        (0, "THE GATE", "all.xhtml#a"), (0, "The Gate", "all.xhtml#b"),
        (1, author, "all.xhtml#c"), (2, "Foreword", "all.xhtml#d"),
        (0, "THE GATE", "all.xhtml#e"), (1, "The Gate", "all.xhtml#f"),
        (2, "CHAPTER I “Who Goes”", "all.xhtml#g"), (2, "CHAPTER II “Nobody”", "all.xhtml#h"),
    ]  # fmt: skip
    story = story_of(tmp_path, Book({"all.xhtml": page(body)}, toc))
    assert titles(story) == ["Foreword", "CHAPTER I “Who Goes”", "CHAPTER II “Nobody”"]


def test_what_is_to_be_mended_is_mended_in_a_manuscript_of_it(tmp_path: Path) -> None:
    body = f"<h2>One</h2><p>“Go, she said.</p>{prose('x', 9)}"
    (note,) = story_of(tmp_path, Book({"all.xhtml": page(body)})).problems
    assert note.place is not None
    assert note.place.inside == "OEBPS/all.xhtml"
    assert "audiobook text" in note.mend
    assert not note.fatal


@pytest.mark.parametrize(
    ("title", "said"),
    [("“Go,” 😀 she said", ["Go, she said"]), ("“…”", []), ("😀", []), ("It’s 5’ high", None)],
)
def test_a_title_that_only_the_contents_have_is_said_without_what_no_voice_says(
    tmp_path: Path, title: str, said: list[str] | None
) -> None:
    pages = {"a.xhtml": page(prose("x", 9)), "b.xhtml": page(prose("y", 9))}
    story = story_of(tmp_path, Book(pages, [(0, title, "a.xhtml"), (0, "The End", "b.xhtml")]))
    heard = [
        " ".join(s.audible.split()) for s in story.chapters[0].segments if s.kind is Kind.HEADING
    ]
    assert heard == ([title] if said is None else said)


def test_what_is_strongly_encrypted_is_refused(tmp_path: Path) -> None:
    path = Book({"a.xhtml": page(prose("x", 9))}).write(tmp_path / "book.epub")
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")  # the last file of the directory
    data[at + 8] |= 1 << 6
    name = int.from_bytes(data[at + 42 : at + 46], "little")
    data[name + 6] |= 1 << 6
    path.write_bytes(data)
    with pytest.raises(InputError, match="damaged"):
        read_story(path)


def test_what_is_tagged_as_in_another_language_is_kept(tmp_path: Path) -> None:
    body = (
        '<h2>One</h2><p>He said <i xml:lang="fr">bonjour, <b>mon</b> ami</i> and went.</p>'
        f'<blockquote lang="la"><p>Arma virumque</p><p>cano.</p></blockquote><p> </p>{prose("x", 9)}'
    )
    whole = page(body).replace("<html ", '<html xml:lang="en-GB" ', 1)
    source = story_of(tmp_path, Book({"all.xhtml": whole})).files[0]
    tagged = [
        (source.text[one.start : one.end].split(), one.language)
        for document in source.documents
        for one in document.tagged
    ]
    assert tagged[0] == (["bonjour,", "mon", "ami"], "fr")
    assert [word for words, language in tagged if language == "la" for word in words] == [
        *("Arma", "virumque", "cano.")
    ]
    assert {language for _, language in tagged} == {"fr", "la"}
