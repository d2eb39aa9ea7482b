"""Draw one built chapter as a picture, each stretch of sound in the colour of who speaks.

    python -m bench.hearing.chapter_picture STORY CHAPTER OUT.png

Reads `build/`, so build the story first.
"""

from __future__ import annotations

import argparse
import array
import sys
from pathlib import Path

from PIL import Image, ImageDraw

from audiobook.build import manifest
from audiobook.build.project import Project
from audiobook.delivery import cover_design
from audiobook.system import ffmpeg

WIDTH, HEIGHT, MARGIN, LEGEND = 1600, 440, 40, 110
PAPER, GREY = (250, 247, 240), (150, 146, 138)
COLOURS = [
    (62, 74, 94),
    (200, 84, 58),
    (38, 118, 118),
    (190, 140, 50),
    (122, 86, 142),
    (90, 130, 70),
]


def draw(story: str, number: int, out: Path) -> None:
    """Write the picture. Exits if the chapter is not built."""
    project = Project()
    known = manifest.read(project.manifest(project.story(story)))
    made = known.chapter(number) if known else None
    if known is None or made is None:
        sys.exit(f"chapter {number} of {story} is not built")
    sound = _samples(project.build / known.folder / made.files[0].name, made.files[0].rate)
    speakers = list(dict.fromkeys(line.speaker for line in made.lines))
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    middle, scale = (HEIGHT - LEGEND) // 2, (HEIGHT - LEGEND - 2 * MARGIN) / 2 / 24000
    step = len(sound) / (WIDTH - 2 * MARGIN)
    spans = [
        (start, end, line.speaker)
        for line, (start, end) in zip(made.lines, made.spans, strict=True)
    ]
    for x in range(WIDTH - 2 * MARGIN):
        first, last = int(x * step), int((x + 1) * step)
        loudest = max(map(abs, sound[first:last:8]), default=0)
        who = next((name for start, end, name in spans if start <= first < end), None)
        colour = COLOURS[speakers.index(who) % len(COLOURS)] if who else GREY
        height = max(1, loudest * scale)
        pen.line([(MARGIN + x, middle - height), (MARGIN + x, middle + height)], fill=colour)
    _legend(pen, speakers, f"{known.title} · {made.title}")
    image.save(out)


def _legend(pen: ImageDraw.ImageDraw, speakers: list[str], title: str) -> None:
    font = cover_design.lettering(30)
    x, y = MARGIN, HEIGHT - LEGEND
    pen.text((x, y), title, font=font, fill=COLOURS[0])
    y += 46
    for index, name in enumerate(speakers):
        pen.ellipse([(x, y + 12), (x + 18, y + 30)], fill=COLOURS[index % len(COLOURS)])
        pen.text((x + 28, y), name, font=font, fill=COLOURS[0])
        x += int(pen.textlength(name, font=font)) + 64


def _samples(file: Path, rate: int) -> array.array[int]:
    decode = ["-i", str(file), "-f", "s16le", "-ac", "1", "-ar", str(rate), "pipe:1"]
    return array.array("h", b"".join(ffmpeg.read(decode, 1 << 20)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("story")
    parser.add_argument("chapter", type=int, help="its number")
    parser.add_argument("out", type=Path, help="a PNG file")
    asked = parser.parse_args()
    draw(asked.story, asked.chapter, asked.out)
