"""What a crawl would do, without doing it."""

from __future__ import annotations

from typing import Final

from graphkit.crawl.ahead import ahead
from graphkit.crawl.plan import expectation
from graphkit.crawl.run import Wish, terms_of
from graphkit.workspace.workspace import Workspace
from graphkit_cli.console import print_data, tell
from graphkit_cli.crawling import expected_words
from graphkit_cli.next_tables import ahead_table

SHOWN: Final = 10


def say_what_would_be_read(workspace: Workspace, wish: Wish, quiet: bool) -> None:
    """What it would cost on stderr; on stdout whom it would look up, or what it would read first."""
    terms = terms_of(wish)
    tell(f"Nothing is read. {expected_words(wish, expectation(terms, wish.budget))}", quiet)
    new = [start for start in wish.starts if not _known(workspace, start)]
    for start in new:
        tell(f"First it would look up {start}, and read what it publishes.", quiet)
    if not new and workspace.path.is_file():
        print_data(ahead(workspace, wish, terms, SHOWN), "table", ahead_table)


def _known(workspace: Workspace, start: str) -> bool:
    return workspace.path.is_file() and start in workspace.decisions()["why"].to_list()
