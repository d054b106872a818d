"""What Reddit once answered, answered again: the recordings that the sources of PRAW bring along, over HTTP.

    python3 tests/real/reddit/serve.py TestMore.test_comments  # serves until Ctrl-C; prints where, as JSON
    python3 tests/real/reddit/serve.py --install               # only fetches the recordings

An answer is given to the request it was recorded for (method, path, parameters, form, kind of authorization), to no
other. The sources are kept in $GRAPHKIT_REDDIT_RECORDINGS, else in the user's cache.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import tarfile
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlsplit

PACKAGE, VERSION = "praw", "8.0.3"
CASSETTES = f"{PACKAGE}-{VERSION}/tests/integration/cassettes/"
PASSED_ON = ("content-type", "location")
Asked: TypeAlias = tuple[str, str, frozenset[tuple[str, str]], frozenset[tuple[str, str]]]


@dataclass(frozen=True)
class Recorded:
    """A request and its answer. `asked` is what makes a request the same as another."""

    cassette: str
    host: str
    asked: Asked
    authorization: str
    status: int
    headers: dict[str, str]
    body: bytes


def installed() -> Path:
    """The sources of PRAW as they were published; fetched first where they are missing."""
    folder = _cache()
    folder.mkdir(parents=True, exist_ok=True)
    sources = folder / f"{PACKAGE}-{VERSION}.tar.gz"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not sources.exists():
            wanted = ["--no-deps", "--no-binary", PACKAGE, f"{PACKAGE}=={VERSION}", "--dest", str(folder)]
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", *wanted], check=True)
    return sources


def recordings(sources: Path, *cassettes: str) -> Iterator[Recorded]:
    """What was recorded in the named cassettes, or in all of them, in its order."""
    with tarfile.open(sources) as archive:
        for member in archive:
            name = member.name.removeprefix(CASSETTES).removesuffix(".json")
            if not member.name.startswith(CASSETTES) or (cassettes and name not in cassettes):
                continue
            file = archive.extractfile(member)
            assert file is not None
            for interaction in json.load(file)["interactions"]:
                yield _recorded(name, interaction)


class Replay(ThreadingHTTPServer):
    """Answers as recorded; of several answers to the same request the first one first, the last one ever after."""

    daemon_threads = True

    def __init__(self, recorded: Iterable[Recorded]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[Asked, list[Recorded]] = defaultdict(list)
        for one in recorded:
            self.answers[one.asked].append(one)
        self.given: Counter[Asked] = Counter()
        self.refused: list[str] = []
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, asked: Asked, authorization: str) -> Recorded | None:
        with self._lock:
            known = self.answers.get(asked, [])
            if not known or known[0].authorization != authorization:
                self.refused.append(f"{asked} as {authorization}")
                return None
            self.given[asked] += 1
            return known[min(self.given[asked], len(known)) - 1]


@contextmanager
def serving(recorded: Iterable[Recorded]) -> Iterator[Replay]:
    """A server on this machine, for as long as the block lasts."""
    with Replay(recorded) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Replay
    # Headers and body go in one packet each: the second does not wait for the first to be acknowledged.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer("")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

    def log_message(self, *_: Any) -> None:
        """Nobody reads along."""

    def _answer(self, form: str) -> None:
        known = self.server.answer(
            _asked(self.command, self.path, form), _scheme(self.headers.get("Authorization", ""))
        )
        self.send_response(501 if known is None else known.status)
        for name, value in (known.headers if known else {}).items():
            self.send_header(name, value)
        body = known.body if known else b"This was never asked when the answers were recorded."
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _recorded(cassette: str, interaction: dict[str, Any]) -> Recorded:
    request, response = interaction["request"], interaction["response"]
    headers = {name.lower(): values[0] for name, values in response["headers"].items()}
    return Recorded(
        cassette,
        urlsplit(request["uri"]).netloc,
        _asked(request["method"], request["uri"], request["body"] if isinstance(request["body"], str) else ""),
        _scheme(*request["headers"].get("Authorization", [""])),
        response["status"]["code"],
        {name: value for name, value in headers.items() if name in PASSED_ON or name.startswith("x-ratelimit-")},
        response["body"]["string"].encode(),
    )


def _asked(method: str, address: str, form: str) -> Asked:
    parts = urlsplit(address)
    return method, parts.path, frozenset(parse_qsl(parts.query)), frozenset(parse_qsl(form))


def _scheme(authorization: str) -> str:
    """Whoever recorded it has put words in place of the secrets: the token is one, and has to come back as it is."""
    scheme, _, secret = authorization.partition(" ")
    return authorization if scheme == "bearer" else f"{scheme} {bool(secret)}"


def _cache() -> Path:
    named = os.environ.get("GRAPHKIT_REDDIT_RECORDINGS")
    user = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(named) if named else user / "graphkit-tests" / "reddit"


def main() -> None:
    sources = installed()
    if "--install" in sys.argv[1:]:
        return
    with serving(recordings(sources, *sys.argv[1:])) as server:
        print(json.dumps({"url": server.url, "answers": sum(map(len, server.answers.values()))}), flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
