"""What do map pages take, ours beside stock pyvis and bare sigma?

python tests/benchmarks/maps.py [size ...] [--sides "ours, WebGL" ...] [--runs 3] [--keep FOLDER]

Makes a network of each size (200, 1,500, 5,000, 20,000 and 100,000 accounts unless told otherwise), writes it as a page
of each side and opens the pages in turn, each in a Chromium of its own. Prints a table: size of the file, time until
it can be used, milliseconds of script a frame while the map is dragged (of those, the processor's), and memory; of
several runs the median. Linux, and after `npm ci`.

What is not there in 60 seconds is given up. Nothing is asserted: figures depend on the machine. Without a graphics
card WebGL is drawn by the processor, and how many frames come a second says nothing; the time of script does.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from statistics import median
from typing import Final

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.map_browser import Figures, measure
from tests.benchmarks.map_networks import Placed, make_placed
from tests.benchmarks.map_sides import Side, sides

SIZES: Final = (200, 1_500, 5_000, 20_000, 100_000)
LIMIT: Final = 60.0
HEAD: Final = (
    "accounts", "ties", "page", "file, MB", "usable, s", "script a frame, ms", "close up, ms", "heap, MB", "memory, MB",
)  # fmt: skip


def main() -> None:
    asked = arguments()
    print(line(HEAD), line(["---:", "---:", "---", *["---:"] * 6]), sep="\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="graphkit-maps-") as temporary:
        folder = asked.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in asked.sizes or SIZES:
            wanted = {
                name: side
                for name, side in sides().items()
                if size <= side.largest and (not asked.sides or name in asked.sides)
            }
            compare(make_placed(size), wanted, folder, asked.runs)
    print(f"\nWork waiting for the processor, at the end: {os.getloadavg()[1]:.0f}")


def compare(placed: Placed, wanted: Mapping[str, Side], folder: Path, runs: int) -> None:
    """A run opens the page of each side once: what else the machine does then falls on all of them."""
    size = placed.accounts.height
    files = {name: folder / f"{size}-{name}.html" for name in wanted}
    for name, side in wanted.items():
        files[name].write_text(side.make(placed), encoding="utf-8")
    seen: dict[str, list[Figures]] = {name: [] for name in wanted}
    for _ in range(runs):
        for name, side in wanted.items():
            seen[name].append(measure(files[name], where=side.map, ready=side.ready, webgl=side.webgl, limit=LIMIT))
    for name, figures in seen.items():
        megabytes = f"{files[name].stat().st_size / 1e6:.2f}"
        print(
            line([f"{size:,}", f"{placed.ties.height:,}", name, megabytes, *shown(middle(figures))]),
            flush=True,
        )


def middle(runs: Sequence[Figures]) -> Figures:
    """The median of each figure; of a figure that some run did not come to, none."""
    return Figures(
        *[
            median(number for number in numbers if number is not None) if None not in numbers else None
            for numbers in zip(*map(astuple, runs), strict=True)
        ]
    )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--sides", nargs="+", choices=list(sides()))
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the pages and pictures of them, which are else let go")
    return parser.parse_args()


def shown(figures: Figures) -> list[str]:
    if figures.usable is None:
        return [f"not in {LIMIT:.0f} s", "–", "–", "–", "–"]
    return [
        f"{figures.usable:.2f}",
        a_frame(figures.whole, figures.whole_processor),
        a_frame(figures.close, figures.close_processor),
        *("–" if number is None else f"{number:,.0f}" for number in (figures.heap, figures.memory)),
    ]


def a_frame(clock: float | None, processor: float | None) -> str:
    return "–" if clock is None or processor is None else f"{clock:,.1f} ({processor:,.1f})"


def line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
