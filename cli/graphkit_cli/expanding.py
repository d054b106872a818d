"""Where `expand` takes its log and its seeds from: files, a workspace, a crawl."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from graphkit.crawl.run import Wish
from graphkit.files.names import AccountList
from graphkit.log.log import Log
from graphkit.sources.known_sources import source_named
from graphkit.workspace.workspace import Workspace
from graphkit_cli.console import tell
from graphkit_cli.crawl_options import Asked
from graphkit_cli.crawling import do_crawl, platform_by_address, wish_for
from graphkit_cli.dry_run import say_what_would_be_read
from graphkit_cli.exits import leave
from graphkit_cli.list_options import Lists
from graphkit_cli.lists import named_lists
from graphkit_cli.reading_options import Reading
from graphkit_cli.run import read_files
from graphkit_cli.seeds import Decided, decided_in


@dataclass(frozen=True)
class Expanded:
    """What is ranked, around whom, and how the command ends after that."""

    log: Log
    decided: Decided
    leave: Callable[[], None] = lambda: None


def log_and_seeds(
    files: tuple[str, ...],
    workspace: Path | None,
    seeds: tuple[str, ...],
    lists: Lists,
    reading: Reading,
    asked: Asked,
    quiet: bool,
) -> Expanded | None:
    """What to rank; None where a crawl was only to be tried out.

    Raises ConfigurationError for a source that there is not, before anything is read or kept.
    """
    crawls = asked.source is not None or (workspace is not None and platform_by_address(seeds) is not None)
    if asked.dry_run and not crawls:
        raise click.UsageError("--dry-run says what a crawl would read. Name a platform with --source, and -w brand.gk")
    named = named_lists(lists)
    if asked.source is not None:
        source_named(asked.source)
    if workspace is None:
        return _from_files(files, seeds, named, reading, asked, quiet)
    kept = Workspace(workspace)
    if asked.dry_run:
        say_what_would_be_read(kept, wish_for(kept, seeds, asked, named), quiet)
        return None
    if files:
        new = kept.add(read_files(files, reading, quiet))
        tell(f"{new:,} interactions are new in {workspace}.", quiet)
    if crawls:
        return _crawled(kept, wish_for(kept, seeds, asked, named), quiet)
    log = kept.log()
    return Expanded(log, decided_in(kept, log, seeds, named))


def _crawled(kept: Workspace, wish: Wish, quiet: bool) -> Expanded:
    ended = do_crawl(kept, wish, quiet)
    if ended.how == "interrupted":
        leave(ended)
    log = kept.log()
    return Expanded(log, decided_in(kept, log, (), wish.lists), lambda: leave(ended))


def _from_files(
    files: tuple[str, ...],
    seeds: tuple[str, ...],
    named: tuple[AccountList, ...],
    reading: Reading,
    asked: Asked,
    quiet: bool,
) -> Expanded:
    if asked.source is not None:
        raise click.UsageError("To crawl, name a workspace that keeps what is read: -w brand.gk")
    if not files:
        raise click.UsageError("Nothing to read. Name files, or a workspace with -w; `graphkit demo` needs neither.")
    if not seeds:
        raise click.UsageError("Name an account you know: --seed @someone")
    return Expanded(read_files(files, reading, quiet), Decided(seeds, lists=named))
