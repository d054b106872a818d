"""The options that say what to crawl and how much to spend, gathered into one wish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from graphkit_cli.gathered import gathered

if TYPE_CHECKING:
    from graphkit.crawl.run import Order, Until

DEFAULT_CALLS: Final = 300
ORDERS: Final = ("nearest", "breadth-first")
UNTIL: Final = ("settled", "spent")


@dataclass(frozen=True)
class Asked:
    """What was asked for on the command line, as it was."""

    source: str | None
    calls: int | None
    minutes: float | None
    quota: int | None
    since: datetime | None
    order: Order
    until: Until
    refresh: float | None
    servers: tuple[str, ...]
    contact: str
    dry_run: bool


class Day(click.ParamType[datetime]):
    """ "2026-06-01": from its first second on, in UTC."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").replace(tzinfo=UTC)
        except ValueError:
            self.fail(f"“{value}” is not a day. Write it like 2026-06-01.", param, ctx)


_OPTIONS: Final = (
    click.option("--source", help="The platform: bluesky, mastodon, reddit or youtube. An address tells it, too."),
    click.option("--calls", type=click.IntRange(min=1), help=f"At most so many calls.  [default: {DEFAULT_CALLS}]"),
    click.option("--minutes", type=click.FloatRange(min=0, min_open=True), help="At most so many minutes."),
    click.option("--quota", type=click.IntRange(min=1), help="At most so many units of quota (YouTube)."),
    click.option(
        "--since", type=Day(), metavar="DATE", help="Leave out posts that are older, e.g. 2026-06-01."
    ),
    click.option(
        "--order", type=click.Choice(ORDERS), default="nearest", show_default=True,
        help="What is read first: what is nearest to the seeds, or what was met first.",
    ),
    click.option(
        "--until", type=click.Choice(UNTIL), default="settled", show_default=True,
        help="Stop when the best candidates have settled, or only when the budget is spent.",
    ),
    click.option("--refresh", type=click.FloatRange(min=0), metavar="DAYS", help="Read again what is older than that."),
    click.option("--server", "servers", multiple=True, metavar="URL", help="Ask this server. May be repeated."),
    click.option(
        "--contact", envvar="GRAPHKIT_CONTACT", default="", show_envvar=True,
        help="An address or page by which the people of a platform can reach you; it is sent with every call.",
    ),
    click.option("--dry-run", is_flag=True, help="Say what would be read and what it would cost; read nothing."),
)  # fmt: skip

# The command gets them as one argument, `asked`.
crawl_options = gathered("asked", Asked, tuple(Asked.__dataclass_fields__), _OPTIONS)
