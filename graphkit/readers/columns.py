"""What a table is, and which of its columns is which: by our own names and the obvious other ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from graphkit.errors import ConfigurationError, DataError

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

# Column → what other tools call it. An `…_handle` column holds what people type; an `…_id` column is stable.
ACCOUNTS: Final[Vocabulary] = {
    "platform": ("network", "site"),
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
    "fetched_at": _FETCHED,
}
POSTS: Final[Vocabulary] = {
    "platform": ("network", "site"),
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
    "sponsored": ("paid_partnership", "is_ad", "is_sponsored"),
    "url": ("link", "permalink", "post_url", "video_url"),
    "image_urls": ("images", "image_url"),
    "fetched_at": _FETCHED,
}
INTERACTIONS: Final[Vocabulary] = {
    "platform": ("network", "site"),
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
    "target_id": ("post_author_id", "owner_id", "post_owner_id", "channel_id"),
    "target_handle": (
        "target",
        "post_author",
        "post_author_handle",
        "owner",
        "post_owner",
        "owner_username",
        "channel",
        "account",
        "creator",
        "to",
    ),
    "post_id": ("video_id", "media_id", "shortcode", "short_code", "submission_id", "status_id", "post"),
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
_OF_A_COMMENT: Final = frozenset(
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
_NAMED_LIKE_COMMENTS: Final = re.compile(r"comment|repl(y|ies)|interaction", re.IGNORECASE)


@dataclass(frozen=True)
class Mapped:
    """What a table is, and for each of our columns the one it is read from."""

    table: str
    columns: Mapping[str, str]


def known_names() -> set[str]:
    """Every column name that is understood: what may stand on the left of `--columns`."""
    return {name for words in VOCABULARIES.values() for ours, others in words.items() for name in (ours, *others)}


def check_renames(renames: Mapping[str, str], seen: Iterable[str]) -> None:
    """Raise ConfigurationError for a name we do not know, or a column that no file has."""
    for wanted, given in renames.items():
        for name, known, what in (
            (wanted, known_names(), "a column graphkit knows"),
            (given, set(seen), "in any of the files"),
        ):
            if name not in known:
                near = tuple(get_close_matches(name, sorted(known)))
                meant = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(sorted(known)[:20])}."
                raise ConfigurationError(
                    f"--columns {wanted}={given}: “{name}” is not {what}.", advice=meant, suggestions=near
                )


def map_columns(given: list[str], file: str, renames: Mapping[str, str]) -> Mapped:
    """Which table has the columns `given`, and which is which. Raises DataError where none fits."""
    plain = _plain_names(given, renames)
    for table in VOCABULARIES:
        columns = _matched(plain, VOCABULARIES[table])
        if _is(table, columns, plain, file):
            return Mapped(table, columns)
    raise _unclear(given, file)


def _plain_names(given: list[str], renames: Mapping[str, str]) -> dict[str, str]:
    """Each given column by its name in our spelling; what was renamed by hand comes before its namesake."""
    by_hand = {wanted: name for wanted, name in renames.items() if name in given}
    spelled = {_spelled(name): name for name in reversed(given) if name not in by_hand.values()}
    return {**spelled, **by_hand}


def _spelled(name: str) -> str:
    """snake_case: "Video ID", "videoId" and "video-id" are all video_id."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[^a-z0-9]+", "_", parted.lower()).strip("_")


def _matched(plain: Mapping[str, str], words: Vocabulary) -> dict[str, str]:
    """Our own names first, then synonyms in their order; no column serves twice."""
    columns = {ours: plain[ours] for ours in words if ours in plain}
    for ours, others in words.items():
        free = (plain[other] for other in others if other in plain and plain[other] not in columns.values())
        if ours not in columns and (found := next(free, None)):
            columns[ours] = found
    return columns


def _is(table: str, columns: Mapping[str, str], plain: Mapping[str, str], file: str) -> bool:
    has = columns.keys()
    if table == "edges":
        return {"source", "target"} <= has
    if table == "interactions":
        told = bool(_OF_A_COMMENT & plain.keys()) or bool(_NAMED_LIKE_COMMENTS.search(Path(file).name))
        both_ends = bool(_ends(has, "actor") and _ends(has, "target"))
        return bool(_ends(has, "actor")) and bool(_ends(has, "target") or "post_id" in has) and (told or both_ends)
    if table == "posts":
        return "post_id" in has and bool(_ends(has, "author"))
    return bool({"account_id", "handle"} & has)


def _ends(has: Iterable[str], role: str) -> set[str]:
    return {f"{role}_id", f"{role}_handle"} & set(has)


def _unclear(given: list[str], file: str) -> DataError:
    near = {name: get_close_matches(_spelled(name), known_names(), n=1) for name in given}
    meant = ", ".join(f"{name} → {match[0]}" for name, match in near.items() if match and match[0] != _spelled(name))
    return DataError(
        f"{file} holds neither comments, posts, accounts nor ties that can be told; its columns are {', '.join(given[:12]) or 'none'}.",
        advice="Say which is which, for example --columns commenter=user,post_author=owner"
        + (f". Perhaps: {meant}." if meant else "."),
        file=file,
        suggestions=tuple(match[0] for match in near.values() if match),
    )
