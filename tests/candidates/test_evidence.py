"""Every sentence is true: its numbers are counted again from the log, and its rows are those that make it so."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import polars as pl
import pytest

from graphkit import Log, closeness, find_candidates
from graphkit.candidates import (
    evidence_fit,
    evidence_language,
    evidence_look,
    evidence_meaning,
    evidence_place,
    evidence_trust,
)
from graphkit.candidates.evidence import GATHERERS
from graphkit.candidates.evidence_against import FEW_COMMENTERS, FEW_POSTS, FEW_VOICES, LEAST_COMMENTS, POORLY
from graphkit.candidates.score import part_columns
from tests.candidates.told import (
    SEEDS,
    between,
    described,
    found,
    ids,
    interactions,
    is_comment,
    labels,
    latest,
    log,
    received,
    statements,
    told,
    under_a_post,
)
from tests.made_up import acts, given, posts, shuffled_log

Told = dict[tuple[str, ...], tuple[dict[str, Any], list[str]]]


def test_exchange() -> None:
    expected = {}
    for account in labels():
        for seed in SEEDS:
            towards, back = (list(filter(under_a_post, between(*pair))) for pair in ((account, seed), (seed, account)))
            if towards or back:
                posts = len({row["post_id"] for row in towards}), len({row["post_id"] for row in back})
                moment = max(row["created_at"] for row in towards + back)
                expected[account, labels()[seed]] = (*posts, ids(towards + back), f"{moment.day} {moment:%b %Y}")
    heard = told("exchange")

    assert len(heard) == len(expected) > 20
    for one in heard:
        (towards, back, rows, moment) = next(
            value
            for (account, seed), value in expected.items()
            if account == one["account"] and seed in one["sentence"]
        )
        assert one["numbers"] == {"towards": towards, "back": back}
        assert (sorted(one["rows"]), one["table"], one["sign"]) == (rows, "interactions", "for")
        assert one["sentence"].endswith(f", latest {moment}")
        assert not towards or f"Commented on {towards} post" in one["sentence"]
        assert not (towards and back) or f"on {back} of theirs" in one["sentence"]


def test_other_acts() -> None:
    verbs = {"reply": "replied to", "mention": "mentioned", "like": "liked"}
    expected = set()
    for account in labels():
        for seed in SEEDS:
            for actor, target in ((account, seed), (seed, account)):
                for kind, verb in verbs.items():
                    rows = [row for row in between(actor, target) if row["kind"] == kind]
                    if rows:
                        often = "1 time" if len(rows) == 1 else f"{len(rows)} times"
                        towards = f"{verb.capitalize()} {labels()[seed]} {often}"
                        start = towards if actor == account else f"Was {verb} by {labels()[seed]} {often}"
                        expected.add((account, start, tuple(ids(rows)), len(rows)))

    assert len(expected) > 10
    assert expected == {
        (one["account"], one["sentence"].split(", latest")[0], tuple(sorted(one["rows"])), one["numbers"]["count"])
        for one in told("other acts")
    }


def test_shared_commenters() -> None:
    audience: dict[str, set[str]] = {}
    for row in interactions():
        audience.setdefault(row["target_id"], set()).add(row["actor_id"])
    everyone = len({row["actor_id"] for row in interactions()})
    last = latest(interactions())
    heard = told("shared commenters")

    def more_than_chance(account: str, seed: str) -> bool:
        mine, theirs = audience.get(account, set()), audience[seed]
        chance = len(mine) * len(theirs) / everyone
        return bool(mine & theirs) and round(len(mine & theirs) / chance, 1) > 1

    sharing = {
        account
        for account in labels()
        if account not in SEEDS and any(more_than_chance(account, seed) for seed in SEEDS)
    }

    assert {one["account"] for one in heard} == sharing
    assert len(heard) == len(sharing) > 10
    for one in heard:
        account = one["account"]
        seed = next(seed for seed in SEEDS if f"and {labels()[seed]}:" in one["sentence"])
        both = audience[account] & audience[seed]
        chance = len(audience[account]) * len(audience[seed]) / everyone
        assert one["numbers"]["shared"] == len(both)
        assert one["numbers"]["share"] == pytest.approx(len(both) / len(audience[account]))
        assert one["numbers"]["lift"] == pytest.approx(len(both) / chance)
        only_comments = all(is_comment(row) for row in interactions() if row["target_id"] in (account, seed))
        words = ("comment", "commenters") if only_comments else ("engage", "audience")
        assert one["sentence"].startswith((f"{len(both)} people {words[0]} ", f"{len(both)} person {words[0]}s "))
        assert f"’s {words[1]}, " in one["sentence"]
        assert sorted(one["rows"]) == sorted(last[person, whom] for person in both for whom in (account, seed))


def test_as_many_shared_as_by_chance_are_not_told() -> None:
    """Ten of the twenty of each, of 41 who comment: 1.025 times chance, which would read as once."""
    there = {"seed": range(20), "ana": range(10, 30), "cem": range(30, 41)}
    rows = [(f"fan{number}", account, f"{account}1") for account, fans in there.items() for number in fans]
    found = find_candidates(
        Log(posts=posts({f"{account}1": account for account in there}), interactions=acts(*rows)), "seed"
    )

    assert found.why("ana").filter(kind="shared commenters").is_empty()


def test_community() -> None:
    community = {account: row["community"] for account, row in described().items()}
    of_seeds = {community[seed] for seed in SEEDS}
    last = latest(interactions())
    heard = {one["account"]: one for one in told("community") if one["sign"] == "for"}
    elsewhere = {one["account"] for one in told("community") if one["sign"] == "against"}

    for account, place in community.items():
        tied = {other for pair in last if account in pair for other in pair} - {account}
        inside = {other for other in tied if community[other] == place}
        if place in of_seeds and inside and account not in SEEDS:
            one = heard.pop(account)
            rows = sorted(row for pair, row in last.items() if account in pair and set(pair) - {account} <= inside)
            assert one["numbers"] == {"inside": len(inside), "tied": len(tied)}
            assert f": {len(inside)} of the {len(tied)} accounts it is tied to" in one["sentence"]
            assert sorted(one["rows"]) == rows
    assert not heard
    assert elsewhere == {account for account, place in community.items() if place is not None and place not in of_seeds}


def test_engagement() -> None:
    rated = {account: row for account, row in described().items() if row["rate"] is not None}
    owned = posts_of()
    voices = {(row["target_id"], row["actor_id"], row["post_id"]) for row in received()}
    commenters = Counter(account for account, _, _ in voices)
    heard = {one["account"]: one for one in told("engagement")}

    def compared(account: str) -> tuple[list[float], str]:
        """The rates it stands among, and their name: those of its tier, of all where they are fewer than five."""
        tier = rated[account]["tier"]
        same = {"platform": rated[account]["platform"], "tier": tier}
        peers = [row["rate"] for row in rated.values() if same.items() <= row.items()]
        if len(peers) < 5:
            return [row["rate"] for row in rated.values()], "authors"
        return peers, "authors of unknown size" if tier == "followers unknown" else f"{tier} accounts"

    def shares(account: str) -> tuple[float, float]:
        """Of its peers: who have less, who have more."""
        peers, own = compared(account)[0], rated[account]["rate"]
        return sum(other < own for other in peers) / len(peers), sum(other > own for other in peers) / len(peers)

    said = {account: shares(account) for account in rated}
    assert heard.keys() == {
        account for account, (less, more) in said.items() if less >= 0.5 or (less < POORLY and more >= 0.5)
    }
    for account, one in heard.items():
        (better_than, worse_than), (_, named) = said[account], compared(account)
        assert one["numbers"]["better_than"] == pytest.approx(better_than)
        assert one["numbers"]["worse_than"] == pytest.approx(worse_than)
        share = better_than if one["sign"] == "for" else worse_than
        assert f" than {int(100 * share)} % of the {named} here" in one["sentence"]
        assert one["numbers"]["engagement"] == pytest.approx(commenters[account] / len(owned[account]))
        assert one["numbers"]["posts_seen"] == len(owned[account])
        assert one["sign"] == ("for" if better_than >= 0.5 else "against")
        assert (one["table"], one["rows"]) == ("posts", owned[account])


def test_who_has_as_much_as_most_is_in_no_doubt() -> None:
    """Of ten authors eight have one commenter a post, and two more of them: two in ten is no reason to doubt eight."""
    quiet, loud = [f"quiet{number}" for number in range(8)], ["loud0", "loud1"]
    rows = [("seed", author, f"{author}p{post}") for author in [*quiet, *loud] for post in range(6)]
    rows += [
        (f"fan{number}", author, f"{author}p{post}") for author in loud for post in range(6) for number in range(9)
    ]
    owners = {post: author for _, author, post in rows}
    found = find_candidates(Log(posts=posts(owners), interactions=acts(*rows)), "seed")

    assert found.evidence_of(quiet).filter(kind="engagement", sign="against").is_empty()


def posts_of() -> dict[str, list[str]]:
    owned: dict[str, list[str]] = {}
    for post, author in log().posts.select("post_id", "author_id").sort("post_id").iter_rows():
        owned.setdefault(author, []).append(post)
    return owned


def test_few_posts() -> None:
    few = {account: rows for account, rows in posts_of().items() if len(rows) < FEW_POSTS}
    heard = told("few posts")

    assert {one["account"]: one["rows"] for one in heard} == few
    assert {(one["account"], one["sentence"]) for one in heard} == {
        (account, f"Only {len(rows)} post{'s' if len(rows) > 1 else ''} seen") for account, rows in few.items()
    }


def test_few_commenters() -> None:
    last = latest(received())
    expected = {}
    for author in posts_of():
        rows = sorted(row for (_, target), row in last.items() if target == author)
        if len(rows) < FEW_COMMENTERS:
            expected[author] = rows
    heard = told("few commenters")

    assert {one["account"]: sorted(one["rows"]) for one in heard} == expected
    assert {one["account"]: one["numbers"]["commenters"] for one in heard} == {
        author: len(rows) for author, rows in expected.items()
    }
    assert next(one["sentence"] for one in heard if one["account"] == "shy") == "Nobody was seen to comment there"


def test_few_voices() -> None:
    heard = {one["account"]: one for one in told("few voices")}
    doubtful = set()
    for author in posts_of():
        rows = [row for row in received() if row["target_id"] == author]
        written = Counter(row["actor_id"] for row in rows)
        loudest = sorted(written, key=lambda person: (-written[person], person))[:3]
        share = sum(written[person] for person in loudest) / max(len(rows), 1)
        if len(rows) >= LEAST_COMMENTS and share >= FEW_VOICES:
            doubtful.add(author)
            assert heard[author]["numbers"] == {"few_share": pytest.approx(share), "comments": len(rows)}
            assert sorted(heard[author]["rows"]) == ids([row for row in rows if row["actor_id"] in loudest])

    assert heard.keys() == doubtful >= {"praised"}


@pytest.mark.parametrize(("writers", "words"), [(1, "1 person wrote"), (2, "2 people wrote"), (4, "3 people wrote")])
def test_few_voices_are_as_many_as_there_are(writers: int, words: str) -> None:
    rows = [(f"fan{number % writers}", "ana", f"a{number}") for number in range(12)]
    log = Log(posts=posts({f"a{number}": "ana" for number in range(12)}), interactions=acts(*rows))
    [sentence] = find_candidates(log, ["fan0"]).why("ana").filter(kind="few voices")["sentence"]

    assert sentence.startswith(words)


def test_no_exchange() -> None:
    met = {account for account in labels() for seed in SEEDS if between(account, seed) or between(seed, account)}
    heard = told("no exchange")

    assert {one["account"] for one in heard} == labels().keys() - met - set(SEEDS)
    assert {(one["sentence"], *one["rows"]) for one in heard} == {("No exchange seen with @g0a1 or @g1a2",)}


def test_gate() -> None:
    heard = {one["account"]: one for one in told("gate")}

    assert heard.keys() == {account for account, row in described().items() if row["gate"]}
    for account, one in heard.items():
        assert one["rows"] == [account]
        assert one["sentence"].startswith(f"Not a candidate: {described()[account]['gate']}")
        assert one["numbers"] == {"followers": described()[account]["followers"]}


def test_followers_unknown() -> None:
    assert {one["account"] for one in told("followers unknown")} == {
        account for account, row in described().items() if row["followers"] is None
    }


def test_given_ties() -> None:
    edges = given(
        ("a", "seed", 2.0), ("a", "seed", 1.5), ("seed", "a", 1.0), ("b", "seed", -4.0), ("b", "a", 1.0), ("a", "b", 1)
    )
    told_of_ties = find_candidates(Log(edges=edges), ["seed"]).evidence
    evidence = told_of_ties.filter(kind="given ties")

    assert evidence.select("account", "sentence", "table").rows() == [
        ("a", "Tied to seed with weight 3.5, 1 back", "ties")
    ]
    assert json.loads(evidence["numbers"].item()) == {"towards": 3.5, "back": 1.0}
    assert evidence["rows"].to_list() == [["a → seed", "seed → a"]]
    assert told_of_ties.filter(kind="no exchange")["account"].to_list() == ["b"]


def test_of_given_ties_those_are_shared_that_aim_at_both() -> None:
    """Two aim at ana, who aims at three herself; one of them aims at the seed, as one in five does."""
    edges = given(("x", "ana", 1), ("y", "ana", 1), ("x", "seed", 1), *(("ana", other, 1) for other in "pqr"),
                  ("p", "q", 1), ("q", "r", 1))  # fmt: skip
    told_of_ties = find_candidates(Log(edges=edges), ["seed"]).why("ana").filter(kind="shared commenters")

    assert told_of_ties["sentence"].to_list() == [
        "1 account tied to both ana and seed: 50 % of the ties to ana, 2.5 times chance"
    ]


def test_weights_below_one_are_told_with_the_digits_that_matter() -> None:
    edges = given(("a", "seed", 0.04), ("seed", "a", 0.0068), ("b", "seed", 0.999), ("a", "b", 1.0), ("b", "a", 1.0))
    evidence = find_candidates(Log(edges=edges), ["seed"]).evidence.filter(kind="given ties")

    assert set(evidence.select("account", "sentence").rows()) == {
        ("a", "Tied to seed with weight 0.04, 0.0068 back"),
        ("b", "Tied to seed with weight 1"),
    }


def test_unwanted() -> None:
    """Whoever is nearer to the account it should not be like, by the order of both lists."""
    result = find_candidates(log(), ["g0a1"], not_like="g1a1")
    near, unlike = (closeness(result.network, [account])["account"].to_list() for account in ("g0a1", "g1a1"))
    nearer = {account for account in set(near) & set(unlike) if unlike.index(account) < near.index(account)}
    everyone = result.evidence_of(result.network.accounts["account"].to_list())
    evidence = everyone.filter(kind="unwanted")

    assert set(evidence["account"]) - {"g0a1"} == nearer
    assert set(evidence["sentence"]) == {"Nearer to @g1a1, whom it should not be like, than to your seeds"}
    assert "g1a1" not in result.frame["account"]
    assert everyone.filter(account="g1a1", kind="gate")["sentence"].to_list() == [
        "Not a candidate: named as one it should not be like"
    ]


def test_every_kind_of_evidence_is_tested_here() -> None:
    modules = (evidence_fit, evidence_language, evidence_look, evidence_meaning, evidence_place, evidence_trust)
    elsewhere = [module.__name__ for module in modules]
    gatherers = [gather for gather in GATHERERS if gather.__module__ not in elsewhere]
    kinds = {one["kind"] for one in statements()} - {"partners", "traded", "bought"} | {"given ties", "unwanted"}

    # Community and engagement speak both for and against; trust, fit, languages, look and place have their own tests.
    assert len(kinds) == len(gatherers) - 2
    assert {f"test_{kind.replace(' ', '_')}" for kind in kinds} <= set(globals())


def test_every_row_is_in_its_table() -> None:
    tables = {
        "interactions": set(log().interactions["interaction_id"]),
        "posts": set(log().posts["post_id"]),
        "accounts": set(labels()),
    }
    for one in statements():
        assert set(one["rows"]) <= tables[one["table"]]
        assert len(set(one["rows"])) == len(one["rows"])
        assert one["sign"] in ("for", "against")


def test_evidence_goes_by_rank_then_importance() -> None:
    places = {account: place for place, account in enumerate(found().frame["account"])}
    told_of = found().evidence["account"].to_list()

    assert set(told_of) == set(places)
    assert [places[account] for account in told_of] == sorted(places[account] for account in told_of)
    first = found().evidence.group_by("account", maintain_order=True).agg("sign")["sign"].to_list()
    assert all(signs == sorted(signs, reverse=True) for signs in first)


def test_order_of_rows_does_not_change_the_evidence() -> None:
    again = find_candidates(shuffled_log(log(), 3), SEEDS, followers=(20_000, 100_000))

    assert again.evidence.rows() == found().evidence.rows()
    assert (
        again.frame.select("account", *part_columns()).rows() == found().frame.select("account", *part_columns()).rows()
    )


def test_a_tie_one_way_is_told_one_way() -> None:
    log = Log(
        edges=pl.DataFrame({"source": ["seed", "b", "c"], "target": ["a", "seed", "b"], "weight": [2.0, 3.0, 1.0]})
    )
    found = find_candidates(log, "seed")
    told = found.evidence.filter(kind="given ties").select("account", "sentence").rows()

    assert set(told) == {("a", "Has a tie from seed with weight 2"), ("b", "Tied to seed with weight 3")}
