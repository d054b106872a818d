"""`gk.find_candidates`: from a log and a few known accounts to the ranked candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from numbers import Real

import polars as pl

from graphkit.brief.band import follower_band
from graphkit.brief.brief import Brief
from graphkit.candidates.accounts import describe_accounts, score_authors
from graphkit.candidates.candidates import Candidates
from graphkit.candidates.describe_communities import describe_communities
from graphkit.candidates.draws import Question, add_spans
from graphkit.candidates.fit import doubts_about_brief, fit, owned_by
from graphkit.candidates.gates import Band, Unwanted, add_gate
from graphkit.candidates.moved import EARLIER
from graphkit.candidates.rank import confidence, placed
from graphkit.candidates.seeds import doubts_about_seeds, nearer_to
from graphkit.encoder import Encode
from graphkit.errors import ConfigurationError
from graphkit.files.names import AccountList
from graphkit.fit.look import describe_looks
from graphkit.fit.meaning import MEANINGS, meanings
from graphkit.images.pictures import Pictures
from graphkit.log.lists import by_reason, match_lists
from graphkit.log.log import Log
from graphkit.log.people import each_named, find_account, known_among
from graphkit.log.provenance import Note, nothing_said
from graphkit.network.choice import auto_method
from graphkit.network.closeness import closeness
from graphkit.network.communities import SEEDS, communities
from graphkit.network.network import Network
from graphkit.steps import Advance, silent


def find_candidates(
    log: Log,
    seeds: str | Sequence[str],
    followers: tuple[int | None, int | None] | None = None,
    top: int = 50,
    seed: int = 0,
    advance: Advance = silent,
    not_like: str | Sequence[str] = (),
    brief: Brief | None = None,
    left_out: Mapping[str, str | Sequence[str]] | None = None,
    before: Candidates | None = None,
    pictures: Pictures | None = None,
    encode: Encode | None = None,
    lists: Sequence[AccountList] = (),
) -> Candidates:
    """The authors nearest to the `seeds` (one or several; ids, handles or names), ranked, explained.

    `followers` is the band (least, most; None is open) a candidate's follower count must lie in; an unknown count
    turns nobody away but puts the account in a group of its own. At most `top` of each group are ranked. The same
    log, parameters and `seed` give the same result. `advance` is called with the name of each step. Accounts nearer
    to those in `not_like` than to the seeds go down the list, and these themselves are not in it. `brief` says what
    else is looked for, and how much each part of the score counts; its band holds where `followers` is not given.
    `left_out` are accounts that are no candidates, by the reason (ids, handles, addresses; whoever is not in the data
    is no error), as {"do not contact": ["ben"]}; `lists` are the same by file, as
    `graphkit.files.names.read_list` reads them. `before` is an earlier result: `moved` then says what changed since,
    and the features how followers grew. `pictures` are what `graphkit.images.read.read_pictures` read of `brief.look`.
    `encode` is what `graphkit.encoder.load_encoder` loaded; with it the list is compared with `brief.about` by meaning.

    Raises DataError where nobody acts, a seed is not in the log (with the nearest handles) or no seed has a tie,
    ConfigurationError where no seed is named, one is in `not_like` too, `top` is below 1 or the band is empty.

    >>> import graphkit as gk
    >>> edges = pl.DataFrame({"source": ["ana", "ben", "ana", "cem"], "target": ["ben", "ana", "cem", "dan"]})
    >>> log = gk.Log(edges=edges.with_columns(weight=1.0, kind=pl.lit("comment"), origin=pl.lit("made up")))
    >>> find_candidates(log, ["ana"]).frame["account"].to_list()
    ['ben', 'cem', 'dan']
    """
    _check(log, followers, top, seed)
    wanted = brief or Brief()
    band = _band(followers, wanted)
    advance("ties")
    net = Network.from_log(log)
    question = Question(log, net, _found(net, seeds), _found(net, not_like), wanted, seed)
    accounts, described = _everybody(question, pictures, advance)
    gone = _unwanted(net, question.not_like, wanted, _left_out(net, lists, left_out or {}))
    gated = add_gate(score_authors(accounts, wanted), question.seeds, band, gone, wanted.seen)
    advance("how sure")
    sure = add_spans(gated, question).with_columns(confidence=pl.when("author").then(confidence()))
    return Candidates(
        log=log,
        network=net,
        seeds=question.seeds,
        band=band,
        top=top,
        seed=seed,
        accounts=_with_meanings(sure, log, wanted, top, encode, advance).sort("account"),
        communities=described,
        notes=(*log.notes, *net.notes, *auto_method(net, seed).notes, *_doubts(question, accounts, pictures)),
        not_like=question.not_like,
        brief=wanted,
        earlier=before.as_earlier() if before else EARLIER.to_frame(),
        lists=match_lists(net.accounts, lists),
    )


def _everybody(asked: Question, pictures: Pictures | None, advance: Advance) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Every account with all that its score and its gate are made of; the communities."""
    advance("communities")
    membership = communities(asked.net, seed=asked.seed)
    described = describe_communities(asked.log, asked.net, membership)
    advance("closeness")
    near = closeness(asked.net, asked.seeds, seed=asked.seed, not_like=asked.not_like)
    advance("score")
    accounts = _with_communities(describe_accounts(asked.log, asked.net, asked.seeds, near), membership, described)
    for part in (fit(asked.log, asked.net, asked.brief), describe_looks(asked.net.accounts, pictures)):
        accounts = accounts.join(part, on="account", how="left", maintain_order="left")
    unlike = nearer_to(asked.net, asked.seeds, asked.not_like, asked.seed)
    return accounts.with_columns(unlike=unlike), described


def _doubts(asked: Question, accounts: pl.DataFrame, pictures: Pictures | None) -> tuple[Note, ...]:
    seen = pictures.notes if pictures else ()
    return (*doubts_about_seeds(asked.net, asked.seeds, accounts), *doubts_about_brief(asked.net, asked.brief), *seen)


def _check(log: Log, followers: tuple[int | None, int | None] | None, top: int, seed: int) -> None:
    if top < 1:
        raise ConfigurationError(f"top is {top}; it must be 1 or more.")
    if not 0 <= seed < SEEDS:
        raise ConfigurationError(f"seed is {seed}; it must be from 0 to {SEEDS - 1:,}.")
    if followers is not None and not _is_band(followers):
        raise ConfigurationError(
            f"followers is {followers!r}.",
            advice="Give (least, most) as numbers, as in (5_000, 100_000); None leaves an end open.",
        )
    if not log.interactions.height and not log.edges.height:
        raise nothing_said(log.inputs)


def _is_band(followers: object) -> bool:
    if not isinstance(followers, tuple | list) or len(followers) != 2:
        return False
    return all(isinstance(end, Real | None) for end in followers)


def _with_communities(accounts: pl.DataFrame, membership: pl.DataFrame, described: pl.DataFrame) -> pl.DataFrame:
    """With the number and the name of the community each is in."""
    member_of = membership.select("account", "community")
    names = described.select("community", community_name="name")
    numbered = accounts.join(member_of, on="account", how="left", maintain_order="left")
    return numbered.join(names, on="community", how="left", maintain_order="left")


def _with_meanings(
    gated: pl.DataFrame, log: Log, brief: Brief, top: int, encode: Encode | None, advance: Advance
) -> pl.DataFrame:
    """With the columns of MEANINGS, told of those on the list alone: it takes milliseconds for each of their texts."""
    told = MEANINGS.to_frame()
    if brief.about and encode:
        advance("meaning")
        told = meanings(log, placed(gated, top)["account"].to_list(), brief.about, encode)
    return gated.join(told, on="account", how="left", maintain_order="left")


def _found(net: Network, named: str | Sequence[str]) -> tuple[str, ...]:
    """The ids of the accounts that were named, each once."""
    return tuple(dict.fromkeys(find_account(net.accounts, wanted) for wanted in each_named(named)))


def _band(followers: tuple[int | None, int | None] | None, brief: Brief) -> Band:
    if followers is None and brief.followers is not None:
        return Band(*follower_band(brief.followers))
    return Band(*followers) if followers else Band()


def _left_out(
    net: Network, lists: Sequence[AccountList], left_out: Mapping[str, str | Sequence[str]]
) -> Mapping[str, Sequence[str]]:
    """The ids of those who are on a list or were named, by the reason."""
    named = by_reason(lists)
    for reason, others in left_out.items():
        named.setdefault(reason, []).extend(each_named(others))
    return {reason: known_among(net.accounts, everybody) for reason, everybody in named.items()}


def _unwanted(net: Network, not_like: Sequence[str], brief: Brief, gone: Mapping[str, Sequence[str]]) -> Unwanted:
    brands = [brief.brand] if brief.brand else []
    return Unwanted(not_like, owned_by(net, brands), owned_by(net, brief.competitors), brief.platforms, gone)
