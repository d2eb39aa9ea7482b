"""Word's documents and OpenDocument's: what their writers meant, by style or by look."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from odf import meta
from odf.dc import Title
from odf.opendocument import OpenDocumentText
from odf.style import ParagraphProperties, Style, TextProperties
from odf.text import H, LineBreak, Note, NoteBody, NoteCitation, P, Span
from speech import heard

from audiobook.errors import InputError
from audiobook.manuscript import read_story
from audiobook.story import Story

PROSE = "It was a long road, and nobody went there. “Come,” said Tom."


def typed(paragraph: Paragraph, bold: bool = False, centred: bool = False, size: int = 0) -> None:
    for run in paragraph.runs:
        run.bold = bold or None
        run.font.size = Pt(size) if size else None
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def page_break(doc: Docx) -> None:
    doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def with_chapters(doc: Docx, titles: list[str], **look: bool | int) -> None:
    for title in titles:
        typed(doc.add_paragraph(title), **look)  # type: ignore[arg-type]
        for _ in range(3):
            doc.add_paragraph(PROSE)


def on_pages(doc: Docx, titles: list[str], **look: bool | int) -> None:
    for title in titles:
        with_chapters(doc, [title], **look)
        page_break(doc)


def after_blank_pages(doc: Docx, titles: list[str]) -> None:
    for title in titles:
        with_chapters(doc, [title], centred=True)
        for _ in range(20):
            doc.add_paragraph()


def styled(doc: Docx, titles: list[str]) -> None:
    for title in titles:
        doc.add_heading(title, 1)
        doc.add_paragraph(PROSE)


def in_two_lines(doc: Docx, titles: list[str]) -> None:
    for title in titles:
        number, _, name = title.partition(". ")
        typed(doc.add_paragraph(number), bold=True, centred=True)
        typed(doc.add_paragraph(name), bold=True, centred=True)
        doc.add_paragraph(PROSE)


def in_own_style(doc: Docx, titles: list[str]) -> None:
    style = doc.styles.add_style("Chapter Title", 1)
    for title in titles:
        doc.add_paragraph(title, style)
        doc.add_paragraph(PROSE)


def of_a_translated_word(doc: Docx, titles: list[str]) -> None:
    """A style with a level of outline, whatever it is called."""
    style = doc.styles.add_style("Überschrift eins", 1)
    properties = f'<w:pPr {nsdecls("w")}><w:outlineLvl w:val="0"/></w:pPr>'
    style.element.append(parse_xml(properties))
    in_style(doc, titles, "Überschrift eins")


def in_style(doc: Docx, titles: list[str], name: str) -> None:
    for title in titles:
        doc.add_paragraph(title, doc.styles[name])
        doc.add_paragraph(PROSE)


def saved(tmp_path: Path, doc: Docx, name: str = "story.docx") -> Path:
    doc.core_properties.author = ""
    doc.save(str(tmp_path / name))
    return tmp_path / name


NUMBERED = ["Chapter One", "Chapter Two", "Chapter Three"]
NAMED = ["The Road", "The House", "The Sea"]


@pytest.mark.parametrize(
    ("write", "titles"),
    [
        (styled, NAMED),
        (in_own_style, NAMED),
        (of_a_translated_word, NAMED),
        (in_two_lines, ["Chapter One. The Road", "Chapter Two. The House"]),
        (lambda doc, titles: with_chapters(doc, titles), NUMBERED),
        (lambda doc, titles: with_chapters(doc, titles, bold=True), NUMBERED),
        (lambda doc, titles: with_chapters(doc, titles, bold=True, centred=True), NUMBERED),
        (lambda doc, titles: with_chapters(doc, titles, bold=True), ["CHAPTER 1", "CHAPTER 2"]),
        (lambda doc, titles: on_pages(doc, titles), ["THE ROAD", "THE HOUSE", "THE SEA"]),
        (lambda doc, titles: on_pages(doc, titles, centred=True), NAMED),
        (lambda doc, titles: on_pages(doc, titles, size=20), NAMED),
        (lambda doc, titles: with_chapters(doc, titles, centred=True), ["1", "2", "3"]),
        (after_blank_pages, NAMED),
    ],
)
def test_chapters_are_found(
    tmp_path: Path, write: Callable[[Docx, list[str]], None], titles: list[str]
) -> None:
    doc = Document()
    write(doc, titles)
    story = read_story(saved(tmp_path, doc))
    assert [chapter.title for chapter in story.chapters] == titles
    assert sum(PROSE.split()[-1] in words for words in heard(story)) >= len(titles)


def test_what_only_looks_like_a_heading_is_left_alone(tmp_path: Path) -> None:
    doc = Document()
    styled(doc, ["One", "Two"])
    typed(doc.add_paragraph("Monday, in the morning"), bold=True)
    doc.add_paragraph(PROSE)
    typed(doc.add_paragraph("NO ENTRY"), centred=True)
    doc.add_paragraph(PROSE)
    story = read_story(saved(tmp_path, doc))
    assert [chapter.title for chapter in story.chapters] == ["One", "Two"]
    assert "NO ENTRY" in heard(story)


def test_title_and_author_come_from_the_properties_or_the_first_page(tmp_path: Path) -> None:
    doc = Document()
    typed(doc.add_paragraph("THE GREEN DOOR"), centred=True)
    typed(doc.add_paragraph("by Ann Example"), centred=True)
    page_break(doc)
    with_chapters(doc, NUMBERED, bold=True)
    story = read_story(saved(tmp_path, doc))
    assert (story.metadata.title, story.metadata.authors) == ("The Green Door", ("Ann Example",))
    assert "by Ann Example" not in heard(story)
    doc.core_properties.title, doc.core_properties.author = "The Red Door", "Ben Other"
    doc.save(str(tmp_path / "story.docx"))
    known = read_story(tmp_path / "story.docx").metadata
    assert (known.title, known.authors) == ("The Red Door", ("Ben Other",))


@pytest.mark.parametrize("author", ["Microsoft Office User", "python-docx", "Admin", "Unknown"])
def test_a_program_is_no_author(tmp_path: Path, author: str) -> None:
    doc = Document()
    styled(doc, NAMED)
    doc.core_properties.author = author
    doc.save(str(tmp_path / "story.docx"))
    assert read_story(tmp_path / "story.docx").metadata.authors == ()


def test_scenes_are_parted_by_what_writers_type(tmp_path: Path) -> None:
    doc = Document()
    doc.add_heading("One", 1)
    for _ in range(4):
        doc.add_paragraph(PROSE)
    doc.add_paragraph()  # an empty line, where there are no others
    doc.add_paragraph(PROSE)
    typed(doc.add_paragraph("* * *"), centred=True)
    doc.add_paragraph(PROSE)
    page_break(doc)
    doc.add_paragraph(PROSE)
    doc.add_paragraph("A page ends in this")
    doc.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    doc.add_paragraph("very sentence.")
    story = read_story(saved(tmp_path, doc))
    assert max(segment.scene for _, segment in story.segments()) == 3


def test_empty_lines_between_all_paragraphs_part_no_scenes(tmp_path: Path) -> None:
    doc = Document()
    doc.add_heading("One", 1)
    for i in range(6):
        doc.add_paragraph(PROSE)
        for _ in range(3 if i == 3 else 1):
            doc.add_paragraph()
    story = read_story(saved(tmp_path, doc))
    assert max(segment.scene for _, segment in story.segments()) == 1


def test_what_readers_of_the_finished_text_see_is_read(tmp_path: Path) -> None:
    doc = Document()
    doc.add_heading("One", 1)
    doc.add_paragraph("START")
    space = nsdecls("w")
    for body in (
        "<w:r><w:t xml:space='preserve'>It was </w:t></w:r>"
        "<w:del w:id='1' w:author='x'><w:r><w:delText>cold</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='x'><w:r><w:t>warm</w:t></w:r></w:ins>"
        "<w:moveFrom w:id='3'><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:t>.</w:t></w:r>",
        "<w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>O</w:t></w:r>",
        "<w:r><w:t>nce it rained.</w:t></w:r>",
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>co</w:t><w:noBreakHyphen/>op</w:r>",
        "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>A</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r><w:fldSimple w:instr='X'><w:r><w:t>B</w:t></w:r></w:fldSimple>"
        "<w:bdo w:val='rtl'><w:r><w:t>C</w:t></w:r></w:bdo>",
    ):
        doc.element.body.append(parse_xml(f"<w:p {space}>{body}</w:p>"))
    story = read_story(saved(tmp_path, doc))
    assert heard(story)[2:4] == ["It was warm.", "Once it rained."]
    assert heard(story)[-1] == "ABC"
    assert not {"cold", "gone", "hidden", "PAGE"} & set(" ".join(heard(story)).split())


def test_italics_lists_tables_and_notes(tmp_path: Path) -> None:
    doc = Document()
    doc.add_heading("One", 1)
    paragraph = doc.add_paragraph()
    paragraph.add_run("Why me?").italic = True
    paragraph.add_run(" she thought.")
    doc.add_paragraph("bread", "List Bullet")
    doc.add_paragraph("milk", "List Bullet")
    table = doc.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    story = read_story(saved(tmp_path, doc))
    assert [s.text for _, s in story.segments() if s.thought] == ["Why me?"]
    assert heard(story)[-4:] == ["bread", "milk", "left", "right"]


def test_a_place_is_the_number_of_a_paragraph(tmp_path: Path) -> None:
    doc = Document()
    styled(doc, NAMED)
    story = read_story(saved(tmp_path, doc))
    last = [segment for _, segment in story.segments()][-1]
    assert story.files[0].place(last.start).line == 6


def odt(tmp_path: Path, fill: Callable[[OpenDocumentText], None]) -> Story:
    doc = OpenDocumentText()
    fill(doc)
    doc.save(str(tmp_path / "story.odt"))
    return read_story(tmp_path / "story.odt")


def test_opendocument_with_styles(tmp_path: Path) -> None:
    def fill(doc: OpenDocumentText) -> None:
        doc.meta.addElement(Title(text="The Sea"))
        doc.meta.addElement(meta.InitialCreator(text="Ann Example"))
        for title in NAMED:
            doc.text.addElement(H(outlinelevel=1, text=title))
            doc.text.addElement(P(text=PROSE))

    story = odt(tmp_path, fill)
    assert [chapter.title for chapter in story.chapters] == NAMED
    assert (story.metadata.title, story.metadata.authors) == ("The Sea", ("Ann Example",))


def test_opendocument_by_its_look(tmp_path: Path) -> None:
    def fill(doc: OpenDocumentText) -> None:
        centred = Style(name="C", family="paragraph")
        centred.addElement(ParagraphProperties(textalign="center"))
        centred.addElement(TextProperties(fontweight="bold"))
        slanted = Style(name="I", family="text")
        slanted.addElement(TextProperties(fontstyle="italic"))
        doc.automaticstyles.addElement(centred)
        doc.automaticstyles.addElement(slanted)
        for number, name in (("Chapter One", "The Road"), ("Chapter Two", "The House")):
            doc.text.addElement(P(stylename=centred, text=number))
            doc.text.addElement(P(stylename=centred, text=name))
            paragraph = P()
            paragraph.addElement(Span(stylename=slanted, text="Why me?"))
            paragraph.addText(" she thought")
            note = Note(noteclass="footnote")
            note.addElement(NoteCitation(text="1"))
            body = NoteBody()
            body.addElement(P(text="A note."))
            note.addElement(body)
            paragraph.addElement(note)
            paragraph.addText(" a < b & c.")
            doc.text.addElement(paragraph)
            lines = P(text="Roses are red,")
            lines.addElement(LineBreak())
            lines.addText("violets are blue.")
            doc.text.addElement(lines)

    story = odt(tmp_path, fill)
    titles = ["Chapter One. The Road", "Chapter Two. The House"]
    assert [chapter.title for chapter in story.chapters] == titles
    assert [s.text for _, s in story.segments() if s.thought] == ["Why me?"] * 2
    assert "she thought a < b & c." in heard(story)[2]
    assert not any("A note." in words or "1" in words for words in heard(story))


@pytest.mark.parametrize("name", ["story.docx", "story.odt"])
@pytest.mark.parametrize(
    "files",
    [
        {},
        {"word/document.xml": "<w:document"},
        {"../document.xml": "<a/>"},
        {
            "word/document.xml": '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><a>&b;</a>',
            "content.xml": '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>',
        },
        {"word/document.xml": "<a>" * 5_000, "content.xml": "<a>" * 5_000},
    ],
)
def test_what_is_damaged_or_means_harm_is_refused(
    tmp_path: Path, name: str, files: dict[str, str]
) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as packed:
        for inner, text in files.items():
            packed.writestr(inner, text)
    with pytest.raises(InputError):
        read_story(tmp_path / name)
