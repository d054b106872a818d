"""What a page taught, in a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from graphkit.crawl.frontier import Frontier, Step, StepKind, Taught

Pairs = Sequence[tuple[int, int]]


def taught(
    kind: StepKind,
    *accounts: int,
    known: int,
    authors: Sequence[int] = (),
    profiles: Mapping[int, float] | None = None,
    acts: Pairs = (),
    opened: Sequence[int] = (),
    left_out: Sequence[int] = (),
    new: int = 0,
    finished: bool = True,
    gone: bool = False,
) -> Taught:
    """A step of `kind` on `accounts`; `acts` are (actor, target), `profiles` {account: followers}."""
    told = profiles or {}
    ends = np.array(acts, np.int64).reshape(-1, 2)
    return Taught(
        Step(kind, accounts),
        accounts=known,
        new_accounts=new,
        authors=np.array(authors, np.int64),
        profiled=np.array(list(told), np.int64),
        followers=np.array(list(told.values()), np.float64),
        actors=ends[:, 0],
        targets=ends[:, 1],
        opened=np.array(opened, np.int64),
        left_out=np.array(left_out, np.int64),
        finished=finished,
        gone=gone,
    )


def frontier(*pages: Taught, listings: tuple[str, ...] = ("posts",), at_once: int = 50) -> Frontier:
    """A frontier that starts from account 1 and has learnt from these pages."""
    made = Frontier([1], listings, at_once)
    for page in pages:
        made.learn(page)
    return made
