"""Files that are not in UTF-8: read where that is certain, with a note, and else refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.errors import InputError
from audiobook.manuscript import read_story

TEXT = (
    "“It’s late,” said Ann… The café was shut—so was the hôtel. “Don’t,” he said.\r\n\r\n"
    "He left the house and went down to the river, where nobody was.\n"
)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("cp1252", "Windows-1252"), ("utf-16", "UTF-16"), ("utf-16-be", "")],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".fountain"])
def test_what_is_certain_is_read(tmp_path: Path, encoding: str, told: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    mark = b"" if told else b"\xfe\xff"
    path.write_bytes(mark + TEXT.encode(encoding))
    story = read_story(path)
    assert story.files[0].text == TEXT.replace("\r\n", "\n")
    (note,) = [problem for problem in story.problems if "not in UTF-8" in problem.what]
    assert told in note.what
    assert not note.fatal


@pytest.mark.parametrize(
    "data",
    [
        "In the café he sat.".encode("cp1252"),  # too little to tell
        TEXT.encode("mac-roman"),
        "Zażółć gęślą jaźń. Pójdę, rzekł Jan, i źle się czuję. ".encode("cp1250") * 9,
        "Он ничего не ответил. ".encode("cp1251") * 9,
        ("It was late, and nobody came to see him, " * 9 + "ő ű ő ű.").encode("cp1250"),
        TEXT.encode("cp1252") + b"\x81",
    ],
)
def test_what_is_not_certain_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(InputError):
        read_story(tmp_path / "a.txt")
