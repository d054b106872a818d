"""What other tools call our columns: our own names and the obvious other ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

Vocabulary = Mapping[str, tuple[str, ...]]

_TIME: Final = (
    "date",
    "timestamp",
    "time",
    "datetime",
    "published_at",
    "posted_at",
    "created",
    "create_time",
    "taken_at",
)
_TEXT: Final = ("content", "body", "message")
_LIKES: Final = ("like_count", "likes_count", "favorites", "favorite_count", "score", "digg_count")
_FETCHED: Final = ("collected_at", "scraped_at", "retrieved_at")

# A comment may name its post by where it is; a post's own address is its `url`.
_POST_URLS: Final = ("post_url", "media_url", "video_url", "permalink", "shortcode_url")

# Column → what other tools call it. An `…_handle` column holds what people type; an `…_id` column is stable.
ACCOUNTS: Final[Vocabulary] = {
    "platform": ("network", "site", "source_platform"),
    "account_id": ("id", "user_id", "channel_id", "profile_id", "author_id", "did", "pk"),
    "handle": ("username", "user_name", "user", "screen_name", "unique_id", "account", "login", "author"),
    "name": ("full_name", "display_name", "title", "nickname", "channel_title", "label"),
    "bio": ("biography", "description", "about"),
    "url": ("profile_url", "link"),
    "followers": ("follower_count", "followers_count", "subscribers", "subscriber_count", "fans"),
    "following": ("following_count", "follows", "follows_count"),
    "posts": ("posts_count", "post_count", "media_count", "video_count"),
    "verified": ("is_verified",),
    "created_at": _TIME,
    "language": ("lang",),
    "location": ("country", "city"),
    "read": (),
    "fetched_at": _FETCHED,
}
POSTS: Final[Vocabulary] = {
    "platform": ("network", "site", "source_platform"),
    "post_id": (
        "video_id",
        "media_id",
        "shortcode",
        "short_code",
        "submission_id",
        "status_id",
        "tweet_id",
        "id",
    ),
    "author_id": ("owner_id", "user_id", "channel_id", "account_id", "post_author_id"),
    "author_handle": (
        "author",
        "owner",
        "username",
        "owner_username",
        "author_username",
        "user",
        "handle",
        "channel",
        "account",
        "creator",
        "post_author",
    ),
    "created_at": _TIME,
    "text": ("caption", "title", "description", *_TEXT),
    "hashtags": ("tags",),
    "mentions": ("mentioned",),
    "likes": _LIKES,
    "comments": ("comment_count", "comments_count", "num_comments"),
    "reposts": ("shares", "share_count", "retweets", "retweet_count", "repost_count"),
    "views": ("view_count", "views_count", "play_count", "plays"),
    "reach": ("post_reach", "accounts_reached", "people_reached", "reach_count"),
    "sponsored": ("paid_partnership", "is_ad", "is_sponsored"),
    "url": ("link", "permalink", "post_url", "video_url"),
    "image_urls": ("images", "image_url"),
    "fetched_at": _FETCHED,
}
INTERACTIONS: Final[Vocabulary] = {
    "platform": ("network", "site", "source_platform"),
    "interaction_id": ("comment_id", "cid", "reply_id", "id"),
    "kind": ("interaction", "interaction_type", "type"),
    "actor_id": ("commenter_id", "author_id", "user_id", "author_channel_id", "account_id"),
    "actor_handle": (
        "actor",
        "commenter",
        "commenter_username",
        "commenter_handle",
        "author",
        "username",
        "author_username",
        "screen_name",
        "user",
        "handle",
        "from",
    ),
    "target_id": (),
    "target_handle": ("target", "to"),
    # Whose the post is: the target of a comment, but not of a reply to another comment.
    "owner_id": ("post_author_id", "post_owner_id", "channel_id"),
    "owner_handle": (
        "post_author",
        "post_author_handle",
        "owner",
        "post_owner",
        "owner_username",
        "channel",
        "account",
        "creator",
    ),
    "post_id": ("video_id", "media_id", "shortcode", "short_code", "submission_id", "status_id", "post", *_POST_URLS),
    "parent_id": ("parent", "parent_comment_id", "in_reply_to", "reply_to"),
    "created_at": _TIME,
    "text": ("comment", "comment_text", *_TEXT),
    "likes": _LIKES,
    "fetched_at": _FETCHED,
}
EDGES: Final[Vocabulary] = {
    "source": (),
    "target": (),
    "weight": ("count", "value"),
    "kind": ("relation",),
    "type": (),
}
VOCABULARIES: Final[Mapping[str, Vocabulary]] = {
    "edges": EDGES,
    "interactions": INTERACTIONS,
    "posts": POSTS,
    "accounts": ACCOUNTS,
}
# A post has an author and a date as well: only these columns, or the file's name, tell a comment from a post.
OF_A_COMMENT: Final = frozenset(
    {
        *("interaction_id", "comment_id", "cid", "comment", "comment_text"),
        *(
            "actor",
            "actor_id",
            "actor_handle",
            "commenter",
            "commenter_id",
            "commenter_handle",
            "commenter_username",
        ),
        *(
            "target",
            "target_id",
            "target_handle",
            "post_author",
            "post_author_id",
            "post_author_handle",
            "post_owner",
        ),
    }
)
# Only accounts are followed and have a bio; a `description` may be a post's.
OF_AN_ACCOUNT: Final = frozenset(
    {
        *("followers", *ACCOUNTS["followers"]),
        *("following", *ACCOUNTS["following"]),
        *("bio", "biography", "about"),
    }
)
# Comments and posts may tell how many follow their author: with one of these a table is not one of accounts.
NOT_OF_AN_ACCOUNT: Final = OF_A_COMMENT | frozenset(
    {
        *({"post_id", *POSTS["post_id"], *INTERACTIONS["post_id"]} - {"id"}),
        *("parent_id", *INTERACTIONS["parent_id"]),
        *("interaction", "interaction_type", "reply_id", "from", "to"),
        *("text", "caption", *_TEXT),
    }
)
# With one of these a bare `id` is a post's.
OF_A_POST: Final = frozenset({"hashtags", "comments", *POSTS["comments"]})
NAMED_LIKE_COMMENTS: Final = re.compile(r"comment|repl(y|ies)|interaction", re.IGNORECASE)


def known_names() -> set[str]:
    """Every column name that is understood: what may stand on the left of `--columns`."""
    return {name for words in VOCABULARIES.values() for ours, others in words.items() for name in (ours, *others)}
