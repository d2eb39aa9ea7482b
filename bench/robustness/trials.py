"""The faults that are tried, each a row of the table in docs/reliability.md."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.robustness.workshop import Workshop, differing, kill_all, strange

COMMANDS = (
    *(("plan",), ("plan", "--json"), ("cast", "tale"), ("script", "tale"), ("check",)),
    *(("clean", "--clips", "--yes"), ("build", "-q")),
)
_KILL = signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM


@dataclass(frozen=True, slots=True)
class Bench:
    """Where one fault is tried once."""

    finished: Workshop  # a project that was built; it is never changed
    expected: Mapping[str, str]  # its products
    empty: Workshop  # the same, never built
    seconds: float  # that its build took
    folder: Path  # for this trial
    dice: random.Random

    def fresh(self) -> Workshop:
        return self.empty.copy(self.folder / "project")

    def built(self) -> Workshop:
        return self.finished.copy(self.folder / "project")


@dataclass(frozen=True, slots=True)
class Trial:
    """A fault, and what is promised when it happens."""

    fault: str
    promise: str
    try_it: Callable[[Bench], Iterator[str]]  # what was not as it was promised


# --- kills


def build_killed(bench: Bench) -> Iterator[str]:
    shop = bench.fresh()
    for _ in range(3):
        process = shop.start("build", "-q")
        time.sleep(bench.dice.uniform(0, bench.seconds))
        kill_all(process)
        yield from (f"half a file: {name}" for name in differing(shop.products(), bench.expected))
    yield from _ends_well(shop, bench)


def coordinator_killed(bench: Bench) -> Iterator[str]:
    """Its workers are left alone, and must end."""
    shop = bench.fresh()
    process = shop.start("build", "-q")
    time.sleep(bench.dice.uniform(0, bench.seconds))
    group = process.pid
    process.kill()
    process.wait()
    for _ in range(100):
        if not _members(group):
            break
        time.sleep(0.1)
    else:
        yield f"processes go on: {_members(group)}"
    yield from _ends_well(shop, bench)


def worker_killed(bench: Bench) -> Iterator[str]:
    yield from _one_killed(
        bench, lambda names: [one for one in names if "ffmpeg" not in names[one]]
    )


def ffmpeg_killed(bench: Bench) -> Iterator[str]:
    yield from _one_killed(bench, lambda names: [one for one in names if "ffmpeg" in names[one]])


def _one_killed(bench: Bench, among: Callable[[Mapping[int, str]], list[int]]) -> Iterator[str]:
    shop = bench.fresh()
    process = shop.start("build", "-q")
    end = time.monotonic() + bench.dice.uniform(0, bench.seconds)
    while process.poll() is None:
        found = among({one: name for one, name in _members(process.pid).items()
                       if one != process.pid})  # fmt: skip
        if found and time.monotonic() > end:
            with suppress(ProcessLookupError):
                os.kill(bench.dice.choice(found), _KILL)
            break
        time.sleep(0.005)
    process.communicate()
    yield from (f"half a file: {name}" for name in differing(shop.products(), bench.expected))
    if process.returncode not in (0, 2, 3):
        yield f"the build ended with {process.returncode}"
    yield from _ends_well(shop, bench)


def interrupted(bench: Bench) -> Iterator[str]:
    shop = bench.fresh()
    process = shop.start("build", "-q")
    for _ in range(bench.dice.randint(1, 3)):
        time.sleep(bench.dice.uniform(0, bench.seconds / 2))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
    said = process.communicate()[0]
    if process.returncode not in (0, 130, -signal.SIGINT) or "Traceback" in said:
        yield f"Ctrl-C: it ended with {process.returncode}: {said[-300:]}"
    yield from _ends_well(shop, bench)


def edit_killed(bench: Bench) -> Iterator[str]:
    shop = bench.built()
    before = (shop.folder / "stories" / "tale.corrections").read_text(encoding="utf-8")
    script = shop.folder / "editor.sh"
    script.write_text('#!/bin/sh\nsed -i "s/^?\\\\? *somebody:/Bob:/; s/^Ann:/Bob:/" "$1"\n')
    script.chmod(0o755)
    process = shop.start("script", "tale", "--edit", EDITOR=str(script))
    time.sleep(bench.dice.uniform(0, 1.2))
    kill_all(process)
    yield from _whole_corrections(shop, before)
    yield from strange(shop.run("script", "tale", "--apply"))
    (shop.folder / "stories" / "tale.script").unlink(missing_ok=True)
    yield from strange(shop.run("script", "tale", "--edit", EDITOR=str(script)))
    yield from strange(shop.run("build", "-q"))


def merge_killed(bench: Bench) -> Iterator[str]:
    shop = bench.built()
    before = (shop.folder / "stories" / "tale.corrections").read_text(encoding="utf-8")
    process = shop.start("cast", "tale", "--merge", "Bob=Ann")
    time.sleep(bench.dice.uniform(0, 1.0))
    kill_all(process)
    yield from _whole_corrections(shop, before)
    yield from strange(shop.run("cast", "tale", "--merge", "Bob=Ann"))


def write_killed(bench: Bench) -> Iterator[str]:
    shop = bench.built()
    before = (shop.folder / "voices.yaml").read_text(encoding="utf-8")
    process = shop.start("cast", "tale", "--write")
    time.sleep(bench.dice.uniform(0, 1.0))
    kill_all(process)
    after = (shop.folder / "voices.yaml").read_text(encoding="utf-8")
    if not after.startswith(before.rstrip()) and after != before:
        yield f"voices.yaml is not whole: {after[-200:]!r}"
    yield from strange(shop.run("cast", "tale", "--write"))
    yield from strange(shop.run("build", "-q"))


def _whole_corrections(shop: Workshop, before: str) -> Iterator[str]:
    after = (shop.folder / "stories" / "tale.corrections").read_text(encoding="utf-8")
    if after != before and not after.endswith("\n"):
        yield f"the corrections are not whole: {after!r}"


# --- what is kept, and what was made


def state_damaged(bench: Bench) -> Iterator[str]:
    shop = bench.built()
    found = [file for file in sorted(shop.state.rglob("*")) if file.is_file()]
    found = [file for file in found if file.suffix != ".wav"]
    if not found:
        yield "no file of the program's own was found"
        return
    file = bench.dice.choice(found)
    how = _damaged(file, bench.dice)
    for command in bench.dice.sample(COMMANDS, len(COMMANDS)):
        for fault in strange(shop.run(*command)):
            yield f"{file.name} {how}, {command[0]}: {fault}"
    yield from (f"{file.name} {how}: {fault}" for fault in _ends_well(shop, bench))


def clip_damaged(bench: Bench) -> Iterator[str]:
    shop = bench.built()
    clips = sorted(shop.state.rglob("*.wav"))
    how = [_damaged(clip, bench.dice) for clip in bench.dice.sample(clips, 3)]
    one, other = bench.dice.sample(clips, 2)
    if one.is_file() and other.is_file():
        data = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(data)
    yield from (f"{how}: {fault}" for fault in strange(shop.run("build", "-q", "--force")))
    yield from (f"{how}: {fault}" for fault in _ends_well(shop, bench))


def product_damaged(bench: Bench) -> Iterator[str]:
    shop = bench.built()
    names = bench.dice.sample(sorted(bench.expected), 2)
    how = [_damaged(shop.build / name, bench.dice) for name in names]
    told = shop.run("check")
    yield from strange(told)
    if told.code == 0 and "left as it is" not in how:
        yield f"check does not see it: {names} {how}"
    yield from (f"{names} {how}: {fault}" for fault in _ends_well(shop, bench))


def _damaged(file: Path, dice: random.Random) -> str:
    """Do something to a file; says what."""
    data = file.read_bytes()
    how = dice.choice(["cut off", "a bit flipped", "emptied", "noise", "a pipe", "gone", "zeros"])
    if how == "gone":
        file.unlink()
    elif how == "a pipe":
        file.unlink()
        os.mkfifo(file)
    elif how == "cut off":
        file.write_bytes(data[: dice.randrange(max(1, len(data)))])
    elif how == "a bit flipped" and data:
        at = dice.randrange(len(data))
        file.write_bytes(data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :])
    else:
        noise = {"noise": dice.randbytes(len(data)), "zeros": bytes(len(data))}
        file.write_bytes(noise.get(how, b""))
    return how


# --- changes while a build runs


def changed_meanwhile(bench: Bench) -> Iterator[str]:
    """What counts is what was read; the next build makes it anew."""
    shop = bench.fresh()
    process = shop.start("build", "-q")
    time.sleep(bench.dice.uniform(0, bench.seconds))
    voices, corrections = shop.folder / "voices.yaml", shop.folder / "stories" / "tale.corrections"
    for file, old, new in bench.dice.sample(
        [(shop.story, "alone", "lonely"), (voices, '"440"', '"523"'), (corrections, "Bob", "Ann")],
        2,
    ):
        _replaced(file, old, new)
    process.communicate()
    yield from strange(shop.run("build", "-q"))
    other = Workshop(bench.folder / "other", shop.environment)
    other.folder.mkdir()
    for name in ("stories", "voices.yaml"):
        (shop.folder / name).rename(other.folder / name)
    yield from strange(other.run("build", "-q"))
    if shop.products() != other.products():
        yield "the next build does not make of the change what a new one makes"


def cover_gone(bench: Bench) -> Iterator[str]:
    shop = bench.fresh()
    picture = next((bench.finished.build / "A Tale").glob("cover.*"))
    given = shop.folder / "stories" / "picture.jpg"
    given.write_bytes(picture.read_bytes())
    _replaced(shop.story, "author: Somebody", "author: Somebody\ncover: picture.jpg")
    process = shop.start("build", "-q")
    time.sleep(bench.dice.uniform(0, bench.seconds))
    given.unlink()
    said = process.communicate()[0]
    if "Traceback" in said or "should not" in said:
        yield f"a traceback: {said[-300:]}"
    yield from strange(shop.run("build", "-q"))


def _replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    whole = file.with_suffix(".new")
    whole.write_text(text.replace(old, new), encoding="utf-8")
    whole.replace(file)


# --- clocks and names


def times_of_files(bench: Bench) -> Iterator[str]:
    """No time of a file says what is newer."""
    shop = bench.built()
    for file in [*shop.folder.rglob("*")]:
        when = bench.dice.choice([0, 1, 946_684_800, 4_102_444_800, time.time()])
        with suppress(OSError):
            os.utime(file, (when, when))
    yield from _ends_well(shop, bench)
    old = shop.story.stat()
    _replaced(shop.story, "alone", "afoot")
    os.utime(shop.story, (0, old.st_mtime - 86_400))
    yield from strange(shop.run("build", "-q"))
    if shop.products() == dict(bench.expected):
        yield "a change of the same length with an older time is not seen"


def clock_set_back(bench: Bench) -> Iterator[str]:
    """Needs libfaketime, as Debian's package `faketime` has it."""
    library = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)
    if library is None:
        return
    shop = bench.fresh()
    for shift in bench.dice.sample(["-3650d", "+3650d", "-1d", "+0", "-30y"], 3):
        clock = {"LD_PRELOAD": str(library), "FAKETIME": shift}
        yield from (
            f"clock {shift}: {fault}" for fault in strange(shop.run("build", "-q", **clock))
        )
        if shop.products() != dict(bench.expected):
            yield f"clock {shift}: other bytes"
    yield from _ends_well(shop, bench)


def names_like_options(bench: Bench) -> Iterator[str]:
    """No tool takes a file for an option."""
    shop = bench.fresh()
    text = shop.story.read_text(encoding="utf-8")
    name = bench.dice.choice(
        ["-x", "--help", "-i", "-", "--", "-y\n", "a;touch b", "$(touch b)", "%s"]
    )
    shop.story.unlink()
    (shop.folder / "stories" / "tale.corrections").unlink()
    title = name.strip().replace('"', "")
    file = shop.folder / "stories" / f"{name}.md"
    file.write_text(text.replace("title: A Tale", f'title: "{title}"'), encoding="utf-8")
    yield from (f"{name!r}: {fault}" for fault in strange(shop.run("build", "-q")))
    if len(list(shop.build.glob("*/*.mp3"))) != 4:
        yield f"{name!r}: {len(list(shop.build.glob('*/*.mp3')))} files instead of 4"
    path = str(file.relative_to(shop.folder))
    for command in (
        ("script", path),
        ("cast", path),
        ("check",),
        ("preview", path, "--out", "o.mp3"),
    ):
        yield from (f"{name!r}, {command[0]}: {fault}" for fault in strange(shop.run(*command)))
    edited = shop.run("script", path, "--edit", EDITOR="cat")
    yield from (f"{name!r}, --edit: {fault}" for fault in strange(edited))
    if (shop.folder / "b").exists():
        yield f"{name!r}: a shell ran it"


# --- a full disk


def disk_full(bench: Bench) -> Iterator[str]:
    """Needs a root that may mount."""
    shop = bench.fresh()
    shop.build.mkdir()
    size = bench.dice.randint(60, 2500)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(shop.build)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        return
    try:
        told = shop.run("build", "-q")
        yield from (f"{size} kB: {fault}" for fault in strange(told))
        if told.code and "full" not in told.said:
            yield f"{size} kB: it is not told as full: {told.said[-300:]}"
        bad = differing(shop.products(), bench.expected)
        yield from (f"{size} kB: half a file: {name}" for name in bad)
        again = ["mount", "-o", "remount,size=64m", str(shop.build)]
        subprocess.run(again, capture_output=True, check=True)
        yield from (f"{size} kB: {fault}" for fault in _ends_well(shop, bench))
    finally:
        subprocess.run(["umount", "-l", str(shop.build)], check=False)


# --- what all have in common


def _ends_well(shop: Workshop, bench: Bench) -> Iterator[str]:
    """A build to the end gives the bytes of an undisturbed one, and the next has nothing to do."""
    yield from strange(shop.run("build", "-q"))
    last = shop.run("build", "-q")
    if last.code:
        yield f"it can't be built any more: {last.said[-300:]}"
    if shop.products() != dict(bench.expected):
        bad = differing(shop.products(), bench.expected) or "too few or too many"
        yield f"other bytes: {bad}"
    told = shop.run("check")
    if told.code:
        yield f"check: {told.said[-300:]}"


def _members(group: int) -> dict[int, str]:
    """The processes of a group that still run, by what was started."""
    found: dict[int, str] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError):
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(stat[2]) == group and stat[0] != "Z":
                found[int(folder.name)] = (folder / "cmdline").read_bytes()[:80].decode()
    return found


_SAME = "the next build gives the bytes of an undisturbed one"
TRIALS: Mapping[str, Trial] = {
    "build": Trial(
        "a build and all its processes killed, three times",
        f"no half file; {_SAME}",
        build_killed,
    ),
    "coordinator": Trial(
        "the first process of a build killed",
        f"no other goes on; {_SAME}",
        coordinator_killed,
    ),
    "worker": Trial(
        "a worker of a build killed",
        f"it is replaced; {_SAME}",
        worker_killed,
    ),
    "ffmpeg": Trial(
        "ffmpeg killed while it encodes",
        f"tried again, or told; {_SAME}",
        ffmpeg_killed,
    ),
    "ctrl-c": Trial(
        "Ctrl-C, up to three times",
        f"130 and no traceback; {_SAME}",
        interrupted,
    ),
    "edit": Trial(
        "`script --edit` killed",
        "corrections and script are whole",
        edit_killed,
    ),
    "merge": Trial(
        "`cast --merge` killed",
        "the corrections are whole",
        merge_killed,
    ),
    "write": Trial(
        "`cast --write` killed",
        "voices.yaml is whole",
        write_killed,
    ),
    "disk": Trial(
        "a disk with 60–2,500 kB",
        f"told as full, no half file; {_SAME}",
        disk_full,
    ),
    "state": Trial(
        "a file of the program's own damaged, and seven commands",
        f"no traceback; {_SAME}",
        state_damaged,
    ),
    "clips": Trial(
        "three clips damaged, two swapped",
        f"spoken anew; {_SAME}",
        clip_damaged,
    ),
    "products": Trial(
        "two files of a finished book damaged",
        f"`check` sees it; {_SAME}",
        product_damaged,
    ),
    "inputs": Trial(
        "story, voices, corrections changed while a build runs",
        "the next build is that of the change",
        changed_meanwhile,
    ),
    "cover": Trial(
        "the cover deleted while a build runs",
        "no traceback",
        cover_gone,
    ),
    "times": Trial(
        "times of files in the past and the future",
        f"they say nothing; {_SAME}",
        times_of_files,
    ),
    "clock": Trial(
        "the clock set back and forth by years",
        "the same bytes, nothing made twice",
        clock_set_back,
    ),
    "names": Trial(
        "stories called «-x.md», «--help.md», «$(touch b).md», …",
        "names of files are never options",
        names_like_options,
    ),
}
