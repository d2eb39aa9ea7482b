"""The words of a story that somebody may want to hear, with what will be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from audiobook.api import ListedWord, WordAudition, WordList, WordUse
from audiobook.cli.output.tables import table


def word_lines(listed: WordList) -> Iterator[str]:
    """A line for each way in which each word is said; how many there are."""
    rows = [
        (
            str(use.count),
            word.word,
            _reading(use),
            use.respelling,
            f"/{use.ipa}/" if use.ipa else "",
            str(use.place),
        )
        for word in listed.words
        for use in word.uses
    ]
    yield from table(rows, right={0})
    shown = len(listed.words)
    count = f"{shown} of {listed.total}" if shown < listed.total else str(shown)
    yield f"{count} {'word' if count == '1' else 'words'}, said by {listed.narrator}"


def _reading(use: WordUse) -> str:
    return use.reading or "in no dictionary"


def word_json(word: ListedWord) -> dict[str, Any]:
    """A word as a value."""
    return {
        "word": word.word,
        "kind": word.kind,
        "count": word.count,
        "readings": [_use_json(use) for use in word.uses],
    }


def _use_json(use: WordUse) -> dict[str, Any]:
    return {
        "reading": use.reading,
        "ipa": use.ipa,
        "respelling": use.respelling,
        "count": use.count,
        "chapter": use.chapter,
        "place": str(use.place),
        "example": use.example,
    }


def heard_words(listed: WordList, made: WordAudition) -> Iterator[str]:
    """When each word is heard in the file."""
    uses = [(word, use) for word in listed.words for use in word.uses]
    rows: Sequence[tuple[str, ...]] = [
        (_clock(start), word.word, use.reading, use.respelling)
        for (word, use), (start, _) in zip(uses, made.spans, strict=True)
    ]
    yield from table(rows, right={0})
    yield f"{len(listed.words)} words in {made.file}"


def heard_json(listed: WordList, made: WordAudition) -> dict[str, Any]:
    uses = [(word, use) for word in listed.words for use in word.uses]
    heard = [
        {"word": word.word, "reading": use.reading, "start": start, "end": end}
        for (word, use), (start, end) in zip(uses, made.spans, strict=True)
    ]
    return {"file": str(made.file), "heard": heard}


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
