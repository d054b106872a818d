"""Every feature, in the order in which a reader wants them; a new one is a new entry."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.features.days import in_days
from graphkit.features.feature import Feature
from graphkit.features.peers import PEERS
from graphkit.features.rate import shrunk_among
from graphkit.fit.languages import LEAST_COMMENTERS, LEAST_POSTS

# Two posts have one gap between them; a rhythm it is not.
DATED: Final = 3

_NO_POSTS: Final = ("no post of it was seen", pl.col("posts_seen") == 0)
_NO_LIKES: Final = ("the likes of its posts are not in the data", pl.col("liked_posts") == 0)
_NO_AUDIENCE: Final = ("nobody was seen to comment on its posts", pl.col("loyal_of") == 0)
_A_SEED: Final = ("it is a seed itself", pl.col("is_seed"))
_NOT_SHARED: Final = ("it shares no commenter with a seed", pl.col("likeness_of_nearest").is_null())
_NO_COMMUNITY: Final = ("it is in no community", pl.col("community").is_null())
_NO_TIES: Final = ("it is tied to nobody in a community", pl.col("placed_ties") == 0)


_NO_LANGUAGES: Final = ("the brief names no languages, or there are no texts", pl.col("posts_told").is_null())


def _fewer(of: str, least: int) -> pl.Expr:
    return pl.col(f"{of}_told") < least


FEATURES: Final = (
    Feature(
        "engagement_by_followers",
        "likes and comments of its median post, over its followers",
        pl.col("acts_a_post") / pl.col("followers"),
        pl.col("liked_posts"),
        "posts",
        (
            _NO_POSTS,
            _NO_LIKES,
            ("its follower count is not known", pl.col("followers").is_null()),
            ("it has no followers", pl.col("followers") == 0),
        ),
    ),
    Feature(
        "engagement_by_views",
        "likes and comments of its posts, over their views",
        pl.col("viewed_acts") / pl.col("views"),
        pl.col("viewed_posts"),
        "posts",
        (_NO_POSTS, ("the views and likes of its posts are not in the data", pl.col("viewed_posts") == 0)),
    ),
    Feature(
        "engagement_by_reach",
        "likes and comments of its posts, over the accounts they reached",
        pl.col("reached_acts") / pl.col("reach"),
        pl.col("reached_posts"),
        "posts",
        (_NO_POSTS, ("the reach and likes of its posts are not in the data", pl.col("reached_posts") == 0)),
    ),
    Feature(
        "comments_by_likes",
        "comments on its posts for each like",
        pl.col("comments_of_liked") / pl.col("likes"),
        pl.col("liked_posts"),
        "posts",
        (_NO_POSTS, _NO_LIKES, ("its posts have no likes", pl.col("likes") == 0)),
    ),
    Feature(
        "commenters_by_post",
        "others than its partners who comment on a post, drawn towards its peers where few posts were seen",
        shrunk_among(PEERS, "voices", "posts_seen"),
        pl.col("posts_seen"),
        "posts",
        (_NO_POSTS,),
    ),
    Feature(
        "posts_by_week",
        "posts a week, from the first seen to the last",
        (pl.col("dated_posts") - 1) / (in_days(pl.col("lasting")) / 7),
        pl.col("dated_posts"),
        "posts",
        (
            ("fewer than three of its posts have a date", pl.col("dated_posts") < DATED),
            ("its posts are all of one moment", pl.col("lasting") == pl.duration()),
        ),
    ),
    Feature(
        "days_between",
        "days between two of its posts, the median",
        in_days(pl.col("gap")),
        pl.col("dated_posts"),
        "posts",
        (("fewer than three of its posts have a date", pl.col("dated_posts") < DATED),),
    ),
    Feature(
        "days_since",
        "days from its last post seen to the newest act in the data",
        pl.col("silent"),
        pl.col("dated_posts"),
        "posts",
        (("none of its posts has a date", pl.col("dated_posts") == 0),),
    ),
    Feature(
        "growth",
        "growth of its followers in 30 days, as a logarithm: .05 is about 5 %",
        (pl.col("followers") / pl.col("followers_before")).log() * 30 / in_days(pl.col("between_counts")),
        pl.lit(2),
        "counts",
        (
            ("its follower count is not known", pl.col("followers").is_null()),
            ("it has no followers", pl.col("followers") == 0),
            ("no earlier result tells its follower count", pl.col("followers_before").is_null()),
            ("it had no followers", pl.col("followers_before") == 0),
            ("when its followers were counted is not known", pl.col("between_counts").is_null()),
            ("its followers were not counted on a later day", pl.col("between_counts") < pl.duration(days=1)),
        ),
    ),
    Feature(
        "repeat",
        "share of its commenters who came back to a second post",
        pl.col("repeat"),
        pl.col("loyal_of"),
        "commenters",
        (_NO_AUDIENCE, ("one post of it was seen", pl.col("posts_seen") == 1)),
    ),
    Feature(
        "by_ten",
        "share of the comments by the ten who write most",
        pl.col("by_ten"),
        pl.col("loyal_of"),
        "commenters",
        (_NO_AUDIENCE,),
    ),
    Feature(
        "spread_over",
        "as many equally busy commenters would be as evenly spread",
        pl.col("spread_over"),
        pl.col("loyal_of"),
        "commenters",
        (_NO_AUDIENCE,),
    ),
    Feature(
        "likeness",
        "likeness of its audience to that of the seed it is most like, those who comment everywhere counting less",
        pl.col("likeness_of_nearest"),
        pl.col("audience"),
        "commenters",
        (_A_SEED, _NOT_SHARED),
    ),
    Feature(
        "jaccard",
        "share of both audiences, its own and that seed's, who comment on both",
        pl.col("jaccard"),
        pl.col("audience"),
        "commenters",
        (_A_SEED, _NOT_SHARED),
    ),
    Feature(
        "contained",
        "share of its own audience who comment on that seed, too",
        pl.col("share"),
        pl.col("audience"),
        "commenters",
        (_A_SEED, _NOT_SHARED),
    ),
    Feature(
        "lift",
        "how many times more people comment on both than chance would have",
        pl.col("lift"),
        pl.col("audience"),
        "commenters",
        (_A_SEED, _NOT_SHARED),
    ),
    Feature(
        "new",
        "share of its audience who engage with no seed",
        pl.col("new") / pl.col("audience"),
        pl.col("audience"),
        "commenters",
        (_A_SEED, ("nobody was seen to comment on it", pl.col("audience") == 0)),
    ),
    Feature(
        "posts_in_language",
        "share of its posts in a language of the brief",
        pl.col("posts_in") / pl.col("posts_told"),
        pl.col("posts_told"),
        "posts",
        (_NO_LANGUAGES, ("the language of fewer than three of its posts can be told", _fewer("posts", LEAST_POSTS))),
    ),
    Feature(
        "commenters_in_language",
        "share of its commenters who write in a language of the brief",
        pl.col("commenters_in") / pl.col("commenters_told"),
        pl.col("commenters_told"),
        "commenters",
        (
            _NO_LANGUAGES,
            ("the language of fewer than fifty of its commenters can be told", _fewer("commenters", LEAST_COMMENTERS)),
        ),
    ),
    Feature(
        "exchanges",
        "acts both ways between it and the seeds, one a post",
        pl.col("mutual"),
        pl.col("placed_ties"),
        "accounts",
        (
            _A_SEED,
            ("acts both ways cannot be told from a list of ties", pl.col("posts_seen").max() == 0),
            _NO_TIES,
        ),
    ),
    Feature(
        "circle",
        "accounts in the communities of the seeds that it and they each comment on",
        pl.col("circle"),
        pl.col("placed_ties"),
        "accounts",
        (_NO_TIES,),
    ),
    Feature(
        "participation",
        "how evenly its ties are spread over communities: 0 is one community, towards 1 many",
        pl.col("participation"),
        pl.col("placed_ties"),
        "accounts",
        (_NO_COMMUNITY, _NO_TIES),
    ),
    Feature(
        "within",
        "by how many standard deviations it is more tied inside its community than a member on average",
        pl.col("within"),
        pl.col("placed_ties"),
        "accounts",
        (_NO_COMMUNITY, _NO_TIES, ("all in its community are alike in this", pl.col("within").is_null())),
    ),
)
