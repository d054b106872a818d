"""A made-up world of creators, their fans and those who trade comments, of whom everything is known.

The numbers are those of a niche-rich network: 50 creators a topic, 60 fans a creator, 20 posts each, some 55 comments
a post. Beside ordinary creators it plants superfans, giveaways, acquaintances, circles of close friends (no pod,
however much they look like one), three kinds of pod, and creators who buy comments.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.log.log import Log

Numbers = NDArray[np.int64]

POSTS: Final = 20
FANS: Final = 60
A_TOPIC: Final = 50
START: Final = datetime(2026, 1, 1, tzinfo=UTC)
DAYS: Final = 120
HOUR: Final = 60.0
# How the comments of a crowd are spread over time: half within eleven hours.
MEDIAN_MINUTES: Final = 660.0
# What everybody says everywhere, a fifth of what fans write.
GENERIC: Final = ("so nice", "love this", "great shot", "🔥🔥🔥", "amazing", "wow", "beautiful", "goals", "yes!!", "😍")
GENERIC_SHARE: Final = 0.2
# Comments grow with the followers, though not as fast; who is better liked than others of the size gets more. The less
# creators of a size differ, the more a pod upsets their order.
FOLLOWERS: Final = 8_000.0
SIZES_APART: Final = 1.3
COMMENTS: Final = 26.0
WITH_SIZE: Final = 0.8
LIKED_APART: Final = 0.22
# Creators of a topic know each other in circles of so many, besides some of the others.
KNOWN: Final = 8
KNOWN_SHARE: Final = 2 / 3
# Shares of the creators who are in a circle of friends, and in each kind of pod.
IN_CIRCLES: Final = {"friends": 0.1, "cross": 0.06, "niche": 0.06, "stealth": 0.06}


@dataclass(frozen=True)
class Circle:
    """Creators who comment on each other: who, on how many of the posts, how soon (minutes), how often generic."""

    kind: str
    members: Numbers
    coverage: float
    minutes: float
    generic: float


@dataclass(frozen=True)
class World:
    """`creators`: account, topic, kind (ordinary, friends, cross, niche, stealth, buyer), followers, organic.

    `organic` are the comments a post that nobody traded, bought, or wrote for a prize.
    """

    log: Log
    creators: pl.DataFrame


def make_world(creators: int = 400, seed: int = 0, seen: float = 1.0) -> World:
    """A world of `creators`, of which a share of the posts was `seen` (with all their comments)."""
    random = np.random.default_rng(seed)
    topic = np.arange(creators) % max(1, creators // A_TOPIC)
    circles = _circles(random, creators, topic)
    kind = np.full(creators, "ordinary", dtype=object)
    for circle in circles:
        kind[circle.members] = circle.kind
    buyers = random.choice(np.flatnonzero(kind == "ordinary"), creators // 40, replace=False)
    kind[buyers] = "buyer"
    posts = _posts(random, creators)
    followers = FOLLOWERS * np.exp(random.normal(0, SIZES_APART, creators))
    liked = np.exp(random.normal(0, LIKED_APART, creators))
    expected = (COMMENTS * (followers / FOLLOWERS) ** WITH_SIZE * liked).clip(1, 1_000)
    parts = [
        _organic(random, topic, posts, expected),
        _neighbours(random, topic, posts),
        _acquaintances(random, topic, posts),
    ]
    unasked = np.concatenate([part["post"].to_numpy() for part in parts])
    parts.append(_giveaways(random, topic, posts))
    organic = np.bincount(posts["author"].to_numpy()[unasked], minlength=creators) / POSTS
    parts += [_traded(random, circle, posts) for circle in circles]
    parts.append(_bought(random, buyers, posts, expected))
    comments = pl.concat(parts)
    shown = random.random(posts.height) < seen
    frame = pl.DataFrame(
        {
            "account": [f"c{n}" for n in range(creators)],
            "topic": topic,
            "kind": kind.tolist(),
            "followers": followers.astype(np.int64),
            "organic": organic,
        }
    )
    return World(_log(posts, comments, shown), frame)


def _circles(random: np.random.Generator, creators: int, topic: Numbers) -> list[Circle]:
    """As many as are wanted, as far as topics have room."""
    free = set(range(creators))
    wanted = [("friends", 5, 9), ("cross", 12, 29), ("niche", 8, 15), ("stealth", 8, 15)]
    circles: list[Circle] = []
    for kind, least, most in wanted:
        planted = 0
        while planted < creators * IN_CIRCLES[kind]:
            size = int(random.integers(least, most + 1))
            places = [free] if kind == "cross" else [free & set(np.flatnonzero(topic == one)) for one in set(topic)]
            roomy = [place for place in places if len(place) >= size]
            if not roomy:
                break
            among = sorted(roomy[random.integers(len(roomy))])
            members = random.choice(among, size, replace=False)
            free -= set(members.tolist())
            circles.append(_circle(random, kind, members))
            planted += size
    return circles


def _circle(random: np.random.Generator, kind: str, members: Numbers) -> Circle:
    coverage, minutes, generic = {
        "friends": (0.58, 150.0, 0.25),
        "cross": (0.84, 18.0, 0.6),
        "niche": (0.75, 45.0, 0.3),
        "stealth": (0.5, MEDIAN_MINUTES, GENERIC_SHARE),
    }[kind]
    if kind == "friends":
        # What pods agree on each circle of friends does in its own way: some are as quick and as short as a pod.
        coverage += random.uniform(-0.12, 0.12)
        minutes *= np.exp(random.normal(0, 0.35))
        generic += random.uniform(-0.08, 0.08)
    return Circle(kind, members, coverage, minutes, generic)


def _posts(random: np.random.Generator, creators: int) -> pl.DataFrame:
    """author, at (minutes since the start), one row a post."""
    author = np.repeat(np.arange(creators), POSTS)
    return pl.DataFrame({"author": author, "at": random.random(len(author)) * DAYS * 24 * HOUR})


def _comments(
    random: np.random.Generator, post: Numbers, actor: Numbers, minutes: float, generic: float
) -> pl.DataFrame:
    """post, actor, after (minutes), said (a number below ten: what everybody says)."""
    said = np.where(random.random(len(post)) < generic, random.integers(0, len(GENERIC), len(post)), 1_000)
    after = random.exponential(minutes / np.log(2), len(post))
    return pl.DataFrame({"post": post.astype(np.int64), "actor": actor.astype(np.int64), "after": after, "said": said})


def _fans_of(random: np.random.Generator, topic: Numbers, authors: Numbers) -> Numbers:
    """A fan for each author: of the author's own topic as a rule; a few superfans of each topic write most."""
    creators, a_topic = len(topic), FANS * len(topic) // (topic.max() + 1)
    own = np.where(
        random.random(len(authors)) < 0.85, topic[authors], random.integers(0, topic.max() + 1, len(authors))
    )
    place = (random.random(len(authors)) ** 2.2 * a_topic).astype(np.int64)
    # Each author has a part of the topic's fans of its own: nobody reads everybody.
    turned = (place + authors * 7_919) % a_topic
    fan: Numbers = creators + own * a_topic + np.where(place < 3, place, turned)
    return fan


def _organic(
    random: np.random.Generator, topic: Numbers, posts: pl.DataFrame, expected: NDArray[np.float64]
) -> pl.DataFrame:
    author = posts["author"].to_numpy()
    post = np.repeat(np.arange(posts.height), random.poisson(expected[author]))
    return _comments(random, post, _fans_of(random, topic, author[post]), MEDIAN_MINUTES, GENERIC_SHARE)


def _neighbours(random: np.random.Generator, topic: Numbers, posts: pl.DataFrame) -> pl.DataFrame:
    """Creators of one topic look in on each other now and then."""
    author = posts["author"].to_numpy()
    post = np.repeat(np.arange(posts.height), random.poisson(2.0, posts.height))
    topics = topic.max() + 1
    actor = topic[author[post]] + topics * random.integers(0, len(topic) // topics, len(post))
    return _comments(random, post, actor, MEDIAN_MINUTES, GENERIC_SHARE)


def _acquaintances(random: np.random.Generator, topic: Numbers, posts: pl.DataFrame) -> pl.DataFrame:
    """Pairs of one topic who like each other's work, each at its own measure, most of them of one loose circle."""
    one = np.repeat(np.arange(len(topic)), random.poisson(1.5, len(topic)))
    topics = topic.max() + 1
    a_topic = len(topic) // topics
    near = one // topics // KNOWN * KNOWN + random.integers(0, KNOWN, len(one))
    far = random.integers(0, a_topic, len(one))
    place = np.where(random.random(len(one)) < KNOWN_SHARE, np.minimum(near, a_topic - 1), far)
    other = topic[one] + topics * place
    share = random.beta(2, 4, len(one))
    pairs = [(one, other), (other, one)]
    each = [(author[:, None] * POSTS + np.arange(POSTS), actor) for author, actor in pairs]
    drawn = [random.random(post.shape) < share[:, None] for post, _ in each]
    post = np.concatenate([post[kept] for (post, _), kept in zip(each, drawn, strict=True)])
    actor = np.concatenate([np.repeat(actor, kept.sum(axis=1)) for (_, actor), kept in zip(each, drawn, strict=True)])
    apart = posts["author"].to_numpy()[post] != actor
    return _comments(random, post[apart], actor[apart], 240.0, GENERIC_SHARE)


def _giveaways(random: np.random.Generator, topic: Numbers, posts: pl.DataFrame) -> pl.DataFrame:
    """One post in two hundred draws a crowd at once, from everywhere."""
    chosen = random.choice(posts.height, posts.height // 200, replace=False)
    post = np.repeat(chosen, 150)
    actor = len(topic) + random.integers(0, FANS * len(topic), len(post))
    return _comments(random, post, actor, 90.0, 0.5)


def _traded(random: np.random.Generator, circle: Circle, posts: pl.DataFrame) -> pl.DataFrame:
    of_members = np.flatnonzero(np.isin(posts["author"].to_numpy(), circle.members))
    post, actor = (grid.ravel() for grid in np.meshgrid(of_members, circle.members, indexing="ij"))
    # Some members do more than others; nobody comments on their own post.
    zeal = dict(
        zip(circle.members.tolist(), random.beta(12, 12 * (1 / circle.coverage - 1), len(circle.members)), strict=True)
    )
    does = random.random(len(post)) < np.array([zeal[one] for one in actor.tolist()])
    kept = does & (posts["author"].to_numpy()[post] != actor)
    return _comments(random, post[kept], actor[kept], circle.minutes, circle.generic)


def _bought(
    random: np.random.Generator, buyers: Numbers, posts: pl.DataFrame, expected: NDArray[np.float64]
) -> pl.DataFrame:
    """As many as come by themselves, minutes after the post, all said everywhere, by accounts that do nothing else."""
    author = posts["author"].to_numpy()
    of_buyers = np.flatnonzero(np.isin(author, buyers))
    post = np.repeat(of_buyers, random.poisson(expected[author[of_buyers]]))
    actor = 10_000_000 + random.integers(0, 600, len(post))
    return _comments(random, post, actor, 12.0, 0.95)


def _log(posts: pl.DataFrame, comments: pl.DataFrame, shown: NDArray[np.bool_]) -> Log:
    written = posts.with_row_index("post").with_columns(pl.col("post").cast(pl.Int64), shown=pl.Series(shown))
    start = pl.lit(START)
    at = start + pl.duration(minutes=pl.col("at"))
    each = comments.join(written, on="post").filter("shown").with_row_index("n")
    words = pl.format("about {} and more {}", "post", "n")
    texts = pl.col("said").replace_strict(dict(enumerate(GENERIC)), default=None, return_dtype=pl.String)
    return Log(
        posts=written.filter("shown").select(
            post_id=pl.format("p{}", "post"), author_id=pl.format("c{}", "author"), created_at=at
        ),
        interactions=each.select(
            interaction_id=pl.format("i{}", "n"),
            kind=pl.lit("comment"),
            actor_id=pl.format("c{}", "actor"),
            target_id=pl.format("c{}", "author"),
            post_id=pl.format("p{}", "post"),
            created_at=start + pl.duration(minutes=pl.col("at") + pl.col("after")),
            text=texts.fill_null(words),
        ),
    )
