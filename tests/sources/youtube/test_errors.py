from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import ConfigurationError, GraphkitError, Retriable, Skippable
from graphkit.sources.http.answer import Answer, Refusal
from graphkit.sources.youtube.errors import CursorForgotten, Unprocessed, refused, until_reset
from tests.real.youtube import refusals

NOON = datetime(2026, 7, 1, 19, 0, tzinfo=UTC)


def understood(refusal: refusals.Refusal) -> GraphkitError | None:
    status, body = refusal
    answer = Answer(status, {}, json.dumps(body).encode())
    return refused(Refusal(answer, "the comments on video v"), lambda: NOON)


@pytest.mark.parametrize(
    ("refusal", "kind", "told"),
    [
        (refusals.comments_off(), Skippable, "turned off: the comments on video v"),
        (refusals.private(), Skippable, "private"),
        (refusals.video_gone(), Skippable, "gone"),
        (refusals.comment_gone(), Skippable, "gone"),
        (refusals.playlist_gone(), Skippable, "gone"),
        (refusals.forgotten_token(), CursorForgotten, "how to go on with the comments"),
        (refusals.failed(), Unprocessed, "fails to process"),
        (refusals.too_fast(), Retriable, "fewer calls"),
        (refusals.limit_spent("Queries", "1/min/{project}/{user}"), Retriable, "fewer calls"),
        (refusals.units_spent(), Retriable, "units is spent"),
        (refusals.limit_spent("Search Queries", "1/d/{project}"), Retriable, "searches is spent"),
        (refusals.unknown_key(), ConfigurationError, "does not know the key in GRAPHKIT_YOUTUBE_KEY"),
        (refusals.unknown_key_of_old(), ConfigurationError, "does not know the key"),
        (refusals.switched_off(), ConfigurationError, "has not enabled"),
        (refusals.blocked_key(), ConfigurationError, r"refuses the key .*\(API_KEY_SERVICE_BLOCKED"),
        (refusals.no_key(), ConfigurationError, "refuses the key"),
    ],
)
def test_a_refusal_is_named_by_what_to_do(refusal: refusals.Refusal, kind: type[GraphkitError], told: str) -> None:
    with pytest.raises(kind, match=told) as caught:
        raise understood(refusal) or AssertionError
    assert type(caught.value) is kind
    assert kind in (Skippable, CursorForgotten) or caught.value.advice


def test_a_spent_day_lasts_until_midnight_in_california() -> None:
    spent = [refusals.units_spent(), refusals.limit_spent("Search Queries", "1/d/{project}")]
    errors = [understood(refusal) for refusal in spent]
    assert [error.retry_after for error in errors if isinstance(error, Retriable)] == [12 * 3600, 12 * 3600]


def test_what_nobody_knows_is_left_to_its_status() -> None:
    assert understood(refusals.bad_request("No filter selected.")) is None
    assert refused(Refusal(Answer(403, {}, b"<html>Sorry"), "x"), lambda: NOON) is None
    assert refused(Refusal(Answer(500, {}, b'{"error": "oh"}'), "x"), lambda: NOON) is None
    assert refused(Refusal(Answer(503, {}, b'{"error": {"code": 503}}'), "x"), lambda: NOON) is None


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        # The clocks go forward that night in California, and back in November.
        (datetime(2026, 3, 8, 8, 0, tzinfo=UTC), 23),
        (datetime(2026, 11, 1, 7, 0, tzinfo=UTC), 25),
        (datetime(2026, 7, 1, 7, 0, tzinfo=UTC), 24),
        (datetime(2026, 7, 1, 6, 59, tzinfo=UTC), 1 / 60),
    ],
)
def test_days_are_as_long_as_in_california(now: datetime, hours: float) -> None:
    assert until_reset(now) == pytest.approx(hours * 3600)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC)))
def test_the_next_reset_is_the_next_midnight(now: datetime) -> None:
    seconds = until_reset(now)
    then = (now + timedelta(seconds=seconds)).astimezone(ZoneInfo("America/Los_Angeles"))
    assert 0 < seconds <= 25 * 3600
    assert (then.hour, then.minute, then.second) == (0, 0, 0)
