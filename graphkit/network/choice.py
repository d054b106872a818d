"""What `auto` does in a network: the method that finds most, where it fits into the memory and where it works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from graphkit.log.provenance import Note
from graphkit.network.network import Network

# At the peak a tied pair takes some 310 bytes with partitions and some 125 without (docs/speed.md): these are nine
# gigabytes of the twelve that a machine with sixteen has left.
MOST_PAIRS: Final = 30_000_000


@dataclass(frozen=True)
class Choice:
    """The `method` of `closeness` that `auto` is in a network; `notes` has why, where it is not the usual one."""

    method: Literal["fusion", "degree_corrected"]
    notes: tuple[Note, ...] = ()


def auto_method(net: Network, seed: int = 0) -> Choice:
    """`fusion`; `degree_corrected` beyond thirty million tied pairs, and where partitions cannot be drawn.

    How far partitions are to be trusted, and what a partial network did not show, `fusion` weighs by itself: where
    they say nothing (all in one community, or each alone) it is the walk alone. Draws the partitions for this `seed`
    unless they are there.

    >>> import polars as pl
    >>> auto_method(Network.from_edges(pl.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).method
    'fusion'
    """
    pairs = net.bonds.nnz // 2
    if pairs > MOST_PAIRS:
        return _without_partitions(pairs, "tied pairs are more than partitions are drawn of")
    try:
        net.prepare(seed=seed)
    # What the engine raises that draws them; mistakes in what was asked for are of other kinds.
    except (RuntimeError, MemoryError) as error:
        return _without_partitions(pairs, f"tied pairs could not be parted ({error!r})")
    return Choice("fusion")


def _without_partitions(pairs: int, why: str) -> Choice:
    return Choice("degree_corrected", (Note("network", pairs, f"{why}: closeness is degree_corrected"),))
