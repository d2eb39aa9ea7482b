"""What the properties of a document say of it."""

from __future__ import annotations

import re

from audiobook.manuscript.book_details import people
from audiobook.manuscript.readers.archive import Archive
from audiobook.manuscript.readers.xml import local_name, parsed, words
from audiobook.story import Metadata

_NOBODY = re.compile(  # names that programs give
    r"(?:microsoft office |ms ?office|windows |word )?user|admin(?:istrator)?|owner|author|unknown"
    r"|python-docx|apache poi|docx4j|microsoft(?: word| office)?|openoffice.*|libreoffice.*"
    r"|google docs?|scrivener|pandoc|un-?named|default|hp|dell|acer|asus|lenovo|toshiba|pc|home",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:microsoft word - .*|document\d*|untitled.*|word document|.*\.(?:docx?|odt|rtf|txt))",
    re.IGNORECASE,
)


def metadata_of(archive: Archive) -> Metadata:
    """Title, author, language and description, of Word's documents and OpenDocument's."""
    told: dict[str, str] = {}
    for name in ("docProps/core.xml", "meta.xml"):
        if name in archive:
            for element in parsed(archive, name).iter():
                kind = local_name(element)
                said = words(element)
                if said:
                    told.setdefault(kind, said)
    title, author = told.get("title", ""), told.get("initial-creator") or told.get("creator", "")
    return Metadata(
        title="" if _NO_TITLE.fullmatch(title) else title,
        authors=people("" if _NOBODY.fullmatch(author) else author.replace(";", ",")),
        language=told.get("language", ""),
        description=told.get("description", ""),
    )
