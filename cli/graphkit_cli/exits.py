"""The exit code of a crawl."""

from __future__ import annotations

import click

from graphkit.crawl.crawl import Ended
from graphkit_cli.main import INTERRUPTED, SOURCE

_CODES = {"interrupted": INTERRUPTED, "waiting": SOURCE, "failed": SOURCE}


def leave(ended: Ended) -> None:
    """End the command as the crawl did: well, for a source that does not answer, or stopped by the user."""
    code = _CODES.get(ended.how, 0)
    if code:
        raise click.exceptions.Exit(code)
