"""The shortlist always has the best of all, though it looks at few."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.crawl.frontier import Frontier
from graphkit.crawl.policies import shortlist
from graphkit.crawl.policies.shortlist import NEVER, Shortlist
from tests.crawl.made import taught

ACCOUNTS = 40


@settings(max_examples=50)
@given(st.data())
def test_is_as_if_all_were_sorted_each_time(data: st.DataObject) -> None:
    length, shortlist.LENGTH = shortlist.LENGTH, 5
    try:
        _check_against_sorting(data)
    finally:
        shortlist.LENGTH = length


def _check_against_sorting(data: st.DataObject) -> None:
    values = np.array(
        data.draw(st.lists(st.integers(-3, 9), min_size=ACCOUNTS + 1, max_size=ACCOUNTS + 1)), dtype=np.float64
    )
    values[values < 0] = NEVER
    values[0] = NEVER
    frontier = Frontier([1], ("posts",), 50)
    frontier.learn(taught("posts", 1, known=ACCOUNTS))
    listed = Shortlist(lambda _, rows: values[rows])
    for _ in range(30):
        count = data.draw(st.integers(1, 5))
        order = np.lexsort((np.arange(ACCOUNTS + 1), -values))
        expected = [int(row) for row in order if values[row] > NEVER][:count]
        assert listed.best(frontier, count).tolist() == expected
        account = data.draw(st.integers(1, ACCOUNTS))
        values[account] = data.draw(st.sampled_from([NEVER, 0.0, 4.0, 9.0]))
        frontier.learn(taught("posts", account, known=ACCOUNTS))
