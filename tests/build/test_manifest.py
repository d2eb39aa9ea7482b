"""A manifest is read as it was written, and one of an earlier version as it was meant."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
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
    assert manifest.complaint(file) is None


def changed(path: str, value: object) -> str:
    """A manifest in which one value is another: «chapters.0.lines.1.2» names it."""
    data = {"version": 2, **asdict(book(44100))}
    *above, last = path.split(".")
    part = data = json.loads(json.dumps(data))
    for key in above:
        part = part[int(key) if isinstance(part, list) else key]
    part[int(last) if isinstance(part, list) else last] = value
    return json.dumps(data)


DAMAGED = {
    "empty": "",
    "cut off": changed("title", "A")[:200],
    "a list": "[]",
    "a number": "7",
    "deep lists": "[" * 100_000 + "]" * 100_000,
    "deep mappings": '{"version":' * 100_000 + "2" + "}" * 100_000,
    "a long number": "1" * 10_000,
    "no version": "{}",
    "nothing but a version": '{"version": 2}',
    "nothing but the first version": '{"version": 1}',
    "the first version of nothing": '{"version": 1, "chapters": [7]}',
    "more than is known": changed("more", 1),
    **{
        f"{path} = {value!r}": changed(path, value)
        for path, value in (
            ("story", 7), ("story", None), ("title", ["A"]), ("inputs", []), ("inputs", {"a": 1}),
            ("chapters", {}), ("chapters.0", []), ("chapters.0.number", "1"),
            ("chapters.0.number", True), ("chapters.0.settings", {"text": 0}),
            ("chapters.0.lines", {}), ("chapters.0.lines.0", "line"), ("chapters.0.lines.0", []),
            ("chapters.0.lines.0.rate", "fast"), ("chapters.0.lines.0.pause", "long"),
            ("chapters.0.lines.0.pause", float("inf")), ("chapters.0.spans.0", [1]),
            ("chapters.0.spans.0", [1, 2, 3]), ("chapters.0.spans.0", [1, 2.5]),
            ("chapters.0.spans", []), ("chapters.0.files", []), ("chapters.0.files.0.size", "10"),
            ("chapters.0.files.0.lines", 3), ("chapters.0.files.0.rate", 0),
            ("chapters.0.profile", {}), ("chapters.0.profile.floor", 1),
            ("chapters.0.profile.rate", "44100"), ("complete", 1), ("outdated", "A/x.mp3"),
            ("outdated", [1]),
        )
    },
}  # fmt: skip
OUTSIDE = {
    f"{path} = {value!r}": changed(path, value)
    for path, value in (
        ("folder", ".."), ("folder", "../.."), ("folder", "/etc"), ("folder", "A/../.."),
        ("folder", ""), ("folder", "."), ("folder", ".audiobook"), ("folder", "A\\..\\.."),
        ("folder", "A\0"), ("outdated", ["../../victim"]), ("outdated", ["A/../../victim"]),
        ("outdated", ["/etc/passwd"]), ("outdated", ["A"]), ("outdated", [".audiobook/lock"]),
        ("outdated", ["A/B/x"]), ("chapters.0.files.0.name", "../../victim"),
        ("chapters.0.files.0.name", "/etc/passwd"), ("extras.0.name", ".."), ("extras.0.name", ""),
    )
}  # fmt: skip


@pytest.mark.parametrize("kind", [*DAMAGED, *OUTSIDE])
def test_one_that_is_damaged_counts_as_none_and_is_told(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text({**DAMAGED, **OUTSIDE}[kind], encoding="utf-8")
    assert manifest.read(file) is None
    told = manifest.complaint(file)
    assert told
    assert str(file) in told.what
    assert not told.fatal
    assert len(told.what) < 300
