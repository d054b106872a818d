"""Everything that can come in place of an answer. Each fault sends what it sends, and says whether the line lasts."""

from __future__ import annotations

import gzip
import json
import random
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import zstandard

MEGABYTE: Final = 2**20
LARGE: Final = 100 * MEGABYTE
# A drop of a slow answer: together they take longer than the crawl of these tests has patience for.
DROPS: Final = 40

SHORT_WAITS: Final = ("0", "7", "2.5", "250", "-3", "soon", "inf", "2020-01-01T00:00:00Z")
LONG_WAITS: Final = ("4000", "1e308", "99999999999", "2099-12-01T00:00:00Z", "Wed, 21 Oct 2099 07:28:00 GMT")


@dataclass(frozen=True)
class Exchange:
    """A question at `path` and the true answer `body`; `earlier` are the answers that its listing gave before."""

    line: socket.socket
    path: str
    body: bytes
    earlier: list[bytes]
    lots: random.Random
    # Where no question must ever arrive.
    elsewhere: int
    drop: float

    def send(self, body: bytes, status: str = "200 OK", *headers: str, length: int | None = None) -> None:
        self.line.sendall(head(status, *headers, length=len(body) if length is None else length) + body)


# Whether the line can be used again.
Fault = Callable[[Exchange], bool]


def head(status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", *headers]
    lines += [] if length is None else [f"Content-Length: {length}"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def no_fault(exchange: Exchange) -> bool:
    exchange.send(exchange.body)
    return True


def reset_at_once(exchange: Exchange) -> bool:
    return _reset(exchange)


def reset_mid_body(exchange: Exchange) -> bool:
    exchange.send(_some(exchange), length=len(exchange.body))
    return _reset(exchange)


def closed_mid_body(exchange: Exchange) -> bool:
    exchange.send(_some(exchange), length=len(exchange.body))
    return False


def cut_off(exchange: Exchange) -> bool:
    """Cut off before it was counted."""
    exchange.send(_some(exchange))
    return True


def cut_off_uncounted(exchange: Exchange) -> bool:
    exchange.line.sendall(head("200 OK", "Connection: close") + _some(exchange))
    return False


def chunks_that_are_none(exchange: Exchange) -> bool:
    exchange.line.sendall(head("200 OK", "Transfer-Encoding: chunked") + b'5\r\n{"ite\r\nmany\r\n')
    return False


def no_json(exchange: Exchange) -> bool:
    exchange.send(exchange.lots.choice((b"", b"<html>Just a moment...</html>", b"null", b"[]", b"{}", b"7", b"\xff{}")))
    return True


def wrong_types(exchange: Exchange) -> bool:
    """One value, somewhere, that is of no type it could be."""
    answer = json.loads(exchange.body)
    holder, place = exchange.lots.choice(_spots(answer))
    holder[place] = exchange.lots.choice(([[]], {"what": []}, 0.5, True))
    exchange.send(json.dumps(answer).encode())
    return True


def refusal(exchange: Exchange) -> bool:
    status = exchange.lots.choice(("429 Many", "500 Oh", "502 Bad", "503 Busy", "504 Late"))
    exchange.send(exchange.lots.choice((b"", b'{"error": "no"}', b"<html>")), status)
    return True


def refusal_with_a_time(exchange: Exchange) -> bool:
    wait = exchange.lots.choice(SHORT_WAITS if exchange.lots.random() < 0.95 else LONG_WAITS)
    exchange.send(b"{}", exchange.lots.choice(("429 Many", "503 Busy")), f"Retry-After: {wait}")
    return True


def limit_reached(exchange: Exchange) -> bool:
    """A good answer, and no further one for a while."""
    reset = exchange.lots.choice(SHORT_WAITS if exchange.lots.random() < 0.95 else LONG_WAITS)
    exchange.send(exchange.body, "200 OK", "X-RateLimit-Remaining: 0", f"X-RateLimit-Reset: {reset}")
    return True


def drips(exchange: Exchange) -> bool:
    exchange.line.sendall(head(length=len(exchange.body)))
    return _drip(exchange, exchange.body)


def drips_from_the_first(exchange: Exchange) -> bool:
    return _drip(exchange, head(length=len(exchange.body)) + exchange.body)


def leads_back(exchange: Exchange) -> bool:
    """The next page is said to be one that was there before, or this one."""
    seen = [json.loads(body).get("cursor") for body in exchange.earlier]
    cursors = [cursor for cursor in seen if cursor] + ([_cursor_of(exchange)] if _cursor_of(exchange) else [])
    if not cursors:
        return no_fault(exchange)
    exchange.send(json.dumps(json.loads(exchange.body) | {"cursor": exchange.lots.choice(cursors)}).encode())
    return True


def answered_before(exchange: Exchange) -> bool:
    """Some earlier page of the listing as a whole."""
    exchange.send(exchange.lots.choice(exchange.earlier) if exchange.earlier else exchange.body)
    return True


def rows_of_a_page_before(exchange: Exchange) -> bool:
    """Rows that came before, and what leads on from here."""
    if not exchange.earlier or not _cursor_of(exchange):
        return no_fault(exchange)
    rows = json.loads(exchange.lots.choice(exchange.earlier))["items"]
    exchange.send(json.dumps(json.loads(exchange.body) | {"items": rows}).encode())
    return True


def sent_elsewhere(exchange: Exchange) -> bool:
    port, path = exchange.elsewhere, exchange.path
    aim = exchange.lots.choice(
        (f"http://127.0.0.1:{port}{path}", f"//localhost:{port}{path}", "http://[oh", "ftp://x/")
    )
    exchange.send(b"", exchange.lots.choice(("301 Gone", "302 There", "307 There")), f"Location: {aim}")
    return True


def sent_around(exchange: Exchange) -> bool:
    """To the same server under an address of which it knows the answer, too."""
    exchange.send(b"", "307 There", f"Location: {exchange.path}&again=yes")
    return True


def sent_in_circles(exchange: Exchange) -> bool:
    exchange.send(b"", "302 Here", f"Location: {exchange.path}")
    return True


def large(exchange: Exchange) -> bool:
    status = exchange.lots.choice(("200 OK", "500 Oh"))
    exchange.line.sendall(head(status, length=LARGE) + b'{"items": "')
    block = b"x" * MEGABYTE
    for _ in range(LARGE // MEGABYTE):
        exchange.line.sendall(block)
    return False


def packed_bomb(exchange: Exchange) -> bool:
    """Small to send, large to unpack: packed as was asked for, packed twice, packed as nobody asked."""
    coding, body = exchange.lots.choice(BOMBS)
    exchange.send(body, "200 OK", f"Content-Encoding: {coding}")
    return True


def not_packed_at_all(exchange: Exchange) -> bool:
    exchange.send(exchange.body, "200 OK", "Content-Encoding: gzip")
    return True


_ZEROS: Final = b'{"items": [' + b" " * LARGE
_PACKED: Final = gzip.compress(_ZEROS, 6)
BOMBS: Final = (
    ("gzip", _PACKED),
    ("gzip, gzip", gzip.compress(_PACKED)),
    ("zstd", zstandard.compress(_ZEROS)),
)

FAULTS: Final[tuple[Fault, ...]] = (
    reset_at_once,
    reset_mid_body,
    closed_mid_body,
    cut_off,
    cut_off_uncounted,
    chunks_that_are_none,
    no_json,
    wrong_types,
    refusal,
    refusal_with_a_time,
    limit_reached,
    drips,
    drips_from_the_first,
    leads_back,
    answered_before,
    rows_of_a_page_before,
    sent_elsewhere,
    sent_around,
    sent_in_circles,
    large,
    packed_bomb,
    not_packed_at_all,
)
# These take real time, and come less often.
COSTLY: Final = (drips, drips_from_the_first, large, packed_bomb)


def _some(exchange: Exchange) -> bytes:
    return exchange.body[: exchange.lots.randrange(len(exchange.body))]


def _reset(exchange: Exchange) -> bool:
    exchange.line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False


def _drip(exchange: Exchange, message: bytes) -> bool:
    size = max(1, len(message) // DROPS)
    for begin in range(0, len(message), size):
        exchange.line.sendall(message[begin : begin + size])
        time.sleep(exchange.drop)
    return True


def _cursor_of(exchange: Exchange) -> str | None:
    _, _, asked = exchange.path.partition("cursor=")
    return asked.partition("&")[0].replace("+", " ") or None


def _spots(value: Any) -> list[tuple[Any, Any]]:
    """Every place in an answer: what holds it and where."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [spot for place, held in inside for spot in [(value, place), *_spots(held)]]
