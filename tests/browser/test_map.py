"""The map page as a reader meets it, in a real browser."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import both_renderers
from tests.browser.reading import (
    ACCENT,
    GAP,
    INKS_DRAWN,
    SETTLED,
    WHERE,
    chosen,
    click_account,
    loneliest,
    rows,
)
from tests.browser.views import first, make_view

if TYPE_CHECKING:
    from tests.browser.conftest import OpenMap

pytestmark = pytest.mark.browser


def test_shows_what_it_is_about(open_map: OpenMap) -> None:
    view = make_view(1500)
    page = open_map(view)

    assert page.title() == view["title"]
    assert page.locator("h1").inner_text() == view["title"]
    assert view["summary"] in page.locator(".facts").inner_text()
    assert view["source"] in page.locator(".facts").inner_text()
    assert view["left_out"] in page.locator("#left-out").inner_text()
    assert page.locator("#communities button[aria-pressed]").count() == 7
    assert len(rows(page)) == 40


@both_renderers
def test_every_seed_is_labelled_and_no_labels_overlap(open_map: OpenMap) -> None:
    view = make_view(1500)
    page = open_map(view)
    labels = page.evaluate("graphkit.labels()")

    seeds = {account["label"] for account in view["accounts"] if account["role"] == "seed"}
    assert seeds <= {label["text"] for label in labels}
    assert {community["name"] for community in view["communities"]} <= {label["text"] for label in labels}
    overlapping = [
        (a["text"], b["text"])
        for a, b in combinations(labels, 2)
        if min(a["right"], b["right"]) > max(a["left"], b["left"])
        and min(a["bottom"], b["bottom"]) > max(a["top"], b["top"])
    ]
    assert overlapping == []
    assert len(labels) > 30


def test_the_first_drawing_holds_the_communities_and_seeds(open_map: OpenMap) -> None:
    page = open_map(make_view(60))

    for colour in (
        [0xE6, 0x9F, 0x00],
        [0x00, 0x72, 0xB2],
        [0x00, 0x9E, 0x73],
        [0xF0, 0xE4, 0x42],
        [0x15, 0x18, 0x1D],
    ):
        assert page.evaluate(INKS_DRAWN, colour) > 20, colour


def test_a_row_takes_the_map_to_its_account(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    best = first(view, "candidate")
    assert page.evaluate(INKS_DRAWN, ACCENT) == 0

    page.locator("tr.account").first.click()
    page.evaluate(SETTLED)

    assert chosen(page) == best["label"]
    assert page.locator("tr[aria-current=true] .who button").inner_text() == best["label"]
    size = page.locator("#map").bounding_box()
    assert size
    assert page.evaluate(WHERE, best["id"]) == pytest.approx({"x": size["width"] / 2, "y": size["height"] / 2}, abs=1)
    with_ways = page.evaluate(INKS_DRAWN, ACCENT)
    assert best["label"] in {label["text"] for label in page.evaluate("graphkit.labels()")}
    assert page.evaluate("location.hash") == f"#n={best['handle']}"
    assert best["label"] in page.locator("#live").inner_text()

    page = open_map(view | {"ties": []}, fragment=f"#n={best['handle']}")
    assert with_ways > page.evaluate(INKS_DRAWN, ACCENT) + 100


@both_renderers
def test_who_chooses_again_during_a_flight_lands_there(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    page.emulate_media(reduced_motion="no-preference")
    first_one, second = (next(one for one in view["accounts"] if one["rank"] == rank) for rank in (1, 2))

    page.evaluate("(ids) => ids.forEach((id) => graphkit.select(id))", [first_one["id"], second["id"]])
    page.evaluate(SETTLED)

    size = page.locator("#map").bounding_box()
    assert size
    assert page.evaluate(WHERE, second["id"]) == pytest.approx({"x": size["width"] / 2, "y": size["height"] / 2}, abs=1)
    assert second["label"] in {label["text"] for label in page.evaluate("graphkit.labels()")}
    # It was the map that moved, not the reader.
    assert page.evaluate("location.hash") == f"#n={second['handle']}"


@both_renderers
def test_an_account_on_the_map_selects_its_row(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    candidate = loneliest(view, "candidate")

    click_account(page, candidate)

    assert chosen(page) == candidate["label"]
    assert page.locator("tr[aria-current=true] .who button").inner_text() == candidate["label"]
    assert page.locator("tr[aria-current=true]").is_visible()

    page.keyboard.press("Escape")
    assert chosen(page) is None
    assert page.locator("tr[aria-current=true]").count() == 0
    assert page.evaluate("location.href").endswith(".html")


def test_the_panel_tells_for_against_and_the_parts(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    candidate = next(account for account in view["accounts"] if account["against"])

    page.evaluate("(id) => graphkit.select(id)", candidate["id"])

    panel = page.locator("#detail").inner_text()
    for text in (*candidate["for"], *candidate["against"], *candidate["parts"], "Shortest ways to the seeds"):
        assert text in panel
    link = page.locator("#detail a")
    assert link.get_attribute("href") == candidate["url"]
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"


@both_renderers
def test_ways_are_shortest(open_map: OpenMap) -> None:
    view = make_view(60)
    view["ties"] = [[0, 1, 1], [1, 2, 1], [2, 3, 1], [3, 4, 1], [4, 0, 1]]
    for place, role in enumerate(("candidate", "author", "author", "seed", "fan")):
        view["accounts"][place] |= {"role": role, "label": f"@walker{place}"}
    page = open_map(view)

    page.evaluate("(id) => graphkit.select(id)", view["accounts"][0]["id"])

    assert page.locator("#detail .way").all_inner_texts() == ["@walker4 – ★ @walker3"]
    page.locator("#hide-fans").check()
    assert page.locator("#detail .way").all_inner_texts() == ["@walker1 – @walker2 – ★ @walker3"]


@both_renderers
def test_search_by_keyboard_alone(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    seed = first(view, "seed")

    page.keyboard.press("/")
    page.keyboard.type(seed["handle"].upper())
    page.keyboard.press("Enter")
    assert chosen(page) == seed["label"]
    assert page.locator("#matches").is_hidden()

    page.keyboard.press("/")
    page.keyboard.type("o")
    found = page.locator("#matches [role=option] .name").all_inner_texts()
    assert len(found) > 3
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    assert page.locator("#matches [aria-selected=true] .name").all_inner_texts() == [found[2]]
    page.keyboard.press("Enter")
    assert chosen(page) == found[2]

    page.keyboard.press("/")
    page.keyboard.type("nobody-of-that-name")
    assert page.locator("#matches").inner_text() == "No account of that name"
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""
    assert chosen(page) == found[2]


@both_renderers
def test_arrow_keys_move_the_map_and_zero_brings_it_back(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    seed = first(view, "seed")["id"]
    before = page.evaluate(WHERE, seed)

    page.locator("#map [role=application]").focus()
    page.keyboard.press("ArrowRight")
    moved = page.evaluate(WHERE, seed)
    page.keyboard.press("+")
    page.keyboard.press("0")

    assert moved == pytest.approx({"x": before["x"] - 70, "y": before["y"]}, abs=0.5)
    assert page.evaluate(WHERE, seed) == pytest.approx(before, abs=0.5)


@both_renderers
def test_zoom_buttons(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    a, b = view["accounts"][0]["id"], view["accounts"][-1]["id"]
    before = page.evaluate(GAP, [a, b])

    page.locator("#zoom-in").click()
    assert page.evaluate(GAP, [a, b]) == pytest.approx(before * 1.5, rel=0.01)
    page.locator("#zoom-out").click()
    assert page.evaluate(GAP, [a, b]) == pytest.approx(before, rel=0.01)


@both_renderers
def test_commenters_can_be_hidden_and_come_back_when_asked_for(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    fan = loneliest(view, "fan")

    click_account(page, fan)
    assert chosen(page) == fan["label"]

    page.locator("#hide-fans").check()
    assert chosen(page) is None
    click_account(page, fan)
    assert chosen(page) is None
    assert len(rows(page)) == 12

    page.evaluate("(id) => graphkit.select(id)", fan["id"])
    assert chosen(page) == fan["label"]
    assert not page.locator("#hide-fans").is_checked()


@both_renderers
def test_a_chip_shows_its_community_alone(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    everybody = rows(page)
    chip = page.locator("#communities button").nth(1)
    inside = {account["label"] for account in view["accounts"] if account["community"] == 1}
    outsider = loneliest(view, "author")
    assert outsider["community"] != 1

    chip.click()

    assert chip.get_attribute("aria-pressed") == "true"
    assert rows(page) == [label for label in everybody if label in inside]
    names = {community["name"] for community in view["communities"]}
    seeds = {account["label"] for account in view["accounts"] if account["role"] == "seed"}
    assert {label["text"] for label in page.evaluate("graphkit.labels()")} <= inside | names | seeds
    page.locator("#zoom-out").click(click_count=4)
    click_account(page, outsider)
    assert chosen(page) is None

    page.locator("#communities button").nth(4).click()
    assert page.locator("#nobody").is_visible()
    page.locator("#communities button").nth(4).click()
    assert rows(page) == everybody
    assert page.locator("#communities [aria-pressed=true]").count() == 0
