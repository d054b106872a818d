"""Where those one looks for do not comment on each other a crawl says so, and what to do."""

from __future__ import annotations

from graphkit.crawl.frontier import Frontier
from graphkit.crawl.thin import Thin, peers
from tests.crawl.made import frontier, taught


def crawl(audiences: dict[int, float], asked: int = 400, calls: int = 150) -> Frontier:
    """The start has an audience of 10,000; of those `asked` these publish."""
    told = dict.fromkeys(range(2, asked + 2), 0.0) | audiences
    met = taught("profiles", *told, known=asked + 1, authors=[*audiences], profiles={1: 10_000.0} | told)
    more = [taught("posts", 1, known=asked + 1, acts=[(2, 1)]) for _ in range(calls - 1)]
    return frontier(met, *more)


def test_says_where_next_to_nobody_is_a_peer() -> None:
    fans_who_post = dict.fromkeys(range(2, 40), 40.0)

    words = Thin().look(crawl(fans_who_post | {50: 9_000.0, 51: 600.0}))

    assert words is not None
    assert words.startswith("Of 401 commenters around the seeds only 2 publish for an audience like theirs")
    assert "#hashtag" in words


def test_is_silent_where_peers_are_met() -> None:
    assert Thin().look(crawl(dict.fromkeys(range(2, 20), 5000.0))) is None


def test_is_silent_before_much_was_seen() -> None:
    assert Thin().look(crawl({}, asked=200)) is None
    assert Thin().look(crawl({}, calls=90)) is None


def test_looks_once_each_time_nearness_was_measured() -> None:
    found, thin = crawl({}), Thin()

    assert thin.look(found) is not None
    assert thin.look(found) is None


def test_where_the_audience_is_unknown_every_author_is_a_peer() -> None:
    nan = float("nan")
    found = frontier(taught("profiles", 2, 3, 4, known=4, authors=[2, 3], profiles={1: nan, 2: 5.0, 3: nan, 4: 7.0}))

    assert peers(found) == 2
