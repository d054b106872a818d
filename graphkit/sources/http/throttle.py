"""Staying below a platform's limit without being told."""

from __future__ import annotations

from collections import deque


class Throttle:
    """At most `calls` in any `seconds`, and none before a pause that the server asked for is over.

    Times are seconds of a clock that never jumps.

    >>> throttle = Throttle(calls=2, seconds=60)
    >>> for moment in (0.0, 1.0):
    ...     throttle.called(moment)
    >>> throttle.wait(10.0)
    50.0
    """

    def __init__(self, calls: int, seconds: float) -> None:
        self._calls = calls
        self._seconds = seconds
        self._made: deque[float] = deque(maxlen=calls)
        self._paused_until = 0.0

    def called(self, moment: float) -> None:
        """A call was made."""
        self._made.append(moment)

    def pause(self, until: float) -> None:
        """The server wants no call before `until`."""
        self._paused_until = max(self._paused_until, until)

    def wait(self, moment: float) -> float:
        """How many seconds to wait before the next call."""
        full = len(self._made) == self._calls
        free = self._made[0] + self._seconds if full else moment
        return max(0.0, free - moment, self._paused_until - moment)
