from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import ConfigurationError
from graphkit.sources.youtube.starts import Meant, is_youtube, meant

CHANNEL = "UC_x5XG1OV2P6uZZ5FSM9Ttw"


@pytest.mark.parametrize(
    ("start", "naming", "text"),
    [
        ("@ana.b-c", "handle", "ana.b-c"),
        ("  ana ", "handle", "ana"),
        ("@पाककला", "handle", "पाककला"),
        (CHANNEL, "channel", CHANNEL),
        ("#Food", "hashtag", "food"),
        (f"https://www.youtube.com/channel/{CHANNEL}", "channel", CHANNEL),
        (f"youtube.com/channel/{CHANNEL}/videos?view=0", "channel", CHANNEL),
        ("https://youtube.com/@ana", "handle", "ana"),
        ("https://m.youtube.com/@%E0%A4%AA%E0%A4%BE%E0%A4%95/about", "handle", "पाक"),
        ("https://www.youtube.com/c/AnaBakes/featured", "name", "AnaBakes"),
        ("https://www.youtube.com/AnaBakes", "name", "AnaBakes"),
        ("https://www.youtube.com/user/ana", "user", "ana"),
        ("https://www.youtube.com/hashtag/food", "hashtag", "food"),
        ("https://www.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=3s", "video", "dQw4w9WgXcQ"),
        ("youtu.be/dQw4w9WgXcQ?si=abc", "video", "dQw4w9WgXcQ"),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", "video", "dQw4w9WgXcQ"),
        ("https://www.youtube.com/live/dQw4w9WgXcQ?feature=share", "video", "dQw4w9WgXcQ"),
        ("https://www.youtube.com/embed/dQw4w9WgXcQ", "video", "dQw4w9WgXcQ"),
    ],
)
def test_what_a_start_means(start: str, naming: str, text: str) -> None:
    assert meant(start) == Meant(naming, text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "start",
    [
        "",
        "@",
        "#",
        "food recipes",
        "https://www.youtube.com/",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/playlist?list=PL1234567890",
        "https://www.youtube.com/channel/UCshort",
        "https://youtu.be/",
        "https://vimeo.com/@ana",
        "https://youtube.com.example.org/@ana",
        "https://youtube.com@example.org/@ana",
        "https://[youtube.com/@ana",
        "ftp://youtube.com/@ana",
    ],
)
def test_what_means_nothing_is_told(start: str) -> None:
    with pytest.raises(ConfigurationError, match="names no YouTube channel"):
        meant(start)


@given(st.text() | st.from_regex(r"https?://(www\.)?youtu(be\.com|\.be)/.*"))
def test_any_words_are_understood_or_refused(start: str) -> None:
    is_youtube(start)
    with suppress(ConfigurationError):
        assert meant(start).text
