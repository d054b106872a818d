"""How every account fits the brief."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from graphkit.brief.brief import Brand, Brief
from graphkit.errors import DataError
from graphkit.fit.affinity import affinity, mentions_of
from graphkit.fit.languages import LANGUAGES, languages_of
from graphkit.fit.texts import comment_texts, post_texts
from graphkit.fit.topic import topic_fit
from graphkit.log.log import Log
from graphkit.log.people import find_account
from graphkit.log.provenance import Note, counted
from graphkit.network.network import Network


def fit(log: Log, net: Network, brief: Brief) -> pl.DataFrame:
    """account, topic (BM25 of what it publishes), affinity (0 to 1, with the brand), and the columns of LANGUAGES.

    Null where the brief asks for no such thing, or nothing the account wrote was seen.
    """
    everybody = net.accounts.select("account")
    frames = [_topic(log, brief), _affinity(log, net, brief), _languages(log, brief)]
    for frame in frames:
        everybody = everybody.join(frame, on="account", how="left", maintain_order="left")
    return everybody


def owned_by(net: Network, brands: Sequence[Brand]) -> list[str]:
    """The ids of the brands' own accounts, as far as they are in the data."""
    return [account for brand in brands for named in brand.accounts if (account := _known(net, named)) is not None]


def doubts_about_brief(net: Network, brief: Brief) -> tuple[Note, ...]:
    """How many of the accounts the brief names are not in the data: perhaps they are written otherwise."""
    named = [account for brand in (brief.brand, *brief.competitors) if brand for account in brand.accounts]
    unknown = [account for account in named if _known(net, account) is None]
    return counted("the brief", [(len(unknown), f"accounts are not in the data ({', '.join(unknown)})")])


def _topic(log: Log, brief: Brief) -> pl.DataFrame:
    if not brief.keywords and not brief.hashtags:
        return pl.DataFrame(schema={"account": pl.String, "topic": pl.Float64})
    return topic_fit(log, brief.keywords, brief.hashtags)


def _affinity(log: Log, net: Network, brief: Brief) -> pl.DataFrame:
    if brief.brand is None:
        return pl.DataFrame(schema={"account": pl.String, "affinity": pl.Float64})
    named = affinity(mentions_of(log, brief.brand, owned_by(net, [brief.brand])))
    wrote = pl.concat([texts.select("account") for texts in (post_texts(log), comment_texts(log))]).unique().collect()
    return wrote.join(named, on="account", how="left").with_columns(pl.col("affinity").fill_null(0.0))


def _languages(log: Log, brief: Brief) -> pl.DataFrame:
    return languages_of(log, brief.languages) if brief.languages else LANGUAGES.to_frame()


def _known(net: Network, named: str) -> str | None:
    try:
        return find_account(net.accounts, named)
    except DataError:
        return None
