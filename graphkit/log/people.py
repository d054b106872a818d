"""Everyone who appears in a log, and how to find one of them by what a person would type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import polars as pl
from rapidfuzz import fuzz, process

from graphkit.errors import DataError
from graphkit.log.log import Log

NEAREST: Final = 3
# Below this likeness (0 to 100) a suggestion is a guess that only confuses.
LIKE_ENOUGH: Final = 60


def people(log: Log) -> pl.DataFrame:
    """One row for every account of the log, known or only met in an interaction.

    Returns account, label ("@handle", else the name, else the id) and the columns of the accounts
    table but its id, sorted by account.
    """
    label = pl.coalesce("@" + pl.col("handle"), "name", "account_id")
    return (
        ids_of(log)
        .join(log.accounts.lazy(), on="account_id", how="left", validate="1:1")
        .select(pl.col("account_id").alias("account"), label.alias("label"), pl.exclude("account_id"))
        .sort("account")
        .collect()
    )


def ids_of(log: Log) -> pl.LazyFrame:
    """account_id: every account of the log once, in any order."""
    met = [
        log.accounts.lazy().select("account_id"),
        log.posts.lazy().select(account_id="author_id"),
        log.interactions.lazy().select(account_id="actor_id"),
        log.interactions.lazy().select(account_id="target_id"),
        log.edges.lazy().select(account_id="source"),
        log.edges.lazy().select(account_id="target"),
    ]
    return pl.concat([ids.unique() for ids in met]).drop_nulls().unique()


def each_named(named: str | Sequence[str]) -> Sequence[str]:
    """The names that were given, one or several: a text is one name, not its letters.

    Numbers are taken as the ids that they become: the nodes of a networkx graph often are numbers.

    >>> each_named("ana"), each_named([0, 33])
    (['ana'], ['0', '33'])
    """
    several = [named] if isinstance(named, str) or not isinstance(named, Iterable) else named
    return [str(each) for each in several]


def find_account(accounts: pl.DataFrame, wanted: str) -> str:
    """The account a person means by `wanted`: an id, a handle with or without @, a name, or what a list may say.

    Raises DataError, with the nearest handles, where nobody or more than one is meant.
    """
    bare = wanted.strip().removeprefix("@")
    # Somebody may have @ in his id: an id is taken as it is before anything is taken off.
    for account_id in (wanted, bare):
        if accounts.filter(pl.col("account") == account_id).height:
            return account_id
    for column in ("handle", "name"):
        if column in accounts.columns:
            same = accounts.filter(pl.col(column).str.to_lowercase() == bare.lower())["account"].to_list()
            if len(same) > 1:
                raise _ambiguous(wanted, column, same)
            if same:
                return str(same[0])
    copied = _meant_by_copy(accounts, wanted)
    if len(copied) > 1:
        raise _ambiguous(wanted, "address", copied)
    if copied:
        return copied[0]
    raise _unknown(accounts, wanted, bare)


def _meant_by_copy(accounts: pl.DataFrame, wanted: str) -> list[str]:
    """Whom an address or a "platform:id" means, as they are copied from a browser or a list that was exported."""
    if not {"platform", "handle", "url"}.issubset(accounts.columns):
        return []
    own = accounts.filter(_bare(pl.col("url")) == _bare(pl.lit(wanted)))["account"].to_list()
    return own or known_among(accounts, [wanted])


def known_among(accounts: pl.DataFrame, named: Sequence[str]) -> list[str]:
    """The ids of everyone who is named in a list: by id (also "platform:id"), handle, or address. Nobody is guessed.

    All who have a handle are meant: a list of whom not to write to says too much rather than too little.

    >>> accounts = pl.DataFrame({"account": ["1", "2"], "platform": ["x", "x"], "handle": ["Ana", "ben"]})
    >>> known_among(accounts.with_columns(url=pl.lit(None, pl.String)), ["@ana", "x:2", "https://x.com/BEN/", "cem"])
    ['1', '2']
    """
    meant = meant_by(accounts, pl.Series(named, dtype=pl.String))
    return accounts.filter(pl.col("account").is_in(meant["account"].implode()))["account"].to_list()


def meant_by(accounts: pl.DataFrame, named: pl.Series) -> pl.DataFrame:
    """Whom each name in a list means, found as in `known_among`: place (in `named`, from 0) and account.

    A name may mean nobody, or several; an account may be meant by several names.
    """
    wanted = named.to_frame("named").with_row_index("place").with_columns(key=_bare(pl.col("named")))
    # An address that was copied has marks of whence behind a ? or #.
    path = wanted.with_columns(pl.col("key").str.replace(r"[?#].*$", "").str.strip_chars_end("/"))
    address = path.filter(pl.col("key").str.contains("/"))
    last = address.with_columns(pl.col("key").str.extract(r"@?([^/@]+)[^/]*$"))
    keys = pl.concat([wanted, address, last]).select("place", "key").drop_nulls().unique()
    ways = (
        pl.col("account").str.to_lowercase(),
        pl.format("{}:{}", "platform", "account").str.to_lowercase(),
        pl.col("handle").str.to_lowercase(),
        _bare(pl.col("url")),
    )
    known = pl.concat([accounts.select("account", key=way) for way in ways]).drop_nulls().unique()
    return keys.join(known, on="key").select("place", "account").unique().sort("place", "account")


def _bare(name: pl.Expr) -> pl.Expr:
    """Without what differs from writer to writer: case, @, the https:// of an address, its closing slash."""
    small = name.str.strip_chars().str.to_lowercase().str.replace(r"^https?://", "").str.replace(r"^(www\.|m\.)", "")
    return small.str.strip_prefix("@").str.strip_chars_end("/")


def _ambiguous(wanted: str, column: str, same: list[str]) -> DataError:
    shown = ", ".join(same[:5])
    return DataError(
        f"{len(same)} accounts have the {column} “{wanted}”: {shown}",
        advice="Name the one you mean by its account id.",
        suggestions=tuple(same[:5]),
    )


def _unknown(accounts: pl.DataFrame, wanted: str, bare: str) -> DataError:
    labels = accounts["label"].unique().sort()
    # The @ that every handle has would make short handles look alike.
    plain = labels.str.strip_prefix("@").str.to_lowercase().to_list()
    near = process.extract(bare.lower(), plain, scorer=fuzz.ratio, limit=NEAREST, score_cutoff=LIKE_ENOUGH)
    suggestions = tuple(str(labels[place]) for _, _, place in near)
    meant = f"Did you mean {' or '.join(suggestions)}? " if suggestions else ""
    return DataError(
        f"{wanted} is not in the data ({accounts.height:,} accounts were looked at).",
        advice=f"{meant}Check the spelling, or add a file in which this account appears.",
        suggestions=suggestions,
    )
