"""What the work of a build costs without the build: the same speech by espeak-ng alone.

    python -m bench.speed.baseline list PROJECT STORY    the utterances of a story, as JSON
    python -m bench.speed.baseline speak LIST FOLDER     speak them in this process, a file each
    python -m bench.speed.baseline fork LIST FOLDER      the same, a process of espeak-ng each

There is no espeak-ng command without a package of the system, so its library is asked in its
simplest way: synchronously, a call for each utterance, the samples written as they come. `fork`
is what the command would do, without the loading of the program.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

_SYNCHRONOUS, _CHARACTERS, _UTF8 = 2, 1, 1  # of espeak-ng's speak_lib.h
_RATE, _PITCH = 1, 3


def utterances(project: Path, story: str) -> list[dict[str, Any]]:
    """What a build of the story speaks, each clip once, in the order of the story."""
    import espeakng_loader

    from audiobook.build.book import prepare
    from audiobook.build.project import Project
    from audiobook.engines.pyttsx3 import espeak_ng, palette
    from audiobook.engines.pyttsx3.palette import driver_name

    data = Path(espeakng_loader.get_data_path())
    where = Project(project / "stories", project / "build", project / "voices.yaml")
    book = prepare(where, where.story(story))
    found: dict[str, dict[str, Any]] = {}
    for order in book.orders:
        for line, said in zip(order.lines, order.utterances, strict=True):
            name = said.role.voice.name
            rate, pitch = said.role.delivery.rate, said.role.delivery.pitch
            found[line.key] = {
                "key": line.key,
                "text": said.text,
                "voice": driver_name(data, name),
                "rate": palette.RATE if rate is None else rate,
                "pitch": espeak_ng.PITCH if pitch is None else pitch,
            }
    return list(found.values())


class Espeak:
    """libespeak-ng in this process."""

    def __init__(self) -> None:
        import espeakng_loader

        self.library = ctypes.CDLL(espeakng_loader.get_library_path())
        self.data = os.fsencode(espeakng_loader.get_data_path())
        self.file: BinaryIO | None = None
        self.callback = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
        )(self._heard)

    def start(self) -> None:
        if self.library.espeak_Initialize(_SYNCHRONOUS, 0, self.data, 0) < 0:
            raise SystemExit("espeak-ng could not start")
        self.library.espeak_SetSynthCallback(self.callback)

    def speak(self, said: dict[str, Any], file: BinaryIO) -> None:
        self.file = file
        text = said["text"].encode() + b"\0"
        if self.library.espeak_SetVoiceByName(said["voice"].encode()):
            raise SystemExit(f"espeak-ng has no voice {said['voice']}")
        self.library.espeak_SetParameter(_RATE, said["rate"], 0)
        self.library.espeak_SetParameter(_PITCH, said["pitch"], 0)
        size = ctypes.c_size_t(len(text))
        if self.library.espeak_Synth(text, size, 0, _CHARACTERS, 0, _UTF8, None, None):
            raise SystemExit(f"espeak-ng could not speak {said['text']!r}")

    def _heard(self, samples: int | None, count: int, _events: int | None) -> int:
        if samples and count and self.file:
            self.file.write(ctypes.string_at(samples, count * 2))
        return 0


def speak(said: list[dict[str, Any]], folder: Path) -> None:
    """Speak the utterances one after the other, each into a file of samples."""
    espeak = Espeak()
    espeak.start()
    for one in said:
        with (folder / f"{one['key']}.raw").open("wb") as file:
            espeak.speak(one, file)


def fork(said: list[dict[str, Any]], folder: Path) -> None:
    """The same, with espeak-ng started anew for each."""
    espeak = Espeak()
    for one in said:
        child = os.fork()
        if not child:
            espeak.start()
            with (folder / f"{one['key']}.raw").open("wb") as file:
                espeak.speak(one, file)
            os._exit(0)
        if os.waitpid(child, 0)[1]:
            raise SystemExit(f"a process that spoke {one['text']!r} failed")


def main() -> None:
    ways: dict[str, Callable[[list[dict[str, Any]], Path], None]] = {"speak": speak, "fork": fork}
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["list", *ways])
    parser.add_argument("first", type=Path, metavar="PROJECT|LIST")
    parser.add_argument("second", metavar="STORY|FOLDER")
    asked = parser.parse_args()
    if asked.what == "list":
        print(json.dumps(utterances(asked.first, asked.second)))
        return
    Path(asked.second).mkdir(parents=True, exist_ok=True)
    ways[asked.what](json.loads(asked.first.read_text(encoding="utf-8")), Path(asked.second))


if __name__ == "__main__":
    main()
