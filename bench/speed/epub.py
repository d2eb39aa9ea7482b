"""What an EPUB costs to read, beside the same book as plain text: processor time and memory.

python -m bench.speed.epub            a book of a thousand pages
python -m bench.speed.epub --words N
"""

from __future__ import annotations

import argparse
import html
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

from audiobook.manuscript import read_story
from bench import ROOT
from bench.speed import synthetic_book

PAGES = 1_000
WORDS = 300  # on a page
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)


def epub(chapters: Sequence[str], path: Path) -> None:
    """Write chapters of Markdown as an EPUB, each in a document of its own."""
    items = refs = entries = ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", _CONTAINER)
        for i, chapter in enumerate(chapters):
            title, *paragraphs = chapter.strip().split("\n\n")
            body = "\n".join(f'<p class="indent">{html.escape(words)}</p>' for words in paragraphs)
            name, title = f"{i}.xhtml", html.escape(title.removeprefix("# "))
            archive.writestr(name, f"<html><body><h2>{title}</h2>\n{body}\n</body></html>")
            items += f'<item id="c{i}" href="{name}" media-type="application/xhtml+xml"/>'
            refs += f'<itemref idref="c{i}"/>'
            entries += f'<li><a href="{name}">{title}</a></li>'
        nav = f'<html><body><nav epub:type="toc"><ol>{entries}</ol></nav></body></html>'
        archive.writestr("nav.xhtml", nav)
        items += (
            '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        )
        archive.writestr(
            "book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Book</dc:title>'
            "<dc:language>en</dc:language></metadata>"
            f"<manifest>{items}</manifest><spine>{refs}</spine></package>",
        )


def text(chapters: Sequence[str], path: Path) -> None:
    """Write chapters of Markdown as plain text."""
    told = []
    for i, chapter in enumerate(chapters, start=1):
        title, _, body = chapter.partition("\n\n")
        told.append(f"Chapter {i}. {title.removeprefix('# ')}\n\n{body}")
    path.write_text("\n\n".join(told), encoding="utf-8")


def cost(path: Path) -> dict[str, float]:
    """What it costs another process to read a book."""
    command = [sys.executable, "-m", "bench.speed.epub", "--read", str(path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(ended.stdout)
    return told


def _read(path: Path) -> dict[str, float]:
    begun = time.process_time()
    story = read_story(path)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    words = sum(len(segment.audible.split()) for _, segment in story.segments())
    return {
        "seconds": time.process_time() - begun,
        "megabytes": usage.ru_maxrss / 1000,
        "chapters": len(story.chapters),
        "words": words,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=PAGES * WORDS)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        print(json.dumps(_read(given.read)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        parts = synthetic_book.write(folder / "parts", ROOT / "stories", given.words)
        chapters = [part.read_text(encoding="utf-8") for part in parts]
        epub(chapters, folder / "book.epub")
        text(chapters, folder / "book.txt")
        found = {path.suffix: cost(path) for path in sorted(folder.glob("book.*"))}
    for suffix, told in found.items():
        print(
            f"{suffix:6} {told['seconds']:6.2f} s of processor time, {told['megabytes']:4.0f} MB, "
            f"{told['chapters']:.0f} chapters, {told['words']:,.0f} words"
        )
    print(f"ratio  {found['.epub']['seconds'] / found['.txt']['seconds']:6.2f}")


if __name__ == "__main__":
    main()
