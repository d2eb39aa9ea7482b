"""Whether a worker still gets on: by the processor time it uses and by what comes of it.

The clock alone tells nothing: on a busy machine a worker may wait a minute for its turn, and a
machine that slept is no fault of the worker's.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from audiobook.system import processor_seconds

# Of the processor, in which a worker that only waits stays: threads that wake to look around.
_NOTHING = 0.01
_LATE = 5.0  # seconds that a look may come late; later, it was this process that did not run
_FIRST = 1.0  # seconds until the first look
_SHORTEST = 0.05  # seconds from one look to the next


class Watch:
    """One task in one worker, looked at when `due` has come."""

    def __init__(
        self,
        process: int,
        limit: float,
        still: float,
        clock: Callable[[], float] = time.monotonic,
        used: Callable[[int], float | None] = processor_seconds,
    ) -> None:
        """`limit`: seconds of processor time without a sign; `still`: seconds without any work."""
        self._process, self._limit, self._still = process, limit, still
        self._clock, self._used = clock, used
        self.came()

    def came(self) -> None:
        """The worker gave a sign: all counts anew, from the next look on.

        Nothing is asked of the system yet, since most tasks end before that.
        """
        self.due = self._clock() + _FIRST
        self._before: float | None = None  # seconds of processor time when it was first looked at

    def look(self) -> str:
        """Why the worker counts as lost, in words; empty where it gets on."""
        now, used = self._clock(), self._used(self._process)
        if self._before is None or now > self.due + _LATE:
            self._before = self._before or used or 0.0
            self._rest(now, used)
            return ""
        if used is None:
            return f"no answer within {self._wait:.0f} seconds"
        left = self._limit - (used - self._before)
        if left <= 0:
            return f"no answer within {self._limit:.0f} seconds of the processor's time"
        if now >= self._since + self._wait:
            if used - self._at < _NOTHING * (now - self._since):
                return f"it did nothing for {now - self._since:.0f} seconds"
            self._rest(now, used)
        self.due = max(now + _SHORTEST, min(now + left, self._since + self._wait))
        return ""

    @property
    def _wait(self) -> float:
        """Seconds by the clock that may pass without any work."""
        return max(self._still, self._limit)

    def _rest(self, now: float, used: float | None) -> None:
        """From now on it is watched whether anything is done."""
        self._since, self._at = now, used or 0.0
        self.due = now + (self._wait if used is None else max(_SHORTEST, self._limit))
