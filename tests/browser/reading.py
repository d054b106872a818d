"""What a reader of the page sees and does."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.browser.views import View

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Read from a copy: Chromium warns about reading a canvas that is drawn on.
INKS_DRAWN = """([red, green, blue]) => {
  const canvas = document.querySelector("#map canvas");
  const options = { willReadFrequently: true };
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", options);
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4)
    found += Number(data[at] === red && data[at + 1] === green && data[at + 2] === blue);
  return found;
}"""
SIDEWAYS = """() =>
  ["html", "body", ".top", ".legend", "main", ".stage", "aside", ".tools", "#results", "#together", "#detail", ".foot"]
    .map((part) => document.querySelector(part))
    .filter((part) => part.scrollWidth > part.clientWidth + 1)
    .map((part) => part.className || part.id || part.localName)"""
WHERE = "(id) => graphkit.where(id)"
GAP = """([a, b]) => {
  const [one, other] = [graphkit.where(a), graphkit.where(b)];
  return Math.hypot(one.x - other.x, one.y - other.y);
}"""
SETTLED = "() => graphkit.settled()"
ACCENT = [0x1D, 0x55, 0xD4]


def chosen(page: Page) -> str | None:
    return page.locator("#detail-name").inner_text() if page.locator("#detail").is_visible() else None


def rows(page: Page) -> list[str]:
    return [row.locator(".who button").inner_text() for row in page.locator("tr.account:visible").all()]


def click_account(page: Page, account: View) -> None:
    at = page.evaluate(WHERE, account["id"])
    page.locator("#map").click(position=at)


def loneliest(view: View, role: str) -> View:
    """The account of a role with most room around it, so that a click cannot mean another one."""
    others = view["accounts"]

    def room(account: View) -> float:
        return min(
            math.hypot(account["x"] - other["x"], account["y"] - other["y"]) for other in others if other is not account
        )

    return max((account for account in others if account["role"] == role), key=room)
