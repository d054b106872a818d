"""One layout of one network, as a process of its own: layout_sides.py SIDE FOLDER.

Reads accounts.parquet and ties.parquet in the folder; writes SIDE.parquet (account, x, y) and SIDE.memory beside them.
Linux: what other systems tell of a process's peak memory counts from that of its parent, who made the network.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import polars as pl

if TYPE_CHECKING:
    import networkx as nx

Place = Callable[[pl.DataFrame, pl.DataFrame], pl.DataFrame]


def main() -> None:
    side, folder = sys.argv[1], Path(sys.argv[2])
    accounts, ties = (pl.read_parquet(folder / f"{name}.parquet") for name in ("accounts", "ties"))
    SIDES[side](accounts, ties).write_parquet(folder / f"{side}.parquet")
    (folder / f"{side}.memory").write_text(str(peak()))


def peak() -> float:
    """Megabytes of this process at most so far."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1e3


def graphkit(accounts: pl.DataFrame, ties: pl.DataFrame) -> pl.DataFrame:
    from graphkit.maps.layout import lay_out

    return lay_out(accounts, ties).accounts


def spring(accounts: pl.DataFrame, ties: pl.DataFrame) -> pl.DataFrame:
    import networkx as nx

    return placed(nx.spring_layout(graph(accounts, ties), seed=0))


def forceatlas2(accounts: pl.DataFrame, ties: pl.DataFrame) -> pl.DataFrame:
    import networkx as nx

    return placed(nx.forceatlas2_layout(graph(accounts, ties), weight="weight", seed=0))


def graph(accounts: pl.DataFrame, ties: pl.DataFrame) -> nx.Graph[str]:
    """Both directions added up; the logarithm of the weight, as graphkit's layout takes it."""
    import networkx as nx

    one, other = pl.min_horizontal("source", "target"), pl.max_horizontal("source", "target")
    pairs = ties.group_by(one=one, other=other).agg(pl.col("weight").sum().log1p()).sort("one", "other")
    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from(accounts["account"])
    made.add_weighted_edges_from(pairs.iter_rows())
    return made


def placed(places: Mapping[str, tuple[float, float]]) -> pl.DataFrame:
    x, y = zip(*places.values(), strict=True)
    return pl.DataFrame({"account": list(places), "x": [float(at) for at in x], "y": [float(at) for at in y]})


SIDES: Final[Mapping[str, Place]] = {"graphkit": graphkit, "spring": spring, "forceatlas2": forceatlas2}


if __name__ == "__main__":
    main()
