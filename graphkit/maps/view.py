"""The view model: everything the page shows, as plain values. The page computes nothing of it again."""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.maps.anonymise import anonymous
from graphkit.maps.backbone import Backbone, choose, choose_all
from graphkit.maps.details import details_of
from graphkit.maps.features import features_of
from graphkit.maps.layout import Layout, lay_out
from graphkit.maps.library import has_webgl
from graphkit.maps.names import AsTheyAre, Names
from graphkit.maps.pack import View
from graphkit.maps.together import together_of
from graphkit.maps.uncovered import uncovered
from graphkit.maps.words import SEE_ALL, TOLD_OF, WITHOUT_WEBGL, source_of, summary_of, title_of

# vis-network redraws everything it shows in every frame.
MOST_BY_VIS: Final = 2_000
# JavaScript knows whole numbers up to here.
MOST_EXACT: Final = 2**53


def make_view(
    found: Candidates, *, title: str | None = None, everything: bool = False, anonymise: bool = False
) -> View:
    """The page's data: the accounts that explain the candidates, or `everything`.

    `accounts` and `ties` are columns of equal length, ties by the accounts' positions; `details` has what is told of
    seeds and candidates alone, by position as text, and `features` their figures; `together` has who was chosen
    together, if anybody. `anonymise` hides who the ordinary commenters are.
    """
    names: Names = anonymous(found) if anonymise else AsTheyAre(found)
    covered = names.cover(found)
    shown, renderer, left_out = _shown(covered, everything)
    layout = lay_out(shown.accounts, shown.ties, found.seed)
    placed = shown.accounts.join(layout.accounts, on="account", how="left", maintain_order="left")
    # Neighbours in the page's columns are neighbours on the map: such columns take fewer bytes.
    accounts = names.told(placed).sort("community", "label", maintain_order=True)
    return {
        "title": names.said(title_of(found) if title is None else title),
        "summary": summary_of(found),
        "source": source_of(found.log, with_files=not anonymise),
        "left_out": ". ".join(left_out),
        "uncovered": uncovered(found),
        "renderer": renderer,
        "communities": _communities(covered, layout),
        "accounts": _accounts(accounts),
        "ties": _ties(accounts, shown.ties),
        "details": details_of(covered, accounts, names),
        "features": features_of(found, accounts),
        "together": together_of(found, accounts),
    }


def _shown(found: Candidates, everything: bool) -> tuple[Backbone, str, list[str]]:
    """What is shown, with what it is drawn, and what is left out."""
    if not everything:
        backbone = choose(found)
        return backbone, "vis", [*backbone.left_out, SEE_ALL] if backbone.left_out else []
    whole = choose_all(found)
    few = whole.accounts.height <= MOST_BY_VIS
    if few or has_webgl():
        return whole, "vis" if few else "webgl", [*whole.left_out, TOLD_OF]
    backbone = choose(found)
    return backbone, "vis", [*backbone.left_out, WITHOUT_WEBGL]


def _communities(found: Candidates, layout: Layout) -> list[dict[str, Any]]:
    candidates = found.frame.group_by("community").agg(candidates=pl.len())
    placed = layout.discs.join(found.communities, on="community", how="left").join(
        candidates, on="community", how="left"
    )
    unplaced = pl.col("community") == -1
    shown = placed.select(
        id="community",
        name=pl.when(unplaced).then(pl.lit("without ties")).otherwise(pl.col("name")),
        accounts=pl.col("accounts").fill_null(0),
        candidates=pl.col("candidates").fill_null(0),
        x=pl.col("x").round(1),
        y=pl.col("y").round(1),
        radius=pl.col("radius").round(1),
    )
    return shown.sort("id").sort(pl.col("id") == -1, maintain_order=True).to_dicts()


def _accounts(placed: pl.DataFrame) -> dict[str, list[Any]]:
    return placed.select(
        "id", "handle", "label", "role", "community", "followers", "commenters", "url",
        x=pl.col("x").round().cast(pl.Int64), y=pl.col("y").round().cast(pl.Int64),
    ).to_dict(as_series=False)  # fmt: skip


def _ties(placed: pl.DataFrame, ties: pl.DataFrame) -> dict[str, list[Any]]:
    position = placed.with_row_index("position").select("account", "position")
    ends = ties.join(position.rename({"account": "source", "position": "from"}), on="source", maintain_order="left")
    both = ends.join(position.rename({"account": "target", "position": "to"}), on="target", maintain_order="left")
    told = both.select(source="from", target="to", weight=_short(both["weight"]))
    return told.sort("source", "target").to_dict(as_series=False)


def _short(weights: pl.Series) -> pl.Series:
    """To three figures; as whole numbers where all of them are: those take a tenth of the bytes."""
    short = weights.round_sig_figs(3)
    whole = (short == short.floor()) & (short < MOST_EXACT)
    return short.cast(pl.Int64) if whole.all() else short
