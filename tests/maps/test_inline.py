"""The map inside a notebook."""

from __future__ import annotations

from html.parser import HTMLParser

from graphkit.maps.drawn import Map
from graphkit.maps.inline import MOST_BYTES, inline
from tests.browser.views import in_columns, make_view


class Frames(HTMLParser):
    """The elements of a piece of HTML, and their attributes as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_map_shows_itself_in_a_frame_that_is_shut_off() -> None:
    drawn = Map(in_columns(make_view(60)) | {"title": '"><script>alert(1)</script>'})
    ((tag, given),) = Frames(drawn._repr_html_()).found
    assert tag == "iframe"
    assert given["srcdoc"] == drawn.html
    assert given["title"] == 'Map: "><script>alert(1)</script>'
    assert "allow-same-origin" not in str(given["sandbox"])


def test_a_large_map_says_how_to_open_it_instead() -> None:
    said = inline("x" * (MOST_BYTES + 1), "large")
    assert [tag for tag, _ in Frames(said).found] == ["p", "code"]
    assert "takes 5.0 MB" in said


def test_the_text_form_is_short() -> None:
    assert repr(Map(in_columns(make_view(60)) | {"title": "Bakers"})) == "Map('Bakers', 59 accounts)"
