"""When a worker counts as lost: by its processor time and its signs, never by the clock alone."""

from __future__ import annotations

import pytest

from audiobook.build.executors.watch import Watch

LIMIT, STILL = 10.0, 60.0


class Machine:
    """A clock, and what a worker used of the processor until then; each step is one second."""

    def __init__(self, known: bool = True) -> None:
        self.now = self.used = 0.0
        self.watch = Watch(
            1, LIMIT, STILL, lambda: self.now, lambda _: self.used if known else None
        )

    def runs(self, seconds: int, share: float, signs: int = 0) -> str:
        """Why it is lost, or nothing, in so many seconds with a share of the processor.

        `signs`: the seconds between two signs of it; 0: it gives none.
        """
        for second in range(1, seconds + 1):
            self.now += 1
            self.used += share
            if signs and second % signs == 0:
                self.watch.came()
            why = self.watch.look() if self.now >= self.watch.due else ""
            if why:
                return f"{self.now:.0f}: {why}"
        return ""


@pytest.mark.parametrize(
    ("seconds", "share", "signs", "why"),
    [
        (9, 1.0, 0, ""),
        (60, 1.0, 0, "11: no answer within 10 seconds of the processor's time"),
        (150, 0.05, 0, ""),  # a busy machine
        (900, 0.05, 0, "201: no answer within 10 seconds of the processor's time"),
        (55, 0.0, 0, ""),
        (900, 0.0, 0, "61: it did nothing for 60 seconds"),
        (900, 0.001, 0, "61: it did nothing for 60 seconds"),
        (900, 1.0, 8, ""),  # it takes long, but stretches come
        (900, 0.0, 50, ""),
    ],
)
def test_a_worker_is_lost_that_spins_or_does_nothing(
    seconds: int, share: float, signs: int, why: str
) -> None:
    assert Machine().runs(seconds, share, signs) == why


def test_it_counts_anew_from_each_sign() -> None:
    machine = Machine()
    assert machine.runs(9, 1.0) == ""
    machine.watch.came()
    assert machine.runs(9, 1.0) == ""
    assert machine.runs(9, 1.0) != ""


def test_a_machine_that_slept_is_no_fault_of_the_worker() -> None:
    machine = Machine()
    assert machine.runs(30, 0.1) == ""
    machine.now += 10_000
    assert machine.runs(30, 0.1) == ""
    assert "did nothing" in machine.runs(200, 0.0)


def test_where_nobody_can_tell_the_clock_decides() -> None:
    assert Machine(known=False).runs(60, 1.0) == ""
    assert Machine(known=False).runs(90, 1.0) == "61: no answer within 60 seconds"
