"""Which accounts engage with each other more than with the rest?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal, get_args

import polars as pl

from graphkit.errors import ConfigurationError
from graphkit.network.network import Network
from graphkit.network.steady_communities import steady_communities

Method = Literal["auto", "leiden", "louvain"]
USUAL_RESOLUTION: Final = 1.0
# All engines take seeds below this.
SEEDS: Final = 2**32


def communities(net: Network, method: Method = "auto", resolution: float | None = None, seed: int = 0) -> pl.DataFrame:
    """The community of every account: account, community (0 is the largest; null where an account has none).

    Modularity on ties without direction (`Network.bonds`); a higher resolution gives more and smaller communities.

    - `auto` takes the resolution at which partitions of parts of the network (`Network.prepare`) are most alike, there
      and at the next resolutions, and of a few partitions of the whole the one most like these. Figures, formula and
      sources: docs/communities.md. It adds `share`: the share of these partitions that agree with an account's place
      (null where it has none), which is how sure the place is; and `placed`, how the account got there: `found`;
      `strongest neighbour`, since it was in a fragment of one or two accounts; `unassigned`, in a fragment tied to
      nothing else.
    - `leiden` (Traag, Waltman, van Eck 2019; `resolution`, by default 1) never leaves a community in pieces;
    - `louvain` (Blondel and others 2008, the python-louvain package; likewise) is slower, for small networks and for
      comparison.

    The same network, parameters and `seed` give the same ids: they go by size, then by the first account.

    Raises ConfigurationError for an unknown method, a resolution that is not above 0 or that is given to `auto`, a seed
    below 0.

    >>> pairs = pl.DataFrame({"source": ["a", "b", "c", "x"], "target": ["b", "c", "a", "y"]})
    >>> communities(Network.from_edges(pairs)).select("account", "community", "placed").rows()[2:4]
    [('c', 0, 'found'), ('x', None, 'unassigned')]
    >>> communities(Network.from_edges(pairs), method="leiden")["community"].to_list()
    [0, 0, 0, 1, 1]
    """
    _check(method, resolution, seed)
    accounts = net.accounts.select("account")
    if method == "auto":
        return _ranked_by_size(pl.concat([accounts, steady_communities(net, seed)], how="horizontal"))
    ties = undirected_ties(net)
    partition = _ENGINES[method](ties, resolution or USUAL_RESOLUTION, seed) if ties.height else {}
    found = pl.DataFrame(
        {"row": list(partition.keys()), "found": list(partition.values())},
        schema={"row": pl.UInt32, "found": pl.Int64},
    )
    placed = accounts.with_row_index("row").join(found, on="row", how="left", maintain_order="left")
    return _ranked_by_size(placed.drop("row"))


def _check(method: str, resolution: float | None, seed: int) -> None:
    if method not in get_args(Method):
        raise ConfigurationError(
            f"No community method is called “{method}”.", advice=f"There are: {', '.join(get_args(Method))}."
        )
    if resolution is not None and not 0 < resolution < float("inf"):
        raise ConfigurationError(f"The resolution is {resolution}; it must be above 0.", advice="Start from 1.")
    if resolution is not None and method == "auto":
        raise ConfigurationError(
            f"The resolution is {resolution}, but “auto” chooses its own.",
            advice="Take “leiden” or “louvain” for a resolution of yours.",
        )
    if not 0 <= seed < SEEDS:
        raise ConfigurationError(f"The seed is {seed}; it must be from 0 to {SEEDS - 1:,}.")


def undirected_ties(net: Network) -> pl.DataFrame:
    """Each tied pair once: one, other (the row numbers of `net.accounts`, one < other), bond."""
    from scipy.sparse import triu

    upper = triu(net.bonds, k=1).tocoo()
    return pl.DataFrame({"one": upper.row, "other": upper.col, "bond": upper.data}).sort("one", "other")


def _leiden(ties: pl.DataFrame, resolution: float, seed: int) -> dict[int, int]:
    from graspologic_native import leiden

    named = ties.select(pl.col("one", "other").cast(pl.String), "bond").rows()
    _, partition = leiden(edges=named, resolution=resolution, seed=seed)
    return {int(account): community for account, community in partition.items()}


def _louvain(ties: pl.DataFrame, resolution: float, seed: int) -> dict[int, int]:
    import networkx as nx
    from community import best_partition, induced_graph

    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(ties.iter_rows())
    place = {account: account for account in graph}
    # python-louvain stops too early below resolution 1, where its measure of progress takes the resolution the wrong
    # way round. What it found is therefore joined again until nothing joins.
    while True:
        joined = best_partition(graph, resolution=resolution, random_state=seed)
        place = {account: joined[community] for account, community in place.items()}
        if len(set(joined.values())) == len(graph):
            return place
        graph = induced_graph(joined, graph)


def _ranked_by_size(placed: pl.DataFrame) -> pl.DataFrame:
    """`placed` with the number `found` of each account's community replaced by its place in the order of size."""
    sizes = (
        placed.with_row_index("row").drop_nulls("found").group_by("found").agg(size=pl.len(), first=pl.col("row").min())
    )
    ranked = sizes.sort(["size", "first"], descending=[True, False]).select("found").with_row_index("community")
    numbered = placed.join(ranked, on="found", how="left", maintain_order="left")
    others = placed.columns[2:]
    return numbered.select("account", pl.col("community").cast(pl.Int64), *others)


_ENGINES: Final[Mapping[str, Callable[[pl.DataFrame, float, int], dict[int, int]]]] = {
    "leiden": _leiden,
    "louvain": _louvain,
}
