"""The platform of `world`, served over HTTP on this machine. Start it by hand:

python -m tests.real.faults.server
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from tests.real.faults.world import World, world

KEY: Final = "key-of-a-made-up-platform"


class Platform:
    """What is asked and answered. `asked` counts the questions that had the key, by address; `said` are raw answers
    given in place of the world's, by how an address begins."""

    def __init__(self, known: World) -> None:
        self.world = known
        self.asked: Counter[str] = Counter()
        self.said: dict[str, bytes] = {}
        self.gone: dict[str, list[str]] = {}

    def answer(self, address: str, key: str | None) -> tuple[int, bytes]:
        parts = urlsplit(address)
        query = parse_qs(parts.query)
        if key != KEY:
            return 401, b'{"error": "no key"}'
        self.asked[address] += 1
        for beginning, body in self.said.items():
            if address.startswith(beginning):
                return 200, body
        try:
            return 200, json.dumps(self._found(parts.path.strip("/"), query)).encode()
        except KeyError as missing:
            return 404, json.dumps({"error": f"no {missing}"}).encode()

    def _found(self, kind: str, query: dict[str, list[str]]) -> dict[str, Any]:
        if kind == "profiles":
            profiles = self.world.profiles
            return {"items": [profiles[name] for name in query["id"] if name in profiles]}
        page = self.world.page(kind, query["of"][0], query.get("cursor", [None])[0])
        return page | {"gone": self.gone.get(query["of"][0], [])}


@contextmanager
def serving(platform: Platform, port: int = 0) -> Iterator[int]:
    """The port it listens on, as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        # Head and body leave together.
        wbufsize = -1

        def do_GET(self) -> None:
            status, body = platform.answer(self.path, self.headers.get("X-Key"))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """The terminal is for the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    with serving(Platform(world()), 8765) as listening:
        print(f"http://127.0.0.1:{listening}, key {KEY}")
        threading.Event().wait()
