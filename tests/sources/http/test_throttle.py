"""A limit is kept without being told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.sources.http.throttle import Throttle


@given(
    st.integers(1, 5),
    st.floats(0.5, 60),
    st.lists(st.tuples(st.floats(0, 30), st.none() | st.floats(0, 90)), max_size=40),
)
def test_in_no_window_are_there_more_calls_and_in_no_pause_any(
    calls: int, seconds: float, steps: list[tuple[float, float | None]]
) -> None:
    throttle, moment, made = Throttle(calls, seconds), 0.0, []
    paused = 0.0
    for later, pause in steps:
        moment += later
        if pause is not None:
            throttle.pause(moment + pause)
            paused = max(paused, moment + pause)
        moment += throttle.wait(moment)
        throttle.called(moment)
        assert moment >= paused - 1e-6
        made.append(moment)
    assert all(last - first >= seconds - 1e-6 for first, last in zip(made, made[calls:], strict=False))


def test_it_waits_no_longer_than_it_has_to() -> None:
    throttle = Throttle(calls=2, seconds=60)
    for moment in (0.0, 10.0):
        assert throttle.wait(moment) == 0.0
        throttle.called(moment)
    assert throttle.wait(20.0) == 40.0
    assert throttle.wait(60.0) == 0.0
    throttle.called(60.0)
    assert throttle.wait(61.0) == 9.0


def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    throttle = Throttle(calls=100, seconds=1)
    throttle.pause(50.0)
    throttle.pause(20.0)
    assert throttle.wait(10.0) == 40.0
