"""Formats that another program makes readable: pandoc while a story is read, calibre by hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from audiobook.errors import InputError, Problem, shown
from audiobook.manuscript.readers import html
from audiobook.manuscript.readers.reader import (
    LARGEST,
    Opened,
    marked_up,
)
from audiobook.story import MatterChoice
from audiobook.system import read_regular

_LONGEST = 600.0  # seconds that pandoc may take: a novel takes it one or two
_PANDOC = {".rtf": "rtf", ".fb2": "fb2"}  # what pandoc calls a format
_WRITER = ("soffice --headless --convert-to docx", "LibreOffice", "save it as .docx")
_CALIBRE = ("ebook-convert", "calibre", "convert it to .epub")
_BY_HAND = {
    ".doc": _WRITER,
    ".wpd": _WRITER,
    ".wps": _WRITER,
    ".mobi": _CALIBRE,
    ".azw": _CALIBRE,
    ".azw3": _CALIBRE,
    ".kfx": _CALIBRE,
    ".lit": _CALIBRE,
    ".pdb": _CALIBRE,
    ".pdf": _CALIBRE,
}
_OTHERS = {
    ".pages": "export it from Pages as Word (.docx) or EPUB",
    ".scriv": "compile it in Scrivener as Word (.docx), EPUB or Markdown",
    ".gdoc": "download it from Google Docs as Word (.docx)",
}


def refusal(file: Path) -> Problem | None:
    """Why a file can't be read, and the conversion that helps; None if the format is unknown."""
    suffix = file.suffix.lower()
    if suffix in _OTHERS:
        return Problem(_what(file), _OTHERS[suffix])
    if suffix in _BY_HAND:
        command, program, otherwise = _BY_HAND[suffix]
        return Problem(_what(file), _conversion(file, command, program, otherwise))
    return None


def _what(file: Path) -> str:
    return f"{shown(file)}: a {shown(file.suffix)} file cannot be read"


def _conversion(file: Path, command: str, program: str, otherwise: str) -> str:
    """The command that converts a file, and what it needs that is not here."""
    name = shown(file.name)
    told = f'{command} "{name}"'
    if command == "ebook-convert":
        told += f' "{shown(file.stem)}.epub"'
    if shutil.which(command.partition(" ")[0]):
        return f"run `{told}`"
    return f"{otherwise}: with {program} installed, `{told}`"


def _open(file: Path, choice: MatterChoice) -> Opened:
    read_regular(file, LARGEST)
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        suffix = file.suffix.lower()
        mend = (
            "install pandoc (https://pandoc.org), or save it as Word (.docx) or OpenDocument (.odt)"
        )
        what = f"{shown(file)}: a {suffix} file is read through pandoc, which is not installed"
        raise InputError(Problem(what, mend))
    opened = html.opened(file, _converted(file, pandoc), choice)
    if opened.metadata.title != file.stem:
        return opened
    return replace(opened, metadata=replace(opened.metadata, title=""))  # pandoc's, for want of one


def _converted(file: Path, pandoc: str) -> str:
    """What pandoc makes of a file: a page of HTML, a paragraph a line."""
    command = [
        pandoc,
        f"--from={_PANDOC[file.suffix.lower()]}",
        "--to=html",
        "--standalone",
        "--sandbox",
        "--wrap=none",
        str(file.resolve()),
    ]
    with tempfile.TemporaryFile() as written:
        try:
            ended = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=subprocess.PIPE,
                timeout=_LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            what = f"{shown(file)} can't be read: pandoc did not end within {_LONGEST:g} seconds"
            raise InputError(Problem(what, "save it as .docx")) from error
        if ended.returncode:
            said = shown(ended.stderr.decode(errors="replace").strip()[:300])
            raise InputError(
                Problem(f"pandoc can't read {shown(file)}: {said}", "save it as .docx")
            )
        if written.seek(0, os.SEEK_END) > LARGEST:
            what = f"{shown(file)} is too large once converted"
            raise InputError(Problem(what, "make a story of each of its parts"))
        written.seek(0)
        return written.read().decode("utf-8", errors="replace").replace("\r\n", "\n")


CONVERTED = marked_up(_open, has_title_page=True)
