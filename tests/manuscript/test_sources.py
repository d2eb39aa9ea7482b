"""The files of a story are found and decoded, or one says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.errors import InputError, Problem
from audiobook.manuscript import decode, sources


def problem_of(path: Path) -> Problem:
    with pytest.raises(InputError) as caught:
        sources.read(path)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa\r\n", "a\n"),
        ("é…“”".encode(), "é…“”"),
        (b"a\x0cb", "a\x0cb"),
    ],
)
def test_decoded_text(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    source = sources.read(path)[0].source
    assert (source.text, source.path) == (text, path)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_decoded_text_is_what_python_reads(text: str) -> None:
    data = b"x" + text.encode()
    decoded = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    if not data.startswith((b"ID3", b"PK")):
        assert decode(data, Path("a.txt")) == decoded


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"One.\nIn the caf\xe9 he sat.", 2, 11, ("0xe9", "«é»")),
        (b"\xef\xbb\xbfOne\r\n\r\nTw\xc3", 3, 3, ("0xc3",)),
        (b"\xe2\x80\x9cOne\xff two\xe2\x80\x9d", 1, 5, ("0xff",)),
    ],
)
def test_bad_utf8_is_told_with_its_place(
    tmp_path: Path, data: bytes, line: int, column: int, words: tuple[str, ...]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    problem = problem_of(path)
    assert problem.place
    assert (problem.place.line, problem.place.column) == (line, column)
    assert all(word in problem.what for word in words)
    assert "UTF-8" in problem.mend


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", "One.".encode("utf-16")[:-1], "UTF-16"),
        ("a.txt", bytes(range(256)) * 4, "binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "binary"),
        ("a.txt", b"\xff\xd8\xff\xe0\x10", "binary"),
        ("a.txt", b"\xf0\xe1\xd2\xc3" * 100, "binary"),
        ("a.docx", b"PK\x03\x04", ".docx"),
        ("a.pdf", b"text", ".pdf"),
        ("a.epub", b"text", "no .epub file"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\r\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
    ],
)
def test_what_is_no_text(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    problem = problem_of(path)
    assert what in problem.what
    assert problem.mend


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "sofie.md").write_text("a")
    problem = problem_of(tmp_path / "sophie.md")
    assert "no story" in problem.what
    assert "sofie.md" in problem.mend
    assert "check the path" in problem_of(tmp_path / "nowhere" / "x.md").mend


def test_a_folder_is_read_as_people_count(tmp_path: Path) -> None:
    for name in ("10.md", "2.md", "1 b.txt", "1 a.txt", "B.MD", ".h.md", "x.yaml", "y.pdf"):
        (tmp_path / name).write_text("text")
    (tmp_path / "sub.md").mkdir()
    names = [opened.source.path.name for opened in sources.read(tmp_path)]
    assert names == ["1 a.txt", "1 b.txt", "2.md", "10.md", "B.MD"]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "holds no chapter" in problem_of(tmp_path).what
    (tmp_path / "a.md").write_text("\n")
    assert "empty" in problem_of(tmp_path).what
