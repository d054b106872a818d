"""Each guard of the page is taken out once, and what looks for harm has to see it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit.maps import page as page_module
from graphkit.maps.drawn import Map
from tests.browser.attacks import MARKUP, hostile_everywhere
from tests.browser.harm import harm_of
from tests.browser.views import chosen_together, in_columns, make_view

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass(frozen=True)
class Weakening:
    """A guard in a file of the page, what stands there without it, and what harm is then seen."""

    file: str
    guard: str
    without: str
    harm: str


POLICY = '<meta http-equiv="Content-Security-Policy" content="{{policy}}">'
WEAKENINGS = {
    "texts are parsed as markup": Weakening(
        # A parsed text sends the page elsewhere, before its elements can be counted.
        "model/data.js",
        "element.textContent = clip(clean(text), LONGEST_TEXT)",
        "element.innerHTML = String(text)",
        "broken: ",
    ),
    "the title is parsed as markup": Weakening(
        "results/header.js", "byId(id).textContent =", "byId(id).innerHTML =", "element: "
    ),
    "names of those chosen together are parsed as markup": Weakening(
        "results/cells.js",
        'make("button", "link", account.name)',
        'Object.assign(make("button", "link"), { innerHTML: account.label })',
        "scripts: ",
    ),
    "what is left out of them is parsed as markup": Weakening(
        "results/together.js",
        'make("p", "note", together.left_out)',
        'Object.assign(make("p", "note"), { innerHTML: together.left_out })',
        "element: ",
    ),
    "what features mean is parsed as markup": Weakening(
        "results/figures.js",
        'make("span", "meaning", meaning)',
        'Object.assign(make("span"), { innerHTML: meaning })',
        "element: ",
    ),
    "reasons why a feature is unknown are parsed as markup": Weakening(
        "results/figures.js",
        'make("td", "unknown", columns.reason[place] ?? "")',
        'Object.assign(make("td"), { innerHTML: columns.reason[place] ?? "" })',
        "element: ",
    ),
    "any script may run": Weakening("page.html", POLICY, '<meta name="policy" content="{{policy}}">', "policy: "),
    "any address is a link": Weakening("results/links.js", "? href : null", "? href : href", "link: "),
    "letters turn what stands around them": Weakening("model/data.js", '.replace(UNRULY, " ")', "", "letters: "),
    "names are as long as they like": Weakening("model/data.js", "letters.length > length ?", "false ?", "length: "),
    "cells are formulas": Weakening("results/csv.js", "FORMULA.test(text) ? `'${text}` : text", "text", "formula: "),
    "halves of letters break the address": Weakening(
        "model/data.js", 'text.replace(/\\p{Surrogate}/gu, "\\ufffd")', "text", "broken: "
    ),
}


@pytest.fixture(scope="module")
def hostile() -> Map:
    view = hostile_everywhere(in_columns(chosen_together(make_view(60))))
    # Of texts that are there once, or a few times, each is markup.
    feature = view["features"]["each"][-1]
    feature["meaning"] = view["together"]["left_out"] = MARKUP[0]
    feature["reason"] = [MARKUP[0] for _ in feature["reason"]]
    return Map(view)


def harm_to(browser: Browser, hostile: Map, folder: Path) -> list[str]:
    from playwright.sync_api import Error

    # Drawn anew: the page of a map is made once.
    Map(hostile.view).write(folder / "map.html")
    accounts = hostile.view["accounts"]
    told = [one for place, one in enumerate(accounts["id"]) if str(place) in hostile.view["details"]]
    try:
        return harm_of(browser, folder / "map.html", told)
    except Error as error:
        return [f"broken: {error}"]


def test_with_all_guards_no_harm_is_done(chromium: Browser, hostile: Map, tmp_path: Path) -> None:
    assert harm_to(chromium, hostile, tmp_path) == []


@pytest.mark.parametrize("name", WEAKENINGS)
def test_without_a_guard_harm_is_seen(
    chromium: Browser, hostile: Map, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    weakening = WEAKENINGS[name]
    whole = page_module._own_text

    def weakened(file: str) -> str:
        text = whole(file)
        if file != weakening.file:
            return text
        assert weakening.guard in text, f"{file} has no such guard any more"
        return text.replace(weakening.guard, weakening.without)

    monkeypatch.setattr(page_module, "_own_text", weakened)
    harm = harm_to(chromium, hostile, tmp_path)
    assert [seen for seen in harm if seen.startswith(weakening.harm)], harm
