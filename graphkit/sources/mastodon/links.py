"""Where a list goes on: the Link header says so, and nothing else does."""

from __future__ import annotations

from urllib.parse import parse_qs

import httpx

from graphkit.sources.http.answer import Answer, Malformed


def following(answer: Answer, server: str) -> str | None:
    """The query of the next page's address; None where this was the last. Raises Malformed.

    >>> header = '<https://example.org/api/v1/timelines/tag/tea?max_id=7>; rel="next"'
    >>> following(Answer(200, {"link": header}, b"[]"), "https://example.org")
    'max_id=7'
    """
    if "link" not in answer.headers:
        return None
    links = httpx.Response(200, headers={b"link": answer.headers["link"].encode()}).links
    if "next" not in links:
        return None
    try:
        address = httpx.URL(server).join(links["next"]["url"])
    except (httpx.InvalidURL, KeyError):
        raise Malformed("the address of its next page is none") from None
    # The scheme may be another one, where a proxy stands before the server.
    if address.host != httpx.URL(server).host:
        raise Malformed(f"its next page is on another host, {address.host}")
    cursor = address.query.decode()
    if not parameters(cursor):
        raise Malformed("the address of its next page is that of the first")
    return cursor


def parameters(cursor: str) -> dict[str, list[str]]:
    """What is asked with at `cursor`."""
    return parse_qs(cursor, keep_blank_values=True)
