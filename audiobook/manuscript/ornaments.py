"""A line that is an ornament between two scenes: «* * *», «■», «◆ ◇ ◆», «❦», «-x-», «oOo»."""

from __future__ import annotations

import re
import unicodedata

from audiobook.manuscript.unsayable import LETTER, kind_of

_LONGEST = 60  # characters; with blanks between them
_MARKS = "*•·◆◇❖✦✶★☆~=+_–—#⁂§-"
_RULE = re.compile(
    rf"[#⁂§*~•◆❖]|(?:[{_MARKS}][ \t\u00a0\u2060]*){{3,}}|<hr\b[^<>]{{0,80}}>"
    r"|(?:\.[ \t]+){2,}\.|<[<\s]*[-=~*\s]*>[>\s]*",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"[-–—~=*+.•:<>(){}|\s]*(?:[oO0]{3}|[xX]{3}|[oO](?:[\s.*~-]+[oO]){2,}|[xX](?:[\s.*~-]+[xX]){2,}"
    r"|[-–—~=*+•]+\s?(?:[xX]|[oO0]|[xXoO0]{2,9})\s?[-–—~=*+•]+|[oO0]{3,9}|[oOxX0]{5,9})"
    r"[-–—~=*+.•:<>(){}|\s]*"
)
_NOUGHT = re.compile(r"[-–—~=*]\s?0\s?[-–—~=*]")
_DRAWN = re.compile(  # scissors, waves, a coat of arms of brackets
    r"[-–—~=_. ]{2,60}(?:8<|>8|%<)[-–—~=_. ]{2,60}|[v^]*\^[v^]*\^?[v^]*|[(\[{<][oOxX*.]{1,3}[)\]}>]"
    r"|(?=.{4,60}\Z)(?=.*[¤¸º])[°º¤ø¸`´~*·.,_ ]+"
)
_PLAIN = re.compile(
    r"(?=[^.!?…]*[^\s.!?…'\"“”‘’,;])[-–—⸺⸻―_=+*~^/|<>{}()\[\]#@%&$¤°:;.·•§¬¦﹏〰\s]+"
)
_WORDS = re.compile(
    r"[\[(<*~-]{0,4}\s*(?i:scene ?break|section break|page break|break)\s*[\])>*~-]{0,4}"
)
_SHELL = re.compile(
    r"</?(?:p|center|div|span|font|br|b|i|hr)\b[^<>]{0,80}>|[\\\u2060\u200b\ufeff\ufe0e\ufe0f\u200d]",
    re.I,
)
_TEXTUAL = frozenset("\"“”„‟‘’‚'«»‹›…!?.,;:()[]{}°©®™%&@£$€")
_PUNCTUATION = frozenset("‡†‖⁂⁎⁑⁕⁜※·•∙◦‣⁃")


def is_ornament(line: str) -> bool:
    """Whether a line stands for a break between scenes."""
    if len(line) > 400:
        return False
    shown = _SHELL.sub("", line).strip()
    if not shown:
        return _is_blank(line)
    if _RULE.fullmatch(shown):
        return True
    if len(shown) > _LONGEST:
        return False
    if _LETTERS.fullmatch(shown):
        return shown.strip(" .") not in ("XXX", "000")  # XXX may be a chapter's number
    if _NOUGHT.fullmatch(shown):
        return True
    if shown.isalnum() and shown.isascii():
        return False
    if _WORDS.fullmatch(shown):
        return shown[0] in "[(<*~-" and shown[-1] in "])>*~-"
    return bool(_DRAWN.fullmatch(shown)) or _is_plain(shown) or _is_of_signs(shown)


def _is_plain(shown: str) -> bool:
    """Whether a line is of marks that say nothing: «/ / /», «—», «<>», «@@@»; not «...», «$$»."""
    return bool(_PLAIN.fullmatch(shown)) and not shown.startswith((">", "|", "$$", ":::", "```"))


def _is_of_signs(shown: str) -> bool:
    """Whether signs make up a line, with no more than marks and dots between them."""
    chars = [char for char in shown if not char.isspace()]
    signs = sum(map(_is_sign, chars))
    others = [c for c in chars if not (_is_sign(c) or c in _MARKS or c in _PUNCTUATION)]
    drawn = len(others) <= signs and all(c in "･｡ﾟ゜°:.," or kind_of(c) == LETTER for c in others)
    return signs > 0 and (not others or drawn)


def _is_blank(line: str) -> bool:
    """«&nbsp;» or «<br>» alone, or an empty paragraph, holds the place of a blank line."""
    return "\u2060" in line or bool(re.search(r"<[bh]r\b|<p\b", line, re.I)) or line.strip() == "\\"


def _is_sign(char: str) -> bool:
    """Whether a character draws something: a star, a leaf, an emoji."""
    if char in _TEXTUAL or char.isalnum():
        return False
    category = unicodedata.category(char)
    return (
        category in ("So", "Me", "Co")
        or char in _PUNCTUATION
        or (category in ("Sm", "Sk", "Po") and char > "\x7f")
    )
