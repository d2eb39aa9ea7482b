"""What is wrong in a voices.yaml, in words of its reader, each problem with its place and mend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from audiobook.casting.voices_file.shape import DeliveryMode
from audiobook.casting.voices_file.when import parted, unfit
from audiobook.errors import Problem, did_you_mean
from audiobook.story import Age, Gender
from audiobook.system import Locate

_NO_MAPPING = ("model_type", "model_attributes_type", "dict_type")  # as pydantic calls it


def problems_of(shape: type[BaseModel], data: object, locate: Locate) -> Iterator[Problem]:
    """All that does not fit the shape of the file."""
    try:
        shape.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            path = _written(data, [step for step in detail["loc"] if step != "[key]"])
            keys = sorted(_keys_at(shape, path[:-1]))
            what, mend = _told(detail["type"], detail["msg"], path, detail["input"], keys)
            mend = detail.get("ctx", {}).get("mend", mend)
            yield Problem(what, mend, locate(path))


def name_clashes(data: Mapping[str, Any], locate: Locate) -> Iterator[Problem]:
    """A name that means two characters would make the cast depend on the order of the file."""
    owner: dict[str, str] = {}
    for name, part in data.get("characters", {}).items():
        for index, alias in enumerate([name, *(part.get("aliases") or ())]):
            other = owner.setdefault(str(alias).casefold(), name)
            if other != name:
                path = ("characters", name, "aliases", index - 1) if index else ("characters", name)
                what = f"«{alias}» is a name of both {other} and {name}"
                yield Problem(what, "keep it with one of them", locate(path))


def strange_readings(data: Mapping[str, Any], locate: Locate) -> Iterator[Problem]:
    """A reading that its word has not would never be heard."""
    for key, given in data.get("pronunciations", {}).items():
        word, note = parted(key)
        places: list[tuple[str, tuple[str | int, ...]]] = [(note, ())] if word != key else []
        for index, part in enumerate(given if isinstance(given, list) else [given]):
            if isinstance(part, Mapping) and part.get("reading"):
                places.append((part["reading"], _written(given, [index, "reading"])))
        for reading, path in places:
            what, mend = unfit(word, reading)
            if what:
                yield Problem(what, mend, locate(("pronunciations", key, *path)))


def _written(data: Any, path: Sequence[str | int]) -> tuple[str | int, ...]:
    """The part of a path that the file has: one sound may stand without a list around it."""
    made: list[str | int] = []
    for step in path:
        if isinstance(step, int) and not isinstance(data, list):
            continue
        if step == "say" and not isinstance(data, Mapping):
            continue
        made.append(step)
        inside = isinstance(data, Mapping) and step in data
        if inside or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            data = data[step]
    return tuple(made)


def _told(
    kind: str, message: str, path: tuple[str | int, ...], given: Any, keys: Sequence[str]
) -> tuple[str, str]:
    """What is wrong at a place, and the mend; `kind` and `message` are pydantic's.

    `keys` are those that may stand there.
    """
    where = ".".join(map(str, path)) or "the file"
    if kind == "extra_forbidden":
        return f"unknown key «{path[-1]}»", _nearest(path[-1], keys, "known here")
    if kind == "literal_error":
        words = get_args({"gender": Gender, "age": Age}.get(str(path[-1]), DeliveryMode))
        return f"{where} can't be «{given}»", _nearest(given, words, "one of")
    if kind == "missing":
        return f"{where} is missing", "say how the word sounds"
    if kind == "string_type" and isinstance(given, int | float):
        return f"{where}: {given} is a number here", f'write it as "{given}"'
    shown = "a mapping" if isinstance(given, Mapping) else f"«{given}»"
    wanted = message.removeprefix("Input ").removeprefix("Value error, ")
    if kind in _NO_MAPPING:
        wanted = "should be a mapping: keys with a colon, one a line"
    return f"{where}: {shown} {wanted}", "give it a value that fits"


def _nearest(given: object, choices: Sequence[str], all_of_them: str) -> str:
    return did_you_mean(str(given), choices) or f"{all_of_them}: {', '.join(choices)}"


def _keys_at(shape: Any, path: tuple[str | int, ...]) -> set[str]:
    """The keys that may stand at a place of the file; none where any name may."""
    for key in path:
        if get_origin(shape) is tuple:
            shape = _within(get_args(shape)[0])
            if isinstance(key, int):
                continue
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            field = shape.model_fields.get(str(key))
            shape = _within(field.annotation) if field else None
        elif get_origin(shape) is dict:
            shape = _within(get_args(shape)[1])
        else:
            shape = None
    shape = _within(get_args(shape)[0]) if get_origin(shape) is tuple else shape
    is_model = isinstance(shape, type) and issubclass(shape, BaseModel)
    return set(shape.model_fields) if is_model else set()


def _within(annotation: Any) -> Any:
    """A type without what else it may be, and without what is said about it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _within(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return _within(next(one for one in get_args(annotation) if one is not type(None)))
    return annotation
