"""What a crawl knows and has not read: all that choosing the next call needs, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graphkit.crawl.nearness import Accounts, Nearness, Values

# Batches of profiles; of one account the next page of its posts, its feed, whom it follows; the next page of one of
# its posts.
StepKind: TypeAlias = Literal["profiles", "posts", "feed", "follows", "post"]

NOBODY: Final = np.zeros(0, np.int64)
UNREAD, OPEN, DONE = 0, 1, 2
# Nearness is measured again whenever calls grew by this share: about a hundred times on the way to a thousand calls.
GROWTH: Final = 0.06
# From where the walk stood before: the few calls between have moved it little. And from where it starts.
STEPS: Final = 6
STEPS_FROM_NOTHING: Final = 40
SMALLEST: Final = 1024

_COLUMNS: Final = np.dtype(
    [
        ("author", np.bool_),
        ("asked", np.bool_),
        ("left_out", np.bool_),
        ("posts", np.int8),
        ("feed", np.int8),
        ("follows", np.int8),
        ("pages", np.int32),
        ("open_posts", np.int32),
        ("followers", np.float32),
        ("near", np.float64),
        ("pagerank", np.float64),
    ]
)


@dataclass(frozen=True)
class Step:
    """What to read next: of one account, or the profiles of several. `why` is a sentence, where it was asked for."""

    kind: StepKind
    accounts: tuple[int, ...]
    why: str = ""


@dataclass(frozen=True)
class Taught:
    """What a page taught, after it was kept.

    `accounts` are known now, of which `new_accounts` were not before. `authors` were shown to publish, `profiled` told
    about themselves (`followers` nan where they did not say). `actors` and `targets` are the ends of interactions kept
    for the first time. `opened` are the authors of the post listings that can now be read, one for each. `finished`:
    the listing that was read has no further page. `gone`: it cannot be read. Nobody wants anything of those `left_out`.
    """

    step: Step
    accounts: int
    new_accounts: int = 0
    authors: Accounts = field(default_factory=lambda: NOBODY)
    profiled: Accounts = field(default_factory=lambda: NOBODY)
    followers: Values = field(default_factory=lambda: np.zeros(0))
    actors: Accounts = field(default_factory=lambda: NOBODY)
    targets: Accounts = field(default_factory=lambda: NOBODY)
    opened: Accounts = field(default_factory=lambda: NOBODY)
    left_out: Accounts = field(default_factory=lambda: NOBODY)
    finished: bool = False
    gone: bool = False


class Frontier:
    """Of each account (a number from 1) what is known and what can be read.

    `frontier["author"]` and so on are arrays by account: author (it publishes), asked (for its profile), left_out
    (nothing of it is read), followers (nan: unknown), posts, feed and follows (UNREAD, OPEN: there are further pages,
    DONE), pages (how many were read, but for the first of each of these listings), open_posts (listings of its posts
    that have pages to read), pagerank and near (see `Nearness`). `starts` count as authors.

    `changed` holds who changed since `near` was last measured, which was the `measured`-th time: whoever keeps values
    by account has to make only these anew. As of then, `audience` are the followers that authors usually have, and
    `publishing` is the share of accounts that are authors.
    """

    def __init__(self, starts: Sequence[int], account_listings: tuple[str, ...], profiles_at_once: int) -> None:
        self.starts = np.array(sorted(starts), np.int64)
        self.account_listings = account_listings
        self.profiles_at_once = profiles_at_once
        self.calls = 0
        self.accounts = 0
        self.measured = 0
        self.audience = 0.0
        self.publishing = 0.0
        self.changed: list[Accounts] = []
        self._nearness = Nearness(self.starts)
        self._columns = np.zeros(SMALLEST, _COLUMNS)
        self._columns["followers"] = np.nan
        self._nobody_at_0()
        self._grow(max(starts, default=0))
        self["author"][self.starts] = True
        self._measure(STEPS)

    def __getitem__(self, column: str) -> NDArray[Any]:
        values: NDArray[Any] = self._columns[column][: self.accounts + 1]
        return values

    @property
    def lists_posts_by(self) -> Literal["posts", "feed"]:
        """Which listing of an account tells of its posts."""
        return "posts" if "posts" in self.account_listings else "feed"

    def learn(self, taught: Taught) -> None:
        """Take in what a page taught."""
        self.calls += 1
        newcomers = np.arange(self.accounts + 1, taught.accounts + 1)
        self._take_in(taught)
        self._read(taught)
        read = np.array(taught.step.accounts, np.int64)
        told = (taught.authors, taught.profiled, taught.opened, taught.left_out)
        self.changed.append(np.concatenate([newcomers, *told, read]))
        if self.calls >= self._again:
            self._measure(STEPS)

    def remember(self, taught: Taught) -> None:
        """Take in at once what all earlier pages brought, after `learn` was told which pages these were."""
        self._take_in(taught)
        self._measure(STEPS_FROM_NOTHING)

    def _take_in(self, taught: Taught) -> None:
        self._grow(taught.accounts)
        self["author"][taught.authors] = True
        self["asked"][taught.profiled] = True
        self["left_out"][taught.left_out] = True
        self["followers"][taught.profiled] = taught.followers
        np.add.at(self["open_posts"], taught.opened, 1)
        self._nearness.add(taught.actors, taught.targets)

    def _read(self, taught: Taught) -> None:
        """The page was read, and is not to be chosen again."""
        kind, accounts = taught.step.kind, np.array(taught.step.accounts, np.int64)
        if kind == "profiles":
            self["asked"][accounts] = True
            return
        done = taught.finished or taught.gone
        if kind == "post":
            self["pages"][accounts] += 1
            self["open_posts"][accounts] -= done
        else:
            self["pages"][accounts] += self[kind][accounts] == OPEN
            self[kind][accounts] = DONE if done else OPEN

    def _measure(self, steps: int) -> None:
        self._nearness.measure(self.accounts, steps)
        self["pagerank"][:] = self._nearness.pagerank
        self["near"][:] = self._nearness.near
        followers = self["followers"][self["author"]]
        self.publishing = len(followers) / max(self.accounts, 1)
        known = followers[~np.isnan(followers)]
        self.audience = float(np.median(known)) if known.size else 0.0
        self._again = self.calls + max(1, int(self.calls * GROWTH))
        self.measured += 1
        self.changed = []

    def _grow(self, accounts: int) -> None:
        room = len(self._columns)
        if accounts >= room:
            more = np.zeros(max(accounts + 1, 2 * room) - room, _COLUMNS)
            more["followers"] = np.nan
            self._columns = np.concatenate([self._columns, more])
        self.accounts = max(self.accounts, accounts)

    def _nobody_at_0(self) -> None:
        self._columns["asked"][0] = True
        for listing in ("posts", "feed", "follows"):
            self._columns[listing][0] = DONE
