"""The words that hibari's phonemes are made of are those of our normalization, and no others."""

from __future__ import annotations

import lzma
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from audiobook.normalization import normalize
from audiobook.pronunciation import pronounce

hibari = pytest.importorskip("hibari", reason="the extra kokoro is not installed")

OURS = Path(__file__).with_name("sentences.txt")
NOVELS = Path(__file__).parents[3] / "shared" / "bench" / "novels"
ENOUGH, PER_NOVEL = 10_000, 400  # sentences
SPOKEN_AT_ONCE = re.compile(r"(?=“)|(?<=”)\s+|(?<=[.!?…])\s+(?=[A-Z])")
LINK = re.compile(r"\[([^\]]*)\]\(/[^)]*/\)")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

Reader = Callable[[str], tuple[list[str], list[str]]]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The words of a sentence as we say them, and those that hibari's rules are given."""
    from hibari import g2p

    from audiobook.engines.neural.english import english

    given: list[str] = []

    def heard(self: Any, text: str, normalize_text: bool = True) -> str:
        given.append(g2p.normalize(text) if normalize_text else text)
        return "a"

    monkeypatch.setattr(g2p.G2P, "__call__", heard)

    def both(sentence: str) -> tuple[list[str], list[str]]:
        said = normalize(sentence, {})
        given.clear()
        count = len(english().sentences(pronounce(said, british=False).sounded, british=False))
        sent = " ".join(LINK.sub(r"\1", text) for text in given[-count:])
        return words(said.text), words(sent)

    return both


def words(text: str) -> list[str]:
    return WORD.findall(text.replace("’", "'"))


def test_our_own_sentences_keep_their_words(read: Reader) -> None:
    for sentence in OURS.read_text(encoding="utf-8").splitlines():
        said, given = read(sentence)
        assert given == said, sentence


def test_real_prose_keeps_its_words(read: Reader) -> None:
    if not NOVELS.is_dir():
        pytest.skip(f"no novels in {NOVELS}: only our own sentences were compared")
    sentences = list(islice(prose(), ENOUGH))
    assert len(sentences) == ENOUGH
    changed = [(s, *pair) for s in sentences if (pair := read(s))[0] != pair[1]]
    assert not changed, changed[:3]


def prose() -> Iterator[str]:
    """Sentences of novels, some of each."""
    for file in sorted(NOVELS.glob("*.txt.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as opened:
            yield from islice(filter(is_plain, sentences_of(opened)), PER_NOVEL)


def sentences_of(lines: Iterator[str]) -> Iterator[str]:
    for line in islice(lines, 400, None):
        yield from SPOKEN_AT_ONCE.split(line.strip())


def is_plain(sentence: str) -> bool:
    """Whether there is a word in it, and none in other letters, whose names are said."""
    letters = [c for c in sentence if c.isalpha()]
    return bool(letters) and all(unicodedata.name(c).startswith("LATIN") for c in letters)
