from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.sources.mastodon.text import plain

LINK = (
    '<p>see <a href="https://example.org/long"><span class="invisible">https://</span>'
    '<span class="ellipsis">example.org/lo</span><span class="invisible">ng</span></a></p>'
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (None, None),
        ("", None),
        ("<p></p>", None),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one<br />two &lt;3 &#39;x&#39;</p>", "one\ntwo <3 'x'"),
        (LINK, "see https://example.org/long"),
        ('<p>#<span>tea</span> and <span class="h-card">@<span>ana</span></span></p>', "#tea and @ana"),
        ('<p class="quote-inline">RE: <a href="x">y</a></p><p>so true</p>', "so true"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("plain < text", "plain < text"),
        ("a<![foo[b]]>c", "ac"),
    ],
)
def test_text_as_a_reader_sees_it(html: str | None, text: str | None) -> None:
    assert plain(html) == text


@given(st.text() | st.text("<>![]-/&;#pbr ="))
def test_no_text_is_too_odd(html: str) -> None:
    plain(html)
