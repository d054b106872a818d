"""What somebody may start from, in their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import unquote, urlsplit

from graphkit.errors import ConfigurationError

POST: Final = "app.bsky.feed.post"
_HOSTS: Final = frozenset({"bsky.app", "www.bsky.app", "main.bsky.dev", "staging.bsky.app"})
_HANDLE: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_DID: Final = re.compile(r"did:[a-z]+:[A-Za-z0-9._:%-]+")
_KEY: Final = re.compile(r"[A-Za-z0-9._~:-]+")
_FORMS: Final = "@name.bsky.social, a DID, https://bsky.app/profile/…, the address of a post, or a #hashtag"


@dataclass(frozen=True)
class AccountWords:
    """A handle or a DID."""

    actor: str


@dataclass(frozen=True)
class PostWords:
    """The address of a post; the account in it may be a handle."""

    uri: str


@dataclass(frozen=True)
class TagWords:
    """A hashtag, without #."""

    tag: str


Words: TypeAlias = AccountWords | PostWords | TagWords


def is_bluesky(address: str) -> bool:
    """Whether an address is one of Bluesky's.

    >>> is_bluesky("https://bsky.app/profile/ana.example"), is_bluesky("https://example.org/bsky.app")
    (True, False)
    """
    if address.startswith("at://"):
        return True
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and parts.hostname in _HOSTS
    except ValueError:
        return False


def understood(start: str) -> Words:
    """What `start` means. Raises ConfigurationError.

    >>> understood("https://bsky.app/profile/ana.example/post/3k")
    PostWords(uri='at://ana.example/app.bsky.feed.post/3k')
    """
    text = start.strip()
    if text.startswith("#") and not set(text) & set(" \t/"):
        return _tag(text.removeprefix("#"), start)
    if is_bluesky(text):
        return _of_address(text, start)
    return AccountWords(_actor(text, start))


def _of_address(address: str, start: str) -> Words:
    path = address.removeprefix("at://") if address.startswith("at://") else urlsplit(address).path
    match [unquote(part) for part in path.split("/") if part]:
        case ["hashtag", tag]:
            return _tag(tag, start)
        case ["profile", actor, "post", key] | [actor, "app.bsky.feed.post", key] if _KEY.fullmatch(key):
            return PostWords(f"at://{_actor(actor, start)}/{POST}/{key}")
        case ["profile", actor] | [actor]:
            return AccountWords(_actor(actor, start))
        case _:
            raise _unclear(start)


def _actor(text: str, start: str) -> str:
    actor = text.removeprefix("@")
    if _DID.fullmatch(actor):
        return actor
    if _HANDLE.fullmatch(actor.lower()):
        return actor.lower()
    raise _unclear(start)


def _tag(tag: str, start: str) -> TagWords:
    if not tag:
        raise _unclear(start)
    return TagWords(tag.lower())


def _unclear(start: str) -> ConfigurationError:
    return ConfigurationError(f"“{start}” is no account, post or hashtag on Bluesky.", advice=f"Give {_FORMS}.")
