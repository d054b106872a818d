"""What real servers once answered: the recordings that the sources of Mastodon.py bring along.

    python3 tests/real/mastodon/recordings.py  # only fetches them

They are kept in $GRAPHKIT_MASTODON_RECORDINGS, else in the user's cache.
"""

from __future__ import annotations

import fcntl
import gzip
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import yaml

PACKAGE: Final = "mastodon.py"
VERSION: Final = "2.3.3"
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Recorded:
    """A question that was asked, and its answer."""

    cassette: str
    method: str
    server: str
    path: str
    query: str
    status: int
    headers: dict[str, str]
    body: bytes


def installed() -> Path:
    """The sources of Mastodon.py as they were published; fetched first where they are missing."""
    folder = _cache()
    folder.mkdir(parents=True, exist_ok=True)
    sources = folder / f"mastodon_py-{VERSION}.tar.gz"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not sources.exists():
            wanted = ["--no-deps", "--no-binary", ":all:", f"{PACKAGE}=={VERSION}", "--dest", str(folder)]
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", *wanted], check=True)
    return sources


def recordings(sources: Path) -> Iterator[Recorded]:
    """All that was recorded and can be read, in its order."""
    with tarfile.open(sources) as archive:
        for member in archive:
            file = (
                archive.extractfile(member) if member.name.endswith(".yaml") and "/cassettes" in member.name else None
            )
            if file is not None:
                told = yaml.load(file, _LOADER)
                yield from (_recorded(Path(member.name).name, one) for one in told.get("interactions") or ())


def _recorded(cassette: str, told: dict[str, Any]) -> Recorded:
    asked, answered = urlsplit(told["request"]["uri"]), told["response"]
    body = answered["body"].get("string") or b""
    body = body if isinstance(body, bytes) else body.encode()
    return Recorded(
        cassette,
        told["request"]["method"],
        f"{asked.scheme}://{asked.netloc}",
        asked.path.rstrip("/"),
        asked.query,
        answered["status"]["code"],
        {name.lower(): ", ".join(values) for name, values in answered["headers"].items()},
        gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body,
    )


def _cache() -> Path:
    named = os.environ.get("GRAPHKIT_MASTODON_RECORDINGS")
    user = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(named) if named else user / "graphkit-tests" / "mastodon"


if __name__ == "__main__":
    installed()
