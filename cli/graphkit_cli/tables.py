"""How results look in a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import polars as pl
from rich.cells import set_cell_size
from rich.console import Group
from rich.table import Table
from rich.text import Text

from graphkit.candidates.gates import UNKNOWN_SIZE
from graphkit.candidates.sentences import short
from graphkit_cli.console import clean, plain_table

UNKNOWN: Final = "?"
ACCOUNT_WIDTH: Final = 28


def candidates_table(evidence: pl.DataFrame) -> Callable[[pl.DataFrame], Group]:
    """Two lines a candidate: rank, account, followers, score, how sure; then the first reason of the `evidence`.

    Sentences are told apart as rows: a name in one of them may hold whatever they are joined by.
    """
    speaking = evidence.filter(sign="for").unique("account", keep="first", maintain_order=True)
    return partial(_candidates, dict(speaking.select("account", "sentence").iter_rows()))


def _candidates(reasons: Mapping[str, str], frame: pl.DataFrame) -> Group:
    header = _line("#", "account", "followers", "score", "sure")
    header.stylize("bold")
    lines = [header]
    group = None
    for row in frame.with_columns(counted=short(pl.col("followers")).fill_null(UNKNOWN)).iter_rows(named=True):
        if row["group"] != group and row["group"] == UNKNOWN_SIZE:
            lines.append(Text("    Of these the follower count is unknown:", style="bold"))
        group = row["group"]
        who = f"@{row['handle']}" if row["handle"] else row["name"] or row["account"]
        score = UNKNOWN if row["score"] is None else f"{row['score']:.1f}"
        lines.append(_line(str(row["rank"]), who, row["counted"], score, row["confidence"]))
        lines.append(_reason(reasons.get(row["account"])))
    return Group(*lines)


def _line(rank: str, account: str, followers: str, score: str, sure: str) -> Text:
    who = set_cell_size(clean(account).plain, ACCOUNT_WIDTH)
    return Text(f"{rank:>3} {who} {followers:>9} {score:>6}  {sure}")


def _reason(sentence: str | None) -> Text:
    reason = Text("    ").append_text(clean(sentence or "Near the seeds in the network"))
    reason.stylize("dim")
    reason.no_wrap, reason.overflow = True, "ellipsis"
    return reason


def evidence_table(frame: pl.DataFrame) -> Table:
    """One row a sentence: + or -, what it says, and how many rows it rests on."""
    table = plain_table(("", ""), ("evidence", ""), ("rows", "right"))
    for sign, sentence, rows in frame.select("sign", "sentence", pl.col("rows").list.len()).iter_rows():
        table.add_row("+" if sign == "for" else "-", clean(sentence), str(rows) if rows else "")
    return table


def arithmetic_table(frame: pl.DataFrame) -> Table:
    """One row a part of the score: its weight, how the account stands, the points that makes, and from what."""
    table = plain_table(("part", ""), ("weight", "right"), ("share", "right"), ("points", "right"), ("from", ""))
    for row in frame.iter_rows(named=True):
        weight = "" if row["weight"] is None else f"{row['weight']:g}"
        share = UNKNOWN if row["share"] is None else f"{row['share']:.4f}"
        points = "" if row["points"] is None else f"{row['points']:.2f}"
        table.add_row(row["part"], weight, share if weight else "", points, clean(row["basis"]))
    return table


def decisions_table(frame: pl.DataFrame) -> Table:
    """One row a decision: of whom, what, on which day, with which tags, why."""
    table = plain_table(("account", ""), ("decision", ""), ("on", ""), ("tags", ""), ("why", ""))
    days = frame.with_columns(day=pl.col("decided_at").dt.strftime("%Y-%m-%d"), tags=pl.col("tags").list.join(", "))
    for row in days.select("account", "decision", "day", "tags", "why").iter_rows():
        table.add_row(*(clean(value) for value in row))
    return table


def communities_table(frame: pl.DataFrame) -> Table:
    """One row a community: size, how sure it is, shares, words, strongest accounts."""
    table = plain_table(
        ("#", "right"),
        ("accounts", "right"),
        ("sure", "right"),
        ("mutual", "right"),
        ("inside", "right"),
        ("words", ""),
        ("strongest", ""),
    )
    for row in frame.iter_rows(named=True):
        table.add_row(
            str(row["community"]),
            f"{row['accounts']:,}",
            _percent(row.get("sure")),
            _percent(row["mutual_share"]),
            _percent(row["inside_share"]),
            clean(", ".join((row["words"] or [])[:4])),
            clean(", ".join((row["strongest"] or [])[:3])),
        )
    return table


def _percent(share: float | None) -> str:
    return UNKNOWN if share is None else f"{100 * share:.0f} %"
