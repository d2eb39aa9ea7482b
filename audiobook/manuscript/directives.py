"""Directives in a manuscript: «[Viktor] "…"» names who says what is quoted in the paragraph.

A bracket at a paragraph's head is one if a name stands in it and a quotation mark or an opening
dash behind it. Footnotes, links, stage directions («[He laughs]») and editor's remarks are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiobook.language import ENGLISH

REASON = "directive"
NARRATOR = "narrator"  # «[narrator]»: what is quoted is no speech

_BRACKET = re.compile(
    r"[ \t]*(?:>[ \t]?)*[*_]{0,3}(?<!\\)"
    r"(?P<bracket>\[(?P<name>[^\W\d_][^\[\]\n:;!?\\*_<>|=/\"“”«»]{0,59})\](?![(\[]):?)[*_]{0,3}"
)
_SPEECH = re.compile(r"\s*[*_]{0,3}(?:[\"“„‟«»‹›'‘’‚]|(?P<dash>—|–|--)[ \t]*[\w'’])")


@dataclass(frozen=True, slots=True)
class Directive:
    """A bracket that names a speaker, at the head of its paragraph."""

    name: str  # as it is given
    end: int  # one past the bracket and its markup; offset into the paragraph's text
    dash: bool  # a dash opens the speech

    @property
    def narrated(self) -> bool:
        """Whether the quotation is left to the narrator."""
        return self.name.casefold() == NARRATOR

    @property
    def evidence(self) -> str:
        return f"[{self.name}] in the manuscript"


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket at a paragraph's head that is read out, though it might have been a directive."""

    words: str
    at: int  # offset into the paragraph's text
    before_speech: bool


def directive_of(text: str) -> Directive | None:
    """The directive at the head of a paragraph, if its words and its form are those of one."""
    found = _BRACKET.match(text)
    speech = _SPEECH.match(text, found.end()) if found else None
    if not found or not speech:
        return None
    name = " ".join(found["name"].split())
    return Directive(name, found.end(), bool(speech["dash"])) if is_name(name) else None


def bracket_of(text: str) -> Bracket | None:
    """The bracket at the head of a paragraph, be it a directive or not."""
    found = _BRACKET.match(text)
    if not found:
        return None
    words = " ".join(found["name"].split())
    return Bracket(words, found.start("bracket"), bool(_SPEECH.match(text, found.end())))


def is_name(words: str) -> bool:
    """Whether words in brackets name somebody: «Viktor», «Mrs. Bell», «the old man», «narrator»."""
    each = words.split()
    first = each[0].casefold()
    if words.casefold() == NARRATOR:
        return True
    if len(each) > 6 or first in ENGLISH.heads.remarks:
        return False
    if first in ENGLISH.names.describes:
        return len(each) > 1
    if each[0][0].islower():
        return False
    small = [word for word in each if word[0].islower()]
    of_whom = each[0].endswith(("'s", "’s"))  # «Sofie's mother»
    return of_whom or all(word in ENGLISH.names.particles for word in small)
