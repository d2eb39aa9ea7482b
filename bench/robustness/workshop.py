"""A small project that speaks in tones, and how it is to come out: where faults are tried."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CODES = {0, 1, 2, 3}  # that the program may end with; 130 after Ctrl-C
_PATIENCE = 120  # seconds for one command
_VOICES = """\
engine: tone
narrator: {voice: "220"}
characters:
  Ann: {voice: "440", gender: female}
  Bob: {voice: "110", gender: male}
"""
_CHAPTER = """\
# {title}

The gate was open when they came up the hill, and nobody had said that it would be.

“Who left it so, in the {title}?” asked Ann.

“Nobody,” said Bob. “I will wait in the {title}.”

***

She went in alone and counted the stairs as she climbed them, one after the other.

“{count},” said somebody.

“It is not,” said the girl. “You can't count.”
"""
_TITLES = ("Gate", "House", "Stairs", "Lamp")
CORRECTIONS = "the girl = Ann\nBob: “Four,”\n"


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that came to its end."""

    code: int
    said: str  # on both channels


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder with a story `tale`, and the environment of commands in it."""

    folder: Path
    environment: Mapping[str, str]

    @classmethod
    def set_up(cls, folder: Path, environment: Mapping[str, str] | None = None) -> Workshop:
        (folder / "stories").mkdir(parents=True)
        chapters = [
            _CHAPTER.format(title=title, count=count)
            for title, count in zip(_TITLES, ("Four", "Five", "Six", "Seven"), strict=True)
        ]
        head = "---\ntitle: A Tale\nauthor: Somebody\n---\n\n"
        (folder / "stories" / "tale.md").write_text(head + "\n".join(chapters), encoding="utf-8")
        (folder / "stories" / "tale.corrections").write_text(CORRECTIONS, encoding="utf-8")
        (folder / "voices.yaml").write_text(_VOICES, encoding="utf-8")
        return cls(folder, {**os.environ, **(environment or {})})

    @property
    def story(self) -> Path:
        return self.folder / "stories" / "tale.md"

    @property
    def build(self) -> Path:
        return self.folder / "build"

    @property
    def state(self) -> Path:
        return self.build / ".audiobook"

    def copy(self, folder: Path) -> Workshop:
        """The same folder, with its times, at another place."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return Workshop(folder, self.environment)

    def start(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        """A command in a group of its own, so that all of it can be killed."""
        return subprocess.Popen(
            [sys.executable, "-m", "audiobook", *arguments],
            cwd=self.folder,
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, **more: str) -> Ended:
        """Run a command to its end; one that hangs is killed, and its code is none of ours."""
        process = self.start(*arguments, **more)
        try:
            said = process.communicate(timeout=_PATIENCE)[0]
        except subprocess.TimeoutExpired:
            kill_all(process)
            return Ended(-1, f"it hangs: {process.communicate()[0][-300:]}")
        return Ended(process.returncode, said)

    def products(self) -> dict[str, str]:
        """The digests of all that a listener gets."""
        return {
            str(file.relative_to(self.build)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(self.build.glob("*/*"))
            if file.is_file() and not file.parent.name.startswith(".")
        }


def kill_all(process: subprocess.Popen[str]) -> None:
    """Kill a command and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def strange(ended: Ended) -> Iterator[str]:
    """What no command may do, whatever it was given."""
    if "Traceback (most recent call last)" in ended.said or "should not" in ended.said:
        yield f"a traceback: {' '.join(ended.said.split())[-300:]}"
    if ended.code not in CODES:
        yield f"it ended with {ended.code}: {' '.join(ended.said.split())[-300:]}"


def differing(made: Mapping[str, str], expected: Mapping[str, str]) -> list[str]:
    """Sound that is there and not as it is to be; other files tell of the chapters there are."""
    sound = {name: digest for name, digest in made.items() if name.endswith(".mp3")}
    return [name for name, digest in sound.items() if expected.get(name, digest) != digest]
