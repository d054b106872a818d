"""What a page of an author is taken to be worth."""

from __future__ import annotations

from statistics import median
from typing import Final

import numpy as np

from graphkit.crawl.frontier import UNREAD, Frontier
from graphkit.crawl.nearness import Accounts, Values
from graphkit.crawl.policies.readable import pages, valued

# How fast the pages of one author teach less and less: whoever was read much is seen too much of, and ranks too high.
FATIGUE: Final = 2.0
# How much more the larger count.
SIZE: Final = 0.5
# A list of posts names nobody yet.
LIST: Final = 0.5
# Nobody counts for more than so many times a start's audience: a celebrity's commenters say little of its neighbours.
MOST: Final = 10.0


def page_values(frontier: Frontier, rows: Accounts, size: float = SIZE) -> Values:
    """near · followers^size / (1 + pages read)², half of it where it is not even known which posts there are.

    Under the posts of the larger there is more to read. Unknown followers are taken to be as many as usual.
    """
    worth = frontier["near"][rows] * (1.0 + _audience(frontier, rows)) ** size
    worth /= (1.0 + frontier["pages"][rows]) ** FATIGUE
    unlisted = frontier[frontier.lists_posts_by][rows] == UNREAD
    return valued(np.where(unlisted, LIST * worth, worth), pages(frontier, rows))


def _audience(frontier: Frontier, rows: Accounts) -> Values:
    audience = frontier["followers"][rows].astype(np.float64)
    audience[np.isnan(audience)] = frontier.audience
    of_starts = frontier["followers"][frontier.starts]
    known = of_starts[~np.isnan(of_starts)]
    # Not numpy's: for a handful of numbers, at every call, that takes longer than all the rest of this.
    most = MOST * max(1.0, median(known.tolist())) if known.size else np.inf
    return np.minimum(audience, most)
