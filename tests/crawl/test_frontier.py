"""What the frontier knows after pages were read."""

from __future__ import annotations

import numpy as np
import pytest

from graphkit.crawl.frontier import DONE, OPEN, UNREAD, Frontier
from tests.crawl.made import frontier, taught

LISTED = taught("posts", 1, known=1, authors=[1], opened=[1, 1, 1])


def test_knows_only_the_starts_at_first() -> None:
    fresh = Frontier([2, 1], ("posts",), 50)

    assert fresh.accounts == 2
    assert fresh["author"].tolist() == [False, True, True]
    assert fresh["pagerank"].tolist() == [0.0, 0.5, 0.5]
    assert np.isnan(fresh["followers"]).all()


def test_counts_the_pages_of_posts_and_what_is_open() -> None:
    found = frontier(
        LISTED,
        taught("post", 1, known=3, acts=[(2, 1), (3, 1)], finished=False),
        taught("post", 1, known=4, acts=[(4, 1)]),
        taught("post", 1, known=4, gone=True, finished=False),
    )

    assert found["posts"][1] == DONE
    assert found["open_posts"][1] == 1
    assert found["pages"][1] == 3


def test_a_listing_goes_from_unread_over_open_to_done() -> None:
    found = frontier(listings=("feed",))
    states = [int(found["feed"][1])]
    for finished in (False, False, True):
        found.learn(taught("feed", 1, known=1, finished=finished))
        states.append(int(found["feed"][1]))

    assert states == [UNREAD, OPEN, OPEN, DONE]
    assert found["pages"][1] == 2


@pytest.mark.parametrize("kind", ["posts", "feed", "follows"])
def test_what_is_gone_is_done(kind: str) -> None:
    found = frontier(taught(kind, 1, known=1, finished=False, gone=True))  # type: ignore[arg-type]

    assert found[kind][1] == DONE


def test_who_was_asked_is_not_asked_again_whether_they_answered_or_not() -> None:
    met = taught("post", 1, known=4, acts=[(2, 1), (3, 1), (4, 1)])
    found = frontier(LISTED, met, taught("profiles", 2, 3, known=4, profiles={2: 150.0}))

    assert found["asked"].tolist() == [True, False, True, True, False]
    assert found["followers"][2] == 150
    assert np.isnan(found["followers"][3])


def test_grows_as_accounts_come() -> None:
    found = frontier(LISTED)
    for number in range(1, 40):
        acts = [(account, 1) for account in range(number * 500, number * 500 + 500)]
        found.learn(taught("post", 1, known=number * 500 + 500, acts=acts, finished=False))

    assert found.accounts == 20_000
    assert len(found["near"]) == 20_001
    assert found["pagerank"].sum() == pytest.approx(1.0)
    assert np.isnan(found["followers"][1:]).all()


def test_nearness_is_measured_after_each_of_the_first_calls_then_ever_less_often() -> None:
    found = frontier(LISTED)
    moments = []
    for _ in range(200):
        before = found.measured
        found.learn(taught("post", 1, known=2, acts=[(2, 1)], finished=False))
        if found.measured > before:
            moments.append(found.calls)

    assert moments[:5] == [2, 3, 4, 5, 6]
    gaps = np.diff(moments)
    assert (np.diff(gaps) >= 0).all()
    assert gaps[-1] == 11


def test_remembers_at_once_what_was_learnt_page_by_page() -> None:
    pages = [
        LISTED,
        taught("post", 1, known=4, acts=[(2, 1), (3, 1), (4, 1), (4, 1)]),
        taught("profiles", 2, 3, known=4, profiles={2: 9.0}, authors=[2]),
        taught("posts", 2, known=4, authors=[2], opened=[2, 2]),
        taught("post", 2, known=6, acts=[(5, 2), (6, 2), (3, 2)]),
    ]
    learnt, told = frontier(*pages), frontier()
    told.remember(
        taught(
            "profiles",
            known=6,
            authors=[1, 2],
            profiles={2: 9.0},
            acts=[(2, 1), (3, 1), (4, 1), (4, 1), (5, 2), (6, 2), (3, 2)],
            opened=[1, 1, 2],
        )
    )

    for column in ("author", "open_posts", "followers"):
        np.testing.assert_array_equal(told[column], learnt[column])
    assert told["near"] == pytest.approx(learnt["near"], abs=0.03)
