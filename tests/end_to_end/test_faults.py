"""Damage to what the program kept, and changes while it reads: told or mended, never believed."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import STORY, TONES

from audiobook import cli, corrections
from audiobook.audio import Clip
from audiobook.build import Project, book, freshness, inputs, manifest
from audiobook.build.clips import FolderStore
from audiobook.casting import cast_file, voices_file
from audiobook.corrections import script as play
from audiobook.engines.kokoro import files as kokoro
from audiobook.errors import EngineError, InputError
from audiobook.story import Story

FIXES = "Bob: “Nobody,”\nAnn is female\n"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small story, built, with corrections and remembered speakers."""
    folder = tmp_path_factory.mktemp("once")
    (folder / "stories").mkdir()
    (folder / "stories" / "gate.md").write_text(STORY, encoding="utf-8")
    (folder / "stories" / "gate.corrections").write_text(FIXES, encoding="utf-8")
    (folder / "voices.yaml").write_text(TONES, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert cli.run(["build", "-q"]) == 0
    return folder


@pytest.fixture
def built(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, to be damaged."""
    folder = shutil.copytree(once, tmp_path / "built")
    monkeypatch.chdir(folder)
    return folder


def products(folder: Path) -> dict[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (folder / "build" / "A Test").iterdir()
    }


def kept(folder: Path) -> list[Path]:
    """What the program keeps, but for clips."""
    state = folder / "build" / ".audiobook"
    return [file for file in sorted(state.rglob("*.json")) if file.stat().st_size]


def test_what_is_kept_is_used_whole_or_not_at_all(built: Path, capsys: Capture) -> None:
    expected, found = products(built), kept(built)
    assert {file.parent.name for file in found} >= {"attributions", "books"}
    for file in found:
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 3])
        for command in (["plan"], ["script", "gate", "--json"], ["check"]):
            assert cli.run(command) in (0, 1, 2, 3)
            said = capsys.readouterr()
            assert "Traceback" not in said.out + said.err
            assert "should not" not in said.err
    assert cli.run(["build", "-q"]) == 0
    assert products(built) == expected


READERS: dict[str, Callable[[Path], object]] = {
    "books": manifest.read,
    "scripts": play.read_base,
    "receipt": lambda file: kokoro.receipt(file.parent),
    "clip": lambda file: clip_of(file),
    "corrections": corrections.read,
    "cast": lambda file: cast_file.read(file),
    "voices": lambda file: voices_file.read([file]),
}
WRITTEN = {"corrections", "cast", "voices"}  # by a person, too: plain text may be shorter


def clip_of(file: Path) -> object:
    """The clip and its record; None where there is no whole one."""
    store, data = FolderStore(file.parents[1]), file.read_bytes()
    try:
        return store.read(file.stem), store.record(file.stem) if store.has(file.stem) else None
    except EngineError:
        assert not file.exists()
        return None
    finally:
        file.write_bytes(data)


def one(folder: Path, kind: str) -> Path:
    """A file of that kind, whole."""
    if kind == "receipt":
        receipt = kokoro.Receipt("a" * 64, {"af_sky": "b" * 64}, "the registries")
        (folder / kokoro.RECEIPT).write_text(receipt.text(), encoding="utf-8")
        return folder / kokoro.RECEIPT
    if kind == "clip":
        clip = Clip(22_050, b"\1\0" * 300)
        FolderStore(folder).write("ab12", clip)
        return folder / "ab" / "ab12.wav"
    if kind == "voices":
        return folder / "voices.yaml"
    if kind == "cast":
        return Path(shutil.copy(Path(__file__).parents[2] / "stories" / "leon.cast.yaml", folder))
    if kind == "corrections":
        return folder / "stories" / "gate.corrections"
    if kind == "scripts":
        cli.run(["script", "gate", "--edit"])  # there is no editor: it is left beside the story
    (file,) = [file for file in kept(folder) if file.parent.name == kind]
    return file


@pytest.mark.parametrize("kind", READERS)
def test_a_file_that_ends_anywhere(kind: str, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    file = one(built, kind)
    data, whole = file.read_bytes(), READERS[kind](file)
    assert whole
    for length in {
        *range(0, len(data), max(1, len(data) // 400)),
        *range(len(data) - 9, len(data)),
    }:
        file.write_bytes(data[:length])
        try:
            found = READERS[kind](file)
        except (InputError, ValueError):
            continue
        if kind not in WRITTEN:
            assert found in (None, whole)


def test_what_was_found_out_may_end_anywhere(built: Path) -> None:
    """Of a memory that is not whole nothing is believed: all is found out anew."""
    here = Project(built / "stories", built / "build", built / "voices.yaml")
    story = here.stories / "gate.md"
    expected = [order.utterances for order in book.prepare(here, story).orders]
    found = [file for file in kept(built) if file.parent.name not in ("books", "scripts")]
    assert found
    for file in found:
        data = file.read_bytes()
        for part in (0, 1, 20, 64, 65, 66, len(data) // 2, len(data) - 2, len(data) - 1):
            file.write_bytes(data[:part])
            again = [order.utterances for order in book.prepare(here, story).orders]
            assert again == expected, (file, part)


@pytest.mark.parametrize(
    "told",
    [b"[]", b"{}", b"7", b'{"model": 7, "voices": {}, "source": ""}', b"[" * 100_000, b"\xff\xfe",
     b'{"model": "a", "voices": [], "source": "b"}', b'{"model": "a", "voices": {"b": 1}}'],
)  # fmt: skip
def test_a_receipt_that_is_none(told: bytes, tmp_path: Path) -> None:
    (tmp_path / kokoro.RECEIPT).write_bytes(told)
    assert kokoro.receipt(tmp_path) is None
    assert "not whole" in kokoro.lack(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_in_the_place_of_a_clip(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    clip = Clip(22_050, b"\1\0" * 9000)
    store.write("ab12", clip)
    (file,) = tmp_path.rglob("*.wav")
    file.unlink()
    os.mkfifo(file)
    assert not store.has("ab12")
    assert store.seconds("ab12") is None
    with pytest.raises(EngineError, match="damaged"):
        store.read("ab12")
    store.write("ab12", clip)
    assert store.read("ab12") == clip


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_pipes_in_the_place_of_all_that_was_made(built: Path) -> None:
    expected = products(built)
    for file in [*(built / "build" / "A Test").iterdir(), *kept(built)]:
        file.unlink()
        os.mkfifo(file)
    assert cli.run(["check"]) != 0
    assert cli.run(["build", "-q"]) == 0
    assert products(built) == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_in_the_place_of_a_chapter_is_no_chapter(built: Path, capsys: Capture) -> None:
    chapter = next((built / "build" / "A Test").glob("*.mp3"))
    chapter.unlink()
    os.mkfifo(chapter)
    assert cli.run(["check"]) == 1
    assert chapter.name in capsys.readouterr().out


CHANGES = {
    "the story": ("stories/gate.md", "alone", "lonely"),
    "voices.yaml": ("voices.yaml", '"440"', '"523"'),
    "the corrections": ("stories/gate.corrections", "Bob: “Nobody,”", "Ann: “Nobody,”"),
}


@pytest.mark.parametrize("changed", CHANGES)
def test_what_is_changed_while_it_is_read_is_seen_by_the_next_build(
    changed: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "stories" / "gate.corrections").write_text(FIXES, encoding="utf-8")
    here = Project(project / "stories", project / "build", project / "voices.yaml")
    file, old, new = project / CHANGES[changed][0], *CHANGES[changed][1:]
    attributed = inputs.attributed

    def meanwhile(at: Project, given: inputs.Inputs) -> Story:
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return attributed(at, given)

    monkeypatch.setattr("audiobook.build.book.attributed", meanwhile)
    made_of = book.prepare(here, here.stories / "gate.md").inputs
    now = freshness.inputs(here.known_files(here.stories / "gate.md"), here)
    assert {name for name in now if now[name] != made_of[name]} == {here.relative(file)}


def test_a_chapter_that_is_changed_in_a_folder(project: Path) -> None:
    folder = project / "stories" / "book"
    folder.mkdir()
    (folder / "1.md").write_text("It rained.\n", encoding="utf-8")
    (folder / ".hidden.md").write_text("No.\n", encoding="utf-8")
    here = Project(project / "stories", project / "build", project / "voices.yaml")
    assert [file.name for file in here.known_files(folder)][-1] == "1.md"
    assert "../stories/book/1.md" in book.prepare(here, folder).inputs


def test_what_is_corrected_while_an_editor_is_open_stays(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor changes one line; meanwhile somebody writes another correction."""
    fixes = built / "stories" / "gate.corrections"
    editor = built / "editor.sh"
    change = "s/^Ann: “Who/Bob: “Who/"
    editor.write_text(
        f"#!/bin/sh\nsed -i '{change}' \"$1\"\necho 'Bob: “I will wait here.”' >> {fixes}\n",
        encoding="utf-8",
    )
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    assert cli.run(["script", "gate", "--edit"]) == 0
    text = fixes.read_text(encoding="utf-8")
    assert "I will wait here" in text
    assert "| “Who left it so?”" in text


def test_what_was_corrected_meanwhile_is_not_written_over(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    fixes = built / "stories" / "gate.corrections"
    apply = corrections.apply

    def meanwhile(*given: object) -> object:
        fixes.write_text(FIXES + "Bob is male\n", encoding="utf-8")
        return apply(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(corrections, "apply", meanwhile)
    assert cli.run(["cast", "gate", "--merge", "Ann=Bob"]) == 1
    assert "was changed meanwhile" in capsys.readouterr().err
    assert fixes.read_text(encoding="utf-8") == FIXES + "Bob is male\n"
