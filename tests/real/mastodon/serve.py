"""A Mastodon server on this machine, with a small town on it: `mastodon-mock`, a stateful server by others.

    python3 tests/real/mastodon/serve.py  # serves until Ctrl-C; prints where, as JSON

It can be told to fail, over HTTP as well (`/api/v1/_mock/faults`).
"""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.real.mastodon.town import Town, settled

DOMAIN: Final = "town.example"
# Of other instances too, as this one knows them.
PEOPLE: Final = {
    f"{name}{number}": "elsewhere.example" if number % 4 == 3 else None
    for name in ("ana", "ben", "cem", "dora")
    for number in range(4)
}
STARTED: Final = 30.0


@dataclass(frozen=True)
class Served:
    """A server that runs, and the town on it."""

    url: str
    town: Town

    def fails(self, effect: dict[str, Any], path: str = "*", count: int | None = None) -> None:
        """From now on it fails in this way, `count` times."""
        rule = {"match": {"methods": ["GET"], "path": path}, "effect": effect, "count": count}
        httpx.post(f"{self.url}/api/v1/_mock/faults", json=rule).raise_for_status()

    def faults(self) -> list[Any]:
        """The rules by which it still fails."""
        told: list[Any] = httpx.get(f"{self.url}/api/v1/_mock/faults").raise_for_status().json()
        return told

    def recovers(self) -> None:
        httpx.delete(f"{self.url}/api/v1/_mock/faults").raise_for_status()


@contextmanager
def serving(**more: str) -> Iterator[Served]:
    """A server with a town on it, for as long as the block lasts; `more` are lines of its configuration by section."""
    with tempfile.TemporaryDirectory() as folder:
        configuration = Path(folder) / "mock.toml"
        configuration.write_text(_configuration(more))
        port = _free_port()
        command = [sys.executable, "-m", "mastodon_mock", "serve", "--in-memory", "--log-level", "error"]
        process = subprocess.Popen([*command, "--config", str(configuration), "--port", str(port)])
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, process)
            with httpx.Client(base_url=url) as client:
                town = settled(client, DOMAIN, PEOPLE)
            yield Served(url, town)
        finally:
            process.kill()
            process.wait()


def token(name: str) -> str:
    return f"token-of-{name}"


def _configuration(more: dict[str, str]) -> str:
    lines = [f'domain = "{DOMAIN}"', 'url_scheme = "https"']
    for name, domain in PEOPLE.items():
        lines += ["[[seed.accounts]]", f'username = "{name}"', f'access_token = "{token(name)}"']
        lines += [f'domain = "{domain}"'] if domain else []
    for section, text in more.items():
        lines += [f"[{section}]", text]
    return "\n".join(lines)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTED
    while time.monotonic() < until and process.poll() is None:
        with suppress(httpx.TransportError):
            httpx.get(f"{url}/api/v2/instance").raise_for_status()
            return
        time.sleep(0.05)
    raise RuntimeError("mastodon-mock does not start: pip install mastodon-mock==0.6.1")


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with serving() as served:
        print(json.dumps({"url": served.url, "accounts": len(PEOPLE)}), flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
