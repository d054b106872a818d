"""What somebody's words mean: which channel, which video or which hashtag."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from urllib.parse import parse_qs, unquote

from graphkit.errors import ConfigurationError
from graphkit.sources.addresses import web_address

Naming: TypeAlias = Literal["channel", "handle", "name", "user", "video", "hashtag"]

_HOSTS: Final = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"})
_SHORT: Final = frozenset({"youtu.be", "www.youtu.be"})
_CHANNEL: Final = re.compile(r"UC[\w-]{22}", re.ASCII)
_VIDEO: Final = re.compile(r"[\w-]{11}", re.ASCII)
# In any script, of which some have marks that are no letters.
_HANDLE: Final = re.compile(r"[^\s@#/?&%,]{2,60}")
_HASHTAG: Final = re.compile(r"[^\s@#/?&%,]+")
# Any other first word of a path is the name of a channel, as one could choose it until 2022.
_PAGES: Final = frozenset({"attribution_link", "clip", "feed", "gaming", "playlist", "post", "premium", "results", "t"})


@dataclass(frozen=True)
class Meant:
    """`text` is a channel's id, its @handle (without @), its name under /c/ or under /user/, a video or a hashtag."""

    naming: Naming
    text: str


def meant(start: str) -> Meant:
    """What `start` names. Raises ConfigurationError where that cannot be told.

    >>> meant("https://www.youtube.com/@AnaBakes/videos")
    Meant(naming='handle', text='AnaBakes')
    >>> meant("https://youtu.be/dQw4w9WgXcQ?t=3")
    Meant(naming='video', text='dQw4w9WgXcQ')
    """
    words = start.strip()
    found = _in_address(words) if "/" in words else _in_word(words)
    if found is None:
        raise ConfigurationError(
            f"“{start}” names no YouTube channel, video or hashtag.",
            advice="Give a handle (@ana), the address of a channel or a video, or a #hashtag.",
        )
    return found


def is_youtube(address: str) -> bool:
    """Whether `address` is on YouTube.

    >>> is_youtube("https://m.youtube.com/@ana"), is_youtube("https://youtube.com.example.org/@ana")
    (True, False)
    """
    parts = web_address(address)
    return parts is not None and parts.hostname in _HOSTS | _SHORT


def _in_word(word: str) -> Meant | None:
    if word.startswith("#"):
        return _hashtag(word[1:])
    return _one("channel", word, _CHANNEL) or _one("handle", word.removeprefix("@"), _HANDLE)


def _in_address(address: str) -> Meant | None:
    parts = web_address(address if "://" in address else f"https://{address}")
    if parts is None:
        return None
    steps = [unquote(step) for step in parts.path.split("/") if step]
    if parts.hostname in _SHORT:
        return _one("video", steps[0], _VIDEO) if steps else None
    return _in_path(steps, parse_qs(parts.query)) if parts.hostname in _HOSTS and steps else None


def _in_path(steps: list[str], query: dict[str, list[str]]) -> Meant | None:
    match steps:
        case ["watch", *_]:
            return _one("video", query.get("v", [""])[0], _VIDEO)
        case ["shorts" | "live" | "embed" | "v", video, *_]:
            return _one("video", video, _VIDEO)
        case ["channel", channel, *_]:
            return _one("channel", channel, _CHANNEL)
        case ["hashtag", hashtag, *_]:
            return _hashtag(hashtag)
        case ["user", user, *_]:
            return Meant("user", user)
        case ["c", name, *_]:
            return Meant("name", name)
        case [word, *_] if word.startswith("@"):
            return _one("handle", word[1:], _HANDLE)
        case [word, *_] if word not in _PAGES:
            return Meant("name", word)
    return None


def _hashtag(text: str) -> Meant | None:
    return _one("hashtag", text.lower(), _HASHTAG)


def _one(naming: Naming, text: str, shape: re.Pattern[str]) -> Meant | None:
    return Meant(naming, text) if shape.fullmatch(text) else None
