"""The network: accounts joined by weighted ties."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.errors import ConfigurationError, DataError
from graphkit.log.log import Log
from graphkit.log.people import people
from graphkit.log.provenance import Note
from graphkit.network import matrices
from graphkit.network.acts import ACTS, ties_from_acts
from graphkit.network.alike import Alike
from graphkit.network.arrays import Rows
from graphkit.network.edges import left_out_edges, ties_from_edges, usable_ties
from graphkit.network.given import Frame, acts_in, edges_in, readable
from graphkit.network.numbering import ids_in, numbered
from graphkit.network.partitions import Partitions
from graphkit.network.prepared import Prepared, prepare, prepared_from
from graphkit.network.ties import Ties, together
from graphkit.network.unseen import WhoWasRead, unread
from graphkit.overview import Overview

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_array

# Of a network less of which was seen, likeness finds fewer of a group (docs/partial.md).
NEARLY_ALL: Final = 0.8


@dataclass(frozen=True)
class Network:
    """`accounts` (account, label, and what is known of each), sorted, and the ties between them, by their row numbers.

    `notes` counts what made no tie. An account without ties is in the network all the same.

    >>> net = Network.from_edges(pl.DataFrame({"source": ["a", "b"], "target": ["b", "a"], "weight": [3, 1]}))
    >>> net
    Network(2 accounts, 2 ties)
    """

    accounts: pl.DataFrame
    numbered_ties: Ties
    notes: tuple[Note, ...] = ()

    @classmethod
    def from_log(cls, log: Log) -> Network:
        """The network of everyone in the log; who comments on whom is the tie.

        What makes no tie is left out and counted in `notes`.

        >>> acts = pl.DataFrame({"actor_id": ["ben", "ben"], "target_id": ["ana", "ana"], "post_id": ["1", "2"]})
        >>> Network.from_log(Log(interactions=acts)).ties.select("source", "target", "weight", "posts").rows()
        [('ben', 'ana', 2.0, 2)]
        """
        accounts = people(log)
        ties, left_out = ties_from_acts(log.interactions.lazy().select(ACTS.names()), accounts["account"])
        given = numbered(log.edges.lazy(), accounts["account"], "source", "target").collect()
        # To merge them with none would double the work.
        if given.height:
            ties = Ties.of(together([ties.listed(), ties_from_edges(given.lazy())]))
        return cls(accounts, ties, (*left_out, *left_out_edges(given)))

    @classmethod
    def from_interactions(cls, interactions: Frame) -> Network:
        """The network of a table of acts: actor_id, target_id, and perhaps post_id, created_at and kind.

        A table in a file may be larger than the memory: `pl.scan_parquet("comments.parquet")` is read piece by piece.
        What is not there is unknown, and an act of no kind is a comment. What makes no tie is left out and counted.
        Accounts have a label, their id, and nothing else. Raises DataError where a column lacks or is not of its type.

        >>> Network.from_interactions(pl.LazyFrame({"actor_id": ["ben", "cem"], "target_id": ["ana", "ana"]}))
        Network(3 accounts, 2 ties)
        """
        with readable("interactions"):
            acts = acts_in(interactions)
            accounts = _labelled(ids_in(acts, "actor_id", "target_id"))
            return cls(accounts, *ties_from_acts(acts, accounts["account"]))

    @classmethod
    def from_edges(cls, edges: Frame) -> Network:
        """The network of an edge list: source, target, and perhaps weight and kind.

        Ties whose weight is not a number above 0 are left out and counted. Raises DataError where a column lacks or
        is not of its type.
        """
        with readable("edge list"):
            given = edges_in(edges)
            accounts = _labelled(ids_in(given, "source", "target"))
            by_number = numbered(given, accounts["account"], "source", "target").collect(engine="streaming")
            return cls(accounts, Ties.of(ties_from_edges(by_number.lazy())), left_out_edges(by_number))

    @classmethod
    def from_ties(cls, accounts: pl.DataFrame, ties: pl.DataFrame) -> Network:
        """The network whose `accounts` and `ties` these are.

        Raises DataError where an account is there twice, or an end of a tie is no account.
        """
        if accounts["account"].is_duplicated().any():
            raise DataError("An account is there more than once.", advice="Keep one row an account.", column="account")
        by_number = numbered(ties.lazy(), accounts["account"], "source", "target").collect()
        strangers = by_number.filter(pl.any_horizontal(pl.col("source", "target").is_null())).height
        if strangers:
            raise DataError(
                f"{strangers:,} ties have an end that is not among the accounts.",
                advice="Give the accounts and the ties of the same network.",
            )
        return cls(accounts, Ties.of(by_number.lazy()))

    @classmethod
    def from_networkx(cls, graph: nx.Graph[Any]) -> Network:
        """The network in a networkx graph; an undirected tie becomes one in each direction, parallel ones add up.

        A tie without weight has weight 1. Ties whose weight is not a number above 0 are left out and counted. Raises
        DataError where two nodes are the same as text.

        >>> import networkx as nx
        >>> Network.from_networkx(nx.path_graph(3))
        Network(3 accounts, 4 ties)
        """
        from graphkit.network.networkx_graph import accounts_of, edges_of

        accounts = accounts_of(graph)
        edges = numbered(edges_of(graph).lazy(), accounts["account"], "source", "target").collect()
        return cls(accounts, Ties.of(together([usable_ties(edges.lazy())])), left_out_edges(edges))

    def to_networkx(self) -> nx.DiGraph[Any]:
        """A directed networkx graph with every known column as an attribute of its node or edge.

        >>> net = Network.from_edges(pl.DataFrame({"source": ["a"], "target": ["b"], "weight": [3]}))
        >>> net.to_networkx().edges["a", "b"]["weight"]
        3.0
        """
        from graphkit.network.networkx_graph import graph_of

        return graph_of(self.accounts, self.ties)

    def __repr__(self) -> str:
        return f"Network({self.accounts.height:,} accounts, {self.numbered_ties.rows.height:,} ties)"

    def _repr_html_(self) -> str:
        """The accounts that most others have a tie to."""
        tied = self.numbered_ties.rows.group_by(pl.col("target").alias("place")).agg(tied=pl.len())
        most = tied.sort("tied", "place", descending=[True, False]).head(10)
        known = self.accounts.with_row_index("place").select("place", "account", "label")
        named = most.join(known, on="place", how="left", maintain_order="left")
        return Overview(repr(self), named.select("account", "label", accounts_tied_to_it="tied")).html()

    @cached_property
    def ties(self) -> pl.DataFrame:
        """The ties with the ids of their accounts, sorted: the columns of `TIES`.

        Ids take several times the memory of numbers; `ties_between` gives the ties of a few accounts.
        """
        return self.numbered_ties.named(self.accounts["account"])

    def ties_between(self, sources: pl.Series | None = None, targets: pl.Series | None = None) -> pl.DataFrame:
        """Those of `ties` that go from any of the sources to any of the targets; None is everyone."""
        chosen = self.numbered_ties.rows.lazy()
        for end, ids in (("source", sources), ("target", targets)):
            if ids is not None:
                chosen = chosen.filter(pl.col(end).is_in(self._places(ids).implode()))
        return replace(self.numbered_ties, rows=chosen.collect()).named(self.accounts["account"])

    def _places(self, ids: pl.Series) -> pl.Series:
        return self.accounts["account"].is_in(ids.implode()).arg_true()

    @cached_property
    def adjacency(self) -> csr_array:
        """Weights of the ties as they are, from source to target, in the order of `accounts`."""
        return matrices.adjacency(self.numbered_ties, self.accounts.height)

    @cached_property
    def bonds(self) -> csr_array:
        """How strongly two accounts are tied, whoever commented: log1p of each direction's weight, added up.

        Measured: directed-only and mutual-only walks find fewer members of known groups, and raw counts let
        hyperactive accounts win.
        """
        return matrices.bonds(self.numbered_ties, self.accounts.height)

    @cached_property
    def neighbours(self) -> Rows:
        """How many others each account has a tie with, whichever way it goes."""
        count: Rows = np.diff(self.bonds.indptr).astype(np.int64)
        return count

    @cached_property
    def seen(self) -> WhoWasRead:
        """Of which accounts what they say, or what is said to them, was read."""
        return WhoWasRead.of(self.accounts, self.numbered_ties)

    @cached_property
    def _share_seen(self) -> float:
        """The share of all ties that a crawl would have come across (docs/partial.md): 1 in a whole network."""
        return 1 - unread(self.bonds, self.seen) ** 2

    @cached_property
    def _saturated(self) -> csr_array:
        """How strongly two accounts are tied for the partitions.

        Measured: bonds let the few heaviest ties decide where an account belongs.
        """
        return matrices.saturated(self.numbered_ties, self.accounts.height)

    @cached_property
    def _walked(self) -> csr_array:
        """How strongly two accounts are tied for the walk on the ties that the partitions weigh.

        The same, as far as the network was seen; as far as it was not, bonds: in a young crawl most accounts are known
        by a single comment, which would count for half a friend.
        """
        return matrices.between(self.bonds, self._saturated, self._share_seen)

    @cached_property
    def _alike(self) -> Alike | None:
        """How alike accounts are by whom they are tied to; None in a young crawl, which shows how it went instead."""
        return Alike.of(self.bonds) if self._share_seen >= NEARLY_ALL else None

    @cached_property
    def parts(self) -> NDArray[np.int32]:
        """A number for each account, the same where a path of ties joins two of them."""
        from scipy.sparse.csgraph import connected_components

        part: NDArray[np.int32] = connected_components(self.bonds, directed=False)[1]
        return part

    def prepare(self, partitions: int | None = None, seed: int = 0) -> Prepared:
        """Draw the partitions that closeness and communities rest on, and weigh the ties by them; once and for all.

        What needs them prepares by itself, as here by default: about 28 partitions in networks of up to six million
        tied pairs, fewer in larger ones. Give the number of `partitions` to spend less time or more. A later call
        for the same `seed` gives what there is, unless it names another number.

        Raises ConfigurationError where `partitions` is below 1 or `seed` below 0.

        >>> net = Network.from_edges(pl.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))
        >>> net.prepare(partitions=4).partitions.members.shape
        (4, 3)
        """
        if partitions is not None and partitions < 1:
            raise ConfigurationError(f"partitions is {partitions}; it must be 1 or more.")
        if seed < 0:
            raise ConfigurationError(f"seed is {seed}; it must be 0 or more.")
        known = self._prepared.get(seed)
        if known is None and seed in self._restored:
            known = self._keep(prepared_from(self._walked, self._restored[seed], seed), seed)
        if known is None or (partitions is not None and len(known.partitions.members) != partitions):
            drawn = prepare(self._walked, self._saturated, self._share_seen, partitions, seed)
            known = self._keep(drawn, seed)
        return known

    def _keep(self, drawn: Prepared, seed: int) -> Prepared:
        """With how alike accounts are, which is the same whatever was drawn."""
        self._prepared[seed] = replace(drawn, alike=self._alike)
        return self._prepared[seed]

    def reweighted(self, weights: NDArray[np.float64], seed: int = 0) -> Network:
        """The same accounts with other weights of their ties, in the order of these; a tie of weight 0 is none.

        What the partitions of this `seed` say of each tie stays as it is: nothing is drawn again.
        """
        rows = self.numbered_ties.rows.with_columns(weight=pl.Series(weights)).filter(pl.col("weight") > 0)
        other = replace(self, numbered_ties=replace(self.numbered_ties, rows=rows))
        known = self.prepare(seed=seed)
        other._prepared[seed] = replace(
            known, ensemble=matrices.in_proportion(known.ensemble, self._walked, other._walked)
        )
        return other

    def restore(self, partitions: Partitions, seed: int) -> None:
        """Let `prepare` use partitions that were drawn for this network and seed before, say in an earlier run."""
        self._restored[seed] = partitions

    @cached_property
    def _prepared(self) -> dict[int, Prepared]:
        return {}

    @cached_property
    def _restored(self) -> dict[int, Partitions]:
        return {}


def _labelled(ids: pl.Series) -> pl.DataFrame:
    """Accounts of which nothing but the id is known."""
    return pl.DataFrame({"account": ids, "label": ids})
