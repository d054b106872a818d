"""What is computed once for a network, and asked many times."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.network.agreement import Agreement, agreement
from graphkit.network.alike import Alike
from graphkit.network.arrays import Vector
from graphkit.network.belief import believed
from graphkit.network.pairs import Pairs
from graphkit.network.partitions import (
    NONE,
    Members,
    Partitions,
    draw_partitions,
    enough_partitions,
    resolutions_of,
)
from graphkit.network.triangles import Triangles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scipy.sparse import csr_array

# What is left of a tie whose ends no partition puts together.
FLOOR: Final = 0.05
# Partitions that are less reliable than this hold little more than chance does (docs/ranking.md).
RELIABLE: Final = 0.4


@dataclass(frozen=True)
class Prepared:
    """`partitions`, what each of their communities `says`, the `ensemble` ties, and the `reliability` of all.

    The ensemble ties are those given, less where the partitions keep the two ends apart (`ensemble_ties`). How far any
    of this is `believed` of an account, its ties tell (`belief.believed`). How `alike` accounts are has nothing to do
    with partitions; it is None where nothing tells it.
    """

    partitions: Partitions
    ensemble: csr_array
    reliability: float
    says: tuple[Vector, ...]
    believed: Vector
    alike: Alike | None = None

    @cached_property
    def weighed(self) -> csr_array:
        """The ties to walk along: the ensemble ties, weighed by how alike their ends are, and ties to the most alike.

        As far as it is believed of an account, and all of it where the partitions are reliable, less where communities
        hold little more than chance does: what is common to the accounts of such a network is chance for the most
        part, too.
        """
        if self.alike is None or not self.reliability:
            return self.ensemble
        return self.alike.weigh(self.ensemble, min(1.0, self.reliability / RELIABLE) * self.believed)


def prepare(walked: csr_array, saturated: csr_array, seen: float, partitions: int | None, seed: int) -> Prepared:
    """Draw the partitions (as many as pay by default) and weigh each tie that is `walked` along by what they say of it.

    They are drawn on the `saturated` ties, which are between the same accounts, and count for more there the more
    common neighbours their ends have, as far as these can be `seen` (`Triangles.weigh`).
    """
    pairs = Pairs.of(walked)
    if not len(pairs.bond):
        return _nothing_said(walked, Partitions(np.zeros((0, pairs.size), np.int32), resolutions_of(0)))
    count = enough_partitions(len(pairs.bond)) if partitions is None else partitions
    members = np.full((count, pairs.size), NONE, np.int32)
    triangles = Triangles.of(pairs)
    closure, drawn_on = triangles.closure, triangles.weigh(Pairs.of(saturated), seen)
    # Two numbers a pair, which would stay while partitions are drawn.
    del triangles
    found = agreement(pairs, _noted(draw_partitions(drawn_on, count, seed), members, pairs), seed)
    return _prepared(pairs, Partitions(members, resolutions_of(count)), found, believed(walked, closure))


def prepared_from(walked: csr_array, partitions: Partitions, seed: int) -> Prepared:
    """The same from partitions that were kept, drawn with this seed."""
    pairs = Pairs.of(walked)
    if not len(pairs.bond):
        return _nothing_said(walked, partitions)
    found = agreement(pairs, partitions.members[:, pairs.accounts], seed)
    return _prepared(pairs, partitions, found, believed(walked, Triangles.of(pairs).closure))


def _prepared(pairs: Pairs, partitions: Partitions, found: Agreement, by_account: Vector) -> Prepared:
    ensemble = ensemble_ties(pairs, found, by_account)
    return Prepared(partitions, ensemble, found.reliability, found.says, by_account)


def _nothing_said(walked: csr_array, partitions: Partitions) -> Prepared:
    return Prepared(partitions, walked, 0.0, (), np.zeros(walked.shape[0]))


def ensemble_ties(pairs: Pairs, found: Agreement, believed: Vector) -> csr_array:
    """Each tie times .05 + .95 · (unseen · surprise / the largest)^(reliability · believed).

    After ensemble clustering for graphs (Poulin and Théberge 2019), which weighs a tie by the share of partitions
    that hold both ends. Here communities that hold more unseen ties than chance count for more, ties are judged by
    partitions that have not seen them, and all of it only as far as the partitions can be trusted, and `believed` of
    that end of the tie of which less is: each step found more (docs/ranking.md).
    """
    largest = found.surprise.max(initial=0.0)
    said = found.surprise / largest if largest > 0 else found.surprise
    of_both = np.minimum(believed[pairs.accounts[pairs.one]], believed[pairs.accounts[pairs.other]])
    trusted = (found.unseen * said) ** (found.reliability * of_both)
    return pairs.matrix(pairs.bond * (FLOOR + (1 - FLOOR) * trusted))


def _noted(drawn: Iterator[Members], members: Members, pairs: Pairs) -> Iterator[Members]:
    for row, found in enumerate(drawn):
        members[row, pairs.accounts] = found
        yield found
