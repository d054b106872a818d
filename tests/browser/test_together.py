"""Who was chosen together, how sure a place is, and the features, as a reader of the page sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reading import SIDEWAYS, chosen, rows
from tests.browser.test_map_results import PARTS_OF_A_FILE
from tests.browser.views import chosen_together, first, make_view

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenMap

pytestmark = pytest.mark.browser

BOX = "() => ['scrollWidth', 'clientWidth'].map((width) => document.querySelector('.sideways')[width])"


def cells(page: Page, row: int) -> list[str]:
    return page.locator("#together .overlap tbody tr").nth(row).locator("td").all_inner_texts()


def test_where_nobody_was_chosen_together_nothing_is_shown(open_map: OpenMap) -> None:
    page = open_map(make_view(60), fragment="#p=1")

    assert page.locator("#lists").is_hidden()
    assert page.locator("#together").is_hidden()
    assert len(rows(page)) == 12


def test_the_set_is_told_in_its_order(open_map: OpenMap) -> None:
    view = chosen_together(make_view(60))
    page = open_map(view)
    assert page.locator("#together").is_hidden()

    page.locator("#list-together").click()

    told = [row.locator("td, th").all_inner_texts() for row in page.locator("#together .picks tbody tr").all()]
    best = first(view, "candidate")
    assert told[0] == ["1", best["label"], "1", "1,040", "+40", "40"]
    assert [row[5] for row in told] == ["40", "77", "111", "142"]
    assert page.locator("#together-title").inner_text() == "Together they reach 142 people who engage with no seed"
    assert view["together"]["left_out"] in page.locator("#together").inner_text()
    assert page.locator("tr.account").first.is_hidden()
    page.locator("#list-candidates").click()
    assert page.locator("tr.account").first.is_visible()


def test_the_matrix_is_a_table_with_a_number_in_each_cell(open_map: OpenMap) -> None:
    view = chosen_together(make_view(60))
    page = open_map(view, fragment="#p=1")
    names = [view["accounts"][place]["label"] for place in view["together"]["overlap"]["accounts"]]

    for heads in (page.locator(".overlap th[scope=col]"), page.locator(".overlap th[scope=row]")):
        assert [text.removeprefix("★ ") for text in heads.all_inner_texts()] == names
    assert cells(page, 0) == ["itself", "<1", "4", "8", "15", "30", "40", "76", "–"]
    shades = page.locator("#together .overlap tbody tr").first.locator("td")
    colours = {cell.evaluate("one => getComputedStyle(one).backgroundColor") for cell in shades.all()}
    assert len(colours) == 8


@pytest.mark.parametrize("which", ["th[scope=col] .link", "th[scope=row] .link"])
def test_a_head_of_the_matrix_takes_map_and_table_to_its_account(open_map: OpenMap, which: str) -> None:
    view = chosen_together(make_view(60))
    page = open_map(view, fragment="#p=1")

    page.locator(f".overlap {which}").last.focus()
    page.keyboard.press("Enter")

    last = view["accounts"][view["together"]["overlap"]["accounts"][-1]]
    assert chosen(page) == last["label"]
    assert page.locator("#together .overlap [aria-current]").count() == 2
    assert page.locator("#together .picks [aria-current] .link").inner_text() == last["label"]
    assert page.locator(f".overlap {which}").last.is_visible()
    page.locator("#list-candidates").click()
    assert page.locator("tr.account[aria-current=true] .who button").inner_text() == last["label"]


def test_the_address_says_which_list_is_shown(open_map: OpenMap) -> None:
    view = chosen_together(make_view(60))
    page = open_map(view)
    page.locator("#list-together").click()
    assert page.evaluate("location.hash") == "#p=1"

    other = open_map(view, fragment="#p=1")
    assert other.locator("#together").is_visible()
    assert other.locator("#list-together").get_attribute("aria-pressed") == "true"


def test_all_of_them_go_onto_the_shortlist(open_map: OpenMap) -> None:
    page = open_map(chosen_together(make_view(60)), fragment="#p=1")
    page.get_by_role("button", name="Shortlist all 4").click()

    assert page.locator("#count").inner_text() == "4 on the shortlist"


def test_on_a_phone_the_matrix_moves_inside_its_own_box(open_map: OpenMap) -> None:
    page = open_map(chosen_together(make_view(60), 9), width=390, height=844, fragment="#p=1")
    whole, seen = page.evaluate(BOX)

    assert whole > seen
    assert page.evaluate(SIDEWAYS) == []
    page.locator(".overlap th[scope=col] .link").last.focus()
    assert page.locator(".overlap th[scope=row]").first.is_visible()
    assert page.evaluate(SIDEWAYS) == []


def test_the_matrix_is_printed(open_map: OpenMap) -> None:
    page = open_map(chosen_together(make_view(60), 8), fragment="#p=1")
    page.emulate_media(media="print")

    assert len(PARTS_OF_A_FILE.findall(page.pdf(format="A4"))) == 1
    assert page.locator("#lists").is_hidden()
    for width, height in ((718, 1047), (1047, 718)):
        page.set_viewport_size({"width": width, "height": height})
        last = page.locator(".overlap td").last.bounding_box()
        assert last
        assert (last["x"] + last["width"] <= width, last["y"] + last["height"] <= height) == (True, True)


def test_how_sure_a_place_is_stands_in_table_and_panel(open_map: OpenMap) -> None:
    view = make_view(60)
    best = first(view, "candidate")
    best |= {"spans": {"rank": [1, 3], "of": 70, "score": [84.4, 90.2]}, "confidence": "high"}
    page = open_map(view)
    row = page.locator("tr.account").first

    assert row.locator(".rank .span [aria-hidden]").inner_text() == "1–3"
    assert row.locator(".rank .unseen").inner_text() == "place from 1 to 3"
    assert "place 1 to 3 of 70, score 84 to 90" in (row.locator(".rank").get_attribute("title") or "")
    assert [text.inner_text() for text in row.locator(".score > span").all()][-1] == "high"
    assert row.locator(".score .span [aria-hidden]").inner_text() == "84–90"
    row.click()
    said = "Place 1 to 3 of 70, score 84 to 90, in nine of ten draws of other posts."
    assert page.locator("#detail .sureness").inner_text() == said
    assert "high confidence" in page.locator("#detail .meta").inner_text()


def test_without_spans_nothing_is_said_of_them(open_map: OpenMap) -> None:
    view = make_view(60)
    first(view, "candidate")["spans"] = None
    page = open_map(view)
    page.locator("tr.account").first.click()

    assert page.locator("tr.account").first.locator(".span").count() == 0
    assert page.locator("#detail .sureness").count() == 0


def test_what_is_taken_off_the_score_is_seen(open_map: OpenMap) -> None:
    view = make_view(60)
    best = first(view, "candidate")
    best["parts"] |= {"penalty": -5.0}
    page = open_map(view)
    row = page.locator("tr.account").first

    assert row.locator(".loss").inner_text() == "penalty −5.0"
    assert page.locator(".loss").count() == 1
    assert "penalty −5.0" in (row.locator(".bar").get_attribute("aria-label") or "")
    bar, off = row.locator(".bar").bounding_box(), row.locator(".bar .off").bounding_box()
    assert bar
    assert off
    assert off["x"] + off["width"] <= bar["x"] + bar["width"] + 0.5
    assert "penalty" not in page.locator("#parts-key").inner_text()
    row.click()
    assert page.locator("#detail .parts li").last.locator("span").first.inner_text() == "penalty"
    assert page.locator("#detail .parts li").last.locator(".number").inner_text() == "−5.0"


def test_features_are_folded_away_and_told_in_full(open_map: OpenMap) -> None:
    page = open_map(make_view(60))
    page.locator("tr.account").first.click()
    figures = page.locator("#detail .figures")
    assert figures.locator("table").is_hidden()

    figures.locator("summary").click()

    told = [row.locator("th b, td").all_inner_texts() for row in figures.locator("tbody tr").all()]
    assert told == [
        ["by ten", "38 %", "12 commenters", "above 83 % of 41"],
        ["days between", "4.5 days", "12 posts", "41 know theirs"],
        ["lift", "1,235", "12 commenters", "above 83 % of 41"],
        ["growth", "?", "it has no followers"],
    ]
    assert figures.locator("caption").inner_text() == "Compared with: instagram, micro"
    assert "the median" in figures.inner_text()


def test_whoever_only_comments_has_no_features(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    page.evaluate("(id) => graphkit.select(id)", first(view, "fan")["id"])

    assert page.locator("#detail").is_visible()
    assert page.locator("#detail .figures").count() == 0


def test_every_doubt_is_in_the_table_and_the_panel(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    doubted = [account for account in view["accounts"] if account["against"]]
    assert doubted
    for account in doubted:
        row = page.locator("tr.account", has=page.get_by_role("button", name=account["label"], exact=True))
        assert f"Doubt: {account['against'][0]} (+1 more)" in row.inner_text()
        page.evaluate("(id) => graphkit.select(id)", account["id"])
        panel = page.locator("#detail").inner_text()
        assert all(sentence in panel for sentence in (*account["for"], *account["against"]))
