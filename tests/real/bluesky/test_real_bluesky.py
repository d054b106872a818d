"""The source against the programs that Bluesky runs, with a network in them of which all is known."""

from __future__ import annotations

import httpx
import pytest

from graphkit.errors import ConfigurationError, Skippable
from graphkit.sources.source import Listing
from tests.real.bluesky.reading import Network, Reading, Wire, everything

pytestmark = pytest.mark.slow


def test_all_that_is_true_is_found(network: Network, complete: Reading) -> None:
    truth = network.truth
    found = {(act.kind, act.actor_id, act.target_id, act.post_id) for act in complete.interactions.values()}
    for kind, name in (("like", "likes"), ("repost", "reposts"), ("quote", "quotes")):
        assert {(kind, row["by"], row["to"], row["uri"]) for row in truth[name]} == {
            act for act in found if act[0] == kind
        }
    assert {("follow", row["by"], row["to"], None) for row in truth["follows"]} == {
        act for act in found if act[0] == "follow"
    }
    mentions = {(f"{row['uri']}:mention:{row['to']}", row["by"], row["to"]) for row in truth["mentions"]}
    assert mentions == {
        (act.interaction_id, act.actor_id, act.target_id)
        for act in complete.interactions.values()
        if act.kind == "mention"
    }


def test_answers_are_found_with_whom_they_answer(network: Network, complete: Reading) -> None:
    posts = {row["uri"] for row in network.truth["posts"]}
    for row in network.truth["replies"]:
        act = complete.interactions[row["uri"]]
        direct = row["parent"] in posts
        assert (act.kind, act.actor_id, act.target_id) == ("comment" if direct else "reply", row["by"], row["to"])
        assert act.parent_id == (None if direct else row["parent"])
        assert act.post_id in posts
    special = {*network.truth["special"]["chain"][1:], network.truth["special"]["replyUnderDeleted"]}
    answers = {key for key, act in complete.interactions.items() if act.kind in ("comment", "reply")}
    assert answers == {row["uri"] for row in network.truth["replies"]} | special


def test_all_posts_and_people_are_found(network: Network, complete: Reading) -> None:
    truth = network.truth
    said = [row["uri"] for row in (*truth["posts"], *truth["mentions"])] + [row["quote"] for row in truth["quotes"]]
    assert complete.posts.keys() == set(said)
    assert complete.accounts.keys() == {row["did"] for row in truth["accounts"]}
    assert {account.handle for account in complete.accounts.values()} == {
        f"{row['name']}.test" for row in truth["accounts"]
    }
    assert complete.left_out == []


def test_nothing_comes_twice_in_a_listing(complete: Reading) -> None:
    assert [what for what, times in complete.times.items() if times > 1] == []


def test_short_pages_and_cut_threads_give_the_same(network: Network, complete: Reading) -> None:
    narrow = everything(network, network.truth["accounts"][0]["did"], over=Wire(limit="7", depth="3"))
    assert narrow.wire.books.spent > complete.wire.books.spent
    assert narrow.interactions == complete.interactions
    assert narrow.posts == complete.posts
    assert narrow.accounts.keys() == complete.accounts.keys()
    # A page that overlaps the one before it would be no fault; none does.
    in_feeds = {what: times for what, times in narrow.times.items() if what[0] != "comments"}
    assert [what for what, times in in_feeds.items() if times > 1 and what[0] != "feed"] == []


def test_every_answer_is_what_the_protocol_says(network: Network, complete: Reading) -> None:
    from atproto import models

    assert {name.rpartition(".")[2] for name, _ in complete.wire.answers} == {
        *("getProfile", "getAuthorFeed", "getFollows", "getPostThread", "getLikes", "getRepostedBy", "getQuotes")
    }
    for name, response in complete.wire.answers:
        model = getattr(models, "".join(part[0].upper() + part[1:] for part in name.split(".")), None)
        shape = models.AppBskyActorDefs.ProfileViewDetailed if name.endswith("getProfile") else model.Response
        models.get_or_create(response.json(), shape, strict=True)


def test_whoever_is_gone_is_left_out(network: Network) -> None:
    special, source = network.truth["special"], network.source()
    for did, words in ((special["takendown"], "taken down"), (special["deactivated"], "deactivated")):
        with pytest.raises(Skippable, match=words) as failed:
            source.resolve(did)
        assert failed.value.target == did
        for kind in source.terms.account_listings:
            with pytest.raises(Skippable):
                source.read(Listing(kind, did, did), None)
    with pytest.raises(Skippable):
        source.resolve("@nobody.test")
    asked = [special["takendown"], special["empty"], special["deactivated"]]
    assert [account.account_id for account in source.profiles(asked).accounts] == [special["empty"]]


def test_what_the_gone_did_is_not_told(network: Network, complete: Reading) -> None:
    gone = {network.truth["special"]["takendown"], network.truth["special"]["deactivated"]}
    assert [act for act in complete.interactions.values() if act.actor_id in gone] == []
    # It is counted nevertheless.
    victim = network.truth["special"]["victimPost"]
    likes = [act for act in complete.interactions.values() if act.kind == "like" and act.post_id == victim]
    assert complete.posts[victim].likes == len(likes) + 1


def test_a_deleted_post(network: Network, complete: Reading) -> None:
    special, source = network.truth["special"], network.source()
    with pytest.raises(Skippable):
        source.read(Listing("comments", special["deletedPost"], special["blocked"]), None)
    # The answer under it stands in its author's feed.
    answer = complete.interactions[special["replyUnderDeleted"]]
    assert (answer.kind, answer.target_id, answer.post_id) == ("comment", special["blocked"], special["deletedPost"])
    assert special["deletedPost"] in complete.gone
    assert special["deletedPost"] not in complete.posts


def test_somebody_who_blocks_whom_he_answers(network: Network, complete: Reading) -> None:
    special = network.truth["special"]
    assert special["blockedReply"] not in complete.interactions
    page = network.source().read(Listing("feed", special["blocker"], special["blocker"]), None)
    assert [(act.interaction_id, act.target_id) for act in page.interactions] == [
        (special["blockedReply"], special["blocked"])
    ]
    assert page.posts == []


def test_a_thread_of_thirteen_comes_with_one_call(network: Network) -> None:
    root, *answers = network.truth["special"]["chain"]
    wire = Wire()
    page = network.source(over=wire).read(Listing("comments", root, None), None)
    parents = {act.interaction_id: act.parent_id for act in page.interactions}
    assert [parents[uri] for uri in answers] == [None, *answers[:-1]]
    assert page.listings == []
    assert wire.books.spent == 1


def test_an_account_that_says_nothing(network: Network) -> None:
    empty, source = network.truth["special"]["empty"], network.source()
    for kind in source.terms.account_listings:
        page = source.read(Listing(kind, empty, empty), None)
        assert (page.interactions, page.posts, page.cursor) == ([], [], None)


def test_every_way_to_start(network: Network) -> None:
    source, first, post = network.source(), network.truth["accounts"][0], network.truth["posts"][0]
    key = post["uri"].rpartition("/")[2]
    for words in (f"@{first['name']}.test", first["did"], f"https://bsky.app/profile/{first['name']}.test"):
        assert source.resolve(words).account_id == first["did"]
    for words in (post["uri"], f"https://bsky.app/profile/{first['name']}.test/post/{key}"):
        start = source.resolve(words)
        assert (start.account_id, [one.post_id for one in start.page.posts]) == (first["did"], [post["uri"]])
    (hashtag,) = source.resolve("#Ceramics").page.listings
    found = source.read(hashtag, None).posts
    assert len(found) == 9
    assert {one.hashtags for one in found} == {("ceramics",)}


def test_a_pds_answers_as_the_appview_does_once_we_log_in(network: Network, complete: Reading) -> None:
    first, second = network.truth["accounts"][:2]
    source = network.source(network.pds, **network.login(second["name"]))
    feed = source.read(Listing("feed", first["did"], first["did"]), None)
    assert feed == network.source().read(Listing("feed", first["did"], first["did"]), None)
    assert len(source.read(Listing("hashtag", "#ceramics", None), None).posts) == 9
    with pytest.raises(ConfigurationError, match="log in"):
        network.source(network.pds).resolve(first["did"])
    wrong = network.login(second["name"]) | {"GRAPHKIT_BLUESKY_APP_PASSWORD": "wrong"}
    with pytest.raises(ConfigurationError, match="app password"):
        network.source(network.pds, **wrong).resolve(first["did"])


def test_the_next_server_answers_where_nobody_listens(network: Network) -> None:
    first = network.truth["accounts"][0]["did"]
    assert network.source("http://127.0.0.1:9", network.appview).resolve(first).account_id == first


class AnotherWindow(Wire):
    """A wire on which the server's clock runs with ours: what was to be waited for lets us by."""

    def __init__(self) -> None:
        super().__init__()
        self.wait = 0.0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.wait and self.clock.slept >= self.wait:
            request.headers["x-ratelimit-bypass"] = "seed"
        response = super().handle_request(request)
        if response.status_code == 429:
            self.wait = float(response.headers["retry-after"])
        return response


def test_too_many_logins_are_waited_for_as_long_as_the_pds_says(network: Network) -> None:
    name, first = network.truth["accounts"][-1]["name"], network.truth["accounts"][0]["did"]
    body = {"identifier": f"{name}.test", "password": "wrong"}
    address = f"{network.pds}/xrpc/com.atproto.server.createSession"
    with httpx.Client() as client:
        while (response := client.post(address, json=body)).status_code != 429:
            assert response.status_code == 401
    wire = AnotherWindow()
    start = network.source(network.pds, over=wire, **network.login(name)).resolve(first)
    assert start.account_id == first
    statuses = [response.status_code for _, response in wire.answers]
    # Not known, too often, known, answered.
    assert statuses == [401, 429, 200, 200]
    assert wire.wait > 1
    assert wire.wait <= wire.clock.slept <= wire.wait + 2
