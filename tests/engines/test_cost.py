"""What an engine costs is told where it was seen, on the machine where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.engines import cost

INFO = """\
processor\t: 0
model name\t: Some CPU 9000
flags\t\t: fpu avx2 avx512f sse

processor\t: 1
model name\t: Another
"""


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds of the processor that this process has used."""
    used = [0.0]
    monkeypatch.setenv("AUDIOBOOK_DATA", str(tmp_path))
    monkeypatch.setattr("time.process_time", lambda: used[0])
    return used


def speak(tally: cost.Tally, clock: list[float], sound: float, spent: float) -> None:
    tally.begin()
    clock[0] += spent
    tally.came(sound)
    clock[0] += 100  # what is done with the sound is not the engine's


def test_what_was_spent_is_kept_once_there_is_enough(clock: list[float]) -> None:
    tally = cost.Tally("acme")
    speak(tally, clock, 6, 3)
    assert cost.known("acme") is None
    speak(tally, clock, 6, 1.8)
    found = cost.known("acme")
    assert found == cost.EngineCost(cost.processor(), 0.4)
    assert cost.known("other") is None


def test_what_costs_hardly_anything_is_not_told(clock: list[float]) -> None:
    speak(cost.Tally("acme"), clock, 100, 0.5)
    assert cost.known("acme") is None


def test_another_machine_has_other_costs(clock: list[float], tmp_path: Path) -> None:
    speak(cost.Tally("acme"), clock, 20, 10)
    file = tmp_path / "costs" / "acme.json"
    file.write_text(file.read_text(encoding="utf-8").replace(cost.processor(), "another"))
    assert cost.known("acme") is None
    file.write_text("no JSON")
    assert cost.known("acme") is None


def test_a_folder_that_can_not_be_written_is_no_failure(clock: list[float], tmp_path: Path) -> None:
    (tmp_path / "costs").write_text("a file")
    speak(cost.Tally("acme"), clock, 20, 10)
    assert cost.known("acme") is None


def test_the_processor_by_its_name_and_what_models_use(tmp_path: Path) -> None:
    file = tmp_path / "cpuinfo"
    file.write_text(INFO)
    assert cost.processor(file) == "Some CPU 9000, avx2 avx512f"
    assert cost.processor(tmp_path / "none")
