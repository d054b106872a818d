"""Where each account stands on the map: a disc for each community, a force layout inside, discs packed by ties.

A force layout of the whole network is a hairball; communities first is legible, and fast.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import networkx as nx
import numpy as np
import polars as pl
from numpy.typing import NDArray

Points = NDArray[np.float64]

# Map units for one account: discs grow with the root of their accounts, so that all are equally dense.
SPACING: Final = 62.0
GAP: Final = 150.0
# networkx's spring layout grows with the square of the accounts; the rest of a disc is placed around these.
SPRUNG: Final = 300
ITERATIONS: Final = 60
ANGLES: Final = np.linspace(0, 2 * np.pi, 32, endpoint=False)
# Discs are tried around this many of those placed already.
ANCHORS: Final = 24
# Half the width of a mark on the map when all of it is seen, by what the account is.
ROOM: Final = {"seed": 95.0, "candidate": 90.0, "author": 45.0}
PUSHES: Final = 60
# Marks end a little before the rim of their disc.
INNER: Final = 0.94
GOLDEN_ANGLE: Final = np.pi * (3 - np.sqrt(5))


@dataclass(frozen=True)
class Layout:
    """`accounts`: account, x, y; `discs`: community, x, y, radius. In map units, y downwards."""

    accounts: pl.DataFrame
    discs: pl.DataFrame


def lay_out(accounts: pl.DataFrame, ties: pl.DataFrame, seed: int = 0) -> Layout:
    """Place `accounts` (account, community, role), tied by `ties` (source, target, weight), whichever way they go.

    The same input and `seed` give the same places. Distances between communities mean ties, roughly; inside one,
    tied accounts are near each other.
    """
    communities = (
        accounts.group_by("community").agg(size=pl.len()).sort(["size", "community"], descending=[True, False])
    )
    radii = SPACING * np.sqrt(communities["size"].to_numpy())
    centres = _pack(radii, _ties_between(accounts, ties, communities["community"]))
    discs = communities.select("community", x=centres[:, 0], y=centres[:, 1], radius=radii)
    inside = [_inside(accounts, ties, disc, seed) for disc in discs.iter_rows(named=True)]
    return Layout(pl.concat([_NOWHERE, *inside]), discs)


_NOWHERE: Final = pl.DataFrame(schema={"account": pl.String, "x": pl.Float64, "y": pl.Float64})


def _ties_between(accounts: pl.DataFrame, ties: pl.DataFrame, order: pl.Series) -> Points:
    place = pl.DataFrame({"community": order}).with_row_index("disc")
    of = accounts.select("account", "community").join(place, on="community").select("account", "disc")
    ends = ties.join(of.rename({"account": "source", "disc": "one"}), on="source").join(
        of.rename({"account": "target", "disc": "other"}), on="target"
    )
    pairs = ends.group_by("one", "other").agg(pl.col("weight").sum()).sort("one", "other")
    between = np.zeros((len(order), len(order)))
    between[pairs["one"].to_numpy(), pairs["other"].to_numpy()] = pairs["weight"].to_numpy()
    return between + between.T


def _pack(radii: Points, between: Points) -> Points:
    """Centres of discs that do not overlap, each near those it is tied to; the largest in the middle."""
    centres = np.zeros((len(radii), 2))
    for disc in range(1, len(radii)):
        placed = slice(0, disc)
        reach = radii[placed] + radii[disc] + GAP
        anchors = np.unique(
            np.concatenate([np.arange(min(disc, ANCHORS // 2)), np.arange(max(0, disc - ANCHORS // 2), disc)])
        )
        around = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)
        tried = (centres[anchors, None] + reach[anchors, None, None] * around).reshape(-1, 2)
        apart = np.linalg.norm(tried[:, None] - centres[None, placed], axis=2)
        free = (apart >= reach - 1e-6).all(axis=1)
        # Untied discs are drawn to the middle, so that the map stays compact.
        pull = between[disc, placed] / max(between[disc, placed].sum(), 1.0) + 0.3 * radii[placed] / radii[placed].sum()
        centres[disc] = tried[free][np.argmin((apart[free] * pull).sum(axis=1).round(6))]
    return centres


def _inside(accounts: pl.DataFrame, ties: pl.DataFrame, disc: dict[str, float], seed: int) -> pl.DataFrame:
    members = accounts.filter(pl.col("community") == disc["community"])["account"]
    inner = ties.filter(pl.col("source").is_in(members.implode()), pl.col("target").is_in(members.implode()))
    sprung = _spread(_sprung(members.to_list(), inner, seed)) * disc["radius"]
    points = _apart(sprung, _room(accounts, members), disc["radius"])
    return pl.DataFrame({"account": members, "x": points[:, 0] + disc["x"], "y": points[:, 1] + disc["y"]})


def _sprung(members: list[str], ties: pl.DataFrame, seed: int) -> Points:
    """A force layout of the strongest accounts; the others stand by their strongest neighbour."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(members)
    graph.add_weighted_edges_from(_bonds(ties).iter_rows())
    strength = dict(graph.degree(weight="weight"))
    strongest = sorted(members, key=lambda account: (-strength[account], account))[:SPRUNG]
    # A subgraph view may list its nodes in the order of a set, which differs from run to run.
    core: nx.Graph[str] = nx.Graph()
    core.add_nodes_from(strongest)
    core.add_edges_from(graph.subgraph(strongest).edges(data=True))
    place = nx.spring_layout(core, seed=seed, iterations=ITERATIONS, k=1.6 / np.sqrt(len(strongest)))
    for turn, account in enumerate(sorted(set(members) - place.keys()), 1):
        near = max(
            (other for other in graph[account] if other in strongest),
            key=lambda other: graph[account][other]["weight"],
            default=None,
        )
        around = np.array([np.cos(turn * GOLDEN_ANGLE), np.sin(turn * GOLDEN_ANGLE)])
        place[account] = 0.12 * around + (place[near] if near else 0.9 * around)
    return np.array([place[account] for account in members]).reshape(-1, 2)


def _bonds(ties: pl.DataFrame) -> pl.DataFrame:
    """one, other, bond: each tied pair once, both directions added up."""
    one, other = pl.min_horizontal("source", "target"), pl.max_horizontal("source", "target")
    pairs = ties.group_by(one=one, other=other).agg(bond=pl.col("weight").log1p().sum().round(9))
    return pairs.sort("one", "other")


def _spread(points: Points) -> Points:
    """The same directions and order from the middle, at even density within the unit disc: clumps are illegible."""
    centred = points - points.mean(axis=0)
    distance = np.linalg.norm(centred, axis=1)
    order = distance.round(9).argsort(kind="stable").argsort(kind="stable")
    even = np.sqrt((order + 0.5) / len(points)) * INNER
    unit = np.divide(centred, distance[:, None], out=np.zeros_like(centred), where=distance[:, None] > 0)
    spread: Points = unit * even[:, None]
    return spread


def _room(accounts: pl.DataFrame, members: pl.Series) -> Points:
    """Half the width of each account's mark; fans are dots, and may lie on each other."""
    room = pl.col("role").replace_strict(ROOM, default=0.0)
    sized = accounts.select("account", room=room)
    return (
        pl.DataFrame({"account": members})
        .join(sized, on="account", how="left", maintain_order="left")["room"]
        .to_numpy()
    )


def _apart(points: Points, room: Points, radius: float) -> Points:
    """Push marks that cover each other apart, a little at a time, and keep them in the disc."""
    marks = np.flatnonzero(room)
    moved, size = points[marks], room[marks]
    least = size[:, None] + size[None, :]
    np.fill_diagonal(least, 0)
    for _ in range(PUSHES):
        between = moved[:, None] - moved[None, :]
        distance = np.linalg.norm(between, axis=2)
        overlap = np.clip(least - distance, 0, None) / distance.clip(1)
        moved = moved + 0.4 * (overlap[:, :, None] * between).sum(axis=1)
        out = np.linalg.norm(moved, axis=1) / (INNER * radius)
        moved = moved / np.clip(out, 1, None)[:, None]
    apart = points.copy()
    apart[marks] = moved
    return apart
