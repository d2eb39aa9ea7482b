"""A cover that is designed from a book's title, author and series.

It is a palette, a motif and a size of type, all chosen by the title alone: the same words give the
same bytes for the same version of Pillow. The typeface comes with the package (EB Garamond, SIL
Open Font License): Latin with all accents, Greek and Cyrillic. The one inside Pillow has no accents
at all.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from audiobook.delivery.picture import Colour, jpeg

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIDE = 1400  # pixels; stores ask for 1400 to 2400, square

_FONT = Path(__file__).parent / "fonts" / "EBGaramond-SemiBold.ttf"
_MARGIN = 110
_TITLE_FOOT = 740  # the title stands above
_HORIZON, _FOOT = 800, 1175  # the motif stands between
_SIZES = range(250, 51, -6)  # of the title's type, in pixels; the largest that fits
_LEADING = 1.06  # lines apart, in sizes

# Paper, ink, and the motif's two colours. The ink has a contrast of 7:1 or more on the paper.
_PALETTES: tuple[tuple[Colour, Colour, Colour, Colour], ...] = (
    ((24, 40, 58), (246, 237, 220), (221, 122, 74), (62, 96, 122)),
    ((244, 236, 221), (38, 44, 58), (196, 82, 58), (222, 178, 106)),
    ((30, 58, 52), (243, 236, 214), (224, 169, 82), (74, 118, 98)),
    ((92, 30, 44), (250, 234, 218), (232, 150, 104), (140, 62, 72)),
    ((232, 224, 212), (46, 34, 62), (122, 86, 142), (222, 140, 110)),
    ((44, 38, 66), (244, 234, 226), (232, 138, 124), (98, 86, 138)),
    ((226, 232, 226), (22, 52, 60), (38, 118, 118), (224, 162, 76)),
    ((46, 42, 40), (245, 235, 220), (206, 160, 92), (104, 88, 78)),
)


def designed(title: str, author: str, series: str = "") -> bytes:
    """A square JPEG of 1400 pixels with the title, and author and series where they are known.

    Characters that the typeface lacks are left out; `undrawable` names them.
    """
    from PIL import Image, ImageDraw

    seed = hashlib.sha256(title.encode("utf-8", errors="replace")).digest()
    paper, ink, *colours = _PALETTES[seed[0] % len(_PALETTES)]
    # Shapes are drawn twice as large, for smooth edges; type is smooth by itself.
    large = Image.new("RGB", (2 * SIDE, 2 * SIDE), paper)
    motif = _MOTIFS[seed[1] % len(_MOTIFS)]
    motif(ImageDraw.Draw(large), seed[2:], (paper, colours[0], colours[1]))
    image = large.resize((SIDE, SIDE), Image.Resampling.BOX)
    draw = ImageDraw.Draw(image)
    _line(draw, series, 150, 54, colours[0])
    room = _TITLE_FOOT - (230 if series else 130)
    size, lines = _set(title, room)
    top = _TITLE_FOOT - (room + _LEADING * size * len(lines)) / 2
    for number, line in enumerate(lines):
        baseline = top + (number * _LEADING + 0.78) * size
        draw.text((_MARGIN, baseline), line, ink, lettering(size), anchor="ls")
    _line(draw, author, 1318, 92, ink)
    return jpeg(image)


def undrawable(text: str) -> str:
    """The characters of `text` that a designed cover can't show, each once."""
    return "".join(dict.fromkeys(char for char in _plain(text) if not _has(char)))


# Type


@lru_cache(maxsize=64)
def lettering(size: int) -> FreeTypeFont:
    """The typeface that comes with the package, at so many pixels."""
    from PIL import ImageFont

    return ImageFont.truetype(str(_FONT), size)


def _plain(text: str) -> str:
    """In one line, accents joined to their letters, without what has no shape of its own."""
    joined = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(char for char in joined if not unicodedata.category(char).startswith("C"))


@lru_cache(maxsize=1024)
def _has(char: str) -> bool:
    """Whether the typeface has the character: it would be drawn as a box otherwise."""
    font = lettering(40)
    shape, box = font.getmask(char), font.getmask("\uffff")
    return (shape.size, bytes(shape)) != (box.size, bytes(box))


def _shown(text: str) -> str:
    return " ".join("".join(char for char in _plain(text) if _has(char)).split())


def _line(draw: ImageDraw, text: str, baseline: int, size: int, colour: Colour) -> None:
    """One line, smaller where it is long, cut where it would be too small."""
    width = SIDE - 2 * _MARGIN
    text = _shown(text)
    size = max(44, min(size, int(size * width / max(1, lettering(size).getlength(text)))))
    line, *rest = _broken([text], size, width, cut=True) if text else [""]
    text = f"{line}…" if rest else line
    draw.text((_MARGIN, baseline), text, colour, lettering(size), anchor="ls")


def _set(title: str, room: int) -> tuple[int, list[str]]:
    """The largest size of type at which the title fits, and its lines at that size."""
    words, width = _shown(title).split(), SIDE - 2 * _MARGIN
    for size in _SIZES:
        if max((lettering(size).getlength(word) for word in words), default=0) > width:
            continue
        lines = list(_broken(words, size, width))
        if len(lines) * size * _LEADING <= room:
            return size, _even(words, size, width, len(lines))
    size = _SIZES[-1]
    last = int(room / (size * _LEADING)) - 1
    lines = list(_broken(words, size, width, cut=True))
    return size, lines[:last] + [f"{line}…" for line in lines[last : last + 1]]


def _even(words: list[str], size: int, width: int, count: int) -> list[str]:
    """`count` lines that are as alike in length as can be."""
    low, high = max((int(lettering(size).getlength(word)) for word in words), default=0), width
    while high - low > 4:
        middle = (low + high) // 2
        if len(list(_broken(words, size, middle))) <= count:
            high = middle
        else:
            low = middle
    return list(_broken(words, size, high))


def _broken(words: list[str], size: int, width: int, cut: bool = False) -> Iterator[str]:
    """Lines of at most `width` pixels; with `cut`, words that are longer are cut too."""
    line = ""
    for word in words:
        if line and lettering(size).getlength(f"{line} {word}") > width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
        while cut and lettering(size).getlength(line) > width:
            end = next(n for n in range(len(line), 0, -1) if _fits(line[:n], size, width))
            yield line[:end].rstrip()
            line = line[end:].lstrip()
    if line:
        yield line


def _fits(text: str, size: int, width: int) -> bool:
    return len(text) == 1 or lettering(size).getlength(f"{text}…") <= width


# Motifs: all in pixels of the doubled picture, between the title and the author


def _quarters(draw: ImageDraw, seed: bytes, colours: tuple[Colour, Colour, Colour]) -> None:
    """Tiles of quarter discs, each turned as the seed says."""
    cell = 2 * (_FOOT - _HORIZON) // 3
    across = 2 * (SIDE - 2 * _MARGIN) // cell
    left, top = 2 * _MARGIN, 2 * _HORIZON
    cell = 2 * (SIDE - 2 * _MARGIN) // across
    for number in range(3 * across):
        turn, tone = seed[number] % 4, 1 + (seed[number] >> 2) % 2
        x, y = left + number % across * cell, top + number // across * cell
        corner_x, corner_y = x + cell * (turn in (1, 2)), y + cell * (turn in (2, 3))
        box = (corner_x - cell, corner_y - cell, corner_x + cell, corner_y + cell)
        draw.pieslice(box, 90 * turn, 90 * turn + 90, colours[tone])


def _arches(draw: ImageDraw, seed: bytes, colours: tuple[Colour, Colour, Colour]) -> None:
    """Half discs within each other, side by side on one line."""
    foot, height = 2 * _FOOT, 2 * (_FOOT - _HORIZON)
    count = 2 + seed[0] % 3
    width = 2 * (SIDE - 2 * _MARGIN) / count
    radius = min(width / 2, height)
    for number in range(count):
        centre = 2 * _MARGIN + (number + 0.5) * width
        for ring in range(5):
            reach = radius * (1 - ring / 5)
            tone = 0 if ring % 2 else 1 + (seed[1 + number] + ring // 2) % 2
            box = (centre - reach, foot - reach, centre + reach, foot + reach)
            draw.pieslice(box, 180, 360, colours[tone])


def _hills(draw: ImageDraw, seed: bytes, colours: tuple[Colour, Colour, Colour]) -> None:
    """A sun behind two long hills, from edge to edge."""
    paper, sun, hill = colours
    x, radius = 2 * (400 + 600 * seed[0] / 255), 2 * 170
    y = 2 * _HORIZON + radius
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), sun)
    red, green, blue = ((2 * a + b) // 3 for a, b in zip(hill, paper, strict=True))
    for tone, centre, top in (((red, green, blue), seed[1], 985), (hill, 255 - seed[1], 1045)):
        middle, reach = 2 * (SIDE * (0.1 + 0.8 * centre / 255)), 2 * 2600
        draw.ellipse((middle - reach, 2 * top, middle + reach, 2 * top + 2 * reach), tone)
    draw.rectangle((0, 2 * _FOOT, 2 * SIDE, 2 * SIDE), paper)


_MOTIFS: tuple[Callable[[ImageDraw, bytes, tuple[Colour, Colour, Colour]], None], ...] = (
    _quarters,
    _arches,
    _hills,
)
