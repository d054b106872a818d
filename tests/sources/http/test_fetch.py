"""One question to a server that may answer anything."""

from __future__ import annotations

import gzip
import logging
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from itertools import pairwise

import httpx
import msgspec
import pytest

import graphkit as gk
from graphkit.crawl.budget import Budget, BudgetSpent, Spending
from graphkit.errors import GraphkitError
from graphkit.sources.http.answer import Answer, Refusal
from graphkit.sources.http.fetch import LARGEST, PASSING, PATIENCE, TRIES, Call, Conditions, Fetch, Meter
from graphkit.sources.http.throttle import Throttle
from tests.workspace.stand_ins import NOON, Clock

SERVER = "https://example.org"
SECRET = "hunter2-made-up"
WHAT = Call("/xrpc/who", "@ana", {"actor": "ana"}, headers={"Authorization": f"Bearer {SECRET}"})
Answers = Callable[[httpx.Request], httpx.Response]


class Who(msgspec.Struct):
    name: str


@dataclass
class Counting:
    spent: list[tuple[int, str]] = field(default_factory=list)
    waits: list[tuple[float, str]] = field(default_factory=list)

    def spend(self, units: int, bucket: str = "") -> None:
        self.spent.append((units, bucket))

    def waiting(self, seconds: float, why: str) -> None:
        self.waits.append((seconds, why))


@dataclass
class Asked:
    """A server of which everything that is asked is kept, and who asks it."""

    answers: list[httpx.Response | Exception | Answers]
    refused: Callable[[Refusal], GraphkitError | None] = lambda _: None
    clock: Clock = field(default_factory=Clock)
    meter: Meter = field(default_factory=Counting)
    contact: str = ""
    throttle: Throttle = field(default_factory=lambda: Throttle(100, 1.0))
    requests: list[httpx.Request] = field(default_factory=list)

    def read(self, call: Call = WHAT) -> str:
        conditions = Conditions(self.meter, self.clock, httpx.MockTransport(self._answer), self.contact)
        fetch = Fetch(SERVER, self.throttle, self.refused, conditions)
        try:
            return fetch.read(call, lambda answer: answer.decoded(Who).name)
        finally:
            fetch.close()

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        # The last is what it answers from then on.
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer(request) if callable(answer) else answer


def ana() -> httpx.Response:
    return httpx.Response(200, json={"name": "Ana"})


def no(status: int, **headers: str) -> httpx.Response:
    return httpx.Response(status, headers={name.replace("_", "-"): said for name, said in headers.items()})


def to(place: str) -> Answers:
    return lambda _: httpx.Response(302, headers={"Location": place})


def test_it_says_who_asks_and_how_to_reach_him() -> None:
    asked = Asked([ana()], contact="mailto:ana@example.org")
    assert asked.read() == "Ana"
    (request,) = asked.requests
    assert request.headers["User-Agent"] == f"graphkit/{gk.__version__} (+mailto:ana@example.org)"
    assert str(request.url) == f"{SERVER}/xrpc/who?actor=ana"
    assert request.method == "GET"


def test_a_form_and_json_are_posted() -> None:
    for call in (Call("/token", "a token", form={"grant": "x"}), Call("/token", "a token", json={"grant": "x"})):
        asked = Asked([ana()])
        asked.read(call)
        assert asked.requests[0].method == "POST"
        assert b"grant" in asked.requests[0].content


@pytest.mark.parametrize("status", sorted(PASSING))
def test_what_passes_is_waited_for(status: int) -> None:
    asked = Asked([no(status), no(status), ana()])
    assert asked.read() == "Ana"
    assert len(asked.requests) == 3
    first, second = asked.clock.slept
    assert 0 < first <= 2 <= second <= 3


@pytest.mark.parametrize("status", sorted(PASSING))
def test_what_does_not_pass_is_given_up(status: int) -> None:
    asked = Asked([no(status)])
    with pytest.raises(gk.Retriable, match=f"example.org did not answer for @ana: it answered {status}") as raised:
        asked.read()
    assert len(asked.requests) == TRIES
    assert raised.value.retry_after > 0


@pytest.mark.parametrize("status", [201, 204, 304, 400, 401, 403, 404, 405, 410, 418, 451, 501, 599])
def test_what_nothing_here_understands_is_fatal_at_once(status: int) -> None:
    asked = Asked([no(status)])
    with pytest.raises(gk.Fatal, match=f"answered {status} to the question for @ana"):
        asked.read()
    assert len(asked.requests) == 1


@pytest.mark.parametrize(
    "error",
    [
        gk.Skippable("Gone.", target="ana"),
        gk.ConfigurationError("Bad key."),
        gk.Retriable("Quota.", retry_after=PATIENCE + 1),
    ],
)
def test_a_refusal_that_is_known_is_told_at_once(error: GraphkitError) -> None:
    seen: list[Refusal] = []

    def refused(refusal: Refusal) -> GraphkitError:
        seen.append(refusal)
        return error

    asked = Asked([httpx.Response(400, json={"name": "NotFound"})], refused)
    with pytest.raises(type(error)) as raised:
        asked.read()
    assert raised.value is error
    assert len(asked.requests) == 1
    assert (seen[0].target, seen[0].decoded(Who)) == ("@ana", Who("NotFound"))
    assert seen[0].decoded(list) is None


def test_a_refusal_that_passes_soon_is_waited_for_and_told_in_the_end() -> None:
    error = gk.Retriable("Too many.", retry_after=7)
    asked = Asked([no(403), ana()], lambda _: error)
    assert asked.read() == "Ana"
    assert 7 <= asked.clock.slept[0] <= 8
    with pytest.raises(gk.Retriable) as raised:
        Asked([no(403)], lambda _: error).read()
    assert raised.value is error


@pytest.mark.parametrize("said", ["30", format_datetime(NOON + timedelta(seconds=30), usegmt=True)])
def test_retry_after_is_honoured(said: str) -> None:
    asked = Asked([no(429, retry_after=said), ana()])
    assert asked.read() == "Ana"
    assert 30 <= sum(asked.clock.slept) <= 31


def test_too_long_a_wait_is_told_at_once() -> None:
    asked = Asked([no(429, retry_after="3600")])
    with pytest.raises(gk.Retriable, match="wants no calls for 60 minutes") as raised:
        asked.read()
    assert raised.value.retry_after == 3600
    assert (len(asked.requests), asked.clock.slept) == (1, [])


def test_the_last_call_that_is_allowed_is_the_last_until_the_reset() -> None:
    spent = httpx.Response(200, json={"name": "Ana"}, headers={"RateLimit-Remaining": "0", "RateLimit-Reset": "40"})
    asked = Asked([spent, ana()])
    for _ in range(2):
        asked.read()
    assert asked.clock.slept == [40.0]
    assert isinstance(asked.meter, Counting)
    assert asked.meter.waits == [(40.0, "the limit of example.org")]


def test_the_pace_is_kept() -> None:
    asked = Asked([ana()], throttle=Throttle(1, 10.0))
    for _ in range(3):
        asked.read()
    assert asked.clock.slept == [10.0, 10.0]


def test_redirects_on_the_server_are_followed_and_counted() -> None:
    asked = Asked([to("/elsewhere"), to(f"{SERVER}/there"), ana()])
    assert asked.read() == "Ana"
    assert [request.url.path for request in asked.requests] == ["/xrpc/who", "/elsewhere", "/there"]
    assert isinstance(asked.meter, Counting)
    assert [units for units, _ in asked.meter.spent] == [1, 0, 0]


@pytest.mark.parametrize(
    "place",
    [
        "https://evil.org/x",
        "//evil.org/x",
        "http://example.org/x",
        "https://example.org:444/x",
        "https://sub.example.org",
    ],
)
def test_redirects_to_another_host_are_not(place: str) -> None:
    asked = Asked([to(place)])
    with pytest.raises(gk.Retriable, match="it sends us to another host"):
        asked.read()
    assert {request.url.host for request in asked.requests} == {"example.org"}
    assert all(request.url.scheme == "https" and request.url.port is None for request in asked.requests)


def test_a_circle_of_redirects_ends() -> None:
    asked = Asked([to("/xrpc/who")])
    with pytest.raises(gk.Retriable, match="round in circles"):
        asked.read()


class Stream(httpx.SyncByteStream):
    """A body that comes in parts, each so late, and may break off."""

    def __init__(self, clock: Clock, parts: int, part: bytes, seconds: float = 0.0, breaks: bool = False) -> None:
        self.clock, self.parts, self.part, self.seconds, self.breaks = clock, parts, part, seconds, breaks
        self.given = 0

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(self.parts):
            self.clock.moment += timedelta(seconds=self.seconds)
            self.given += 1
            yield self.part
        if self.breaks:
            raise httpx.ReadError("Connection reset by peer")


def streamed(stream: Stream, status: int = 200, **headers: str) -> httpx.Response:
    return httpx.Response(
        status, stream=stream, headers={name.replace("_", "-"): said for name, said in headers.items()}
    )


def test_what_is_too_large_is_not_taken() -> None:
    clock = Clock()
    stream = Stream(clock, 1000, b" " * 2**20)
    asked = Asked([streamed(stream), ana()], clock=clock)
    assert asked.read() == "Ana"
    assert stream.given == LARGEST // 2**20 + 1


def test_what_unpacks_to_too_much_is_not_taken() -> None:
    bomb = gzip.compress(bytes(LARGEST + 2**20))
    packed = httpx.Response(200, content=bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(gk.Retriable, match="larger than 16 MB"):
        Asked([packed] * TRIES).read()


def test_of_a_refusal_only_the_beginning_is_read() -> None:
    stream = Stream(Clock(), 1000, b" " * 2**16)
    with pytest.raises(gk.Fatal):
        Asked([streamed(stream, 404)]).read()
    assert stream.given == 2


def test_what_drips_is_not_waited_for() -> None:
    clock = Clock()
    stream = Stream(clock, 1000, b" ", seconds=10)
    asked = Asked([streamed(stream), ana()], clock=clock)
    assert asked.read() == "Ana"
    assert stream.given == 7


@pytest.mark.parametrize(
    "body", [b"", b'{"name": "A', b"[]", b'{"name": 7}', b"<html>", b'{"name": null}', b"\xff", b"[" * 100_000]
)
def test_what_cannot_be_understood_may_be_better_next_time(body: bytes) -> None:
    asked = Asked([httpx.Response(200, content=body), ana()])
    assert asked.read() == "Ana"
    with pytest.raises(gk.Retriable, match="its answer cannot be understood"):
        Asked([lambda _: httpx.Response(200, content=body)]).read()


@pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError, httpx.ReadError])
def test_a_line_that_breaks_is_tried_again(error: type[httpx.TransportError]) -> None:
    asked = Asked([error("no"), ana()])
    assert asked.read() == "Ana"
    assert len(asked.requests) == 2


def test_a_body_that_breaks_off_is_asked_for_again() -> None:
    clock = Clock()
    asked = Asked([streamed(Stream(clock, 1, b'{"name": "A', breaks=True)), ana()], clock=clock)
    assert asked.read() == "Ana"


def test_every_try_is_counted_and_waits_grow() -> None:
    asked = Asked([no(500)])
    with pytest.raises(gk.Retriable):
        asked.read(Call("/who", "@ana", units=3, bucket="search"))
    assert isinstance(asked.meter, Counting)
    assert asked.meter.spent == [(3, "search")] * TRIES
    assert [seconds for seconds, _ in asked.meter.waits] == asked.clock.slept
    assert all(one < other + 1 for one, other in pairwise(asked.clock.slept))


def test_where_the_budget_ends_nothing_is_asked() -> None:
    clock = Clock()
    asked = Asked([no(503)], clock=clock, meter=Spending(Budget(calls=2), clock, lambda *_: None))
    with pytest.raises(BudgetSpent):
        asked.read()
    assert len(asked.requests) == 2


def test_whom_the_minutes_run_out_nobody_waits_for() -> None:
    clock = Clock()
    asked = Asked([no(429, retry_after="120")], clock=clock, meter=Spending(Budget(minutes=1), clock, lambda *_: None))
    with pytest.raises(BudgetSpent):
        asked.read()
    assert clock.slept == []


@pytest.mark.parametrize(
    "answer", [no(500), no(400), to("https://evil.org"), httpx.ReadError("no"), httpx.Response(200, content=b"[")]
)
def test_a_secret_is_in_no_message(
    answer: httpx.Response | Exception | Answers, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(GraphkitError) as raised:
        Asked([answer]).read()
    assert SECRET not in "".join(traceback.format_exception(raised.value)) + caplog.text + repr(WHAT)


def test_a_key_that_cannot_be_sent_is_not_shown() -> None:
    with pytest.raises(gk.ConfigurationError, match="cannot be sent") as raised:
        Asked([ana()]).read(Call("/", "@ana", headers={"Authorization": f"{SECRET}–"}))
    assert SECRET not in "".join(traceback.format_exception(raised.value))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb'"cut off \ud83d"', "cut off �"),
        (rb'"\ud83d\ude00"', "😀"),
        (rb'"\\ud83d"', r"\ud83d"),
        (rb'"\udc00\ud800"', "��"),
    ],
)
def test_half_a_character_is_an_unknown_one(body: bytes, text: str) -> None:
    assert Answer(200, {}, body).decoded(str) == text
