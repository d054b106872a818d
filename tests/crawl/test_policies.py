"""What each policy reads next, where one can see it by hand."""

from __future__ import annotations

import pytest

from graphkit.crawl.frontier import DONE, Step
from graphkit.crawl.policies.adaptive import Adaptive
from graphkit.crawl.policies.adaptive import page_values as adaptive_values
from graphkit.crawl.policies.breadth_first import BreadthFirst
from graphkit.crawl.policies.brought import EXPECTED, LAST, Brought
from graphkit.crawl.policies.page_wise import BETWEEN, PageWise
from graphkit.crawl.policies.policy import Policy
from graphkit.crawl.policies.worth import page_values
from tests.crawl.made import frontier, taught

LISTED = taught("posts", 1, known=1, authors=[1], opened=[1, 1, 1])
POLICIES = [PageWise, Adaptive, BreadthFirst]


@pytest.mark.parametrize("policy", [PageWise, BreadthFirst])
def test_begins_with_the_posts_of_the_start(policy: type[Policy]) -> None:
    assert policy().choose(frontier()) == Step("posts", (1,))


@pytest.mark.parametrize("policy", [Adaptive, BreadthFirst])
def test_begins_with_the_feed_of_the_start_where_it_can_be_read(policy: type[Policy]) -> None:
    assert policy().choose(frontier(listings=("feed",))) == Step("feed", (1,))


@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_is_left_of_what_is_gone(policy: type[Policy]) -> None:
    found = frontier(taught("posts", 1, known=1, finished=False, gone=True), taught("profiles", 1, known=1))

    assert policy().choose(found) is None


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("listings", [("posts",), ("feed", "follows"), ("posts", "feed", "follows")])
def test_whoever_is_left_out_is_never_read(policy: type[Policy], listings: tuple[str, ...]) -> None:
    acts = [(2, 1), (3, 1), (3, 1)]
    met = [taught("profiles", 1, known=3, authors=[2, 3], opened=[2, 2, 3], acts=acts)]
    # So many calls that a single page does not have nearness measured anew.
    found, chooser, read = frontier(*(met * 400), listings=listings), policy(), set()
    chooser.choose(found)
    found.learn(taught("profiles", 1, known=3, left_out=[3]))
    for _ in range(60):
        step = chooser.choose(found)
        if step is None:
            break
        read.update(step.accounts)
        found.learn(taught(step.kind, *step.accounts, known=3))

    assert 2 in read
    assert 3 not in read


@pytest.mark.parametrize("policy", POLICIES)
def test_follows_come_last(policy: type[Policy]) -> None:
    found, chooser = frontier(listings=("feed", "follows")), policy()
    kinds = []
    while (step := chooser.choose(found)) is not None:
        kinds.append(step.kind)
        page = taught(step.kind, *step.accounts, known=3, authors=[2], opened=[2] if step.kind == "feed" else [])
        found.learn(page)
        chooser.learn(page)

    assert kinds.count("follows") == 3
    assert set(kinds[-3:]) == {"follows"}
    assert kinds.count("feed") == kinds.count("post") == 3
    assert "profiles" in kinds


def test_page_wise_asks_who_publishes_when_enough_are_unknown_but_not_after_every_page() -> None:
    commenters = [(account, 1) for account in range(2, 202)]
    met = taught("post", 1, known=201, acts=commenters, finished=False)
    found, policy = frontier(LISTED, met), PageWise()
    kinds = []
    for _ in range(2 * BETWEEN + 3):
        step = policy.choose(found)
        assert step is not None
        kinds.append(step.kind)
        page = taught(step.kind, *step.accounts, known=201, finished=False)
        found.learn(page)
        policy.learn(page)

    assert kinds == ["profiles", *["post"] * BETWEEN, "profiles", *["post"] * BETWEEN, "profiles"]


def test_page_wise_reads_the_near_and_large_first_and_each_ever_less() -> None:
    """Accounts 2 and 3 comment alike; 3 has the larger audience."""
    acts = [(2, 1), (3, 1)]
    found = frontier(
        taught("posts", 1, known=3, authors=[1], acts=acts),
        taught("profiles", 1, 2, 3, known=3, authors=[2, 3], profiles={1: 500.0, 2: 100.0, 3: 1_000.0}),
        taught("posts", 2, known=3, opened=[2] * 9),
        taught("posts", 3, known=3, opened=[3] * 9),
    )
    policy, order = PageWise(), []
    for _ in range(6):
        step = policy.choose(found)
        assert step is not None
        order.append(step.accounts[0])
        found.learn(taught(step.kind, *step.accounts, known=3))

    assert order == [3, 2, 3, 3, 2, 3]


@pytest.mark.parametrize(
    ("listings", "first"),
    [(("posts", "feed"), ["feed", "posts", "post", "post"]), (("feed",), ["feed", "post", "post"])],
)
def test_adaptive_begins_with_a_feed_and_two_pages_of_the_starts(listings: tuple[str, ...], first: list[str]) -> None:
    found, policy = frontier(listings=listings), Adaptive()
    steps = []
    for _ in range(len(first) + 1):
        step = policy.choose(found)
        assert step is not None
        steps.append(step)
        page = taught(step.kind, *step.accounts, known=3, authors=[2], acts=[(1, 2), (3, 1), (3, 1)], opened=[1, 1])
        found.learn(page)
        policy.learn(page)

    assert [step.kind for step in steps[:-1]] == first
    assert {step.accounts for step in steps[:-1]} == {(1,)}
    # Who has said more to the start comes before the one that publishes.
    assert steps[-1] == Step("feed", (3,))


@pytest.mark.parametrize(("new", "kind"), [(59, "post"), (61, "feed")])
def test_adaptive_goes_on_with_feeds_where_that_of_the_start_names_many(new: int, kind: str) -> None:
    found, policy = frontier(listings=("feed",)), Adaptive()
    page = taught("feed", 1, known=3, authors=[2, 3], acts=[(1, 2), (1, 3)], opened=[1, 1], new=new)
    found.learn(page)
    policy.learn(page)

    step = policy.choose(found)
    assert step is not None
    assert step.kind == kind


def test_adaptive_minds_less_how_large_an_author_is_than_page_wise() -> None:
    found = frontier(
        taught("profiles", 2, known=2, authors=[2], profiles={2: 15.0}, acts=[(2, 1)]), listings=("posts", "feed")
    )
    small = [values(found, found.starts + 1)[0] for values in (page_values, adaptive_values)]
    found["followers"][2] = 255.0
    large = [values(found, found.starts + 1)[0] for values in (page_values, adaptive_values)]

    assert [after / before for before, after in zip(small, large, strict=True)] == pytest.approx([4.0, 2.0])


@pytest.mark.parametrize(("listed", "kind"), [(True, "post"), (False, "feed")])
def test_adaptive_takes_a_page_to_cost_two_calls_where_posts_are_not_listed(listed: bool, kind: str) -> None:
    found, policy = frontier(listings=("posts", "feed")), Adaptive()
    acts = [(account, 1) for account in range(2, 41)]
    found.learn(taught("feed", 1, known=40, authors=list(range(1, 21)), acts=acts))
    found.learn(taught("posts", 1, known=40))
    if listed:
        found.learn(taught("posts", 2, known=40, opened=[2] * 9))
    # Half of all publish: 20 authors a page, or 10 a call, against 15 a feed.
    for _ in range(30):
        policy.learn(taught("post", 1, known=40, new=40))
        policy.learn(taught("feed", 1, known=40, new=15))

    step = policy.choose(found)
    assert step is not None
    assert step.kind == kind


def test_adaptive_turns_to_pages_when_feeds_bring_nobody() -> None:
    authors = list(range(1, 30))
    found, policy = frontier(listings=("feed",)), Adaptive()
    kinds = []
    page = taught("feed", 1, known=29, authors=authors, opened=authors * 9, acts=[(1, other) for other in authors[1:]])
    for _ in range(19):
        found.learn(page)
        policy.learn(page)
        step = policy.choose(found)
        assert step is not None
        kinds.append(step.kind)
        brings = 40 if step.kind == "post" else 0
        page = taught(step.kind, *step.accounts, known=found.accounts + brings, new=brings)

    assert kinds[:3] == ["post", "post", "feed"]
    assert kinds[10:].count("post") >= 7


# Account 2 publishes, account 3 is not known to; who of them is nearer, by how often they spoke to the start.
@pytest.mark.parametrize(
    ("acts", "of_authors", "of_others", "calls", "chosen"),
    [
        ([(2, 1), (2, 1), (3, 1)], 30, 30, 1, 2),
        ([(2, 1), (3, 1), (3, 1)], 30, 30, 1, 3),
        # Those of others bring so much more that it outweighs the place.
        ([(2, 1), (2, 1), (3, 1)], 0, 60, 1, 3),
        # Neither bring anything: the place counts, whichever brought more in the beginning.
        ([(2, 1), (2, 1), (3, 1)], 0, 1, 1, 2),
        # The other way's turn: one of those that bring more, however little.
        ([(2, 1), (2, 1), (3, 1)], 0, 1, 10, 3),
        ([(2, 1), (3, 1), (3, 1)], 1, 0, 10, 2),
    ],
)
def test_adaptive_reads_the_feeds_that_bring_more(
    acts: list[tuple[int, int]], of_authors: int, of_others: int, calls: int, chosen: int
) -> None:
    found, policy = frontier(listings=("posts", "feed"), at_once=0), Adaptive()
    met = taught("profiles", 1, known=5, authors=[1, 2, 4], acts=acts)
    for page in [met, *[taught("profiles", 1, known=5)] * (calls - 1)]:
        found.learn(page)
    found["feed"][[1, 4, 5]] = found["posts"][:] = DONE
    for _ in range(30):
        policy.learn(taught("feed", 4, known=5, new=of_authors))
        policy.learn(taught("feed", 5, known=5, new=of_others))

    assert found.calls == calls
    assert policy.choose(found) == Step("feed", (chosen,))


def test_whose_feed_it_was_is_what_is_known_now() -> None:
    found, brought = frontier(taught("profiles", 1, known=2)), Brought()
    assert brought.by(found, authors=True) == brought.by(found, authors=False) == brought.on_average() == EXPECTED
    brought.learn(taught("post", 2, known=2, new=500))
    brought.learn(taught("feed", 2, known=2, new=0))

    others = brought.by(found, authors=False)
    assert others == pytest.approx(EXPECTED * (1 - LAST))
    assert brought.by(found, authors=True) == EXPECTED
    assert brought.on_average() == others

    found.learn(taught("profiles", 2, known=2, authors=[2]))
    assert brought.by(found, authors=True) == others
    assert brought.by(found, authors=False) == EXPECTED


def test_breadth_first_goes_by_who_was_met_first_five_posts_each() -> None:
    found, policy = frontier(taught("posts", 1, known=2, authors=[1, 2], opened=[1] * 7)), BreadthFirst()
    found.learn(taught("posts", 2, known=2, opened=[2] * 7))
    order = []
    for _ in range(14):
        step = policy.choose(found)
        assert step is not None
        order.append(step.accounts[0])
        found.learn(taught(step.kind, *step.accounts, known=2))

    assert order == [1] * 5 + [2] * 5 + [1] * 2 + [2] * 2


@pytest.mark.parametrize("policy", POLICIES)
def test_looking_ahead_says_why_and_changes_nothing(policy: type[Policy]) -> None:
    found, chooser = frontier(LISTED), policy()
    before = chooser.choose(found)

    steps = chooser.ahead(found, 3)

    assert [(step.kind, step.accounts) for step in steps] == [("post", (1,))] * 3
    assert steps[0].why == "Place 1 of 1 in nearness, nothing of it read, 3 post listings open."
    assert steps[1].why == "Place 1 of 1 in nearness, 1 page read, 3 post listings open."
    assert chooser.choose(found) == before
    assert found["pages"][1] == 0


@pytest.mark.parametrize("policy", POLICIES)
def test_a_policy_that_was_told_again_chooses_the_same(policy: type[Policy]) -> None:
    pages = [
        LISTED,
        taught("post", 1, known=60, acts=[(account, 1) for account in range(2, 61)], new=59),
        taught("profiles", 2, 3, known=60, authors=[2, 3], profiles={2: 10.0, 3: 20.0}),
        taught("posts", 3, known=60, opened=[3, 3]),
    ]
    going, found = policy(), frontier()
    for page in pages:
        going.choose(found)
        found.learn(page)
        going.learn(page)
    resumed, again = policy(), frontier()
    for page in pages:
        again.learn(page)
        resumed.learn(page)

    assert resumed.choose(again) == going.choose(found)
