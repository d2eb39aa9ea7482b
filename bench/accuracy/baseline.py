"""What sixty lines of regular expressions know of who says what: the baseline to be measured from.

Quotations by their marks, a speaker by the nearest name beside a verb of saying, else by a name
in the same paragraph, else by whose turn it would be if two were talking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bench.gold.novels import Line

_NAME = (
    r"\b(?!(?:He|She|It|They|We|You|The|And|But|Then|There|This|That|So|What|When|If|In|At)\b)"
    r"(?:(?:Mrs?|Miss|Dr|Sir|Lady|Lord|Madame|Captain|Aunt|Uncle)\.? )?"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
)
_SAID = (
    r"(?:said|asked|replied|cried|answered|whispered|returned|exclaimed|shouted|murmured|added|"
    r"continued|began|called|observed|demanded|inquired|repeated|remarked|muttered|says|asks)"
)
_AFTER = re.compile(rf"[^\n.“”\"]{{0,20}}?\b(?:{_SAID} (?P<a>{_NAME})|(?P<b>{_NAME}) {_SAID}\b)")
_BEFORE = re.compile(rf"(?P<a>{_NAME}) (?:\w+ ){{0,4}}{_SAID}[^“”\"\n]{{0,30}}[,:]\s*$")
_ANY = re.compile(rf"(?<=[a-z,;] ){_NAME}")
_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)
_DOUBLE = re.compile(r"[“\"]([^“”\"]+)(?:[”\"]|$)")
_SINGLE = re.compile(r"(?<!\w)['‘](?=\S)(.+?)(?<=\S)['’](?!\w)", re.DOTALL)


def baseline(text: str) -> list[Line]:
    """The lines that a text seems to have."""
    doubles = len(re.findall(r"[“\"]\S", text))
    singles = len(re.findall(r"(?<!\w)[‘']\S", text))
    quotation = _DOUBLE if doubles >= singles else _SINGLE
    lines: list[Line] = []
    before = ["", ""]  # the speakers of the last two turns
    for paragraph in _PARAGRAPH.finditer(text):
        found = list(quotation.finditer(paragraph[0]))
        if not found:
            continue
        tags = list(_names(paragraph[0], found))
        speaker = tags[0] if tags else before[0]
        at = paragraph.start()
        lines += [Line(at + match.start(1), at + match.end(1), speaker) for match in found]
        if speaker != before[1]:
            before = [before[1], speaker]
    return lines


def _names(paragraph: str, quotations: list[re.Match[str]]) -> Iterator[str]:
    """The names that may be the speaker's, the likeliest first."""
    for match in quotations:
        if tag := _AFTER.match(paragraph, match.end()):
            yield tag["a"] or tag["b"]
    for match in quotations:
        if tag := _BEFORE.search(paragraph, max(0, match.start() - 120), match.start()):
            yield tag["a"]
    at = 0
    for match in quotations:
        yield from _ANY.findall(paragraph[at : match.start()])
        at = match.end()
    yield from _ANY.findall(paragraph[at:])
