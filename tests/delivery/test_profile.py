"""A profile is found by its name, and says what a chapter is stitched to and made anew for."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

import pytest

from audiobook.delivery import Profile, profile
from audiobook.errors import InputError
from audiobook.system import fitted

ACX = profile.named("acx")


def test_settings_stand_as_they_did_in_the_first_manifests() -> None:
    """Else every book that was built by then would be encoded again."""
    assert ACX.settings == (
        "Profile(rms=-20.0, rms_tolerance=1.0, peak=-3.0, floor=(-90.0, -60.0), head=(0.5, 1.0), "
        "tail=(1.0, 5.0), rate=44100, bit_rate=192000, high_pass=80)"
    )


@pytest.mark.parametrize("field", sorted(set(asdict(ACX)) - {"name", "format"}))
def test_every_number_is_among_the_settings(field: str) -> None:
    was = getattr(ACX, field)
    other: dict[str, Any] = {field: (*was[:1], 7.0) if isinstance(was, tuple) else was + 1}
    assert replace(ACX, **other).settings != ACX.settings


def test_the_format_is_among_the_settings() -> None:
    assert replace(ACX, format="flac").settings != ACX.settings


@pytest.mark.parametrize(
    ("asked", "given"), [(0.0, 1.05), (1.0, 1.05), (1.05, 1.05), (2.5, 2.5), (5.0, 5.0), (9.0, 5.0)]
)
def test_a_tail_is_never_outside_of_what_the_profile_allows(asked: float, given: float) -> None:
    assert ACX.target(asked).tail == given


def test_a_profile_comes_back_from_json() -> None:
    assert fitted(Profile, json.loads(json.dumps(asdict(ACX)))) == ACX


def test_a_name_that_nobody_knows() -> None:
    with pytest.raises(InputError) as caught:
        profile.named("acs")
    (problem,) = caught.value.problems
    assert (problem.what, problem.mend) == ("there is no profile «acs»", "did you mean «acx»?")
