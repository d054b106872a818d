"""The form of the page around the map: at any width, in the dark, and with little to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import both_renderers
from tests.browser.reading import (
    INKS_DRAWN,
    SETTLED,
    SIDEWAYS,
    chosen,
    rows,
)
from tests.browser.views import first, make_view

if TYPE_CHECKING:
    from tests.browser.conftest import OpenMap

pytestmark = pytest.mark.browser


# How many rows the chips take, at each width in turn.
ROWS_OF_CHIPS = """(size) => {
  const box = document.querySelector("#communities");
  const chips = [...box.children];
  for (const chip of chips) chip.style.fontSize = size;
  return Array.from({ length: 200 }, (_, step) => {
    box.style.width = `${700 + 3 * step}px`;
    dispatchEvent(new Event("resize"));
    return new Set(chips.filter((chip) => !chip.hidden).map((chip) => Math.round(chip.offsetTop / 10))).size;
  });
}"""

# What lies on the shortlist, from its top down to its end, wherever the column is scrolled to.
LIES_ON_THE_SHORTLIST = """() => Array.from({ length: 30 }, (_, step) => {
  document.querySelector("aside").scrollTop = 10 * step;
  const foot = document.querySelector(".foot");
  const { x, width, y, height } = foot.getBoundingClientRect();
  return Array.from({ length: Math.floor(height / 4) }, (_, down) =>
    document.elementFromPoint(x + width / 2, y + 2 + 4 * down)).find((lying) => !foot.contains(lying));
}).filter((lying) => lying).length"""


@pytest.mark.parametrize("pressed", [None, 10])
def test_eleven_communities_take_two_rows_at_any_width(open_map: OpenMap, pressed: int | None) -> None:
    view = make_view(60)
    names = (
        "capsule wardrobe and mending",
        "skip",
        "around @lumi.valdetta",
        "weekend vibes, viral and everything else",
    )
    view["communities"] += [
        view["communities"][0] | {"id": 90 + number, "name": name} for number, name in enumerate(names)
    ]
    page = open_map(view, fragment="" if pressed is None else f"#c={83 + pressed}")

    # At sizes where the widths of letters are no whole pixels.
    for size in ("13px", "13.3px"):
        assert set(page.evaluate(ROWS_OF_CHIPS, size)) == {2}
    page.emulate_media(media="print")
    assert page.locator("#communities button:visible").count() == 11


def test_groups_have_their_own_heading(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    headings = page.locator("tbody th").all_inner_texts()
    unknown = [account for account in view["accounts"] if account["group"] == "followers unknown"]

    assert headings == [f"In band · {12 - len(unknown)}", f"Followers unknown · {len(unknown)}"]
    assert rows(page)[-len(unknown) :] == [account["label"] for account in sorted(unknown, key=lambda a: a["rank"])]


@pytest.mark.parametrize("by", ["handle", "id"])
def test_the_address_selects(open_map: OpenMap, by: str) -> None:
    view = make_view(60)
    candidate = first(view, "candidate")
    candidate["handle"] = "ünï & co" if by == "handle" else None

    page = open_map(view, fragment="#n=" + ("%C3%BCn%C3%AF%20%26%20co" if by == "handle" else candidate["id"]))

    assert chosen(page) == candidate["label"]


@pytest.mark.parametrize("size", [(390, 844), (320, 568), (820, 1180)])
def test_no_sideways_scroll(open_map: OpenMap, size: tuple[int, int]) -> None:
    view = make_view(1500)
    page = open_map(view, width=size[0], height=size[1])
    assert page.evaluate(SIDEWAYS) == []

    page.evaluate("(id) => graphkit.select(id)", first(view, "candidate")["id"])
    assert page.evaluate(SIDEWAYS) == []
    assert page.locator("#detail-name").is_visible()


@pytest.mark.parametrize("width", [320, 390, 561, 700, 1024])
def test_what_is_missing_is_read_whole_at_any_width(open_map: OpenMap, width: int) -> None:
    page = open_map(make_view(60) | {"uncovered": ["No dates of 3 comments"]}, width=width, height=844)
    page.locator("#uncovered summary").click(timeout=2000)
    told = page.locator("#uncovered-list").bounding_box()

    assert told
    assert told["x"] >= 0
    assert told["x"] + told["width"] <= width
    assert told["width"] >= 280


def test_on_a_phone_the_heads_of_the_table_do_not_cover_the_shortlist(open_map: OpenMap) -> None:
    page = open_map(make_view(60), width=390, height=844)
    page.locator("#show-filters").click()

    assert page.evaluate(LIES_ON_THE_SHORTLIST) == 0


def test_on_a_phone_the_map_is_above_the_table(open_map: OpenMap) -> None:
    page = open_map(make_view(60), width=390, height=844)
    stage = page.locator("#map").bounding_box()
    table = page.locator("table").bounding_box()

    assert stage
    assert table
    assert stage["y"] + stage["height"] <= table["y"]
    assert stage["width"] == 390
    assert table["width"] == 390
    score = page.locator("tr.account td:last-child").first.bounding_box()
    assert score
    assert score["x"] + score["width"] == 390


def test_dark_when_the_system_is_dark_and_when_asked(open_map: OpenMap) -> None:
    ground = "() => getComputedStyle(document.body).backgroundColor"
    page = open_map(make_view(60), scheme="dark")
    assert page.evaluate(ground) == "rgb(23, 26, 32)"
    assert page.evaluate(INKS_DRAWN, [255, 255, 255]) > 300

    page.locator("#theme").click()
    page.evaluate(SETTLED)
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    assert page.evaluate(INKS_DRAWN, [0x15, 0x18, 0x1D]) > 300

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_the_keyboard_keeps_its_place(open_map: OpenMap) -> None:
    page = open_map(make_view(60))
    focused = "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.id"

    page.locator("tr.account button").first.focus()
    page.keyboard.press("Enter")
    page.locator("#detail .way button").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == "Close"
    page.keyboard.press("Enter")
    assert chosen(page) is None
    assert page.evaluate(focused) == "results"


def test_the_eighth_community_is_grey(open_map: OpenMap) -> None:
    view = make_view(60)
    grey = [0x8A, 0x92, 0x9D]
    page = open_map(view)
    before = page.evaluate(INKS_DRAWN, grey)
    view["communities"].append(view["communities"][0] | {"id": 99, "name": "Leftovers"})
    for account in view["accounts"]:
        account["community"] = 99 if account["role"] == "candidate" else account["community"]
    page = open_map(view)

    assert before < 20
    assert page.evaluate(INKS_DRAWN, grey) > 500
    dots = "one => getComputedStyle(one).backgroundColor"
    assert page.locator("tr.account .dot").first.evaluate(dots) == "rgb(138, 146, 157)"


@both_renderers
def test_an_empty_view_opens(open_map: OpenMap) -> None:
    empty = make_view(60) | {"communities": [], "accounts": [], "ties": [], "left_out": ""}
    page = open_map(empty)

    assert page.locator("#nobody").is_visible()
    assert page.locator("#left-out").is_hidden()


@both_renderers
def test_accounts_may_be_without_community_handle_or_figures(open_map: OpenMap) -> None:
    view = make_view(60)
    bare = first(view, "candidate")
    bare |= {
        "community": None,
        "handle": None,
        "followers": None,
        "score": None,
        "parts": {},
        "engagement": None,
    }
    bare |= {"confidence": None, "group": None, "url": None, "for": [], "against": [], "label": "Nameless"}
    page = open_map(view)

    page.get_by_role("button", name="Nameless").click()

    assert chosen(page) == "Nameless"
    assert page.evaluate("location.hash") == f"#n={bare['id']}"
