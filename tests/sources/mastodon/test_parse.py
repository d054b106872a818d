from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from graphkit.sources.mastodon import answers
from graphkit.sources.mastodon.answers import Context, Status
from graphkit.sources.mastodon.parse import Here
from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.source import Listing, Page
from tests.sources.mastodon.stand_ins import ANA, BEN, CEM, HOME, WHEN, account, boost, mention, status, uri

HERE = Here(HOME, "example.org", ("comments", "quotes", "reposts", "likes"))


def accounts(*told: dict[str, Any]) -> tuple[answers.Account, ...]:
    return msgspec.convert(told, tuple[answers.Account, ...])


def page(*statuses: dict[str, Any]) -> Page:
    return HERE.page(msgspec.convert(statuses, tuple[Status, ...]))


def context(asked: dict[str, Any], below: list[dict[str, Any]], above: tuple[dict[str, Any], ...] = ()) -> Page:
    told = msgspec.convert({"ancestors": above, "descendants": below}, Context)
    return HERE.context(told, asked["id"], asked["uri"], HERE.id(asked["account"]["acct"]))


def acts(page: Page) -> dict[str, tuple[str, str, str | None, str | None, str | None]]:
    return {
        act.interaction_id: (act.kind, act.actor_id, act.target_id, act.post_id, act.parent_id)
        for act in page.interactions
    }


def test_a_post_with_its_author_and_all_that_can_be_read_of_it() -> None:
    picture = {"type": "image", "url": "https://example.org/tea.png"}
    told = status("7", ANA, spoiler_text="tea", tags=[{"name": "Tea"}], media_attachments=[picture], replies_count=4)
    assert page(told) == Page(
        accounts=[
            Account(
                account_id="ana@example.org",
                handle="Ana@example.org",
                name="Ana",
                bio="I am Ana",
                url="https://example.org/@Ana",
                followers=5,
                following=6,
                posts=7,
                created_at=datetime(2020, 1, 2, tzinfo=UTC),
                subject="example.org 1",
                complete=True,
            )
        ],
        posts=[
            Post(
                post_id=uri("7"),
                author_id="ana@example.org",
                created_at=WHEN,
                text="tea\n\nstatus 7",
                hashtags=("tea",),
                mentions=(),
                likes=3,
                comments=4,
                reposts=0,
                url="https://example.org/@x/7",
                image_urls=("https://example.org/tea.png",),
            )
        ],
        interactions=[],
        listings=[
            Listing(kind, f"example.org 7 {uri('7')}", "ana@example.org", expected, WHEN)
            for kind, expected in (("comments", 4), ("quotes", 0), ("reposts", 0), ("likes", 3))
        ],
    )


def test_comments_and_answers_to_them_in_a_conversation() -> None:
    post = status("7", ANA)
    first = status("8", BEN, post)
    second = status("9", CEM, first)
    third = status("10", ANA, post)
    told = context(post, [first, second, third])
    assert acts(told) == {
        uri("8"): ("comment", "ben@example.org", "ana@example.org", uri("7"), None),
        uri("9"): ("reply", "cem@example.net", "ben@example.org", uri("7"), uri("8")),
        uri("10"): ("comment", "ana@example.org", "ana@example.org", uri("7"), None),
    }
    assert not told.posts
    assert not told.listings
    assert [account.account_id for account in told.accounts if account.complete] == [
        "ana@example.org",
        "ben@example.org",
        "cem@example.net",
    ]


def test_an_answer_in_a_feed_is_the_same_act_as_in_its_conversation_less_what_only_that_knows() -> None:
    post = status("7", ANA)
    first = status("8", BEN, post)
    second = status("9", CEM, first, mentions=[mention(BEN), mention(ANA)])
    whole = {act.interaction_id: act for act in context(post, [first, second]).interactions}
    alone = {act.interaction_id: act for told in (first, second) for act in page(told).interactions}
    assert alone.keys() == whole.keys()
    for name, act in alone.items():
        known = {field: value for field, value in msgspec.structs.asdict(act).items() if value is not None}
        later = msgspec.structs.asdict(whole[name])
        assert known.pop("kind") in {later["kind"], "reply"}
        assert known == {field: later[field] for field in known}
        assert act.post_id is None


def test_a_feed_that_holds_the_post_knows_as_much_as_the_conversation() -> None:
    post = status("7", ANA)
    first, second = status("8", ANA, post), status("9", ANA, status("8", ANA, post))
    assert acts(page(second, first, post)) == acts(context(post, [first, second]))


def test_whom_an_answer_is_for_may_be_told_by_nothing() -> None:
    lost = status("9", BEN, status("8", CEM), mentions=[])
    assert not page(lost).interactions
    assert page(lost).accounts


def test_a_boost_brings_the_post_and_its_author() -> None:
    post = status("7", ANA)
    told = page(boost("8", BEN, post), boost("9", CEM, post))
    assert acts(told) == {
        f"repost ben@example.org {uri('7')}": ("repost", "ben@example.org", "ana@example.org", uri("7"), None),
        f"repost cem@example.net {uri('7')}": ("repost", "cem@example.net", "ana@example.org", uri("7"), None),
    }
    assert [act.created_at for act in told.interactions] == [WHEN, WHEN]
    assert [post.post_id for post in told.posts] == [uri("7")]
    assert len(told.accounts) == 3


def test_a_repost_is_the_same_act_in_a_feed_and_in_the_list_of_who_reposted() -> None:
    from_feed = page(boost("8", BEN, status("7", ANA))).interactions[0]
    from_list = HERE.acted("repost", accounts(BEN), uri("7"), "ana@example.org", None).interactions[0]
    assert msgspec.structs.replace(from_feed, created_at=None) == from_list


def test_quotes_and_mentions() -> None:
    quoted = status("7", ANA)
    told = status("8", BEN, quote={"state": "accepted", "quoted_status": quoted}, mentions=[mention(CEM)])
    assert acts(page(told)) == {
        f"{uri('8')}:quote": ("quote", "ben@example.org", "ana@example.org", uri("7"), None),
        f"{uri('8')}:mention:cem@example.net": ("mention", "ben@example.org", "cem@example.net", uri("8"), None),
    }
    assert {post.post_id for post in page(told).posts} == {uri("7"), uri("8")}


@pytest.mark.parametrize(
    "quote",
    [
        {"state": "revoked", "quoted_status": status("7", ANA)},
        {"state": "accepted", "quoted_status_id": "7"},
        {"state": "deleted", "quoted_status": None},
    ],
)
def test_a_quote_that_is_not_granted_or_not_shown_is_none(quote: dict[str, Any]) -> None:
    assert not page(status("8", BEN, quote=quote)).interactions


def test_whom_an_answer_answers_is_no_mention_beside_it() -> None:
    told = status("9", CEM, status("8", BEN), mentions=[mention(BEN), mention(ANA), mention(ANA)])
    assert [(act.kind, act.target_id, act.post_id) for act in page(told).interactions] == [
        ("reply", "ben@example.org", None),
        ("mention", "ana@example.org", None),
    ]


@pytest.mark.parametrize("visibility", ["private", "direct", "local"])
def test_what_is_not_public_is_not_kept(visibility: str) -> None:
    secret = status("7", ANA, visibility=visibility)
    assert page(secret, boost("8", BEN, secret)).posts == []
    assert page(secret, boost("8", BEN, secret)).interactions == []
    told = context(status("6", BEN), [status("7", ANA, status("6", BEN), visibility=visibility)])
    assert not told.interactions
    assert not told.accounts


def test_somebody_only_mentioned_is_not_complete_and_never_hides_who_is() -> None:
    told = page(status("7", ANA, mentions=[mention(BEN), mention(CEM)]), status("8", BEN))
    assert {one.account_id: one.complete for one in told.accounts} == {
        "ana@example.org": True,
        "ben@example.org": True,
        "cem@example.net": False,
    }
    assert {one.subject for one in told.accounts} == {"example.org 1", "example.org 2", "example.org 3"}


def test_an_answer_whose_question_was_deleted_is_a_post() -> None:
    orphan = status("9", CEM, in_reply_to_account_id="2", mentions=[mention(BEN)])
    assert [post.post_id for post in page(orphan).posts] == [uri("9")]
    assert [act.kind for act in page(orphan).interactions] == ["mention"]


def test_what_was_too_many_or_too_deep_can_be_asked_for_where_it_hangs() -> None:
    post = status("7", ANA, replies_count=1)
    chain = [status("100", BEN, post, replies_count=1)]
    for number in range(101, 120):
        chain.append(status(str(number), BEN, chain[-1], replies_count=1))
    rest = context(post, chain).listings
    assert [(one.kind, one.subject, one.expected) for one in rest] == [("comments", f"example.org 119 {uri('119')}", 1)]
    assert not context(post, chain[:-1]).listings
    below = status("120", CEM, chain[-1])
    assert acts(context(chain[-1], [below], (post, *chain[:-1]))) == {
        uri("120"): ("reply", "cem@example.net", "ben@example.org", uri("7"), uri("119"))
    }


def test_a_full_answer_leaves_answers_out() -> None:
    post = status("7", ANA)
    below = [status(str(number), BEN, post, replies_count=number % 2) for number in range(100, 160)]
    assert len(context(post, below).listings) == 30
    assert not context(post, below[:59]).listings


def test_conversations_that_go_in_a_circle_have_no_beginning() -> None:
    one = status("8", ANA, {"id": "9", "account": BEN})
    other = status("9", BEN, one)
    assert {act.post_id for act in page(one, other).interactions} == {None}


def test_counts_and_times_that_are_none() -> None:
    odd = account("1", "ana", followers_count=-1, created_at="yesterday")
    told = page(status("7", odd, created_at="0001-01-01T00:00:00+14:00", favourites_count=None))
    assert (told.accounts[0].followers, told.accounts[0].created_at) == (None, None)
    assert (told.posts[0].likes, told.posts[0].created_at) == (None, None)


def test_who_is_suspended_is_not_known_by_that() -> None:
    gone = HERE.account(accounts(account("1", "ana", suspended=True))[0])
    assert not gone.complete


def test_follows() -> None:
    told = HERE.followed(accounts(BEN, CEM), "ana@example.org", "max_id=3")
    assert told.interactions[1] == Interaction(
        interaction_id="follow ana@example.org cem@example.net",
        kind="follow",
        actor_id="ana@example.org",
        target_id="cem@example.net",
    )
    assert told.cursor == "max_id=3"
