"""Whether those who speak in a play are women or men."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.attribution import attribute
from audiobook.manuscript import read_story

SCENE = """\
{name}. You came back.

LEE. I did.

{name}. {direction}So it seems.

LEE. Indeed.

{name}. So it is.
"""


def gender(folder: Path, name: str, before: str = "", direction: str = "") -> str:
    """Of somebody in a small play."""
    file = folder / "play.txt"
    file.write_text(f"{before}\n\n{SCENE.format(name=name, direction=direction)}", encoding="utf-8")
    told = attribute(read_story(file))
    called = name.title()
    return next(one.gender for one in told.characters if one.name == called)


@pytest.mark.parametrize(
    ("name", "before", "direction", "expected"),
    [
        ("ANN", "", "", "female"),
        ("ROBERT", "", "", "male"),
        ("MRS. KELP", "", "", "female"),
        ("QUILL", "", "", "unknown"),
        ("QUILL", "QUILL, a young woman", "", "female"),
        ("QUILL", "QUILL, 34, her brother", "", "male"),
        ("QUILL", "QUILL HARROW — the old king's daughter", "", "female"),
        ("QUILL", "Quill, wife of Tom", "", "female"),
        ("QUILL", "QUILL, servant to the queen", "", "unknown"),
        ("QUILL", "[QUILL, an old man, sits by the fire.]", "", "male"),
        ("QUILL", "QUILL, LEE and a young woman", "", "unknown"),
        ("ANN", "ANN, a young man", "", "male"),
        ("QUILL", "", "(She sits.) ", "female"),
        ("QUILL", "", "(taking off his coat, he sits) ", "male"),
        ("QUILL", "", "(to himself) ", "male"),
        ("QUILL", "", "(to her) ", "unknown"),
        ("QUILL", "", "(taking her hand) ", "unknown"),
        ("QUILL", "", "(behind the door, pulling off her gloves, she waits) ", "female"),
        ("ROBIN", "[Robin comes in, shaking her umbrella.]", "(She sits.) ", "female"),
        ("QUILL", "PERSONS\n\nQUILL, a widow\nLEE, his son\n\nACT I", "", "female"),
        ("QUILL", "PERSONS\n\nLEE, a boy\nQUILL\nTHE WIDOW, his aunt\n\nACT I", "", "unknown"),
        ("QUILL", "QUILL\nLEE\nANN, his daughter", "", "unknown"),
        ("QUILL", "[Quill comes in. She has a lamp.]", "", "female"),
        ("QUILL", "[Quill sees Lee. He has a lamp.]", "", "unknown"),
        ("ROBIN", "[Robin comes in. She has a lamp.]", "(She sits.) ", "female"),
        ("MRS. KELP", "", "(He comes in. He sits.) ", "female"),
    ],
)
def test_what_a_play_tells(
    tmp_path: Path, name: str, before: str, direction: str, expected: str
) -> None:
    assert gender(tmp_path, name, before, direction) == expected
