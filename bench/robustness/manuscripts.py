"""Hostile manuscripts without end: each is made of a number, and is always the same for it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from audiobook.story import Format
from bench import ROOT
from bench.robustness.packages import docx, epub

_PACKAGES: dict[str, Callable[[str, random.Random], bytes]] = {".epub": epub, ".docx": docx}
_SUFFIXES = (".md", ".txt", ".fountain", ".html", *_PACKAGES)
_LONGEST = 14  # a manuscript has up to 2 ** this many characters, and a few more
_TALE = 6000  # characters of a tale that is made up, at most
_PIECES: dict[str, list[str]] = json.loads(
    (ROOT / "bench" / "robustness" / "pieces.json").read_text(encoding="utf-8")
)
_BLOCKS = (  # of Unicode
    *((0, 0x7F), (0, 0x24F), (0x300, 0x5FF), (0x2000, 0x2BFF), (0x3000, 0x9FFF), (0xA000, 0xD7FF)),
    *((0xE000, 0xFFFF), (0x10000, 0x10FFFF)),
)
_WRONG = ("cp1252", "mac_roman", "latin-1", "cp437", "cp1251")  # what UTF-8 is decoded as
_ENDS = {"cr": "\r", "crlf": "\r\n"}

Maker = Callable[[random.Random, int], str]  # about so many characters


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A file that somebody might give the program."""

    seed: int
    kind: str
    suffix: str
    data: bytes

    @property
    def name(self) -> str:
        return f"{self.kind.replace(' ', '-')}-{self.seed}{self.suffix}"


def manuscript(seed: int) -> Manuscript:
    """That of the number `seed`."""
    chance = random.Random(seed)
    kind = chance.choice(list(KINDS))
    suffix = chance.choice([suffix for suffix in _SUFFIXES if _is_known(suffix)])
    text = KINDS[kind](chance, int(2 ** chance.uniform(0, _LONGEST)))
    packed = _PACKAGES.get(suffix, _encoded)
    return Manuscript(seed, kind, suffix, packed(text, chance))


def _is_known(suffix: str) -> bool:
    return any(suffix in format_.suffixes for format_ in Format)


def _encoded(text: str, chance: random.Random) -> bytes:
    """Mostly UTF-8 as it should be; sometimes as an old or a broken editor leaves it."""
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.85:
        return data
    how = chance.choice(["cr", "crlf", "mixed", "bom", "utf-16", "cp1252", "cut", "torn", "zeros"])
    if how in _ENDS:
        return data.replace(b"\n", _ENDS[how].encode())
    if how == "mixed":
        return b"".join(line + chance.choice([b"\n", b"\r", b"\r\n"]) for line in data.split(b"\n"))
    if how == "bom":
        return b"\xef\xbb\xbf" + data
    if how in ("utf-16", "cp1252"):
        return text.encode(how, "ignore")
    if how == "cut":
        return data[: chance.randrange(len(data) + 1)]
    return _torn(data, chance) if how == "torn" else data + bytes(chance.randrange(1, 600))


def _torn(data: bytes, chance: random.Random) -> bytes:
    torn = bytearray(data)
    for at in range(0, len(torn), 2000):
        torn[chance.randrange(at, min(at + 2000, len(torn)))] = chance.randrange(256)
    return bytes(torn)


# --- what they are made of


def _one(chance: random.Random, bowl: str) -> str:
    return chance.choice(_PIECES[bowl])


def _soup(*bowls: str) -> Maker:
    """Pieces of these lists, in no order, with words and breaks between them."""

    def make(chance: random.Random, size: int) -> str:
        made: list[str] = []
        length = 0
        while length < size:
            bowl = chance.choice([*bowls, "words", "breaks", "", ""])
            made.append(_one(chance, bowl) if bowl else " ")
            length += len(made[-1])
        return "".join(made)

    return make


def _any_text(chance: random.Random, size: int) -> str:
    low, high = chance.choice(_BLOCKS)
    return "".join(chr(chance.randint(low, high)) for _ in range(min(size, 4000)))


def _run(chance: random.Random, size: int) -> str:
    unit = "".join(_one(chance, chance.choice(_ALL)) for _ in range(chance.randint(1, 3)))
    unit += chance.choice(["", " ", "\n", "\n\n"])
    return _one(chance, "around runs").replace("{}", unit * (1 + size // len(unit)))


def _nested(chance: random.Random, size: int) -> str:
    depth, pair = min(size, 3000) // 2, _one(chance, "pairs")
    mixed = chance.random() < 0.5
    pairs = [_one(chance, "pairs") if mixed else pair for _ in range(depth)]
    closed = int(depth * chance.choice([0, 0.5, 1, 1]))
    opening, closing = (pair[0] for pair in pairs), (pair[1] for pair in pairs[::-1][:closed])
    return f"{''.join(opening)}Go{''.join(closing)}"


def _sentence(chance: random.Random) -> str:
    """Something that reads like a story, mostly."""
    marks = _one(chance, "marks of speech")
    opening, closing = marks[0], marks[1]
    words = f"{_one(chance, 'words').capitalize()} {_one(chance, 'words')}{_one(chance, 'ends')}"
    said = f"{opening}{words}{closing}"
    sentence = _one(chance, "sentences").replace("TAG", _one(chance, "tags"))
    for part, bowl in (("VERB", "verbs"), ("NAME", "names"), ("OTHER", "names")):
        sentence = sentence.replace(part, _one(chance, bowl))
    return sentence.replace("SAID", said)


def _tale(chance: random.Random, size: int) -> str:
    made: list[str] = []
    length = 0
    while length < min(size, _TALE):
        made.append(_sentence(chance) + chance.choice([" ", " ", "\n\n", "\n\n", "\n", ""]))
        length += len(made[-1])
    text = "".join(made)
    return text[: chance.randrange(len(text) + 1)] if chance.random() < 0.5 else text


@cache
def _ours() -> list[str]:
    files = [*(ROOT / "stories").rglob("*.*"), *(ROOT / "tests" / "texts").iterdir()]
    return [file.read_text(encoding="utf-8") for file in sorted(files) if Format.of(file)]


def _piece(chance: random.Random, size: int) -> str:
    """Of a good story."""
    text = chance.choice(_ours())
    start = chance.randrange(max(1, len(text) - size))
    return text[start : start + size]


def _mangled(chance: random.Random, size: int) -> str:
    """A good story in which single characters went wrong."""
    text = list(_piece(chance, size))
    for _ in range(1 + len(text) // chance.choice([20, 100, 500])):
        bowl = chance.choice(["quotes", "marks", "spaces", "unseen", "breaks", "", ""])
        text[chance.randrange(len(text))] = _one(chance, bowl) if bowl else ""
    return "".join(text)


def _remarked(chance: random.Random, size: int) -> str:
    """A good story with other quotation marks, some of them left out."""
    others = [chance.choice([*_PIECES["quotes"], "", "—", "_"]) for _ in range(6)]
    keep = chance.choice([0.0, 0.9])
    table = dict(zip("“”‘’\"'", others, strict=True))
    text = _piece(chance, size)
    return "".join(table.get(c, c) if chance.random() >= keep else c for c in text)


def _shuffled(chance: random.Random, size: int) -> str:
    """The paragraphs, lines or words of a good story in another order, some twice."""
    parting = chance.choice(["\n\n", "\n", " "])
    parts = _piece(chance, size).split(parting)
    return chance.choice([parting, "\n\n", "\n", " ", ""]).join(chance.choices(parts, k=len(parts)))


def _fronted(chance: random.Random, size: int) -> str:
    fence = chance.choice(["---", "---", "---", "+++", "--- ", "...", "----"])
    lines = "\n".join(_one(chance, "yaml") for _ in range(chance.randint(0, 8)))
    before = chance.choice(["", "", "", " ", "\n"])
    end = chance.choice([fence, fence, fence, "", "...", "---"])
    return f"{before}{fence}\n{lines}\n{end}\n{_tale(chance, size)}"


def _mojibake(chance: random.Random, size: int) -> str:
    """A story that was decoded wrongly, once or twice, here and there."""
    lines = _piece(chance, size).split("\n")
    for _ in range(chance.randint(1, 2)):
        wrong = chance.choice(_WRONG)
        lines = [
            line.encode("utf-8", "replace").decode(wrong, "replace")
            if chance.random() < 0.5
            else line
            for line in lines
        ]
    return "\n".join(lines)


def _wide(chance: random.Random, size: int) -> str:
    """No blank at all, or no line end."""
    text = _soup("marks", "numbers")(chance, size)
    return "".join(text.split()) if chance.random() < 0.5 else " ".join(text.split())


_ALL = ("quotes", "marks", "spaces", "unseen", "names", "words", "heads", "furniture", "play",
        "markdown", "others", "numbers", "directives", "breaks", "verbs")  # fmt: skip
KINDS: dict[str, Maker] = {
    "any text": _any_text,
    "a run": _run,
    "nested": _nested,
    "a tale": _tale,
    "mangled": _mangled,
    "remarked": _remarked,
    "shuffled": _shuffled,
    "front matter": _fronted,
    "mojibake": _mojibake,
    "wide": _wide,
    "quotes": _soup("quotes", "quotes", "names", "verbs"),
    "names": _soup("names", "names", "verbs", "quotes", "marks"),
    "headings": _soup("heads", "breaks", "furniture"),
    "a play": _soup("play", "play", "names", "breaks"),
    "markdown": _soup("markdown", "markdown", "breaks", "heads"),
    "numbers": _soup("numbers", "numbers", "marks"),
    "languages": _soup("others", "others", "quotes"),
    "unseen": _soup("unseen", "spaces", "quotes", "words"),
    "directives": _soup("directives", "directives", "quotes", "names"),
    "furniture": _soup("furniture", "heads"),
    "all": _soup(*_ALL),
}
