"""How many members of a known group does one member find?

python tests/benchmarks/accuracy.py             # the two networks in sample_graphs/
GRAPHKIT_DATA=<folder> python tests/benchmarks/accuracy.py    # and those of the others that are in the folder

Networks whose groups are known answer it. A trial draws a seed with at least three neighbours from one group and
has all other accounts ranked; R-precision is the share of the first |group| that are in the group. Sixty trials go
through the groups in random order, the same trials for every ranker. Groups of fewer than five others, or of more
than 60 % of the labelled accounts, say nothing and are left out. Only labelled accounts with a tie are ranked;
equal scores go by a fixed lot, so that nobody gains from an account's number. A "hub" seed is one of the best
connected tenth of its group, as a known influencer is.

A folder of GRAPHKIT_DATA holds edges.parquet (src, dst, weight) and groups.parquet (node, group), nodes being
numbers. The samples name the same accounts in the order of those numbers, so that both give the same trials.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit import Network, closeness
from graphkit.network.walks import pagerank, restart_at

SAMPLES: Final = Path(__file__).resolve().parents[2] / "sample_graphs"
IN_SAMPLES: Final = ("lastfm_asia", "youtube_political")
ELSEWHERE: Final = ("email_eu", "polblogs", "blogcatalog", "reddit_2core")
# Both are part of the protocol: with others, figures cannot be compared with those published before.
TRIALS_SEED: Final = 20241123
LOTS_SEED: Final = 5
TRIALS: Final = 60
LEAST_NEIGHBOURS: Final = 3
LEAST_OTHERS: Final = 5
LARGEST_SHARE: Final = 0.6
USUAL_DAMPING: Final = 0.85

Numbers = NDArray[np.int64]
Scores = NDArray[np.float64]
Ranker = Callable[["Grouped", Sequence[str]], Scores]


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
    def ranked(self) -> NDArray[np.bool_]:
        """Whether an account is labelled and tied."""
        labelled = np.zeros(len(self.names), dtype=bool)
        labelled[np.concatenate(list(self.groups.values()))] = True
        return labelled & (self.neighbours > 0)

    def by_number(self, values: NDArray[Any], otherwise: float) -> Scores:
        """Values in the order of the network's accounts, in the order of the numbers."""
        placed = np.full(len(self.names), otherwise, dtype=np.float64)
        placed[self.numbers] = values
        return placed


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


def trials(data: Grouped, seeds: int = 1, hub: bool = False) -> Iterator[tuple[Numbers, Numbers]]:
    """The group and the seeds of each trial, by number."""
    draw = np.random.default_rng(TRIALS_SEED + seeds)
    eligible = []
    for members in data.groups.values():
        group = members[data.ranked[members]]
        pool = group[data.neighbours[group] >= LEAST_NEIGHBOURS]
        if hub:
            best = np.argsort(-data.neighbours[pool], kind="stable")
            pool = pool[best][: max(seeds, len(group) // 10)]
        if seeds + LEAST_OTHERS <= len(group) <= LARGEST_SHARE * data.ranked.sum() and len(pool) >= seeds:
            eligible.append((group, pool))
    order: list[int] = []
    while eligible and len(order) < TRIALS:
        order += list(draw.permutation(len(eligible)))
    for place in order[:TRIALS]:
        group, pool = eligible[place]
        yield group, np.sort(draw.choice(pool, seeds, replace=False))


def measure(data: Grouped, rank: Ranker, seeds: int = 1, hub: bool = False) -> pl.DataFrame:
    """One row a trial: r_precision, precision_20, average_precision."""
    lots = np.random.default_rng(LOTS_SEED).permutation(len(data.names))
    rows = []
    for group, drawn in trials(data, seeds, hub):
        scores = rank(data, [data.names[number] for number in drawn])
        others = np.setdiff1d(np.flatnonzero(data.ranked), drawn)
        order = others[np.lexsort((lots[others], -scores[others]))]
        rows.append(_measured(np.isin(order, group)))
    return pl.DataFrame(rows)


def _measured(hits: NDArray[np.bool_]) -> dict[str, float]:
    """`hits`: whether each of the ranked, best first, is in the group."""
    found = np.flatnonzero(hits)
    return {
        "r_precision": float(hits[: len(found)].mean()),
        "precision_20": float(hits[:20].mean()),
        "average_precision": float((np.arange(1, len(found) + 1) / (found + 1)).mean()),
    }


def by_closeness(data: Grouped, seeds: Sequence[str]) -> Scores:
    near = closeness(data.net, seeds)
    listed = data.net.accounts.select("account").join(near, on="account", how="left", maintain_order="left")
    return data.by_number(listed["closeness"].fill_null(-np.inf).to_numpy(), -np.inf)


def by_shared_commenters(data: Grouped, seeds: Sequence[str]) -> Scores:
    """What a person does by hand: count whom an account has in common with the seeds."""
    tied = (data.net.bonds > 0).astype(np.float64)
    start = restart_at(data.net.accounts["account"], seeds)
    return data.by_number(tied @ (tied @ start), 0)


def by_plain_pagerank(data: Grouped, seeds: Sequence[str]) -> Scores:
    """Personalised PageRank as it is usually run, not divided by strength."""
    start = restart_at(data.net.accounts["account"], seeds)
    return data.by_number(pagerank(data.net.bonds, USUAL_DAMPING, start), 0)


RANKERS: Final[Mapping[str, Ranker]] = {
    "closeness": by_closeness,
    "shared commenters": by_shared_commenters,
    "plain PageRank": by_plain_pagerank,
}


def networks() -> Iterator[Grouped]:
    """The samples, and those of the others that are at hand; prints which are not."""
    yield from map(load_sample, IN_SAMPLES)
    given = os.environ.get("GRAPHKIT_DATA")
    for name in ELSEWHERE:
        if given and (Path(given) / name / "edges.parquet").exists():
            yield load_folder(Path(given) / name)
        else:
            print(f"{name}: missing; put it into the folder that GRAPHKIT_DATA names")


def main() -> None:
    print(f"{'network':<19}{'neighbours':>10}  {'seed':<9}{'ranker':<19}", end="")
    print(f"{'R-precision':>11}{'P@20':>7}{'AP':>7}{'trials':>8}")
    for data in networks():
        mean = data.neighbours[data.neighbours > 0].mean()
        for hub in (False, True):
            for ranker, rank in RANKERS.items():
                found = measure(data, rank, hub=hub)
                r_precision, precision, average = found.mean().row(0)
                print(
                    f"{data.name:<19}{mean:>10.1f}  {'hub' if hub else 'ordinary':<9}{ranker:<19}"
                    f"{r_precision:>11.3f}{precision:>7.3f}{average:>7.3f}{found.height:>8}"
                )


if __name__ == "__main__":
    main()
