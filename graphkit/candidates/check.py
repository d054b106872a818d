"""`gk.check`: would the list have found the accounts that are known already?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.candidates.check_summary import LIST, summarise
from graphkit.candidates.methods import METHODS, rate_authors
from graphkit.candidates.score import TIES_TO_BE_KNOWN
from graphkit.candidates.sentences import times
from graphkit.errors import ConfigurationError, DataError
from graphkit.log.people import each_named
from graphkit.steps import Advance, silent

# The head of a list, which everybody reads, and what a run ranks unless told otherwise.
TOPS: Final = (10, 50)
LEAST_KNOWN: Final = 2
RANKS: Final = pl.Schema(
    {
        "account": pl.String(),
        "label": pl.String(),
        "method": pl.String(),
        "rank": pl.Float64(),
        "of": pl.Int64(),
        "reached": pl.Boolean(),
        "behind": pl.Float64(),
    }
)


@dataclass(frozen=True)
class Check:
    """How well known accounts are found when each in turn is hidden.

    `ranks` has a row for each hidden account and method of ranking (see `gk.check`); `accounts` a row for each known
    account: account, label, author, tied, community.
    """

    accounts: pl.DataFrame
    ranks: pl.DataFrame
    tops: tuple[int, ...]

    @cached_property
    def summary(self) -> pl.DataFrame:
        """One row a measure and method: measure, method, trials, value, low, high, lead, lead_low, lead_high.

        The measures: "first 10" (and so on), the share of the hidden accounts found there; "median rank"; "behind",
        the mean share of the other authors ranked behind the hidden one. `low` and `high` are a 95 % interval (of
        shares Wilson 1927, of means Student's t); `lead` is how far ahead of this method the score is in the same
        trials, with its own interval. Null where fewer than three trials, or trials all alike, tell no interval. The
        method "by_lot" is what a list in random order comes to.
        """
        return summarise(self.ranks, self.tops)

    @cached_property
    def missed(self) -> pl.DataFrame:
        """account, label, rank, of, reached, reason: those the list has not in the longest of `tops`, best first.

        `reason` is a fact about the account that may be why, null where there is none.
        """
        far = ~pl.col("reached") | (pl.col("rank") > max(self.tops))
        missed = self.ranks.filter(pl.col("method") == LIST, far).sort("rank", "account")
        known = self.accounts.select("account", "tied", peers=_peers())
        reasons = missed.join(known, on="account", maintain_order="left")
        return reasons.select("account", "label", "rank", "of", "reached", reason=_reason())

    @cached_property
    def never_published(self) -> pl.DataFrame:
        """account, label: known accounts never seen to publish. They cannot be found, and help to find the others."""
        return self.accounts.filter(~pl.col("author")).select("account", "label")


def check(
    found: Candidates, known: str | Sequence[str] = (), tops: Sequence[int] = TOPS, advance: Advance = silent
) -> Check:
    """Hide each known account in turn and see where a list made from the others has it.

    Known are the seeds of the run and those named in `known` (ids, handles or names): best accounts you would have
    wanted before you saw any list. All authors but the seeds of the trial are ranked, whatever their followers. The
    `ranks` have account, label, method (score, as candidates are ranked; closeness; shared_commenters; pagerank), rank
    (the mean of the places that equals share), of (how many are ranked), reached (whether the seeds lead to it at
    all: what is not reached shares the last places) and behind (the share of the other authors ranked behind it).

    The same result and accounts give the same ranks. `advance` is called with the name of each trial. Raises
    DataError where an account is unknown (with the nearest), or none of the known published, or nobody else did;
    ConfigurationError for fewer than two known accounts or lists shorter than 1.

    >>> import graphkit as gk
    >>> edges = pl.DataFrame({"source": ["ana", "ben", "ana", "cem"], "target": ["ben", "ana", "cem", "dan"]})
    >>> found = gk.find_candidates(gk.Log(edges=edges), "ana")
    >>> check(found, "ben").ranks.filter(pl.col("method") == "score").select("label", "rank", "of").rows()
    [('ana', 1.0, 3), ('ben', 1.0, 3)]
    """
    if not tops or min(tops) < 1:
        raise ConfigurationError(f"tops is {list(tops)}; it needs one length at least, each 1 or more.")
    everyone = tuple(dict.fromkeys([*found.seeds, *(found.find(wanted) for wanted in each_named(known))]))
    accounts = _known_accounts(found, everyone)
    _refuse_too_few(found, accounts)
    parts = []
    for account, label in accounts.filter("author").select("account", "label").iter_rows():
        advance(f"hiding {label}")
        parts.append(_hide(found, account, [other for other in everyone if other != account]))
    ranks = pl.concat(parts).join(accounts.select("account", "label"), on="account", maintain_order="left")
    return Check(accounts, ranks.select(RANKS.names()).cast(RANKS), tuple(sorted(set(tops))))


def _known_accounts(found: Candidates, known: Sequence[str]) -> pl.DataFrame:
    """In the order they were named: account, label, author, tied, community."""
    columns = ("account", "label", "author", "tied", "community")
    named = pl.DataFrame({"account": known})
    return named.join(found.accounts.select(columns), on="account", how="left", maintain_order="left")


def _refuse_too_few(found: Candidates, accounts: pl.DataFrame) -> None:
    """Raises where there is nothing to find, nothing to find it from, or nothing to find it among."""
    labels = ", ".join(accounts["label"])
    if accounts.height < LEAST_KNOWN:
        raise ConfigurationError(
            f"Only one account is known, {labels}: once it is hidden, nothing is left to find it from.",
            advice="Name two or more others that you would have wanted in the list, with known (--known).",
        )
    if not accounts["author"].any():
        raise DataError(
            f"None of the known accounts was seen to publish, and only who does is ranked: {labels}.",
            advice="Name accounts that publish, or add a file with their posts.",
        )
    if found.accounts["author"].sum() == accounts["author"].sum():
        raise DataError(
            "Nobody but the known accounts was seen to publish: whoever is hidden comes first.",
            advice="Add files in which other accounts publish.",
        )


def _hide(found: Candidates, hidden: str, seeds: Sequence[str]) -> pl.DataFrame:
    """Where each method has the hidden account: account, method, rank, of, reached, behind."""
    others = rate_authors(found, seeds).filter(~pl.col("account").is_in(list(seeds)))
    rated = others.unpivot(METHODS, index="account", variable_name="method", value_name="rating")
    # Ratings are 0 or more: what is not reached comes last.
    rank = pl.col("rating").fill_null(-1).rank("average", descending=True).over("method")
    placed = rated.with_columns(rank=rank, of=pl.len().over("method")).filter(pl.col("account") == hidden)
    return placed.select(
        "account",
        "method",
        "rank",
        "of",
        reached=pl.col("rating").is_not_null(),
        behind=(pl.col("of") - pl.col("rank")) / (pl.col("of") - 1),
    )


def _peers() -> pl.Expr:
    """How many of the other known accounts are of its community."""
    return pl.when(pl.col("community").is_not_null()).then(pl.len().over("community") - 1)


def _reason() -> pl.Expr:
    few = pl.format("tied to only {}", times(pl.col("tied"), "account", "accounts"))
    return (
        pl.when(pl.col("tied") == 0)
        .then(pl.lit("tied to nobody"))
        .when(~pl.col("reached"))
        .then(pl.lit("not reached from the others"))
        .when(pl.col("peers") == 0)
        .then(pl.lit("in a community with none of the others"))
        .when(pl.col("tied") < TIES_TO_BE_KNOWN)
        .then(few)
    )
