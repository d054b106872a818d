"""When comments do not lead to those one looks for."""

from __future__ import annotations

from typing import Final

import numpy as np

from graphkit.crawl.frontier import Frontier

# An audience of at least this share of the starts' makes a peer, not a fan who posts now and then.
OF_AUDIENCE: Final = 0.05
# Where peers comment on each other, one commenter in twenty or more is one; where they do not, one in a hundred.
FEW: Final = 0.02
FEWEST_CALLS: Final = 100
FEWEST_ASKED: Final = 300


class Thin:
    """Looks at how many of the commenters that were asked for their profiles publish for an audience like the starts'.

    Where next to none does, no order of reading finds a niche: its members do not comment on each other.
    """

    how: Final = "thin"

    def __init__(self) -> None:
        self._measured = 0

    def look(self, frontier: Frontier) -> str | None:
        """Why to stop and what to do, in two sentences; None to go on."""
        enough = frontier.calls >= FEWEST_CALLS
        if self._measured == frontier.measured or not enough:
            return None
        self._measured = frontier.measured
        asked = int(np.count_nonzero(frontier["asked"][1:]))
        found = peers(frontier)
        if asked < FEWEST_ASKED or found >= FEW * asked:
            return None
        return (
            f"Of {asked:,} commenters around the seeds only {found} publish for an audience like theirs: "
            "those you look for hardly comment on each other. "
            "Start from a #hashtag they use, or name more accounts you know."
        )


def peers(frontier: Frontier) -> int:
    """How many of those asked publish for an audience like the starts'; who does not tell it is taken to."""
    others = frontier["author"] & frontier["asked"]
    others[frontier.starts] = False
    audiences = frontier["followers"][frontier.starts]
    known = audiences[~np.isnan(audiences)]
    if known.size:
        others &= ~(frontier["followers"] < OF_AUDIENCE * np.median(known))
    return int(np.count_nonzero(others))
