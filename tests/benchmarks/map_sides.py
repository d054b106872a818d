"""The pages that are compared: ours by either renderer, stock pyvis, and sigma without anything around it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import polars as pl
from pyvis.edge import Edge
from pyvis.network import Network as Pyvis
from pyvis.node import Node

from graphkit.maps.page import render_page
from tests.benchmarks.map_networks import Placed

HERE: Final = Path(__file__).resolve().parent
ESBUILD: Final = HERE.parents[1] / "node_modules" / ".bin" / "esbuild"
# Okabe and Ito's seven, and grey.
COLOURS: Final = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#8a929d")
# What a page says of itself when it can be used; the time is taken two frames later, when it was drawn.
OURS_READY: Final = "window.graphkit && graphkit.ready.then(() => true)"
PYVIS_READY: Final = "window.network && !document.querySelector('#loadingBar:not([style*=\"display: none\"])')"
SIGMA_READY: Final = "window.renderer"


@dataclass(frozen=True)
class Side:
    """How a side makes its page, where its map is on it, and when it is ready."""

    make: Callable[[Placed], str]
    map: str
    ready: str
    webgl: bool = False
    largest: int = 100_000


def sides() -> Mapping[str, Side]:
    return {
        "ours, vis-network": Side(lambda placed: render_page(view_of(placed, "vis")), "#map", OURS_READY),
        "ours, WebGL": Side(lambda placed: render_page(view_of(placed, "webgl")), "#map", OURS_READY, webgl=True),
        "stock pyvis": Side(pyvis_page, "#mynetwork", PYVIS_READY),
        "stock pyvis, physics": Side(
            lambda placed: pyvis_page(placed, physics=True), "#mynetwork", PYVIS_READY, largest=200
        ),
        "bare sigma": Side(sigma_page, "#map", SIGMA_READY, webgl=True),
    }


def view_of(placed: Placed, renderer: str) -> dict[str, Any]:
    """The page's data, as `graphkit.maps.view` makes it of a result."""
    accounts = placed.accounts.select(
        "id",
        "handle",
        pl.format("@{}", "handle").alias("label"),
        "role",
        "community",
        "followers",
        "commenters",
        "x",
        "y",
        pl.format("https://www.instagram.com/{}/", "handle").alias("url"),
    )
    many = placed.communities.height
    return {
        "title": "Who is around 5 seeds?",
        "summary": f"{accounts.height:,} accounts in {many} communities",
        "source": "comments.csv · 1 May 2026 – 31 Oct 2026",
        "left_out": "",
        "uncovered": [],
        "renderer": renderer,
        "communities": _communities(placed),
        "accounts": accounts.to_dict(as_series=False),
        "ties": placed.ties.to_dict(as_series=False),
        "details": _details(placed.accounts),
    }


def _communities(placed: Placed) -> list[dict[str, Any]]:
    ranked = placed.accounts.filter(role="candidate").group_by("community").agg(candidates=pl.len())
    rows = placed.communities.with_row_index("id").with_columns(pl.col("id").cast(pl.Int64))
    shown = rows.join(ranked, left_on="id", right_on="community", how="left", maintain_order="left").select(
        "id",
        name=pl.format("Community {}", "id"),
        accounts="size",
        candidates=pl.col("candidates").fill_null(0),
        x="x",
        y="y",
        radius="radius",
    )
    return shown.to_dicts()


def _details(accounts: pl.DataFrame) -> dict[str, Any]:
    ranked = accounts.with_row_index("position").filter(pl.col("role") == "candidate")["position"].to_list()
    return {str(position): _detail(rank, len(ranked)) for rank, position in enumerate(ranked, start=1)}


def _detail(rank: int, many: int) -> dict[str, Any]:
    near = 1 - rank / (many + 4)
    shared = {"by": "@somebody", "text": "I make this every Sunday, thank you!", "day": "2026-08-14"}
    return {
        "rank": rank,
        "score": round(60 * near, 1),
        "parts": {"closeness": 44 * near, "exchange": 14 * near, "engagement": 2 * near},
        "engagement": 12.5,
        "confidence": "medium",
        "group": "in band",
        "for": [
            {"sentence": f"{rank + 3} of the seeds' commenters also comment here", "quotes": [shared]},
            {"sentence": "tied to 2 seeds; left 9 comments there", "quotes": []},
        ],
        "against": [{"sentence": "last post five weeks ago", "quotes": []}],
        "quotes": [],
        "exchanges": [],
    }


def pyvis_page(placed: Placed, *, physics: bool = False) -> str:
    """pyvis' own page. Its lists are filled directly: `add_node` and `add_edge` search them at each call."""
    net = Pyvis(cdn_resources="in_line")
    net.toggle_physics(physics)
    net.nodes = [
        Node(
            place, "dot", f"@{handle}", color=_colour(community), title=f"@{handle}", size=_size(commenters), x=x, y=y
        ).options
        for place, (handle, community, commenters, x, y) in enumerate(_drawn(placed))
    ]
    net.edges = [Edge(source, target).options for source, target, _ in placed.ties.iter_rows()]
    html: str = net.generate_html()
    return html


def sigma_page(placed: Placed) -> str:
    """sigma with graphology and the network as JSON: no table, no search, no communities."""
    data = {
        "accounts": [
            {"label": f"@{handle}", "color": _colour(community), "size": _size(commenters) / 3, "x": x, "y": -y}
            for handle, community, commenters, x, y in _drawn(placed)
        ],
        "ties": [[source, target] for source, target, _ in placed.ties.iter_rows()],
    }
    parts = {"script": _bundled("bare_sigma.js"), "data": json.dumps(data, separators=(",", ":"))}
    return re.sub(r"\{\{(\w+)\}\}", lambda marker: parts[marker[1]], (HERE / "bare_sigma.html").read_text())


def _drawn(placed: Placed) -> list[tuple[Any, ...]]:
    return placed.accounts.select("handle", "community", "commenters", "x", "y").rows()


def _colour(community: int) -> str:
    return COLOURS[min(community, len(COLOURS) - 1)]


def _size(commenters: int) -> float:
    return round(5 + 2 * float(commenters) ** 0.5, 1)


def _bundled(name: str) -> str:
    command = [str(ESBUILD), str(HERE / name), "--bundle", "--minify", "--format=iife"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
