"""Placeholder until the real one is written (by the POLICY work): never settles."""

from __future__ import annotations

from graphkit.crawl.frontier import Frontier


class Settled:
    """Says when the best candidates have settled."""

    def look(self, frontier: Frontier) -> str | None:
        del frontier
        return None
