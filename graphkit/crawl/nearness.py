"""How near accounts are to the starts, kept up while a crawl goes on: ties are added as they are seen."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Accounts = NDArray[np.int64]
Values = NDArray[np.float64]

DAMPING: Final = 0.85
# Of a tie of one interaction.
ONE: Final = float(np.log1p(1.0))
HALF: Final = 32


class Nearness:
    """The personalised `pagerank` of each account: where a walk that starts over at `starts`, with probability .15, is.

    Ties are log1p of the number of interactions, both directions added up. `near` is that over the root of the
    strength: in a network of which little was seen neither big accounts nor those of one comment come first.
    Accounts are numbers from 1; place 0 of every array is nobody's.
    """

    def __init__(self, starts: Accounts) -> None:
        self._starts = starts
        # Pairs (actor in the upper half, target in the lower) in order, and how often each was seen.
        self._pairs = np.zeros(0, np.int64)
        self._counts = np.zeros(0, np.int32)
        self._new: list[Accounts] = []
        self.pagerank: Values = np.zeros(1)
        self.strength: Values = np.zeros(1)

    @property
    def near(self) -> Values:
        """How near each account is, whatever its size."""
        return self.pagerank / np.sqrt(np.maximum(self.strength, ONE))

    def add(self, actors: Accounts, targets: Accounts) -> None:
        """These have interacted, once more each."""
        if actors.size:
            self._new.append(actors << HALF | targets)

    def measure(self, accounts: int, steps: int) -> None:
        """Walk on from where the walk stood, now among accounts 1 to `accounts` and over all ties that were added."""
        from scipy.sparse import csr_array

        self._merge()
        actors, targets = self._pairs >> HALF, (self._pairs & (2**HALF - 1)).astype(np.int32)
        ends = np.zeros(accounts + 2, np.int32)
        ends[1:] = np.bincount(actors, minlength=accounts + 1).cumsum()
        out = csr_array((np.log1p(self._counts), targets, ends), shape=(accounts + 1, accounts + 1))
        into = out.T
        self.strength = np.asarray(out.sum(axis=1)).ravel() + np.asarray(out.sum(axis=0)).ravel()
        inverse = np.divide(1.0, self.strength, out=np.zeros(accounts + 1), where=self.strength > 0)
        start = self._start(accounts)
        here = np.zeros(accounts + 1)
        here[: len(self.pagerank)] = self.pagerank
        # Whatever of it is missing starts now: all of it before the first step.
        here += (1 - here.sum()) * start
        for _ in range(steps):
            leaving = DAMPING * here * inverse
            moved = out @ leaving + into @ leaving
            here = moved + (1 - moved.sum()) * start
        self.pagerank = here

    def _start(self, accounts: int) -> Values:
        """Where the walk starts over: at the starts; where there are none, anywhere."""
        start = np.zeros(accounts + 1)
        start[self._starts if self._starts.size else slice(1, None)] = 1.0
        share: Values = start / max(start.sum(), 1.0)
        return share

    def _merge(self) -> None:
        if not self._new:
            return
        pairs, counts = np.unique(np.concatenate(self._new), return_counts=True)
        self._new = []
        places = np.searchsorted(self._pairs, pairs)
        known = places < len(self._pairs)
        known[known] = self._pairs[places[known]] == pairs[known]
        self._counts[places[known]] += counts[known].astype(np.int32)
        self._pairs = np.insert(self._pairs, places[~known], pairs[~known])
        self._counts = np.insert(self._counts, places[~known], counts[~known].astype(np.int32))
