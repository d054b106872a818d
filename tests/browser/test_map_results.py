"""What is chosen among the results, sent on, and taken away."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import both_renderers
from tests.browser.reading import SETTLED, chosen, rows
from tests.browser.views import View, first, make_view

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenMap

pytestmark = pytest.mark.browser

PARTS_OF_A_FILE = re.compile(rb"/Type\s*/Page\b")


def candidates(view: View) -> list[View]:
    found = [account for account in view["accounts"] if account["role"] == "candidate"]
    return sorted(found, key=lambda account: account["rank"])


def labels(accounts: list[View]) -> list[str]:
    """As the table lists them: those in the band first."""
    return [account["label"] for account in sorted(accounts, key=lambda a: (a["group"] != "in band", a["rank"]))]


def tied_to(view: View, seed: View) -> list[View]:
    place = view["accounts"].index(seed)
    ends = {end for source, target, _ in view["ties"] if place in (source, target) for end in (source, target)}
    return [account for account in candidates(view) if view["accounts"].index(account) in ends]


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.locator(button).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_follower_band_leaves_those_in_it(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    page.locator("#by-band").select_option("10k-25k")

    inside = [account for account in candidates(view) if 10_000 <= (account["followers"] or 0) < 25_000]
    assert rows(page) == labels(inside)
    assert page.locator("#left").inner_text() == f"{len(inside)} of 12 candidates"
    assert f"{len(inside)} of 12 candidates" in page.locator("#live").inner_text()
    page.locator("#clear-filters").click()
    assert rows(page) == labels(candidates(view))
    assert page.locator("#left").inner_text() == "12 candidates"


def test_only_those_tied_to_a_seed(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    seed = first(view, "seed")
    page.locator("#by-seed").select_option(str(view["accounts"].index(seed)))

    assert 0 < len(rows(page)) < 12
    assert rows(page) == labels(tied_to(view, seed))


def test_a_filter_is_there_where_it_leaves_somebody_out(open_map: OpenMap) -> None:
    view = make_view(60)
    seeds = [account for account in view["accounts"] if account["role"] == "seed"]
    for account in seeds[1:]:
        account["role"] = "author"
    page = open_map(view)
    tied = len(tied_to(view, seeds[0]))

    assert 0 < tied < len(candidates(view))
    assert page.locator("#by-seed").is_visible()
    assert page.locator("#by-seed option").nth(1).inner_text() == f"{seeds[0]['label']} ({tied})"


def test_a_least_score(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    page.locator("#by-score").fill("40")

    assert rows(page) == labels([account for account in candidates(view) if account["score"] >= 40])
    assert page.locator("#least-score").inner_text() == "at least 40"


def test_a_filter_gives_way_to_who_is_asked_for_by_name(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    page.locator("#by-score").fill("40")
    hidden = next(account for account in candidates(view) if account["score"] < 40)

    page.keyboard.press("/")
    page.keyboard.type(hidden["handle"])
    page.keyboard.press("Enter")

    assert chosen(page) == hidden["label"]
    assert page.locator("#least-score").inner_text() == "any"


@both_renderers
def test_the_whole_view_can_be_sent(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    page.locator("#by-community").select_option("1")
    page.locator("#hide-fans").check()
    page.locator("tr.account input").first.check()
    page.locator("tr.account .who button").first.click()
    page.locator("#zoom-in").click()
    page.evaluate(SETTLED)
    assert "z=" in page.evaluate("location.hash")
    sent = page.evaluate("location.hash")
    seed = first(view, "seed")["id"]

    other = open_map(view, fragment=sent)

    assert (chosen(other), rows(other)) == (chosen(page), rows(page))
    assert other.locator("#by-community").input_value() == "1"
    assert other.locator("#hide-fans").is_checked()
    assert other.locator("tr.account input:checked").count() == 1
    assert other.evaluate("(id) => graphkit.where(id)", seed) == pytest.approx(
        page.evaluate("(id) => graphkit.where(id)", seed), abs=2
    )
    assert other.evaluate("location.hash") == sent


def test_back_undoes_a_choice(open_map: OpenMap) -> None:
    page = open_map(make_view(60))
    first_name, second_name = rows(page)[:2]
    page.get_by_role("button", name=first_name, exact=True).first.click()
    page.get_by_role("button", name=second_name, exact=True).first.click()
    assert chosen(page) == second_name

    page.go_back()
    page.wait_for_function("(name) => document.querySelector('#detail-name')?.textContent === name", arg=first_name)
    page.go_back()
    page.wait_for_function("() => document.querySelector('#detail').hidden")


def test_the_shortlist_is_saved_as_it_was_ticked_and_runs_nowhere(open_map: OpenMap) -> None:
    view = make_view(60)
    best = candidates(view)[0]
    best |= {"for": ['=HYPERLINK("https://leak.invalid"), “so”'], "handle": "+plus", "url": "javascript:alert(1)"}
    page = open_map(view)
    ticked = rows(page)[:3]
    for box in range(3):
        page.locator("tr.account input").nth(box).check()

    name, content = downloaded(page, "#download")

    table = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert name == "shortlist.csv"
    assert len(table) == 3
    assert [row["rank"] for row in table] == ["1", "2", "3"]
    assert table[0]["account"] == "'+plus"
    assert table[0]["for"] == "'" + best["for"][0]
    assert table[0]["link"] == ""
    assert {f"@{row['account']}" for row in table[1:]} == set(ticked[1:])
    assert page.locator("#count").inner_text() == "3 on the shortlist"
    assert "Saved 3 accounts" in page.locator("#live").inner_text()


def test_all_that_are_listed_can_be_ticked(open_map: OpenMap) -> None:
    page = open_map(make_view(60))
    page.locator("#by-score").fill("40")
    listed = len(rows(page))

    page.locator("#tick-all").check()
    assert page.locator("#count").inner_text() == f"{listed} on the shortlist"
    page.locator("#clear-filters").click()
    assert page.locator("#tick-all").evaluate("(box) => box.indeterminate")


def test_handles_are_copied_or_laid_out_to_be_copied(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    page.locator("tr.account input").first.check()
    page.locator("#copy").click()
    page.wait_for_function("() => /Copied|to copy/.test(document.querySelector('#live').textContent)")

    laid_out = page.locator("#to-copy")
    assert laid_out.is_hidden() or laid_out.input_value() == candidates(view)[0]["handle"]
    assert laid_out.is_hidden() == page.locator("#live").inner_text().startswith("Copied 1 account")


def test_the_table_is_sorted_by_its_heads(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    inside = [account for account in candidates(view) if account["group"] == "in band"]

    head = page.locator("th:has(button[data-sort=followers])")
    head.locator("button").click()
    most_first = sorted(inside, key=lambda account: -account["followers"])
    assert rows(page)[: len(inside)] == [account["label"] for account in most_first]
    assert head.get_attribute("aria-sort") == "descending"
    head.locator("button").click()
    assert rows(page)[: len(inside)] == [account["label"] for account in reversed(most_first)]
    assert page.locator("[aria-sort]").count() == 1


def test_what_is_missing_is_told_on_request(open_map: OpenMap) -> None:
    sentences = ["No follower count of 12 of 40 candidates", "No dates"]
    page = open_map(make_view(60) | {"uncovered": sentences})
    assert page.locator("#uncovered-list").is_hidden()

    page.locator("#uncovered summary").click()
    assert page.locator("#uncovered-list li").all_inner_texts() == sentences
    page.keyboard.press("Escape")
    assert page.locator("#uncovered-list").is_hidden()


def test_nothing_missing_needs_no_button(open_map: OpenMap) -> None:
    assert open_map(make_view(60)).locator("#uncovered").is_hidden()


def test_quotes_and_exchanges_are_in_the_panel(open_map: OpenMap) -> None:
    view = make_view(60)
    seed, best = first(view, "seed"), candidates(view)[0]
    quotes = [{"by": "@ben", "text": f"comment {number}", "day": "2026-10-31"} for number in range(4)]
    best |= {"for": [{"sentence": "Commented on 7 posts", "quotes": quotes}]}
    best |= {"exchanges": [{"seed": view["accounts"].index(seed), "gave": 7, "got": 0, "latest": "2026-10-03"}]}
    page = open_map(view)
    page.locator("tr.account .who button").first.click()

    visible = [quote.inner_text() for quote in page.locator("#detail blockquote:visible").all()]
    assert visible == ["comment 0", "comment 1"]
    page.get_by_text("2 more comments").click()
    assert page.locator("#detail blockquote:visible").count() == 4
    assert "@ben · 31 Oct 2026" in page.locator("#detail").inner_text()
    cells = page.locator("#detail .exchanges tbody tr").first.locator("th, td").all_inner_texts()
    assert cells == [seed["label"], "7 ×", "–", "3 Oct 2026"]
    heads = [head.bounding_box() for head in page.locator("#detail .exchanges thead th").all()]
    assert all(head and head["width"] > 60 for head in heads)
    page.locator("#detail .exchanges button").first.click()
    assert chosen(page) == seed["label"]


@both_renderers
def test_the_view_is_saved_as_a_picture(open_map: OpenMap) -> None:
    from PIL import Image

    page = open_map(make_view(60))
    size: Any = page.locator("#map").bounding_box()
    name, content = downloaded(page, "#picture")

    picture = Image.open(io.BytesIO(content)).convert("RGB")
    assert name == "map.png"
    assert picture.size == pytest.approx((2 * size["width"], 2 * size["height"]), abs=1.5)
    colours = {colour: count for count, colour in picture.getcolors(1 << 24) or []}
    for colour in ((0xE6, 0x9F, 0x00), (0x00, 0x72, 0xB2), (0x15, 0x18, 0x1D)):
        assert colours.get(colour, 0) > 100, colour


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_prints_on_one_page(open_map: OpenMap, scheme: str) -> None:
    page = open_map(make_view(1500), scheme=scheme)
    page.emulate_media(media="print")

    assert len(PARTS_OF_A_FILE.findall(page.pdf(format="A4"))) == 1
    assert len(PARTS_OF_A_FILE.findall(page.pdf(format="Letter", landscape=True))) == 1
    assert page.locator("#map canvas").first.is_visible()
    assert page.locator("tr.account").first.is_visible()
    assert page.locator("#search").is_hidden()
