"""A crawl stops when its list stands, and not before."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.crawl.frontier import Frontier
from graphkit.crawl.settled import TOP, Settled, best_candidates
from tests.crawl.made import frontier, taught

CIRCLE = range(2, TOP + 2)


def calls_until_settled(found: Frontier, pages: Iterable[list[int]]) -> tuple[int, str] | None:
    """Each page shows these accounts to comment on the start and to publish."""
    settled = Settled()
    for commenters in pages:
        known = max(found.accounts, *commenters)
        acts = [(commenter, 1) for commenter in commenters]
        found.learn(taught("post", 1, known=known, authors=commenters, acts=acts, finished=False))
        why = settled.look(found)
        if why is not None:
            return found.calls, why
    return None


def test_stops_where_the_same_are_found_again_and_again() -> None:
    stopped = calls_until_settled(frontier(), ([*CIRCLE] for _ in range(300)))

    assert stopped is not None
    assert 100 <= stopped[0] <= 130
    assert stopped[1] == f"The best 50 have settled: 50 of them were there after half of the {stopped[0]} calls."


def test_goes_on_while_others_take_over() -> None:
    # Each comments more than all before.
    pages = ([account] * account for account in range(2, 500))

    assert calls_until_settled(frontier(), pages) is None


def test_a_list_that_is_not_full_has_not_settled() -> None:
    assert calls_until_settled(frontier(), ([*CIRCLE[:-1]] for _ in range(400))) is None


def test_the_best_are_the_nearest_authors_but_the_starts() -> None:
    acts = [(2, 1), (3, 1), (3, 1), (4, 1), (4, 1), (4, 1)]
    found = frontier(taught("post", 1, known=4, authors=[1, 2, 4], acts=acts))

    assert best_candidates(found, 2).tolist() == [4, 2]
    found.learn(taught("post", 1, known=4, left_out=[4]))
    assert best_candidates(found, 2).tolist() == [2]
