"""How near is everyone to the seeds? Structure only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.errors import ConfigurationError, DataError
from graphkit.log.people import each_named
from graphkit.network.arrays import Rows, Vector, ratio, row_sums
from graphkit.network.belief import mean_belief
from graphkit.network.choice import auto_method
from graphkit.network.consensus import consensus
from graphkit.network.network import Network
from graphkit.network.places import below_the_largest, by_place, nearest_first, ratio_to_the_largest
from graphkit.network.unseen import unseen_strength
from graphkit.network.walker import Walker
from graphkit.network.walks import rows_of, rows_of_each
from graphkit.processors import processors

if TYPE_CHECKING:
    pass

# What each account of the network has by the question of that number: worked out when it is called.
Values = Callable[[int], Vector]
Method = Literal["auto", "fusion", "ensemble", "consensus", "degree_corrected", "half_corrected"]
# Near 1 the walk sees the whole network: that finds more where ties are few. .998 finds no more on the mean.
DAMPING: Final = 0.995
SHORT_DAMPING: Final = 0.85
# To be out of reach of one of several seeds is bad, but not the end.
LEAST: Final = 1e-3
# More seeds than these walk in groups, so that a thousand of them take no longer.
MOST_GROUPS: Final = 16
# Walks that are held in memory at once.
AT_ONCE: Final = 16


def closeness(
    net: Network,
    seeds: str | Sequence[str],
    method: Method = "auto",
    seed: int = 0,
    not_like: str | Sequence[str] = (),
) -> pl.DataFrame:
    """Every account that the seeds (ids, one or several) reach, best first, but these and those in `not_like`.

    Returns account and closeness; the largest closeness is 1 and only the order means something. The methods, with
    what each found of known groups in docs/ranking.md:

    - `degree_corrected`: how much more often than by its size alone a walker from the seeds (damping .995, ties
      without direction, weight log1p of distinct posts) is found at an account. Without the correction big accounts
      win whoever the seeds are;
    - `ensemble`: the same walk on other ties. A tie saturates (each direction is weight / (weight + 1)); it counts for
      less where many partitions keep its two ends apart (`Network.prepare`), and where these have little in common.
      Everyone also has ties to those they have most in common with, tied to them or not. Where only a part of the
      network was crawled, an account of which nothing was read (`Network.seen`) is taken to have more ties than were
      seen of it;
    - `consensus`: in how many of these partitions an account shares a community with the seeds, communities that hold
      more unseen ties than chance would give them counting for more;
    - `fusion`: the place by `ensemble` and the value by `consensus`, the latter as far as partitions are reliable and
      accounts have ties enough to be placed by;
    - `half_corrected`: a short walk over the square root of the strength: of the near ones the large accounts;
    - `auto`: `fusion`; in networks of more than thirty million tied pairs, where that takes more memory than most
      machines have, and where no partitions can be drawn, `degree_corrected` (`choice.auto_method` says which).

    Several seeds: an account near many of them comes before one very near a single one (the geometric mean over the
    seeds; over sixteen groups of them where there are more). `not_like` are accounts that it should not be like:
    whoever is nearer to them than to the seeds goes down. `seed` draws the partitions.

    Raises DataError where a seed is not in the network or none of them has a tie, ConfigurationError for an
    unknown method, no seed, or a seed that is in `not_like` too.

    >>> net = Network.from_edges(pl.DataFrame({"source": ["a", "b", "c"], "target": ["b", "c", "d"]}))
    >>> closeness(net, "a")["account"].to_list()
    ['b', 'c', 'd']
    """
    return closeness_of_each(net, [each_named(seeds)], method, seed, each_named(not_like))[0]


def closeness_of_each(
    net: Network,
    questions: Sequence[Sequence[str]],
    method: Method = "auto",
    seed: int = 0,
    not_like: Sequence[str] = (),
) -> list[pl.DataFrame]:
    """What `closeness` gives for each of several lists of seeds.

    The ties are made ready once for all of them, the walks go side by side, and so does the rest of each question on
    the processors there are. Every list is the same, to the last bit, as if it had been asked for alone.
    """
    if method not in _METHODS:
        raise ConfigurationError(
            f"No closeness method is called “{method}”.", advice=f"There are: {', '.join(_METHODS)}."
        )
    known = rows_of_each(net.accounts["account"], questions)
    asked = [_tied_rows(net, rows, seeds) for rows, seeds in zip(known, questions, strict=True)]
    unlike = rows_of(net.accounts["account"], not_like) if not_like else np.zeros(0, np.int64)
    _distinct(net, known, unlike)
    turned_from = unlike[_tied(net, unlike)]
    values = _METHODS[method](net, [*asked, turned_from] if turned_from.size else asked, seed)
    far = _scaled(values(len(asked))) if turned_from.size else None

    def answered(question: int) -> pl.DataFrame:
        near = values(question) if far is None else _turned_away(_scaled(values(question)), far)
        return _ranked(net, near, asked[question], np.append(known[question], unlike))

    # Found for the network once, not by several at the same time.
    _ = net.parts
    with ThreadPoolExecutor(processors()) as side_by_side:
        return list(side_by_side.map(answered, range(len(asked))))


def _degree_corrected(net: Network, questions: Sequence[Rows], seed: int) -> Values:
    del seed
    return _walks(Walker.of(net.bonds, DAMPING), questions)


def _ensemble(net: Network, questions: Sequence[Rows], seed: int) -> Values:
    ties = net.prepare(seed=seed).weighed
    return _walks(Walker.of(ties, DAMPING, unseen_strength(ties, net.seen, net.parts)), questions)


def _consensus(net: Network, questions: Sequence[Rows], seed: int) -> Values:
    prepared = net.prepare(seed=seed)
    return lambda question: consensus(prepared, questions[question])


def _fusion(net: Network, questions: Sequence[Rows], seed: int) -> Values:
    """The more seeds the walk has, the less a consensus adds: none at all from about five on."""
    trusted = net.prepare(seed=seed).reliability * mean_belief(net.bonds)
    walked, shared = _ensemble(net, questions, seed), _consensus(net, questions, seed)

    def fused(question: int) -> Vector:
        weight = trusted / len(questions[question])
        return by_place(walked(question)) + weight * _scaled(shared(question))

    return fused


def _auto(net: Network, questions: Sequence[Rows], seed: int) -> Values:
    return _METHODS[auto_method(net, seed).method](net, questions, seed)


def _half_corrected(net: Network, questions: Sequence[Rows], seed: int) -> Values:
    del seed
    return _walks(Walker.of(net.bonds, SHORT_DAMPING), questions, factor=np.sqrt(row_sums(net.bonds)))


def _walks(walker: Walker, questions: Sequence[Rows], factor: Vector | float = 1.0) -> Values:
    """The geometric mean, over the seeds of each question or groups of them, of how near a walk from each comes.

    What is near by the walk, corrected for its whole strength, is multiplied by the `factor` of the account.
    """
    groups = [[tuple(group.tolist()) for group in _split(rows)] for rows in questions]
    asking: dict[tuple[int, ...], list[int]] = {}
    for question, own in enumerate(groups):
        for start in own:
            asking.setdefault(start, []).append(question)
    totals = [np.zeros(len(walker.scale)) for _ in questions]
    # In the order of the rows, which is the same whatever else is asked: so is a sum to its last bit.
    starts = sorted(asking)
    for first in range(0, len(starts), AT_ONCE):
        block = starts[first : first + AT_ONCE]
        for start, near in zip(block, walker.near([np.array(rows) for rows in block]), strict=True):
            found = np.log(factor * near + LEAST)
            for question in asking[start]:
                totals[question] += found
    # Rounded, so that accounts in the same position are not told apart by the last bits of a sum.
    return lambda question: np.maximum(np.exp((totals[question] / len(groups[question])).round(9)) - LEAST, 0.0)


def _split(seeds: Rows) -> Sequence[Rows]:
    return np.array_split(seeds, min(len(seeds), MOST_GROUPS))


def _scaled(values: Vector) -> Vector:
    """The largest being 1."""
    largest = values.max()
    return values / largest if largest > 0 else values


def _turned_away(near: Vector, unlike: Vector) -> Vector:
    """All of what an account far from `unlike` has, half of it where it is as near to them as to the seeds."""
    both = near + unlike
    return near * ratio(near, both)


def _ranked(net: Network, near: Vector, asked: Rows, known: Rows) -> pl.DataFrame:
    """Those in a part of the network with a seed, but the `known`, best first."""
    others = np.isin(net.parts, net.parts[asked])
    others[known] = False
    rows = np.flatnonzero(others)
    below = below_the_largest(near[rows])
    # Equals stay in the order of the network, which is that of their ids.
    order = nearest_first(below)
    listed = {"account": net.accounts["account"][rows[order]], "closeness": ratio_to_the_largest(below[order])}
    return pl.DataFrame(listed)


def _tied_rows(net: Network, rows: Rows, seeds: Sequence[str]) -> Rows:
    """Those of the rows that have ties: the others point nowhere."""
    tied: Rows = rows[_tied(net, rows)]
    if not tied.size:
        raise DataError(
            f"No seed has a tie to anyone: {', '.join(seeds)}.",
            advice="Add comments on their posts, or comments they left on others' posts.",
        )
    return tied


def _tied(net: Network, rows: Rows) -> NDArray[np.bool_]:
    tied: NDArray[np.bool_] = net.bonds.indptr[rows + 1] > net.bonds.indptr[rows]
    return tied


def _distinct(net: Network, known: Sequence[Rows], unlike: Rows) -> None:
    both = unlike[np.isin(unlike, np.concatenate([*known, unlike[:0]]))]
    if both.size:
        raise ConfigurationError(
            f"Both a seed and not to be like: {', '.join(net.accounts['account'].gather(both))}.",
            advice="Name each on one side only.",
        )


_METHODS: Final[Mapping[str, Callable[[Network, Sequence[Rows], int], Values]]] = {
    "auto": _auto,
    "fusion": _fusion,
    "ensemble": _ensemble,
    "consensus": _consensus,
    "degree_corrected": _degree_corrected,
    "half_corrected": _half_corrected,
}
