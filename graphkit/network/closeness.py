"""How near is everyone to the seeds? Structure only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.errors import ConfigurationError, DataError
from graphkit.network.consensus import consensus
from graphkit.network.network import Network
from graphkit.network.unseen import expanded, unseen_strength
from graphkit.network.walker import Walker
from graphkit.network.walks import Matrix, Rows, Vector, rows_of

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Method = Literal["auto", "fusion", "ensemble", "consensus", "degree_corrected", "half_corrected"]
# Near 1 the walk sees the whole network; .99 finds as much as .999, and more than .95, in a tenth of the steps.
DAMPING: Final = 0.99
SHORT_DAMPING: Final = 0.85
# To be out of reach of one of several seeds is bad, but not the end.
LEAST: Final = 1e-3
# More seeds than these walk in groups, so that a thousand of them take no longer.
MOST_GROUPS: Final = 16
# Walks that are held in memory at once.
AT_ONCE: Final = 16


def closeness(
    net: Network, seeds: Sequence[str], method: Method = "auto", seed: int = 0, not_like: Sequence[str] = ()
) -> pl.DataFrame:
    """Every account that the seeds reach, best first, but the seeds and those it should not be like.

    Returns account and closeness; the largest closeness is 1 and only the order means something. The methods, with
    what each found of known groups in docs/ranking.md:

    - `degree_corrected`: how much more often than by its size alone a walker from the seeds (damping .99, ties
      without direction, weight log1p of distinct posts) is found at an account. Without the correction big accounts
      win whoever the seeds are;
    - `ensemble`: the same on ties that count for less where many partitions keep the two ends apart
      (`Network.prepare`), with one more tie, as far as the network is a partial one, for an account on which nobody
      was seen to comment: what was seen of it is not all there is;
    - `consensus`: in how many of these partitions an account shares a community with the seeds, small communities
      counting for more;
    - `fusion`: the place by `ensemble` and the value by `consensus`, the latter as far as partitions are reliable;
    - `half_corrected`: a short walk over the square root of the strength: of the near ones the large accounts;
    - `auto`: `fusion`.

    Several seeds: an account near many of them comes before one very near a single one (the geometric mean over the
    seeds; over sixteen groups of them where there are more). `not_like` are accounts that it should not be like:
    whoever is nearer to them than to the seeds goes down. `seed` draws the partitions.

    Raises DataError where a seed is not in the network or none of them has a tie, ConfigurationError for an
    unknown method, no seed, or a seed that is in `not_like` too.

    >>> net = Network.from_edges(pl.DataFrame({"source": ["a", "b", "c"], "target": ["b", "c", "d"]}))
    >>> closeness(net, ["a"])["account"].to_list()
    ['b', 'c', 'd']
    """
    return closeness_of_each(net, [seeds], method, seed, not_like)[0]


def closeness_of_each(
    net: Network,
    questions: Sequence[Sequence[str]],
    method: Method = "auto",
    seed: int = 0,
    not_like: Sequence[str] = (),
) -> list[pl.DataFrame]:
    """What `closeness` gives for each of several lists of seeds; the ties are made ready once for all of them."""
    if method not in _METHODS:
        raise ConfigurationError(
            f"No closeness method is called “{method}”.", advice=f"There are: {', '.join(_METHODS)}."
        )
    asked = [_tied_rows(net, seeds) for seeds in questions]
    near = _near(net, asked, method, seed)
    unlike = rows_of(net.accounts["account"], not_like) if not_like else np.zeros(0, np.int64)
    _distinct(net, questions, unlike)
    if (tied := unlike[_tied(net, unlike)]).size:
        near = _turned_away(near, _near(net, [tied], method, seed))
    return [
        _ranked(net, near[:, number], rows, np.append(rows_of(net.accounts["account"], seeds), unlike))
        for number, (rows, seeds) in enumerate(zip(asked, questions, strict=True))
    ]


def _near(net: Network, questions: Sequence[Rows], method: Method, seed: int) -> Matrix:
    """A row an account and a column a question, the largest value of each column being 1."""
    values = _METHODS[method](net, questions, seed)
    largest = values.max(axis=0)
    near: Matrix = np.divide(values, largest, out=np.zeros_like(values), where=largest > 0)
    return near


def _degree_corrected(net: Network, questions: Sequence[Rows], seed: int) -> Matrix:
    del seed
    return _walks(net.bonds, questions)


def _ensemble(net: Network, questions: Sequence[Rows], seed: int) -> Matrix:
    ties = net.prepare(seed=seed).ensemble
    return _walks(ties, questions, unseen=unseen_strength(ties, expanded(net)))


def _consensus(net: Network, questions: Sequence[Rows], seed: int) -> Matrix:
    partitions = net.prepare(seed=seed).partitions
    return np.column_stack([consensus(partitions, rows) for rows in questions])


def _fusion(net: Network, questions: Sequence[Rows], seed: int) -> Matrix:
    """The more seeds the walk has, the less a consensus adds: none at all from about five on."""
    shared = _near(net, questions, "consensus", seed)
    weight = net.prepare(seed=seed).reliability / np.array([len(rows) for rows in questions])
    return _by_place(_ensemble(net, questions, seed)) + weight * shared


def _half_corrected(net: Network, questions: Sequence[Rows], seed: int) -> Matrix:
    del seed
    return _walks(net.bonds, questions, SHORT_DAMPING, factor=np.sqrt(_strength(net.bonds)))


def _strength(weights: csr_array) -> Vector:
    strength: Vector = np.asarray(weights.sum(axis=1)).ravel()
    return strength


def _walks(
    weights: csr_array,
    questions: Sequence[Rows],
    damping: float = DAMPING,
    factor: Vector | None = None,
    unseen: Vector | float = 0.0,
) -> Matrix:
    """The geometric mean, over the seeds of each question or groups of them, of how near a walk from each comes.

    What is near by the walk, corrected for its whole strength, is multiplied by the `factor` of the account.
    """
    times = np.ones((weights.shape[0], 1)) if factor is None else factor[:, None]
    grouped = [np.array_split(rows, min(len(rows), MOST_GROUPS)) for rows in questions]
    starts = {tuple(group): group for groups in grouped for group in groups}
    place = {start: number for number, start in enumerate(starts)}
    shares = np.zeros((len(starts), len(questions)))
    for question, groups in enumerate(grouped):
        shares[[place[tuple(group)] for group in groups], question] = 1 / len(groups)
    walker, total = Walker.of(weights, damping, unseen), np.zeros((weights.shape[0], len(questions)))
    for first in range(0, len(starts), AT_ONCE):
        block = slice(first, first + AT_ONCE)
        near = walker.near(list(starts.values())[block])
        total += np.log(times * near + LEAST) @ shares[block]
    # Rounded, so that accounts in the same position are not told apart by the last bits of a sum.
    found: Matrix = np.maximum(np.exp(total.round(9)) - LEAST, 0.0)
    return found


def _by_place(values: Matrix) -> Matrix:
    """1 for the first, less by the logarithm of the place (1 - ln place / ln (n + 1)); equals share theirs."""
    from scipy.stats import rankdata

    place = rankdata(-values, axis=0)
    share: Matrix = 1.0 - np.log(place) / np.log(len(values) + 1)
    return share


def _turned_away(near: Matrix, unlike: Matrix) -> Matrix:
    """All of what an account far from `unlike` has, half of it where it is as near to them as to the seeds."""
    both = near + unlike
    return near * np.divide(near, both, out=np.zeros_like(near), where=both > 0)


def _ranked(net: Network, near: Vector, asked: Rows, known: Rows) -> pl.DataFrame:
    """Those in a part of the network with a seed, but the `known`, best first."""
    others = np.isin(net.parts, net.parts[asked])
    others[known] = False
    frame = pl.DataFrame({"account": net.accounts["account"].filter(pl.Series(others)), "closeness": near[others]})
    scaled = (pl.col("closeness") / pl.col("closeness").max()).fill_nan(0.0).round_sig_figs(9)
    # A stable sort leaves equals in the order of the network, which is that of their ids.
    return frame.with_columns(scaled).sort("closeness", descending=True, maintain_order=True)


def _tied_rows(net: Network, seeds: Sequence[str]) -> Rows:
    """The rows of the seeds that have ties: the others point nowhere."""
    rows = rows_of(net.accounts["account"], seeds)
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


def _distinct(net: Network, questions: Sequence[Sequence[str]], unlike: Rows) -> None:
    named = {seed for seeds in questions for seed in seeds}
    both = [account for account in net.accounts["account"].gather(unlike) if account in named]
    if both:
        raise ConfigurationError(
            f"Both a seed and not to be like: {', '.join(sorted(both))}.", advice="Name each on one side only."
        )


# What differs between networks is in how reliable their partitions are and in what was not seen, not in a switch.
_METHODS: Final[Mapping[str, Callable[[Network, Sequence[Rows], int], Matrix]]] = {
    "auto": _fusion,
    "fusion": _fusion,
    "ensemble": _ensemble,
    "consensus": _consensus,
    "degree_corrected": _degree_corrected,
    "half_corrected": _half_corrected,
}
