"""The label at the head of a play's line: «HAMLET. To be», «Ann: Yes», «**BOB:** No», «GHOST»."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from audiobook.language import ENGLISH

_HEADS, _PARTICLES = ENGLISH.heads, ENGLISH.names.particles
_MONTHS = frozenset(map(str.casefold, ENGLISH.months))
LONGEST = 60  # characters of a name

_TITLE = rf"(?:(?i:{'|'.join(ENGLISH.titles.common)})\.[ ]?)"
_WORD = r"[^\W_](?:[^\W_]|['’&]|-(?![\W_])){0,30}"
_AND = r"(?:[ ]|,[ ](?![a-z])|[ ]?/[ ]?|[ ]&[ ])"
_NAME = rf"{_TITLE}{{0,2}}{_WORD}(?:{_AND}{_TITLE}{{0,2}}{_WORD}){{0,5}}"
_LABEL = re.compile(
    rf"""[ \t]*(?:>[ \t]?|(?P<forced>@)|(?P<numbered>\d{{1,4}}[.)]?)[ \t]+)?
    (?P<label>(?P<open>[*_]{{0,3}})(?P<name>{_NAME})(?P<early>[.:]?)(?P<shut>[*_]{{0,3}}))
    (?P<manner>,?[ ]{{0,2}}(?:\([^()\n]{{1,200}}\)|\[[^\[\]\n]{{1,200}}\]
        |[*_][^*_\n]{{1,200}}(?:[*_](?=[.:])|\.[*_]))
        |,[ ][a-z][^.:\n()\[\]*_]{{0,60}}(?=[*_]{{0,3}}[.:]))?
    (?P<late>(?P<anew>[*_]{{0,3}})(?P<stop>[.:]?)[*_]{{0,3}})
    (?:[ ]?\^)?
    (?P<after>$|(?:[ ]?(?:—|–|--)|(?=\s))[ \t]*)""",
    re.VERBOSE,
)
_CUE = re.compile(
    r"(?i:sfx|fx|f/x|sound(?: effects?| cue)?|sounds|music(?: cue)?|theme(?: music)?"
    r"|amb(?:i|ience|iance)?|atmos|grams|background|b/g|effects?|vfx|lights?(?: cue)?|lighting|cue"
    r"|transition|song|int|ext|est|int\.?/ext|fade (?:in|out|to black)|the end)(?: \d{1,3})?"
    r"|[A-Z' ]{2,30} TO"
)
_ASKED = ("Q", "A")  # question and answer, as in a court's minutes: «Q.—Where was he?»
_ROMAN = re.compile(r"[IVXLC]+")
_RUN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Look:
    """How a play writes its labels: all of them alike, or nearly."""

    capitals: bool  # HAMLET, not Hamlet
    stop: str  # ".", ":", "—" or ""
    marked: bool  # in Markdown's emphasis
    alone: bool = field(compare=False)  # the speech begins on the next line

    @property
    def plain(self) -> bool:
        """Written as a sentence of prose might be: «Algernon. Did you hear?»"""
        return self.stop in (".", "—") and not self.capitals and not self.marked


@dataclass(frozen=True, slots=True)
class Label:
    """A name at the head of a line, and what belongs to it; offsets into the text."""

    name: str  # in normal capitals: «First Witch»
    look: Look
    start: int
    end: int  # one past the label, its stop and its markup
    manner: tuple[int, int] | None  # «(aside)» between the name and the end
    shown: str  # as it is written, without markup: «HAMLET.»
    numbered: bool = False  # the number of the line stands before it, as for the radio


def label_of(text: str, start: int, end: int) -> Label | None:
    """The label of the line `text[start:end]`, if the line begins as one of a play might."""
    found = _LABEL.match(text, start, end)
    if not found or len(found["name"]) > LONGEST or not _is_shut(found):
        return None
    name, stop = found["name"], found["early"] + found["stop"]
    capitals = _is_capital(name)
    forced = bool(found["forced"]) and found.end() == end  # «@McCabe», alone in its line
    if len(stop) > 1 or not (capitals or _is_titled(name)) or _is_no_name(name, stop):
        return None
    if found["numbered"] and stop != ":":
        return None
    if not stop and not capitals and found["after"].strip() and found.end() < end:
        stop = "—"
    look = Look(capitals or forced, stop, bool(found["open"]), found.end() == end)
    manner = _manner(found)
    if not stop and not _does_without_stop(look, found, manner):
        return None
    stopped = found.end() if found["after"].strip() else found.end("late")
    shown = " ".join(name.split()) + stop
    begun = found.start("numbered" if found["numbered"] else "label")
    return Label(
        _name(name, capitals), look, begun, stopped, manner, shown, bool(found["numbered"])
    )


def _manner(found: re.Match[str]) -> tuple[int, int] | None:
    """Where it is told how the line is said, without the comma before it."""
    told = found["manner"]
    return (found.end("manner") - len(told.lstrip(", ")), found.end("manner")) if told else None


def _is_shut(found: re.Match[str]) -> bool:
    """Whether the emphasis that opens before the name is shut behind it."""
    late = found["late"].replace(found["stop"], "")
    if found["stop"] and found["shut"] == found["open"]:
        return late == 2 * found["anew"]  # «**BOB** (aside)**:**»
    return sorted(found["open"]) == sorted(found["shut"] + late)


def _does_without_stop(look: Look, found: re.Match[str], manner: tuple[int, int] | None) -> bool:
    """A name without a stop is alone on its line or in bold, or a bracket or a gap follows it."""
    if look.alone:
        return look.capitals or look.marked
    after = found["after"]
    apart = len(after) > 1 or after in ("\t", "—", "–") or found.string[found.end()] in "[("
    return look.capitals and (look.marked or manner is not None or apart)


def _is_capital(name: str) -> bool:
    """Whether a name is in capitals, but for «Mrs.», «Mc» and words such as «of»."""
    words = re.sub(rf"{_TITLE}|\bMa?c(?=[A-Z])", "", name).split()
    rest = "".join(word for word in words if word not in _PARTICLES)
    rest = re.sub(r"\d(?:st|nd|rd|th)\b|['’]s\b", "", rest)
    letters = [char for char in rest if char.isalpha()]
    return (len(letters) > 1 or name in _ASKED) and not any(map(str.islower, letters))


def _is_titled(name: str) -> bool:
    """Whether every word of a name begins with a capital, but for those such as «of»."""
    words = name.replace("/", " ").split()
    small = [word for word in words if not word[0].isupper() and not word[0].isdecimal()]
    return words[0] not in small and all(word in _PARTICLES or word == "&" for word in small)


def _is_no_name(name: str, stop: str) -> bool:
    words = re.findall(r"[\w'’-]+", name)
    first = words[0].casefold()
    if _CUE.fullmatch(name):
        return True
    numbered = any(word[0].isdecimal() for word in words)
    return (
        (len(name) == 1 and stop != ":" and (name not in _ASKED or stop != "."))
        or first in _HEADS.headers
        or (first in _HEADS.sentences and len(words) == 1)
        or (numbered and (first in _MONTHS or words[0].isdecimal()))
        or bool(_ROMAN.fullmatch(words[0]) and len(words) == 1)
        or bool(re.fullmatch(_TITLE, f"{name}."))
    )


def _name(name: str, capitals: bool) -> str:
    """A name in normal capitals: «FIRST WITCH» is «First Witch», «HENRY IV» is «Henry IV»."""
    words = name.split()
    return " ".join(_word(word, i) if capitals else word for i, word in enumerate(words))


def _word(word: str, index: int) -> str:
    bare = word.rstrip(",")
    if index and bare.casefold() in _PARTICLES:
        return word.lower()
    if index and _ROMAN.fullmatch(bare):
        return word
    if word.startswith(("Mc", "Mac")) and word[-1].isupper():
        head = 2 if word[1] == "c" else 3
        return word[:head] + word[head:].capitalize()
    return _RUN.sub(lambda run: _run(word, *run.span()), word)


def _run(word: str, start: int, end: int) -> str:
    """A run of letters within a word: «O'BRIEN» has two, «1ST» and «BOB'S» end in a small one."""
    run = word[start:end]
    ending = (end - start == 1 and start and word[start - 1] in "'’") or word[:start].isdecimal()
    return run.lower() if start and ending else run.capitalize()
