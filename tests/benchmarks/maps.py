"""What do map pages take, ours beside stock pyvis and bare sigma?

python tests/benchmarks/maps.py [size ...] [--sides "ours, WebGL" ...] [--keep FOLDER]

Makes a network of each size (200, 1,500, 5,000, 20,000 and 100,000 accounts unless told otherwise), writes it as a page
of each side and opens the pages in turn, each in a Chromium of its own. Prints a table: size of the file, time until
it can be used, milliseconds of script a frame while the map is dragged, and memory. Linux, and after `npm ci`.

What is not there in 60 seconds is given up. Nothing is asserted: figures depend on the machine. Without a graphics
card WebGL is drawn by the processor, and how many frames come a second says nothing; the time of script does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
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
    for size in asked.sizes or SIZES:
        placed = make_placed(size)
        for name, side in sides().items():
            if size <= side.largest and (not asked.sides or name in asked.sides):
                print(
                    line([f"{size:,}", f"{placed.ties.height:,}", name, *cells(placed, name, side, asked.keep)]),
                    flush=True,
                )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--sides", nargs="+", choices=list(sides()))
    parser.add_argument("--keep", type=Path, help="a folder for the pages and pictures of them, which are else let go")
    return parser.parse_args()


def cells(placed: Placed, name: str, side: Side, keep: Path | None) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="graphkit-maps-") as temporary:
        folder = keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{placed.accounts.height}-{name}.html"
        file.write_text(side.make(placed), encoding="utf-8")
        figures = measure(file, where=side.map, ready=side.ready, webgl=side.webgl, limit=LIMIT)
        return [f"{file.stat().st_size / 1e6:.2f}", *shown(figures)]


def shown(figures: Figures) -> list[str]:
    if figures.usable is None:
        return [f"not in {LIMIT:.0f} s", "–", "–", "–", "–"]
    numbers = ((figures.usable, 2), (figures.whole, 1), (figures.close, 1), (figures.heap, 0), (figures.memory, 0))
    return ["–" if number is None else f"{number:,.{places}f}" for number, places in numbers]


def line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
