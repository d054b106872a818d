"""How far does the way from a log to a network reach, beside the least that any way must do?

python tests/benchmarks/scale.py [comments=10_000_000] [folder]

Makes a parquet log of that many comments, then measures the stages in turn, each in a process of its own. The floor is
the bare aggregation of that log in polars, which neither numbers the accounts nor keeps kinds and times. Nothing is
asserted: figures depend on the machine, and on a busy one only the processor's time can be compared.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.measured import in_a_process_of_its_own, measured, report
from tests.benchmarks.scale_log import make_log

if TYPE_CHECKING:
    import graphkit as gk

ROUNDS: Final = 3
# A partition at each resolution.
FEW: Final = 7
FLOOR: Final = "floor: group_by in polars"
FEW_PARTITIONS: Final = "… and few partitions, one question"
# Beyond this one round says enough, and there is no memory for the floor, with a set of posts for each tie. Partitions
# are for `auto` to draw, or not.
LONG: Final = 30_000_000
TOO_LONG: Final = (FLOOR, FEW_PARTITIONS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("comments", nargs="?", type=int, default=10_000_000)
    parser.add_argument(
        "folder", nargs="?", type=Path, help="where the log stays, to be used again; else it is removed"
    )
    parser.add_argument("--stage", choices=STAGES, help="do only this, here, on the log in the folder")
    given = parser.parse_args()
    if given.stage:
        STAGES[given.stage](log_in(given.folder, given.comments))
        return
    with tempfile.TemporaryDirectory(prefix="graphkit-scale-") as temporary:
        compare(given.comments, given.folder or Path(temporary))


def compare(comments: int, folder: Path) -> None:
    log = log_in(folder, comments)
    if not log.exists():
        in_a_process_of_its_own(make_log, comments, log)
    print(f"{comments:,} comments, {sum(file.stat().st_size for file in log.iterdir()) / 1e6:,.0f} MB")
    stages = [stage for stage in STAGES if comments <= LONG or stage not in TOO_LONG]
    commands = {stage: [sys.executable, __file__, str(comments), str(folder), "--stage", stage] for stage in stages}
    # In turn, so that whatever else the machine does falls on all.
    rounds = range(ROUNDS if comments <= LONG else 1)
    runs = [{stage: measured(command) for stage, command in commands.items()} for _ in rounds]
    report({stage: [used[stage] for used in runs] for stage in stages})


def log_in(folder: Path, comments: int) -> Path:
    return folder / f"comments_{comments}"


def floor(log: Path) -> None:
    import polars as pl

    comments = pl.scan_parquet(log).filter(pl.col("actor_id") != pl.col("target_id"))
    ties = comments.group_by("actor_id", "target_id").agg(posts=pl.col("post_id").n_unique(), interactions=pl.len())
    ties.collect(engine="streaming")


def network(log: Path) -> gk.Network:
    import polars as pl

    import graphkit as gk

    return gk.Network.from_interactions(pl.scan_parquet(log))


def bonds(log: Path) -> None:
    _ = network(log).bonds


# Every stage does what those before it do, from the file on.
def few_partitions(log: Path) -> None:
    net = network(log)
    net.prepare(FEW)
    ask(net)


def whatever_fits(log: Path) -> None:
    ask(network(log))


def ask(net: gk.Network) -> None:
    """One question, whose seed is the account with the most ties."""
    import numpy as np

    import graphkit as gk

    seed = net.accounts["account"][int(np.diff(net.bonds.indptr).argmax())]
    gk.closeness(net, [seed])


STAGES: Final[Mapping[str, Callable[[Path], object]]] = {
    FLOOR: floor,
    "network": network,
    "network and bonds": bonds,
    FEW_PARTITIONS: few_partitions,
    "… and one question by auto": whatever_fits,
}


if __name__ == "__main__":
    main()
