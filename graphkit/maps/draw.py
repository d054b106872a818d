"""`gk.draw_map`: a result as one HTML page."""

from __future__ import annotations

from pathlib import Path

from graphkit.candidates.candidates import Candidates
from graphkit.maps.drawn import Map
from graphkit.maps.view import make_view


def draw_map(
    found: Candidates,
    path: str | Path | None = None,
    *,
    title: str | None = None,
    everything: bool = False,
    anonymise: bool = False,
) -> Map:
    """The map of a result: one page that works offline, with nothing loaded from anywhere; written to `path`, if any.

    It shows the candidates, the seeds and the accounts that explain them, and says what it leaves out; with
    `everything`, all accounts and ties, as far as the page can draw them. `anonymise` shows ordinary commenters as
    "commenter 1,234" wherever they appear: for a page that is passed on. Seeds, candidates and other authors keep
    their names. `title` is the page's own where none is given.

    Raises ConfigurationError where `path` is called like a picture, DataError where the file cannot be written.

    >>> import graphkit as gk
    >>> import polars as pl
    >>> edges = pl.DataFrame({"source": ["ana", "ben", "ana", "cem"], "target": ["ben", "ana", "cem", "dan"]})
    >>> draw_map(gk.find_candidates(gk.Log(edges=edges), "ana"))
    Map('Who is around ana?', 4 accounts)
    """
    drawn = Map(make_view(found, title=title, everything=everything, anonymise=anonymise))
    if path is not None:
        drawn.write(path)
    return drawn
