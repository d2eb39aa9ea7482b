"""The picture of a book: the one that its author gave, or one that is designed for it."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from audiobook.delivery import cover_design, picture
from audiobook.story import Metadata
from audiobook.system import sha256

_LARGEST = 64_000_000  # bytes of a given picture
REVISION = 1  # raised when the same words come to make another picture


@dataclass(frozen=True, slots=True)
class Cover:
    """What the picture of a book is made of."""

    title: str
    author: str
    series: str
    given: Path | None = None  # a JPEG or PNG that is taken instead of a designed one
    held: bytes = b""  # a JPEG or PNG that the manuscript holds; it counts where none is given

    @classmethod
    def of(cls, book: Metadata, folder: Path, held: bytes = b"") -> Cover:
        """The cover of a book whose front matter names files relative to `folder`."""
        given = folder / book.cover if book.cover else None
        return cls(book.title, book.author, book.series, given, held)

    @property
    def key(self) -> str:
        """Names the picture's bytes by what they are made of.

        Raises InputError where the given picture can't be used: rather now than once all is spoken.
        """
        if self.given:
            self.jpeg()
            return _digest(self.given)[:16]
        if self.held:
            self.jpeg()
            return hashlib.sha256(self.held).hexdigest()[:16]
        from importlib.metadata import version  # few runs need it

        made_of = [str(REVISION), version("pillow"), self.title, self.author, self.series]
        return hashlib.sha256("\n".join(made_of).encode()).hexdigest()[:16]

    def jpeg(self) -> bytes:
        """The picture, square. Raises InputError where the given one can't be used."""
        if self.given:
            return _decoded(self.given, _digest(self.given))
        if self.held:
            return picture.square_jpeg(io.BytesIO(self.held), "in the manuscript")
        return cover_design.designed(self.title, self.author, self.series)


@lru_cache(maxsize=4)
def _decoded(path: Path, digest: str) -> bytes:
    """The picture at `path`, decoded once while its `digest` is the same.

    Raises InputError, each time, for what is no picture.
    """
    return picture.square_jpeg(path)


def _digest(path: Path) -> str:
    """Names the bytes of a file; empty for one that can't be read.

    Raises InputError, at once, for what is no regular file, or larger than a cover can be.
    """
    try:
        return sha256(path, _LARGEST)
    except OSError:
        return ""
