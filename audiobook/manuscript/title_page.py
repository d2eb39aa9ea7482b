"""The page before a plain text's first heading: title, author, imprint; it stays silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from audiobook.language import split
from audiobook.manuscript.blocks import Block, Form
from audiobook.manuscript.book_details import people
from audiobook.story import Metadata

REASON = "title page"
_LONGEST = 200  # characters of a paragraph of it
_BY = re.compile(r"(?:written )?by[ \t]+(?P<name>[A-Z][^\n,;:!?]{2,60})", re.IGNORECASE)
_BY_ALONE = re.compile(r"(?:written )?by:?", re.IGNORECASE)
_IMPRINT = re.compile(
    r"copyright|©|\(c\)|all rights reserved|printed (?:in|by)|published|first (?:published|printed)"
    r"|(?:first|second|third|\w+) (?:edition|impression|printing)|illustrated by|translated"
    r"|author of"
    r"|with (?:an? )?(?:introduction|illustrations)|isbn|new york|london|boston|chicago|edinburgh"
    r"|publishers?\b|press\b|this is a work of fiction|no part of this",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"an? (?:\w+ )?(?:novel|novella|story|tale|romance|memoir|comedy|play)|stories|poems", re.I
)
_NAME = re.compile(r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|la|du)){1,4}")
_TO = re.compile(r"(?:for|to|dedicated|in memory)\b", re.IGNORECASE)
_ON_A_PAGE = re.compile(rf"_[^_]+_\.?|{_TO.pattern}[^.]{{0,60}}\.", re.IGNORECASE)
_SMALL = split("a an and as at but by for from in of on or the to with")


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What a title page says; empty where it says nothing."""

    title: str = ""
    author: str = ""
    subtitle: str = ""

    def completed(self, metadata: Metadata) -> Metadata:
        """The metadata, with what the page says where the front matter says nothing."""
        return replace(
            metadata,
            title=metadata.title or self.title,
            subtitle=metadata.subtitle or ("" if metadata.title else self.subtitle),
            authors=metadata.authors or people(self.author),
        )


def without_title_page(text: str, blocks: Sequence[Block]) -> tuple[list[Block], TitlePage]:
    """The blocks, the short lines before the first heading made SILENT, if there are no others."""
    first = next((i for i, this in enumerate(blocks) if this.form is Form.HEADING), None)
    if first is None:
        first = _end_of_byline(text, blocks)
    before = [i for i in range(first) if blocks[i].form is Form.PARAGRAPH]
    page = [text[blocks[i].start : blocks[i].end] for i in before]
    if not all(map(_is_of_a_page, page)):
        first = _end_of_byline(text, blocks)
        before = [i for i in range(first) if blocks[i].form is Form.PARAGRAPH]
        page = [text[blocks[i].start : blocks[i].end] for i in before]
    silent = frozenset(before)
    out = [
        replace(this, form=Form.SILENT, reason=REASON) if i in silent else this
        for i, this in enumerate(blocks)
    ]
    return out, _told([line.strip() for part in page for line in part.split("\n")])


def _is_of_a_page(part: str) -> bool:
    if _IMPRINT.search(part) and len(part) < 3 * _LONGEST:
        return True
    return len(part) <= _LONGEST and not _is_sentence(part)


def _is_sentence(part: str) -> bool:
    """Whether a part is prose, however short: «It rained.»; not «A Novel.», «To my Father.»."""
    if part[-1] not in '.!?…"”’':
        return False
    if part.count(" ") > 5:
        return True
    words = [word for word in part.split()[1:] if word.lower().strip(".,;:!?") not in _SMALL]
    small = any(word[0].islower() for word in words)
    return small and not _ON_A_PAGE.fullmatch(part) and not _KIND.match(part)


def _end_of_byline(text: str, blocks: Sequence[Block]) -> int:
    """Of a text without headings: how many blocks «The Door», «by Ann Example» at its top are."""
    shown = [i for i, this in enumerate(blocks) if this.form is Form.PARAGRAPH][:3]
    parts = [text[blocks[i].start : blocks[i].end].strip() for i in shown]
    if len(parts) > 2 and _is_a_title(parts[0]) and _BY.fullmatch(parts[1]):
        return shown[1] + 1
    lines = parts[0].split("\n") if parts else []
    whole = len(parts) > 1 and len(lines) == 2 and _names_author(*map(str.strip, lines))
    return shown[0] + 1 if whole else 0


def _names_author(title: str, line: str) -> bool:
    """Whether two lines are a title and who wrote it: «by Ann Lee», or but a name."""
    if _BY.fullmatch(line):
        return True
    words = [word for word in title.split() if word.lower() not in _SMALL]
    high = all(word[0].isupper() or not word[0].isalpha() for word in words)
    return high and _is_a_title(title) and bool(_NAME.fullmatch(line)) and not _TO.match(title)


def _is_a_title(part: str) -> bool:
    return "\n" not in part and len(part) < 80 and part[-1] not in '.,;:"”'


def _told(lines: Sequence[str]) -> TitlePage:
    """Title and author, if a line says by whom the book is."""
    lines = [line.strip("_*= \t") for line in lines if line.strip("_*= \t")]
    for i, line in enumerate(lines[:8]):
        by = _BY.fullmatch(line)
        name = by["name"] if by else ""
        if not by and _BY_ALONE.fullmatch(line) and i + 1 < len(lines):
            name = lines[i + 1]
        if name and i:
            return TitlePage(_title(lines[:i]), _normal(name.strip(" .")))
    if len(lines) == 2 and _NAME.fullmatch(lines[1]) and not _TO.match(lines[0]):
        return TitlePage(_normal(lines[0]), _normal(lines[1]))
    return TitlePage()


def _title(lines: Sequence[str]) -> str:
    named = [line for line in lines if not _KIND.fullmatch(line) and not _IMPRINT.search(line)]
    return _normal((named or lines)[0].strip(" .,;:"))


def _normal(words: str) -> str:
    """Words in capitals as a title has them: «THE GREEN DOOR» is «The Green Door»."""
    if not words.isupper():
        return words
    each = words.split()
    return " ".join(
        word.lower()
        if i and word.lower() in _SMALL
        else word.title()
        if "'" not in word and "’" not in word
        else word.capitalize()
        for i, word in enumerate(each)
    )
