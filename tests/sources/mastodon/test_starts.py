from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import ConfigurationError
from graphkit.sources.mastodon.starts import Meant, is_mastodon, meant
from graphkit.sources.mastodon.subjects import Subject

HOME = "https://example.org"


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("@Ana@Example.org", Meant("account", "Ana", None, "example.org")),
        (" ana@localhost:3000 ", Meant("account", "ana", None, "localhost:3000")),
        ("@ana", Meant("account", "ana")),
        ("ana", Meant("account", "ana")),
        ("https://Example.org/@ana/", Meant("account", "ana", HOME)),
        ("https://example.org/@ana/with_replies", Meant("account", "ana", HOME)),
        ("http://example.org/@cem@example.net", Meant("account", "cem", HOME, "example.net")),
        ("https://example.org/users/ana", Meant("account", "ana", HOME)),
        ("https://example.org/@ana/109#x", Meant("post", "109", HOME)),
        ("https://example.org/@cem@example.net/109", Meant("post", "109", HOME)),
        ("https://example.org/users/ana/statuses/109", Meant("post", "109", HOME)),
        ("https://example.org/ap/users/43/statuses/109", Meant("post", "109", HOME)),
        ("#Tea", Meant("hashtag", "tea")),
        ("#茶", Meant("hashtag", "茶")),
        ("https://example.org/tags/Tea%C3%A9", Meant("hashtag", "teaé", HOME)),
    ],
)
def test_what_is_meant(start: str, found: Meant) -> None:
    assert meant(start) == found


@pytest.mark.parametrize(
    "start",
    ["", "@", "#", "@ana@", "@ana@b c", "a b", "https://example.org", "https://example.org/@", "https://example.org/about",
     "https://example.org/@ana/../1", "https://[/@ana", "https://ana:pw@example.org/@ana", "https://example.org:x/@ana",
     "ftp://example.org/@ana", "@ana@example.org@example.net"],
)  # fmt: skip
def test_what_is_nothing(start: str) -> None:
    with pytest.raises(ConfigurationError, match="names no account, post or hashtag"):
        meant(start)


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://mastodon.social/@ana", True),
        ("https://mastodon.social/@ana/109", True),
        ("https://mastodon.social/users/ana/statuses/109", True),
        ("https://www.youtube.com/@ana", False),
        ("https://www.tiktok.com/@ana", False),
        ("https://example.org/tags/tea", False),
        ("https://bsky.app/profile/ana.example", False),
        ("@ana@example.org", False),
    ],
)
def test_which_addresses_look_like_it(address: str, known: bool) -> None:
    assert is_mastodon(address) is known


@given(st.text())
def test_anything_is_meant_or_refused(start: str) -> None:
    for text in (start, f"https://{start}", f"https://example.org/@{start}"):
        is_mastodon(text)
        try:
            meant(text)
        except ConfigurationError:
            continue


@given(st.sampled_from([HOME, "http://localhost:3000"]), st.from_regex(r"\A[A-Za-z0-9_-]+\Z"))
def test_subjects_come_back_as_they_were(server: str, number: str) -> None:
    for subject in (Subject(server, number), Subject(server, number, "https://example.net/1")):
        assert Subject.of(subject.text) == subject
