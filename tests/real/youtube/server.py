"""A YouTube of ours on this machine, held to Google's own description of the API. Start it by

python -m tests.real.youtube.server
"""

from __future__ import annotations

import json
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.real.youtube import refusals
from tests.real.youtube.answers import Answers, Refused
from tests.real.youtube.channels import World, world
from tests.real.youtube.discovery import Discovery
from tests.real.youtube.quota import Quota

KEY = "AIza-made-up-key"


class YouTube:
    """What is asked and answered; `broken` is everything that Google's document would not have."""

    def __init__(self, world: World, now: Callable[[], datetime]) -> None:
        self.discovery = Discovery()
        self.answers = Answers(world)
        self.quota = Quota(now)
        self.asked: Counter[str] = Counter()
        self.broken: list[str] = []
        # Refusals that come before any answer, in turn.
        self.trouble: deque[refusals.Refusal] = deque()

    def answer(self, verb: str, address: str, key: str | None) -> tuple[int, dict[str, Any]]:
        parts = urlsplit(address)
        query = parse_qsl(parts.query, keep_blank_values=True)
        resource = parts.path.rsplit("/", 1)[-1]
        self.asked[resource] += 1
        wrong = list(self.discovery.of_request(verb, parts.path, query))
        if "key" in dict(query):
            wrong.append("the key is in the address, where everybody writes it down")
        self.broken += wrong
        refusal = _at_the_door(key) or self._over_quota(resource)
        if refusal is None and wrong:
            refusal = refusals.bad_request("; ".join(wrong))
        if refusal is None and self.trouble:
            refusal = self.trouble.popleft()
        return refusal or self._answer(parts.path, resource, dict(query))

    def _over_quota(self, resource: str) -> refusals.Refusal | None:
        match self.quota.charge(resource):
            case None:
                return None
            case "searches":
                return refusals.limit_spent("Search Queries", "1/d/{project}")
        return refusals.units_spent()

    def _answer(self, path: str, resource: str, query: dict[str, str]) -> tuple[int, dict[str, Any]]:
        try:
            answer = self.answers.to(resource, query)
        except Refused as no:
            return no.refusal
        self.broken += self.discovery.of_answer(path, query["part"], answer)
        return 200, answer


@contextmanager
def serving(youtube: YouTube, port: int = 0) -> Iterator[str]:
    """The address of the server, as long as the block lasts."""
    one_at_a_time = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Else the body waits for the head to be acknowledged.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            with one_at_a_time:
                status, answer = youtube.answer(self.command, self.path, self.headers.get("X-Goog-Api-Key"))
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=UTF-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/youtube/v3"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _at_the_door(key: str | None) -> refusals.Refusal | None:
    if key is None:
        return refusals.no_key()
    return None if key == KEY else refusals.unknown_key()


def main() -> None:
    youtube = YouTube(world(seed=1), lambda: datetime.now(UTC))
    creator = youtube.answers.channels[next(iter(youtube.answers.channels))]
    with serving(youtube) as address:
        print(f"{address}  (GRAPHKIT_YOUTUBE_KEY={KEY}, a channel: @{creator.handle}; Ctrl-C ends it)", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print(f"{sum(youtube.asked.values())} calls, {len(youtube.broken)} against Google's document")


if __name__ == "__main__":
    main()
