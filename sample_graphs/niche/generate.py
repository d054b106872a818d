"""Make the niche sample: seven planted communities of small creators, and what spoils real data.

python sample_graphs/niche/generate.py [folder]
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import phrases
from people import DEMO_HANDLE, POST_IDS, Account, Dice, Post, make_accounts, make_posts
from talk import Comment, Town

SEED: Final = 20260501
START: Final = datetime(2026, 5, 1, tzinfo=UTC)
COMMENT_IDS: Final = 5_227_116_000_000_000_000

Row = dict[str, object]


def moment(second: int) -> str:
    return f"{START + timedelta(seconds=second):%Y-%m-%dT%H:%M:%SZ}"


def account_rows(dice: Dice, accounts: Sequence[Account]) -> list[Row]:
    """Followers are missing for some, as in every real export; never for those the demo's story needs."""
    named = {DEMO_HANDLE, *phrases.CELEBRITY_HANDLES}
    rows: list[Row] = []
    for account in accounts:
        unknown = account.handle not in named and dice.chance(0.1)
        copied = {name: getattr(account, name) for name in ("account_id", "handle", "name", "bio")}
        counts = {"followers": "" if unknown else account.followers, "following": account.following}
        posts = 0 if account.role == "superfan" else account.earlier_posts + len(account.posts)
        rows.append({**copied, **counts, "posts": posts, "location": account.location})
    return rows


def post_rows(dice: Dice, posts: Iterable[Post], comments: Iterable[Comment]) -> list[Row]:
    """The platform reports more comments than an export holds."""
    received: dict[int, int] = defaultdict(int)
    for comment in comments:
        received[comment.post.post_id] += 1
    return [
        {
            "post_id": post.post_id,
            "author_id": post.author.account_id,
            "created_at": moment(post.second),
            "text": post.text,
            "hashtags": " ".join(post.hashtags),
            "likes": post.likes,
            "comments": received[post.post_id] + int(dice.rng.poisson(0.8)),
        }
        for post in posts
    ]


def comment_rows(comments: Iterable[Comment]) -> list[Row]:
    return [
        {
            "comment_id": COMMENT_IDS + number * 991,
            "post_id": comment.post.post_id,
            "commenter_id": comment.commenter.account_id,
            "created_at": moment(comment.second),
            "text": comment.text,
            "likes": comment.likes,
        }
        for number, comment in enumerate(comments)
    ]


def soil(dice: Dice, rows: list[Row]) -> None:
    """What real exports bring along: deleted users, posts that are gone, rows that came twice."""
    dirty = dice.some(rows, 35)
    for row in dirty[:20]:
        row["commenter_id"] = ""
    for number, row in enumerate(dirty[20:30]):
        row["post_id"] = POST_IDS - 1_000 - number * 997
    rows += [dict(row) for row in dirty[30:]]


def truth_rows(accounts: Iterable[Account]) -> list[Row]:
    return [
        {"account_id": one.account_id, "handle": one.handle, "community": one.community.key, "role": one.role}
        for one in accounts
    ]


def as_csv(rows: Sequence[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def tables() -> dict[str, list[Row]]:
    """Every file's name and rows; the same on every call."""
    dice = Dice(SEED)
    accounts = make_accounts(dice)
    posts = make_posts(dice, accounts)
    comments = Town(dice, accounts).comments()
    written = comment_rows(comments)
    soil(dice, written)
    # Listed by id, so that the order of the rows gives no community away.
    listed = sorted(accounts, key=lambda account: account.account_id)
    return {
        "accounts.csv.gz": account_rows(dice, listed),
        "posts.csv.gz": post_rows(dice, posts, comments),
        "comments.csv.gz": written,
        "truth.csv": truth_rows(listed),
    }


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables().items():
        content = as_csv(rows)
        # Without a time inside, the same rows make the same bytes.
        (folder / name).write_bytes(gzip.compress(content, mtime=0) if name.endswith(".gz") else content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
