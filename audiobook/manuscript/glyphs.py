"""Signs that stand for others are read as what they stand for: «Ⅷ», «ﬁ», «&eacute;», «``».

The source is unchanged: what is read is a MendedText with the way back to it. Linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape

from audiobook.manuscript.mojibake import MendedText, rewritten
from audiobook.manuscript.quotations.marks import TAG

_NO_TEXT = "\u2060"  # stands where nothing is read; an invisible character

# Letters and digits that only look otherwise, in ranges; the rest of Unicode is what it is.
_LOOK = (
    "₀-₉ſĲĳŉᴀ-ᴥʙɢʜɪʟɴʀʏɶꜰꜱᴬ-ᵪʰʲʳʷʸˡˢˣℂℊ-ℓℕℙ-ℝℤℨℬℭℯ-ℱℳℴℹⅠ-ↈ①-⑳⑴-⓪ﬀ-ﬆ！-～"
    "\U0001d400-\U0001d7ff\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
)
_TWINS = str.maketrans(  # letters of other scripts in words that are else Latin
    "АВЕКМНОРСТУХЅЈІаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABEKMHOPCTYXSJIaeopcyxijsdhABEZHIKMNOPTYXo",
)
_MARKS = str.maketrans(
    {**dict.fromkeys("「〝❝〈《⟨⟪", "“"), **dict.fromkeys("」〞〟❞〉》⟩⟫", "”")}
    | {"『": "‘", "❛": "‘", "』": "’", "❜": "’", "‶": '"', "″": '"', "ʺ": '"', "＂": '"', "′": "'"}
)
_PRIMES, _TICKS = "″′", "`´"
_BRACKETS = "「」『』〝〞〟❝❞❛❜〈〉《》⟨⟩⟪⟫‶ʺ＂"
_ALPHABETS = "Α-ωЀ-ԯ"  # Greek and Cyrillic, in a class
_SIGN = re.compile(
    rf"""(?P<entity>&(?:[a-zA-Z]{{2,8}}[0-9]{{0,2}}|\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}});)
    | (?P<line><[bB][rR][ ]?/?>(?!\s)|</(?:td|th|dt)>(?=\S))
    | (?P<block></(?:p|li|tr|dd|div|h[1-6]|blockquote|summary)>(?=\S)
        |(?<=[^\s>])<(?:p|li|div)>(?=\S))
    | (?P<said>(?<!<)<(?=[A-Z][^<>\n]{{0,300}}[.,!?…—]>(?!>))|(?<=[.,!?…—])>(?!>))
    | (?P<mark>(?<!\d)[{_PRIMES}]|[{_BRACKETS}])
    | (?P<look>[{_LOOK}]+)
    | (?P<apostrophe>(?<=[^\W\d_])[{_TICKS}](?=[^\W\d_]))
    | (?P<mixed>(?<![^\W\d_{_LOOK}])[^\W\d_]*[{_ALPHABETS}][^\W\d_]*)""",
    re.VERBOSE,
)
# Every sign has one of these.
_SOME = re.compile(f"[&<>{_TICKS}{_PRIMES}{_BRACKETS}{_ALPHABETS}{_LOOK}]")
_BACKTICKS = re.compile(r"``(?=\S)|''(?!')|(?<![`\w])`(?=\w)")
_OPENING_TICK = re.compile(r"(?<![`\w])`(?=[^\W_])")
_OTHER_TICK = re.compile(r"`(?![^\W_])|(?<=\w)`")
_TWO = re.compile(r"''(?!')")
_OPENING = re.compile(r"(?<![\w'.,!?])''(?=\w)")
_CLOSING = re.compile(r"(?<=[\w.,!?…—-])''(?![\w'])")
_LESS = re.compile(r"<<(?=\w)|(?<=[.,!?…—-])>>")
_LOW = re.compile(r"(?<![\w,]),,(?=\w)")

_DASHED = re.compile(r"^-(?=[ \u00a0]?[^\W\d_])", re.M)  # at the head of a line
_DASHED_TAG = re.compile(rf"^-[ \u00a0]?[^\W\d_][^\n]{{0,300}}?(?:[,.!?…]|\s[-–—―])\s{TAG}", re.M)

Change = tuple[int, int, str]  # start and end in the text, and what is read instead


def read_as_meant(mended: MendedText, start: int) -> MendedText:
    """The text from `start` on with its signs as they are meant."""
    text = mended.text
    changes = [change for change in _changes(text, start) if change]
    return rewritten(mended, sorted(changes)) if changes else mended


def _changes(text: str, start: int) -> Iterator[Change]:
    for match in _signs(text, start):
        better = _HANDLERS[match.lastgroup or ""](match)
        if better != match[0]:
            yield _placed(match, better)
    yield from _quotation_marks(text, start)


def _signs(text: str, start: int) -> Iterator[re.Match[str]]:
    """The signs, looked for in lines that have any: none goes on beyond its line."""
    while found := _SOME.search(text, start):
        line = max(start, text.rfind("\n", start, found.start()) + 1)
        start = text.find("\n", found.start()) + 1 or len(text)
        yield from _SIGN.finditer(text, line, start)


def _placed(match: re.Match[str], better: str) -> Change:
    """A tag stays as it is, silent; a blank is read behind it, or a paragraph ends there."""
    behind = match.lastgroup in ("line", "block")
    return (match.end(), match.end(), better) if behind else (*match.span(), better)


def _entity(match: re.Match[str]) -> str:
    meant = unescape(match[0])
    if meant in ("<", ">"):  # nothing that it could open is a tag
        return meant if match.string[match.end() : match.end() + 1] in tuple(" 3=-") else _NO_TEXT
    if meant.isspace():
        return "\u00a0"
    return meant if meant.isprintable() or meant in "\u00ad\u200b\u200c\u200d\u2060" else _NO_TEXT


def _looked(match: re.Match[str]) -> str:
    return "".join(map(_letter, match[0]))


@cache
def _letter(char: str) -> str:
    """What a letter looks like, if that is Latin; else the letter itself."""
    name = unicodedata.name(char, "")
    if "LATIN LETTER SMALL CAPITAL" in name or name.startswith("NEGATIVE "):
        last = name.rsplit(" ", 1)[-1]
        small = last.lower() if "SMALL" in name else last
        return small if len(last) == 1 else char
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain.isascii() and plain.strip() else char


def _mixed(match: re.Match[str]) -> str:
    """A word in which letters of another script stand among Latin ones as if they were these."""
    latin = match[0].translate(_TWINS)
    own = any(char.isascii() for char in match[0])
    return latin if own and latin.isascii() else match[0]


def _said(match: re.Match[str]) -> str:
    if match[0] == "<":
        return "“"
    nearest = max(0, match.start() - 300)
    line = match.string.rfind("\n", nearest, match.start()) + 1
    opened = match.string.rfind("<", max(line, nearest), match.start())
    held = match.string[opened + 1 : match.start()]
    return "”" if opened >= 0 and held[:1].isupper() and len(held) < 300 else ">"


_HANDLERS: dict[str, Callable[[re.Match[str]], str]] = {
    "entity": _entity,
    "line": lambda match: " ",
    "block": lambda match: "\n\n",
    "said": _said,
    "mark": lambda match: match[0].translate(_MARKS),
    "look": _looked,
    "apostrophe": lambda match: "’",
    "mixed": _mixed,
}


def _quotation_marks(text: str, start: int) -> Iterator[Change]:
    """Marks that are typed with two signs, where the text has both of a pair."""
    yield from _ticks(text, start)
    yield from _guillemets(text, start)
    yield from _all_as(_LOW, "„", text, start)
    lines = [match.start() for match in _DASHED.finditer(text, start)]
    told = sum(1 for _ in _DASHED_TAG.finditer(text, start))
    if told > 1 and 4 * told > len(lines):  # a list has hyphens, too, and no «said Ann»
        yield from ((at, at + 1, "–") for at in lines)


def _ticks(text: str, start: int) -> Iterator[Change]:
    """Marks typed with backticks, or with two apostrophes."""
    ends = text.count("''", start)
    if "`" in text and ends >= 0.5 * text.count("``", start) > 0:
        for match in _BACKTICKS.finditer(text, start):
            yield (*match.span(), {"``": "“", "''": "”"}.get(match[0], "‘"))
    elif _OPENING_TICK.search(text, start) and not _OTHER_TICK.search(text, start):
        yield from _all_as(_OPENING_TICK, "‘", text, start)
    elif ends and _LOW.search(text, start):
        yield from _all_as(_TWO, "”", text, start)
    elif ends and _is_paired(text, start):
        yield from _all_as(_TWO, '"', text, start)


def _guillemets(text: str, start: int) -> Iterator[Change]:
    """Guillemets typed with two signs, or single ones that stand for double ones."""
    if "<<" in text and ">>" in text:
        for match in _LESS.finditer(text, start):
            yield (*match.span(), "«" if match[0] == "<<" else "»")
    if "‹" in text and "›" in text and "«" not in text and "<<" not in text:
        for match in re.compile("[‹›]").finditer(text, start):
            yield (*match.span(), "«" if match[0] == "‹" else "»")


def _all_as(pattern: re.Pattern[str], mark: str, text: str, start: int) -> Iterator[Change]:
    """Each place of a pattern, changed to one mark."""
    for match in pattern.finditer(text, start):
        yield (*match.span(), mark)


def _is_paired(text: str, start: int) -> bool:
    opening = sum(1 for _ in _OPENING.finditer(text, start))
    closing = sum(1 for _ in _CLOSING.finditer(text, start))
    return opening > 0 and abs(opening - closing) <= max(1, 0.2 * opening)
