"""What the data does not cover, in sentences: a map shows what was collected, and readers take it for what there is."""

from __future__ import annotations

import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.log.holdings import holdings
from graphkit.log.log import Log
from graphkit.log.received import comments_of


def uncovered(found: Candidates) -> list[str]:
    """What is not known, as far as the log itself tells; the most telling first."""
    if not found.log.interactions.height:
        return ["The ties were given as such: who commented where, when and what is not known", *_followers(found)]
    return [
        *_part_of_the_comments(found.log),
        *_part_of_the_posts(found.log),
        *_authors_without_posts(found),
        *_commenters(found),
        *_followers(found),
        *_no_replies(found.log),
        *_without_ends(found.log),
        *_without(found.log, "created_at", "a date", "so nobody sees how recent they are"),
        *_without(found.log, "text", "text", "so they cannot be quoted"),
    ]


def _part_of_the_comments(log: Log) -> list[str]:
    held = holdings(log)
    if held.comments_fetched >= held.comments_counted:
        return []
    return [
        f"{held.comments_fetched:,} of the {held.comments_counted:,} comments that the platform counts "
        "under these posts were collected"
    ]


def _part_of_the_posts(log: Log) -> list[str]:
    """Of the authors any of whose posts are there, and whose number of posts is known."""
    collected = log.posts.group_by(account_id="author_id").agg(collected=pl.len())
    known = log.accounts.drop_nulls("posts").join(collected, on="account_id")
    # Posts are deleted after they were collected: nobody has fewer than those.
    counts = known.select("collected", counted=pl.max_horizontal("posts", "collected")).sum()
    there, counted = counts.row(0)
    if there >= counted:
        return []
    return [f"{there:,} of the {counted:,} posts that these authors ever made were collected"]


def _authors_without_posts(found: Candidates) -> list[str]:
    authors = found.accounts.filter("author")
    unread = authors.filter(pl.col("posts_seen") == 0).height
    if not unread:
        return []
    return [
        f"Authors without a collected post: {unread:,} of {authors.height:,}, so who comments there is known in part"
    ]


def _commenters(found: Candidates) -> list[str]:
    fans = found.accounts.filter(~pl.col("author")).height
    many = "1 account, which may" if fans == 1 else f"{fans:,} accounts, of which some may"
    return [f"Seen only as commenters: {many} publish as well"] if fans else []


def _followers(found: Candidates) -> list[str]:
    authors = found.accounts.filter("author")
    unknown = authors["followers"].null_count()
    return [f"Authors whose followers are unknown: {unknown:,} of {authors.height:,}"] if unknown else []


def _no_replies(log: Log) -> list[str]:
    if "reply" in log.interactions["kind"]:
        return []
    return ["Replies between commenters are not in the data"]


def _without_ends(log: Log) -> list[str]:
    ends = log.interactions.select(pl.any_horizontal(pl.col("actor_id", "target_id").is_null())).to_series()
    if not ends.any():
        return []
    return [f"Interactions by or with nobody known: {ends.sum():,} of {len(ends):,}, which make no tie"]


def _without(log: Log, column: str, what: str, so: str) -> list[str]:
    said = comments_of(log).select(column).collect().to_series()
    lacking = said.null_count()
    if not lacking:
        return []
    return [f"Comments without {what}: {lacking:,} of {len(said):,}, {so}"]
