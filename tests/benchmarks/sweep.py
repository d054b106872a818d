"""Where a list of accounts, nearest first, should be cut off: at the set least tied to the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from tests.benchmarks.grouped import Numbers, Scores

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Beyond about so many members communities blend into the rest of a network (Leskovec and others 2009).
LARGEST: Final = 100
# By how much conductance has to rise for a valley to end.
RISE: Final = 1.2


def lowest_prefix(tied: csr_array, order: Numbers) -> Numbers:
    """Of the first hundred accounts of `order` the prefix of least conductance."""
    candidates = order[:LARGEST]
    return candidates[: int(conductances(tied, candidates).argmin()) + 1]


def first_valley(tied: csr_array, order: Numbers) -> Numbers:
    """The same, but conductance rises by a fifth nowhere before: where Yang and Leskovec 2012 see a group end."""
    candidates = order[:LARGEST]
    found = conductances(tied, candidates)
    risen = found > RISE * np.minimum.accumulate(found)
    end = int(risen.argmax()) if risen.any() else len(found)
    return candidates[: int(found[:end].argmin()) + 1]


def conductances(tied: csr_array, order: Numbers) -> Scores:
    """For each prefix of `order` the ties that leave it, over all ties of the smaller side; 1 if there are none.

    `tied` is symmetric. Source: the sweep cut of Andersen, Chung and Lang 2006.
    """
    from scipy.sparse import tril

    own = np.diff(tied.indptr)[order]
    # Ties to those earlier in the order.
    inside = np.asarray((tril(tied[order][:, order], k=-1) > 0).sum(axis=1)).ravel()
    volume = np.cumsum(own)
    smaller = np.minimum(volume, tied.nnz - volume)
    leaving = np.cumsum(own - 2 * inside)
    found: Scores = np.divide(leaving, smaller, out=np.ones(len(order)), where=smaller > 0)
    return found
