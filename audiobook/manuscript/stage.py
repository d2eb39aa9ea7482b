"""Stage directions: what stands in a play and is not said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from audiobook.manuscript.labels import Label

Span = tuple[int, int]

# What is heard and not said: «SFX: A door slams.»
CUES = (
    r"sfx|fx|f/x|sound(?: effects?| cue)?|sounds|music(?: cue)?|theme(?: music)?|"
    r"amb(?:i|ience|iance)?|atmos|grams|background|b/g|effects?|vfx|lights?(?: cue)?|lighting|cue|"
    r"beat|pause|silence|transition|song"
)
_SCENE = re.compile(
    r"[ \t]*(?:\.(?=[A-Za-z0-9])|(?i:int|ext|est|int\.?/ext|ext\.?/int|i/e)[. ])[^\n]+"
)
# Where somebody is heard from, for whoever films it: «(CONT'D)», «(O.S.)»; it is not read.
_OFF = re.compile(
    r"\((?:(?:cont(?:['’]?d|inued|inuing|\.)?|[ov]\.? ?[soc]\.?|more|pre-?lap|filtered"
    r"|subtitled?|into (?:the )?phone|on (?:the )?(?:phone|radio|tv)"
    r"|off(?:[- ](?:screen|stage|camera))?)[ ,/]*)+\)",
    re.IGNORECASE,
)
_LINE_NUMBER = re.compile(r"\A\s*\d{1,4}[.)]?[ \t]+(?=[A-Z])")
CUE = "cue"  # why one is silent
_CUED = re.compile(rf"(?i:{CUES})(?=\s*[:.(–—-]|\s+\d|\Z)|(?:{CUES.upper()})\b(?![^\n]*[a-z])")
_CLOSING = {"(": ")", "[": "]"}
_ENTERS = r"(?i:re-?enters?|enters?|exit|exeunt)"
_HEADED = re.compile(
    rf"(?:{_ENTERS}|(?i:act|scene|prologue|epilogue|curtain|the curtain|end of|finis|the end|"
    r"flourish|alarums?|sennet|trumpets?|blackout|lights|fade (?:in|out|to)|cut to|int\.|ext\.|"
    r"int\.?/ext\.?|i/e\.?|est\.|smash cut|match cut|jump cut|dissolve to|montage|intercut|"
    rf"title card|super:|(?:{CUES})(?=[ ]?[:.(–—-]|[ ]\d)))(?!\w)"
)
_BRACKETS = r"(?<!\\)\[(?!\^|\d+\])[^\[\]]{1,600}\](?!\()"
_OPEN_BRACKET = r"(?<!\\)\[(?!\^)[^\[\]\n]{1,200}$"  # old editions shut none at a line's end
_PARENTHESES = r"(?<!\\)(?<!\])\([^()]{1,600}\)"
_LINE = rf"^[ \t]*{_ENTERS}(?:[ ][A-Z][^\n]{{0,300}}|[.,][^\n]{{0,300}})?$"
_SENTENCE = r"(?<![\w*_\\])(?P<mark>[*_])(?=[A-Z])[^*_\n]{1,300}\.(?P=mark)(?![\w*_])"
_BRACKETED = re.compile(_BRACKETS)
_ALWAYS = re.compile(f"{_BRACKETS}|{_OPEN_BRACKET}|{_LINE}|{_SENTENCE}", re.MULTILINE)
_ALL = re.compile(f"{_BRACKETS}|{_OPEN_BRACKET}|{_PARENTHESES}|{_LINE}|{_SENTENCE}", re.MULTILINE)


class StretchKind(Enum):
    """What a stretch of a play's line is."""

    LABEL = "label"
    DIRECTION = "direction"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a play's line; offsets into its text."""

    kind: StretchKind
    start: int
    end: int


def stretches(
    text: str, label: Label | None, base: int, at: int, parentheses: bool
) -> Iterator[Stretch]:
    """A play's line from `at` on, in order; `base` is where its text stands in the file.

    A line that is a stage direction as a whole is one stretch.
    """
    if label:
        if label.manner:
            start, end = label.manner
            yield Stretch(StretchKind.LABEL, at, start - base)
            silent = _OFF.fullmatch(text, start - base, end - base)
            kind = StretchKind.LABEL if silent else StretchKind.DIRECTION
            yield Stretch(kind, start - base, end - base)
            at = end - base
        yield Stretch(StretchKind.LABEL, at, label.end - base)
        at = label.end - base
    elif not at and is_direction(text):
        yield Stretch(StretchKind.DIRECTION, 0, len(text))
        return
    for start, end in _directions(text, at, parentheses):
        yield Stretch(StretchKind.SPEECH, at, start)
        yield Stretch(StretchKind.DIRECTION, start, end)
        at = end
    yield Stretch(StretchKind.SPEECH, at, len(text))


def is_scene_heading(text: str) -> bool:
    """Whether a paragraph is the heading of a screenplay's scene: «INT. KITCHEN - NIGHT»."""
    line = text.strip().strip("*_#")
    return bool(_SCENE.fullmatch(line)) and (line[0] == "." or line.split("(")[0].isupper())


def is_direction(text: str) -> bool:
    """Whether a paragraph without a label is a stage direction: in brackets, in italics, «Exit.»"""
    text = text.strip()
    inner = _LINE_NUMBER.sub("", text).strip("*_ \t.")
    if not inner or _HEADED.match(inner) or is_cue(inner):
        return True
    shut = _CLOSING.get(inner[0])
    if shut and inner[-1] == shut:
        return True
    mark = text[0]
    whole = mark in "*_" and text.rstrip(".")[-1] == mark
    return whole and mark not in text.strip(f"{mark}.")


def line_number(text: str) -> int:
    """Where the number of a line ends that stands before a cue of the radio: «7  SFX: RAIN.»."""
    found = _LINE_NUMBER.match(text)
    return found.end() if found else 0


def is_cue(text: str) -> bool:
    """Whether a direction is what is heard and not said: «SFX: RAIN», «(MUSIC UP)»."""
    return bool(_CUED.match(_LINE_NUMBER.sub("", text).strip("*_ \t\n([")))


def count_of_brackets(text: str) -> int:
    """How many stage directions in brackets a paragraph holds."""
    return sum(1 for _ in _BRACKETED.finditer(text))


def _directions(text: str, start: int, parentheses: bool) -> Iterator[Span]:
    """The stage directions in a speech from `start` on; `parentheses`: those are some as well."""
    for found in (_ALL if parentheses else _ALWAYS).finditer(text, start):
        before = text[max(start, found.start() - 8) : found.start()].rstrip()
        if not found["mark"] or not before or before[-1] in ".!?…:;—–-)]”\"'’":
            yield found.span()
