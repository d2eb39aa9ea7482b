"""What every failure has in common: how a name that is nearly right is told."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from audiobook.errors import did_you_mean

PEOPLE = {"viktor": "Viktor", "margarita lunts": "Margarita Lunts"}


@pytest.mark.parametrize(
    ("name", "choices", "most", "told"),
    [
        ("vikto", ["viktor", "sofie"], 1, "did you mean «viktor»?"),
        ("vikto", PEOPLE, 1, "did you mean «Viktor»?"),
        ("af_bel", ["af_bell", "af_bella", "bm_lewis"], 2, "did you mean «af_bell» or «af_bella»?"),
        ("af_bel", ["af_bell", "af_bella", "bm_lewis"], 1, "did you mean «af_bell»?"),
        ("polly", PEOPLE, 1, ""),
        ("polly", [], 1, ""),
    ],
)
def test_the_nearest_choices_are_told(
    name: str, choices: Iterable[str], most: int, told: str
) -> None:
    assert did_you_mean(name, choices, most) == told


def test_how_near_a_choice_must_be() -> None:
    assert did_you_mean("hamle", ["hamlet", "ham"], likeness=0.7) == "did you mean «hamlet»?"
    assert did_you_mean("hamle", ["omelette"], likeness=0.7) == ""
