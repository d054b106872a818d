"""What is made of each answer."""

from __future__ import annotations

import pytest

from graphkit.errors import Skippable
from graphkit.sources.bluesky.client import DEPTH
from graphkit.sources.records import Interaction
from graphkit.sources.source import Listing, Page
from tests.sources.bluesky.stand_ins import (
    ANA,
    BEN,
    CEM,
    THEN,
    WHEN,
    Network,
    actor,
    blocked,
    facets,
    gone,
    mention,
    node,
    post,
    quoting,
    tag,
    uri,
)

ROOT, ANSWER = uri(ANA, "1"), uri(BEN, "2")


def read(kind: str, of: str, method: str, **answer: object) -> Page:
    return Network(**{method: answer}).source().read(Listing(kind, of, ANA), None)  # type: ignore[arg-type]


def feed(*items: dict[str, object]) -> Page:
    return read("feed", ANA, "getAuthorFeed", feed=list(items))


def test_a_post_with_all_it_tells() -> None:
    pictures = {"embed": {"$type": "app.bsky.embed.images#view", "images": [{"fullsize": "https://cdn.example/1"}]}}
    said = {"facets": facets(tag("Ceramics"), tag("Ceramics"), mention(BEN))}
    counts = {"replyCount": 3, "quoteCount": 0, "repostCount": 2, "likeCount": 7}
    page = feed({"post": post(ANA, "1", record=said, **pictures, **counts)})
    (one,) = page.posts
    assert (one.post_id, one.author_id, one.created_at, one.text) == (ROOT, ANA, WHEN, "post 1")
    assert (one.hashtags, one.likes, one.comments, one.reposts) == (("Ceramics",), 7, 3, 2)
    assert one.url == f"https://bsky.app/profile/{ANA}/post/1"
    assert one.image_urls == ("https://cdn.example/1",)
    assert list(page.interactions) == [
        Interaction(
            interaction_id=f"{ROOT}:mention:{BEN}",
            kind="mention",
            actor_id=ANA,
            target_id=BEN,
            post_id=ROOT,
            created_at=WHEN,
            text="post 1",
        )
    ]
    assert [(listing.kind, listing.expected) for listing in page.listings] == [
        ("comments", 3),
        ("reposts", 2),
        ("likes", 7),
    ]
    assert {(listing.subject, listing.account_id, listing.published) for listing in page.listings} == {
        (ROOT, ANA, WHEN)
    }


def test_what_is_not_counted_may_be_there() -> None:
    view = {name: what for name, what in post(ANA, "1").items() if not name.endswith("Count")}
    assert [listing.kind for listing in feed({"post": view}).listings] == ["comments", "quotes", "reposts", "likes"]


def test_pictures_beside_a_quote() -> None:
    shown = {"media": {"images": [{"fullsize": "https://cdn.example/1"}]}, "record": {"record": {}}}
    deeper = {"embed": {"record": {"record": {"uri": uri(BEN, "9"), "cid": "bafy"}}, "media": {}}}
    page = feed({"post": post(ANA, "1", embed=shown, record=deeper)})
    assert page.posts[0].image_urls == ("https://cdn.example/1",)
    assert [(act.kind, act.target_id, act.post_id) for act in page.interactions] == [("quote", BEN, uri(BEN, "9"))]


def test_an_answer_is_the_same_in_a_feed_and_in_its_thread() -> None:
    top, view = post(ANA, "1", replyCount=1), post(BEN, "2", (ROOT, ROOT), likeCount=4)
    in_feed = feed({"post": view, "reply": {"root": top, "parent": top}})
    in_thread = read("comments", ROOT, "getPostThread", thread=node(top, node(view)))
    expected = Interaction(
        interaction_id=ANSWER,
        kind="comment",
        actor_id=BEN,
        target_id=ANA,
        post_id=ROOT,
        created_at=WHEN,
        text="post 2",
        likes=4,
    )
    assert list(in_feed.interactions) == list(in_thread.interactions) == [expected]
    assert [one.post_id for one in in_feed.posts] == [one.post_id for one in in_thread.posts] == [ROOT]
    assert {one.account_id for one in in_feed.accounts} == {ANA, BEN}


def test_an_answer_to_an_answer() -> None:
    page = feed({"post": post(CEM, "3", (ROOT, ANSWER), record={"facets": facets(mention(BEN), mention(ANA))})})
    reply, named = page.interactions
    assert (reply.kind, reply.target_id, reply.post_id, reply.parent_id) == ("reply", BEN, ROOT, ANSWER)
    # Ben is whom it answers already.
    assert (named.kind, named.target_id, named.post_id) == ("mention", ANA, ROOT)
    assert page.posts == []
    assert page.listings == []


def test_what_is_answered_and_gone_or_blocked() -> None:
    for context in (gone(ROOT), blocked(ROOT, ANA)):
        page = feed({"post": post(BEN, "2", (ROOT, ROOT)), "reply": {"root": context, "parent": context}})
        assert [(act.kind, act.target_id) for act in page.interactions] == [("comment", ANA)]
        assert list(page.gone) == ([ROOT] if "notFound" in context else [])
        assert page.posts == []


def test_reposts_and_pins_in_a_feed() -> None:
    repost = {"$type": "app.bsky.feed.defs#reasonRepost", "by": actor(BEN), "indexedAt": THEN}
    page = feed({"post": post(ANA, "1"), "reason": repost})
    listed = read("reposts", ROOT, "getRepostedBy", uri=ROOT, repostedBy=[actor(BEN)])
    (seen,), (told,) = page.interactions, listed.interactions
    assert (seen.interaction_id, seen.kind, seen.actor_id, seen.target_id, seen.post_id) == (
        f"repost {BEN} {ROOT}",
        "repost",
        BEN,
        ANA,
        ROOT,
    )
    assert seen.created_at == WHEN
    assert told.interaction_id == seen.interaction_id
    assert {one.account_id for one in page.accounts} == {ANA, BEN}
    for other in ({"$type": "app.bsky.feed.defs#reasonPin"}, repost | {"$type": "app.bsky.feed.defs#reasonNew"}):
        assert feed({"post": post(ANA, "1"), "reason": other}).interactions == []


def test_a_thread_as_deep_as_we_ask_for_comes_whole() -> None:
    deepest = DEPTH + 1
    below = node(post(BEN, str(deepest), (ROOT, uri(BEN, str(deepest - 1)))), cut=True)
    for key in range(DEPTH, 1, -1):
        below = node(post(BEN, str(key), (ROOT, uri(BEN, str(key - 1)))), below)
    page = read("comments", ROOT, "getPostThread", thread=node(post(ANA, "1"), below))
    assert len(page.interactions) == DEPTH
    assert page.listings == []
    assert page.cursor is None


def test_where_a_thread_is_cut_it_can_be_read_on() -> None:
    cut = node(post(BEN, "2", (ROOT, ROOT), replyCount=5), cut=True)
    nothing = node(post(BEN, "3", (ROOT, ROOT)), cut=True)
    hidden = node(post(BEN, "4", (ROOT, ROOT), replyCount=1))
    page = read("comments", ROOT, "getPostThread", thread=node(post(ANA, "1"), cut, nothing, hidden))
    assert list(page.listings) == [Listing("comments", ANSWER, ANA, expected=5, published=WHEN)]
    # Asked for itself, it tells of none but what is below.
    again = read("comments", ANSWER, "getPostThread", thread=cut)
    assert again.listings == []


def test_places_that_are_gone_or_blocked_in_a_thread() -> None:
    places = (gone(uri(CEM, "7")), blocked(uri(CEM, "8"), CEM), {"$type": "app.bsky.feed.defs#somethingNew"})
    page = read("comments", ROOT, "getPostThread", thread=node(post(ANA, "1"), *places))
    assert page.interactions == []
    assert list(page.gone) == [uri(CEM, "7")]


@pytest.mark.parametrize("place", [gone(ROOT), blocked(ROOT, ANA)])
def test_a_post_that_cannot_be_seen_is_left_out(place: dict[str, object]) -> None:
    with pytest.raises(Skippable) as failed:
        read("comments", ROOT, "getPostThread", thread=place)
    assert failed.value.target == ROOT


def test_likes() -> None:
    page = read("likes", ROOT, "getLikes", uri=ROOT, cursor="on", likes=[{"actor": actor(BEN), "createdAt": THEN}])
    assert list(page.interactions) == [
        Interaction(
            interaction_id=f"like {BEN} {ROOT}", kind="like", actor_id=BEN, target_id=ANA, post_id=ROOT, created_at=WHEN
        )
    ]
    assert page.cursor == "on"


def test_quotes_are_posts_that_can_be_read_themselves() -> None:
    page = read("quotes", ROOT, "getQuotes", posts=[post(BEN, "5", record=quoting(ROOT), likeCount=1)])
    (quote,) = page.interactions
    assert (quote.interaction_id, quote.kind, quote.target_id) == (f"{uri(BEN, '5')}:quote", "quote", ANA)
    assert quote.post_id == ROOT
    assert [one.post_id for one in page.posts] == [uri(BEN, "5")]
    assert [listing.kind for listing in page.listings] == ["likes"]


def test_feeds_and_lists_are_not_quoted() -> None:
    of = "at://did:plc:ana/app.bsky.feed.generator/x"
    assert feed({"post": post(ANA, "1", record=quoting(of))}).interactions == []


def test_follows() -> None:
    page = read("follows", ANA, "getFollows", subject=actor(ANA), follows=[actor(BEN), actor(CEM)], cursor="")
    assert [(act.interaction_id, act.kind, act.target_id, act.created_at) for act in page.interactions] == [
        (f"follow {ANA} {BEN}", "follow", BEN, None),
        (f"follow {ANA} {CEM}", "follow", CEM, None),
    ]
    assert page.cursor is None


def test_profiles_are_complete_and_others_in_passing() -> None:
    known = actor(
        ANA,
        displayName="Ana",
        description="pots",
        followersCount=5,
        followsCount=6,
        postsCount=7,
        verification={"verifiedStatus": "valid", "trustedVerifierStatus": "none", "verifications": []},
    )
    source = Network(getProfiles={"profiles": [known, actor(BEN, handle="handle.invalid")]}).source()
    ana, ben = source.profiles([ANA, BEN, CEM]).accounts
    assert (ana.handle, ana.name, ana.bio, ana.followers, ana.following, ana.posts) == (
        "ana.example",
        "Ana",
        "pots",
        5,
        6,
        7,
    )
    assert ana.verified is True
    assert ana.complete
    assert (ana.created_at, ana.url) == (WHEN, f"https://bsky.app/profile/{ANA}")
    assert (ben.handle, ben.verified) == (None, None)
    assert not feed({"post": post(ANA, "1")}).accounts[0].complete


def test_nothing_comes_twice_in_a_page() -> None:
    top, view = post(ANA, "1", likeCount=1), post(BEN, "2", (ROOT, ROOT))
    item = {"post": view, "reply": {"root": top, "parent": top}}
    page = feed(item, item, {"post": top})
    assert (len(page.posts), len(page.interactions), len(page.listings), len(page.accounts)) == (1, 1, 1, 2)
