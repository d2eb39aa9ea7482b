"""Text that was decoded wrongly once («caf√©») is mended, with its offsets kept.

The only module that knows ftfy, which takes a tenth of a second to import; so it is imported only
if two characters stand together that are typical of such an accident.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

# The first bytes of two- and three-byte UTF-8, as Windows-1252, Mac Roman and DOS show them.
_SUSPICIOUS = re.compile("[ÂÃÄÅËâðÐÑ¬√ƒ≈‚┬├Γ][^\x00-\x7f]|[\x80-\x84\x86-\x9f]")
_RUN = re.compile("[^\x00-\x7f]+")
_PLAIN_RUN = re.compile("[^\x00-\x7f“”‘’…—–«»]+")
_TOKEN = re.compile(r"[^ \t\n\f\v]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch that was mended."""

    start: int  # in the decoded text
    end: int
    mended_start: int  # in the mended text
    mended_end: int


@dataclass(frozen=True, slots=True)
class MendedText:
    """A file's text as its writer saw it, and the way back to the decoded text."""

    text: str
    edits: tuple[Edit, ...] = ()
    under: MendedText | None = None  # what was mended before; the edits are of its text

    @property
    def first(self) -> MendedText:
        """The text in which nothing but wrong decodings was mended."""
        return self.under.first if self.under else self

    def decoded_offset(self, offset: int) -> int:
        """The offset in the decoded text of an offset in the mended text; never decreasing."""
        at = self._offset_below(offset)
        return self.under.decoded_offset(at) if self.under else at

    def mended_offset(self, offset: int) -> int:
        """The offset in the mended text of an offset in the decoded text; never decreasing."""
        offset = self.under.mended_offset(offset) if self.under else offset
        at = bisect_right(self.edits, offset, key=lambda edit: edit.start) - 1
        if at < 0:
            return offset
        edit = self.edits[at]
        if offset >= edit.end:
            return edit.mended_end + offset - edit.end
        return min(edit.mended_start + offset - edit.start, edit.mended_end)

    def _offset_below(self, offset: int) -> int:
        at = bisect_right(self.edits, offset, key=lambda edit: edit.mended_start) - 1
        if at < 0:
            return offset
        edit = self.edits[at]
        if offset >= edit.mended_end:
            return edit.end + offset - edit.mended_end
        return min(edit.start + offset - edit.mended_start, edit.end)


def mend(text: str) -> MendedText:
    """Undo wrong decodings word by word; everything else stays, curly quotation marks above all."""
    if text.isascii() or not _SUSPICIOUS.search(text):
        return MendedText(text)
    return _changed(text, _changes(text), None)


def rewritten(mended: MendedText, changes: Iterable[tuple[int, int, str]]) -> MendedText:
    """The text with stretches read as something else: (start, end, what), in order."""
    return _changed(mended.text, changes, mended)


def _changed(
    text: str, changes: Iterable[tuple[int, int, str]], under: MendedText | None
) -> MendedText:
    parts, edits, at, length = [], [], 0, 0
    for start, end, better in changes:
        if start < at:
            continue
        length += start - at
        parts.append(text[at:start])
        pieces = _pieces(end, better) if start < end else [(end, better)]
        for source_end, piece in pieces:
            parts.append(piece)
            edits.append(Edit(start, source_end, length, length + len(piece)))
            start, length = source_end, length + len(piece)
        at = end
    parts.append(text[at:])
    return MendedText("".join(parts), tuple(edits), under)


def _pieces(end: int, better: str) -> Iterator[tuple[int, str]]:
    """What stands for a stretch that ends at `end`, each piece with the end of its source.

    White space stands behind an invisible character, so that no visible one is made of nothing.
    """
    if better.isspace():
        yield end, "\u2060"
    yield end, better


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, replacement) of what is to be mended, in order."""
    done = 0
    for match in _SUSPICIOUS.finditer(text):
        token = _token_around(text, match.start(), done)
        if token is None:
            continue
        done = token[1]
        for start, end, better in _mended_runs(text[token[0] : token[1]]):
            yield token[0] + start, token[0] + end, better


def _mended_runs(word: str) -> list[tuple[int, int, str]]:
    """What to replace in a word; as little as does it, so that offsets stay exact."""
    fixed = _fixed(word)
    # «“caf√©”» is not wrong as a whole: its quotation marks are right
    pattern = _RUN if fixed != word else _PLAIN_RUN
    runs = [(run.start(), run.end(), _fixed(run[0])) for run in pattern.finditer(word)]
    runs = [run for run in runs if _is_better(run[2], word[run[0] : run[1]])]
    if fixed in (word, _applied(word, runs)):
        return runs
    return [(0, len(word), fixed)] if _is_better(fixed, word) else []


def _is_better(fixed: str, word: str) -> bool:
    """Whether `fixed` may stand for `word`: white space only as a whole."""
    if not fixed or fixed == word:
        return False
    return fixed.isspace() or not any(map(str.isspace, fixed))


def _token_around(text: str, at: int, done: int) -> tuple[int, int] | None:
    """The word that `at` stands in, unless it was looked at; white space ends a word.

    A word longer than 200 characters is looked at in pieces, which bounds the work.
    """
    if at < done:
        return None
    start = at
    while start > done and at - start < 100 and text[start - 1] not in " \t\n\f\v":
        start -= 1
    found = _TOKEN.match(text, at, at + 100)
    return start, found.end() if found else at + 1


def _applied(word: str, runs: list[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, better in runs:
        parts += [word[at:start], better]
        at = end
    return "".join([*parts, word[at:]])


@cache
def _fixed(word: str) -> str:
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
    return ftfy.fix_encoding(word, config)


def joined(head: MendedText, body: MendedText) -> MendedText:
    """One text of two that follow each other; of `head` nothing was mended."""
    by = len(head.text)
    edits = (
        Edit(e.start + by, e.end + by, e.mended_start + by, e.mended_end + by) for e in body.edits
    )
    return MendedText(head.text + body.text, tuple(edits))
