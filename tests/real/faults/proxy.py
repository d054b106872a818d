"""Stands between a crawl and a server, and breaks answers as a plan says."""

from __future__ import annotations

import http.client
import random
import socket
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Final, Protocol

from tests.real.faults.faults import COSTLY, FAULTS, Exchange, Fault, no_fault

DROP: Final = 0.02
# What an address holds that may never be answered well.
SORE: Final = ("cursor=", "/comments", "/profiles", "u3", "u4-p0")


class Plan(Protocol):
    """What goes wrong, question by question."""

    lots: random.Random

    def next(self, path: str) -> Fault:
        """What becomes of the answer to this question."""


class AllWell:
    def __init__(self) -> None:
        self.lots = random.Random(0)

    def next(self, path: str) -> Fault:
        del path
        return no_fault


class Schedule:
    """Faults at random: now and then, often, all at once for a while, or always at the same addresses."""

    def __init__(self, seed: int) -> None:
        self.lots = random.Random(seed)
        self._share = self.lots.choice((0.02, 0.1, 0.2, 0.5))
        self._kinds = self._few() if self.lots.random() < 0.5 else list(FAULTS)
        self._outage = range(begin := self.lots.randrange(60), begin + self.lots.choice((0, 0, 0, 5, 15, 40)))
        self._outage_fault = self._one(self._kinds)
        self._sore = self.lots.choice(SORE) if self.lots.random() < 0.5 else "nowhere"
        self._asked = 0

    def next(self, path: str) -> Fault:
        self._asked += 1
        if self._asked in self._outage:
            return self._outage_fault
        if self._sore in path or self.lots.random() < self._share:
            return self._one(self._kinds)
        return no_fault

    def _few(self) -> list[Fault]:
        return self.lots.sample(FAULTS, 3)

    def _one(self, kinds: list[Fault]) -> Fault:
        fault = self.lots.choice(kinds)
        return fault if fault not in COSTLY or self.lots.random() < 0.1 else self.lots.choice(FAULTS[:10])


class Proxy:
    """`elsewhere` is where redirects lead to; `strayed` counts who went there, `asked` all questions."""

    def __init__(self, server: int) -> None:
        self.plan: Plan = AllWell()
        self.strayed = 0
        self.asked = 0
        self._server = server
        self._earlier: dict[str, list[bytes]] = defaultdict(list)
        self._elsewhere = socket.create_server(("127.0.0.1", 0))
        self._listening = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._listen, daemon=True).start()
        threading.Thread(target=self._watch, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def follow(self, plan: Plan) -> None:
        """From now on things go wrong as planned; nothing is remembered of before."""
        self.plan = plan
        self._earlier = defaultdict(list)

    def close(self) -> None:
        for listening in (self._listening, self._elsewhere):
            # Who waits for a caller is woken, too.
            listening.shutdown(socket.SHUT_RDWR)
            listening.close()

    def _listen(self) -> None:
        while (line := _caller(self._listening)) is not None:
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _watch(self) -> None:
        while (line := _caller(self._elsewhere)) is not None:
            self.strayed += 1
            line.close()

    def _serve(self, line: socket.socket) -> None:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with line, closing(http.client.HTTPConnection("127.0.0.1", self._server)) as server:
            # The crawl may hang up in the middle of a fault.
            try:
                while self._exchanged(line, server):
                    pass
            except OSError:
                return

    def _exchanged(self, line: socket.socket, server: http.client.HTTPConnection) -> bool:
        """Whether the line lasts."""
        question = _question(line)
        if question is None:
            return False
        path, headers = question
        self.asked += 1
        server.request("GET", path, headers=headers)
        answer = server.getresponse()
        body = answer.read()
        if answer.status != 200:
            Exchange(line, path, body, [], self.plan.lots, 0, 0.0).send(body, f"{answer.status} {answer.reason}")
            return True
        fault = self.plan.next(path)
        before = self._earlier[path.partition("&cursor=")[0]]
        lasts = fault(Exchange(line, path, body, before, self.plan.lots, self._elsewhere.getsockname()[1], DROP))
        if fault is no_fault:
            before.append(body)
        return lasts


@contextmanager
def between(server: int) -> Iterator[Proxy]:
    """A proxy before the server that listens there, as long as the block lasts."""
    with closing(Proxy(server)) as proxy:
        yield proxy


def _caller(listening: socket.socket) -> socket.socket | None:
    try:
        return listening.accept()[0]
    except OSError:
        return None


def _question(line: socket.socket) -> tuple[str, dict[str, str]] | None:
    """Path and headers of the next question; None where the caller has hung up."""
    received = b""
    while b"\r\n\r\n" not in received:
        part = line.recv(65536)
        if not part:
            return None
        received += part
    first, *lines = received.decode("latin-1").split("\r\n")
    headers = dict(header.split(": ", 1) for header in lines if header)
    return first.split(" ")[1], {name: value for name, value in headers.items() if name.lower() == "x-key"}
