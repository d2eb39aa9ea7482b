"""What the program knows, as lines for a person and as values for a script; nothing is printed."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from audiobook.engines import installed
from audiobook.errors import EngineError
from audiobook.manifest import ChapterMade, Manifest
from audiobook.mastering import ACX
from audiobook.normalization import spoken
from audiobook.planning import Book, ChapterPlan
from audiobook.preparing import text_hash
from audiobook.story import NARRATOR, UNKNOWN, Chapter, Kind, Segment, Story


def plan_lines(book: Book, plans: Sequence[ChapterPlan], extras: Sequence[str]) -> Iterator[str]:
    todo = [plan for plan in plans if not plan.current]
    yield f"{book.title} ({book.story.path}) → {book.folder}"
    yield from (f"  {reason}" for reason in extras)
    if not todo and not extras:
        yield "  nothing to do"
    for plan in todo:
        chapter = plan.order.chapter
        what = f"speak {len(plan.missing)} of {len(plan.order.lines)} lines, make the file"
        yield f"  {chapter.number:>3}  {chapter.title}: {what}"
        yield from (f"         {reason}" for reason in plan.reasons)


def plan_json(book: Book, plans: Sequence[ChapterPlan], extras: Sequence[str]) -> dict[str, Any]:
    return {
        "story": str(book.story.path),
        "title": book.title,
        "folder": str(book.folder),
        "reasons": list(extras),
        "chapters": [
            {
                "chapter": plan.order.chapter.number,
                "title": plan.order.chapter.title,
                "current": plan.current,
                "reasons": list(plan.reasons),
                "lines": len(plan.order.lines),
                "to_speak": len(plan.missing),
            }
            for plan in plans
        ],
    }


def cast_json(book: Book) -> list[dict[str, Any]]:
    counts = _counts(book.story)
    genders = {character.name: character.gender for character in book.story.characters}
    aliases = {character.name: character.aliases for character in book.story.characters}
    return [
        {
            "speaker": name,
            "gender": genders.get(name, "unknown"),
            "aliases": list(aliases.get(name, ())),
            "lines": counts[name][0],
            "words": counts[name][1],
            "voice": role.voice,
            "rate": role.delivery.rate,
            "pitch": role.delivery.pitch,
            "given": role.given,
        }
        for name, role in sorted(book.roles.items(), key=lambda item: _rank(item[0], counts))
    ]


def cast_lines(book: Book) -> Iterator[str]:
    rows = [("speaker", "gender", "lines", "words", "voice", "")]
    for one in cast_json(book):
        changes = [f"{name} {one[name]}" for name in ("rate", "pitch") if one[name] is not None]
        source = "voices.yaml" if one["given"] else "automatic"
        gender = "" if one["gender"] == "unknown" else one["gender"]
        about = ", ".join([source, *changes])
        rows.append(
            (one["speaker"], gender, str(one["lines"]), str(one["words"]), one["voice"], about)
        )
    yield from _table(rows, right={2, 3})


def new_characters(book: Book) -> dict[str, dict[str, Any]]:
    """Those whom no voices file names, as entries for one."""
    found: dict[str, dict[str, Any]] = {}
    for one in cast_json(book):
        if one["given"] or one["speaker"] in (NARRATOR, UNKNOWN):
            continue
        entry = {"voice": one["voice"]}
        entry |= {name: one[name] for name in ("rate", "pitch", "aliases") if one[name]}
        if one["gender"] != "unknown":
            entry["gender"] = one["gender"]
        found[one["speaker"]] = entry
    return found


def script_json(
    story: Story, pronunciations: Mapping[str, str], made: Manifest | None
) -> Iterator[dict[str, Any]]:
    """One object a segment; with times where the chapter that is built has the same text."""
    for chapter in story.chapters:
        heard = _times(chapter, made)
        for index, segment in enumerate(chapter.segments):
            yield {
                "chapter": chapter.number,
                "index": index,
                "kind": str(segment.kind),
                "speaker": segment.speaker,
                "confidence": round(segment.confidence, 3),
                "text": _source_text(story, chapter, segment),
                "spoken": _spoken(segment, pronunciations),
                "start": segment.start,
                "end": segment.end,
                **({"file": story.files[chapter.file].path.name} if story.path.is_dir() else {}),
                **({"reason": segment.reason} if segment.reason else {}),
                **({"evidence": segment.evidence} if segment.evidence else {}),
                **(
                    {"silent": [[s.start, s.end, s.reason] for s in segment.silences]}
                    if segment.silences
                    else {}
                ),
                **heard.get(index, {}),
            }


def script_lines(story: Story) -> Iterator[str]:
    """The story as a play, with what the machine thinks of each line's speaker."""
    for chapter in story.chapters:
        yield f"Chapter {chapter.number}: {chapter.title}"
        for index, segment in enumerate(chapter.segments):
            if segment.kind is Kind.SILENT:
                who = f"({segment.reason})"
            elif segment.kind is Kind.DIALOGUE:
                who = f"{segment.speaker} {segment.confidence:.0%}"
            else:
                who = segment.kind.value
            head = f"{index:>5}  {who:<24}  "
            words = _printable(" ".join(segment.text.split()))
            yield textwrap.fill(
                words, 100, initial_indent=head, subsequent_indent=" " * 33, break_on_hyphens=False
            )
            if segment.kind is Kind.DIALOGUE and segment.evidence:
                yield f"{'':33}[{segment.evidence}]"
        yield ""


def _printable(text: str) -> str:
    """Without what could command a terminal; for what is shown, not for what is read by scripts."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def voices_json() -> list[dict[str, Any]]:
    return [
        {
            "voice": voice.id,
            "engine": voice.engine,
            "name": voice.name,
            "gender": voice.gender,
            "accent": voice.accent,
            "hertz": voice.hertz,
            "stars": voice.stars,
        }
        for name in installed.names()
        if not _missing(name)
        for voice in installed.palette(name)
    ]


def voices_lines() -> Iterator[str]:
    rows = [("voice", "gender", "accent", "pitch", "understood")]
    for voice in voices_json():
        pitch = f"{voice['hertz']} Hz" if voice["hertz"] else ""
        rows.append((voice["voice"], voice["gender"], voice["accent"], pitch, "★" * voice["stars"]))
    yield from _table(rows, right={3})
    for name in installed.names():
        why = _missing(name)
        if why:
            yield f"{name}: not here: {why}"


def _missing(engine: str) -> str:
    try:
        return installed.engine(engine).missing()
    except EngineError as error:
        return str(error)


def _counts(story: Story) -> dict[str, tuple[int, int]]:
    """Lines and words of each speaker."""
    lines: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for _, segment in story.segments():
        if segment.kind is not Kind.SILENT:
            lines[segment.speaker] += 1
            words[segment.speaker] += len(segment.audible.split())
    return {name: (lines[name], words[name]) for name in lines}


def _rank(name: str, counts: Mapping[str, tuple[int, int]]) -> tuple[bool, int, str]:
    return name != NARRATOR, -counts[name][1], name


def _source_text(story: Story, chapter: Chapter, segment: Segment) -> str:
    return story.files[chapter.file].text[segment.start : segment.end]


def _spoken(segment: Segment, pronunciations: Mapping[str, str]) -> str:
    return "" if segment.kind is Kind.SILENT else spoken(segment.audible, pronunciations)


def _times(chapter: Chapter, made: Manifest | None) -> dict[int, dict[str, Any]]:
    """For each segment of a chapter, when it is heard, in seconds of its file."""
    built = made.chapter(chapter.number) if made else None
    if built is None or built.settings.get("text") != text_hash(chapter):
        return {}
    found: dict[int, dict[str, Any]] = {}
    for (line, (start, end)), file in zip(
        zip(built.lines, built.spans, strict=True), _file_names(built), strict=True
    ):
        entry = found.setdefault(line.segment, {"audio_start": start / ACX.rate})
        entry["audio_end"] = end / ACX.rate
        entry["audio_file"] = file
    return found


def _file_names(made: ChapterMade) -> list[str]:
    """The file of each line."""
    return [file.name for file in made.files for _ in range(file.lines)]


def _table(rows: Sequence[Sequence[str]], right: set[int]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
