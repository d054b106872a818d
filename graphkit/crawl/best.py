"""The candidates of a crawl as it stands."""

from __future__ import annotations

import numpy as np

from graphkit.crawl.frontier import Frontier
from graphkit.crawl.nearness import Accounts


def best_candidates(frontier: Frontier, number: int) -> Accounts:
    """The nearest of all authors but the starts and whoever is left out; of equals the one met first."""
    wanted = frontier["author"] & ~frontier["left_out"]
    authors = np.setdiff1d(np.flatnonzero(wanted), frontier.starts, assume_unique=True)
    order = np.argsort(-frontier["near"][authors], kind="stable")
    best: Accounts = authors[order[:number]]
    return best
