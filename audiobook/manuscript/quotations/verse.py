"""Verse that stands in quotation marks: a motto is read, a song is sung by somebody."""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.manuscript.quotations.tag import tag_before
from audiobook.manuscript.quotations.words import people_in, written_words

_WIDTH = 56  # characters; prose that was wrapped has longer lines
_BY = re.compile(r"\s*(?:—|–|--)\s*(?P<who>[A-Z][^\n.!?]{1,60})[.]?\s*\Z")
_LINE_ENDS = re.compile(r"\n|(?<=\S) {4,}")  # that a file was unwrapped leaves blanks
_INDENTED = re.compile(r"\n[ \t]|\S {4}")
_SIGNED = re.compile(r"(?:\n[ \t]*|\S {4,})(?:—|–|--)\s*[A-Z][^\n]{1,80}\Z")
_SMALL = split("a and by de from in la of on the to van von")


def is_verse(text: str) -> bool:
    """Whether all of a paragraph's lines are short and begin with a capital."""
    lines = [line for line in _LINE_ENDS.split(text) if line.strip()]
    if len(lines) < 2 or (len(lines) == 2 and not _INDENTED.search(text)):
        return False
    return all(len(line.strip()) < _WIDTH and _begins_high(line) for line in lines)


def _begins_high(line: str) -> bool:
    first = next((char for char in line if char.isalnum()), "")
    return first.isupper()


def is_signed(after: str) -> bool:
    """Whether nothing but an author or a work follows: «--Shakespeare»."""
    found = _BY.match(after)
    words = re.findall(r"[^\W\d_]+", found["who"]) if found else []
    return 0 < len(words) < 8 and all(word[0].isupper() or word in _SMALL for word in words)


def is_motto(text: str) -> bool:
    """Whether a paragraph's last line names whose words they are."""
    return _SIGNED.search(text) is not None


def introduces(text: str) -> bool:
    """Whether a paragraph leads to a song that somebody sings or recites."""
    end = text.rstrip()
    words = written_words(re.split(r"[.!?]\s", end)[-1].rstrip(";"))
    return end[-1:] == ":" or (
        end[-1:] in tuple(",—–-;") and tag_before(words, people_in(words)) is not None
    )
