"""Addresses that people paste, taken apart."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit


def web_address(text: str) -> SplitResult | None:
    """The parts of an address of the web (http or https); None where `text` is none, as with an unclosed bracket.

    >>> web_address("https://example.org/@ana").hostname
    'example.org'
    >>> web_address("@ana") is None
    True
    """
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") else None
