"""Formats that other programs turn into one that is read: pandoc does, or the message tells how."""

from __future__ import annotations

import os
from pathlib import Path

import pypandoc
import pytest

from audiobook.errors import InputError
from audiobook.manuscript import read_story

RTF = r"""{\rtf1\ansi {\b Chapter One}\par
It was {\i very} late. \ldblquote Come in,\rdblquote  said Tom.\par
{\b Chapter Two}\par Later on.\par}"""
FB2 = """<?xml version="1.0" encoding="utf-8"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info>
<author><first-name>Ann</first-name><last-name>Example</last-name></author>
<book-title>The Green Door</book-title><lang>en</lang></title-info></description>
<body><section><title><p>The Road</p></title><p>It was late.</p></section>
<section><title><p>The House</p></title><p>It rained.</p></section></body></FictionBook>"""


@pytest.fixture
def pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = str(Path(pypandoc.get_pandoc_path()).parent)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.usefixtures("pandoc")
@pytest.mark.parametrize(
    ("name", "text", "titles"),
    [
        ("story.rtf", RTF, ["Chapter One", "Chapter Two"]),
        ("-o.rtf", RTF, ["Chapter One", "Chapter Two"]),
        ("story.fb2", FB2, ["The Road", "The House"]),
    ],
)
def test_pandoc_reads_what_it_can(tmp_path: Path, name: str, text: str, titles: list[str]) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    story = read_story(tmp_path / name)
    assert [chapter.title for chapter in story.chapters] == titles
    if name.endswith("fb2"):
        assert story.metadata.title == "The Green Door"


@pytest.mark.usefixtures("pandoc")
def test_what_pandoc_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "story.fb2").write_text("no book", encoding="utf-8")
    with pytest.raises(InputError, match="pandoc can't read"):
        read_story(tmp_path / "story.fb2")


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("story.rtf", "install pandoc"),
        ("story.fb2", "install pandoc"),
        ("story.mobi", 'ebook-convert "story.mobi" "story.epub"'),
        ("story.azw3", 'ebook-convert "story.azw3" "story.epub"'),
        ("story.pdf", 'ebook-convert "story.pdf" "story.epub"'),
        ("story.doc", 'soffice --headless --convert-to docx "story.doc"'),
        ("story.pages", "export it from Pages"),
    ],
)
def test_what_no_program_here_reads_is_told_with_its_conversion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, mend: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / name).write_bytes(b"something")
    with pytest.raises(InputError) as refused:
        read_story(tmp_path / name)
    (problem,) = refused.value.problems
    assert mend in problem.mend
