from __future__ import annotations

import pytest

from graphkit.errors import ConfigurationError
from graphkit.sources.bluesky.starts import AccountWords, PostWords, TagWords, Words, is_bluesky, understood


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("@Ana.Bsky.social", AccountWords("ana.bsky.social")),
        (" ana.example ", AccountWords("ana.example")),
        ("did:plc:abc234", AccountWords("did:plc:abc234")),
        ("did:web:example.org%3A8080", AccountWords("did:web:example.org%3A8080")),
        ("at://did:plc:abc234", AccountWords("did:plc:abc234")),
        ("https://bsky.app/profile/ana.example", AccountWords("ana.example")),
        ("https://bsky.app/profile/did:plc:abc234/", AccountWords("did:plc:abc234")),
        ("https://bsky.app/profile/did%3Aplc%3Aabc234", AccountWords("did:plc:abc234")),
        ("https://bsky.app/profile/ana.example/post/3k2?ref=x", PostWords("at://ana.example/app.bsky.feed.post/3k2")),
        ("at://did:plc:abc/app.bsky.feed.post/3k2", PostWords("at://did:plc:abc/app.bsky.feed.post/3k2")),
        ("#Sourdough", TagWords("sourdough")),
        ("#γάτα", TagWords("γάτα")),
        ("https://bsky.app/hashtag/Trail%20Running", TagWords("trail running")),
    ],
)
def test_what_is_understood(words: str, meaning: Words) -> None:
    assert understood(words) == meaning


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
        understood(words)
    assert "@name.bsky.social" in failed.value.advice


def test_whose_an_address_is() -> None:
    assert is_bluesky("https://bsky.app/profile/x")
    assert is_bluesky("at://did:plc:abc")
    assert not any(map(is_bluesky, ("https://bsky.app.example.org/", "bsky.app", "https://[", "https://notbsky.app/")))
