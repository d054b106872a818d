"""What headers say about waiting, in all the ways platforms write it."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.sources.http.limits import LONGEST, pause_asked, retry_after

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
IN_A_MINUTE = NOW + timedelta(minutes=1)
MINUTE = pytest.mark.parametrize(
    "said",
    [
        "60",
        " 60.0 ",
        str(int(IN_A_MINUTE.timestamp())),
        IN_A_MINUTE.isoformat(),
        "2026-05-01T12:01:00.000Z",
        "2026-05-01T12:01:00",
        "2026-05-01T14:01:00+02:00",
        format_datetime(IN_A_MINUTE, usegmt=True),
    ],
)


@MINUTE
@pytest.mark.parametrize("name", ["retry-after", "ratelimit-reset", "x-ratelimit-reset"])
def test_a_minute_is_a_minute_however_it_is_written(name: str, said: str) -> None:
    assert retry_after({name: said}, NOW) == 60.0


def test_retry_after_goes_before_a_reset() -> None:
    assert retry_after({"retry-after": "5", "ratelimit-reset": "60"}, NOW) == 5.0
    assert retry_after({"retry-after": "soon", "ratelimit-reset": "60"}, NOW) == 60.0


def test_what_is_past_is_now_and_never_is_within_a_year() -> None:
    for past in ("-5", "0", "2020-01-01T00:00:00Z", "1000000001", "Wed, 01 Jan 2020 00:00:00 GMT"):
        assert retry_after({"retry-after": past}, NOW) == 0.0
    for never in ("9e99", "99999999999999", "9999-12-31T23:59:59Z", "900000000"):
        assert retry_after({"retry-after": never}, NOW) == LONGEST


@pytest.mark.parametrize("left", ["0", "0.0", "0.4", "-1"])
@pytest.mark.parametrize("prefix", ["ratelimit-", "x-ratelimit-"])
def test_where_nothing_is_left_it_is_waited_for_the_reset(prefix: str, left: str) -> None:
    assert pause_asked({f"{prefix}remaining": left, f"{prefix}reset": "30"}, NOW) == 30.0
    assert pause_asked({f"{prefix}remaining": left}, NOW) is None


@pytest.mark.parametrize("left", ["1", "299", "1.0", "many", "", "nan", "inf"])
def test_where_something_is_left_or_nobody_knows_nothing_is_waited_for(left: str) -> None:
    assert pause_asked({"ratelimit-remaining": left, "ratelimit-reset": "30"}, NOW) is None
    assert pause_asked({}, NOW) is None


@given(
    st.text() | st.sampled_from(["nan", "inf", "-inf", "1e400", "١٢", "1_0", "0x10", "60;w=3600", "Mon, 99 Foo 2026"])
)
def test_no_header_makes_it_stumble_or_wait_without_end(said: str) -> None:
    for name in ("retry-after", "ratelimit-reset", "ratelimit-remaining"):
        headers = {"ratelimit-remaining": "0"} | {name: said}
        for seconds in (retry_after(headers, NOW), pause_asked(headers, NOW)):
            assert seconds is None or (math.isfinite(seconds) and 0 <= seconds <= LONGEST)
