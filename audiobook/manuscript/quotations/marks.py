"""What each quotation mark of a paragraph may be, and how odd that would look.

A mark can open a quotation, close it, or be neither (an apostrophe, inches). Most say which by
their form or by what stands beside them; where they do not, each reading gets a cost, and
`pairs` takes the cheapest reading of the whole paragraph. 0 is what one expects, 5 is absurd.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from audiobook.language import ENGLISH
from audiobook.manuscript.quotations.apostrophes import (
    drops_its_end,
    drops_its_head,
    ends_a_name,
    precedes_a_tag,
)


class Family(Enum):
    """Marks that open and close each other."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMETS = "guillemets"


@dataclass(frozen=True, slots=True)
class Style:
    """How a story marks speech; the other families then stand inside speech, or around names."""

    primary: Family = Family.DOUBLE
    low: bool = False  # „…“: the mark that opens elsewhere closes here
    inward: bool = False  # »…«
    dashes: bool = False  # a paragraph of speech begins with a dash


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark and the costs of its readings; they differ within a quotation and outside of one."""

    at: int  # offset into the paragraph
    opens: float
    closes: float
    nests: float  # opens a quotation of its own family within a quotation
    reopens: float  # opens a quotation where the one before was never closed
    inert_outside: float  # is no quotation mark
    inert_inside: float
    apostrophe: bool = False  # has the form of one
    other: bool = False  # of the family that stands within speech


APOSTROPHE = 3.2  # what it costs to read as a closing mark what is most likely an apostrophe
DOUBLES = '"“”„‟＂'
GUILLEMETS = "«»‹›"
NOT_APOSTROPHES = DOUBLES + GUILLEMETS
_MARKS = {
    Family.DOUBLE: re.compile(f"[{DOUBLES}]"),
    Family.GUILLEMETS: re.compile("[«»]"),
    # between two letters or digits it is an apostrophe, whatever it looks like
    Family.SINGLE: re.compile(r"(?<![^\W_])['‘’‚‛]|['‘’‚‛](?![^\W_])"),
}
_ENDED = {
    Family.DOUBLE: re.compile(r"""[.,!?…—-]["”“](?!['’])"""),
    Family.SINGLE: re.compile(r"""[.,!?…—-]["”]?['’‘](?=\s|—|\Z)"""),
    Family.GUILLEMETS: re.compile(r"[.,!?…\w][ \u00a0\u202f]?[«»]"),
}
_HYPHEN = re.compile(r"-[ \u00a0]?[^\W\d_]")
_SAYS = "|".join(sorted(ENGLISH.verbs.says))
_WHO = r"(?:he|she|they|I|[A-Z]\w+|the\s\w+)"
TAG = rf"(?:(?:{_SAYS})\s{_WHO}|{_WHO}\s(?:{_SAYS}))\b"  # «said Ann», «the man asked»
_TOLD = re.compile(rf"(?:[,.!?…]|\s[-–—―])\s{TAG}")
_OPENING_BEFORE = "([{—–-/\"“”„‘’‚'«»_*"
_CLOSING_AFTER = ".,;:!?…)]}—–-/\"”“’‘'»«_*"


Costs = tuple[float, float, float, float, float, float]  # as in Mark, in its order


def style_of(paragraphs: Iterable[str]) -> Style:
    """The style of a story, by which marks end speech most often in it."""
    ended = dict.fromkeys(Family, 0)
    low = high = outward = inward = dashes = hyphens = told = count = 0
    for text in paragraphs:
        count += 1
        for family, pattern in _ENDED.items():
            ended[family] += sum(1 for _ in pattern.finditer(text))
        low += text.count("„")
        high += text.count("“")
        outward += sum(1 for _ in re.finditer(r"(?:^|[\s—(])«|»(?=\s|$|[,.])", text))
        inward += sum(1 for _ in re.finditer(r"(?:^|[\s—(])»|«(?=\s|$|[,.])", text))
        dashes += bool(re.match(r"(?:—|–|―|--)[ \u00a0]?[^\W\d_]", text))
        hyphens += bool(_HYPHEN.match(text))
        told += bool(_HYPHEN.match(text) and _TOLD.search(text))
    dashes += hyphens if 4 * told > hyphens else 0  # a list has hyphens, too, and no «said Ann»
    primary = max(Family, key=lambda family: ended[family])  # a tie: as listed, double first
    return Style(
        primary,
        low=low * 3 > high,
        inward=inward > outward,
        dashes=dashes > 2 * sum(ended.values()) and dashes * 20 > count,
    )


def marks_of(text: str, family: Family, style: Style, other: bool = False) -> Iterator[Mark]:
    """The marks of one family in a paragraph, in order; `other`: what stands within speech."""
    for match in _MARKS[family].finditer(text):
        yield _mark(text, match.start(), family, style, other)


def within(style: Style) -> Family:
    """The family of a quotation that stands within speech."""
    return Family.SINGLE if style.primary is Family.DOUBLE else Family.DOUBLE


def opens_at_head(text: str, family: Family, style: Style) -> bool:
    """Whether a paragraph begins with a quotation of the family."""
    first = _MARKS[family].search(text)
    if not first or text[: first.start()].strip(" \t\n([—–-…"):
        return False
    return _mark(text, first.start(), family, style).opens <= 1


def _mark(text: str, at: int, family: Family, style: Style, other: bool = False) -> Mark:
    single = family is Family.SINGLE
    costs = _single(text, at) if single else _double(text, at, _direction(text[at], style))
    return Mark(at, *costs, apostrophe=single, other=other)


def _direction(char: str, style: Style) -> int:
    """+1 for a mark that opens by its form, -1 for one that closes, 0 for one that does both."""
    if char in "„‟":
        return 1
    if char in "“”":
        return -1 if char == "”" or style.low else 1
    if char in "«»":
        return 1 if (char == "«") != style.inward else -1
    return 0


def _shape(text: str, at: int) -> tuple[bool, bool]:
    """Whether a mark stands where one opens, and where one closes."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    opens = (before.isspace() or before in _OPENING_BEFORE) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _CLOSING_AFTER)
    return opens, closes


def _double(text: str, at: int, direction: int) -> Costs:
    opens, closes = _shape(text, at)
    if direction > 0:
        return (0, 6, 1.5, 3, 5, 5)
    if direction < 0:
        swapped = opens and not closes  # ”Hej”, or a mark that a program curled the wrong way
        return (2 if swapped else 5, 1.5 if swapped else 0, 5, 5, 4, 5)
    if opens and not closes:
        return (0, 2.5, 2, 3.5, 5, 5)
    if closes and not opens:
        inches = text[at - 1].isdigit()
        return (3, 0, 5, 6, 1 if inches else 3, 1.5 if inches else 5)
    return (0.5, 0.5, 4, 5, 3, 5)


def _single(text: str, at: int) -> Costs:
    opens, closes = _shape(text, at)
    char = text[at]
    if char in "‘‛‚":
        shut = 2 if closes and not opens else 4
        if drops_its_head(text, at):
            return (1, shut, 4, 3.5, 0.5, 1)
        return (0, shut, 4, 3.5, 5, 3)
    if opens and not closes:
        return _single_before_a_word(text, at)
    before = text[at - 1 : at]
    if not closes or at == 0:
        return _single_in_a_word(before) if before.strip() else _single_after_a_blank(text, at)
    if not before.isalnum():
        return (1.5 if opens else 9, 0, 6, 6, 4, 3)
    return _single_behind_a_word(text, at)


def _single_behind_a_word(text: str, at: int) -> Costs:
    """«the ‘Blue Cat’ is», «goin’», «‘No’, said he»."""
    if ends_a_name(text, at):
        return (6, 0.2, 6, 6, 0.2, 2)
    if drops_its_end(text, at):
        return (6, APOSTROPHE, 6, 6, 0, 0.3)
    tagged = precedes_a_tag(text, at)
    broken = text[at + 1 : at + 4] in (" --", " — ", " – ", " - ")  # 'I don't' -- Bob coughed --
    if broken or text[at + 1 : at + 2] in tuple(".,;:!?)—–-"):  # British: ‘a word’, then the comma
        return (6, 0.8, 6, 6, 0.2, 1.5 if tagged else 1)
    if tagged:
        return (6, 1.2, 6, 6, 0.2, 1.5)
    small = text[at + 1 : at + 3].strip().islower()  # no stop, and the sentence goes on
    return (6, 3 if small else 2, 6, 6, 0.1, 0.3 if small else 1)


def _single_in_a_word(before: str) -> Costs:
    """No blank on either side, as in «'Go.'He went»."""
    return (6, 1.2 if before in tuple(".!?,") else 5, 6, 6, 0.5, 2)


def _single_after_a_blank(text: str, at: int) -> Costs:
    """Blanks on both sides: it closes «'But if she -- '», and speech whose dash was lost."""
    lead = text[max(0, at - 4) : at].rstrip()[-1:]
    closes = 0.5 if lead in tuple("—–-…") or at + 1 == len(text) else 1.2
    opens = 0.5 if at == 0 else 2.5 if lead in tuple(".,;:!?") else 6
    return (opens, closes, 6, 6, 1, 2)


def _single_before_a_word(text: str, at: int) -> Costs:
    """«'Yes», «’tis», «'98»."""
    if text[at] == "’":
        return (3, 4, 6, 6, 0, 0)
    if drops_its_head(text, at):
        return (1.2, 5, 6, 6, 0.3, 0)
    lead = text[max(0, at - 3) : at].rstrip()
    if not lead or not (text[at + 1].isupper() or text[at + 1] in NOT_APOSTROPHES):
        return (0, 5, 2.5, 4, 2 if lead else 5, 1)
    return (0, 5, 2.5, 4, 5, 3 if lead[-1] in ".,:;!?—-" else 1.5)
