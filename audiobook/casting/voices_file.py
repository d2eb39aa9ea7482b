"""voices.yaml becomes a `VoicesFile`, or all its problems at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from audiobook.errors import InputError, Place, Problem, did_you_mean
from audiobook.normalization import pronunciations
from audiobook.story import NARRATOR, Character, Gender
from audiobook.system import Locate, write_whole, yaml

Seconds = Annotated[float, Field(ge=0, le=30)]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _checked(text: str) -> str:
    pronunciations.parse(text)
    return text


Sound = Annotated[Word, AfterValidator(_checked)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Part(_Shape):
    """A voice and how it is to speak; what is left out is chosen by the program."""

    voice: Word | None = Field(None, description="`engine:name`, or a name of the first engine")
    rate: int | None = Field(None, ge=60, le=450, description="words a minute")
    pitch: int | None = Field(None, ge=0, le=100, description="0 to 100; 50 is the voice's own")


class CharacterPart(Part):
    """Somebody who speaks in the story."""

    aliases: tuple[Word, ...] = Field((), description="other names that the story calls them by")
    gender: Gender = Field("unknown", description="helps attribution, and automatic casting")


class Pauses(_Shape):
    """Silence between what is spoken, in seconds."""

    turn: Seconds = Field(0.25, description="between two voices within a paragraph")
    paragraph: Seconds = Field(0.6, description="after a paragraph")
    title: Seconds = Field(1.2, description="after the spoken title of a chapter")
    scene: Seconds = Field(1.6, description="at a scene break")
    chapter: Annotated[float, Field(ge=1, le=5)] = Field(2.5, description="after a chapter")


Speed = Annotated[float, Field(ge=0.6, le=1.6)]


class Speeds(_Shape):
    """How quick a kind of text is spoken, beside how quick its voice is; 1 is as quick."""

    narration: Speed = Field(1.0, description="what is not a quotation")
    dialogue: Speed = Field(1.0, description="quotations")
    thought: Speed = Field(1.0, description="what somebody thinks in words")
    title: Speed = Field(1.0, description="the titles of chapters")


class VoicesFile(_Shape):
    """All that voices.yaml may say."""

    engine: Word | None = Field(None, description="the engine of voices that do not name one")
    narrator: Part = Field(Part(), description="who reads what is not a quotation")
    unknown: Part | None = Field(
        None, description="who speaks a quotation that nobody could be found for; the narrator"
    )
    characters: dict[Word, CharacterPart] = Field(
        {}, description="who speaks; anybody who is not named here gets a voice automatically"
    )
    pauses: Pauses = Pauses()
    speeds: Speeds = Speeds()
    delivery: Literal["told", "plain"] = Field(
        "told", description="a little softer, louder, slower where the tag tells so; plain: never"
    )
    pronunciations: dict[Word, Sound] = Field(
        {}, description="a word as written: how it sounds, respelled, as /IPA/, or both"
    )
    chapter_titles: bool = Field(True, description="speak each chapter's title at its head")

    def known_characters(self) -> tuple[Character, ...]:
        return tuple(
            Character(name, part.gender, part.aliases) for name, part in self.characters.items()
        )


def read(files: list[Path]) -> tuple[VoicesFile, Locate]:
    """Read voices.yaml and what overlays it; a file that does not exist says nothing.

    Returns the merged file and where each of its keys stands (the last file that has it wins).
    Raises InputError with every problem of every file.
    """
    merged: dict[str, Any] = {}
    read: list[tuple[Any, Locate]] = []
    problems: list[Problem] = []
    for file in files:
        if not file.exists():
            continue
        data, locate = yaml.read(_text(file), file)
        data = _filled(data)
        problems += _problems(data, locate)
        if isinstance(data, Mapping):
            merged = _overlaid(merged, data)
        read.insert(0, (data, locate))

    def locate_in_all(path: Sequence[str | int]) -> Place:
        found = (locate for data, locate in read if _has(data, path))
        return next(found, read[0][1])(path)

    problems = problems or list(_name_clashes(merged, locate_in_all))
    if problems:
        raise InputError(problems)
    return VoicesFile.model_validate(merged), locate_in_all


def _filled(data: Any) -> Any:
    """The data without keys that nothing stands behind: they say nothing, like an absent one."""
    if not isinstance(data, Mapping):
        return {} if data is None else data
    filled = {key: value for key, value in data.items() if value is not None}
    people = filled.get("characters")
    if isinstance(people, Mapping):
        filled["characters"] = {n: {} if part is None else part for n, part in people.items()}
    return filled


def _has(data: Any, path: Sequence[str | int]) -> bool:
    for key in path:
        inside = isinstance(data, Mapping) and key in data
        inside = inside or (isinstance(data, list) and isinstance(key, int) and key < len(data))
        if not inside:
            return False
        data = data[key]
    return True


def schema() -> dict[str, Any]:
    """The JSON schema of voices.yaml, for editors."""
    made = VoicesFile.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": "audiobook voices.yaml",
    }


def with_characters(file: Path, characters: Mapping[str, Mapping[str, object]]) -> list[str]:
    """Add characters that `file` does not have yet, and a voice for the narrator if it has none.

    All that is in it stays as it stands. Returns the names that were added.
    """
    text = _text(file) if file.exists() else ""
    data, _ = yaml.read(text, file)
    known = (data or {}).get("characters") or {}
    new = {name: part for name, part in characters.items() if name not in known}
    narrator = new.pop(NARRATOR, None)
    added = list(new)
    if narrator and "voice" not in ((data or {}).get("narrator") or {}):
        text = yaml.with_entries(text, "narrator", {"voice": narrator["voice"]})
        added.insert(0, NARRATOR)
    if new:
        text = yaml.with_entries(text, "characters", new)
    if added:
        write_whole(file, text)
    return added


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(Problem(f"{file}: not UTF-8 ({error})", "save it as UTF-8")) from error
    except OSError as error:
        raise InputError(
            Problem(f"{file} can't be read: {error.strerror}", "check the path and its permissions")
        ) from error


def _overlaid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`above` wins key by key; mappings are merged."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = _overlaid(merged[key], value) if both else value
    return merged


def _problems(data: object, locate: Locate) -> Iterator[Problem]:
    try:
        VoicesFile.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            yield _problem(detail["type"], detail["msg"], tuple(detail["loc"]), locate, detail)


def _problem(
    kind: str,
    message: str,
    path: tuple[str | int, ...],
    locate: Locate,
    detail: Mapping[str, Any],
) -> Problem:
    path = tuple(step for step in path if step != "[key]")
    where = ".".join(map(str, path)) or "the file"
    if kind == "extra_forbidden":
        choices = sorted(_fields_at(path[:-1]))
        mend = did_you_mean(str(path[-1]), choices) or f"known here: {', '.join(choices)}"
        return Problem(f"unknown key «{path[-1]}»", mend, locate(path))
    if kind == "literal_error":
        choices = list(get_args(Gender)) if path[-1] == "gender" else ["told", "plain"]
        mend = did_you_mean(str(detail.get("input")), choices) or f"one of: {', '.join(choices)}"
        return Problem(f"{where} can't be «{detail.get('input')}»", mend, locate(path))
    given = detail.get("input")
    if kind == "string_type" and isinstance(given, int | float):
        return Problem(f"{where}: {given} is a number here", f'write it as "{given}"', locate(path))
    shown = "a mapping" if isinstance(given, Mapping) else f"«{given}»"
    wanted = message.removeprefix("Input ").removeprefix("Value error, ")
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        wanted = "should be a mapping: keys with a colon, one a line"
    return Problem(f"{where}: {shown} {wanted}", "give it a value that fits", locate(path))


def _fields_at(path: tuple[str | int, ...]) -> set[str]:
    """The keys that may stand at a place of the file."""
    match path:
        case ():
            return set(VoicesFile.model_fields)
        case ("narrator" | "unknown",):
            return set(Part.model_fields)
        case ("characters", _):
            return set(CharacterPart.model_fields)
        case ("speeds",):
            return set(Speeds.model_fields)
        case _:
            return set(Pauses.model_fields)


def _name_clashes(data: Mapping[str, Any], locate: Locate) -> Iterator[Problem]:
    """A name that means two characters would make the cast depend on the order of the file."""
    owner: dict[str, str] = {}
    for name, part in data.get("characters", {}).items():
        for index, alias in enumerate([name, *(part.get("aliases") or ())]):
            other = owner.setdefault(str(alias).casefold(), name)
            if other != name:
                path = ("characters", name, "aliases", index - 1) if index else ("characters", name)
                what = f"«{alias}» is a name of both {other} and {name}"
                yield Problem(what, "keep it with one of them", locate(path))
