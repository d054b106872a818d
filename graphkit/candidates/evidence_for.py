"""What speaks for an account."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.candidates.case import Case, stated
from graphkit.candidates.sentences import day, figure, percent, times
from graphkit.features.audiences import shared_commenters
from graphkit.features.peers import has_peers, share_with_less, share_with_more
from graphkit.features.tiers import UNKNOWN_TIER
from graphkit.log.schemas import COMMENTS
from graphkit.network.edges import ties_from_edges

# How an act that is not a comment under a known post is told.
TOLD: Final = {
    "comment": "commented on",
    "reply": "replied to",
    "mention": "mentioned",
    "repost": "reposted",
    "quote": "quoted",
    "like": "liked",
    "tag": "tagged",
    "follow": "followed",
}


# How many share an audience, and whose it is: where all are known to comment, where some like or mention, and in an
# edge list.
COMMENTING: Final = ("person comments on", "people comment on", "{}’s commenters")
ENGAGING: Final = ("person engages with", "people engage with", "{}’s audience")
TIED: Final = ("account tied to", "accounts tied to", "the ties to {}")


def exchange(case: Case) -> pl.DataFrame:
    """Under each other's posts: "Commented on 7 posts by @seed, and @seed on 5 of theirs, latest 3 Nov 2026"."""
    found = (
        case.with_seeds.filter(_under_a_post())
        .group_by("account", "seed", "seed_label")
        .agg(
            towards=pl.col("post_id").filter("towards").n_unique(),
            back=pl.col("post_id").filter(~pl.col("towards")).n_unique(),
            latest=pl.col("created_at").max(),
            rows=pl.col("row"),
        )
    )
    theirs = pl.format("Commented on {} by {}", times(pl.col("towards"), "post", "posts"), "seed_label")
    answered = pl.format("{}, and {} on {} of theirs", theirs, "seed_label", "back")
    only_back = pl.format("Has comments by {} under {}", "seed_label", times(pl.col("back"), "post", "posts"))
    sentence = (
        pl.when(pl.col("back") == 0).then(theirs).when(pl.col("towards") == 0).then(only_back).otherwise(answered)
    )
    dated = pl.concat_str(sentence, day(pl.col("latest")))
    return stated(found, "for", "exchange", dated, ["towards", "back"])


def other_acts(case: Case) -> pl.DataFrame:
    """Replies, mentions, reposts: "Replied to @seed 3 times, latest 3 Nov 2026"."""
    found = (
        case.with_seeds.filter((pl.col("table") == "interactions") & ~_under_a_post())
        .group_by("account", "seed", "seed_label", "kind", "towards")
        .agg(count=pl.len(), latest=pl.col("created_at").max(), rows=pl.col("row"))
    )
    verb = pl.col("kind").replace_strict(TOLD, default="engaged with")
    often = times(pl.col("count"), "time", "times")
    theirs = pl.format("{} {} {}", verb.str.slice(0, 1).str.to_uppercase() + verb.str.slice(1), "seed_label", often)
    back = pl.format("Was {} by {} {}", verb, "seed_label", often)
    sentence = pl.concat_str(pl.when("towards").then(theirs).otherwise(back), day(pl.col("latest")))
    return stated(found, "for", "other acts", sentence, ["count"])


def given_ties(case: Case) -> pl.DataFrame:
    """In an edge list: "Tied to @seed with weight 12, 3 back"."""
    weights = ties_from_edges(case.log.edges.lazy()).select("weight", "target", actor="source").collect()
    found = (
        case.with_seeds.filter(pl.col("table") == "ties")
        .unique(["actor", "target"], maintain_order=True)
        .join(weights, on=["actor", "target"], maintain_order="left")
        .group_by("account", "seed", "seed_label", maintain_order=True)
        .agg(
            towards=pl.col("weight").filter("towards").sum(),
            back=pl.col("weight").filter(~pl.col("towards")).sum(),
            rows=pl.col("row"),
        )
    )
    towards, back = figure(pl.col("towards")), figure(pl.col("back"))
    tied = pl.format("Tied to {} with weight {}", "seed_label", towards)
    sentence = (
        pl.when(pl.col("back") == 0)
        .then(tied)
        .when(pl.col("towards") == 0)
        .then(pl.format("Has a tie from {} with weight {}", "seed_label", back))
        .otherwise(pl.format("{}, {} back", tied, back))
    )
    return stated(found, "for", "given ties", sentence, ["towards", "back"], table="ties")


def common_audience(case: Case) -> pl.DataFrame:
    """ "212 people comment on both @x and @seed: 18 % of @x's commenters, 6.1 times chance"; the seed most alike.

    Whoever likes, mentions or follows is of an audience, too: then people engage with both. What chance would give as
    well speaks for nobody, and is not stated.
    """
    likest = (
        shared_commenters(case.net, case.seeds)
        .filter(pl.col("account").is_in(list(case.accounts)), pl.col("lift").round(1) > 1)
        .sort(["likeness", "seed"], descending=[True, False])
        .unique("account", keep="first", maintain_order=True)
    )
    here = case.latest.select(account="target", commenter="actor", table="table", row="row")
    there = here.rename({"account": "seed", "row": "seed_row"}).drop("table")
    behind = (
        likest.select("account", "seed")
        .join(here, on="account")
        .join(there, on=["seed", "commenter"])
        .sort("account", "commenter")
        .group_by("account", maintain_order=True)
        .agg(pl.col("table").first(), rows=pl.concat_list("row", "seed_row").explode(), seen=pl.len())
    )
    found = (
        likest.join(behind, on="account")
        .join(case.labels, on="seed")
        .join(case.about.select("account", "label"), on="account")
    )
    other_acts_on = case.acts.filter(~pl.col("kind").is_in(COMMENTS) | (pl.col("table") == "ties"))["target"].implode()
    commented = ~pl.any_horizontal(pl.col("account", "seed").is_in(other_acts_on))
    told = pl.when(commented).then(_sharing(*COMMENTING)).otherwise(_sharing(*ENGAGING))
    sentence = told if case.knows_acts else _sharing(*TIED)
    return stated(found, "for", "shared commenters", sentence, ["shared", "share", "lift"], pl.col("table"))


def same_community(case: Case) -> pl.DataFrame:
    """ "In the community of @seed, “sourdough · starter”: 38 of the 45 accounts it is tied to are in it"."""
    placed = case.described.select("account", "community").drop_nulls()
    seeds = placed.rename({"account": "seed"}).join(case.labels, on="seed").sort("seed_label")
    of_seeds = seeds.group_by("community").agg(seed_label=pl.col("seed_label").first())
    others = case.about.filter(~pl.col("account").is_in(list(case.seeds)))
    mine = others.select("account", "community", "community_name", "tied").join(of_seeds, on="community")
    ends = pl.concat([
        case.latest.select(account="actor", other="target", table="table", row="row"),
        case.latest.select(account="target", other="actor", table="table", row="row"),
    ])  # fmt: skip
    inside = ends.join(placed.rename({"account": "other"}), on="other").sort("account", "other", "row")
    found = (
        mine.join(inside, on=["account", "community"], maintain_order="left_right")
        .group_by("account", "seed_label", "community_name", "tied", maintain_order=True)
        .agg(pl.col("table").first(), inside=pl.col("other").n_unique(), rows=pl.col("row"))
    )
    sentence = pl.format(
        "In the community of {}, “{}”: {} of the {} accounts it is tied to are in it",
        "seed_label",
        "community_name",
        "inside",
        "tied",
    )
    return stated(found, "for", "community", sentence, ["inside", "tied"], pl.col("table"))


def well_engaged(case: Case) -> pl.DataFrame:
    """ "14.2 commenters a post over 9 posts, more than 83 % of the micro accounts here"."""
    return engagement(case, "for", pl.col("better_than") >= 0.5, "more than", pl.col("better_than"))


def engagement(case: Case, sign: str, which: pl.Expr, compared: str, share: pl.Expr) -> pl.DataFrame:
    """Commenters a post beside those of its peers; it speaks for an account, or against it."""
    authors = case.described.filter(pl.col("rate").is_not_null())
    standing = authors.with_columns(
        better_than=share_with_less("rate"), worse_than=share_with_more("rate"), peers=_peers()
    )
    posts = (
        case.log.posts.sort("post_id").group_by(account="author_id", maintain_order=True).agg(rows=pl.col("post_id"))
    )
    found = standing.filter(pl.col("account").is_in(list(case.accounts)), which).join(posts, on="account")
    # One giveaway among twenty posts: what is compared is what a post usually brings.
    lifted = figure(pl.col("usual")) != figure(pl.col("engagement"))
    often = pl.format(
        "{} a post over {}{}",
        pl.when(figure(pl.col("engagement")) == "1")
        .then(pl.lit("1 commenter"))
        .otherwise(pl.format("{} commenters", figure(pl.col("engagement")))),
        times(pl.col("posts_seen"), "post", "posts"),
        pl.when(lifted).then(pl.format(", {} as a rule", figure(pl.col("usual")))).otherwise(pl.lit("")),
    )
    # Rounded down: nobody is better than 100 % of them.
    sentence = pl.format(
        f"{{}}, {compared} {{}} of the {{}} here", often, percent((100 * share).floor() / 100), "peers"
    )
    return stated(
        found,
        sign,
        "engagement",
        sentence,
        ["engagement", "usual", "posts_seen", "better_than", "worse_than"],
        table="posts",
    )


def _sharing(one: str, many: str, theirs: str) -> pl.Expr:
    return pl.format(
        f"{{}} both {{}} and {{}}: {{}} of {theirs}, {{}} times chance",
        times(pl.col("shared"), one, many),
        "label", "seed_label", percent(pl.col("share")), "label", figure(pl.col("lift")),
    )  # fmt: skip


def _peers() -> pl.Expr:
    """Whom it is compared with, in the words of a reader."""
    unknown = (pl.col("tier") == UNKNOWN_TIER) | pl.col("tier").is_null()
    return (
        pl.when(~has_peers("rate")).then(pl.lit("authors"))
        .when(unknown).then(pl.lit("authors of unknown size"))
        .otherwise(pl.format("{} accounts", "tier"))
    )  # fmt: skip


def _under_a_post() -> pl.Expr:
    return (pl.col("kind") == "comment") & pl.col("post_id").is_not_null()
