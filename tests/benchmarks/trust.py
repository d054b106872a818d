"""How well is traded and bought engagement told apart, in many made-up worlds?

python -m tests.benchmarks.trust                            # the worlds of docs/trust.md
python -m tests.benchmarks.trust --seeds 31 32 --seen 0.3   # others, of which three posts in ten were read

Each world (tests/simulated/creators.py) is counted twice in one run: all comments, and without those of partners. Means
over the worlds, their spread (a standard deviation), the lowest and the highest, and the 95 % interval of the mean
(Student). What is above the base is a difference within each world, since the lots of a world are the same for both.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from scipy.stats import t as student

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.simulated.creators import make_world
from tests.trust.told import figures, told

# Nothing was chosen on these: that was done on 31 to 38.
SEEDS: Final = range(141, 161)
CREATORS: Final = 2_000
DIFFERENCES: Final = {
    "pods first: ours above all": ("pods first, ours", "pods in all"),
    "pods first: ours above true": ("pods first, ours", "pods first, true"),
    "pods first: raw above true": ("pods first, raw", "pods first, true"),
    "spearman: ours above raw": ("spearman ours", "spearman raw"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", nargs="+", type=int, default=SEEDS)
    parser.add_argument("--creators", type=int, default=CREATORS)
    parser.add_argument("--seen", type=float, default=1.0, help="the share of the posts that was read")
    given = parser.parse_args()
    found = []
    for seed in given.seeds:
        found.append(with_differences(figures(told(make_world(given.creators, seed, given.seen)))))
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    print_figures(pl.DataFrame(found))


def with_differences(found: Mapping[str, float]) -> Mapping[str, float]:
    return {**found, **{name: found[one] - found[other] for name, (one, other) in DIFFERENCES.items()}}


def print_figures(found: pl.DataFrame) -> None:
    print(f"{found.height} worlds\n{'':30}{'mean':>8}{'95 %':>20}{'spread':>8}{'lowest':>8}{'highest':>8}")
    for name in found.columns:
        values = found[name].to_numpy()
        mean, spread = float(values.mean()), float(values.std(ddof=1)) if len(values) > 1 else float("nan")
        half = float(student.ppf(0.975, len(values) - 1)) * spread / np.sqrt(len(values))
        interval = f"[{mean - half:.3f}, {mean + half:.3f}]"
        print(f"{name:30}{mean:>8.3f}  {interval:>18}{spread:>8.3f}{values.min():>8.3f}{values.max():>8.3f}")


if __name__ == "__main__":
    main()
