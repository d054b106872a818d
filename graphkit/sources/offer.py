"""How a platform is offered to whoever wants to crawl it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graphkit.sources.http.fetch import Conditions
from graphkit.sources.secrets import Secrets
from graphkit.sources.source import Source


@dataclass(frozen=True)
class Settings:
    """What a source is opened with: how calls are made, where secrets are, and which servers (none: its usual one)."""

    conditions: Conditions
    secrets: Secrets
    servers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """A platform that can be crawled.

    `knows` tells whether an address (https://…) is one of its own; `opened` makes the source, and raises
    ConfigurationError where a secret is missing.
    """

    platform: str
    knows: Callable[[str], bool]
    opened: Callable[[Settings], Source]
