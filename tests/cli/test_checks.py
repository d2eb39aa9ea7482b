"""What is wrong with finished files, in words and as values: one says the same as the other."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from audiobook.api import Fault, FileCheck
from audiobook.api.checks import FaultKind
from audiobook.cli.output import check_json, check_lines

PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault("missing"), "it is missing; build again"),
        (Fault("undecodable", "no sound"), "it can't be decoded: no sound"),
        (Fault("profile", "the peak is −1 dBFS"), "the peak is −1 dBFS"),
        (Fault("length", expected=44100, found=4), "4 samples, not the 44100 that were made"),
        (Fault("changed"), "it was changed since it was made"),
        (Fault("tag", "title"), "the tag «title» is missing"),
        (Fault("cover"), "there is no cover in it"),
        (Fault("extra missing", "cover.jpg"), "«cover.jpg» is missing"),
        (Fault("extra altered", "a.m3u8"), "«a.m3u8» was changed by something else"),
        (
            Fault("incomplete"),
            "some chapters are not built, or not as the story is now; build again",
        ),
    ],
)
def test_a_fault_is_told(fault: Fault, words: str) -> None:
    checked = FileCheck(Path("a.mp3"), None, (fault,))
    assert list(check_lines(checked)) == ["✗ a.mp3", f"    {words}"]
    told = check_json(checked)
    assert told["problems"] == [words]
    assert told["faults"][0]["kind"] == fault.kind


@pytest.mark.parametrize("kind", get_args(FaultKind))
def test_the_page_explains_each_kind(kind: str) -> None:
    (table,) = [part for part in PAGE.split("\n## ") if part.startswith("`check --json`")]
    assert f"`{kind}`" in table
