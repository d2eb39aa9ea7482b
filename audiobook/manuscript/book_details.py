"""What a front matter, or `book:` in voices.yaml, may say of a book, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from audiobook.errors import did_you_mean
from audiobook.story import Matter, MatterChoice, Metadata

ALSO = {
    "authors": "author",
    "narrators": "narrator",
    "translators": "translator",
    "genres": "genre",
    "series-part": "series_part",
    "lang": "language",
    "cover-image": "cover",
    "belongs-to-collection": "series",
    "group-position": "series_part",
    "series_index": "series_part",
    "series_number": "series_part",
    "series_order": "series_part",
}  # other names of keys, those of Pandoc among them
_PARTED = re.compile(r";|&|\band\b")
_COMMA = re.compile(r",(?! *(?:[JS]r\b|I{2,3}\b|IV\b|Ph|M\.? ?[DAP]\b|Esq))")
_MAIL = re.compile(r"\s*<[^<>\s]+@[^<>\s]+>")
_LISTED = re.compile(r"[,;]")
_NO_TEXT = (dict, list, bool, set, bytes)


def line(value: object) -> str:
    """A text or a number on one line. Raises ValueError for anything else."""
    return " ".join(lines(value).split())


def lines(value: object) -> str:
    """A text or a number, its line ends kept. Raises ValueError for anything else."""
    if value is None:
        return ""
    if isinstance(value, _NO_TEXT):
        raise ValueError("must be text or a number")
    # A control character has no place in a title, and on a terminal it could do anything.
    clean = "".join(c if c.isprintable() or c == "\n" else " " for c in str(value))
    return "\n".join(" ".join(part.split()) for part in clean.split("\n")).strip()


def people(value: object) -> tuple[str, ...]:
    """«A & B», «A; B» and «A and B» are two; a comma may stand before «Jr.» and parts nobody.

    Raises ValueError for what is no name and no list of names.
    """
    items = value if isinstance(value, list) else [value]
    named = [_named(item) for item in items]
    if any(isinstance(item, _NO_TEXT) for item in named):
        raise ValueError("must be a name or a list of names")
    told = [_MAIL.sub("", line(name)) for name in named]
    whole = told if isinstance(value, list) else [n for name in told for n in _parted(name)]
    return tuple(name.strip() for name in whole if name.strip())


def _parted(names: str) -> list[str]:
    """«A, B and C» are three, «King, Jr. and B» and «Ann Lee, Bo Poe» two, «Lee, Ann» is one."""
    parts = _PARTED.split(names)
    if len(parts) > 1 and all("," in part for part in parts):
        return parts
    each = [name for part in parts for name in _COMMA.split(part)]
    return each if len(parts) > 1 or all(" " in name.strip() for name in each) else parts


def words(value: object) -> tuple[str, ...]:
    """A list, or its items with commas between them. Raises ValueError for anything else."""
    items = value if isinstance(value, list) else _LISTED.split(lines(value))
    if any(isinstance(item, _NO_TEXT) for item in items):
        raise ValueError("must be a word or a list of words")
    return tuple(word for item in items if (word := line(item)))


def choice(value: object) -> MatterChoice:
    """`[notes, no dedication]`, `{notes: true}`, `all` or `none`. Raises ValueError for others."""
    if isinstance(value, MatterChoice):
        return value
    read: set[Matter] = set()
    silent: set[Matter] = set()
    for kind, is_read in _choices(value):
        (read if is_read else silent).update(_kinds(kind))
    return MatterChoice(frozenset(read), frozenset(silent))


def _choices(value: object) -> Iterator[tuple[str, bool]]:
    """Each kind that is told, and whether it is to be read."""
    if isinstance(value, Mapping):
        if not all(isinstance(is_read, bool) for is_read in value.values()):
            raise ValueError("must be a list of kinds")
        yield from ((line(kind), bool(is_read)) for kind, is_read in value.items())
        return
    for item in words(value):
        bare = item.casefold()
        if bare == "none":
            yield "all", False
        else:
            yield bare.removeprefix("no "), not bare.startswith("no ")


def _kinds(name: str) -> set[Matter]:
    name = re.sub(r"[\s_-]+", " ", name.casefold()).strip()
    if name == "all":
        return set(Matter)
    known = {kind.value: kind for kind in Matter}
    if name in known:
        return {known[name]}
    near = did_you_mean(name, known) or f"known: all, none, {', '.join(known)}"
    raise ValueError(f"can't have «{name}» in it; {near}")


def _named(item: Any) -> Any:
    """The name of somebody of whom more is told, as sites do; anything else as it is."""
    told = isinstance(item, dict) and isinstance(item.get("name"), str)
    return item["name"] if told else item


# What each key of a front matter holds: `book:` in voices.yaml has the same.
READ: Mapping[str, Callable[[object], Any]] = {
    "title": line,
    "subtitle": line,
    "author": people,
    "narrator": people,
    "translator": people,
    "series": line,
    "series_part": line,
    "year": line,
    "language": line,
    "isbn": line,
    "asin": line,
    "genre": words,
    "keywords": words,
    "publisher": line,
    "description": lines,
    "copyright": line,
    "rights": line,
    "cover": line,
    "dedication": lines,
}
_SEVERAL = {
    "author": "authors",
    "narrator": "narrators",
    "translator": "translators",
    "genre": "genres",
}


def metadata_of(told: Mapping[str, Any]) -> Metadata:
    """The values of keys, each as `READ` gives it, as the value that the whole program knows."""
    return Metadata(**{_SEVERAL.get(key, key): value for key, value in told.items()})


def with_plain_titles(data: Mapping[Any, Any]) -> dict[Any, Any]:
    """What a front matter says; titles and creators of Pandoc, told with their kinds, made text."""
    told = dict(data)
    titles = _texts(told.get("title"), "type")
    if titles:
        told["title"] = next((text for kind, text in titles if kind in ("", "main")), titles[0][1])
        below = [text for kind, text in titles if kind == "subtitle"]
        told.setdefault("subtitle", below[0] if below else None)
    for role, text in _texts(told.pop("creator", None), "role") or ():
        key = "translator" if role in ("translator", "trl") else "author"
        if role in ("", "author", "aut", "translator", "trl"):
            told[key] = [*_listed(told.get(key)), text]
    return told


def _texts(value: Any, kind: str) -> list[tuple[str, str]]:
    """The kinds and texts of a list, or of one item, that has them; a plain one has no kind."""
    items = value if isinstance(value, list) else [value]
    told = [item if isinstance(item, dict) else {"text": item} for item in items]
    if value is None or not (kind == "role" or any(isinstance(item, dict) for item in items)):
        return []
    return [(str(item.get(kind, "")), str(item["text"])) for item in told if item.get("text")]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def only(value: Any) -> Any:
    """The name of a series, which sites tell as a list of one, or by more than its name."""
    value = value[0] if isinstance(value, list) and len(value) == 1 else value
    return _named(value)


def by_our_names(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with our names of keys; where a key has two names, the first one given counts."""
    named: dict[str, Any] = {}
    for given, value in data.items():
        key = ALSO.get(str(given).lower(), str(given))
        value = only(value) if key == "series" else value
        if named.get(key) is None:
            named[key] = value
    return named
