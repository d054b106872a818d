"""How good and how fast is the layout of the map, beside layouts of the whole network?

python tests/benchmarks/layouts.py [network ...]

Lays out each network (layout_networks.py; all unless told otherwise) by graphkit and by networkx's spring layout and
ForceAtlas2, each in a process of its own, in turn. Prints seconds with all imports (cold) and peak memory, both also as
a multiple of graphkit's, and the figures of layout_figures.py. `moved`: everything is done three more times, each
without one account in a hundred of its own; the median. Nothing is asserted: figures depend on the machine. Sides that
take too long for a network are left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Final

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import polars as pl

from tests.benchmarks.layout_figures import moved, shown
from tests.benchmarks.layout_networks import NETWORKS, Given
from tests.benchmarks.measured import Used, measured

LATE: Final = 0.01
DRAWS: Final = 3
# How many accounts each side is asked to place: ForceAtlas2 compares all pairs, in memory as well.
MOST: Final[Mapping[str, int]] = {"graphkit": 1_000_000, "spring": 8_000, "forceatlas2": 2_000}
CHILD: Final = str(Path(__file__).with_name("layout_sides.py"))
HEAD: Final = (
    "network", "accounts", "ties", "layout", "seconds", "×", "memory, MB", "×", "tied", "together", "near", "moved",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("networks", nargs="*", metavar="network", help=", ".join(NETWORKS))
    asked = parser.parse_args().networks or list(NETWORKS)
    print(line(HEAD), line(["---", "---:", "---:", "---", *["---:"] * 8]), sep="\n", flush=True)
    for name in asked:
        compare(name, NETWORKS[name]())


def compare(name: str, given: Given) -> None:
    first = None
    for side, most in MOST.items():
        if given.accounts.height <= most:
            used, now = laid_out(side, given)
            first = first or used
            print(line([name, *sizes(given), side, *costs(used, first), *figures(side, given, now)]), flush=True)


def sizes(given: Given) -> list[str]:
    return [f"{given.accounts.height:,}", f"{given.ties.height:,}"]


def costs(used: Used, first: Used) -> list[str]:
    seconds = [f"{used.seconds:.1f}", f"{used.seconds / first.seconds:.1f}"]
    return [*seconds, f"{used.megabytes:,.0f}", f"{used.megabytes / first.megabytes:.1f}"]


def figures(side: str, given: Given, now: pl.DataFrame) -> list[str]:
    said = shown(given, now)
    way = median(moved(laid_out(side, given.without(LATE, seed))[1], now) for seed in range(DRAWS))
    return [f"{said.tied:.2f}", f"{said.together:.2f}", f"{said.near:.2f}", f"{way:.3f}"]


def laid_out(side: str, given: Given) -> tuple[Used, pl.DataFrame]:
    with tempfile.TemporaryDirectory(prefix="graphkit-layouts-") as folder:
        given.accounts.write_parquet(Path(folder) / "accounts.parquet")
        given.ties.write_parquet(Path(folder) / "ties.parquet")
        used = measured([sys.executable, CHILD, side, folder])
        memory = float((Path(folder) / f"{side}.memory").read_text())
        return replace(used, megabytes=memory), pl.read_parquet(Path(folder) / f"{side}.parquet")


def line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
