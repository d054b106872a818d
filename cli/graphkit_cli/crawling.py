"""What `crawl` and `expand` share: from what was asked to a crawl that has ended."""

from __future__ import annotations

import shlex
import signal
from datetime import datetime
from pathlib import Path

import polars as pl

from graphkit.clock import Clock, SystemClock
from graphkit.crawl.budget import Budget
from graphkit.crawl.crawl import Ended
from graphkit.crawl.plan import Expectation, expectation
from graphkit.crawl.run import Wish, crawl, terms_of
from graphkit.errors import ConfigurationError
from graphkit.files.names import DO_NOT_CONTACT, AccountList
from graphkit.sources.known_sources import platforms, source_of
from graphkit.workspace.workspace import Workspace
from graphkit_cli.console import tell
from graphkit_cli.crawl_options import DEFAULT_CALLS, Asked
from graphkit_cli.crawl_panel import watching


def wish_for(workspace: Workspace, starts: tuple[str, ...], asked: Asked, lists: tuple[AccountList, ...] = ()) -> Wish:
    """What is to be crawled, hearing `lists`. Raises ConfigurationError where nothing tells the platform."""
    bounded = asked.calls or asked.minutes or asked.quota
    return Wish(
        platform=asked.source or platform_for(workspace, starts),
        starts=starts,
        budget=Budget(asked.calls if bounded else DEFAULT_CALLS, asked.minutes, asked.quota),
        order=asked.order,
        until=asked.until,
        since=asked.since,
        refresh_days=asked.refresh,
        servers=asked.servers,
        contact=asked.contact,
        lists=lists,
    )


def do_crawl(workspace: Workspace, wish: Wish, quiet: bool) -> Ended:
    """Crawl, and say on stderr what it may cost, how it ended and how to go on."""
    clock = SystemClock()
    tell(expected_words(wish, expectation(terms_of(wish), wish.budget)), quiet)
    # Whoever ends a process politely means the same as Ctrl-C.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with watching(f"{wish.platform} → {workspace.path}", wish.budget, clock, quiet) as watcher:
            ended = crawl(workspace, wish, watcher)
    finally:
        signal.signal(signal.SIGTERM, before)
    say_ended(workspace, wish, ended, clock, quiet)
    return ended


def say_ended(workspace: Workspace, wish: Wish, ended: Ended, clock: Clock, quiet: bool) -> None:
    """How it ended, what is there now, and the command that goes on."""
    tell(ended.words, quiet)
    run = workspace.runs().tail(1).row(0, named=True)
    tell(f"{run['calls']:,} calls were made. {held_in(workspace)}", quiet)
    if ended.how not in ("nothing left", "settled", "thin"):
        when = "" if ended.resume_at is None else f" from {_at(ended.resume_at, clock)} on"
        tell(f"Go on{when}: {again(workspace.path, wish)}", quiet)
        for keep in keeping(workspace, wish):
            tell(f"So that it leaves out the same, first: {keep}", quiet)


def again(path: Path, wish: Wish) -> str:
    """The command that goes on where the crawl stopped."""
    parts = ["graphkit", "crawl", "-w", str(path), "--source", wish.platform]
    parts += [part for start in wish.starts for part in ("--seed", start)]
    for name, value in (("calls", wish.budget.calls), ("minutes", wish.budget.minutes), ("quota", wish.budget.quota)):
        parts += [] if value is None else [f"--{name}", _written(value)]
    parts += [part for server in wish.servers for part in ("--server", server)]
    parts += [] if wish.since is None else ["--since", f"{wish.since:%Y-%m-%d}"]
    parts += [] if wish.order == "nearest" else ["--order", wish.order]
    parts += [] if wish.until == "settled" else ["--until", wish.until]
    parts += [] if wish.refresh_days is None else ["--refresh", _written(wish.refresh_days)]
    parts += [] if not wish.contact else ["--contact", wish.contact]
    return shlex.join(parts)


def _written(number: float) -> str:
    """Without the exponent that a count of calls must not have, nor the ".0" that nobody typed."""
    return str(int(number)) if number == int(number) else str(number)


def keeping(workspace: Workspace, wish: Wish) -> list[str]:
    """The commands that keep what this crawl alone has heard: the lists of whom not to contact that are not kept."""
    unkept = [each.file for each in wish.lists if each.reason == DO_NOT_CONTACT and each not in workspace.lists()]
    return [shlex.join(["graphkit", "import", "-w", str(workspace.path), "--do-not-contact", file]) for file in unkept]


def platform_by_address(starts: tuple[str, ...]) -> str | None:
    """The platform whose address a start is, if one is any's."""
    offers = (source_of(start) for start in starts if "://" in start)
    return next((offer.platform for offer in offers if offer is not None), None)


def platform_for(workspace: Workspace, starts: tuple[str, ...]) -> str:
    """The platform whose address a start is, else that of the last crawl."""
    told = platform_by_address(starts)
    if told is not None:
        return told
    runs = workspace.runs()["platform"] if workspace.path.is_file() else pl.Series([], dtype=pl.String)
    if runs.len():
        return str(runs[-1])
    raise ConfigurationError(
        "Nothing says which platform to crawl.", advice=f"Name one of {', '.join(platforms())} with --source."
    )


def expected_words(wish: Wish, expected: Expectation) -> str:
    """What it may cost, in a sentence."""
    calls = "As many calls as it takes" if expected.calls is None else f"At most {expected.calls:,} calls"
    minutes = "" if expected.minutes == float("inf") else f", at most about {max(1.0, expected.minutes):,.0f} min"
    units = f", at most {expected.units:,} units of quota" if expected.units else ""
    return f"{calls} to {wish.platform}{minutes}{units}. Ctrl-C stops it; nothing that was read is lost."


def held_in(workspace: Workspace) -> str:
    """What a workspace holds, in a sentence."""
    counts = [f"{number:,} {name}" for name, number in workspace.counts().items() if number]
    return f"{workspace.path} holds {', '.join(counts)}." if counts else f"{workspace.path} is empty."


def _at(moment: datetime, clock: Clock) -> str:
    local = moment.astimezone()
    return f"{local:%H:%M}" if local.date() == clock.now().astimezone().date() else f"{local:%d %b %H:%M}"
