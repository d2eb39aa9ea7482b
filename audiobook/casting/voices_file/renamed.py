"""What voices.yaml says of people, by the names that corrections give them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from audiobook.casting.voices_file.shape import CharacterPart, VoicesFile
from audiobook.errors import Place
from audiobook.system import Locate


def renamed(
    voices: VoicesFile, locate: Locate, canonical: Callable[[str], str]
) -> tuple[VoicesFile, Locate]:
    """The file with everybody under the name that is `canonical`, and where each of it stands.

    Of two that are one person, whoever keeps the name wins, but for one who has no voice.
    """
    keys: dict[str, str] = {}  # as the file has them, by the new name
    for name in sorted(voices.characters, key=lambda one: _rank(voices, one, canonical)):
        keys.setdefault(canonical(name), name)
    people = {name: _also(voices.characters[key], key, name) for name, key in keys.items()}

    def locate_old(path: Sequence[str | int]) -> Place:
        match tuple(path):
            case ("characters", name, *rest) if name in keys:
                return locate(("characters", keys[str(name)], *rest))
        return locate(path)

    ordered = {name: people[name] for name in dict.fromkeys(map(canonical, voices.characters))}
    return voices.model_copy(update={"characters": ordered}), locate_old


def _also(part: CharacterPart, key: str, name: str) -> CharacterPart:
    """Somebody who is still known by the name that the file has."""
    return part if key == name else part.model_copy(update={"aliases": (*part.aliases, key)})


def _rank(voices: VoicesFile, name: str, canonical: Callable[[str], str]) -> tuple[bool, bool]:
    return voices.characters[name].voice is None, canonical(name) != name
