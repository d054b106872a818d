"""Networks as platforms to be crawled, and who is to be found there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from tests.benchmarks.crawls import both_ways
from tests.benchmarks.grouped import ELSEWHERE, IN_SAMPLES, Grouped, Numbers, folder_of, load_folder, load_sample
from tests.benchmarks.planted import LARGE, planted
from tests.benchmarks.planted import World as Planted
from tests.benchmarks.trials import TRIALS, TRIALS_SEED, Trial, draw_trials
from tests.simulated.platform import Comments, comments_of

# Whose ties have no direction: each end comments on the other.
WITHOUT_DIRECTION: Final = frozenset({"lastfm_asia", "blogcatalog", "dblp_top5000"})
# Where popularity is spread as elsewhere in these benchmarks, one in twenty of a niche is known to nobody in it.
PLANTED: Final = {"planted": LARGE, "planted evenly": replace(LARGE, spread=0.5)}
NAMES: Final = (*IN_SAMPLES, *ELSEWHERE, *PLANTED)
# The reading of what was published in which breadth-first sees what was published of it (crawl_readings.py).
AS_PUBLISHED: Final = {"planted as published": replace(LARGE, spread=0.7, elsewhere=0.2)}


@dataclass(frozen=True)
class World:
    """A network as comments, and the trials in it.

    Of each trial the others of its group are to be found. `seen_as_author`: they are only seen when they are known to
    publish; else when they are met. Of those ranked some are `tiny`: nobody is looking for them.
    """

    name: str
    comments: Comments
    trials: Sequence[Trial]
    ranked: Numbers
    seen_as_author: bool
    tiny: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))


def worlds(names: Sequence[str], trials: int = TRIALS, draw: int = 0) -> Iterator[World]:
    """Those named, in turn; a network that is not at hand is said to be missing."""
    made_up = PLANTED | AS_PUBLISHED
    for name in names:
        if name in made_up:
            yield planted_world(name, planted(made_up[name]), trials, draw)
        elif name in IN_SAMPLES:
            yield grouped_world(load_sample(name), trials, draw)
        else:
            folder = folder_of(name)
            if folder:
                yield grouped_world(load_folder(folder), trials, draw)


def grouped_world(data: Grouped, trials: int, draw: int) -> World:
    """A network with groups. Seeds are such as can be read: somebody has commented on them."""
    drawn = draw_trials(data, draw=draw)[:trials]
    whole = both_ways(data) if data.name in WITHOUT_DIRECTION else data
    number = {name: place for place, name in enumerate(data.names)}
    source, target = (np.array([number[name] for name in whole.edges[end]]) for end in ("source", "target"))
    differ = source != target
    weight = whole.edges["weight"].to_numpy().astype(float)
    comments = comments_of(source[differ], target[differ], weight[differ], len(data.names), seed=1)
    return World(data.name, comments, drawn, np.flatnonzero(data.ranked), seen_as_author=False)


def planted_world(name: str, world: Planted, trials: int, draw: int) -> World:
    """A made-up world: the other influencers of the seed's niche."""
    size = world.size
    ends = [world.edges[end].cast(int).to_numpy() for end in ("source", "target")]
    comments = comments_of(*ends, world.edges["weight"].to_numpy(), size.accounts, seed=1)
    niches = world.of_niches(world.influencers)
    lots = np.random.default_rng([TRIALS_SEED, draw])
    turns = [niche for _ in range(-(-trials // size.niches)) for niche in lots.permutation(size.niches).tolist()]
    drawn = [Trial(niches[niche], lots.choice(niches[niche], 1)) for niche in turns[:trials]]
    ranked = np.concatenate([world.influencers, world.celebrities, world.tiny])
    return World(name, comments, drawn, ranked, seen_as_author=True, tiny=world.tiny)
