"""What somebody may start from, in their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from urllib.parse import SplitResult, unquote

from graphkit.errors import ConfigurationError
from graphkit.sources.addresses import web_address

Naming: TypeAlias = Literal["account", "post", "hashtag"]

# Other platforms write https://…/@name as well.
_ELSEWHERE: Final = ("youtube.com", "tiktok.com", "threads.net", "threads.com", "medium.com", "substack.com")
_NAME: Final = re.compile(r"[^\s@#/?&%:]+")
_DOMAIN: Final = re.compile(r"[\w-]+(\.[\w-]+)*(:\d{1,5})?")
_NUMBER: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_TAG: Final = re.compile(r"[^\s@#/?&%]+")


@dataclass(frozen=True)
class Meant:
    """`text` is the name of an account, the number of a post or a hashtag.

    `server` is where its address leads (None: it has none), `domain` the one in the name of an account (None: that of
    the server).
    """

    naming: Naming
    text: str
    server: str | None = None
    domain: str | None = None


def is_mastodon(address: str) -> bool:
    """Whether `address` looks like an account or a post on some instance: there are thousands, and no list of them.

    >>> is_mastodon("https://example.org/@ana"), is_mastodon("https://www.youtube.com/@ana")
    (True, False)
    """
    parts = _split(address)
    if parts is None or f".{parts.hostname}".endswith(tuple(f".{host}" for host in _ELSEWHERE)):
        return False
    found = _in_address(parts)
    return found is not None and found.naming != "hashtag"


def meant(start: str) -> Meant:
    """What `start` names. Raises ConfigurationError where that cannot be told.

    >>> meant("@ana@example.org")
    Meant(naming='account', text='ana', server=None, domain='example.org')
    >>> meant("https://example.org/@ana/1093")
    Meant(naming='post', text='1093', server='https://example.org', domain=None)
    """
    words = start.strip()
    parts = _split(words)
    found = _in_address(parts) if parts else _in_word(words)
    if found is None:
        raise ConfigurationError(
            f"“{start}” names no account, post or hashtag on Mastodon.",
            advice="Give @name@domain, the address of an account or a post (https://domain/@name), or a #hashtag.",
        )
    return found


def _in_word(word: str) -> Meant | None:
    if word.startswith("#"):
        return _hashtag(word[1:], None)
    return _account(word.removeprefix("@"), None)


def _in_address(parts: SplitResult) -> Meant | None:
    # Nothing is asked for in the open, whatever the address says.
    server = f"https://{parts.netloc.lower()}"
    match [unquote(step) for step in parts.path.split("/") if step]:
        case [account] | [account, "with_replies" | "media"] if account.startswith("@"):
            return _account(account[1:], server)
        case [account, number] if account.startswith("@"):
            return _post(number, server)
        case ["users", name]:
            return _account(name, server)
        case ["users", _, "statuses", number] | ["ap", "users", _, "statuses", number]:
            return _post(number, server)
        case ["tags", tag]:
            return _hashtag(tag, server)
    return None


def _account(text: str, server: str | None) -> Meant | None:
    name, at, domain = text.partition("@")
    if not _NAME.fullmatch(name) or (at and not _DOMAIN.fullmatch(domain)):
        return None
    return Meant("account", name, server, domain.lower() or None)


def _post(number: str, server: str) -> Meant | None:
    return Meant("post", number, server) if _NUMBER.fullmatch(number) else None


def _hashtag(tag: str, server: str | None) -> Meant | None:
    return Meant("hashtag", tag.lower(), server) if _TAG.fullmatch(tag) else None


def _split(address: str) -> SplitResult | None:
    """The parts of the address of a server that can be asked; None where it is none."""
    parts = web_address(address)
    try:
        # A port that is no number is found out only when it is looked at.
        known = parts is not None and parts.hostname and parts.username is None and parts.port != 0
    except ValueError:
        return None
    return parts if known else None
