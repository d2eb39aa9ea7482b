"""A book of any length for measurements, always the same: the shipped stories, told over and over.

Each telling gives the people other names, moves the sentences of longer paragraphs, changes the
numbers, and begins every line of dialogue in another way. So the share of dialogue, the lengths of
lines and the turns of a conversation are those of real prose, and hardly a line occurs twice but
for «she said», which real books repeat as well.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from audiobook.manuscript import read_story
from audiobook.story import Kind, Segment
from bench import ROOT

SEED = 26
_TITLES = """Snow on the Stairs, The Long Way Round, Two Coins, A Cold Kitchen, The Other Key,
Rain before Six, Nobody at the Door, The Wrong Umbrella, A Letter Home, Half Past Nothing,
What the Cook Knew, The Last Tram""".replace("\n", " ").split(", ")

_WOMEN = "Sophia Margarita Lunts Zoya Petrovna Sophie Ferrand Haddad Sofie Polina Lindner Tamara"
_MEN = "Léon Kostya Yegorov Pavel Deryabin Marco Marc Dupont Benoît Pell Viktor Gleb Orlov Mitya"
_OTHER_WOMEN = """Agnes Beatrice Clara Dorothy Edith Florence Harriet Imogen Josephine Lucinda
Matilda Nora Olive Philippa Rosamund Sylvia Theodora Ursula Winifred Adelaide Bridget Cecily Della
Esther Frances Gwendolyn Hester Irene Judith Katherine Leonora Mabel Octavia Prudence Rachel
Susannah"""
_OTHER_MEN = """Albert Bernard Clement Douglas Edmund Frederick Gilbert Humphrey Jasper Kenneth
Leopold Magnus Nathaniel Oswald Percival Quentin Reginald Stanley Tobias Vincent Walter Ambrose
Barnaby Cuthbert Desmond Ernest Felix Gregory Hector Isaac Jerome Lionel Maurice Neville Oliver
Patrick Roland Silas Thaddeus Wilfred Julian Conrad"""
_OPENINGS = "Well Listen Now Look Oh Come Indeed Really Honestly Besides"
_BEGINNINGS = "Then And So But Later Meanwhile Still Soon Again Even"

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\d.,])\d{2,}(?![\d.,]*\d)")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_MARKS = "\"'“”‘’"


def write(folder: Path, stories: Path, words: int) -> list[Path]:
    """Write the book into `folder`, a file each chapter; their paths. It has at least `words`."""
    folder.mkdir(parents=True, exist_ok=True)
    told = paragraphs(stories)
    paths = []
    for number, title in enumerate(_TITLES, start=1):
        chapter, length = [f"# {title}"], 0
        while length < words / len(_TITLES):
            chapter.append(next(told))
            length += len(chapter[-1].split())
        paths.append(folder / f"{number:02}.md")
        paths[-1].write_text("\n\n".join(chapter) + "\n", encoding="utf-8")
    return paths


def paragraphs(stories: Path) -> Iterator[str]:
    """Paragraphs without end."""
    chance = random.Random(SEED)
    books = [read_story(path) for path in sorted(stories.iterdir()) if is_story(path)]
    for telling in range(1_000_000):
        for book in books:
            names = _names(chance)
            for chapter in book.chapters:
                for _, group in groupby(chapter.segments, lambda segment: segment.paragraph):
                    paragraph = _paragraph(list(group), telling, chance)
                    if paragraph:
                        yield _WORD.sub(lambda word: names.get(word[0], word[0]), paragraph)  # noqa: B023


def is_story(path: Path) -> bool:
    """Whether it is a story rather than what is kept beside one."""
    return path.is_dir() or path.suffix in (".md", ".txt")


def _names(chance: random.Random) -> dict[str, str]:
    women, men = _WOMEN.split(), _MEN.split()
    other_women, other_men = _OTHER_WOMEN.split(), _OTHER_MEN.split()
    return {
        **dict(zip(women, chance.sample(other_women, len(women)), strict=True)),
        **dict(zip(men, chance.sample(other_men, len(men)), strict=True)),
    }


def _paragraph(segments: list[Segment], telling: int, chance: random.Random) -> str:
    """One paragraph in curly marks, told in another way; empty for a heading or a scene break."""
    if any(segment.kind in (Kind.HEADING, Kind.SILENT) for segment in segments):
        return ""
    spoken = any(segment.kind is Kind.DIALOGUE for segment in segments)
    pieces = []
    for at, segment in enumerate(segments):
        text = " ".join(segment.text.replace("*", "").split())
        if segment.kind is Kind.DIALOGUE:
            pieces.append(f"“{_opened(_bare(text), _OPENINGS, telling, segment.start)}”")
            continue
        text = text.translate({ord(mark): "" for mark in '"“”‘'}).replace("'", "’")
        if not spoken:
            text = _shuffled(text, chance) if telling else text
            text = _opened(text, _BEGINNINGS, telling, segment.start)
        pieces.append(text if not at or text[:1] in ",.;:" else f" {text}")
    return _NUMBER.sub(lambda number: str(int(number[0]) + 3 * telling), _joined(pieces))


def _bare(said: str) -> str:
    """A quotation without its own marks, so that curly ones can be put around it."""
    said = said.strip(_MARKS).translate({ord(mark): "’" for mark in "'‘’"})
    return said.translate({ord(mark): "" for mark in '"“”'})


def _joined(pieces: Sequence[str]) -> str:
    """The pieces of a paragraph, with a blank before each quotation but the first."""
    return "".join(
        f" {piece}" if piece[0] == "“" and at and not pieces[at - 1].endswith(" ") else piece
        for at, piece in enumerate(pieces)
    )


def _opened(text: str, openings: str, telling: int, place: int) -> str:
    """The text behind a word that it had in no other telling, unless there were very many."""
    if not telling:
        return text
    words = openings.split()
    first = text if text[:2] in ("I ", "I’") else text[:1].lower() + text[1:]
    return f"{words[(place + telling) % len(words)]}, " * (1 + telling // len(words)) + first


def _shuffled(text: str, chance: random.Random) -> str:
    sentences = _SENTENCE.split(text)
    chance.shuffle(sentences)
    return " ".join(sentences)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, help="where the book is written, a file each chapter")
    parser.add_argument("words", type=int, help="that it has at least")
    asked = parser.parse_args()
    write(asked.folder, ROOT / "stories", asked.words)


if __name__ == "__main__":
    main()
