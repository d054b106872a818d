"""Whole networks, to be crawled from one account as if little of them had been read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl

from tests.benchmarks.grouped import SAMPLES, Grouped, Numbers, folder_of, load_folder, load_sample
from tests.benchmarks.planted import planted
from tests.benchmarks.trials import Trial

Groups = Mapping[Any, Numbers]


@dataclass(frozen=True)
class Crawl:
    """A network of which parts can be seen. Seeds come from the groups of the `whole`.

    `judged` has, by name, groups of which one holds the seed: the others in it are to be found among all that are in
    any of these groups.
    """

    whole: Grouped
    judged: Mapping[str, Groups]

    @cached_property
    def commenters(self) -> Mapping[str, Sequence[str]]:
        """Of every account that was commented on who did, most first."""
        order = self.whole.edges.sort("weight", "source", descending=[True, False])
        return dict(order.group_by("target", maintain_order=True).agg("source").iter_rows())

    def breadth_first(self, seed: str) -> Iterator[str]:
        """The accounts in the order in which a crawl reads them. Where nobody commented there is nothing to read."""
        waiting, met = deque([seed]), {seed}
        while waiting:
            account = waiting.popleft()
            if account in self.commenters:
                yield account
                new = [commenter for commenter in self.commenters[account] if commenter not in met]
                waiting += new
                met.update(new)

    def seen(self, read: Sequence[str]) -> Grouped:
        """What is known of the network once these accounts were read: everyone who commented there."""
        return replace(self.whole, edges=self.whole.edges.filter(pl.col("target").is_in(list(read))))


def as_judged(seen: Grouped, groups: Groups, trial: Trial) -> tuple[Grouped, Trial]:
    """The network and the trial with other groups, the seed being in one of them."""
    group = next(members for members in groups.values() if trial.seeds[0] in members)
    return replace(seen, groups=groups), replace(trial, group=group)


def crawls() -> Iterator[Crawl]:
    """The samples, the planted world, and those of the others that are at hand."""
    yield as_labelled(load_sample("youtube_political"))
    yield as_labelled(both_ways(load_sample("lastfm_asia")))
    for folder in filter(None, map(folder_of, ("email_eu", "polblogs"))):
        yield as_labelled(load_folder(folder))
    yield niche()
    yield planted_crawl()


def as_labelled(data: Grouped) -> Crawl:
    return Crawl(data, {"": data.groups})


def both_ways(data: Grouped) -> Grouped:
    """Ties without direction or weight, listed once: whoever is read shows all of its own."""
    once = data.edges.select("source", "target", weight=pl.lit(1.0))
    return replace(data, edges=pl.concat([once, once.select(source="target", target="source", weight="weight")]))


def niche() -> Crawl:
    """The sample log: the creators of a community are to be found among all who post."""
    folder = SAMPLES / "niche"
    posts = pl.read_csv(folder / "posts.csv.gz", infer_schema=False).select("post_id", target="author_id")
    comments = pl.read_csv(folder / "comments.csv.gz", infer_schema=False).rename({"commenter_id": "source"})
    accounts = pl.read_csv(folder / "truth.csv", infer_schema=False).with_row_index("node")
    edges = (
        comments.unique("comment_id")
        .join(posts, on="post_id")
        .filter(pl.col("source") != pl.col("target"), pl.col("source").is_in(accounts["account_id"].implode()))
        .group_by("source", "target")
        .agg(weight=pl.col("post_id").n_unique().cast(pl.Float64))
    )
    creates = pl.col("role").is_in(["creator", "newcomer", "ring"])
    authors = accounts.filter(creates | pl.col("account_id").is_in(posts["target"].implode()))
    group = pl.when(creates).then("community").otherwise(pl.lit("others"))
    listed = dict(authors.group_by(group.alias("group")).agg(pl.col("node").cast(pl.Int64)).sort("group").iter_rows())
    groups = {name: np.array(nodes) for name, nodes in listed.items()}
    communities = {name: nodes for name, nodes in groups.items() if name not in {"others", "none"}}
    return Crawl(Grouped("niche (authors)", accounts["account_id"].to_list(), edges, communities), {"": groups})


def planted_crawl() -> Crawl:
    """The made-up world: who counts as found depends on what tiny authors of the niche are taken to be."""
    world = planted()
    influencers, tiny = world.of_niches(world.influencers), world.of_niches(world.tiny)
    whole = Grouped("planted", [str(number) for number in range(len(world.niche))], world.edges, influencers)
    both = {niche: np.concatenate([influencers[niche], tiny[niche]]) for niche in influencers}
    celebrities = {"celebrities": world.celebrities}
    return Crawl(
        whole,
        {
            "tiny authors are mistakes": {**influencers, **celebrities, "tiny": world.tiny},
            "tiny authors are members": {**both, **celebrities},
            "influencers and celebrities": {**influencers, **celebrities},
        },
    )
