"""Hostile manuscripts of every kind: no traceback, no lost character, nobody unknown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.robustness import fuzz, ordeal
from bench.robustness.manuscripts import KINDS, Manuscript, manuscript

MANY = settings(max_examples=60, suppress_health_check=[*HealthCheck])


@given(seed=st.integers(0, 2**32))
@MANY
def test_any_manuscript(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    here = ordeal.project(tmp_path_factory.mktemp("fuzz"))
    assert ordeal.ordeal(manuscript(seed), here).faults == ()


@pytest.mark.filterwarnings("ignore")
def test_every_kind_and_always_the_same(tmp_path: Path) -> None:
    here = ordeal.project(tmp_path)
    found: dict[str, int] = {}
    for seed in range(200):
        found.setdefault(manuscript(seed).kind, seed)
    assert found.keys() == KINDS.keys()
    for kind, seed in found.items():
        assert manuscript(seed) == manuscript(seed), kind
        assert ordeal.ordeal(manuscript(seed), here).faults == ()


def text(of: str) -> Manuscript:
    return Manuscript(0, "a test", ".txt", of.encode())


def test_what_goes_wrong_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = ordeal.project(tmp_path)
    monkeypatch.setattr(ordeal, "attribute", lambda _: [][0])
    assert "IndexError" in ordeal.ordeal(text("It rained."), here).faults[0]


def test_what_is_refused_is_no_fault(tmp_path: Path) -> None:
    done = ordeal.ordeal(text(""), ordeal.project(tmp_path))
    assert done.refused
    assert done.faults == ()


def test_what_never_ends_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forever(_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(ordeal, "PATIENCE", 1)
    monkeypatch.setattr(ordeal, "attribute", forever)
    done = ordeal.ordeal(text("It rained."), ordeal.project(tmp_path))
    assert "more than 1 s" in done.faults[0]


def test_one_that_takes_ten_times_as_long_is_slow() -> None:
    done = [ordeal.Ordeal(text("It rained."), False, (), 0.03)] * 20
    slow = ordeal.Ordeal(text("It snowed."), False, (), 0.4)
    assert list(fuzz.slow_ones([*done, slow])) == [(slow, 0.03)]
    assert list(fuzz.slow_ones(done)) == []
