"""What a page takes in a real Chromium: until it can be used, for a frame while the map is dragged, and of memory."""

from __future__ import annotations

import os
import time
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

ARGUMENTS: Final = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    # pyvis asks for bootstrap from elsewhere even when told to put everything in: it hears at once that there is none.
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
CANVAS: Final = ["--disable-gpu"]
WEBGL: Final = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
WINDOW: Final[Any] = {"width": 1440, "height": 900}
FRAMES: Final = 60
STEP: Final = 6
# So many notches of the wheel bring the reader to where single accounts are told apart.
NOTCHES: Final = 8
NOTCH: Final = -120
CATEGORIES: Final = ["devtools.timeline", "disabled-by-default-devtools.timeline"]
SCRIPT: Final = {"EvaluateScript", "FunctionCall", "FireAnimationFrame", "EventDispatch", "TimerFire", "RunMicrotasks"}
# Two frames after a page says that it is ready, it was drawn.
NOTE_WHEN_USABLE: Final = """(() => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  (async () => {
    while (!(await (READY))) await frame();
    await frame();
    await frame();
    window.usableAt = performance.now();
  })();
})()"""

Event = dict[str, Any]


@dataclass(frozen=True)
class Figures:
    """Seconds until usable; milliseconds a frame, whole map and close up; megabytes. None: not in time.

    Milliseconds of script as the clock tells them, and of those the processor's: a script also waits for its turn,
    where other work runs on the machine, and for WebGL, where that is drawn by the processor.
    """

    usable: float | None = None
    whole: float | None = None
    whole_processor: float | None = None
    close: float | None = None
    close_processor: float | None = None
    heap: float | None = None
    memory: float | None = None


# Milliseconds a frame: of the clock, of the processor.
NONE: Final = (None, None)


def measure(file: Path, *, where: str, ready: str, webgl: bool, limit: float) -> Figures:
    """Opens a page in a browser of its own and drags its map about; each step may take `limit` seconds."""
    with _browser(WEBGL if webgl else CANVAS) as browser:
        page = browser.new_page(viewport=WINDOW)
        empty = _memory(browser)
        usable = _usable(page, file.as_uri(), ready, limit)
        if usable is None:
            return Figures()
        heap, memory = _heap(page), _memory(browser) - empty
        whole = _script_a_frame(browser, page, where, limit)
        page.screenshot(path=file.with_suffix(".png"))
        close = _script_a_frame(browser, page, where, limit) if _come_close(page, where, limit) else NONE
        page.screenshot(path=file.with_suffix(".close.png"))
        return Figures(usable, *whole, *close, heap, memory)


@contextmanager
def _browser(more: list[str]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS + more)
        yield browser
        browser.close()


def _usable(page: Page, address: str, ready: str, limit: float) -> float | None:
    page.add_init_script(NOTE_WHEN_USABLE.replace("READY", ready))
    until = time.perf_counter() + limit
    try:
        page.goto(address, wait_until="commit", timeout=limit * 1000)
    except TimeoutError:
        return None
    # Asked again and again: Playwright's own waiting is a script that our page does not let in.
    while time.perf_counter() < until:
        noted = page.evaluate("window.usableAt ?? null")
        if noted is not None:
            return float(noted) / 1000
        page.wait_for_timeout(50)
    return None


def _heap(page: Page) -> float:
    devtools = page.context.new_cdp_session(page)
    devtools.send("HeapProfiler.enable")
    devtools.send("HeapProfiler.collectGarbage")
    devtools.send("Performance.enable")
    metrics = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
    devtools.detach()
    return float(metrics["JSHeapUsedSize"]) / 1e6


def _memory(browser: Browser) -> float:
    """Megabytes of all the browser's processes; what they share is counted once."""
    devtools = browser.new_browser_cdp_session()
    processes = devtools.send("SystemInfo.getProcessInfo")["processInfo"]
    devtools.detach()
    return sum(_proportional(process["id"]) for process in processes) / 1e6


def _proportional(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _script_a_frame(browser: Browser, page: Page, where: str, limit: float) -> tuple[float | None, float | None]:
    """Milliseconds of script a frame while the map is dragged across the window and back."""
    with _trace(browser) as events:
        _drag(page, where, limit)
    return script_a_frame(events)


@contextmanager
def _trace(browser: Browser) -> Iterator[list[Event]]:
    devtools = browser.new_browser_cdp_session()
    events: list[Event] = []
    complete: list[Event] = []
    devtools.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    devtools.on("Tracing.tracingComplete", lambda told: complete.append(told))
    wanted = {"includedCategories": CATEGORIES}
    devtools.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": wanted})
    yield events
    devtools.send("Tracing.end")
    while not complete:
        # Any message makes Playwright hand on what has arrived.
        devtools.send("SystemInfo.getProcessInfo")
    devtools.detach()


def _drag(page: Page, where: str, limit: float) -> None:
    """From the corner, where no account is: on pyvis' page the mouse would take it along instead of the map."""
    box = page.locator(where).bounding_box()
    assert box
    x, y = box["x"] + 20, box["y"] + box["height"] - 20
    until = time.perf_counter() + limit
    page.mouse.move(x, y)
    page.mouse.down()
    for frame in range(FRAMES):
        away = STEP * min(frame, FRAMES - frame)
        page.mouse.move(x + away, y - away / 2)
        if time.perf_counter() > until:
            break
    page.mouse.up()


def _come_close(page: Page, where: str, limit: float) -> bool:
    box = page.locator(where).bounding_box()
    assert box
    until = time.perf_counter() + limit
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for _ in range(NOTCHES):
        page.mouse.wheel(0, NOTCH)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300)))")
        if time.perf_counter() > until:
            return False
    return True


def script_a_frame(events: list[Event]) -> tuple[float | None, float | None]:
    """Milliseconds of script, with the collecting of garbage and the layout it causes, per frame that was drawn.

    A frame is one in which the page asked to draw; frames in which it did nothing would make every page look fast.
    """
    whole = [event for event in events if event["ph"] == "X" and event["name"] in SCRIPT]
    if not whole:
        return NONE
    threads = Counter[tuple[int, int]]()
    for event in whole:
        threads[event["pid"], event["tid"]] += event["dur"]
    (busiest, _), *_ = threads.most_common(1)
    mine = [event for event in whole if (event["pid"], event["tid"]) == busiest]
    begun = sorted(event["ts"] for event in events if event["name"] == "AnimationFrame" and event["ph"] == "b")
    drawn = {bisect(begun, event["ts"]) for event in mine if event["name"] == "FireAnimationFrame"}
    if not drawn:
        return NONE
    outer = _outermost(mine)
    clock, processor = sum(event["dur"] for event in outer), sum(event["tdur"] for event in outer)
    return clock / 1000 / len(drawn), processor / 1000 / len(drawn)


def _outermost(events: list[Event]) -> list[Event]:
    """Scripts call each other: what is inside another is not counted twice."""
    outer: list[Event] = []
    for event in sorted(events, key=lambda event: (event["ts"], -event["dur"])):
        if not outer or event["ts"] >= outer[-1]["ts"] + outer[-1]["dur"]:
            outer.append(event)
    return outer
