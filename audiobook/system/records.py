"""What the program kept as JSON, held against the types that it was written from.

A file that somebody changed, or that a disk damaged, may hold anything; nothing of it is used then.
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from audiobook.errors import InputError
from audiobook.system.regular_file import read_regular

_LARGEST = 512_000_000  # bytes of a file

Value = TypeVar("Value")
_Fit = Callable[[Any], Any]  # a value of JSON becomes one of a type; raises ValueError


def read_json(path: Path) -> Any:
    """What a file holds. Raises OSError where it can't be read, ValueError for no JSON."""
    try:
        return parse_json(read_regular(path, _LARGEST))
    except InputError as error:
        raise ValueError(str(error)) from error


def parse_json(data: str | bytes) -> Any:
    """Raises ValueError for what is no JSON, or nested too deeply to be ours."""
    try:
        return json.loads(data)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def fitted(kind: type[Value], value: Any) -> Value:
    """`value`, which was JSON, as a `kind`: a dataclass of dataclasses, tuples and plain values.

    A dataclass is a mapping of its fields, or a list of them in order; those with a default may be
    left out. Raises ValueError where anything does not fit.
    """
    made: Value = _fit(cast("Hashable", kind))(value)
    return made


def listed(value: Any) -> Any:
    """What `fitted` makes the value of again: a dataclass is a list of its fields in order.

    Fields at the end that have their defaults are left out.
    """
    return _lister_of(value)(value)


def _lister_of(value: Any) -> Callable[[Any], Any]:
    return _lister(cast("Hashable", type(value)))


@cache
def _lister(kind: Any) -> Callable[[Any], Any]:
    """How values of a type are listed; found once, since there are few types and many values."""
    if is_dataclass(kind):
        return _fields_of(kind)
    if issubclass(kind, bytes):
        return lambda value: base64.b64encode(value).decode()
    if issubclass(kind, Sequence) and not issubclass(kind, str):
        return lambda value: [_lister_of(part)(part) for part in value]
    if issubclass(kind, Mapping):
        return lambda value: {name: _lister_of(part)(part) for name, part in value.items()}
    if issubclass(kind, Enum):
        return lambda value: value.value
    return str if issubclass(kind, Path) else lambda value: value


def _fields_of(kind: Any) -> Callable[[Any], Any]:
    known = [(field.name, field.default) for field in fields(kind)]
    names = [name for name, _ in known]
    defaults = [default for _, default in reversed(known)]

    def listed_fields(value: Any) -> list[Any]:
        kept = [getattr(value, name) for name in names]
        for default in defaults:
            if default is MISSING or kept[-1] != default:
                break
            kept.pop()
        return [_lister_of(part)(part) for part in kept]

    return listed_fields


@cache
def _fit(hint: Hashable) -> _Fit:
    origin, args = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return _of_fields(hint)
    if origin is Sequence or (origin is tuple and args[-1] is ...):
        return _of_many(_fit(args[0]))
    if origin is tuple:
        return _of_each([_fit(arg) for arg in args])
    if origin in (dict, Mapping):
        return _of_mapping(_fit(args[1]))
    if origin in (Union, UnionType):
        return _of_either([_fit(arg) for arg in args])
    if origin is Literal:
        return _checked(lambda value: isinstance(value, str) and value in args, "none of its words")
    if hint is float:
        return _checked(_is_finite, "no number")
    for plain in (int, str, bool, NoneType):
        if hint is plain:
            return _of_type(plain)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _of_words(hint)
    if hint is Path:
        return _of_path
    if hint is bytes:
        return _of_bytes
    raise TypeError(f"a record can't hold {hint}")


def _of_words(kind: type[Enum]) -> _Fit:
    known = {one.value: one for one in kind}

    def fit(value: Any) -> Any:
        if not isinstance(value, str) or value not in known:
            raise ValueError(f"{str(value)[:40]!r} is no {kind.__name__}")
        return known[value]

    return fit


def _of_path(value: Any) -> Path:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(f"{str(value)[:40]!r} is no path")
    return Path(value)


def _of_bytes(value: Any) -> bytes:
    if not isinstance(value, str):
        raise ValueError(f"{str(value)[:40]!r} is no string of bytes")
    return base64.b64decode(value, validate=True)  # binascii's error is a ValueError


def _of_type(plain: type) -> _Fit:
    return _checked(lambda value: type(value) is plain, f"no {plain.__name__}")


def _is_finite(value: Any) -> bool:
    return type(value) is int or (type(value) is float and math.isfinite(value))


def _checked(is_so: Callable[[Any], bool], what: str) -> _Fit:
    def fit(value: Any) -> Any:
        if not is_so(value):
            raise ValueError(f"{str(value)[:40]!r} is {what}")
        return value

    return fit


def _of_fields(kind: Any) -> _Fit:
    hints = get_type_hints(kind)
    known = {field.name: _fit(hints[field.name]) for field in fields(kind)}
    needed = {
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    }

    def fit(value: Any) -> Any:
        if isinstance(value, list):
            value = dict(zip(known, value, strict=False)) if len(value) <= len(known) else None
        if not isinstance(value, dict) or not needed <= value.keys() <= known.keys():
            raise ValueError(f"it has no {kind.__name__} where one should be")
        return kind(**{name: known[name](part) for name, part in value.items()})

    return fit


def _of_many(item: _Fit) -> _Fit:
    def fit(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f"{str(value)[:40]!r} is no list")
        return tuple(map(item, value))

    return fit


def _of_each(items: list[_Fit]) -> _Fit:
    def fit(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) != len(items):
            raise ValueError(f"{str(value)[:40]!r} is no list of {len(items)}")
        return tuple(item(part) for item, part in zip(items, value, strict=True))

    return fit


def _of_mapping(item: _Fit) -> _Fit:
    def fit(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueError(f"{str(value)[:40]!r} is no mapping")
        return {name: item(part) for name, part in value.items()}

    return fit


def _of_either(kinds: list[_Fit]) -> _Fit:
    def fit(value: Any) -> Any:
        for kind in kinds:
            try:
                return kind(value)
            except ValueError as error:
                last = error
        raise last

    return fit
