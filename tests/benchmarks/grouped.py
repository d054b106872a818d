"""Networks whose groups are known: the samples, and others where they are at hand.

A folder of the one that GRAPHKIT_DATA names holds edges.parquet (src, dst, weight) and groups.parquet (node, group),
nodes being numbers. The samples name the same accounts in the order of those numbers, so that both give the same
trials.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit import Network

SAMPLES: Final = Path(__file__).resolve().parents[2] / "sample_graphs"
IN_SAMPLES: Final = ("lastfm_asia", "youtube_political")
ELSEWHERE: Final = ("email_eu", "polblogs", "blogcatalog", "reddit_2core")

Numbers = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Grouped:
    """A network whose groups are known. An account's place in `names` is its number."""

    name: str
    names: Sequence[str]
    edges: pl.DataFrame
    groups: Mapping[Any, Numbers]

    @cached_property
    def net(self) -> Network:
        return Network.from_edges(self.edges)

    @cached_property
    def numbers(self) -> Numbers:
        """The number of each of the network's accounts."""
        number = {name: place for place, name in enumerate(self.names)}
        return np.array([number[account] for account in self.net.accounts["account"]], dtype=np.int64)

    @cached_property
    def neighbours(self) -> Numbers:
        return self.by_number(np.diff(self.net.bonds.indptr), 0).astype(np.int64)

    @cached_property
    def labelled(self) -> NDArray[np.bool_]:
        found = np.zeros(len(self.names), dtype=bool)
        found[np.concatenate(list(self.groups.values()))] = True
        return found

    @cached_property
    def ranked(self) -> NDArray[np.bool_]:
        """Whether an account is labelled and tied."""
        return self.labelled & (self.neighbours > 0)

    def by_number(self, values: NDArray[Any], otherwise: float) -> Scores:
        """Values in the order of the network's accounts, in the order of the numbers."""
        placed = np.full((len(self.names), *values.shape[1:]), otherwise, dtype=np.float64)
        placed[self.numbers] = values
        return placed


def networks() -> Iterator[Grouped]:
    """The samples, and those of the others that are at hand; prints which are not."""
    yield from map(load_sample, IN_SAMPLES)
    for name in ELSEWHERE:
        folder = folder_of(name)
        if folder:
            yield load_folder(folder)


def folder_of(name: str) -> Path | None:
    """Where the network is that does not come with graphkit; prints what to do where it is nowhere."""
    given = os.environ.get("GRAPHKIT_DATA")
    if given and (Path(given) / name / "edges.parquet").exists():
        return Path(given) / name
    print(f"{name}: missing; put it into the folder that GRAPHKIT_DATA names")
    return None


def load_sample(name: str) -> Grouped:
    folder = SAMPLES / name
    edges = pl.read_csv(next(folder.glob("edges.csv*")), infer_schema=False)
    groups = pl.read_csv(folder / "groups.csv", schema_overrides={"account_id": pl.String})
    order = folder / "accounts.csv" if (folder / "accounts.csv").exists() else folder / "groups.csv"
    names = pl.read_csv(order, columns=["account_id"], schema_overrides={"account_id": pl.String})["account_id"]
    number = names.to_frame().with_row_index("node")
    return Grouped(name, names.to_list(), edges, _members(groups.join(number, on="account_id")))


def load_folder(folder: Path) -> Grouped:
    edges = pl.read_parquet(folder / "edges.parquet")
    groups = pl.read_parquet(folder / "groups.parquet")
    largest = max(edges["src"].max(), edges["dst"].max(), groups["node"].max())  # type: ignore[type-var]
    named = edges.select(pl.col("src", "dst").cast(pl.String), "weight").rename({"src": "source", "dst": "target"})
    return Grouped(folder.name, [str(node) for node in range(int(largest) + 1)], named, _members(groups))  # type: ignore[arg-type]


def _members(groups: pl.DataFrame) -> Mapping[Any, Numbers]:
    listed = groups.group_by("group").agg(pl.col("node").unique().sort().cast(pl.Int64)).sort("group")
    return {group: np.array(nodes, dtype=np.int64) for group, nodes in listed.iter_rows()}
