"""What somebody may start from, in their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from urllib.parse import urlsplit

from graphkit.errors import ConfigurationError
from graphkit.sources.addresses import web_address

Naming: TypeAlias = Literal["account", "post", "community", "hashtag"]

_HOSTS: Final = ("reddit.com", "redd.it")
_NAME: Final = re.compile(r"[\w-]{1,30}", re.ASCII)
_ID: Final = re.compile(r"[0-9a-z]{1,13}")
_TAG: Final = re.compile(r"#\w{1,100}")
_FORMS: Final = (
    "u/name, r/name, a #hashtag, or the address of one of these or of a post; of an address to share (with /s/ in it) "
    "the one it leads to"
)


@dataclass(frozen=True)
class Meant:
    """`text` is the name of a user, the id of a submission, the name of a subreddit or a hashtag."""

    naming: Naming
    text: str


def is_reddit(address: str) -> bool:
    """Whether an address is one of Reddit's.

    >>> is_reddit("https://old.reddit.com/user/ana"), is_reddit("https://reddit.com.example.org/")
    (True, False)
    """
    parts = web_address(address)
    return parts is not None and f".{parts.hostname}".endswith(tuple(f".{host}" for host in _HOSTS))


def meant(start: str) -> Meant:
    """What `start` names; capitals and small letters are the same. Raises ConfigurationError where it cannot be told.

    >>> meant("https://www.reddit.com/r/Lamps/comments/1abc/of_moss/")
    Meant(naming='post', text='1abc')
    """
    text = start.strip()
    if _TAG.fullmatch(text):
        return Meant("hashtag", text.removeprefix("#").lower())
    if _NAME.fullmatch(text.removeprefix("@")):
        return Meant("account", text.removeprefix("@").lower())
    found = _of_path(_path(text))
    if found is None:
        raise ConfigurationError(f"“{start}” is no user, post or community on Reddit.", advice=f"Give {_FORMS}.")
    return found


def _path(text: str) -> list[str]:
    """The parts of a path on reddit.com, which an address may be in front of."""
    if not is_reddit(text):
        text = f"https://{text}" if is_reddit(f"https://{text}") else f"https://reddit.com/{text}"
    parts = urlsplit(text)
    path = [part.lower() for part in parts.path.split("/") if part]
    short = str(parts.hostname).endswith("redd.it")
    return ["comments", *path] if short else path


def _of_path(path: list[str]) -> Meant | None:
    match path:
        case ["comments", submission, *_] | ["r" | "u" | "user", _, "comments", submission, *_]:
            return Meant("post", submission) if _ID.fullmatch(submission) else None
        case ["u" | "user", name, *_] if _NAME.fullmatch(name):
            return Meant("account", name)
        case ["r", name] | ["r", name, "new" | "hot" | "top" | "rising" | "best"] if _NAME.fullmatch(name):
            # Everybody has a community of their own.
            return Meant("account", name.removeprefix("u_")) if name.startswith("u_") else Meant("community", name)
        case _:
            return None
