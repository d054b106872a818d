"""What somebody may start from, in their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from urllib.parse import unquote, urlsplit

from graphkit.errors import ConfigurationError
from graphkit.sources.addresses import web_address

Naming: TypeAlias = Literal["account", "post", "hashtag"]

POST: Final = "app.bsky.feed.post"
_HOSTS: Final = frozenset({"bsky.app", "www.bsky.app", "main.bsky.dev", "staging.bsky.app"})
_HANDLE: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_DID: Final = re.compile(r"did:[a-z]+:[A-Za-z0-9._:%-]+")
_KEY: Final = re.compile(r"[A-Za-z0-9._~:-]+")
_FORMS: Final = "@name.bsky.social, a DID, https://bsky.app/profile/…, the address of a post, or a #hashtag"


@dataclass(frozen=True)
class Meant:
    """`text` is a handle or a DID, the at:// address of a post (the account in it may be a handle), or a hashtag."""

    naming: Naming
    text: str


def is_bluesky(address: str) -> bool:
    """Whether an address is one of Bluesky's.

    >>> is_bluesky("https://bsky.app/profile/ana.example"), is_bluesky("https://example.org/bsky.app")
    (True, False)
    """
    if address.startswith("at://"):
        return True
    parts = web_address(address)
    return parts is not None and parts.hostname in _HOSTS


def meant(start: str) -> Meant:
    """What `start` names. Raises ConfigurationError where that cannot be told.

    >>> meant("https://bsky.app/profile/ana.example/post/3k")
    Meant(naming='post', text='at://ana.example/app.bsky.feed.post/3k')
    """
    text = start.strip()
    if text.startswith("#") and not set(text) & set(" \t/"):
        return _tag(text.removeprefix("#"), start)
    if is_bluesky(text):
        return _of_address(text, start)
    return Meant("account", _actor(text, start))


def _of_address(address: str, start: str) -> Meant:
    path = address.removeprefix("at://") if address.startswith("at://") else urlsplit(address).path
    match [unquote(part) for part in path.split("/") if part]:
        case ["hashtag", tag]:
            return _tag(tag, start)
        case ["profile", actor, "post", key] | [actor, "app.bsky.feed.post", key] if _KEY.fullmatch(key):
            return Meant("post", f"at://{_actor(actor, start)}/{POST}/{key}")
        case ["profile", actor] | [actor]:
            return Meant("account", _actor(actor, start))
        case _:
            raise _unclear(start)


def _actor(text: str, start: str) -> str:
    actor = text.removeprefix("@")
    if _DID.fullmatch(actor):
        return actor
    if _HANDLE.fullmatch(actor.lower()):
        return actor.lower()
    raise _unclear(start)


def _tag(tag: str, start: str) -> Meant:
    if not tag:
        raise _unclear(start)
    return Meant("hashtag", tag.lower())


def _unclear(start: str) -> ConfigurationError:
    return ConfigurationError(f"“{start}” is no account, post or hashtag on Bluesky.", advice=f"Give {_FORMS}.")
