"""What a partial crawl has not shown: more ties of those of whom nothing was read."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import Log, Network, closeness
from graphkit.network.unseen import OF_THOSE_READ, unread, unseen_strength
from tests.made_up import network


def of(net: Network) -> dict[str, float]:
    return dict(zip(net.accounts["account"], unseen_strength(net.bonds, net.seen, net.parts), strict=True))


def crawl(acts: list[tuple[str, str, str]], read: dict[str, bool | None]) -> Network:
    """A network of acts (actor, target, kind) that knows which accounts were read."""
    accounts = pl.DataFrame({"account_id": list(read), "read": pl.Series(list(read.values()), dtype=pl.Boolean)})
    rows = pl.DataFrame(acts, schema=["actor_id", "target_id", "kind"], orient="row")
    return Network.from_log(Log(accounts=accounts, interactions=rows))


def test_where_nothing_says_who_was_read_it_is_whoever_was_commented_on() -> None:
    net = network([("fan", "ana"), ("ana", "ben"), ("ben", "ana")])

    assert dict(zip(net.accounts["account"], net.seen.read, strict=True)) == {"ana": True, "ben": True, "fan": False}


def test_who_was_merely_answered_is_not_heard_of() -> None:
    acts = [("ben", "ana", "comment"), ("ana", "ben", "reply"), ("cem", "ben", "reply"), ("cem", "dan", "like")]
    told, untold = crawl(acts, dict.fromkeys(["ana", "ben", "cem", "dan"], False)), crawl(acts, {})

    assert told.accounts["account"].to_list() == ["ana", "ben", "cem", "dan"]
    assert told.seen.heard.tolist() == [True, False, False, True]
    # A network of replies is there whole for all we know.
    assert untold.seen.read.tolist() == [True, True, False, True]


@pytest.mark.parametrize("said", [["yes", "no"], [3, 0]])
def test_a_column_of_another_meaning_says_nothing_of_who_was_read(said: list[object]) -> None:
    accounts = pl.DataFrame({"account": ["ana", "fan"], "label": ["ana", "fan"], "read": said})
    net = Network.from_ties(accounts, pl.DataFrame({"source": ["fan"], "target": ["ana"], "weight": [1.0]}))

    assert net.seen.read.tolist() == [True, False]


def test_what_the_accounts_say_of_who_was_read_holds() -> None:
    net = crawl([("fan", "ana", "comment"), ("fan", "ben", "comment")], {"ana": False, "fan": True, "ben": None})

    assert dict(zip(net.accounts["account"], net.seen.read, strict=True)) == {"ana": False, "ben": True, "fan": True}


def test_who_was_only_heard_of_is_half_of_what_those_are_that_were_read() -> None:
    """The feed of fan names two that were not read; ana was read, and mia commented there: three of four ties."""
    acts = [("fan", "ana", "like"), ("fan", "ben", "like"), ("fan", "cem", "like"), ("mia", "ana", "like")]
    found = of(crawl(acts, {"fan": True, "ana": True, "ben": False, "cem": False, "mia": False}))

    share = 3 / 4
    of_read = np.log(2) * (3 + 2) / 2
    heard = share**2 * OF_THOSE_READ * of_read
    assert found == pytest.approx({"ana": 0, "ben": heard, "cem": heard, "fan": 0, "mia": share**2 * np.log(2)})


def test_where_nobody_was_read_everything_is_unread_and_everyone_has_a_mean_tie() -> None:
    net = crawl([("fan", "ana", "like")], {"fan": False, "ana": False})

    assert unread(net.bonds, net.seen) == 1.0
    assert of(net) == pytest.approx({"ana": np.log(2), "fan": np.log(2)})


def test_share_of_unseen_squared_of_a_mean_tie() -> None:
    """Two of four ties come from a and b, on whom nobody commented; the mutual tie is twice as strong as the others."""
    found = of(network([("a", "c"), ("b", "c"), ("c", "d"), ("d", "c")]))

    mean = np.log(2) * (1 + 1 + 2) / 3
    assert found == pytest.approx({"a": mean / 4, "b": mean / 4, "c": 0, "d": 0})


def test_a_part_that_is_there_whole_does_not_make_another_seem_so() -> None:
    acts = [("fan", "ana", "like"), ("fan", "ben", "like")]
    read = {"fan": True, "ana": False, "ben": False}
    whole = [(f"{one}", f"{(one + 1) % 6}", "like") for one in range(6)]

    alone, both = of(crawl(acts, read)), of(crawl(acts + whole, {**read, **{str(n): True for n in range(6)}}))
    assert {name: both[name] / alone[name] for name in ("ana", "ben")} == pytest.approx({"ana": 1.0, "ben": 1.0})


def listed_once(graph: nx.Graph, read: bool | None = None) -> Network:
    """A network without directions in a table that has each tie once, in the order of a lot."""
    lots = np.random.default_rng(3)
    ties = [tie if lots.random() < 0.5 else tie[::-1] for tie in graph.edges]
    names = sorted({str(end) for tie in ties for end in tie})
    accounts = pl.DataFrame(
        {"account": names, "label": names, "read": pl.Series([read] * len(names), dtype=pl.Boolean)}
    )
    rows = pl.DataFrame([(*map(str, tie), 1.0) for tie in ties], ["source", "target", "weight"], orient="row")
    return Network.from_ties(accounts if read is not None else accounts.drop("read"), rows)


def test_a_whole_network_whose_ties_are_listed_once_is_no_crawl() -> None:
    """Of three ties an account has none leads to every eighth: some are never the second of two."""
    net = listed_once(nx.gnm_random_graph(2_000, 3_000, seed=5))
    silent = 1 - net.seen.read.mean()

    assert silent > 0.15
    assert unread(net.bonds, net.seen) < 0.1


def test_accounts_without_ties_are_none_that_receive_nothing() -> None:
    net = listed_once(nx.gnm_random_graph(2_000, 3_000, seed=5))
    alone = pl.DataFrame({"account": [f"alone {number}" for number in range(9_000)]})
    more = Network.from_ties(pl.concat([net.accounts.select("account"), alone]), net.ties)

    assert unread(more.bonds, more.seen) == pytest.approx(unread(net.bonds, net.seen))


def test_commenters_whom_nobody_answers_are_not_taken_for_the_few_that_receive_nothing() -> None:
    """Ten that were read, of whom one has a single commenter and one has two, and three hundred fans."""
    audience = {f"author{number}": 40 for number in range(8)} | {"quiet": 1, "small": 2}
    lots = np.random.default_rng(1)
    acts = [(f"fan{fan}", author) for author, size in audience.items() for fan in lots.choice(300, size, replace=False)]

    assert unread(network(acts).bonds, network(acts).seen) > 0.99


def test_where_accounts_say_who_was_read_nothing_is_estimated() -> None:
    graph = nx.gnm_random_graph(2_000, 3_000, seed=5)
    told = listed_once(graph, read=False)

    assert unread(told.bonds, told.seen) == 1.0


def test_who_was_answered_once_does_not_make_a_crawl_look_whole() -> None:
    """Of sixty fans of the only account that was read twenty were answered, each once."""
    acts = [(f"fan{number}", "ana", "comment") for number in range(60)]
    answers = [(f"fan{number}", f"fan{number + 1}", "reply") for number in range(0, 40, 2)]
    rows = pl.DataFrame(acts + answers, schema=["actor_id", "target_id", "kind"], orient="row")
    net = Network.from_interactions(rows)

    assert net.seen.acting.sum() == 60
    assert unread(net.bonds, net.seen) == unread(net.bonds, replace(net.seen, acting=0 * net.seen.acting))


def test_nothing_is_unseen_where_everyone_receives() -> None:
    net = Network.from_networkx(nx.karate_club_graph())

    assert not unseen_strength(net.bonds, net.seen, net.parts).any()


def test_accounts_without_ties_have_nothing_unseen() -> None:
    graph = nx.DiGraph([("fan", "ana")])
    graph.add_nodes_from(["alone", "too"])

    assert of(Network.from_networkx(graph)) == pytest.approx({"alone": 0, "ana": 0, "fan": np.log(2), "too": 0})
    assert of(Network.from_networkx(nx.empty_graph(3, nx.DiGraph))) == {"0": 0, "1": 0, "2": 0}


@given(st.integers(2, 20), st.integers(0, 1000), st.floats(1e-3, 1e3))
@settings(max_examples=30, deadline=None, derandomize=True)
def test_is_in_the_units_of_the_ties_and_at_most_a_mean_one(size: int, seed: int, unit: float) -> None:
    net = Network.from_networkx(nx.gnp_random_graph(size, 0.1, seed=seed, directed=True))
    found = unseen_strength(net.bonds, net.seen, net.parts)

    assert unseen_strength(net.bonds * unit, net.seen, net.parts) == pytest.approx(found * unit)
    assert (found >= 0).all()
    assert found.max() <= (net.bonds.data.mean() if net.bonds.nnz else 0) * (1 + 1e-9)


def test_one_comment_is_not_the_nearest_one_can_be() -> None:
    """Two accounts were read: who commented there often comes before who was seen once, on the seed alone."""
    on_both = [(f"fan{number}", author, 1) for number in range(2) for author in ("seed", "other")]
    on_the_seed = [(f"passer{number}", "seed", 1) for number in range(3)]
    rows = [("friend", "seed", 20), ("friend", "other", 1), *on_both, *on_the_seed]
    net = Network.from_edges(pl.DataFrame(rows, schema=["source", "target", "weight"], orient="row"))

    by_all_seen = closeness(net, ["seed"], method="degree_corrected")["account"].to_list()
    found = closeness(net, ["seed"])["account"].to_list()
    assert by_all_seen.index("passer0") < by_all_seen.index("friend")
    assert found.index("friend") < found.index("passer0")


def test_one_word_in_a_feed_is_not_the_nearest_one_can_be() -> None:
    """A fan of the seed has said one word to a stranger; friend has fans that are the seed's, and others."""
    on_friend = [(f"fan{number}", "friend", "comment") for number in range(12)]
    acts = [*on_friend, *[(f"fan{number}", "seed", "comment") for number in range(6)]]
    acts += [("devoted", "seed", "comment")] * 9 + [("devoted", "stranger", "comment")]
    names = {name for act in acts for name in act[:2]}
    read = {name: name in {"seed", "friend", "devoted"} for name in names}

    untold = closeness(crawl(acts, {}), ["seed"])["account"].to_list()
    found = closeness(crawl(acts, read), ["seed"])["account"].to_list()
    assert untold.index("stranger") < untold.index("friend")
    assert found.index("friend") < found.index("stranger")
