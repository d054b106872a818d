"""Which sources there are, and whose an address is."""

from __future__ import annotations

import pytest

import graphkit as gk
from graphkit.sources.known_sources import OURS, known_sources, source_named, source_of


def test_ours_are_there_under_their_names() -> None:
    assert set(OURS) <= set(known_sources())
    assert all(source_named(name).platform == name for name in OURS)


def test_one_that_is_not_is_told_with_those_that_are() -> None:
    with pytest.raises(gk.ConfigurationError, match="There is no source “myspace”") as raised:
        source_named("myspace")
    assert all(name in raised.value.advice for name in OURS)
    assert "graphkit import" in raised.value.advice


@pytest.mark.parametrize(
    ("address", "platform"),
    [
        ("https://bsky.app/profile/ana.bsky.social", "bluesky"),
        ("https://www.youtube.com/@ana", "youtube"),
        ("https://www.reddit.com/user/ana", "reddit"),
        ("https://shop.example/ana", None),
        ("https://bsky.app.evil.example/profile/ana", None),
        ("", None),
    ],
)
def test_whose_an_address_is(address: str, platform: str | None) -> None:
    offer = source_of(address)
    assert (offer.platform if offer else None) == platform
