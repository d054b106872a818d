"""The map drawn plainly."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from graphkit.maps import palette
from graphkit.maps.svg import HEIGHT, WIDTH, draw_svg
from tests.browser.attacks import ATTACKS as HOSTILE
from tests.browser.views import in_columns, make_view
from tests.conftest import ROOT

KNOWN = {"svg", "title", "rect", "circle", "path", "polygon", "line", "text"}


def drawn(view: dict[str, Any]) -> ElementTree.Element:
    return ElementTree.fromstring(draw_svg(view))


def named(picture: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [one for one in picture.iter() if one.tag.partition("}")[2] == name]


def texts(picture: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in named(picture, "text")]


def test_what_the_picture_shows() -> None:
    rows = make_view(60)
    picture = drawn(in_columns(rows))
    shown = texts(picture)
    assert {rows["title"], rows["summary"]} <= set(shown)
    assert {community["name"] for community in rows["communities"]} <= set(shown)
    assert {account["label"] for account in rows["accounts"] if account["role"] == "seed"} <= set(shown)
    assert {str(account["rank"]) for account in rows["accounts"] if account["role"] == "candidate"} <= set(shown)
    assert len(named(picture, "polygon")) == sum(account["role"] == "seed" for account in rows["accounts"])


def test_everything_lies_on_the_picture() -> None:
    for circle in named(drawn(in_columns(make_view(300))), "circle"):
        reach = float(circle.attrib["r"])
        assert reach <= float(circle.attrib["cx"]) <= WIDTH - reach
        assert reach <= float(circle.attrib["cy"]) <= HEIGHT - reach


def test_hostile_text_stays_text() -> None:
    rows = make_view(60)
    rows |= {"title": HOSTILE[0], "summary": HOSTILE[1], "source": HOSTILE[4], "left_out": HOSTILE[7] * 99}
    for place, community in enumerate(rows["communities"]):
        community["name"] = HOSTILE[place]
    for place, account in enumerate(rows["accounts"]):
        text = HOSTILE[place % len(HOSTILE)]
        account |= {"label": text, "handle": text, "for": [text], "against": [text]}
    picture = drawn(in_columns(rows))
    assert {one.tag.partition("}")[2] for one in picture.iter()} <= KNOWN
    assert not [name for one in picture.iter() for name in one.attrib if name.startswith("on") or "href" in name]
    assert max(map(len, texts(picture))) <= 210
    assert all(text.isprintable() for text in texts(picture))


def test_an_empty_map_is_a_picture_too() -> None:
    view = in_columns(make_view(60)) | {"communities": [], "details": {}}
    view["accounts"] = {name: [] for name in view["accounts"]}
    view["ties"] = {name: [] for name in view["ties"]}
    assert view["title"] in texts(drawn(view))


def test_the_same_view_gives_the_same_picture() -> None:
    assert draw_svg(in_columns(make_view(60))) == draw_svg(in_columns(make_view(60)))


def test_the_colours_are_those_of_the_page() -> None:
    page = (ROOT / "graphkit/maps/page/map/theme.js").read_text(encoding="utf-8")
    light = page[: page.index("dark: {")]
    colours = {*palette.OKABE_ITO, *palette.EDGES.values(), palette.GREY, palette.GROUND, palette.INK, palette.MUTED}
    assert colours <= set(re.findall(r"#[0-9a-f]{6}", light))
