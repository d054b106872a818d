"""Whatever bytes a file holds, `gk.read` reads or refuses it: nothing but an error of graphkit comes out.

    uv run --group fuzz python tests/fuzz/fuzz_readers.py -max_total_time=60 -seed=1

Coverage leads the bytes; the sample exports are where they begin.
"""

from __future__ import annotations

import base64
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["graphkit"]):
    import graphkit as gk
    from graphkit.readers.known_readers import known_readers
    from graphkit.readers.read import read

    # Their modules are imported only when they are asked for.
    READERS = known_readers()

SUFFIXES = (".json", ".jsonl", ".csv", ".gdf", ".xlsx", ".ods", ".gexf", ".txt", ".json.gz")
EXPORTS = Path(__file__).resolve().parent.parent / "readers" / "exports"
# Larger inputs are slower and no stranger.
LONGEST = 16_384
ROOM = "GRAPHKIT_FUZZ_ROOM"
LIMITS = (f"-max_len={LONGEST}", "-rss_limit_mb=2048", "-timeout=60", "-verbosity=0", "-print_final_stats=1")


def read_bytes(data: bytes, folder: Path) -> None:
    """The first byte chooses the name, the others are the file."""
    if not data:
        return
    path = folder / f"export{SUFFIXES[data[0] % len(SUFFIXES)]}"
    path.write_bytes(data[1:])
    with contextlib.suppress(gk.GraphkitError):
        read(path)
    path.unlink()
    left = list(folder.iterdir())
    assert not left, left


def beginnings() -> Iterator[bytes]:
    """Each sample under its own suffix, and the fields that each reader knows its files by."""
    for sample in sorted(EXPORTS.rglob("*")):
        if sample.suffix in SUFFIXES and sample.stat().st_size < LONGEST:
            yield bytes([SUFFIXES.index(sample.suffix)]) + sample.read_bytes()
    for reader in READERS:
        yield bytes([SUFFIXES.index(".csv")]) + ",".join(sorted(reader.needs)).encode() + b"\n1,2,3\n"


def words() -> Iterator[str]:
    """What to put together: the names of fields, as libFuzzer's dictionaries have them."""
    named = {name for reader in READERS for path in {*reader.needs, *reader.shape} for name in path.split(".")}
    for word in [*sorted(named), '{"', '":', '":"', "[{", "}]", "nodedef>", "edgedef>", "\\ud83d", "1.8e16", "1.2K"]:
        yield '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def fuzz(room: Path) -> None:
    """Does not come back: the fuzzer ends the process."""
    corpus, folder = room / "corpus", room / "files"
    for made in (corpus, folder):
        made.mkdir()
    for number, beginning in enumerate(beginnings()):
        (corpus / str(number)).write_bytes(beginning)
    (room / "words").write_text("\n".join(words()) + "\n", encoding="utf-8")
    # Temporary files of the readers go where it shows if one is left.
    tempfile.tempdir = str(folder)
    given = [f"-dict={room / 'words'}", f"-artifact_prefix={room}/", *LIMITS, *sys.argv[1:], str(corpus)]
    atheris.Setup([sys.argv[0], *given], lambda data: read_bytes(data, folder))
    atheris.Fuzz()


def main() -> int:
    """Fuzz in a process of its own, so that its files are gone however it ends; 0 where nothing was found."""
    with tempfile.TemporaryDirectory(prefix="graphkit-fuzz-") as room:
        ran = subprocess.run([sys.executable, *sys.argv], env={**os.environ, ROOM: room}, check=False)
        for found in sorted(Path(room).glob("*-*")):
            print(f"{found.name}: {base64.b64encode(found.read_bytes()).decode()}")
    return ran.returncode


if __name__ == "__main__":
    if ROOM in os.environ:
        fuzz(Path(os.environ[ROOM]))
    sys.exit(main())
