"""What a story says of itself at its top: YAML between two lines of `---`, TOML between `+++`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from audiobook.errors import InputError, Place, Problem, did_you_mean
from audiobook.manuscript import unquoted
from audiobook.manuscript.book_details import (
    ALSO,
    READ,
    choice,
    metadata_of,
    only,
    with_plain_titles,
)
from audiobook.manuscript.play_choice import PlayChoice, are_silent, is_in_turns, is_play
from audiobook.manuscript.title_block import TitleBlock, title_block
from audiobook.story import Format, MatterChoice, Metadata, Source
from audiobook.system import yaml

_LONGEST = 64_000  # characters of front matter
KEYS = (*READ, "matter", "play", "cues", "chorus")
_NEEDED = frozenset({"title", "author", "year", "matter"})  # wrong ones can't be passed over
_OPENED = re.compile(
    r"\s*---(?:json[ \t]*\n(?=\s*\{)|(?:ya?ml)?[ \t]*\n"
    r"(?=(?:[ \t]*(?:#.*)?\n)*(?:[\w\"'][^:\n]*:(?:[ \t]|$)|---|\.\.\.)))",
    re.M,
)
_CLOSED = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_TOML_OPENED = re.compile(
    r"\s*\+\+\+[ \t]*\n(?=(?:[ \t]*(?:#.*)?\n)*(?:[\w\"'.-]+[ \t]*=|\[|\+\+\+))"
)
_TOML_CLOSED = re.compile(r"^\+\+\+[ \t]*$", re.M)
_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)| \(at end of document\)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is said at the top of a file."""

    metadata: Metadata = field(default_factory=Metadata)
    matter: MatterChoice = field(default_factory=MatterChoice)
    plays: PlayChoice = field(default_factory=PlayChoice)
    notes: tuple[Problem, ...] = ()  # keys that are passed over


def end(source: Source) -> int:
    """Where the front matter ends in `source.text`, its closing line included; 0 without one.

    A first line `---` that no «key:» follows is a scene break, not front matter. Raises InputError
    if front matter is opened and never closed.
    """
    opened = _opened(source)
    if not opened:
        return _block(source).end
    mark = opened[0].lstrip()[:3]
    closing = _TOML_CLOSED if mark == "+++" else _CLOSED
    closed = closing.search(source.text, opened.end())
    if closed:
        return closed.end()
    what, place = "the front matter is opened here and never closed", source.place(opened.start())
    raise InputError(Problem(what, f"put a line «{mark}» after its last key", place))


def _opened(source: Source) -> re.Match[str] | None:
    return _OPENED.match(source.text) or _TOML_OPENED.match(source.text)


def _block(source: Source) -> TitleBlock:
    """What Markdown says at its top without a fence."""
    is_markdown = Format.of(source.path) is Format.MARKDOWN
    return title_block(source.text) if is_markdown else TitleBlock(0, {})


def read(source: Source) -> FrontMatter:
    """The front matter of a file; what it does not say stays empty in its Metadata.

    Keys that are not ours, as sites have them, are passed over with one note. Raises InputError
    with all its problems: broken YAML or TOML, values of a wrong type.
    """
    stop = end(source)
    if not stop:
        return FrontMatter()
    if stop > _LONGEST:
        what = f"the front matter has more than {_LONGEST:,} characters"
        raise InputError(Problem(what, "keep in it what is known of the book", source.place(0)))
    opened = _opened(source)
    if not opened:
        return _told(_block(source).told, lambda _: source.place(0))
    start, last = opened.end(), source.text.rindex("\n", 0, stop) + 1
    slips: tuple[Problem, ...] = ()
    parsed = _toml if "+" in opened[0] else yaml.read
    try:
        data, locate = parsed(source.text, source.path, start, last)
    except InputError:
        found = unquoted.read(source.text, source.path, start, last)
        if found is None or "+" in opened[0]:
            raise
        data, locate, slips = found.data, found.locate, found.notes
    if data is None:
        return FrontMatter()
    if not isinstance(data, dict):
        what = "the front matter is not a list of «key: value» lines"
        raise InputError(Problem(what, "write one «key: value» a line", source.place(start)))
    front = _told(data, locate)
    return replace(front, notes=(*slips, *front.notes))


Locate = Callable[[Sequence[str | int]], Place]


def _told(data: Mapping[Any, Any], locate: Locate) -> FrontMatter:
    told: dict[str, Any] = {}
    problems, foreign = [], []
    for given, value in with_plain_titles(data).items():
        key = ALSO.get(str(given).lower(), str(given))
        if key not in KEYS or (key == "cover" and _is_of_a_site(value)):
            foreign.append(str(given))
        elif value is not None and key not in told:
            try:
                told[key] = _value(key, value)
            except ValueError as error:
                mend = f"write «{given}: …» with the text on the same line"
                place, fatal = locate([str(given)]), key in _NEEDED
                problems.append(Problem(f"«{given}» {error}", mend, place, fatal))
    if any(problem.fatal for problem in problems):
        raise InputError(problems)
    matter = told.pop("matter", MatterChoice())
    plays = PlayChoice(*(told.pop(key, None) for key in ("play", "cues", "chorus")))
    notes = (*problems, *_passed_over(foreign, locate))
    return FrontMatter(metadata_of(told), matter, plays, notes)


def _is_of_a_site(cover: Any) -> bool:
    """Whether a cover is told as a site has it: by more than a path, or on the web."""
    return isinstance(cover, dict | list) or bool(re.match(r"\w+://|//", str(cover)))


def _value(key: str, value: Any) -> Any:
    """The value of a key. Raises ValueError with what it must be."""
    if key == "matter":
        return choice(value)
    if key == "play":
        return is_play(value)
    if key == "cues":
        return are_silent(value)
    if key == "chorus":
        return is_in_turns(value)
    return READ[key](only(value) if key == "series" else value)


def _toml(text: str, path: Any, start: int, end: int) -> tuple[Any, Locate]:
    """The TOML of `text[start:end]`, and where its keys stand."""

    def locate(keys: Sequence[str | int]) -> Place:
        found = re.search(rf"^[ \t]*{re.escape(str(keys[0]))}\b", text[start:end], re.M)
        return Place.at(path, text, start + (found.start() if found else 0))

    try:
        return tomllib.loads(text[start:end]), locate
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        told = _TOML_PLACE.search(str(error))
        line = int(told[1]) if told and told[1] else text.count("\n", start, end)
        at = start
        for _ in range(line - 1):
            at = text.index("\n", at) + 1
        what = f"the front matter cannot be read: {_TOML_PLACE.sub('', str(error))}"
        mend = 'write it as TOML: one «key = "value"» a line'
        raise InputError(Problem(what, mend, Place.at(path, text, min(at, end)))) from error


def _passed_over(keys: Sequence[str], locate: Locate) -> Iterator[Problem]:
    """One note of the keys that are not ours; each that looks like one of ours is asked about."""
    others = []
    for key in keys:
        what, mend = _unknown(key)
        if mend:
            yield Problem(what, mend, locate([key]), fatal=False)
        else:
            others.append(key)
    if others:
        shown = ", ".join(f"«{key}»" for key in others[:9]) + (" …" if len(others) > 9 else "")
        what = f"passed over in the front matter: {shown}"
        mend = f"nothing has to be done; the keys that are read are {', '.join(KEYS)}"
        yield Problem(what, mend, locate([others[0]]), fatal=False)


def _unknown(key: str) -> tuple[str, str]:
    """What is told of a key, and of which one of ours it may be a slip."""
    if ALSO.get(key.lower(), key) == "cover":
        return f"«{key}» is passed over: it names no file", "give the path of a JPEG or PNG"
    mend = did_you_mean(key.lower().replace(" ", "_").replace("-", "_"), KEYS, likeness=0.75)
    return f"unknown key «{key}» in the front matter", mend
