"""Small logs and networks that tests make up, with answers one can count by hand."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

import polars as pl

from graphkit import Brief, Log, Network
from graphkit.brief.brief import Seen
from graphkit.log.schemas import ACCOUNTS, EDGES, INTERACTIONS, POSTS

# In data as small as these everybody was barely seen.
HOWEVER_LITTLE = Brief(seen=Seen(posts=0, coverage=0, days=100_000))

START = datetime(2026, 1, 1, tzinfo=UTC)


def day(number: int) -> datetime:
    """Noon of the day so many days after the first of January."""
    return START + timedelta(days=number, hours=12)


def acts(*rows: tuple[str | None, ...], **same: str) -> pl.DataFrame:
    """Interactions from (actor, target, post, kind), the last two optional; numbered i0, i1, …, one a day."""
    named = [dict(zip(("actor_id", "target_id", "post_id", "kind"), row, strict=False)) for row in rows]
    whole = [
        {"platform": "made up", "kind": "comment", "interaction_id": f"i{number}", "created_at": day(number)}
        | row
        | same
        for number, row in enumerate(named)
    ]
    return pl.DataFrame(whole, schema=INTERACTIONS)


def posts(owners: Mapping[str, str], **texts: str) -> pl.DataFrame:
    """Posts from {post: author}, and the text of some of them."""
    rows = [{"post_id": post, "author_id": author, "text": texts.get(post)} for post, author in owners.items()]
    return pl.DataFrame(rows, schema=POSTS)


def accounts(followers: Mapping[str, int | None]) -> pl.DataFrame:
    """Accounts from {account: followers}; the handle is the id."""
    rows = [{"account_id": account, "handle": account, "followers": count} for account, count in followers.items()]
    return pl.DataFrame(rows, schema=ACCOUNTS)


def given(*rows: tuple[str | None, str | None, float | None]) -> pl.DataFrame:
    """Ties that are given as such: (source, target, weight)."""
    named = [{"source": source, "target": target, "weight": weight} for source, target, weight in rows]
    return pl.DataFrame(named, schema=EDGES)


def network(pairs: Iterable[tuple[object, object]]) -> Network:
    """A network with a tie of weight 1 for each pair."""
    return Network.from_edges(
        pl.DataFrame([(str(a), str(b)) for a, b in pairs], schema=["source", "target"], orient="row")
    )


def shuffled(frame: pl.DataFrame, seed: int) -> pl.DataFrame:
    return frame.sample(fraction=1, shuffle=True, seed=seed)


def shuffled_log(log: Log, seed: int) -> Log:
    """The same log with the rows of every table in another order."""
    return Log(
        shuffled(log.accounts, seed),
        shuffled(log.posts, seed + 1),
        shuffled(log.interactions, seed + 2),
        shuffled(log.edges, seed + 3),
        log.inputs,
        log.notes,
    )


def niches(groups: int = 3, authors: int = 7, fans: int = 25, seed: int = 0) -> Log:
    """A log with planted groups: authors `g0a0` … who post about their group's things, fans `g0f0` … who only comment.

    One comment in eight goes to another group. The first author of every group has no known follower count.
    """
    draw = random.Random(seed)
    writers = [f"g{group}a{number}" for group in range(groups) for number in range(authors)]
    owners = {f"{author}p{number}": author for author in writers for number in range(draw.randint(2, 12))}
    rows: list[tuple[str | None, ...]] = []
    for group in range(groups):
        everyone = [f"g{group}a{number}" for number in range(authors)] + [
            f"g{group}f{number}" for number in range(fans)
        ]
        at_home = sorted(post for post, author in owners.items() if author.startswith(f"g{group}"))
        for person in everyone:
            for _ in range(draw.randint(2, 14)):
                post = draw.choice(at_home if draw.random() > 1 / 8 else sorted(owners))
                rows.append((person, owners[post], post))
    texts = {post: f"#thing{author[1]} About thing{author[1]} and daily bread" for post, author in owners.items()}
    tagged = posts(owners, **texts).with_columns(hashtags=pl.col("text").str.extract_all(r"thing\d"))
    counts = {author: None if author.endswith("a0") else draw.randint(500, 200_000) for author in writers}
    return Log(accounts(counts), tagged, acts(*rows, origin="made up"))
