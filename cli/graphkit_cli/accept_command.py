"""graphkit accept"""

from __future__ import annotations

from graphkit_cli.deciding import deciding

command = deciding(
    "accept",
    "accepted",
    "Keep each ACCOUNT (a handle, a name, an id or an address) as a seed of the next ranking and crawl.",
)
