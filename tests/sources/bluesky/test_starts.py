from __future__ import annotations

import pytest

from graphkit.errors import ConfigurationError
from graphkit.sources.bluesky.starts import Meant, is_bluesky, meant


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("@Ana.Bsky.social", Meant("account", "ana.bsky.social")),
        (" ana.example ", Meant("account", "ana.example")),
        ("did:plc:abc234", Meant("account", "did:plc:abc234")),
        ("did:web:example.org%3A8080", Meant("account", "did:web:example.org%3A8080")),
        ("at://did:plc:abc234", Meant("account", "did:plc:abc234")),
        ("https://bsky.app/profile/ana.example", Meant("account", "ana.example")),
        ("https://bsky.app/profile/did:plc:abc234/", Meant("account", "did:plc:abc234")),
        ("https://bsky.app/profile/did%3Aplc%3Aabc234", Meant("account", "did:plc:abc234")),
        (
            "https://bsky.app/profile/ana.example/post/3k2?ref=x",
            Meant("post", "at://ana.example/app.bsky.feed.post/3k2"),
        ),
        ("at://did:plc:abc/app.bsky.feed.post/3k2", Meant("post", "at://did:plc:abc/app.bsky.feed.post/3k2")),
        ("#Sourdough", Meant("hashtag", "sourdough")),
        ("#γάτα", Meant("hashtag", "γάτα")),
        ("https://bsky.app/hashtag/Trail%20Running", Meant("hashtag", "trail running")),
    ],
)
def test_what_is_meant(words: str, meaning: Meant) -> None:
    assert meant(words) == meaning


@pytest.mark.parametrize(
    "words",
    [
        *("", "@", "#", "#two words", "ana", "ana example.org", "did:plc", "did:plc:a/b", "a..b", "ana.example/../x"),
        *("https://bsky.app/", "https://bsky.app/profile/ana.example/lists/3k", "https://bsky.app/settings"),
        *("at://did:plc:abc/app.bsky.feed.generator/3k", "at://", "https://bsky.app/profile/a.b/post/%2e%2e%2fx"),
        *("https://example.org/profile/ana.example", "http://[", "ana.example\nHost: x"),
    ],
)
def test_what_is_not_understood_says_what_would_be(words: str) -> None:
    with pytest.raises(ConfigurationError) as failed:
        meant(words)
    assert "@name.bsky.social" in failed.value.advice


def test_whose_an_address_is() -> None:
    assert is_bluesky("https://bsky.app/profile/x")
    assert is_bluesky("at://did:plc:abc")
    assert not any(map(is_bluesky, ("https://bsky.app.example.org/", "bsky.app", "https://[", "https://notbsky.app/")))
