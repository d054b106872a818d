"""One question to a server, asked until it is answered or it is clear that it will not be.

Limits are kept before they are hit; what passes (too many calls, a server in trouble, a line that breaks, an answer cut
off) is waited for and asked again; what is too large, too slow or leads to another host is not taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from ssl import SSLContext
from typing import Final, Protocol, TypeVar

import httpx
import tenacity

from graphkit import __version__
from graphkit.clock import Clock
from graphkit.errors import ConfigurationError, Fatal, GraphkitError, Retriable
from graphkit.sources.http.answer import Answer, Decode, Malformed, Refusal
from graphkit.sources.http.limits import pause_asked, retry_after
from graphkit.sources.http.throttle import Throttle

T = TypeVar("T")

TRIES: Final = 5
# Longer than this nobody sits and watches: the crawl ends, and says when it can go on.
PATIENCE: Final = 300.0
LONGEST_WAIT: Final = 60.0
LARGEST: Final = 16 * 2**20
LARGEST_REFUSAL: Final = 64 * 2**10
DEADLINE: Final = 60.0
REDIRECTS: Final = 3
PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
# As was asked for. Others, and one within the other, unpack a small answer to any size at one stroke.
CODINGS: Final = ("gzip", "deflate")


class Meter(Protocol):
    """Who keeps the books, and tells the user what is waited for."""

    def spend(self, units: int, bucket: str = "") -> None:
        """A call that costs `units` of the quota `bucket` ("": the usual one) is about to be made.

        Raises where there is no budget left for it.
        """

    def waiting(self, seconds: float, why: str) -> None:
        """Nothing will happen for `seconds`."""


class _Passing(Exception):
    """It may be better next time, after `wait` seconds where the server said so."""

    def __init__(self, what: str, wait: float | None = None, known: GraphkitError | None = None) -> None:
        super().__init__(what)
        self.wait = wait
        # What it is if it never is better.
        self.known = known


@dataclass(frozen=True)
class Call:
    """What is asked: a path on the server, with parameters; `target` is what a person would call it."""

    path: str
    target: str
    parameters: Mapping[str, str | int | list[str]] = field(default_factory=dict)
    units: int = 1
    # The quota it is counted against, where a platform has several.
    bucket: str = ""
    # Keys travel in them.
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    # A form is posted, and so is JSON.
    form: Mapping[str, str] | None = None
    json: Mapping[str, str] | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Conditions:
    """What a call happens under: who counts it, what time it is, over which transport (None: the real one).

    `contact` is how the people behind a server reach whoever runs this; it is in the User-Agent.
    """

    meter: Meter
    clock: Clock
    transport: httpx.BaseTransport | None = None
    contact: str = ""
    deadline: float = DEADLINE


class Fetch:
    """Asks one server. `refused` turns its way of saying no into one of our errors, or None where its status says all.

    A Retriable that is soon over is waited for, and raised only if it never is.
    """

    def __init__(
        self,
        server: str,
        throttle: Throttle,
        refused: Callable[[Refusal], GraphkitError | None],
        conditions: Conditions,
    ) -> None:
        self._throttle = throttle
        self._refused = refused
        self._meter = conditions.meter
        self._clock = conditions.clock
        self._deadline = conditions.deadline
        self._client = httpx.Client(
            base_url=server,
            transport=conditions.transport,
            timeout=httpx.Timeout(min(20.0, conditions.deadline), connect=10.0),
            verify=_certificates(),
            headers={"User-Agent": _user_agent(conditions.contact), "Accept-Encoding": ", ".join(CODINGS)},
        )

    @property
    def server(self) -> str:
        """Scheme, host and port of the server."""
        return str(self._client.base_url)

    def read(self, call: Call, decode: Decode[T]) -> T:
        """The answer to `call` as `decode` understands it.

        Raises what `refused` makes of a refusal, Retriable where it did not work out after several tries or would
        mean too long a wait, Fatal for an answer that nothing here understands, and what the meter raises.
        """
        attempts = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(TRIES),
            retry=tenacity.retry_if_exception_type(_Passing),
            wait=_wait,
            sleep=lambda seconds: self._sleep(seconds, f"{self._client.base_url.host} to recover"),
            reraise=True,
        )
        try:
            answered: T = attempts(self._once, call, decode)
            return answered
        except _Passing as last:
            raise last.known or Retriable(
                f"{self._client.base_url.host} did not answer for {call.target}: {last}.",
                retry_after=last.wait or LONGEST_WAIT,
                advice="What was read is kept. Go on later with the same command.",
            ) from None

    def close(self) -> None:
        self._client.close()

    def _once(self, call: Call, decode: Decode[T]) -> T:
        self._keep_pace()
        self._meter.spend(call.units, call.bucket)
        answer = self._asked(call)
        pause = pause_asked(answer.headers, self._clock.now())
        if pause:
            self._throttle.pause(self._clock.passed() + pause)
        if answer.status == 200:
            try:
                return decode(answer)
            except Malformed as error:
                raise _Passing(f"its answer cannot be understood ({error})") from None
        raise self._said_no(Refusal(answer, call.target))

    def _keep_pace(self) -> None:
        wait = self._throttle.wait(self._clock.passed())
        if wait > PATIENCE:
            raise self._too_long(wait)
        if wait:
            self._sleep(wait, f"the limit of {self._client.base_url.host}")
        self._throttle.called(self._clock.passed())

    def _sleep(self, seconds: float, why: str) -> None:
        self._meter.waiting(seconds, why)
        self._clock.sleep(seconds)

    def _said_no(self, refusal: Refusal) -> Exception:
        known = self._refused(refusal)
        if isinstance(known, Retriable) and known.retry_after <= PATIENCE:
            return _Passing(known.message, known.retry_after, known)
        if known is not None:
            return known
        status = refusal.answer.status
        if status not in PASSING:
            return Fatal(
                f"{self._client.base_url.host} answered {status} to the question for {refusal.target}.",
                advice="Check the address and the account; if both are right, the platform has changed.",
            )
        wait = retry_after(refusal.answer.headers, self._clock.now())
        if wait is not None and wait > PATIENCE:
            return self._too_long(wait)
        return _Passing(f"it answered {status}", wait)

    def _too_long(self, wait: float) -> Retriable:
        return Retriable(
            f"{self._client.base_url.host} wants no calls for {wait / 60:,.0f} minutes.",
            retry_after=wait,
            advice="What was read is kept. Go on then with the same command.",
        )

    def _asked(self, call: Call) -> Answer:
        began = self._clock.passed()
        try:
            return self._followed(self._request(call), began)
        except (UnicodeEncodeError, httpx.LocalProtocolError):
            # Their texts hold the header.
            raise ConfigurationError(
                f"The key or the contact for {self._client.base_url.host} holds a character that cannot be sent.",
                advice="Copy it anew: without line breaks, typographic dashes or quotes.",
            ) from None
        except (httpx.TransportError, httpx.DecodingError, httpx.InvalidURL) as error:
            # Its text may hold the address, and never more: keys travel in headers.
            raise _Passing(str(error) or type(error).__name__) from None

    def _request(self, call: Call) -> httpx.Request:
        return self._client.build_request(
            "GET" if call.form is None and call.json is None else "POST",
            call.path,
            params=dict(call.parameters),
            headers=dict(call.headers),
            data=None if call.form is None else dict(call.form),
            json=None if call.json is None else dict(call.json),
        )

    def _followed(self, request: httpx.Request, began: float) -> Answer:
        """The answer, after redirects that stay on the server."""
        for redirects in range(REDIRECTS + 1):
            if redirects:
                # It costs no quota, but it is a call.
                self._keep_pace()
                self._meter.spend(0)
            response = self._client.send(request, stream=True)
            try:
                if response.next_request is None:
                    return self._taken(response, began)
                if not _same_server(request.url, response.next_request.url):
                    raise _Passing(f"it sends us to another host, {response.next_request.url.host}")
                request = response.next_request
            finally:
                response.close()
        raise _Passing("it sends us round in circles")

    def _taken(self, response: httpx.Response, began: float) -> Answer:
        """The whole answer, unless it is too large or comes too slowly."""
        if response.headers.get("content-encoding", "identity").lower() not in ("identity", *CODINGS):
            raise _Passing("its answer is packed in a way that was not asked for")
        largest = LARGEST if response.status_code == 200 else LARGEST_REFUSAL
        body = bytearray()
        for part in response.iter_bytes():
            body += part
            if len(body) > largest:
                if response.status_code != 200:
                    break
                raise _Passing(f"its answer is larger than {LARGEST // 2**20} MB")
            if self._clock.passed() - began > self._deadline:
                raise _Passing(f"its answer takes longer than {self._deadline:g} s")
        return Answer(response.status_code, dict(response.headers), bytes(body))


def _wait(state: tenacity.RetryCallState) -> float:
    """As long as the server asked for, else longer each time, and never for all at the same moment."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.wait if isinstance(error, _Passing) else None
    jittered = tenacity.wait_exponential_jitter(initial=1.0, max=LONGEST_WAIT, jitter=1.0)(state)
    return jittered if asked is None else asked + min(1.0, jittered)


def _same_server(one: httpx.URL, other: httpx.URL) -> bool:
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


@cache
def _certificates() -> SSLContext:
    """Whom to trust: read once, since that takes longer than most answers."""
    return httpx.create_ssl_context()


def _user_agent(contact: str) -> str:
    if not (contact.isascii() and contact.isprintable()):
        raise ConfigurationError(
            f"The contact “{contact}” cannot be sent in a header.", advice="Write it in plain letters, without accents."
        )
    return f"graphkit/{__version__}" + (f" (+{contact})" if contact else "")
