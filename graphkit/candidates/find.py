"""`gk.find_candidates`: from a log and a few known accounts to the ranked candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from graphkit.brief.band import follower_band
from graphkit.brief.brief import Brief
from graphkit.candidates.candidates import Candidates
from graphkit.candidates.describe_communities import describe_communities
from graphkit.candidates.draws import Question, add_spans
from graphkit.candidates.fit import doubts_about_brief, fit, owned_by
from graphkit.candidates.gates import Followers, Unwanted, add_gate
from graphkit.candidates.moved import EARLIER
from graphkit.candidates.rank import confidence
from graphkit.candidates.relations import relations
from graphkit.candidates.score import add_score, add_shares
from graphkit.candidates.seeds import doubts_about_seeds, nearer_to
from graphkit.errors import ConfigurationError
from graphkit.features.authors import describe_authors
from graphkit.features.seen import describe_seen
from graphkit.fit.look import alike
from graphkit.images.pictures import Pictures
from graphkit.log.log import Log
from graphkit.log.people import find_account, known_among
from graphkit.log.provenance import nothing_said
from graphkit.network.choice import auto_method
from graphkit.network.closeness import closeness
from graphkit.network.communities import communities
from graphkit.network.network import Network
from graphkit.steps import Advance, silent
from graphkit.trust.comments import comments_on_posts
from graphkit.trust.doubts import find_doubts
from graphkit.trust.partners import find_partners


def find_candidates(
    log: Log,
    seeds: str | Sequence[str],
    followers: tuple[int | None, int | None] | None = None,
    top: int = 50,
    seed: int = 0,
    advance: Advance = silent,
    not_like: str | Sequence[str] = (),
    brief: Brief | None = None,
    left_out: Mapping[str, Sequence[str]] | None = None,
    before: Candidates | None = None,
    pictures: Pictures | None = None,
    pick: int | None = None,
) -> Candidates:
    """The authors nearest to the `seeds` (one or several; ids, handles or names), ranked, explained.

    `followers` is the band (least, most; None is open) a candidate's follower count must lie in; an unknown count
    turns nobody away but puts the account in a group of its own. At most `top` of each group are ranked. The same
    log, parameters and `seed` give the same result. `advance` is called with the name of each step. Accounts nearer
    to those in `not_like` than to the seeds go down the list, and these themselves are not in it. `brief` says what
    else is looked for, and how much each part of the score counts; its band holds where `followers` is not given.
    `left_out` are accounts that are no candidates, by the reason (ids, handles, addresses; whoever is not in the data
    is no error), as {"do not contact": ["ben"]}. `before` is an earlier result: `moved` then says what changed since,
    and the features how followers grew. `pictures` are what `graphkit.images.read.read_pictures` read of `brief.look`.
    `pick` candidates are chosen together, too (`picks`), and the result keeps them.

    Raises DataError where nobody acts, a seed is not in the log (with the nearest handles) or no seed has a tie,
    ConfigurationError where no seed is named, one is in `not_like` too, `top` or `pick` is below 1 or the band
    is empty.

    >>> import graphkit as gk
    >>> edges = pl.DataFrame({"source": ["ana", "ben", "ana", "cem"], "target": ["ben", "ana", "cem", "dan"]})
    >>> log = gk.Log(edges=edges.with_columns(weight=1.0, kind=pl.lit("comment"), origin=pl.lit("made up")))
    >>> find_candidates(log, ["ana"]).frame["account"].to_list()
    ['ben', 'cem', 'dan']
    """
    if top < 1:
        raise ConfigurationError(f"top is {top}; it must be 1 or more.")
    if pick is not None and pick < 1:
        raise ConfigurationError(f"pick is {pick}; it must be 1 or more.")
    if not 0 <= seed < 2**32:
        raise ConfigurationError(f"seed is {seed}; it must be from 0 to {2**32 - 1:,}.")
    if followers is not None and (isinstance(followers, str) or len(followers) != 2):
        raise ConfigurationError(f"followers is {followers!r}.", advice="Give (least, most); None leaves an end open.")
    if not log.interactions.height and not log.edges.height:
        raise nothing_said(log.inputs)
    wanted = brief or Brief()
    band = _band(followers, wanted)
    advance("ties")
    net = Network.from_log(log)
    known, unwanted = _found(net, seeds), _found(net, not_like)
    advance("communities")
    membership = communities(net, seed=seed)
    described = describe_communities(log, net, membership)
    advance("closeness")
    near = closeness(net, known, seed=seed, not_like=unwanted)
    advance("score")
    names = described.select("community", community_name="name")
    placed = membership.select("account", "community")
    accounts = _accounts(log, net, known, near).join(placed, on="account", how="left", maintain_order="left")
    accounts = accounts.join(fit(log, net, wanted), on="account", how="left", maintain_order="left")
    accounts = accounts.join(alike(net.accounts, pictures), on="account", how="left", maintain_order="left")
    accounts = accounts.with_columns(unlike=nearer_to(net, known, unwanted, seed))
    scored = _scored(accounts.join(names, on="community", how="left", maintain_order="left"), wanted)
    gated = add_gate(scored, known, band, _unwanted(net, unwanted, wanted, left_out or {}), wanted.seen)
    advance("how sure")
    gated = add_spans(gated, Question(log, net, known, unwanted, wanted.weights, seed))
    earlier = before.as_earlier() if before else EARLIER.to_frame()
    doubts = (
        *doubts_about_seeds(net, known, accounts),
        *doubts_about_brief(net, wanted),
        *(pictures.notes if pictures else ()),
    )
    notes = (*log.notes, *net.notes, *auto_method(net, seed).notes, *doubts)
    ordered = gated.sort("account")
    return Candidates(log, net, known, band, top, seed, ordered, described, notes, unwanted, wanted, earlier, pick)


def _found(net: Network, named: str | Sequence[str]) -> tuple[str, ...]:
    """The ids of the accounts that were named, each once."""
    each = [named] if isinstance(named, str) else named
    return tuple(dict.fromkeys(find_account(net.accounts, str(wanted)) for wanted in each))


def _band(followers: tuple[int | None, int | None] | None, brief: Brief) -> Followers:
    if followers is None and brief.followers is not None:
        return Followers(*follower_band(brief.followers))
    return Followers(*followers) if followers else Followers()


def _unwanted(net: Network, not_like: Sequence[str], brief: Brief, left_out: Mapping[str, Sequence[str]]) -> Unwanted:
    brands = [brief.brand] if brief.brand else []
    gone = {reason: known_among(net.accounts, named) for reason, named in left_out.items()}
    return Unwanted(not_like, owned_by(net, brands), owned_by(net, brief.competitors), brief.platforms, gone)


def _scored(accounts: pl.DataFrame, brief: Brief) -> pl.DataFrame:
    """Only authors have a score: beside fans every one of them would look well engaged."""
    authors, others = accounts.filter("author"), accounts.filter(~pl.col("author"))
    scored = add_score(add_shares(authors), brief.weights).with_columns(confidence=confidence())
    return pl.concat([scored, others], how="diagonal")


def _accounts(log: Log, net: Network, seeds: Sequence[str], near: pl.DataFrame) -> pl.DataFrame:
    """Every account with what was seen of it and how it stands to the seeds."""
    tied = pl.DataFrame({"account": net.accounts["account"], "tied": np.diff(net.bonds.indptr).astype(np.int64)})
    known = net.accounts.select("account", "label", "platform", "handle", "name", "url", "followers")
    comments = comments_on_posts(log)
    partners = find_partners(comments, log.posts)
    doubts = find_doubts(comments, partners).rename({"author": "account"})
    authors = describe_authors(log, partners).with_columns(author=True)
    frame = known.join(authors, on="account", how="left", maintain_order="left")
    for part in (doubts, describe_seen(log), tied, relations(net, seeds, near)):
        frame = frame.join(part, on="account", how="left", maintain_order="left")
    return frame.with_columns(
        pl.col("author").fill_null(False),
        pl.col("posts_seen", "comments", "commenters", "by_partners").fill_null(0),
        pl.col("partners", "traded").fill_null([]),
        pl.col("bought").fill_null(False),
    )
