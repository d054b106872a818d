"""What `find_candidates` found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import polars as pl

from graphkit.brief.brief import Brief
from graphkit.candidates.arithmetic import arithmetic_of
from graphkit.candidates.case import Case
from graphkit.candidates.crawl_next import find_next
from graphkit.candidates.evidence import gather_evidence
from graphkit.candidates.fans import find_fans
from graphkit.candidates.gates import Band, count_gates
from graphkit.candidates.moved import EARLIER, moves
from graphkit.candidates.overview import overview_of
from graphkit.candidates.pick import overlap, pick_together
from graphkit.candidates.prices import priced
from graphkit.candidates.rank import ranked
from graphkit.candidates.sensitivity import find_sensitivity
from graphkit.candidates.unknown import find_unknown
from graphkit.errors import ConfigurationError
from graphkit.features.describe import describe_features
from graphkit.files.tables import write_table
from graphkit.log.lists import MatchedList
from graphkit.log.log import Log
from graphkit.log.people import each_named, find_account
from graphkit.log.provenance import Note
from graphkit.network.network import Network


@dataclass(frozen=True)
class Candidates:
    """The ranked candidates with all they rest on.

    `accounts` has a row for every account of the network: what was seen of it, its parts and score, its community
    and the gate it did not pass; `lists` are the files that left somebody out; `picks` are those who were chosen
    together (`choose`), if that was asked for. `frame`, `evidence`, `fans`, `crawl_next` and `gates` are made from
    it on first use.

    >>> import graphkit as gk
    >>> edges = pl.DataFrame({"source": ["ana", "ben", "ana", "cem"], "target": ["ben", "ana", "cem", "dan"]})
    >>> found = gk.find_candidates(gk.Log(edges=edges), "ana")
    >>> found.frame["account"].to_list()
    ['ben', 'cem', 'dan']
    >>> found.why("ben")["sentence"][0]
    'Tied to ana with weight 1, 1 back'
    >>> found.arithmetic("ben").select("part", "points").row(0)
    ('closeness', 100.0)
    >>> found.pick(1).select("label", "new").rows()
    [('dan', 1)]
    """

    log: Log
    network: Network
    seeds: tuple[str, ...]
    band: Band
    top: int
    seed: int
    accounts: pl.DataFrame
    communities: pl.DataFrame
    notes: tuple[Note, ...]
    not_like: tuple[str, ...] = ()
    brief: Brief = field(default_factory=Brief)
    earlier: pl.DataFrame = field(default_factory=lambda: EARLIER.to_frame())
    lists: tuple[MatchedList, ...] = ()
    picks: pl.DataFrame | None = None

    @cached_property
    def frame(self) -> pl.DataFrame:
        """The candidates, best first: at most `top` in the band, then at most `top` whose followers are unknown."""
        return ranked(self.accounts, self.top)

    @cached_property
    def evidence(self) -> pl.DataFrame:
        """For and against each candidate: account, sign, kind, sentence, numbers (JSON), table, rows (ids)."""
        return self.evidence_of(self.frame["account"].to_list())

    @cached_property
    def fans(self) -> pl.DataFrame:
        """Accounts seen only as commenters, by how much they comment on seeds and candidates."""
        return find_fans(self.network, self.accounts, self.seeds, self.frame)

    @cached_property
    def crawl_next(self) -> pl.DataFrame:
        """Accounts worth collecting next, and what of each."""
        return find_next(self.accounts, self.frame, self.log.accounts.select("posts", account="account_id"))

    @cached_property
    def sensitivity(self) -> pl.DataFrame:
        """How the ranks would move with other weights: part, weight, account, rank, rank_then, moved."""
        return find_sensitivity(self.accounts, self.top, self.brief)

    @cached_property
    def features(self) -> pl.DataFrame:
        """What is known of every author, a row a feature: account, feature, value, n, of, percentile, peers, …

        `graphkit.features.describe.describe_features` tells the columns, docs/features.md the features.
        """
        return describe_features(self.log, self.network, self.accounts, self.seeds, self.earlier)

    @cached_property
    def unknown(self) -> pl.DataFrame:
        """Parts of the score and features that are known of no author: what (part or feature), name, reason."""
        return find_unknown(self.accounts, self.features, self.brief)

    def features_of(self, wanted: str) -> pl.DataFrame:
        """The `features` of one author, none of an account that only comments. Raises DataError where it is unknown."""
        return self.features.filter(pl.col("account") == self.find(wanted))

    @cached_property
    def moved(self) -> pl.DataFrame:
        """What moved since an earlier result: account, label, how, rank, rank_before, score, score_before, why.

        `how` is new, up, down, same or gone. Empty where `find_candidates` was given no earlier result.
        """
        listed = self.frame if self.earlier.height else self.frame.head(0)
        return moves(listed, self.accounts, self.earlier)

    def as_earlier(self) -> pl.DataFrame:
        """What a later result compares itself with: the list, and the follower counts with their times."""
        counted = self.log.accounts.select(account="account_id", counted_at="fetched_at")
        placed = self.frame.select("account", "rank")
        known = self.accounts.select("account", "label", "score", "followers")
        for part in (counted, placed):
            known = known.join(part, on="account", how="left", maintain_order="left")
        return known.select(EARLIER.names())

    def pick(
        self, count: int | None = None, *, budget: float | None = None, prices: pl.DataFrame | None = None
    ) -> pl.DataFrame:
        """Candidates who together reach most people that the seeds do not: pick, account, label, rank, …

        `count` of them at most, or as many as `budget` pays for at `prices` (account, an id, handle or address, and
        price), or both; `graphkit.candidates.pick` has the columns, `graphkit.candidates.maximum_coverage` the sources.
        Raises ConfigurationError where a limit allows nobody, or a budget stands without prices or prices without a
        budget.
        """
        if (budget is None) != (prices is None):
            raise ConfigurationError("A budget and prices go together.", advice="Give both, or neither.")
        chosen_from = self.frame if prices is None else self.priced(prices)
        return pick_together(self.network, self.accounts, chosen_from, self.seeds, count, budget)

    def priced(self, prices: pl.DataFrame) -> pl.DataFrame:
        """The candidates with the price that `prices` (account and price) has for each, or null."""
        return priced(self.frame, self.network.accounts, prices)

    def choose(
        self, count: int | None = None, *, budget: float | None = None, prices: pl.DataFrame | None = None
    ) -> Candidates:
        """The same result, with whom `pick` chooses as its `picks`: files and map show them."""
        return replace(self, picks=self.pick(count, budget=budget, prices=prices))

    def overlap(self, accounts: str | Sequence[str]) -> pl.DataFrame:
        """Which share of each audience comments on each other account, too: account, label, then a column each.

        `accounts` are ids, handles or names, as in `find`; who is named twice is there once. Raises DataError where
        one is unknown (with the nearest).
        """
        return overlap(self.network, list(dict.fromkeys(self.find(wanted) for wanted in each_named(accounts))))

    @property
    def gates(self) -> pl.DataFrame:
        """gate, removed: how many accounts each gate turned away."""
        return count_gates(self.accounts)

    def find(self, wanted: str) -> str:
        """The id of the account a person means: an id, a handle, a name. Raises DataError with the nearest."""
        return find_account(self.network.accounts, str(wanted))

    def evidence_of(self, accounts: list[str]) -> pl.DataFrame:
        """What `evidence` says of candidates, of any accounts, by their ids and in their order."""
        return gather_evidence(
            Case(
                self.log,
                self.network,
                self.accounts,
                self.communities,
                self.seeds,
                tuple(accounts),
                self.not_like,
                self.brief,
            )
        )

    def why(self, wanted: str) -> pl.DataFrame:
        """The evidence for and against any one account, candidate or not. Raises DataError where it is unknown."""
        return self.evidence_of([self.find(wanted)])

    def arithmetic(self, wanted: str) -> pl.DataFrame:
        """How any one author's score comes about: part, weight, share, points, basis (in words).

        A part without a share is not known, and the others make up for it: points = 100 · weight · share / the sum of
        the weights that have one. A penalty is a row of its own, with points below 0. Raises DataError where the
        account is unknown.
        """
        return arithmetic_of(self.accounts, self.find(wanted), self.brief)

    def write(self, path: str | Path) -> None:
        """Write the candidates to a file; its suffix says how (.csv, .jsonl, .json, .parquet)."""
        write_table(self.frame, Path(path))

    def __repr__(self) -> str:
        return overview_of(self).text()

    def _repr_html_(self) -> str:
        return overview_of(self).html()
