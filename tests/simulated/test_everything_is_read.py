"""With calls enough every policy has read all there is, and no page twice."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from graphkit.crawl.frontier import DONE
from graphkit.crawl.policies.adaptive import Adaptive
from graphkit.crawl.policies.breadth_first import BreadthFirst
from graphkit.crawl.policies.page_wise import PageWise
from graphkit.crawl.policies.policy import Policy
from graphkit.sources.source import OfAccount
from tests.simulated.keeper import Keeper, crawled
from tests.simulated.platform import Comments, SimulatedPlatform, comments_of

WORLDS: tuple[tuple[OfAccount, ...], ...] = (("posts",), ("posts", "feed"), ("feed",))


def small() -> Comments:
    """Two hundred accounts in one piece, some with posts of several pages."""
    lots = np.random.default_rng(7)
    source, target = lots.integers(0, 200, (2, 1_500))
    target = target // (1 + lots.integers(0, 30, 1_500))
    source, target = np.append(source, target), np.append(target, source // 8)
    differ = source != target
    return comments_of(source[differ], target[differ], lots.pareto(1.0, int(differ.sum())), 200, seed=1)


@pytest.mark.parametrize("listings", WORLDS)
@pytest.mark.parametrize("policy", [PageWise, Adaptive, BreadthFirst])
def test_everything_is_read_once(listings: tuple[OfAccount, ...], policy: Callable[[], Policy]) -> None:
    comments = small()
    keeper = Keeper(SimulatedPlatform(comments, listings))
    frontier = keeper.start(["3"])

    steps = [taught.step for taught in crawled(keeper, frontier, policy())]

    met = {int(name) for name in keeper.names}
    wanted = [row for row, author in enumerate(comments.author[comments.post]) if author in met]
    assert keeper.acts >= {str(row) for row in wanted if comments.actor[row] != comments.author[comments.post[row]]}
    assert frontier["asked"].all()
    assert all((frontier[kind][1:] == DONE).all() for kind in listings if kind == "feed")
    assert not frontier["open_posts"].any()
    assert len(steps) < 1_500
