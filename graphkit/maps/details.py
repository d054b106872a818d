"""What the map tells of seeds and candidates beside their place: score, reasons, doubts, exchanges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.maps.backbone import EXPLAINED
from graphkit.maps.exchanges import exchanges_of
from graphkit.maps.names import Names
from graphkit.maps.quotes import clip, quotes_of

Detail = dict[str, Any]

# From the first mark to the last: what is quoted may hold some itself.
QUOTING: Final = r"(?s)^([^“]*)“(.*)”([^”]*)$"


def details_of(found: Candidates, accounts: pl.DataFrame, names: Names) -> dict[str, Detail]:
    """The details of those of `accounts` (in the map's order) that are seed or candidate, by position as text."""
    known = accounts.with_row_index("position").filter(EXPLAINED)
    reasons = _reasons(found, names)
    exchanges = _exchanges(found, known)
    spans = _spans(found)
    weighed = [part for part, weight in msgspec.structs.asdict(found.brief.weighing).items() if weight]
    return {
        str(row["position"]): _detail(row, weighed)
        | {sign: reasons[row["account"], sign] for sign in ("for", "against")}
        | {"exchanges": exchanges[row["account"]], "spans": spans.get(row["account"])}
        for row in known.iter_rows(named=True)
    }


def _detail(row: Mapping[str, Any], weighed: Sequence[str]) -> Detail:
    ranked = row["rank"] is not None
    points = {part: row[f"part_{part}"] for part in weighed}
    # What is taken off stands with the parts, so that they add up to the score.
    penalty = {"penalty": -row["penalty"]} if row.get("penalty") else {}
    parts = {part: known for part, known in points.items() if known is not None} | penalty
    return {
        "rank": row["rank"],
        "score": row["score"] if ranked else None,
        "parts": parts if ranked else {},
        "engagement": None if row["engagement"] is None else round(row["engagement"], 2),
        "confidence": row["confidence"] if ranked else None,
        "group": row["group"] if ranked else None,
    }


def _spans(found: Candidates) -> Mapping[str, Detail]:
    """Where nine of ten draws of other posts put each candidate; `of` is the last place there is in its group."""
    passed = found.accounts.filter(pl.col("gate").is_null()).group_by("group").agg(passed=pl.len())
    listed = found.frame.join(passed, on="group", how="left", maintain_order="left", nulls_equal=True)
    last = listed.with_columns(of=pl.col("rank").min().over("group") - 1 + pl.col("passed"))
    known = last.drop_nulls(["rank_low", "score_low"])
    return {
        row["account"]: {
            "rank": [row["rank_low"], row["rank_high"]],
            "of": row["of"],
            "score": [row["score_low"], row["score_high"]],
        }
        for row in known.iter_rows(named=True)
    }


def _reasons(found: Candidates, names: Names) -> Mapping[tuple[str, str], list[Detail]]:
    """Sentences with their quotes, by account and sign."""
    quotes = _quotes(found, names)
    reasons = defaultdict(list)
    stated = found.evidence.select("account", "sign")
    sentences = _sentences(found.evidence["sentence"], names)
    for row, ((account, sign), sentence) in enumerate(zip(stated.iter_rows(), sentences, strict=True)):
        reasons[account, sign].append({"sentence": sentence, "quotes": quotes[row]})
    return reasons


def _sentences(stated: pl.Series, names: Names) -> list[str]:
    """What stands between quotation marks others wrote; the rest is ours."""
    before, quote, after = (stated.str.extract(QUOTING, group) for group in (1, 2, 3))
    shown = names.quoted(quote.fill_null(""))
    return [
        names.said(sentence) if cited is None else f"{names.said(first)}“{text}”{names.said(last)}"
        for sentence, first, cited, text, last in zip(stated, before, quote, shown, after, strict=True)
    ]


def _quotes(found: Candidates, names: Names) -> Mapping[int, list[Detail]]:
    quotes = defaultdict(list)
    # Cut afterwards: of half a name nobody could tell whose it is, but a reader could guess.
    said = quotes_of(found, found.evidence)
    for (reason, by, day), text in zip(
        said.select("reason", "by", "day").iter_rows(), names.quoted(said["text"]), strict=True
    ):
        quotes[reason].append({"by": names.label(by), "text": clip(text), "day": day})
    return quotes


def _exchanges(found: Candidates, known: pl.DataFrame) -> Mapping[str, list[Detail]]:
    exchanges = defaultdict(list)
    places = dict(known.select("account", "position").iter_rows())
    for account, seed, gave, got, latest in exchanges_of(found, known["account"]).iter_rows():
        exchanges[account].append({"seed": places[seed], "gave": gave, "got": got, "latest": latest})
    return exchanges
