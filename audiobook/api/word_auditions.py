"""The words of a list, one after the other, each said by the narrator in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audiobook.api.auditions import recorded
from audiobook.api.word_lists import ListedWord, WordList, WordUse
from audiobook.build import Project, book
from audiobook.casting import Utterance, words_for
from audiobook.delivery import tags
from audiobook.errors import InputError, Problem
from audiobook.story import NARRATOR, Kind, Segment

_MOST = 24  # words of a sentence that are said around the word
_AFTER_WORD, _AFTER_SENTENCE = 0.5, 1.0  # seconds
_TITLE = "The Words"

Spans = tuple[tuple[float, float], ...]  # seconds into the file, of each use of each word


def word_audition(project: Project, listed: WordList, out: Path, jobs: int) -> Spans:
    """Write the words to `out`, a mastered and tagged file; where each of their uses is heard.

    A word that no dictionary has is said by itself before. Raises InputError where there is no
    word, EngineError and ToolError where it can't be made.
    """
    said: list[Utterance] = []
    counts = []
    for word in listed.words:
        for use in word.uses:
            lines = list(_lines(word, use, listed))
            counts.append(len(lines))
            said += lines
    if not said:
        raise InputError(Problem("every word is in a dictionary", "there is nothing to hear"))
    ready = listed.book
    text = "\n".join(word.word for word in listed.words)
    told = tags.Tags(ready.story.metadata, _TITLE, 1, 1, text, book.cover_of(ready.story).jpeg())
    made = recorded(project, ready, said, told, out, jobs)
    rate, spans, at = made.files[0].rate, [], 0
    for count in counts:
        spans.append((made.spans[at][0] / rate, made.spans[at + count - 1][1] / rate))
        at += count
    return tuple(spans)


def _lines(word: ListedWord, use: WordUse, listed: WordList) -> Iterator[Utterance]:
    if word.kind == "unknown":
        yield _utterance(f"{word.word}.", listed, use, _AFTER_WORD)
    yield _utterance(_around(use.example, word.word), listed, use, _AFTER_SENTENCE)


def _utterance(words: str, listed: WordList, use: WordUse, pause: float) -> Utterance:
    ready = listed.book
    role = ready.roles[NARRATOR]
    segment = Segment(Kind.NARRATION, words, 0, len(words), 0, 0)
    speaker, title = _speaker(use, listed)
    known = listed.known.heard(speaker, use.chapter, title)
    text = words_for(role, segment, known, ready.story.metadata.language)
    return Utterance(0, NARRATOR, text, role, pause)


def _speaker(use: WordUse, listed: WordList) -> tuple[str, str]:
    """Who says it, and the title of its chapter."""
    chapter = next(one for one in listed.book.story.chapters if one.number == use.chapter)
    return chapter.segments[use.segment].speaker, chapter.title


def _around(sentence: str, word: str) -> str:
    """A sentence, or the words around one of it where it is long."""
    words = sentence.split()
    if len(words) <= _MOST:
        return sentence
    at = next((i for i, one in enumerate(words) if word.casefold() in one.casefold()), 0)
    start = max(0, min(at - _MOST // 2, len(words) - _MOST))
    return " ".join(words[start : start + _MOST])
