"""What the paragraphs of a document are, told by their styles; where it has none, by their look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from audiobook.manuscript.headings import heading_of
from audiobook.manuscript.ornaments import is_ornament

_LONGEST = 80  # characters of a title that nothing but its look tells
_LARGE = 1.15  # times the usual size of letters
_USUAL = 12.0  # points of letters of which the document says nothing
_EMPTY_PAGE = 8  # empty paragraphs in a row with which writers begin a page
_CONTENTS = re.compile(
    r"toc(?: heading| ?\d)?|contents(?: heading| \d)?|table of (?:figures|authorities)"
    r"|index(?: heading| ?\d)?",
    re.IGNORECASE,
)
_CHAPTER_STYLE = re.compile(
    r"(?:chapter|part|section|book|story)[ _-]?(?:title|heading|head|name|number|no)s?",
    re.IGNORECASE,
)
_TITLE_STYLE = re.compile(r"(?:book |story )?title", re.IGNORECASE)
_ENDS = ".!?…:;”’\"')—–-»]"
_NUMERAL = re.compile(r"(?:[IVXLC]{1,7}|\d{1,3}|(?:[A-Z][a-z]+|[A-Z]+)(?:-[A-Za-z]+)?)\.?")


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph looks."""

    text: str
    style: str = ""  # its name, as in "Heading 1"
    level: int = 0  # of the heading that its style makes it, from 1; 0: of none
    centred: bool = False
    bold: bool = False  # all of it
    size: float = 0.0  # of its letters, in points; 0: the usual one
    new_page: bool = False  # a page begins with it

    @property
    def stands_out(self) -> bool:
        return self.centred or self.bold or self.size > 0 or self.in_capitals

    @property
    def in_capitals(self) -> bool:
        return self.text.isupper() and sum(map(str.isalpha, self.text)) > 1


class Duty(Enum):
    """What a paragraph does in its document."""

    TEXT = "text"
    HEADING = "heading"
    SUBTITLE = "subtitle"  # goes on with the heading before it
    CONTENTS = "table of contents"
    PAUSE = "pause"  # text that begins another scene


@dataclass(frozen=True, slots=True)
class Told:
    """What a paragraph does; of a heading, its level from 1."""

    duty: Duty
    level: int = 0


_TEXT = Told(Duty.TEXT)


def duties(paragraphs: Sequence[ParagraphLook]) -> list[Told]:
    """What each paragraph of a document does, in their order."""
    looks = _with_usual_size(_with_pages(paragraphs))
    told = [_by_style(look) for look in looks]
    if sum(one.duty is Duty.HEADING for one in told) < 2:
        told = _by_look(looks, told)
    return _with_pauses(looks, told)


def _with_pages(paragraphs: Sequence[ParagraphLook]) -> list[ParagraphLook]:
    """A page begins after many empty paragraphs, and where an empty one begins it."""
    out: list[ParagraphLook] = []
    empty, new_page = 0, False
    for look in paragraphs:
        if not look.text.strip():
            empty += 1
            new_page = new_page or look.new_page or empty >= _EMPTY_PAGE
            out.append(look)
            continue
        out.append(replace(look, new_page=look.new_page or new_page))
        empty, new_page = 0, False
    return out


def _with_usual_size(paragraphs: list[ParagraphLook]) -> list[ParagraphLook]:
    """The size of letters that are clearly larger than most, and 0 for all others."""
    sizes: Counter[float] = Counter()
    for look in paragraphs:
        sizes[look.size] += len(look.text)
    usual = (sizes.most_common(1)[0][0] if sizes else 0.0) or _USUAL
    return [
        look
        if not look.size
        else replace(look, size=look.size if look.size > _LARGE * usual else 0.0)
        for look in paragraphs
    ]


def _by_style(look: ParagraphLook) -> Told:
    if not look.text.strip():
        return _TEXT
    if _CONTENTS.fullmatch(look.style):
        return Told(Duty.CONTENTS)
    if look.level:
        return Told(Duty.HEADING, look.level)
    if _CHAPTER_STYLE.fullmatch(look.style):
        plain = heading_of(look.text)
        return Told(Duty.HEADING, plain.level if plain else 2)
    return _TEXT


def _by_look(looks: Sequence[ParagraphLook], told: list[Told]) -> list[Told]:
    """Of a document without styles: lines that are headings by their words or their look."""
    shown = [i for i, look in enumerate(looks) if look.text.strip()]
    found = {i: level for i in shown if (level := _level(looks, shown, i))}
    titles = _titles_by_style(looks, shown)
    found.update(titles)
    if found and _looks_alike(looks, shown, found):
        found[shown[0]] = 2
    found = found or _repeated(looks, shown)
    out = list(told)
    for place, i in enumerate(shown):
        before = shown[place - 1] if place else -1
        if i in found:
            out[i] = Told(Duty.HEADING, found[i])
        elif _goes_on(looks, shown, place) and out[before].duty is Duty.HEADING:
            out[i] = Told(Duty.SUBTITLE)
    return out


def _looks_alike(
    looks: Sequence[ParagraphLook], shown: Sequence[int], found: dict[int, int]
) -> bool:
    """Whether the first line looks like the headings further down, and heads text."""
    first, second = looks[shown[0]], looks[shown[min(1, len(shown) - 1)]]
    others = {_kind(looks[i]) for i in found}
    return _is_short(first) and not second.stands_out and _kind(first) in others


def _kind(look: ParagraphLook) -> tuple[bool, bool, float, bool]:
    return look.centred, look.bold, look.size, look.in_capitals


def _is_short(look: ParagraphLook) -> bool:
    text = look.text.strip()
    return len(text) <= _LONGEST and text[-1] not in ",;:" and not is_ornament(text)


def _level(looks: Sequence[ParagraphLook], shown: Sequence[int], i: int) -> int:
    """The level of a heading that a line is by itself; 0 if it is none."""
    look = looks[i]
    if not _is_short(look):
        return 0
    plain = heading_of(look.text)
    if plain:
        return plain.level
    if i == shown[0] or i == shown[-1] or not look.stands_out:
        return 0
    is_title = look.new_page and look.text.strip()[-1] != "."
    lone = look.centred and _NUMERAL.fullmatch(look.text.strip())
    return 2 if is_title or (lone and len(look.text.strip()) < 12) else 0


def _titles_by_style(looks: Sequence[ParagraphLook], shown: Sequence[int]) -> dict[int, int]:
    """Lines in the style of titles, where there are several: they head the chapters."""
    titles = [i for i in shown if _TITLE_STYLE.fullmatch(looks[i].style) and _is_short(looks[i])]
    return dict.fromkeys(titles, 2) if len(titles) > 2 else {}


def _repeated(looks: Sequence[ParagraphLook], shown: Sequence[int]) -> dict[int, int]:
    """Lines that all look alike and head text that looks otherwise: nothing else tells chapters."""
    found: dict[tuple[bool, bool, float, bool], list[int]] = {}
    for place, i in enumerate(shown[:-1]):
        look, after = looks[i], looks[shown[place + 1]]
        apart = i == 0 or looks[i].new_page or not looks[i - 1].text.strip()
        heads = apart and look.stands_out and _is_short(look) and not after.stands_out
        if heads and look.text.strip()[-1] not in ".…":
            found.setdefault(_kind(look), []).append(i)
    best = max(found.values(), key=len, default=[])
    return dict.fromkeys(best, 2) if len(best) > 1 else {}


def _goes_on(looks: Sequence[ParagraphLook], shown: Sequence[int], place: int) -> bool:
    """Whether a line below a heading looks like it, and is its title."""
    if not place:
        return False
    look, before = looks[shown[place]], looks[shown[place - 1]]
    alike = (look.centred, look.bold) == (before.centred, before.bold) or look.centred
    return (
        look.stands_out
        and alike
        and not look.new_page
        and _is_short(look)
        and not heading_of(look.text)
        and look.text.strip()[0] not in "“\"'‘("
    )


def _with_pauses(looks: Sequence[ParagraphLook], told: list[Told]) -> list[Told]:
    """Empty paragraphs part scenes where there are more of them than elsewhere, and pages do."""
    gaps = list(_gaps(looks, told))
    usual = Counter(gap for gap, _ in gaps).most_common(1)[0][0] if gaps else 0
    out = list(told)
    for gap, after in gaps:
        if gap > usual or looks[after].new_page:
            out[after] = Told(Duty.PAUSE)
    return out


def _gaps(looks: Sequence[ParagraphLook], told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """How many empty paragraphs stand between two of text, and the second of them."""
    gap, ended = 0, False  # ended: the last one was text, and its last sentence is at its end
    for i, look in enumerate(looks):
        text = look.text.strip()
        if not text:
            gap += 1
            continue
        is_text = told[i].duty is Duty.TEXT and not is_ornament(text)
        if ended and is_text:
            yield gap, i
        gap, ended = 0, is_text and text[-1] in _ENDS
