"""How much do the communities that graphkit finds say of the labels?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import polars as pl

from graphkit import communities
from tests.benchmarks.grouped import Grouped, Numbers


def shared_with_labels(data: Grouped, seeds: Iterable[int]) -> pl.DataFrame:
    """network, communities, labels and nmi (means over the seeds); no row where accounts have several labels.

    Over the labelled accounts with a tie; one that is in no community counts as one of its own.
    """
    members = np.concatenate(list(data.groups.values()))
    if len(np.unique(members)) < len(members):
        return pl.DataFrame(schema=_SCHEMA)
    label = np.zeros(len(data.names), np.int64)
    for number, group in enumerate(data.groups.values()):
        label[group] = number
    found = [_with_labels(data, label[data.ranked], seed) for seed in seeds]
    return pl.DataFrame(found, schema=_SCHEMA).group_by("network").mean()


def _with_labels(data: Grouped, label: Numbers, seed: int) -> dict[str, str | float]:
    listed = communities(data.net, seed=seed)["community"]
    alone = pl.Series(-1 - np.arange(len(listed)))
    # Numbers as large as the network's are exact as floats.
    community = data.by_number(listed.zip_with(listed.is_not_null(), alone).to_numpy(), 0)[data.ranked]
    return {
        "network": data.name,
        "communities": len(np.unique(community)),
        "labels": len(np.unique(label)),
        "nmi": normalised_mutual_information(np.unique(community, return_inverse=True)[1], label),
    }


def normalised_mutual_information(one: Numbers, other: Numbers) -> float:
    """What two divisions of the same accounts share, over the mean of what each says: 1 where they are the same.

    >>> normalised_mutual_information(np.array([0, 0, 1, 1]), np.array([5, 5, 3, 3]))
    1.0
    >>> normalised_mutual_information(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))
    0.0
    """
    both = np.unique(np.stack([one, other]), axis=1, return_inverse=True)[1]
    apart, joint = _entropy(one) + _entropy(other), _entropy(both)
    return 2 * (apart - joint) / apart if apart else 1.0


def _entropy(division: Numbers) -> float:
    share = np.unique(division, return_counts=True)[1] / len(division)
    return float(-(share * np.log(share)).sum())


_SCHEMA = {"network": pl.String, "communities": pl.Float64, "labels": pl.Float64, "nmi": pl.Float64}
