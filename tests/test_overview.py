"""How things show themselves."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

import graphkit as gk
from graphkit.overview import WIDTH, Overview
from graphkit.text import cells

HOSTILE = "<img src=x onerror=alert(1)>\x1b[2J\u202e" + "面" * 500
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def test_hostile_text_fits_and_stays_text() -> None:
    overview = Overview(HOSTILE, pl.DataFrame({"rank": [1], "account": [HOSTILE], "why": [HOSTILE]}))
    assert all(cells(line) <= WIDTH for line in overview.text().splitlines())
    assert all(line.isprintable() for line in overview.text().splitlines())
    assert "<img" not in overview.html()


@given(st.lists(st.tuples(TEXT, st.none() | st.integers(-(2**63), 2**63 - 1), TEXT)))
def test_the_html_holds_its_cells_and_no_more(rows: list[tuple[str, int | None, str]]) -> None:
    table = pl.DataFrame(rows, schema={"account": pl.String, "followers": pl.Int64, "why": pl.String}, orient="row")
    page = ElementTree.fromstring(f"<div>{Overview('what there is', table).html()}</div>")
    assert {one.tag for one in page.iter()} <= {"div", "p", "table", "thead", "tbody", "tr", "th", "td"}
    assert len(list(page.iter("td"))) == 3 * len(rows)


def test_everything_that_is_used_in_a_notebook_shows_itself(tmp_path: Path) -> None:
    log = gk.Log(interactions=pl.DataFrame({"actor_id": ["ben", "cem"], "target_id": ["<b>ana", "<b>ana"]}))
    brand = gk.Workspace(tmp_path / "brand.gk")
    assert "brand.gk" in brand._repr_html_()
    brand.add(log)
    for shown, wanted in (
        (log, "<td>interactions</td><td>2</td>"),
        (gk.Network.from_log(log), "<td>&lt;b&gt;ana</td><td>2</td>"),
        (brand, "<td>interactions</td><td>2</td>"),
    ):
        assert wanted in shown._repr_html_()
