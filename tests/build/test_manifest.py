"""A manifest is read as it was written, and one of an earlier version as it was meant."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from audiobook.build import manifest
from audiobook.build.manifest import ChapterRecord, FileRecord, Line, Manifest
from audiobook.delivery import profile

ACX = profile.named("acx")
LINES = tuple(
    Line(f"{n:040}", n, "Ann", "tone:440", None, 50, 0.6, f"{n:012}", 1.5) for n in range(3)
)


def book(rate: int) -> Manifest:
    files = (
        FileRecord("01 - One - part 01.mp3", 10, 1, "aa", 6 * rate, lines=2, rate=rate),
        FileRecord("02 - One - part 02.mp3", 11, 2, "bb", 2 * rate, lines=1, rate=rate),
    )
    spans = ((0, rate), (2 * rate, 5 * rate), (rate // 2, rate))
    made = ChapterRecord(
        1, "One", "key", {"text": "0"}, LINES, spans, files, replace(ACX, rate=rate)
    )
    extras = (FileRecord("cover.jpg", 9, 3, "cc"),)
    return Manifest("../stories/a.md", "A", "A", {"../stories/a.md": "00"}, (made,), extras)


@pytest.mark.parametrize("rate", [44100, 48000])
def test_it_comes_back_as_it_was_written(rate: int, tmp_path: Path) -> None:
    manifest.write(tmp_path / "a.json", book(rate))
    assert manifest.read(tmp_path / "a.json") == book(rate)


@pytest.mark.parametrize("rate", [44100, 48000])
def test_times_are_those_of_each_file_at_its_own_rate(rate: int) -> None:
    known = book(rate)
    times = [(line.segment, file.name[-6:-4], *at) for line, file, *at in known.chapters[0].times()]
    assert times == [(0, "01", 0.0, 1.0), (1, "01", 2.0, 5.0), (2, "02", 0.5, 1.0)]
    assert [file.seconds for file in known.files()] == [6.0, 2.0, 0.0]


def test_one_of_the_first_version_knew_one_profile_only(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    manifest.write(file, book(44100))
    data = json.loads(file.read_text())
    data["version"] = 1
    for chapter in data["chapters"]:
        del chapter["profile"]
    for made in [*data["chapters"][0]["files"], *data["extras"]]:
        del made["rate"]
    file.write_text(json.dumps(data))
    assert manifest.read(file) == book(44100)


@pytest.mark.parametrize("version", [0, 3, "1", None])
def test_one_of_a_version_that_is_not_known_counts_as_none(version: object, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    manifest.write(file, book(44100))
    file.write_text(json.dumps({**json.loads(file.read_text()), "version": version}))
    assert manifest.read(file) is None
