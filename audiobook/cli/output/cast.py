"""Who speaks in a story, how much, in which voice, and how sure that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from audiobook.build.book import Book
from audiobook.cli.output.tables import table
from audiobook.story import NARRATOR, UNKNOWN, Kind, Story


def cast_json(book: Book) -> list[dict[str, Any]]:
    """One object a speaker; `confidence` is the mean over what they say, `least` the least."""
    counts, sure = _counts(book.story), _sureness(book.story)
    genders = {character.name: character.gender for character in book.story.characters}
    aliases = {character.name: character.aliases for character in book.story.characters}
    return [
        {
            "speaker": name,
            "gender": genders.get(name, "unknown"),
            "aliases": list(aliases.get(name, ())),
            "lines": counts[name][0],
            "words": counts[name][1],
            **({"confidence": sure[name][0], "least": sure[name][1]} if name in sure else {}),
            "voice": role.voice.id,
            "rate": role.delivery.rate,
            "pitch": role.delivery.pitch,
            "given": role.given,
        }
        for name, role in sorted(book.roles.items(), key=lambda item: _rank(item[0], counts))
    ]


def cast_lines(book: Book) -> Iterator[str]:
    rows = [("speaker", "gender", "lines", "words", "sure", "least", "voice", "")]
    for one in cast_json(book):
        changes = [f"{name} {one[name]}" for name in ("rate", "pitch") if one[name] is not None]
        source = "voices.yaml" if one["given"] else "automatic"
        gender = "" if one["gender"] == "unknown" else one["gender"]
        about = ", ".join([source, *changes])
        sure = [f"{one[name]:.0%}" if name in one else "" for name in ("confidence", "least")]
        much = [str(one["lines"]), str(one["words"]), *sure]
        rows.append((one["speaker"], gender, *much, one["voice"], about))
    yield from table(rows, right={2, 3, 4, 5})


def new_characters(book: Book) -> dict[str, dict[str, Any]]:
    """Those whom no voices file gives a voice, as entries for one; the narrator's voice too."""
    found: dict[str, dict[str, Any]] = {}
    for one in cast_json(book):
        if one["given"] or one["speaker"] == UNKNOWN:
            continue
        entry = {"voice": one["voice"]}
        entry |= {name: one[name] for name in ("rate", "pitch", "aliases") if one[name]}
        if one["gender"] != "unknown":
            entry["gender"] = one["gender"]
        found[one["speaker"]] = entry
    return found


def _counts(story: Story) -> dict[str, tuple[int, int]]:
    """Lines and words of each speaker."""
    lines: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for _, segment in story.segments():
        if segment.kind is not Kind.SILENT:
            lines[segment.speaker] += 1
            words[segment.speaker] += len(segment.audible.split())
    return {name: (lines[name], words[name]) for name in lines}


def _sureness(story: Story) -> dict[str, tuple[float, float]]:
    """How sure it is who says each speaker's quotations: the mean, and the least."""
    found: dict[str, list[float]] = defaultdict(list)
    for _, segment in story.segments():
        if segment.kind is Kind.DIALOGUE:
            found[segment.speaker].append(segment.attribution.confidence)
    return {
        name: (round(sum(all_of) / len(all_of), 3), round(min(all_of), 3))
        for name, all_of in found.items()
    }


def _rank(name: str, counts: Mapping[str, tuple[int, int]]) -> tuple[bool, int, str]:
    return name != NARRATOR, -counts[name][1], name
