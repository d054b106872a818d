from __future__ import annotations

import pytest

from graphkit.errors import ConfigurationError
from graphkit.sources.reddit.starts import Meant, is_reddit, meant


@pytest.mark.parametrize(
    "start",
    [
        *("u/Ana_B-1", "/u/ana_b-1", "user/ana_b-1", "@ana_b-1", "Ana_B-1", " u/ana_b-1 ", "r/u_ana_b-1"),
        *("https://www.reddit.com/user/ana_b-1", "https://old.reddit.com/u/Ana_B-1/comments/?sort=new#top"),
        # What follows a name is no part of what is asked for.
        *("reddit.com/user/ana_b-1/", "u/ana_b-1/../../api"),
    ],
)
def test_accounts(start: str) -> None:
    assert meant(start) == Meant("account", "ana_b-1")


@pytest.mark.parametrize(
    "start",
    [
        "https://www.reddit.com/r/lamps/comments/1AbC/of_moss/?utm_source=share",
        "https://www.reddit.com/r/lamps/comments/1abc/of_moss/kx9/",
        "https://www.reddit.com/comments/1abc",
        "https://www.reddit.com/user/ana/comments/1abc/x/",
        *("r/lamps/comments/1abc", "https://redd.it/1abc", "redd.it/1abc"),
    ],
)
def test_posts(start: str) -> None:
    assert meant(start) == Meant("post", "1abc")


@pytest.mark.parametrize("start", ["r/Lamps", "/r/lamps/", "https://reddit.com/r/lamps", "www.reddit.com/r/lamps/new/"])
def test_communities(start: str) -> None:
    assert meant(start) == Meant("community", "lamps")


def test_tags() -> None:
    assert meant("#Möss") == Meant("hashtag", "möss")


@pytest.mark.parametrize(
    "start",
    [
        *(
            "",
            "@",
            "#",
            "# moss",
            "u/",
            "r/",
            "ana b",
            "https://example.org/u/ana",
            "https://reddit.com",
            "http://[::1",
        ),
        *("https://www.reddit.com/r/lamps/s/nGnQE1QkLC", "https://www.reddit.com/comments/a%2Fb", "reddit.com/search"),
    ],
)
def test_what_is_nothing(start: str) -> None:
    with pytest.raises(ConfigurationError, match="Reddit") as caught:
        meant(start)
    assert "r/name" in caught.value.advice


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("https://www.reddit.com/r/x", True),
        ("https://redd.it/1", True),
        ("https://new.reddit.com/", True),
        ("https://notreddit.com/", False),
        ("https://reddit.com.example.org/", False),
        ("u/ana", False),
        ("https://[broken", False),
    ],
)
def test_addresses(address: str, ours: bool) -> None:
    assert is_reddit(address) is ours
