"""How quotations are said, by the tag beside them; what may mean something else is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.casting.manner import (
    FAST,
    LAUGH,
    LOUD,
    PLAIN,
    SHOUT,
    SLOW,
    SMALL,
    SOFT,
    WHISPER,
    Manner,
    manners,
)
from audiobook.manuscript import read_story
from audiobook.story import Kind

SOFT_WHISPER = SOFT.with_(WHISPER)

# A paragraph, and how each of its quotations is said.
CASES: list[tuple[str, list[Manner]]] = [
    # the verb tells
    ("“Be still,” she whispered.", [WHISPER]),
    ("“Be still,” whispered Ann.", [WHISPER]),
    ("“Be still!” Ann whispered.", [WHISPER]),
    ("“Be still,” said Mrs. Hall in a whisper.", [WHISPER]),
    ("“I know,” he murmured.", [SOFT]),
    ("“I know,” muttered the old man.", [SOFT]),
    ("“Run!” he shouted.", [SHOUT]),
    ("“Run!” the men yelled together.", [SHOUT]),
    ("“Is it you?” cried Ann.", [LOUD]),
    ("“Well, sir,” he drawled.", [SLOW]),
    ("“It was me,” Bob blurted.", [FAST]),
    ("“Run!” boomed Bob.", [SHOUT]),
    ("“Run!” somebody shouted.", [SHOUT]),
    ("“Come in,” Bob and Ann answered in a whisper.", [WHISPER]),
    ("“Come in,” replied Ann rather slowly—", [SLOW]),
    # before the quotation
    ("She said, in a whisper, “Be still.”", [WHISPER]),
    ("She whispered, “Be still.”", [WHISPER]),
    ("Then Bob turned and shouted: “Run!”", [SHOUT]),
    ("He came in. He sat down. He muttered, “So late.”", [SOFT]),
    # the adverb or the phrase tells
    ("“Come in,” she said softly.", [SOFT]),
    ("“Come in,” she softly said.", [SOFT]),
    ("“Come in,” said Ann, quietly.", [SOFT]),
    ("“Come in,” said Ann, very quietly, and rose.", [SOFT]),
    ("“Come in,” he said loudly.", [LOUD]),
    ("“Come in,” he said slowly.", [SLOW]),
    ("“Come in,” he said quickly.", [FAST]),
    ("“Come in,” he said in a low voice.", [SOFT]),
    ("“Come in,” he said in a low, tired voice.", [PLAIN]),  # not read; nothing is lost by it
    ("“Come in,” he said under his breath.", [WHISPER]),
    ("“Come in!” he called at the top of his voice.", [LOUD.with_(SHOUT)]),
    ("“Come in,” she said, raising her voice.", [LOUD]),
    ("“Come in,” she whispered softly.", [SOFT_WHISPER]),
    ("“Come in,” she whispered quickly.", [WHISPER.with_(FAST)]),
    ("“Come in,” she said in a small voice.", [SMALL]),
    ("“Come in,” he piped.", [SMALL]),
    ("“Come in,” he laughed.", [LAUGH]),
    ("“Come in,” said Ann, laughing.", [LAUGH]),
    ("“Come in,” said Ann with a short laugh.", [LAUGH]),
    ("“Come in,” said Ann, not laughing.", [PLAIN]),
    ("“Come in,” said Ann without laughing.", [PLAIN]),
    # a speech goes on as it began
    ("“No,” she whispered, “not here.”", [WHISPER, WHISPER]),
    ("“No,” she whispered. “Not here.”", [WHISPER, WHISPER]),
    ("“No,” she whispered. She shut the door. “Not here.”", [WHISPER, PLAIN]),
    ("“No,” she said. “Not here!” she shouted.", [PLAIN, SHOUT]),
    # what tells nothing of it
    ("“Come in,” said Ann.", [PLAIN]),
    ("“Come in.”", [PLAIN]),
    ("“Come in.” She shouted for the dog.", [PLAIN]),
    ("“There!” She went softly to the door.", [PLAIN]),
    ("“Come in,” he said, quietly closing the door.", [PLAIN]),
    ("“Come in,” he said as he walked slowly away.", [PLAIN]),
    ("“Come in,” said Ann, looking up very quickly.", [PLAIN]),
    ("“Come in,” he said, and shouted for the dog.", [PLAIN]),
    ("She smiled gently and said, “No.”", [PLAIN]),  # «and» begins what is said of the speech
    ("He walked quickly and cried, “No.”", [LOUD]),
    ("He turned, quietly said “No,” and left.", [PLAIN]),
    ("“Come in,” she almost shouted.", [PLAIN]),
    ("“Come in,” he did not whisper.", [PLAIN]),
    ("“Come in,” she said, without raising her voice.", [PLAIN]),
    ("He had shouted all day. “Come in.”", [PLAIN]),
    ("“Don’t shout,” said Ann.", [PLAIN]),
    ("“She whispered it to me,” said Ann.", [PLAIN]),
    ("Ann softly shut the door.", []),
    # a verb with an object tells of something else
    ("“What now?” Marco called the police that night.", [PLAIN]),
    ("“Is it done?” Viktor called the waiter over.", [PLAIN]),
    ("“Is it done?” Viktor called the little waiter over.", [PLAIN]),
    ("“Why?” Ann cried tears of joy.", [PLAIN]),
    ("“Now?” He snapped his fingers.", [PLAIN]),
    ("“Come!” Ann called Bob.", [PLAIN]),
    ("“Come!” He called her over.", [PLAIN]),
    ("“Is it you?” called Ann.", [LOUD]),
    ("“Is it you?” called the waiter.", [LOUD]),
    ("“Ho!” again shouted the captain.", [SHOUT]),
    ("“Come!” he called a second time.", [LOUD]),
    ("“Come!” he called to Ann.", [LOUD]),
    ("“No!” he shouted the next morning.", [SHOUT]),
    ("“No!” Ann shouted, Bob beside her.", [SHOUT]),
    # only call, cry, snap and breathe are done to something; words and names are said
    ("“So late.” He whispered his answer.", [PLAIN]),
    ("“So late,” he whispered his answer.", [WHISPER]),
    ("“There, there,” she whispered words of comfort.", [WHISPER]),
    ("“Later,” she whispered this into his ear.", [WHISPER]),
    ("“Run!” He shouted it so loudly that she woke.", [SHOUT.with_(LOUD)]),
    ("“Out!” Ann screamed these words at him.", [SHOUT]),
    ("“Ann!” he yelled her name.", [SHOUT]),
    ("“Ann!” he cried her name.", [LOUD]),
    ("“Ann!” He called her name twice.", [LOUD]),
    ("“Now?” He snapped it shut.", [PLAIN]),
    ("“At last!” She breathed a sigh of relief.", [PLAIN]),
]


def told(paragraph: str, folder: Path) -> list[Manner]:
    file = folder / "story.md"
    file.write_text(f"# One\n\n{paragraph}\n", encoding="utf-8")
    (chapter,) = read_story(file).chapters
    found = manners(chapter)
    said = [at for at, one in enumerate(chapter.segments) if one.kind is Kind.DIALOGUE]
    assert set(found) <= set(said)
    return [found.get(at, PLAIN) for at in said]


@pytest.mark.parametrize(("paragraph", "expected"), CASES, ids=[case[0] for case in CASES])
def test_how_a_quotation_is_said(paragraph: str, expected: list[Manner], tmp_path: Path) -> None:
    assert told(paragraph, tmp_path) == expected


ALL = (PLAIN, WHISPER, SOFT, LOUD, SHOUT, SLOW, FAST)


@given(st.lists(st.sampled_from(ALL), max_size=6))
def test_a_manner_never_changes_a_voice_by_much(several: list[Manner]) -> None:
    manner = PLAIN
    for one in several:
        manner = manner.with_(one)
    assert -6 <= manner.decibels <= 5
    assert 0.86 <= manner.speed <= 1.14
    assert -12 <= manner.pitch <= 16  # a semitone and a third at most


def test_softer_is_softer_and_louder_louder() -> None:
    levels = [how.decibels for how in (WHISPER, SOFT, PLAIN, LOUD, SHOUT)]
    assert levels == sorted(set(levels))
    assert SLOW.speed < 1 < FAST.speed
